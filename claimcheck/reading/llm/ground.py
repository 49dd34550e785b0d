"""Claims of a reply, everything that they quote looked up in the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from claimcheck.reading.llm.faithful import is_faithful
from claimcheck.reading.llm.parse import ParsedReply
from claimcheck.reading.llm.quotes import Quoted, contents_of, locate_claim
from claimcheck.reading.llm.replies import LABELS, NoClaim, ReplySentence
from claimcheck.reading.llm.request import number_of
from claimcheck.reading.llm.sections import Section
from claimcheck.reading.llm.sources import GroundedSaid, find, ground_said
from claimcheck.reading.wording import leading_pronoun, word_claim
from claimcheck.text.align import FoldedText
from claimcheck.types import Act, Article, Attribution, Cause, ReadClaim, ReviewReason, Span
from claimcheck.types.ids import claim_id

SURE, GUESS = 0.9, 0.5
MAX_RESOLVED = 8
_SHOWN_CHARS = 80
_ALL_OF_IT = "…"
"""What stands for the whole quotation in a model's wording, which need not be written twice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroundedSentence:
    """What of a reply about one sentence stands in the article.

    `problems` say what does not, for asking again, `ungrounded` how much was made up. `failure` keeps the sentence
    from being classified though some of its claims may be.
    """

    claims: tuple[ReadClaim, ...]
    is_opinion: bool
    problems: tuple[str, ...]
    ungrounded: int
    failure: Cause | None


def ground(parsed: ParsedReply, article: Article, section: Section, folded: FoldedText) -> dict[int, GroundedSentence]:
    """Look up what a reply quotes.

    Args:
        parsed: the reply about `section`.
        article: what the section is of.
        section: the sentences that were asked about.
        folded: the article's text.

    Returns:
        By place of the sentence in the article; what the reply leaves out has no entry.
    """
    asked = {at: parsed.sentences[number_of(at)] for at in section.places if number_of(at) in parsed.sentences}
    said: dict[int, GroundedSaid] = {}
    for at, sentence in asked.items():
        for each in sentence.said:
            found = ground_said(each, parsed.sources, folded, article.sentences[at].span)
            if found is not None:
                said.setdefault(each.i, found)
    quoted = {
        at: [locate_claim(each, article, section, at, folded) for each in sentence.claims]
        for at, sentence in asked.items()
    }
    contents = contents_of(each for claims in quoted.values() for each in claims)
    maker = _Maker(article, folded, said, contents)
    return {at: maker.sentence(at, asked[at], quoted[at], parsed.problems.get(number_of(at))) for at in asked}


