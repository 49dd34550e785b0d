"""Rules on accusations and causes: on whose word somebody is accused, and whether the accused is heard."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.policy.case import Breach, Case, Rule, the_claim_of
from claimcheck.policy.settings import RuleSetting
from claimcheck.policy.words import phrases_in, quoted_spans, shown, without_overlaps, words_in
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Claim, Span

MAX_SPANS = 20
"""Places that one finding lists at most."""
_REPLY_REACH = 2
"""Sentences after an accusation in which "both denied it" answers it."""
_NAME = r"(?<![\w’'-])[A-Z][\w’'-]{1,60}(?: (?:of |de |van )?[A-Z][\w’'-]{1,60}){0,4}"
_ACCUSED = (
    lazy_re(rf"\baccus(?:es|ed|ing) (?P<party>(?:the |its |their )?{_NAME}|(?:the|its|their) \w+(?: \w+)?) of\b"),
    lazy_re(
        rf"(?P<party>(?<!of )(?<!at )(?<!from )(?<!in )\b(?:The )?{_NAME})(?:, [^,.;]{{1,80}},)? "
        r"(?:is|are|was|were|has been|have been|stands?) (?:also )?accused of\b"
    ),
)
_SUBJECT = lazy_re(
    rf"(?P<party>(?:The )?{_NAME})(?:,[^,]{{1,60}},)?(?: (?:had|has|have|also|then|later|\w+ly)){{0,3}} $"
)
_AGENTLESS = lazy_re(r"\b(?:was|were|been|being|be|is|are|got) (?:\w+ly )?$")
_NONE = lazy_re(r"\b(?:none|not|never|no|neither)\b|n[’']t\b", re.IGNORECASE)
_WRONGS = (
    "bribed", "embezzled", "stole", "defrauded", "cheated", "lied", "misled", "forged", "falsified", "laundered",
    "covered up", "abused", "assaulted", "harassed", "raped", "molested", "threatened", "blackmailed", "extorted",
    "evaded taxes", "broke the law", "misused", "tampered", "doctored",
)  # fmt: skip
_SPENT = {"the", "its", "their", "of", "de", "van"}


def unattributed_accusation(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find wrongdoing that the article lays to somebody it names, on nobody's word.

    What a court or a prosecutor did stands on theirs (`proceedings`); "was robbed" accuses nobody.
    """
    for claim, party, span in _own_accusations(case, setting):
        message = f"nobody is named for what {shown(party)} is said to have done; say who accuses, or what shows it"
        yield Breach(message=message, spans=(span,), claim_id=claim.id)


