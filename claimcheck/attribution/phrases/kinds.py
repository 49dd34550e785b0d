"""What sort of source a noun phrase names, from its own words; what it refers to is told elsewhere."""

from __future__ import annotations

from claimcheck.attribution.phrases.acronyms import APPOSED_NAME, acronym_kind, is_numbered_witness
from claimcheck.attribution.phrases.common_kinds import DEFINITE, INDEFINITE, KIN, acting_for, common_kind, person_kind
from claimcheck.attribution.phrases.lead_ins import led_up_to
from claimcheck.attribution.phrases.named_bodies import holds_list, named_body, nameless_account, without_account
from claimcheck.attribution.phrases.offices import office_kind, titled_name, without_branch, without_of
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.phrases.poll_answers import poll_answered
from claimcheck.attribution.phrases.proper_names import (
    AMOUNTS,
    as_written,
    bare_name,
    ends_name,
    is_compound,
    is_group_named,
    is_known_body,
    names_paper,
    opens_name,
    with_of,
)
from claimcheck.attribution.phrases.set_off_names import is_of_another, set_off_in
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.counts import stated_count, without_rough
from claimcheck.attribution.vocabulary.nouns import (
    BODY_PLURALS,
    COLLECTIVE_NOUNS,
    COMMON_OPENERS,
    DOCUMENT_ACRONYMS,
    DOCUMENT_NOUNS,
    NATIONALS,
    NUMBER_WORDS,
    OFFICE_ACRONYMS,
    OFFICE_NOUNS,
    ORGANIZATION_NOUNS,
    ORGANIZATION_WORDS,
    OUTLET_WORDS,
    PERSON_ACRONYMS,
    PERSON_NOUNS,
    PLACE_GOVERNMENTS,
    RESPONDENT_NOUNS,
    SPOKES_NOUNS,
    TITLE_WORDS,
    means_several,
    singular,
)
from claimcheck.attribution.vocabulary.phrase_words import (
    PARTY_WORDS,
    POST_NOMINALS,
    TOP_LEVEL,
    WORD,
    core_of,
    has_body_word,
    is_acronym,
    strip_ending,
)
from claimcheck.text.given_names import gender_of_name
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words
from claimcheck.types import SourceKind

_FIRST_PERSON = words("i we me us you")
_THIRD_PERSON = words("he she they it him her them who which that one his their its this these those")
_BARE_DOCUMENTS = words("research documents records data")
"""Documents that open a sentence without an article and are new: "Research published last year"."""
_CHILDREN = words("son daughter brother sister")
_APPOSED_KIN = lazy_re(capitals(r",\s+((?:[A-Z][\w’'.\-]+ ){0,3}[A-Z][\w’'\-]+)"))
_POST_NOMINAL = lazy_re(rf"(?<=[a-z]),? (?:{'|'.join(sorted(POST_NOMINALS))})\b\.?(?=,|$)")
_PARTITIVE = words("one another some many most several few both all each half hundreds thousands dozens scores")
_APPOSED_BODY = lazy_re(capitals(r"[^,]+,\s+((?:(?:[A-Z][\w’'.-]*|&|of|and|for) ){1,5}[A-Z][\w’'-]*)(?=,|$)"))
_APPOSED_FIRM = lazy_re(capitals(r"^[^,]{3,80}, (?P<name>[A-Z][\w-]{2,40})(?=,|$)"))
_SELLERS = words("developer vendor provider")
_ONE = lazy_re(capitals(r"(?:(?:[Oo]ne|[Aa]nother|[Tt]he (?:other|first|second|third)), )+(?=an? |[A-Z])"))
_SITE = lazy_re(rf"[\w-]+(?:\.[\w-]+)*\.{TOP_LEVEL}")
"""A web site's name: "hallport.example"."""
_WITH_OTHERS = lazy_re(
    r"(?:,? (?:and|along with|as well as)|,) (?=(?:some|several|many|other|others|two|three|his|her|its|their)\b)"
)
_INCLUDING = lazy_re(capitals(r",? (?:including|such as|led by) (?=(?:the )?[A-Z])"))
_ALONE = OUTLET_WORDS | {"rovers", "wanderers", "athletics"}
"""Words of bodies' names that are one by themselves, where "Associates" and "Hotels" at a sentence's start are not."""
_NAMES = frozenset({SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION})
_DEMONYM = lazy_re(capitals(r"[A-Z][a-z]+(?:icans|ocrats|ians|ists|opeans)"))


