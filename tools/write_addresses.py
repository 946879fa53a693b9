"""Write docs/addresses.txt, the list of permanent addresses, one on each line."""

import argparse
import sys
from pathlib import Path

from gpai_code.catalog.addresses import addresses

LIST = Path(__file__).parent.parent / "docs" / "addresses.txt"


def main() -> int:
    """
    Write the list, or compare it with what the data give.

    An address that was published is never taken out: what is missing is an error in both modes.
    """
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="Write nothing; exit with 1 if stale.")
    options = parser.parse_args()
    current = list(addresses())
    published = LIST.read_text("utf-8").splitlines() if LIST.exists() else []
    if missing := [path for path in published if path not in set(current)]:
        print(f"addresses were published and lead nowhere now: {', '.join(missing[:10])}")
        return 1
    text = "".join(f"{path}\n" for path in current)
    if options.check:
        return 0 if published == current else 1
    LIST.write_text(text, "utf-8", newline="")
    print(f"{len(current)} addresses")
    return 0


if __name__ == "__main__":
    sys.exit(main())
