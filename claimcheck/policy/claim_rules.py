"""Rules on single claims: what an unnamed source is used for, and what stands on nobody's word."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.policy.case import Breach, Case, Rule
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import numbers_in, phrases_in, quoted_spans, shown, without_overlaps
from claimcheck.types import Basis, Claim, ClaimKind, Label, SourceKind, Span

_OPENING = "“„«\"‘'`"


def anonymous_opinion(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find opinions and predictions of unnamed sources."""
    for claim in _anonymous(case):
        if claim.kind in {ClaimKind.OPINION, ClaimKind.PREDICTION}:
            what = "an opinion" if claim.kind is ClaimKind.OPINION else "a prediction"
            yield _of(claim, f"{what} from an unnamed source; use unnamed sources for facts, or name who says it")


def anonymous_direct_quotation(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find words of unnamed sources that the article quotes directly."""
    for claim in _anonymous(case):
        quoted = [span for span in claim.spans if _opens_quotation(case.text, span)]
        if quoted:
            yield Breach(
                message="an unnamed source is quoted directly; paraphrase it, or name the source",
                spans=tuple(quoted),
                claim_id=claim.id,
            )


def headline_or_lead_anonymous(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find headline and lead claims that rest on anonymous sources alone."""
    own = [each for each in case.article.sentences if each.furniture is None and each.language == "en"]
    leads = [each.span for each in own if not each.is_headline][: int(setting.number("lead_sentences"))]
    heads = [each.span for each in own if each.is_headline]
    for claim in _anonymous(case):
        for place, sentences in (("headline", heads), ("lead", leads)):
            spans = tuple(span for span in claim.spans if any(span.overlaps(each) for each in sentences))
            if spans:
                message = f"the {place} rests on anonymous sources alone; name one, or find a document that shows it"
                yield Breach(message=message, spans=spans, claim_id=claim.id)
                break


def unattributed_number(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find figures on nobody's word."""
    for claim in case.claims:
        is_own = claim.label is Label.UNVERIFIED and claim.kind is ClaimKind.FACT and claim.witnessed is None
        numbers = [each for span in claim.spans for each in numbers_in(span.of(case.text))] if is_own else []
        if numbers:
            yield _of(claim, f"the article does not say where {numbers[0]} comes from; give the source of the figure")


def weasel_wording(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find words that hide who says something: passives such as "reportedly", and the policy's own list."""
    passive = {
        attribution.cue
        for claim in case.claims
        for attribution in case.statements(claim)
        if attribution.cue and any(each.kind is SourceKind.PASSIVE for each in case.chain(attribution))
    }
    own = [each.span for each in case.article.sentences if each.furniture is None and each.language == "en"]
    listed = [span for sentence in own for span in phrases_in(case.text, setting.phrases("phrases"), sentence)]
    listed = without_overlaps(listed, quoted_spans(case.article))
    for span in sorted(passive | set(without_overlaps(listed, sorted(passive)))):
        yield Breach(message=f"{shown(span.of(case.text))} hides who says so; name the source or cut it", spans=(span,))


def _anonymous(case: Case) -> Iterator[Claim]:
    """Give the counted claims that anonymous sources of this article alone support."""
    for claim in case.claims:
        if claim.label is Label.ANONYMOUS and claim.basis is Basis.ATTRIBUTION and claim.kind.is_counted:
            yield claim


def _opens_quotation(text: str, span: Span) -> bool:
    return text[span.start] in _OPENING or (span.start > 0 and text[span.start - 1] in _OPENING)


def _of(claim: Claim, message: str) -> Breach:
    return Breach(message=message, spans=claim.spans, claim_id=claim.id)


RULES: dict[str, Rule] = {
    "anonymous_opinion": Rule(check=anonymous_opinion),
    "anonymous_direct_quotation": Rule(check=anonymous_direct_quotation),
    "headline_or_lead_anonymous": Rule(check=headline_or_lead_anonymous, defaults={"lead_sentences": 1}),
    "unattributed_number": Rule(check=unattributed_number),
    "weasel_wording": Rule(
        check=weasel_wording,
        defaults={
            "phrases": (
                "reportedly",
                "allegedly",
                "it is understood",
                "some say",
                "many believe",
                "it is said",
                "widely seen as",
                "is believed to",
                "are believed to",
                "rumored to",
                "sources say",
            )
        },
    ),
}
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
