"""A hand-built report that shows every label, for the tests of report, store and command line."""

from __future__ import annotations

from claimcheck.types import (
    Act,
    Basis,
    Cause,
    CheckedSentence,
    Claim,
    ClaimKind,
    Document,
    Evidence,
    EvidenceState,
    Finding,
    Footing,
    Label,
    LinkedAttribution,
    PolicyFacts,
    Report,
    ReportedDocument,
    ReviewReason,
    RunFacts,
    SentenceState,
    Severity,
    Source,
    SourceKind,
    Span,
    Stance,
    Usage,
)

TITLE = "Harbour Council Votes to Close Quay Nine"
TEXT = f"""{TITLE}

By Mara Oduya

The council of Veldhaven voted to close Quay Nine on Monday, three officials told the Courier.

“The pilings are rotten,” said Ilse Brandt, the harbour master, who has run the port since 2011.

In March, inspectors found 14 cracked pilings. The closure would cost the city 40 million crowns, according to an aide \
to the mayor, who asked not to be named because the budget is not public.

The mayor declined to comment. What will be left of the old port?

La ville n'a pas encore répondu aux questions.

Leave a Reply"""


def span(words: str) -> Span:
    """Give the span of words that occur once in the article."""
    assert TEXT.count(words) == 1, words
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def claim(words: str, label: Label, **others: object) -> Claim:
    """Make a claim on words of the article, with plain values for whatever is not given."""
    members: dict[str, object] = {
        "id": Document.hash_text(words)[:12],
        "text": words,
        "kind": ClaimKind.FACT,
        "spans": (span(words),),
        "label": label,
        "basis": Basis.NONE if label in {Label.UNVERIFIED, Label.NOT_CLASSIFIED} else Basis.ATTRIBUTION,
        "cause": None,
        "attributions": (),
        "evidence_state": EvidenceState.SEARCHED,
        "evidence": (),
        "corroborated_by": (),
        "contradicted_by": (),
        "model_label": None,
        "confidence": 0.9,
        "witnessed": None,
        "own_report": False,
        "needs_review": (),
    }
    return Claim(**(members | others))  # type: ignore[arg-type]


def attribution(chain: tuple[str, ...], source: str, cue: str, content: str, **others: object) -> LinkedAttribution:
    """Make an attribution from the words of its parts."""
    members: dict[str, object] = {
        "chain": chain,
        "act": Act.STATEMENT,
        "source": span(source),
        "cue": span(cue),
        "content": (span(content),),
    }
    return LinkedAttribution(**(members | others))  # type: ignore[arg-type]


def evidence(document_id: str, quote: str, stance: Stance, **others: object) -> Evidence:
    """Make a passage of the archive."""
    members: dict[str, object] = {
        "document_id": document_id,
        "title": "Quay Nine inspected",
        "date": "2031-03-18",
        "publisher": "Veldhaven Tidings",
        "url": None,
        "origin": document_id,
        "quote": quote,
        "start": 10,
        "end": 10 + len(quote),
        "stance": stance,
        "footing": Footing.OWN,
        "score": 0.5,
    }
    return Evidence(**(members | others))  # type: ignore[arg-type]


def _claims() -> tuple[Claim, ...]:
    voted = "The council of Veldhaven voted to close Quay Nine on Monday"
    cost = "The closure would cost the city 40 million crowns"
    return (
        claim(
            voted,
            Label.ANONYMOUS,
            spans=(span(TITLE), span(voted)),
            attributions=(attribution(("s1",), "three officials", "told", voted),),
            needs_review=(ReviewReason.UNCLEAR_REACH,),
        ),
        claim(
            "The pilings are rotten",
            Label.SOURCED,
            attributions=(attribution(("s2",), "Ilse Brandt", "said", "The pilings are rotten"),),
        ),
        claim("who has run the port since 2011", Label.UNVERIFIED, kind=ClaimKind.BACKGROUND),
        claim(
            "In March, inspectors found 14 cracked pilings",
            Label.UNVERIFIED,
            evidence=(
                evidence("d1", "inspectors counted 9 cracked pilings in March", Stance.CONTRADICTS),
                evidence("d2", "Quay Nine was built in 1962.", Stance.UNRELATED),
            ),
            contradicted_by=("d1",),
            needs_review=(ReviewReason.CONTRADICTED,),
        ),
        claim(
            cost,
            Label.ANONYMOUS,
            kind=ClaimKind.PREDICTION,
            attributions=(attribution(("s3",), "an aide to the mayor", "according to", cost),),
            evidence=(evidence("d3", "closing the quay would cost 40 million crowns", Stance.SUPPORTS),),
            corroborated_by=("d3",),
        ),
        claim("The mayor declined to comment", Label.UNVERIFIED, kind=ClaimKind.PROCESS),
        claim(
            "La ville n'a pas encore répondu aux questions",
            Label.NOT_CLASSIFIED,
            cause=Cause.LANGUAGE,
            evidence_state=EvidenceState.NOT_SEARCHED,
            needs_review=(ReviewReason.NOT_CLASSIFIED,),
        ),
    )


