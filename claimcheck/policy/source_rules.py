"""Rules on single sources: how they are called, why they are not named, how they know."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.policy.case import Breach, Case, Rule
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import bare_words, counts_in, is_plural, phrases_in, shown, words_in
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Source, SourceKind, Span

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
    lacking = [each for each in case.unnamed_people() if not _has_reason(case, each)]
    for source in _first_of_groups(lacking):
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
    lacking = [
        source
        for source in case.unnamed_people()
        if all(each.basis_of_knowledge is None for each in _with_groups(case, source))
    ]
    for source in _first_of_groups(lacking):
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


def narrow_descriptor(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed people who are described so closely that a reader may tell who they are.

    Either a word says that there is only one ("the only"), or a mention gives `particulars` of them: names, numbers and
    spans of time, and what they used to be or are to somebody.
    """
    for source in case.sources:
        is_one = source.stated_count in {None, 1} and not is_plural(source.name)
        if source.kind not in _LABELED or not source.claim_ids or not is_one:
            continue
        for mention in source.mentions:
            clause = _WHO.match(case.text, mention.end, mention.end + 200)
            words = case.text[mention.start : clause.end() if clause else mention.end]
            told = [each.of(words) for each in phrases_in(words, setting.phrases("unique"), Span(0, len(words)))]
            told = told or _particulars(words)
            if told and (len(told) >= setting.number("particulars") or told[0].lower() in setting.phrases("unique")):
                what = ", ".join(shown(each) for each in told[:4])
                message = f"{what} may be enough to tell who an unnamed source is; leave out what readers do not need"
                yield _of(source, message, mention)
                break


def missing_approval(case: Case, _setting: RuleSetting) -> Iterator[Breach]:
    """Find unnamed people whose use no editor approved; who approved it is recorded in a review."""
    lacking = [each for each in case.unnamed_people() if each.id not in case.approved]
    for source in _first_of_groups(lacking):
        yield _of(source, f"no editor's approval of {shown(source.name)} is recorded; have one approve the source")


_NAME = lazy_re(r"(?<=\w )(?:the )?[A-Z][\w’'-]+(?: (?:of )?[A-Z][\w’'-]+)*")
_PARTICULAR = (
    _NAME,
    lazy_re(
        r"\b(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        r"(?: (?:years?|months?|decades?|days)|-year-old|-month-old)\b|\b(?:19|20)\d\d\b"
    ),
    lazy_re(r"\b(?:former|retired|ex-\w+|deputy|chief|head of|widow|wife|husband|sister|brother|cousin|neighbou?r)\b"),
    lazy_re(r"\bwho (?:\w+ ){1,3}(?:the|a|his|her|their|in|at|on|as)\b"),
)


def _particulars(words: str) -> list[str]:
    """Give what a description tells of a person, without the words that name a body to which many belong."""
    plain = _BECAUSE.split(words)[0]
    return [match.group() for pattern in _PARTICULAR for match in pattern.finditer(plain[:400])]


_WHO = lazy_re(r",? who [^,.;:!?“”\"\n]{3,160}(?=,)")
_BECAUSE = lazy_re(r",? (?:because|speaking|who (?:asked|spoke|did not want|requested|was granted|declined)|citing)\b")


def _with_groups(case: Case, source: Source) -> list[Source]:
    """Give a source with the groups it may belong to: what is said of them may be said of it."""
    return [source, *(case.by_id[each] for each in source.may_be_among)]


def _has_reason(case: Case, source: Source) -> bool:
    """Tell whether a reason is given for a source or its group, be it within the words that it is called by."""
    return any(each.reason_for_anonymity is not None for each in _with_groups(case, source)) or any(
        _REASON_WITHIN.search(span.of(case.text)[:400]) for span in source.mentions
    )


_REASON_WITHIN = lazy_re(
    r"\b(?:names?|named|identified|anonym\w+)\b[^.;]{0,40}\b(?:because|for fear|out of fear|to protect|since|citing)\b"
)


def _first_of_groups(sources: Sequence[Source]) -> list[Source]:
    """Leave out members of a group that is itself listed: what is said of the group holds for them."""
    ids = {each.id for each in sources}
    return [each for each in sources if not ids & set(each.may_be_among)]


def _is_part(source: Source) -> bool:
    return words_in(source.name)[:2] in (["one", "of"], ["another", "of"])


def _of(source: Source, message: str, *spans: Span) -> Breach:
    return Breach(message=message, spans=spans or source.mentions[:1], source_id=source.id)


RULES: dict[str, Rule] = {
    "bare_label": Rule(
        check=bare_label,
        explanation="A word such as \"sources\" gives a reader nothing to weigh; who they are to the matter does.",
        defaults={
            "labels": (
                "source", "sources", "insider", "insiders", "official", "officials", "expert", "experts",
                "authorities", "observers", "analysts", "critics",
            ),
        },
    ),
    "no_reason_for_anonymity": Rule(
        check=no_reason_for_anonymity,
        explanation="Readers are told why a source is not named.",
    ),
    "rote_reason": Rule(
        check=rote_reason,
        explanation="A reason that fits everybody explains nothing; say what the source has to fear.",
        defaults={
            "phrases": (
                "not authorized to", "not authorised to", "not permitted to", "not allowed to", "to speak candidly",
                "to speak freely",
            ),
        },
    ),
    "no_basis_of_knowledge": Rule(
        check=no_basis_of_knowledge,
        explanation="Readers are told how an unnamed source can know.",
    ),
    "uncounted_plural": Rule(
        check=uncounted_plural,
        explanation="\"Sources\" may be two or twenty; the number says how far something is borne out.",
    ),
    "stated_count_mismatch": Rule(
        check=stated_count_mismatch,
        explanation="The number of sources that an article states is the number that it shows.",
    ),
    "narrow_descriptor": Rule(
        check=narrow_descriptor,
        explanation="Details that only one person fits give away a source who was promised not to be named.",
        defaults={
            "particulars": 4,
            "unique": (
                "the only", "the sole", "the youngest", "the oldest", "the longest-serving", "the highest-ranking",
            ),
        },
    ),
    "missing_approval": Rule(
        check=missing_approval,
        explanation="An editor answers for each unnamed source and approves its use before the article runs.",
    ),
}  # fmt: skip
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
