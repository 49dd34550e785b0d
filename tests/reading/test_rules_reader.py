"""What the rules reader makes of an article, on invented text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import (
    Act,
    Article,
    ClaimKind,
    Document,
    ReadClaim,
    ReviewReason,
    SectionReading,
    SourceKind,
)

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


def article_of(text: str) -> Article:
    return segment(Document(text=text, sha256=Document.hash_text(text)))


def read(text: str) -> SectionReading:
    (reading,) = RulesReader().read(article_of(text))
    return reading


def claim_on(text: str, words: str) -> ReadClaim:
    start = text.index(words)
    found = [c for c in read(text).claims if any(s.start <= start < s.end for s in c.spans)]
    assert found, words
    return found[0]


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


def test_citing_adds_the_cited_to_the_chain() -> None:
    text = "The Harbour Herald, citing two officials, reported that the gate was open all night."
    claim = claim_on(text, "the gate was open")
    assert [link.kind.is_named for link in claim.attributions[0].chain] == [True, False]


def test_a_first_name_whose_rest_is_withheld_is_unnamed() -> None:
    text = "A nurse asked that her last name be withheld because she works there. Mirela said she worked 19 shifts."
    link = claim_on(text, "she worked 19 shifts").attributions[0].chain[-1]
    assert link.kind is SourceKind.UNNAMED_PERSON


def test_she_is_who_opened_the_sentence_before_and_not_the_last_who_spoke() -> None:
    text = (
        "The contractor, Halden & Voss, declined to comment.\n\n"
        "Mayor Lena Orrick has ordered an inquiry. “I want to know who read it,” she wrote on Saturday."
    )
    link = claim_on(text, "I want to know").attributions[0].chain[0]
    assert (link.kind, link.name) == (SourceKind.NAMED_PERSON, "Lena Orrick")


def test_he_is_not_who_spoke_beside_the_action_of_the_sentence_before() -> None:
    text = (
        "Magnus Thorley wept as the foreman read out the verdict, saying it was “not guilty.” "
        "“I have lived with this every night,” he told reporters."
    )
    assert claim_on(text, "I have lived").attributions[0].chain[0].name == "Magnus Thorley"


def test_content_around_an_adverb_is_one_claim() -> None:
    text = "The Caddon Bridge reportedly needs 4,000 new bolts."
    assert [c.text for c in read(text).claims] == ["The Caddon Bridge needs 4,000 new bolts"]


def test_a_quotation_inside_a_claim_keeps_its_closing_mark() -> None:
    text = 'A clerk said the warnings were "filed and forgotten."'
    assert [c.text for c in read(text).claims] == ['The warnings were "filed and forgotten."']


def test_a_claim_of_the_article_does_not_end_in_the_air() -> None:
    text = "The bridge was closed on Friday after the council said that two hangers had snapped."
    assert "The bridge was closed on Friday" in [c.text for c in read(text).claims]


def test_an_outlet_that_cites_unnamed_documents_is_a_chain_with_them() -> None:
    text = "The Evan Echo reported in 2022, citing internal emails, that inspectors knew."
    (attribution,) = claim_on(text, "inspectors knew").attributions
    assert [link.kind for link in attribution.chain] == [SourceKind.NAMED_ORGANIZATION, SourceKind.UNNAMED_DOCUMENT]


def test_prosecutors_are_named_once_their_court_is() -> None:
    text = "Thorley wept at Evan Crown Court. Prosecutors alleged that he left the bridge."
    assert claim_on(text, "he left").attributions[0].chain[0].kind is SourceKind.NAMED_ORGANIZATION
    unnamed = "Thorley wept. Prosecutors alleged that he left the bridge."
    assert claim_on(unnamed, "he left").attributions[0].chain[0].kind is SourceKind.COLLECTIVE


def test_a_description_with_a_name_behind_it_is_named_but_a_source_is_not() -> None:
    text = (
        "The wall will fall, said another critic, Laurens Tibbe, on Monday. The pumps leak, said a source, Ruiz, too."
    )
    assert claim_on(text, "The wall").attributions[0].chain[0].kind is SourceKind.NAMED_PERSON
    assert claim_on(text, "The pumps").attributions[0].chain[0].kind is SourceKind.UNNAMED_PERSON


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


def test_respondents_stand_on_their_poll() -> None:
    text = (
        "A poll by the Tarn Institute found that 61 percent trust it. Another 18 percent said they had never seen it."
    )
    link = claim_on(text, "they had never seen").attributions[0].chain[-1]
    assert link.kind is SourceKind.DOCUMENT


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


def test_they_are_the_people_who_spoke_last_not_a_body_before_them() -> None:
    text = (
        "The union said the vote was off. People familiar with the plan said the boats would sail. "
        "They said the crews were tired."
    )
    (attribution,) = claim_on(text, "the crews were tired").attributions
    assert [link.kind for link in attribution.chain] == [SourceKind.UNNAMED_PERSON]
    assert attribution.chain[0].name == "People familiar with the plan"


@pytest.mark.parametrize("group", ["Three sources", "Industry sources", "Two aides", "More than 20 people"])
def test_a_group_that_speaks_next_is_not_the_person_who_spoke_last(group: str) -> None:
    text = f"The locks would close, Mara Oldenkott said. {group} said that the boats would sail."
    (attribution,) = claim_on(text, "the boats would sail").attributions
    assert [(link.kind, link.name) for link in attribution.chain] == [(SourceKind.UNNAMED_PERSON, group)]


def _source_of(text: str, words: str) -> tuple[SourceKind, str]:
    link = claim_on(text, words).attributions[0].chain[-1]
    return link.kind, link.name


def test_pronoun_is_the_unnamed_person_whom_the_sentence_before_opens_with() -> None:
    text = (
        "Mara Oldenkott said the lock was safe.\n\nOut on the quay, a docker gave another version. “Half of us knew "
        "about the leak,” he whispered.\n\nOfficials close to the budget were unhappy: no money was left, they warned."
    )
    assert _source_of(text, "Half of us") == (SourceKind.UNNAMED_PERSON, "a docker")
    assert not _source_of(text, "no money")[0].is_named


def test_pronoun_is_who_spoke_last_where_somebody_spoke_since() -> None:
    text = "A docker gave another version. Mara Oldenkott said the lock was safe. “Half of us knew it,” she said."
    assert _source_of(text, "Half of us") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_first_person_inside_an_answer_is_who_answers() -> None:
    text = (
        "Mara Oldenkott runs the lock.\n\nQ: Are the gates safe?\n\nA: They are. I said in May that the gates were "
        "new, and I told him that rust is no danger."
    )
    assert _source_of(text, "the gates were new") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")
    assert _source_of(text, "rust is no danger") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_talk_inside_a_question_of_the_writer_is_anonymous() -> None:
    text = "Mara Oldenkott runs the lock.\n\nQ: Two of your wardens are said to have left.\n\nA: That is wrong."
    assert _source_of(text, "Two of your wardens")[0] is SourceKind.PASSIVE


def test_name_that_the_writer_gives_stands_for_somebody_unnamed() -> None:
    text = "A docker, whom I will call Pim since he works there still, waited. “The gates are old,” said Pim."
    assert _source_of(text, "The gates are old")[0] is SourceKind.UNNAMED_PERSON


def test_short_name_of_somebody_named_in_full_is_named() -> None:
    text = "A docker called Pim Hallam waited, whom friends call Pim. “The gates are old,” said Hallam."
    assert _source_of(text, "The gates are old")[0] is SourceKind.NAMED_PERSON


def test_place_is_nobody_whom_a_pronoun_means() -> None:
    text = "A clerk said the lock was shut. Boats waited for hours at Little Holm. “The gates rusted,” she said."
    assert _source_of(text, "The gates rusted")[1] != "Little Holm"


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


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("Mara Oldenkott sued the port.", SourceKind.SPOKESPERSON),
        ("A former clerk, who asked not to be named, sued the port.", SourceKind.UNNAMED_PERSON),
        ("Piet Hallam said trade fell. A former clerk sued the port.", SourceKind.UNNAMED_PERSON),
        ("The port was sued.", SourceKind.UNNAMED_PERSON),
    ],
)
def test_lawyer_speaks_for_somebody_named_alone(before: str, kind: SourceKind) -> None:
    assert _source_of(f"{before} Her lawyer said the port lied.", "the port lied")[0] is kind


@pytest.mark.parametrize(
    ("before", "pronoun", "name"),
    [
        ("Piet Hallam said he saw it. A woman fell from the lock on Monday.", "he", "Piet Hallam"),
        ("Piet Hallam said he saw it. A woman told another story.", "he", "Piet Hallam"),
        ("Piet Hallam said he saw it. A man drowned there on Monday.", "he", "Piet Hallam"),
        ("Piet Hallam said he saw it. A man on the quay told another story.", "he", "A man"),
    ],
)
def test_unnamed_opener_speaks_where_the_sentence_shows_it(before: str, pronoun: str, name: str) -> None:
    assert _source_of(f"{before} “The gates were open,” {pronoun} said.", "The gates were open")[1] == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Under the law, a warden must stay awake.", SourceKind.UNNAMED_DOCUMENT),
        ("In the survey, 57 percent of wardens must stay awake.", SourceKind.UNNAMED_DOCUMENT),
        ("Keepers fought the Tarn lock law for years. Under the law, a warden must stay awake.", SourceKind.DOCUMENT),
    ],
)
def test_law_is_named_by_words_before_it_alone(text: str, kind: SourceKind) -> None:
    assert _source_of(text, "stay awake")[0] is kind


def test_several_people_are_not_who_spoke_last() -> None:
    text = "Mara Oldenkott, the mayor, said the lock was safe. Industry people said the gates were stuck."
    assert _source_of(text, "the gates were stuck")[0] is SourceKind.UNNAMED_PERSON


def test_aide_stays_above_what_the_aide_says_that_the_writer_wrote() -> None:
    text = "An aide said that I wrote that the ministry said the bridge is unsafe."
    (attribution,) = claim_on(text, "the bridge is unsafe").attributions
    assert [link.name for link in attribution.chain] == ["An aide", "the ministry"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Netra said that fares rise. A man called Netra a monopoly. Netra said it was fair.", SourceKind.NAMED_PERSON),
        ("A keeper called Netra about a leak. Netra said it was fair.", SourceKind.NAMED_PERSON),
        ("He acted only as Netra asked. Netra said it was fair.", SourceKind.NAMED_PERSON),
        ("A woman known only as Netra waited. Netra said it was fair.", SourceKind.UNNAMED_PERSON),
        ("A woman called Netra, who rows there, waited. Netra said it was fair.", SourceKind.UNNAMED_PERSON),
    ],
)
def test_name_is_given_by_the_writer_only_where_the_words_say_so(text: str, kind: SourceKind) -> None:
    assert _source_of(text, "it was fair")[0] is kind


def test_person_named_first_behind_on_is_no_place() -> None:
    text = "The town mourned an attack on Mara Oldenkott. “I will be back at work on Monday,” she said."
    assert _source_of(text, "back at work") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_unnamed_opener_is_a_person_before_who_whatever_the_noun() -> None:
    text = (
        "Mara Oldenkott said the lock was safe.\n\nOut on the quay, a shunter who would be nameless gave another "
        "version. “Half of us knew,” he whispered."
    )
    assert _source_of(text, "Half of us") == (SourceKind.UNNAMED_PERSON, "a shunter")


def test_they_of_one_sentence_are_whom_it_opens_with() -> None:
    text = (
        "“We owe a debt,” a spokeswoman for the Lock Agency joked. Officials were less merry: no money is left, they "
        "warned."
    )
    assert _source_of(text, "no money is left") == (SourceKind.COLLECTIVE, "Officials")


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


def attributed(text: str) -> dict[str, str]:
    claims = read(text).claims
    return {c.spans[0].of(text): c.attributions[0].chain[-1].name for c in claims if c.attributions}


SPEECH = """The keeper, Mara Oldenkott, turned to the boatmen.