def _sentences() -> tuple[CheckedSentence, ...]:
    rows = (
        (TITLE, 0, SentenceState.CLAIMS, None),
        ("By Mara Oduya", 1, SentenceState.SKIPPED, "byline"),
        (
            "The council of Veldhaven voted to close Quay Nine on Monday, three officials told the Courier.",
            2,
            "claims",
            None,
        ),
        (TEXT[TEXT.index("“") : TEXT.index("2011.") + 5], 3, "claims", None),
        ("In March, inspectors found 14 cracked pilings.", 4, "claims", None),
        (TEXT[TEXT.index("The closure") : TEXT.index("public.") + 7], 4, "claims", None),
        ("The mayor declined to comment.", 5, "claims", None),
        ("What will be left of the old port?", 5, "opinion", None),
        ("La ville n'a pas encore répondu aux questions.", 6, "not_classified", "language"),
        ("Leave a Reply", 7, "skipped", "comment box"),
    )
    return tuple(
        CheckedSentence(
            start=span(words).start, end=span(words).end, paragraph=paragraph, state=SentenceState(state), reason=reason
        )
        for words, paragraph, state, reason in rows
    )


def _sources(claims: tuple[Claim, ...]) -> tuple[Source, ...]:
    return (
        Source(
            id="s1",
            name="three officials",
            kind=SourceKind.UNNAMED_PERSON,
            mentions=(span("three officials"),),
            stated_count=3,
            claim_ids=(claims[0].id,),
        ),
        Source(
            id="s2",
            name="Ilse Brandt",
            kind=SourceKind.NAMED_PERSON,
            mentions=(span("Ilse Brandt"),),
            claim_ids=(claims[1].id,),
        ),
        Source(
            id="s3",
            name="an aide to the mayor",
            kind=SourceKind.UNNAMED_PERSON,
            mentions=(span("an aide to the mayor"),),
            reason_for_anonymity=span("because the budget is not public"),
            may_be_among=("s1",),
            claim_ids=(claims[4].id,),
        ),
    )


def sample_report(run_id: str = "0abcdefgh1234", started_at: str = "2031-04-02T09:00:00+00:00") -> Report:
    """Give the report; two calls with the same arguments give equal ones."""
    claims = _claims()
    sentences = _sentences()
    return Report(
        run=RunFacts(
            id=run_id,
            started_at=started_at,
            model="rules",
            engine_version="0.1.0",
            prompts=(),
            policy=PolicyFacts(name="default", sha256="0" * 64),
            archive="archive",
            settings_sha256="1" * 64,
            notes=("read by the rules engine, which is not a language model",),
        ),
        document=ReportedDocument(
            id=Document.hash_text(TEXT)[:16],
            title=TITLE,
            date="2031-04-01",
            publisher="Harbour Courier",
            url=None,
            sha256=Document.hash_text(TEXT),
            text=TEXT,
        ),
        sentences=sentences,
        claims=claims,
        sources=_sources(claims),
        findings=(
            Finding(
                rule="no_reason_for_anonymity",
                severity=Severity.WARNING,
                message="no reason is given why three officials are not named; give one",
                spans=(span("three officials"),),
                source_id="s1",
            ),
            Finding(
                rule="headline_or_lead_anonymous",
                severity=Severity.ERROR,
                message="the headline rests on anonymous sources alone; name one or say it less surely",
                spans=(span(TITLE),),
                claim_id=claims[0].id,
            ),
        ),
        coverage={state: sum(sentence.state == state for sentence in sentences) for state in SentenceState},
        totals={
            "sourced": 1,
            "anonymous": 2,
            "unverified": 1,
            "not_classified": 1,
            "process": 1,
            "background": 1,
        },
        usage=Usage(seconds={"read": 0.01}),
    )
