"""Attributions without a plain verb of saying: figures given, laws, polls, verbs in two words, unnamed talk."""

import pytest

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document


def statements_of(text: str) -> list[FoundAttribution]:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    return [a for a in find_attributions(article) if a.act is Act.STATEMENT]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Another put the number of leaks at 12.", ("Another", "put", "the number of leaks at 12")),
        (
            "His solicitor put the cost of the repairs at £310,000.",
            ("His solicitor", "put", "the cost of the repairs at £310,000"),
        ),
        ("Hallam put it at about 12 percent.", ("Hallam", "put", "it at about 12 percent")),
        ("Hallam put the odds of a flood at one in five.", ("Hallam", "put", "the odds of a flood at one in five")),
        (
            "A survey by Ostrel Research has 44 percent of voters against the lock.",
            ("A survey by Ostrel Research", "has", "44 percent of voters against the lock"),
        ),
        (
            "In an Ostrel Research survey of 804 adults, 57 percent favored the lock.",
            ("an Ostrel Research survey of 804 adults", "In", "57 percent favored the lock"),
        ),
        (
            "In trials run by the harbour college, 9 of 200 levers broke.",
            ("trials run by the harbour college", "In", "9 of 200 levers broke"),
        ),
        (
            "Under the law a warden can be dismissed only for theft.",
            ("the law", "Under", "a warden can be dismissed only for theft"),
        ),
        ("The law requires two wardens at night.", ("The law", "requires", "two wardens at night")),
        (
            "Its statutes provide that a berth is lost after a year.",
            ("Its statutes", "provide", "that a berth is lost after a year"),
        ),
        (
            "The gates will hold until May, going by the plans of the lock company.",
            ("the plans of the lock company", "going by", "The gates will hold until May"),
        ),
        (
            "The keeper had merely listened, the warden, Corin Vale, went on.",
            ("the warden, Corin Vale", "went on", "The keeper had merely listened"),
        ),
        ("Hallam made clear that the gates were stuck.", ("Hallam", "made clear", "that the gates were stuck")),
        (
            "Hallam let it be known that the gates were stuck.",
            ("Hallam", "let it be known", "that the gates were stuck"),
        ),
        (
            "Hallam pointed out that the gates were stuck.",
            ("Hallam", "pointed out", "that the gates were stuck"),
        ),
        ("The gates were stuck, it is whispered.", (None, "is whispered", "The gates were stuck")),
        (
            "It is believed in the valley that the gates are stuck.",
            (None, "is believed in the valley", "that the gates are stuck"),
        ),
        ("The gates are stuck, we are told.", (None, "are told", "The gates are stuck")),
        ("A reopening is seen as unlikely.", (None, "is seen as", "A reopening / unlikely")),
        (
            "The bank, though, is thought to have paid for the gates.",
            (None, "is thought", "The bank / to have paid for the gates"),
        ),
        (
            "The gates are stuck, two people familiar with his thinking said.",
            ("two people familiar with his thinking", "said", "The gates are stuck"),
        ),
        (
            "The gates, on the ministry’s own figures, fail twice a year.",
            ("the ministry’s own figures", "on", "The gates / fail twice a year"),
        ),
        (
            "By the recollection of one person, the gates were stuck.",
            ("one person", "By", "the gates were stuck"),
        ),
        ("Hallam led by two points in the same poll.", ("the same poll", "in", "Hallam led by two points")),
        ("“The gates are stuck,” grinned Piet Hallam.", ("Piet Hallam", "grinned", "“The gates are stuck,”")),
        (
            "A master asleep, it reasoned, cannot know the door.",
            ("it", "reasoned", "A master asleep / cannot know the door"),
        ),
    ],
)
def test_set_phrases_state_something(text: str, expected: tuple[str | None, str, str]) -> None:
    (found,) = statements_of(text)
    source = found.source.of(text) if found.source else None
    cue = found.cue.of(text) if found.cue else ""
    assert (source, cue, " / ".join(span.of(text) for span in found.content)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Hallam put the boat on its trailer at 5 p.m. on Monday.",
        "The crew put their boat in the water at 40 places.",
        "The council has 44 members in two chambers.",
        "In May, 57 boats were lifted out of the lock.",
        "In the survey office, Hallam waited for two hours.",
        "By the recollection of the storm, the lock was shut for 40 days.",
        "On the council’s figures page, a map was added.",
        "Hallam won by two points in the same district.",
        "Under the bridge, three boats lay at anchor.",
        "The new lock requires two wardens at night.",
        "Hallam went on to close the lock.",
        "Hallam shot back across the harbour in his launch.",
        "He made clear soup for the crew.",
        "We are told to wait at the gate.",
        "Hallam thanked the crew of the tug.",
        "The lock was seen from the harbour.",
        "In a test on Monday, two boats sank.",
        "Going by Hallam Bridge, the walk takes ten minutes.",
        "Going by the name Marlo, he sang for years.",
        "Judging by the crowd, the lock is loved.",
        "The man was seen as he left the bank.",
        "A deer was seen as far off as Ghent.",
        "A deer was seen as early as May.",
        "A deer was seen as the sun rose.",
        "Hallam put it at one end of the table.",
        "Hallam put it at 3 in the afternoon.",
        "The club put the number 9 shirt on sale at 40 euros.",
        "The port put the blame on two men at 40 sites.",
        "Hallam put it at about half price for a week.",
        "Hallam put the prices up at 40 shops.",
        "His act barred nobody from the quay.",
        "The act required courage.",
        "A poll worker has 50 percent of her time free.",
        "In the first Test, 22 wickets fell.",
        "In the Hallam trial, 12 jurors wept.",
    ],
)
def test_like_words_state_nothing(text: str) -> None:
    assert statements_of(text) == []


