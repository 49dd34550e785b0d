"""Speech that goes on: quotations without a cue of their own, given to whoever was speaking."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.introduced import introduced_in
from claimcheck.attribution.quotations import Quotation, is_heard_there
from claimcheck.attribution.vocabulary.lexicon import PRONOUNS
from claimcheck.types import Act, Sentence, Span

NEAR = 8
"""Attributions before one that are looked at."""
MIN_QUOTED_WORDS = 4
"""A quotation of fewer words with no cue of its own is an ironic or technical use, not speech."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with the sentences in it that are read, and its quotations."""

    span: Span
    sentences: tuple[Sentence, ...]
    quotations: tuple[Quotation, ...]

    @property
    def opens_quoted(self) -> bool:
        """Tell whether it begins with a quotation."""
        return bool(self.quotations) and self.quotations[0].span.start == self.span.start

    @property
    def stays_open(self) -> bool:
        """Tell whether it is the beginning of a quotation that the next paragraph goes on with."""
        return self.opens_quoted and self.quotations[-1].is_open

    @property
    def is_speech(self) -> bool:
        """Tell whether it is one quotation of several sentences, or of one that the next paragraph goes on with."""
        whole = self.opens_quoted and self.quotations[0].span.end >= self.span.end
        return whole and (len(self.sentences) > 1 or self.stays_open)


def widen_to_quotations(own: Sequence[FoundAttribution], paragraph: Paragraph) -> list[FoundAttribution]:
    """Let content that begins or ends inside a quotation reach over the whole of it."""
    starts = [q.span.start for q in paragraph.quotations]

    def around(at: int) -> Quotation | None:
        i = bisect_left(starts, at) - 1
        return paragraph.quotations[i] if i >= 0 and at < paragraph.quotations[i].span.end else None

    widened = []
    for attribution in own:
        content = []
        is_quoted = attribution.is_quoted
        for piece in attribution.content:
            first, last = around(piece.start), around(piece.end)
            span = Span(first.span.start if first else piece.start, last.span.end if last else piece.end)
            inside = around(span.start + 1)
            is_quoted = is_quoted or (inside is not None and inside.span.contains(span))
            content.append(span)
        widened.append(replace(attribution, content=tuple(content), is_quoted=is_quoted))
    return widened


@dataclass(slots=True)
class Speech:
    """Who speaks, from paragraph to paragraph.

    `speaker` is the index of the attribution that the next paragraph may go on with; `introduced` whom the last
    sentence leads up to; `awaits_block` that it ended with its colon, so that a quoted paragraph is its content; `held`
    are quotations left open whose speaker only the next paragraph names.
    """

    text: str
    speaker: int | None = None
    introduced: Span | None = None
    awaits_block: bool = False
    held: list[Span] = field(default_factory=list)

    def carry_on(self, found: list[FoundAttribution], own: Sequence[FoundAttribution], paragraph: Paragraph) -> None:
        """Add a paragraph's own attributions to `found`, and its quotations to whom they belong."""
        if self.introduced is not None and self.speaker is None and not own and paragraph.is_speech:
            self.speaker = len(found)
            found.append(_quoted(self.introduced, paragraph.quotations[0]))
            own = found[-1:]
        else:
            found.extend(own)
        first = len(found) - len(own)
        extra: dict[int, list[Span]] = defaultdict(list)
        unclear: set[int] = set()
        statements = sorted(
            (_start(a), first + i)
            for i, a in enumerate(own)
            if a.act is Act.STATEMENT
            and not _is_quoted_whole(paragraph, a)
            and not _is_beside_speech(self.text, own, i)
            and not _is_told(own, i)
        )
        covered = _Covered([c for a in own if not _is_quoted_whole(paragraph, a) for c in a.content])
        if self.held and not paragraph.stays_open:
            if statements and paragraph.opens_quoted:
                extra[statements[0][1]].extend(self.held)
            self.held = []
        if self.speaker is None and not own and paragraph.stays_open:
            self.held.append(paragraph.quotations[-1].span)
        if self.awaits_block and self.speaker is not None and paragraph.opens_quoted:
            block = [s.span for s in paragraph.sentences if not covered.mostly(s.span)]
            extra[self.speaker].extend(block)
        speaker = self._quotations(found, paragraph, statements, covered, extra, unclear)
        for index, spans in extra.items():
            known = found[index]
            found[index] = replace(
                known,
                content=(*known.content, *(s for s in spans if s not in known.content)),
                is_quoted=True,
                is_unclear=known.is_unclear or index in unclear,
            )
        self.awaits_block = self.text[paragraph.span.end - 1] == ":" and bool(own)
        last_quoted = bool(paragraph.quotations) and paragraph.quotations[-1].span.end >= paragraph.span.end - 2
        self.speaker = speaker if last_quoted else (len(found) - 1 if self.awaits_block else None)
        end = paragraph.sentences[-1].span
        says = any(a.act is Act.STATEMENT and _start(a) >= end.start for a in own)
        self.introduced = None if last_quoted or says else introduced_in(self.text, end)

    def _quotations(
        self,
        found: list[FoundAttribution],
        paragraph: Paragraph,
        statements: Sequence[tuple[int, int]],
        covered: _Covered,
        extra: dict[int, list[Span]],
        unclear: set[int],
    ) -> int | None:
        """Give each quotation that stands alone to a speaker; give who spoke last."""
        speaker = self.speaker
        for quotation in paragraph.quotations:
            at = bisect_left(statements, (quotation.span.end, -1)) - 1
            near = statements[at][1] if at >= 0 else None
            if covered.mostly(quotation.inner):
                speaker = near if near is not None else speaker
                continue
            if not self._is_speech(paragraph, quotation):
                continue
            other = self._other(paragraph, quotation, statements[at][0]) if near is not None else None
            if other is not None:
                speaker = len(found)
                found.append(_quoted(other, quotation))
                continue
            goes_on = quotation.span.start == paragraph.span.start
            target = near if near is not None else speaker if goes_on else _behind(paragraph, quotation, statements)
            if target is None:
                continue
            extra[target].append(quotation.span)
            if near is None and not goes_on:
                unclear.add(target)
            speaker = target
        return speaker

    def _other(self, paragraph: Paragraph, quotation: Quotation, last: int) -> Span | None:
        """Give another person whom a quotation's own sentence, or the one before it, has for its subject.

        `last` is where the statement before begins: "..., an office said. Ana Ruiz calls it “a cheap policy”."
        """
        at = bisect_right(paragraph.sentences, quotation.inner.start, key=lambda s: s.span.start) - 1
        if at >= 0 and paragraph.sentences[at].span.start >= quotation.span.start:
            at -= 1
        if at < 0 or paragraph.sentences[at].span.start <= last:
            return None
        lead = paragraph.sentences[at].span
        person = introduced_in(self.text, Span(lead.start, min(lead.end, quotation.span.start)))
        is_named = person is not None and person.of(self.text).lower() not in PRONOUNS | {"him", "her"}
        return person if is_named else None

    def _is_speech(self, paragraph: Paragraph, quotation: Quotation) -> bool:
        """Tell speech from a word or two in ironic marks: by length, or by being whole sentences."""
        sentence = _sentence_at(paragraph, quotation.inner.start)
        if sentence is not None and is_heard_there(self.text, sentence.span.start, quotation.span.start):
            return False
        if quotation.inner.of(self.text).count(" ") + 1 >= MIN_QUOTED_WORDS:
            return True
        return sentence is not None and quotation.span.contains(sentence.span)


