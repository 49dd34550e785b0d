"""What "it" or "they" mean behind a sentence about documents: "The memo leaked. It says that ..."."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.attribution.phrases.common_kinds import is_made_behind
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import Reference
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, NUMBER_WORDS, ORGANIZATION_NOUNS, is_source_noun
from claimcheck.reading.people.bodies import is_body
from claimcheck.reading.people.cast import NamedPerson
from claimcheck.reading.people.known_things import JOURNAL, known_thing
from claimcheck.reading.people.memory import Memory, Resolved, meaning
from claimcheck.reading.people.openers import SETTING, STARTS
from claimcheck.reading.people.told_documents import DOCUMENTS, FILMED, WRITINGS, in_writing
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import Link, SourceKind, Span

REACH = 500
"""Characters before a pronoun in which the sentence lies that opens with a document."""
MAX_WORDS = 8
"""Words up to the noun of the document at most."""
MAX_NAME = 80
"""Characters of a document with its maker at most; of a longer one the maker is left out."""
_STATES = lazy_re(
    r" (?:also |then |further |now |even )?(?:say|said|find|found|show|conclude|state|note|warn|add|recommend|allege|"
    r"read|argue|estimate|suggest|identif(?:y|ie)|list|describe|reveal|detail|claim|accuse|cite|urge|call|blame|inform|notif(?:y|ie))(?:s|d|ed)?\b"
    r"(?! (?:that )?it (?:would|will|was|had|has|is|does|did)\b)"
)
"""What documents do; but "it said it would appeal" is a body."""
_THEY = frozenset({"they", "these"})
_SHOW = lazy_re(
    r" (?:also |then |further |now |even |do )?(?:show|reveal|list|detail|indicate|describe|document|suggest)(?:ed)?\b"
)
"""What documents do: "They said that" may be anybody."""
_SHOW_ALONE = lazy_re(r" (?:also |then |further |now |even |do )?(?:show(?:ed)?|list|detail)\b")
"""What documents do and people hardly."""
_DOCUMENTS = frozenset(n for n in DOCUMENT_NOUNS if n.endswith("s")) - words("analysis census prospectus") | {"data"}
"""Nouns for several documents, or for what is told of as such: "minutes"."""
_OPENING = DETERMINERS | NUMBER_WORDS.keys() | words("hundreds thousands dozens")
"""Words that a phrase for several documents begins with: "its annual accounts", "dozens of emails"."""
_WORD = lazy_re(r"[\w’'&-]+")
_TAIL = lazy_re(
    capitals(
        r",? (?:(?:seen|written|drawn up|published|issued|commissioned|compiled|prepared) )?(?:by|from|of|for|in) "
        r"(?:(?:the|its|their|his|her) )?(?:[a-z-]+ ){0,3}[\w’'&-]+(?: (?:(?:and|of|for) )?[A-Z][\w’'&-]*){0,6}"
    )
)
_WROTE = lazy_re(r"\b(?:wrote|written|emailed|sent a (?:letter|message|note))\b")
_THE_LETTER = lazy_re(r"\b[Ii]n (?:the|its|that|this) (?:letter|message|note|email|e-mail),? ")
"""Between "Acme wrote to the family" and the "it" that is Acme."""
_IN_WRITING = lazy_re(in_writing(WRITINGS))
_POSTS = lazy_re(
    rf"\b(?:posted|published|shared|released) (?:an?|its|his|her) (?:[\w-]+ ){{0,3}}?"
    rf"(?:{WRITINGS}|video|statement|thread)\b"
)
"""Whose document "it" is: "Ida Roe posted a video. It said"."""
_NAME = lazy_re(
    capitals(
        r"(?:(?:The )?(?!(?:The|It|He|She|They|This|That|An?|In|On|At|But|And)\b)"
        r"[A-Z][\w’'&-]*(?: [A-Z][\w’'&-]*){0,4}|The (?:[a-z-]+ ){0,2}?(?:"
    )
    + "|".join(sorted(ORGANIZATION_NOUNS))
    + r"))(?= [a-z])"
)
_QUOTES = {"”": "“", '"': '"'}
_AUTHORS = lazy_re(r"\b(?:team|study|paper|researchers|authors|scientists)\b")
_REPORT = words("report reported write wrote conclude concluded found find say said estimate estimated suggest argue")


_HEADED = lazy_re(
    r"(?:Headed|Titled|Entitled|Marked|Labell?ed|Dated|Compiled|Drawn up|Prepared|Published) [^.;:\n]{2,80}, "
)
"""Before an "it" that is a document: "A memo tells another story. Headed “Actual”, it lists 312 spills"."""
_TURN = lazy_re(r"(?:But|And|Yet) ")


def told_document(memory: Memory, mention: Span) -> Resolved | None:
    """Give the document that the sentence before opens with, or who wrote what that sentence tells of."""
    if mention.of(memory.text).lower() != "it" or _STATES.match(memory.text, mention.end) is None:
        return None
    at = _sentence_of(memory.text, mention)
    starts = [m.start() for m in STARTS.finditer(memory.text, max(0, at - REACH), at) if m.start() < at]
    letter = _letter_before(memory, starts[-1], mention) if starts else None
    if letter is not None:
        return letter
    if len(starts) > 1 and at == mention.start and _is_set_off(memory.text, mention):
        at = starts.pop()  # "Destroying records, it warned, could": what stands before is what it said
    if len(starts) > 1 and _HEADED.fullmatch(memory.text, starts[-1], at):
        at = starts.pop()
    if not starts:
        return None
    turn = _TURN.match(memory.text, starts[-1], at)
    start = starts[-1] if turn is None else turn.end()
    if (
        len(starts) > 1
        and _THE_LETTER.fullmatch(memory.text, start, at)
        and _WROTE.search(memory.text, starts[-2], start)
    ):
        return _body_as(memory, _body_at(memory, starts[-2], start), mention)
    last = memory.history[-1] if memory.history else None
    if last is not None and last.at == start and memory.text.startswith("It ", start):
        return memory.again(last, mention)  # "It finds that ... It also says that ..."
    setting = SETTING.match(memory.text, start, at)
    return _opening(memory, setting.end() if setting else start, at, mention) or _written(memory, start, at, mention)


def _letter_before(memory: Memory, start: int, mention: Span) -> Resolved | None:
    """Give the letter that the clause before a semicolon tells of: "She carried a letter from the council; it said"."""
    if not memory.text.endswith("; ", 0, mention.start):
        return None
    letters = list(_LETTER.finditer(memory.text, start, mention.start))
    if not letters:
        return None
    what = Span(*letters[-1].span())
    kind = classify(what.of(memory.text))
    if kind.kind not in DOCUMENTS:
        return None
    link = Link(kind=kind.kind, name=what.of(memory.text), mention=mention, antecedent=what)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)


_LETTER = lazy_re(
    capitals(
        r"\b[Aa]n? (?:[a-z-]+ ){0,2}(?:letter|notice|note|email|e-mail|memo|message|certificate|leaflet)\b"
        r"(?: (?:from|by) (?:the |her |his |their |its )?[\w’'-]+(?: [A-Z][\w’'-]+){0,4})?"
    )
)


def opened_document(memory: Memory, mention: Span) -> Resolved | None:
    """Give what "the document" is: what the sentence before opens with, "A draft of the pact would leave it"."""
    if mention.of(memory.text).lower() not in {"the document", "this document"}:
        return None
    before = [m.start() for m in STARTS.finditer(memory.text, max(0, mention.start - REACH), mention.start)]
    own = before.pop() if before and _LEADING.fullmatch(memory.text, before[-1], mention.start) else mention.start
    opening = _opening(memory, before[-1], own, mention) if before else None
    return None if opening is None or opening.head in FILMED else opening


_LEADING = lazy_re(r"(?:(?:But|And) )?(?:[Aa]ccording to |[Ii]n )?")


def _is_set_off(text: str, mention: Span) -> bool:
    """Tell the "it" of ", it warned, could", whose sentence opens with what is said."""
    return text.endswith(", ", 0, mention.start) and _SET_OFF.match(text, mention.end) is not None


_SET_OFF = lazy_re(r" (?:(?:also|then|further) )?[a-z]+(?: on \w+)?[,.;]")


def told_documents(memory: Memory, mention: Span) -> Resolved | None:
    """Give the documents that "they" are which show something: "The files cover a year. They show that ..."."""
    if mention.of(memory.text).lower() not in _THEY or _SHOW.match(memory.text, mention.end) is None:
        return None
    starts = [m.start() for m in STARTS.finditer(memory.text, max(0, mention.start - REACH), mention.start)]
    if not starts:
        return None
    start = starts[-1]
    last = memory.history[-1] if memory.history else None
    if last is not None and last.at == start and last.link.kind in DOCUMENTS and last.is_plural:
        return memory.again(last, mention)  # "They show that ... They also list ..."
    setting = SETTING.match(memory.text, start, mention.start)
    opening = _opening(memory, setting.end() if setting else start, mention.start, mention)
    if opening is not None and opening.head in _DOCUMENTS:
        return replace(opening, is_plural=True)
    return _brought_in(memory, start, mention)


def _brought_in(memory: Memory, start: int, mention: Span) -> Resolved | None:
    """Resolve the last documents that a sentence tells of: "The trust has published its accounts"."""
    if _SHOW_ALONE.match(memory.text, mention.end) is None:
        return None
    found = list(_WORD.finditer(memory.text, start, mention.start))
    at = next((i for i in reversed(range(len(found))) if found[i].group().lower() in _DOCUMENTS), 0)
    opens = next((i for i in range(at - 1, max(-1, at - MAX_WORDS), -1) if _opens(found[i].group())), at)
    phrase = Span(found[opens].start(), found[at].end()) if opens < at else None
    kind = classify(phrase.of(memory.text)) if phrase is not None else None
    if phrase is None or kind is None or kind.kind not in DOCUMENTS:
        return None
    link = Link(kind=kind.kind, name=phrase.of(memory.text), mention=mention, antecedent=phrase)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=True, is_sure=False)


def _opens(word: str) -> bool:
    return word.lower() in _OPENING or word.isdigit() or (word[0].isupper() and word.endswith(("’s", "'s")))


def _sentence_of(text: str, mention: Span) -> int:
    """Give where the sentence begins, or the quotation, in which a pronoun speaks."""
    quote = text[max(0, mention.start - 2) : mention.start].strip()
    opening = _QUOTES.get(quote) if mention.of(text) == "it" else None
    if opening is None:
        return mention.start
    return max(0, text.rfind(opening, max(0, mention.start - 4 * REACH), max(0, mention.start - 2)))


def _opening(memory: Memory, start: int, at: int, mention: Span) -> Resolved | None:
    """Resolve the document that a sentence opens with: "A working paper by Tove Lind looks at tax records"."""
    phrase = _document_at(memory.text, start, at)
    if phrase is None:
        return None
    spoken = next((each for each in memory.recent() if each.at == phrase.start), None)
    if spoken is not None:
        return memory.again(spoken, mention)
    kind = classify(phrase.of(memory.text))
    sender = _sender(memory, phrase, at) if kind.head in _SENT else None
    if sender is not None:
        return meaning(sender, mention, sender.surname)
    known = None
    if kind.kind is SourceKind.UNNAMED_DOCUMENT and kind.reference is Reference.DEFINITE:
        known = known_thing(memory, kind, phrase)
    if known is not None:
        return replace(known, link=replace(known.link, mention=mention), at=mention.start)
    tail = _TAIL.match(memory.text, phrase.end, at)
    whole = Span(phrase.start, tail.end() if tail else phrase.end)
    found = classify(whole.of(memory.text)).kind
    if found not in DOCUMENTS and tail is not None and tail.group().islower():
        found = kind.kind  # "A draft of the truce proposal would leave"
    if found not in DOCUMENTS:
        return None
    if is_made_behind(memory.text, phrase.end):
        found = SourceKind.DOCUMENT
    named = whole if found is SourceKind.DOCUMENT and whole.end - whole.start <= MAX_NAME else phrase
    link = Link(kind=found, name=named.of(memory.text), mention=mention, antecedent=named)
    return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)


def _sender(memory: Memory, document: Span, limit: int) -> NamedPerson | None:
    """Give who wrote or sent a letter, and so stands behind it: "The email, sent in March by Gareth Pinnock, ..."."""
    sent = _SENT_BY.match(memory.text, document.end, limit)
    if sent is None or sent["name"].endswith(("’s", "'s")):
        return None
    return next(memory.cast.mentioned_before(sent.end(), sent.end() - sent.start("name") + 1), None)


_SENT = words("letter email e-mail memo message note")
_SENT_BY = lazy_re(
    capitals(
        r"(?:,| was| had been) (?:sent|written|emailed|signed) (?:[\w’'-]+ ){0,6}?by "
        r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3})"
    )
)


def _document_at(text: str, start: int, limit: int) -> Span | None:
    """Give the words from `start` up to the first noun for a document that no other noun for a source follows."""
    found = list(_WORD.finditer(text, start, min(limit, start + 120)))[: MAX_WORDS + 1]
    for i, word in enumerate(found[:MAX_WORDS]):
        low = word.group().lower()
        if i and (
            low in PREPOSITIONS | AUXILIARIES or text[word.start() - 1] != " " or text[word.start() - 2] in ",;:"
        ):
            return None
        before = found[i - 1].group().lower() if i else ""
        is_verb = low.endswith("ed") and is_source_noun(before)
        if i and (is_verb or (low in DETERMINERS and before not in {"all", "both"})):
            return None  # "The council kept the report", "The council released emails"
        behind = found[i + 1] if i + 1 < len(found) else None
        is_last = behind is None or text[word.end()] != " " or not is_source_noun(behind.group().lower())
        if low in DOCUMENT_NOUNS and is_last:
            return Span(start, word.end())
    return None


def _written(memory: Memory, start: int, at: int, mention: Span) -> Resolved | None:
    """Give who wrote something "in a letter": the source that the sentence has, or whom it opens with."""
    if _IN_WRITING.search(memory.text, start, at) is None and _POSTS.search(memory.text, start, at) is None:
        return None
    last = memory.history[-1] if memory.history else None
    if last is not None and start <= last.at < at:
        return None if last.link.kind in DOCUMENTS or last.is_plural else memory.again(last, mention)
    for spot, person in memory.cast.places_before(start + MAX_NAME, MAX_NAME + 1):
        if memory.text[start:spot].count(" ") < 4 and spot < at:
            return meaning(person, mention, person.surname)
    return _body_as(memory, _body_at(memory, start, at), mention)


def _body_as(memory: Memory, body: Span | None, mention: Span) -> Resolved | None:
    if body is None:
        return None
    link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=body.of(memory.text), mention=mention, antecedent=body)
    return Resolved(link=link, at=mention.start, head="it", is_plural=False)


def opening_body(memory: Memory, mention: Span) -> Span | None:
    """Give the body whose name the sentence before opens with: "Skerry Line apologised", then "it said"."""
    at = _sentence_of(memory.text, mention)
    starts = [m.start() for m in STARTS.finditer(memory.text, max(0, at - REACH), at) if m.start() < at]
    return _body_at(memory, starts[-1], at) if starts else None


def _body_at(memory: Memory, start: int, limit: int) -> Span | None:
    found = _NAME.match(memory.text, start, limit)
    if found is None:
        return None
    is_named = classify(found.group()).kind is SourceKind.NAMED_ORGANIZATION or is_body(memory, found.group())
    return Span(*found.span()) if is_named else None


def told_paper(memory: Memory, mention: Span) -> Resolved | None:
    """Give the paper in the one journal of an article whose team "they" are: "The effect stayed, they report"."""
    behind, journal = _WORD.match(memory.text, mention.end + 1), memory.sole(JOURNAL)
    if journal is None or behind is None or behind.group() not in _REPORT:
        return None
    if journal.end > mention.start or mention.start - journal.end > REACH:
        return None
    is_told = _AUTHORS.search(memory.text, max(0, journal.start - 100), mention.start) is not None
    between = memory.cast.mentioned_before(mention.start, mention.start - journal.end)
    if not is_told or next(between, None) is not None:
        return None
    link = Link(kind=SourceKind.DOCUMENT, name=journal.of(memory.text), mention=mention, antecedent=journal)
    return Resolved(link=link, at=mention.start, head="study", is_plural=True, is_sure=False)