@dataclass(frozen=True, slots=True)
class _Maker:
    """What the claims of one reply are made with."""

    article: Article
    folded: FoldedText
    said: Mapping[int, GroundedSaid]
    contents: Mapping[int, tuple[Span, ...]]

    def sentence(self, at: int, reply: ReplySentence, quoted: Sequence[Quoted], bad: str | None) -> GroundedSentence:
        """Make the claims of one sentence, and say what could not be found."""
        claims = [self._claim(each, at) for each in quoted]
        lost = [f"the article does not hold the words {_shown(each.claim.q)}" for each in quoted if not each.spans]
        extras = 0
        for each in reply.said:
            found = self.said.get(each.i)
            if found is None:
                lost.append("an attribution has a source that the reply does not list")
                continue
            extras += found.unfound_extras
            lost.extend(f"the article does not hold the source or cue {_shown([words])}" for words in found.unfound)
        if any(number not in self.said for each in quoted for number in each.claim.by):
            lost.append("a claim stands on an attribution that the reply does not list")
        problems = [f"sentence {number_of(at)}: {each}" for each in (*lost, *self._lost_elsewhere(reply, quoted))]
        return GroundedSentence(
            claims=tuple(claims),
            is_opinion=not claims and reply.none is NoClaim.OPINION,
            problems=(bad, *problems) if bad else tuple(problems),
            ungrounded=len(lost) + extras,
            failure=Cause.MALFORMED_REPLY if bad else None,
        )

    def _lost_elsewhere(self, reply: ReplySentence, quoted: Sequence[Quoted]) -> list[str]:
        """Say what claims lack that stand on an attribution of another sentence, where it is counted."""
        own = {each.i for each in reply.said}
        carried = {number for each in quoted for number in each.claim.by if number not in own and number in self.said}
        lost = [words for number in sorted(carried) for words in self.said[number].unfound]
        return [f"the article does not hold the source or cue {_shown([words])} that it carries on" for words in lost]

    def _claim(self, quoted: Quoted, at: int) -> ReadClaim:
        if not quoted.spans:
            return self._lost_claim(quoted, at)
        said = [self.said[number] for number in dict.fromkeys(quoted.claim.by) if number in self.said]
        attributions = self._attributions(quoted)
        resolved = self._resolved(quoted, at)
        wording = self._wording(quoted, attributions, resolved)
        reviews = [reason for each in said for reason in each.reviews]
        is_denial = any(each.is_denial for each in attributions)
        if wording is None:
            resolved = ()
            words = " ".join(span.of(self.folded.text) for span in quoted.spans)
            reviews.append(ReviewReason.UNRESOLVED_REFERENCE if leading_pronoun(words) else ReviewReason.REWRITTEN)
            wording = word_claim(self.folded.text, quoted.spans, is_denial=is_denial)
        return ReadClaim(
            id=claim_id(self.article.document.sha256, quoted.spans),
            text=wording,
            kind=quoted.claim.k,
            spans=quoted.spans,
            attributions=attributions,
            confidence=GUESS if reviews else SURE,
            model_label=LABELS[quoted.claim.v],
            witnessed=next((each.witnessed for each in said if each.witnessed is not None), None),
            needs_review=tuple(dict.fromkeys(reviews)),
            failure=self._failure(quoted, attributions),
            resolved=resolved,
        )

    def _lost_claim(self, quoted: Quoted, at: int) -> ReadClaim:
        """Give the place of a claim whose quotation was made up: nothing of what the model says of it counts."""
        span = self.article.sentences[at].span
        return ReadClaim(
            id=claim_id(self.article.document.sha256, (span,)),
            text=word_claim(self.folded.text, (span,)),
            kind=quoted.claim.k,
            spans=(span,),
            attributions=(),
            confidence=0.0,
            failure=Cause.UNGROUNDED_QUOTATION,
        )

    def _attributions(self, quoted: Quoted) -> tuple[Attribution, ...]:
        found: list[Attribution] = []
        for number in dict.fromkeys(quoted.claim.by):
            said = self.said.get(number)
            if said is not None and said.attribution is not None:
                found.append(replace(said.attribution, content=self.contents[number]))
        return tuple(found)

    def _resolved(self, quoted: Quoted, at: int) -> tuple[Span, ...]:
        """Locate the words elsewhere that the model's wording takes in place of references."""
        near = self.article.sentences[at].span
        found = (find(self.folded, words, near) for words in quoted.claim.r[:MAX_RESOLVED])
        return tuple(dict.fromkeys(span for span in found if span is not None))

    def _wording(self, quoted: Quoted, attributions: Sequence[Attribution], resolved: Sequence[Span]) -> str | None:
        """Give how a claim reads alone, or None where the model's wording says what the article does not."""
        text = self.folded.text
        is_denial = any(each.is_denial for each in attributions)
        words = " ".join(span.of(text) for span in quoted.spans)
        wording = " ".join((quoted.claim.t or "").replace(_ALL_OF_IT, words, 1).split())
        if not wording:
            return None if leading_pronoun(words) else word_claim(text, quoted.spans, is_denial=is_denial)
        links = [link for each in attributions for link in each.chain if each.is_grounded]
        ground = [*resolved, *(span for link in links for span in (link.mention, link.antecedent) if span is not None)]
        known = " ".join(span.of(text) for span in ground)
        return wording if is_faithful(wording, quoted=words, resolved=known, is_denial=is_denial) else None

    def _failure(self, quoted: Quoted, attributions: Sequence[Attribution]) -> Cause | None:
        """Give the cause where a claim stands on an attribution that is not there, unless a named source fixes it."""
        if all(number in self.said for number in quoted.claim.by):
            return None
        grounds = [each for each in attributions if each.is_grounded and each.act is Act.STATEMENT]
        is_fixed = any(all(link.kind.is_named for link in each.chain) for each in grounds)
        return None if is_fixed else Cause.UNGROUNDED_SOURCE


def _shown(words: Sequence[str]) -> str:
    """Give a model's words for a message to it, at most 80 characters."""
    return f"“{' ... '.join(words)[:_SHOWN_CHARS]}”"
