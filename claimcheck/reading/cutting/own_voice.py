"""The article's own voice: what a sentence states outside of what it attributes to somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from claimcheck.attribution.besides import ON_SAYING, TRADED
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS, DISPUTING
from claimcheck.reading.cutting.clauses import (
    MEASURE,
    NO_LENGTH,
    has_subject_and_verb,
    is_brief_clause,
    is_clause,
    split_clauses,
    trim,
)
from claimcheck.text.calendar_words import MONTHS
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Span

MIN_WORDS = 5
_LEAD = lazy_re(
    r"(?:and|but|while|although|though|as|so|that|when|after|before|who|which|in|on|at|during|for|with|alongside|"
    r"(?:standing|sitting|seated|leaning|kneeling) (?:on|in|at|by|beside|before|behind|near|outside|inside|next|under|"
    r"against|with|among)|beneath|underneath|sobbing|smiling|laughing|weeping|crying|pausing|shrugging|grinning|gesturing|pointing|sighing|nodding|"
    r"besides?|by (?:(?:mobile )?(?:tele)?phone|e-?mail|text|video|satellite|radio)|"
    r"among|amid|despite|under|beyond|following|given|unlike|asked|"
    r"(?:(?:later|earlier|afterwards|then|meanwhile|today),? )?(?:speaking|talking (?:to|with|by|on|outside))|"
    r"(?:pressed|questioned|quizzed|challenged) (?:on|about|over|whether|why|how|by)|referring|alluding|citing|"
    r"[a-z]{2,20}ly,? (?:when|as|while|once|with)|last (?:night|week|month|year)|yesterday|earlier (?:this|on)|"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day,? [a-z]{3,20}ing|"
    r"of (?:those|them|these|the \d+))\b",
    re.IGNORECASE,
)
_DATED = lazy_re(r"(?:in|on|at|during|last|earlier|yesterday) ", re.IGNORECASE)
_JOINT = lazy_re(r",? (?:and|but) ")
"""What joins the verb of saying to what its subject did first: "In August an inspector returned [and found that]"."""
_CONCEDING = lazy_re(r"(?:even )?(?:as|while|although|though|whereas)\b", re.IGNORECASE)
"""How a sentence opens whose main clause stands behind a comma: "While he said it was safe, his aides left"."""
_APPOSED = lazy_re(
    r"(?:a|an|the|one|who|which|whose|of|his|her|its|dated|marked|headed|titled|\d+)\b(?![^,]*,\s+(?:and|but)\s)",
    re.IGNORECASE,
)
_RELATIVE = lazy_re(r",\s+(?:which|who|whom|whose|where)\b(?:[^,]|,(?=\d{3}\b))*,?", re.IGNORECASE)
_TAIL = lazy_re(
    rf"(?:(?P<lasting>\s+for {MEASURE})(?:after|before)|{NO_LENGTH}[,;]?\s+{MEASURE}(?:after|before|earlier|later)|"
    r",\s+(?:[a-z]+ing (?:off |up |out )?|to |with |for |after |amid |over )?what|"
    r",?\s+(?:in|on|for|over|with|as|by|at) what|"
    r"\s+(?:of|about|into|over|as to) (?:how|why|whether)|"
    r",?\s+(?:after|when|as) (?:a|the) (?:court|jury|inquest|tribunal|hearing|judge)|"
    r"[,;]?\s+(?:and|but|while|as|that|after|before|when|because|since|although|though|if|where|"
    r"(?:in|at|on|by|from|for|with|during|after|to|of) (?:which|whom)|which|who|compared with|against|despite|with|"
    r"over))$"
)
"""What a clause ends with that hangs on the next, or leads up to it: "four months after", ", setting off what"."""
_APPOSED_TAIL = lazy_re(r"(?:,| [—–]) an? (?:[\w’'-]+ ){0,2}[\w’'-]+(?: (?:that|which))?$")
"""What whoever speaks next tells something of: "blocked the law[, a ruling that] critics say will cost votes"."""
_AS = lazy_re(r",? (?:as|while)")
_TO_SAY = lazy_re(r"\bto (?:say|tell|warn|announce|confirm|explain|add|complain)$")
_HEARD = lazy_re(r"\b(?:heard|hears|listened to|watched|saw)$")
"""Behind who was there: "[some 140 residents heard] the chairman explain that"."""
LONGEST_TAIL = 90
"""Characters in which a clause's tail is looked for."""
_EMPTY = lazy_re(r"(?:came|comes|is|are|was|were|went)$")
"""Verbs that state nothing without what stood behind them: "the announcement came [a day after]"."""
_THOUGH = lazy_re(
    r"(?:though|although|whereas|while(?! \w+ing\b)|even as|(?P<after>after)(?! (?:he|she|they|it|[a-z]+ing)\b)) ",
    re.IGNORECASE,
)
"""What a sentence goes on with in the article's own voice: "..., it is thought, though numbers fell"."""
_SAID_WHEN = lazy_re(
    r" (?:in|on|at|last|this|earlier|late|yesterday)(?: [\w’'-]+){0,5}"
    r"(?=, (?:(?:and|but) (?!(?:[a-z]+ed|said|told|wrote)\b)|(?:even )?as (?:[\w’'-]+ ){1,6}?(?:[a-z]+ed)\b))"
)
"""When somebody spoke, before what the article goes on with."""
_SAID_ON = lazy_re(
    r" (?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: morning| afternoon| evening| night)?, "
    r"(?=an? (?:[a-z-]{2,20} ){1,3}?(?:that|which) )"
)
"""The same before what became of the words: "“It was an act of God,” he said [Sunday,] a remark that he withdrew"."""
_HOURS = lazy_re(rf"(?: (?:in|on|at|last|this|late|early)(?: [\w’'-]+){{1,5}})?, {MEASURE}(?:before|after) ")
_CONNECT = lazy_re(r"(?:(?:and|but|so|yet|meanwhile|however)\b[,\s]*)+", re.IGNORECASE)


