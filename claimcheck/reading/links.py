"""Who a source phrase stands for: names, offices, pronouns and "this person" resolved to links of a chain."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from claimcheck.attribution.anonymity import basis_of_knowledge, reason_for_anonymity
from claimcheck.attribution.kinds import PhraseKind, Reference, classify
from claimcheck.attribution.nouns import BODY_PLURALS, ORGANIZATION_NOUNS, POLL_WORDS, SOURCE_NOUNS, singular
from claimcheck.reading.cast import Cast
from claimcheck.types import Link, SourceKind, Span

PRONOUN_REACH = 700
"""Characters that a pronoun reaches back at most to the source it stands for."""

ANONYMITY_REACH = 400
"""Characters behind a source in which the article says why it is not named."""
MAX_HISTORY = 200
"""Earlier sources that a phrase is compared with at most."""

_WITHHELD = re.compile(
    r"\b(?:last|full|real|family) names?\b|\bsurname|\bnames? (?:has|have|was|were|is) (?:been )?(?:changed|withheld)|"
    r"\b(?:only|just) (?:her|his|their) first names?|\bwithh[eo]ld",
    re.IGNORECASE,
)
_NEVER_THE_LAST = frozenset({"official", "source", "person", "aide", "insider", "adviser", "advisor", "man", "woman"})
_BODY = re.compile(
    r"\b(?:[Tt]he (?:[A-Z][\w&-]+ ){0,4}[A-Z][\w&-]+|[A-Z]{2,6}|[Tt]he (?:"
    + "|".join(sorted(ORGANIZATION_NOUNS))
    + r"))\b"
)
_BODY_PLACE = (
    r"[A-Z][\w-]+ {0}\b|\b{0} (?:in|from|of) [A-Z][\w-]+|[A-Z][\w-]+ Police (?:Department|Service)|District Attorney"
)
_OWNED_DOCUMENT = (
    r"(?:[A-Z][\w’'&-]+ ){{1,5}}(?:[a-z]+ )?{0}\b|"
    r"\b{0} (?:by|from|of|for) (?:the )?[A-Z][\w’'&-]+(?: [A-Z][\w’'&-]+){{0,4}}"
)
_POLL = re.compile(r"\b(?:" + "|".join(sorted(POLL_WORDS)) + r")\b", re.IGNORECASE)
_OWN = re.compile(
    r"(?:this|our) (?:newspaper|paper|magazine|news site|site|station|publication|news agency)\b", re.IGNORECASE
)
_PLURAL = frozenset({"they", "them", "their", "theirs", "those", "these"})
_THING = frozenset({"it", "its", "this", "that", "which"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A link with what later mentions need to refer to it; `is_sure` is false where the referent is a guess."""

    link: Link
    at: int
    head: str
    is_plural: bool
    gender: str | None = None
    is_sure: bool = True


