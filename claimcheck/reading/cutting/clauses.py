"""Clauses: where one stretch of text holds two statements that can surely be told apart."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, CUE_VERBS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_SPLIT = lazy_re(r";\s+|,\s+(?=that\s)|,?\s+(?:and|but)\s+(?=that\s)|,\s+while\s+|,?\s+(?:and|but)\s+(?=[\w$£€])")
_OPENS = lazy_re(r"(?:the|a|an|he|she|they|it|his|her|its|their|in|[A-Z][\w’'-]*)\s")
"""What opens a clause behind a comma and "and", for which one verb further on is enough."""
_PRONOUNS = words("he she it they we i there nobody everybody that this")
_INNER = words("who which that whose whom where when while because since after before until if as than whether what to")
_HANGING = lazy_re(r"(?:,?\s+(?P<word>after|because|as)|,\s+(?:when|although|though|whereas))\s+(?=[\w$£€])", re.I)
"""What a clause hangs on that states something by itself: "was closed after samples showed E. coli"."""
MEASURE = (
    r"(?:(?:(?:just|only|about|nearly|almost|less than|more than|barely) )?(?:(?:an?|one|two|three|four|five|six|seven|"
    r"eight|nine|ten|several|some|a few|\d+) )?(?:(?:and a half|full|short) )?"
    r"(?:minutes?|hours?|days?|weeks?|months?|years?|decades?|nights?) |(?:shortly|soon|immediately|just|long) )"
)
"""How long before or after something: "one day after", "weeks before"."""
NO_LENGTH = r"(?<!\blast)(?<!\bthis)(?<!\bthat)(?<!\bsame)(?<!\bnext)(?<!\beach)(?<!\bevery)"
"""Before a measure that tells when and not how long before or after: "was scrapped last year after she warned"."""
_MEASURED = lazy_re(rf"(?:^|{NO_LENGTH}[\s,]){MEASURE}$")
_LIMITED = lazy_re(r"\b(?:until|till|only|even|not|than|just|simply|partly|mainly|largely|precisely)$")
_JOINED_ON = lazy_re(r"\b(?:and|but|or)(?: then)?$")
_UNNAMED = lazy_re(
    r"\b(?:(?:anonym|named|identified|name)\w*\W*|(?:naming|identifying) (?:[\w-]+ ?){1,4})$|"
    r"\b(?:not (?:to )?be (?:named|identified|quoted)|identified only|"
    r"only (?:by )?(?:his|her|their) (?:first|last) names?)\b"
)
"""Behind it "because" tells why: "is not naming the boy because he is a minor", "asked not to be named, some"."""
_NO_SUBJECT = words(
    """about at by for from in into of on over to with under only just soon long well many much far few little that
    which who what how why all such"""
)
_WORD = lazy_re(r"[\w’'-]+")
_TRIM = " \t\n,;—–-"
_TRIM_END = _TRIM + ":"
MIN_WORDS = 4
_VERBS = CUE_VERBS.keys() - words("link links")
"""Without nouns as in "no link between light and sleep"."""


def split_clauses(text: str, span: Span, *, is_headline: bool = False) -> list[Span]:
    """Cut `span` at semicolons, "and that", ", and", "after" and the like where both sides have a verb of their own."""
    cuts = [span.start]
    ends: list[int] = []
    for match in _SPLIT.finditer(text, span.start, span.end):
        left, right = text[cuts[-1] : match.start()], text[match.end() : span.end]
        if _is_within_words(text, span, match) or _is_in_name(text, match) or _BARE.fullmatch(right):
            continue
        if _are_two(left, match.group(), right, is_quoted=_is_inside_quotation(text, span.start, match.start())):
            cuts.append(match.end())
            ends.append(match.start())
    ends.append(span.end)
    pieces = [trim(text, Span(a, b)) for a, b in zip(cuts, ends, strict=True) if b > a]
    parts = [part for piece in pieces if piece for part in hanging_clauses(text, piece, is_headline=is_headline)]
    return [last for part in parts for last in without_trailer(text, part)]


def before_quotation(text: str, span: Span) -> list[Span]:
    """Cut what somebody tells before the words that bear it out: "The plague could return: “There is no cure.”"."""
    found = _LED_UP_TO.search(text, span.start, span.end)
    if found is None or not is_clause(text[span.start : found.start()]):
        return [span]
    return [Span(span.start, found.start()), Span(found.start("said"), span.end)]


_BARE = lazy_re(
    r"(?:it|he|she|they|we|I|there) (?:is|was|are|were|has|have|had|does|do|did|will|would|can|could)"
    r"(?:n[’']t| not)?\W{0,3}"
)
"""What says nothing without the clause before: "Then there was a new set and [it wasn’t]"."""
_LED_UP_TO = lazy_re(r":\s+(?P<said>“(?:[A-Z][\w’']*\s[^“”]{8,}|[^“”]{8,}[.!?])”?[.!?]?)$")


def _is_within_words(text: str, span: Span, joint: re.Match[str]) -> bool:
    """Tell a joint inside words quoted in the midst of a clause: "anyone with “a boat and a light” could land"."""
    if not _is_inside_quotation(text, span.start, joint.start()):
        return False
    closing = _CLOSING.search(text, joint.end(), span.end)
    return closing is not None and _GOES_ON.match(text, closing.end(), span.end) is not None


def _is_in_name(text: str, joint: re.Match[str]) -> bool:
    """Tell the "and" of a body's name: "the Department of Health [and] Human Services had opened an inquiry"."""
    is_capital = joint.group() == " and " and text[joint.end() : joint.end() + 1].isupper()
    return is_capital and _BODY_OF.search(text, max(0, joint.start() - 80), joint.start()) is not None