“The lock leaks every night. Nobody oils the gates.

“The pumps were sold in May. We told the mayor so.”
"""


def test_a_quoted_speech_without_a_cue_is_that_of_the_person_who_leads_up_to_it() -> None:
    found = attributed(SPEECH)
    assert set(found.values()) == {"Mara Oldenkott"}
    assert [words.strip("“”.") for words in found] == [
        "The lock leaks every night",
        "Nobody oils the gates",
        "The pumps were sold in May",
        "We told the mayor so",
    ]
    assert all(ReviewReason.UNCLEAR_REACH in c.needs_review for c in read(SPEECH).claims if c.attributions)
    assert any("turned to the boatmen" in c.text for c in read(SPEECH).claims if not c.attributions)


def test_a_quoted_speech_behind_two_people_is_nobodys() -> None:
    assert not attributed(SPEECH.replace("the boatmen", "Piet Hallam"))
    assert not attributed(SPEECH.replace("The keeper, Mara Oldenkott, turned", "The boatmen turned"))


@pytest.mark.parametrize("words", ["“We nodded,”", "“They wait.”"])
def test_a_short_sentence_that_is_quoted_is_a_claim(words: str) -> None:
    assert words in attributed(f"{words} Mara Oldenkott said.")


def test_a_term_in_quotation_marks_is_no_claim() -> None:
    assert not attributed("“Red alert,” Mara Oldenkott said.")


def test_the_answers_of_an_interview_are_all_of_whom_it_introduced() -> None:
    text = (
        "Mara Oldenkott, 58, has kept the lock since 2012.\n\nQ: Did you know that Piet Hallam had sold the pumps?"
        "\n\nA: The lock leaks every night.\n\nShe laughs at Anselm Dorrick.\n\nQ: And now?\n\n"
        "A: The gates will fail this winter."
    )
    assert attributed(text) == {
        "The lock leaks every night.": "Mara Oldenkott",
        "The gates will fail this winter.": "Mara Oldenkott",
    }


@pytest.mark.parametrize("told", ["told the Northmere Echo", "told the court", "reminded the council"])
def test_behind_told_stands_whoever_is_told(told: str) -> None:
    text = f"“All bills have been paid on time,” its spokeswoman, Greta Holm, {told}."
    claim = claim_on(text, "All bills")
    assert claim.attributions[0].chain[0].name == "Greta Holm"
    assert [span.of(text).strip("“”,") for span in claim.spans] == ["All bills have been paid on time"]


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