_CRIED = lazy_re(r"[‘“'\"](?P<said>[^‘“”\"\n]{6,120}?)[’”'\"](?::| [–—]) (?=[\w‘“])")
"""What a headline cries before it tells who does: "‘Nobody told us’: Harrowby residents round on council"."""


def _cry_of(text: str, headline: Span, covered: Sequence[Span]) -> tuple[Span, Span] | None:
    """Give the cry that a headline opens with, which nobody is said to have said, and what stands behind it."""
    cried = _CRIED.match(text, headline.start, headline.end)
    if cried is None or not has_subject_and_verb(cried["said"]):
        return None
    if any(each.start < cried.end() for each in covered):
        return None
    return Span(*cried.span("said")), Span(cried.end(), headline.end)


def own_clauses(text: str, sentence: Span, covered: Sequence[Span], *, is_headline: bool = False) -> list[Span]:
    """Find the clauses of `sentence` that lie outside `covered` and state something by themselves."""
    if is_headline and (cry := _cry_of(text, sentence, covered)) is not None:
        said, rest = cry
        return [said, *own_clauses(text, rest, covered, is_headline=True)]
    if not covered:
        return split_clauses(text, sentence, is_headline=is_headline)
    left = _left_over(text, sentence, covered, is_headline=is_headline)
    aside = _MEANWHILE.match(text, max(each.end for each in covered), sentence.end) if is_headline else None
    return [*left, Span(*aside.span("what"))] if aside is not None else left


_MEANWHILE = lazy_re(r", as (?!(?:an?|part|if|though) )(?P<what>\w{2,30} [^,;:.\n]{3,120})$")
"""What a headline tells behind who says the rest: "Lock was inspected twice, Ruiz says, as [strike looms]"."""


def _left_over(text: str, sentence: Span, covered: Sequence[Span], *, is_headline: bool) -> list[Span]:
    """Find the same where others state something in it: what lies between, and is no part of how they say it."""
    concedes = _CONCEDING.match(text, sentence.start, sentence.end) is not None
    clauses: list[Span] = []
    for gap in (_behind_when(text, each, sentence) for each in _gaps(sentence, covered)):
        whole = trim(text, gap)
        if whole is None:
            continue
        behind_source = gap.start > sentence.start and text[gap.start] == ","
        is_main = gap.end == sentence.end and concedes and is_clause(whole.of(text))
        if behind_source and not is_main and _APPOSED.match(text, whole.start, whole.end):
            continue
        connect = _CONNECT.match(text, whole.start, whole.end)
        concession = _conceded(text, whole, gap) if gap.end == sentence.end else None
        connect = concession or connect
        start = connect.end() if connect else whole.start
        # What hangs on a neighbouring clause ("in a statement", "who leads ...") is no statement of its own.
        is_closed = whole.start == sentence.start and text[gap.start : gap.end].rstrip().endswith(";")
        is_parted = is_closed or text[gap.start] == ";"
        is_dated = whole.start == sentence.start and _DATED.match(text, start, whole.end) is not None
        has_done = _JOINT.match(text, gap.end) is not None and not _speaks(whole.of(text))
        is_told = is_dated and (has_done or _hangs_on_dated(text, whole)) and is_clause(whole.of(text))
        is_turn = gap.start > sentence.start and ON_SAYING.match(text, start, whole.end) is not None
        if is_turn or start >= whole.end or (not (is_closed or is_told) and _LEAD.match(text, start, whole.end)):
            continue
        if _leads_up(text, Span(start, whole.end), gap, sentence):
            continue
        end = whole.end
        floor = max(start, end - LONGEST_TAIL)
        apposed = _APPOSED_TAIL.search(text, floor, end) if text[end : gap.end].isspace() else None
        tail = apposed or _TAIL.search(text, floor, end)
        cut = _start_of_tail(tail) if tail is not None else start
        span = Span(start, cut) if cut > start else Span(start, end)
        words = span.of(text)
        # Of "told the court, which sat late" the court alone is left over: the verb is that of its relative clause.
        is_joined = (
            tail is not None or has_done
        ) and whole.start == sentence.start  # "The bridge is safe and, according to police,"
        is_joined = is_joined or is_closed  # "Waverers got phone calls; some, two aides said, got promises"
        is_half = is_headline and is_joined and tail is not None and len(words.split()) >= MIN_WORDS - 1
        if is_half and _AS.fullmatch(tail.group() if tail is not None else "") is not None:
            clauses.append(span)  # "[Prices fall for third month] as minister warns": no word list knows its verb
        elif is_headline and connect is not None and text[gap.start : gap.end].lstrip()[0] in "—–-":
            clauses.append(span)  # "study suggests — but [experts urge caution]"
        elif is_joined and is_brief_clause(words) and not _EMPTY.search(words):
            clauses.append(span)
        elif len(words.split()) >= MIN_WORDS - (is_joined or is_parted) and is_clause(_RELATIVE.sub("", words)):
            clauses.extend(split_clauses(text, span))
        elif is_joined and _is_before_relative(text, span, gap, sentence, covered):
            clauses.append(span)
    return clauses


