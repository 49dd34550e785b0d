"""Whether "he" at the front of what somebody said is the speaker: not in "Ruiz said he was hurt" of a driver."""

from __future__ import annotations

import re

from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, ORGANIZATION_NOUNS, PERSON_NOUNS, means_several
from claimcheck.reading.people.cast import gender_of
from claimcheck.reading.people.memory import PERSONS
from claimcheck.reading.people.told_documents import DOCUMENTS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Article, Attribution, SourceKind, Span

MIN = 4
"""Letters of a name at least: "One" is none."""
_GENDERS = {"he": "m", "him": "m", "she": "f", "her": "f"}
_WORD = lazy_re(r"[^\W\d_][\w-]*")
REACH = 300
"""Characters of the sentence before that are looked at."""
_NAME = lazy_re(capitals(r"\b(?:(?:Mrs?|Ms|Miss|Dr)\.? |[A-Z][\w’'-]+ )[A-Z][\w’'-]+"))
_OF_SOMEBODY = lazy_re(capitals(r"(?:[\w.-]+ ){0,4}[A-Z][\w-]*[’'](?:s\b|(?= ))"))
_NAMED_INSIDE = lazy_re(capitals(r"\b(?:of|to|for|with) (?:[A-Z][\w’'.-]+ )*[A-Z][\w’'-]+\b"))
_DOES_TO = lazy_re(
    r"\bwho(?:se)?\b[^.;\n]{0,60}?\b(?!(?:at|is|was|as|against|past|towards|had|has|its|this)\b)"
    r"[a-z]+(?:ed|s|t|d) (?:[A-Z][\w-]+ )?[A-Z][\w-]{2,}\b(?![’'])"
)
_SENTENCES = lazy_re(r"\b(?:[Ss]entencing|[Jj]ailing|[Pp]assing sentence)\b[^.!?;\n]*$")
"""What a judge does to whoever "he" is: "Judge Siddiq, sentencing, said he had betrayed them"."""
NEAR = 60
"""Characters before a speaker in which that is looked for."""
_PEOPLE_OF = lazy_re(r"(?:[\w’'-]+ ){0,3}?(?P<who>[\w-]+s) (?:at|of|from|with|in|for) ")
_OF_OTHERS = words("prosecutor counsel barrister coroner pathologist judge magistrate")
"""Who speaks of others by profession: "she" in "the prosecutor argued that she knew" is on trial."""
_BODIES = lazy_re(r"(?:The|In|On|At|For|But|And|A|An) ")


def may_be_speaker(article: Article, attribution: Attribution, pronoun: str, sentence: int) -> bool:
    """Tell whether a pronoun can only mean whoever speaks in the sentence with this index.

    Left open where gender or number differ, and where the sentence before tells of somebody else.
    """
    if _is_written(article.document.text, attribution, pronoun.lower()):
        return False
    if _is_introduced_behind(article.document.text, attribution) or _is_accorded(article.document.text, attribution):
        return False
    if _is_joined_to(article.document.text, attribution):
        return False
    return _may_be(article, attribution, pronoun, sentence)


def _is_joined_to(text: str, attribution: Attribution) -> bool:
    """Tell what goes on from a clause before the speaker: "The lane flooded, and according to the council [it] is"."""
    source, cue = attribution.source, attribution.cue
    if source is None or cue is None or attribution.content[0].start < cue.end:
        return False
    start = min(source.start, cue.start)
    is_accorded = cue.of(text) == "according to" and text.endswith((" and ", " but "), 0, start)
    return is_accorded or text.endswith((" and, ", " but, "), 0, start)


