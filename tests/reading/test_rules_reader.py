"""What the rules reader makes of an article, on invented text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rules_reading import claim_on, read

from claimcheck.types import Act, ClaimKind, SourceKind

ARTICLE = """Port To Close Its Oldest Lock

The Tarnmouth port authority is expected to close its oldest lock before the winter, three sources told the Gazette.

The current plan is to drain the lock in May, according to a source close to the board, who requested anonymity to \
discuss private talks.

“There is no money for a second lock,” said an industry source familiar with the plan.

By draining the lock, the authority hopes to find the leak. In December, the district prosecutor indicted two engineers.

The gates were built in 1931, and the pumps were sold in 1970.

Some board members want “to wait a year,” said the source close to the board.

“The divers are booked,” this person told the Gazette. “A delay would cost a season.”

“We are asking the town to pay for a wall,” said Mara Oldenkott, who leads the boatmen’s union at the old quay. “So \
there is a lot of anger.”

The authority declined to comment for this story, but ministry spokesman Piet Hallam said the state was “looking at \
every way to keep the lock open.”

Should the town pay for it?
"""


def test_counted_sources_keep_their_count() -> None:
    link = claim_on(ARTICLE, "close its oldest lock").attributions[0].chain[0]
    assert (link.kind, link.name, link.stated_count) == (SourceKind.UNNAMED_PERSON, "three sources", 3)


def test_this_person_is_the_source_described_before() -> None:
    first = claim_on(ARTICLE, "The current plan").attributions[0].chain[0]
    again = claim_on(ARTICLE, "The divers are booked").attributions[0].chain[0]
    later = claim_on(ARTICLE, "A delay would cost").attributions[0].chain[0]
    assert first.reason_for_anonymity is not None
    assert first.reason_for_anonymity.of(ARTICLE) == "to discuss private talks"
    assert again.antecedent == later.antecedent == first.mention
    assert again.reason_for_anonymity == first.reason_for_anonymity


def test_a_second_source_is_not_the_first() -> None:
    other = claim_on(ARTICLE, "There is no money").attributions[0].chain[0]
    assert other.name == "an industry source familiar with the plan"
    assert other.antecedent is None
    assert other.basis_of_knowledge is not None
    assert other.basis_of_knowledge.of(ARTICLE) == "familiar with the plan"


def test_both_quotations_of_a_named_person_stand_on_her() -> None:
    for words in ("We are asking the town", "So there is a lot"):
        link = claim_on(ARTICLE, words).attributions[0].chain[0]
        assert (link.kind, link.name) == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_identifying_apposition_is_background() -> None:
    assert claim_on(ARTICLE, "leads the boatmen").kind is ClaimKind.BACKGROUND


def test_acts_and_hopes_are_the_article_s_own_claims() -> None:
    hope, act = claim_on(ARTICLE, "hopes to find"), claim_on(ARTICLE, "indicted two engineers")
    assert [a.act for a in hope.attributions] == [Act.STATE_OF_MIND]
    assert [a.act for a in act.attributions] == [Act.ACT]


def test_declining_to_comment_is_process_and_cut_from_what_follows() -> None:
    process = claim_on(ARTICLE, "The authority declined")
    statement = claim_on(ARTICLE, "the state was")
    assert process.kind is ClaimKind.PROCESS
    assert statement.attributions[0].chain[0].name == "Piet Hallam"


def test_coordinated_clauses_with_verbs_of_their_own_are_two_claims() -> None:
    assert claim_on(ARTICLE, "The gates were built").id != claim_on(ARTICLE, "the pumps were").id


def test_a_question_of_the_article_is_opinion_and_no_claim() -> None:
    reading = read(ARTICLE)
    start = ARTICLE.index("Should the town")
    assert not any(s.start <= start < s.end for c in reading.claims for s in c.spans)
    assert [v.is_opinion for v in reading.sentences if v.span.start == start] == [True]


def test_a_denial_says_that_its_content_is_not_true() -> None:
    text = "Mara Oldenkott denied that she had seen the file before Friday."
    claim = claim_on(text, "she had seen")
    assert claim.attributions[0].is_denial
    assert claim.text == "[not true:] [Mara Oldenkott] had seen the file before Friday"


def test_speech_inside_speech_is_a_chain() -> None:
    text = "Mara Oldenkott said that two divers told her that the gate was open all night."
    claim = claim_on(text, "the gate was open")
    assert [link.name for link in claim.attributions[0].chain] == ["Mara Oldenkott", "two divers"]


@pytest.mark.parametrize(
    ("opening", "cited"),
    [
        ("The Harbour Herald, citing two officials, reported", SourceKind.UNNAMED_PERSON),
        ("The Evan Echo reported in 2022, citing internal emails,", SourceKind.UNNAMED_DOCUMENT),
    ],
    ids=["people", "documents"],
)
def test_citing_adds_the_cited_to_the_chain(opening: str, cited: SourceKind) -> None:
    (attribution,) = claim_on(f"{opening} that the gate was open.", "the gate was open").attributions
    assert [link.kind for link in attribution.chain] == [SourceKind.NAMED_ORGANIZATION, cited]


def test_content_around_an_adverb_is_one_claim() -> None:
    text = "The Caddon Bridge reportedly needs 4,000 new bolts."
    assert [c.text for c in read(text).claims] == ["The Caddon Bridge needs 4,000 new bolts"]


def test_a_quotation_inside_a_claim_keeps_its_closing_mark() -> None:
    text = 'A clerk said the warnings were "filed and forgotten."'
    assert [c.text for c in read(text).claims] == ['The warnings were "filed and forgotten."']


def test_a_claim_of_the_article_does_not_end_in_the_air() -> None:
    text = "The bridge was closed on Friday after the council said that two hangers had snapped."
    assert "The bridge was closed on Friday" in [c.text for c in read(text).claims]


def test_an_unsaid_source_keeps_its_cue_in_the_words_of_the_claim() -> None:
    text = "The trial is thought to have cost about 6 million."
    assert [c.text for c in read(text).claims] == ["The trial is thought to have cost about 6 million"]


def test_what_a_court_orders_is_an_act() -> None:
    text = "In 2022, a court ordered the ministry to draw up a plan."
    (claim,) = read(text).claims
    assert [a.act for a in claim.attributions] == [Act.ACT]


def test_and_that_begins_a_second_claim_behind_a_quotation() -> None:
    text = 'Harrow Chemicals said that its plant "meets every standard" and that it had cut emissions by a fifth.'
    assert len(read(text).claims) == 2
    assert claim_on(text, "it had cut").attributions[0].chain[0].kind is SourceKind.NAMED_ORGANIZATION


def test_the_writer_s_eyes_are_witnessed() -> None:
    text = "A Gazette reporter saw about 200 people at the west gate at dawn."
    claim = claim_on(text, "about 200 people")
    assert claim.witnessed is not None
    assert not [a for a in claim.attributions if a.act is Act.STATEMENT]


def test_reading_is_the_same_every_time() -> None:
    assert read(ARTICLE) == read(ARTICLE)


@given(st.text(alphabet=st.sampled_from('aAbS .,\n“”"said he who-:;—’'), min_size=1, max_size=200).filter(str.strip))
def test_claims_of_any_text_are_unique_and_inside_it(text: str) -> None:
    claims = read(text).claims
    assert len({c.id for c in claims}) == len(claims)
    assert len({c.spans for c in claims}) == len(claims)
    for claim in claims:
        assert all(0 <= s.start < s.end <= len(text) for s in claim.spans)
        assert claim.text


def test_a_later_predicate_is_worded_with_its_subject_and_keeps_where_that_stands() -> None:
    text = "Old Lock\n\nBrill, founded in 1994, flies nine planes and has not turned a profit since 2015.\n"
    claim = claim_on(text, "has not turned")
    assert claim.text == "[Brill] has not turned a profit since 2015"
    assert [s.of(text) for s in claim.spans] == ["has not turned a profit since 2015"]
    assert [s.of(text) for s in claim.resolved] == ["Brill"]
    assert claim_on(text, "flies").text == "Brill flies nine planes"
    assert claim_on(text, "founded").kind is ClaimKind.BACKGROUND


def test_a_later_predicate_of_what_somebody_says_stands_on_the_same_word() -> None:
    text = "Old Lock\n\nIda Roe said that the board had seen a plan in July and had turned it down.\n"
    claim = claim_on(text, "had turned it")
    assert claim.text == "[the board] had turned it down"
    assert [a.chain[-1].name for a in claim.attributions] == ["Ida Roe"]
    assert claim_on(text, "the board").text == "The board had seen a plan in July"


def test_a_relative_clause_of_the_article_is_a_claim_and_one_in_what_somebody_says_stays_there() -> None:
    text = "Old Lock\n\nBrill, which carried 3m people last year, wants to float in 2020.\n"
    claim = claim_on(text, "which carried")
    assert (claim.text, claim.kind) == ("[Brill] carried 3m people last year", ClaimKind.FACT)
    said = "Old Lock\n\nIda Roe said that Brill, which carried 3m people last year, would float in 2020.\n"
    (whole,) = [c for c in read(said).claims if c.attributions]
    assert "which carried 3m people last year" in " ".join(s.of(said) for s in whole.spans)


def test_aide_stays_above_what_the_aide_says_that_the_writer_wrote() -> None:
    text = "An aide said that I wrote that the ministry said the bridge is unsafe."
    (attribution,) = claim_on(text, "the bridge is unsafe").attributions
    assert [link.name for link in attribution.chain] == ["An aide", "the ministry"]


@pytest.mark.parametrize(
    ("sentence", "content", "reason"),
    [
        (
            "According to a person briefed on the plans, who asked not to be named because nothing is signed, "
            "the work will cost 9 million crowns.",
            "the work will cost 9 million crowns",
            "because nothing is signed",
        ),
        (
            "According to two aides, who spoke on condition of anonymity to discuss private talks, the mayor wept.",
            "the mayor wept",
            "to discuss private talks",
        ),
        (
            "According to an official, who, fearing for her job, asked not to be named, she signed it.",
            "she signed it",
            "fearing for her job",
        ),
        (
            "According to a clerk, who asked not to be named because she fears the mayor, drivers were paid late.",
            "drivers were paid late",
            "because she fears the mayor",
        ),
    ],
)
def test_what_is_told_of_a_source_at_the_front_is_not_what_it_states(sentence: str, content: str, reason: str) -> None:
    claim = claim_on(sentence, content)
    (span,) = claim.spans
    assert span.of(sentence) == content
    found = claim.attributions[0].chain[0].reason_for_anonymity
    assert found is not None
    assert found.of(sentence) == reason


def test_a_reason_ends_where_the_sentence_takes_up_its_subject_again() -> None:
    text = (
        "The lock will cost 9 million crowns, according to an aide, who asked not to be named because nothing is "
        "signed, and will take two years."
    )
    reason = claim_on(text, "The lock").attributions[0].chain[0].reason_for_anonymity
    assert reason is not None
    assert reason.of(text) == "because nothing is signed"


def test_a_source_that_may_not_speak_has_its_reason_before_the_main_clause() -> None:
    text = (
        "According to a person familiar with the accounts, who was not authorised to speak publicly, the city has not "
        "paid the gas bill of the concert hall since November."
    )
    reason = claim_on(text, "the city").attributions[0].chain[0].reason_for_anonymity
    assert reason is not None
    assert reason.of(text) == "was not authorised to speak publicly"


def test_whoever_is_told_makes_no_claim_by_a_relative_clause_of_its_own() -> None:
    text = "“All bills are paid,” Greta Holm told the Northmere Echo, which first reported the dispute."
    texts = [claim.text for claim in read(text).claims]
    assert "The Northmere Echo" not in texts
    assert any("first reported the dispute" in each for each in texts)


def test_a_relative_clause_inside_hides_no_claim_of_the_article() -> None:
    text = "“All bills are paid,” Greta Holm said, and the hall, which the city owns, was heated on Monday."
    assert any("was heated on Monday" in claim.text for claim in read(text).claims)


@pytest.mark.parametrize(
    ("text", "reasons"),
    [
        (
            "The vote was close, a member of the panel said. A second member said it was late. Both spoke on condition "
            "of anonymity because the proceedings are classified.",
            ["because the proceedings are classified"] * 2,
        ),
        (
            "Four officers said there was a raid. All four asked for anonymity because they could be fired. One said "
            "it was dark. Another said it was late. Two of the four said it was cold.",
            ["because they could be fired"] * 4,
        ),
        (
            "Two aides said it was late, while a clerk, who asked not to be named for fear of reprisal, said it was "
            "dark.",
            [None, "for fear of reprisal"],
        ),
        (
            "Two aides, who asked not to be named because the case is open, said it was late. One of them said it was "
            "dark. The other said it was cold. A third said it was wet.",
            ["because the case is open"] * 3 + [None],
        ),
        (
            "Two aides, who asked not to be named because the case is open, said it was late. Another said it was wet.",
            ["because the case is open", None],
        ),
        (
            "Two clerks said it was late. “It was dark,” one of the clerks said. “It was wet,” one of the nurses said. "
            "Both clerks left. Both requested anonymity because the case is open.",
            ["because the case is open"] * 2 + [None],
        ),
        (
            "Two clerks, who asked not to be named because the case is open, said it was late. Two nurses said it was "
            "wet. One of the clerks said it was dark. One of the nurses said it was cold.",
            ["because the case is open", None, "because the case is open", None],
        ),
        ("Three aides said it was late. Both asked not to be named because the case is open.", [None]),
        (
            "Two officials said it was late. Ana Ruiz said it was dark. One of the officials said it was cold. The "
            "officials asked not to be named because the case is open.",
            ["because the case is open", None, "because the case is open"],
        ),
        (
            "An official said it was late. Another official said it was dark. The officials asked not to be named "
            "because the case is open.",
            ["because the case is open"] * 2,
        ),
        ("Two officials said it was late. The engineers asked not to be named because the case is open.", [None]),
        (
            "Two nurses, who feared for their jobs, said it was late. The other, a midwife, said it was cold.",
            ["who feared for their jobs"] * 2,
        ),
        ("An aide said that the mayor had been citing fears of reprisal.", [None]),
    ],
)
def test_a_reason_is_of_all_whom_it_is_told_of_and_of_nobody_else(text: str, reasons: list[str | None]) -> None:
    links = [claim.attributions[0].chain[-1] for claim in read(text).claims if claim.attributions]
    assert [each.reason_for_anonymity and each.reason_for_anonymity.of(text) for each in links] == reasons
