"""Several sources of one content, "Ana Ruiz and two officials said": each is a source, so each has an attribution."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.phrases.document_tails import SEEN
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.tokens import tokenize
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import AUXILIARIES, DETERMINERS, PREPOSITIONS
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, NUMBER_WORDS, PLACE_GOVERNMENTS
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import SourceKind, Span

MAX_LENGTH = 200
"""Characters of a source phrase that is taken apart."""
NEAR = 3000
"""Characters around two names in which one of them stands alone."""
_JOINT = lazy_re(r",? (?:and|as well as|along with) (?=[\w])")
_NAME = r"[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+)+"
_SURNAME = lazy_re(capitals(r"(?<![\w’'&-])[A-Z][\w’']{1,30} ([A-Z][\w’'-]{1,40})(?![\w’'-])"))
_NAMES = lazy_re(rf"{_NAME}(?:, {_NAME})+")
_OPEN_NAME = lazy_re(capitals(r" (?:of|for|from|at|with|by) the [A-Z][\w’'-]+$"))
"""What a body's name goes on behind: "Lyle Dove of the Food [and Allied Workers]"."""
_NO_NOUN = lazy_re(r"\b(?:current|former|serving|sitting|retired)$")
"""The end of what shares a noun with the rest: "three current and two former officials"."""
_DEFINITE = lazy_re(r"[Tt]he [a-z]")
_NEW = lazy_re(r"an? ", re.IGNORECASE)
_BODIES = frozenset({SourceKind.NAMED_ORGANIZATION, SourceKind.NAMED_PERSON})


