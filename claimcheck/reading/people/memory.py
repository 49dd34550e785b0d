"""What was said before, as far as later mentions refer to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.reading.people.cast import Cast, NamedPerson
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Link, SourceKind, Span

_RENAMED = lazy_re(
    capitals(
        r"\b(?:(?:whom|man|woman|boy|girl) (?:I|we)(?:(?: will| shall|[’']ll))? call (?P<a>[A-Z][\w’'-]*\w)|"
        r"(?:man|woman|boy|girl|person) called (?P<b>[A-Z][\w’'-]*\w)(?=[,.;]| (?:said|who|whose|[a-z]{2,12}ed|"
        r"sat|stood|came|took|held|ran|led|lay|spoke|told|was|had|has|is|sits|stands|comes|sells|runs|works|lives)\b)|"
        r"(?:man|woman|boy|girl)(?: (?:beside|behind|opposite|with|next to|in front of|at|in|on) [a-z’' -]{2,40}?)? "
        r"(?:was|is) called (?P<e>[A-Z][\w’'-]*\w)(?=[.;,])|"
        r"who (?:calls|called) (?:him|her)self (?P<d>[A-Z][\w’'-]*\w)|"
        r"(?:(?:known|identified|named) only as|identified only by (?:his|her|their) (?:first|middle|last) names?,|"
        r"(?:gave|gives) (?:only )?(?:his|her|their) (?:first )?name (?:only )?as|"
        r"asked to be (?:called|known as|identified as)|only (?:his|her|their) (?:first|middle|last) names?,) "
        r"(?P<c>[A-Z][\w’'-]*\w))(?![\w’'-]| [A-Z])"
    )
)
_ASIDE = lazy_re(r",? (?:who|identified)?[^.;:!?“”\"\n]{0,120}")
"""Between somebody unnamed and the name that the same clause gives them."""
_ASKED_NEXT = lazy_re(
    r"[^.;:!?“”\"\n]{0,60}[.!?] (?:He|She) (?:has |had )?(?:asked|spoke|agreed|wanted|requested|insisted)\b"
    r"[^.;:!?“”\"\n]{0,60}"
)
"""The same in a sentence of its own: "a clerk said. [He asked to be] identified only by his first name, Pavle"."""
_WORD = lazy_re(r"[\w-]+")
PERSONS = frozenset({SourceKind.NAMED_PERSON, SourceKind.UNNAMED_PERSON, SourceKind.SPOKESPERSON})
"""Kinds of source that "he" and "she" may mean."""
MAX_HISTORY = 200
"""Earlier sources that a phrase is compared with at most."""
PRONOUN_REACH = 700
"""Characters that a pronoun reaches back at most to the source it stands for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A link with what later mentions need to refer to it; `is_sure` is false where the referent is a guess.

    `second` is the other of two people who are meant together: "the two lawmakers".
    """

    link: Link
    at: int
    head: str
    is_plural: bool
    gender: str | None = None
    is_sure: bool = True
    second: Link | None = None


def meaning(
    person: NamedPerson, mention: Span, head: str, *, gender: str | None = None, is_sure: bool = True
) -> Resolved:
    """Resolve a mention to somebody whom the article names; `gender` is that of a pronoun, else the person's."""
    link = Link(kind=SourceKind.NAMED_PERSON, name=person.name, mention=mention, antecedent=person.span)
    return Resolved(
        link=link, at=mention.start, head=head, is_plural=False, gender=gender or person.gender, is_sure=is_sure
    )


@dataclass(slots=True)
class Memory:
    """The text, its cast, and the sources resolved so far, in the order of the text."""

    text: str
    cast: Cast
    publisher: str | None = None
    history: list[Resolved] = field(default_factory=list)
    genders: dict[str, str] = field(default_factory=dict)
    firsts: dict[str, Span | None] = field(default_factory=dict)
    soles: dict[str, Span | None] = field(default_factory=dict)
    given: dict[str, Span] | None = None
    places: dict[str, int] | None = None
    outlets: list[Link] = field(default_factory=list)
    """The outlets that somebody told something, in the order of the text: their reports are links before who spoke."""
    bodies: frozenset[str] | None = None
    """The names that the article speaks of as of a body; found once, when first asked for (see `bodies`)."""
    notices: tuple[Span, ...] | None = None
    """Where the article says that names are changed; found once, when first asked for (see `withheld_names`)."""
    barred: frozenset[str] = frozenset()
    """Whom a pronoun cannot mean, since what it says names them."""

    def gender_of(self, person: NamedPerson) -> str | None:
        """Give the gender that the cast tells of somebody, else that of a pronoun that meant them before."""
        return person.gender or self.genders.get(person.name)

    def renamed(self) -> dict[str, Span]:
        """Give where the writer gives somebody unnamed a name, by that name: "a man called Pim, who"; searched once."""
        if self.given is None:
            self.given = {}
            for match in islice(_RENAMED.finditer(self.text), MAX_HISTORY):
                self.given.setdefault(next(filter(None, match.groups())), Span(*match.span()))
        return self.given

    def described(self, name: str, mention: Span) -> Resolved | None:
        """Find who spoke unnamed and is called by this name: "a nurse, Rosa, whose last name is withheld", then "Rosa".

        Also "a nurse, who spoke on condition that she be identified only by her first name, Rosa, said".
        """
        renamed = self.renamed().get(name)
        for earlier in self.recent():
            at = earlier.link.antecedent or earlier.link.mention
            if at is None or earlier.link.kind is not SourceKind.UNNAMED_PERSON or earlier.is_plural:
                continue
            if at.of(self.text).endswith(f", {name}") and mention.start > at.end:
                return earlier
            is_before = renamed is not None and at.end <= renamed.start < mention.start
            if renamed is not None and is_before and _ASIDE.fullmatch(self.text, at.end, renamed.start):
                return earlier
            if renamed is not None and is_before and _ASKED_NEXT.fullmatch(self.text, at.end, renamed.start):
                return earlier
        return None

    def first_of(self, word: str) -> int | None:
        """Give the first place of a word in lower case, whatever its case in the text; read once for all words."""
        if self.places is None:
            self.places = {}
            for match in _WORD.finditer(self.text):
                self.places.setdefault(match.group().lower(), match.start())
        return self.places.get(word)

    def recent(self) -> Iterator[Resolved]:
        """Give the sources before, the last first."""
        return islice(reversed(self.history), MAX_HISTORY)

    def again(self, earlier: Resolved, mention: Span, *, gender: str | None = None) -> Resolved:
        """Give an earlier source mentioned again, at `mention`."""
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
            second=None if earlier.second is None else replace(earlier.second, mention=mention),
        )

    def first(self, pattern: str) -> Span | None:
        """Give the first place in the text that matches a pattern for names (see `capitals`), searched once."""
        if pattern not in self.firsts:
            match = re.search(capitals(pattern), self.text)
            self.firsts[pattern] = Span(*match.span()) if match else None
        return self.firsts[pattern]

    def sole(self, pattern: str) -> Span | None:
        """Give the first place of the one name that matches a pattern; None where two names do; searched once."""
        if pattern not in self.soles:
            found: dict[str, Span] = {}
            for match in re.finditer(capitals(pattern), self.text):
                found.setdefault(match.group(), Span(*match.span()))
                if len(found) > 1:
                    break
            self.soles[pattern] = next(iter(found.values())) if len(found) == 1 else None
        return self.soles[pattern]
