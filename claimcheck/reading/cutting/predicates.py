"""Predicates: where one subject carries two statements ("The lock flooded in 2011 and stood idle for two years")."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.reading.cutting.clauses import trim
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of a clause; `subject` is where the subject of a later predicate stands."""

    spans: tuple[Span, ...]
    subject: Span | None = None


MIN_WORDS = 3
"""Fewer words are no predicate that can be told apart ("came and went")."""
MAX_SUBJECT_WORDS = 7
_WORD = lazy_re(r"[\w’'-]+")
_QUOTED = lazy_re(r"“[^“”]*”|\"[^\"]*\"")
_WHOLE_QUOTED = lazy_re(r"(?P<open>[“\"‘])(?P<inner>[^“”\"‘]+?)[.,!]?[”\"’]?[.,]?")
_JOINT = lazy_re(r",? (?:and|but)(?: (?:then|also|later))? (?=[a-z])")
_ARTICLES = words("the a an his her its their our this that these those my")
_PRONOUNS = words("he she it they we i")
_COUNTING = words("no none nobody neither few only hardly either both nothing")
_AUXILIARIES = words("is are was were has have had does do did can could will would may might must should")
# A past tense that is no participle: after it, "and" cannot go on with a relative or a passive that began earlier.
PAST = words(
    """went took gave began grew drew broke rose fell flew chose threw wore spoke saw knew drove wrote swam sang sank
    rang ran came became stood sat left kept held brought lost won met paid built bought sent spent sold led taught
    caught fought felt heard made said told hung shot stole struck sought shook thought understood withdrew
    hid""",
)
_PURE_PAST = words(
    """went took gave began grew drew broke rose fell flew chose threw wore spoke saw knew drove wrote swam came became
    shook stole withdrew hid"""
)
PRESENT = words(
    """employs owns flies carries serves includes remains goes takes makes gives gets comes becomes holds keeps sells
    buys pays belongs contains covers provides produces operates knows believes applies sits wants thinks expects
    allows requires brings tries refuses stays lacks"""
)
_MINDS = words("intends expects believes hopes wants thinks doubts fears knows")
"""What somebody has in mind, whose object may be a clause: "is safe and believes that it was cleaned"."""
UNCHANGED = words("shut cut hit put set let cost quit hurt bid cast rid split spread read beat")
_OPENERS = words(
    """in on at by for from with after before during since under over despite without amid when while as if although
    though because once until yesterday today tomorrow now then there here and but or not to last next meanwhile"""
)
# Behind these the second verb may belong to an inner clause: "quit after she lost the case and moved".
_INNER = words(
    """who which that whose whom where when while because since after before until although though if unless as than
    whether what how why to"""
)
_FOLLOWING = words(
    """the a an his her its their our this that these those no any all some each every him them it us me more less in on
    at to by for from with into over under about against after before since until up down out off back nearly almost
    two three four five six seven eight nine ten hundreds thousands twice once not only again away along through"""
)


def split_predicates(text: str, span: Span, insets: Sequence[Span] = ()) -> list[Statement]:
    """Cut `span` before each later predicate of its subject, where that can surely be told; else leave it whole.

    Args:
        text: the document.
        span: a clause.
        insets: appositions that are claims of their own: what lies between them is one statement.
    """
    said = span.of(text)
    whole = _WHOLE_QUOTED.fullmatch(said)
    if whole is not None:
        said = f"{' ' * whole.start('inner')}{whole['inner']}{' ' * (len(said) - whole.end('inner'))}"
    said = _QUOTED.sub(lambda quoted: "x" * len(quoted.group()), said)
    if re.search(r"[“”\"‘]", said):
        return [Statement(spans=(span,))]
    for inset in insets:
        if span.start < inset.start and inset.end <= span.end:
            a, b = inset.start - span.start, inset.end - span.start
            said = f"{said[:a]}{' ' * (b - a)}{said[b:]}"
    cuts = _cuts(said)
    is_bared = whole is not None and bool(cuts)
    begins = [whole.start("inner") if whole is not None and is_bared else 0, *(end for _, end in cuts)]
    ends = [*(at for at, _ in cuts), whole.end("inner") if whole is not None and is_bared else len(said)]
    subject = _subject(said) if cuts else None
    place = None if subject is None else Span(span.start + subject.start, span.start + subject.end)
    return [
        Statement(
            spans=without_insets(text, Span(span.start + a, span.start + b), insets), subject=place if i else None
        )
        for i, (a, b) in enumerate(zip(begins, ends, strict=True))
    ]


def without_insets(text: str, span: Span, insets: Sequence[Span]) -> tuple[Span, ...]:
    """Take appositions out of a statement, unless too little is left."""
    rest: list[Span] = []
    at = span.start
    for inset in sorted(insets):
        if at <= inset.start and inset.end <= span.end and span.start < inset.start:
            rest.extend([Span(at, inset.start)] if at < inset.start else [])
            at = inset.end
    if at < span.end:
        rest.append(Span(at, span.end))
    kept = tuple(t for t in (trim(text, r) for r in rest) if t is not None and any(c.isalnum() for c in t.of(text)))
    return kept if sum(len(k.of(text).split()) for k in kept) >= MIN_WORDS else (span,)


def _cuts(said: str) -> list[tuple[int, int]]:
    """Find where a later predicate is joined: the joint from its first character to the one behind it."""
    if re.search(r"[:;(–—]", said):
        return []
    subject = _subject(said)
    start = _first_verb(said) if subject is None else subject.end
    if start is None:
        return []
    cuts: list[tuple[int, int]] = []
    for joint in _JOINT.finditer(said, start):
        if _are_two(said[start : joint.start()], said[joint.end() :]):
            cuts.append(joint.span())
            start = joint.end()
    return cuts


