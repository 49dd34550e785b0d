"""Chains: found attributions with their sources resolved, and what is said inside what somebody else says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from claimcheck.attribution.acts import act_of
from claimcheck.attribution.described_by import described_by, without_teller
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.outlets_told import outlet_told
from claimcheck.attribution.phrases.anonymity import fears_being_named
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.rebuttals import rejects_statement
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.attribution.vocabulary.lexicon import DENIAL_LEMMAS
from claimcheck.attribution.vocabulary.nouns import POLL_WORDS
from claimcheck.reading.people.barred import barred
from claimcheck.reading.people.group_requests import with_shared_reasons
from claimcheck.reading.people.links import Resolver
from claimcheck.reading.people.memory import Resolved
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Attribution, Link, SourceKind, Span

_THAT = lazy_re(r",? that,? ")
_WRITTEN = frozenset({"assume", "expect", "anticipate", "believe", "consider", "regard", "see"})
"""States of mind of people that are statements of documents, which have no mind."""
_IS = lazy_re(r"(?:is|are|was|were|be|been)\b")
_HEARD = lazy_re(
    capitals(
        r"[^,;:.!?\n“”\"]{0,80}(?:, (?:[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*){0,3}|"
        r"(?:an?|the|his|her|their|its) (?:[\w’'-]+ ){0,6}[\w’'-]+),)?,? "
    )
)
"""What stands between a speaker and who tells of it: whoever was told, and when: "told his aide, Theo Brandt,"."""
MAX_LINKS = 6
"""Links of a chain at most, the inmost ones."""
NEAR = 12
"""Attributions of one place that are compared for nesting on either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attributed:
    """One attribution with its chain. `parent` is the index of the one that it is said inside of.

    `attribution` is None where the source is the writer ("I", "we" outside of speech), which is the article's own
    voice, and where people answer a poll that says so.
    `beside` are those of others who are meant with its source: "the two lawmakers".
    """

    found: FoundAttribution
    attribution: Attribution | None
    parent: int | None
    is_sure: bool
    beside: tuple[Attribution, ...] = ()

    @property
    def extent(self) -> Span:
        """Give the range from the first to the last character of source and cue."""
        return _extent(self.found)


def link_up(article: Article, found: Sequence[FoundAttribution], resolver: Resolver) -> list[Attributed]:
    """Resolve the sources of all attributions in the order of the text and chain those said inside others."""
    found = [replace(each, act=act_of(article.document.text, each)) for each in found]
    found = [without_teller(article.document.text, each) for each in found]
    order = sorted(range(len(found)), key=lambda i: _place(found[i]))
    starts = [s.span.start for s in article.sentences]
    resolved: dict[int, Resolved | None] = {}
    told = {i: outlet for i in order if (outlet := _outlet(article.document.text, found[i], resolver)) is not None}
    cited: dict[int, Link] = {}
    for i in order:
        resolved[i] = _resolve(article, found[i], resolver, starts)
        if i in told:
            resolver.memory.outlets.append(told[i])
        inner = _link_at(article, found[i].cited, resolver, starts)
        if inner is not None:
            cited[i] = inner
        teller = _link_at(article, described_by(article.document.text, found[i]), resolver, starts)
        document = resolved[i]
        if teller is not None and document is not None:
            told[i] = teller
            link = replace(document.link, reason_for_anonymity=None)  # whoever told of it asked not to be named
            resolved[i] = replace(document, link=link)
    resolved = with_shared_reasons(article.document.text, article.sentences, resolved)
    found = [_as_result(article.document.text, each, resolved[i]) for i, each in enumerate(found)]
    # What is said inside the writer's own words ("Q: Two members are said to ...") stands on nobody else.
    parents = _parents(article.document.text, found, order)
    parents = {i: j for i, j in parents.items() if _is_anyones(j, parents, resolved)}
    linked: list[Attributed] = []
    for i in range(len(found)):
        # "I" inside what somebody says is whoever says it.
        writer = resolved[i] is None and i not in parents
        writer = writer or _answers(resolved[i], resolved.get(parents.get(i, -1)))
        chain = _chain(i, parents, resolved, told)
        if len(chain) == 2 and i in parents and _is_set_in(article.document.text, found[i], found[parents[i]]):
            chain = (chain[1], chain[0])
        chain = (*chain, cited[i]) if i in cited else chain
        linked.append(
            Attributed(
                found=found[i],
                attribution=None if writer else _attribution(found[i], chain, resolver),
                parent=parents.get(i),
                is_sure=all(step is None or step.is_sure for step in map(resolved.get, _outwards(i, parents))),
                beside=() if writer else _beside(found[i], chain, resolved[i], resolver),
            )
        )
    return linked


