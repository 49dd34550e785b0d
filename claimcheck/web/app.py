"""The application: pages, API and static files behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import parse_qs

from fastapi import FastAPI, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse
from starlette.exceptions import HTTPException

from claimcheck import __version__
from claimcheck.errors import ClaimcheckError, DocumentError, ReviewError, StoreError
from claimcheck.report.html import Assets
from claimcheck.report.html.markup import Html, tag
from claimcheck.store import article_name
from claimcheck.text.load import SUFFIXES
from claimcheck.web.access import API, Access, Refusal
from claimcheck.web.api import PREFIX, build_api
from claimcheck.web.desk import RUN, Desk
from claimcheck.web.guard import Guard
from claimcheck.web.pages.card import card
from claimcheck.web.pages.drafts import drafts_page, earlier_draft
from claimcheck.web.pages.forms import first_claim
from claimcheck.web.pages.frame import message_page
from claimcheck.web.pages.log import log_page
from claimcheck.web.pages.placed import comparison_page, report_page
from claimcheck.web.pages.queue import queue_list, review_page
from claimcheck.web.pages.runs import runs_page
from claimcheck.web.runner import Runner

_LISTED_RUNS = 200
_OTHERS = 10
_WORDS = {404: "There is nothing here.", 400: "The body cannot be read as JSON.", 405: "That method is not taken here."}
_TITLES = {401: "Who is asking?", 403: "Not from here", 404: "Not found", 421: "Wrong name"}
# The report brings its own policy, which lets in its style and script by their hashes alone.
_REPORT_POLICY = "frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


@dataclass(frozen=True, slots=True, kw_only=True)
class Shop:
    """What the pages need beside the desk: `reader` says what reads articles, `files` are the static ones by name."""

    reader: str
    report_assets: Assets
    files: dict[str, tuple[bytes, str]]
    save_bug: Callable[[BaseException], None]


def build_app(desk: Desk, runner: Runner, access: Access, shop: Shop) -> Guard:
    """Put everything together."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        runner.start()
        yield
        desk.close()

    app = FastAPI(
        title="claimcheck",
        version=__version__,
        openapi_url=f"{PREFIX}/openapi.json",
        docs_url=None,  # they would load scripts from elsewhere
        redoc_url=None,
        lifespan=lifespan,
    )
    app.include_router(build_api(desk, runner))
    _add_entrance(app, access, shop)
    _add_pages(app, desk, shop)
    _add_errors(app, shop)
    return Guard(app, access, _refusal_page)


def _refusal_page(refusal: Refusal) -> str:
    title = _TITLES.get(refusal.status, "Refused")
    return message_page(title, refusal.words, asks_token=refusal is Refusal.NO_TOKEN)


def _add_entrance(app: FastAPI, access: Access, shop: Shop) -> None:
    def enter(token: str) -> Response:
        if not access.is_token(token):
            return HTMLResponse(_refusal_page(Refusal.NO_TOKEN), status_code=401)
        answer = RedirectResponse("/", status_code=303)
        answer.set_cookie(access.cookie_name, access.cookie_value, httponly=True, samesite="strict", path="/")
        return answer

    @app.get("/open", include_in_schema=False)
    def open_link(token: Annotated[str, Query(max_length=500)] = "") -> Response:
        return enter(token)

    @app.post("/sign-in", include_in_schema=False)
    async def sign_in(request: Request) -> Response:
        fields = parse_qs((await request.body())[:4000].decode("utf-8", "replace"))
        return enter(fields.get("token", [""])[0])

    @app.get("/static/{name}", include_in_schema=False)
    def static(name: str) -> Response:
        if name not in shop.files:
            raise HTTPException(404)
        content, media_type = shop.files[name]
        return Response(content, media_type=media_type, headers={"cache-control": "private, max-age=300"})


