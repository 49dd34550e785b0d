"""Attributions of one sentence, by rule: each cue with its source and its content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.appositions import is_in_list
from claimcheck.attribution.phrases.before_cues import subject_before, verb_group_start
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.antecedents import antecedent_of, own_teller, span_of
from claimcheck.attribution.sentences.citing import with_cited, with_hearsay
from claimcheck.attribution.sentences.contents import (
    apposition_end,
    colon_behind_relative,
    content_before,
    content_end,
    is_end,
    main_clause,
    relative_end,
)
from claimcheck.attribution.sentences.cue_exceptions import (
    has_reached_paper,
    is_compared,
    is_learned,
    is_timed,
    says_otherwise,
)
from claimcheck.attribution.sentences.cues import DOCUMENT, Cue, CueKind, find_cues
from claimcheck.attribution.sentences.documents import is_lawful, place_opening, place_polled
from claimcheck.attribution.sentences.figures_given import states_share
from claimcheck.attribution.sentences.joined import joins_pronoun
from claimcheck.attribution.sentences.parts import Parts, Placed, clause_floor
from claimcheck.attribution.sentences.passives import place_passive
from claimcheck.attribution.sentences.plain_words import place_manner
from claimcheck.attribution.sentences.set_phrases import who_recalls
from claimcheck.attribution.sentences.settling import settle
from claimcheck.attribution.sentences.tails import is_beside, is_on_saying
from claimcheck.attribution.sentences.verb_cues import place_gerund, place_verb
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.counts import is_share
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    PREPOSITIONS,
    RELATIVES,
    SUBORDINATORS,
)
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, PERSON_NOUNS
from claimcheck.text.word_lists import words
from claimcheck.types import Act, Span

_SPEECH_LEMMAS = words("say tell write add ask insist argue claim reply respond announce warn")
"""Verbs that only who speaks can do, whatever the words for the source are."""


_SHOWING = words("show shows showed showing shown capture captures captured film filmed catch caught")


MAX_CUES = 40
"""Cues of a sentence that are read; nobody writes more, an attacker might, and each may take the whole of it."""


def attributions_of(tokens: Sequence[Token], *, is_headline: bool = False) -> list[FoundAttribution]:
    """Find the attributions of one sentence, in the order of their cues."""
    placed: list[Placed] = []
    for cue in islice(find_cues(tokens, is_headline=is_headline), MAX_CUES):
        parts = _place(tokens, cue, placed)
        if parts is not None and not _is_by_the_way(tokens, cue, parts):
            placed.append((cue, parts))
    polled = place_polled(tokens, [parts.source for _, parts in placed])
    if polled is not None:
        return [_build(tokens, Cue(CueKind.DOCUMENT, DOCUMENT, polled.cue[0], *polled.cue), polled)]
    told = [(cue, parts) for cue, parts in placed if not is_lawful(tokens, (cue.group, cue.first), parts)]
    if not any(_is_said(cue, parts) and not _is_answer(tokens, parts) for cue, parts in told):
        opening = place_opening(tokens) or place_manner(tokens)
        if opening is not None:
            placed = told
            placed.insert(0, (Cue(CueKind.DOCUMENT, DOCUMENT, opening.cue[0], *opening.cue), opening))
    placed = [(cue, parts) for cue, parts in settle(tokens, placed) if _could_state(tokens, cue, parts)]
    found = [_build(tokens, cue, parts) for cue, parts in placed]
    return with_hearsay(with_cited(tokens, placed, [_with_speaker(tokens, found, i) for i in range(len(found))]))


def _is_by_the_way(tokens: Sequence[Token], cue: Cue, parts: Parts) -> bool:
    if parts.source is None:
        return False
    is_other = is_compared(tokens, parts.source) or is_timed(tokens, parts.source, cue.verb)
    return is_other or is_on_saying(tokens, cue.first) or says_otherwise(tokens, parts.source, parts.content[0])


def _is_said(cue: Cue, parts: Parts) -> bool:
    return cue.verb.act is Act.STATEMENT and not parts.is_order


def _is_answer(tokens: Sequence[Token], parts: Parts) -> bool:
    """Tell what people answer in a poll: "in a survey, [41 percent of adults said] they would refuse it"."""
    if parts.source is None:
        return False
    return states_share(tokens, parts.source[0]) or is_share([t.low for t in tokens[slice(*parts.source)]])


def _could_state(tokens: Sequence[Token], cue: Cue, parts: Parts) -> bool:
    """Tell whether anybody states something: "the endorsements may highlight" is the writer's own reading."""
    if parts.source is None or cue.kind in {CueKind.ACCORDING, CueKind.DOCUMENT} or cue.verb.lemma in _SPEECH_LEMMAS:
        return True
    if tokens[cue.first].low.endswith("ing") and low_at(tokens, parts.source[0] - 1) in _SHOWING:
        return False  # "the footage shows the deputy shouting": what it shows
    return not classify(" ".join(t.text for t in tokens[parts.source[0] : parts.source[1]])).is_guess


