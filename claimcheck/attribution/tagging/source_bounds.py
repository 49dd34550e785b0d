"""The bounds of tagged sources: what can be one, and when it takes the place of a source that the rules found."""

from __future__ import annotations

import re
from collections.abc import Set
from dataclasses import replace
from itertools import takewhile

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.anonymity import asks_for_anonymity
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.counts import is_share
from claimcheck.attribution.vocabulary.desk_labels import is_desk_label
from claimcheck.attribution.vocabulary.lexicon import (
    CUE_VERBS,
    DETERMINERS,
    INVERTED,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
)
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, is_source_noun
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.wordings import SPELLED_NUMBERS
from claimcheck.types import SourceKind, Span

BESIDE = 60
"""Characters that a tagged source may be away from a cue of the rules to take the place of theirs."""
MAX_LABEL = 60
"""Characters of a label before its colon, at most."""
_JOINING = frozenset({"and", "but", "which"})
"""Words before a source that are no part of it: "the sheath, which [she] warns will go first"."""
_NO_SOURCES = frozenset({"the", "a", "an", "and", "but"}) | PREPOSITIONS
_INITIALS = lazy_re(r"(?!u\.[sk]\.)(?:[a-z]\.){1,3}")
_TIME = lazy_re(r"(?:[\w’'-]+ ){0,4}(?:years?|months?|weeks?|days?|hours?|minutes?|decades?)(?: ago)?", re.IGNORECASE)
_SPAN_BEHIND = lazy_re(
    rf"(?<=\w)(?<! for)(?<! of)(?<! in),? (?:{'|'.join(SPELLED_NUMBERS)}|\d{{1,3}}|several|an?(?: few)?) "
    r"(?:year|month|week|day|hour|minute|decade)s?(?: (?:later|earlier|ago|before))?$"
)
"""How long after something a source spoke: of "a report two weeks"."""
_RELATIVE_BEHIND = lazy_re(r"(?:, (?:which|whom?|whose|[a-z]+ of (?:whom|which|whose))\b.*|,? who| that)$", re.DOTALL)
_ASIDE_BEHIND = lazy_re(
    r"(?:, in (?:an?|the|his|her|its|their)|,? (?:seen|obtained|reviewed|viewed|read) by) .*$", re.DOTALL
)
_ASIDE_WORD = lazy_re(r", (?:however|meanwhile|though|too)$")
_ONE_OF_THEM = lazy_re(
    r"^((?:[Oo]ne|[Aa]nother|[Aa] (?:second|third|fourth)|[Tt]he (?:first|second|third|other|last))), "
    r"(?:from|dated|sent|written|signed|drafted|posted|marked|published|in|on)\b[^\n]*$"
)
"""One of several told of before, with when or where it is from: "[One], dated May, said that it had cracked"."""
_TELLING = lazy_re(r",? (?:who|granted|given|promised|speaking|asking|requesting|declining)\b")
_PREPOSITION_END = lazy_re(r"(?<=\w) (?:(?:and )?(?:on|in|at|of|by|from|with|for|to|an?)|and)$")
_HALF_POSSESSIVE = lazy_re(r"^([^‘']*\w)[’']$")
_INVERTED = lazy_re(rf"(?:{'|'.join(sorted(verb.capitalize() for verb in INVERTED))}) [A-Z]")
_SPEECH_BEHIND = lazy_re(r"[,:]? ?[,:]? ?[“\"‘']")


def could_be_source(text: str, span: Span) -> bool:
    """Tell whether a tagged span has words of its own, not of a time ("five years") or of why nobody is named."""
    words = span.of(text)
    lows = words.lower().split()
    is_time = _TIME.fullmatch(words) is not None and DOCUMENT_NOUNS.isdisjoint(lows)
    is_empty = is_time or all(word in _NO_SOURCES for word in lows)
    is_why = _TELLING.match(words) is not None and asks_for_anonymity(words, Span(0, len(words)))
    return any(letter.isalpha() for letter in words) and not is_empty and not is_why and not _is_label(text, span)


def _is_label(text: str, span: Span) -> bool:
    """Tell what stands in a label of the desk’s at the start of its line: "Letter from Harn: the talks go on"."""
    start = text.rfind("\n", 0, span.start) + 1
    colon = text.find(":", span.end, start + MAX_LABEL)
    return colon >= 0 and is_desk_label(text[start:colon].lower())


