"""The chaos sweep: the simulated model with each fault at 0, 5, 10 and 20 %, and what becomes of the faults.

A detectable fault hits sentences: every sentence of a request whose reply was refused, cut off, broken or late, or the
one sentence that lost its quotation or was left out. Each sentence that was hit must in the end be read (healed, by
asking again) or `not_classified`; a sentence that was not hit must keep its claims and labels. An undetectable fault
may lower recall or accuracy by at most its share. Run `python evals/chaos.py` in the root of the project.
Exit codes: 0 all holds, 1 something does not.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from claimcheck.errors import LLMTimeout
from claimcheck.evaluation.cases import Case, load_suite
from claimcheck.evaluation.mocked import SIMULATED_MODEL, CountingLLM, llm_stages, prompt_facts
from claimcheck.evaluation.scoring import add_up, figure, score_case
from claimcheck.evaluation.simulated import Dials, SimulatedModel
from claimcheck.evaluation.simulated.parts import read_parts
from claimcheck.evaluation.suite import CaseStages, Subject, check_case
from claimcheck.llm.retrying import Patience, RetryingLLM
from claimcheck.llm.seam import LLM, Finish, Reply, Request
from claimcheck.llm.usage import UsageMeter
from claimcheck.reading.llm.request import number_of
from claimcheck.subjects import CaseArchives, evaluation_policy, open_archives
from claimcheck.types import Label, Report, SentenceState

EVALS = Path(__file__).parent
SHARES = (0.05, 0.1, 0.2)
REPLY_FAULTS = ("refusal", "length", "broken_json", "timeout")
DETECTABLE = (*REPLY_FAULTS, "invented_quotation", "missed_sentence")
UNDETECTABLE = ("missed_claim", "wrong_kind")
_NO_WAIT = Patience(attempts=3, first_wait_s=0.0, max_wait_s=0.0)
FIGURES = ("claim_recall", "label_accuracy", "source_kind_macro_f1")
_LAST_HEADS = ("not classified", "adds up", "changed elsewhere")


class FaultyReader:
    """An `LLM` that plays one fault on requests of the prompt `read`, and notes the sentences that each fault hit."""

    def __init__(self, fault: str, share: float) -> None:
        self._sound = SimulatedModel(Dials())
        self._faulty = SimulatedModel(Dials(seed=7, **({} if fault == "timeout" else {fault: share})))
        self._fault, self._share = fault, share
        self._attempts: Counter[str] = Counter()
        self.hit: set[int] = set()
        self.claims = Counter[str]()

    def complete(self, request: Request) -> Reply:
        """Answer one request."""
        sound = self._sound.complete(request)
        if request.prompt.name != "read" or not self._share:
            return sound
        if self._fault == "timeout":
            self._attempts[request.key] += 1
            if self._is_late(request.key, self._attempts[request.key]):
                self.hit |= read_parts(request.user).sentences.keys()
                message = "simulated: no answer in time"
                raise LLMTimeout(message, model=request.model, prompt="read", request_key=request.key)
            return sound
        reply = self._faulty.complete(request)
        self.hit |= _hit(request, sound, reply)
        self.claims += Counter(sound=_count_claims(sound), faulty=_count_claims(reply))
        return reply

    def _is_late(self, key: str, attempt: int) -> bool:
        draw = hashlib.sha256(f"{key}|{attempt}".encode()).digest()
        return int.from_bytes(draw[:4], "big") / 2**32 < self._share


def _hit(request: Request, sound: Reply, reply: Reply) -> set[int]:
    """Give the numbers of the sentences that a reply says otherwise than a sound one, or not at all."""
    numbers = set(read_parts(request.user).sentences)
    if reply == sound:
        return set()
    if reply.finish is not Finish.STOP:
        return numbers
    try:
        said: dict[str, Any] = json.loads(reply.text)
    except ValueError:
        return numbers
    right, found = (
        {each["n"]: each["claims"] for each in body["sentences"]} for body in (json.loads(sound.text), said)
    )
    return {number for number in numbers if right.get(number) != found.get(number)}


def _count_claims(reply: Reply) -> int:
    try:
        return sum(len(each["claims"]) for each in json.loads(reply.text)["sentences"])
    except ValueError:
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A case checked under a fault: the report, the sentences that were hit, claims in sound and faulty replies."""

    case: Case
    report: Report
    hit: frozenset[int]
    claims: Counter[str]


def check_all(cases: Sequence[Case], archives: CaseArchives, fault: str, share: float) -> list[Checked]:
    """Check every case with a fault at a share."""
    checked = []
    for case in cases:
        faulty = FaultyReader(fault, share)
        report = _check(case, faulty, archives)
        checked.append(Checked(case=case, report=report, hit=frozenset(faulty.hit), claims=faulty.claims))
    return checked