def _is_before_relative(text: str, span: Span, gap: Span, sentence: Span, covered: Sequence[Span]) -> bool:
    """Tell the main clause, whatever its verb, before one that ends the sentence: "[Ruiz chairs it], which is"."""
    is_last = max(each.end for each in covered) >= sentence.end - 1
    is_long = len(span.of(text).split()) >= MIN_WORDS
    return is_long and is_last and _HEARD_OF.match(text, span.end, gap.end) is not None


_HEARD_OF = lazy_re(r", (?:which|who) ?$")


def _conceded(text: str, whole: Span, gap: Span) -> re.Match[str] | None:
    """Give what opens the article's own clause behind what is said: "though", "even as", "as" of "as they traded"."""
    opener = _THOUGH.match(text, whole.start, whole.end)
    if opener is not None:
        return opener if _states(text, opener, gap) else None
    if TRADED.match(text, whole.start, whole.end) is None:
        return None
    other = _AS_OTHERS.match(text, whole.start, whole.end)
    return other if other is not None and is_clause(text[other.end() : whole.end]) else None


_AS_OTHERS = lazy_re(r"as ", re.IGNORECASE)


def _states(text: str, opener: re.Match[str], gap: Span) -> bool:
    """Tell what a sentence ends with that states something; behind "after" only if what was said stands before it.

    "accused councillors of killing the club [after plans were put back]", not "“It is over,” he said after Ruiz left".
    """
    words = text[opener.end() : gap.end].rstrip(" .")
    if opener["after"] is None:
        return is_clause(words)
    before = text[max(0, gap.start - LONGEST_TAIL) : gap.start]
    is_said = before[-1:].isalnum() and before.rsplit(maxsplit=1)[-1] not in CUE_VERBS
    return is_said and text[gap.start] == " " and has_subject_and_verb(words)


def _leads_up(text: str, words: Span, gap: Span, sentence: Span) -> bool:
    """Tell what leads up to whoever speaks: "wrote to [Ana Ruiz in September to say] that"."""
    if _TO_SAY.search(text, max(words.start, words.end - LONGEST_TAIL), words.end) and words.start > sentence.start:
        return True
    if _DISPUTING.search(text, max(sentence.start, words.start - 14), words.start):
        return True  # "wrote in a brief disputing [a claim that it had been edited]"
    is_beside = text[words.end : gap.end].isspace() and gap.end < sentence.end
    return is_beside and _HEARD.search(text, words.start, words.end) is not None


_DISPUTING = lazy_re(rf"\b(?:{'|'.join(sorted(DISPUTING))}) $")


def _start_of_tail(tail: re.Match[str]) -> int:
    """Give where a tail begins, behind how long something lasted: "was shut for three days [after] engineers said"."""
    lasting = tail.groupdict().get("lasting")
    return tail.start() + len(lasting.rstrip()) if lasting else tail.start()


def _hangs_on_dated(text: str, whole: Span) -> bool:
    """Tell a dated clause on which what somebody said hangs: "In May, the school was shut after [a caller claimed]"."""
    dated = _DATE.match(text, whole.start, whole.end)
    hanging = _WHEN_TAIL.search(text, max(whole.start, whole.end - LONGEST_TAIL), whole.end)
    return dated is not None and hanging is not None and has_subject_and_verb(text[dated.end() : hanging.start()])


