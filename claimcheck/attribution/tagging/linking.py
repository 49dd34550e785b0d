"""Attributions from tagged spans and from the rules: one list of both, each content once.

The rules know who speaks where a sentence has a plain cue; the tagger knows better what is content, also far from its
source. So a content takes cue and act from the rules' attribution that covers it, and the rest goes by the tagger's
own links, or by nearness where it has none.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.attribution.besides import is_chanted
from claimcheck.attribution.comparisons import as_comparison
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.anonymity import is_reason, is_request
from claimcheck.attribution.quoted_as import with_quoted, with_topic
from claimcheck.attribution.rebuttals import without_rebuttal
from claimcheck.attribution.relative import is_in_relative, past_relatives, titled
from claimcheck.attribution.sentences.apposed import without_apposed
from claimcheck.attribution.sentences.cue_sense import is_held_back, sense_of
from claimcheck.attribution.sentences.tails import is_beside, is_taken_back
from claimcheck.attribution.shared_subjects import up_to_next_cue
from claimcheck.attribution.tagged import Role, TaggedSpan
from claimcheck.attribution.tagging.attributing import attribute
from claimcheck.attribution.tagging.places_of_contents import (
    MARKS,
    is_elsewhere,
    placed,
)
from claimcheck.attribution.tagging.revising import is_description, is_givers, is_turned, revise
from claimcheck.attribution.tagging.shown_speakers import with_shown_speakers
from claimcheck.attribution.tagging.source_bounds import could_be_source, is_documents, unjoined
from claimcheck.attribution.tagging.tagged_contents import with_whole_sources
from claimcheck.attribution.tagging.tagged_places import NEAR, Content, Place, around, behind_cue, nearest, shared
from claimcheck.attribution.turns import with_turns
from claimcheck.attribution.vocabulary.lexicon import BEARING_OUT, CITING, CUE_VERBS, DENIAL_LEMMAS, PRONOUNS, Frame
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Span

WORDS = 3
"""Fewer words outside quotation marks are no content by themselves."""
_WHEN = lazy_re(
    r"(?:after|before|for|in|during|within) (?:[\w-]+ ){1,3}(?:(?:minute|hour|day|decade)s|(?:week|month|year)s?)"
)
"""When somebody says something: "inquiry concludes after four years"."""
BESIDE = 40
"""Characters between a cue and the end of what the article adds behind it: ", easing fears of [a trade war]"."""
REACH = 200
"""Characters before a cue in which stands what is said."""
SHARE = 0.5
"""Part of a content that an attribution of the rules must cover to be taken for the same."""


def link_tagged(
    article: Article, tagged: Sequence[TaggedSpan], ruled: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """Link tagged spans to attributions, with the rules' attributions of the same article as a guide."""
    text = article.document.text
    tagged = past_relatives(text, with_whole_sources(article, tagged), ruled)
    cut = {t.span: unjoined(text, t.span) for t in tagged if t.role is Role.SOURCE and could_be_source(text, t.span)}
    place = Place(
        article,
        tuple(s.span.start for s in article.sentences),
        tuple(cut.values()),
        tuple(t.span for t in tagged if t.role is Role.CUE),
        cut,
    )
    contents = placed(place, [t for t in tagged if t.role is Role.CONTENT], ruled)
    spans = [content.span for content in contents]
    whole = sorted(t.span for t in tagged if t.role is Role.SOURCE)
    shown = with_shown_speakers(place, ruled, contents)
    ruled = [
        _with_told(each, kept, shown[max(0, at - NEAR) : at + NEAR])
        for at, each in enumerate(shown)
        if not is_turned(each, _about(contents, each))
        and not is_description(each, whole)
        and (kept := revise(place, each, contents, spans)) is not None
    ]
    by_start = sorted(((piece, at) for at, each in enumerate(ruled) for piece in each.content))
    by_cue = sorted((each.cue, at) for at, each in enumerate(ruled) if each.cue is not None)
    cited = sorted(each.cited for each in ruled if each.cited is not None)
    grouped: dict[tuple[Span | None, Span | None], FoundAttribution] = {}
    mentions: list[FoundAttribution] = []
    last: FoundAttribution | None = None
    for content in contents:
        if not _is_said(text, content.span) or not _is_readable(place, content.span):
            continue
        is_cited = any(each.overlaps(content.span) for each in around(cited, content.span))
        if is_cited or _is_beside(text, content):
            continue
        if _is_fragment(text, content.span) and not _is_borne_out(text, content):
            mentions.append(_mention(place, content))
            continue
        if is_elsewhere(place, content):
            continue
        covering = _ruled(text, content, ruled, _near(by_start, content.span))
        if covering is not None:
            last = ruled[covering] = _with_speaker(text, content, ruled[covering])
            continue
        found = attribute(place, content, last)
        if found is None:
            mentions.append(_mention(place, content))
            continue
        if found.lemma in CITING and found.source is not None and found.source in cited:
            continue  # "Citing two officials, the Courier said": they are behind the paper already
        at = _of_cue(by_cue, content.cue)
        if at is not None:
            if not _is_parted(text, content.span, ruled[at]):
                told = _told_behind(text, content.span, ruled[at].cue)
                last = ruled[at] = _with_content(text, ruled, at, told, by_cue)
            continue
        key = (found.source, found.cue)
        known = grouped.get(key)
        if known is not None:
            found = replace(
                known, content=(*known.content, *found.content), is_quoted=known.is_quoted or found.is_quoted
            )
        grouped[key] = found
        last = found
    return _finished(article, (*ruled, *grouped.values()), mentions)