def unjoined(text: str, source: Span) -> Span:
    """Cut a "Said", "and" or "which" off the front of a source, and a "who", "in a letter" or "seen by" off its end."""
    if _INVERTED.match(source.of(text)) and _SPEECH_BEHIND.match(text, source.end):
        source = Span(source.start + text[source.start : source.end].index(" ") + 1, source.end)
    words = source.of(text).rstrip(" ,;:")
    told, _, behind = words.partition(", ")
    if behind[:1].islower() and not DOCUMENT_NOUNS.isdisjoint(told.lower().split()):
        words = told  # "the files, more than 300 pages from the trust"
    telling = _TELLING.search(words)
    if telling is not None and asks_for_anonymity(words, Span(telling.start(), len(words))):
        words = words[: telling.start()]  # what keeps a source from being named tells why, not who
    words = _ASIDE_BEHIND.sub("", _RELATIVE_BEHIND.sub("", words)) or words
    words = _ONE_OF_THEM.sub(r"\1", _ASIDE_WORD.sub("", words))
    words = _PREPOSITION_END.sub("", _SPAN_BEHIND.sub("", words)) or words
    words = _HALF_POSSESSIVE.sub(r"\1", words)  # of "the official’s"; a whole one may be of the name: "Macy’s said"
    if not words.strip():
        return source
    first = words.split()[0]
    start = source.start + len(first) + 1 if first.lower() in _JOINING and first != words.strip() else source.start
    return Span(start, source.start + len(words))


def with_bounds(text: str, ruled: FoundAttribution, seen: Span) -> FoundAttribution:
    """Take the tagger's bounds of a source that the rules found too, unless they cut it short or run into the rest.

    Of "one of them", "a friend of the mayor" or "a poll of 900 readers" the last words alone are somebody else.
    """
    source = ruled.source
    if source is None or ruled.antecedent is not None or _is_owner(text, ruled, seen):
        return ruled
    before, behind = text[source.start : seen.start].lower().split(), text[seen.end : source.end]
    is_tail = bool(before) and (
        before[-1] in PREPOSITIONS | RELATIVES or any(word in PREPOSITIONS for word in before[1:])
    )
    first, last = seen.of(text).lower().split()[0], seen.of(text).lower().split()[-1]
    is_tail = is_tail or bool(behind.strip() and last in _NO_SOURCES)
    is_tail = is_tail or (bool(text[seen.start : source.start].strip()) and _begins_with(PREPOSITIONS, seen.of(text)))
    # "he" of "an email he shared with us"
    is_tail = is_tail or (bool(before) and before[-1] in DOCUMENT_NOUNS and first in DETERMINERS | PRONOUNS)
    is_tail = is_tail or (seen.start == source.start and " who" in text[source.end : seen.end])
    is_tail = is_tail or _tells_of_speaker(text, seen, ruled.cue)
    is_tail = is_tail or (last == "close" and behind.startswith(" to "))  # "people close to him"
    rest = behind.lower().split() if behind.startswith(" ") else []
    nouns = list(takewhile(lambda word: word not in PREPOSITIONS | RELATIVES | DETERMINERS, rest[:3]))
    # "court" of "court papers", "body" of "body camera footage"
    is_tail = is_tail or any(word in DOCUMENT_NOUNS or is_source_noun(word) for word in nouns)
    is_tail = is_tail or (bool(behind) and is_share(source.of(text).lower().split()))  # "two" of "two thirds"
    is_tail = is_tail or (
        bool(behind) and seen.start == source.start and _SURNAME.fullmatch(source.of(text)) is not None
    )
    is_tail = is_tail or (bool(before) and _INITIALS.fullmatch(before[-1]) is not None)  # "Pathore" of "N.K. Pathore"
    is_short = " ".join(before) in DETERMINERS or is_tail or behind.startswith((",", "."))  # "Ms" of "Ms. Ruiz"
    runs_on = any(seen.overlaps(s) for s in (*ruled.content, ruled.cue) if s is not None)
    return ruled if is_short or runs_on else replace(ruled, source=seen)


def _is_owner(text: str, ruled: FoundAttribution, seen: Span) -> bool:
    """Tell whose a reply or a version is, where no verb says it: "[Hale]’s reply ran to two words: “..."."""
    source, cue = ruled.source, ruled.cue
    if source is None or cue is None or not ruled.is_quoted or seen.start != source.start:
        return False
    is_bare = cue.of(text).split(maxsplit=1)[0] in {"is", "was", "ran", "consisted", "came", "amounted"}
    return is_bare and text.startswith(("’s", "'s"), source.end) and seen.end > source.end


