"""Whether a cue states something here: the same verb may state, order or do, which its object tells."""

from __future__ import annotations

import re

from claimcheck.attribution.deeds import denies_clause, is_deed_of_its_own
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.unsaid import is_to_come, is_unchecked
from claimcheck.attribution.vocabulary.lexicon import CUE_NOUNS, REJECTION_LEMMAS
from claimcheck.attribution.vocabulary.nobody import is_hardly_anybody, is_nobody
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, EXAMINERS, STUDIES, means_several
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Act

_SAID_THINGS = CUE_NOUNS | words(
    """account accounts figure figures sum sums version charge charges criticism idea arguments narrative
    characterization characterisation comparison rumour rumor premise theory reports numbers conclusions verdict
    explanation explanations hypothesis interpretation"""
)
_FINITE = r"(?:was|were|is|are|had|has|have|be|been|did|does|will|would|can|could|may|might|must|should)\b"
_ORDERS = words("urge ask exhort implore press encourage request beg plead instruct")
_ORDER = lazy_re(r"(?:(?!that\b)[\w’'-]+ ){1,7}(?:not )?to [a-z]+\b", re.IGNORECASE)
_NOT_TO = lazy_re(r"(?:(?!that\b|of\b|about\b|against\b)[\w’'-]+ ){1,7}(?:not|never) to [a-z]+\b")
_AS = lazy_re(r"\bas (?:[“\"‘]|an?\b|too\b|[a-z]+ly\b|nonsense\b|false\b|untrue\b|wrong\b|political\b)")
_SHOWN_TO = lazy_re(r"(?:me|us|him|her|them)\b (?!that\b|how\b)")
_GAVE_AWAY = lazy_re(
    r"(?:once|twice|[a-z]+ times|(?:[a-z\d-]+ ){1,3}"
    r"(?:goals?|penalt(?:y|ies)|free[- ]kicks?|corners?|runs|points|tries|try|sets?))\b"
)
"""What a side concedes in a match."""
_GAVE_UP = lazy_re(
    r"(?:to (?!having\b)|shortly |on |at |in |late |early |before |after |defeat\b|the (?:race|election)\b)"
)
"""How somebody concedes an election."""
_TOLD_TO = lazy_re(r"(?:with|from|in|of|at|on|near|who)\b(?:(?!that\b)[^.,;“”]){1,80}? to [a-z]+\b")
_DECREES = {
    "declare": lazy_re(
        r"(?:(?!(?:that|he|she|it|they)\b)[\w’'-]+ ){0,5}"
        r"(?:emergency|war|bankruptcy|insolvency|independence|martial law|"
        r"mourning|ceasefire|truce|holiday|curfew|amnesty|dividend|moratorium|lockdown|blockade)"
        r"(?=[.,;]|$| (?:on|in|for|with|from|after|over|across|until|against|of|at|and|to)\b)"
        rf"(?![^.;\n]{{0,12}}{_FINITE})"
    ),
    "claim": lazy_re(r"(?:asylum|benefits?|compensation|damages|a refund|expenses|(?:[\w-]+ ){1,3}lives)\b"),
}
"""What somebody decrees or applies for, and does not state: "declared three days of mourning"."""
_ACCOUNT = lazy_re(
    r"(?:up )?(?:the|his|her|their|this|that|[A-Z][\w’'-]+[’']s?) (?:[\w’'-]+[’']s? )?"
    r"(?:accounts?|version|story|claims?|testimony)\b"
)
"""What somebody bears out: "a second nurse backed her account"."""
_GUILTY = lazy_re(
    rf"(?:(?!{_FINITE}|that\b|to\b)[\w’'.-]+ ){{1,6}}(?:not )?(?:guilty|liable|innocent|in contempt)"
    r"(?=$|[,.;]| (?:of|on|in|for|and|but|under|by|at|over)\b)",
    re.IGNORECASE,
)
_GOODS = lazy_re(
    r"(?:all |some |about |nearly |more than |a |the |its )?(?:\d|(?:products?|cars?|vehicles?|units?)\b)",
    re.IGNORECASE,
)
_INDIRECT = lazy_re(r"(?:[\w’'-]+ ){0,2}?(?:who|what|which|when|where|whether|how|why)\b", re.IGNORECASE)
_LEAST = lazy_re(
    r"(?:nothing|little|no more|something)(?: (?:more|else|further|new|publicly))?"
    r"(?:\W*$| about (?:who|what|when|where|why|how)\b|"
    rf" (?:about|of|to|on|in|at|for|beyond|by|from|during|after|before|since|until)\b(?![^.;]*\b{_FINITE}))"
)
_WHICH_TO = lazy_re(
    r"(?:which(?: (?!(?:\w+ed|went|goes|belongs?|is|are|was|were|has|have|had)\b)[\w’'-]+)?|where|when|how|what) to\b"
)
_DECIDES = lazy_re(
    r"\b(?:courts?|jury|jurors|judges?|tribunal|voters|senate|magistrates|members|shareholders|house|"
    r"(?P<may>panel|council|councillors|parliament|senators|lawmakers|board|committee|commission))\b",
    re.IGNORECASE,
)
"""Who rejects by a vote or a ruling."""
_CONSENTS = lazy_re(r"\b(?:courts?|jury|judges?|tribunal|parliament|senate|senators|magistrates)\b", re.IGNORECASE)
"""Who confirms somebody in office, or a sentence, by a vote or a ruling."""
_TAKEN_IN = lazy_re(r"(?:[\w,-]+ ){0,3}(?:patients?|students?|pupils?|members|casualties)\b")
"""Whom a hospital or school admits."""
_STATED_BY = {
    **dict.fromkeys(("rate", "grade", "classify", "rank"), EXAMINERS),
    "link": STUDIES,
    "count": DOCUMENT_NOUNS - {"count", "counts"},
}
"""Verbs that state something where certain sources do so, and are deeds of others."""
_POSTS = words("post tweet retweet share text email")
_POSTED = lazy_re(
    r"(?:an?|the|this|his|her|its|their|two|three|several|some|more)\b (?:[\w’'-]+ ){0,3}?"
    r"(?:photos?|photographs?|pictures?|images?|videos?|clips?|footage|links?|selfies?|screenshots?|recordings?|maps?|"
    r"gifs?|memes?|cartoons?|copy|copies|messages?|emails?|notes?|statements?)\b"
    r"(?!,? (?:that|which|saying|showing|claiming|suggesting)\b)"
)
"""What somebody posts that states nothing: "posted a photo of the empty hall"."""
_GIVES = words("cite give outline detail list mention offer")
_NONE = lazy_re(r"(?:no|not any|neither) (?!fewer|less|more|longer|doubt)")
"""What a document leaves out: "cites no source", "gives no figure for repairs"."""
_ACCUSED = lazy_re(
    r"(?:(?:the|that|this|those|these|its|his|her|their|such|any|all|an?) )?(?:[\w’'-]+ ){0,2}?"
    r"(?:claims?|allegations?|accusations?|assertions?|criticisms?|rumou?rs?)\b(?! for)"
)
"""What a council denies where it would decide on a plan: "the council rejected that claim"."""
_DONE_TO = {
    "charge": lazy_re(r" (?:with|over|after|in)\b", re.IGNORECASE),
    "find": lazy_re(
        r" (?:not )?(?:guilty|liable|innocent|dead|alive|safe|unsafe|in (?:breach|contempt)|to (?:have|be))\b",
        re.IGNORECASE,
    ),
    "accuse": lazy_re(r" of\b", re.IGNORECASE),
}
"""What stands behind a participle, by its verb, where nobody speaks."""
REACH = 5
"""Words behind a verb in which its object is looked for."""