_THINGS = lazy_re(
    r"(?:that )?it (?:"
    r"(?:is|was|isn[’']t|wasn[’']t|is not|was not)$|"
    r"(?:was|is|(?:had|has) been|(?:would|will) be) (?:e-?mailed|published|written|printed|posted|drafted|"
    r"circulated|leaked|demolished|delivered|installed|built|bombed|shelled|torched|empty|vacant|derelict|rebuilt|"
    r"repainted|flooded)\b|"
    r"(?:(?:would|will|may|might|could|should|must|can) (?:have )?(?:be|been)|is|was|(?:has|had) been) (?:likely )?"
    r"(?:(?:much|far|actually|really|probably|somewhat|rather) )?(?:closer to|nearer(?: to)?|about|around|roughly|"
    r"nearly|almost|at least|at most|more than|less than|fewer than|up to|just|only|over|under)? ?"
    r"(?:[£$€¥]|Rs ?)?(?:\d[\d,.]*|(?:half )?an? (?=[mb]illion))(?: ?(?:[mb]illion|thousand|crore|lakh|per ?cent|%|"
    r"tonnes|tons|dollars|euros|pounds|people|jobs|deaths|cases)\b)?"
    r"(?=[.,;:]|$| (?:than|in|a|by|for|at|on|of|and|but)\b))",
    re.IGNORECASE,
)
"""What is never said of the body that speaks: "It was not", said of what another said, what is done to things ("says
[it was emailed to all 40]") and what a figure is ("says [it was closer to 5 million]")."""


def is_of_things(words: str) -> bool:
    """Tell a clause whose "it" is a thing, a figure or what was said, and never who speaks."""
    return _THINGS.match(words) is not None


def _may_be(article: Article, attribution: Attribution, pronoun: str, sentence: int) -> bool:
    speaker, low = attribution.chain[-1], pronoun.lower()
    if low == "it":
        several = _PEOPLE_OF.match(speaker.name)  # "Analysts at Castell Bank said it": the firm that they tell of
        is_people = several is not None and means_several(several["who"].lower())
        is_body = speaker.kind is SourceKind.NAMED_ORGANIZATION and not is_people
        return (
            is_body and not _is_pointed_out(article, attribution) and not _is_other_body(article, attribution, sentence)
        )
    if low not in _GENDERS or speaker.kind not in PERSONS or (speaker.stated_count or 1) > 1 or len(speaker.name) < MIN:
        return False
    text = article.document.text
    said = speaker.mention.of(text) if speaker.mention is not None else speaker.name
    told = [word.lower() for word in _WORD.findall(said)]
    if not told or told[0] in {"those", "both"} or any(means_several(word) for word in (*told[:3], told[-1])):
        return False
    if told[0] in _GENDERS and len(told) == 1:
        return _GENDERS[told[0]] == _GENDERS[low]
    is_hers = speaker.mention is not None and text.endswith(", whose ", 0, speaker.mention.start)
    if (
        is_hers
        or told[0] in {"her", "whose"}
        or (told[0] == "his" and low == "he")
        or not _OF_OTHERS.isdisjoint(told[:4])
    ):
        return False  # "Her counsel said she", "Ana Ruiz, whose counsel said she": which of the two
    if sum(word in PERSON_NOUNS for word in told) > 1:
        return False  # "a friend of the minister"
    if speaker.kind is SourceKind.UNNAMED_PERSON and _NAMED_INSIDE.search(said):
        return False  # "a friend of Ana Roe said she"
    if _OF_SOMEBODY.match(said) and told[-1] not in OFFICE_NOUNS:
        return False  # "Mr Hale's mother said he": which of the two
    genders = {gender for word in told if (gender := gender_of(word)) is not None}
    own = gender_of_name(speaker.name)
    if own is not None and speaker.kind is SourceKind.NAMED_PERSON:
        genders.add(own)
    if _tells_of_another(text, attribution):
        return False
    if genders and _GENDERS[low] not in genders:
        return False
    before = article.sentences[sentence - 1].span if sentence else None
    return not _is_contested(text, before, speaker.name, _GENDERS[low])


def _is_written(text: str, attribution: Attribution, low: str) -> bool:
    """Tell whether a document speaks for its author: "he" in "The report says he was warned" is somebody else."""
    mention = attribution.chain[-1].mention
    if mention is None or attribution.chain[-1].kind is SourceKind.DOCUMENT:
        return False
    said = mention.of(text)
    return (said.lower() == "it" and low != "it") or classify(said).kind in DOCUMENTS


def _is_introduced_behind(text: str, attribution: Attribution) -> bool:
    """Tell whether somebody new speaks behind the words: "He is stable, a hospital spokesman said"."""
    mention = attribution.chain[-1].mention
    if mention is None or attribution.content[0].start > mention.start:
        return False
    return mention.of(text).lower().startswith(("a ", "an ", "another ", "one "))


