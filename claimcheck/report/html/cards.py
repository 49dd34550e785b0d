"""The cards: all that is known of one claim, folded under its wording."""

from __future__ import annotations

from claimcheck.report.html.evidence import evidence_part
from claimcheck.report.html.markup import Html, join, quotation, tag, text
from claimcheck.report.html.view import CONTRADICTED, REVIEW, View, group_of
from claimcheck.report.html.wording import GROUPS, SEVERITY, act_words, ground_words, sentence
from claimcheck.report.phrases import ASKED_WHY, KINDS, REASONS
from claimcheck.types import Act, Claim, ClaimKind, EvidenceState, Finding, LinkedAttribution, Source, SourceKind

_FLAGS = {CONTRADICTED: "contradicted", REVIEW: "to review"}


def cards(view: View) -> Html:
    """Give every claim as a card, in the order of the article."""
    if not view.claims:
        return tag("p", "No claim was found in this article.", class_="none")
    return tag("ol", *(_card(number, claim, view) for number, claim in view.claims), class_="cards")


def _card(number: int, claim: Claim, view: View) -> Html:
    group, flags = group_of(claim), view.flags(claim)
    return tag(
        "li",
        tag("details", _summary(number, claim, view), tag("div", _body(claim, view), class_="body", id=f"c{number}")),
        class_=f"card {group}" + (" folded" if not claim.kind.is_counted else ""),
        data_n=number,
        data_l=group,
        data_f=" ".join(flags),
        data_s=" ".join(str(one) for one in _source_numbers(claim, view)),
    )


def _summary(number: int, claim: Claim, view: View) -> Html:
    """Give what is seen of a folded card: label, place, wording, on whose word."""
    flags = [tag("span", _FLAGS[flag], class_=f"flag {flag}") for flag in view.flags(claim) if flag in _FLAGS]
    return tag(
        "summary",
        tag(
            "span",
            tag("span", str(number), class_="no"),
            tag("span", GROUPS[group_of(claim)], class_="tag"),
            *flags,
            tag("span", view.places.mark(claim.spans), class_="where"),
            class_="line",
        ),
        tag("span", claim.text, class_="claim", dir="auto"),
        _on_whose_word(claim, view),
    )


def _on_whose_word(claim: Claim, view: View) -> Html | None:
    """Name the sources of a claim on one line."""
    chains = dict.fromkeys(
        join((_name(view.source(source_id)) for source_id in attribution.chain), ", citing ")
        for attribution in claim.attributions
        if attribution.act is Act.STATEMENT
    )
    if not chains and claim.witnessed:
        return tag("span", "the writer's own eyes", class_="on")
    return tag("span", join(chains, " · "), class_="on") if chains else None


def _body(claim: Claim, view: View) -> Html:
    remarks = [str(claim.kind)] if claim.kind is not ClaimKind.FACT else []
    remarks += ["earlier work of this paper"] if claim.own_report else []
    if claim.model_label is not None and claim.model_label is not claim.label:
        remarks.append(f"the model's own label: {GROUPS[claim.model_label].lower()}")
    where = tag("p", "In the article: ", view.mark_links(list(claim.spans)), class_="where")
    if remarks:
        where = join([where, tag("p", "; ".join(remarks), class_="remarks")])
    return join(
        [
            tag("p", ground_words(claim), class_="ground"),
            _part("On whose word", _attributions(claim, view)),
            _part("The writer's own eyes", quotation(view.words(claim.witnessed))) if claim.witnessed else None,
            _part("What the archive says", evidence_part(claim, view)) if _asks_archive(claim) else None,
            _part("Findings", _findings(view.findings(claim))),
            _part("To review", _reasons(claim)),
            where,
        ]
    )


def _asks_archive(claim: Claim) -> bool:
    """Tell whether there is a word to say about the archive: not for a process claim that found nothing."""
    return bool(claim.evidence) or claim.kind.is_counted or claim.evidence_state is EvidenceState.NOT_CHECKED


def _part(head: str, content: Html | None) -> Html | None:
    return tag("section", tag("h4", head), content) if content else None


def _attributions(claim: Claim, view: View) -> Html | None:
    """Show each attribution: act, chain, the article's own words for source and cue."""
    shown = dict.fromkeys(_attribution(attribution, view) for attribution in claim.attributions)
    return tag("ul", *shown, class_="chains") if shown else None


def _attribution(attribution: LinkedAttribution, view: View) -> Html:
    links = [_link(source_id, view) for source_id in attribution.chain]
    no_ground = attribution.act is not Act.STATEMENT
    return tag(
        "li",
        tag("span", act_words(attribution), class_="act"),
        " ",
        join(links, ", citing "),
        tag("span", " Told in the article's own voice, so no ground.", class_="note") if no_ground else None,
        tag("span", " In the words ", quotation(view.words(attribution.cue)), ".", class_="note")
        if attribution.cue
        else None,
    )


def _link(source_id: str, view: View) -> Html:
    """Show one link of a chain: who, of what kind, why not named, how the source knows."""
    source = view.source(source_id)
    if source is None:
        return _name(None)
    number = view.source_number(source_id)
    kind = tag("span", KINDS[source.kind], class_="kind" if source.kind.is_named else "kind unnamed")
    return join([tag("a", _name(source), href=f"#s{number}"), " ", kind, *source_notes(source, view)])


def source_notes(source: Source, view: View) -> list[Html]:
    """Say how many an unnamed source is said to be, why it is not named, and how it knows."""
    notes = [text(f"stated as {source.stated_count}")] if source.stated_count is not None else []
    if source.reason_for_anonymity:
        notes.append(join(["not named: ", quotation(view.words(source.reason_for_anonymity))]))
    elif source.kind in ASKED_WHY:
        notes.append(text("no reason given for not being named"))
    if source.basis_of_knowledge:
        notes.append(join(["basis of knowledge: ", quotation(view.words(source.basis_of_knowledge))]))
    elif source.kind in ASKED_WHY:
        notes.append(text("basis of knowledge not stated"))
    return [tag("span", note, class_="note") for note in notes]


def _name(source: Source | None) -> Html:
    if source is None:
        return text("a source that is not in the ledger")
    return quotation(source.name) if source.kind is SourceKind.PASSIVE else tag("bdi", source.name)


def _findings(findings: list[Finding]) -> Html | None:
    return tag("ul", *(tag("li", *finding_words(one)) for one in findings)) if findings else None


def finding_words(finding: Finding) -> tuple[Html, ...]:
    """Say how grave a finding is, and what is wrong."""
    severity = tag("span", SEVERITY[finding.severity], class_=f"severity {finding.severity}")
    return severity, text(" "), text(sentence(finding.message))


def _reasons(claim: Claim) -> Html | None:
    if not claim.needs_review:
        return None
    return tag("ul", *(tag("li", REASONS[reason]) for reason in claim.needs_review))


def _source_numbers(claim: Claim, view: View) -> list[int]:
    """Number the sources of a claim, each once."""
    ids = dict.fromkeys(source_id for attribution in claim.attributions for source_id in attribution.chain)
    numbers = (view.source_number(source_id) for source_id in ids)
    return [number for number in numbers if number is not None]
