"""The HTTP API under `/api/v1`: for the pages, and for a newsroom's own system."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import PurePath
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import StreamingResponse
from pydantic import ValidationError

from claimcheck.errors import DocumentError, ReviewError
from claimcheck.report.json import to_json
from claimcheck.review.case_export import case_text
from claimcheck.review.export import decision_row, export_text
from claimcheck.review.outcome import reviewed_report
from claimcheck.review.redaction import Redaction
from claimcheck.store import Submission, SubmissionState
from claimcheck.text.load import SUFFIXES
from claimcheck.web.answers import NOBODY, check_state, claim_row, review_state, run_row
from claimcheck.web.deciding import carry_over, decide, new_id
from claimcheck.web.desk import Desk
from claimcheck.web.forms import ArticleForm, CarryForm, DecisionForm
from claimcheck.web.runner import WAITING, Progress, Runner, given_of

PREFIX = "/api/v1"
MAX_WAITING = 20
_TEXT_NAME = "pasted text"
_POLL_S = 0.3
_HEARTBEAT_S = 15.0
_ARTICLE_BODY = {
    "requestBody": {
        "required": True,
        "description": "The article as JSON, or the bytes of its file, named by `name`.",
        "content": {
            "application/json": {"schema": ArticleForm.model_json_schema()},
            "application/octet-stream": {"schema": {"type": "string", "format": "binary"}},
        },
    }
}
Redact = Annotated[bool, Query(description="Mask every description of an anonymous source.")]


def build_api(desk: Desk, runner: Runner) -> APIRouter:
    """Give the routes."""
    router = APIRouter(prefix=PREFIX)
    _add_checks(router, desk, runner)
    _add_runs(router, desk)
    _add_decisions(router, desk)
    return router


def _add_checks(router: APIRouter, desk: Desk, runner: Runner) -> None:
    @router.post("/checks", status_code=202, openapi_extra=_ARTICLE_BODY, summary="Hand in an article")
    async def submit(
        request: Request,
        name: Annotated[str, Query(max_length=200, description="The file's name; its suffix tells the format.")] = "",
        title: Annotated[str, Query(max_length=300)] = "",
        date: Annotated[str, Query(max_length=40)] = "",
        publisher: Annotated[str, Query(max_length=300)] = "",
        url: Annotated[str, Query(max_length=300)] = "",
    ) -> dict[str, Any]:
        """Take an article; when this answers, it is kept until its report is, also when the server is killed."""
        body = await request.body()
        given = {"title": title, "date": date, "publisher": publisher, "url": url}
        submission = _submission(body, request.headers.get("content-type", ""), name, given)
        await run_in_threadpool(_keep, desk, submission)
        runner.wake()
        return check_state(submission, WAITING)

    @router.get("/checks/{check_id}", summary="Ask how far a check has come")
    def poll(check_id: str) -> dict[str, Any]:
        return _state(desk, runner, check_id)

    @router.get("/checks/{check_id}/events", summary="Be told how far a check has come, as server-sent events")
    async def stream(check_id: str) -> StreamingResponse:
        await run_in_threadpool(_state, desk, runner, check_id)
        return StreamingResponse(_events(desk, runner, check_id), media_type="text/event-stream")


def _add_runs(router: APIRouter, desk: Desk) -> None:
    @router.get("/runs", summary="List the runs, newest first")
    def runs(limit: Annotated[int, Query(ge=1, le=1000)] = 100) -> dict[str, Any]:
        with desk.stores() as stores:
            counts = stores.decisions.counts()
            entries = stores.runs.entries(limit)
        return {"runs": [run_row(entry, counts.get(entry.id, NOBODY)) for entry in entries]}

    @router.get("/runs/{run_id}", summary="Fetch a report")
    def report(
        run_id: str,
        reviewed: Annotated[bool, Query(description="As it stands after the review.")] = False,
        redact_sources: Redact = False,
    ) -> Response:
        """Give the report, as `claimcheck schema` describes it."""
        review, _ = desk.review(run_id)
        shown = reviewed_report(review) if reviewed else review.report
        if redact_sources:
            shown = Redaction(shown.document.text, review.sources).report(shown)
        return Response(to_json(shown), media_type="application/json")

    @router.get("/runs/{run_id}/review", summary="Ask how a run stands", response_model=None)
    def review_of_run(
        run_id: str, after: Annotated[int, Query(ge=0, description="Answer 204 if no more decisions exist.")] = 0
    ) -> Response | dict[str, Any]:
        review, count = desk.review(run_id)
        return Response(status_code=204) if after and count == after else review_state(review, count)


def _add_decisions(router: APIRouter, desk: Desk) -> None:
    @router.get("/runs/{run_id}/decisions", summary="Export the decisions")
    def decisions(
        run_id: str,
        redact_sources: Redact = False,
        form: Annotated[Literal["all", "eval"], Query(description="`eval` is for `claimcheck eval promote`.")] = "all",
    ) -> Response:
        review, _ = desk.review(run_id)
        if form == "eval" and redact_sources:
            raise ReviewError("a case for eval needs the article's own words; leave redact_sources", field="form")
        if form == "eval":
            text = case_text(review)
        else:
            text = export_text(review, desk.decisions(run_id), redact_sources=redact_sources)
        name = f"decisions-{review.report.run.id}{'-redacted' if redact_sources else ''}.json"
        headers = {"content-disposition": f'attachment; filename="{name}"'}
        return Response(text, media_type="application/json", headers=headers)

    @router.post("/runs/{run_id}/decisions", status_code=201, summary="Decide")
    def post(run_id: str, form: DecisionForm) -> dict[str, Any]:
        """Take a decision; when this answers, it is on the disk."""
        decision, review, count = decide(desk, run_id, form)
        touched = [each for each in review.claims if decision in each.decisions]
        is_wide = form.field in {"undo", "split", "merge"}
        return {
            "decision": decision_row(decision, review),
            "count": count,
            "done": review.done,
            "claims": [claim_row(each) for each in (review.claims if is_wide else touched)],
        }

    @router.post("/runs/{run_id}/carry", status_code=201, summary="Repeat the decisions on an earlier draft")
    def carry(run_id: str, form: CarryForm) -> dict[str, Any]:
        """Attach them by their words; those whose words are gone are listed as orphaned."""
        return review_state(*carry_over(desk, run_id, form.origin))


def _submission(body: bytes, content_type: str, name: str, given: dict[str, str]) -> Submission:
    """Read what was handed in.

    Raises:
        DocumentError: it is of a type that is not taken, or no article.
    """
    media_type = content_type.partition(";")[0].strip().lower()
    if media_type.startswith("multipart/"):
        # Its boundaries and headers would be read as the article's own words.
        raise DocumentError("a form is not taken; send the bytes of the file as the body, or JSON", path=_TEXT_NAME)
    if media_type == "application/json":
        try:
            form = ArticleForm.model_validate_json(body)
        except ValidationError as exc:
            first = exc.errors()[0]
            place = ".".join(str(part) for part in first["loc"]) or "the article"
            raise DocumentError(f"{place}: {first['msg']}", path=_TEXT_NAME) from exc
        given = {"title": form.title, "date": form.date, "publisher": form.publisher, "url": form.url}
        name, body = f"{_TEXT_NAME}.txt", form.text.encode("utf-8", "replace")
    else:
        name = PurePath(name.replace("\\", "/")).name
        if PurePath(name).suffix.lower() not in SUFFIXES:
            raise DocumentError(f"{name or 'the file'}: give one of {', '.join(SUFFIXES)}", path=name)
    if not body.strip():
        raise DocumentError(f"{name}: is empty; give the text of the article", path=name)
    try:
        given_of(given)
    except ValueError as exc:
        raise DocumentError(f"{given['date']} is no date; write 2019-02-08 or 2019-02-08T14:30", path=name) from exc
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    kept = {key: value for key, value in given.items() if value}
    return Submission(id=new_id(), submitted_at=moment, name=name, given=kept, data=body)


def _keep(desk: Desk, submission: Submission) -> None:
    with desk.stores() as stores:
        if len(stores.submissions.waiting()) >= MAX_WAITING:
            raise ReviewError(f"{MAX_WAITING} articles wait already; try again later", field="checks")
        stores.submissions.add(submission)


def _state(desk: Desk, runner: Runner, check_id: str) -> dict[str, Any]:
    progress: Progress = runner.progress(check_id)
    with desk.stores() as stores:
        submission = stores.submissions.get(check_id)
    if submission is None:
        raise ReviewError(f"check {check_id[:40]}: there is none", field="run")
    return check_state(submission, progress)


async def _events(desk: Desk, runner: Runner, check_id: str) -> AsyncIterator[str]:
    """Tell each change once, the end last."""
    told = ""
    silent_s = 0.0
    while not desk.is_closed:
        state = await run_in_threadpool(_state, desk, runner, check_id)
        text = json.dumps(state)
        if text != told:
            told, silent_s = text, 0.0
            yield f"event: progress\ndata: {text}\n\n"
        elif silent_s >= _HEARTBEAT_S:
            silent_s = 0.0
            yield ": still here\n\n"
        if state["state"] in {SubmissionState.DONE, SubmissionState.FAILED}:
            return
        await asyncio.sleep(_POLL_S)
        silent_s += _POLL_S
