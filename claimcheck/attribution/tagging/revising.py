"""The rules' attributions beside what the tagger sees: which stand, with whose bounds and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.relative import ends_relative
from claimcheck.attribution.sentences.asides import ASIDE
from claimcheck.attribution.tagging.source_bounds import with_bounds, with_other
from claimcheck.attribution.tagging.tagged_places import Content, Place, around, behind_cue, near, nearest, shared
from claimcheck.attribution.vocabulary.lexicon import (
    AUXILIARIES,
    BEARING_OUT,
    CUE_NOUNS,
    CUE_VERBS,
    PRONOUNS,
    Frame,
)
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, SourceKind, Span

SUPPORT = 0.5
"""Part of a weak attribution of the rules that the tagger must see as content, or it is dropped."""
FIT = 0.1
"""Share of their union that two contents must have in common for the tagger's bounds to be taken."""
SHARE = 0.5
"""Part of a tagged content that must lie in a piece of the rules to be taken for the same."""
MAX_NOUN = 3
"""Words of the noun that a "that" hangs on, at most: "the latest claim that"."""
_PLAIN = frozenset({"put", "have", "foresee", "deny", "rank", "record", "forecast"})
"""Verbs that the rules take for cues only with a figure behind them, or state something of all they govern."""
_LABELS = frozenset({":", "—"})
"""Cues that give a paragraph to whoever stands before or behind it."""
_JOINING = frozenset({"and", "but", "while", "whereas", "how", "whether"})
"""What a content may open with and is no part of it: "heard [how] he had crept in"."""
_OPENING = lazy_re(r"(?:that )?[“\"‘'`]*", re.IGNORECASE)


def revise(
    place: Place, ruled: FoundAttribution, tagged: Sequence[Content], contents: Sequence[Span]
) -> FoundAttribution | None:
    """Take the tagger's bounds for an attribution of the rules, and drop a weak one that it sees nothing of."""
    is_set = ruled.lemma in _PLAIN and ruled.content[0].of(place.article.document.text).startswith("it ")
    is_chained = ruled.source is None or (ruled.cue is not None and ruled.cited and ruled.cue.contains(ruled.cited))
    if (
        is_set or ruled.lemma in {*_LABELS, ASIDE} or (ruled.cited is not None and is_chained)
    ):  # "Karr allegedly said [he paid]"
        return ruled
    if _is_told_whole(place.article.document.text, ruled) or _has_apostrophes(place.article.document.text, ruled):
        return ruled
    text = place.article.document.text
    size = sum(c.end - c.start for c in ruled.content)
    seen_size = sum(shared(c, content) for c in ruled.content for content in around(contents, c))
    is_seen = any(
        mine is not None and any(mine.overlaps(s) for s in around(theirs, mine))
        for mine, theirs in ((ruled.cue, place.cues), (ruled.source, place.sources))
    )
    if not _is_strong(text, ruled) and not is_seen and seen_size < SUPPORT * size:
        return None
    is_inner = ruled.cue is not None and any(c.contains(ruled.cue) for c in around(contents, ruled.cue))
    if is_inner and not is_seen and (ruled.act is not Act.STATEMENT or _takes_object(ruled)):
        return None  # of "she said he wants peace" the tagger sees what she said, and no wish in it
    reach = Span(min(ruled.content).start, max(piece.end for piece in ruled.content))
    outside = [c for c in near(tagged, reach) if ruled.cue is None or not c.span.contains(ruled.cue)]
    own = [c for c in outside if c.cue is None or ruled.cue is None or c.cue.overlaps(ruled.cue)]
    inner = [c for c in outside if c not in own and _is_others(text, ruled, c)]
    tellers = [c for c in own if any(each.source is not None and each.source.contains(c.span) for each in inner)]
    own = [c for c in own if c not in tellers]  # "a boy" of "a boy told police that it smelled, a jury has heard"
    outside = [c for c in outside if c not in inner and c not in tellers]
    opened = _opened(text, ruled, own)
    pieces = (opened,) if opened else _merged(_fitted(text, piece, own, outside) for piece in ruled.content)
    pieces = (_with_said_noun(text, ruled, pieces[0]), *pieces[1:])
    if ruled.lemma == "reportedly" and ruled.cue is not None:
        pieces = tuple(_with_verb(text, piece, ruled) for piece in pieces)
    pieces = tuple(_with_told_verb(text, behind_cue(text, piece, ruled.cue), ruled) for piece in pieces)
    last = ruled.content[-1].end
    if ruled.source is not None and ends_relative(text, ruled.source, last):
        pieces = tuple(Span(p.start, min(p.end, last)) for p in pieces if p.start < last)
    fitted = replace(ruled, content=pieces, is_tagged=True)
    if ruled.source is None or ruled.cue is None:
        return fitted
    seen = [s for s in around(place.sources, ruled.source) if s.overlaps(ruled.source)]
    if seen:
        return with_bounds(text, fitted, max(seen, key=lambda s: (shared(s, fitted.source or s), s.start)))
    if (is_inner and _tells(text, ruled, ruled.source)) or is_givers(text, ruled):
        return fitted
    other = with_other(text, fitted, _own_speaker(place, ruled.cue))
    if is_inner and other.source != ruled.source:
        # Of "the poll found that half of them said so" the tagger sees what the poll found alone.
        is_told = ruled.lemma == "tell" and ruled.content[0].of(text).startswith("that ")
        is_told = is_told or _opens_with_teller(text, ruled, contents)
        return fitted if is_told else None  # "the driver told police that the brakes had failed, Ruiz said"
    return other