_BODY_OF = lazy_re(
    capitals(
        r"\b(?:Department|Ministry|Office|Bureau|Board|Committee|Commission|Agency|Institute|Centers?|Secretary|"
        r"Minister) (?:of|for|on) (?:the )?[A-Z][\w’'-]*(?:,? [A-Z][\w’'-]*){0,3}$"
    )
)
_CLOSING = lazy_re(r"[”\"]")
_GOES_ON = lazy_re(r" [a-z]")


def _are_two(left: str, joint: str, right: str, *, is_quoted: bool) -> bool:
    """Tell whether what stands on both sides of a semicolon, "and" or "but" are two clauses."""
    if _is_subordinate(left):
        return False
    if right.startswith("that ") and not re.search(r"and|but|;", joint) and not left.startswith("that "):
        return False  # "the plan, that nobody liked, was dropped"; but "found that A, that B and that C"
    if right.startswith("that ") and not is_quoted:  # "that A and that B" are two for sure
        is_whole = len(left.split()) >= MIN_WORDS or is_brief_clause(left)  # "parents were furious and that"
        first = _first_clause(_INSET.sub(r"\g<subject> ", right, count=1))
        is_second = left.startswith("that ") and "," not in joint and len(first.split()) > MIN_WORDS
        return is_whole and (is_second or is_clause(first))
    if not is_clause(left):
        return False
    first = _first_clause(right)
    if ";" in joint or "while" in joint or ("," in joint and _OPENS.match(right)):
        return (not is_quoted and is_clause(first)) or has_subject_and_verb(first)
    if "," in joint:
        return has_subject_and_verb(first)
    return has_subject_and_verb(first) and _has_verb_first(left)


_INSET = lazy_re(r"^(?P<subject>that (?:[\w’'-]+ ){1,5}[\w’'-]+), [^,.;:“”\"\n]{2,80}, ")
"""What is set off behind the subject of a second "that": "and that the third invoice[, dated May,] showed a loss"."""


def _has_verb_first(left: str) -> bool:
    """Tell whether a finite verb stands before what may hold another clause: not in "the man who robbed the bank"."""
    for low in [word.lower() for word in _WORD.findall(left)][1:]:
        if low in _INNER:
            return False
        if low in AUXILIARIES or low in _COMMON_VERBS or low in _VERBS or (low.endswith("ed") and len(low) > 4):
            return True
    return False


def hanging_clauses(text: str, span: Span, *, is_headline: bool = False) -> list[Span]:
    """Cut `span` before clauses that hang on it and have a subject and a verb: "closed [after] samples showed ..."."""
    insets = [inset.span() for inset in _RELATIVE.finditer(text, span.start, span.end)]
    for match in _HANGING.finditer(text, span.start, span.end):
        if any(start < match.start() < end for start, end in insets):
            continue  # "The ferry, which sank because it was old, was raised"
        left, right = text[span.start : match.start()], _first_clause(text[match.end() : span.end])
        word = (match["word"] or "").lower()
        if (word == "as" and not is_headline) or _is_inside_quotation(text, span.start, match.start()):
            continue
        if _is_subordinate(left) or not is_clause(left) or not has_subject_and_verb(right):
            continue
        if word == "after" and _MEASURED.search(text, max(span.start, match.start() - 60), match.start("word")):
            continue  # "resigned on Monday, one day after Cutler awarded a lease": how long is told of both
        if _JOINED_ON.search(left):
            continue  # "counted us twice and then, because the number was odd, a third time"
        if _LIMITED.search(left):
            continue  # "had not been hired until after it was signed": when is all that it tells
        if word == "because" and _UNNAMED.search(left):
            continue
        rest = trim(text, Span(match.end(), span.end))
        first = trim(text, Span(span.start, match.start()))
        return [each for each in (first, rest) if each is not None]
    return [span]


