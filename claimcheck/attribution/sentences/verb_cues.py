"""Verb cues with their source and content: "Smith said X", "“X,” said Smith", "..., adding X".

Ranges are half-open ranges of token indices.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.phrases.before_cues import subject_before
from claimcheck.attribution.phrases.behind_cues import is_told_of, phrase_after
from claimcheck.attribution.phrases.first_subjects import first_subject
from claimcheck.attribution.phrases.times_before import is_span
from claimcheck.attribution.sentences.contents import (
    apposition_end,
    around_cue,
    clause_end,
    content_before,
    content_end,
    content_start,
    could_be_verb,
    is_end,
    opens_quote,
    relative_end,
)
from claimcheck.attribution.sentences.cue_exceptions import is_subject
from claimcheck.attribution.sentences.cues import Cue, CueKind, orders
from claimcheck.attribution.sentences.denied_relatives import place_denied
from claimcheck.attribution.sentences.figures_given import states_amount
from claimcheck.attribution.sentences.going_on import goes_on, shared_subject
from claimcheck.attribution.sentences.hearers import (
    behind_cue,
    is_asked,
    leads_elsewhere,
    past_aside,
    past_hearer,
    past_inserted,
)
from claimcheck.attribution.sentences.inserted import heard_inside, inner_end, without_head
from claimcheck.attribution.sentences.joined import is_inner_quote, joins_clause
from claimcheck.attribution.sentences.parts import Parts, Placed, clause_floor
from claimcheck.attribution.sentences.stating_subjects import RECORD_VERBS, is_fit
from claimcheck.attribution.sentences.tails import concedes, is_in_aside, is_of_subject, is_on_saying, stands_beside
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import (
    BEARING_OUT,
    CONJUNCTIONS,
    CUE_VERBS,
    DAYS,
    DETERMINERS,
    DISCLOSING,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    SUBORDINATORS,
    Frame,
)
from claimcheck.attribution.vocabulary.nouns import is_source_noun
from claimcheck.text.word_lists import words
from claimcheck.types import Act

_DOCUMENT_VERBS = frozenset({"show", "find", "reveal", "indicate", "read", "project", "forecast"})


def place_gerund(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> Parts | None:
    """Place ", adding that ...": the subject is that of the clause before; "a poll showing ..." has its own."""
    start = content_start(tokens, behind_cue(tokens, cue), cue.verb.frame)
    end = content_end(tokens, start)
    is_order = orders(tokens, cue, start)
    is_given = cue.verb.lemma in RECORD_VERBS and not states_amount(tokens, cue.end)  # "giving evidence"
    if end <= start or is_given or is_subject(tokens, cue.end):
        return None
    before = tokens[cue.group - 1] if cue.group else None
    is_joined = before is not None and before.low in {"and", "but"} and low_at(tokens, cue.end) == "that"
    is_while = before is not None and before.low in {"while", "before"} and low_at(tokens, cue.end) == "that"
    if before is not None and before.is_word and not before.is_quoted and not (is_joined or is_while):
        heard = heard_inside(tokens, cue, placed)
        if heard is not None:
            return Parts(heard, (cue.first, cue.end), ((start, end),), cue.group)
        subject = subject_before(tokens, cue.group)
        if subject is None or cue.verb.frame is Frame.OBJECT:
            return None
        actor = _actor(tokens, subject.start, subject.end)
        return Parts(actor, (cue.first, cue.end), ((start, end),), subject.start, is_order)
    told = [(other, parts.source) for other, parts in placed if parts.source and parts.source[1] <= cue.first]
    earlier = [source for other, source in told if not is_joined or other.kind is CueKind.GERUND]
    if earlier:
        return Parts(earlier[-1], (cue.first, cue.end), ((start, end),), cue.group, is_order)
    source = first_subject(tokens, cue.group)
    if source is None or cue.verb.act is Act.ACT or low_at(tokens, cue.group - 1) == "before":
        return None
    return Parts(source, (cue.first, cue.end), ((start, end),), cue.group, is_order)


def _actor(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """Give who acts in a phrase that runs over a verb: of "Weiss posted a reply saying" it is "Weiss"."""
    k = start
    while k < end and (tokens[k].is_capital or tokens[k].low in PRONOUNS) and tokens[k].low not in DETERMINERS:
        k += 1
    is_verb = start < k < end - 1 and tokens[k].is_word and tokens[k].low not in PREPOSITIONS
    if is_verb and tokens[k].low in {"remember", "remembers", "recall", "recalls"}:
        return (k + 1, end)  # "Oade remembers her mother saying that"
    return (start, k) if is_verb and tokens[k + 1].low in DETERMINERS | PRONOUNS else (start, end)


def place_verb(tokens: Sequence[Token], cue: Cue, placed: Sequence[Placed]) -> Parts | None:
    """Place a finite verb cue: content before, behind or around it."""
    inverted = _place_inverted(tokens, cue)
    if inverted is not None:
        return inverted
    subject = subject_before(tokens, cue.group)
    if not is_fit(tokens, cue, subject):
        return None
    source = (subject.start, subject.end) if subject else None
    clause = subject.start if subject else cue.group
    if source is None:
        source = None if goes_on(tokens, cue, placed) else shared_subject(tokens, cue, placed)
        if source is None:
            return None
    inner = without_head(tokens, cue, source)
    source, clause = inner, clause if inner == source else inner[0]
    return place_denied(tokens, cue, source) or _place_finite(tokens, cue, source, clause)


def _place_finite(tokens: Sequence[Token], cue: Cue, source: tuple[int, int], clause: int) -> Parts | None:
    """Place a finite verb cue whose source is known; its clause begins at `clause`."""
    this = _this_behind(tokens, cue)
    if this:
        return Parts(source, (cue.group, cue.end), ((this, this + 1),), clause)
    if cue.verb.lemma in _ANSWERING and _is_yes_or_no(tokens, cue.end):
        return Parts(source, (cue.group, cue.end), ((cue.end, cue.end + 3),), clause)
    behind = past_hearer(tokens, cue, past_aside(tokens, behind_cue(tokens, cue)))
    start = content_start(tokens, behind, cue.verb.frame)
    strict = cue.verb.frame is Frame.STRICT
    set_off = clause > 0 and _is_set_off(tokens, clause)
    if set_off and (cue.verb.frame is not Frame.OBJECT or cue.verb.lemma == "remember"):
        around = _place_around(tokens, cue, source, clause, start)
        if around is not None:
            return around
    aside = _before_dash(tokens, cue, clause, start) if set_off else None
    if aside is not None:
        return Parts(source, (cue.group, cue.end), (aside,), clause)
    opener = _opener(tokens, clause, start)
    if opener == "as" and cue.verb.frame is not Frame.OBJECT:
        comma = next(
            (k for k in range(cue.end, len(tokens)) if tokens[k].text in {",", ":"} and not tokens[k].is_quoted), None
        )
        if comma is not None and content_end(tokens, comma + 1) > comma + 2:
            return Parts(source, (cue.group, cue.end), ((comma + 1, content_end(tokens, comma + 1)),), clause)
    start = past_inserted(tokens, start)
    end = content_end(tokens, start)
    is_inner = source[0] > 1 and tokens[source[0] - 1].low in _WHO  # "whom the judge said could not"
    is_inner = is_inner or is_in_aside(tokens, source[0])
    if is_inner or (tokens[source[0]].low in {"who", "which"} and source[0] > 0 and tokens[source[0] - 1].text == ","):
        end = relative_end(tokens, start, end)
    end = clause_end(tokens, start, end) if opener in _CONCEDING else end
    end = inner_end(tokens, cue, source, end) if start == cue.end else end
    if end <= start or _says_none(tokens, start, cue):
        return None
    if strict and not _is_strict_start(tokens, start, cue):
        return None
    return Parts(source, (cue.group, cue.end), ((start, end),), clause, orders(tokens, cue, start))


def _this_behind(tokens: Sequence[Token], cue: Cue) -> int:
    """Give the "this" that stands for what was told before: "the clerk confirmed [this]", "disclosed [this] while"."""
    is_told = cue.verb.lemma in BEARING_OUT | DISCLOSING and low_at(tokens, cue.end) == "this"
    is_known = [low_at(tokens, k) for k in (cue.end - 2, cue.end - 1)] == ["this", "known"]
    behind = cue.end + is_told
    is_all = is_end(tokens, behind) or low_at(tokens, behind) in _CIRCUMSTANCES or tokens[behind].text == ","
    return cue.end - 2 * is_known if (is_told or is_known) and is_all else 0


_ANSWERING = words("answer reply respond")


def _is_yes_or_no(tokens: Sequence[Token], i: int) -> bool:
    """Tell "Asked if he was paid, he answered [in the negative]"."""
    is_asked = any(low_at(tokens, k) == "asked" for k in (0, 1))
    is_answer = (low_at(tokens, i), low_at(tokens, i + 1)) == ("in", "the")
    return is_asked and is_answer and low_at(tokens, i + 2) in {"negative", "affirmative"}


_CIRCUMSTANCES = DAYS | words("while when at in during on after to through via")
"""What opens when and where something was told."""


def _before_dash(tokens: Sequence[Token], cue: Cue, clause: int, start: int) -> tuple[int, int] | None:
    """Give what stands before a speaker set off, where a dash and "but" begin the article's own words behind."""
    dash = next((k for k in range(cue.end, min(start + 1, len(tokens))) if tokens[k].text in _DASHES), None)
    if dash is None or dash != cue.end or low_at(tokens, dash + 1) not in {"but", "yet", "though"}:
        return None
    return content_before(tokens, clause, clause_floor(tokens, clause))


