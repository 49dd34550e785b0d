"""The words that mark attribution in English news prose: cue verbs, cue nouns, cue adverbs, and their frames.

Which words are listed was decided by reading and by counts on the training split of PolNeAR (how often a word that
occurs there is part of a cue); `docs/quality.md` has the figures.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from claimcheck.text.calendar_words import WEEKDAYS
from claimcheck.text.word_lists import words, words_in_order
from claimcheck.types import Act


class Frame(Enum):
    """How a cue verb takes its content."""

    CLAUSE = "clause"
    """Content is a clause or quotation, before or after: "said (that) ...", "..., said X"."""
    RECIPIENT = "recipient"
    """As `CLAUSE`, after somebody who is told: "told reporters (that) ..."."""
    STRICT = "strict"
    """As `CLAUSE`, but a cue only with "that", a quotation or a colon, or set off after its content."""
    OBJECT = "object"
    """Content is whatever the verb governs: "criticised the plan", "vowed to fight", "accused X of Y"."""


@dataclass(frozen=True, slots=True)
class CueVerb:
    """A cue verb: its dictionary form, frame and act."""

    lemma: str
    frame: Frame
    act: Act


_CLAUSE = words_in_order(
    """say state note argue claim suggest assert insist explain warn allege contend maintain concede stress emphasize
    emphasise reiterate remark caution declare testify predict speculate joke quip lament proclaim opine posit
    counter retort recount acknowledge admit announce conclude tweet retweet blog gush muse deadpan reckon hypothesize
    hypothesise"""
)
_RECIPIENT = words_in_order("tell remind assure inform notify brief")
_STRICT = words_in_order(
    """add write report find show reveal indicate confirm recall continue reply respond answer ask shout yell complain
    observe estimate read agree disclose determine imply signal comment mention post email chant repeat boast wonder
    interject volunteer begin finish hint rule learn decide demonstrate venture fume sniff snap scoff relate express
    elaborate clarify concur discover shoot text recommend hold disagree allow calculate establish stipulate certify
    attest forecast sigh laugh grumble moan mutter whisper bark crow enthuse reason swear confess confide grin smile
    shrug nod chuckle beam growl thunder roar scream cry sob sneer drawl gasp blurt wail whine groan murmur exclaim
    accept project protest affirm grouse advise submit aver intimate"""
)
_OBJECT_STATEMENT = words_in_order(
    """criticize criticise praise blast slam denounce condemn decry deride rebuke bemoan assail lambast lambaste mock
    dismiss defend tout hail applaud accuse blame fault attack call describe portray characterize characterise label
    dub brand liken compare cite reference invoke quote discuss address question challenge dispute refute deny vow
    promise pledge threaten urge demand propose advocate champion highlight outline detail congratulate apologize
    apologise rail balk disavow scold chide chastise ridicule laud welcome plead request charge rebut deflect
    downplay echo voice offer push encourage implore exhort press invite dissent object attribute float foresee rave
    credit deem corroborate term put list give record count rate grade classify rank point refer allude talk speak
    appeal link"""
)
_OBJECT_MIND = words_in_order(
    """want hope wish believe think expect plan fear worry feel prefer support oppose favor favour back seek intend aim
    doubt know understand see consider view regard anticipate suspect assume desire realize realise imagine hate love
    dislike envision appreciate recognize recognise remember"""
)
_OBJECT_ACT = words_in_order(
    """endorse refuse decline vote nominate indict sign veto approve order sentence arrest convict acquit unveil reject
    ban thank rubbish scotch trash debunk"""
)

_IRREGULAR = {
    "say": "says said saying",
    "tell": "tells told telling",
    "write": "writes wrote written writing",
    "find": "finds found finding",
    "show": "shows showed shown showing",
    "read": "reads reading",
    "hold": "holds held holding",
    "begin": "begins began beginning",
    "shoot": "shoots shot shooting",
    "think": "thinks thought thinking",
    "feel": "feels felt feeling",
    "seek": "seeks sought seeking",
    "know": "knows knew knowing",
    "understand": "understands understood understanding",
    "see": "sees saw seen seeing",
    "learn": "learns learned learnt learning",
    "admit": "admits admitted admitting",
    "put": "puts putting",
    "give": "gives gave giving",
    "quip": "quips quipped quipping",
    "rebut": "rebuts rebutted rebutting",
    "prefer": "prefers preferred preferring",
    "plan": "plans planned planning",
    "label": "labels labeled labelled labeling labelling",
    "signal": "signals signaled signalled signaling signalling",
    "ban": "bans banned banning",
    "slam": "slams slammed slamming",
    "blog": "blogs blogged blogging",
    "concur": "concurs concurred concurring",
    "dub": "dubs dubbed dubbing",
    "brief": "briefs briefed briefing",
    "snap": "snaps snapped snapping",
    "dissent": "dissents dissented dissenting",
    "veto": "vetoes vetoed vetoing",
    "submit": "submits submitted submitting",
    "aver": "avers averred averring",
    "deny": "denies denied denying",
    "refer": "refers referred referring",
    "speak": "speaks spoke spoken speaking",
    "swear": "swears swore sworn swearing",
    "foresee": "foresees foresaw foreseen foreseeing",
    "grin": "grins grinned grinning",
    "shrug": "shrugs shrugged shrugging",
    "nod": "nods nodded nodding",
}

CUE_NOUNS = words(
    """claim claims assertion assertions argument statement statements suggestion suggestions belief allegation
    allegations accusation accusations contention warning warnings promise promises prediction predictions view
    insistence admission revelation speculation complaint complaints concern concerns fear fears hope hopes notion
    assurance assurances declaration announcement conclusion remark remarks comment comments proposal vow pledge
    rumors rumours finding findings acknowledgement acknowledgment testimony"""
)
"""Nouns that carry content behind "that": "her claim that ..."."""

CUE_ADVERBS = words("reportedly allegedly supposedly purportedly ostensibly")
"""Adverbs that say that somebody says so, without saying who."""

PARTICLE_VERBS = {
    "point": frozenset({"out", "to"}),
    "refer": frozenset({"to"}),
    "allude": frozenset({"to"}),
    "talk": frozenset({"about", "of", "up"}),
    "speak": frozenset({"about", "of", "against", "out"}),
    "appeal": frozenset({"to", "for"}),
    "push": frozenset({"for", "back"}),
    "rave": frozenset({"about", "over"}),
    "press": frozenset({"for"}),
    "object": frozenset({"to", "that"}),
    "attribute": frozenset({"the", "it", "this", "that", "its", "his", "her", "their", "these"}),
    "charge": frozenset({"that", "with"}),
}
"""Verbs that are cues only with one of these words behind them."""

_PHRASAL = {
    "go goes went": ["on"],
    "shoot shoots shot": ["back"],
    "fire fires fired": ["back"],
    "hit hits": ["back"],
    "point points pointed": ["out"],
    "sum sums summed": ["up"],
    "chime chimes chimed": ["in"],
    "make makes made": ["plain", "clear", "it plain", "it clear", "it known", "this known"],
    "let lets": ["it be known"],
    "give gives gave": ["notice"],
}
PHRASAL_CUES = {
    form: tuple(tuple(rest.split()) for rest in rests) for forms, rests in _PHRASAL.items() for form in forms.split()
}
"""Verbs that are cues of saying with these words behind them: "she went on", "he let it be known that"."""

NOUN_LIKE = words(
    """attacks attack charges charge questions question calls call claims claim reports report shows show plans plan
    hopes hope fears fear demands demand notes note views view remarks remark comments comment concerns concern
    blasts supports support orders order votes vote estimates estimate challenges challenge promises promise threats
    backs doubts doubt signals signal aims aim wishes wish desires desire worries worry answers answer posts post
    reads texts text rules rule brands labels welcome welcomes address addresses mentions mention highlights signs
    sign offers offer pledges pledge finds express tweets tweet repeats object objects highlight quotes quote pushes
    push sentences sentence details detail outlines outline bans ban emails email mocks caution cautions state
    states rank ranks link links"""
)
"""Forms of cue verbs that are nouns as often."""

PASSIVE_VERBS = words(
    """said alleged reported rumored rumoured believed thought understood accused suspected deemed described called
    claimed whispered estimated seen supposed put feared told"""
)
"""Participles that, after a form of "be" and with nobody behind "by", leave the source unsaid."""

AUXILIARIES = words(
    """is are was were be been being am has have had having do does did will would shall should can could may might
    must 's 've 'd 'll ’s ’ve ’d ’ll n't isn't wasn't aren't weren't doesn't didn't don't won't wouldn't can't
    couldn't hasn't haven't hadn't isn’t wasn’t aren’t weren’t doesn’t didn’t don’t won’t wouldn’t can’t couldn’t
    hasn’t haven’t hadn’t cannot"""
)
BE_FORMS = words("""is are was were be been being am 's ’s isn't wasn't aren't weren't isn’t wasn’t aren’t weren’t""")
NEGATIONS = words("not never n't no nor neither hardly")
ADVERBS = words(
    """also later then not never repeatedly again still now already recently previously once twice often always only
    even just simply initially further reportedly allegedly publicly privately openly formally officially
    explicitly strongly widely sharply flatly falsely correctly rightly wrongly famously quickly immediately
    subsequently ultimately eventually finally long first earlier soon separately similarly actually really directly
    specifically clearly apparently largely merely jokingly angrily quietly loudly both all himself herself
    themselves itself ever too instead nonetheless nevertheless therefore thus meanwhile consistently frequently
    briefly sometimes"""
)
DAYS = WEEKDAYS | words("today yesterday tonight tomorrow")
INVERTED = words("said says added asked wrote")
"""Verbs that open a sentence before who speaks: 'Said Ruiz, "..."'."""
CITING = words("cite quote")
"""Verbs for naming somebody else as the source."""
PRONOUNS = words("he she they it we i you who that which one")
DETERMINERS = words(
    """the a an this that these those his her its their our my your some many several most few both all one two three
    four five six seven eight nine ten another other no any each every dozen"""
)
PREPOSITIONS = words(
    """of in on at for with from to by about against after before during over under between among through into within
    without inside near across toward towards amid despite behind beyond along as like than including according"""
)
CONJUNCTIONS = words("and but or nor yet so")
SUBORDINATORS = words(
    """that as while when because after before if although though since until unless where whereas what how why whether
    which who whom whose once lest"""
)
RELATIVES = words("who which whose whom where")
LAW_VERBS = words(
    """require requires required allow allows allowed permit permits permitted bar bars barred forbid forbids forbade
    prohibit prohibits prohibited provide provides provided oblige obliges obliged entitle entitles entitled mandate
    mandates mandated stipulate stipulates stipulated cap caps capped makes prescribe prescribes prescribed"""
)
"""Verbs by which a law or other rules state something."""
REJECTION_LEMMAS = words("reject rubbish scotch trash debunk")
"""Verbs for what is done to a plan and said of a claim: "rejected the offer", "rubbished the claim"."""
BEARING_OUT = words("confirm corroborate acknowledge admit concede")
"""Verbs of which a thing alone may be the object: "confirmed the arrest"."""
DISCLOSING = words("disclose reveal state announce say")
"""Verbs of which "this" is the object where the sentence before is what somebody told: "disclosed this in Ilaro"."""
DENIAL_LEMMAS = words("deny refute rebut")
REFUSAL_LEMMAS = frozenset(["decline", "refuse"])


