"""The command line: `claimcheck`, and the same as `python -m claimcheck`."""

import sys


def main() -> int:
    """Run the command line; Ctrl-C while it is still being loaded ends it as quietly as later on."""
    try:
        from claimcheck.cli.main import main as run  # noqa: PLC0415  (Ctrl-C may come while it is imported)

        return run()
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
