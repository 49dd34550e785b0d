"""`claimcheck archive`: hands its words on to the commands of the archive, which are imported for them alone."""

from __future__ import annotations

import click

from claimcheck.cli.context import Common


@click.command(
    "archive",
    short_help="Add to, list, search and mend the archive.",
    add_help_option=False,
    context_settings={"ignore_unknown_options": True},
)
@click.argument("words", nargs=-1, type=click.UNPROCESSED)
@click.pass_obj
def archive(common: Common, /, *, words: tuple[str, ...]) -> int | None:
    """Run a command of the archive."""
    import typer

    from claimcheck.cli.archive import archive_app

    try:
        code: int | None = archive_app(
            args=list(words), prog_name="claimcheck archive", standalone_mode=False, obj=common
        )
    except typer.TyperException as exc:
        raise click.UsageError(exc.format_message()) from exc
    return code