def classify(phrase: str) -> PhraseKind:
    """Tell what sort of source `phrase` names.

    Rules, first match: pronouns; a spokesperson; a proper name as head; then the head noun (document, body, person,
    group), with the words around it telling named from unnamed (`docs/labels.md`, "Source kinds").
    """
    phrase = without_branch(_without_letters(without_rough(phrase.replace("CCTV", "cctv"))))
    phrase = acting_for(without_account(without_of(phrase)))
    words = [strip_ending(w) for w in WORD.findall(phrase)][:40]
    words = [w for w in words if w]
    if not words:
        return PhraseKind(kind=SourceKind.PASSIVE, reference=Reference.INDEFINITE, head="")
    lows = [w.lower() for w in words]
    if len(words) == 1 and (known := _pronoun(lows[0])):
        return known
    if (
        member := nameless_account(phrase)
        or _member_named(phrase)
        or _one_of_them(phrase)
        or named_body(phrase)
        or poll_answered(phrase)
    ):
        return member
    if _SITE.fullmatch(words[-1]) and len(words) <= 2:
        return PhraseKind(kind=SourceKind.NAMED_ORGANIZATION, reference=Reference.NAME, head="site", name=words[-1])
    if lows[0] in _PARTITIVE | set(NUMBER_WORDS) and len(lows) > 2 and lows[1] == "of":
        return _part_of(classify(phrase.split(" of ", 1)[1] if " of " in phrase else words[-1]), lows[0])
    if shown := led_up_to(phrase):
        return classify(phrase[shown.end() :])
    told = _told_by_another_part(phrase)
    if told is not None:
        return told
    core = core_of(words, phrase)
    head = core[-1]
    low = head.lower()
    reference = _reference(words, lows)
    body = _apposed_body(phrase, core)
    if body is not None and low not in SPOKES_NOUNS and low not in DOCUMENT_NOUNS:
        return PhraseKind(kind=SourceKind.NAMED_ORGANIZATION, reference=Reference.NAME, head=low, name=body)
    apposed = _apposed_name(phrase, core)
    if low in SPOKES_NOUNS:
        return PhraseKind(
            kind=_named_or(apposed, SourceKind.SPOKESPERSON),
            reference=Reference.NAME if apposed else reference,
            head=low,
            name=apposed,
        )
    if not core[-1][0].islower() and (told := _capital(phrase, core, reference, apposed)):
        return told
    if apposed:
        return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=low, name=apposed)
    return common_kind(phrase.split(), words, core, reference)


def _without_letters(phrase: str) -> str:
    """Cut the letters behind a name, "Tom Hale, MP", but leave "the local MP", "a Labour MP" and "Leeds's MP"."""
    letters = _POST_NOMINAL.search(phrase)
    before = phrase[: letters.start()].split() if letters else []
    is_name = bool(before) and before[-1][0].isupper() and before[-1].lower() not in DEFINITE | INDEFINITE
    is_whose = is_name and before[-1].endswith(("’s", "'s"))
    is_name = is_name and not is_whose and (len(before) > 2 or before[0].lower() not in DEFINITE | INDEFINITE)
    return _POST_NOMINAL.sub("", phrase) if is_name else phrase


def _pronoun(word: str) -> PhraseKind | None:
    """Tell a pronoun, or a number that stands for people."""
    if word in _FIRST_PERSON:
        return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.WRITER, head=word)
    if word in _THIRD_PERSON:
        return PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=Reference.PRONOUN, head=word)
    if word == "half":
        return PhraseKind(kind=SourceKind.COLLECTIVE, reference=Reference.INDEFINITE, head="respondents")
    return _quantified(word) if word in _PARTITIVE | set(NUMBER_WORDS) else None


def _capital(phrase: str, core: list[str], reference: Reference, apposed: str | None) -> PhraseKind | None:
    """Tell a phrase whose head has a capital; None where that is no name."""
    if core[-1] in DOCUMENT_ACRONYMS:
        return PhraseKind(kind=SourceKind.DOCUMENT, reference=reference, head=core[-1].lower())
    if core[-1] in PERSON_ACRONYMS | OFFICE_ACRONYMS or is_numbered_witness(core[-1]):
        return acronym_kind(phrase, core[-1], reference)
    if core[-1].removesuffix("s") in PERSON_ACRONYMS | OFFICE_ACRONYMS and core[-1].endswith("s"):
        count = stated_count([w.lower() for w in core])
        kind = SourceKind.COLLECTIVE if count is None else SourceKind.UNNAMED_PERSON
        return PhraseKind(kind=kind, reference=reference, head=core[-1].lower(), stated_count=count)
    if office := office_kind(phrase, core):
        return office
    if apposed:
        return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=core[-1].lower(), name=apposed)
    return _proper(phrase, core, reference) if _is_proper(core) else None


