"""Whom a sentence brings in before "she" speaks: "In the second row sat Tessa Brandt", "a woman I will call Mariam"."""

from __future__ import annotations

from claimcheck.attribution.phrases.anonymity import reason_for_anonymity
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

LEAD = 110
"""Characters before a name in which the sentence that brings it in begins."""
_INVERTED = lazy_re(
    capitals(
        r"(?:^|[.!?”\n] ?)(?:Also |And |But |Sitting |Standing |Waiting )?"
        r"(?:[Aa]mong|[Ww]ith|[Ii]n|[Oo]n|[Aa]t|[Nn]ear|[Bb]eside|[Bb]ehind|[Nn]ext|[Oo]utside|[Ii]nside|[Aa]cross|Then|"
        r"[Oo]pposite|[Aa]longside|[Uu]pstairs|[Dd]ownstairs|[Nn]earby|There|Here|Watching|Listening|Joining|Leading)\b"
        r"(?:,? (?!(?:she|he|it|they|I|we|you|who|that|which|there)\b)[\w’'-]+){0,12}?,? "
        r"(?:is|was|are|were|sits?|sat|stands?|stood|comes?|came|lies|lay|lives?|lived|waits?|waited|walks?|walked|"
        r"works?|worked|kneels?|knelt)"
        r"(?: (?!(?:that|what|the|by|to|from|of|with|for|as|like|than|[a-z]+ed)\b)[\w-]+){0,3}$"
    )
)
_REPORTS = lazy_re(
    r" (?:(?:also|now|have|had|has) )?(?P<verb>say|says|said|claim(?:s|ed)?|alleged?|report(?:s|ed)?|believed?|"
    r"confirm(?:s|ed)?|announced?|ruled|found|held|decided|concluded|accepted)"
    r"(?: (?:on|last) [A-Z]?[a-z]+)?(?: that)?(?: the)? $"
)
_RULES = frozenset({"ruled", "found", "held", "decided", "concluded", "accepted"})
_DECIDING = frozenset({"judge", "magistrate", "coroner", "arbitrator", "adjudicator", "sheriff"})
"""Who decides on somebody, where no name is given."""
_DEAD = lazy_re(
    r"[^.!?\n]{0,60}? (?:died|drowned|"
    r"(?:was|were|been|be) (?:[a-z]+ ){0,2}(?:dead|killed|murdered|stabbed|strangled))\b"
)
_GOES_ON = lazy_re(capitals(r"[.!?] (?:He|She) "))
_SENTENCE_END = lazy_re(r"[.!?][”\"’]?\s")
_ADDRESSED = lazy_re(r"\b[Yy]ou(?:r|rs|rself)?\b")
_TO_HE = lazy_re(
    r" (?:ruled|found|held|decided|concluded|accepted)(?: that)? (?:he|she)\b[^.!?\n]{1,240}[.!?] (?:He|She) "
)


def is_brought_in(text: str, place: int, surname: str) -> bool:
    """Tell whether a sentence turned round brings somebody in by name: "With her was Ana Ruiz", but not her letter."""
    end = place + len(surname)
    if text.startswith(("’s ", "'s "), end):
        return False
    return _INVERTED.search(_without_name(text[max(0, place - LEAD) : place])) is not None


def _without_name(lead: str) -> str:
    """Cut the names and titles that stand right before a surname."""
    kept = lead.split(" ")
    while kept and (not kept[-1] or (kept[-1][:1].isupper() and kept[-2:-1] and kept[-2][-1:] not in ".!?”\n")):
        kept.pop()
    return " ".join(kept)


def is_told_of(memory: Memory, place: int, at: int) -> bool:
    """Tell whom a group, a body or a judge told of last: "he" behind "Police say Hale lied" is not the police.

    A judge who only ruled may go on speaking; where the next sentence goes on with "He has appealed", that one speaks.
    """
    last = memory.history[-1] if memory.history else None
    mention = last.link.mention if last is not None else None
    if last is None or mention is None or not mention.end <= place <= mention.end + LEAD:
        return False
    said = _REPORTS.match(f"{_without_name(memory.text[mention.end : place])} ")
    behind = memory.text[place:at]
    if said is None or _DEAD.match(behind) or _SENTENCE_END.search(behind) is None:
        return False
    if last.is_plural or last.link.kind in {SourceKind.NAMED_ORGANIZATION, SourceKind.COLLECTIVE}:
        return True
    return said["verb"] in _RULES and last.head in _DECIDING and _speaks_on(behind)


def rules_on(memory: Memory, earlier: Resolved, at: int) -> bool:
    """Tell a judge who ruled on "him" and no more: "The judge found that he could go. He has appealed. “I ...”"."""
    mention = earlier.link.mention
    said = None if mention is None else _TO_HE.match(memory.text, mention.end, at)
    return said is not None and earlier.head in _DECIDING and not _ADDRESSED.search(memory.text, said.start(), at)


def _speaks_on(behind: str) -> bool:
    return _GOES_ON.search(behind) is not None and _ADDRESSED.search(behind) is None


def given_before(memory: Memory, mention: Span, gender: str) -> Resolved | None:
    """Find whom the writer brought in by a name given here, if nobody spoke since: "a woman I will call Mariam"."""
    last = memory.history[-1].at if memory.history else -1
    for name, span in reversed(memory.renamed().items()):
        if not last < span.end <= mention.start <= span.end + PRONOUN_REACH:
            continue
        lead = memory.text[max(0, span.start - 20) : span.end].lower()
        others = memory.cast.mentioned_before(mention.start, mention.start - span.end + 1)
        if _shown(lead) not in {None, gender} or any(each.gender in {None, gender} for each in others):
            return None
        described = memory.described(name, mention)
        if described is not None:
            return memory.again(described, mention, gender=gender)
        stop = memory.text.find("\n", span.end, mention.start)
        around = Span(span.start, stop if stop >= 0 else mention.start)
        link = Link(
            kind=SourceKind.UNNAMED_PERSON,
            name=name,
            mention=mention,
            antecedent=Span(span.end - len(name), span.end),
            reason_for_anonymity=reason_for_anonymity(memory.text, around),
        )
        return Resolved(link=link, at=mention.start, head="person", is_plural=False, gender=gender)
    return None


def recalling(memory: Memory, mention: Span, sentence: int) -> Resolved | None:
    """Find who recalls something in the same clause: "[the other] recalled a meeting at which, he claimed, ..."."""
    found = _RECALLS.search(memory.text, sentence, mention.start)
    if found is None:
        return None
    who = Span(*found.span("who"))
    link = Link(kind=SourceKind.UNNAMED_PERSON, name=who.of(memory.text), mention=mention, antecedent=who)
    return Resolved(link=link, at=mention.start, head="person", is_plural=False)


_RECALLS = lazy_re(
    r"(?:^|; |, (?:and|but|while) |(?<=[.!?] ))(?P<who>(?:[Tt]he )?[Oo]ther|[Aa]nother|[Oo]ne|[Aa] (?:second|third)|"
    r"[Tt]he (?:first|second|third)) "
    r"(?:also )?(?:recall|remember|describe|recount|mention)(?:s|e?d) [^;.!?“”\"\n]{1,120} "
    r"(?:at|in|during|after|by|to) which, $"
)


def _shown(lead: str) -> str | None:
    """Give the gender that the words before a given name show."""
    male, female = _MALE.search(lead), _FEMALE.search(lead)
    return None if (male is None) == (female is None) else "m" if male else "f"


_MALE = lazy_re(r"\b(?:man|boy|himself|his)\b")
_FEMALE = lazy_re(r"\b(?:woman|girl|herself|her)\b")
