"""Claims of an article from its attributions: what is said by somebody, what the article says itself."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.vocabulary.lexicon import CUE_ADVERBS, CUE_VERBS, Frame
from claimcheck.attribution.vocabulary.nouns import PERSON_NOUNS
from claimcheck.reading.confidence import LOW, attributed_confidence
from claimcheck.reading.cutting.answers import is_denying
from claimcheck.reading.cutting.claim_kinds import NAMING, is_own_opinion, said_kind
from claimcheck.reading.cutting.clauses import is_clause
from claimcheck.reading.cutting.joined_deeds import end_of_deed, is_sending
from claimcheck.reading.cutting.pieces import Piece, content_pieces, is_ground, stated_in
from claimcheck.reading.cutting.process import says_nothing_more
from claimcheck.reading.cutting.short_contents import gives_nothing, is_object_frame, is_phrase, is_verb_of_relative
from claimcheck.reading.cutting.told_of import identified_by
from claimcheck.reading.own_claims import own_claims
from claimcheck.reading.people.chains import Attributed
from claimcheck.reading.people.speaker_pronouns import is_of_things, may_be_speaker, tells_of_another_before
from claimcheck.reading.wording import leading_pronoun, word_background, word_claim, word_denied, word_shared
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import (
    Act,
    Article,
    Attribution,
    ClaimKind,
    ReadClaim,
    ReviewReason,
    SectionReading,
    SentenceVerdict,
    SourceKind,
    Span,
)
from claimcheck.types.ids import claim_id

_HEARD = lazy_re(r" [^.,;:!?“”\"\n]{1,60}")
_STOP = lazy_re(r"[.;!?\n]")
MAX_HEARD = 150
"""Characters for whoever is told, and what is told of them, at most."""
_JOINT = lazy_re(r",? (?:and|but)(?: [\w’'-]+){0,2} $")


def assemble(article: Article, linked: Sequence[Attributed]) -> SectionReading:
    """Make claims of attributions, in the order of the text."""
    pieces = content_pieces(article, linked)
    claims: dict[tuple[Span, ...], ReadClaim] = {}
    for piece in pieces:
        claim = _attributed_claim(article, linked[piece.index], piece)
        known = claims.get(claim.spans)
        if known is not None:
            claim = _joined(known, claim)
        claims[claim.spans] = claim
    verdicts: list[SentenceVerdict] = []
    covered = _covered_by_sentence(article, linked, pieces)
    others = _others_by_sentence(article, linked)
    contents: dict[int, list[Span]] = defaultdict(list)
    said = [s for item in linked if is_ground(article, item) for s in stated_in(article.document.text, item)]
    for at, span in _per_sentence(article, said):
        contents[at].append(span)
    speakers = {
        item.found.content[-1].end: speaker for item in linked if (speaker := _speaker(article, item)) is not None
    }
    for at, sentence in enumerate(article.sentences):
        if not sentence.is_own:
            continue
        for claim in own_claims(article, sentence, covered[at], others[at], contents[at], speakers):
            claims.setdefault(claim.spans, claim)
        if not covered[at] and is_own_opinion(sentence.span.of(article.document.text)) and not sentence.is_headline:
            verdicts.append(SentenceVerdict(span=sentence.span, is_opinion=True))
    ordered = sorted(claims.values(), key=lambda c: (c.spans[0].start, c.spans[0].end))
    return SectionReading(claims=tuple(ordered), sentences=tuple(verdicts))


def _speaker(article: Article, item: Attributed) -> Span | None:
    """Give who states something behind its verb, as the subject of a plain sentence."""
    source, cue = item.found.source, item.found.cue
    is_plain = item.parent is None and item.found.antecedent is None and is_ground(article, item)
    if not is_plain or source is None or cue is None:
        return None
    return source if source.end <= cue.start < item.found.content[0].start else None


def _joined(known: ReadClaim, other: ReadClaim) -> ReadClaim:
    """Make one claim of two with one content: as sure as the one that fixes the label, with the doubts about both."""
    confidence = max((known, other), key=lambda claim: (_ground_of(claim), claim.confidence)).confidence
    reviews = dict.fromkeys((*known.needs_review, *other.needs_review))
    if confidence >= LOW:
        reviews.pop(ReviewReason.LOW_CONFIDENCE, None)
    return replace(
        known,
        text=_with_other(known, other),
        attributions=(*known.attributions, *other.attributions),
        confidence=confidence,
        needs_review=tuple(reviews),
    )


def _ground_of(claim: ReadClaim) -> int:
    """Rank what a claim stands on, as it decides the label: a named source's statement, another's, or none."""
    statements = [each for each in claim.attributions if each.act is Act.STATEMENT]
    return max((1 + all(link.kind.is_named for link in each.chain) for each in statements), default=0)


def _with_other(known: ReadClaim, other: ReadClaim) -> str:
    """Word a claim that another source states too: "[Ana Ruiz and Tom Hale accused] the mayor of hiding it"."""
    names = [claim.attributions[0].chain[-1].name for claim in (known, other)]
    if known.text.replace(f"[{names[0]} ", f"[{names[1]} ", 1) != other.text or names[0] == names[1]:
        return known.text
    return known.text.replace(f"[{names[0]} ", f"[{names[0]} and {names[1]} ", 1)


def _attributed_claim(article: Article, item: Attributed, piece: Piece) -> ReadClaim:
    attribution = item.attribution
    if attribution is None:
        raise ValueError("a piece stands on an attribution with a source")
    text = article.document.text
    words = " ".join(span.of(text) for span in piece.spans)
    name = attribution.chain[-1].name
    is_quoted = item.found.is_quoted or text.startswith(": “", max(0, piece.spans[0].start - 2))
    pronoun = None if is_quoted or is_of_things(words) else leading_pronoun(words)
    is_clear = pronoun is not None and not _tells_somebody(text, item, piece)
    is_clear = is_clear and not tells_of_another_before(text, attribution, piece.spans[0].start, pronoun or "")
    subject = name if pronoun and is_clear and may_be_speaker(article, attribution, pronoun, piece.sentence) else None
    source = attribution.source
    is_told = source is not None and any(source.overlaps(s) for s in piece.spans)  # "the bank denied it"
    holds_cue = item.found.cue is not None and any(s.contains(item.found.cue) for s in piece.spans)
    is_denial = attribution.is_denial and not is_told
    wording = word_claim(text, _worded(text, item, piece), subject=subject, is_denial=is_denial)
    if (
        not (is_told or holds_cue)
        and (is_object_frame(item) or is_phrase(text, item))
        and item.found.cue is not None
        and not attribution.is_denial
    ):
        verb = item.found.cue.of(text)
        if source is not None and item.found.cue.end < source.start:
            verb = verb[0].lower() + verb[1:]  # "Rejecting the charge, Ruiz said"
        is_this = item.found.lemma in {"reject", "dismiss"} and words.startswith("as ")
        verb += " this" if is_this else ""  # ", a charge he [rejected] as ‘cheap’"
        wording = f"[{_all_called(text, attribution, item)} {verb}] {word_claim(text, piece.spans, is_object=True)}"
    if piece.subject is not None and not attribution.is_denial:
        wording = word_shared(
            text,
            piece.subject,
            name if may_be_speaker(article, attribution, piece.subject.of(text), piece.sentence) else None,
            piece.spans,
        )
    if piece.subject is None and not is_denial and is_verb_of_relative(text, item):
        wording = f"[This] {words}"  # "sold its pier, which the mayor admitted was a mistake"
    whose = _whose_relative(article, piece) if piece.subject is None and not is_denial else None
    if whose is not None:
        wording = word_background(words.strip(' ,.“”"‘’'), whose)
    denier, denies = attribution.source, attribution.cue
    is_naming = item.found.lemma in NAMING or item.found.lemma == "put"  # "which Ruiz put at $3 million"
    is_view = is_told and is_naming and denies is not None and denies.end < piece.spans[0].end
    is_part = denier is not None and text.endswith(" what ", 0, denier.start)  # "for what the trust calls poor work"
    is_view = is_view and not is_part
    is_apart = denier is not None and denies is not None and denier.end == piece.spans[0].end < denies.start
    is_last = denies is not None and (denies.end == piece.spans[0].end or words.startswith(("something ", "which ")))
    is_whole = attribution.is_denial or (is_told and (is_last or is_apart)) or is_view
    if is_whole and denier is not None and denies is not None:
        wording = word_denied(text, piece.spans[0], denier, denies) or wording
    reviews: list[ReviewReason] = []
    if item.found.is_unclear:
        reviews.append(ReviewReason.UNCLEAR_REACH)
    if not item.is_sure:
        reviews.append(ReviewReason.UNRESOLVED_REFERENCE)
    sureness = attributed_confidence(attribution, is_quoted=item.found.is_quoted, is_guess=bool(reviews))
    if sureness < LOW:
        reviews.append(ReviewReason.LOW_CONFIDENCE)
    return ReadClaim(
        id=claim_id(article.document.sha256, piece.spans),
        text=wording,
        kind=ClaimKind.PROCESS if says_nothing_more(words) else said_kind(words, _verb(text, item)),
        spans=piece.spans,
        attributions=(attribution, *item.beside),
        confidence=sureness,
        needs_review=tuple(reviews),
        resolved=() if piece.subject is None else (piece.subject,),
    )


def _all_called(text: str, attribution: Attribution, item: Attributed) -> str:
    """Give how a claim names its source, and the other one who is meant with it: "Both called for more judges"."""
    return " and ".join(dict.fromkeys(_called(text, each) for each in (attribution, *item.beside)))


def _verb(text: str, item: Attributed) -> str:
    """Give the verb of a statement, or the word before a document that says it: "under federal law, ..."."""
    cue = item.found.cue
    return "under" if cue is not None and cue.of(text).lower() == "under" else item.found.lemma


def _called(text: str, attribution: Attribution) -> str:
    """Give how a claim names its source: a document by the words beside its verb, which agree with it."""
    link = attribution.chain[-1]
    words = link.mention.of(text) if link.mention is not None else link.name
    is_document = link.kind in {SourceKind.DOCUMENT, SourceKind.UNNAMED_DOCUMENT} and " " in words
    is_document = is_document and not words.startswith("whose ")
    return words if is_document else link.name


def _whose_relative(article: Article, piece: Piece) -> str | None:
    """Give what a claim tells of that is a relative clause: "[the shop] is to close" of ", which is to close"."""
    text, span = article.document.text, piece.spans[0]
    is_relative = len(piece.spans) == 1 and _RELATIVE.match(text, span.start, span.end) is not None
    if not is_relative or text[max(0, span.start - 2) : span.start] != ", ":
        return None
    subject = identified_by(text, span, article.sentences[piece.sentence].span)
    # "Which" may be the whole clause ("rose by 3 a year, which would eat up"), but not with the verb of several things.
    is_thing = text.startswith("which", span.start) and not _OF_SEVERAL.match(text, span.start)
    is_done = _DONE.match(text, span.start) is not None and _WHEN.search(subject or "") is None
    return None if subject is None or (is_thing and subject == subject.lower() and not is_done) else subject


_RELATIVE = lazy_re(r"(?:which|who|whose) ")
_DONE = lazy_re(
    r"which (?:(?:would|could|will|had|has|may|might|must|can) (?:have )?(?:be|been)|was|were|is|are) "
    r"(?!expected|considered|called|followed|described|regarded|followed|needed|welcomed|allowed|supposed|denied|caused)"
    r"(?:[a-z]{3,20}ed|lent|sold|built|held|kept|made|paid|bought|lost|taken|written|given|hit|run|drawn|sent)\b"
)
"""What is done to a thing and never to what a clause tells: "a gate, which would be lent by a museum"."""
_WHEN = lazy_re(r"\b(?:years?|months?|weeks?|days?|nights?|morning|afternoon|evening|time|ago|before|earlier)$")
_OF_SEVERAL = lazy_re(r"which (?:do|are|were|have)\b")


def _tells_somebody(text: str, item: Attributed, piece: Piece) -> bool:
    """Tell whether somebody named or known is told, whom a pronoun may mean too: "Carr told Bell he was dangerous"."""
    verb, cue = CUE_VERBS.get(item.found.lemma), item.found.cue
    if verb is None or verb.frame is not Frame.RECIPIENT or cue is None or cue.end >= piece.spans[0].start:
        return False
    told = text[cue.end : piece.spans[0].start].split()
    return any(word[0].isupper() or word.lower().strip(",") in PERSON_NOUNS for word in told)


def _worded(text: str, item: Attributed, piece: Piece) -> tuple[Span, ...]:
    """Give what words a piece: "it is thought to have cost" keeps the cue that holds its two parts together."""
    cue, spans = item.found.cue, piece.spans
    is_aside = cue is not None and (cue.of(text).lower() in CUE_ADVERBS or item.found.lemma in {"hear", "tell"})
    if item.found.source is not None or cue is None or len(spans) < 2 or is_aside:
        return spans
    return (Span(spans[0].start, spans[-1].end),) if spans[0].end <= cue.start < spans[-1].start else spans


def _covered_by_sentence(
    article: Article, linked: Sequence[Attributed], pieces: Sequence[Piece]
) -> dict[int, list[Span]]:
    """Gather what statements take of each sentence: content, source and cue."""
    covered: dict[int, list[Span]] = defaultdict(list)
    text = article.document.text
    told = {piece.index for piece in pieces}
    ground = [
        item
        for at, item in enumerate(linked)
        if is_ground(article, item) and not gives_nothing(text, item) and (at in told or not is_sending(text, item))
    ]
    spans = [s for item in ground for s in item.found.content]
    # Without a cue the source only leads up to what it says, in a sentence that is the article's own.
    spans.extend(_taken(text, item) for item in ground if item.found.cue is not None or item.found.source is None)
    spans.extend(_denying(article, piece.sentence, s) for piece in pieces for s in piece.spans)
    for at, span in _per_sentence(article, spans):
        covered[at].append(span)
    return covered


def _denying(article: Article, at: int, span: Span) -> Span:
    """Leave what "Not so, said Tom Hale" denies to whoever tells it."""
    start = article.sentences[at].span.start
    is_apart = span.start < start < span.end and is_denying(article.document.text[start : span.end])
    return Span(start, span.end) if is_apart else span


_OF_ITS_OWN = lazy_re(
    r" (?!(?:who|whom|whose|that|which|of|in|on|at|for|from|with|by|to|speaking|and|or)\b|"
    r"(?:obtained|seen|reviewed|examined|described|released|published|compiled|filed|leaked) "
    r"(?:by|to|under|from|through)\b)[a-z]"
)
LEAST_DEED = 3
"""Words of a deed before what somebody adds, at least: no "hit back, saying that"."""
_SET_OFF = lazy_re(r"^, [^,;:.“”\"\n]{2,80},(?= )")
"""What is set off behind a name: "Astrid Vale[, of the Centre Alliance,] left the talks, saying that"."""
_DAY = lazy_re(r"^ on [A-Z][a-z]{2,6}day(?: (?:morning|afternoon|evening|night))?(?= )")
_SENDS = lazy_re(r",? (?:sent|forwarded|posted|e-?mailed|passed|handed|returned|signed|published|shared)\b")
_FILES = lazy_re(r" (?:ha(?:s|ve|d) )?(?:filed|lodged|brought|submitted) (?:an?|the|its|his|her|their) ")
MAX_GROUP = 60
"""Characters between a source and its verb at most, where no mark stands between them."""


def _taken(text: str, item: Attributed) -> Span:
    """Give source and cue with what stands between; the cue alone behind a deed: "The firm warned us [and said]"."""
    source, cue = item.found.source, item.found.cue
    verb = CUE_VERBS.get(item.found.lemma)
    if source is None and cue is not None and text[max(0, cue.start - 3) : cue.start].lower() == "it ":
        return Span(cue.start - len("it "), cue.end)  # "Nobody was hurt, but it is said that"
    deed = end_of_deed(text, item)
    if cue is not None and verb is not None and verb.frame is Frame.RECIPIENT:
        # "..., she told a packed room at the hall": whoever is told is no claim.
        content, start = item.found.content[0], item.extent.start if deed is None else deed
        if cue.end < content.start < cue.end + MAX_HEARD and not _STOP.search(text, cue.end, content.start):
            return Span(start, content.start)  # "told the Gull, citing two officials, that"
        stop = _HEARD.match(text, cue.end)
        is_free = stop is not None and not any(c.end > cue.end and c.start < stop.end() for c in item.found.content)
        heard = stop.end() if stop is not None and is_free else cue.end
        return Span(start, max(item.extent.end, heard))
    if source is None or cue is None or cue.start < source.end:
        return item.extent
    between = text[source.end : cue.start]
    is_beside = between.endswith(", ") and cue.of(text).endswith("ing")  # "Brandt left the talks, blaming the rain"
    whole = _DAY.sub("", between, count=1)
    # A source may hold what is set off behind its name.
    done = whole.removeprefix(",") if "," in source.of(text) else _SET_OFF.sub("", whole, count=1)
    is_beside = is_beside and (done == whole or len(done.split()) >= LEAST_DEED)
    if is_beside and _OF_ITS_OWN.match(done) and is_clause(text[source.start : cue.start]):
        return cue
    if len(between) > MAX_GROUP and _OF_ITS_OWN.match(between) and is_clause(between):
        # "The board voted to close two schools, ending months of argument": what it did is no part of it
        return cue if deed is None else Span(deed, cue.end)
    if _FILES.match(between) and cue.of(text) == "accusing":
        return cue  # "filed a complaint on Friday accusing the firm of fraud"
    if verb is None and between.endswith(" with ") and _SENDS.match(between):
        return cue  # "The mayor, Ana Roe, sent the memo to the clerk with a message:"
    return item.extent if deed is None else Span(deed, cue.end)


def _others_by_sentence(article: Article, linked: Sequence[Attributed]) -> dict[int, list[Attribution]]:
    """Gather the attributions of each sentence that give no ground: acts and states of mind."""
    others: dict[int, list[Attribution]] = defaultdict(list)
    for item in linked:
        if item.attribution is None or item.found.source is None:
            continue
        if item.found.act is not Act.STATEMENT and item.parent is None:
            near = [at for at, _ in _per_sentence(article, [item.extent])]
            if len(near) == 1:  # who does something stands in the sentence that tells of it
                others[near[0]] += [item.attribution, *item.beside]
    return others


def _per_sentence(article: Article, spans: Sequence[Span]) -> Iterator[tuple[int, Span]]:
    at = 0
    sentences = article.sentences
    for span in sorted(spans):
        while at < len(sentences) and sentences[at].span.end <= span.start:
            at += 1
        i = at
        while i < len(sentences) and sentences[i].span.start < span.end:
            yield i, span
            i += 1
