"""What can be decided of a claim: buttons and small forms, each with its key."""

from __future__ import annotations

import json
from collections.abc import Iterable

from claimcheck.report.html.markup import Html, join, tag
from claimcheck.report.html.wording import GROUPS
from claimcheck.report.phrases import KINDS
from claimcheck.review.queue import in_review_order
from claimcheck.review.state import Review, ReviewedClaim, Status
from claimcheck.review.wording import ACTS, OWN_VOICE
from claimcheck.types import Act, ClaimKind, Evidence, Label, Source, SourceKind, Stance
from claimcheck.web.pages.plain import editable, plain

NOTE_HINT = "Never write here who an anonymous source is. Notes are exported with the decisions."
_ACTS = {act: words if act is Act.STATEMENT else f"{words} (no ground)" for act, words in ACTS.items()}
_STANCES = {
    Stance.SUPPORTS: "supports the claim",
    Stance.CONTRADICTS: "contradicts it",
    Stance.NARROWS: "narrows it",
    Stance.UNRELATED: "does not speak of it",
}
_LABELS = (Label.SOURCED, Label.ANONYMOUS, Label.UNVERIFIED)
_NEAR = 8
"""Claims before and behind that a claim may be merged with."""
Option = tuple[str, str]


def forms(reviewed: ReviewedClaim, review: Review) -> Html:
    """Give the actions on a claim."""
    if reviewed.status in {Status.SPLIT, Status.MERGED}:
        return tag("p", f"This claim was {reviewed.status}; undo that to decide on it again.", class_="note")
    text = review.report.document.text
    words = "\n".join(" ".join(span.of(text).split()) for span in reviewed.claim.spans)
    return tag(
        "section",
        tag("h3", "Change"),
        _form("source", "Source", "s", _source_fields(reviewed, review), held=_held(reviewed)),
        _form("kind", "Kind of claim", "c", _select("kind", "Kind", ((k, k) for k in ClaimKind), reviewed.claim.kind)),
        _form("spans", "Words", "w", _area("quotations", "The claim's words, verbatim; one quotation a line", words)),
        _stance(reviewed.claim.evidence),
        _form("label", "Label against the rules", "l", _label_fields(reviewed)),
        _form("split", "Divide", "d", _area("parts", "The words of each part, verbatim; one part a line", words)),
        _merge(reviewed, review),
        *_approvals(reviewed, review),
        _note(reviewed),
        class_="decide",
    )


def buttons(reviewed: ReviewedClaim) -> Html:
    """Give what takes one key and no more words."""
    is_gone = reviewed.status in {Status.SPLIT, Status.MERGED}
    return tag(
        "div",
        None if is_gone else _button("accept", "Accept", "a"),
        None if is_gone else _button("not_a_claim", "Not a claim", "x"),
        tag("button", "Undo my last ", tag("kbd", "u"), type="button", data_undo=True),
        tag("button", "Next ", tag("kbd", "j"), type="button", data_next=True),
        class_="buttons",
    )


def _button(field: str, words: str, key: str) -> Html:
    return tag("button", f"{words} ", tag("kbd", key), type="button", data_decide=field, data_key=key)


def _form(field: str, words: str, key: str, content: Html, button: str = "Save", *, held: str | None = None) -> Html:
    form = tag("form", content, tag("button", button, type="submit"), data_field=field, data_held=held)
    summary = tag("summary", f"{words} ", tag("kbd", key) if key else None)
    return tag("details", summary, form, data_key=key or None, class_="form")


def _select(name: str, words: str, options: Iterable[Option], chosen: str | None = None) -> Html:
    listed = (tag("option", plain(shown), value=value, selected=value == chosen) for value, shown in options)
    return tag("label", f"{words} ", tag("select", *listed, name=name))


def _area(name: str, words: str, value: str) -> Html:
    # A textarea drops a first line end; one more keeps it.
    return tag("label", words, tag("textarea", editable(f"\n{value}"), name=name, rows=3, dir="auto", maxlength=8000))