_SURNAME = lazy_re(capitals(r"[A-Z][a-z]+ [A-Z][\w’'-]+"))
"""Forename and surname, of which the first alone is nobody: "Tom" of "Tom Hale"."""


def _has_own_verb(text: str, other: Span, source: Span | None) -> bool:
    """Tell a source with a verb of its own: "[the minister] said, and the bank said" has two."""
    between = text[other.end : source.start] if source is not None else ""
    is_joined = _JOINT.search(between) is not None
    return is_joined and not CUE_VERBS.keys().isdisjoint(between.lower().replace(",", " ").split())


def _is_in_recording(text: str, source: Span | None) -> bool:
    """Tell who is heard in what another shows: "released a tape in which [Ana Ruiz] can be heard saying"."""
    return source is not None and text.endswith((" in which ", " on which "), 0, source.start)


def _is_told_beside(text: str, source: Span | None, other: Span) -> bool:
    """Tell whose the speaker is, or who answers: "[Miron Tass], whose party says", "claimed it, a claim [Kardovia]".

    Or of whom the speaker speaks: "[Ana Ruiz], whom the union says it has urged to quit".
    """
    is_whose = source is not None and text.endswith(("whose ", ", whom "), 0, source.start)
    return is_whose or _ANSWERED.search(text, max(0, other.start - NEAR), other.start) is not None


NEAR = 40
"""Characters before who answers in which stands what is answered."""
_ANSWERED = lazy_re(
    r", an? (?:claim|charge|allegation|accusation|assertion|suggestion|figure|view|report|account|statement)"
    r"(?: that| which)? (?:the )?$"
)


def _tells_of_speaker(text: str, seen: Span, cue: Span | None) -> bool:
    """Tell who tells of a speaker, set off before the speaker's verb: "Ruiz, [one of them] recalled, said that"."""
    if cue is None or cue.start <= seen.end:
        return False
    if text[seen.end : cue.start] == ", " and text.endswith(", according to ", 0, seen.start):
        return True
    aside = _TOLD_OF.fullmatch(text, seen.end, cue.start)
    return aside is not None and aside["verb"] in CUE_VERBS


_TOLD_OF = lazy_re(r" (?P<verb>[a-z]{3,20})(?: [\w’'-]{1,30}){0,5}, ")
_JOINT = lazy_re(r", (?:and|but|while|as|though|although|whereas) $")


def _begins_with(words: Set[str], phrase: str) -> bool:
    return phrase.lower().split(maxsplit=1)[0] in words


def with_other(text: str, ruled: FoundAttribution, other: Span | None) -> FoundAttribution:
    """Take another source that the tagger sees beside the cue, where it may be that of this cue.

    What the cue says, or a clause of its own ("They claim I snore; according to the cook ..."), has other speakers.
    """
    cue = ruled.cue
    if cue is None or other is None or max(other.start - cue.end, cue.start - other.end) > BESIDE:
        return ruled
    between = text[min(other.end, cue.end) : max(other.start, cue.start)]
    is_settled = ruled.cited is not None or ruled.antecedent is not None or _has_own_verb(text, other, ruled.source)
    is_relative = other.of(text).lower() in RELATIVES
    is_settled = is_settled or _is_in_recording(text, ruled.source) or _tells_of_speaker(text, other, cue)
    is_settled = is_settled or _is_told_beside(text, ruled.source, other)
    if is_settled or is_relative or ";" in between or any(other.overlaps(c) for c in ruled.content):
        return ruled
    return replace(ruled, source=other, antecedent=None)


def is_documents(text: str, ruled: FoundAttribution) -> bool:
    """Tell what a document says right behind it: "His account contradicts a report, [which] indicates that"."""
    what, source = ruled.antecedent, ruled.source
    if what is None or source is None or text[what.end : source.end] != ", which":
        return False
    is_one = _ONE.match(text, what.start) is not None and what.end - what.start < MAX_DOCUMENT
    return is_one and classify(what.of(text)).kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}


MAX_DOCUMENT = 60
_ONE = lazy_re(r"(?:an?|another|one) ", re.IGNORECASE)