def _is_said(text: str, content: Span) -> bool:
    """Tell a content from why or how somebody asked not to be named, and from what nobody said."""
    is_that = text.startswith("that ", content.start)
    heard = _HEARS.search(text, max(0, content.start - 24), content.start) if is_that else None
    if heard is not None or is_chanted(text, content):
        return False
    return not (is_reason(text, content) or is_request(text, content) or is_held_back(text, content))


_HEARS = lazy_re(
    r"(?:(?:^|[.!?][”\"]? |\n)(?:Told|Informed|Warned|Reminded|Assured)|"
    r"(?:\b(?:[Ww]hen|[Oo]nce|[Bb]eing) |, (?!warned))(?:told|informed|warned|reminded|assured)) $"
)
"""Before what somebody hears, and does not say: "Told [that the dam leaked], Ana Ruiz said she would check"."""


def _with_told(
    whole: FoundAttribution, revised: FoundAttribution, near: Sequence[FoundAttribution]
) -> FoundAttribution:
    """Keep who said it in what others tell of, where the tagger leaves out all before: "Ruiz accused him, two said".

    Else the accusation would stand on Ruiz's word and, beside it, on that of the two.
    """
    cue, told = whole.cue, whole.content[0]
    if cue is None or len(whole.content) > 1 or told.end > cue.start or revised.content == whole.content:
        return revised
    start = min(piece.start for piece in revised.content)
    is_telling = any(
        each.source is not None
        and each.cue is not None
        and told.contains(each.source)
        and each.source.end <= each.cue.start < each.content[0].start <= start <= each.content[0].start + len("for ")
        # "footage shows him shouting, according to two people" is a chain of both
        and (whole.lemma != "according to" or _takes_object(each))
        for each in near
    )
    return replace(revised, content=whole.content) if is_telling else revised


def _takes_object(found: FoundAttribution) -> bool:
    verb = CUE_VERBS.get(found.lemma)
    return verb is not None and verb.frame is Frame.OBJECT


def _finished(
    article: Article, linked: Sequence[FoundAttribution], mentions: Sequence[FoundAttribution]
) -> list[FoundAttribution]:
    """Bound what was linked by its neighbours, and put mentions that no other attribution holds beside it."""
    text = article.document.text
    told = up_to_next_cue(
        text, sorted((with_topic(text, with_quoted(text, _read_apart(text, each))) for each in linked), key=_order)
    )
    told = list(with_turns(article, [as_comparison(text, without_rebuttal(text, each)) for each in told]))
    pieces = sorted(piece for each in told for piece in each.content)
    return sorted((*told, *(m for m in mentions if not _is_told(m, pieces))), key=_order)


def _read_apart(text: str, found: FoundAttribution) -> FoundAttribution:
    return without_apposed(text, titled(text, found))


