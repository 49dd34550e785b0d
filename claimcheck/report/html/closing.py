"""The end of the page: all findings, the account of every sentence, and the facts of the run."""

from __future__ import annotations

from collections import Counter

from claimcheck.report.html.markup import Html, join, quotation, tag
from claimcheck.report.html.view import View
from claimcheck.report.html.wording import SEVERITIES, sentence
from claimcheck.report.phrases import STATES, cause_words, count
from claimcheck.types import Finding, SentenceState, Usage


def findings(view: View) -> Html:
    """List everything that breaks the policy, the gravest first."""
    parts = [
        _severity(head, [one for one in view.report.findings if one.severity is severity], view)
        for severity, head in SEVERITIES.items()
    ]
    if not view.report.findings:
        return tag("p", f"Nothing breaks the policy “{view.report.run.policy.name}”.", class_="none")
    return join(parts)


def _severity(head: str, found: list[Finding], view: View) -> Html | None:
    if not found:
        return None
    return tag("section", tag("h3", f"{head} ({len(found)})"), tag("ul", *(_finding(one, view) for one in found)))


def _finding(finding: Finding, view: View) -> Html:
    number = view.number(finding.claim_id) if finding.claim_id else None
    source = view.source_number(finding.source_id) if finding.source_id else None
    target = f"#c{number}" if number else f"#s{source}" if source else None
    quote = quotation(_words(finding, view)) if finding.spans else None
    return tag(
        "li",
        view.mark_links(list(finding.spans[:1])),
        tag(
            "div",
            tag("p", tag("span", sentence(finding.message), dir="auto"), " ", tag("code", finding.rule)),
            tag("p", tag("a", quote, href=target) if target else quote) if quote else None,
        ),
        class_=f"finding {finding.severity}",
    )


def _words(finding: Finding, view: View) -> str:
    """Give the first words that a finding is about: a whole claim where it is about that one alone."""
    number = view.number(finding.claim_id) if finding.claim_id else None
    own = view.claims[number - 1][1].spans if number else ()
    spans = finding.spans if set(finding.spans) <= set(own) else finding.spans[:1]
    return " … ".join(view.words(span) for span in spans)


def coverage(view: View) -> Html:
    """Account for every sentence of the article: how many of each state, and why some were left out."""
    report = view.report
    total = sum(report.coverage.values())
    rows = [
        tag(
            "tr",
            tag("th", words.capitalize(), scope="row"),
            tag("td", str(report.coverage.get(state, 0)), class_="count"),
            tag("td", _reasons(state, view)),
        )
        for state, words in STATES.items()
        if report.coverage.get(state)
    ]
    return join(
        [
            tag("p", f"{count(total, 'sentence')}, each accounted for."),
            tag(
                "table",
                tag("thead", tag("tr", *(tag("th", head, scope="col") for head in ("State", "Sentences", "Why")))),
                tag("tbody", *rows),
                class_="coverage",
            ),
        ]
    )


def _reasons(state: SentenceState, view: View) -> str:
    """Count the reasons of the sentences of a state."""
    reasons = Counter(one.reason for one in view.report.sentences if one.state is state and one.reason)
    if state is SentenceState.NOT_CLASSIFIED:
        return "; ".join(f"{number}: {cause_words(reason)}" for reason, number in reasons.items())
    return ", ".join(f"{number} {reason}" for reason, number in reasons.items())


def run_facts(view: View) -> Html:
    """List what was run, with what, how long it took and what it cost."""
    run, usage, document = view.report.run, view.report.usage, view.report.document
    stages = ", ".join(f"{stage} {seconds:.1f}" for stage, seconds in usage.seconds.items())
    rows = {
        "Run": f"{run.id}, {run.started_at[:16].replace('T', ' ')} UTC",
        "Read by": f"{run.model} {run.engine_version}",
        "Policy": f"{run.policy.name} ({run.policy.sha256[:12]})",
        "Archive": run.archive or "none searched",
        "Prompts": ", ".join(f"{one.name}.{one.version} ({one.sha256[:12]})" for one in run.prompts) or "none",
        "Time": f"{sum(usage.seconds.values()):.1f} s ({stages})",
        "Cost": _cost(usage),
        "Article": f"{document.sha256[:16]}, {len(document.text):,} characters",
        "Settings": run.settings_sha256[:16],
    }
    return tag("dl", *(tag("div", tag("dt", key), tag("dd", words)) for key, words in rows.items()), class_="facts")


def _cost(usage: Usage) -> str:
    """Say what a language model was asked and what that cost."""
    if not usage.calls and not usage.cache_hits:
        return "nothing: no language model was asked"
    cost = "price unknown" if usage.cost_usd is None else f"{usage.cost_usd:.4f} USD"
    tokens = f"{usage.prompt_tokens:,} tokens in ({usage.cached_tokens:,} cached), {usage.completion_tokens:,} out"
    extra = f", {count(usage.retries, 'retry', 'retries')}" if usage.retries else ""
    ungrounded = f", {count(usage.ungrounded, 'quotation')} not in the article" if usage.ungrounded else ""
    return f"{cost}; {count(usage.calls, 'call')}, {usage.cache_hits} from the cache{extra}; {tokens}{ungrounded}"