def without_trailer(text: str, span: Span) -> list[Span]:
    """Cut off what ends a clause behind a comma and says something more: ", making it ...", ", a cost that ..."."""
    for match in _TRAILER.finditer(text, span.start, span.end):
        left, right = text[span.start : match.start()], text[match.end() : span.end]
        is_last = "," not in re.sub(r",(?=\d)", "", right) and len(right.split()) >= MIN_WORDS
        is_open = _is_subordinate(left) or _is_inside_quotation(text, span.start, match.start())
        if is_last and is_clause(left) and not is_open:
            joint = _TWO_DEEDS.search(text, match.end(), span.end)
            cuts = [(span.start, match.start()), (match.end(), span.end)]
            if joint is not None:  # "killing one man and injuring 23 others"
                cuts[1:] = [(match.end(), joint.start()), (joint.end(), span.end)]
            return [part for cut in cuts if (part := trim(text, Span(*cut))) is not None]
    return [span]


_TRAILER = lazy_re(
    r",\s+(?=(?!includ|accord|say|add|dur|follow|cit|call|regard|concern|tell|argu|warn|insist)[a-z]+ing "
    r"(?:the|an?|it|its|their|his|her|them|him|more|up|down|\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|"
    r"ten|dozens|hundreds|thousands|several|at least)\b|"
    r"an? (?:[\w’'-]+ ){1,4}(?:that|which|who)\b|"
    r"(?:none|one|some|most|all|many|both|half|neither|two|three) of (?:which|whom|them)\b|"
    r"(?:the|its|their|his|her) (?:[\w’'-]+ )?(?:[a-z]{3,}est|first|worst|best|only)\b|"
    r"(?:twice|half|double) (?:the|its|what)\b|(?:which|whose) )"
)


_TWO_DEEDS = lazy_re(
    r" and (?=[a-z]{3,}ing (?:the|an?|\d[\d,.]*|one|two|three|four|five|six|dozens|hundreds|several)\b)"
)


def has_subject_and_verb(words: str) -> bool:
    """Tell a clause from "his arrest in May" and "being told to leave": a subject, and a finite verb behind it."""
    found = _WORD.findall(words)
    lows = [word.lower() for word in found]
    if lows and _CONTRACTED.fullmatch(lows[0]):  # "nobody’s come since", "I’ll be driving"
        return len(lows) > 1
    is_short = len(lows) < (2 if lows and lows[0] in _PRONOUNS else MIN_WORDS)
    if is_short or lows[0] in _NO_SUBJECT | AUXILIARIES | _COMMON_VERBS or lows[0].endswith(("ing", "ed")):
        return False
    if lows[0] in _MINDS and len(lows) > 1 and lows[1] in _PRONOUNS | _ARTICLES:  # "but doubts it will pass"
        return False
    for at, low in enumerate(lows[1:9], start=1):
        behind = lows[at + 1] if at + 1 < len(lows) else ""
        if found[at][0].isupper():  # "his arrest in May"
            continue
        if low in {"and", "or", "but"} | _INNER:
            return False
        if low in AUXILIARIES or low in _COMMON_VERBS or (low in _VERBS and low.endswith(("ed", "s"))):
            return True
        if low.endswith("ed") and len(low) > 4:
            return behind not in _BEHIND_PARTICIPLE
    return False


_MINDS = words("doubts intends hopes fears plans")
_ARTICLES = words("the a an his her its their to")
_CONTRACTED = lazy_re(r"(?:he|she|they|it|we|i|there|nobody|everybody|that)[’'](?:s|ll|re|ve|d|m)")
_BEHIND_PARTICIPLE = words("by in at on to for from with under over near of between during")


def _first_clause(right: str) -> str:
    return re.split(r"[,;]", _RELATIVE.sub("", right, count=1), maxsplit=1)[0]