@dataclass(slots=True)
class Resolver:
    """Resolves the source phrases of one article in the order of the text.

    The one object with memory in this room: a pronoun means something only after what was said before.
    """

    text: str
    cast: Cast
    publisher: str | None = None
    history: list[Resolved] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, Span | None] = field(default_factory=dict)

    def resolve(self, mention: Span, region: Span, antecedent: Span | None = None) -> Resolved | None:
        """Resolve the phrase at `mention` in the sentence `region`; None for the writer's own voice.

        `antecedent` is what a relative pronoun stands for, where the sentence shows it.
        """
        phrase = antecedent or mention
        kind = classify(phrase.of(self.text))
        if kind.reference is Reference.WRITER or phrase.of(self.text) == "Q":
            return None
        resolved = self._interviewee(phrase) or self._resolve(kind, phrase, region)
        if antecedent is not None:
            link = replace(resolved.link, mention=mention, antecedent=resolved.link.antecedent or antecedent)
            resolved = replace(resolved, link=link)
        self.history.append(resolved)
        return resolved

    def is_own(self, mention: Span) -> bool:
        """Tell whether a source phrase means the paper itself: "this newspaper", or its own name."""
        words = mention.of(self.text)
        if _OWN.match(words):
            return True
        mine = set((self.publisher or "").lower().split()) - {"the"}
        theirs = set(words.lower().split()) - {"the"}
        return bool(theirs) and words[0].isalpha() and theirs <= mine

    def _interviewee(self, mention: Span) -> Resolved | None:
        """Resolve the "A:" of an interview to whom the article last named before it."""
        if mention.of(self.text) != "A" or self.text[mention.end : mention.end + 1] != ":":
            return None
        person = next(self.cast.mentioned_before(mention.start, mention.start + 1), None)
        if person is None:
            return None
        link = Link(kind=SourceKind.NAMED_PERSON, name=person.name, mention=mention, antecedent=person.span)
        return Resolved(link=link, at=mention.start, head="a", is_plural=False, gender=person.gender, is_sure=False)

    def _resolve(self, kind: PhraseKind, mention: Span, region: Span) -> Resolved:
        if kind.reference is Reference.PRONOUN:
            return self._pronoun(kind, mention)
        if kind.kind is SourceKind.NAMED_PERSON and kind.name:
            return self._first_name(kind, mention, region) or self._person(kind, mention)
        if kind.reference is Reference.DEFINITE and kind.kind in {SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON}:
            known = self._known(kind, mention)
            if known is not None:
                return known
        if kind.kind in {SourceKind.UNNAMED_DOCUMENT, SourceKind.COLLECTIVE, SourceKind.SPOKESPERSON}:
            known = self._known_thing(kind, mention)
            if known is not None:
                return known
        return self._new(kind, mention, region)

    def _new(self, kind: PhraseKind, mention: Span, region: Span) -> Resolved:
        is_anonymous = not kind.kind.is_named
        around = Span(mention.start, max(mention.end, min(region.end, mention.end + ANONYMITY_REACH)))
        link = Link(
            kind=kind.kind,
            name=kind.name or mention.of(self.text),
            mention=mention,
            reason_for_anonymity=reason_for_anonymity(self.text, around) if is_anonymous else None,
            basis_of_knowledge=basis_of_knowledge(self.text, around) if is_anonymous else None,
            stated_count=kind.stated_count,
        )
        plural = kind.stated_count is not None or singular(kind.head) != kind.head or kind.kind is SourceKind.COLLECTIVE
        return Resolved(link=link, at=mention.start, head=kind.head, is_plural=plural)

    def _person(self, kind: PhraseKind, mention: Span) -> Resolved:
        name = kind.name or ""
        surname = name.split()[-1]
        person = self.cast.person_before(surname, mention.start)
        full = len(name.split()) > 1 and name in self.cast.full_names(surname)
        sure = full or len(self.cast.full_names(surname)) <= 1
        gender = person.gender if person else None
        if person is None and " " not in name and self._is_common_plural(name, mention):
            link = Link(kind=SourceKind.COLLECTIVE, name=mention.of(self.text), mention=mention)
            return Resolved(link=link, at=mention.start, head=name.lower(), is_plural=True)
        if person is None or full:
            is_body = person is None and any(
                r.link.kind is SourceKind.NAMED_ORGANIZATION and r.link.name == name for r in self.history
            )
            found = SourceKind.NAMED_ORGANIZATION if is_body else SourceKind.NAMED_PERSON
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
        if " " in name or self.cast.full_names(name):
            return None
        if any(r.link.name == name and r.link.kind is SourceKind.UNNAMED_PERSON for r in self._recent()):
            return self._again(next(r for r in self._recent() if r.link.name == name), mention)
        before = Span(max(0, region.start - PRONOUN_REACH // 2), region.end)
        if not _WITHHELD.search(self.text, before.start, before.end):
            return None
        link = Link(
            kind=SourceKind.UNNAMED_PERSON,
            name=name,
            mention=mention,
            reason_for_anonymity=reason_for_anonymity(self.text, before),
        )
        return Resolved(link=link, at=mention.start, head="person", is_plural=False)

    def _is_common_plural(self, name: str, mention: Span) -> bool:
        """Tell "Demonstrators said" at the start of a sentence from a name, by the rest of the text."""
        if not name.endswith("s"):
            return False
        before = self.text[max(0, mention.start - 2) : mention.start].strip()
        starts = not before or before[-1] in '.!?”"’'
        return starts and self._first(rf"[a-z,] {re.escape(name)}\b") is None

    def _pronoun(self, kind: PhraseKind, mention: Span) -> Resolved:
        low = kind.head
        wanted = "m" if low in {"he", "him", "his"} else "f" if low in {"she", "her", "hers"} else None
        for earlier in self._recent():
            if mention.start - earlier.at > PRONOUN_REACH:
                break
            if self._agrees(earlier, low, wanted):
                return self._again(earlier, mention, gender=wanted)
        if wanted or low in {"who", "one"}:
            for person in self.cast.mentioned_before(mention.start, PRONOUN_REACH):
                if wanted is None or person.gender in {None, wanted}:
                    link = Link(kind=SourceKind.NAMED_PERSON, name=person.name, mention=mention, antecedent=person.span)
                    return Resolved(
                        link=link, at=mention.start, head=person.surname, is_plural=False, gender=wanted, is_sure=False
                    )
        body = self._body_before(mention.start) if low in _THING else None
        if body is not None:
            link = Link(kind=SourceKind.NAMED_ORGANIZATION, name=body.of(self.text), mention=mention, antecedent=body)
            return Resolved(link=link, at=mention.start, head=low, is_plural=False, is_sure=False)
        if low in _THING or low in _PLURAL:
            link = Link(kind=SourceKind.COLLECTIVE, name=mention.of(self.text), mention=mention)
            return Resolved(link=link, at=mention.start, head=low, is_plural=low in _PLURAL, is_sure=False)
        link = Link(kind=SourceKind.UNNAMED_PERSON, name=mention.of(self.text), mention=mention)
        return Resolved(link=link, at=mention.start, head=low, is_plural=False, gender=wanted, is_sure=False)

    def _body_before(self, at: int) -> Span | None:
        """Give the last body named within a sentence or two before `at`."""
        last = None
        for match in _BODY.finditer(self.text, max(0, at - PRONOUN_REACH // 2), at):
            last = Span(*match.span())
        return last

    def _first(self, pattern: str) -> Span | None:
        """Give the first place in the text that matches `pattern`, searched once."""
        if pattern not in self.firsts:
            match = re.search(pattern, self.text)
            self.firsts[pattern] = Span(*match.span()) if match else None
        return self.firsts[pattern]

    def _recent(self) -> Iterator[Resolved]:
        return islice(reversed(self.history), MAX_HISTORY)

    def _agrees(self, earlier: Resolved, low: str, wanted: str | None) -> bool:
        kind = earlier.link.kind
        single_person = (
            kind in {SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON, SourceKind.SPOKESPERSON}
            and not earlier.is_plural
        )
        if wanted:
            return single_person and (earlier.gender or self.genders.get(earlier.link.name)) in {None, wanted}
        if low in _PLURAL:
            return earlier.is_plural or kind in {SourceKind.NAMED_ORGANIZATION}
        if low in _THING:
            return kind in {SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}
        return low != "we"

    def _again(self, earlier: Resolved, mention: Span, *, gender: str | None = None) -> Resolved:
        link = Link(
            kind=earlier.link.kind,
            name=earlier.link.name,
            mention=mention,
            antecedent=earlier.link.antecedent or earlier.link.mention,
            reason_for_anonymity=earlier.link.reason_for_anonymity,
            basis_of_knowledge=earlier.link.basis_of_knowledge,
            stated_count=earlier.link.stated_count,
        )
        if gender:
            self.genders.setdefault(earlier.link.name, gender)
        return Resolved(
            link=link,
            at=mention.start,
            head=earlier.head,
            is_plural=earlier.is_plural,
            gender=gender or earlier.gender,
            is_sure=earlier.is_sure,
        )

    def _known(self, kind: PhraseKind, mention: Span) -> Resolved | None:
        """Find whom "the senator", "this person" or "the source close to the administration" was before."""
        words = mention.of(self.text).lower().split()[1:]
        exact = " ".join(words)
        for earlier in self._recent():
            single = not earlier.is_plural
            same_words = single and exact and " ".join(earlier.link.name.lower().split()[1:]) == exact
            if same_words and earlier.link.kind is SourceKind.UNNAMED_PERSON:
                return self._again(earlier, mention)
        if len(words) == 1:
            for earlier in self._recent():
                if earlier.is_plural or mention.start - earlier.at > 4 * PRONOUN_REACH:
                    continue
                if earlier.link.kind is SourceKind.UNNAMED_PERSON and self._could_be(earlier, kind.head):
                    return self._again(earlier, mention)
                if kind.head == "person" and earlier.link.kind is SourceKind.NAMED_PERSON:
                    break
        holder = self.cast.holder_of(kind.head, mention.start)
        last = self.history[-1] if self.history else None
        if (
            holder is None
            and last is not None
            and len(words) == 1
            and kind.head not in _NEVER_THE_LAST
            and last.link.kind is SourceKind.NAMED_PERSON
            and mention.start - last.at < PRONOUN_REACH
        ):
            # "The professor said", right behind a professor's words.
            return replace(self._again(last, mention), is_sure=False)
        if holder is not None:
            link = Link(kind=SourceKind.NAMED_PERSON, name=holder.name, mention=mention, antecedent=holder.span)
            return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False, gender=holder.gender)
        return None

    @staticmethod
    def _could_be(earlier: Resolved, head: str) -> bool:
        return head in {earlier.head, "person"} or (
            head in SOURCE_NOUNS and earlier.head in SOURCE_NOUNS and head in {"source", "person"}
        )

    def _known_thing(self, kind: PhraseKind, mention: Span) -> Resolved | None:
        """Find the named document, poll, body or spokesperson that "the report", "42 percent" or "police" stands on."""
        for earlier in self._recent():
            named = earlier.link.kind
            if kind.head == "respondents" and named in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT}:
                return self._again(earlier, mention)
            if kind.reference is Reference.DEFINITE and kind.head == earlier.head and named is SourceKind.DOCUMENT:
                return self._again(earlier, mention)
            if kind.head in BODY_PLURALS and earlier.head == kind.head and named is SourceKind.NAMED_ORGANIZATION:
                return self._again(earlier, mention)
            if (
                kind.kind is SourceKind.SPOKESPERSON
                and earlier.head == kind.head
                and kind.reference is Reference.DEFINITE
            ):
                return self._again(earlier, mention)
        if kind.kind is SourceKind.UNNAMED_DOCUMENT and kind.reference is Reference.DEFINITE:
            owner = self._first(_OWNED_DOCUMENT.format(re.escape(kind.head)))
            if owner is not None and owner.start < mention.start:
                place = owner
                link = Link(kind=SourceKind.DOCUMENT, name=owner.of(self.text), mention=mention, antecedent=place)
                return Resolved(link=link, at=mention.start, head=kind.head, is_plural=False)
        if kind.head in BODY_PLURALS and kind.kind is SourceKind.COLLECTIVE:
            body = self._first(_BODY_PLACE.format(kind.head))
            if body is not None:
                place = body
                link = Link(
                    kind=SourceKind.NAMED_ORGANIZATION, name=body.of(self.text), mention=mention, antecedent=place
                )
                return Resolved(link=link, at=mention.start, head=kind.head, is_plural=True)
        if kind.head == "respondents" and _POLL.search(self.text, 0, mention.start):
            link = Link(kind=SourceKind.DOCUMENT, name="poll", mention=mention)
            return Resolved(link=link, at=mention.start, head="poll", is_plural=False, is_sure=False)
        return None
