"""Whose a tagged content is that no attribution of the rules holds, and what its cue does."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.antecedents import antecedent_of
from claimcheck.attribution.sentences.cue_sense import is_asked, leaves_unsaid, sense_of
from claimcheck.attribution.tagging.places_of_contents import (
    MARKS,
    is_to_come,
)
from claimcheck.attribution.tagging.tagged_places import Content, Place, around, nearest
from claimcheck.attribution.tokens import tokenize
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, HEARERS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, SourceKind, Span

_THAT = lazy_re(
    r"\b(?P<what>(?:an?|the|one|another) (?:[\w’'-]+ ){0,3}(?P<noun>[\w’'-]+)) (?:that|which) $", re.IGNORECASE
)
_PROVIDED = lazy_re(
    r"\b(?P<what>(?:an?|the|one|another) (?:[\w’'-]+ ){0,3}?(?P<noun>[\w’'-]+)) (?:that|which) (?:[\w’'-]+ ){1,4}?"
    r"(?:provided|supplied|shared|gave|handed over|kept|found) $",
    re.IGNORECASE,
)
"""A document with whoever had it, before what it shows: "a file that Ana Ruiz provided [shows]"."""
_SHOW = frozenset({"show", "shows", "showed", "says", "said", "states", "stated", "suggests", "indicates"})
_HEARING = lazy_re(r"\b(?:heard|told)$")
_SAID_THERE = lazy_re(
    r",? (?:that\b|how\b|[“\"‘]|(?!no |more |evidence|testimony|from )[^.,;\n]{3,60}?\b"
    r"(?:was|were|is|are|had|has|have|would|could|did)\b)"
)
"""Behind "heard": a clause, not "evidence from two doctors"."""
_DOCUMENTS = frozenset({SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT})


def attribute(place: Place, tagged: Content, last: FoundAttribution | None) -> FoundAttribution | None:
    """Make an attribution of a tagged content; `last` is the one before, which speech without a cue goes on with.

    None where nobody states it.
    """
    content = tagged.span
    cue = tagged.cue or nearest(place, content, place.cues)
    cue = _accusing(place.article.document.text, cue, content) or cue
    if is_asked(place.article.document.text, cue) or _is_of_another(place, tagged, cue):
        return None
    source = (
        _document_before(place.article.document.text, cue)
        or (None if is_to_come(place, tagged) else tagged.source)
        or nearest(place, content, place.sources, beside=cue)
        or _which_before(place.article.document.text, cue)
    )
    if _is_done(place.article.document.text, cue, source) or _is_petition(place.article.document.text, cue):
        return None
    if source is None and cue is None:
        text = content.of(place.article.document.text)
        is_speech = text[0] in MARKS or text[-1] in MARKS
        if last is None or not is_speech or not _goes_on(place, content, last):
            return None
        source = _shown_before(place, content, last) or last.source
        return replace(last, source=source, content=(content,), is_unclear=True, is_tagged=True)
    text = place.article.document.text
    lemma, act = ("according to", Act.STATEMENT) if _is_there(text, cue, source, content) else sense_of(text, cue)
    if cue is not None and source is not None and _SETS_OUT.fullmatch(cue.of(text)):
        lemma, act = ("outline", Act.STATEMENT) if classify(source.of(text)).kind in _DOCUMENTS else (lemma, act)
    if _is_heard(text, cue, source, content):
        source, lemma, act = None, "hear", Act.STATEMENT
    elif source is None and act is Act.STATEMENT and not leaves_unsaid(place.article.document.text, cue):
        return None
    return FoundAttribution(
        source=source,
        cue=cue,
        content=(content,),
        act=act,
        lemma=lemma,
        antecedent=_told_of(place, source) if source is not None else None,
        is_passive=source is None,
        is_quoted=content.of(place.article.document.text)[0] in MARKS,
        is_tagged=True,
    )


def _accusing(text: str, cue: Span | None, content: Span) -> Span | None:
    """Give the cue that accuses, behind what was filed: "filed a complaint on Friday [accusing] the firm of fraud"."""
    if cue is None or not text.endswith(" accusing ", 0, content.start) or not _FILED.match(text, cue.start):
        return None
    return Span(content.start - len("accusing "), content.start - 1)


_FILED = lazy_re(r"(?:ha(?:s|ve|d) )?(?:filed|lodged|brought|submitted) (?:an?|the|its|his|her|their) ")


def _is_of_another(place: Place, tagged: Content, cue: Span | None) -> bool:
    """Tell a cue that another's name parts from a content: "A judge [blocked the law], a ruling that critics [say]"."""
    if cue is None or tagged.cue is not None or tagged.source is None:
        return False
    return any(
        tagged.span.end <= source.start and cue.start - source.end == 1 and source != tagged.source
        for source in around(place.sources, cue)
    )


def _which_before(text: str, cue: Span | None) -> Span | None:
    """Give the "which" right before a cue that no source is marked for: "The party, [which] reported 4,000 members"."""
    if cue is None or not text.endswith(", which ", 0, cue.start):
        return None
    return Span(cue.start - len("which "), cue.start - 1)


