"""
Say of each line of standard input, a JSON document, whether a schema accepts it: 1 or 0.

Run as a program of its own, with an older jsonschema before the installed one on the path.
"""

import json
import sys
from pathlib import Path

from jsonschema import validators


def main(path: str) -> None:
    """Print an answer to each line of standard input, by the schema in a file."""
    schema = json.loads(Path(path).read_text("utf-8"))
    kind = validators.validator_for(schema)
    kind.check_schema(schema)
    validator = kind(schema, format_checker=kind.FORMAT_CHECKER)
    print("".join("1" if validator.is_valid(json.loads(line)) else "0" for line in sys.stdin))


if __name__ == "__main__":
    main(sys.argv[1])
