"""The reply to a request of the prompt `read`: what the rules engine finds in the text that was sent."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from claimcheck.evaluation.simulated.dials import Chance
from claimcheck.evaluation.simulated.parts import ReadParts
from claimcheck.reading.rules import RulesReader
from claimcheck.types import (
    Act,
    Article,
    Attribution,
    Document,
    EvidenceState,
    Link,
    ReadClaim,
    Sentence,
    SourceKind,
    Span,
)
from claimcheck.verdict import decide

Json = dict[str, Any]
INVENTED_WORDS = "what the council never put on paper"
INVENTED_SOURCE = "Gregor Nobody of the Unwritten Bureau"

_ACTS = {Act.STATEMENT: "statement", Act.STATE_OF_MIND: "state_of_mind", Act.ACT: "act"}
_WRONG_KIND = SourceKind.UNNAMED_DOCUMENT
_BRACKETS = re.compile(r"\[(?P<inside>[^\]]*)\]")
_BREAK = re.compile(
    r",? (?=(?:and|but|which|who|that|before|after|while|to|for|from|with|in|of|at|against|into)\b)|[;—,] "
)
_MIN_PIECE_WORDS, _LEAD_WORDS = 3, 3


def read_reply(parts: ReadParts, chance: Chance, *, words_a_claim: int = 0) -> Json:
    """Answer a request of the prompt `read`."""
    article, places = _article(parts)
    found = next(iter(RulesReader().read(article)))
    opinions = {each.span for each in found.sentences if each.is_opinion}
    writer = _Writer(text=article.document.text, chance=chance, words_a_claim=words_a_claim)
    sentences = []
    for number, span in places.items():
        if chance.hits("missed_sentence", number):
            continue
        claims = [each for each in found.claims if span.start <= each.spans[0].start < span.end]
        entry = writer.sentence(number, claims)
        if not entry["claims"]:
            entry["none"] = "opinion" if span in opinions else "continuation"
        sentences.append(entry)
    return {"sources": list(writer.sources.values()), "sentences": sentences}


def _article(parts: ReadParts) -> tuple[Article, dict[int, Span]]:
    """Make an article of the sentences that were sent: one paragraph, but for a headline."""
    sentences: list[Sentence] = []
    places: dict[int, Span] = {}
    text = ""
    lines: list[tuple[int | None, str]] = [(None, words) for words in parts.before]
    for number, words in (*lines, *parts.sentences.items()):
        is_headline = words == parts.headline and not text
        start = len(text)
        span = Span(start, start + len(words))
        text += words + ("\n\n" if is_headline else " ")
        sentences.append(Sentence(span=span, paragraph=0 if is_headline else 1, is_headline=is_headline))
        if number is not None:
            places[number] = span
    document = Document(text=text, sha256=Document.hash_text(text))
    return Article(document=document, sentences=tuple(sentences)), places


@dataclass(slots=True)
class _Writer:
    """Writes one reply: its numbered sources and attributions, and its claims sentence by sentence."""

    text: str
    chance: Chance
    words_a_claim: int
    sources: dict[str, Json] = field(default_factory=dict)
    said: dict[Attribution, int] = field(default_factory=dict)

    def sentence(self, number: int, claims: Sequence[ReadClaim]) -> Json:
        fresh = dict.fromkeys(each for claim in claims for each in claim.attributions if each not in self.said)
        said = [self._said(each) for each in fresh]
        written = [one for claim in claims for one in self._claims(claim)]
        return {
            "n": number + 9000 if self.chance.hits("unknown_number", number) else number,
            "said": said,
            "claims": written,
            "none": None,
        }

    def _said(self, attribution: Attribution) -> Json:
        number = self.said.setdefault(attribution, len(self.said) + 1)
        links = [link for link in attribution.chain if link.mention is not None]
        return {
            "i": number,
            "act": "denial" if attribution.is_denial else _ACTS[attribution.act],
            "cue": self._words(attribution.cue),
            "by": [self._link(link) for link in links],
        }

    def _link(self, link: Link) -> Json:
        if self.chance.hits("invented_source", link.name):
            return {"s": self._source(link, INVENTED_SOURCE), "m": INVENTED_SOURCE}
        words = self._words(link.mention)
        return {"s": self._source(link, link.name), "m": None if words == link.name else words}

    def _source(self, link: Link, name: str) -> int:
        if name not in self.sources:
            self.sources[name] = {
                "i": len(self.sources) + 1,
                "name": name,
                "kind": (_WRONG_KIND if self.chance.hits("wrong_kind", name) else link.kind).value,
                "why": self._words(link.reason_for_anonymity),
                "how": self._words(link.basis_of_knowledge),
                "count": link.stated_count,
            }
        return int(self.sources[name]["i"])

    def _claims(self, claim: ReadClaim) -> Iterator[Json]:
        label = decide(claim, (), EvidenceState.NOT_SEARCHED).label.value
        for place, (quotation, wording, resolved) in enumerate(self._pieces(claim)):
            item = f"{claim.id}.{place}"
            if self.chance.hits("missed_claim", item):
                continue
            written = {
                "q": [INVENTED_WORDS] if self.chance.hits("invented_quotation", item) else quotation,
                "t": wording,
                "r": resolved,
                "k": claim.kind.value,
                "by": [self.said[each] for each in claim.attributions],
                "v": "believable" if self.chance.hits("unknown_label", item) else label[0],
            }
            yield written
            if self.chance.hits("repeated_claim", item):
                yield dict(written)

    def _pieces(self, claim: ReadClaim) -> Iterator[tuple[list[str], str | None, list[str]]]:
        """Give quotation, wording and resolved words of a claim, whole or as finely as is asked."""
        quotation = [span.of(self.text) for span in claim.spans]
        pieces = _cut(quotation[0], self.words_a_claim) if len(quotation) == 1 and self.words_a_claim else []
        if len(pieces) < 2:
            inside = [match["inside"] for match in _BRACKETS.finditer(claim.text) if match["inside"] in self.text]
            wording = _BRACKETS.sub(lambda match: match["inside"], claim.text)
            yield quotation, None if wording.lower() == quotation[0].lower() else wording, inside
            return
        lead = " ".join(pieces[0].split()[:_LEAD_WORDS])
        yield [pieces[0]], None, []
        for piece in pieces[1:]:
            yield [piece], f"{lead} …", [lead]

    def _words(self, span: Span | None) -> str | None:
        return span.of(self.text) if span else None


def _cut(words: str, words_a_piece: int) -> list[str]:
    """Cut words into verbatim pieces of about so many, at marks and before prepositions and conjunctions."""
    pieces: list[str] = []
    start = 0
    for match in _BREAK.finditer(words):
        is_long = len(words[start : match.start()].split()) >= words_a_piece
        if is_long and len(words[match.end() :].split()) >= _MIN_PIECE_WORDS:
            pieces.append(words[start : match.start()])
            start = match.end()
    return [*pieces, words[start:]]