def _forms(lemma: str) -> list[str]:
    if lemma in _IRREGULAR:
        return [lemma, *_IRREGULAR[lemma].split()]
    if lemma.endswith("e"):
        return [lemma, lemma + "s", lemma + "d", lemma[:-1] + "ing"]
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return [lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"]
    plural = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z", "o")) else "s")
    return [lemma, plural, lemma + "ed", lemma + "ing"]


def _table() -> dict[str, CueVerb]:
    table: dict[str, CueVerb] = {}
    rows = [
        (_CLAUSE, Frame.CLAUSE, Act.STATEMENT),
        (_RECIPIENT, Frame.RECIPIENT, Act.STATEMENT),
        (_STRICT, Frame.STRICT, Act.STATEMENT),
        (_OBJECT_MIND, Frame.OBJECT, Act.STATE_OF_MIND),
        (_OBJECT_STATEMENT, Frame.OBJECT, Act.STATEMENT),
        (_OBJECT_ACT, Frame.OBJECT, Act.ACT),
    ]
    for lemmas, frame, act in rows:
        for lemma in lemmas:
            for form in _forms(lemma):
                table.setdefault(form, CueVerb(lemma, frame, act))
    return table


CUE_VERBS = _table()
"""Every form of every cue verb, in lower case."""

DISPUTING = words("disputing denying rejecting dismissing rebutting refuting contesting challenging countering")
DISPUTED = words("claim claims allegation allegations accusation accusations assertion assertions report reports")
"""What is disputed, before its "that"."""
