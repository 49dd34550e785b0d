"""What little can be a claim: a thing that is the object of a verb, two words, a question."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.attribution.sentences.apposed import apposed_noun
from claimcheck.attribution.vocabulary.lexicon import (
    BEARING_OUT,
    CUE_VERBS,
    DENIAL_LEMMAS,
    DETERMINERS,
    LAW_VERBS,
    PREPOSITIONS,
    PRONOUNS,
    Frame,
)
from claimcheck.reading.cutting.clauses import is_brief_clause, is_clause, is_short_clause
from claimcheck.reading.cutting.predicates import PAST, PRESENT, UNCHANGED
from claimcheck.reading.people.chains import Attributed
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Span

_RELATIVE_VERB = lazy_re(r"(?:was|is|were|are|would|could|might|may|will|has|had|have|should|must|can|did|does) ")
MIN_WORDS = 3
"""Fewer words are no claim of their own."""
_UTTERED = lazy_re(r"[“\"‘'](?:I|We|You|He|She|They|It|That|This|There|Nobody)[’'\w]* [^”\"]+[,.!][”\"’']")
_UTTERED_ON = lazy_re(
    r"[“\"‘']?(?:I|We|You|He|She|They|It|That|This|There|Nobody)(?:[’'](?:s|re|m|ll))? [^”\"]+[,.!]?[”\"’']*"
)
_NOT_SO = lazy_re(r"[“\"‘']?[Nn]ot (?:so|true|quite|yet|now|guilty)[,.!]?[”\"’']?")
_CONTRACTED = lazy_re(r"[“\"‘']?[A-Z]\w*[’'](?:s|re) [a-z]{3,}[,.!][”\"’']*")
"""A whole sentence of two words: "Medicare’s dying."."""
_MANY_DO = lazy_re(
    r"[“\"‘'](?:People|Men|Women|Children|Voters|Families|Workers|Folks|Neighbo?urs|Prices|Things|Politicians|Kids) "
    r"(?:forget|remember|walk|listen|talk|care|know|suffer|notice|lie|wait|watch|vote|rise|fall|change|matter|happen|"
    r"panic|leave|stay|pay|die|drown)[.,!][”\"’']"
)
"""A whole sentence of two words: "“People remember,” said a village chief"."""
_WH = lazy_re(r"(?:what|why|how|whether|who|whom|where|when)\b", re.IGNORECASE)
_PHRASE = lazy_re(r"(?:the|a|an|his|her|its|their|him|them|this|these|those)\b", re.IGNORECASE)
_JUDGES = frozenset({"call", "brand", "label", "deem", "find", "declare"})
_JUDGED = lazy_re(
    r"(?:it|him|her|them|this|that) (?:[“\"‘'][^“”\"‘]{3,60}[”\"’'][.,]?|"
    r"nonsense|rubbish|madness|lunacy|folly|fiction|fantasy|propaganda|slander|libel|blackmail|hypocrisy|lies|"
    r"[a-z]{2,20}(?:ed|ic|al|ive|ous|ful|less|able|ible|ist|ish|ought|dull|fair|unfair|wrong|unsafe|absurd|safe))"
)
"""What somebody finds or calls a thing in one word: "called it “alarmist”", "found it overwrought"."""
_CLAIMED = lazy_re(r"(?:to (?=[a-z])|victory|responsibility|credit|success|ignorance|innocence|self-defen[cs]e)\b")
_PART = lazy_re(r"\b(?:what|than|as|which|that|whom) $")
"""What stands before whoever speaks of a part of a clause: "double what Ruiz said she expected"."""
_REJECTS = frozenset({"reject", "dismiss", "dispute"})
_WARNS = frozenset({"warn", "complain"})
_WRITTEN = lazy_re(r"[“\"‘'][A-Z][^“”\"]{2,60}[,.!]?[”\"’'][.,]?")
_POINTERS = frozenset({"it", "this", "that", "them", "these", "those"})
_GIVEN = frozenset({"him", "her", "us", "me", "you"})
_TOLD_OF = frozenset(
    {"recall", "describe", "warn", "remember", "call", "accept", "admit", "reveal", "quote", "remind", "announce"}
)
_SHOWN = lazy_re(r"(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|no) [a-z]+s")
"""Two words that a document shows: "call logs show [two calls]"."""
_SCENE = lazy_re(r"(?!that |how |what |why )(?:[\w’'-]+ ){1,6}[a-z]{2,12}ing\b")
_DOES = lazy_re(
    r"(?:the|an?|his|her|their) (?:[\w’'-]+ ){1,2}(?!meeting|building|during|morning|evening|hearing)[a-z]{2,12}ing "
    r"(?!was|were|is|are|had|has|have|would|will|could|can\b)"
)
"""What is recalled of somebody, whatever clause it holds: "recalled [the agent walking in and saying] it was off"."""
_NAMES_THING = frozenset(
    {"find", "confirm", "forecast", "predict", "announce", "disclose", "report", "project", "affirm"}
)
_THING = lazy_re(
    r"(?!that |how |what |who |he |she |it |they |there )(?:[\w’'-]+ ){1,4}(?:of|between|in|for|by) ", re.IGNORECASE
)
"""What somebody finds or forecasts that is no clause: "no link between light and sleep", "earnings of $2 a share"."""
_ING = lazy_re(r"\b[a-z]{2,20}ing\b")
_AMOUNT = lazy_re(r"(?!that )(?:[a-z]+ ){0,2}[$£€]?\d")
"""What somebody reports in figures, and no clause: "4.2 million members", "about $3 million on hand"."""
_RULED_OUT = lazy_re(r"\b(?:rule[sd]?|ruling) out$")
_VOWS = frozenset({"vow", "pledge", "promise", "threaten"})
_ASKS_FOR = {"recommend": "that ", "ask": "for "}
_PROPOSES = frozenset({"recommend", "suggest", "propose", "advise", "urge"})
_DOING = lazy_re(r"(?!during|nothing|something|everything|anything|king)[a-z]{2,}ing ")
_ASKED = frozenset({"ask", "address", "discuss"})
_OVER = lazy_re(r" (?:over|about|on)$")
"""The end of a cue whose "who" and "why" are no more than a matter: "argued about [who had paid]"."""


def is_object_frame(item: Attributed) -> bool:
    """Tell whether the content is an object ("criticised the plan") and no statement that can stand alone."""
    verb = CUE_VERBS.get(item.found.lemma)
    source = item.found.source
    is_quoted = item.found.is_quoted and item.found.lemma != "blame"  # "[Corvane blamed] “a divergence of views”"
    is_plain = not is_quoted and not item.found.is_passive and source is not None
    if item.found.lemma == "remember" and source is not None and item.found.content[0].end <= source.start:
        return False  # "The lights were off, Ruiz remembers"
    return is_plain and verb is not None and (verb.frame is Frame.OBJECT or item.found.is_topic)


def is_phrase(text: str, item: Attributed) -> bool:
    """Tell a content that is no clause and needs its cue to read: "recalled [her as demanding]"."""
    content, cue = item.found.content[0], item.found.cue
    if len(item.found.content) > 1 or item.found.is_quoted or cue is None or content.start < cue.end:
        return False
    words = content.of(text)
    if cue.of(text).lower() in LAW_VERBS and not words.startswith("that ") and not is_clause(words):
        return True  # "[The code forbids] landlords to lock exits"
    if item.found.lemma in _PROPOSES and _is_proposed(words, item):
        return True
    if item.found.lemma in {"claim", "declare"} and _CLAIMED.match(words):
        return True  # "claimed responsibility for the blast", "claimed to have a gun"
    if item.found.lemma in _ASKS_FOR:  # "recommended that an outside firm check the returns", "asked for a loan"
        return words.startswith(_ASKS_FOR[item.found.lemma]) or cue.of(text).endswith(" for")
    if item.found.lemma in BEARING_OUT and (len(words.split()) < MIN_WORDS or words.startswith("as much ")):
        return True  # "[The minister conceded] errors", "[The minister conceded] as much on Monday"
    if item.found.lemma == "have":
        return not words[:1].isdigit()  # "[the poll had] Whitlow at 14 percent"
    if _is_judged(words, item) or _is_shown(words, item):
        return True
    if _is_thing_named(words, item):
        return True
    if _RULED_OUT.search(cue.of(text)) is not None:
        return not words.startswith("that ")
    if item.found.lemma not in _TOLD_OF:
        return False
    return _PHRASE.match(words) is not None and (not is_clause(words) or _DOES.match(words) is not None)


def _is_thing_named(words: str, item: Attributed) -> bool:
    """Tell what is found, forecast or reported and is no clause: "no link between the two", "4.2 million members"."""
    if item.found.lemma == "report" and _AMOUNT.match(words) and not is_brief_clause(words) and not is_clause(words):
        return True
    if item.found.lemma == "forecast" and not words.startswith("that ") and not is_brief_clause(words):
        return not is_clause(words)  # "[The bureau forecast] gales on Sunday"
    if item.found.lemma == "confirm" and _PHRASE.match(words) and not is_brief_clause(words) and not is_clause(words):
        return True  # "while [confirming] the two deaths, Ruiz said"
    is_named = item.found.lemma in _NAMES_THING and _THING.match(words) is not None
    return is_named and not is_clause(_ING.sub("it", words))  # "affirmed its rating of the bonds"


def is_short(text: str, group: Sequence[Span], item: Attributed) -> bool:
    """Tell two words that are a claim: a sentence that somebody is quoted with, what is denied, what is vowed.

    “We nodded,” she said; "denies every count"; "vowed to appeal"; but a term in marks is no sentence.
    """
    words = group[0].of(text)
    first = item.found.source or item.found.cue
    is_part = first is not None and _PART.search(text, max(0, first.start - 12), first.start) is not None
    if len(group) == 1 and (is_short_clause(words) or _is_shown(words, item)) and not is_part:
        return True
    if item.found.is_topic and item.found.lemma in _WARNS and _is_spoken_of(text, words, item):
        return True
    if item.found.is_quoted and item.found.lemma == "read" and _WRITTEN.fullmatch(words) is not None:
        return True  # "“Not acceptable,” reads a comment": nobody speaks in half sentences there
    if item.found.lemma == "blame" and words.lower() not in _POINTERS | _GIVEN:
        return True  # "[The letter blames] the staff"
    is_deed = item.found.lemma in _VOWS and words.lower().startswith("to ")
    bears_out = item.found.lemma in BEARING_OUT and (words == "this" or words.lower() not in _POINTERS)
    if is_deed or ((bears_out or item.found.lemma in DENIAL_LEMMAS | _REJECTS) and not item.found.is_negated):
        return True
    if item.found.is_quoted and len(group) == 1 and _CONTRACTED.fullmatch(words) is not None:
        return True
    if item.found.is_quoted and len(group) == 1 and _MANY_DO.fullmatch(words) is not None:
        return True
    if item.found.lemma in _JUDGES and len(group) == 1 and _JUDGED.fullmatch(words) is not None:
        return True
    form = _UTTERED_ON if item.found.is_quoted else _UTTERED
    if _NOT_SO.fullmatch(words) is not None or _is_verdict(text, group, item):
        return True
    return len(group) == 1 and form.fullmatch(words) is not None


def _is_verdict(text: str, group: Sequence[Span], item: Attributed) -> bool:
    """Tell a word or two that a sentence opens with and somebody says: "Too short, says Ines Calloway", "Few did"."""
    source, cue, piece = item.found.source, item.found.cue, group[0]
    if len(group) > 1 or source is None or cue is None or not piece.end < cue.start < source.start:
        return False
    is_first = not piece.start or (text[piece.start - 1] in "\n " and text[piece.start].isupper())
    return is_first and text[piece.end : cue.start] == ", " and _VERDICT.fullmatch(piece.of(text)) is not None


_VERDICT = lazy_re(
    r"(?:Too|Not|Very|Quite|Hardly|Rather|Far from|So) [a-z]{3,20}|"
    r"(?:(?:Utter|Complete|Total|Pure|Absolute) )?[Nn]onsense|Rubbish|Rot|Wrong|False|Untrue|Absurd|Unfair|Unlikely|"
    r"Impossible|Ridiculous|Outrageous|Shameful|Unacceptable|"
    r"(?:Nobody|No one|None|Neither|Both|All|Few|Many|Most|Some|Several|One|Two|Three|Four|Five|Six|Seven|Eight|Nine|"
    r"Ten) (?:is|are|was|were|has|have|had|does|do|did|would|could|should|might|will|can)(?:n[’']t| not)?"
)


def _is_spoken_of(text: str, words: str, item: Attributed) -> bool:
    """Tell what somebody warns of in a word: "[Grantley has warned] of delays"; no "warned of it".

    Nor in a headline by its first word, which may be no name: "Watchdog warns of leak".
    """
    source, cue = item.found.source, item.found.cue
    opens = source is not None and not source.start and " " not in source.of(text)
    is_headline = opens and cue is not None and cue.of(text).endswith("s")
    return words.rpartition(" ")[2] not in _POINTERS | _GIVEN and not is_headline


def _is_proposed(words: str, item: Attributed) -> bool:
    """Tell what is proposed: "recommended [closing the road]", "the guidelines recommend [the drug for adults]"."""
    is_thing = item.found.lemma == "recommend" and not words.startswith("that ") and not is_clause(words)
    return is_thing or _DOING.match(words) is not None


def _is_judged(words: str, item: Attributed) -> bool:
    """Tell what a thing was found to be, in a word: "[The Herald found] the novel dull"."""
    is_plain = PREPOSITIONS.isdisjoint(words.split()) and not words.startswith("that ")
    return item.found.lemma == "find" and is_plain and not is_clause(words)


def _is_shown(words: str, item: Attributed) -> bool:
    """Tell a thing that is shown, and no clause: "call logs show [two calls]", "showed [men beating a protester]"."""
    if item.found.lemma not in {"show", "reveal"} or item.found.is_negated:
        return False
    is_scene = _SCENE.match(words) is not None and not is_clause(words)
    return is_scene or _SHOWN.fullmatch(words) is not None


def is_question(text: str, group: Sequence[Span], item: Attributed) -> bool:
    """Tell a question, asked or told of: "was asked why the lock leaks", "addressed what he thinks unfair"."""
    if group[-1].of(text).rstrip(" ”\"'’").endswith("?"):
        return True
    return is_told_of(text, group[0], item)


def is_told_of(text: str, content: Span, item: Attributed) -> bool:
    """Tell what somebody asks or speaks of, and does not state: "addressed what he thinks unfair"."""
    if content.of(text).startswith("of ") and not item.found.is_quoted and not item.found.is_topic:
        return True  # "compared with forecasts of a drop"
    cue = item.found.cue
    is_about = item.found.lemma in _ASKED or (cue is not None and _OVER.search(cue.of(text)) is not None)
    return is_about and not item.found.is_quoted and _WH.match(content.of(text)) is not None


def is_verb_of_relative(text: str, item: Attributed) -> bool:
    """Tell a content that is the verb of a relative clause around its cue: "which critics say [is unfair]"."""
    source, cue, content = item.found.source, item.found.cue, item.found.content[0]
    if source is None or cue is None or len(item.found.content) > 1 or item.found.is_quoted:
        return False
    is_beside = source.end <= cue.start and cue.end <= content.start <= cue.end + 2
    is_inner = text[max(0, source.start - 8) : source.start].endswith((", which ", ", who "))
    return is_beside and is_inner and _RELATIVE_VERB.match(text, content.start, content.end) is not None


def thing_told_of(text: str, item: Attributed) -> Span | None:
    """Give what a clause without a comma tells of: "seized [a boat] that officials said had carried 40 rifles"."""
    source, cue, content = item.found.source, item.found.cue, item.found.content[0]
    if source is None or cue is None or len(item.found.content) > 1 or item.found.is_quoted:
        return None
    is_beside = source.end <= cue.start and cue.end <= content.start <= cue.end + 2
    thing = _THING_THAT.search(text, max(0, source.start - 80), source.start) if is_beside else None
    is_verb = thing is not None and thing["noun"] in CUE_VERBS and thing["what"] == thing["noun"]  # "claim that they"
    if thing is None or is_verb or thing["noun"] in PRONOUNS:
        return None
    is_verb = _RELATIVE_VERB.match(text, content.start, content.end) is not None
    is_verb = is_verb or (thing["noun"] not in _TIMES and _opens_with_verb(content.of(text), thing["noun"]))
    return Span(*thing.span("what")) if is_verb else None


def _opens_with_verb(words: str, noun: str) -> bool:
    """Tell what a thing does, without its subject: "a firm that prosecutors say [hid the losses]"."""
    first = _FIRST_VERB.match(words)
    if first is None:
        return False
    verb = first["verb"]
    if noun.endswith("s") and first["behind"] in {"them", "it", "him", "her", "us"}:
        return True  # "agreements that they say still bind them"
    if first["object"] is not None:
        return verb.endswith("ed") or verb in PAST  # "ships that the navy says [carried arms]"
    is_plain = verb.endswith(("ed", "s")) and not verb.endswith("ss") and verb not in DETERMINERS | PRONOUNS
    return is_plain or verb in PAST | PRESENT | UNCHANGED


_FIRST_VERB = lazy_re(
    r"(?:(?:still|also|now|never|once|later|always|[a-z]{2,12}ly) )?(?P<verb>[a-z]{3,20}) "
    r"(?:(?P<behind>the|an?|his|her|its|their|them|it|him|us|in|on|at|to|by|from|with|into|more|no|up|out|down)\b|"
    r"[$£€]?\d|(?P<object>[a-z-]{3,20}(?: [a-z-]{3,20})?$))"
)
_TIMES = words("day night morning evening week month year time moment hour way reason extent degree point")


_THING_THAT = lazy_re(
    r"\b(?P<what>(?:(?:an?|the|his|her|its|their|two|three|four|five|\d+) (?:[a-z-]+ ){0,2}|"
    r"(?:An?|The|His|Her|Its|Their|One|Two|Three|Four|Five) (?:[a-z-]+ )?)?(?P<noun>[a-z-]{3,30})) (?:that|which|who) $"
)


def says_it(text: str, item: Attributed) -> bool:
    """Tell what points at words before it: "He laughed when he said it"."""
    return item.found.lemma == "say" and item.found.content[0].of(text).lower() == "it"


def gives_nothing(text: str, item: Attributed) -> bool:
    """Tell an attribution that makes no claim: of two words ("double what she said she expected"), or of a question."""
    words = sum(len(content.of(text).split()) for content in item.found.content)
    if says_it(text, item):
        return True
    is_enough = is_short(text, item.found.content, item) or is_verb_of_relative(text, item)
    is_enough = is_enough or apposed_noun(text, item.found) is not None or thing_told_of(text, item) is not None
    cue = item.found.cue
    is_heard = item.found.is_passive and cue is not None and relative_before(text, cue) is not None
    is_little = words < MIN_WORDS and not (is_enough or is_heard) and not item.found.is_quoted
    return is_little or all(is_told_of(text, content, item) for content in item.found.content)


def relative_before(text: str, cue: Span) -> re.Match[str] | None:
    """Give what a clause opens with that tells by hearsay of what stands before: "[, which] reportedly owes £4m"."""
    return _RELATIVE.search(text, max(0, cue.start - MAX_OPENING), cue.start)


MAX_OPENING = 16
"""Characters of what opens such a clause at most."""
_RELATIVE = lazy_re(r", (?P<who>who|which) (?:(?P<verb>was|is|were|are|has|have|had|will|would|may|might|could) )?$")