def _as_result(text: str, found: FoundAttribution, source: Resolved | None) -> FoundAttribution:
    """Take what a document has in mind for what it states: "64 per cent opposed it" in a poll, "it assumes that".

    So is whom or what it names: "the review identifies 23 deaths".
    """
    if source is None or found.source is None or found.act is Act.STATEMENT:
        return found
    if found.act is Act.ACT:
        is_document = source.link.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} and not found.is_mention
        is_named = found.cue is not None and _NAMING.fullmatch(found.cue.of(text)) is not None
        return replace(found, act=Act.STATEMENT, lemma="list") if is_document and is_named else found
    is_poll = source.link.kind is SourceKind.DOCUMENT and classify(found.source.of(text)).head == "respondents"
    is_written = source.link.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} and found.lemma in _WRITTEN
    is_people = source.head == "figures"  # "figures at the club believe"
    is_expected = (
        is_people or found.is_passive or (found.cue is not None and _IS.match(text, found.cue.start) is not None)
    )
    return replace(found, act=Act.STATEMENT) if is_poll or (is_written and not is_expected) else found


_NAMING = lazy_re(r"(?:also |then |further )?(?:identif(?:y|ies|ied)|lists?|listed|details|detailed)")


def _extent(found: FoundAttribution) -> Span:
    spans = [s for s in (found.source or found.cited, found.cue) if s is not None]
    return Span(min(s.start for s in spans), max(s.end for s in spans))


def _place(found: FoundAttribution) -> int:
    span = found.source or found.cue or found.content[0]
    return span.start


def _resolve(article: Article, found: FoundAttribution, resolver: Resolver, starts: Sequence[int]) -> Resolved | None:
    if found.source is None:
        cue = found.cue or found.content[0]
        link = Link(kind=SourceKind.PASSIVE, name=cue.of(article.document.text), mention=None)
        return Resolved(link=link, at=cue.start, head="", is_plural=False)
    at = bisect_right(starts, found.source.start) - 1
    sentence = article.sentences[max(at, 0)]
    resolver.memory.barred = barred(resolver.memory, found, sentence.span.start)
    resolved = resolver.resolve(found.source, sentence.span, found.antecedent, is_headline=sentence.is_headline)
    resolver.memory.barred = frozenset()
    if resolved is None:
        return None
    reason, basis = resolved.link.reason_for_anonymity, resolved.link.basis_of_knowledge
    stated = found.content if found.act is Act.STATEMENT else ()  # "because they feared [being fired]"
    if reason is not None:
        reason = _before_content(article.document.text, reason, stated)
    if basis is not None and _is_said(basis, stated):
        basis = None
    return replace(resolved, link=replace(resolved.link, reason_for_anonymity=reason, basis_of_knowledge=basis))


def _is_said(span: Span, content: Sequence[Span]) -> bool:
    """Tell what stands in what a source states, about somebody else: "said that the mayor feared reprisals"."""
    return any(each.start <= span.start < each.end for each in content)


def _before_content(text: str, reason: Span, content: Sequence[Span]) -> Span | None:
    """End a reason where what the source states begins: "because nothing is signed, the work will cost 9 million"."""
    if _is_said(reason, content):
        return reason if fears_being_named(reason.of(text)) else None
    end = min((each.start for each in content if reason.start < each.start < reason.end), default=reason.end)
    return Span(reason.start, reason.start + len(text[reason.start : end].rstrip(" ,;\t")))


def _link_at(article: Article, place: Span | None, resolver: Resolver, starts: Sequence[int]) -> Link | None:
    """Give the link of whoever a source names beside itself: whom it cites, or who described it."""
    if place is None:
        return None
    at = bisect_right(starts, place.start) - 1
    resolved = resolver.resolve(place, article.sentences[max(at, 0)].span)
    return resolved.link if resolved else None


def _parents(text: str, found: Sequence[FoundAttribution], order: Sequence[int]) -> dict[int, int]:
    parents: dict[int, int] = {}
    for at, i in enumerate(order):
        inner = found[i]
        cue = inner.cue or inner.content[0]
        best: tuple[int, int] | None = None
        for j in order[max(0, at - NEAR) : at + NEAR]:
            outer = found[j]
            if j == i or outer.act is not Act.STATEMENT or outer.cue == inner.cue:
                continue
            if inner.content == outer.content and (_is_set_in(text, outer, inner) or _is_told_by(outer, inner)):
                best = (0, j)
            if _is_told_on(text, outer, inner):
                best = (0, j)
            for piece in outer.content:
                size = piece.end - piece.start
                if (
                    piece.contains(cue)
                    and (inner.source is None or any(each.contains(inner.source) for each in outer.content))
                    and (best is None or size < best[0])
                ):
                    best = (size, j)
        if best is not None:
            parents[i] = best[1]
    return {i: j for i, j in parents.items() if not _loops(i, parents)}