def _quantified(number: str) -> PhraseKind:
    """Tell "Another put it at 12" and "Several said": people of whom nothing else is said."""
    count = NUMBER_WORDS.get(number)
    is_certain = number == "another" or count is not None
    kind = SourceKind.UNNAMED_PERSON if is_certain else SourceKind.COLLECTIVE
    head = "person" if number == "another" else "people"
    return PhraseKind(kind=kind, reference=Reference.INDEFINITE, head=head, stated_count=count)


def _told_by_another_part(phrase: str) -> PhraseKind | None:
    """Give the named part of "the union and some drivers" or of "drivers, including Ana Ruiz": it can be asked."""
    beside = _WITH_OTHERS.search(phrase)
    first = classify(phrase[: beside.start()]) if beside and beside.start() else None
    if first is not None and first.kind.is_named and first.reference is not Reference.PRONOUN:
        return first
    member = _INCLUDING.search(phrase)
    named = classify(phrase[member.end() :]) if member and member.start() else None
    return named if named is not None and named.kind.is_named and named.name else None


def _member_named(phrase: str) -> PhraseKind | None:
    """Give the name set off behind a description: of "one of the nine, Grey Hearth" it is "Grey Hearth"."""
    for each in set_off_in(phrase):
        told = classify(each.name)
        if told.kind not in _NAMES or told.reference is not Reference.NAME or not told.name:
            continue
        whole = classify(each.before) if each.before is not None else None
        is_several = whole is not None and (whole.stated_count is not None or means_several(whole.head))
        if whole is None or (not each.is_one and not whole.kind.is_named):
            return told
        is_one = whole.kind is SourceKind.UNNAMED_PERSON or whole.head == "counsel"
        if is_one and not is_several and told.kind is SourceKind.NAMED_PERSON:
            return told
    return None


def _one_of_them(phrase: str) -> PhraseKind | None:
    """Tell who is meant by "one" where it stands behind: "Another, Bill Tranter", "One, a violinist"."""
    match = _ONE.match(phrase)
    told = classify(phrase[match.end() :]) if match else None
    return told if told is not None and told.kind in {SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON} else None


def _part_of(whole: PhraseKind, number: str) -> PhraseKind:
    """Tell "one of the employees" and "two of the sources" by what they are some of."""
    head = singular(whole.head) if number in {"one", "another"} else whole.head
    head = "person" if head == "people" and number in {"one", "another"} else head
    if whole.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}:
        return PhraseKind(kind=SourceKind.UNNAMED_DOCUMENT, reference=Reference.INDEFINITE, head=head)
    certain = number in {"one", "another"} or number in NUMBER_WORDS
    kind = SourceKind.UNNAMED_PERSON if certain else SourceKind.COLLECTIVE
    return PhraseKind(kind=kind, reference=Reference.INDEFINITE, head=head, stated_count=NUMBER_WORDS.get(number))


def _reference(words: list[str], lows: list[str]) -> Reference:
    is_counted = lows[0] in NUMBER_WORDS  # "Three sources" begins with a capital only where its sentence does
    if len(words) > 1 and lows[0] in COMMON_OPENERS | _BARE_DOCUMENTS:
        return Reference.INDEFINITE
    if lows[0] in DEFINITE or (
        words[0][0].isupper() and len(words) > 1 and lows[0] not in INDEFINITE and not is_counted
    ):
        return Reference.DEFINITE
    return Reference.INDEFINITE


def _apposed_name(phrase: str, core: list[str]) -> str | None:
    """Give the proper name set off behind a common noun: "the company's chief executive, Ana Ruiz"."""
    is_common = _DEMONYM.fullmatch(core[-1]) or phrase.startswith(
        f"{core[-1]} for "
    )  # "Counsel for the firm, Ana Ruiz"
    is_common = is_common or (phrase.startswith(("A ", "An ", "a ", "an ")) and core[-1].lower() in OFFICE_NOUNS)
    if (core[-1][0].isupper() and not is_common) or holds_list(phrase):
        return None
    nouns = {core[-1].lower(), *(noun.lower() for noun in core[-3:-2] if core[-2] == "and")}  # "her father and coach"
    match = (APPOSED_NAME if nouns.isdisjoint(KIN | _CHILDREN) else _APPOSED_KIN).search(phrase)
    name = match.group(1) if match else titled_name(phrase)
    is_other = (
        name is None or has_body_word(name) or (match is not None and is_of_another(phrase[: match.start()], name))
    )
    return None if is_other else name


def _apposed_body(phrase: str, core: list[str]) -> str | None:
    """Give the name of a firm or body set off behind a common noun: "the contractor, Halden & Voss".

    One word alone names whoever sells something: "the developer, SafeNotify".
    """
    if core[-1][0].isupper() or core[0].lower() not in DEFINITE:
        return None
    firm = _APPOSED_FIRM.search(phrase)
    if firm is not None and (is_compound([firm["name"]]) or core[-1].lower() in _SELLERS):
        return firm["name"]
    match = _APPOSED_BODY.match(phrase)
    return match.group(1) if match and (" & " in match.group(1) or has_body_word(match.group(1))) else None