def _with_said_noun(text: str, ruled: FoundAttribution, first: Span) -> Span:
    """Begin what somebody rejects before the noun that its "that" hangs on: "rejected [claims that it was late]"."""
    start = ruled.content[0].start
    between = text[start : first.start].split() if start < first.start <= ruled.content[0].end else []
    is_said = 0 < len(between) <= MAX_NOUN and between[-1] in CUE_NOUNS
    return Span(start, first.end) if is_said and text.startswith("that ", first.start) else first


def _with_verb(text: str, piece: Span, ruled: FoundAttribution) -> Span:
    """Begin a piece with the verb right behind an adverb that is the cue: "Karr allegedly [threatened to kill him]"."""
    behind = ruled.cue.end + 1 if ruled.cue is not None else 0
    is_late = any(each.start == behind < piece.start < each.end for each in ruled.content)
    return Span(behind, piece.end) if is_late and _VERB.fullmatch(text, behind, piece.start) else piece


_VERB = lazy_re(r"(?:[a-z’']+ ){1,4}")


def _with_told_verb(text: str, piece: Span, ruled: FoundAttribution) -> Span:
    """Begin what goes on behind a cue with its verb: "The ministry, two aides said, [denied that it had been told]"."""
    for each in ruled.content[1:]:
        told = _TOLD_VERB.fullmatch(text, each.start, piece.start) if each.start < piece.start < each.end else None
        is_that = text.startswith("that ", piece.start)
        if told is not None and told["verb"] in CUE_VERBS and (is_that or not told["whom"]):
            return Span(each.start, piece.end)
    return piece


_TOLD_VERB = lazy_re(
    r"(?:(?:[a-z]{2,12}ly|first|also|later|then|had|has|have) ){0,2}(?P<verb>[a-z]+)(?P<whom>(?: [\w’'-]{1,20}){0,4}) "
)
"""What another "told investors" or "first claimed" between the speaker's cue and a "that"."""


def is_givers(text: str, ruled: FoundAttribution) -> bool:
    """Tell who says something of a document that they gave: "a report, obtained by a lawyer [who] said it was late"."""
    who, source = ruled.antecedent, ruled.source
    is_who = who is not None and source is not None and text[who.end : source.end] == " who"
    return is_who and who is not None and text.endswith(" by ", 0, who.start)


def _tells(text: str, ruled: FoundAttribution, source: Span) -> bool:
    """Tell who tells somebody something inside what another says: "Ruiz said [her doctor told her] that"."""
    words = source.of(text).lower()
    is_teller = not ruled.is_negated and words not in PRONOUNS and classify(words).head != "respondents"
    if ruled.cue is None or not is_teller:
        return False
    if _BY.fullmatch(text, ruled.cue.end, max(ruled.cue.end, source.start)) is not None:
        return True  # "said she had been warned by an aide that"
    is_saying = ruled.lemma == "say" and text.startswith(" saying ", source.end)
    if is_saying and _REMEMBERS.search(text, max(0, source.start - 14), source.start):
        return True  # "Ruiz remembers her mother saying that"
    verb, said = CUE_VERBS.get(ruled.lemma), ruled.content[0]
    if verb is None or verb.frame is not Frame.RECIPIENT:
        return False
    hears = _HEARS.match(text, ruled.cue.end)
    is_clause = not AUXILIARIES.isdisjoint(said.of(text).lower().split())
    return said.of(text).startswith("that ") or (hears is not None and hears.end() == said.start and is_clause)