_DASHES = frozenset({"—", "–", "--"})


def _says_none(tokens: Sequence[Token], start: int, cue: Cue) -> bool:
    """Tell what no content begins with: "apologised and said" and "the senator whom they hate, won"."""
    if tokens[start].low in CONJUNCTIONS and (
        cue.verb.frame is Frame.OBJECT or (start > cue.end and low_at(tokens, start + 1) in CUE_VERBS)
    ):
        return True
    if leads_elsewhere(tokens, start):
        return True
    is_set_off = tokens[start].text == ";" or (tokens[start].text == "," and cue.verb.lemma not in _SET_OFF_LEMMAS)
    return is_set_off and not tokens[start].is_quoted  # "The ministry will not say; asked why, ..."


_SET_OFF_LEMMAS = frozenset({"say", "tell", "write", "add", "ask"})
"""Verbs that a comma may part from what is said."""
_CONCEDING = frozenset({"while", "although", "though", "whereas"})
"""What opens a clause that its comma ends: "while he said it was safe, two aides left"."""
_WHO = frozenset({"who", "whom", "which"})


def _opener(tokens: Sequence[Token], clause: int, start: int) -> str:
    """Give the word before a subject that opens the sentence; "as he said that" concedes as "while he said" does."""
    opener = tokens[clause - 1].low if 0 < clause <= 2 else ""
    return "while" if opener == "as" and low_at(tokens, start) == "that" else opener