def _is_accorded(text: str, attribution: Attribution) -> bool:
    """Tell whose word something is behind it: in "It spent $2 million, according to Clear Books" it is another."""
    mention, cue = attribution.chain[-1].mention, attribution.cue
    if mention is None or cue is None or cue.of(text).lower() != "according to":
        return False
    return attribution.content[0].start < mention.start


def _is_pointed_out(article: Article, attribution: Attribution) -> bool:
    """Tell who only remarks on something: "It fell in 2014, as the Office for Statistics pointed out"."""
    mention, text = attribution.chain[-1].mention, article.document.text
    return mention is not None and _REMARKED.search(text, max(0, mention.start - 12), mention.start) is not None


_REMARKED = lazy_re(r"\bas (?:the )?$")


def _is_other_body(article: Article, attribution: Attribution, sentence: int) -> bool:
    """Tell whether the sentence before brings in a body: "Unions want an inquiry. The CBO says it should report"."""
    text = article.document.text
    if sentence and _is_thing_told(article, attribution, sentence):
        return True
    if not sentence or not any(_SHOULD.match(each.of(text)) for each in attribution.content):
        return False
    near = article.sentences[sentence - 1].span.of(text)[-REACH:]
    mine = {word for word in _WORD.findall(attribution.chain[-1].name) if word[0].isupper()}
    thing = _THING.match(article.sentences[sentence - 1].span.of(text))
    if thing is not None and thing["noun"] not in attribution.chain[-1].name.lower().split():
        return True
    brought_in = (match["words"].split() for match in _NEW_BODY.finditer(near))
    return mine.isdisjoint(_WORD.findall(near)) and any(
        not ORGANIZATION_NOUNS.isdisjoint(each) and PERSON_NOUNS.isdisjoint(each) for each in brought_in
    )


def _is_thing_told(article: Article, attribution: Attribution, sentence: int) -> bool:
    """Tell what a thing does that the sentence before is about: "The levy starts in May. The Treasury says it will"."""
    text, before = article.document.text, article.sentences[sentence - 1]
    if before.paragraph != article.sentences[sentence].paragraph:
        return False
    thing = _THING_TOLD.match(text, before.span.start, before.span.end)
    if thing is None or thing["noun"] in attribution.chain[-1].name.lower().split():
        return False
    return any(_THING_DOES.match(text, each.start, each.end) for each in attribution.content)


_THING_TOLD = lazy_re(
    r"(?:The|An?|Its|This|That) (?:(?!of\b|in\b|at\b|who\b|that\b|which\b)[\w’'-]+ ){0,3}?(?P<noun>levy|tax|duty|fee|"
    r"toll|fare|charge|subsidy|grant|scheme|programme|program|project|plan|reform|policy|bill|law|ban|deal|merger|budget|"
    r"bridge|tunnel|road|bypass|line|railway|tramway|station|stadium|arena|pool|pier|dam|lock|harbour|tower|building|"
    r"factory|plant|mine|reactor|turbine|pipeline|ferry|ship|train|exhibition|festival|show|tournament|auction|parade)"
    r"(?: (?:in|at|on|near|over|outside) [^,.;:“”\"\n]{2,60})? "
    r"(?:will|would|was|is|has|had|opens?|opened|reopens?|reopened|closes|closed|starts|started|begins|began|ends|ended|"
    r"runs|ran|costs?|comes|came|takes|took|lasts|lasted)\b"
)
_THING_DOES = lazy_re(
    r"(?:that )?it (?:(?:will|would|could|should|may|might|must|has|had|is (?:expected|due|set|likely) to)(?: not)? )"
    r"(?:now |also |only |probably |eventually )?(?:raised? (?:about |around |up to |at least |only )?[£$€\d]|"
    r"creat(?:e|ed) (?:about |around |up to |at least |only |more than )?\d|cost|bring in|brought in|"
    r"generated? [£$€\d]|(?:re)?open(?=$|[.,;]| (?:on|in|by|to|at|as|for|next|this|again|early|late|before|after)\b)|"
    r"last\b|run (?:for|until|from|every)\b|start (?:in|on|by|next|this)\b|begin (?:in|on|by|next)\b|"
    r"(?:come|came) into force|take effect|carry \d|be (?:finished|completed|ready|open|opened|built|rebuilt|"
    r"scrapped|delayed|postponed|in place|worth)\b)",
    re.IGNORECASE,
)
"""What a thing does and a body seldom: "it will raise £1.9bn", but "it will appeal", "it will move"."""
_THING = lazy_re(
    r"(?:The|An?|Its|This|That) (?:[\w’'-]+ ){0,3}?(?P<noun>clinic|bridge|building|tower|road|tunnel|dam|pier|pool|"
    r"plant|mill|depot|warehouse|shop|house|chapel|roof|wall|gate|lift|boat|ship|ferry|plane|aircraft|helicopter|train|"
    r"tram|bus|lorry|truck|van|car|engine|pump|boiler|drone|missile|rocket|satellite|vaccine|drug|plan|project|scheme|"
    r"statue|painting|site|mine|quarry|reservoir|pipeline|cable|turbine|reactor)"
    r"(?: (?:in|at|on|near|outside|of) [^,.;:“”\"\n]{2,60})? (?:had |has |have )?(?:been |was |were |is )?"
    r"(?:closed|shut|opened|reopened|sank|collapsed|failed|crashed|burned|burnt|fell|broke|stopped|ran|flooded|leaked|"
    r"exploded|caught|cracked|stands|stood|lies|lay|cost)\b"
)
"""A thing that a sentence tells of and that never speaks: "The clinic in Harn closed in May"."""
_SHOULD = lazy_re(r"(?:that )?it (?:should|must|ought to|needs? to|is|was|has been|had been)\b", re.IGNORECASE)
"""What is seldom said of oneself, where "it would" often is."""
_NEW_BODY = lazy_re(r"(?<!, )\b(?:an?|another) (?P<words>[a-z-]+(?: [a-z-]+){0,2})")
"""What may be a body without a name; "Acme, a firm" is Acme."""