def test_law_stays_silent_where_somebody_speaks_of_it() -> None:
    (found,) = statements_of("Under the law a warden can be dismissed for theft, Piet Hallam said.")
    assert found.source is not None


def test_law_of_a_relative_clause_states_nothing() -> None:
    (found,) = statements_of("The ministry, which the treaty bars from mining, said it was closed.")
    assert found.lemma == "say"


def test_year_before_which_is_no_source() -> None:
    text = "There is a report the lock office issued in 2022, which says the gates are stuck."
    (found,) = statements_of(text)
    assert found.antecedent is not None
    assert found.antecedent.of(text) == "a report the lock office issued in 2022"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It goes on to warn that the pumps may fail.", ("It", "goes on to warn", "that the pumps may fail")),
        (
            "The company wishes to stress that nobody was hurt.",
            ("The company", "wishes to stress", "that nobody was hurt"),
        ),
        ("My sister rang to say that the boats were late.", ("My sister", "rang to say", "that the boats were late")),
        (
            "The leak was found in a test, the company wishes to stress.",
            ("the company", "wishes to stress", "The leak was found in a test"),
        ),
    ],
)
def test_a_verb_of_saying_behind_to_states_where_only_a_speaker_goes_on_so(
    text: str, expected: tuple[str, str, str]
) -> None:
    (found,) = statements_of(text)
    assert found.source is not None
    assert found.cue is not None
    assert (found.source.of(text), found.cue.of(text), found.content[0].of(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "She went on to claim the title in May.",
        "He wants to say that he is sorry.",
        "The crew had to report that the hull leaked.",
    ],
)
def test_a_verb_of_saying_behind_to_may_be_a_deed_or_a_duty(text: str) -> None:
    assert statements_of(text) == []


def test_who_is_quoted_on_the_way_is_cited_by_who_quotes() -> None:
    (found,) = statements_of("The Nessby Gull says, quoting two pilots, that the lock leaks.")
    assert found.cited is not None
    assert found.cited.of("The Nessby Gull says, quoting two pilots, that the lock leaks.") == "two pilots"


@pytest.mark.parametrize(
    "reason", ["low growth and unemployment", "an instance in which it leaked", "the many drivers"]
)
def test_who_cites_a_reason_stands_on_nobody_else(reason: str) -> None:
    said, *_ = statements_of(f"“The lock leaks,” Ilse Varn said, citing {reason}.")
    assert said.cited is None


@pytest.mark.parametrize("label", ["Photo", "Photograph", "Map"])
def test_what_a_picture_shows_is_said_by_nobody(label: str) -> None:
    assert statements_of(f"{label}: cows on the roof of a shed near Nessby.") == []
