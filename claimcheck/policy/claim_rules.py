"""Rules on single claims: what an unnamed source is used for, and what stands on nobody's word."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.policy.case import Breach, Case, Rule, the_claim_of
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import (
    numbers_in,
    phrases_in,
    quoted_spans,
    shown,
    telling_numbers,
    with_unit,
    without_overlaps,
)
from claimcheck.types import Basis, Claim, ClaimKind, Label, SourceKind, Span

MAX_SPANS = 20
"""Places that one finding lists at most."""
MAX_NAMED = 4
"""Figures that a message gives."""
_OPENING = "“„«\"‘'`"


def anonymous_opinion(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find opinions and predictions of unnamed sources, gathered by source."""
    found: dict[tuple[str, ClaimKind], list[Claim]] = {}
    for claim in _anonymous(case):
        if claim.kind in {ClaimKind.OPINION, ClaimKind.PREDICTION}:
            found.setdefault((_first_source(case, claim), claim.kind), []).append(claim)
    for (source_id, kind), claims in found.items():
        what = "an opinion" if kind is ClaimKind.OPINION else "a prediction"
        what = what if len(claims) == 1 else f"{len(claims)} {kind.value}s"
        message = f"{what} from an unnamed source; use unnamed sources for facts, or name who says it"
        yield _of(claims, message, source_id)