def act_of(text: str, found: FoundAttribution) -> Act:
    """Tell what an attribution's cue does, from its verb and the words behind it.

    "Rejected the claim" states something, "rejected the offer" does something; "urged him to stay" is an order;
    "found him guilty" and "recalled 400 cars" are deeds, and "said nothing" states nothing.
    """
    words = found.content[0].of(text)
    stating = _STATED_BY.get(found.lemma)
    if stating is not None and (found.source is None or stating.isdisjoint(found.source.of(text).lower().split())):
        return Act.ACT
    if found.lemma in REJECTION_LEMMAS and found.act is Act.ACT:
        decides = _DECIDES.search(found.source.of(text)) if found.source is not None else None
        if decides is not None and not (decides["may"] and _ACCUSED.match(words)):
            return Act.ACT  # "the court rejected the argument"
        is_claim = words in {"that", "this"} or denies_clause(words) or _names_said(words)
        is_said = is_claim or _AS.search(words) is not None
        return Act.STATEMENT if is_said else Act.ACT
    if _tells(text, found, words):
        return Act.STATEMENT
    if found.act is Act.STATEMENT and is_deed_of_its_own(text, found):
        return Act.ACT
    if found.act is not Act.STATEMENT or found.is_quoted or found.is_passive or words[:1] in "“\"‘'":
        return found.act
    if found.lemma in {"learn", "gather"}:
        return Act.STATE_OF_MIND
    if _is_order(found.lemma, text[found.content[0].start : found.content[-1].end]) or _is_deed(text, found, words):
        return Act.ACT
    if found.lemma == "find" and not words.startswith("that ") and _GUILTY.match(_without_aside(words)):
        return Act.ACT
    if found.lemma == "recall" and _GOODS.match(words):
        return Act.ACT
    is_unsaid = found.lemma in {"say", "tell"} and (_LEAST.match(words) or _is_open_question(found, words))
    if is_unsaid or (found.is_negated and _INDIRECT.match(words)):
        return Act.ACT
    return found.act