def _named_or(name: str | None, kind: SourceKind) -> SourceKind:
    return SourceKind.NAMED_PERSON if name else kind


def _is_proper(core: list[str]) -> bool:
    head = core[-1]
    if not head[0].isupper() and head[0] != "@":
        return False
    if len(core) > 1:
        return True
    low = head.lower()
    return not (
        low in COLLECTIVE_NOUNS
        or low in DOCUMENT_NOUNS
        or low in SPOKES_NOUNS
        or singular(low) in PERSON_NOUNS
        or low in BODY_PLURALS
        or low in NUMBER_WORDS
        or low in RESPONDENT_NOUNS
        or low in AMOUNTS
        or (low in ORGANIZATION_WORDS - _ALONE and low.endswith("s") and not low.endswith("ss"))
    )


def _proper(phrase: str, core: list[str], reference: Reference) -> PhraseKind:
    head = core[-1]
    low = head.lower()
    if len(core) == 2 and core[0].lower() in INDEFINITE and not is_acronym(head) and low not in ORGANIZATION_WORDS:
        # "one Republican", "another Democrat", but "some Democrats".
        kind = SourceKind.COLLECTIVE if _DEMONYM.fullmatch(head) else SourceKind.UNNAMED_PERSON
        return PhraseKind(kind=kind, reference=Reference.INDEFINITE, head=low)
    if low in NATIONALS and len(core) <= 2 and (len(core) > 1 or low not in PARTY_WORDS):  # "Republican statements"
        return PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=reference, head=low)
    counted = low in COLLECTIVE_NOUNS and any(w.lower() in NUMBER_WORDS for w in core[:2])
    if counted and (count := stated_count([w.lower() for w in core])) is not None:  # "two Republicans"
        return PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=reference, head=low, stated_count=count)
    if (low in COLLECTIVE_NOUNS and not ends_name(core)) or (
        _DEMONYM.fullmatch(head) and (len(core) == 1 or core[0].lower() in INDEFINITE | {"other"})
    ):
        return PhraseKind(kind=SourceKind.COLLECTIVE, reference=reference, head=low)
    is_body = low in ORGANIZATION_WORDS and (core[0].lower() == "the" or opens_name(core))
    is_surname = (
        opens_name(core) and gender_of_name(" ".join(core)) is not None and not means_several(low)
    )  # "Dan Backer"
    is_noun = low not in OFFICE_NOUNS and low not in TITLE_WORDS and not is_body and not is_surname
    if singular(low) in PERSON_NOUNS and is_noun:
        # Title case in a headline: "White House Officials".
        return person_kind(core, core, reference, None)
    if len(core) > 1 and core[0].lower() in ORGANIZATION_NOUNS and core[0].lower().endswith("maker"):
        # "Chipmaker Silvar"
        name = " ".join(core[1:])
        return PhraseKind(kind=SourceKind.NAMED_ORGANIZATION, reference=Reference.NAME, head=low, name=name)
    if core[-2:-1] and low == "survey" and core[-2].endswith(("logical", "detic", "graphic", "Ordnance")):
        return PhraseKind(
            kind=SourceKind.NAMED_ORGANIZATION, reference=Reference.NAME, head=low, name=" ".join(core[1:])
        )
    start = 0
    while start < len(core) - 1 and not core[start][0].isupper() and core[start][0] != "@":
        start += 1
    tail, titled = bare_name(core[start:])
    titled = titled or (0 < start < len(core) - 1 and core[start - 1].lower() in PERSON_NOUNS | TITLE_WORDS)
    name = as_written(phrase, tail)
    is_group = start > 0 and core[start - 1].lower() in ORGANIZATION_NOUNS  # "the watchdog group Clear Books"
    if names_paper(core) and len(core) > 2 and not is_group:
        return PhraseKind(kind=SourceKind.DOCUMENT, reference=Reference.NAME, head=low, name=" ".join(core[start:]))
    is_body = core[0].lower() == "the" or has_body_word(name) or is_group_named(phrase, core, tail)
    is_body = is_body or (not titled and is_known_body(tail, name))
    if is_body or is_acronym(head) or low in PLACE_GOVERNMENTS:
        is_person = titled and not has_body_word(name) and len(tail) <= 4
        kind = SourceKind.NAMED_PERSON if is_person else SourceKind.NAMED_ORGANIZATION
        name = name if is_person else with_of(phrase, name)
        return PhraseKind(kind=kind, reference=Reference.NAME, head=low, name=name)
    return PhraseKind(kind=SourceKind.NAMED_PERSON, reference=Reference.NAME, head=low, name=name)
