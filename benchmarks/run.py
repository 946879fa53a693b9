"""
Compare the library with its own floor and with peers: `python benchmarks/run.py`.

Every round runs all candidates once, in a fresh process each and in random order; printed are the
medians and, for each candidate, the median of its ratios to the base of the same round.
"""

import random
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 15
DATA = Path(__file__).resolve().parent.parent / "gpai_code" / "data" / "final"
JSON_FLOOR = (
    f"import json, pathlib; [json.loads(p.read_bytes()) for p in pathlib.Path({str(DATA)!r})"
    ".glob('*.json')]"
)
SUITES = {
    "cold import (base: import attrs)": {
        "import attrs": "import attrs",
        "import gpai_code": "import gpai_code",
        "import cattrs": "import cattrs",
        "import jsonschema": "import jsonschema",
    },
    "first look-up in a fresh process (base: json.loads of the same files)": {
        "json.loads": JSON_FLOOR,
        "load('final')['safety-security-9.3']": (
            "import gpai_code; gpai_code.load('final')['safety-security-9.3']"
        ),
    },
    "first decision in a fresh process (base: json.loads of the same files)": {
        "json.loads": JSON_FLOOR,
        "resolve(MIT)": "import gpai_code as g; g.resolve(g.ModelFacts(license='MIT'))",
    },
}


def seconds(code: str) -> float:
    """Time one fresh process."""
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", code], check=True)
    return time.perf_counter() - start


def main() -> None:
    """Run every suite and print ratios with their spread."""
    for title, candidates in SUITES.items():
        base = next(iter(candidates))
        rounds: list[dict[str, float]] = []
        for _ in range(ROUNDS):
            names = list(candidates)
            random.shuffle(names)
            rounds.append({name: seconds(candidates[name]) for name in names})
        print(f"\n{title}, {ROUNDS} rounds, Python {sys.version.split()[0]}")
        for name in candidates:
            ratios = sorted(one[name] / one[base] for one in rounds)
            middle = statistics.median(one[name] for one in rounds)
            low, high = ratios[len(ratios) // 10], ratios[-1 - len(ratios) // 10]
            print(
                f"  {name:<40} {middle * 1000:7.1f} ms   "
                f"x {statistics.median(ratios):5.2f}  ({low:.2f} to {high:.2f})"
            )


if __name__ == "__main__":
    main()