_MONTHS = "|".join(sorted(month.capitalize() for month in MONTHS))
_DATE = lazy_re(
    rf"(?:In|On) (?:{_MONTHS}|[12]\d{{3}}|[A-Z][a-z]{{2,5}}day)(?: \d{{1,4}})?(?:,? [12]\d{{3}})?, ", re.IGNORECASE
)
_WHEN_TAIL = lazy_re(r" (?:after|because|when)$")


def _behind_when(text: str, gap: Span, sentence: Span) -> Span:
    """Begin a gap behind when somebody spoke, where the article goes on.

    "its auditors reported [in May], but nobody minds", "it said [on Thursday, hours before] talks were to open".
    """
    hours = _HOURS.match(text, gap.start, gap.end) if gap.end == sentence.end else None
    if hours is not None and has_subject_and_verb(text[hours.end() : gap.end].rstrip(".")):
        return Span(hours.end(), gap.end)
    said_when = _SAID_WHEN.match(text, gap.start, gap.end) or _SAID_ON.match(text, gap.start, gap.end)
    return Span(said_when.end(), gap.end) if said_when is not None else gap


def _speaks(words: str) -> bool:
    """Tell a deed of words, which is none beside what is said: "The firm apologised and said it would pay"."""
    found = words.lower().split()
    nouns = {"the", "a", "an"}  # "the auditor-general of the [state] shut it"
    verbs = [CUE_VERBS[w] for before, w in pairwise(["", *found]) if w in CUE_VERBS and before not in nouns]
    return any(verb.act is Act.STATEMENT for verb in verbs)


def inner_tellers(text: str, sentence: Span, covered: Sequence[Span]) -> list[Span]:
    """Find the clauses set off behind a subject in which somebody tells something of it: "Roe, who said he lied, left".

    They end at a comma, behind which the article goes on about the subject.
    """
    found: list[Span] = []
    for match in _SET_OFF.finditer(text, sentence.start, sentence.end):
        first_comma = text.find(",", match.end(), sentence.end)
        inside = [each for each in covered if match.end() <= each.start < first_comma]
        end = max((each.end for each in inside), default=-1)
        behind = _GOES_ON.match(text, end, sentence.end) if inside else None
        end = behind.end() if behind is not None else end
        closes = text[end : end + 2] == ", " or (end > 2 and text[end - 2 : end + 1] in {",” ", '," '})
        behind_mark = end + 1 + (text[end : end + 1] == ",")
        if inside and closes and _FINITE.match(text, behind_mark):
            found.append(Span(match.start(), end))
    inserted = _inserted_teller(text, sentence, covered)
    return found if inserted is None else [inserted, *found]


def _inserted_teller(text: str, sentence: Span, covered: Sequence[Span]) -> Span | None:
    """Find such a clause without commas: "A man [who prosecutors say was Karl Roe] can be seen leaving"."""
    head = _HEAD.match(text, sentence.start, sentence.end)
    end = head.end("who") if head is not None else sentence.end
    for each in sorted(covered):
        end = max(end, each.end) if each.start <= end + 1 else end
    is_told = head is not None and head.end("who") < end < sentence.end and _MAIN_VERB.match(text, end) is not None
    return Span(head.end("what"), end) if head is not None and is_told else None


_HEAD = lazy_re(
    r"(?P<what>(?:An?|The|One|Two|Three|Four|Five|Several|Some|Another) (?:[\w’'-]+ ){0,4}?[\w’'-]+)"
    r"(?P<who> (?:who|that|which)) "
)
_MAIN_VERB = lazy_re(r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|did|does|do) ")


_SET_OFF = lazy_re(r"(?<=[\w’'”)]), (?=(?:who|whom|whose|which)\b)")
_GOES_ON = lazy_re(r" (?:in|on|at|for|during|to|from|with|last|this) [^,;:.—–“”\"\n]{2,100}")
"""What goes on behind what was said, up to the comma: ", which reported a loss [in its last filing], is shut"."""
_FINITE = lazy_re(r"(?!and\b|but\b|or\b)(?:[a-z]+ly )?[a-z]+")


def _gaps(sentence: Span, covered: Sequence[Span]) -> list[Span]:
    gaps: list[Span] = []
    at = sentence.start
    for span in sorted(covered):
        if span.start > at:
            gaps.append(Span(at, min(span.start, sentence.end)))
        at = max(at, span.end)
        if at >= sentence.end:
            return gaps
    if at < sentence.end:
        gaps.append(Span(at, sentence.end))
    return gaps