_RELATIVE = lazy_re(r"(?<=\w), (?:which|who|whose|where) [^,;:“”\"]{2,120},(?= )")


def _is_subordinate(left: str) -> bool:
    return (
        re.match(
            r"\s*(?:if|when|while|although|though|because|since|after|before|as|once|unless)\b", left, re.IGNORECASE
        )
        is not None
    )


def _is_inside_quotation(text: str, start: int, at: int) -> bool:
    part = text[start:at]
    return part.count("“") > part.count("”") or part.count('"') % 2 == 1


def is_clause(words: str) -> bool:
    """Tell whether a stretch of words has a subject's room and a finite verb, as far as can be told."""
    found = [w if w in _NAMES else w.lower() for w in _WORD.findall(words)]
    if len(found) < MIN_WORDS:
        return False
    return any(w in AUXILIARIES or w in _COMMON_VERBS or w in _VERBS or _is_past(w) for w in found[1:])


_NAMES = frozenset({"May", "State", "States"})
"""With a capital letter no verbs: "a loss of $4 million in May", "the Oderin State Commission on Tuesday"."""


def _is_past(low: str) -> bool:
    """Tell a past tense by its form, but not the "soaked" of "a rain-soaked gate"."""
    return low.endswith("ed") and len(low) > 4 and ("-" not in low or low.startswith(("re-", "co-", "pre-", "over-")))


_NOT_FIRST = _INNER | words("and or but asked he she they it him her me us them there here then now days hours weeks")


def is_short_clause(words: str) -> bool:
    """Tell two words that are a clause: "sales fell", "Oakley fled"."""
    found = _WORD.findall(words)
    last = found[-1].lower() if found else ""
    is_habit = found[0].lower() in {"he", "she"} and _HABIT.fullmatch(last) is not None if found else False
    return len(found) == 2 and (last in _COMMON_VERBS or is_habit or (last.endswith("ed") and len(last) > 4))


_HABIT = lazy_re(r"(?!does$)[a-z]{3,20}(?<!s)s")
"""What somebody does: "he says he [sleeps]", but not the bare answer "he [does]"."""


def is_brief_clause(words: str) -> bool:
    """Tell up to four words that are a clause: "Shares fell 11%", "the plant closed"."""
    found = _WORD.findall(words)
    if not 2 <= len(found) <= MIN_WORDS or found[0].lower() in _NO_SUBJECT | AUXILIARIES | _NOT_FIRST:
        return False
    return any(
        w in _COMMON_VERBS or w in AUXILIARIES or (w.endswith("ed") and len(w) > 4)
        for w in (word.lower() for word in found[1:3])
    )


_COMMON_VERBS = words(
    """came went made took gave got became began left kept held brought lost won met paid ran sat spoke stood rose fell
    grew drew broke built bought cut hit led let put sent set spent struck sold takes goes makes gives gets comes
    becomes runs leads remains includes faces costs needs follows hangs lies owns employs carries serves shut opened
    hurt drove flew caught fought taught chose threw wore shook beat dropped close closes opens starts ends works
    lives turns stands sits fled slept wept fired quit died lied resigned ate bent bled blew bred burnt burst clung
    crept dealt drank dug fed felt flung forgot forgave froze hid hung knelt laid lent lit meant rang rode sang sank
    shone shot showed shrank slid sought sprang stole stuck stung swam swept swore swung thought tore understood upheld
    withdrew woke wove wrote said told saw knew heard found knows believes belongs applies wants thinks seems
    appears exists expects allows requires brings sees tells asks tries provides produces contains consists operates
    refuses insists proves receives suffers enjoys depends speaks writes loses grows keeps sells buys stays lacks
    owed sued"""
)


def trim(text: str, span: Span) -> Span | None:
    """Cut spaces, commas and dashes off both ends, but not the sign of a number."""
    start, end = span.start, span.end
    while start < end and text[start] in _TRIM and not _is_sign(text, start, end):
        start += 1
    while end > start and text[end - 1] in _TRIM_END:
        end -= 1
    return Span(start, end) if end > start else None


def _is_sign(text: str, place: int, end: int) -> bool:
    """Tell the minus of "-5 degrees" from a dash: a figure right behind it, and no word right before."""
    is_before_figure = text[place] in "-–" and text[place + 1 : min(place + 2, end)].isdigit()
    return is_before_figure and not text[max(0, place - 1) : place].isalnum()