def _is_beside_speech(text: str, own: Sequence[FoundAttribution], at: int) -> bool:
    """Tell what somebody does while speaking, '"..." she said, invoking the race': a quotation behind it is not its."""
    one = own[at]
    is_participle = one.cue is not None and one.cue.of(text).endswith("ing") and not one.is_quoted
    return is_participle and any(each.is_quoted and each.source == one.source for each in own[max(0, at - NEAR) : at])


def _is_quoted_whole(paragraph: Paragraph, one: FoundAttribution) -> bool:
    """Tell who speaks only in the words of a quotation: "“[He said it was old],” she told me"; no "“PENCE: He is"."""
    if one.cue is None or one.source is None or one.lemma == ":":
        return False
    whole = Span(min(one.source.start, one.cue.start), max(one.source.end, one.cue.end))
    at = bisect_left(paragraph.quotations, whole.start, key=lambda quotation: quotation.span.start) - 1
    return at >= 0 and paragraph.quotations[at].inner.contains(whole)


def _is_told(own: Sequence[FoundAttribution], at: int) -> bool:
    """Tell who speaks in another's words, and not behind them: "She fell, Ruiz says, and the doctor told her so"."""
    one = own[at]
    if one.cue is None or one.source is None or one.is_quoted:
        return False
    whole = Span(min(one.source.start, one.cue.start), max(one.source.end, one.cue.end))
    near = (each for i, each in enumerate(own[max(0, at - NEAR) : at + NEAR], max(0, at - NEAR)) if i != at)
    # In "It opens if the panel finds the fault, Ruiz said" the panel is told of by Ruiz.
    near = (each for each in near if each.cue is None or not any(p.contains(each.cue) for p in one.content))
    return any(piece.contains(whole) for each in near if each.act is Act.STATEMENT for piece in each.content)


def _quoted(speaker: Span, quotation: Quotation) -> FoundAttribution:
    """Give a quotation without a cue to whom its sentence, or the one before, is about."""
    return FoundAttribution(
        source=speaker,
        cue=None,
        content=(quotation.span,),
        act=Act.STATEMENT,
        lemma="",
        is_quoted=True,
        is_unclear=True,
    )


class _Covered:
    """Ranges that attributions cover, merged, to be asked often."""

    def __init__(self, spans: Sequence[Span]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for span in sorted(spans):
            if self._ends and span.start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], span.end)
            else:
                self._starts.append(span.start)
                self._ends.append(span.end)

    def mostly(self, span: Span) -> bool:
        """Tell whether more than half of `span` lies in one covered range."""
        size = span.end - span.start
        i = max(0, bisect_right(self._starts, span.start) - 1)
        while i < len(self._starts) and self._starts[i] < span.end:
            if min(self._ends[i], span.end) - max(self._starts[i], span.start) > size // 2:
                return True
            i += 1
        return False


def _start(attribution: FoundAttribution) -> int:
    spans = [*attribution.content, *(s for s in (attribution.source, attribution.cue) if s)]
    return min(span.start for span in spans)


def _sentence_at(paragraph: Paragraph, at: int) -> Sentence | None:
    i = bisect_right(paragraph.sentences, at, key=lambda s: s.span.start) - 1
    return paragraph.sentences[i] if i >= 0 else None


def _behind(paragraph: Paragraph, quotation: Quotation, statements: Sequence[tuple[int, int]]) -> int | None:
    """Find the statement that begins behind a quotation in the same sentence."""
    sentence = _sentence_at(paragraph, quotation.span.start)
    at = bisect_left(statements, (quotation.span.end, -1))
    if sentence is None or at >= len(statements) or statements[at][0] >= sentence.span.end:
        return None
    return statements[at][1]
