"""The command line as `python -m gpai_code`."""

import sys

from gpai_code.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
