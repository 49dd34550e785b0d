"""Process: how the reporting went ("declined to comment"), which says nothing of the matter itself."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.phrases.anonymity import (
    AFRAID,
    NAMES,
    NOT_GIVEN,
    NOT_TO_PRINT,
    ON_BACKGROUND,
    ONLY_IF,
    PRESS_TIME,
    RATHER_NOT,
    SAYING_WHY,
    fears_being_named,
)
from claimcheck.attribution.relative import people_before
from claimcheck.attribution.vocabulary.nouns import (
    DOCUMENT_NOUNS,
    ORGANIZATION_NOUNS,
    OUTLET_WORDS,
    PERSON_NOUNS,
    singular,
)
from claimcheck.reading.cutting.corrections import withdrawn_in
from claimcheck.reading.cutting.kept_back import NO_REPLY, NOT_TOLD
from claimcheck.reading.cutting.told_of import AGE_END
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_ADDRESSED = (
    r"(?:[\w’'.,-]+ ){0,5}?(?:calls?|messages?|e-?mails?|texts?|voicemails?|inquir(?:y|ies)|enquir(?:y|ies)|requests?)"
)
_FOR_COMMENT = (
    r"(?: (?:on )?\w+)? (?:for (?:an? |further |immediate )?(?:comment|response|interview|reply)|"
    r"to (?:comment|respond)|by (?:press time|(?:tele)?phone|e-?mail))"
)
_THEIR_NAME = rf"(?:his|her|their|a|an) {NAMES}"
_NOT_NAMED = (
    r"on (?:the )?(?:condition|understanding) (?:that )?(?:only (?:his|her|their) (?:first|middle|last) names?\b|"
    r"(?:he|she|they) (?:(?:would |should |will )?(?:not|only) "
    r"be (?:named|identified|quoted)|be (?:named|identified|quoted) only)|"
    r"(?:he|she|they) (?:was|were|is|are)(?: not|n[’']t) (?:named|identified|quoted)|"
    rf"{_THEIR_NAME} (?:(?:would |should |will )?not be|(?:was|were|is|are)(?: not|n[’']t)) "
    r"(?:used|published|printed|disclosed|revealed|reported))|"
    rf"{RATHER_NOT}|"
    rf"{ONLY_IF}|"
    r"(?:was|were|been) (?:granted|given|promised) anonymity(?! by)|"
    rf"(?:spoke|speak|speaking|talked|talk|talking) {ON_BACKGROUND}|"
    r"(?:spoke|speak|talked|talk) (?:to [^.;,“”\"\n]{1,40} )?(?:only )?anonymously|"
    rf"{AFRAID}|"
    rf"{NOT_GIVEN}|"
    rf"(?:gave|give|giving) {_THEIR_NAME} only as|"
    r"(?:insist(?:ed|ing|s)?|demand(?:ed|ing|s)?)(?:(?: on)? anonymity| on not being (?:named|identified|quoted))|"
    rf"(?:ask|request|insist|begg|demand)(?:ed|ing|s) {NOT_TO_PRINT}|"
    r"(?:ask|request)(?:ed|ing|s) to be (?:identified|named|quoted|known|referred to) (?:only by|by only) "
    r"(?:his|her|their) [a-z]+ names?|"
    r"can(?: ?not|[’']t) (?:legally |lawfully )?be (?:named|identified (?:for|under|by law|to protect)\b)|"
    r"(?:(?:(?:his|her|their|whose|some|all|the) (?:real )?)?names?)"
    r"(?! of (?:the )?(?:streets?|roads?|towns?|schools?|firms?|teams?)\b)"
    r"(?:,? [^.;“”\"\n]{1,80}?)? (?:has|have) been changed"
    r"(?=[.;,]|$| (?:to (?:protect|preserve|conceal|hide|shield|safeguard|respect|keep|avoid|guard)|for|because|at)\b)|"
    r"(?:none|neither|nobody|no one|few)(?: of [^.;,“”\"\n]{1,40}?)? (?:would|want(?:ed|s)? to|wish(?:ed|es)? to|"
    r"agreed to|(?:was|were) (?:willing|prepared|ready) to) be (?:drawn|named|identified|quoted)(?! (?!(?:while|"
    r"because|for|on|as|since|until|when|out|lest|but|and|publicly|by name|in (?:this|print))\b)\w)|"
)
_NOBODYS = r"(?<!\bhis )(?<!\bher )(?<!\btheir )(?<!\bmy )(?<!\bour )(?<![’']s )(?<!s[’'] )\b"
_CALLS = (
    rf"{_NOBODYS}(?:calls?|messages?|e-?mails?|texts?|voicemails?|inquir(?:y|ies)|enquir(?:y|ies)|requests?|letters?) "
)
_UNANSWERED = (
    rf"{_CALLS}(?:left|sent|made|to|at|for|with)\b[^.;“”\"\n]{{1,90}}? (?:was|were|have|has|had)(?: not|n[’']t) "
    r"(?:immediately |been |yet )*returned\b|"
    rf"{_CALLS}(?:[^.;“”\"\n]{{1,60}} )?(?:seeking|requesting|asking for|for) (?:an? |further )?(?:comment|"
    r"response|reply|interview)\b[^.;“”\"\n]{0,40}? (?:(?:was|were|have|has|had)(?: not|n[’']t) "
    r"(?:immediately |been |yet )*(?:returned|answered)|went (?:unanswered|unreturned)|drew no (?:reply|response))|"
    rf"{_NOBODYS}(?:calls and )?(?:messages?|e-?mails?|texts?|voicemails?|inquir(?:y|ies)|enquir(?:y|ies)) to "
    r"[^.;“”\"\n]{1,60}? went (?:unanswered|unreturned)\b|"
)
_SENT_ON = (
    r"(?:(?:referr(?:ed|ing)|refers|deferr(?:ed|ing)|redirect(?:ed|ing)|forward(?:ed|ing)) "
    r"(?:[\w’'-]+ ){0,3}?(?:questions?|quer(?:y|ies)|reporters|(?:in|en)quir(?:y|ies)|requests? for \w+|"
    r"calls for comment)|"
    r"direct(?:ed|ing) (?:[\w’'-]+ ){0,3}?(?:(?:in|en)quir(?:y|ies)|requests? for comment))"
    r"(?: (?:about|on|regarding|concerning|over|from|for) [^.;,“”\"\n]{1,80}?)? (?:back )?to\b"
)
"""Who is asked sends on to somebody else: "referred questions about the fire to the mayor’s office"."""
_PROCESS = lazy_re(
    rf"(?:{_UNANSWERED}"
    rf"\b(?:{_NOT_NAMED}(?:declin|refus)(?:ed|es|ing) (?:to (?:comment|say|discuss|elaborate|be (?:named|interviewed|"
    r"identified|quoted|drawn)|answer|respond|confirm|disclose|specify|describe|speculate|"
    r"(?:name|identify) (?:the|him|her|them|any|anyone|either|those|who|which|names)\b)|"
    r"(?:an? )?(?:interview|request|comment))|(?:did|do|does|has|have|had)(?: not|"
    r"n[’']t)(?: (?:immediately|yet|directly))* "
    r"(?:(?:responds?|responded|reply|replied|comment(?:ed)?|deny|denied|disputed?|confirm(?:ed)?|answer(?:ed)?)\b|"
    rf"return(?:ed)? {_ADDRESSED}\b)|"
    r"(?:will not|won[’']t) (?:say\b(?! (?:no|yes|goodbye|sorry|anything)\b)|comment|elaborate|disclose|be drawn|"
    r"confirm (?:whether|if|or deny))\b|"
    r"would(?: not|n[’']t) (?:confirm|comment|say|discuss|elaborate|disclose|name (?:the|a|any|who)\b|"
    r"(?:give|provide|offer) (?:(?:an? |any |the |further |more ){0,2}(?:figures?|numbers?|details?|names?|reasons?|"
    r"estimates?|explanations?|breakdowns?|specifics|examples?)\b|another(?=[.,;]|$))|"
    r"be (?:drawn|named|identified|interviewed|quoted))|"
    r"(?:(?:declin|refus)(?:ed|es|ing) to|(?:did|would)(?: not|n[’']t)) "
    r"(?:make [^.;“”\"\n]{2,90}? available (?:for|to) (?:an? )?"
    r"(?:interviews?|comment|speak|talk|be interviewed|answer)|"
    r"(?:put|offer) [^.;“”\"\n]{2,90}? (?:(?:up|forward) )?for (?:an? )?(?:interviews?|comment)\b)|"
    rf"(?:had|has|have)(?: not|n[’']t) (?:done so|reverted|got back|come back|called back) "
    rf"[^.;,“”\"\n]{{0,30}}?{PRESS_TIME}|"
    r"would (?:only give|give only) (?:his|her|their|a) (?:first )?names?|"
    r"(?:would|could|can) neither confirm nor deny|"
    r"it (?:(?:is|was|remains|remained) (?:not (?:immediately |yet )?clear|unclear)) "
    r"(?:on \w+ )?(?:whether|who|why|how|what|when|where|if)|"
    r"(?:was|were|is|are)(?: not|n[’']t) (?:authori[sz]ed|allowed|permitted) to (?:speak|discuss|comment|talk)\b|"
    r"gave only (?:his|her|their|a) (?:first )?names?|"
    r"(?:did|do|does)(?: not|n[’']t) (?:want|wish) to be (?:named|identified|quoted)|"
    r"(?:request|ask)(?:ed|ing)(?: for)? anonymity|ask(?:ed|ing) to (?:remain|stay|be kept) anonymous|"
    r"ask(?:ed|ing) that (?:his|her|their) (?:\w+ )?(?:sur)?names? (?:not )?be |"
    r"ask(?:ed|ing) not to be (?:named|identified)|"
    r"(?:been|was|were) (?:approached|contacted|asked) for (?:a )?comment|"
    rf"{_SENT_ON}|{NOT_TOLD}|{NO_REPLY}|"
    r"(?:an?|the) (?:earlier|previous) version of (?:this|the) (?:article|story|report|headline)|"
    r"neither confirmed nor (?:denied|disputed)|"
    r"neither (?:(?-i:[A-Z])[^.;,\n]{1,40}|he|she|they) nor [^.;,\n]{1,50} could (?:immediately )?be (?:immediately )?"
    rf"(?:reached|contacted|located)(?={_FOR_COMMENT}|[.;,]|$| (?:on|late) )|"
    r"neither [^.;,\n]{1,60} (?:would|could) (?:confirm|comment|discuss|elaborate|disclose)\b|"
    r"(?:(?:would|did)(?: not|n[’']t)|neither [^.;,\n]{1,60} (?:would|did)) "
    r"say (?:how|why|when|who|what|whether|if|where)\b|"
    r"on (?:the )?condition of anonymity|"
    r"(?P<absent>(?:could|can)(?: not|n[’']t)(?: (?:immediately|independently))* be (?:immediately |independently )*"
    r"(?:reached|found|located|contacted)|(?:was|were) not (?:immediately )?(?:available|reachable))"
    rf"(?P<sought>{_FOR_COMMENT})?))",
    re.IGNORECASE,
)
_PERSON = lazy_re(r"\b(?:[Hh]e|[Ss]he|[A-Z][\w.’'-]+(?: [A-Z][\w’'-]+)+|(?P<noun>[A-Za-z]+)) $")
_ASIDE = lazy_re(r", (?:who|whose|which|the|an?|his|her|their|its)\b(?:[^,.;\n]|,(?=\d{3}\b)){1,90},? $")
_PEOPLE = PERSON_NOUNS | ORGANIZATION_NOUNS | {"spokesman", "spokeswoman", "spokesperson", "family"}
_REACHED = words(
    """agreement agreements consensus compromise deal deals verdict settlement terms target targets decision decisions
    goal goals accord peace quorum conclusion conclusions it this that they these those a the no such"""
)
"""What may not be reached, and nobody is it."""
_CLAUSE_END = lazy_re(
    r"(?: t?here)?(?: (?:on|late|early)(?: \w+)? \w+day| \w+day)?(?: (?:morning|afternoon|evening|night))?"
    r"(?:[.,;:!?”\"’')]|$| (?:and|but|or|as|while|because|before|after|despite)\b)"
)
_STOP = lazy_re(r",| (?:but|and|though|while|because|as)\b")
_NO_COMMENT = lazy_re(
    r"[“\"‘']?(?:(?:that )?(?:it|they|he|she|we|I|the [\w-]+) )?(?:(?:would|could|will|can) neither confirm nor deny\b|"
    r"(?:would|did|could|does|do|will|can)(?: ?not|n[’']t) "
    r"(?:comment|discuss|elaborate|(?:immediately |yet )?confirm|say (?:more|whether|what|who|when|why|how))\b)",
    re.IGNORECASE,
)
_REPLY = lazy_re(
    r"(?:(?:declin|refus)(?!\w+ to (?:be (?:named|identified|quoted)|give|provide)\b)|"
    r"would(?!(?: not|n[’']t)? (?:only )?(?:give|provide)\b)|"
    r"(?:did|do|does)(?! not (?:want|wish|give|provide)|n[’']t (?:want|wish|give|provide))|"
    r"(?:has|have|had)(?! not (?:done so|reverted|got back|come back|called back)\b)|"
    r"could|can(?!(?: ?not|[’']t) (?:legally |lawfully )?be (?:named|identified))|neither|been|is|are|was|were)",
    re.IGNORECASE,
)
"""How a process begins that answers a reporter; what asks for anonymity is told of the source."""
_UNNAMED = (
    r"(?:not to be (?:named|identified|quoted)|to (?:remain|stay|be kept) (?:anonymous|unnamed|unidentified|nameless)|"
    r"to be (?:identified|named|quoted|known|referred to) (?:only by|by only) (?:his|her|their) [a-z]+ names?|"
    r"(?:(?:for|on) )?anonymity|on not being (?:named|identified|quoted)|"
    r"that (?:only )?(?:his|her|their) (?:\w+ )?(?:name|surname|identity|identities)s?\b|"
    rf"{NOT_TO_PRINT})"
)
_ON_TERMS = (
    rf"(?:(?:only )?on (?:the )?condition|{ON_BACKGROUND}|(?:only )?anonymously|privately because|"
    rf"{ONLY_IF})"
)
_REQUESTS = lazy_re(
    r"(?<=[\w)’'”\"])(?:, | (?=whom )|,? and (?=who )|, (?:who|(?:both|all|each|most|some) of whom) "
    r"[^,;:“”\"\n]{1,80}? and (?=asked |spoke on |(?:is|was|are|were) too )|"
    r"(?<! was)(?<! were)(?<! been) (?=(?:granted|given|promised) anonymity)|"
    r", an? (?:[\w’'-]{1,30} ){1,4}(?=who ))(?P<body>(?:"
    r"(?:who(?: both| all|,? like (?:the )?(?:others?|most|many|several|some)\b[^,;:“”\"\n]{0,50}?,?)?|"
    r"(?:both|each|all|most|some|one|two|three) of whom) "
    rf"(?:(?:has |have |had )?(?:asked|requested|begged|insisted|demanded)(?: me| us| that)? {_UNNAMED}|"
    r"(?:declined|refused) to be (?:named|identified|quoted)|"
    r"(?:can(?: ?not|[’']t)|may not|must not) (?:legally |lawfully )?be (?:named|identified)|"
    rf"{NOT_GIVEN}|{RATHER_NOT}|"
    rf"(?:spoke|talked|(?:agreed to|would|will|could) (?:only )?(?:speak|talk|discuss [^,;:“”\"\n]{{1,60}}?))"
    rf"(?: (?:to|with) [^,;:“”\"\n]{{1,40}}?)? {_ON_TERMS}|"
    rf"(?:is|was|are|were) {AFRAID}|"
    r"(?:did|do|does)(?: not|n[’']t) (?:want|wish) (?:to be (?:named|identified|quoted)|"
    r"(?:his|her|their) (?:\w+ )?(?:name|surname)s? (?:to |used|printed|published|in print))|"
    r"would (?:not be named|(?:only )?give (?:only )?(?:his|her|their) (?:first )?names?)|"
    r"(?:gave|gives) (?:only )?(?:his|her|their) (?:first )?names? (?:only )?as|"
    r"(?:(?:still |also |now )?(?:works?|worked|serves?|served) [^,;:“”\"\n]{1,60}? and )?"
    r"(?:was|were|is|are)(?: not|n[’']t) (?:authori[sz]ed|allowed|permitted|cleared) to (?:speak|discuss|talk|comment|"
    r"brief)|(?:was|were) (?:granted|given|promised) anonymity|"
    r"asked to be (?:called|known as|identified (?:only )?as) [A-Z][\w’'-]+(?:, (?:which is )?not \w+ real name,?)?)|"
    rf"(?<= and )asked(?: me| us)? {_UNNAMED}|(?<= and )spoke on (?:the )?condition|(?<= and )\w{{2,4}} {AFRAID}|"
    r"(?<=\w )(?:granted|given|promised) anonymity|"
    r"whom [^,;“”\"\n]{1,60}? (?:not to (?:name|identify)|(?:is|are|was|were) not (?:naming|identifying))\b|"
    rf"whose {NAMES} [^,;“”\"\n]{{0,60}}?(?:withh[eo]ld(?:ing)?|"
    r"been changed(?! (?:to|from) (?:the )?[A-Z])|not to (?:use|print|publish))\b|"
    r"neither of whom (?:wished|wanted|agreed) to be (?:named|identified|quoted)|"
    r"neither of whom (?:was|were|is|are) (?:authori[sz]ed|allowed|permitted|cleared) to "
    r"(?:speak|discuss|comment|brief)|"
    rf"(?:speaking|talking) (?:(?:to|with) [^,;:“”\"\n]{{1,40}}? )?{_ON_TERMS}|"
    rf"(?:asking|requesting|insisting|demanding) {_UNNAMED})"
    r"(?:[^,;:“”\"\n]|, [A-Z][\w’'-]{1,30},(?= (?:be|because|since|as|for fear)\b)|"
    rf", (?={SAYING_WHY}\b)){{0,160}}?)"
    rf"(?=(?!, {SAYING_WHY}\b)(?!, [A-Z][\w’'-]{{1,30}}, (?:be|because|since|as|for fear)\b)"
    r"[,;:—–“”\"]|[.!?](?:\s|$)|$| (?:said|says|told|added)\b)"
)
MAX_WORDS = 30
"""Words of a clause that reports process at most."""


def process_in(text: str, span: Span) -> Span | None:
    """Find the words in `span` that report how the reporting went, or None."""
    came = _CAME_BY.match(text, span.start, span.end) or _WAS_GIVEN.match(text, span.start, span.end)
    if came is not None and came["outlet"].split()[-1].lower() in OUTLET_WORDS | {"newspaper", "paper"}:
        return Span(*came.span())
    match = _search(text, span) or _did_so(text, span)
    return Span(match.start(), match.end()) if match else withdrawn_in(text, span)


def _did_so(text: str, span: Span) -> re.Match[str] | None:
    """Find who did as another who was asked: "Lund declined to comment. [So did] three lawyers"."""
    so = _SO.match(text, span.start, span.end)
    before = _SENTENCE_BEFORE.search(text, max(0, span.start - 300), span.start) if so is not None else None
    return so if before is not None and _search(text, Span(*before.span("told"))) is not None else None


_SO = lazy_re(r"(?:So|Nor|Neither) (?:did|has|have|would|was|were) ")
_SENTENCE_BEFORE = lazy_re(r"(?P<told>[^.!?\n]{5,250})[.!?][”\"’']?\s+$")
_DOCUMENTS = "|".join(sorted(DOCUMENT_NOUNS))
_CAME_BY = lazy_re(
    r"(?:[Tt]he|[Tt]his) (?P<outlet>(?:[A-Z][\w’'-]{1,30} ){0,3}(?:[A-Z][\w’'-]{1,30}|newspaper|paper)) "
    r"(?:has |had |have )?(?:also |since )?"
    r"(?:seen (?=(?:an?|the|two|three|copies|hundreds|some|internal)\b)|"
    r"(?:obtained|reviewed|viewed|examined) (?!its\b))"
    rf"(?:[\w’'-]{{1,30}} ){{0,5}}?(?:{_DOCUMENTS})\b"
)
"""How the paper came by a document: "The Courier obtained a copy of the audit"."""
_WAS_GIVEN = lazy_re(
    r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Cc]opies of the) (?:[\w’'-]{1,30} ){0,3}?"
    rf"(?:{_DOCUMENTS}) (?:was|were) (?:first |later |also )?(?:(?:provided|given|shown|leaked|sent|handed|passed|"
    r"supplied|made available|forwarded) (?:on |over )?to|shared with|(?:obtained|seen|reviewed|viewed|examined) by) "
    r"(?:[Tt]he |[Tt]his )?(?P<outlet>(?:[A-Z][\w’'-]{1,30} ){0,3}(?:[A-Z][\w’'-]{1,30}|newspaper|paper))\b"
)
"""The same told of the document: "The files were provided to the Courier by a former clerk"."""


def _search(text: str, span: Span) -> re.Match[str] | None:
    return next((each for each in _PROCESS.finditer(text, span.start, span.end) if _is_sought(text, span, each)), None)


def _is_sought(text: str, span: Span, found: re.Match[str]) -> bool:
    """Tell who was sought by a reporter from what was not there: "a deal could not be reached"."""
    if found["absent"] is None or found["sought"] is not None:
        return True
    low = max(0 if found.start() == span.start else span.start, found.start() - 160)
    aside = _ASIDE.search(text, low, found.start())
    end = aside.start() if aside is not None else found.start() - 1
    person = _PERSON.search(f"{text[low : max(low, end)][-60:]} ")
    noun = person["noun"] if person else None
    is_name = noun is not None and noun[0].isupper() and noun.lower() not in _REACHED and "reach" in found["absent"]
    is_person = person is not None and (noun is None or is_name or singular(noun.lower()) in _PEOPLE)
    is_person = is_person or "contacted" in found["absent"]
    return is_person and _CLAUSE_END.match(text, found.end(), span.end) is not None


def requests_in(text: str, sentence: Span) -> list[Span]:
    """Find the clauses set off in a sentence that tell how a source asked not to be named, or came to speak."""
    return [Span(*match.span("body")) for match in _REQUESTS.finditer(text, sentence.start, sentence.end)]


def who_asks(text: str, sentence: Span, request: Span) -> str | None:
    """Give the phrase that a request stands behind, back to where its clause begins; None where it may be longer."""
    before = text[max(sentence.start, request.start - 120) : request.start].rstrip(" ,").removesuffix(", and")
    before = AGE_END.sub("", before)
    before = before if text.startswith(("who", "whom"), request.start) else _TOLD_FIRST.sub("", before)
    before = _ASIDE_WORD.sub("", before)
    phrase = _JOINED.sub("", _SAID.sub("", _CLAUSE_BEGINS.split(before)[-1]))
    phrase = phrase.split(" who ", maxsplit=1)[0] if phrase.endswith(" and") else phrase
    some = people_before(text, request.start) if _SOME.match(text, request.start) else None
    if some is not None:
        return some.of(text)  # "The Post interviewed [52 nurses], most of whom asked not to be named"
    is_whole = request.start - sentence.start <= 120 or phrase != before
    words = phrase.split()
    if _GRANTED.match(text, request.start):
        return None  # "[an adviser] granted anonymity" would grant it
    return phrase if is_whole and 0 < len(words) <= 12 and not _FINITE.search(phrase) else None


_GRANTED = lazy_re(r"(?:granted|given|promised) ")
_ASIDE_WORD = lazy_re(r",? (?:however|meanwhile|though|too)$")
_TOLD_FIRST = lazy_re(r", (?:who|\w+ of whom) [^,]*$")
"""What is told of a source before how it asked: ", who has worked there for years and [asked not to be named]"."""
_SOME = lazy_re(r"\w+ of whom ")
_JOINED = lazy_re(
    r"^(?:(?:and|but|although|though|while|whereas) |"
    r"an? (?:claim|charge|allegation|accusation|assertion) (?=(?:an?|the|one|another|two|three) ))"
)
_SAID = lazy_re(r" (?:said|says|say|added|adds)$")
_CLAUSE_BEGINS = lazy_re(
    r"[,;:—–“”\"] ?|^(?:But|And|Yet|So) |\b(?:said|says|say|told|added|adds|according to|recalled|warned|"
    r"(?<!\bmeet )(?<!\bmet )(?<!\bsat )(?<!\bstood )(?<!ing )by|but|while) "
)
_FINITE = lazy_re(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|does|do)\b")


_LEAD = lazy_re(r"[ ,;]*(?:but )?")


def process_beside(text: str, sentence: Span, contents: Sequence[Span]) -> Span | None:
    """Find the process that a sentence reports beside what is said in it: "declined to comment, saying that ..."."""
    match = _search(text, sentence)
    if (
        match is None
        or not _REPLY.match(match.group())
        or any(content.overlaps(Span(*match.span())) for content in contents)
    ):
        return None
    begin = max([sentence.start, *(content.end for content in contents if content.end <= match.start())])
    stop = _STOP.search(text, match.end(), sentence.end)
    end = min([stop.start() if stop else sentence.end, *(c.start for c in contents if c.start >= match.end())])
    lead = _LEAD.match(text, begin, match.start())
    start = lead.end() if lead is not None else begin
    words = text[start:end].rstrip(" .,;")
    return Span(start, start + len(words)) if len(words.split()) <= MAX_WORDS else None


def says_nothing_more(words: str) -> bool:
    """Tell a refusal that is told as what somebody said: "said it would not comment", "she feared being named"."""
    return _NO_COMMENT.match(words) is not None or fears_being_named(words)
