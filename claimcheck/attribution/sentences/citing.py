"""Whom a source names in turn: "the Courier, citing two officials"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice, pairwise

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind
from claimcheck.attribution.sentences.antecedents import span_of
from claimcheck.attribution.sentences.cues import CueKind
from claimcheck.attribution.sentences.parts import Parts, Placed
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import CITING, CUE_VERBS, Frame
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, PERSON_NOUNS, singular
from claimcheck.text.word_lists import words
from claimcheck.types import Act, SourceKind, Span

_CITED_GROUPS = words(
    """officials experts authorities analysts observers critics lawmakers leaders insiders strategists activists
    residents scientists researchers economists media reports sources aides people"""
)
"""Groups that somebody who reports can have heard something from."""


MAX_SET_OFF = 12
"""Tokens of what is set off behind whoever is cited at most."""


def with_cited(
    tokens: Sequence[Token], placed: Sequence[Placed], found: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """Fold "citing two officials" and "quoting a pilot" into the attribution of whoever cites them."""
    found = [_with_writer(tokens, each, parts, placed) for each, (_, parts) in zip(found, placed, strict=True)]
    found = _with_fronted(tokens, found)
    kept = [i for i, (cue, _) in enumerate(placed) if not (cue.verb.lemma in CITING and cue.kind is CueKind.GERUND)]
    for i, (cue, _) in enumerate(placed):
        if i in kept or not kept:
            continue
        end = phrase_after(tokens, cue.end, inverted=False)
        phrase = classify(" ".join(t.text for t in tokens[cue.end : end])) if end > cue.end else None
        if phrase is None or not _can_be_cited(phrase):
            kept.append(i)  # "citing low growth" gives a reason
        else:
            near = min(kept, key=lambda k: abs(k - i))
            found[near] = replace(found[near], cited=Span(tokens[cue.end].start, tokens[end - 1].end))
    return [found[i] for i in sorted(kept)] if kept else found


def _with_writer(
    tokens: Sequence[Token], found: FoundAttribution, parts: Parts, placed: Sequence[Placed]
) -> FoundAttribution:
    """Chain who speaks in the paper that somebody quotes: "quotes an email in which [an aide] told a colleague to"."""
    if found.lemma != "quote" or found.cited is not None:
        return found
    start, end = parts.content[0]
    sources = [other.source for cue, other in placed if cue.verb.lemma in _TOLD and other.source is not None]
    inside = [(a, b) for a, b in sources if start < a < end and low_at(tokens, a - 1) == "which"]
    return replace(found, cited=span_of(tokens, inside[0])) if inside else found


_TOLD = words("say tell write warn")


def _with_fronted(tokens: Sequence[Token], found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Put whom a sentence cites first behind who reports it: "Citing two officials, the Courier reported that"."""
    start = 1 if tokens and tokens[0].low in {"but", "and"} else 0
    if low_at(tokens, start) not in {"citing", "quoting"} or tokens[start].is_quoted:
        return list(found)
    end = phrase_after(tokens, start + 1, inverted=False)
    if end <= start + 1 or low_at(tokens, end) != "," or end + 1 >= len(tokens):
        return list(found)
    if not _can_be_cited(classify(" ".join(t.text for t in tokens[start + 1 : end]))):
        return list(found)
    cited = Span(tokens[start + 1].start, tokens[end - 1].end)
    # Behind the comma, or behind what is set off there: "Citing Ana Ruiz, the head of the port, the Courier said".
    firsts = {t.start for before, t in islice(pairwise(tokens), end, end + MAX_SET_OFF) if before.text == ","}
    return [
        replace(each, cited=cited)
        if each.source is not None and each.source.start in firsts and each.act is Act.STATEMENT and each.cited is None
        else each
        for each in found
    ]


def _can_be_cited(phrase: PhraseKind) -> bool:
    if phrase.kind is SourceKind.COLLECTIVE:
        return phrase.head in _CITED_GROUPS
    is_known = phrase.kind.is_named or phrase.stated_count is not None or phrase.head in DOCUMENT_NOUNS
    return is_known or singular(phrase.head) in PERSON_NOUNS


def with_hearsay(found: Sequence[FoundAttribution]) -> list[FoundAttribution]:
    """Put who is only said to have spoken behind the adverb that says so: "Karr allegedly said that".

    What somebody "allegedly threatened to do" is the adverb's alone.
    """
    adverbs = [each.cue for each in found if each.lemma == "reportedly" and each.cue is not None]
    kept: list[FoundAttribution] = []
    taken: set[Span] = set()
    for each in found:
        within = [cue for cue in adverbs if each.cue is not None and each.cue != cue and each.cue.contains(cue)]
        verb = CUE_VERBS.get(each.lemma)
        if not within or verb is None or each.act is not Act.STATEMENT or each.is_negated:
            kept.append(each)
        elif verb.frame is not Frame.OBJECT and each.source is not None and each.cited is None:
            kept.append(replace(each, source=None, cue=within[0], cited=each.source, antecedent=None))
            taken.add(within[0])
    return [each for each in kept if each.cue not in taken or each.cited is not None]
