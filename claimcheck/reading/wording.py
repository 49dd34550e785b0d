"""How a claim reads alone: the article's own words, with resolved ones in square brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.vocabulary.lexicon import ADVERBS, AUXILIARIES
from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS, means_several
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import DENIAL_MARK, Span

_SUBJECT = lazy_re(r"^(?:that )?(?P<pronoun>he|she|they|it)(?P<rest>[’'](?:s|d|ll|re|ve)\b|\b)", re.IGNORECASE)
_CLOSED = lazy_re(r"(?<=[,.!?…])[’']$")
"""A closing single quotation mark, which stands behind a stop where an apostrophe does not."""
_CLOSES_FIRST = lazy_re(r"[^‘]{1,200}?(?<!s)(?<!in)’(?!\w)")
"""Words up to a single mark that closes what was opened before them, and is no "workers’"."""
_OPENS_INNER = lazy_re(r"(?<=[\w,:] )[‘'](?=\w)")
_ENDS_INNER = lazy_re(r"[’'](?!\w)")
_THAT = lazy_re(r"that\s+(?P<noun>[^\s,]*),?(?:\s+(?P<verb>[\w’']+)|)")
_THAT_ONE = lazy_re(
    r"that(?=$| [“\"‘']| [a-z-]+(?:$|,| (?:as|of|in|on|at|to|for|from|with|during|because|after|before)\b)|"
    r" as [^,]{1,60}$| (?:in|on|at|last) (?:\d{4}|[A-Z][a-z]{2,8}|week|month|year)(?: \d{1,4})?$)"
)
"""An object that points at what was told: "disputed that account", "dismissed that as fanciful"."""
_THAT_CALLED = lazy_re(r"that (?P<noun>[a-z]+) (?:[“\"‘][^“”\"]{2,60}|[a-z]+)")
"""What somebody calls a thing that was told: "called that claim false"."""
_COUNTED = words(
    """figure vote account claim decision deal proposal offer report letter meeting sum amount bill rule idea request
    statement version assessment description estimate approach inquiry investigation review question answer argument
    agreement plan document memo number date deadline target vehicle building house ship boat plane car"""
)
"""Things of which one is told of as "that figure": a clause behind "that" would begin with an article."""
_SAID_NOUN = lazy_re(
    r"^(?:(?:the|any|all|these|those) )?(?:claims?|allegations?|accusations?|reports?|suggestions?|rumou?rs?) that "
)
"""What is denied is what it says: "denied claims that it leaks"."""
_OUTER = lazy_re(r"^[\s“”\"'‘«»`]+|[\s“”\"‘«»`,]+$")


def word_claim(
    text: str, spans: Sequence[Span], *, subject: str | None = None, is_denial: bool = False, is_object: bool = False
) -> str:
    """Word a claim from its spans.

    Args:
        text: the document.
        spans: where the claim stands, in order.
        subject: the name that a pronoun at the very beginning stands for, where that is known.
        is_denial: whether the claim is that the words are not true.
        is_object: whether it goes on from words before it, so that no capital opens it.
    """
    words = _joined(text, spans)
    if subject is not None:
        words = _SUBJECT.sub(lambda m: f"[{subject}]{m.group('rest')}", words, count=1)
    words = _SAID_NOUN.sub("", words, count=1) if is_denial else words
    called = _THAT_CALLED.fullmatch(words) if is_object else None
    is_pointer = called is not None and called["noun"] in _COUNTED
    is_pointer = is_pointer or ((is_object or is_denial) and _THAT_ONE.match(words) is not None)
    words = words if is_pointer else _without_that(words)
    if is_denial:
        return f"{DENIAL_MARK} {words}"
    return words if is_object else _capitalized(words)


def _joined(text: str, spans: Sequence[Span]) -> str:
    """Join the parts of a claim with the "and" that a speaker set off stands behind, or with a comma before "which"."""
    told = ""
    for at, span in enumerate(spans):
        words = " ".join(_clean(span.of(text)).split())
        between = text[spans[at - 1].end : span.start] if at else ""
        joint = _SET_OFF_JOINT.match(between)
        mark = f" {joint['word']} " if joint else ", " if between[:1] == "," and _HANGS.match(words) else " "
        told += (mark if at else "") + words
    return told


_SET_OFF_JOINT = lazy_re(r",? (?P<word>and|but), ")
"""Before a speaker set off: "The lock is old [and, according to two engineers,] will not last"."""
_HANGS = lazy_re(r"(?:(?:of|in|to|for|from) )?(?:which|whom|whose|where|though|although) ")


def _without_that(words: str) -> str:
    """Cut the word that a clause hangs on, but not "that man" of "says that man was here"."""
    match = _THAT.match(words)
    if match is None:
        return words
    if match["noun"].lower() in AUXILIARIES:  # "that is what I would say"
        return words
    is_pointer = (match["verb"] or "").lower() in AUXILIARIES and match["noun"] in PERSON_NOUNS | _COUNTED
    is_pointer = is_pointer or (match["verb"] is None and match.end() == len(words))  # "rejected that claim"
    return words if is_pointer and not means_several(match["noun"]) else words[match.start("noun") :]


def _capitalized(words: str) -> str:
    first = next((i for i, c in enumerate(words) if c.isalnum()), 0)
    return words[:first] + words[first : first + 1].upper() + words[first + 1 :] if words[:1] != "[" else words


def word_shared(text: str, subject: Span, name: str | None, spans: Sequence[Span]) -> str:
    """Word a later predicate with the subject that it shares: "[The lock] stood idle"."""
    is_set_off = text[max(0, subject.start - 3) : subject.start].rstrip(' ”"’').endswith((",", "—", "–"))
    is_known = is_set_off or _TOLD_OF.match(text, subject.end) is not None
    called = name or (_ONE.sub("the ", subject.of(text)) if is_known else subject.of(text))
    return f"[{called}] " + " ".join(" ".join(s.of(text).split()) for s in spans)


_ONE = lazy_re(r"^an? ")
"""What is told of before: "[the ruling] will cost votes" of "a ruling that critics say will cost votes"."""
_TOLD_OF = lazy_re(r" (?:that|which|who), ")
_POINTING = lazy_re(r"(?:an? [\w’'-]+|something) (?:(?:that|which) )?")
"""What stands for what is denied: ", a claim the firm denies", ", something she denied"."""


def word_denied(text: str, span: Span, source: Span, cue: Span) -> str | None:
    """Word a denial behind what it denies: "The firm denies [this]" of ", which the firm denies"; else None."""
    is_apart = source.end == span.end < cue.start  # "a claim a guard[, who may not speak to the press, disputed]"
    if not is_apart and not span.start < source.start < cue.end <= span.end:
        return None
    denied = re.sub(r"\s*\b(?:which|that)?\s*$", "", text[span.start : source.start])
    denied = "" if _POINTING.fullmatch(text, span.start, source.start) else denied
    if is_apart:
        return _capitalized(f"{source.of(text)} [{cue.of(text)} {denied or 'this'}]")
    view = text[cue.end : span.end].rstrip(" .,")
    return _capitalized(f"{source.of(text)} {cue.of(text)} {denied or '[this]'}{view}")


_SEVERAL = lazy_re(r"(?:[Tt]he|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir) (?:[\w’'-]+ )*[\w’'-]*[a-rt-z]s$")
"""What reads as several: "The Strands", whose lease is "The Strands’"."""


def word_background(words: str, subject: str | None) -> str:
    """Word an apposition with what it identifies: "who leads the union" gives "[Mara Oldenkott] leads the union"."""
    if subject is None:
        return words[0].upper() + words[1:]
    subject = re.sub(r"^(?:to|of|by|[Ff]or|from|with|on|at|in) ", "", subject)
    if words.startswith("whose "):
        mark = "’" if _SEVERAL.match(subject) else "’s"
        return f"[{subject}{mark}] {words.removeprefix('whose ')}"
    if re.match(r"(?:both|all|some|most|none) of ", words) or words.startswith("whom ") or _is_object_relative(words):
        return f"[{subject}:] {words}"
    rest = re.sub(r"^(?:who|which)\s+", "", words)
    return f"[{subject}] {rest}" if rest != words else f"[{subject} was] {rest}"


def _is_object_relative(words: str) -> bool:
    """Tell "which divers have not seen" and "which she shows me", which have a subject of their own."""
    found = words.split()[:3]
    if len(found) < 3 or found[0] not in {"who", "which"}:
        return False
    first, second = found[1], found[2].lower()
    return (
        first[0].isupper()
        or first in _OWN_SUBJECTS
        or (first in _SOME and second not in AUXILIARIES)
        or (second in AUXILIARIES and first not in AUXILIARIES and first not in ADVERBS)
    )


_SOME = words("some many several most few both all other others no every")
_OWN_SUBJECTS = words("the a an he she they it we i you his her its their our my this that these those")


def _closes_inner(words: str) -> bool:
    """Tell the mark at the end that closes a quotation opened inside: "He told me ‘Leave now.’"."""
    opened = [match.end() for match in _OPENS_INNER.finditer(words)]
    return bool(opened) and _ENDS_INNER.search(words, opened[-1], len(words) - 1) is None


def _clean(words: str) -> str:
    """Cut outer marks off, but keep the other mark of a quotation that opens or closes inside."""
    kept, previous = words if _closes_inner(words) else _CLOSED.sub("", words), None
    while previous != kept:
        previous = kept
        kept = _OUTER.sub("", kept)
    at = words.index(kept)
    lead, trail = words[:at], words[at + len(kept) :]
    closing = _CLOSES_FIRST.match(kept)
    if closing is not None and closing.end() == len(kept):
        return kept[:-1]
    if closing is not None and "‘" in lead:  # "‘Fiasco’: council drops plan"
        return f"‘{kept}"
    odd = kept.count('"') % 2 == 1
    if kept.count("“") > kept.count("”") or (odd and '"' not in lead):
        return kept + ("”" if "”" in trail else '"' if '"' in trail else "")
    if kept.count("”") > kept.count("“") or odd:
        return ("“" if "“" in lead else '"' if '"' in lead else "") + kept
    return kept


_DUMMY = lazy_re(
    r"(?:that )?it (?:(?:could|would|may|might|will|can|has|had|is|was|took|takes) )?(?:not |n[’']t )?"
    r"(?:(?:be )?(?:up to|for (?:[\w’'-]+ ){1,5}to)\b|"
    r"(?:take|takes|took|be|been|is|was)? ?(?:(?:too |very |still )?(?:early|late|soon|hard|difficult|easy|"
    r"clear|unclear|likely|unlikely|possible|impossible|time|unfair|wrong|right) (?:to|that|whether|for|if)\b|"
    r"(?:take |took )?(?:about |at least |up to |more than )?(?:[\w-]+ ){0,2}(?:seconds?|minutes?|hours?|days?|weeks?|"
    r"months?|years?|decades?) (?:to|before|until|for)\b))|"
    r"(?:that )?it (?:(?:would|will|may|might|could|had|has|is|was) ){0,2}(?:not )?(?:been |be )?"
    r"(?:still |already |so |very )?"
    r"(?:rain(?:ed|ing|s)?|snow(?:ed|ing|s)?|drizzl(?:ed|ing)|hail(?:ed|ing)|pouring|foggy|windy|noon|midnight|"
    r"(?:dark|cold|hot|freezing)(?= (?:in|on|at|when|inside|outside|out|and|that|there|enough)\b|[.,;]|$)|"
    r"\d{1,2}(?:[:.]\d\d)? ?(?:[ap]\.?m\b|o[’']clock)|"
    r"(?:hoped|thought|believed|understood|feared|alleged|claimed|estimated|known|agreed|assumed|said) that\b)",
    re.IGNORECASE,
)
"""An "it" that stands for nobody: "it could take three weeks to", "it was too early to say", "it was raining"."""


def leading_pronoun(words: str) -> str | None:
    """Give the pronoun that a claim begins with, in lower case, or None."""
    match = None if _DUMMY.match(_clean(words)) else _SUBJECT.match(_clean(words))
    return match.group("pronoun").lower() if match else None
