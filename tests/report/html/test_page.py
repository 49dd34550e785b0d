"""The HTML report as text: what it holds, and what it lets in."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from sample_report import TEXT, sample_report

from claimcheck.cli.rendering import load_assets
from claimcheck.report.html import to_html
from claimcheck.types import CheckedSentence, Claim, ClaimKind, Label, Report, SentenceState, Span

_VOID = {"meta", "input", "br", "hr"}


class Page(HTMLParser):
    """A page as a strict reader sees it: every element closed, and the words of each."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.article = ""
        self._open: list[str] = []
        self.feed(page)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(dict(attrs)) == len(attrs), f"an attribute of <{tag}> is given twice"
        if tag not in _VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "article" in self._open:
            self.article += data

    def ids(self) -> list[str]:
        return [attributes["id"] or "" for _, attributes in self.elements if "id" in attributes]


def page(report: Report | None = None) -> str:
    return to_html(report or sample_report(), load_assets())


def test_the_article_is_there_word_for_word() -> None:
    shown = "".join(Page(page()).article.split())
    assert shown == "".join(TEXT.split())


@pytest.mark.parametrize("tail", [[Span(0, 3)], [Span(0, len(TEXT)), Span(5, 90)], [Span(len(TEXT) - 2, len(TEXT))]])
def test_claims_that_overlap_or_reach_over_paragraphs_lose_no_word(tail: list[Span]) -> None:
    report = sample_report()
    claims = tuple(replace(claim, spans=(*claim.spans, *tail)) for claim in report.claims)
    assert "".join(Page(page(replace(report, claims=claims))).article.split()) == "".join(TEXT.split())


def test_every_link_inside_the_page_has_a_target_and_every_id_is_used_once() -> None:
    read = Page(page())
    ids = read.ids()
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] or "" for name, attributes in read.elements if name == "a"]
    assert {target[1:] for target in targets if target.startswith("#")} <= set(ids)
    assert len([target for target in targets if target.startswith("#c")]) >= len(sample_report().claims)


def test_two_claims_of_one_id_get_a_card_each() -> None:
    report = sample_report()
    twice = replace(report, claims=(*report.claims, report.claims[0]))
    ids = Page(page(twice)).ids()
    assert len(ids) == len(set(ids))
    assert sum(name.startswith("c") and name[1:].isdigit() for name in ids) == len(twice.claims)


def test_the_page_allows_its_own_style_and_script_and_nothing_else() -> None:
    made = page()
    policy = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', made)
    assert policy is not None
    rules = dict(part.strip().split(" ", 1) for part in policy[1].replace("&#x27;", "'").split(";"))
    for name, element in (("style-src", "style"), ("script-src", "script")):
        content = made[made.index(f"<{element}>") + len(element) + 2 : made.index(f"</{element}>")]
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert rules[name] == f"'sha256-{digest}'"
    assert (rules["default-src"], rules["base-uri"], rules["form-action"]) == ("'none'",) * 3


def test_nothing_in_the_page_loads_or_runs() -> None:
    for name, attributes in Page(page()).elements:
        assert name not in {"img", "link", "iframe", "object", "embed", "base", "form", "video", "audio", "source"}
        assert not {"src", "srcset", "style", "action", "formaction"} & set(attributes)
        assert not [key for key in attributes if key.startswith("on")]


def test_a_thousand_words_stay_under_the_limit() -> None:
    report = longer(sample_report(), 20)
    assert len(report.document.text.split()) > 1000
    assert len(page(report).encode()) < 400_000


