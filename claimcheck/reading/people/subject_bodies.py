"""Which body a sentence is about: "Dunmore sold two plants. It said the sale would be enough"."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.attribution.vocabulary.nouns import ORGANIZATION_NOUNS, is_source_noun
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.memory import Memory, Resolved
from claimcheck.reading.people.openers import SETTING, STARTS
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

REACH = 500
"""Characters in which the sentence before lies."""
_SUBJECT = lazy_re(
    capitals(
        r"(?P<name>(?:The )?"
        r"(?!(?:The|It|He|She|They|We|You|I|This|That|There|An?|In|On|At|But|And|So|Yet|If|As|When)\b)"
        r"[A-Z][\w’'&-]*(?: (?:(?:of|for|on) (?:the )?|& |and (?=[A-Z][\w’'-]* [A-Z]))?[A-Z][\w’'&-]*){0,5}|"
        r"The (?:[a-z-]+ ){0,2}?(?:"
    )
    + "|".join(sorted(ORGANIZATION_NOUNS))
    + r"))(?:, [^,.;:“”\"\n]{3,80},)?(?: (?!and\b|or\b|of\b|[a-z]+[’'])[a-z])"
)
_DOES = lazy_re(
    r"(?:,[^,]{3,80},)? (?:has |had |have )?(?:also |since |later )?"
    r"(?:appealed|disagreed|agreed|denied|disputed|rejected|refused|objected|declined|apologi[sz]ed|sued|bought|sold|"
    r"acquired|hired|fired|dismissed|employs|employed|signed|filed|announced|launched|opened|shut|idled|shed|laid off|"
    r"recalled|withdrew|operates|runs|owns|makes|offered|published|released|rolled out)\b"
)
"""What a body does and no thing: "Profit fell" and "Snow closed the road" tell of none."""
_SUED = lazy_re(
    r"(?:,[^,]{3,80},)? (?:has |had )?(?:sued|accus|fined|blam|charg|criticis|criticiz|raided|warned|ordered|told|"
    r"asked|urged|supplies|advises)"
)
"""What one body does to another, who is "the company" that answers."""
_SILENT = lazy_re(
    r"(?:,[^,]{3,80},)? (?:did not|didn[’']t|has not|declined|refused|would not|had no) (?:[a-z]+ ){0,2}?"
    r"(?:comment|respond|reply|answer)(?:ed)?\b"
)
"""Who does not speak is not who speaks next."""
_NEXT = lazy_re(r" (?P<word>[a-z-]+)")
_NO_BODY = (
    r"\b(?:(?:M[rs]s?|Miss|Dr|Sir|Judge|Cllr|Sen|Gov|Rep)\.? {0}\b|(?:in|near|across|outside|from|to) {0}\b(?! [A-Z]))"
)


def subject_before(memory: Memory, at: int, *, is_loose: bool = False) -> Span | None:
    """Give the body that the sentence before the one at `at` is about; a name that nothing explains if `is_loose`."""
    starts = [m.start() for m in STARTS.finditer(memory.text, max(0, at - REACH), at) if m.start() < at]
    if not starts:
        return None
    return subject_of(memory, Span(starts[-1], at), is_loose=is_loose)


def subject_of(memory: Memory, sentence: Span, *, is_loose: bool = False) -> Span | None:
    """Give the body that a sentence opens with, also behind "In May,"."""
    setting = _OWN_WORDS.match(memory.text, sentence.start, sentence.end)
    setting = setting or SETTING.match(memory.text, sentence.start, sentence.end)
    found = _SUBJECT.match(memory.text, setting.end() if setting else sentence.start, sentence.end)
    if found is None:
        return None
    name = Span(*found.span("name"))
    behind = _NEXT.match(memory.text, name.end)
    if (behind is not None and is_source_noun(behind["word"])) or _SILENT.match(memory.text, name.end) is not None:
        return None  # "The Nobel committee met", "Israel did not comment"
    return name if _means_body(memory, name, is_loose=is_loose) else None


_OWN_WORDS = lazy_re(
    r"(?:Correction: )?(?:An? |The |This )(?:[a-z]+ )?(?:version of )?(?:this )?(?:article|story|column) "
    r"(?:[a-z]+ )?(?:said|stated|reported|suggested|claimed|implied)(?: [a-z]+ly)? that (?:the (?=[A-Z]))?"
)
"""What the paper says of itself, which tells of the body named next: "An earlier version of this article said that"."""


def answers(memory: Memory, subject: Span) -> bool:
    """Tell whether another than the subject is told of next: "Halvex sued Corvane. The company denied it"."""
    return _SUED.match(memory.text, subject.end) is not None


def as_source(memory: Memory, body: Span, mention: Span, head: str, *, is_sure: bool) -> Resolved:
    """Resolve a mention to a body named at `body`, by the longer name by which it spoke before."""
    name = body.of(memory.text)
    bare = name.removeprefix("The ")
    is_common = bare[:1].islower()
    for earlier in memory.recent():
        known = earlier.link.name.removeprefix("The ").removeprefix("the ")
        if earlier.link.kind is SourceKind.NAMED_ORGANIZATION and (
            known == bare or known.startswith(f"{bare} ") or (is_common and known.lower().endswith(f" {bare}"))
        ):
            again = memory.again(earlier, mention)
            return Resolved(link=again.link, at=again.at, head=again.head, is_plural=again.is_plural, is_sure=is_sure)
    named = classify(name).name or name
    link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=named, mention=mention, antecedent=body)
    return Resolved(link=link, at=mention.start, head=head, is_plural=False, is_sure=is_sure)


def _means_body(memory: Memory, place: Span, *, is_loose: bool) -> bool:
    name = place.of(memory.text)
    kind = classify(name)
    if kind.kind is SourceKind.NAMED_ORGANIZATION or is_body(memory, name):
        return True
    words = name.split()
    if kind.kind is not SourceKind.NAMED_PERSON or kind.reference is not Reference.NAME or len(words) > 2:
        return False
    low = words[-1].lower()
    if low in DAYS | MONTHS or gender_of_name(name) is not None or (len(words) == 1 and _looks_plural(low)):
        return False
    if len(words) == 2:
        return is_loose and _is_bare(memory, name)
    if memory.cast.full_names(name) or memory.first(_NO_BODY.format(re.escape(name))) is not None:
        return False
    is_told = _DOES.match(memory.text, place.end) is not None
    return is_loose or is_told or memory.first(rf"[a-z,] {re.escape(name)}\b") is not None


def _is_bare(memory: Memory, name: str) -> bool:
    """Tell a name that no role stands beside: "Frontier Watch", but not "Kofi Bako, the mayor"."""
    return all(not person.roles and person.gender is None for person in memory.cast.full_mentions(name))


def _looks_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith(("ss", "us", "is"))