def _tells_of_another(text: str, attribution: Attribution) -> bool:
    """Tell whether a name stands between speaker and cue: "Vos, who examined Sarle that night, said he was ill"."""
    mention, cue = attribution.chain[-1].mention, attribution.cue
    if mention is None or cue is None or cue.start - mention.end > REACH:
        return False
    if _SENTENCES.search(text, max(0, mention.start - NEAR), max(mention.end, cue.start)) is not None:
        return True
    return _DOES_TO.search(text, mention.end, max(mention.end, cue.start)) is not None


def _is_contested(text: str, before: Span | None, speaker: str, gender: str) -> bool:
    """Tell whether a sentence tells of one person other than the speaker, who may be of the same gender."""
    if before is None:
        return False
    near = before.of(text)[-REACH:]
    mine = set(_WORD.findall(speaker))
    people = (word.lower() for word in _WORD.findall(near) if word.lower() in PERSON_NOUNS)
    if any(gender_of(noun) in {None, gender} for noun in people):
        return True
    names = (match.group() for match in _NAME.finditer(near) if not _BODIES.match(match.group()))
    return any(not mine & set(_WORD.findall(name)) for name in names)


def tells_of_another_before(text: str, attribution: Attribution, at: int, pronoun: str) -> bool:
    """Tell whether what is said names somebody before a later clause: "said that the state hid Yellamma because he"."""
    gender = _GENDERS.get(pronoun.lower())
    content = next((each for each in attribution.content if each.start < at < each.end), None)
    if gender is None or content is None or _HANGS.search(text, content.start, at) is None:
        return False
    mine = set(_WORD.findall(attribution.chain[-1].name))
    before = text[content.start : at]
    nouns = {word for word in _WORD.findall(before) if word in PERSON_NOUNS and gender_of(word) in {None, gender}}
    names = [m.group() for m in _NAMED.finditer(before) if gender_of_name(m.group()) in {None, gender}]
    return bool(nouns) or any(mine.isdisjoint(name.split()) for name in names)


_HANGS = lazy_re(r"\b(?:because|since|as|after|before|when|while|if|although|though|until) $")
"""Before a clause of somebody just told of; "and he" and "but he" go on with whoever speaks."""
_NAMED = lazy_re(
    capitals(
        r"(?<=[a-z,] )(?<! the )(?<! in )(?<! at )(?<! on )(?<! of )(?<! from )"
        r"[A-Z](?![A-Z])[\w’'-]+(?: [A-Z][\w’'-]+)*"
    )
)
"""A name inside a clause, where no place or body stands."""
