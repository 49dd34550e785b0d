"""Rules on the article as a whole: its headline against its body, its figures against each other, what hides in it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.policy.case import Breach, Case, Rule
from claimcheck.policy.figures import Counted, clash_of
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import shown
from claimcheck.text.orders import Order, OrderKind, orders_in
from claimcheck.text.wordings import WORD, Wording, number_of, read_wording
from claimcheck.types import Claim, ClaimKind, Label, Span

MAX_CLAIMS = 400
"""Claims that are compared with each other at most; articles have some hundred."""
MAX_SPANS = 20
"""Places that one finding lists at most."""
MAX_VALUES = 3
"""Values that its message gives."""

_SAID = {
    OrderKind.MARK: "looks like a mark of a model's prompt",
    OrderKind.ORDER: "reads like an order to a model",
}


def headline_beyond_body(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find headlines with a figure that the body lacks, or surer than every claim of the body on the same matter."""
    heads = [each.span for each in case.article.sentences if each.is_headline]
    body_text = " ".join(each.span.of(case.text) for each in case.article.sentences if not each.is_headline)
    told = [*WORD.findall(body_text), *WORD.findall(body_text.replace("-", " "))]  # "her nine-year marriage"
    body_numbers = {number for word in told if (number := number_of(word.lower())) is not None}
    claims = [each for each in case.claims if each.kind is not ClaimKind.PROCESS]
    body = [_wording(case, each) for each in claims if not any(head.contains(each.spans[-1]) for head in heads)]
    for claim in claims:
        if not all(any(head.contains(span) for head in heads) for span in claim.spans):
            continue
        wording = _wording(case, claim)
        missing = sorted(wording.numbers - body_numbers)
        if missing:
            message = f"the headline's {missing[0]} is not in the article; correct one of them"
            yield Breach(message=message, spans=claim.spans, claim_id=claim.id)
            continue
        stems = set(wording.stems)
        same = [each for each in body if len(stems & set(each.stems)) >= setting.number("share") * len(stems)]
        if len(stems) > 1 and not wording.is_hedged and same and all(each.is_hedged for each in same):
            message = "the headline says more surely what the article calls likely or possible; make it as careful"
            yield Breach(message=message, spans=claim.spans, claim_id=claim.id)


def inconsistent_within(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find two claims that give different figures for one thing: sure cases only.

    Sure are two claims that agree in all but one number, and two that count the same things in the same event ("40 beds
    closed", "the loss of 46 beds"), where neither says when: at another time another number may be right.
    """
    counted = [Counted.of(each, _text(case, each)) for each in case.claims[:MAX_CLAIMS] if _is_comparable(each)]
    counted = [each for each in counted if each.counts]
    told: set[str] = set()
    for at, one in enumerate(counted):
        if one.claim.id in told:
            continue
        clashing = [(other.claim, clash) for other in counted[at + 1 :] if (clash := clash_of(one, other)) is not None]
        if clashing:
            told.update(claim.id for claim, _ in clashing)
            values = list(dict.fromkeys([clashing[0][1].first, *(clash.second for _, clash in clashing)]))
            message = f"the article gives {' and '.join(values[:MAX_VALUES])} for the same thing; correct what is wrong"
            spans = (*one.claim.spans, *(span for claim, _ in clashing for span in claim.spans))
            yield Breach(message=message, spans=spans[:MAX_SPANS], claim_id=clashing[0][0].id)


def hidden_instructions(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find text that means to steer a model, in the article, in what its file hides and in passages of the archive."""
    found = orders_in(case.text)
    hidden = [each for each in found if each.kind is OrderKind.HIDDEN]
    if hidden:
        message = "characters that a reader cannot see stand in the text; find out how they came there"
        yield Breach(message=message, spans=_spans(hidden))
    for kind, what in _SAID.items():
        orders = [each for each in found if each.kind is kind]
        if orders:
            message = f"{shown(orders[0].span.of(case.text))} {what}; find out how it came there"
            yield Breach(message=message, spans=_spans(orders))
    if said := _said_by(case.document.hidden):
        yield Breach(message=f"the file holds, where no reader sees it: {said}; find out how it came there", spans=())
    for passage, claim_id in case.passages.items():
        if said := _said_by(passage.text):
            where = f"the archive's {shown(passage.document.title or passage.document.id)}"
            message = f"{where} holds: {said}; find out how it came there"
            yield Breach(message=message, spans=(), claim_id=claim_id)


def _said_by(text: str) -> str | None:
    """Say what in a text gives orders to a model; None where nothing does."""
    order = next((each for each in orders_in(text) if each.kind in _SAID), None)
    return None if order is None else f"{shown(order.span.of(text))} {_SAID[order.kind]}"


def _text(case: Case, claim: Claim) -> str:
    return " ".join(span.of(case.text) for span in claim.spans)


def _wording(case: Case, claim: Claim) -> Wording:
    return read_wording(_text(case, claim))


def _is_comparable(claim: Claim) -> bool:
    return claim.kind in {ClaimKind.FACT, ClaimKind.PREDICTION} and claim.label is not Label.NOT_CLASSIFIED


def _spans(found: list[Order]) -> tuple[Span, ...]:
    return tuple(each.span for each in found[:MAX_SPANS])


RULES: dict[str, Rule] = {
    "headline_beyond_body": Rule(
        check=headline_beyond_body,
        explanation="A headline says no more than the article, and no more surely.",
        defaults={"share": 0.7},
    ),
    "inconsistent_within": Rule(
        check=inconsistent_within,
        explanation="An article that gives two figures for one thing is wrong in one of them.",
    ),
    "hidden_instructions": Rule(
        check=hidden_instructions,
        explanation="Text that means to steer a model, or that no reader sees, has no place in an article.",
    ),
}
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