def anonymous_direct_quotation(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find words of unnamed sources that the article quotes directly, gathered by source."""
    found: dict[str, list[Claim]] = {}
    for claim in _anonymous(case):
        if any(_opens_quotation(case.text, span) for span in claim.spans):
            found.setdefault(_first_source(case, claim), []).append(claim)
    for source_id, claims in found.items():
        spans = tuple(span for each in claims for span in each.spans if _opens_quotation(case.text, span))
        yield Breach(
            message="an unnamed source is quoted directly; paraphrase it, or name the source",
            spans=spans[:MAX_SPANS],
            claim_id=the_claim_of(claims),
            source_id=source_id,
        )


def headline_or_lead_anonymous(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find a headline and a lead with claims that rest on anonymous sources alone; each of the two is told once."""
    own = [each for each in case.article.sentences if each.furniture is None and each.language == "en"]
    leads = [each.span for each in own if not each.is_headline][: int(setting.number("lead_sentences"))]
    heads = [each.span for each in own if each.is_headline]
    told: set[str] = set()
    for place, sentences in (("headline", heads), ("lead", leads)):
        claims = [each for each in _anonymous(case) if each.id not in told and _touched(each, sentences)]
        told.update(each.id for each in claims)
        if claims:
            message = f"the {place} rests on anonymous sources alone; name one, or find a document that shows it"
            spans = tuple(span for each in claims for span in _touched(each, sentences))
            yield Breach(message=message, spans=spans[:MAX_SPANS], claim_id=the_claim_of(claims))


def unattributed_number(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find figures on nobody's word, told once for the article.

    What anyone can count or look up is let pass: votes, distances and the like (`plain`), counts below `least` that are
    no share and no sum of millions; and a figure that somebody gives elsewhere in the article.
    """
    given = {
        number
        for claim in case.claims
        if claim.label in {Label.SOURCED, Label.ANONYMOUS}
        for span in claim.spans
        for number in numbers_in(span.of(case.text))
    }
    found: dict[str, tuple[Claim, str]] = {}
    for claim in case.own_facts():
        for span in claim.spans:
            words = span.of(case.text)
            for number in telling_numbers(words, setting.phrases("plain"), setting.number("least")):
                if number not in given and not case.is_sourced_in_its_sentence(claim):
                    found.setdefault(number, (claim, words))
    if found:
        written = [with_unit(number, words) for number, (_, words) in found.items()]
        numbers = [*written[:MAX_NAMED], *(["more"] if len(found) > MAX_NAMED else [])]
        named = " and ".join([", ".join(numbers[:-1]), numbers[-1]] if len(numbers) > 1 else numbers)
        what = f"where {named} come from" if len(found) > 1 else f"where {named} comes from"
        claims = list({claim.id: claim for claim, _ in found.values()}.values())
        yield _of(claims, f"the article does not say {what}; give the source of each figure")


def weasel_wording(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find words that hide who says something: passives such as "reportedly", and the policy's own list."""
    passive = {
        attribution.cue
        for claim in case.claims
        for attribution in case.statements(claim)
        if attribution.cue and any(each.kind is SourceKind.PASSIVE for each in case.chain(attribution))
    }
    listed = [span for own in case.sentences() for span in phrases_in(case.text, setting.phrases("phrases"), own)]
    listed = without_overlaps(listed, quoted_spans(case.article))
    found: dict[str, list[Span]] = {}
    for span in sorted(passive | set(without_overlaps(listed, sorted(passive)))):
        found.setdefault(span.of(case.text).lower(), []).append(span)
    for spans in found.values():
        message = f"{shown(spans[0].of(case.text))} hides who says so; name the source or cut it"
        yield Breach(message=message, spans=tuple(spans[:MAX_SPANS]))


def attribution_far(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find claims whose source is named only some sentences away, gathered by source.

    Both directions count. A quotation that runs on over sentences is far from its speaker too; a headline is not, nor
    is what stands under a speaker's label ("Q:").
    """
    far: dict[str, list[Claim]] = {}
    for claim in case.claims:
        said = [(each, place) for each in case.statements(claim) if (place := each.source or each.cue) is not None]
        at = case.sentence_at(claim.spans[0].start)
        is_labelled = any(case.text[place.end : place.end + 1] == ":" for _, place in said)
        if not said or is_labelled or not claim.kind.is_counted or case.article.sentences[at].is_headline:
            continue
        if min(abs(case.sentence_at(place.start) - at) for _, place in said) > setting.number("sentences"):
            far.setdefault(said[0][0].chain[-1], []).append(claim)
    for source_id, claims in far.items():
        message = f"a reader must look far to see that {shown(case.by_id[source_id].name)} says this; say it again here"
        spans = tuple(each.spans[0] for each in claims)
        yield Breach(message=message, spans=spans[:MAX_SPANS], claim_id=the_claim_of(claims), source_id=source_id)


def _anonymous(case: Case) -> Iterator[Claim]:
    """Give the counted claims that anonymous sources of this article alone support."""
    for claim in case.claims:
        if claim.label is Label.ANONYMOUS and claim.basis is Basis.ATTRIBUTION and claim.kind.is_counted:
            yield claim


def _opens_quotation(text: str, span: Span) -> bool:
    return text[span.start] in _OPENING or (span.start > 0 and text[span.start - 1] in _OPENING)


def _touched(claim: Claim, sentences: Sequence[Span]) -> tuple[Span, ...]:
    return tuple(span for span in claim.spans if any(span.overlaps(each) for each in sentences))


def _first_source(case: Case, claim: Claim) -> str:
    return case.anonymous(claim)[0].id


def _of(claims: Sequence[Claim], message: str, source_id: str | None = None) -> Breach:
    spans = tuple(span for each in claims for span in each.spans)
    return Breach(message=message, spans=spans[:MAX_SPANS], claim_id=the_claim_of(claims), source_id=source_id)


RULES: dict[str, Rule] = {
    "anonymous_opinion": Rule(
        check=anonymous_opinion,
        explanation="An unnamed source may tell what happened; opinions, guesses and attacks need a name.",
    ),
    "anonymous_direct_quotation": Rule(
        check=anonymous_direct_quotation,
        explanation="Words in quotation marks from somebody whom nobody can ask carry more weight than they should.",
    ),
    "headline_or_lead_anonymous": Rule(
        check=headline_or_lead_anonymous,
        explanation="What the article leads with should stand on more than unnamed sources.",
        defaults={"lead_sentences": 1},
    ),
    "unattributed_number": Rule(
        check=unattributed_number,
        explanation="A figure that a reader cannot count or look up has a source, and the article says which.",
        defaults={
            "least": 20,
            "plain": (
                "kilometers", "kilometer", "kilometres", "kilometre", "miles", "mile", "meters", "meter", "metres",
                "metre", "feet", "foot", "votes", "vote", "minutes", "hours", "days", "weeks", "months", "years",
            ),
        },
    ),
    "weasel_wording": Rule(
        check=weasel_wording,
        explanation="Words such as \"reportedly\" pass something on and hide who says it.",
        defaults={
            "phrases": (
                "reportedly", "allegedly", "it is understood", "some say", "many believe", "it is said",
                "widely seen as", "is believed to", "are believed to", "rumored to", "sources say",
            )
        },
    ),
    "attribution_far": Rule(
        check=attribution_far,
        explanation="Who says something stands beside what is said, not paragraphs before or after it.",
        defaults={"sentences": 3},
    ),
}  # fmt: skip
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