def _source_fields(reviewed: ReviewedClaim, review: Review) -> Html:
    held = reviewed.claim.attributions
    links = [(f"{at}.{place}", one) for at, each in enumerate(held) for place, one in enumerate(each.chain)]
    known: list[Option] = [(each.id, f"{each.name} ({KINDS[each.kind]})") for each in review.sources]
    names = {each.id: each.name for each in review.sources}
    gone = [("-", "nobody: take this link away")] if len(links) > 1 else []
    options = [("", OWN_VOICE), *known, *gone, ("*", "another, in the article's words")]
    numbered = [(key, f"{number} of {len(links)}: {names[one]}") for number, (key, one) in enumerate(links, start=1)]
    last_key, last = links[-1] if links else ("", "")
    return join(
        [
            _select("link", "Link, from the article inward", numbered, last_key) if len(links) > 1 else None,
            _select("source", "It stands on", options, last),
            tag("label", "the article's words for it ", tag("input", name="words", maxlength=400, dir="auto")),
            _select("source_kind", "which is", [("", "as in the ledger"), *((k, KINDS[k]) for k in SourceKind)]),
            _select("act", "and", ((act, words) for act, words in _ACTS.items()), held[-1].act if held else None),
        ]
    )


def _held(reviewed: ReviewedClaim) -> str:
    """Give the present attributions as the API takes them; the form changes one link, and the others go back so."""
    return json.dumps(
        [{"act": each.act, "chain": [{"source": one} for one in each.chain]} for each in reviewed.claim.attributions]
    )


def _label_fields(reviewed: ReviewedClaim) -> Html:
    options = ((each.value, GROUPS[each]) for each in _LABELS)
    hint = tag("p", "The label follows from sources and evidence; change those where they are wrong.", class_="hint")
    reason = tag("label", "Reason ", tag("input", name="reason", maxlength=2000, required=True, dir="auto"))
    return join([hint, _select("label", "Label", options, reviewed.claim.label), reason])


def _stance(evidence: tuple[Evidence, ...]) -> Html | None:
    """Give one form for all passages, those that speak of the claim first."""
    if not evidence:
        return None
    speaking = sorted(enumerate(evidence), key=lambda pair: pair[1].stance is Stance.UNRELATED)
    options = ((str(place), _passage(each)) for place, each in speaking)
    stances = _select("stance", "it", ((one, _STANCES[one]) for one in Stance), speaking[0][1].stance)
    return _form("stance", "Evidence", "e", join([_select("passage", "Passage", options), stances]))


def _passage(evidence: Evidence) -> str:
    """Name a passage in one line."""
    printed = ", ".join(part for part in (evidence.publisher, evidence.date and evidence.date[:10]) if part)
    return f"{evidence.stance}: “{_short(evidence.quote)}” ({printed or evidence.document_id})"


def _merge(reviewed: ReviewedClaim, review: Review) -> Html | None:
    near = sorted((each for each in review.claims if each.status.is_standing), key=lambda each: each.claim.spans)
    place = next((number for number, each in enumerate(near) if each.id == reviewed.id), 0)
    others = [each for each in near[max(0, place - _NEAR) : place + _NEAR + 1] if each.id != reviewed.id]
    if not others:
        return None
    options = ((each.id, _short(each.claim.text)) for each in others)
    return _form("merge", "Merge", "m", _select("other", "It is the same claim as", options), "Merge")


def _short(words: str) -> str:
    return words if len(words) <= 90 else words[:89] + "…"


def _approvals(reviewed: ReviewedClaim, review: Review) -> list[Html]:
    ids = dict.fromkeys(one for each in reviewed.claim.attributions for one in each.chain)
    sources = [source for one in ids if (source := review.source(one)) is not None and _is_approved(source)]
    if not sources:
        return []
    options = ((each.id, each.name) for each in sources)
    hint = tag("p", "You approve in your own name that it is used. Nobody asks who it is.", class_="hint")
    return [_form("approval", "Approve a source", "p", join([hint, _select("source", "Source", options)]), "Approve")]


def _is_approved(source: Source) -> bool:
    """Tell whether an editor answers for the use of a source: a word such as "reportedly" is nobody."""
    return not source.kind.is_named and source.kind is not SourceKind.PASSIVE


def _note(reviewed: ReviewedClaim) -> Html:
    field = tag("textarea", name="text", rows=2, maxlength=4000, dir="auto", aria_describedby="note-hint")
    hint = tag("p", NOTE_HINT, class_="hint", id="note-hint")
    form = tag("form", tag("label", "Note", field), hint, data_field="note")
    return tag(
        "details", tag("summary", "Note ", tag("kbd", "n")), form, data_key="n", class_="form", data_claim=reviewed.id
    )


def first_claim(review: Review) -> ReviewedClaim | None:
    """Give the claim to begin with: the first open one in the order of the review."""
    ordered = in_review_order(review.claims)
    return next((each for each in ordered if each.status is Status.OPEN), ordered[0] if ordered else None)
