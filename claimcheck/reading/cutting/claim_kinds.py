"""What kind of statement a claim is, from its wording."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.nouns import OUTLET_NAME
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import ClaimKind

_REFUSED = r"(?:let (?:me|him|her|us|them)\b|(?:stop|listen|budge)(?=[.,;:!?“”\"’']|$)|stop [a-z]+ing\b)"
"""What somebody would not do is what he did not: "the man would not stop", "would not let her in"."""
_PREDICTION = lazy_re(
    r"\b(?:(?<!\w who )(?<!\w that )(?<!\w which )(?<!whom i )(?<!whom we )"
    r"(?<!man i )(?<!man we )(?<!boy i )(?<!girl i )(?:will|won[’']t)|(?:i|we) shall|"
    r"(?:is|are|am|was|were|[’'](?:re|s|m)) (?:(?:not|now|still|also|widely) )?(?:going|expected|likely|"
    r"set|due(?! to (?:(?:an?|the|its|their|his|her|this|that|these|faulty|poor|bad|heavy|high|low|human|"
    r"lack)\b|"
    r"(?:ice|snow|rain|fog|wind|weather|flooding|traffic|fatigue|illness|injury|pneumonia|cancer|fire|alcohol|drugs|"
    r"debt|covid|strikes|roadworks)\b|"
    r"[a-z]{2,20}(?:ing|ion|ions|ures?|ages?|ors?|ness|ity)(?=[ .,;]|$)))|scheduled|poised|slated|planning|unlikely|"
    r"bound|about|projected(?! to (?:an?|the)\b)|forecast|forecasted|predicted) to|"
    r"(?:is|are) (?:not )?(?:likely|unlikely)|(?:is|are) (?:inevitable|imminent)|"
    r"(?:is|are) (?:set|due|scheduled|slated|planned|expected) (?:for|on|in|at|by)|"
    r"(?:is|are) to (?!blame|say|do with)[a-z]+|looks? (?:set|certain|likely|unlikely|sure|bound) to|"
    r"stands? to (?:gain|lose|make|win|earn|benefit)|faces? (?:up to|a maximum)|"
    r"(?<!\bto )(?:expects?|foresees?|anticipates?)|"
    rf"is planned|would (?!have\b|rather\b|sooner\b|like\b|love\b|prefer\b|not {_REFUSED})|"
    rf"wouldn[’']t (?!have\b|say\b|let\b|know\b|want\b|{_REFUSED})|(?:could|may|might) (?:soon|yet)|"
    r"(?<!\w who )(?<!\w that )(?<!\w which )(?-i:may|might) (?!(?:not |well )?have\b)[a-z]+|"
    r"if [^.;]{1,120}, [^.;]{1,60} could (?!have\b|not\b))\b|(?<=\w)[’']ll\b",
    re.IGNORECASE,
)
# Whose wish or plan it is, not what will come: "he hopes that it will pass" states the hope.
_STATE_OF_MIND = lazy_re(
    r"\b(?:hopes?|hoped|wants?|wanted|fears?|feared|doubts?|doubted|(?:does|do|did) not (?:believe|expect|intend|want)|"
    r"plans?|intends?)\b",
    re.IGNORECASE,
)
_ASKED = lazy_re(r"\b(?:whether|who|whom|what|which|how) (?:[\w’'-]+ ){0,3}$", re.IGNORECASE)
"""Right before "would", the beginning of a question: "does not say who would pay" tells nothing of what will come."""
_ASKING = lazy_re(
    r"\b(?:ask(?:s|ed|ing)?|wonder(?:s|ed|ing)?) (?:[\w’'-]+ ){0,3}?(?:if|whether) (?:[\w’'-]+ ){1,4}$", re.IGNORECASE
)
"""Before what a question asks: "players asking me if there [is going to] be a club"."""
_HEADLINE_PLAN = lazy_re(
    r"(?:[\w’'.&-]+ ){1,5}to (?:raise|cut|close|open|build|sell|buy|end|ban|sign|pay|join|leave|lose|lead|meet|launch|"
    r"scrap|shut|move|merge|recall|resign|retire|return|reopen|replace|appeal|vote|strike|stop|start|seek|sue|tax|"
    r"visit|drop|charge|reduce|increase|extend|expand|get|give|hold|keep|face|fund|hire|lift|limit|make|offer|spend|"
    r"take|withdraw)\b",
    re.IGNORECASE,
)
_VERB_BEFORE_TO = lazy_re(
    r" \w+(?:s|ed|ing)(?= (?:\d+-\d+ |[a-z]+ly )?to )|\b(?:is|are|was|has|have|had)\b", re.IGNORECASE
)
FORETELLING = words("predict forecast foresee project expect anticipate envisage pledge vow promise threaten")
"""Verbs whose content is what is to come, whatever its own words say."""
BINDING = words("hold rule order decree provide require stipulate under")
"""Verbs under which "must" and "shall" tell what is the law, not what somebody thinks right."""
NAMING = words("call term describe dismiss brand label denounce deride mock decry ridicule hail")
"""Verbs with which somebody gives a thing a name of his own: between quotation marks, that is a judgement."""
_NAMED = lazy_re(r"[“‘\"]|(?:^|\s)'(?=\w)")
_BE = (
    r"(?:\b(?:is|are|was|were|am|be|been|being|become|becomes|became|looks?|looked|seems?|seemed|feels?|felt|"
    r"(?i:it|that|this|he|she|there|what|who)[’']s)|[’'](?:re|m))"
)
_PLACED = lazy_re(r"^(?!.* as\b)[^“‘\"]{3,80}[“‘\"](?:to|in|on|at|from|across|behind|under|near|through|of) ")
"""Where or of what a thing is, in the words of whoever describes it: "described wounds “to the back”"."""
_DEGREE = r"(?:(?:[a-z]+ly|very|so|too|just|not|such|quite|rather|more|most|an?|the|my|our|[“‘\"']) ?){0,3}"
_HARSH = (
    r"(?:disgrace(?:ful)?|shame(?:ful)?|outrage(?:ous)?|ridiculous|absurd|terrible|terrific|wonderful|amazing|awful|"
    r"horrible|fantastic|lovely|courteous|delightful|splendid|dreadful|appalling|hopeless|irresistible|useless|"
    r"laughable|suicidal|naive|hypocritical|scandalous|farcical|madness|lunacy|incredible|pathetic|disastrous|"
    r"brilliant|unacceptable|unfair|nonsense|foolish|irresponsible|cruel|stupid|beautiful|tragic|"
    r"reckless(?! (?:driving|endangerment|homicide|conduct)))"
)
"""Words that judge wherever they stand; with a capital inside a sentence they are part of a name."""
_FRAMED = (
    r"(?:great|best|worst|wrong|proud|sad|dangerous|(?:[a-z]+ )?(?:disaster|nightmare|scandal|farce|mess|joke)|"
    r"disappointed|delighted|dismayed|flattered|appalled|ashamed|heartbroken|devastated|disgusted|grateful)"
)
"""Words that judge what is said to be so: "the plan is great", but not "a great many"."""
_OPINION = lazy_re(
    r"\b(?i:should(?:n[’']t)?|ought to|must|i(?: am|[’']m)? (?:think|believe|feel|hope|guess|suppose|afraid|"
    r"would (?:rather|like|love|prefer))|we (?:think|believe|feel|hope|would (?:rather|like|love|prefer))|"
    r"would (?:rather|sooner)|in my (?:view|opinion)|too (?:many|much|little|few)(?! to)|better off|"
    r"deserves?|unfortunate(?:ly)?|frankly)\b|"
    rf"\b{_HARSH}\b|^\W*(?i:{_HARSH})\b|{_BE} {_DEGREE}{_FRAMED}\b|\b[Ll]ook(?:s|ed|ing)? forward to\b|"
    r"\b(?:is|are|was|were) (?:far |much )?too (?:low|high|late|little|slow|weak|soft|harsh|small|big|easy|thin)\b|"
    r"\b(?:is|are|was|were|be) like (?:an?|the)\b|\b(?:good|bad|sad|dark|happy) (?:day|news|idea|thing) for\b|"
    rf"{_BE} (?:not )?(?:to blame|at fault|no (?:accident|excuse)|an? matter (?:of|for))\b|\bno choice\b"
)
_OPENS_QUOTATION = lazy_re(r"\s*[“‘\"']")
# What a speaker says of anybody and everybody, of "us" and "this", or tells the hearer to do.
_JUDGED = lazy_re(
    r"\byou(?:[’']re\b|[’']ve got\b| (?:just |only |really |always |never )?"
    r"(?:do|don[’']t|cannot|can(?:[’']t)?|need|have|want|get|are|look)\b)|"
    r"\b(?:you|we|it|this|that|these|those) (?:(?:are|is|do|does|can)(?:n[’']t| not)|cannot)\b"
    r"(?! (?:comment|know))|^\W*(?:let|don[’']t|do not|do the|stop|look at|imagine|ask|never|good luck|thank)\b|"
    r"\b(?:i|we) (?:just |only )?want(?:ed)?\b",
    re.IGNORECASE,
)
VALUING = words("joke quip grumble rave object scoff lament")
"""Verbs whose content is what somebody makes of a matter."""
_DEMANDED = lazy_re(r"\s*(?:on|for) \w", re.IGNORECASE)
DEMANDING = words("call appeal plead")
"""Verbs with which somebody demands something "on" or "for" it."""
_QUESTIONED = lazy_re(
    r"\b(?:if|whether) (?:[\w’'-]+ ){1,4}should\b|"
    r"(?<!\bwhat )(?<!\bhow )(?<!\bwhy )(?<!\bwhere )(?<!\bwhen )(?<=[a-z,] )should "
    r"(?=(?:the|an?|his|her|its|their|he|she|it|they|any) [^.,;]{3,80}[.,;]?[”\"’]?$)",
    re.IGNORECASE,
)
"""No opinion: "asked whether he should", "will sue should he resign"."""
_DUTY = lazy_re(r"\b(?:must|should|ought to|shall)\b", re.IGNORECASE)
_OWN_OPINION = lazy_re(
    r"\b(?:should(?:n[’']t)?|ought to|must not)\b|(?:\b(?:is|are|was|were|be|been)|[’']s) "
    r"(?:(?:[a-z]+ly|so|not|an?|quite|just) ){0,2}"
    r"(?:shame(?:ful)?|disgrace(?:ful)?|outrage(?:ous)?|ridiculous|absurd|unacceptable)\b|"
    r"^(?:shame|disgrace|outrage)(?:ful|ous)(?:ly)?\b",
    re.IGNORECASE,
)
_SUBORDINATE = lazy_re(
    r"\b(?:whether|that|if|which|who|whom|whose|when|where|because|as|how|why|what|until|unless|than|while|after|"
    r"before|since)\b",
    re.IGNORECASE,
)
_RELATIVE = lazy_re(r"\b(?:who|that|which) (?:[a-z]+ed|is|are|was|were|has|have|had|do|does|did|can|cannot|will)\b")
_INSTRUCTION = lazy_re(
    r"^(?:read|click|see|watch|listen|imagine|consider|let|think of|remember|look|take|note|call|write|"
    r"visit|follow|join|tell us|send|email|subscribe)\b(?![-’']| the)",
    re.IGNORECASE,
)
_COMMAND = lazy_re(
    r"(?:(?:But|And|So|Then|Please|Just|Instead|Or),? )?(?i:do not|don[’']t|never|stop [a-z]+ing|"
    r"(?:raise|cut|pay|give|bring|keep|make|ask|forget|spare|put|take|build|scrap|abolish|tax|leave|try|tell|count|stop|"
    r"end|fix|publish|spend|save|hold|drop|blame|thank|read|consider) "
    r"(?:the|an?|it|them|him|her|us|me|this|that|these|those|your|their|its|out|again)) "
)
_REJOINDER = lazy_re(
    r"(?:Quite|Fair|Strong|Bold|Harsh|Tough|Fine|Good|Not|Absolutely) [a-z]+[.!]|"
    r"(?:They|He|She|It|We|I|You|That) (?:might|may|could|should|must)(?: not|n[’']t)?[.!]"
)
"""A word or two that take up what was said: "Quite right.", "They might."."""
_WORD = lazy_re(r"[^\W\d_]+")
_FINITE = words(
    """is are was were has had does did will would fell rose won lost grew said told came went made took gave got became
    began left kept held brought met paid ran sat spoke stood drew broke built bought hit led sent spent struck sold
    quit died shut remains remain"""
)
_WITNESSED = lazy_re(
    r"\b(?:(?:[Aa]|[Tt]his|[Oo]ur|[Tt]he) (?:[A-Z][\w’'-]+ ){0,3}(?:reporter|correspondent|journalist|"
    r"photographer)s? (?:for [^,.]{2,40} )?(?:saw|watched|heard|counted|witnessed|visited|found|observed)|"
    r"could not (?:be )?(?:immediately |independently )+(?:be )?(?:verified|confirmed)|"
    r"could not (?:immediately )?independently (?:verify|confirm)|"
    r"could not (?:be )?(?:verify|confirm|verified|confirmed)\b[^.;\n]{0,60} independently|"
    r"[Nn]either [^.;,\n]{1,60} could be (?:immediately |independently )+(?:verified|confirmed)|"
    rf"(?:[Ww]e|[Tt]his newspaper|{OUTLET_NAME}) "
    r"(?:could not|(?:(?:have|has) not been|(?:was|were) not|(?:is|are) not) able to|"
    r"(?:was|were|is|are|has been|have been) unable to) (?:immediately |independently )?"
    r"(?:verify|confirm|authenticate|establish|determine|ascertain)\b|"
    r"unable to (?:independently (?:verify|confirm)|(?:verify|confirm)\b[^.;\n]{1,60} independently)|"
    r"(?:reporters|journalists) (?:saw|watched|heard|counted)|"
    r"I (?:saw|watched|heard|counted|met|visited|stood|walked)|seen by a reporter)\b"
)


def said_kind(said: str, lemma: str) -> ClaimKind:
    """Tell a prediction, an opinion or a fact of what somebody utters with the verb `lemma`."""
    if _is_judgement(_DUTY.sub(" ", said) if lemma in BINDING else _without_law(said), lemma):
        return ClaimKind.OPINION
    if lemma in FORETELLING or _foretells(_without_law(said)) or _AWAITED.search(said) is not None:
        return ClaimKind.PREDICTION
    return ClaimKind.FACT


def _is_judgement(said: str, lemma: str) -> bool:
    return (
        lemma in VALUING
        or (lemma in NAMING and _NAMED.search(said) is not None and not (lemma == "describe" and _PLACED.search(said)))
        or (lemma in DEMANDING and _DEMANDED.match(said) is not None)
        or _OPINION.search(_QUESTIONED.sub(" ", said)) is not None
        or (_OPENS_QUOTATION.match(said) is not None and _JUDGED.search(said) is not None)
    )


def _is_past_view(stated: str, found: re.Match[str]) -> bool:
    """Tell what was once to come or would be without something: "was told that the trams would not fit"."""
    if found.group().strip().lower() not in {"would", "wouldn't", "wouldn’t"}:
        return False
    before = stated[max(0, found.start() - 120) : found.start()]
    is_told = any(pattern.search(before) is not None for pattern in (_WAS_TOLD, _HAD_TOLD))
    return is_told or _OTHERWISE.match(stated, found.start()) is not None


_WAS_TOLD = lazy_re(
    r"\b(?:was|were|been|am|is|are) (?:(?:I|we|he|she|they|it|ever|never|not|also) ){0,2}"
    r"(?:told|advised|warned|informed|assured|promised|reminded) (?:[a-z]+ )?(?:that )?(?:[\w’'-]+ ){1,5}$",
    re.IGNORECASE,
)
_HAD_TOLD = lazy_re(
    r"\b(?:had|[’']d) (?:(?:also|already|once|never|not|been|long|repeatedly) )?"
    r"(?:told|advised|warned|informed|assured|promised|reminded|said|testified|predicted|insisted|vowed|sworn|known) "
    r"[^.;:“”]{0,90}?\bthat (?:[\w’'-]+ ){1,6}$",
    re.IGNORECASE,
)
"""What somebody had told before: "she had warned him five times that [it would] be found out"."""
_OTHERWISE = lazy_re(r"would (?:(?:not|never) )?otherwise (?:not |never )?", re.IGNORECASE)
_LAWFUL = lazy_re(
    r"\b(?:under|by) (?:[\w’'-]+ ){0,4}?(?:rules?|laws?|act|regulations?|constitution|code|statutes?|legislation)\b",
    re.IGNORECASE,
)
"""What makes "may" and "must" tell what is allowed or demanded: "may lose no more than £105m under the rules"."""
_ALLOWED = lazy_re(r"\b(?:may|might|must|shall)\b", re.IGNORECASE)
_AWAITED = lazy_re(
    r"(?:^|\b(?:that|and|but) )(?:it|they|he|she|we|the [\w-]+) (?:now |still |also )?"
    r"(?:expected|anticipated|foresaw) ",
    re.IGNORECASE,
)
"""What somebody said that was expected then: "said that it expected revenue to reach 260 million"."""


def _without_law(stated: str) -> str:
    return _ALLOWED.sub(" ", stated) if _LAWFUL.search(stated) is not None else stated


def _foretells(stated: str) -> bool:
    """Tell whether words say what is to come, and not what somebody asks, wishes or plans."""
    found = next(
        (each for each in _PREDICTION.finditer(stated) if not (_is_asked(stated, each) or _is_past_view(stated, each))),
        None,
    )
    return found is not None and _STATE_OF_MIND.search(stated, 0, found.end()) is None


def _is_asked(stated: str, found: re.Match[str]) -> bool:
    """Tell what was asked or known: "who would pay", and "knew who was going to win", which has come since."""
    before = stated[max(0, found.start() - 80) : found.start()]
    if _ASKING.search(before) is not None:
        return True
    return (
        found.group().strip().lower() in {"would", "was going to", "were going to"}
        and _ASKED.search(stated, max(0, found.start() - 80), found.start()) is not None
    )


def own_kind(stated: str, *, is_headline: bool = False) -> ClaimKind:
    """Tell a prediction or a fact of what the article says itself."""
    stated = _without_law(stated)
    if _PREDICTION.search(stated) is not None:
        return ClaimKind.PREDICTION if _foretells(stated) else ClaimKind.FACT
    plan = _HEADLINE_PLAN.match(stated) if is_headline else None
    if plan is not None and _VERB_BEFORE_TO.search(plan.group()) is None:
        return ClaimKind.PREDICTION
    return ClaimKind.FACT


def is_own_opinion(sentence: str) -> bool:
    """Tell whether a sentence in the article's own voice is only an opinion, a question or an instruction."""
    stripped = sentence.strip(" \t\n”\"'’)")
    if _READS.search(sentence) is not None:
        return False
    is_rejoinder = _REJOINDER.fullmatch(stripped) is not None
    is_rejoinder = is_rejoinder or _APPEAL.match(stripped) is not None
    return stripped.endswith("?") or is_rejoinder or _is_instruction(stripped) or _is_judged(stripped)


