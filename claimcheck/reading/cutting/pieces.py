"""Pieces of attributed content, sentence by sentence: each is to become one claim, or part of one."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.sentences.apposed import apposed_noun
from claimcheck.reading.cutting.answers import with_question
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
    is_verb_of_relative,
    says_it,
    thing_told_of,
)
from claimcheck.reading.cutting.told_of import identified_by
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, SourceKind, Span

_ASIDE = lazy_re(
    r"(?:(?:in )?what|speaking|citing|referring|pointing|quoting)\b|"
    r"(?:(?:though|although|but) )?(?:he|she|they|it) (?:declined|refused|did not|didn’t|would not|wouldn’t)\b",
    re.IGNORECASE,
)
"""What stands behind what somebody said, and is none of it: "..., she said, speaking on condition of anonymity"."""
_WITHDRAWN = lazy_re(r"(?:an?|the) (?:earlier|previous) version of (?:this|the) ", re.IGNORECASE)
_WHAT = lazy_re(r"\b(?:to|with|in|over|for|as|from|at|by|on|into|after) what $")
_VERB_FIRST = lazy_re(r"(?:as|was|is|were|are|would|could|might|may|will) ")
_JUDGED = lazy_re(r"(?:is|was|were|are|would be|had been|could be|has been) (?:an?|the) [\w’'-]+[.,]?$")
"""What tells of a whole clause as often as of a thing: "sold its pier, which the mayor admitted [was a mistake]"."""
_ACCUSED = lazy_re(r"(?<=\w)(?P<inset>, (?:which|who|whose) [^,.:;—–“”‘\"\n]{8,120})(?=, (?:of|for) )")
_PLACED = lazy_re(r" (?:in|on|at|for|to|by|from) ")
_FIRST = lazy_re(r"[A-Z][a-z]{2,20}(?<!ed) ")
_POINTERS = frozenset({"it", "this", "that", "them", "these", "those"})
_SAME = lazy_re(r"the same(?: (?:thing|story|account|tale))?(?: (?:in|at|on|to|of|about) [^.,;:]{1,40})?")
"""What bears out what was told before: "two colleagues [said the same]"."""
_IT_AT = lazy_re(r"(?:it|them) at ")
"""A figure of what was told before: "the board had put it at 180,000"."""
_BASE = lazy_re(r"(?:(?:And|But|Yet) )?(?P<base>(?:[Oo]f|[Aa]mong) [^,;:“”\"\n]{1,80}), ")
"""Whom a share is taken of: "Of those with children, 81 percent"."""
_AND = lazy_re(
    r"(?:and|but) (?=(?:the|a|an|his|her|its|their|he|she|it|they|as many|[A-Z]\w+|\d|no|nobody|none|few|many|most|"
    r"some|(?:fewer|more|less) than|nearly|almost|about|around|at least|up to|two|three|four|five|six|seven|eight|"
    r"nine|ten)\b)"
)
_WHILE = lazy_re(r"(?:while|though|although|whereas) (?!\w+(?:ing|ed)\b)")
BESIDE = 25
"""Characters between how many and their verb at most: "54 percent of voters [in the south] said"."""
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
    told_of = _told_of_before(article, item)
    if told_of is not None:
        return [Piece(spans=(item.found.content[0],), subject=told_of[1], index=index, sentence=told_of[0])]
    first = _sentences_of(article, item.found.content[0])[0]
    shared = shared_passive(article, item, article.sentences[first].span)
    if shared is not None:
        return [Piece(spans=shared.spans, subject=shared.subject, index=index, sentence=first)]
    by_sentence: dict[int, list[Span]] = {}
    for content in item.found.content:
        for at in _sentences_of(article, content):
            span = article.sentences[at].span
            part = trim(text, Span(max(content.start, span.start), min(content.end, span.end)))
            if part is not None and not (at in by_sentence and _ASIDE.match(part.of(text))):
                by_sentence.setdefault(at, []).append(_before_told(text, linked, index, part))
    pieces: list[Piece] = []
    for at, found in sorted(by_sentence.items()):
        parts = [part for part in found if any(letter.isalnum() for letter in part.of(text))]
        if len(parts) == 1 and (whole := _whole_clause(article, item, at, parts[0])) is not None:
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
    return pieces


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


def _told_of_before(article: Article, item: Attributed) -> tuple[int, Span] | None:
    """Give the sentence and the subject of a verb behind whoever says it: "The plant, which Ruiz said would close,"."""
    text, source, content = article.document.text, item.found.source, item.found.content[0]
    apposed = apposed_noun(text, item.found)
    if apposed is not None:
        return _sentences_of(article, content)[0], apposed
    if source is None:
        return None
    thing = thing_told_of(text, item)
    if thing is not None:
        return (_sentences_of(article, content)[0], thing)
    if not is_verb_of_relative(text, item):
        return None
    if _JUDGED.match(text, content.start, content.end):
        return None
    at = _sentences_of(article, content)[0]
    which = text.rindex(",", 0, source.start)
    relative = Span(which + len(", "), content.end)
    subject = identified_by(text, relative, article.sentences[at].span)
    if text[content.end : content.end + 1] != "," and _PLACED.search(subject or ""):
        return None  # "They sold the hotel in May, which Ruiz said was a mistake"
    start = which - len(subject or "")
    first = article.sentences[at].span.start
    if start > first and _FIRST.fullmatch(text, first, start):
        subject, start = text[first:which], first  # "Body camera footage, which"
    return (at, Span(start, which)) if subject and text.startswith(subject, max(0, start)) else None


def _is_speaker(linked: Sequence[Attributed], index: int, group: Sequence[Span]) -> bool:
    """Tell a piece that is whoever speaks next to it: the "video" of "video shows a man, according to two people"."""
    near = linked[max(0, index - 12) : index + 12]
    return len(group) == 1 and any(each.found.source == group[0] for each in near)


def _whole_clause(article: Article, item: Attributed, at: int, part: Span) -> Span | None:
    """Give "54 percent said the truce favoured the south" and "the bank denied it" whole.

    What a poll states is how many say so, and a pronoun alone says nothing; nor does a bare answer without what was
    asked: "Asked whether the fund had paid, she said it had".
    """
    answered = with_question(article, item, at, part)
    if answered is not None:
        return answered
    text, source, cue = article.document.text, item.found.source, item.found.cue
    is_part = source is not None and _WHAT.search(text, max(0, source.start - 12), source.start) is not None
    if source is not None and is_part and _VERB_FIRST.match(part.of(text)):
        sentence = article.sentences[at].span  # "called to what police said was a stabbing"
        parted = text.rfind("; ", sentence.start, source.start)
        sentence = sentence if parted < 0 else Span(parted + len("; "), sentence.end)
        return None if item.found.is_quoted else trim(text, Span(sentence.start, max(part.end, sentence.start + 1)))
    if source is None or cue is None or not source.end <= cue.start <= source.end + BESIDE or cue.end > part.start:
        return None
    whole = Span(source.start, part.end)
    is_near = part.start - cue.end <= 2 and article.sentences[at].span.contains(whole)
    is_share = classify(source.of(text)).head == "respondents" and not _is_of_one(item)
    words = part.of(text).lower()
    is_pointer = words in _POINTERS or _SAME.fullmatch(words) is not None
    is_pointer = is_pointer or (_IT_AT.match(words) is not None and len(words.split()) < MIN_WORDS)
    if not is_near or not (is_share or is_pointer):
        return None
    base = _BASE.fullmatch(text, article.sentences[at].span.start, source.start) if is_share else None
    return whole if base is None else Span(base.start("base"), part.end)


def _is_of_one(item: Attributed) -> bool:
    """Tell "a third" who is one more person: "two clerks said so. A third, who left in May, said ..."."""
    return item.attribution is not None and item.attribution.chain[-1].kind is SourceKind.UNNAMED_PERSON


def _standing(text: str, parts: Sequence[tuple[Span, bool]]) -> list[Span]:
    """Leave out what somebody else said inside, and what only goes on from that in lower case."""
    kept: list[Span] = []
    goes_on = False
    for part, is_nested in parts:
        goes_on = is_nested or (goes_on and part.of(text)[:1].islower())
        if not goes_on:
            kept.append(part)
    return kept


def _sentences_of(article: Article, span: Span) -> range:
    sentences = article.sentences
    first = bisect_left(sentences, span.start + 1, key=lambda s: s.span.end)
    last = first
    while last < len(sentences) and sentences[last].span.start < span.end:
        last += 1
    return range(first, last)


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