_CLAUSES = words("that whether if how why")
_OWNING = words("confirm recall report disclose")
_OWNED = words("using having being seeing taking receiving receipt")


def _is_strict_start(tokens: Sequence[Token], start: int, cue: Cue) -> bool:
    if opens_quote(tokens, start) or tokens[start].is_quoted or tokens[start - 1].text == ":":
        return True
    if tokens[start].low in _CLAUSES or (cue.verb.lemma in _OWNING and tokens[start].low in _OWNED):
        return True  # "confirmed using the phrase"
    return (
        cue.verb.lemma in _DOCUMENT_VERBS
        and cue.first + 1 < len(tokens)
        and tokens[cue.end].low not in {"up", "out", "himself"}
    )


def _is_set_off(tokens: Sequence[Token], clause: int) -> bool:
    before = tokens[clause - 1]
    return before.is_quoted or before.text in {",", "—", "–", "--"} or before.low == "as"


def _place_around(tokens: Sequence[Token], cue: Cue, source: tuple[int, int], clause: int, start: int) -> Parts | None:
    """Place "X, Smith said." and "X, Smith said, Y.": content before the cue, and what follows a comma behind it."""
    limit = clause - 1 if tokens[clause - 1].low == "as" else clause
    behind = start
    ends = is_end(tokens, behind)
    comma = behind < len(tokens) and tokens[behind].text in {",", ";", "—"} and not tokens[behind].is_quoted
    closes_quote = tokens[limit - 1].is_quoted if limit else False
    quote = behind + (1 if comma else 0)
    is_quote = not ends and not closes_quote and opens_quote(tokens, quote)
    if not (ends or comma or closes_quote or is_quote):
        return None
    before = content_before(tokens, limit, clause_floor(tokens, limit))
    if before is None or low_at(tokens, behind) == "that" or is_asked(tokens, before[0]):
        return None
    if is_quote:
        pieces = around_cue(tokens, before, quote)
        return Parts(source, (cue.group, cue.end), pieces, clause) if pieces else None
    content = [before]
    if limit < clause and tokens[before[0]].low == "whether":  # "Whether it was repaired, as Ruiz claims, is disputed"
        return Parts(source, (cue.group, cue.end), ((before[0] + 1, before[1]),), clause)
    if comma and not closes_quote:
        end = content_end(tokens, behind + 1)
        is_relative = tokens[before[1] - 1].low in RELATIVES  # "a father who, neighbors said, had stepped out"
        is_relative = is_relative or joins_clause(tokens, before[1], behind + 1)
        is_told = any(could_be_verb(token) for token in tokens[slice(*before)])
        is_beside = is_told and is_end(tokens, end) and stands_beside(tokens, before, cue.end, behind + 1)
        is_beside = is_beside or concedes(tokens, behind + 1) or is_on_saying(tokens, behind + 1)
        if end > behind + 2 and not is_beside:
            content = [(behind + 1, end)] if is_relative else [before, (behind + 1, end)]
    elif closes_quote and not ends:
        nxt = behind + 1 if comma else behind
        if opens_quote(tokens, nxt):
            content.append((nxt, content_end(tokens, nxt)))
    return Parts(source, (cue.group, cue.end), tuple(content), clause)