def _is_set_in(text: str, outer: FoundAttribution, inner: FoundAttribution) -> bool:
    """Tell whether an attribution stands behind the "that" of another: "Ruiz said that, according to police, ..."."""
    if outer.cue is None or (inner.source or inner.cue) is None:
        return False
    return _THAT.fullmatch(text, outer.cue.end, _extent(inner).start) is not None


def _is_told_by(outer: FoundAttribution, inner: FoundAttribution) -> bool:
    """Tell who knows of something that states the same: "footage shows a man, according to two people"."""
    if outer.cue is None or inner.cue is None or inner.source is None or outer.lemma != "according to":
        return False
    return inner.source.end <= inner.cue.start < inner.content[0].start and inner.content[-1].end <= outer.cue.start


def _is_told_on(text: str, outer: FoundAttribution, inner: FoundAttribution) -> bool:
    """Tell who knows of what somebody said: "“We will vote,” Ruiz told aides, according to two of them".

    Also "“It was left open,” Ruiz wrote to the mayor, court records show".
    """
    if outer.cue is None or outer.source is None or inner.cue is None or outer.lemma not in {"according to", "show"}:
        return False
    teller = _extent(outer).start
    is_behind = inner.content[0].end <= _extent(inner).start < _extent(inner).end <= teller
    if classify(outer.source.of(text)).is_guess:
        return False
    is_same = any(piece.overlaps(inner.content[0]) for piece in outer.content)
    if text.endswith(" and ", 0, teller):  # "according to Ruiz and according to the police"
        return False
    return is_behind and is_same and _HEARD.fullmatch(text, _extent(inner).end, teller) is not None


def _outwards(i: int, parents: dict[int, int]) -> Iterator[int]:
    """Give an attribution and those that it is said inside of, from the inmost."""
    at: int | None = i
    for _ in range(MAX_LINKS):
        if at is None:
            return
        yield at
        at = parents.get(at)


def _is_anyones(i: int, parents: dict[int, int], resolved: dict[int, Resolved | None]) -> bool:
    """Tell whether somebody other than the writer says this, or something that it is said inside of."""
    return any(resolved[each] is not None for each in _outwards(i, parents))


def _loops(i: int, parents: dict[int, int]) -> bool:
    seen = {i}
    while i in parents:
        i = parents[i]
        if i in seen:
            return True
        seen.add(i)
    return False


def _answers(inner: Resolved | None, outer: Resolved | None) -> bool:
    """Tell those who answered a poll: what they say in it is the poll's."""
    if inner is None or outer is None or inner.link.kind is not SourceKind.COLLECTIVE:
        return False
    is_poll = outer.head in POLL_WORDS or bool(POLL_WORDS & set(outer.link.name.lower().split()))
    return outer.link.kind is SourceKind.DOCUMENT and is_poll


def _outlet(text: str, found: FoundAttribution, resolver: Resolver) -> Link | None:
    """Give the link of another outlet that a speaker told it, as its report: of "Ruiz told CNN" it is before Ruiz."""
    outlet = outlet_told(text, found)
    if outlet is None or resolver.is_own(outlet):
        return None
    return Link(kind=SourceKind.DOCUMENT, name=outlet.of(text), mention=outlet)


def _chain(
    i: int, parents: dict[int, int], resolved: dict[int, Resolved | None], told: dict[int, Link]
) -> tuple[Link, ...]:
    links: list[Link] = []
    for at in _outwards(i, parents):
        step = resolved[at]
        if step is not None and not (links and step.link.name == links[0].name):
            links.insert(0, step.link)
        if step is not None and at in told and told[at].name not in {link.name for link in links}:
            links.insert(0, told[at])
    return tuple(links)


def _beside(
    found: FoundAttribution, chain: tuple[Link, ...], source: Resolved | None, resolver: Resolver
) -> tuple[Attribution, ...]:
    """Give the attribution to the other of two people who are meant together."""
    if source is None or source.second is None or source.link not in chain:
        return ()
    return (_attribution(found, tuple(source.second if k == source.link else k for k in chain), resolver),)


def _attribution(found: FoundAttribution, chain: tuple[Link, ...], resolver: Resolver) -> Attribution:
    is_own = found.source is not None and resolver.is_own(found.source)
    if is_own:
        chain = tuple(replace(k, kind=SourceKind.DOCUMENT) if k.mention == found.source else k for k in chain)
    return Attribution(
        chain=chain,
        act=found.act,
        source=found.cited or found.source,
        cue=found.cue,
        content=found.content,
        is_denial=(found.lemma in DENIAL_LEMMAS or rejects_statement(resolver.memory.text, found))
        and not found.is_negated,
        is_own_report=is_own,
    )