def _opens_with_teller(text: str, ruled: FoundAttribution, contents: Sequence[Span]) -> bool:
    """Tell a speaker whom another's content opens with: "[His team says it has 12], an aide said"."""
    source, cue = ruled.source, ruled.cue
    if source is None or cue is None or ruled.is_negated or source.end + 1 != cue.start:
        return False
    is_first = any(c.start == source.start and c.end > cue.end for c in around(contents, cue))
    speaker = classify(source.of(text))  # "half of voters say it is closed" is what a poll found
    is_speaker = not speaker.is_guess and speaker.kind is not SourceKind.COLLECTIVE
    return is_first and is_speaker and cue.of(text) in {"say", "says"}


_REMEMBERS = lazy_re(r"\b(?:remember|recall)(?:s|ed)? $")
_BY = lazy_re(r" (?:[\w’]{1,20} ){0,5}by ")
_HEARS = lazy_re(r" (?:her|him|them) (?!(?:what|how|why|where|when|who|whether|if|to)\b)")
"""Who is told, before a clause without a "that": "said the council had assured her the home would stay open"."""


def _is_told_whole(text: str, ruled: FoundAttribution) -> bool:
    """Tell what is told with cue and speaker: "the home was described as unsafe by Ruiz", "a claim the firm denies"."""
    source, cue = ruled.source, ruled.cue
    if source is None or cue is None or not all(any(p.contains(s) for p in ruled.content) for s in (source, cue)):
        return False
    start = ruled.content[0].start
    is_named = ruled.lemma in _NAMES | BEARING_OUT and text.startswith(
        "which ", start
    )  # ", which the union calls a lie"
    return source.start > cue.end or is_named or _POINTING.match(text, start) is not None


_POINTING = lazy_re(r"(?:an?|something|language|words|wording|remarks|comments) ")
_NAMES = frozenset({"call", "brand", "label", "describe"})


def _has_apostrophes(text: str, ruled: FoundAttribution) -> bool:
    """Tell a quotation between straight single marks in which the tagger takes one for its end: 'She couldn't go.'."""
    words = ruled.content[0].of(text)
    is_single = ruled.is_quoted and ruled.act is Act.STATEMENT and len(ruled.content) == 1
    return is_single and _SINGLE.fullmatch(words) is not None and "'" in words[1:-1]


_SINGLE = lazy_re(r"'(?!')[^\n]*(?<!')'")


def _is_others(text: str, ruled: FoundAttribution, content: Content) -> bool:
    """Tell what another says inside: "approved it despite a memo warning that", "said [the chair had called it poor]".

    In a statement another speaks whose words it opens with: "said he would not, suggesting that" goes on.
    """
    if content.cue is None or not any(piece.contains(content.cue) for piece in ruled.content):
        return False
    opens = [content.source is not None and _is_first(text, piece, content.source) for piece in ruled.content]
    return ruled.act is not Act.STATEMENT or ruled.lemma == "state" or any(opens)


def _own_speaker(place: Place, cue: Span) -> Span | None:
    """Give the tagged source nearest to a cue, unless it is that of another: "said that, according to officials"."""
    found = nearest(place, cue, place.sources)
    if found is None:
        return None
    before = place.article.document.text[cue.end : found.start].lower()
    return None if before.endswith("according to ") else found


def _opened(text: str, ruled: FoundAttribution, own: Sequence[Content]) -> Span | None:
    """Give what the tagger marks from the start of an object: the "Ruiz" of "endorsed Ruiz in May, but only after"."""
    if (ruled.act is Act.STATEMENT and not _takes_object(ruled)) or ruled.is_quoted or len(ruled.content) > 1:
        return None
    piece = ruled.content[0]
    first = next((c for c in own if c.cue is not None and shared(piece, c.span)), None)
    return first.span if first is not None and _is_first(text, piece, first.span) else None


def _fitted(text: str, piece: Span, own: Sequence[Content], others: Sequence[Content]) -> Span:
    """Give what the tagger marks of `piece`, from first to last, but none of what stands before its "that"; or `piece`.

    The tagger sees one content in another as two ("is", "to sign ..." of what three sources told): they are one here.
    What it links to the same cue goes before `others`, in which "saying he would not and suggesting that" is one.
    """
    is_opened = piece.of(text).lower().startswith("that ")
    reaches = [reach for reach in (_reach(piece, own), _reach(piece, others)) if reach is not None]
    if len(reaches) > 1 and _is_first(text, piece, reaches[1]) and not _is_first(text, piece, reaches[0]):
        reaches.pop(0)  # "Ruiz is expected", the wish in "Ruiz is expected to sign, three sources said"
    for best in reaches:
        union = max(piece.end, best.end) - min(piece.start, best.start)
        if shared(piece, best) >= FIT * union:
            before = text[best.start : piece.start]
            is_late = is_opened or ";" in before or _CLOSED.search(before) is not None
            is_late = is_late or _SAYS.search(before) is not None
            is_late = is_late or piece.of(text) == "enough"  # "ordered 400 doses, [enough], it estimates, to protect"
            is_late = is_late or (before.strip().lower() in _JOINING and text[piece.start].isalnum())
            start = max(best.start, piece.start) if is_late else best.start
            start = piece.start if _TELLING.fullmatch(text, piece.start, max(piece.start, start)) else start
            had = _HAD.search(text, start, best.end)
            if had is not None and _AND_WAS.match(text, best.end, piece.end):
                return Span(start, piece.end)
            return Span(start, min(best.end, piece.end) if ";" in text[piece.end : best.end] else best.end)
    return piece


