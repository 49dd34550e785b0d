"""The claims of a sentence that are the article's own: what it tells outside of what somebody else states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from claimcheck.attribution.besides import CHANTS, telling_of_saying
from claimcheck.attribution.rebuttals import rebuttals_in
from claimcheck.attribution.vocabulary.lexicon import CUE_VERBS
from claimcheck.reading.background_claims import claims_of, request_claim
from claimcheck.reading.confidence import OWN
from claimcheck.reading.cutting.answers import with_own_question
from claimcheck.reading.cutting.backgrounds import Background, backgrounds_in, is_identification, relatives_in
from claimcheck.reading.cutting.claim_kinds import is_own_opinion, own_kind, witnessed_in
from claimcheck.reading.cutting.listed import is_lead_in, led_up_to_by
from claimcheck.reading.cutting.own_voice import inner_tellers, own_clauses
from claimcheck.reading.cutting.predicates import Statement, begins_predicate, split_predicates
from claimcheck.reading.cutting.process import process_beside, process_in, requests_in, who_asks
from claimcheck.reading.wording import word_claim, word_shared
from claimcheck.text.furniture import dateline_of
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, Article, Attribution, ClaimKind, ReadClaim, Sentence, Span
from claimcheck.types.ids import claim_id


def own_claims(
    article: Article,
    sentence: Sentence,
    covered: Sequence[Span],
    others: Sequence[Attribution],
    contents: Sequence[Span],
    speakers: Mapping[int, Span],
) -> Iterator[ReadClaim]:
    """Give the claims of a sentence that nobody else makes.

    Args:
        article: the article.
        sentence: one of its sentences.
        covered: what others' statements take of it: source, cue and content.
        others: its attributions of acts and states of mind, which give no ground.
        contents: what others state in it.
        speakers: who states something before its verb, by the end of what is stated.
    """
    text = article.document.text
    body = _without_dateline(article, sentence)
    requests = [each for each in requests_in(text, body) if not any(each.overlaps(c) for c in contents)]
    backgrounds = [each for each in backgrounds_in(text, body) if not any(each.span.overlaps(r) for r in requests)]
    yield from (part for each in backgrounds for part in claims_of(article, each))
    rebuttals = rebuttals_in(text, body, contents)
    taken = [*contents, *rebuttals]
    relatives = [
        each
        for each in relatives_in(text, body, backgrounds)
        if not any(each.span.overlaps(c) for c in (*taken, *requests))
    ]
    relatives += [_rebutting(text, rebuttal) for rebuttal in rebuttals]
    yield from (part for each in relatives for part in claims_of(article, each))
    for request in requests:
        yield request_claim(article, request, who_asks(text, body, request))
    beside = process_beside(text, body, contents) if covered else None
    if beside is not None and not any(beside.overlaps(request) for request in requests):
        yield _own_claim(article, sentence, Statement(spans=(beside,)), ())
    if is_lead_in(article, sentence) or _PUT.fullmatch(body.of(text)) is not None:
        return
    if not covered and is_own_opinion(body.of(text)) and not sentence.is_headline:
        return
    insets = [each.inset for each in (*backgrounds, *relatives) if each.inset is not None]
    insets += [_with_lead(text, request) for request in requests]
    tellers = inner_tellers(text, body, covered)
    # "[Brandt, who called] him a fool, left": who says it is the subject of what follows.
    covered = [each for each in covered if not any(t.overlaps(each) and each.end <= t.end for t in tellers)]
    insets += tellers
    leader = led_up_to_by(article, sentence)
    deeds = list(_further_deeds(text, body, covered, speakers, others))
    for clause in _outside(own_clauses(text, body, covered, is_headline=sentence.is_headline), insets):
        is_stop = text[clause.end - 1] in ".!" and not text.endswith((".m.", ".S."), clause.start, clause.end)
        end = clause.end - 1 if is_stop and clause.end - clause.start > 1 else clause.end
        if any(clause.overlaps(deed.spans[0]) for deed in deeds) or (covered and _TO_CHANTS.match(clause.of(text))):
            continue
        answered = with_own_question(article, sentence, Span(clause.start, end))
        for statement in split_predicates(text, answered, insets):
            if beside is None or not any(beside.contains(span) for span in statement.spans):
                yield _own_claim(article, sentence, _led(text, statement, leader), others)
    for statement in deeds:
        if beside is None or not beside.overlaps(statement.spans[0]):
            yield _own_claim(article, sentence, statement, others)


_PUT = lazy_re(
    r"(?:(?:By|For|To|From|With|Of) )?(?:[Ww]hom?|[Ww]hat|[Ww]hich|Why|How|When|Where)\b[^.;:“”\"\n]{0,80}, "
    r"(?:(?:asked|asks)(?: [\w’'-]{1,30}){1,6}|(?:[\w’'-]{1,30} ){1,5}(?:asked|asks|wondered))\."
)
"""A question that somebody puts without marks: "By whom, Ada Kesh asked."."""
_TO_CHANTS = lazy_re(rf"[, ]*(?:to|over|amid|between) (?:[a-z]+ ){{0,2}}{CHANTS}of ")
"""Behind what somebody says, what the crowd calls out: "Ruiz said [to chants of “Four more years”]"."""


def _led(text: str, statement: Statement, leader: Span | None) -> Statement:
    """Give an item of a list the subject that its lead-in has: "[the board] Approved a bid"."""
    first, *rest = statement.spans
    if leader is None or statement.subject is not None:
        return statement
    at = first.start + 2 * text.startswith(("• ", "* "), first.start)
    is_item = at < first.end and text[at].isupper()
    return replace(statement, spans=(Span(at, first.end), *rest), subject=leader) if is_item else statement


def _with_lead(text: str, request: Span) -> Span:
    """Take what joins a request to its sentence with it: ", who", " whom", "who heard it [and who asked]"."""
    lead = next(lead for lead in (", ", " and ", " ") if text.endswith(lead, 0, request.start))
    return Span(request.start - len(lead), request.end)


def _rebutting(text: str, rebuttal: Span) -> Background:
    """Give what the article says of a statement before: "[This] is not true" of ", which is not true"."""
    subject = "This" if text.startswith(("which ", "a ", "an "), rebuttal.start) else None
    inset = Span(text.rindex(",", 0, rebuttal.start), rebuttal.end)
    return Background(span=rebuttal, subject=subject, inset=inset, is_identification=False)


def _further_deeds(
    text: str, sentence: Span, covered: Sequence[Span], speakers: Mapping[int, Span], others: Sequence[Attribution]
) -> Iterator[Statement]:
    """Give what a speaker did besides, or by saying it.

    "told jurors to forget it, and [released them early]", "said the war was over, [breaking with his generals]".
    """
    for content in sorted(covered):
        speaker = speakers.get(content.end) if content.end < sentence.end else None
        if speaker is None:
            continue
        told = telling_of_saying(text, content.end, sentence.end)
        deed = _DEED.match(text, content.end, sentence.end)
        if told is not None:
            end = _CLOSE.search(text, told, sentence.end)
            span = Span(told, end.start() if end is not None else sentence.end)
        elif deed is not None and _is_deed(text, Span(deed.start("what"), deed.end()), others):
            span = Span(deed.start("what"), deed.end())
        else:
            continue
        if not any(span.overlaps(each) for each in covered):
            yield Statement(spans=(span,), subject=speaker)


def _is_deed(text: str, span: Span, others: Sequence[Attribution]) -> bool:
    """Tell what somebody did or has in mind, from a statement that made no claim: "and said no more"."""
    words = span.of(text)
    first = words.split(maxsplit=1)[0]
    verb = CUE_VERBS.get(first)
    if _GAVE.match(words) is not None:
        return True  # "gave the trust until 11 January to respond", "gave no details", "had not done so by"
    if verb is not None and verb.act is Act.STATEMENT and first not in _ORDERS:
        return any(each.cue is not None and each.cue.overlaps(span) for each in others)
    return verb is not None or _PAST.match(words) is not None or begins_predicate(words)


_GAVE = lazy_re(
    r"gave [^.;]{0,160}?\buntil |(?:gave|offered|cited|presented|provided|produced|supplied) no |"
    r"(?:had|has|have)(?: not|n[’']t) (?:done so|reverted|got back|come back|called back) "
)
_ORDERS = frozenset({"warned", "urged", "asked", "advised", "instructed", "ordered"})
_DEED = lazy_re(
    r",? (?:and|but) (?:then |later |also )?(?P<what>[a-z]{2,20}(?:[’']t)? (?:[^.;:,“”\"\n]|[.,](?=\d)){2,160})(?=[.;])"
)
_PAST = lazy_re(r"[a-z]{2,20}ed ")
_CLOSE = lazy_re(r"[;:“\"]|[.!?]$")


def _outside(clauses: Iterable[Span], insets: Sequence[Span]) -> Iterator[Span]:
    """Give what of clauses lies outside insets that run on over their end: ", which cited two clerks [and a file]"."""
    for clause in clauses:
        ending = [inset for inset in insets if clause.end <= inset.end + 1]  # but for a full stop
        if any(inset.start <= clause.start for inset in ending):
            continue
        running = [inset.start for inset in ending if inset.start < clause.end]
        yield Span(clause.start, min(running)) if running else clause


def _own_claim(article: Article, sentence: Sentence, statement: Statement, others: Sequence[Attribution]) -> ReadClaim:
    text = article.document.text
    spans = statement.spans
    whole = Span(spans[0].start, spans[-1].end)
    witnessed = witnessed_in(whole.of(text))
    is_process = any(process_in(text, span) is not None for span in spans)
    wording = word_claim(text, spans)
    if statement.subject is not None:
        wording = word_shared(text, statement.subject, None, spans)
    words = " ".join(s.of(text) for s in spans)
    return ReadClaim(
        id=claim_id(article.document.sha256, spans),
        text=wording,
        kind=_own_kind(words, sentence, is_process=is_process and witnessed is None),
        spans=spans,
        attributions=tuple(a for a in others if a.cue is not None and any(s.overlaps(a.cue) for s in spans)),
        confidence=OWN,
        witnessed=Span(whole.start + witnessed[0], whole.start + witnessed[1]) if witnessed else None,
        resolved=() if statement.subject is None else (statement.subject,),
    )


def _own_kind(words: str, sentence: Sentence, *, is_process: bool) -> ClaimKind:
    if is_process:
        return ClaimKind.PROCESS
    if is_identification(words):
        return ClaimKind.BACKGROUND
    return own_kind(words, is_headline=sentence.is_headline)


def _without_dateline(article: Article, sentence: Sentence) -> Span:
    """Give a sentence behind its dateline, and behind "It may be recalled that"."""
    skip = dateline_of(sentence.span.of(article.document.text))
    formula = _RECALLED.match(article.document.text, sentence.span.start + skip, sentence.span.end)
    skip = formula.end() - sentence.span.start if formula is not None else skip
    return (
        Span(sentence.span.start + skip, sentence.span.end)
        if 0 < skip < sentence.span.end - sentence.span.start
        else sentence.span
    )


_RECALLED = lazy_re(
    r"It (?:may|will|would|should|must|can|is to) (?:also )?be (?:recalled|remembered|noted) that (?=\S)"
)
"""With which an article states what stands behind it."""
