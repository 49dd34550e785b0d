"""Who states something: phrases that nobody can stand behind, and who acts where a phrase runs over its verb."""

import pytest

from claimcheck.attribution.find import find_attributions
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document, Span


def sources_of(text: str) -> list[str]:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    found = [a for a in find_attributions(article) if a.act is Act.STATEMENT]
    return [a.source.of(text) if a.source else "" for a in found]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The endorsements may highlight that the port is split.", []),
        ("The engineers highlighted that the port is split.", ["The engineers"]),
        ("Hard weather in the northern river states began to bite.", []),
        ("The skippers said that the port is split.", ["The skippers"]),
        ("Weiss shared a long list saying the port is split.", ["Weiss"]),
        ("Weiss campaign officials saying the port is split left early.", ["Weiss campaign officials"]),
        ("The pier is old.\n\n”The port is split.” ― Mara Oldenkott", ["Mara Oldenkott"]),
        ("The pier is old.\n\n“The port is split.”\xa0― Mara Oldenkott", ["Mara Oldenkott"]),
        ("The pier is old.\n\nThe port is split ― Mara Oldenkott", []),
    ],
    ids=[
        "a thing highlights",
        "people highlight",
        "a noun that looks like a verb",
        "an unknown plural for people speaks",
        "over the verb",
        "a noun behind a name is no verb",
        "name below a mark that slipped",
        "name behind a hard space",
        "name behind no quotation",
    ],
)
def test_only_who_can_speak_states(text: str, sources: list[str]) -> None:
    assert sources_of(text) == sources


@pytest.mark.parametrize(
    ("headline", "sources"),
    [
        ("Senate Passes Budget as Governor Halts State", []),
        ("Ruiz Drops Claim", []),
        ("Ruiz Claims Pier Is Split", ["Ruiz"]),
    ],
)
def test_the_last_noun_of_a_headline_is_no_verb(headline: str, sources: list[str]) -> None:
    text = f"{headline}\n\nThe pier was old."
    document = Document(text=text, sha256=Document.hash_text(text), headline=Span(0, len(headline)))
    found = [a for a in find_attributions(segment(document)) if a.act is Act.STATEMENT]
    assert [a.source.of(text) if a.source else "" for a in found] == sources
