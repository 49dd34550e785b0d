"""Where a tagged content stands beside its cue and source: in their sentence, in another, led up to by a colon."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.quotations import is_heard_there
from claimcheck.attribution.tagged import TaggedSpan
from claimcheck.attribution.tagging.tagged_contents import contents_of, is_open
from claimcheck.attribution.tagging.tagged_places import Content, Place, nearest
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES
from claimcheck.attribution.vocabulary.nouns import HEARERS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

MARKS = "“”\"‘’'"
"""Quotation marks."""


def is_elsewhere(place: Place, content: Content) -> bool:
    """Tell plain words in another sentence than their cue and source: indirect speech ends with its sentence."""
    text = place.article.document.text
    first, last = place.sentence(content.span.start), place.sentence(content.span.end - 1)
    near = [place.sentence(s.start) for s in (content.cue, content.source) if s is not None]
    if not near or any(first <= at <= last for at in near):
        return False
    if any(mark in content.span.of(text) for mark in MARKS):
        sentences = place.article.sentences
        if is_heard_there(text, sentences[first].span.start, content.span.start):
            return True
        is_open = content.span.start <= place.span(content.span.start).start + 1
        return not is_open and all(sentences[at].paragraph != sentences[first].paragraph for at in near)
    is_asked = text[content.span.end : content.span.end + 1] == "?"  # the article's own question
    return is_asked or not _is_led_up_to(text, content)


def _is_led_up_to(text: str, content: Content) -> bool:
    """Tell what stands behind a colon, of its paragraph or right before it, or in a quotation that is still open."""
    before = text[max(0, content.span.start - 400) : content.span.start]
    _, colon, behind = before[-120:].rpartition(":")
    return bool(colon and ("\n" not in behind or not behind.strip())) or is_open(before)


def is_to_come(place: Place, tagged: Content) -> bool:
    """Tell a source of plain words that stands in a later sentence than they do: "puts the cost at 3 million. It"."""
    if tagged.source is None or tagged.cue is None or tagged.span.of(place.article.document.text)[0] in MARKS:
        return False
    last = max(place.sentence(tagged.cue.start), place.sentence(tagged.span.end - 1))
    return place.sentence(tagged.source.start) > last


def without_far_cue(place: Place, content: Content) -> Content:
    """Drop a cue of another paragraph from a content whose source stands in its own: "She nods. “Ask me.”"."""
    if content.cue is None or content.source is None:
        return content
    paragraphs = place.article.sentences
    own, cue, source = (
        paragraphs[place.sentence(span.start)].paragraph for span in (content.span, content.cue, content.source)
    )
    return replace(content, cue=None) if own == source != cue else content


def without_headings(place: Place, content: Content) -> Content | None:
    """Drop a source and a cue that stand in another paragraph, one without a full stop: a headline speaks for nobody.

    Nor does anybody in another paragraph say what such a line has: None where nothing is left of its attribution.
    """
    ends = {span: _ends_bare(place, span, content.span) for span in (content.source, content.cue) if span is not None}
    kept = Content(
        content.span,
        content.source if content.source is not None and not ends[content.source] else None,
        content.cue if content.cue is not None and not ends[content.cue] else None,
    )
    if kept.source is None and content.source is not None and kept.cue is not None:
        return replace(kept, source=nearest(place, kept.cue, place.sources))
    return None if ends and kept.source is None and kept.cue is None else kept


def _ends_bare(place: Place, span: Span, content: Span) -> bool:
    """Tell whether two spans stand in different paragraphs, either of which is a line without a mark at its end.

    But not what stands in a list behind "has these tasks ahead of her:".
    """
    one, other = place.sentence(span.start), place.sentence(content.start)
    sentences = place.article.sentences
    if sentences[one].paragraph == sentences[other].paragraph or (_last_mark(place, one) == ":" and one < other):
        return False
    return _last_mark(place, one).isalnum() or _last_mark(place, other).isalnum()


def _last_mark(place: Place, at: int) -> str:
    """Give the last character of a sentence's paragraph: a heading and a signature end with a letter or a figure."""
    sentences = place.article.sentences
    last = bisect_right(sentences, sentences[at].paragraph, key=lambda each: each.paragraph) - 1
    return place.article.document.text[sentences[last].span.end - 1]


def is_joined_before(text: str, content: Content) -> bool:
    """Tell the article's own clause before an aside: "The bridge is safe and, according to police, nobody was hurt"."""
    if content.cue is None:
        return False
    end = content.span.end
    taken = _JOINER.search(text, max(content.span.start, end - len(", and")), end)
    return _JOINED.match(text, taken.start() if taken is not None else end) is not None


_JOINER = lazy_re(r",? (?:and|but)$")
_JOINED = lazy_re(rf",? (?:and|but),? according to [^,.;\n]{{3,80}}, (?!(?:{'|'.join(sorted(AUXILIARIES))})\b)")


def before_speakers(contents: Sequence[Content], ruled: Sequence[FoundAttribution]) -> list[Content]:
    """End contents before their speakers, whom the tagger takes in: "[The fee will rise, Ruiz] told aides"."""
    set_off = {each.content[0].start: each for each in reversed(ruled) if _is_set_off(each)}
    return [_before_speaker(content, set_off) for content in contents]


def _is_set_off(ruled: FoundAttribution) -> bool:
    return ruled.source is not None and ruled.cue is not None and ruled.content[0].end <= ruled.source.start


