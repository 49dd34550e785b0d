"""Whom a pronoun, a group, a given name or an unnamed opener stands for, on invented text."""

import pytest
from rules_reading import claim_on, source_of

from claimcheck.types import ReviewReason, SourceKind


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


def test_respondents_stand_on_their_poll() -> None:
    text = (
        "A poll by the Tarn Institute found that 61 percent trust it. Another 18 percent said they had never seen it."
    )
    link = claim_on(text, "they had never seen").attributions[0].chain[-1]
    assert link.kind is SourceKind.DOCUMENT


def test_they_are_the_people_who_spoke_last_not_a_body_before_them() -> None:
    text = (
        "The union said the vote was off. People familiar with the plan said the boats would sail. "
        "They said the crews were tired."
    )
    (attribution,) = claim_on(text, "the crews were tired").attributions
    assert [link.kind for link in attribution.chain] == [SourceKind.UNNAMED_PERSON]
    assert attribution.chain[0].name == "People familiar with the plan"


@pytest.mark.parametrize(
    "group", ["Three sources", "Industry sources", "Industry people", "Two aides", "More than 20 people"]
)
def test_a_group_that_speaks_next_is_not_the_person_who_spoke_last(group: str) -> None:
    text = f"The locks would close, Mara Oldenkott said. {group} said that the boats would sail."
    (attribution,) = claim_on(text, "the boats would sail").attributions
    assert [(link.kind, link.name) for link in attribution.chain] == [(SourceKind.UNNAMED_PERSON, group)]


@pytest.mark.parametrize(("noun", "more"), [("docker", ""), ("shunter", " who would be nameless")])
def test_pronoun_is_the_unnamed_person_whom_the_sentence_before_opens_with(noun: str, more: str) -> None:
    text = (
        f"Mara Oldenkott said the lock was safe.\n\nOut on the quay, a {noun}{more} gave another version. “Half of us "
        "knew it,” he whispered.\n\nOfficials close to the budget were unhappy: no money was left, they warned."
    )
    assert source_of(text, "Half of us") == (SourceKind.UNNAMED_PERSON, f"a {noun}")
    assert not source_of(text, "no money")[0].is_named


def test_pronoun_is_who_spoke_last_where_somebody_spoke_since() -> None:
    text = "A docker gave another version. Mara Oldenkott said the lock was safe. “Half of us knew it,” she said."
    assert source_of(text, "Half of us") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_name_that_the_writer_gives_stands_for_somebody_unnamed() -> None:
    text = "A docker, whom I will call Pim since he works there still, waited. “The gates are old,” said Pim."
    assert source_of(text, "The gates are old")[0] is SourceKind.UNNAMED_PERSON


def test_short_name_of_somebody_named_in_full_is_named() -> None:
    text = "A docker called Pim Hallam waited, whom friends call Pim. “The gates are old,” said Hallam."
    assert source_of(text, "The gates are old")[0] is SourceKind.NAMED_PERSON


def test_place_is_nobody_whom_a_pronoun_means() -> None:
    text = "A clerk said the lock was shut. Boats waited for hours at Little Holm. “The gates rusted,” she said."
    assert source_of(text, "The gates rusted")[1] != "Little Holm"


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
    assert source_of(f"{before} Her lawyer said the port lied.", "the port lied")[0] is kind


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
    assert source_of(f"{before} “The gates were open,” {pronoun} said.", "The gates were open")[1] == name


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Under the law, a warden must stay awake.", SourceKind.UNNAMED_DOCUMENT),
        ("In the survey, 57 percent of wardens must stay awake.", SourceKind.UNNAMED_DOCUMENT),
        ("Keepers fought the Tarn lock law for years. Under the law, a warden must stay awake.", SourceKind.DOCUMENT),
    ],
)
def test_law_is_named_by_words_before_it_alone(text: str, kind: SourceKind) -> None:
    assert source_of(text, "stay awake")[0] is kind


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
    assert source_of(text, "it was fair")[0] is kind


def test_person_named_first_behind_on_is_no_place() -> None:
    text = "The town mourned an attack on Mara Oldenkott. “I will be back at work on Monday,” she said."
    assert source_of(text, "back at work") == (SourceKind.NAMED_PERSON, "Mara Oldenkott")


def test_they_of_one_sentence_are_whom_it_opens_with() -> None:
    text = (
        "“We owe a debt,” a spokeswoman for the Lock Agency joked. Officials were less merry: no money is left, they "
        "warned."
    )
    assert source_of(text, "no money is left") == (SourceKind.COLLECTIVE, "Officials")


@pytest.mark.parametrize("told", ["told the Northmere Echo", "told the court", "reminded the council"])
def test_behind_told_stands_whoever_is_told(told: str) -> None:
    text = f"“All bills have been paid on time,” its spokeswoman, Greta Holm, {told}."
    claim = claim_on(text, "All bills")
    assert claim.attributions[0].chain[-1].name == "Greta Holm"
    assert [span.of(text).strip("“”,") for span in claim.spans] == ["All bills have been paid on time"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Tarn Authority said it is harmful. Halvex sold two plants. It said the sale was enough.", "Halvex"),
        (
            "The Tarn Authority said it is harmful. Halvex did not comment. It said the sale was late.",
            "The Tarn Authority",
        ),
        (
            "The Tarn Authority said it is harmful. The Nobel committee met. It said the sale was late.",
            "The Tarn Authority",
        ),
        ("Acme Bank said profits rose. The bank shut 40 branches. It said the sale was late.", "Acme Bank"),
    ],
)
def test_it_is_the_body_that_the_sentence_before_is_about(text: str, name: str) -> None:
    assert source_of(text, "the sale was")[1] == name


def test_it_asks_for_review_where_another_body_spoke_before() -> None:
    text = "The Tarn Authority said it is harmful. Halvex sold two plants. It said the sale was enough."
    assert ReviewReason.UNRESOLVED_REFERENCE in claim_on(text, "the sale was").needs_review


def test_a_reason_told_where_somebody_is_brought_in_is_that_of_the_same_person_later() -> None:
    told = "A former clerk gave the Observer the files on the condition of anonymity for fear of retaliation."
    text = f"{told} The former clerk said the board knew."
    reason = claim_on(text, "the board knew").attributions[0].chain[0].reason_for_anonymity
    assert reason is not None
    assert reason.of(text) == "for fear of retaliation"
    other = "A former clerk met an aide who spoke on the condition of anonymity for fear of retaliation."
    text = f"{other} The former clerk said the board knew."
    assert claim_on(text, "the board knew").attributions[0].chain[0].reason_for_anonymity is None
