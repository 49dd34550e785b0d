"""Source, cue and content of attributions in short passages, one row a pattern."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.text.segment import segment
from claimcheck.types import Act, Article, Document

PIECES = re.split(
    r" ", "said told Hallam the a , . “ ” that according to reportedly ( ) : ; — who and he 's citing officials \n\n"
)


def article_of(text: str) -> Article:
    return segment(Document(text=text, sha256=Document.hash_text(text)))


def statements_of(text: str) -> list[FoundAttribution]:
    return [a for a in find_attributions(article_of(text)) if a.act is Act.STATEMENT]


def shape(text: str, found: FoundAttribution) -> tuple[str | None, str, str]:
    source = found.source.of(text) if found.source else None
    cue = found.cue.of(text) if found.cue else ""
    return source, cue, " / ".join(span.of(text) for span in found.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour will close in May, Mara Oldenkott said.",
            ("Mara Oldenkott", "said", "The harbour will close in May"),
        ),
        (
            "Mara Oldenkott said that the harbour will close in May.",
            ("Mara Oldenkott", "said", "that the harbour will close in May"),
        ),
        (
            "The harbour, Mara Oldenkott said, will close in May.",
            ("Mara Oldenkott", "said", "The harbour / will close in May"),
        ),
        (
            "According to a harbour official, the gates are stuck.",
            ("a harbour official", "According to", "the gates are stuck"),
        ),
        (
            "The gates are stuck, according to three officials.",
            ("three officials", "according to", "The gates are stuck"),
        ),
        (
            "“The gates are stuck,” said Piet Hallam, who runs the lock.",
            ("Piet Hallam", "said", "“The gates are stuck,”"),
        ),
        (
            "The gates are stuck, said an official who asked not to be named.",
            ("an official", "said", "The gates are stuck"),
        ),
        (
            "“The gates,” Piet Hallam said, “are stuck for good.”",
            ("Piet Hallam", "said", "“The gates,” / “are stuck for good.”"),
        ),
        (
            "Piet Hallam, the keeper of the lock, told reporters that the gates are stuck.",
            ("Piet Hallam", "told", "that the gates are stuck"),
        ),
        (
            "In a statement on Friday, the ministry said the gates were safe.",
            ("the ministry", "said", "the gates were safe"),
        ),
        (
            "The ministry said in a statement on Friday that the gates were safe.",
            ("The ministry", "said", "that the gates were safe"),
        ),
        (
            "Two clerks who saw the letter said it was forged.",
            ("Two clerks who saw the letter", "said", "it was forged"),
        ),
        (
            "The Echo reported in 2022, citing internal emails, that inspectors knew.",
            ("The Echo", "reported", "that inspectors knew"),
        ),
        ("It has emerged that the board knew.", (None, "has emerged", "that the board knew")),
        ("The club will sign him, it emerged last night.", (None, "emerged", "The club will sign him")),
        ("It is understood the board owes £4m.", (None, "is understood", "the board owes £4m")),
        ("The gates are stuck, it is learnt.", (None, "is learnt", "The gates are stuck")),
        ("The club, based in Gulport, is said to owe £4m.", (None, "is said", "The club / to owe £4m")),
        ("Piet Hallam allegedly said that the gates are stuck.", (None, "allegedly", "that the gates are stuck")),
        ("As Piet Hallam said, the gates are stuck.", ("Piet Hallam", "said", "the gates are stuck")),
        ("The gates are reportedly stuck.", (None, "reportedly", "The gates are / stuck")),
        ("Hallam: The gates are stuck", ("Hallam", ":", "The gates are stuck")),
        (
            "Mara Oldenkott denied that she had seen the file.",
            ("Mara Oldenkott", "denied", "that she had seen the file"),
        ),
        (
            "The council accused the company of hiding the report.",
            ("The council", "accused", "the company of hiding the report"),
        ),
    ],
)
def test_one_attribution(text: str, expected: tuple[str | None, str, str]) -> None:
    (found,) = statements_of(text)
    assert shape(text, found) == expected


def test_quotation_goes_on_behind_the_speaker() -> None:
    text = "“Contracts are signed,” she said. “Nobody will stop this now.”"
    (found,) = statements_of(text)
    assert [c.of(text) for c in found.content] == ["“Contracts are signed,”", "“Nobody will stop this now.”"]


def test_quotation_goes_on_over_paragraphs() -> None:
    text = "“We asked twice,” Piet Hallam said. “They never came.\n\n“So we closed the lock ourselves that night.”"
    (found,) = statements_of(text)
    assert found.content[-1].of(text) == "“So we closed the lock ourselves that night.”"


def test_open_quotation_waits_for_the_speaker_of_the_next_paragraph() -> None:
    text = "“We asked twice in the spring. They never came.\n\n“So we closed the lock,” Piet Hallam said."
    (found,) = statements_of(text)
    assert any("asked twice" in c.of(text) for c in found.content)


def test_coordinated_speech_is_cut_between_the_speakers() -> None:
    text = "The lock is safe, a first engineer said, but Piet Hallam said the gates were stuck."
    first, second = statements_of(text)
    assert first.content[0].of(text) == "The lock is safe"
    assert second.content[0].of(text) == "the gates were stuck"


def test_cited_sources_belong_to_who_cites_them() -> None:
    text = "The Herald, citing two officials, reported that the gates are stuck."
    (found,) = statements_of(text)
    assert found.source is not None
    assert found.source.of(text) == "The Herald"
    assert found.cited is not None
    assert found.cited.of(text) == "two officials"


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The ministry hopes to reopen the lock.", Act.STATE_OF_MIND),
        ("The prosecutor indicted two men in December.", Act.ACT),
        ("The court ruled that the contract was void.", Act.STATEMENT),
    ],
)
def test_act_is_that_of_the_cue(text: str, act: Act) -> None:
    (found,) = find_attributions(article_of(text))
    assert found.act is act


@pytest.mark.parametrize(
    "text",
    [
        "The plan drew harsh attacks on the council and new questions into its spending.",
        "It was a so-called “soft” opening.",
        "The United States built the bridge.",
    ],
)
def test_nouns_and_ironic_marks_are_no_attributions(text: str) -> None:
    assert find_attributions(article_of(text)) == []


@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
@example(["The mayor told aides said, got"])
@example(["The valve closed in May, but according to an audit,"])
def test_spans_of_any_text_lie_in_it(words: list[str]) -> None:
    text = " ".join(words).strip() or "x"
    for found in find_attributions(article_of(text)):
        for span in (*found.content, *(s for s in (found.source, found.cue, found.cited, found.antecedent) if s)):
            assert 0 <= span.start < span.end <= len(text)