_TELLING = lazy_re(r"(?:and |but )?[\w’'-]{2,30} told (?:her |him |them )?|(?:after|before) ")
"""Whoever tells in what another says: "[She told] Quell, she says, and [Quell told her] that"; or when it was so."""
_HAD = lazy_re(r"\bhad [a-z]")
_AND_WAS = lazy_re(r",? (?:and|but) (?:was|were|had|would) [a-z]")
"""What goes on from what somebody had done, of the same one: "said he had considered it [but was talked out of it]"."""
_CLOSED = lazy_re(r"[.!?][”\"] $")
"""Before a sentence of its own, the end of one that closed a quotation: "was “watching it.” [Two aides left]"."""

_SAYS = lazy_re(r"\bsays? [^.;:“”\"\n]{3,200}, (?:and|but) $")
"""Before what another tells, what somebody says today: "His team says it has 12, and [he will open 5, ...]"."""


def _reach(piece: Span, contents: Sequence[Content]) -> Span | None:
    """Give the range, from first to last, of the contents that lie in a piece mostly."""
    within = [c.span for c in contents if shared(piece, c.span) >= SHARE * (c.span.end - c.span.start)]
    return Span(min(c.start for c in within), max(c.end for c in within)) if within else None


def _is_first(text: str, piece: Span, best: Span) -> bool:
    opening = _OPENING.match(text, piece.start)
    return best.start <= (opening.end() if opening is not None else piece.start)


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Make one of spans that overlap."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def is_turned(ruled: FoundAttribution, contents: Sequence[Content]) -> bool:
    """Tell whether the tagger reads the same cue the other way round: "X, who ..., said the company was warned"."""
    if ruled.is_quoted or ruled.cue is None or ruled.source is None:
        return False
    said = [c for c in contents if c.cue is not None and c.cue.overlaps(ruled.cue)]
    speakers = [c.source for c in said if c.source is not None]
    return (
        bool(said)
        and all(c.span.overlaps(ruled.source) for c in said)
        and (not speakers or any(piece.overlaps(speaker) for piece in ruled.content for speaker in speakers))
    )


def is_description(ruled: FoundAttribution, sources: Sequence[Span]) -> bool:
    """Tell a state of mind that tells who a source is, and runs on: "men who feared for their jobs said it broke"."""
    if ruled.cue is None or ruled.act is Act.STATEMENT or ruled.cited is not None:
        return False
    about = [source for source in around(sources, ruled.cue) if source.contains(ruled.cue)]
    return any(piece.end > source.end for piece in ruled.content for source in about)


def _takes_object(ruled: FoundAttribution) -> bool:
    verb = CUE_VERBS.get(ruled.lemma)
    return verb is not None and verb.frame is Frame.OBJECT and not ruled.is_quoted


_POINTED = frozenset({"it", "this", "that", "these"})


_TOLD_WHOLE = frozenset({"this", "in the negative", "in the affirmative"})


def _is_strong(text: str, ruled: FoundAttribution) -> bool:
    verb = CUE_VERBS.get(ruled.lemma)
    words = ruled.content[0].of(text).lower()
    if (ruled.lemma == "dispute" and words in _POINTED) or words in _TOLD_WHOLE:
        return True  # "The trust disputes this"
    if ruled.lemma == "confirm" and ruled.content[0].of(text).startswith("receipt "):
        return True
    if ruled.is_quoted or ruled.cited is not None or ruled.lemma in _PLAIN:
        return True
    if verb is None or verb.frame in {Frame.CLAUSE, Frame.RECIPIENT}:
        return True
    is_behind = ruled.cue is not None and ruled.content[0].end <= ruled.cue.start  # "..., its filing shows"
    return verb.frame is Frame.STRICT and (is_behind or ruled.content[0].of(text).startswith("that "))
