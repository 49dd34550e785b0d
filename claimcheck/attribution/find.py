"""All attributions of an article, by rule: sentence by sentence, quotations carried on from one to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from itertools import groupby

from claimcheck.attribution.comparisons import as_comparison
from claimcheck.attribution.disclosed import with_disclosed
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.interviews import answers_of
from claimcheck.attribution.quotations import Quotation, find_quotations
from claimcheck.attribution.quoted_as import with_outlet, with_quoted, with_topic
from claimcheck.attribution.rebuttals import without_rebuttal
from claimcheck.attribution.relative import heard_in, of_whom, titled, with_head
from claimcheck.attribution.replies import replies_in
from claimcheck.attribution.sentences.apposed import without_apposed
from claimcheck.attribution.sentences.asides import with_asides
from claimcheck.attribution.sentences.confronted import with_confronted
from claimcheck.attribution.sentences.one_sentence import attributions_of
from claimcheck.attribution.shared_subjects import up_to_next_cue
from claimcheck.attribution.speech import Paragraph, Speech, widen_to_quotations
from claimcheck.attribution.tokens import tokenize
from claimcheck.attribution.turns import with_turns
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.desk_labels import is_desk_label
from claimcheck.attribution.vocabulary.nouns import is_source_noun
from claimcheck.text.furniture import dateline_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Sentence, Span

_SPEAKER_LABEL = lazy_re(
    capitals(
        r"(?P<before>(?:From (?=the )|From |[\"“])?)(?:the )?(?:[A-Z][\w.’'-]*)(?: (?:[A-Z][\w.’'-]*|of|de|van)){0,4}:"
        r"(?=\s)|[QA]:(?=\s)"
    )
)
_COMMON = lazy_re(r"\b[a-z]{3,}\b")
_INLINE_SIGNATURE = lazy_re(
    capitals(r"(?<=[”\"’'.!?])\s?[—―–]+\s?(?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){1,4})(?:, [^\n“”\"—―–]{1,80})?$")
)
"""Behind a quotation: "— Ana Ruiz", "— Mayor Ana Ruiz, in a debate on Nov. 12"."""
MAX_SIGNED = 180
_LABEL = lazy_re(capitals(r"(?:The )?[A-Z]?[a-z]+: ?"))
"""Before a quotation that is signed: "The claim:"."""
_SIGNATURE = lazy_re(capitals(r"[—―–-]+ ?(?P<name>@?[A-Z][\w.’'-]*(?: [A-Za-z][\w.’'-]*){0,4})(?:,[^\n]{0,60})?"))


def find_attributions(article: Article) -> list[FoundAttribution]:
    """Find the attributions of an article, in the order of their cues; furniture and foreign text are passed over."""
    text = article.document.text
    found: list[FoundAttribution] = []
    speech = Speech(text)
    common = set(_COMMON.findall(text))
    previous: Paragraph | None = None
    for paragraph in _paragraphs(article):
        signature = _signature(text, paragraph, previous)
        if signature is not None:
            found.append(signature)
            previous = None
            continue
        own = [a for s in paragraph.sentences for a in _sentence_attributions(text, s, paragraph, common)]
        own.extend(replies_in(text, paragraph, previous))
        previous = paragraph
        speech.carry_on(found, widen_to_quotations(own, paragraph), paragraph)
    found = [titled(text, each) for each in found]
    told = up_to_next_cue(text, [with_topic(text, with_outlet(text, with_quoted(text, each))) for each in found])
    told = [as_comparison(text, without_rebuttal(text, each)) for each in told]
    return [*with_turns(article, list(with_disclosed(article, told))), *answers_of(article)]


def _paragraphs(article: Article) -> Iterator[Paragraph]:
    text = article.document.text
    for _, group in groupby(article.sentences, key=lambda s: s.paragraph):
        kept = tuple(s for s in group if s.is_own)
        if kept:
            span = Span(kept[0].span.start, kept[-1].span.end)
            yield Paragraph(span, kept, tuple(find_quotations(text, span)))


def _can_speak(label: str, common: Set[str]) -> bool:
    """Tell a speaker's label from one of a picture or a topic ("Superdelegates:"), which the text has in lower case."""
    is_known = label not in common or len(label) == 1 or is_source_noun(label)
    return is_known and not is_desk_label(label)


