"""Break the engine on purpose, one way after the other: each must make the gate fail and name the figure that fell.

Run `python evals/mutate.py` in the root of the project. Exit codes: 0 every mutation is caught, 1 one is not, or the
gate fails without any.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from claimcheck import verdict
from claimcheck.adapters.archive import archive as archive_module
from claimcheck.adapters.archive import catalog
from claimcheck.adapters.archive.lexical import Words
from claimcheck.config import Flags, load_settings
from claimcheck.evaluation.baselines import Baselines
from claimcheck.evaluation.cases import Case, load_suite
from claimcheck.evaluation.gate import Gated, gate
from claimcheck.evaluation.mocked import dials_of
from claimcheck.evaluation.suite import run_suite
from claimcheck.judging import compare
from claimcheck.ledger.entries import Entries
from claimcheck.ledger.names import parse_person
from claimcheck.pipeline import flow
from claimcheck.policy import case as policy_case
from claimcheck.reading.llm import ground
from claimcheck.reading.rules import RulesReader
from claimcheck.subjects import CaseArchives, Options, evaluation_policy, open_archives, open_subject
from claimcheck.types import (
    Act,
    Article,
    Attribution,
    Claim,
    ClaimKind,
    Label,
    ReadClaim,
    SectionReading,
    SourceKind,
    Span,
)

EVALS = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutation:
    """A way to break the engine: its name, what replaces what, and the engine in which it shows."""

    name: str
    patches: tuple[tuple[Any, str, Any], ...]
    engine: str = "rules"


def _swapped(attributions: Sequence[Attribution]) -> Label:
    statements = [each for each in attributions if each.act is Act.STATEMENT]
    if any(not verdict.is_named(each) for each in statements):
        return Label.ANONYMOUS
    return Label.SOURCED if statements else Label.UNVERIFIED


def _acts_too(attributions: Sequence[Attribution]) -> Label:
    found = list(attributions)
    if any(verdict.is_named(each) for each in found):
        return Label.SOURCED
    return Label.ANONYMOUS if found else Label.UNVERIFIED


def _without_spokespersons(kind: SourceKind) -> bool:
    return kind in {SourceKind.NAMED_PERSON, SourceKind.NAMED_ORGANIZATION, SourceKind.DOCUMENT}


def _shifted(make: Callable[..., Claim]) -> Callable[..., Claim]:
    def made(*args: Any, **kwargs: Any) -> Claim:
        claim = make(*args, **kwargs)
        return replace(claim, spans=tuple(Span(span.start + 1, span.end + 1) for span in claim.spans))

    return made


def _without_continuation(read: Callable[..., Iterator[SectionReading]]) -> Callable[..., Iterator[SectionReading]]:
    """Drop what is attributed by a cue in another sentence."""

    def stays(claim: ReadClaim, attribution: Attribution, article: Article) -> bool:
        place = attribution.cue or attribution.source
        sentences = [each.span for each in article.sentences]
        own = next(
            (each for each in sentences if each.contains(Span(claim.spans[-1].start, claim.spans[-1].start + 1))), None
        )
        return place is None or own is None or own.overlaps(place)

    def reading(self: RulesReader, article: Article) -> Iterator[SectionReading]:
        for section in read(self, article):
            claims = (
                replace(each, attributions=tuple(one for one in each.attributions if stays(each, one, article)))
                for each in section.claims
            )
            yield replace(section, claims=tuple(claims))

    return reading


def _believing(ground_said: Callable[..., Any]) -> Callable[..., Any]:
    """Take every source of a model for one that the article has."""

    def grounded(*args: Any, **kwargs: Any) -> Any:
        said = ground_said(*args, **kwargs)
        if said is None or said.attribution is None:
            return said
        return replace(said, attribution=replace(said.attribution, is_grounded=True), unfound=())

    return grounded


MUTATIONS = (
    Mutation(name="rules 3 and 4 swapped", patches=((verdict, "_attributed_label", _swapped),)),
    Mutation(
        name="spokesperson counted anonymous", patches=((SourceKind, "is_named", property(_without_spokespersons)),)
    ),
    Mutation(name="chain rule off", patches=((verdict, "is_named", lambda each: each.chain[-1].kind.is_named),)),
    Mutation(name="spans off by one", patches=((flow, "make_claim", _shifted(flow.make_claim)),)),
    Mutation(name="continuation dropped", patches=((RulesReader, "read", _without_continuation(RulesReader.read)),)),
    Mutation(
        name="grounding off", patches=((ground, "ground_said", _believing(ground.ground_said)),), engine="simulated"
    ),
    Mutation(name="negation ignored in judging", patches=((compare, "is_opposed", lambda _: False),)),
    Mutation(
        name="date rule inverted",
        patches=((catalog, "is_prior", lambda day, before: day is not None and day.day > before.day),),
    ),
    Mutation(
        name="vectors off",
        patches=((archive_module, "compared", lambda *_: lambda places, _depth: [{} for _ in places]),),
    ),
    Mutation(name="lexical search off", patches=((Words, "best", lambda *_: {}),)),
    Mutation(
        name="ledger merges by surname",
        patches=((Entries, "_person_keys", lambda _, link: [parse_person(link.name).surname]),),
    ),
    Mutation(
        name="process claims counted",
        patches=((ClaimKind, "is_counted", property(lambda kind: kind is not ClaimKind.BACKGROUND)),),
    ),
    Mutation(
        name="acts counted as statements",
        patches=(
            (verdict, "_attributed_label", _acts_too),
            (policy_case.Case, "statements", lambda _, claim: list(claim.attributions)),
        ),
    ),
)


@contextmanager
def applied(mutation: Mutation) -> Iterator[None]:
    """Put the patches of a mutation in place, and take them back."""
    with ExitStack() as stack:
        for owner, name, value in mutation.patches:
            kept = owner.__dict__[name]
            setattr(owner, name, value)
            stack.callback(setattr, owner, name, kept)
        yield


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """The cases with their archives, and the gate."""

    cases: tuple[Case, ...]
    archives: CaseArchives
    baselines: Baselines
    options: Options

    def gate(self, engine: str) -> Gated:
        """Run an engine as it now is, and hold it against the gate."""
        settings = load_settings(Flags(), {})
        with open_subject(engine, self.archives, settings, self.options, lambda _: None) as subject:
            run = run_suite(self.cases, subject, evaluation_policy(), self.archives)
        # The cassettes are what the simulated model said; asked afresh, it answers changed requests too.
        subject_name = "replay" if engine == "simulated" else engine
        return gate(run, self.baselines.read(subject_name), self.baselines.floors(subject_name))


def main() -> int:
    """Try the mutations; 0 if all are caught."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--cases", type=Path, default=EVALS / "cases")
    parser.add_argument("--gate", type=Path, default=EVALS / "baselines")
    parser.add_argument("--only", metavar="WORDS", default="", help="mutations whose name holds these words")
    given = parser.parse_args()
    cases = load_suite(given.cases)
    cassettes = given.cases.parent / "cassettes"
    options = Options(dials=dials_of(cassettes), cassettes=cassettes, how_to_record="claimcheck eval record")
    chosen = [each for each in MUTATIONS if given.only in each.name]
    uncaught: list[str] = []
    with open_archives(cases) as archives:
        bench = Bench(cases=cases, archives=archives, baselines=Baselines(folder=given.gate), options=options)
        for engine in dict.fromkeys(each.engine for each in chosen):
            gated = bench.gate(engine)
            print(
                f"{'none, ' + engine:<34} {'FAILS: ' + str(gated.failures[0]) if gated.failures else 'passes'}",
                flush=True,
            )
            uncaught += [f"none, {engine}"] if gated.failures else []
        for mutation in chosen:
            started = time.perf_counter()
            with applied(mutation):
                failures = bench.gate(mutation.engine).failures
            names = ", ".join(dict.fromkeys(each.figure for each in failures))
            told = f"caught by {len(failures)}: {failures[0]} ({names})" if failures else "NOT CAUGHT"
            print(f"{mutation.name:<34} {told} [{time.perf_counter() - started:.0f} s]", flush=True)
            uncaught += [] if failures else [mutation.name]
    print(f"{sum(each.name not in uncaught for each in chosen)} of {len(chosen)} caught")
    return 1 if uncaught else 0


if __name__ == "__main__":
    with contextlib.suppress(BrokenPipeError):
        sys.exit(main())
