"""The English word lists of the embedded judge."""

from __future__ import annotations

from claimcheck.text.word_lists import words
from claimcheck.text.wordings import SPELLED_NUMBERS

FUNCTION_WORDS = words(
    """a an the this that these those it its he him his she her hers they them their theirs we us our i me my you your
    who whom whose which what where when why how there here and or but nor so yet if unless than then as at by
    for from in into of off on onto out over to toward towards under until up upon with within about above
    across after against along among around before behind below beneath beside besides between beyond down
    during except inside like near since through throughout till via is are was were be been being am has have
    had having do does did doing done will would shall should can could may might must not no never neither also
    just only even still already again very too such same other another any some each every all both either own
    more most less least few many much one ones ago per because while although though however whether according
    n't mr mrs ms dr later earlier meanwhile said says say saying told tell tells"""
)
"""Words that carry no meaning of their own in a comparison."""

NEGATORS = words("not no never neither nor without none nobody cannot failed fails refused declined")

CLAUSE_WORDS = words("but although though while because since after before when who which whose")
"""Words that end the reach of a negation or of a modal verb."""

TITLES = words(
    """mr mrs ms miss dr prof professor president vice deputy prime minister mayor senator sen rep representative gov
    governor judge justice sir lady lord king queen prince princess chancellor secretary general gen col colonel
    capt captain lt sgt chief chairman chairwoman director premier ambassador commissioner councillor detective
    inspector father sister reverend rev attorney novelist author"""
)
"""Words before a name that are no part of it."""

CORPORATE = words(
    """inc corp corporation ltd plc llc co company group holdings industries energy mining foods motors shipping
    technologies systems partners toys paper steel oil bank"""
)
"""Words of a body's name that its short form drops."""

PARTICLES = words("& of de der den van von la le el al bin da di du")
"""Lower-case words inside a name."""

COMMON_OPENERS = words(
    """police unemployment inflation turnout sales prices rents wages firefighters staff people children women men
    officials prosecutors lawyers doctors nurses teachers parents residents voters critics experts economists
    figures production traffic profit profits revenue revenues exports imports output support opposition talks
    work workers students soldiers troops rebels farmers drivers taxes crime engineers investigators
    researchers scientists growth demand rain snow heavy strong new local former two three four five six seven
    eight nine ten twelve half nearly almost about roughly several dozens hundreds thousands last next early
    late today yesterday once twice water power gas electricity shares stocks homes houses schools hospitals
    crews members union unions"""
)
"""Common words that open a sentence with a capital letter and are no name."""

ALIASES = {
    "u.s.": "united states", "us": "united states", "usa": "united states", "american": "united states",
    "u.k.": "united kingdom", "uk": "united kingdom", "british": "united kingdom", "britain": "united kingdom",
    "u.n.": "united nations", "un": "united nations", "e.u.": "european union", "eu": "european union",
    "doj": "justice department",
}  # fmt: skip
"""Other spellings of a name, to the one that is compared."""

SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 12)}

NUMBER_WORDS = {word: number for word, number in SPELLED_NUMBERS.items() if "-" not in word} | {"dozen": 12}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12,
    "k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9, "b": 1e9, "tn": 1e12,
}  # fmt: skip
FRACTIONS = {
    "half": 50.0, "third": 100 / 3, "quarter": 25.0, "fifth": 20.0, "tenth": 10.0,
}  # fmt: skip
CURRENCIES = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "dollar": "dollar", "dollars": "dollar", "euro": "euro",
    "euros": "euro", "pound": "pound", "pounds": "pound", "yen": "yen", "yuan": "yuan", "crown": "crown",
    "crowns": "crown", "franc": "franc", "francs": "franc", "krona": "krona", "kronor": "krona", "cents": "cent",
}  # fmt: skip
PERSONS = words("people person man men woman women other")
"""Head nouns that may stand for any group of persons."""

