"""Who a source phrase stands for: names, offices, pronouns and "this person" resolved to links of a chain."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from claimcheck.attribution.phrases.anonymity import (
    asks_for_anonymity,
    reason_for_anonymity,
    with_request_behind,
    without_request_of_another,
)
from claimcheck.attribution.phrases.common_kinds import is_made_behind
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.phrases.knowledge import basis_of_knowledge
from claimcheck.attribution.phrases.phrase_kind import PhraseKind, Reference
from claimcheck.attribution.relative import people_before
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.nouns import OFFICE_NOUNS, PERSON_NOUNS, SOURCE_NOUNS, means_several
from claimcheck.attribution.vocabulary.phrase_words import TOP_LEVEL
from claimcheck.reading.people.bodies import is_body, means_firm, tells_of_itself
from claimcheck.reading.people.cast import gender_of
from claimcheck.reading.people.document_pronouns import opened_document
from claimcheck.reading.people.further_people import is_further_person
from claimcheck.reading.people.kin import titled
from claimcheck.reading.people.known import bare_counsel, known_group, named_pair
from claimcheck.reading.people.known_things import known_body, known_thing
from claimcheck.reading.people.late_names import late_named, soon_named
from claimcheck.reading.people.late_things import late_thing
from claimcheck.reading.people.memory import PRONOUN_REACH, Memory, Resolved, meaning
from claimcheck.reading.people.openers import opening_first_name, person_meant
from claimcheck.reading.people.own_paper import is_own_paper
from claimcheck.reading.people.owners import (
    owned_body,
    owned_words,
    owner_is_unnamed,
    speaks_for_nobody,
    whose_document,
)
from claimcheck.reading.people.paired_bodies import paired_bodies
from claimcheck.reading.people.pronouns import resolve_pronoun
from claimcheck.reading.people.statements import stated_by
from claimcheck.reading.people.told_bodies import means_company, told_body
from claimcheck.reading.people.told_documents import further_document, one_of_documents, without_length
from claimcheck.reading.people.told_reasons import told_reason
from claimcheck.reading.people.trades import called_by_trade
from claimcheck.reading.people.whose import of_whom
from claimcheck.reading.people.withheld_names import gives_call_sign, is_first_name_alone, is_withheld, notice_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

ANONYMITY_REACH = 400
"""Characters behind a source in which the article says why it is not named."""
_NAME_BEHIND = lazy_re(
    capitals(
        r",? (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?=,| (?:said|says|told|wrote|added)\b)|"
        r" (?:[A-Z][\w’'.-]+ ){1,3}[A-Z][\w’'-]+(?= [a-z])"
    )
)
_APPOSED_TO = lazy_re(capitals(r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}), $"))
_BARE = lazy_re(r"(?:Study|Report|Poll|Survey|Audit|Analysis|Review|Paper|Filing|Letter|Memo|Ad|Spot)", re.IGNORECASE)
_OF_NAME = lazy_re(capitals(r" (?:of|for|by) (?P<name>[A-Z][\w’'.-]+(?: [A-Z][\w’'.-]+){1,3})$"))
_WITH_COMPANY = lazy_re(r"(?:he|she)(?= (?:and|along with|as well as) )", re.IGNORECASE)
_RELATED = lazy_re(r"\b(?:an?|the|one|another) (?:(?!(?:an?|the|of|to|in|by|for|and)\b)[\w’'-]+ ){1,4}$", re.IGNORECASE)
_DOMAIN_ENDING = lazy_re(rf"\.{TOP_LEVEL}(?![\w’'])")
_FIGURES = lazy_re(
    r"(?:the |some |senior |leading )*(?:industry|party|opposition|union|community|church|religious|business|cabinet|"
    r"government|military|defence|defense|establishment|public|political|sporting|football) figures",
    re.IGNORECASE,
)
_SHOWN = lazy_re(r" (?:also |now )?(?:show|suggest|indicate|reveal|put|published|released|compiled|from|for|seen|give)")
"""Behind "industry figures" that are numbers; before other verbs they are people."""
_PAIRS = frozenset({"both", "the pair", "the duo", "the two"})
_WHO_ASKS = lazy_re(r", (?:who|speaking|asking|requesting)\b[^.;“”\"\n]{5,150}")


@dataclass(frozen=True, slots=True)
class Resolver:
    """Resolves the source phrases of one article in the order of the text.

    The one object with memory in this room: a pronoun means something only after what was said before.
    """

    memory: Memory

    def resolve(
        self, mention: Span, region: Span, antecedent: Span | None = None, *, is_headline: bool = False
    ) -> Resolved | None:
        """Resolve the phrase at `mention` in the sentence `region`; None for the writer's own voice.

        `antecedent` is what a relative pronoun stands for, where the sentence shows it.
        """
        region = without_request_of_another(self.memory.text, mention, region)
        antecedent = antecedent or self._behind(mention)
        phrase = self._name_before(antecedent) if antecedent else self._whole(mention)
        kind = classify(self._with_name(phrase).of(self.memory.text))
        if is_headline and _BARE.fullmatch(phrase.of(self.memory.text)):
            # "Study Finds Cracks": a headline drops its articles.
            kind = replace(kind, reference=Reference.DEFINITE)
        if kind.reference is Reference.WRITER or phrase.of(self.memory.text) == "Q":
            return None
        resolved = self._interviewee(phrase) or self._titled(kind, phrase, is_headline=is_headline)
        resolved = resolved or one_of_documents(self.memory, phrase) or self._resolve(kind, phrase, region)
        if antecedent is not None:
            link = replace(resolved.link, mention=mention, antecedent=resolved.link.antecedent or antecedent)
            resolved = replace(resolved, link=link)
        resolved = soon_named(self.memory, self._with_reason(resolved, region))
        self.memory.history.append(resolved)
        return resolved

    def _with_reason(self, resolved: Resolved, region: Span) -> Resolved:
        """Add why somebody met before is not named where only a later mention tells it."""
        link = resolved.link
        if link.kind.is_named or link.reason_for_anonymity is not None or link.mention is None:
            return resolved
        region = with_request_behind(self.memory.text, region, head=resolved.head, count=link.stated_count)
        around = Span(link.mention.start, max(link.mention.end, min(region.end, link.mention.end + ANONYMITY_REACH)))
        reason = reason_for_anonymity(self.memory.text, around) or told_reason(self.memory, link.mention)
        return resolved if reason is None else replace(resolved, link=replace(link, reason_for_anonymity=reason))

    def is_own(self, mention: Span) -> bool:
        """Tell whether a source phrase means the paper itself: "this newspaper", or its own name."""
        return is_own_paper(self.memory, mention.of(self.memory.text))

    def _behind(self, mention: Span) -> Span | None:
        """Give the noun phrase that "that" or "many of whom" stands behind where it speaks: "a message that said"."""
        if mention.of(self.memory.text).endswith(" of whom"):
            return people_before(self.memory.text, mention.start)
        if mention.of(self.memory.text) != "that":
            return None
        match = _RELATED.search(self.memory.text, max(0, mention.start - 60), mention.start)
        return Span(match.start(), match.end() - 1) if match else None

    def _whole(self, mention: Span) -> Span:
        """Give "he" of "he and his aides", who can be asked, and all of "hallport.example", which its dot may cut."""
        pair = _WITH_COMPANY.match(mention.of(self.memory.text))
        if pair is not None:
            return Span(mention.start, mention.start + pair.end())
        ending = _DOMAIN_ENDING.match(self.memory.text, mention.end)
        return Span(mention.start, ending.end()) if ending else mention

    def _with_name(self, phrase: Span) -> Span:
        """Widen "another critic" or "presidential candidate" by the name that follows it, where one person is meant."""
        match = _NAME_BEHIND.match(self.memory.text, phrase.end, min(len(self.memory.text), phrase.end + 80))
        if match is None:
            return phrase
        kind = classify(phrase.of(self.memory.text))
        is_one = kind.kind in {SourceKind.UNNAMED_PERSON, SourceKind.SPOKESPERSON} and not means_several(kind.head)
        is_one = is_one and kind.reference is not Reference.PRONOUN and kind.stated_count is None
        return Span(phrase.start, match.end()) if is_one and kind.head not in SOURCE_NOUNS else phrase

    def _name_before(self, antecedent: Span) -> Span:
        """Give the name that an antecedent is set off behind: of "Mirela, a nurse who" it is "Mirela"."""
        match = _APPOSED_TO.search(self.memory.text, max(0, antecedent.start - 60), antecedent.start)
        ends_in_name = _OF_NAME.search(antecedent.of(self.memory.text))
        if ends_in_name and classify(antecedent.of(self.memory.text)).is_guess:
            # "The rise of Piet Hallam, who ...": the name speaks.
            return Span(antecedent.start + ends_in_name.start("name"), antecedent.end)
        indefinite = self.memory.text[antecedent.start : antecedent.end].lower().startswith(("a ", "an ", "the "))
        return Span(match.start("name"), match.end("name")) if match and indefinite else antecedent

    def _titled(self, kind: PhraseKind, phrase: Span, *, is_headline: bool) -> Resolved | None:
        """Find the one person that a headline's title alone means: "Sheriff: Deputy fired" over "Sheriff Ron Tate"."""
        low = phrase.of(self.memory.text).lower()
        if not is_headline or low not in OFFICE_NOUNS | PERSON_NOUNS:
            return None
        office = replace(kind, kind=SourceKind.UNNAMED_PERSON, reference=Reference.INDEFINITE, head=low, name=None)
        return late_named(self.memory, office, phrase)

    def _interviewee(self, mention: Span) -> Resolved | None:
        """Resolve the "A:" of an interview to whom it was before, or to whom the article last named before its "Q:"."""
        if mention.of(self.memory.text) != "A" or self.memory.text[mention.end : mention.end + 1] != ":":
            return None
        before = next((r for r in self.memory.recent() if r.head == "a" and r.link.mention is not None), None)
        if before is not None:
            return self.memory.again(before, mention)
        asked = re.search(r"^Q: ", self.memory.text[: mention.start], re.MULTILINE)
        at = asked.start() if asked else mention.start
        person = next(self.memory.cast.mentioned_before(at, at + 1), None)
        return None if person is None else meaning(person, mention, "a", is_sure=False)

    def _resolve(self, kind: PhraseKind, mention: Span, region: Span) -> Resolved:
        if kind.reference is Reference.PRONOUN and not self._stays_unnamed(mention):
            opener = opening_first_name(self.memory, mention, "m") if kind.head == "he" else None
            opener = opening_first_name(self.memory, mention, "f") if kind.head == "she" else opener
            if opener is not None:
                named = classify(opener.of(self.memory.text))
                return self.memory.again(self._resolve(named, opener, opener), mention)
            return resolve_pronoun(self.memory, kind, mention, region.start)
        further = further_document(self.memory, mention) or owned_words(self.memory, mention)
        further = further or whose_document(self.memory, mention) or bare_counsel(self.memory, mention)
        if further is not None:
            return further
        kind = self._with_behind(kind, mention)
        if kind.kind is SourceKind.NAMED_PERSON and kind.name:
            known = self._first_name(kind, mention, region) or titled(self.memory, kind.name, mention)
            return known or self._person(kind, mention)
        is_pair = mention.of(self.memory.text).lower() in _PAIRS
        pair = named_pair(self.memory, kind.head, mention) if is_pair else None
        pair = pair or paired_bodies(self.memory, mention, kind.head)
        if pair is not None:
            return pair
        unnamed = self._of_unnamed(kind, mention)
        if unnamed is not None:
            return self._new(replace(kind, kind=unnamed), mention, region)
        if kind.reference is Reference.DEFINITE and kind.kind in {SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON}:
            known = person_meant(self.memory, kind, mention)
            if known is not None:
                return known
        known = of_whom(self.memory.text, mention) or owned_body(self.memory, kind, mention)
        known = known or told_body(self.memory, kind, mention, region)
        known = known or known_body(self.memory, kind, mention)
        known = known or known_group(self.memory, kind, mention)
        if known is not None:
            return known
        # "the indictment", "the 112-page document"
        is_bare = without_length(mention.of(self.memory.text).lower()) == f"the {kind.head}"
        is_thing = kind.kind in {SourceKind.UNNAMED_DOCUMENT, SourceKind.COLLECTIVE, SourceKind.SPOKESPERSON}
        is_thing = is_thing or kind.head == "respondents"
        if is_thing or (is_bare and kind.kind is SourceKind.DOCUMENT):
            known = stated_by(self.memory, kind, mention) or opened_document(self.memory, mention)
            known = known or known_thing(self.memory, kind, mention)
            if known is not None:
                return known
        late = late_named(self.memory, kind, mention) or late_thing(self.memory, kind, mention)
        return late or self._new(kind, mention, region)

    def _of_unnamed(self, kind: PhraseKind, mention: Span) -> SourceKind | None:
        """Give the kind of "his lawyer" and "his report" where whoever is meant is not named."""
        owner = mention.of(self.memory.text).split(maxsplit=1)[0]
        at = Span(mention.start, mention.start + len(owner))
        is_named = kind.kind is SourceKind.NAMED_PERSON and kind.name is None
        if is_named and gives_call_sign(self.memory.text, mention.end):
            return SourceKind.UNNAMED_PERSON
        if speaks_for_nobody(self.memory, kind, mention):
            return SourceKind.COLLECTIVE if means_several(kind.head) else SourceKind.UNNAMED_PERSON
        is_document = kind.kind is SourceKind.DOCUMENT and owner.lower() in {"his", "her"}
        if is_document and owner_is_unnamed(self.memory, owner.lower(), at):
            return SourceKind.UNNAMED_DOCUMENT
        return None

    def _with_behind(self, kind: PhraseKind, mention: Span) -> PhraseKind:
        """Correct a kind by what stands behind the phrase."""
        if kind.head == "figures":
            return self._figures(kind, mention)
        if is_further_person(self.memory, mention):
            return PhraseKind(kind=SourceKind.UNNAMED_PERSON, reference=Reference.INDEFINITE, head="person")
        if kind.kind is SourceKind.UNNAMED_DOCUMENT and is_made_behind(self.memory.text, mention.end):
            return replace(kind, kind=SourceKind.DOCUMENT)  # "figures that the utility published"
        return kind

    def _figures(self, kind: PhraseKind, mention: Span) -> PhraseKind:
        """Tell "industry figures" who are people, "industry figures blame", from numbers, "industry figures show"."""
        text = self.memory.text
        if is_made_behind(text, mention.end):
            return replace(kind, kind=SourceKind.DOCUMENT)
        is_people = _FIGURES.fullmatch(mention.of(text)) and not _SHOWN.match(text, mention.end)
        return replace(kind, kind=SourceKind.COLLECTIVE) if is_people else kind

    def _stays_unnamed(self, mention: Span) -> bool:
        """Tell "one, who spoke on condition of anonymity": nobody whom the article names."""
        behind = _WHO_ASKS.match(self.memory.text, mention.end, min(len(self.memory.text), mention.end + 160))
        return behind is not None and asks_for_anonymity(self.memory.text, Span(*behind.span()))

    def _new(self, kind: PhraseKind, mention: Span, region: Span) -> Resolved:
        is_anonymous = not kind.kind.is_named
        if is_anonymous:
            region = with_request_behind(self.memory.text, region, head=kind.head, count=kind.stated_count)
        around = Span(mention.start, max(mention.end, min(region.end, mention.end + ANONYMITY_REACH)))
        link = Link(
            kind=kind.kind,
            name=kind.name or mention.of(self.memory.text).removesuffix("’s").removesuffix("'s"),
            mention=mention,
            reason_for_anonymity=reason_for_anonymity(self.memory.text, around) if is_anonymous else None,
            basis_of_knowledge=basis_of_knowledge(self.memory.text, around, mention) if is_anonymous else None,
            stated_count=kind.stated_count,
        )
        plural = kind.stated_count is not None or means_several(kind.head) or kind.kind is SourceKind.COLLECTIVE
        gender = None if plural else gender_of(kind.head)
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=plural, gender=gender)

    def _person(self, kind: PhraseKind, mention: Span) -> Resolved:
        name = kind.name or ""
        surname = name.split()[-1]
        person = self.memory.cast.person_before(surname, mention.start)
        full = len(name.split()) > 1 and name in self.memory.cast.full_names(surname)
        sure = full or len(self.memory.cast.full_names(surname)) <= 1
        gender = person.gender if person else None
        if full:
            gender = self.memory.cast.full_mentions(name)[0].gender
        joined = self.memory.cast.joined_at(mention.start) if " " not in name else None
        if joined is not None:
            return meaning(joined, mention, kind.head)
        called = called_by_trade(self.memory, name, mention) if person is None and " " not in name else None
        if called is not None:
            return called
        if person is not None and means_firm(self.memory, name, mention):
            link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=name, mention=mention)
            return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
        if person is None or full:
            is_known = person is None and any(
                r.link.kind is SourceKind.NAMED_ORGANIZATION and r.link.name == name for r in self.memory.history
            )
            means_body = is_known or (len(name.split()) <= 2 and is_body(self.memory, name))
            means_body = means_body or (person is None and means_company(self.memory, name, mention))
            means_body = means_body or (full and gender is None and tells_of_itself(self.memory, name, mention))
            found = SourceKind.NAMED_ORGANIZATION if means_body else SourceKind.NAMED_PERSON
            link = Link(kind=found, name=name, mention=mention)
            return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, gender=gender)
        link = Link(
            kind=SourceKind.NAMED_PERSON,
            name=person.name,
            mention=mention,
            antecedent=person.span if person.span.start != mention.start else None,
        )
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, gender=gender, is_sure=sure)

    def _first_name(self, kind: PhraseKind, mention: Span, region: Span) -> Resolved | None:
        """Tell a first name alone or a changed name, where the article says that the rest is withheld."""
        name = kind.name or ""
        if " " in name or self.memory.cast.full_names(name):
            return None
        if any(r.link.name == name and r.link.kind is SourceKind.UNNAMED_PERSON for r in self.memory.recent()):
            return self.memory.again(next(r for r in self.memory.recent() if r.link.name == name), mention)
        described = self.memory.described(name, mention)
        if described is not None:
            return self.memory.again(described, mention)
        before = Span(max(0, region.start - PRONOUN_REACH // 2), region.end)
        renamed = self.memory.renamed().get(name)
        if renamed is not None and not self._spoke_before(name, renamed.start):
            before = Span(
                renamed.start, max(renamed.end, min(renamed.end + ANONYMITY_REACH // 2, len(self.memory.text)))
            )
        elif not is_withheld(self.memory.text, name, before):
            notice = notice_of(self.memory, name)
            if notice is None and not is_first_name_alone(self.memory, name):
                return None
            before = notice or region
        link = Link(
            kind=SourceKind.UNNAMED_PERSON,
            name=name,
            mention=mention,
            reason_for_anonymity=reason_for_anonymity(self.memory.text, before),
        )
        return Resolved(link=link, at=mention.start, head="person", is_plural=False)

    def _spoke_before(self, name: str, at: int) -> bool:
        return any(r.at < at and r.link.name == name for r in self.memory.recent())
