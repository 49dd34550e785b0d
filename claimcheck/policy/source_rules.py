"""Rules on single sources: how they are called, why they are not named, how they know."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.policy.case import Breach, Case, Rule
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import bare_words, counts_in, is_plural, phrases_in, shown, words_in
from claimcheck.types import ClaimKind, Label, Source, SourceKind, Span

_LABELED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE})


def bare_label(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find sources that are called by nothing but a word such as "officials"."""
    labels = set(setting.phrases("labels"))
    for source in case.sources:
        if source.kind not in _LABELED or not source.claim_ids:
            continue
        wordings = [source.name, *(span.of(case.text) for span in source.mentions)]
        if all(bare_words(each) in labels or len(words_in(each)) < 2 for each in wordings) and any(
            bare_words(each) in labels for each in wordings
        ):
            yield _of(
                source, f"{shown(source.name)} tells a reader nothing; say who they are or what places them to know"
            )


def no_reason_for_anonymity(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed people of whom the article does not say why it does not name them."""
    for source in case.unnamed_people():
        if all(each.reason_for_anonymity is None for each in _with_groups(case, source)):
            yield _of(source, f"no reason is given for not naming {shown(source.name)}; give one, or name the source")


def rote_reason(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find reasons that are a formula."""
    for source in case.sources:
        reason = source.reason_for_anonymity
        if reason is not None and any(phrases_in(case.text, setting.phrases("phrases"), reason)):
            message = f"the reason for not naming {shown(source.name)} is a formula; say what the source has to fear"
            yield Breach(message=message, spans=(reason,), source_id=source.id)


def no_basis_of_knowledge(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed people of whom the article does not say how they know."""
    for source in case.unnamed_people():
        if all(each.basis_of_knowledge is None for each in _with_groups(case, source)):
            yield _of(
                source, f"the article does not say how {shown(source.name)} came to know; say it as closely as is safe"
            )


def uncounted_plural(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find groups of unnamed people without a number."""
    for source in case.unnamed_people():
        if source.stated_count is None and is_plural(source.name) and not _is_part(source):
            yield _of(source, f"{shown(source.name)} gives no number; say how many they are")


def stated_count_mismatch(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find groups that are given two numbers, or of which more members speak than it has."""
    members_of: dict[str, list[Source]] = {}
    for source in case.sources:
        if _is_part(source):
            for group in source.may_be_among:
                members_of.setdefault(group, []).append(source)
    for source in case.sources:
        count = source.stated_count
        if count is None:
            continue
        others = [span for span in source.mentions if counts_in(span.of(case.text)) not in {None, count}]
        if others:
            yield _of(
                source, f"{shown(source.name)} is also {shown(others[0].of(case.text))}; give one number", *others
            )
        members = members_of.get(source.id, [])
        if len(members) > count:
            message = f"{len(members)} members of {shown(source.name)} speak; correct the number or say who else speaks"
            yield _of(source, message, *(span for each in members for span in each.mentions[:1]))


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
                is_outlet = is_body and bool(outlets & words) and not words - {"the"} <= own
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
            yield _of(source, f"{shown(source.name)} carries {count} of {total} attributed claims; hear others")


def declined_but_unnamed_source_of_same_body(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed sources of a body that declined to comment."""
    bodies = [
        (claim, subject)
        for claim in case.claims
        if claim.kind is ClaimKind.PROCESS and (subject := _subject(claim.text, setting.phrases("cues")))
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


_SMALL = frozenset(
    """a an the of for from in at to and its his her their who that spokesman spokeswoman spokesperson""".split()
)


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


def _with_groups(case: Case, source: Source) -> list[Source]:
    """Give a source with the groups it may belong to: what is said of them may be said of it."""
    return [source, *(case.by_id[each] for each in source.may_be_among)]


def _is_part(source: Source) -> bool:
    return words_in(source.name)[:2] in (["one", "of"], ["another", "of"])


def _of(source: Source, message: str, *spans: Span) -> Breach:
    return Breach(message=message, spans=spans or source.mentions[:1], source_id=source.id)


RULES: dict[str, Rule] = {
    "bare_label": Rule(
        check=bare_label,
        defaults={
            "labels": (
                "source",
                "sources",
                "insider",
                "insiders",
                "official",
                "officials",
                "expert",
                "experts",
                "authorities",
                "observers",
                "analysts",
                "critics",
            ),
        },
    ),
    "no_reason_for_anonymity": Rule(check=no_reason_for_anonymity),
    "rote_reason": Rule(
        check=rote_reason,
        defaults={"phrases": ("not authorized to", "not authorised to", "to speak candidly", "to speak freely")},
    ),
    "no_basis_of_knowledge": Rule(check=no_basis_of_knowledge),
    "uncounted_plural": Rule(check=uncounted_plural),
    "stated_count_mismatch": Rule(check=stated_count_mismatch),
    "single_anonymous_source": Rule(check=single_anonymous_source),
    "second_hand": Rule(
        check=second_hand,
        defaults={
            "outlets": (
                "newspaper",
                "magazine",
                "times",
                "post",
                "gazette",
                "herald",
                "courier",
                "tribune",
                "observer",
                "chronicle",
                "guardian",
                "telegraph",
                "news",
                "journal",
                "radio",
                "television",
                "tv",
            ),
        },
    ),
    "one_source_dominates": Rule(check=one_source_dominates, defaults={"share": 0.5, "min_claims": 6}),
    "declined_but_unnamed_source_of_same_body": Rule(
        check=declined_but_unnamed_source_of_same_body,
        defaults={
            "cues": (
                "declined to",
                "refused to comment",
                "did not respond",
                "did not comment",
                "would not comment",
                "had no comment",
                "did not return",
            )
        },
    ),
}
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
