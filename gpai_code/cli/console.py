"""What goes to standard output."""

import io
import sys


def write_output(text: str) -> None:
    """Write a document to standard output, in UTF-8 as to a file."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
    else:  # what a caller put in its place
        sys.stdout.write(text)