_APPEAL = lazy_re(
    r"(?:Any(?:one|body) (?:with|who) [^.;:“”\"\n]{3,120}?|Witnesses|(?:People|Those|Drivers|"
    r"Motorists|Residents|Parents|Customers|Readers|Viewers) with [^.;:“”\"\n]{3,60}?) (?:(?:is|are) (?:being )?"
    r"(?:urged|asked|encouraged|invited|requested) to|(?:can|may|should)) (?:please )?(?:call|contact|phone|ring|"
    r"e-?mail|text|telephone|report|get in touch|come forward|speak to|notify|submit|visit)\b"
    r"(?![^.]*\b(?:said|says)\b)"
)
"""What the article asks its readers to do: "Anyone with information is urged to contact the sheriff’s office"."""
_READS = lazy_re(r"\b(?:words?|line|sentence|message|caption|sign): (?:“[^“”]{1,200}\?”|\"[^\"]{1,200}\?\")$")
"""A question that stands in what the article tells of: "The note consists of a single word: “WHY?”"."""


def _is_instruction(sentence: str) -> bool:
    """Tell "read more below" from "Read won the vote", whose first words have a verb of their own behind them."""
    match = _INSTRUCTION.match(sentence) or _COMMAND.match(sentence)
    if match is None:
        return False
    stop = _SUBORDINATE.search(sentence, match.end())
    return not _has_finite_verb(sentence[match.end() : stop.start() if stop else len(sentence)])