def _tells(text: str, found: FoundAttribution, words: str) -> bool:
    """Tell a state of mind that is told of: "backed her account", "remembers Ana Ruiz saying that"."""
    is_remembered = found.lemma == "remember" and found.source is not None and not found.is_negated
    is_backed = found.lemma in {"back", "support"} and _ACCOUNT.match(words) is not None
    if is_remembered and found.source is not None and found.content[0].end <= found.source.start:
        return text.endswith((", ", ",” "), 0, found.source.start)  # "The lights were off, Ruiz remembers"
    return is_backed or (is_remembered and _HEARD.search(words) is not None)


_HEARD = lazy_re(r"^[^.;:“”\n]{2,80}? (?:saying|telling|warning|insisting|shouting)\b|[“\"][a-z]")
"""What somebody remembers and tells: "remembers [Ana Ruiz saying that]", "remembers [a woman who “never sat”]"."""


def _without_aside(words: str) -> str:
    """Drop what stands between commas: "Corran, [58,] not guilty", "Corran, [who had a lawyer,] not guilty"."""
    return _ASIDES.sub("", words, count=2)


_ASIDES = lazy_re(r", (?:\d{2}|wh(?:o|ose|om|ich)\b[^.;\n]{1,160}?|(?:an?|the|its|his|her|their) [^.,;\n]{1,60}),(?= )")


def _is_order(lemma: str, words: str) -> bool:
    if lemma == "warn":
        return _NOT_TO.match(words) is not None or _is_told_to(words)
    if lemma == "request":
        return True  # "requested files"
    return lemma in _ORDERS and _ORDER.match(_without_aside(words)) is not None


def _is_told_to(words: str) -> bool:
    """Tell an order from a forecast: "warned [residents to boil water]", but not "warned [her plan to sell failed]"."""
    before, to, _ = words.partition(" to ")
    told = before.split()
    return bool(to) and 0 < len(told) <= REACH and (told[-1] in _TOLD or means_several(told[-1]))


_TOLD = frozenset({"him", "them", "us", "people", "everyone"})


def _is_deed(text: str, found: FoundAttribution, words: str) -> bool:
    """Tell "agreed to buy", "cited the home for failing", "gave first reading to": done, not said."""
    if found.lemma == "give" and not _NONE.match(words):
        return found.cue is not None and _READING.search(text, found.cue.start, found.cue.end + 40) is not None
    if found.lemma == "advise" and not words.startswith("that ") and found.cue is not None:
        return found.content[0].start >= found.cue.end  # "advised against travel"
    if found.lemma in _DECREES and _DECREES[found.lemma].match(words):
        return True
    if found.lemma == "concede" and (_GAVE_AWAY.match(words) or _GAVE_UP.match(words)):
        return True
    if found.lemma == "confirm" and found.source is not None and _consents(found.source.of(text)):
        return not words.startswith("that ") and re.search(rf"\b{_FINITE}", words) is None
    if found.lemma == "admit" and _TAKEN_IN.match(words):
        return True
    if found.lemma == "blast" and found.cue is not None and " out" in text[found.cue.start : found.cue.end + 4]:
        return True  # "blasted out an email"
    if (found.lemma in _POSTS and _POSTED.match(words)) or (found.lemma in _GIVES and _NONE.match(words)):
        return True
    if found.lemma == "tell" and _TOLD_TO.match(words):
        return True  # "told people with asthma to stay indoors"
    if found.lemma == "show" and _SHOWN_TO.match(words):
        return True  # "she showed me photographs"
    return (found.lemma == "agree" and words.startswith("to ")) or (
        found.lemma == "cite" and _FAULT.search(words) is not None
    )


def _consents(source: str) -> bool:
    """Tell a court that confirms a sentence from its spokeswoman, who confirms a request in speaking of it."""
    return _CONSENTS.search(source) is not None and "spokes" not in source.lower()


