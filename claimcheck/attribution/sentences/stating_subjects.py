"""Verbs that state something of some subjects alone: "the law requires", "the inspectorate rated".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import Subject
from claimcheck.attribution.phrases.behind_cues import head_of
from claimcheck.attribution.sentences.cues import Cue
from claimcheck.attribution.sentences.documents import is_law
from claimcheck.attribution.sentences.figures_given import has_figure_behind, is_figure, puts_which, states_amount
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import PREPOSITIONS, RELATIVES
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, EXAMINERS, POLL_WORDS, STUDIES
from claimcheck.text.word_lists import words

RECORD_VERBS = frozenset({"put", "list", "give", "record"})


def is_fit(tokens: Sequence[Token], cue: Cue, subject: Subject | None) -> bool:
    """Tell whether a verb that states something of some subjects alone has such a one: "the law requires"."""
    if cue.verb.lemma == "put" and states_amount(tokens, cue.end):
        return True
    is_aside = subject is not None and subject.start > 0 and tokens[subject.start - 1].low in RELATIVES
    if cue.verb.lemma == "put" and subject is not None and low_at(tokens, subject.start - 1) == "which":
        return puts_which(tokens, subject.start - 1, cue.end)
    if cue.verb.lemma == "provide" and (is_aside or low_at(tokens, cue.end) == "from"):
        # "The ministry, which the treaty bars from mining," tells of the ministry.
        return False
    told = _ONLY_OF.get(cue.verb.lemma)
    if cue.verb.lemma == "give" and _is_authors(tokens, subject):  # "the authors give a range of 39 to 55"
        return any(is_figure(tokens, k) for k in range(cue.end, min(cue.end + 5, len(tokens))))
    return told is None or (subject is not None and told(tokens, subject.start, subject.end))


def _is_poll_or_document(tokens: Sequence[Token], start: int, end: int) -> bool:
    return head_of(tokens, start, end) in POLL_WORDS | DOCUMENT_NOUNS


def _is_document(tokens: Sequence[Token], start: int, end: int) -> bool:
    phrase = tokens[start:end]
    core = [
        t for k, t in enumerate(phrase) if not any(p.low in PREPOSITIONS or p.low == "seen" for p in phrase[1 : k + 1])
    ]
    return any(t.low in DOCUMENT_NOUNS for t in core)


def _is_authors(tokens: Sequence[Token], subject: Subject | None) -> bool:
    return subject is not None and subject.end == subject.start + 2 and tokens[subject.end - 1].low in _AUTHORS


_AUTHORS = words("authors researchers scientists")


def _is_examiner(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell who rates by office, or a report that does: others who rate a thing only do so."""
    return any(t.low in EXAMINERS for t in tokens[start:end])


def _is_study(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell "a study by Tarrow University" that links one thing to another from a road that does."""
    return head_of(tokens, start, end) in STUDIES


def _records(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Tell a document that records a thing, and who counts by trade: "the Justice Centre documented 31 mines"."""
    if _is_document(tokens, start, end):
        return True
    is_counting = any(t.low in EXAMINERS | _COUNTING for t in tokens[start:end])
    return is_counting and any(is_figure(tokens, k) for k in range(end + 1, min(end + MAX_TO_FIGURE, len(tokens))))


MAX_TO_FIGURE = 6
_COUNTING = words("group centre center watch observatory monitors monitor network ngo institute database tracker")


_ONLY_OF = {
    "link": _is_study,
    "provide": is_law,
    "have": _is_poll_or_document,
    **dict.fromkeys(("rate", "grade", "classify", "rank"), _is_examiner),
    **dict.fromkeys(RECORD_VERBS, _is_document),
    "count": has_figure_behind,
    "record": _records,
}
"""Verbs that state something of some subjects alone, by how to tell these."""
