"""What kind of statement a claim is, from its wording."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.words import words
from claimcheck.types import ClaimKind

_PREDICTION = re.compile(
    r"\b(?:(?<!\w who )(?<!\w that )(?<!\w which )(?<!whom i )(?<!whom we )(?:will|won[’']t)|(?:i|we) shall|"
    r"(?:is|are|am|was|were|[’'](?:re|s|m)) (?:not )?(?:going|expected|likely|"
    r"set|due|scheduled|poised|slated|planning|unlikely|bound|about) to|"
    r"(?:is|are) (?:not )?(?:likely|unlikely)|(?:is|are) (?:set|due|scheduled|slated|planned) (?:for|on|in|at)|"
    r"(?:is|are) to (?!blame|say|do with)[a-z]+|looks? (?:set|certain|likely|unlikely|sure|bound) to|"
    r"stands? to (?:gain|lose|make|win|earn|benefit)|faces? (?:up to|a maximum)|(?:expects?|foresees?|anticipates?)|"
    r"is planned|would (?!have\b|rather\b|sooner\b|like\b|love\b|prefer\b)|(?:could|may|might) (?:soon|yet))\b|"
    r"(?<=\w)[’']ll\b",
    re.IGNORECASE,
)
# Whose wish or plan it is, not what will come: "he hopes that it will pass" states the hope.
_STATE_OF_MIND = re.compile(
    r"\b(?:hopes?|hoped|wants?|wanted|fears?|feared|doubts?|doubted|(?:does|do|did) not (?:believe|expect|intend|want)|"
    r"plans?|intends?)\b",
    re.IGNORECASE,
)
_HEADLINE_PLAN = re.compile(
    r"(?:[\w’'.&-]+ ){1,5}to (?:raise|cut|close|open|build|sell|buy|end|ban|sign|pay|join|leave|lose|lead|meet|launch|"
    r"scrap|shut|move|merge|recall|resign|retire|return|reopen|replace|appeal|vote|strike|stop|start|seek|sue|tax|"
    r"visit|drop|charge|reduce|increase|extend|expand|get|give|hold|keep|face|fund|hire|lift|limit|make|offer|spend|"
    r"take|withdraw)\b",
    re.IGNORECASE,
)
_VERB_BEFORE_TO = re.compile(r" \w+(?:s|ed|ing)(?= to )|\b(?:is|are|was|has|have|had)\b", re.IGNORECASE)
FORETELLING = words("predict forecast foresee project expect anticipate envisage pledge vow promise threaten")
"""Verbs whose content is what is to come, whatever its own words say."""
BINDING = words("hold rule order decree provide require stipulate under")
"""Verbs under which "must" and "shall" tell what is the law, not what somebody thinks right."""
NAMING = words("call describe dismiss brand label denounce deride mock decry ridicule hail")
"""Verbs with which somebody gives a thing a name of his own: between quotation marks, that is a judgement."""
_NAMED = re.compile(r"[“‘\"]|(?:^|\s)'(?=\w)")
_OPINION = re.compile(
    r"\b(?:should(?:n[’']t)?|ought to|must|i(?: am|[’']m)? (?:think|believe|feel|hope|guess|suppose|afraid|"
    r"would (?:rather|like|love|prefer))|we (?:think|believe|feel|hope|would (?:rather|like|love|prefer))|"
    r"would (?:rather|sooner)|in my (?:view|opinion)|"
    r"disgrace(?:ful)?|shame(?:ful)?|outrage(?:ous)?|ridiculous|absurd|terrible|terrific|wonderful|"
    r"amazing|awful|horrible|(?<!with )great|fantastic|lovely|courteous|delightful|splendid|dreadful|appalling|"
    r"hopeless|irresistible|useless|laughable|suicidal|naive|hypocritical|scandalous|farcical|madness|lunacy|"
    r"(?:is|are|was|were) (?:far |much )?too (?:low|high|late|little|slow|weak|soft|harsh|small|big|easy|thin)|"
    r"(?:is|are|was|were|be) like (?:an?|the)|(?:good|bad|sad|dark|happy) (?:day|news|idea|thing) for|"
    r"incredible|pathetic|disaster|disastrous|brilliant|reckless|unacceptable|proud|sad|unfair|wrong|best|"
    r"worst|nonsense|foolish|"
    r"irresponsible|dangerous|cruel|stupid|beautiful|tragic|deserves?|unfortunate(?:ly)?|frankly)\b",
    re.IGNORECASE,
)
_DUTY = re.compile(r"\b(?:must|should|ought to|shall)\b", re.IGNORECASE)
_OWN_OPINION = re.compile(
    r"\b(?:should(?:n[’']t)?|ought to|shameful|disgraceful|outrageous|ridiculous|absurd|unacceptable|must not)\b",
    re.IGNORECASE,
)
_INSTRUCTION = re.compile(
    r"^(?:read|click|see|watch|listen|imagine|consider|let|think of|remember|look|take|note|call|write|"
    r"visit|follow|join|tell us|send|email|subscribe)\b(?! the)",
    re.IGNORECASE,
)
_WITNESSED = re.compile(
    r"\b(?:(?:[Aa]|[Tt]his|[Oo]ur|[Tt]he) (?:[A-Z][\w’'-]+ ){0,3}(?:reporter|correspondent|journalist|"
    r"photographer)s? (?:for [^,.]{2,40} )?(?:saw|watched|heard|counted|witnessed|visited|found|observed)|"
    r"could not (?:be )?(?:immediately |independently )+(?:be )?(?:verified|confirmed)|(?:reporters|"
    r"journalists) (?:saw|watched|heard|counted)|"
    r"I (?:saw|watched|heard|counted|met|visited|stood|walked)|seen by a reporter)\b"
)


def said_kind(said: str, lemma: str) -> ClaimKind:
    """Tell a prediction, an opinion or a fact of what somebody utters with the verb `lemma`."""
    judged = _DUTY.sub(" ", said) if lemma in BINDING else said
    if _OPINION.search(judged) or (lemma in NAMING and _NAMED.search(said)):
        return ClaimKind.OPINION
    if lemma in FORETELLING or _PREDICTION.search(said):
        return ClaimKind.PREDICTION
    return ClaimKind.FACT


def own_kind(stated: str, *, is_headline: bool = False) -> ClaimKind:
    """Tell a prediction or a fact of what the article says itself."""
    found = _PREDICTION.search(stated)
    if found is not None:
        mind = _STATE_OF_MIND.search(stated, 0, found.end())
        return ClaimKind.FACT if mind is not None else ClaimKind.PREDICTION
    plan = _HEADLINE_PLAN.match(stated) if is_headline else None
    if plan is not None and _VERB_BEFORE_TO.search(plan.group()) is None:
        return ClaimKind.PREDICTION
    return ClaimKind.FACT


def is_own_opinion(sentence: str) -> bool:
    """Tell whether a sentence in the article's own voice is only an opinion, a question or an instruction."""
    stripped = sentence.strip(" \t\n”\"'’)")
    return (
        stripped.endswith("?") or _INSTRUCTION.match(stripped) is not None or _OWN_OPINION.search(stripped) is not None
    )


def witnessed_in(words: str) -> tuple[int, int] | None:
    """Find the words that make the writer the witness, as offsets into `words`."""
    match = _WITNESSED.search(words)
    return match.span() if match else None