def _sentence_attributions(
    text: str, sentence: Sentence, paragraph: Paragraph, common: Set[str]
) -> list[FoundAttribution]:
    label = _SPEAKER_LABEL.match(text, sentence.span.start, sentence.span.end)
    if label and not _can_speak(label.group().removeprefix("From ").strip('"“:').lower(), common):
        label = None
    if label and (text[label.start()] in '"“' or not _inside(paragraph.quotations, sentence.span.start)):
        start = label.end()
        rest = text[start : sentence.span.end]
        lead = len(rest) - len(rest.lstrip())
        if rest.strip() and (sentence.span.start == paragraph.span.start or sentence.is_headline):
            inner = Span(start + lead, sentence.span.end)
            said = attributions_of(tokenize(text, inner, paragraph.quotations), is_headline=sentence.is_headline)
            if sentence.is_headline and any(_is_whole_line(inner, each) for each in said):
                return said
            return [
                FoundAttribution(
                    source=Span(label.start() + len(label["before"] or ""), label.end() - 1),
                    cue=Span(label.end() - 1, label.end()),
                    content=(Span(start + lead, sentence.span.end if sentence.is_headline else paragraph.span.end),),
                    act=Act.STATEMENT,
                    lemma=":",
                ),
                *said,
            ]
    skip = dateline_of(sentence.span.of(text))
    body = (
        Span(sentence.span.start + skip, sentence.span.end)
        if skip < sentence.span.end - sentence.span.start
        else sentence.span
    )
    found = attributions_of(tokenize(text, body, paragraph.quotations), is_headline=sentence.is_headline)
    found = [without_apposed(text, heard_in(text, of_whom(text, with_head(text, body, each)))) for each in found]
    return with_asides(text, body, with_confronted(text, body, found))


def _is_whole_line(line: Span, found: FoundAttribution) -> bool:
    """Tell who says all that stands behind a topic: "Storm Sarani: ‘Worst is over’, says minister"."""
    source, cue, told = found.source, found.cue, found.content[0]
    if source is None or cue is None or found.act is not Act.STATEMENT:
        return False
    return told.start <= line.start + 1 < cue.start and max(source.end, cue.end) == line.end


def _signature(text: str, paragraph: Paragraph, previous: Paragraph | None) -> FoundAttribution | None:
    """Read "— Ana Ruiz, Westhaven" below a quotation that is a paragraph of its own."""
    # The name may be a sentence that was passed over as a bare fragment.
    line_end = text.find("\n", paragraph.span.end)
    line = Span(paragraph.span.start, line_end if line_end >= 0 else len(text)).of(text).rstrip()
    inline = _INLINE_SIGNATURE.search(line[-MAX_SIGNED:])
    if inline and paragraph.quotations and _is_opening(text, paragraph):
        shift = paragraph.span.start + max(0, len(line) - MAX_SIGNED)
        return FoundAttribution(
            source=Span(shift + inline.start("name"), shift + inline.end("name")),
            cue=Span(shift + inline.start(), shift + inline.start("name")),
            content=(Span(paragraph.quotations[0].span.start, shift + inline.start()),),
            act=Act.STATEMENT,
            lemma="—",
            is_quoted=True,
        )
    match = _SIGNATURE.match(text, paragraph.span.start, paragraph.span.end)
    if match is None or match.end() < paragraph.span.end or previous is None or not previous.quotations:
        return None
    quoted = previous.quotations[0].span
    if quoted.start > previous.span.start + 1:
        return None
    return FoundAttribution(
        source=Span(match.start("name"), match.end("name")),
        cue=Span(match.start(), match.start() + 1),
        content=(Span(quoted.start, previous.span.end),),
        act=Act.STATEMENT,
        lemma="—",
        is_quoted=True,
    )


def _is_opening(text: str, paragraph: Paragraph) -> bool:
    """Tell whether a paragraph opens with a quotation, or with one behind a label."""
    start = paragraph.quotations[0].span.start
    return start == paragraph.span.start or _LABEL.fullmatch(text, paragraph.span.start, start) is not None


def _inside(quotations: Sequence[Quotation], at: int) -> bool:
    return any(q.span.start <= at < q.span.end for q in quotations)