_VERBS = {
    "rise": "rose risen", "fall": "fell fallen", "grow": "grew grown growth", "win": "won winner", "lose": "lost loss",
    "pay": "paid", "sell": "sold sale sales", "buy": "bought", "hold": "held", "find": "found", "know": "knew known",
    "give": "gave given", "take": "took taken", "steal": "stole stolen theft", "strike": "struck stricken",
    "stand": "stood", "meet": "met meeting", "lead": "led leader", "leave": "left", "build": "built", "send": "sent",
    "spend": "spent", "hide": "hid hidden", "flee": "fled", "fly": "flew flown", "go": "went gone", "come": "came",
    "see": "saw seen", "make": "made", "break": "broke broken", "choose": "chose chosen", "speak": "spoke spoken",
    "write": "wrote written", "swear": "swore sworn", "drive": "drove driven", "shoot": "shot", "catch": "caught",
    "bring": "brought", "begin": "began begun", "sink": "sank sunk", "shrink": "shrank shrunk", "bear": "born bore",
    "lay": "laid", "withdraw": "withdrew withdrawn withdrawal", "die": "died dying dead death deaths",
    "overthrow": "overthrew overthrown", "forbid": "forbade forbidden", "fight": "fought", "uphold": "upheld",
    "elect": "elected election elections", "move": "moved moving", "resign": "resigned resignation",
    "decide": "decided decision", "approve": "approval", "injure": "injured injury injuries", "arrest": "arrests",
    "acquit": "acquittal", "refuse": "refusal",
    "set": "sets", "put": "puts", "hit": "hits", "beat": "beaten",
    "get": "got", "run": "ran", "keep": "kept", "cut": "cuts",
    "offer": "offers offered", "order": "orders ordered", "suffer": "suffers suffered", "appeal": "appeals appealed",
}  # fmt: skip
_NOUNS = {
    "child": "children", "man": "men", "woman": "women", "foot": "feet", "life": "lives", "tax": "taxes",
    "business": "businesses",
}  # fmt: skip
WHOLE = words(
    "officer number power water member soldier paper river metal hospital capital animal total deal trial goal meal "
    "order offer suffer appeal nation station million billion region religion union reunion opinion pension mission "
    "king thing spring evening morning during moment cement summer winter letter matter dinner chapter quarter master "
    "prisoner daughter brother mother father sister weather computer"
)
"""Words whose ending looks like a suffix and is none."""
IRREGULAR = {form: base for base, forms in (_VERBS | _NOUNS).items() for form in forms.split()}
"""Word forms that suffixes do not explain, to their base."""
PAST_FORMS = frozenset(form for forms in _VERBS.values() for form in forms.split() if not form.endswith("s"))
VERB_FORMS = frozenset(form for base, forms in _VERBS.items() for form in (base, base + "s", *forms.split()))

CONCEPTS = (
    ("rise", "rise increase grow climb jump gain surge soar swell raise expand",
     "fall drop decrease decline shrink plunge slump sink tumble lower reduce dip"),
    ("approve", "approve adopt endorse ratify grant", "reject veto"),
    ("find", "find contain detect discover", ""),
    ("uphold", "uphold affirm confirm", "overturn quash annul reverse"),
    ("convict", "convict guilty", "acquit innocent exonerate"),
    ("charge", "charge indict", ""),
    ("win", "win award", "lose"),
    ("support", "support back favour favor", "oppose"),
    ("open", "open reopen inaugurate", "close shut"),
    ("hire", "hire appoint recruit", "fire dismiss sack"),
    ("resign", "resign quit", ""),
    ("allow", "allow permit legalize authorize authorise", "ban prohibit outlaw forbid bar"),
    ("arrest", "arrest detain", "release"),
    ("kill", "kill die deadly", "survive"),
    ("injure", "injure hurt wound", ""),
    ("start", "start begin", "end stop cease halt"),
    ("trade", "buy purchase acquire sell", ""),
    ("sentence", "sentence jail imprison", ""),
    ("hide", "hide conceal", "reveal disclose"),
    ("accept", "accept", "refuse"),
    ("agree", "agree", "disagree"),
    ("succeed", "succeed", "fail"),
    ("escape", "escape flee", "capture"),
    ("move", "move relocate", ""),
    ("suspend", "suspend", "reinstate"),
    ("strengthen", "strengthen", "weaken"),
    ("legal", "legal lawful", "illegal unlawful"),
    ("safe", "safe", "unsafe dangerous"),
    ("enough", "enough sufficient", "insufficient"),
    ("destroy", "destroy demolish raze", ""),
    ("job", "job post position", ""),
)  # fmt: skip
"""Words that say the same of an event, and those that say the opposite."""

PHRASES = {
    ("step", "down"): "resign", ("stand", "down"): "resign", ("strike", "down"): "overturn", ("lay", "off"): "fire",
    ("vote", "against"): "reject", ("vote", "for"): "approve", ("go", "up"): "rise", ("go", "down"): "fall",
    ("pull", "out"): "withdraw", ("turn", "down"): "reject", ("shut", "down"): "close", ("come", "down"): "fall",
    ("break", "out"): "escape", ("throw", "out"): "reject", ("vote", "through"): "approve",
}  # fmt: skip
"""Verbs with a particle, by stem and word, to the verb they are read as."""

ONLY_AS_VERB = words("fire fires back close bar bars award awards post end ends lower")
"""Forms of those words that are more often another word, unless "to" or a modal verb stands before."""

WEAK_VERBS = words("take make get give go come set put see have keep run bring leave hold become hop plan expect want")
"""Verbs that say too little by themselves to tell one event from another."""

NOT_ACTIONS = words("job legal safe enough")
"""Concepts that are no verb; they count as wording and as direction, not as the claim's action."""

EVENT_ONCE = words("bear found open build die kill marry start")
"""What happens to one subject once, so that another date is another value and not another event."""

STATES = words("employ hold cost serv own")
"""Stems of verbs that give what holds for a while."""

SAY_VERBS = words(
    """said says say told tells testified testifies alleged alleges claimed claims argued argues wrote writes announced
    announces insisted warned warns explained stated states noted added adds"""
)
"""Verbs whose clause frames a claim and is no part of what it states."""

WEAK_QUANTIFIERS = words("some several part partly many most few")
STRONG_QUANTIFIERS = words("all every entire whole both each")
