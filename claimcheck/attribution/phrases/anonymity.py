"""Why a source is not named, where the article says so: spans, never guesses."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.lexicon import ADVERBS, AUXILIARIES, PRONOUNS
from claimcheck.attribution.vocabulary.nouns import means_several
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_GAP = r"[^.!?;“”\"\n]{0,120}?"
_END = (
    r"(?=[.;!?“”\"\n]|,? (?:and )?(?:said|told|added)\b|"
    r", (?:says?|tells?|adds?|claims|recalls?|writes?|argues?|insists?|believes?|describes?|remembers?|calls?|puts?|"
    r"shows?|showed|suggest(?:s|ed)?|reveal(?:s|ed)?)\b|"
    r", (?:described|called|conceded|admitted|confirmed|recalled|warned|wrote|put|estimated|insisted|denied|"
    r"disputed|rejected|dismissed|challenged|contested)\b|"
    r", (?:asked|spoke|requested|declined|agreed|works|worked|lives|lived|left|joined|runs|ran)\b|"
    r", (?:and|but) (?:will|would|can|could|may|might|must|has|have|had|is|are|was|were)\b|$)"
)
SAYING_WHY = r"saying (?:that )?(?:he|she|they) (?:fear(?:s|ed)?|worried|risked|(?:was|were) (?:afraid|scared|worried))"
_REASON = (
    r"(?P<reason>(?:to|because|as|since|so|citing|fearing|for fear|out of|in order to|given|due to|owing to|"
    r"about(?=(?: (?!he |she |they )[\w’'-]{1,30}){1,4} (?:he|she|they) (?:may|might|still|must|will|ha(?:ve|s) to)\b)|"
    r"while|in order not to|so as not to|lest|discussing|describing|"
    rf"{SAYING_WHY})\b[^.!?;“”\"\n]{{3,160}}?)"
)
NAMES = r"(?:[a-z]+ )?(?:(?:sur)?names?|identit(?:y|ies))"
_PRINTED = r"(?:used|published|printed|disclosed|revealed|reported|given)"
_PAPER = (
    r"(?:I|we|me|us|this (?:news)?paper|reporters|journalists|"
    r"(?:[Tt]he )?(?-i:[A-Z])[\w’'-]{1,30}(?: (?-i:[A-Z])[\w’'-]{1,30}){0,2})"
)
_GIVEN = r", (?-i:[A-Z])[\w’'-]{1,30}"
"""The name that somebody may be called by: "only by his first name[, Pavle], because he fears for his job"."""
NOT_TO_PRINT = (
    rf"(?:that )?{_PAPER} not (?:to )?(?:(?:use|print|publish|disclose|reveal|mention|give) (?:his|her|their) {NAMES}|"
    r"(?:name|identify) (?:him|her|them)\b)"
)
"""What somebody asks of the paper: "asked [that I not use her name]", "asked [us not to publish his name]"."""
ONLY_IF = (
    r"only (?:if|when|as long as|provided|provided that|on condition(?: that)?) (?:not (?:named|identified|quoted)|"
    r"granted anonymity|(?:he|she|they) (?:(?:was|were|is|are)(?: not|n[’']t) (?:named|identified|quoted)|"
    rf"(?:remained|stayed|remain|stay) (?:anonymous|unnamed))|(?:his|her|their|a|an) {NAMES} "
    r"(?:was|were|is|are)(?: not|n[’']t) (?:used|published|printed|disclosed|revealed|reported))"
)
"""On what terms somebody speaks: "would speak [only if not named]"."""
PRESS_TIME = (
    r"(?:by|at|before) (?:the )?(?:time (?:of|this|the|we) (?:[a-z]+ ){0,2}?(?:(?:going|went) to (?:press|print)|"
    r"publication|publishing|press|print|writing|filing|was published)|"
    r"press time|publication|(?:press|our) deadline|going to press)\b"
)
ON_BACKGROUND = r"on (?:deep )?background(?=[.,;:]|$| (?:so|to|because|as|since|for|and|about|said)\b)"
AFRAID = r"too (?:frightened|scared|afraid|fearful|terrified|nervous) to be (?:named|identified|quoted)"
RATHER_NOT = (
    r"would (?:rather|prefer) (?:(?:that )?(?:his|her|their) (?:[a-z]+ )?names? (?:stay(?:ed|s)?|remain(?:ed|s)?|"
    r"(?:was|were|is|are|be) (?:kept|left)) (?:out|private|secret)|(?:not|not to) be (?:named|identified|quoted))\b"
    r"(?: of (?:this|the) (?:story|article|paper|report)\b)?"
)
NOT_GIVEN = (
    r"(?:(?:would|will|did|do|does|could|can)(?: ?not|n[’']t)|won[’']t|(?:declin|refus)(?:ed|es|ing) to) "
    rf"(?:give|provide) (?:his|her|their) {NAMES}\b"
)
"""Who keeps a name back: "would rather her name stayed out", "will not give her name"."""
_IF_NAMED = (
    r"if (?:(?:he|she|they) (?:was|were|is|are) )?(?:named|identified|quoted by name)"
    r"(?=[.,;:”]|$| (?:in|by|and|or|said)\b)"
)
_ANONYMITY = (
    r"(?:(?:(?:not|n[’']t) (?:want|wish)|(?:declin|refus)(?:ed|es|ing)) to be (?:named|identified|quoted)(?: by name)?|"
    r"neither (?:want|wish)\w* to be (?:named|identified|quoted)|"
    rf"(?:spoke|speaking|talked|talking) (?:privately|{ON_BACKGROUND})|"
    rf"(?:ask|request|insist|beg|demand)\w* {NOT_TO_PRINT}|"
    r"anonymity|anonymous(?:ly)?|(?:not|n[’']t) (?:to )?be (?:named|identified|quoted by name)|"
    r"(?:not|without) (?:being )?(?:named|identified)|(?:sur)?names? (?:be |being |been )?withh[eo]ld|"
    r"withh[eo]ld(?:ing)? (?:his|her|their) (?:sur)?names?|(?:his|her|their) (?:sur)?names? to be withheld|nameless|"
    rf"{AFRAID}|{_IF_NAMED}|"
    r"(?:leave|leaving|keep|keeping) (?:out )?(?:his|her|their) (?:last |full )?(?:name|surname)s?(?: out)?|"
    r"(?:sur|last |full )names? (?:to )?(?:be )?(?:appear|printed|published|used|left out)|"
    rf"(?:his|her|their) {NAMES} (?:not (?:to )?be|(?:was|were|is|are) not) {_PRINTED}|"
    rf"{RATHER_NOT}|{NOT_GIVEN}|"
    rf"{NAMES} (?:is|are|was|were) being withheld|"
    rf"only (?:his|her|their) (?:first|middle|last) names?(?:{_GIVEN},)? be used|"
    r"whom [^.!?;,“”\"\n]{1,60}? (?:not to (?:name|identify)|(?:is|are|was|were) not (?:naming|identifying))|"
    rf"whose {NAMES} [^.!?;,“”\"\n]{{1,60}}? (?:withholding|(?:agreed|promised|chosen) "
    r"(?:to withhold|not to (?:use|print|publish)))|"
    r"(?:none|neither|nobody|no one)(?: of [^.!?;,“”\"\n]{1,40})? (?:want|wish|agree)\w* to be "
    r"(?:named|identified|quoted)|"
    r"(?:is|are) not (?:naming|identifying) (?:him|her|them|the (?-i:[a-z])[\w-]{2,20})|"
    r"asked to be (?:called|known as|identified (?:only )?as) (?-i:[A-Z])[\w’'-]+"
    r"(?:, (?:which is )?not (?:his|her|their) real name)?|"
    rf"identified only by (?:his|her|their) (?:first|middle|last) names?(?:{_GIVEN})?|"
    r"can(?: ?not|[’']t) (?:legally |lawfully )?be (?:publicly )?(?:named|identified)|"
    r"(?:(?:his|her|their|whose) (?:[a-z]+ )?name|names)(?:,? [^.!?;“”\"\n]{1,80}?)? (?:has|have|had) been changed)"
)
_ANONYMITY_REASON = lazy_re(rf"\b{_ANONYMITY},?\s+(?:in order\s+)?{_REASON}{_END}", re.IGNORECASE)
_FOR_REASON = lazy_re(
    rf"\b{_ANONYMITY},? (?P<reason>for (?:[\w’'-]+ ){{0,4}}?(?:reasons|safety|security|protection|privacy)\b)",
    re.IGNORECASE,
)
"""What no mark need close: "who cannot be named [for legal reasons], raised it"."""
_COLON_REASON = lazy_re(rf"\b{_ANONYMITY}: (?P<reason>[^.!?;“”\"\n]{{3,160}})", re.IGNORECASE)
_NOT_AUTHORIZED = lazy_re(
    rf"\b(?P<reason>(?:because (?:he|she|they|it) )?(?:(?:neither|none) of (?:whom|them) (?:was|were|is|are)|"
    rf"(?:(?:was|were|is|are) ?)?(?:not|n[’']t)) (?:(?:authori[sz]ed|allowed|permitted) to|"
    rf"cleared to (?:publicly )?(?:speak|discuss|talk|comment|brief))\b{_GAP})"
    rf"(?:{_END}|(?=,)|(?= and (?:spoke|talked|asked|requested|insisted|declined|agreed)\b))",
    re.IGNORECASE,
)
_RENAMED = lazy_re(
    r"\bwhom (?:I|we) (?:(?:will|shall) )?call [A-Z][\w’'-]+,? "
    r"(?P<reason>(?:since|because|as|to)\b[^,.!?;“”\"\n]{3,120})"
)
_FEARED = (
    r"(?=(?:[\w’'-]+ ){0,8}?(?:retaliation|retribution|reprisals?|revenge|vengeance|safety|jobs?|careers?|contracts?|"
    r"livelihoods?|dismissal|arrest|backlash|harassment|deport\w+|(?:per|pro)secution|punish\w+|consequences|repercussions|"
    r"sensitiv\w+|confidential\w*|privacy|security|polic(?:y|ies)|protocols?|rules|violence|threats?|attack(?:s|ed)?|"
    r"abuse|stigma|blacklist\w+|trouble|professional|visas?|licen[cs]es?|fired|sacked|sued|lawsuits?|targeted)\b)"
)
"""What keeps somebody from being named: a farmer who fears a drought is no less ready to give his name."""
_FEARING = lazy_re(
    rf"\b(?P<reason>(?:(?:citing|fearing|for fear of|out of fear of) |"
    rf"who(?:, [^.!?;,“”\"\n]{{1,40}},| like (?:the )?others)? "
    rf"fear(?:s|ed)? (?:for )?){_FEARED}"
    rf"[^.!?;“”\"\n]{{3,120}}?){_END}",
    re.IGNORECASE,
)
_AFRAID_TO = lazy_re(rf"\b(?P<reason>{AFRAID}\b)", re.IGNORECASE)
_FEARING_IT = lazy_re(
    r"\b(?P<reason>(?:who )?(?:(?:he|she|they) )?(?:fear(?:s|ed)?|(?:is|was|are|were) (?:afraid|scared|worried)|"
    rf"fearing|afraid) [^.!?;“”\"\n]{{3,100}}? {_IF_NAMED})",
    re.IGNORECASE,
)
"""What would become of them: "said [she feared losing her job if she was named]"."""


def reason_for_anonymity(text: str, region: Span) -> Span | None:
    """Find the words in `region` that say why a source is not named."""
    for pattern in (
        _RENAMED,
        _FOR_REASON,
        _ANONYMITY_REASON,
        _COLON_REASON,
        _NOT_AUTHORIZED,
        _AFRAID_TO,
        _FEARING_IT,
        _FEARING,
    ):
        match = pattern.search(text, region.start, region.end)
        if match:
            reason = _trimmed(text, match.start("reason"), match.end("reason"))
            return reason if reason is None else _before_main_verb(text, reason, match.start())
    return None


def _before_main_verb(text: str, reason: Span, asked: int) -> Span:
    """End a reason where the verb of whoever asks begins: "clerks who asked [...] because it is secret [denied it]"."""
    if _WHO_ASKS.search(text, max(0, asked - 60), asked) is None:
        return reason
    for verb in _MAIN_VERB.finditer(text, reason.start, reason.end):
        before = text[reason.start : verb.start()].lower().split()
        if len(before) <= LEAST or before[-1] in _NO_END:
            continue
        if before[0] in _PHRASE or before[1] in PRONOUNS or not AUXILIARIES.isdisjoint(before):
            return Span(reason.start, verb.start())
    return reason


LEAST = 2
"""Words of a reason before such a verb, at the least."""
_PHRASE = words("for out to citing fearing given due owing")
_NO_END = AUXILIARIES | ADVERBS | PRONOUNS | words("who which that and or")
_WHO_ASKS = lazy_re(r"\w who (?:[\w’'-]+ ){0,5}$")
_MAIN_VERB = lazy_re(
    r" (?:disputed|denied|confirmed|rejected|dismissed|described|called|recalled|warned|estimated|insisted|conceded|"
    r"acknowledged|put|says?|tells?|describes?|insists?|recalls?|believes?)"
    r"(?= [A-Z]|"
    r" (?:the|that|this|it|those|these|an?|his|her|its|their|him|them|how|any)\b|$)"
)
"""What a clause without a comma goes on with behind it."""


def with_request_behind(text: str, region: Span, *, head: str, count: int | None) -> Span:
    """Widen a sentence by the next one where that asks for anonymity for its sources: "Both asked not to be named".

    `head` is the noun of the source and `count` the number of a counted group; what stands for others is no reason.
    """
    match = _REQUEST_BEHIND.match(text, region.end)
    if match is not None and (asks_for_anonymity(text, Span(*match.span())) or _NOT_AUTHORIZED.search(match.group())):
        return Span(region.start, match.end()) if _is_request_of(match, head, count) else region
    kept = _NAME_KEPT.match(text, region.end)
    if kept is not None:
        fits = kept["noun"] == head if kept["noun"] else count is None and not means_several(head)
        return Span(region.start, kept.end()) if fits else region
    later = _REQUEST_LATER.match(text, region.end)
    if later is None or not asks_for_anonymity(text, Span(*later.span("request"))):
        return region
    fits = later["noun"] == head if later["noun"] else count == _COUNTED[later["who"]]
    return Span(region.start, later.end()) if fits else region


def _is_request_of(match: re.Match[str], head: str, count: int | None) -> bool:
    """Tell whether those who ask are the source: one, a counted group, or whoever is called by the same noun."""
    if match["one"]:
        return count is None and not means_several(head)
    if match["noun"]:
        return match["noun"] == head
    if match["number"] or match["who"] in _COUNTED:
        return count == _COUNTED[match["number"] or match["who"]]
    return count is not None or means_several(head)


_COUNTED = {"Both": 2, "Neither": 2, "two": 2, "three": 3, "four": 4}
_REQUEST_BEHIND = lazy_re(
    r"[”\"’]? (?:(?P<who>They|Both|All|Neither|None)|(?P<one>He|She)|The (?:(?P<number>two|three|four)|"
    r"(?P<noun>[a-z][\w-]+))(?:, an? [^,.!?\n]{3,80},)?) "
    r"(?!in\b|from\b|at\b|of\b|who\b)[^.!?\n]{5,240}[.!?]"
)
_NAME_KEPT = lazy_re(
    r"[”\"’]? (?:(?:The|This) )?[A-Z]?[\w’'-]{1,30}(?: [A-Z][\w’'-]{1,30}){0,3} (?:is|are) not (?:naming|identifying) "
    r"(?:him|her|the (?P<noun>[a-z][\w-]+))\b[^.!?\n]{0,160}[.!?]"
)
"""A paper that keeps a name to itself: "The Herald is not naming the student because of her age"."""
_REQUEST_LATER = lazy_re(
    r"[”\"’]? [^.!?\n]{5,240}[.!?][”\"’]? (?P<request>(?:The (?P<noun>[a-z][\w-]+)|(?P<who>Both|Neither)) "
    r"(?!in\b|from\b|at\b|of\b|who\b)[^.!?\n]{5,240}[.!?])"
)
"""A sentence further on: "He spoke in May. The engineer asked not to be named"."""


def asks_for_anonymity(text: str, region: Span) -> bool:
    """Tell whether the words in `region` say that a source was promised or asked for anonymity."""
    return re.search(_ANONYMITY, text[region.start : region.end], re.IGNORECASE) is not None


def is_not_authorized(text: str, region: Span) -> bool:
    """Tell whether the words in `region` say that somebody may not speak."""
    return _NOT_AUTHORIZED.search(text, region.start, region.end) is not None


def without_request_of_another(text: str, mention: Span, region: Span) -> Span:
    """End a region before another asks not to be named: "two aides said so, while a third, who asked ..."."""
    for asking in _ANOTHER.finditer(text, mention.end, region.end):
        clause = Span(asking.start("clause"), min(region.end, asking.start("clause") + 160))
        if _LEAVES.search(text, mention.end, asking.start()) and (
            asks_for_anonymity(text, clause) or _NOT_AUTHORIZED.search(text, clause.start, clause.end)
        ):
            return Span(region.start, asking.start())
    return region


_ANOTHER = lazy_re(
    r"\b(?:an?|another|one|two|three|the other|others)(?: (?!who\b|said\b|told\b)[\w’'-]+){0,5}, (?P<clause>who\b)"
)
_LEAVES = lazy_re(r"\b(?:said|told|says?|added|warned|wrote|reported)\b")


def before_terms(text: str, span: Span) -> Span:
    """End what is stated before the terms on which it was: "the mood as tense [on the understanding that they ...]".

    So is what the paper tells of it: "said she would call back [but had not done so by the time of going to press]".
    """
    terms = _TERMS.search(text, span.start + 1, span.end) or _UNDONE.search(text, span.start + 1, span.end)
    return Span(span.start, terms.start()) if terms else span


_UNDONE = lazy_re(
    rf",? (?:and|but) (?:he |she |they |it )?(?:had|has|have)(?: not|n[’']t) "
    rf"(?:done so|reverted|got back|come back|called back|responded|replied|commented|answered) "
    rf"[^.;,“”\"\n]{{0,40}}?{PRESS_TIME}"
)
_TERMS = lazy_re(
    r",? on (?:the )?(?:condition|understanding) (?:of anonymity\b|"
    r"(?:that )?(?:he|she|they|(?:his|her|their) [a-z ]{0,30}?names?) "
    r"(?:would |should )?(?:not )?be (?:named|identified|quoted|used|published)\b)"
)


def is_about_naming(text: str, cue: Span, content: Span) -> bool:
    """Tell "citing fear of reprisal" and "asked that her name be withheld", which state nothing."""
    if cue.of(text).lower() == "saying":
        asked = asks_for_anonymity(text, Span(max(0, text.rfind(", ", 0, cue.start - 2)), cue.start))
        return asked and _FEARS.match(text, cue.start, content.end) is not None
    if cue.of(text).lower() == "citing":
        return _FEAR.match(text, content.start, content.end) is not None
    is_asked = cue.of(text).lower() in {"asked", "asking", "requested", "requesting", "insisted", "demanded"}
    return is_asked and _UNUSED.match(text, content.start, content.end) is not None


_UNUSED = lazy_re(
    rf"(?:that )?(?:only )?(?:his|her|their) {NAMES} "
    r"(?:not (?:to )?be|(?:to )?be (?:withheld|used|left out|changed))\b|"
    r"to be (?:identified|named|quoted|known|referred to) (?:only by|by only) (?:his|her|their)\b|"
    rf"{NOT_TO_PRINT}"
)
_FEARS = lazy_re(rf"{SAYING_WHY} {_FEARED}")
_FEAR = lazy_re(
    rf"(?:an? |the |his |her |their )?(?:fears?|concerns?) (?:of|for|about|over|that) {_FEARED}", re.IGNORECASE
)


def is_request(text: str, span: Span) -> bool:
    """Tell whether a span opens with how somebody asked not to be named, which is nothing that is stated."""
    at = _CONDITION.search(text, max(0, span.start - 30), span.end)
    is_term = at is not None and at.start() <= span.start + len("to speak ")
    return _ASKS.match(text, span.start, span.end) is not None or is_term


_NOT_NAMED = (
    r"(?:(?:he|she|they) (?:was|were|is|are) not (?:named|identified|quoted)|"
    rf"(?:his|her|their) {NAMES} (?:was|were|is|are) not {_PRINTED})\b"
)
_CONDITION = lazy_re(rf"\bon (?:the )?condition (?:that )?(?={_NOT_NAMED})")
_ASKS = lazy_re(
    r"(?:who )?(?:(?:asked|requested|spoke|speaking) )?"
    r"(?:(?:that )?(?:(?:he|she|they) )?not (?:to )?be (?:named|identified|quoted)|for anonymity|"
    r"on (?:the )?condition of anonymity|anonymously)\b"
)


def is_reason(text: str, span: Span) -> bool:
    """Tell whether what stands at `span` is why somebody is not named: "on condition of anonymity because [...]"."""
    return _WHY_BEFORE.search(text, max(0, span.start - 90), span.start) is not None


_WHY_BEFORE = lazy_re(rf"\b{_ANONYMITY},? (?:because |since |as |given |for fear |fearing )?(?:that )?$", re.IGNORECASE)


def fears_being_named(words: str) -> bool:
    """Tell words that say no more than why somebody is not named: "she feared losing her job if she was named"."""
    fear = _FEARING_IT.match(words)
    return fear is not None and words[fear.end() :].strip(" .,") == ""


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while end > start and text[end - 1] in " ,;\t":
        end -= 1
    return Span(start, end) if end > start else None