def longer(report: Report, times: int) -> Report:
    """Give the same article so many times over, with all its claims, sources and findings."""
    step = len(TEXT) + 2
    paragraphs = report.sentences[-1].paragraph + 1

    def moved(span: Span, n: int) -> Span:
        return Span(span.start + n * step, span.end + n * step)

    def claim_of(claim: Claim, n: int) -> Claim:
        return replace(claim, id=f"{claim.id}{n}", spans=tuple(moved(span, n) for span in claim.spans), attributions=())

    return replace(
        report,
        document=replace(report.document, text="\n\n".join([TEXT] * times)),
        sentences=tuple(
            CheckedSentence(
                start=one.start + n * step, end=one.end + n * step, paragraph=one.paragraph + n * paragraphs,
                state=one.state, reason=one.reason,
            )
            for n in range(times)
            for one in report.sentences
        ),
        claims=tuple(claim_of(claim, n) for n in range(times) for claim in report.claims),
    )  # fmt: skip


def test_each_card_says_why_its_label_holds() -> None:
    made = page()
    for words in (
        "The article gives a named source for it.",
        "The archive supports it, which does not change that.",
        "the archive contradicts it. Which of the two is right is not decided here.",
        "It could not be classified: in a language that the engine does not read.",
        "no reason given for not being named",
        "because the budget is not public",
        "how far the attribution reaches is unclear",
    ):
        assert words in made


def test_of_a_process_claim_it_is_not_said_that_no_archive_was_searched() -> None:
    report = sample_report()
    process = [replace(one, kind=ClaimKind.PROCESS, label=Label.UNVERIFIED, evidence=()) for one in report.claims]
    made = page(replace(report, claims=tuple(process)))
    assert "outside the label counts, looked up nowhere." in made
    assert "no archive was searched" not in made.casefold()


def test_without_an_archive_the_legend_says_nothing_of_one() -> None:
    report = sample_report()
    assert "the article shows no ground for it, and the archive none" in page(report)
    without = page(replace(report, run=replace(report.run, archive=None)))
    assert "the article shows no ground for it, and no archive was searched" in without
    assert "and the archive none" not in without.split("</header>")[0]
    assert "or on the archive" not in without


def test_what_differs_between_article_and_archive_is_marked() -> None:
    assert "<mark>14</mark>" in page()
    assert "<mark>9</mark>" in page()


def test_a_finding_is_a_sentence_with_all_the_words_of_its_claim() -> None:
    report = sample_report()
    claim = replace(report.claims[0], spans=(Span(0, 4), Span(10, 20)))
    finding = replace(
        report.findings[0], message='only “pipes of 5" and 6"” say so', spans=claim.spans, claim_id=claim.id
    )
    made = page(replace(report, claims=(claim, *report.claims[1:]), findings=(finding,)))
    assert '>Only “pipes of 5" and 6"” say so<' in made
    assert f"{TEXT[0:4]} … {TEXT[10:20]}" in made
    apart = replace(finding, spans=(Span(0, 4), Span(30, 40)))
    assert " … " not in page(replace(report, findings=(apart,))).split('id="findings-head"')[1].split("<code>")[0]


def test_what_was_not_read_is_said_with_its_cause() -> None:
    report = sample_report()
    unread = tuple(replace(one, state=SentenceState.NOT_CLASSIFIED, reason="budget") for one in report.sentences)
    number = len(unread)
    coverage = {SentenceState.NOT_CLASSIFIED.value: number}
    made = page(replace(report, claims=(), sentences=unread, coverage=coverage))
    assert f"{number} sentences were not read: the budget was spent, at " in made
    assert f"<td>{number}: the budget was spent</td>" in made


def test_what_the_writer_saw_is_said_on_the_folded_card() -> None:
    report = sample_report()
    seen = replace(report.claims[0], attributions=(), witnessed=Span(0, 4))
    made = page(replace(report, claims=(seen, *report.claims[1:])))
    assert "the writer's own eyes" in made.split("</summary>")[0]


def test_a_report_without_claims_says_so() -> None:
    empty = replace(sample_report(), claims=(), sources=(), findings=(), sentences=(), coverage={}, totals={})
    made = page(empty)
    Page(made)
    assert "No claim was found in this article." in made
    assert "Nothing stands out." in made


def test_the_same_report_gives_the_same_page() -> None:
    assert page() == page()
