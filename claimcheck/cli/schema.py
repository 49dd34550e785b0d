"""`claimcheck schema`."""

from __future__ import annotations

import click

from claimcheck.cli.output import write_json


@click.command("schema")
def schema() -> None:
    """Print the JSON Schema of the JSON report."""
    from claimcheck.report.schema import report_schema

    write_json(report_schema())
