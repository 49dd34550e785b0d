"""Why several people are not named, told once for all of them: "Both spoke on condition of ...", "who feared ..."."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import takewhile

from claimcheck.attribution.phrases.anonymity import asks_for_anonymity, is_not_authorized, reason_for_anonymity
from claimcheck.attribution.vocabulary.nouns import NUMBER_WORDS, singular
from claimcheck.reading.people.memory import PRONOUN_REACH, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Sentence, SourceKind

REACH = 1200
"""Characters before and behind a request in which those stand whom it is told of."""
_NUMBERS = "two|three|four|five|six|seven|eight|nine|ten"
_ASKING = lazy_re(
    rf"(?P<both>Both|They both|Neither)\b|(?:All|The|They all|None of the) (?P<number>{_NUMBERS})\b|"
    r"(?:(?:All|They all)(?= (?:asked|spoke|requested|insisted|declined|refused|were|did)\b)|None of them\b)|"
    r"The (?:two |three |four |five )?(?P<noun>(?!(?:paper|newspaper)s\b)[a-z][\w-]+s|people|men|women)"
    r"(?= (?:both |all |each )?(?:asked|spoke|requested|insisted|declined|refused|were|did|agreed|feared)\b)"
)
_PART = lazy_re(
    r"(?:one|another|an? (?:second|third|fourth|fifth)|the (?:other|others|second|third|fourth)|others|some|"
    rf"{_NUMBERS}|the other (?:{_NUMBERS}))(?: of (?:them|those|the (?:{_NUMBERS})))?",
    re.IGNORECASE,
)
"""One or some of those told of before: "another", "two of the four"."""
_SET_OFF = lazy_re(r"(?<=\w), (?:an?|the|who) .*$", re.IGNORECASE | re.DOTALL)
"""Who one of them is, set off: "the other[, a midwife]"."""
_MEMBER = lazy_re(
    r"(?:(?:one|two|three|another|the (?:first|second|third|fourth|other|others)) of (?:them|those|the )|"
    r"(?:one|the (?:first|other|others))$|(?:an?|the) (?P<ordinal>second|third|fourth|fifth)$|another$)",
    re.IGNORECASE,
)
_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE})
_PLACES = {"second": 2, "third": 3, "fourth": 4, "fifth": 5}


def with_shared_reasons(
    text: str, sentences: Sequence[Sentence], resolved: Mapping[int, Resolved | None]
) -> dict[int, Resolved | None]:
    """Give the reason that is stated for several to each of them that has none of its own."""
    shared = _with_reasons_of_groups(text, resolved)
    unnamed = {
        i: each for i, each in resolved.items() if each is not None and each.link.kind is SourceKind.UNNAMED_PERSON
    }
    order = sorted(unnamed, key=lambda i: unnamed[i].at)
    places = [unnamed[i].at for i in order]
    for sentence in sentences if order else ():
        asking, span = _ASKING.match(text, sentence.span.start), sentence.span
        if asking is None or not (asks_for_anonymity(text, span) or is_not_authorized(text, span)):
            continue
        reason = reason_for_anonymity(text, span)
        if reason is None:
            continue
        count = 2 if asking["both"] else NUMBER_WORDS.get(asking["number"] or "")
        before = order[bisect_left(places, span.start - REACH) : bisect_left(places, span.start)]
        behind = order[bisect_left(places, span.end) : bisect_left(places, span.end + REACH)]
        for i in _who_ask(text, unnamed, before, behind, count, asking["noun"]):
            if unnamed[i].link.reason_for_anonymity is None:
                shared[i] = replace(unnamed[i], link=replace(unnamed[i].link, reason_for_anonymity=reason))
    return shared


def _with_reasons_of_groups(text: str, resolved: Mapping[int, Resolved | None]) -> dict[int, Resolved | None]:
    """Give the reason of a group to those of it who speak by themselves: "two clerks, who feared ...", "one of them".

    "A third" is none of two, and neither is "another" where none of them spoke yet.
    """
    shared = dict(resolved)
    group: Resolved | None = None
    spoken: set[str] = set()
    groups: dict[str, Resolved] = {}
    last = 0
    for i, each in sorted(resolved.items(), key=lambda item: item[1].at if item[1] is not None else -1):
        if each is None or each.link.mention is None or each.link.kind not in _UNNAMED:
            continue
        words = _SET_OFF.sub("", each.link.mention.of(text).lower())
        if _MEMBER.match(words) is None:
            is_again = group is not None and group.link.name == each.link.name
            tells_why = is_again and each.link.reason_for_anonymity is not None
            group = each if tells_why or (not is_again and each.is_plural) else group if is_again else None
            spoken = spoken if is_again else set()
            groups.update({each.head: each} if each.is_plural else {})
            last = each.at
            continue
        called = _called_again(words, group, groups)
        if called is not None and called is not group and each.at - called.at <= REACH:
            group, spoken = called, set()  # "two directors argued ... [one of the people] said"
        elif group is None or each.at - last > PRONOUN_REACH:
            group = None
        if group is not None and _is_of_group(words, group.link.stated_count, len(spoken)):
            spoken.add(words)
            if each.link.reason_for_anonymity is None:
                reason = group.link.reason_for_anonymity
                shared[i] = replace(each, link=replace(each.link, reason_for_anonymity=reason))
        last = each.at
    return shared


def _called_again(words: str, group: Resolved | None, groups: Mapping[str, Resolved]) -> Resolved | None:
    """Find the group whose noun "one of the people" repeats, where others spoke in between."""
    noun = _OF_NOUN.search(words)
    return group if noun is None else groups.get(noun["noun"])


_OF_NOUN = lazy_re(r" of (?:the|those) (?:[\w’'-]+ )?(?P<noun>[a-z][\w-]+)$")


def _is_of_group(words: str, count: int | None, spoken: int) -> bool:
    member = _MEMBER.match(words)
    if member is None:
        return False
    if member["ordinal"]:
        return count is None or _PLACES[member["ordinal"]] <= count
    return words != "another" or (spoken > 0 and (count is None or spoken < count))


def _who_ask(
    text: str,
    unnamed: Mapping[int, Resolved],
    before: Sequence[int],
    behind: Sequence[int],
    count: int | None,
    noun: str | None,
) -> list[int]:
    """Find whom a request is told of: a group of that number with its parts, or as many as spoke one by one.

    "The officials" are the last who are called so together, else all who are called so one by one.
    """
    if noun is not None:
        before = [i for i in before if unnamed[i].head in {noun, singular(noun)}]
        groups = [i for i in before if unnamed[i].is_plural and not _is_part(text, unnamed[i], noun)]
        ones = before[before.index(groups[-1]) :] if groups else before
        return ones if groups or len({unnamed[i].link.name for i in ones}) > 1 else []
    parts = list(takewhile(lambda i: _is_part(text, unnamed[i]), behind))
    group = next((i for i in reversed(before) if _is_group(unnamed[i], count)), None)
    if group is not None:
        within = before[before.index(group) :]
        return [group, *(i for i in within if _is_part(text, unnamed[i], unnamed[group].head)), *parts]
    singles: set[str] = set()
    for i in reversed(before):
        if unnamed[i].is_plural:
            break
        singles.add(unnamed[i].link.name)
        if len(singles) == count:
            return [j for j in before if unnamed[j].link.name in singles]
    return parts if count is not None else []


def _is_group(found: Resolved, count: int | None) -> bool:
    return found.is_plural and (count is None or found.link.stated_count == count)


def _is_part(text: str, found: Resolved, head: str = "") -> bool:
    """Tell one or some of those told of before, who may be called as all of them are: "one of the employees"."""
    mention = found.link.mention
    words = _SET_OFF.sub("", mention.of(text)) if mention is not None else ""
    noun = _OF_NOUN.search(words)
    return _PART.fullmatch(words) is not None or (noun is not None and noun["noun"] == head)