_FAULT = lazy_re(
    r"^(?:the|an?|its?|him|her|them|[A-Z][\w’'-]*)\b(?: [\w’'-]+){0,4}? for (?:not |repeatedly )?"
    r"(?:failing|violating|breaching|breaking|ignoring|leaving|operating|driving|speeding|exceeding|neglecting|polluting|lacking|having)\b"
)
_READING = lazy_re(r"g[ai]v\w+ (?:(?:a|its) )?(?:first|second|third|final) reading\b", re.IGNORECASE)


def has_speaker(text: str, found: FoundAttribution) -> bool:
    """Tell whether somebody says it at all: not "none of the officials said", nor a headline's "clerk found guilty"."""
    return not (
        _is_own(text, found)
        or _is_of_nobody(text, found)
        or _is_done_to(text, found)
        or _is_never_said(text, found)
        or is_to_come(text, found)
        or _is_gesture(text, found)
        or _is_pointing(text, found)
        or is_unchecked(text, found)
    )


def _is_own(text: str, found: FoundAttribution) -> bool:
    """Tell what the paper's own people saw from what somebody says: "A reporter saw that the gate was open"."""
    return found.lemma in _SEES and found.source is not None and _REPORTER.fullmatch(found.source.of(text)) is not None


_SEES = frozenset({"see", "watch", "hear", "count", "witness", "visit", "observe", "find"})
_REPORTER = lazy_re(
    r"(?:An?|This|Our|The) (?:[\w’'-]+ ){0,3}(?:reporter|correspondent|journalist|photographer)s?"
    r"(?: (?:for|from|with|of) [^,.;:\n]{1,40})?",
    re.IGNORECASE,
)


def _is_gesture(text: str, found: FoundAttribution) -> bool:
    """Tell "asked about it, she laughed" from "“No,” she laughed"."""
    words = found.content[0].of(text)
    return found.lemma in _GESTURES and not found.is_quoted and words[:1] not in "“\"‘'" and words[-1:] not in "”\"’'"


_GESTURES = words("laugh smile grin shrug nod chuckle beam sigh cry sob frown wince giggle weep")


def _is_pointing(text: str, found: FoundAttribution) -> bool:
    """Tell what was meant beside speech: "she said, referring to the plan"."""
    return found.cue is not None and _POINTING.match(text, found.cue.start) is not None


_POINTING = lazy_re(
    r"(?:referring|alluding)\b|(?:referred|refers|directed|directs|deferred|defers|forwarded|redirected) "
    r"(?:[\w’'-]+ ){0,3}?(?:questions?|quer(?:y|ies)|inquir(?:y|ies)|enquir(?:y|ies)|requests?|calls?|reporters)\b"
)
"""What points at something, or sends who asks to somebody else: "referred questions about it to the mayor"."""


def _is_never_said(text: str, found: FoundAttribution) -> bool:
    """Tell "has not been accused of a crime"."""
    if found.source is not None or not found.is_passive or found.cue is None or found.lemma not in _DONE_TO:
        return False
    return re.search(r"\b(?:not|never)\b|n[’']t\b", found.cue.of(text)) is not None


def _is_done_to(text: str, found: FoundAttribution) -> bool:
    """Tell a participle from a verb: "man charged with murder", "Council Found to Have Broken Rules"."""
    behind = _DONE_TO.get(found.lemma)
    if behind is None or found.source is None or found.cue is None or found.is_quoted:
        return False
    is_bare = found.cue.start - found.source.end <= 1 and " " not in found.cue.of(text)
    return is_bare and behind.match(text, found.cue.end) is not None


def _is_of_nobody(text: str, found: FoundAttribution) -> bool:
    """Tell "none of the officials said", "not everyone agrees that" and "neither Ruiz nor Hale said"."""
    if found.source is None:
        return False
    if found.cue is not None and found.act is Act.STATEMENT:
        return is_nobody(text, found.source) or is_hardly_anybody(text, found.source, found.cue, found.content[0])
    return is_nobody(text, found.source)


def _is_open_question(found: FoundAttribution, words: str) -> bool:
    """Tell "told us which page to turn to", whose answer the article keeps to itself."""
    return found.lemma == "tell" and _WHICH_TO.match(words) is not None


def _names_said(words: str) -> bool:
    first = re.split(r"[,;:]|\b(?:by|from|to|after|because|who|which)\b", words, maxsplit=1)[0]
    return any(word.lower() in _SAID_THINGS for word in re.findall(r"[\w’'-]+", first)[:REACH])