def _told_of(place: Place, source: Span) -> Span | None:
    """Give what a "which" that speaks stands for: "Hartwell Foods, [which] reported a loss of $4 million"."""
    if source.of(place.article.document.text).lower() != "which":
        return None  # a "who" is told better by what is known of people
    tokens = tokenize(place.article.document.text, place.span(source.start), ())
    at = next((i for i, token in enumerate(tokens) if token.start == source.start), 0)
    return antecedent_of(tokens, (at, at + 1))


_SETS_OUT = lazy_re(r"(?:sets?|setting|lays?|laid|laying|spells?|spelled|spelt) out")
"""What a document does that states something: "the deck sets out a plan to cut 40 jobs"."""
_DONE = lazy_re(
    r"(?:is|are|was|were|(?:has|have|had) been|being) (?:charged|arrested|convicted|sentenced|fined|found)(?: with)?"
)


def _is_done(text: str, cue: Span | None, source: Span | None) -> bool:
    """Tell what is done to somebody, "was charged with murder", unless whoever does it stands behind "by"."""
    is_deed = cue is not None and _DONE.fullmatch(cue.of(text)) is not None
    return is_deed and (source is None or text[max(0, source.start - 3) : source.start] != "by ")


_PETITION = lazy_re(r"\b(?:petition|campaign|protest|rally|march|vigil|demonstration) $")


def _is_petition(text: str, cue: Span | None) -> bool:
    """Tell what a petition calls for from what whoever set it up says: "set up a petition calling for a new law"."""
    is_called = cue is not None and cue.of(text).lower() in {"calling for", "demanding", "calling on", "urging"}
    return cue is not None and is_called and _PETITION.search(text, max(0, cue.start - 20), cue.start) is not None


def _document_before(text: str, cue: Span | None) -> Span | None:
    """Give the document that a cue hangs on: of "approved it despite a memo that warned" it is "a memo"."""
    match = _THAT.search(text, max(0, cue.start - 60), cue.start) if cue is not None else None
    if match is None and cue is not None and cue.of(text) in _SHOW:
        match = _PROVIDED.search(text, max(0, cue.start - 90), cue.start)
    return Span(*match.span("what")) if match is not None and match["noun"].lower() in DOCUMENT_NOUNS else None


def _is_heard(text: str, cue: Span | None, source: Span | None, content: Span) -> bool:
    """Tell "the inquest heard that" and "jurors were told that", where nobody is named who said it."""
    if cue is None or source is None or _HEARING.search(cue.of(text)) is None:
        return False
    if source.of(text).lower().split()[-1] not in HEARERS:
        return False
    # "Magistrates heard the case in private": nothing that somebody said.
    return content.start < cue.end or _SAID_THERE.match(text, cue.end) is not None


def _is_there(text: str, cue: Span | None, source: Span | None, content: Span) -> bool:
    """Tell "in a Kantra poll", "per the Nessby Gull" and "in her view": what stands there, somebody states.

    So does whoever sent, or gave, what stands between quotation marks behind a colon.
    """
    if cue is None or source is None:
        return False
    if content.of(text)[:1] in MARKS and text[max(0, content.start - 3) : content.start].rstrip().endswith(":"):
        return True
    word = cue.of(text).lower().removeprefix("in ")
    if word in {"view", "opinion", "words", "telling"}:
        return text[max(0, source.start - 3) : source.start].lower() == "in "
    return word == "per" or (word == "in" and classify(source.of(text)).kind in _DOCUMENTS)


def _shown_before(place: Place, content: Span, last: FoundAttribution) -> Span | None:
    """Give the "she" of the sentence before in a paragraph, where a man spoke in another: "She sighs. “I left.”"."""
    text, here = place.article.document.text, place.sentence(content.start)
    before = place.article.sentences[here - 1] if here else None
    if before is None or last.source is None or before.paragraph != place.article.sentences[here].paragraph:
        return None
    pronoun = _OPENS.match(text, before.span.start)
    name = classify(last.source.of(text)).name
    gender = gender_of_name(name) if name else None
    is_other = pronoun is not None and gender is not None and gender != ("m" if pronoun.group() == "He" else "f")
    is_here = place.article.sentences[place.sentence(last.source.start)].paragraph == before.paragraph
    return Span(*pronoun.span()) if pronoun is not None and is_other and not is_here else None


_OPENS = lazy_re(r"(?:He|She)(?= [a-z])")


def _goes_on(place: Place, content: Span, last: FoundAttribution) -> bool:
    """Tell whether speech goes on: it opens its sentence, or stands in a paragraph in which the speaker spoke."""
    at = place.sentence(content.start)
    before = place.article.sentences[place.sentence(max(piece.end for piece in last.content) - 1)]
    return (
        content.start <= place.span(content.start).start + 1
        or before.paragraph == place.article.sentences[at].paragraph
    )