def _with_speaker(tokens: Sequence[Token], found: Sequence[FoundAttribution], i: int) -> FoundAttribution:
    """Let ", who" behind a speaker's apposition mean the speaker: "said Ruiz, a member of the board, who ..."."""
    item = found[i]
    if item.antecedent is None or item.source is None or item.lemma == "according to":
        return item
    start = item.source.start
    commas = [t.start for t in tokens if t.text == "," and not t.is_quoted and t.start < start]
    for earlier in found[:i]:
        if earlier.source is not None and earlier.source.end <= start and earlier.antecedent is None:
            between = [c for c in commas if c >= earlier.source.end]
            is_same = item.lemma == "add" and earlier.source.contains(item.antecedent)  # "a spokesman for Acme, who"
            if between and (is_same or len(between) > 1) and between[0] <= earlier.source.end + 1:
                return replace(item, antecedent=earlier.source)
    return item


def _place(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> Parts | None:
    match cue.kind:
        case CueKind.ACCORDING:
            return _place_according(tokens, cue)
        case CueKind.ADVERB:
            return _place_adverb(tokens, cue)
        case CueKind.NOUN:
            return _place_noun(tokens, cue)
        case CueKind.PASSIVE:
            return place_passive(tokens, cue)
        case CueKind.GERUND:
            return place_gerund(tokens, cue, placed)
        case CueKind.VERB | CueKind.DOCUMENT:
            return place_verb(tokens, cue, placed)


def _place_according(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    source_end = phrase_after(tokens, cue.end, inverted=False)
    if source_end == cue.end:
        return None
    # "according to another [it was a shoe]"
    source_end -= source_end > cue.end + 1 and tokens[source_end - 1].low in _SUBJECTS
    source = (cue.end, source_end)
    if tokens[cue.first].low == "by":
        source = who_recalls(tokens, source)
    tail = _relative_tail(tokens, source_end)
    behind = apposition_end(tokens, tail)
    behind = tail if behind == tail + 2 and is_in_list(tokens, behind) else behind
    if behind > tail and behind - tail <= 6 and all(t.is_capital or t.text == "&" for t in tokens[tail + 1 : behind]):
        source = (cue.end, behind)
    at_front = cue.first == 0 or (cue.first == 1 and tokens[0].low in {"and", "but"})
    at_front = at_front or (tokens[cue.first - 1].text == ";" and not is_end(tokens, behind))
    joint = cue.first - 1 - (tokens[cue.first - 1].text == ",")  # "it closed, but according to an audit, it leaked"
    is_aside = not at_front and low_at(tokens, joint) in {"and", "but"} and low_at(tokens, tail) == ","
    is_aside = is_aside or (not at_front and joins_pronoun(tokens, joint, source_end))
    if at_front or is_aside:
        clause = tail if behind > tail and _has_verb(tokens, tail, behind) else behind
        is_apposed = clause > source_end and not is_end(tokens, clause) and tokens[clause].text != ";"
        start = clause if is_apposed else main_clause(tokens, source_end)
        start = start + 1 if start < len(tokens) and tokens[start].text == "," else start
        end = content_end(tokens, start)
        if end > start + is_aside:
            return Parts(source, (cue.first, cue.end), ((start, end),), cue.first)
        if at_front:
            return None
    before = content_before(tokens, cue.first, max(clause_floor(tokens, cue.first), _own_clause(tokens, cue.first)))
    if before is None:
        return None
    if tokens[before[1] - 1].low == "that":  # "the mayor said that, according to officials, the bridge was unsafe"
        end = content_end(tokens, source_end + 1)
        is_set_off = source_end < len(tokens) and tokens[source_end].text == "," and end > source_end + 2
        return Parts(source, (cue.first, cue.end), ((source_end + 1, end),), cue.first) if is_set_off else None
    content = [before]
    if behind < len(tokens) and tokens[behind].text == "," and (behind == tail or source[1] == behind):
        start = behind + 1
        end = content_end(tokens, start)
        first = low_at(tokens, start)
        goes_on = first[:1].isdigit() or first in AUXILIARIES  # ", according to Hale, is full"
        is_long = end > start + 2 or (end > start + 1 and goes_on)
        is_addressed = low_at(tokens, start) == "to"  # "an e-mail from the mayor, Ana Ruiz, to the board"
        is_told = is_long and not is_addressed and not is_beside(" ".join(t.text for t in tokens[start:]), "is")
        if is_told and not _is_office(tokens, start):
            content.append((start, end))
    colon = colon_behind_relative(tokens, source_end) if len(content) == 1 else None
    if colon is not None and content_end(tokens, colon + 1) > colon + 2:
        content.append((colon + 1, content_end(tokens, colon + 1)))
    return Parts(source, (cue.first, cue.end), tuple(content), cue.first) if content else None


def _own_clause(tokens: Sequence[Token], first: int) -> int:
    """Give where the clause begins whose verb is parted: "17 left, and [by 2029 it will], on its figures, [close]"."""
    if low_at(tokens, first - 1) != "," or low_at(tokens, first - 2) not in AUXILIARIES:
        return 0
    joints = (k for k in range(first - 3, 0, -1) if tokens[k].low in {"and", "but"} and tokens[k - 1].text == ",")
    return next((k + 1 for k in joints if not tokens[k].is_quoted), 0)


_SUBJECTS = frozenset({"he", "she", "they", "it", "there"})


def _is_office(tokens: Sequence[Token], start: int) -> bool:
    """Tell what somebody is, set off behind the name: "head of the harbour office", "director at Castell"."""
    nxt = tokens[start + 1].low if start + 1 < len(tokens) else ""
    return tokens[start].low in PERSON_NOUNS | OFFICE_NOUNS and nxt in PREPOSITIONS | {"and"}


def _has_verb(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a clause set off behind a source from an apposition: "according to Hale, 12 people died, and"."""
    first = tokens[start + 1].low
    if first in RELATIVES or first in {"a", "an", "one", "then", "now"}:
        return False
    for k in range(start + 2, end):
        low, behind = tokens[k].low, tokens[k + 1].low if k + 1 < len(tokens) else ""
        if tokens[k].is_capital or tokens[k].is_quoted:
            continue
        if low in AUXILIARIES | _PAST or (low.endswith("ed") and len(low) > 3 and behind not in PREPOSITIONS):
            return True
    return False


_PAST = words("came went took gave fell rose began broke grew sank flew became")


def _relative_tail(tokens: Sequence[Token], end: int) -> int:
    """Give the index behind a relative clause that hangs on a source: "two people who were in the room"."""
    if end < len(tokens) and tokens[end].low in {"who", "whose"}:
        while end < len(tokens) and tokens[end].text not in {",", ".", ";"} and not tokens[end].is_quoted:
            end += 1
    return end


def _place_adverb(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    start = clause_floor(tokens, cue.first)
    for i in range(cue.first - 1, start - 1, -1):
        low = tokens[i].low
        if not tokens[i].is_quoted and (
            tokens[i].text == "," or low in {"and", "but"} or (low in SUBORDINATORS and low != "that")
        ):
            start = i + 1
            break
    end = content_end(tokens, cue.end)
    end = relative_end(tokens, cue.end, end) if start and tokens[start - 1].low in {"who", "which"} else end
    pieces = [(start, cue.first), (cue.end, end)]
    group = verb_group_start(tokens, cue.first)
    is_beside = start == cue.first and low_at(tokens, cue.end).endswith("ing")  # "..., reportedly winning over many"
    if start and start >= group and tokens[start - 1].text == "," and not is_beside:
        # "Omar Pell, 44, allegedly took the money"
        subject = subject_before(tokens, group)
        pieces[:0] = [] if subject is None else [(subject.start, subject.end)]
    content = tuple((a, b) for a, b in pieces if b > a)
    return Parts(None, (cue.first, cue.end), content, cue.first) if content else None


def _place_noun(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    start = cue.end
    end = content_end(tokens, start)
    before = tokens[cue.first - 1]
    source = None
    if before.is_possessive and before.is_word:
        i = cue.first - 1
        while i > 0 and tokens[i - 1].is_capital and tokens[i - 1].is_word and not tokens[i - 1].is_quoted:
            i -= 1
        i -= i > 0 and tokens[i - 1].low in {"the", "a", "an"}  # "the company's claim that"
        source = (i, cue.first)
    elif before.low in {"his", "her", "their", "its", "my", "our"}:
        source = (cue.first - 1, cue.first)
    elif before.low in {"the", "a", "no", "any"} or before.low in PREPOSITIONS or not before.is_word:
        return None
    if source is None or end <= start:
        return None
    return Parts(source, (cue.first, cue.end), ((start, end),), source[0])


def _build(tokens: Sequence[Token], cue: Cue, parts: Parts) -> FoundAttribution:
    source = parts.source
    antecedent = antecedent_of(tokens, source) if source else None
    if source is not None and cue.kind is CueKind.ACCORDING:
        antecedent = own_teller(tokens, source, parts.content) or antecedent
    is_outlet = is_learned(tokens, cue.verb.lemma, cue.group, cue.first)
    is_outlet = is_outlet or (source is not None and has_reached_paper(tokens, source))
    if is_outlet:
        source = None
    return FoundAttribution(
        source=_named(tokens, source) if source else None,
        cue=span_of(tokens, parts.cue),
        content=tuple(span_of(tokens, piece) for piece in parts.content),
        act=Act.STATEMENT if cue.kind is CueKind.PASSIVE or is_outlet else Act.ACT if parts.is_order else cue.verb.act,
        lemma=cue.verb.lemma,
        is_negated=cue.is_negated,
        is_passive=source is None and (cue.kind in {CueKind.PASSIVE, CueKind.ADVERB} or parts.source is not None),
        antecedent=antecedent if source else None,
        is_quoted=any(tokens[a].is_quoted and tokens[b - 1].is_quoted for a, b in parts.content),
    )


def _named(tokens: Sequence[Token], source: tuple[int, int]) -> Span:
    """Give a source without the ending of "the company's claim that"."""
    span, last = span_of(tokens, source), tokens[source[1] - 1].text
    return Span(span.start, span.end - len("'s")) if last.endswith(("'s", "’s")) and last[:-2].islower() else span