def _with_content(
    text: str, found: Sequence[FoundAttribution], at: int, content: Span, by_cue: Sequence[tuple[Span, int]]
) -> FoundAttribution:
    """Add a tagged content to the rules' attribution of its cue; where one runs over the other, the longer stands.

    But not where another cue stands in it: "he would not support it and [suggesting] that".
    """
    ruled = found[at]
    pieces = [piece for piece in ruled.content if piece.overlaps(content)]
    if pieces and any(content.contains(cue) and cue != ruled.cue for cue in _cues_in(by_cue, content)):
        return ruled
    is_heard = ruled.lemma == "hear" and ruled.cue is not None and content.end <= ruled.cue.start
    is_deed = ruled.content[0].of(text) == "enough"  # "The city ordered 400 doses, [enough], it estimates, to"
    is_behind = ruled.cue is not None and ruled.content[0].end <= ruled.cue.start < content.start
    is_doubt = is_behind and text.endswith("hether ", 0, ruled.content[0].start)  # "Whether X, as Y says, is open"
    # "X, [jurors at Leeds Crown Court] were told"
    if is_heard or is_deed or is_doubt or _is_anothers(found, at, content, by_cue):
        return ruled
    whole = Span(min(s.start for s in (content, *pieces)), max(s.end for s in (content, *pieces)))
    kept = [piece for piece in ruled.content if piece not in pieces]
    return replace(ruled, content=tuple(sorted((*kept, whole))), is_tagged=True)


def _is_parted(text: str, content: Span, ruled: FoundAttribution) -> bool:
    """Tell a clause before the one that a speaker stands in: "Nine towns lost power; some, two officials said, may"."""
    first = min(ruled.content)
    is_inside = ruled.cue is not None and content.end < first.start < ruled.cue.start
    return is_inside and text[content.end : first.start].strip() == ";"


def _told_behind(text: str, content: Span, cue: Span | None) -> Span:
    """Begin a content behind its cue, but leave "to show smoke" of "appeared to show smoke"."""
    told = behind_cue(text, content, cue)
    return content if _is_fragment(text, told) else told


def _is_anothers(ruled: Sequence[FoundAttribution], at: int, content: Span, by_cue: Sequence[tuple[Span, int]]) -> bool:
    """Tell a content that opens with another's source: "..., Roe said; [the manual prescribes four hours]"."""
    inside = bisect_left(by_cue, content.start, key=lambda pair: pair[0].start)
    others = (ruled[i] for cue, i in by_cue[inside : inside + 2] if content.contains(cue) and i != at)
    return any(each.source is not None and each.source.start == content.start for each in others)


def _cues_in(by_cue: Sequence[tuple[Span, int]], content: Span) -> list[Span]:
    first = bisect_left(by_cue, content.start, key=lambda pair: pair[0].start)
    last = bisect_left(by_cue, content.end, key=lambda pair: pair[0].start)
    return [cue for cue, _ in by_cue[first:last]]


def _order(found: FoundAttribution) -> tuple[Span, Span]:
    return found.cue or found.content[0], found.content[0]


def _is_told(mention: FoundAttribution, pieces: Sequence[Span]) -> bool:
    """Tell whether another attribution holds what a mention does."""
    return any(piece.overlaps(mention.content[0]) for piece in around(pieces, mention.content[0]))


def _mention(place: Place, content: Content) -> FoundAttribution:
    """Give what the tagger marked as an attribution of which no claim is made."""
    cue = content.cue or nearest(place, content.span, place.cues)
    return FoundAttribution(
        source=content.source or nearest(place, content.span, place.sources, beside=cue),
        cue=cue,
        content=(content.span,),
        act=Act.ACT,
        lemma="",
        is_tagged=True,
        is_mention=True,
    )


def _is_beside(text: str, content: Content) -> bool:
    """Tell what the article adds behind a cue: "officials said, hours after they met"."""
    if content.cue is not None and is_taken_back(text, content.cue, content.span):
        return True
    between = text[content.cue.end : content.span.start] if content.cue is not None else ""
    is_next = between.startswith(", ") and len(between) <= BESIDE and "," not in between[1:]
    if is_next and text[content.span.end : content.span.end + 1] in {"", "\n"} and _AS.match(text, content.span.start):
        return True  # in a headline: "Lock was inspected twice, Ruiz says, [as strike looms]"
    is_last = text[content.span.end : content.span.end + 1] in ".!?" and "," not in content.span.of(text)
    before = text[max(0, content.cue.start - REACH) : content.cue.start] if content.cue is not None else ""
    said = before.rpartition(". ")[2]
    return is_next and is_last and is_beside(between[2:] + content.span.of(text), said)