def _is_judged(sentence: str) -> bool:
    """Tell a judgement of the main clause: before it stand neither another verb nor the word of a side clause.

    A relative clause of the subject may: "A city that cannot pay should ask why".
    """
    match = _OWN_OPINION.search(sentence)
    subject = _RELATIVE.sub(" ", sentence[: match.start()].partition(" ")[2] if match else "", count=1)
    is_thought = match is not None and _THINKS.search(sentence, 0, match.start()) is not None
    return match is not None and not is_thought and not _SUBORDINATE.search(subject) and not _has_finite_verb(subject)


_THINKS = lazy_re(
    r"(?<!\bI)(?<!\b[Ww]e)(?<!\b[Yy]ou)(?<!\b[Tt]he)(?<!\b[Tt]heir)(?<!\b[Hh]is)(?<!\b[Hh]er)(?<!\b[Ii]ts)(?<!\bwho) "
    r"(?:(?:thinks?|thought|believes?|reckons?|feels?|felt|insists?) |"
    r"(?:hopes?|fears?|doubts?) (?!of\b|for\b|about\b|and\b))"
    r"(?!tanks?\b)"
)
"""What is in somebody's mind: "Ana Ruiz thinks the firm should pay", but not "I think"."""


def _has_finite_verb(words_of: str) -> bool:
    found = [word.lower() for word in _WORD.findall(words_of)]
    return any(word in _FINITE or (word.endswith("ed") and len(word) > 4) for word in found)


def witnessed_in(words: str) -> tuple[int, int] | None:
    """Find the words that make the writer the witness, as offsets into `words`."""
    match = _WITNESSED.search(words)
    return match.span() if match else None
