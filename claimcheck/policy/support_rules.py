"""Rules on what carries the article: one unnamed source, one source for most of it, another outlet's word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.policy.case import Breach, Case, Rule
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import is_plural, phrases_in, shown, words_in
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import ClaimKind, Label, SourceKind, Span

_LEARNED = lazy_re(r"\b(?:journal|annals|proceedings|transactions|review) of\b", re.IGNORECASE)

_RELEASE = lazy_re(r"\b(?:news|press) (?:releases?|conferences?|briefings?|statements?|office)\b", re.IGNORECASE)
"""What a body gives out itself, which is no outlet: "its initial news release"."""


def single_anonymous_source(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find the claims that a single unnamed source alone supports, gathered by source."""
    alone: dict[str, list[Span]] = {}
    for claim in case.claims:
        if claim.label is not Label.ANONYMOUS or not claim.kind.is_counted or claim.corroborated_by:
            continue
        sources = case.anonymous(claim)
        if len(sources) == 1 and sources[0].kind in {SourceKind.UNNAMED_PERSON, SourceKind.UNNAMED_DOCUMENT}:
            source = sources[0]
            if source.stated_count is None and not (
                source.kind is SourceKind.UNNAMED_PERSON and is_plural(source.name)
            ):
                alone.setdefault(source.id, []).append(claim.spans[0])
    for source_id, spans in alone.items():
        source = case.by_id[source_id]
        if source.kind is SourceKind.UNNAMED_DOCUMENT:
            claims = "a claim" if len(spans) == 1 else f"{len(spans)} claims"
            message = f"only {shown(source.name)} is given for {claims}; say which document it is and whose"
        else:
            claims = "one claim rests" if len(spans) == 1 else f"{len(spans)} claims rest"
            message = f"{claims} on {shown(source.name)} alone; find a second source or a document"
        yield Breach(message=message, spans=tuple(spans), source_id=source_id)


def second_hand(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find what the article has from another outlet."""
    outlets = set(setting.phrases("outlets"))
    own = set(words_in(case.document.publisher or ""))
    found: dict[str, Span] = {}
    for claim in case.claims:
        if claim.own_report or not claim.kind.is_counted:
            continue
        for attribution in case.statements(claim):
            for source in case.chain(attribution)[:2]:
                words = set(words_in(source.name))
                is_body = source.kind in {SourceKind.DOCUMENT, SourceKind.NAMED_ORGANIZATION}
                is_learned = bool(_LEARNED.search(source.name) or _RELEASE.search(source.name))
                is_outlet = is_body and bool(outlets & words) and not is_learned and not words - {"the"} <= own
                if is_outlet:
                    found.setdefault(source.id, claim.spans[0])
    for source_id, span in found.items():
        name = shown(case.by_id[source_id].name)
        message = f"this is known from {name} only; confirm it yourself or say that you could not"
        yield Breach(message=message, spans=(span,), source_id=source_id)


def one_source_dominates(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find a source that most claims rest on."""
    carried: dict[str, int] = {}
    total = 0
    for claim in case.claims:
        if not claim.kind.is_counted:
            continue
        sources = {link for each in case.statements(claim) for link in each.chain}
        total += bool(sources)
        for source_id in sources:
            carried[source_id] = carried.get(source_id, 0) + 1
    if total < setting.number("min_claims"):
        return
    for source_id, count in carried.items():
        if count > setting.number("share") * total:
            source = case.by_id[source_id]
            message = f"{shown(source.name)} carries {count} of {total} attributed claims; hear others"
            yield Breach(message=message, spans=source.mentions[:1], source_id=source.id)


def declined_but_unnamed_source_of_same_body(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed sources of a body that declined to comment."""
    bodies = [
        (claim, subject)
        for claim in case.claims
        if claim.kind is ClaimKind.PROCESS
        and not _UNNAMED.search(claim.text)
        and (subject := _subject(claim.text, setting.phrases("cues")))
    ]
    for source in case.unnamed_people():
        own = _plain(source.name)
        for claim, subject in bodies:
            if subject <= own:
                message = (
                    f"this body did not comment, yet {shown(source.name)} of it speaks; tell readers how that fits"
                )
                yield Breach(message=message, spans=(claim.spans[0], *source.mentions[:1]), source_id=source.id)
                break


_UNNAMED = lazy_re(r"\b(?:declin|refus)\w+ to be (?:named|identified|quoted)")
"""Who declines to be named does comment."""
_SMALL = words("a an the of for from in at to and its his her their who that spokesman spokeswoman spokesperson")


def _plain(words: str) -> frozenset[str]:
    return frozenset(word.removesuffix("'s") for word in words_in(words)) - _SMALL


def _subject(text: str, cues: tuple[str, ...]) -> frozenset[str] | None:
    """Give the words for the body that a process claim is about: those before its cue; None where they name none."""
    cue = next(phrases_in(text, cues, Span(0, len(text))), None) if text else None
    if cue is None or not 0 < cue.start <= 80:
        return None
    words = _plain(text[: cue.start])
    capitals = [word for word in text[: cue.start].split()[1:] if word[0].isupper()]
    return words if 0 < len(words) <= 5 and (len(words) > 1 or capitals) else None


RULES: dict[str, Rule] = {
    "single_anonymous_source": Rule(
        check=single_anonymous_source,
        explanation="One unnamed source can be wrong, and nobody can ask; a second source or a document bears it out.",
    ),
    "second_hand": Rule(
        check=second_hand,
        explanation="What another outlet reports is its word; it is no second source for what it was told.",
        defaults={
            "outlets": (
                "newspaper", "magazine", "times", "post", "gazette", "herald", "courier", "tribune", "observer",
                "chronicle", "guardian", "telegraph", "news", "journal", "radio", "television", "tv",
            ),
        },
    ),
    "one_source_dominates": Rule(
        check=one_source_dominates,
        explanation="An article that mostly one source tells gives that source's view.",
        defaults={"share": 0.5, "min_claims": 6},
    ),
    "declined_but_unnamed_source_of_same_body": Rule(
        check=declined_but_unnamed_source_of_same_body,
        explanation="A body that did not comment, beside its own unnamed member who does, misleads readers.",
        defaults={
            "cues": (
                "declined to", "refused to comment", "did not respond", "did not comment", "would not comment",
                "had no comment", "did not return",
            )
        },
    ),
}  # fmt: skip
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