def _subject(said: str) -> Span | None:
    """Find the subject that a clause begins with, up to its finite verb, or None where it cannot be told."""
    lead = re.match(r"that |\s+", said)
    start = lead.end() if lead else 0
    found = list(_WORD.finditer(said, start))
    for i, word in enumerate(found[: MAX_SUBJECT_WORDS + 1]):
        low = word.group().lower()
        if low in UNCHANGED:
            return None
        if i == 0:
            if (
                low in _COUNTING
                or low in _OPENERS
                or not (low in _ARTICLES or low in _PRONOUNS or word.group()[0].isupper() or lead or _is_bare(low))
            ):
                return None
            continue
        end = found[i - 1].end()
        if "," in said[start:end].rstrip(",") or said[end : word.start()].strip(" ,"):
            return None
        before = found[i - 1].group().lower()
        rest = said[word.start() :]
        if before not in _ARTICLES and (begins_predicate(rest) or (low in PRESENT and before in _PRONOUNS)):
            return Span(start, end)
        is_joined = before in {"of", "in", "for", "at", "on", "from", "by"}
        if low in _INNER or low in {"and", "or", "but"} or (low in _ARTICLES | _PRONOUNS and not is_joined):
            return None
    return None


def _first_verb(said: str) -> int | None:
    """Give where the first verb that is surely one stands, where nothing before it opens a clause of its own."""
    lead = re.match(r"(?:that|who|which|whose) ", said)
    start = lead.end() if lead else 0
    if (
        lead is not None and lead.group() == "who " and _DEED.match(said, start)
    ):  # "who compiled the list and has sold it"
        return start
    for word in _WORD.finditer(said, start):
        low = word.group().lower()
        if low in _INNER | {"and", "or", "but"} or (word.start() == start and low in _OPENERS | _COUNTING):
            return None
        if low in _AUXILIARIES or low in PRESENT or low in _PURE_PAST:
            return word.start()
    return None


def _is_bare(low: str) -> bool:
    """Tell what is a subject without an article: "pumps", "430 people"."""
    return low[0].isdigit() or (low.endswith("s") and len(low) > 3 and low not in PRESENT | _AUXILIARIES)


def begins_predicate(rest: str) -> bool:
    """Tell whether words begin with a finite verb: an auxiliary, a past tense or a present tense that is no noun."""
    found = [w.lower() for w in _WORD.findall(rest)[:2]]
    found[:1] = [_NOT.sub("", found[0])] if found else []
    if not found:
        return False
    verb, behind = found[0], found[1] if len(found) > 1 else ""
    if verb in _AUXILIARIES or verb in PAST or verb in PRESENT:
        return True
    if verb in _MINDS:
        return behind in _FOLLOWING or behind == "that"
    is_followed = behind in _FOLLOWING or behind.isdigit() or behind in _capitals(rest)
    return verb.endswith("ed") and len(verb) > 4 and is_followed


_DEED = lazy_re(r"(?!the |an? |his |her |their |[a-z]+ly )[a-z]+(?:ed|s) ")
_NOT = lazy_re(r"n[’']t$")


def _capitals(rest: str) -> set[str]:
    return {w.lower() for w in _WORD.findall(rest)[1:2] if w[0].isupper()}


def _are_two(first: str, second: str) -> bool:
    """Tell whether two stretches of words are two predicates of one subject."""
    ones, others = [w.lower() for w in _WORD.findall(first)], [w.lower() for w in _WORD.findall(second)]
    if len(ones) < MIN_WORDS - 1 or len(others) < MIN_WORDS - 1 or not begins_predicate(second):
        return False
    if _holds_clause(ones) or ones[-1] in _AUXILIARIES:
        return False
    verb = _NOT.sub("", others[0])
    if verb in _AUXILIARIES:
        # "may close and is old" are two; "will close and may open" share nothing that could be lost.
        return len(others) >= MIN_WORDS
    if ones[-1] in PAST or ones[-1].endswith("ed"):
        return False
    if verb in _MINDS:
        return True
    # "Houses built in 1960 and renovated in 1990 were sold": a finite verb further on makes both no predicates.
    if not _AUXILIARIES.isdisjoint(ones[1:]) or not _AUXILIARIES.isdisjoint(others[1:]):
        return False
    if verb in PRESENT or verb in _PURE_PAST:
        return True
    # A form that can be a participle goes on with what may be one: "has closed the lock and sold the pumps",
    # "schools built in 1960 and renovated in 1990".
    return ones[0] not in _AUXILIARIES and not any(
        w in PAST - _PURE_PAST or (w.endswith("ed") and len(w) > 4) for w in ones[1:]
    )


def _holds_clause(words: Sequence[str]) -> bool:
    """Tell "quit after she lost the case and moved", where either may have moved, from "wants pay after noon and"."""
    inner = next((at for at, word in enumerate(words) if word in _INNER and not _is_adverb(words, at)), None)
    behind = words[inner + 1 :] if inner is not None else []
    return any(w in _AUXILIARIES or w in PAST or w in PRESENT or (w.endswith("ed") and len(w) > 4) for w in behind)


def _is_adverb(words: Sequence[str], at: int) -> bool:
    """Tell the "since" that opens no clause: "has since moved"."""
    return words[at] == "since" and at > 0 and words[at - 1] in _HAVE


_HAVE = frozenset({"has", "have", "had", "is", "was"})
