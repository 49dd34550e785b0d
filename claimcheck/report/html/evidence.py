"""What the archive says of a claim: each passage beside the article's own words, with what differs marked."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.report.differences import differences
from claimcheck.report.html.markup import Html, join, link, quotation, tag, text
from claimcheck.report.html.view import View
from claimcheck.report.html.wording import FOOTINGS, STANCES
from claimcheck.report.nearness import is_near
from claimcheck.report.phrases import CAUSES, count, date_words
from claimcheck.types import Claim, Evidence, EvidenceState, Span, Stance

_STATES = {
    EvidenceState.SEARCHED: "Nothing in the archive speaks of it.",
    EvidenceState.NOT_SEARCHED: "No archive was searched.",
}

_ONLY_FAR = "Nothing in the archive speaks of it closely."


def evidence_part(claim: Claim, view: View, machine: Claim | None = None) -> Html:
    """Show the passages that speak of a claim, the gravest first; unrelated ones, and those that hardly do, are folded.

    Args:
        claim: the claim.
        view: the look-ups into its report.
        machine: the claim as the machine found it; a passage of which a reviewer decided otherwise is never folded.
    """
    judged = [
        evidence for stance in STANCES if stance is not Stance.UNRELATED for evidence in _of(claim.evidence, stance)
    ]
    decided = [one for one in judged if machine is not None and one not in machine.evidence]
    speaking = [one for one in judged if one in decided or is_near(one, claim, view.text)]
    far = [one for one in judged if one not in speaking]
    unrelated = _of(claim.evidence, Stance.UNRELATED)
    if claim.evidence_state is EvidenceState.NOT_CHECKED:
        why = CAUSES[claim.cause] if claim.cause else "search or judging failed"
        state: Html | None = tag("p", f"Not checked: {why}.", class_="none")
    else:
        words = _ONLY_FAR if far else _STATES[claim.evidence_state]
        state = tag("p", words, class_="none") if not speaking else None
    beside = (_side_by_side(claim, evidence, view) for evidence in speaking)
    folded = (_folded(far, "judged to narrow it, with hardly a word in common"), _folded(unrelated, "found, unrelated"))
    return join([state, *beside, *folded])


def _folded(evidence: Sequence[Evidence], what: str) -> Html | None:
    """Give passages as a list that is opened when it is wanted."""
    if not evidence:
        return None
    head = tag("summary", f"{count(len(evidence), 'other passage')} {what}")
    return tag("details", head, tag("ul", *(_in_one_line(one) for one in evidence)), class_="unrelated")


def _of(evidence: Sequence[Evidence], stance: Stance) -> list[Evidence]:
    return [one for one in evidence if one.stance is stance]


def _side_by_side(claim: Claim, evidence: Evidence, view: View) -> Html:
    """Set the article's words and the passage's beside each other."""
    span = max(claim.spans, key=lambda one: one.end - one.start)
    ours = view.words(span)
    found = differences(ours, view.report.document.date, evidence.quote, evidence.date)
    head = tag("p", tag("strong", STANCES[evidence.stance]), " ", origin_words(evidence), class_="head")
    return tag(
        "div",
        head,
        tag(
            "div",
            tag("figure", tag("figcaption", "The article"), tag("blockquote", marked(ours, found.article), dir="auto")),
            tag(
                "figure",
                tag("figcaption", "The archive"),
                tag("blockquote", marked(evidence.quote, found.passage), dir="auto"),
            ),
            class_="sides",
        ),
        class_=f"evidence {evidence.stance}",
    )


def origin_words(evidence: Evidence, *, with_address: bool = True) -> Html:
    """Say where a passage was printed, when, and on whose word."""
    parts: list[Html | None] = [tag("bdi", evidence.publisher) if evidence.publisher else None]
    parts.append(tag("time", date_words(evidence.date)) if evidence.date else tag("span", "no date"))
    parts.append(tag("cite", tag("bdi", evidence.title or evidence.document_id)))
    parts.append(text(footing) if (footing := FOOTINGS[evidence.footing]) else None)
    parts.append(link(evidence.url) if evidence.url and with_address else None)
    return join([part for part in parts if part is not None], ", ")


def marked(words: str, spans: Sequence[Span]) -> Html:
    """Give words in which some spans, in order, are marked."""
    parts: list[Html] = []
    done = 0
    for span in spans:
        parts += [text(words[done : span.start]), tag("mark", words[span.start : span.end])]
        done = span.end
    return join([*parts, text(words[done:])])


def _in_one_line(evidence: Evidence) -> Html:
    return tag("li", quotation(evidence.quote), " ", origin_words(evidence, with_address=False))