def _before_speaker(content: Content, set_off: Mapping[int, FoundAttribution]) -> Content:
    span = content.span
    ruled = next((set_off[at] for at in (span.start, span.start - 1, span.start + 1) if at in set_off), None)
    if ruled is None or ruled.source is None or ruled.cue is None:
        return content
    is_inside = ruled.source.start < span.end <= max(ruled.source.end, ruled.cue.end)
    is_more = is_inside and ruled.content[0].end > span.start
    return replace(content, span=Span(span.start, ruled.content[0].end)) if is_more else content


def without_anothers(text: str, contents: Sequence[Content], ruled: Sequence[FoundAttribution]) -> list[Content]:
    """Drop what another says behind a speaker: of "X, Ruiz said, and [Hale said Y]" nothing is Ruiz's but X.

    Nor what somebody named thinks: "Prices rose, the bank said, and [Ana Ruiz expects them to fall]", nor what the
    rules leave out of it: "Cases fell, the ministry says, [though doctors doubt it]".
    """
    by_cue = {each.cue.end: each for each in ruled if each.cue is not None}
    tellers = {each.source.start: each for each in ruled if each.source is not None and _is_teller(text, each)}
    return [content for content in contents if not _is_anothers(text, content, by_cue, tellers)]


def without_hearers(text: str, contents: Sequence[Content], ruled: Sequence[FoundAttribution]) -> list[Content]:
    """Drop what the tagger lets a court say that only heard it: "He was warned [it was unsafe], the inquiry heard"."""
    heard = [(each.content[0], each.cue) for each in ruled if each.lemma == "hear" and each.source is None and each.cue]
    return [content for content in contents if not any(_is_heard(text, content, *each) for each in heard)]


def _is_heard(text: str, content: Content, told: Span, cue: Span) -> bool:
    source = content.source
    if not told.contains(content.span):
        return False
    if source is None:
        return content.cue is not None and told.contains(content.cue) and content.cue.of(text).startswith(_BE)
    return told.end < source.start and source.end < cue.end


_BE = ("was ", "were ", "been ", "had been ", "has been ")


def _is_teller(text: str, each: FoundAttribution) -> bool:
    source = "" if each.source is None else each.source.of(text)
    return each.act is Act.STATEMENT or (each.act is Act.STATE_OF_MIND and source[:1].isupper() and " " in source)


def _is_anothers(
    text: str, content: Content, by_cue: Mapping[int, FoundAttribution], tellers: Mapping[int, FoundAttribution]
) -> bool:
    joint = _JOINT.match(text, content.span.start, content.span.end)
    own = by_cue.get(content.cue.end) if content.cue is not None else None
    teller = tellers.get(joint.end()) if joint is not None else None
    if own is not None and own.cue is not None and joint is not None and joint.group() in _CONCEDING:
        is_behind = own.content[0].end <= own.cue.start < content.span.start
        return is_behind and len(own.content) == 1 and not own.is_quoted
    if own is not None and _is_joined_to(text, content.span, own):
        return True
    if own is None or teller is None or own is teller or any(piece.overlaps(content.span) for piece in own.content):
        return False
    return teller.cue is not None and content.span.contains(teller.cue)


def _is_joined_to(text: str, before: Span, own: FoundAttribution) -> bool:
    """Tell the article's own clause that "and" joins what is said to: "It shut in June and, Ruiz said, will reopen"."""
    if own.source is None or own.cue is None or own.content[0].of(text).split()[0].lower() in AUXILIARIES:
        return False  # "It is worn and, according to Tom Hale, will not last"
    start, end = min(own.source.start, own.cue.start), max(own.source.end, own.cue.end)
    taken = _JOINER.search(text, max(before.start, before.end - len(", and")), before.end)
    is_joined = _LEADS_TO.fullmatch(text, taken.start() if taken is not None else before.end, start) is not None
    return is_joined and before.end <= start and own.content[0].start > end


_LEADS_TO = lazy_re(r",? (?:and|but),? ")
_CONCEDING = frozenset({"while ", "though ", "although ", "whereas "})
_JOINT = lazy_re(r"(?:and|but|while|as|though|although|whereas) ")


def placed(place: Place, tagged: Sequence[TaggedSpan], ruled: Sequence[FoundAttribution]) -> list[Content]:
    """Give the tagged contents that stand by their source and cue, each within its own bounds."""
    text = place.article.document.text
    contents = [each for one in contents_of(place, tagged) if (each := without_headings(place, one)) is not None]
    contents = without_hearers(text, without_anothers(text, before_speakers(contents, ruled), ruled), ruled)
    contents = [c for c in contents if not is_joined_before(text, c) and not _is_far_cry(place, c)]
    contents = [without_far_cue(place, content) for content in contents]
    speakers = {each.source for each in ruled}  # "footage" of "footage shows a man, according to two people"
    return [c for c in contents if c.span not in speakers or c.cue is None or c.cue.of(text) != "according to"]


def _is_far_cry(place: Place, content: Content) -> bool:
    """Tell a headline's cry from what somebody says who only heard it, or whom a later clause brings in.

    "‘We looked away’: Panel hears how", "‘It saved me’: drug works, but doctors ask who was left out".
    """
    text, sentence = place.article.document.text, place.article.sentences[place.sentence(content.span.start)]
    cry = _CRY.match(text, sentence.span.start, sentence.span.end) if sentence.is_headline else None
    source = content.source or nearest(place, content.span, place.sources)
    if cry is None or source is None or not content.span.end <= cry.end() <= source.start:
        return False
    is_later = _CLAUSE.search(text, cry.end(), source.start) is not None
    return is_later or source.of(text).lower().rsplit(maxsplit=1)[-1] in HEARERS


_CRY = lazy_re(r"[‘“'\"][^‘“”\"\n]{6,120}?[’”'\"](?::| [–—]) ")
_CLAUSE = lazy_re(r"(?:,|;| [–—]) (?:but|and|as|while|yet) ")
