"""Pieces of attributed content, sentence by sentence: each is to become one claim, or part of one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.reading.cutting.backgrounds import backgrounds_in
from claimcheck.reading.cutting.clauses import (
    before_quotation,
    is_brief_clause,
    is_clause,
    is_short_clause,
    split_clauses,
    trim,
)
from claimcheck.reading.cutting.predicates import Statement, split_predicates, without_insets
from claimcheck.reading.cutting.process import process_in
from claimcheck.reading.cutting.shared_passives import shared_passive
from claimcheck.reading.cutting.short_contents import (
    MIN_WORDS,
    gives_nothing,
    is_object_frame,
    is_question,
    is_short,
    says_it,
)
from claimcheck.reading.cutting.standing_alone import sentences_of, told_of_before, whole_clause
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Span

_ASIDE = lazy_re(
    r"(?:(?:in )?what|speaking|citing|referring|pointing|quoting)\b|"
    r"(?:(?:though|although|but) )?(?:he|she|they|it) (?:declined|refused|did not|didn’t|would not|wouldn’t)\b",
    re.IGNORECASE,
)
"""What stands behind what somebody said, and is none of it: "..., she said, speaking on condition of anonymity"."""
_WITHDRAWN = lazy_re(r"(?:an?|the) (?:earlier|previous) version of (?:this|the) ", re.IGNORECASE)
_ACCUSED = lazy_re(r"(?<=\w)(?P<inset>, (?:which|who|whose) [^,.:;—–“”‘\"\n]{8,120})(?=, (?:of|for) )")
_AND = lazy_re(
    r"(?:and|but) (?=(?:the|a|an|his|her|its|their|he|she|it|they|as many|[A-Z]\w+|\d|no|nobody|none|few|many|most|"
    r"some|(?:fewer|more|less) than|nearly|almost|about|around|at least|up to|two|three|four|five|six|seven|eight|"
    r"nine|ten)\b)"
)
_WHILE = lazy_re(r"(?:while|though|although|whereas) (?!\w+(?:ing|ed)\b)")
_WOULD_NOT = lazy_re(r"(?:would|could|did|does|do|will)(?: not|n[’']t) (?:say|comment|discuss|elaborate|disclose)\b")
MAX_DEPTH = 6
"""Statements inside each other that are looked at."""
NESTED_SHARE = 0.6
"""A content that is to this share what somebody else said inside it is no claim beside that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a sentence that stands on the attribution with index `index`; `subject` is where its subject stands."""

    spans: tuple[Span, ...]
    index: int
    sentence: int
    subject: Span | None = None


def content_pieces(article: Article, linked: Sequence[Attributed]) -> list[Piece]:
    """Cut the contents of all statements into pieces, in the order of attributions and text."""
    pieces: list[Piece] = []
    for index, item in enumerate(linked):
        if (
            is_ground(article, item)
            and not says_it(article.document.text, item)
            and not _is_left_unsaid(article.document.text, linked, item)
        ):
            pieces.extend(_pieces_of(article, linked, index))
    return pieces


def is_ground(article: Article, item: Attributed) -> bool:
    """Tell whether an attribution makes claims of its content: a statement, by somebody else than the writer."""
    if item.attribution is None or item.found.act is not Act.STATEMENT:
        return False
    if item.parent is not None and (is_object_frame(item) or item.found.is_passive):
        return False
    source = item.found.source
    if source is not None and _WITHDRAWN.match(article.document.text, source.start):
        return False
    if item.found.lemma == "cite" and _is_behind_process(article, item):
        return False
    around = item.extent
    reach = Span(around.start, min(len(article.document.text), around.end + 24))
    process = process_in(article.document.text, reach)
    return not (
        process is not None and item.found.cue is not None and process.overlaps(item.found.cue)
    ) and not _is_unsaid(item)


def _is_behind_process(article: Article, item: Attributed) -> bool:
    """Tell the ground of a refusal: "declined to comment, citing a policy"."""
    cue = item.found.cue
    if cue is None or not cue.start:
        return False
    return process_in(article.document.text, Span(max(0, cue.start - 120), cue.start)) is not None


def _is_left_unsaid(text: str, linked: Sequence[Attributed], item: Attributed) -> bool:
    """Tell what is said inside a refusal: "he would not say whether [Hale had assured her that he would stay]"."""
    for _ in range(MAX_DEPTH):
        if item.parent is None:
            return False
        item = linked[item.parent]
        refuses = item.found.cue is not None and _WOULD_NOT.match(text, item.found.cue.start) is not None
        if refuses or _is_unsaid(item):
            return True
    return False


def _is_unsaid(item: Attributed) -> bool:
    return item.found.is_negated and item.found.lemma in {
        "say",
        "mention",
        "address",
        "discuss",
        "specify",
        "elaborate",
        "comment",
        "decline",
        "refuse",
    }


def _pieces_of(article: Article, linked: Sequence[Attributed], index: int) -> list[Piece]:
    item = linked[index]
    text = article.document.text
    told_of = told_of_before(article, item)
    if told_of is not None:
        return [Piece(spans=(item.found.content[0],), subject=told_of[1], index=index, sentence=told_of[0])]
    first = sentences_of(article, item.found.content[0])[0]
    shared = shared_passive(article, item, article.sentences[first].span)
    if shared is not None:
        return [Piece(spans=shared.spans, subject=shared.subject, index=index, sentence=first)]
    by_sentence: dict[int, list[Span]] = {}
    for content in item.found.content:
        for at in sentences_of(article, content):
            span = article.sentences[at].span
            part = trim(text, Span(max(content.start, span.start), min(content.end, span.end)))
            if part is not None and not (at in by_sentence and _ASIDE.match(part.of(text))):
                by_sentence.setdefault(at, []).append(_before_told(text, linked, index, part))
    pieces: list[Piece] = []
    for at, found in sorted(by_sentence.items()):
        parts = [part for part in found if any(letter.isalnum() for letter in part.of(text))]
        if len(parts) == 1 and (whole := whole_clause(article, item, at, parts[0])) is not None:
            pieces.append(Piece(spans=(whole,), index=index, sentence=at))
            continue
        kept = _standing(text, [(p, _is_nested_away(article, linked, index, p)) for p in parts])
        for group in (_without_joint(text, each) for each in _groups(text, kept)):
            words = sum(len(s.of(text).split()) for s in group)
            is_whole = words >= MIN_WORDS or is_short(text, group, item)
            if _is_speaker(linked, index, group):
                continue
            if is_whole and not is_question(text, group, item):
                insets = [b.inset for b in backgrounds_in(text, article.sentences[at].span) if b.inset is not None]
                cut = _cut(text, group, [*insets, *relatives_inside(text, item)], is_object=is_object_frame(item))
                pieces.extend(Piece(spans=s.spans, subject=s.subject, index=index, sentence=at) for s in cut)
    parts = [part for _, found in sorted(by_sentence.items()) for part in found]
    is_written = (
        item.found.is_quoted and len(by_sentence) > 1 and (item.found.lemma == "read" or _are_curt(text, parts))
    )
    if not pieces and is_written:  # "The entry reads: “Seepage up. Told HQ. No action.”"
        pieces.append(Piece(spans=(Span(parts[0].start, parts[-1].end),), index=index, sentence=min(by_sentence)))
    return pieces


def _are_curt(text: str, parts: Sequence[Span]) -> bool:
    """Tell two words each that say something together: “Two years. No bridge. No plan.”, but no “Oh dear. Poor us.”."""
    return all(len(part.of(text).split()) > 1 for part in parts) and any(_NONE.match(part.of(text)) for part in parts)


_NONE = lazy_re(
    r"[“\"‘']?(?:No|Not|Zero|Never) (?!way\b|problem\b|worries\b|doubt\b|comment\b|thanks\b|idea\b|really\b)[a-z]"
)


def _before_told(text: str, linked: Sequence[Attributed], index: int, part: Span) -> Span:
    """End what a speaker tells where another speaks in it: "[A midwife held my hand] and said nobody could know"."""
    for child in linked[max(0, index - 12) : index + 12]:
        source, cue, said = child.found.source, child.found.cue, child.found.content[-1]
        if child.parent != index or not child.found.is_quoted or source is None or cue is None:
            continue
        is_deed = part.contains(source) and source.end < cue.start and text.endswith(" and ", source.end, cue.start)
        if is_deed and part.contains(said) and not any(letter.isalnum() for letter in text[said.end : part.end]):
            return Span(part.start, cue.start - len(" and "))
    return part


def relatives_inside(text: str, item: Attributed) -> list[Span]:
    """Find what the article tells of whoever is accused: "accused the firm[, which makes pumps], of hiding faults"."""
    if not is_object_frame(item):
        return []
    return [Span(*m.span("inset")) for c in item.found.content for m in _ACCUSED.finditer(text, c.start, c.end)]


def stated_in(text: str, item: Attributed) -> list[Span]:
    """Give the contents of a statement, without what the article tells of whoever is accused in it."""
    insets = relatives_inside(text, item)
    return [s for c in item.found.content for s in without_insets(text, c, insets)] if insets else [*item.found.content]


def _is_speaker(linked: Sequence[Attributed], index: int, group: Sequence[Span]) -> bool:
    """Tell a piece that is whoever speaks next to it: the "video" of "video shows a man, according to two people"."""
    near = linked[max(0, index - 12) : index + 12]
    return len(group) == 1 and any(each.found.source == group[0] for each in near)


def _standing(text: str, parts: Sequence[tuple[Span, bool]]) -> list[Span]:
    """Leave out what somebody else said inside, and what only goes on from that in lower case."""
    kept: list[Span] = []
    goes_on = False
    for part, is_nested in parts:
        goes_on = is_nested or (goes_on and part.of(text)[:1].islower())
        if not goes_on:
            kept.append(part)
    return kept


def _groups(text: str, parts: Sequence[Span]) -> list[tuple[Span, ...]]:
    """Join what is one statement broken by its cue: a part that goes on in lower case belongs to the one before."""
    groups: list[tuple[Span, ...]] = []
    for part in sorted(parts):
        words = part.of(text)
        first = next((c for c in words if c.isalnum()), "")
        is_apart = bool(groups) and _is_parted(text, groups[-1][-1], part)
        if groups and not is_apart and (not first.isupper() or len(words.split()) < MIN_WORDS):
            groups[-1] = (*groups[-1], part)
        else:
            groups.append((part,))
    return groups


def _without_joint(text: str, group: tuple[Span, ...]) -> tuple[Span, ...]:
    """Begin a statement behind the "and" that joins it to the one before."""
    turned = _WHILE.match(text, group[0].start, group[0].end)
    joint = turned or _AND.match(text, group[0].start, group[0].end)
    rest = text[joint.end() : group[0].end] if joint is not None else ""
    if joint is None or not (is_clause(rest) or (turned is not None and is_brief_clause(rest))):
        return group
    return (Span(joint.end(), group[0].end), *group[1:])


def _is_parted(text: str, before: Span, part: Span) -> bool:
    """Tell a clause of its own behind a cue: "..., she said; the girls were well", "..., he said, and as many".

    Also "..., according to Ruiz: the lock was shut".
    """
    lead = text[before.end : part.start].rstrip()
    if lead.endswith((";", ":")) or text.startswith(";", part.start):
        words = part.of(text).lstrip("; ")
        return is_clause(words) or is_brief_clause(words)
    whole = before.of(text)
    turned = _WHILE.match(text, part.start, part.end)
    if turned is not None and (is_clause(whole) or is_brief_clause(whole) or is_short_clause(whole)):
        words = text[turned.end() : part.end]  # "Output fell, the bank said, while [exports rose by 5%]"
        return is_clause(words) or is_brief_clause(words)
    start = part.start - len("but ") if lead.endswith((" and", " but")) else part.start
    joined = _AND.match(text, start, part.end)
    return joined is not None and is_clause(text[joined.end() : part.end])


def _cut(text: str, group: tuple[Span, ...], insets: Sequence[Span], *, is_object: bool) -> list[Statement]:
    """Cut a statement into clauses, and each clause into predicates, but no object of a verb."""
    if len(group) > 1:
        return [Statement(spans=group)]
    clauses = [clause for part in before_quotation(text, group[0]) for clause in split_clauses(text, part)]
    if is_object:
        return [Statement(spans=without_insets(text, clause, insets)) for clause in clauses]
    return [statement for clause in clauses for statement in split_predicates(text, clause, insets)]


def _is_nested_away(article: Article, linked: Sequence[Attributed], index: int, part: Span) -> bool:
    covered = 0
    for child in linked[max(0, index - 12) : index + 12]:
        if child.parent != index or not is_ground(article, child) or gives_nothing(article.document.text, child):
            continue
        spans = [*_speaking(article.document.text, child), *child.found.content]
        # "The fee will rise, Ruiz told aides, according to two people" is a chain of both, and no claim of theirs.
        is_same = part.end <= child.extent.start and any(piece.contains(part) for piece in child.found.content)
        if part.overlaps(child.extent) or is_same:
            covered += sum(max(0, min(s.end, part.end) - max(s.start, part.start)) for s in spans)
    return covered >= NESTED_SHARE * (part.end - part.start)


def _speaking(text: str, child: Attributed) -> list[Span]:
    """Give who speaks and the verb; the verb alone behind a deed: "engineers had found rot and [had advised] that"."""
    source, cue = child.found.source, child.found.cue
    is_deed = source is not None and cue is not None and _DEED.search(text, source.end, max(source.end, cue.start))
    return [cue] if cue is not None and is_deed else [child.extent]


_DEED = lazy_re(r"\w (?:\w+ ){2,20}(?:and|but) $")
"""What somebody did, before a verb of saying that "and" joins to it."""
