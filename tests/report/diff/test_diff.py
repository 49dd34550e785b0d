"""What became of claims, sources and findings between two drafts."""

from __future__ import annotations

import json
import re
import time
from dataclasses import replace

import pytest
from hostile_report import PAYLOADS, hostile_report
from hypothesis import given
from hypothesis import strategies as st
from sample_report import sample_report

from claimcheck.cli.rendering import load_assets
from claimcheck.report.diff import Change, SourceChange, compare_reports, render_diff
from claimcheck.report.diff.matching import Wording, match
from claimcheck.report.html.comparison import diff_to_html
from claimcheck.report.json import dump
from claimcheck.types import CheckedSentence, Claim, Document, Label, Report, Span

WORDS = st.sampled_from("the harbor pilings council voted closed 14 crowns mayor rotten not".split())
DRAFTS = st.lists(st.lists(WORDS, max_size=8).map(" ".join), max_size=8)


def with_text(report: Report, old: str, new: str) -> Report:
    """Give a report on the same article in which some words, which occur once, are others; every span moves along."""
    text = report.document.text
    assert text.count(old) == 1
    start, step = text.index(old), len(new) - len(old)

    def moved(place: int) -> int:
        return place + step if place >= start + len(old) else place

    def spans(given: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(Span(moved(span.start), moved(span.end)) for span in given)

    changed = text.replace(old, new)
    return replace(
        report,
        run=replace(report.run, id="0bbb"),
        document=replace(report.document, text=changed, sha256=Document.hash_text(changed)),
        sentences=tuple(replace(one, start=moved(one.start), end=moved(one.end)) for one in report.sentences),
        claims=tuple(replace(claim, spans=spans(claim.spans), id=f"b{claim.id}") for claim in report.claims),
        sources=tuple(replace(source, mentions=spans(source.mentions)) for source in report.sources),
        findings=tuple(replace(finding, spans=spans(finding.spans)) for finding in report.findings),
    )


def changed(report: Report, place: int, **others: object) -> Report:
    """Give a report in which one claim is otherwise."""
    claims = list(report.claims)
    claims[place] = replace(claims[place], **others)  # type: ignore[arg-type]
    return replace(report, claims=tuple(claims))


def test_a_run_beside_itself_has_nothing_new() -> None:
    diff = compare_reports(sample_report(), sample_report())
    assert {one.change for one in diff.claims} == {Change.KEPT}
    assert not [one for one in diff.claims if one.has_new_label or one.source]
    assert (diff.findings, diff.sentences, diff.kept_sentences) == ((), (), len(sample_report().sentences))
    assert diff.notes == ("the article is the same, word for word",)


def test_a_claim_whose_words_changed_is_reworded_and_its_sentence_too() -> None:
    after = with_text(sample_report(), "found 14 cracked pilings", "counted 19 cracked and broken pilings")
    diff = compare_reports(sample_report(), after)
    (reworded,) = diff.of(Change.REWORDED)
    assert reworded.before is not None
    assert reworded.after is not None
    assert reworded.before.quotation == "In March, inspectors found 14 cracked pilings"
    assert reworded.after.quotation == "In March, inspectors counted 19 cracked and broken pilings"
    assert len(diff.of(Change.KEPT)) == len(diff.claims) - 1
    (sentence,) = diff.sentences
    assert (sentence.change, sentence.after) == (Change.REWORDED, f"{reworded.after.quotation}.")


def test_a_claim_that_moved_to_another_place_is_kept() -> None:
    report = sample_report()
    text = report.document.text
    first = text.index("In March, inspectors found")
    moved = Span(text.index("What will be left"), text.index("What will be left") + 8)
    after = replace(report, claims=tuple(claim for claim in report.claims if min(claim.spans).start != first))
    assert len(compare_reports(report, after).of(Change.GONE)) == 1
    assert len(compare_reports(after, report).of(Change.NEW)) == 1
    assert moved.start > first


def test_a_claim_that_lost_its_source_says_who_it_was() -> None:
    before = sample_report()
    after = changed(before, 1, attributions=(), label=Label.UNVERIFIED)
    (lost,) = compare_reports(before, after).with_source(SourceChange.LOST)
    assert lost.before is not None
    assert lost.after is not None
    assert (lost.before.sources, lost.after.sources, lost.has_new_label) == (("Ilse Brandt",), (), True)
    (gained,) = compare_reports(after, before).with_source(SourceChange.GAINED)
    assert gained.change is Change.KEPT


def test_one_unnamed_source_for_another_is_neither_lost_nor_gained() -> None:
    before = sample_report()
    claim = before.claims[4]
    after = changed(before, 4, attributions=(replace(claim.attributions[0], chain=("s1",)),))
    (other,) = compare_reports(before, after).with_source(SourceChange.OTHER)
    assert not other.has_new_label


def test_an_unnamed_source_too_can_be_lost() -> None:
    before = sample_report()
    after = changed(before, 0, attributions=(), label=Label.UNVERIFIED)
    (lost,) = compare_reports(before, after).with_source(SourceChange.LOST)
    assert lost.before is not None
    assert lost.before.sources == ("three officials",)


def test_a_finding_is_known_by_its_rule_and_the_words_it_points_at() -> None:
    before = sample_report()
    after = with_text(before, "By Mara Oduya", "By Mara Oduya and Teun Vos")
    assert compare_reports(before, after).findings == ()
    fewer = replace(after, findings=after.findings[1:])
    (gone,) = compare_reports(before, fewer).findings
    assert (gone.change, gone.rule, gone.quotation) == (Change.GONE, "no_reason_for_anonymity", "three officials")
    (new,) = compare_reports(fewer, before).findings
    assert new.change is Change.NEW


def test_what_differs_beside_the_article_is_said() -> None:
    before = sample_report()
    run = replace(before.run, model="embedded", archive=None, policy=replace(before.run.policy, sha256="2" * 64))
    notes = compare_reports(before, replace(before, run=run)).notes
    assert len(notes) == 4
    assert "read by rules 0.1.0, then by embedded 0.1.0: a change may be the engine's" in notes


@given(DRAFTS, DRAFTS)
def test_nothing_is_paired_twice_and_equal_words_always_are(before: list[str], after: list[str]) -> None:
    pairs = match([Wording(text=one, place=0.5) for one in before], [Wording(text=one, place=0.5) for one in after])
    assert len({pair.before for pair in pairs}) == len({pair.after for pair in pairs}) == len(pairs)
    assert all((before[pair.before] == after[pair.after]) is pair.is_same for pair in pairs)
    for words in set(before) & set(after):
        least = min(before.count(words), after.count(words))
        assert sum(pair.is_same and before[pair.before] == words for pair in pairs) == least


@given(DRAFTS)
def test_no_claim_is_lost_from_the_account(texts: list[str]) -> None:
    report = sample_report()
    half = replace(report, claims=report.claims[: len(texts) % len(report.claims)])
    for before, after in ((report, half), (half, report)):
        diff = compare_reports(before, after)
        assert sum(one.before is not None for one in diff.claims) == len(before.claims)
        assert sum(one.after is not None for one in diff.claims) == len(after.claims)


def test_the_text_shows_the_gravest_first() -> None:
    before = sample_report()
    after = changed(
        with_text(before, "found 14 cracked", "found 19 cracked"), 1, attributions=(), label=Label.UNVERIFIED
    )
    text = render_diff(compare_reports(before, after))
    heads = re.findall(r"^([A-Z][A-Z ]+?)  \d", text, flags=re.MULTILINE)
    assert heads == ["LOST THEIR SOURCE", "REWORDED", "THE ARTICLE"]
    assert "7 claims before, 7 now: 6 kept, 1 reworded, 0 new, 0 gone" in text
    assert "Without process and background, as each report counts: 5 before, 5 now" in text
    assert "1 lost their source; 0 gained one; 1 label changed" in text
    assert "— on: Ilse Brandt → no source" in text
    assert "- In March, inspectors found 14 cracked pilings.\n+ In March, inspectors found 19 cracked pilings." in text


def test_the_numbers_of_the_head_are_those_of_the_sections() -> None:
    before = sample_report()
    reworded = with_text(with_text(before, "found 14 cracked", "found 19 cracked"), "since 2011", "from 2011 on")
    after = changed(reworded, 1, attributions=(), label=Label.UNVERIFIED)
    diff = compare_reports(before, after)
    assert len(diff.of(Change.REWORDED)) == 2
    lost = next(one for one in diff.claims if one.source is SourceChange.LOST)
    assert lost.change is Change.KEPT
    assert "Each claim is shown once" in render_diff(diff)
    both = compare_reports(before, _with_label(reworded, "In March, inspectors found 19"))
    text = render_diff(both)
    assert "2 reworded" in text
    assert re.search(r"^REWORDED  1 of 2$", text, flags=re.MULTILINE)
    assert "Reworded (1 of 2)" in diff_to_html(both, load_assets())
    assert "Each claim is shown once" not in render_diff(compare_reports(before, reworded))


def _with_label(report: Report, words: str) -> Report:
    place = next(n for n, one in enumerate(report.claims) if one.spans[0].of(report.document.text).startswith(words))
    return changed(report, place, label=Label.NOT_CLASSIFIED)


@pytest.mark.parametrize("words", PAYLOADS.values(), ids=PAYLOADS)
def test_hostile_text_does_nothing_to_a_terminal(words: str) -> None:
    diff = compare_reports(hostile_report(words), sample_report())
    shown = render_diff(diff)
    assert not [character for character in shown if not character.isprintable() and character not in "\n\u200d"]
    json.loads(dump(diff))


def test_two_long_drafts_are_compared_in_seconds() -> None:
    report = sample_report()
    claims = tuple(_numbered(claim, n) for n in range(90) for claim in report.claims)
    sentences = tuple(replace(one, paragraph=n) for n in range(90) for one in report.sentences)
    long = replace(report, claims=claims, sentences=sentences)
    start = time.process_time()
    diff = compare_reports(long, replace(long, claims=claims[1:]))
    assert len(diff.of(Change.GONE)) == 1
    assert time.process_time() - start < 20


def _numbered(claim: Claim, n: int) -> Claim:
    return replace(claim, id=f"{claim.id}{n}")


def test_a_sentence_that_is_new_or_gone_is_told() -> None:
    before = sample_report()
    after = replace(before, sentences=tuple(one for one in before.sentences if one.paragraph != 7))
    assert [one.change for one in compare_reports(before, after).sentences] == [Change.GONE]
    assert [one.after for one in compare_reports(after, before).sentences] == ["Leave a Reply"]
    assert isinstance(before.sentences[0], CheckedSentence)
