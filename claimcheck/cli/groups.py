"""A group of commands whose help says of each what its first sentence says, whole."""

from __future__ import annotations

import click

_WHOLE = 10_000
"""Characters; click cuts the line of a command where the terminal ends, and the reader guesses the rest."""


class Commands(click.Group):
    """A group that lists its commands with their first sentences, over as many lines as they take."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands."""
        commands = [(name, self.get_command(ctx, name)) for name in self.list_commands(ctx)]
        rows = [(name, command.get_short_help_str(_WHOLE)) for name, command in commands if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)