def with_each_source(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions, those of several sources once for each of them, where one of them at least is named."""
    surnames = frozenset(_SURNAME.findall(text))
    for told in found:
        each = replace(told, source=_interviewed(text, told.source)) if told.source is not None else told
        source = each.source
        is_one = source is None or each.antecedent is not None or each.cited is not None
        parts = listed = () if is_one else _listed(text, each)
        if source is not None and not is_one and not listed:
            parts = _again(text, source) or _beside_seen(text, each, source)
            parts = parts or _parts(text, _with_next(text, source), surnames)
        if not parts:
            yield each
        also = _also_cited(text, each.cited) if each.cited is not None else None
        if also is not None:
            yield replace(each, cited=also)
        content = tuple(c for c in each.content if not any(c.overlaps(part) for part in listed)) or each.content
        for part in parts:
            yield replace(each, source=part, content=content)


def _also_cited(text: str, cited: Span) -> Span | None:
    """Give what a source cites beside a document: "citing the group's own tally and figures from two mortuaries"."""
    joint = _ALSO.match(text, cited.end)
    if joint is None or classify(cited.of(text)).head not in DOCUMENT_NOUNS:
        return None
    tokens = tokenize(text, Span(joint.end(), min(len(text), joint.end() + MAX_LENGTH)), ())
    end = phrase_after(tokens, 0, inverted=False)
    also = Span(joint.end(), tokens[end - 1].end) if end else None
    return also if also is not None and classify(also.of(text)).head in DOCUMENT_NOUNS else None


_ALSO = lazy_re(r",? (?:and|as well as) (?=\w)")


def _again(text: str, source: Span) -> tuple[Span, ...]:
    """Cut what a preposition brings in a second time: "according to an audit and to bank records", "and by a memo"."""
    led = _LED.search(text, max(0, source.start - 4), source.start)
    joint = _JOINT_AGAIN.search(text, source.start, source.end + 16) if led is not None else None
    if led is None or joint is None or joint.start() > source.end:
        return ()
    tokens = tokenize(text, Span(joint.end(), min(len(text), joint.end() + MAX_LENGTH)), ())
    end = phrase_after(tokens, 0, inverted=True)
    end -= end > 1 and tokens[end - 1].low in SEEN
    parts = (Span(source.start, joint.start()), Span(joint.end(), tokens[end - 1].end if end else joint.end()))
    first, second = (classify(part.of(text)) for part in parts)
    is_in = joint["again"] == "in" and second.head in DOCUMENT_NOUNS  # "by two officials and in a memo"
    if joint["again"] != led["led"] and not is_in:
        return ()
    is_known = not (first.is_guess and second.is_guess)  # "a neighbour's account and to police"
    is_told = is_known and Reference.PRONOUN not in {first.reference, second.reference}
    return parts if is_told else ()


_LED = lazy_re(r"\b(?P<led>to|by) $")
_JOINT_AGAIN = lazy_re(r",? (?:and|as well as)(?: also)? (?P<again>to|by|in) (?=\w)")


def _interviewed(text: str, source: Span) -> Span:
    """Give whoever is heard in interviews: "according to interviews with [more than a dozen employees]"."""
    heard = _INTERVIEWS.match(text, source.start, source.end)
    who = classify(text[heard.end() : source.end]) if heard is not None else None
    return source if heard is None or who is None or who.kind not in _UNNAMED else Span(heard.end(), source.end)


_INTERVIEWS = lazy_re(r"(?:[a-z]+ )?[Ii]nterviews with (?=\w)")
_UNNAMED = frozenset({SourceKind.UNNAMED_PERSON, SourceKind.COLLECTIVE})


def _beside_seen(text: str, found: FoundAttribution, source: Span) -> tuple[Span, ...]:
    """Give who is heard beside a document: "according to records reviewed by the Post and interviews with four men"."""
    joint = _SEEN_AND.match(text, source.end) if found.lemma == "according to" else None
    if joint is None:
        joint = _AND_HEARD.search(text, source.start, source.end) if found.lemma == "according to" else None
    first = Span(source.start, joint.start()) if joint is not None else source
    if joint is None or classify(first.of(text)).head not in DOCUMENT_NOUNS:
        return ()
    tokens = tokenize(text, Span(joint.end(), min(len(text), joint.end() + MAX_LENGTH)), ())
    end = phrase_after(tokens, 0, inverted=True)
    return (first, Span(joint.end(), tokens[end - 1].end)) if end else ()


_HEARD = r",? (?:and|as well as) (?:on )?(?:[a-z]+ )?interviews with (?=\w)"
_SEEN_AND = lazy_re(rf"(?: (?:{'|'.join(sorted(SEEN))}) by [^,.;:“”\"\n]{{2,50}}?)?{_HEARD}")
_AND_HEARD = lazy_re(_HEARD)


def _with_next(text: str, source: Span) -> Span:
    """Widen "according to [two nurses] and a clerk who work there" over who is joined to the first."""
    joint = (
        _NEXT.match(text, source.end) if text.endswith(("according to ", "According to "), 0, source.start) else None
    )
    if joint is None:
        return source
    tokens = tokenize(text, Span(joint.end(), min(len(text), joint.end() + MAX_LENGTH)), ())
    end = phrase_after(tokens, 0, inverted=True)
    return Span(source.start, tokens[end - 1].end) if end else source


_NEXT = lazy_re(rf",? (?:and|as well as) (?=(?:an?|{'|'.join(sorted(NUMBER_WORDS))}) )")


def _listed(text: str, found: FoundAttribution) -> tuple[Span, ...]:
    """Cut what stands behind "according to" where it is a list: "police, a witness and Mayor Lionel Tate"."""
    if found.lemma != "according to" or found.source is None or found.cue is None:
        return ()
    match = _LIST.match(text, found.source.start)
    if match is None or found.source.start < found.cue.end:
        return ()
    last = Span(*match.span("last"))
    is_behind = all(content.start > found.cue.start for content in found.content)
    if is_behind and text[last.end : last.end + 1] != ",":
        return ()  # "according to the timetable, 58 ships are due in April and May"
    items = [last]
    items[:0] = [
        Span(match.start("first") + m.start(), match.start("first") + m.end())
        for m in re.finditer(r"[^,]+(?:(?<=\d),(?=\d)[^,]+)*", match["first"])
    ]
    items = [Span(item.end - len(item.of(text).lstrip()), item.end) for item in items]
    kinds = [classify(item.of(text)) for item in items]
    is_apposed = kinds[0].kind is SourceKind.NAMED_PERSON and not all(kind.kind.is_named for kind in kinds)
    is_firm = " " not in items[0].of(text) and kinds[-1].head in _FIRMS  # "Acme, Bolt and Gale Ltd"
    is_apposed = is_apposed or (is_firm and kinds[0].kind is SourceKind.NAMED_PERSON)
    is_apposed = is_apposed or (kinds[0].kind is SourceKind.UNNAMED_PERSON and not _are_several(kinds[0]))
    if is_apposed or not all(_is_item(item.of(text), kind) for item, kind in zip(items, kinds, strict=True)):
        return ()
    return tuple(items)


_SHORT_FORM = r"(?:(?<=\b[A-Z])|(?<=\b(?:Mr|Ms|Dr|St|Lt))|(?<=\b(?:Mrs|Gov|Sen|Rep|Col|Gen|Sgt|Rev)))\.(?= [A-Z])"
"""A full stop that ends no sentence: "Dr. Ruiz", "Anna B. Weiss"."""
_LIST = lazy_re(
    capitals(
        r"(?P<first>[^,.;:“”\"()\n]{3,60}(?:, (?=\w)[^,.;:“”\"()\n]{3,60}){1,4}?),? and (?=\w)"
        rf"(?P<last>(?:[^,.;:“”\"()\n]|{_SHORT_FORM}){{3,60}}?)"
        r"(?=[,.;]|$| (?:that|which) (?:(?:has|have|had) been|was|were) [a-z]{2,20} by )"
    )
)


def _is_item(phrase: str, kind: PhraseKind) -> bool:
    """Tell what can be one of several sources by itself, and no "daughter" of "two nurses, a mother and daughter"."""
    if kind.is_guess or kind.reference is Reference.PRONOUN or " who " in phrase:
        return False
    if not AUXILIARIES.isdisjoint(phrase.lower().split()) or _NO_ITEM.match(phrase) is not None:
        return False  # "58 ships are due in April"
    is_led = phrase[0].isupper() or phrase[0].isdigit() or phrase.split(maxsplit=1)[0].lower() in DETERMINERS
    return is_led or kind.kind in _GROUPS or kind.head in DOCUMENT_NOUNS


_NO_ITEM = lazy_re(
    capitals(
        r"\d[\d,.]*$|(?:(?:[Tt]he|[Aa]n?) (?:[a-z-]+ ){1,3}|(?:[A-Z][\w’'.-]* ){1,4})"
        r"(?:[a-z]{2,20}ed|took|gave|paid|sold|bought|spent|made|kept|left|lost|sent|built|ran|went|hid|told|wrote) "
        r"(?:the|an?|its|his|her|their|all|no|more|\d|[$£€A-Z]|(?:one|two|three|four|five|six|ten)\b)"
    )
)
"""A year, or a clause: "[Stroud billed the county for work between 2018] and [2022]", no "audit seen by the bank"."""
_FIRMS = frozenset({"ltd", "partners", "llp", "llc", "associates", "sons", "co", "inc"})
_GROUPS = frozenset({SourceKind.NAMED_ORGANIZATION, SourceKind.COLLECTIVE, SourceKind.UNNAMED_DOCUMENT})


def _parts(text: str, source: Span, surnames: Set[str]) -> tuple[Span, ...]:
    """Cut a phrase into the sources that it joins; nothing where it is one, "Deck and Engine Workers Union"."""
    phrase = source.of(text)
    if len(phrase) > MAX_LENGTH:
        return ()
    couple = _COUPLE.fullmatch(phrase)
    if couple is not None and all(gender_of_name(f"{couple[each]} {couple['surname']}") for each in ("one", "other")):
        return tuple(
            Span(source.start + couple.start(each), source.start + couple.end(each)) for each in ("one", "whole")
        )
    for joint in _JOINT.finditer(phrase):
        left, right = phrase[: joint.start()].rstrip(" ,"), phrase[joint.end() :].rstrip(" ,")
        second = Span(source.start + joint.end(), source.start + joint.end() + len(right))
        if _NAMES.fullmatch(left) and _is_person(right, surnames):
            names = [Span(source.start + m.start(), source.start + m.end()) for m in re.finditer(_NAME, left)]
            return (*names, second)
        if _are_two(left, right, surnames) or _are_states(text, source, left, right):
            return (Span(source.start, source.start + len(left)), second)
    return ()


_COUPLE = lazy_re(
    capitals(r"(?P<one>[A-Z][a-z]{1,20}) and (?P<whole>(?P<other>[A-Z][a-z]{1,20}) (?P<surname>[A-Z][\w-]{1,30}))")
)
"""Two people of one surname: "Joan and Peter Strand"."""


def _are_two(left: str, right: str, surnames: Set[str]) -> bool:
    if _NO_NOUN.search(left):
        return False
    if _OPEN_NAME.search(left) and right[:1].isupper():
        return False
    first, second = classify(left), classify(right)
    if any(kind.is_guess or kind.reference is Reference.PRONOUN for kind in (first, second)):
        return False
    if left[:4].lower() == "the " and _DEFINITE.match(right):  # "the mayor and the union"
        is_plain = PREPOSITIONS.isdisjoint(left.lower().split())
        is_audit = second.kind is SourceKind.DOCUMENT and is_plain  # "the mayor and the council's audit"
        return first.kind in _BODIES and (second.kind in _BODIES or is_audit)
    if _are_counted(first, second) and PREPOSITIONS.isdisjoint(left.lower().split()):
        return all(_NEW.match(part) or kind.stated_count for part, kind in ((left, first), (right, second)))
    if _NEW.match(left) and _NEW.match(right) and PREPOSITIONS.isdisjoint(left.lower().split()):
        # "a memo and an official": "a nurse and a mother of two" may be one
        return first.head in DOCUMENT_NOUNS or second.head in DOCUMENT_NOUNS
    if _is_paper_beside_people(left, first, second) and PREPOSITIONS.isdisjoint(left.lower().split()):
        return True
    if _are_several(first) and second.kind.is_named:  # "two officials and the mayor", not "critics of Ruiz and Hale"
        is_plain = PREPOSITIONS.isdisjoint(left.lower().split())
        return is_plain and (_DEFINITE.match(right) is not None or _is_person(right, surnames))
    if _are_several(second) and first.kind.is_named:
        return _DEFINITE.match(left) is not None or _is_person(left, surnames)
    return _is_person(left, surnames) and _is_person(right, surnames)


def _are_states(text: str, source: Span, left: str, right: str) -> bool:
    """Tell two governments, "France and Spain", from a firm of two names: "Marks and Spencer".

    Two names that no list knows must speak as "they", and one of them stand elsewhere without the other.
    """
    if " " in left or " " in right or not (left[:1].isupper() and right[:1].isupper()):
        return False
    if left.lower() in PLACE_GOVERNMENTS and right.lower() in PLACE_GOVERNMENTS:
        return True
    if _SAY_THEY.match(text, source.end) is None:
        return False
    first, second = re.escape(left), re.escape(right)
    near = text[max(0, source.start - NEAR) : source.end + NEAR]
    return re.search(rf"\b{first}\b(?! and {second}\b)|\b(?<!{first} and ){second}\b", near) is not None


_SAY_THEY = lazy_re(r" (?:have )?(?:said|say|announced|agreed|confirmed)(?: [^.,;“”\"\n]{0,30})? (?:they|their)\b")


def _are_counted(first: PhraseKind, second: PhraseKind) -> bool:
    """Tell unnamed people of two kinds, of whom one kind is several: "three nurses and a doctor"."""
    are_people = first.kind is second.kind is SourceKind.UNNAMED_PERSON
    return are_people and max(first.stated_count or 0, second.stated_count or 0) > 1


def _is_paper_beside_people(left: str, first: PhraseKind, second: PhraseKind) -> bool:
    """Tell a document and unnamed people, several: "internal emails and two people briefed on it".

    But "police and court records" and "staff and patient surveys" are papers of both.
    """
    paper, people = (first, second) if first.head in DOCUMENT_NOUNS else (second, first)
    is_counted = people.kind is SourceKind.UNNAMED_PERSON and (people.stated_count or 0) > 1
    is_group = people.kind is SourceKind.COLLECTIVE and (
        people.head.endswith("s") or people is second or left.lower().startswith(("former ", "current ", "some "))
    )
    return paper.head in DOCUMENT_NOUNS and (is_counted or is_group)


def _are_several(kind: PhraseKind) -> bool:
    """Tell unnamed people, whom no later "he" can mean."""
    return kind.kind is SourceKind.COLLECTIVE or (
        kind.kind is SourceKind.UNNAMED_PERSON and (kind.stated_count or 0) > 1
    )


def _is_person(phrase: str, surnames: Set[str]) -> bool:
    """Tell a person's name: of two words, with a title, or a surname that stands elsewhere behind a first name."""
    kind = classify(phrase)
    if kind.kind is not SourceKind.NAMED_PERSON or kind.reference is not Reference.NAME or not kind.name:
        return False
    name = re.split(r",| of | from | for | at ", phrase, maxsplit=1)[0]
    if len(kind.name.split()) > 1 and kind.name in phrase[len(name) :]:
        return True  # "her deputy, Tom Reis"
    is_whole = len(name.split()) > 1 and re.fullmatch(r"(?:[A-Z][\w’'.-]*|de|van|von|der|al|bin|la)(?: \S+)*", name)
    return bool(is_whole) or name in surnames
