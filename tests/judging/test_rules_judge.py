"""What a judgement holds, and the rules of `docs/labels.md` that a stance follows."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging_pairs import BEFORE, ask, judge_one, own_footing

from claimcheck.adapters.stance_weights import packaged_scorer
from claimcheck.judging.rules import RulesJudge
from claimcheck.judging.seam import Judge
from claimcheck.judging.weighing import WeighingJudge
from claimcheck.reading.wording import word_claim
from claimcheck.types import Footing, PublicationTime, Span, Stance

S, C, N, U = Stance.SUPPORTS, Stance.CONTRADICTS, Stance.NARROWS, Stance.UNRELATED
CLAIM = "Orla Venn was fined 300 crowns"
PASSAGE = "The court sat late on Monday. Orla Venn was fined 300 crowns. She left by the back door."


def test_quote_is_verbatim_in_the_prior_document() -> None:
    judgement = judge_one(CLAIM, PASSAGE)
    assert judgement.stance is S
    assert judgement.quote == "Orla Venn was fined 300 crowns."
    assert judgement.span.of(BEFORE + PASSAGE) == judgement.quote


def test_footing_is_asked_for_the_deciding_quotation() -> None:
    asked: list[str] = []

    def footing_of(passage: str, quote: Span) -> Footing:
        asked.append(quote.of(passage))
        return Footing.ANONYMOUS

    [[judgement]] = RulesJudge(footing_of).judge([ask(CLAIM, PASSAGE)])
    assert judgement.footing is Footing.ANONYMOUS
    assert asked == ["Orla Venn was fined 300 crowns."]


def test_judgements_keep_the_order_of_questions_and_passages() -> None:
    question = ask(CLAIM, PASSAGE)
    other = ask(CLAIM, "The ferry sails at noon.").passages[0]
    found = RulesJudge(own_footing).judge(
        [replace(question, passages=(other, *question.passages)), replace(question, passages=()), question]
    )
    assert [[one.stance for one in judgements] for judgements in found] == [[U, S], [], [S]]


@pytest.mark.parametrize(
    ("published", "date", "is_same_day"),
    [
        ("2022-06-15", "2022-06-15", True),
        ("2022-06-15T10:00:00", "2022-06-15", True),
        ("2022-06-15T10:00:00", "2022-06-15T08:00:00", False),
        ("2022-06-15", "2022-06-14", False),
    ],
)
def test_same_day_is_marked_unless_both_have_a_time(published: str, date: str, *, is_same_day: bool) -> None:
    assert judge_one(CLAIM, PASSAGE, published=published, date=date).is_same_day is is_same_day


def test_document_without_a_date_is_never_evidence() -> None:
    judgement = judge_one(CLAIM, PASSAGE, date=None)
    assert judgement.stance is U
    assert not judgement.is_same_day


@pytest.mark.parametrize(
    ("claim", "passage", "stance"),
    [
        pytest.param(CLAIM, "Ms. Venn was fined 300 crowns.", S, id="short name"),
        pytest.param(CLAIM, "Orla Venn was fined three hundred crowns.", S, id="spelled number"),
        pytest.param(CLAIM, "Orla Venn was fined 900 crowns.", C, id="another sum"),
        pytest.param(CLAIM, "Orla Venn was not fined 300 crowns.", C, id="negated"),
        pytest.param(CLAIM, "Orla Venn was fined.", N, id="without the sum"),
        pytest.param(CLAIM, "Orla Venn will be fined 300 crowns.", N, id="only announced"),
        pytest.param(CLAIM, "Orla Venn denied that she was fined 300 crowns.", U, id="denied"),
        pytest.param(CLAIM, "Was Orla Venn fined 300 crowns?", U, id="asked"),
        pytest.param(CLAIM, "Orla Venn could be fined 300 crowns.", U, id="possible"),
        pytest.param(CLAIM, "If Orla Venn was fined 300 crowns, the law is wrong.", U, id="conditional"),
        pytest.param(CLAIM, "Tom Venn was fined 300 crowns.", U, id="another person of the name"),
        pytest.param(CLAIM, "Orla Venn was fined 300 euros.", N, id="another currency"),
        pytest.param(
            "[Venn] could be fined 300 crowns", "Venn could be fined 300 crowns.", S, id="the same possibility"
        ),
        pytest.param("about 40 people died in the Vell fire", "The Vell fire killed 41 people.", S, id="rounded"),
        pytest.param("41 people died in the Vell fire", "The Vell fire killed about 40 people.", N, id="less exact"),
        pytest.param("at least 20 people died in the Vell fire", "The Vell fire killed 22 people.", S, id="at least"),
        pytest.param("Korrland sued Nordlink", "Korrland was sued by Nordlink.", U, id="turned round"),
        pytest.param("Korrland sued Nordlink", "Nordlink was sued by Korrland.", S, id="passive"),
        pytest.param(CLAIM, "Orla Venn spoke. Tom Ashe was fined 300 crowns.", U, id="another subject"),
        pytest.param(CLAIM, "Orla Venn rose. She was fined 300 crowns.", S, id="pronoun after the name"),
        pytest.param("Not one", "Not one of them.", U, id="bare fragment"),
        pytest.param("Police found no evidence", "Police found evidence.", C, id="negated object"),
        pytest.param("30 people died in the Vell fire", "The Vell fire has killed 22 people so far.", N, id="so far"),
    ],
)
def test_stance_follows_the_particulars(claim: str, passage: str, stance: Stance) -> None:
    assert judge_one(claim, passage).stance is stance


@pytest.mark.parametrize(
    ("passage", "stance"),
    [
        pytest.param("Orla Venn was fined 300 crowns in May 2021.", C, id="what is denied"),
        pytest.param("Orla Venn was not fined 300 crowns in May 2021.", S, id="that it is not so"),
        pytest.param("Orla Venn denied being fined 300 crowns in May 2021.", U, id="the same denial"),
        pytest.param("Orla Venn was fined 900 crowns in May 2021.", N, id="another sum"),
        pytest.param("Orla Venn was fined in May 2021.", N, id="without the sum"),
        pytest.param("Orla Venn was fined 300 crowns in May 2020.", N, id="another time"),
        pytest.param("Tom Ashe was fined 300 crowns in May 2021.", U, id="another person"),
    ],
)
def test_a_denial_is_contradicted_only_by_all_of_what_it_denies(passage: str, stance: Stance) -> None:
    denied = "Orla Venn was fined 300 crowns in May 2021"
    question = ask(word_claim(denied, [Span(0, len(denied))], is_denial=True), passage)
    judges: list[Judge] = [RulesJudge(own_footing), WeighingJudge(own_footing, packaged_scorer())]
    assert [judge.judge([question])[0][0].stance for judge in judges] == [stance, stance]


@pytest.mark.parametrize(
    ("claim", "passage", "date", "stance"),
    [
        ("In May, the Vell ferry carried 900 people", "In May, the Vell ferry carried 700 people.", "2022-06-10", C),
        ("In May, the Vell ferry carried 900 people", "In May, the Vell ferry carried 700 people.", "2021-06-10", N),
        ("Last year the Vell ferry carried 900 people", "In 2021, the Vell ferry carried 900 people.", "2022-06-10", S),
        ("On Monday the Vell ferry sank", "The Vell ferry sank on Monday.", "2022-06-14", S),
        ("On Monday the Vell ferry sank", "The Vell ferry sank on Monday.", "2022-06-10", N),
    ],
)
def test_dates_are_resolved_against_each_document(claim: str, passage: str, date: str, stance: Stance) -> None:
    assert judge_one(claim, passage, date=date).stance is stance


_PARTS = "Orla Venn was not fined 300 crowns % $ . , 12 of two thirds if may May 31 2020 ² ٣ last week , – \n\n a U.S."
_TEXT = st.text(max_size=200) | st.lists(st.sampled_from(_PARTS.split(" ")), max_size=60).map(" ".join)


@given(claim=_TEXT.filter(str.strip), passage=_TEXT.filter(str.strip))
def test_any_text_gets_a_judgement_with_a_verbatim_quote(claim: str, passage: str) -> None:
    judgement = judge_one(claim, passage)
    assert judgement.span.of(BEFORE + passage) == judgement.quote
    assert judgement.quote.strip()


@given(words=st.lists(st.sampled_from(["Orla", "Venn", "fined", "12", "crowns", "council", "in", "May"]), min_size=1))
def test_unrelated_names_never_support_or_contradict(words: list[str]) -> None:
    assert judge_one("Ysolde Quant sold the mill", " ".join(words) + ".").stance in {U, N}


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_dates_at_the_ends_of_the_calendar_are_read(day: str) -> None:
    claim = "Last winter, next month, on Tuesday and ten decades ago Orla Venn was fined"
    assert judge_one(claim, claim + ".", published=day, date=PublicationTime.parse(day).isoformat()).stance is not C
