"""The command line: which command is meant, and how a run ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from importlib import import_module
from itertools import pairwise

import click

from claimcheck import __version__
from claimcheck.cli.context import Common
from claimcheck.cli.groups import Commands
from claimcheck.cli.output import FULL, complain
from claimcheck.errors import ClaimcheckError, ExitCode

_HELP = """Show every claim of a news article, on whose word it stands, and what your own archive says about it.

`claimcheck ARTICLE...` is short for `claimcheck check ARTICLE...`; a file that is named like a command is `./runs`.
"""
_COMMON = ("--home", "--config")
_COMMANDS = {
    "check": ("check", "check"),
    "archive": ("archive", "archive"),
    "policy": ("policy", "policy"),
    "watch": ("watch", "watch"),
    "runs": ("runs", "runs"),
    "review": ("review", "review"),
    "purge": ("runs", "purge"),
    "cache": ("cache", "cache"),
    "eval": ("evals", "evals"),
    "schema": ("schema", "schema"),
    "doctor": ("doctor", "doctor"),
}
_OWN_WORDS = {"--help", "-h", "--version"}
_NEAR = 0.75
"""How alike, of 1, a word and a command are for the one to be a slip for the other."""
_SPOILT = {errno.EROFS: "name another place", errno.EIO: "look at the disk"}
"""What else the system says of a disk, with what to do."""


def main() -> int:
    """Run the command line and give the exit code."""
    return run(sys.argv[1:])


def run(words: Sequence[str]) -> int:
    """Run one command line, say in one line what went wrong, and give the exit code."""
    code: int | None
    try:
        code = _app(args=arrange(words), prog_name="claimcheck", standalone_mode=False)
    except ClaimcheckError as exc:
        complain(str(exc))
        code = exc.exit_code
    except click.ClickException as exc:
        _show_usage(exc)
        code = ExitCode.USAGE
    except (KeyboardInterrupt, click.Abort):
        code = ExitCode.INTERRUPTED
    except PermissionError as exc:
        code = _closed(exc) if exc.filename else _bug(exc, words)
    except OSError as exc:
        code = _storage(exc) if exc.errno in FULL or exc.errno in _SPOILT else _bug(exc, words)
    except Exception as exc:  # noqa: BLE001  (the last resort: a user gets one line, never a traceback)
        code = _bug(exc, words)
    return int(code or ExitCode.DONE)


def arrange(words: Sequence[str]) -> list[str]:
    """Bring the common options to the front, and put `check` where the first word is no command.

    Raises:
        UsageError: the first word is a mistyped command.
    """
    front: list[str] = []
    rest: list[str] = []
    left = list(words)
    while left:
        word = left.pop(0)
        if word == "--":
            rest += [word, *left]
            break
        if word in _COMMON and left:
            front += [word, left.pop(0)]
        elif word.startswith(tuple(f"{option}=" for option in _COMMON)):
            front.append(word)
        else:
            rest.append(word)
    if rest and rest[0] not in _COMMANDS and rest[0] not in _OWN_WORDS:
        _refuse_slip(rest[0])
        rest.insert(0, "check")
    return front + rest


def _refuse_slip(word: str) -> None:
    """Make sure that a word which is taken for an article is no mistyped command.

    Raises:
        UsageError: it names no file and is close to a command's name.
    """
    # "--policy" is close to "policy", and is an option of `check`.
    if word.startswith("-") or "." in word or os.sep in word or os.path.lexists(word):
        return
    if near := get_close_matches(word, _COMMANDS, n=1, cutoff=_NEAR):
        raise click.UsageError(f"There is no command or file {word!r}. Did you mean {near[0]!r}?")


class _Commands(Commands):
    """The commands in the order of the help, each imported when it is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Name the commands."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Give one command."""
        if cmd_name not in _COMMANDS:
            return None
        module, name = _COMMANDS[cmd_name]
        command: click.Command = getattr(import_module(f"claimcheck.cli.{module}"), name)
        return command


@click.command(cls=_Commands, help=_HELP, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--home", metavar="FOLDER", help="Where records and settings are kept.")
@click.option("--config", metavar="FILE", help="Settings, in place of those at home.")
@click.version_option(__version__, message="claimcheck %(version)s", help="Show the version and stop.")
@click.pass_context
def _app(context: click.Context, /, *, home: str | None, config: str | None) -> None:
    context.obj = Common(home=home, config=config)


def _show_usage(error: click.ClickException) -> None:
    """Say what is wrong with a command line; one without a command gets the help."""
    message = error.format_message()
    if "\n" in message or not message:
        sys.stderr.write(f"{message}\n")
        return
    context = error.ctx if isinstance(error, click.UsageError) else None
    command = context.command_path if context is not None else "claimcheck"
    see = f" See {command}" if message.endswith("?") else f"; see {command}"
    complain(f"{message.rstrip('.')}{see} --help")


def _storage(error: OSError) -> int:
    """Say that a disk is full or cannot be written."""
    what = _SPOILT.get(error.errno or 0, "make room")
    complain(f"{error.filename or 'the output'}: {error.strerror}; {what} and run it again")
    return ExitCode.STORAGE


def _closed(error: PermissionError) -> int:
    """Say that a file or folder is not open to us."""
    complain(f"{error.filename}: {error.strerror}; change its permissions or those of its folder")
    return ExitCode.INPUT


def _bug(error: Exception, words: Sequence[str]) -> int:
    """Save where a bug of ours came from, and say so."""
    from claimcheck.adapters.home import BUGS_FOLDER, prepare_home
    from claimcheck.cli.bugs import save_traceback
    from claimcheck.config import home_folder

    home = home_folder(dict(pairwise(words)).get("--home"), os.environ)
    what = f"a bug of ours ({type(error).__name__})"
    try:
        prepare_home(home)
        complain(f"{what}; where it happened is in {save_traceback(error, home / BUGS_FOLDER)}: please report it")
    except (OSError, ClaimcheckError):
        complain(f"{what}; its traceback could not be saved in {home}")
    return ExitCode.BUG