def _check(case: Case, llm: LLM, archives: CaseArchives) -> Report:
    meter = UsageMeter(None)

    def stage(case: Case) -> CaseStages:
        asked = RetryingLLM(CountingLLM(llm, meter), patience=_NO_WAIT, on_retry=meter.retried)
        return llm_stages(asked, SIMULATED_MODEL, archives.of(case), meter)

    subject = Subject(name=SIMULATED_MODEL, note="", is_simulated=True, prompts=prompt_facts(), stage=stage)
    return check_case(case, subject, evaluation_policy())


@dataclass(slots=True, kw_only=True)
class Account:
    """What became of the sentences: hit, of these healed or not classified, and those that were not hit but differ."""

    hit: int = 0
    healed: int = 0
    otherwise: int = 0
    not_classified: int = 0
    elsewhere: int = 0

    @property
    def adds_up(self) -> bool:
        """Tell whether every sentence that was hit is accounted for, and nothing else changed."""
        return self.hit == self.healed + self.not_classified and self.elsewhere == 0


def account(sound: Sequence[Checked], faulty: Sequence[Checked]) -> Account:
    """Account for every sentence of every article; a claim that headline and body share depends on both."""
    total = Account()
    for one, other in zip(sound, faulty, strict=True):
        before, after = _claims_by_sentence(one.report), _claims_by_sentence(other.report)
        hit = {place for place in range(len(other.report.sentences)) if number_of(place) in other.hit}
        for place, sentence in enumerate(other.report.sentences):
            claims = before.get(place, [])
            is_same = {each.told for each in claims} == {each.told for each in after.get(place, [])}
            if place not in hit:
                total.elsewhere += not is_same and not any(each.places & hit for each in claims)
                continue
            total.hit += 1
            failed = sentence.state is SentenceState.NOT_CLASSIFIED
            total.not_classified += failed
            total.healed += not failed
            total.otherwise += not failed and not is_same
    return total


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A claim by its id and label, with the places of all sentences that it stands in."""

    told: tuple[str, Label]
    places: frozenset[int]


def _claims_by_sentence(report: Report) -> Mapping[int, list[Placed]]:
    """Give the claims of each sentence, those of headline and body in both."""
    found: dict[int, list[Placed]] = {}
    for claim in report.claims:
        places = frozenset(
            place
            for place, each in enumerate(report.sentences)
            for span in claim.spans
            if span.start < each.end and each.start < span.end
        )
        for place in places:
            found.setdefault(place, []).append(Placed(told=(claim.id, claim.label), places=places))
    return found


def figures(checked: Sequence[Checked]) -> dict[str, float]:
    """Give the figures of a sweep's curves."""
    total = add_up(score_case(each.case, each.report).tally for each in checked)
    return {name: figure(name).measure(total) or 0.0 for name in (*FIGURES, "review_catch")}


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Sweep, and print tables in Markdown; 0 if all holds."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=Path, default=EVALS / "cases")
    parser.add_argument("--most", type=int, metavar="N", help="only the first N cases")
    given = parser.parse_args()
    cases = load_suite(given.cases)[: given.most]
    wrong = []
    with open_archives(cases) as archives:
        sound = check_all(cases, archives, "refusal", 0.0)
        at_zero = figures(sound)
        print(f"{len(cases)} cases, simulated model, faults in requests of the prompt read\n")
        print(_row("fault", "%", "sentences hit", "healed", "of these read otherwise", *_LAST_HEADS))
        print("|---|--:|--:|--:|--:|--:|---|--:|")
        for fault in DETECTABLE:
            for share in SHARES:
                got = account(sound, check_all(cases, archives, fault, share))
                wrong += [] if got.adds_up else [f"{fault} at {share:.0%}"]
                adds_up = "yes" if got.adds_up else "NO"
                counts = (got.hit, got.healed, got.otherwise, got.not_classified, adds_up, got.elsewhere)
                print(_row(fault, f"{share:.0%}", *counts), flush=True)
        print("\n" + _row("fault", "%", "claims lost", *FIGURES, "fell by", "wrong labels that ask for review"))
        print("|---|--:|--:|--:|--:|--:|--:|--:|")
        for fault in UNDETECTABLE:
            for share in (0.0, *SHARES):
                checked = check_all(cases, archives, fault, share) if share else sound
                found = figures(checked) if share else at_zero
                counted = sum((each.claims for each in checked), Counter[str]())
                lost = 1 - counted["faulty"] / counted["sound"] if counted else 0.0
                # What was drawn may be a little more than the dial.
                most = max(share, lost)
                name = "claim_recall" if fault == "missed_claim" else "label_accuracy"
                fell = at_zero[name] - found[name]
                wrong += [f"{fault} at {share:.0%}: {name} fell by {fell:.3f}"] if fell > most else []
                row = (lost, *(found[each] for each in FIGURES), fell, found["review_catch"])
                print(_row(fault, f"{share:.0%}", *(f"{value:.3f}" for value in row)), flush=True)
    for each in wrong:
        print(f"does not hold: {each}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
