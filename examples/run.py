"""
Set up and show the library at work on a real open model: `python examples/run.py`.

Needs nothing but Python 3.11 or later and a package index. It makes an environment of its own,
installs the library there, and then asks what applies to the model, checks its filled Model
Documentation Form, writes the copy for downstream providers, migrates the form to the final
edition, and compares it with the public summary of training content.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
MODEL = "apertus-70b"


def main() -> None:
    """Run the example."""
    form, facts = HERE / f"{MODEL}.third-draft.json", HERE / f"{MODEL}.facts.json"
    summary = HERE / f"{MODEL}.summary.json"
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        subprocess.run([sys.executable, "-m", "venv", place / "env"], check=True)
        programs = place / "env" / ("Scripts" if os.name == "nt" else "bin")
        install = ("-m", "pip", "install", "--quiet", "--disable-pip-version-check", HERE.parent)
        subprocess.run([programs / "python", *install], check=True)

        def gpai_code(*words: str | Path, ends_with: int = 0) -> None:
            print(f"\n$ gpai-code {' '.join(map(str, words))}", flush=True)
            done = subprocess.run([programs / "gpai-code", *words], check=False)
            if done.returncode != ends_with:
                sys.exit(f"ended with {done.returncode}, not with {ends_with}")

        gpai_code("resolve", facts)
        gpai_code("check", form, "--systemic-risk", "no")
        copy = place / "downstream.json"
        gpai_code("export", form, "--audience", "DPs", "--output", copy)
        gpai_code("check", copy)
        page = HERE / f"{MODEL}.downstream.html"
        gpai_code("export", copy, "--format", "html", "--force", "--output", page)
        gpai_code("migrate", form, "--output", place / "final.json")
        # two rows that the final Form asks for cannot be told from the words of the third draft's
        gpai_code("check", place / "final.json", ends_with=2)
        # and the summary leaves open on purpose what no source gives
        gpai_code("check", place / "final.json", summary, "--facts", facts, ends_with=2)
        print(f"\nThe downstream providers' copy as a page: {page}")


if __name__ == "__main__":
    main()
