from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.retrieval.origins import (
    PLACES,
    bands_of,
    is_copy,
    one_per_place,
    origin_among,
    resemblance,
    shingles_of,
    signature_of,
)
from claimcheck.types import Passage, PriorDocument, Span

WORDS = "harbour council ferry crane budget tide union mayor bridge river ministry court fire rent pilot".split()


def story(seed: int, words: int = 400) -> list[str]:
    rng = random.Random(seed)
    return [f"{rng.choice(WORDS)}{rng.randrange(40)}" for _ in range(words)]


def prior(text: str, **changes: object) -> PriorDocument:
    document = PriorDocument(
        id=text[:8],
        title=None,
        date=None,
        publisher=None,
        url=None,
        origin=text[:8],
        sha256=text,
        signature=signature_of(text),
    )
    return replace(document, **changes)  # type: ignore[arg-type]


def passage(text: str, *, origin: str, document: str) -> Passage:
    return Passage(document=prior(document, origin=origin), span=Span(0, len(text)), text=text, score=1.0)


@given(st.text())
def test_signature_depends_on_the_text_alone(text: str) -> None:
    signature = signature_of(text)
    assert signature == signature_of(text)
    assert len(signature) in {0, PLACES}
    assert all(0 <= place < 1 << 32 for place in signature)
    assert resemblance(signature, signature) == (1.0 if signature else 0.0)


@given(st.text(), st.text())
def test_resemblance_is_symmetric_and_a_share(first: str, second: str) -> None:
    a, b = signature_of(first), signature_of(second)
    assert resemblance(a, b) == resemblance(b, a)
    assert 0 <= resemblance(a, b) <= 1


def test_signature_is_the_same_on_every_machine() -> None:
    signature = signature_of("The ferry company cancelled all crossings on Monday because of the storm.")
    assert signature[:3] == (889863933, 1288500017, 1941716256)


def test_case_and_punctuation_make_no_difference() -> None:
    assert signature_of("The ferry, he said, is late.") == signature_of("THE FERRY he said is late")


@pytest.mark.parametrize("seed", range(8))
def test_resemblance_estimates_the_share_of_shingles(seed: int) -> None:
    first = story(seed)
    second = first[:200] + story(seed + 100, 200)
    a, b = shingles_of(" ".join(first)), shingles_of(" ".join(second))
    estimate = resemblance(signature_of(" ".join(first)), signature_of(" ".join(second)))
    assert estimate == pytest.approx(len(a & b) / len(a | b), abs=0.2)


@pytest.mark.parametrize("seed", range(8))
def test_lightly_edited_print_is_a_copy_and_shares_a_band(seed: int) -> None:
    words = story(seed)
    edited = [f"new{place}" if place % 20 == 7 else word for place, word in enumerate(words)][:300]
    first, second = signature_of(" ".join(words)), signature_of("OTHER TOWN (Wire) - " + " ".join(edited))
    assert is_copy(first, second)
    assert set(bands_of(first)) & set(bands_of(second))


@pytest.mark.parametrize("seed", range(8))
def test_another_story_is_no_copy(seed: int) -> None:
    assert not is_copy(signature_of(" ".join(story(seed))), signature_of(" ".join(story(seed + 50))))


def test_short_text_is_a_copy_only_when_nearly_all_is_the_same() -> None:
    brief = "A grand jury indicted two men in December over the theft of river permits, the court said on Friday."
    other = "A grand jury indicted nine men in December over the theft of river licences, the court said on Monday."
    assert not is_copy(signature_of(brief), signature_of(other))
    assert is_copy(signature_of(brief), signature_of(brief.replace("said on Friday", "said Friday")))


def test_texts_without_words_resemble_nothing() -> None:
    assert signature_of(" ... ") == ()
    assert not is_copy((), ())
    assert bands_of(()) == ()


def test_origin_is_that_of_the_nearest_copy() -> None:
    text = " ".join(story(1))
    known = [prior(" ".join(story(2))), prior(text + " end", id="reprint", origin="first")]
    assert origin_among(signature_of(text), known) == "first"
    assert origin_among(signature_of(" ".join(story(3))), known) is None
    assert origin_among(signature_of(text), []) is None


def test_one_place_of_one_origin_counts_once() -> None:
    text = "The council approved the harbour budget by 14 votes to 9 after a long debate about cranes."
    other_place = "Rents in the old town rose by a tenth last year and tenants called for a cap on them."
    passages = [
        passage(text, origin="wire", document="courier"),
        passage("GHENT - " + text, origin="wire", document="herald"),
        passage(other_place, origin="wire", document="herald"),
        passage(text, origin="another", document="gazette"),
    ]
    kept = one_per_place(passages, 9)
    assert [(each.document.id, each.text) for each in kept] == [
        ("courier", text),
        ("herald", other_place),
        ("gazette", text),
    ]


def test_later_print_with_another_number_stays() -> None:
    text = "The council approved the harbour budget by {} votes to 9 after a long debate about cranes."
    passages = [passage(text.format(n), origin="wire", document=f"print{n}") for n in (14, 41)]
    assert one_per_place(passages, 9) == passages
    assert one_per_place(passages, 1) == passages[:1]
