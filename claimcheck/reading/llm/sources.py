"""Attributions of a reply, each source and cue of them looked up in the article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from claimcheck.errors import SpanNotFound
from claimcheck.reading.llm.replies import ReplyLink, ReplySaid, ReplySource, SaidAct
from claimcheck.text.align import FoldedText, fold
from claimcheck.text.wordings import read_wording
from claimcheck.types import Act, Attribution, Link, ReviewReason, SourceKind, Span

MAX_LINKS = 6
_ACTS = {SaidAct.STATE_OF_MIND: Act.STATE_OF_MIND, SaidAct.ACT: Act.ACT}
_PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "who", "i", "we", "you", "this", "that"})


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedSaid:
    """One attribution of a reply, still without its content.

    `attribution` is None for the writer's own eyes, which `witnessed` covers. `unfound` are the sources and cues that
    the article does not hold, `unfound_extras` counts reasons and bases that it does not.
    """

    attribution: Attribution | None
    witnessed: Span | None
    unfound: tuple[str, ...]
    unfound_extras: int
    reviews: tuple[ReviewReason, ...]


def find(folded: FoldedText, words: str | None, near: Span) -> Span | None:
    """Locate a model's words, best in or beside a range; None where there are none, or the text lacks them."""
    if words is None or not words.strip():
        return None
    try:
        return folded.locate(words, near=near)
    except SpanNotFound:
        return None


def ground_said(
    said: ReplySaid, sources: Mapping[int, ReplySource], folded: FoldedText, sentence: Span
) -> GroundedSaid | None:
    """Look an attribution up in the article, best in the sentence that the model gives it for.

    Returns:
        None where it names a source that the reply does not list: nothing can be said of it.
    """
    if any(link.s not in sources for link in said.by):
        return None
    found = _Found(folded, sentence)
    links = [found.link(link, sources[link.s]) for link in said.by[:MAX_LINKS]]
    # "said" stands everywhere: it is looked for where the source is.
    cue = found.find(said.cue, links[-1].mention if links else None)
    if said.act is SaidAct.WITNESS:
        attribution = None
    else:
        chain = tuple(links) or (_nobody(said, cue, folded.text),)
        attribution = Attribution(
            chain=chain,
            act=_ACTS.get(said.act, Act.STATEMENT),
            source=chain[-1].mention,
            cue=cue,
            content=(),
            is_denial=said.act is SaidAct.DENIAL,
            is_own_report=said.act is SaidAct.OWN_REPORT,
            is_grounded=not found.unfound and (cue is not None or chain[-1].mention is not None),
        )
    return GroundedSaid(
        attribution=attribution,
        witnessed=cue if attribution is None else None,
        unfound=tuple(found.unfound),
        unfound_extras=found.unfound_extras,
        reviews=tuple(dict.fromkeys(found.reviews)),
    )


def _nobody(said: ReplySaid, cue: Span | None, text: str) -> Link:
    """Give the link of an attribution that names nobody: a passive, or the paper's own earlier report."""
    words = " ".join(cue.of(text).split()) if cue else said.cue or ""
    if said.act is SaidAct.OWN_REPORT:
        return Link(kind=SourceKind.DOCUMENT, name=words, mention=cue)
    return Link(kind=SourceKind.PASSIVE, name=words, mention=None)


class _Found:
    """Looks the words of one attribution up, and keeps what was not found."""

    def __init__(self, folded: FoldedText, sentence: Span) -> None:
        self._folded = folded
        self._sentence = sentence
        self.unfound: list[str] = []
        self.unfound_extras = 0
        self.reviews: list[ReviewReason] = []

    def find(self, words: str | None, beside: Span | None = None) -> Span | None:
        """Locate a source or cue in the sentence, else as near as can be to `beside` or to the sentence."""
        span = find(self._folded, words, self._sentence)
        if span is not None and beside is not None and not self._sentence.contains(beside):
            span = find(self._folded, words, beside)
        if span is None and words is not None and words.strip():
            self.unfound.append(words)
        return span

    def link(self, link: ReplyLink, source: ReplySource) -> Link:
        """Ground one link of a chain."""
        if source.kind is SourceKind.PASSIVE:
            return Link(kind=source.kind, name=source.name, mention=None)
        mention = self.find(link.m or source.name)
        full = find(self._folded, source.name, Span(0, 1))
        if full is None:
            # The kind that the model gives rests on this name; one that it made up says nothing.
            self.unfound.append(source.name)
        place = full or mention
        name = " ".join(place.of(self._folded.text).split()) if place else source.name
        if source.kind is SourceKind.NAMED_PERSON and name.lower() in _PRONOUNS:
            self.reviews.append(ReviewReason.UNRESOLVED_REFERENCE)
        near = mention or self._sentence
        is_anonymous = not source.kind.is_named
        return Link(
            kind=source.kind,
            name=name,
            mention=mention,
            antecedent=full if self._is_antecedent(full, mention) else None,
            reason_for_anonymity=self._extra(source.why, near, ReviewReason.UNFOUND_REASON) if is_anonymous else None,
            basis_of_knowledge=self._extra(source.how, near, ReviewReason.UNFOUND_BASIS) if is_anonymous else None,
            stated_count=self._count(source, mention),
        )

    def _is_antecedent(self, full: Span | None, mention: Span | None) -> bool:
        """Tell whether one is what the other refers to: two mentions in the same words ("officials") may be two."""
        if full is None or mention is None or full.overlaps(mention):
            return False
        return fold(full.of(self._folded.text)) != fold(mention.of(self._folded.text))

    def _extra(self, words: str | None, near: Span, review: ReviewReason) -> Span | None:
        span = find(self._folded, words, near)
        if span is None and words is not None and words.strip():
            self.unfound_extras += 1
            self.reviews.append(review)
        return span

    def _count(self, source: ReplySource, mention: Span | None) -> int | None:
        """Give the stated number of a group, where its words hold it."""
        words = f"{source.name} {mention.of(self._folded.text) if mention else ''}"
        is_stated = source.count is not None and str(source.count) in read_wording(words).numbers
        return source.count if is_stated else None
