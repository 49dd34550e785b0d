"""The command line: `claimcheck`, and the same as `python -m claimcheck`."""

import sys


def main() -> int:
    """Run the command line; Ctrl-C while it is still being loaded ends it as quietly as later on."""
    try:
        from claimcheck.cli.main import main as run

        code = run()
    except KeyboardInterrupt:
        code = 130
    return code


if __name__ == "__main__":
    sys.exit(main())