def _add_pages(app: FastAPI, desk: Desk, shop: Shop) -> None:
    @app.get("/", include_in_schema=False)
    def runs() -> HTMLResponse:
        with desk.stores() as stores:
            counts = stores.decisions.counts()
            entries = stores.runs.entries(_LISTED_RUNS)
        return HTMLResponse(runs_page(entries, counts, reader=shop.reader, suffixes=",".join(SUFFIXES)))

    @app.get("/runs/{run_id}/report", include_in_schema=False)
    def report(run_id: str, reviewed: bool = False) -> HTMLResponse:
        review, count = desk.review(run_id)
        page = desk.pages.get(
            (run_id, "report", count, reviewed), lambda: report_page(review, shop.report_assets, is_reviewed=reviewed)
        )
        return HTMLResponse(page, headers={"content-security-policy": _REPORT_POLICY})

    @app.get("/runs/{run_id}/review", include_in_schema=False)
    def review_run(run_id: str, claim: Annotated[str, Query(max_length=64)] = "") -> HTMLResponse:
        review, count = desk.review(run_id)
        chosen = review.claim(claim) or first_claim(review)
        view = desk.view(run_id, count, review)
        shown = card(chosen, review, view) if chosen else tag("p", "No claim was found in this article.", class_="none")
        queue = Html(desk.pages.get((run_id, "queue", count), lambda: queue_list(review)))
        return HTMLResponse(review_page(review, shown, queue, count))

    @app.get("/runs/{run_id}/claims/{claim_id}", include_in_schema=False)
    def one_claim(run_id: str, claim_id: str) -> HTMLResponse:
        """Give one claim alone, for the script to put in place."""
        review, count = desk.review(run_id)
        chosen = review.claim(claim_id)
        if chosen is None:
            raise ReviewError(f"claim {claim_id[:40]}: this run has none", field=RUN)
        return HTMLResponse(card(chosen, review, desk.view(run_id, count, review)))

    @app.get("/runs/{run_id}/queue", include_in_schema=False)
    def queue_of_run(run_id: str) -> HTMLResponse:
        """Give the queue alone, for the script to put in place."""
        review, count = desk.review(run_id)
        return HTMLResponse(desk.pages.get((run_id, "queue", count), lambda: queue_list(review)))

    @app.get("/runs/{run_id}/decisions", include_in_schema=False)
    def decisions(run_id: str) -> HTMLResponse:
        review, _ = desk.review(run_id)
        with desk.stores() as stores:
            counts = stores.decisions.counts()
            entries = stores.runs.entries(_LISTED_RUNS)
        others = [each for each in entries if each.id in counts and each.id != run_id][:_OTHERS]
        earlier = earlier_draft(review.report, others, lambda other: desk.report(other).document.text)
        return HTMLResponse(log_page(review, desk.decisions(run_id), others, earlier))

    @app.get("/runs/{run_id}/drafts", include_in_schema=False)
    def drafts(run_id: str) -> HTMLResponse:
        document = desk.report(run_id).document
        title = article_name(document.title, document.text)
        return HTMLResponse(drafts_page(run_id, title, desk.runs(_LISTED_RUNS)))

    @app.get("/runs/{run_id}/diff/{before}", include_in_schema=False)
    def diff(run_id: str, before: str) -> HTMLResponse:
        """Compare a run with another one, which counts as the earlier draft."""
        reports = desk.report(before), desk.report(run_id)
        page = desk.pages.get(
            (run_id, "diff", before),
            lambda: comparison_page(*reports, shop.report_assets),
        )
        return HTMLResponse(page, headers={"content-security-policy": _REPORT_POLICY})


def _add_errors(app: FastAPI, shop: Shop) -> None:
    def answer(request: Request, status: int, kind: str, message: str, field: str | None = None) -> Response:
        if request.url.path.startswith(API):
            return JSONResponse({"error": {"kind": kind, "message": message, "field": field}}, status_code=status)
        return HTMLResponse(message_page(_TITLES.get(status, "It did not work"), message), status_code=status)

    @app.exception_handler(ClaimcheckError)
    def known(request: Request, exc: Exception) -> Response:
        if isinstance(exc, ReviewError):
            status = {RUN: 404, "checks": 429}.get(exc.field, 422)
            return answer(request, status, "review", str(exc), exc.field)
        status = 503 if isinstance(exc, StoreError) else 422
        return answer(request, status, "article" if isinstance(exc, DocumentError) else "store", str(exc))

    @app.exception_handler(RequestValidationError)
    def invalid(request: Request, exc: Exception) -> Response:
        first: dict[str, Any] = exc.errors()[0] if isinstance(exc, RequestValidationError) else {}
        place = ".".join(str(part) for part in first.get("loc", ()) if part not in {"body", "query"})
        return answer(request, 422, "request", f"{place or 'the request'}: {first.get('msg', 'is wrong')}", place)

    @app.exception_handler(HTTPException)
    def plain(request: Request, exc: Exception) -> Response:
        status = exc.status_code if isinstance(exc, HTTPException) else 500
        return answer(request, status, "request", _WORDS.get(status, "It cannot be done."))

    @app.exception_handler(Exception)
    def bug(request: Request, exc: Exception) -> Response:
        shop.save_bug(exc)
        return answer(request, 500, "bug", "A bug of ours; where it happened is kept in the home folder.")