_AS = lazy_re(r"as (?!(?:an?|part|if|though|he|she|it|they|we|I|you)\b)")


def _is_fragment(text: str, content: Span) -> bool:
    """Tell a few words outside quotation marks, which state nothing."""
    words = content.of(text)
    is_few = len(words.split()) < WORDS and words[0] not in MARKS and words[-1] not in MARKS
    return is_few or _WHEN.fullmatch(words) is not None or not any(letter.isalnum() for letter in words)


def _is_borne_out(text: str, content: Content) -> bool:
    """Tell a thing that a verb such as "confirmed" or "denied" needs no more than: "the arrest"."""
    if content.cue is None or text[content.cue.end : content.span.start] != " ":
        return False
    return sense_of(text, content.cue)[0] in BEARING_OUT | DENIAL_LEMMAS and " " in content.span.of(text)


def _about(contents: Sequence[Content], ruled: FoundAttribution) -> Sequence[Content]:
    """Give the tagged contents that stand about a cue of the rules."""
    if ruled.cue is None:
        return ()
    at = bisect_right(contents, ruled.cue.start, key=lambda c: c.span.start)
    return contents[max(0, at - NEAR) : at + NEAR]


def _near(by_start: Sequence[tuple[Span, int]], span: Span) -> list[int]:
    """Give the indices of what begins or stands about `span`, each once, in order."""
    first = bisect_right(by_start, span.start, key=lambda pair: pair[0].start)
    last = bisect_right(by_start, span.end, key=lambda pair: pair[0].start)
    return sorted({at for _, at in by_start[max(0, first - NEAR) : last + NEAR]})


def _of_cue(by_cue: Sequence[tuple[Span, int]], cue: Span | None) -> int | None:
    """Give the index of the attribution whose cue overlaps `cue`."""
    if cue is None:
        return None
    last = bisect_left(by_cue, cue.end, key=lambda pair: pair[0].start)
    return next((at for mine, at in by_cue[max(0, last - 2) : last] if mine.overlaps(cue)), None)


def _is_readable(place: Place, span: Span) -> bool:
    return place.article.sentences[place.sentence(span.start)].is_own


def _runs_over(found: FoundAttribution, cue: Span) -> bool:
    """Tell a wish that runs over somebody's cue: "who did not want [to be named said the pumps had failed]"."""
    return (found.cue is None or not found.cue.overlaps(cue)) and any(piece.contains(cue) for piece in found.content)


def _with_speaker(text: str, content: Content, ruled: FoundAttribution) -> FoundAttribution:
    """Take the tagger's speaker for a pronoun of a clause between: "an aide, unnamed as she is in fear, said"."""
    if content.source is None or content.cue is None or ruled.source is None or ruled.cue is None:
        return ruled
    if is_givers(text, ruled) or is_documents(text, ruled):
        return ruled
    is_pronoun = ruled.source.of(text).lower() in PRONOUNS and content.source.of(text).lower() not in PRONOUNS
    between = text[content.source.end : ruled.source.start]
    is_same_cue = content.cue.overlaps(ruled.cue) and bool(between) and not any(mark in between for mark in ".!?\n")
    return replace(ruled, source=content.source, antecedent=None) if is_pronoun and is_same_cue else ruled


def _ruled(text: str, tagged: Content, ruled: Sequence[FoundAttribution], near: Sequence[int]) -> int | None:
    """Give the attribution of the rules that covers a content, but none inside it: the "sees" of "she said he sees"."""
    content = tagged.span
    best: tuple[int, int] | None = None
    for at in near:
        found = ruled[at]
        if found.cue is not None and content.contains(found.cue) and tagged.cue is not None:
            continue
        if found.act is not Act.STATEMENT and tagged.cue is not None and _runs_over(found, tagged.cue):
            continue
        common = sum(shared(c, content) for c in found.content)
        is_opened = tagged.cue == found.cue and any(c.start == content.start for c in found.content)
        is_aside = is_opened and found.source is not None and is_in_relative(text, found.source, found.content[-1].end)
        size = sum(c.end - c.start for c in found.content)
        if (is_aside or common >= SHARE * (content.end - content.start)) and (best is None or size < best[0]):
            best = (size, at)
    return best[1] if best else None