def _place_inverted(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    """Place "“X,” said Smith, who leads Y.": the source stands behind its verb, the content before.

    Behind "told" stands whoever is told: "“X,” the mayor, Ana Smith, told the court."
    """
    if cue.group != cue.first or cue.verb.frame in {Frame.OBJECT, Frame.RECIPIENT}:
        return None
    if cue.first == 0:
        return _place_opening(tokens, cue)
    before = tokens[cue.first - 1]
    if not (before.is_quoted or before.text in {",", "—", "–"}):
        return None
    if cue.end >= len(tokens) or not tokens[cue.end].is_word or tokens[cue.end].is_quoted:
        return None
    if tokens[cue.end].low in SUBORDINATORS | PREPOSITIONS | DAYS | {"him", "her", "them", "reporters"}:
        return None
    if not before.is_quoted and not _reads_inverted(tokens, cue):
        return None
    source_end = phrase_after(tokens, cue.end, inverted=True)
    content = content_before(tokens, cue.first, clause_floor(tokens, cue.first))
    if source_end == cue.end or is_span(tokens, cue.end, source_end) or content is None:
        return None
    parts = [content]
    behind = apposition_end(tokens, source_end)
    nxt = behind + 1 if behind < len(tokens) and tokens[behind].text in {",", ":"} else behind
    if low_at(tokens, source_end) == "," and joins_clause(tokens, content[1], source_end + 1):
        parts = [(source_end + 1, content_end(tokens, source_end + 1))]
    elif opens_quote(tokens, nxt) and content_end(tokens, nxt) > nxt and not is_inner_quote(tokens, source_end, nxt):
        parts.append((nxt, content_end(tokens, nxt)))
    return Parts((cue.end, source_end), (cue.first, cue.end), tuple(parts), cue.first)


def _place_opening(tokens: Sequence[Token], cue: Cue) -> Parts | None:
    """Place 'Said Smith, "Y."', where the verb opens the sentence."""
    end = phrase_after(tokens, cue.end, inverted=True)
    if not cue.end < end < len(tokens) - 1 or tokens[end].text not in {",", ":"} or not opens_quote(tokens, end + 1):
        return None
    return Parts((cue.end, end), (cue.first, cue.end), ((end + 1, content_end(tokens, end + 1)),), cue.first)


def _reads_inverted(tokens: Sequence[Token], cue: Cue) -> bool:
    """Tell "..., said Smith." from "Smith, a baker, said the bread was gone."."""
    end = phrase_after(tokens, cue.end, inverted=True)
    closes = is_end(tokens, end) or (
        end < len(tokens)
        and (tokens[end].text == "," or tokens[end].low in {"who", "whose"} or is_told_of(tokens, end))
    )
    core = [t for t in tokens[cue.end : end] if t.is_word]
    if is_of_subject(tokens, cue.first):
        return False
    return closes and bool(core) and (core[-1].is_capital or any(is_source_noun(t.low) for t in core))