def unattributed_cause(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find causes that the article gives on nobody's word, told once."""
    found: list[tuple[Claim, Span]] = []
    for claim in case.own_facts():
        for span in claim.spans:
            causes = phrases_in(case.text, setting.phrases("phrases"), span)
            cause = next((each for each in causes if _DUE.match(case.text, each.start) is None), None)
            if cause is not None:
                is_denied = _NONE.search(case.text, span.start, cause.start) is not None
                if not is_denied and not case.is_sourced_in_its_sentence(claim):
                    found.append((claim, span))
                break
    if found:
        what = "a cause" if len(found) == 1 else f"{len(found)} causes"
        message = f"the article gives {what} on nobody's word; say who found that one thing led to the other"
        claim_id = the_claim_of([claim for claim, _ in found])
        yield Breach(message=message, spans=tuple(span for _, span in found)[:MAX_SPANS], claim_id=claim_id)


_DUE = lazy_re(
    r"(?:(?<=\bis )|(?<=\bare )|(?<=\bwas )|(?<=\bwere )|(?<=\bbeen )|(?<=\bbe ))due to "
    r"(?:be|have|meet|begin|open|publish|vote|appear|arrive|leave|speak|return|visit|hold|take|make|give|sign|decide|"
    r"expire|finish|land|play|reopen|resume|retire|sail|travel|announce|go|come|join|pay|receive|become|start|end|close)\b"
)
"""What is to come at a set time: "had been due to publish results", but not "was due to rain"."""


def accused_without_reply(case: Case, setting: RuleSetting) -> Iterator[Breach]:
    """Find accused people and bodies of whom the article gives no reply, nor says that one was sought."""
    accused: dict[str, tuple[str, Span, str | None]] = {}
    for sentence in case.sentences():
        for pattern in _ACCUSED:
            for match in pattern.finditer(case.text, sentence.start, sentence.end):
                party = match.group("party")
                accused.setdefault(_key(party), (party, sentence, None))
    for claim, party, span in _accusations(case, setting):
        accused.setdefault(_key(party), (party, span, claim.id))
    for key, (party, span, claim_id) in accused.items():
        if key and not _is_heard(case, key, span, setting):
            message = f"{shown(party)} is accused and not heard; give the reply, or say that one was sought"
            yield Breach(message=message, spans=(span,), claim_id=claim_id)


def _own_accusations(case: Case, setting: RuleSetting) -> Iterator[tuple[Claim, str, Span]]:
    own = {claim.id for claim in case.own_facts()}
    for claim, party, span in _accusations(case, setting):
        if claim.id in own and not case.is_sourced_in_its_sentence(claim):
            yield claim, party, span


def _accusations(case: Case, setting: RuleSetting) -> Iterator[tuple[Claim, str, Span]]:
    """Give the claims that say of somebody by name that they did wrong, with who and where."""
    quoted = quoted_spans(case.article)
    for claim in case.claims:
        if not claim.kind.is_counted:
            continue
        for span in claim.spans:
            sentence = case.article.sentences[case.sentence_at(span.start)].span
            if any(phrases_in(case.text, setting.phrases("proceedings"), sentence)):
                continue
            words = without_overlaps(list(phrases_in(case.text, setting.phrases("words"), span)), quoted)
            for word in words:
                before = case.text[span.start : word.start]
                subject = None if _AGENTLESS.search(before) else _SUBJECT.search(before)
                if subject is not None:
                    yield claim, subject.group("party"), span
                    break


def _is_heard(case: Case, key: str, accusation: Span, setting: RuleSetting) -> bool:
    """Tell whether the accused speaks, denies, is spoken for or was asked."""
    cited = {source for claim in case.claims for each in claim.attributions for source in each.chain}
    for source in case.sources:
        if source.id in cited and key in _names_in(source.name):
            return True
    at = case.sentence_at(accusation.start)
    next_ones = case.article.sentences[at + 1 : at + 1 + _REPLY_REACH]
    if key == "government" and any(_speaks_for_it(each.span.of(case.text)) for each in next_ones):
        return True
    for number, each in enumerate(case.article.sentences):
        if any(phrases_in(case.text, setting.phrases("replies"), each.span)) and (
            0 <= number - at <= _REPLY_REACH or key in _names_in(each.span.of(case.text))
        ):
            return True
    return False


def _speaks_for_it(sentence: str) -> bool:
    """Tell whether a minister or ministry speaks for an accused government, but no former or shadow one."""
    speaks = _MINISTER.search(sentence)
    return speaks is not None and _NO_MINISTER.search(sentence, 0, speaks.start()) is None


_MINISTER = lazy_re(
    r"\b(?:[Mm]inister|[Mm]inistry)\b[^.!?\n“”]{0,60}? (?:said|says|told|insisted|insists|added|replied|responded)\b"
)
_NO_MINISTER = lazy_re(r"\b(?:shadow|former|ex|opposition)\b", re.IGNORECASE)


def _key(party: str) -> str:
    """Give the word that tells a party apart: a surname, or the last word of a body's name."""
    words = [each for each in _names_in(party) if each not in _SPENT]
    return words[-1] if words else ""


def _names_in(text: str) -> list[str]:
    """Give the words of a text without a possessive's ending: "Castellano's spokesman" speaks for her."""
    return [each.removesuffix("'s") for each in words_in(text)]


RULES: dict[str, Rule] = {
    "unattributed_accusation": Rule(
        check=unattributed_accusation,
        explanation="Who is said to have done wrong can ask who says so; the article tells.",
        defaults={
            "words": _WRONGS,
            "proceedings": (
                "convicted", "sentenced", "pleaded guilty", "found guilty", "charged", "indicted", "indictment",
                "acquitted", "court", "jury", "judge", "prosecutors", "prosecutor", "lawsuit", "verdict",
            ),
        },
    ),
    "unattributed_cause": Rule(
        check=unattributed_cause,
        explanation="That one thing caused another is a finding; the article says whose.",
        defaults={
            "phrases": (
                "caused by", "was caused", "were caused", "because of", "due to", "as a result of", "resulted in",
                "led to", "triggered", "blamed on", "brought about by",
            ),
        },
    ),
    "accused_without_reply": Rule(
        check=accused_without_reply,
        explanation="Who is accused is heard, or readers are told that a reply was sought.",
        defaults={
            "words": _WRONGS,
            "proceedings": ("convicted", "sentenced", "pleaded guilty", "found guilty"),
            "replies": (
                "denied", "denies", "deny", "denying", "declined to", "refused to comment", "did not respond",
                "did not comment", "would not comment", "had no comment", "did not return", "did not answer",
                "could not be reached", "was not available", "were not available", "rejected", "rejects",
                "disputed", "disputes", "pleaded not guilty", "a lawyer for", "called the accusation",
                "called the allegation", "called the charge", "called the accusations", "called the allegations",
                "called the charges",
            ),
        },
    ),
}  # fmt: skip
"""The rules of this file; the defaults hold where a policy file lists a rule without its parameters."""
