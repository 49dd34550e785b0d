"""Run the command line as `python -m claimcheck`."""

import sys

from claimcheck.cli.main import main

if __name__ == "__main__":
    sys.exit(main())
