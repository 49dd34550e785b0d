"""`claimcheck review`: the review pages and the HTTP API."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from claimcheck.cli.context import Common, settings_of
from claimcheck.cli.llm_options import announce, embedder_options, flags_of, llm_options
from claimcheck.cli.output import check_target, complain, output_option, write_file, write_json
from claimcheck.config import Flags, Settings

_TOKEN = "CLAIMCHECK_TOKEN"  # noqa: S105  (the name of a variable)


@click.command("review")
@click.argument("run", required=False, metavar="[RUN]")
@click.option("--host", default="127.0.0.1", metavar="ADDRESS", help="Listen there; another needs --token.")
@click.option("--port", default=8484, metavar="N", type=click.IntRange(0, 65535), help="8484; 0 is any free one.")
@click.option(
    "--name", "names", multiple=True, metavar="NAME", help="A further name of this server, as browsers say it."
)
@click.option("--token", metavar="TEXT", envvar=_TOKEN, help=f"Else {_TOKEN}, else one is made and printed.")
@click.option("--model", metavar="NAME", help="What reads articles that are handed in.")
@click.option("--archive", metavar="FOLDER|URL", help="The archive to search; by default the one at home.")
@click.option("--no-archive", is_flag=True, help="Search no archive.")
@click.option("--policy", metavar="NAME|FILE", help="The sourcing policy: a pack's name, or a file in TOML.")
@embedder_options
@llm_options
@click.pass_obj
def review(
    common: Common,
    /,
    *,
    run: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    token: str | None,
    model: str | None,
    archive: str | None,
    no_archive: bool,
    policy: str | None,
    **llm: str | bool | None,
) -> None:
    """Serve the review pages and the HTTP API on this machine.

    RUN is an id, its beginning, or last: its page is the one whose address is printed. Ctrl-C ends the server; every
    decision that it acknowledged is kept.
    """
    flags = Flags(model=model, archive="" if no_archive else archive, policy=policy, **flags_of(llm))
    settings = settings_of(common, flags)

    from claimcheck.adapters.home import prepare_home
    from claimcheck.adapters.policy_files import open_policy
    from claimcheck.cli.bugs import save_traceback
    from claimcheck.web.desk import Desk
    from claimcheck.web.runner import Runner
    from claimcheck.web.serve import Address, load_shop, make_access, open_socket, serve
    from claimcheck.wiring import open_review_stores, open_workbench

    open_policy(settings.policy)
    prepare_home(settings.home)
    address = Address(host=host, port=port, names=names)
    opened = open_socket(address)
    try:
        access = make_access(address, opened.getsockname()[1], token)
        stores = open_review_stores(settings)
        path = f"/runs/{stores.runs.load(run).run.id}/review" if run else "/"
        stores.close()

        def save_bug(error: BaseException) -> None:
            save_traceback(error, settings.bugs_folder)

        desk = Desk(lambda: open_review_stores(settings))
        runner = Runner(desk, lambda: open_workbench(settings, announce), save_bug)
        shop = load_shop(_reader_words(settings), save_bug)
        # A token that was given may be in use for long, and what is printed is often kept in a log.
        shown, asks = (f"open?token={access.token}", "") if token is None else ("", "it asks for the token you gave; ")
        complain(f"review on http://{access.hosts[0]}/{shown} ({asks}Ctrl-C ends it)")
        if run:
            complain(f"then http://{access.hosts[0]}{path}")
        sys.stderr.flush()
        serve([opened], desk, runner, access, shop)
    finally:
        opened.close()


def _reader_words(settings: Settings) -> str:
    """Say what reads an article, and what of it leaves this machine."""
    asks_embedder = settings.embedder is not None and settings.archive is not None
    claims = f"its claims are sent to {settings.embedder}, to search the archive" if asks_embedder else ""
    if settings.is_llm:
        return f"It is read by {settings.model}: its text is sent to that model's server{claims and f'; {claims}'}."
    where = f"the {settings.model} engine on the machine that serves this page"
    return f"It is read by {where}; {claims or 'it is sent nowhere else'}."


@click.command("decisions")
@click.argument("run", default="last", metavar="[RUN]")
@click.option("--redact-sources", is_flag=True, help="Mask every description of an anonymous source.")
@click.option("--form", type=click.Choice(["all", "eval"]), default="all", help="eval is for claimcheck eval promote.")
@output_option
@click.pass_obj
def decisions(common: Common, /, *, run: str, redact_sources: bool, form: str, output: Path | None) -> None:
    """Write the decisions of a review as JSON; RUN is an id, its beginning, or last."""
    from claimcheck.errors import ConfigError
    from claimcheck.review.case_export import case_text
    from claimcheck.review.export import export_text
    from claimcheck.review.fold import review_of
    from claimcheck.wiring import open_review_stores

    if redact_sources and form == "eval":
        raise ConfigError("--redact-sources: a case needs the article's own words; leave one out", setting="--form")
    if output is not None:
        check_target(output, [])
    stores = open_review_stores(settings_of(common))
    try:
        report = stores.runs.load(run)
        made = stores.decisions.of_run(report.run.id)
    finally:
        stores.close()
    state = review_of(report, made)
    text = case_text(state) if form == "eval" else export_text(state, made, redact_sources=redact_sources)
    if output is None:
        write_json(text)
    else:
        write_file(output, text)
