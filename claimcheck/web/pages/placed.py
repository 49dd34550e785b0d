"""Pages that were made to stand alone, the report and the comparison, with the ways to the other pages of a run."""

from __future__ import annotations

from claimcheck.report.diff import compare_reports
from claimcheck.report.html import Assets, diff_to_html, to_html
from claimcheck.report.html.markup import Html, tag
from claimcheck.report.phrases import count as counted
from claimcheck.review.outcome import reviewed_report
from claimcheck.review.state import Review
from claimcheck.types import Report
from claimcheck.web.pages.frame import places_of

# Behind the link that skips to the article, which must stay the first on the page.
_SKIP_END = "Skip to the article</a>"
_BODY = "<body>"


def report_page(review: Review, assets: Assets, *, is_reviewed: bool) -> str:
    """Give the report, the machine's own or as it stands after the review; each links the other."""
    report = reviewed_report(review) if is_reviewed else review.report
    run_id = review.report.run.id
    return _with_places(to_html(report, assets), _SKIP_END, run_id, "Report", _which(review, is_reviewed=is_reviewed))


def comparison_page(before: Report, after: Report, assets: Assets) -> str:
    """Give the comparison of two runs, with the ways to the pages of the later one."""
    return _with_places(diff_to_html(compare_reports(before, after), assets), _BODY, after.run.id)


def _which(review: Review, *, is_reviewed: bool) -> Html | None:
    """Say on which side of the review's decisions a report is; nothing where none holds."""
    if not review.live:
        return None
    address = f"/runs/{review.report.run.id}/report"
    sums = f"{counted(len(review.live), 'decision')}, {review.done} of {counted(len(review.claims), 'claim')} decided"
    if is_reviewed:
        return tag("p", f"As it stands after the review: {sums}. ", tag("a", "The machine’s own result", href=address))
    link = tag("a", "The report as it stands after the review", href=f"{address}?reviewed=1")
    return tag("p", f"The machine’s own result, without the review: {sums}. ", link)


def _with_places(page: str, behind: str, run_id: str, here: str = "", note: Html | None = None) -> str:
    """Put the links to the other pages of a run, and a note, into a page that was made to stand alone."""
    links = (tag("li", tag("a", words, href=address)) for address, words in (("/", "Runs"), *places_of(run_id, here)))
    bar = tag("nav", tag("ul", *links), note, aria_label="Places")
    return page.replace(behind, f"{behind}{bar}", 1)
