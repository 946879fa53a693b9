"""
Run readers on input that coverage guides: `python tests/fuzz/guided.py [--runs N] [READER ...]`.

Needs atheris (`pip install --group fuzz`). Each reader has a process of its own, in which the
library is instrumented, and starts from the same documents as in `run.py`. Each call may take 5
seconds, each process 1 GiB, and only a `GpaiCodeError` may come out. Prints a Markdown table; ends
with 1 if anything else came out, and keeps the input that did it.
"""

import argparse
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT)] * (str(ROOT) not in sys.path)

RUNS = 100_000
SECONDS_A_CALL = 5
MEGABYTES = 1024
LONGEST = 2**16
"""Longest input that is tried, in bytes."""

FOUND = Path("fuzz-found")
"""Where inputs are kept that broke a reader."""

DONE = re.compile(r"#(\d+)\s+DONE\s+cov: (\d+) ft: \d+ corp: (\d+)/")


def fuzz(name: str, arguments: list[str]) -> None:
    """Fuzz one reader in this process, which ends with it."""
    import atheris  # noqa: PLC0415 - for its process alone

    with atheris.instrument_imports(include=["gpai_code"]):
        from gpai_code.errors import GpaiCodeError  # noqa: PLC0415
        from tests.fuzz.readers import READERS  # noqa: PLC0415

    read = READERS[name].read

    def once(data: bytes) -> None:
        try:
            read(data)
        except GpaiCodeError as error:
            str(error).encode()

    atheris.Setup([sys.argv[0], *arguments], once)
    atheris.Fuzz()


def guided(name: str, seeds: list[bytes], runs: int) -> tuple[bool, str]:
    """Fuzz one reader in a process of its own; return whether it held, and its row or its end."""
    with tempfile.TemporaryDirectory() as folder:
        for number, seed in enumerate(seeds):
            Path(folder, str(number)).write_bytes(seed)
        options = {
            "runs": runs,
            "timeout": SECONDS_A_CALL,
            "rss_limit_mb": MEGABYTES,
            "max_len": LONGEST,
            "seed": 1,
            "artifact_prefix": f"{FOUND}/{name}-",
        }
        FOUND.mkdir(exist_ok=True)
        ran = subprocess.run(
            [sys.executable, __file__, "--one", name, folder]
            + [f"-{option}={value}" for option, value in options.items()],
            capture_output=True,
            text=True,
            errors="replace",
            check=False,
        )
    done = DONE.search(ran.stderr)
    if ran.returncode or not done:
        return False, f"{name}: {ran.stderr[-4000:]}"
    return True, f"| {name} | {int(done[1]):,} | {int(done[2]):,} | {int(done[3]):,} |"


def main() -> int:
    """Run the readers that are named, or all."""
    if sys.argv[1:2] == ["--one"]:
        fuzz(sys.argv[2], sys.argv[3:])
    from tests.fuzz.readers import READERS  # noqa: PLC0415

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("readers", nargs="*", metavar="READER", help=", ".join(READERS))
    parser.add_argument("--runs", type=int, default=RUNS, help="for each reader")
    options = parser.parse_args()
    names = options.readers or list(READERS)
    if unknown := [name for name in names if name not in READERS]:
        parser.error(f"no reader {unknown[0]!r}; there are: {', '.join(READERS)}")
    print("| reader | runs | branches met | inputs kept |\n| --- | ---: | ---: | ---: |")
    held = True
    for name in names:
        fine, row = guided(name, list(READERS[name].seeds()), options.runs)
        held &= fine
        print(row, flush=True)
    return 0 if held else 1


if __name__ == "__main__":
    sys.exit(main())
