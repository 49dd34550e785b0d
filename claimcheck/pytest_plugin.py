"""A newsroom's own cases in its own pytest: `pytest --claimcheck-cases DIR`; without that option it does nothing.

One test a case and engine: the case is right, its article is checked, and every claim keeps a label of at least the
share that `--claimcheck-min-labels` asks for. With `--claimcheck-gate DIR` one more test an engine holds the floors
and the baseline of that folder. Connections to other machines are refused, unless an engine is a remote model.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from claimcheck.evaluation.cases import Case
    from claimcheck.evaluation.runs import CaseRun
    from claimcheck.evaluation.suite import Subject
    from claimcheck.subjects import CaseArchives

_GROUP = "claimcheck"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup(_GROUP, "claimcheck: measure engines on cases")
    group.addoption("--claimcheck-cases", metavar="DIR", help="run the cases below this folder")
    group.addoption("--claimcheck-engine", action="append", metavar="NAME", help="embedded (the default), rules, ...")
    group.addoption("--claimcheck-gate", metavar="DIR", help="hold the floors and baselines of this folder")
    group.addoption("--claimcheck-cassettes", metavar="DIR", help="recorded replies for the engine replay")
    group.addoption("--claimcheck-min-labels", type=float, default=0.0, metavar="SHARE", help="right labels of a case")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse the network for a run of cases."""
    if config.getoption("--claimcheck-cases") and not any(":" in name for name in _engines(config)):
        from claimcheck.evaluation.no_network import refuse_network

        refuse_network()


def pytest_collection(session: pytest.Session) -> None:
    """Add the folder of cases to what is collected."""
    cases = session.config.getoption("--claimcheck-cases")
    if cases:
        session.config.stash[_BENCH] = Bench(config=session.config, folder=Path(cases))


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(session: pytest.Session, config: pytest.Config, items: list[pytest.Item]) -> None:
    """Put one test for each case and engine, and one for each gate, after all others."""
    bench = config.stash.get(_BENCH, None)
    if bench is None:
        return
    root = CaseFile.from_parent(session, name=str(bench.folder), path=bench.folder, nodeid=str(bench.folder))
    items.extend(root.collect_cases(bench))


def pytest_unconfigure(config: pytest.Config) -> None:
    """Close the archives of the cases."""
    bench = config.stash.get(_BENCH, None)
    if bench is not None:
        bench.stack.close()


@dataclass(slots=True, kw_only=True)
class Bench:
    """What the tests of a run share: archives and engines, opened when first needed, and the scores so far."""

    config: pytest.Config
    folder: Path
    stack: ExitStack = field(default_factory=ExitStack)
    archives: CaseArchives | None = None
    subjects: dict[str, Subject] = field(default_factory=dict)
    scored: dict[str, list[CaseRun]] = field(default_factory=dict)

    def subject(self, name: str) -> Subject:
        """Open an engine once."""
        from claimcheck.config import Flags, load_settings
        from claimcheck.evaluation.simulated import Dials
        from claimcheck.subjects import Options, open_archives, open_subject

        if self.archives is None:
            from claimcheck.evaluation.cases import read_suite

            self.archives = self.stack.enter_context(open_archives(read_suite(self.folder).cases))
        if name not in self.subjects:
            cassettes = self.config.getoption("--claimcheck-cassettes")
            options = Options(
                dials=Dials(),
                cassettes=Path(cassettes) if cassettes else self.folder.parent / "cassettes",
                how_to_record=f"claimcheck eval record {self.folder}",
            )
            opened = open_subject(name, self.archives, load_settings(Flags(), {}), options, lambda _: None)
            self.subjects[name] = self.stack.enter_context(opened)
        return self.subjects[name]


_BENCH = pytest.StashKey[Bench]()


class CaseFile(pytest.Collector):
    """The folder of the cases as pytest's parent of their tests."""

    def collect(self) -> Iterator[pytest.Item]:
        """Give nothing: the tests are added once all others are known."""
        return iter(())

    def collect_cases(self, bench: Bench) -> Iterator[pytest.Item]:
        """Give the tests."""
        from claimcheck.evaluation.cases import read_suite

        loaded = read_suite(bench.folder)
        if loaded.errors:
            yield WrongCases.from_parent(self, name="cases", problems=[str(each) for each in loaded.errors])
        for engine in _engines(self.config):
            for case in loaded.cases:
                yield CaseTest.from_parent(self, name=f"{case.id}[{engine}]", case=case, engine=engine, bench=bench)
            if self.config.getoption("--claimcheck-gate"):
                yield GateTest.from_parent(self, name=f"gate[{engine}]", engine=engine, bench=bench)


class CaseFailedError(Exception):
    """A case or gate that does not hold; its text is all that pytest shows."""


class _Test(pytest.Item):
    """A test whose failure is told in its own words, without a traceback."""

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002
        """Give the text of an error that a user can act on, and anything else as a bug."""
        from claimcheck.errors import ClaimcheckError

        if isinstance(excinfo.value, CaseFailedError | ClaimcheckError):
            return str(excinfo.value)
        return str(excinfo.getrepr(style="long"))

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Say where the test comes from."""
        return self.path, None, f"claimcheck: {self.name}"


class WrongCases(_Test):
    """Fails for cases that are wrong, each problem in a line."""

    def __init__(self, *, problems: list[str], name: str, parent: pytest.Collector) -> None:
        super().__init__(name, parent)
        self._problems = problems

    def runtest(self) -> None:
        """Fail."""
        raise CaseFailedError("\n".join(self._problems))


class CaseTest(_Test):
    """Checks the article of one case and scores it."""

    def __init__(self, *, case: Case, engine: str, bench: Bench, name: str, parent: pytest.Collector) -> None:
        super().__init__(name, parent)
        self._case, self._engine, self._bench = case, engine, bench

    def runtest(self) -> None:
        """Fail where fewer labels are right than is asked."""
        from claimcheck.evaluation.scoring import figure
        from claimcheck.evaluation.suite import run_suite
        from claimcheck.subjects import evaluation_policy

        subject = self._bench.subject(self._engine)
        if self._bench.archives is None:
            raise CaseFailedError("the archives of the cases are closed")
        run = run_suite([self._case], subject, evaluation_policy(), self._bench.archives)
        scored: CaseRun = run.cases[0]
        self._bench.scored.setdefault(self._engine, []).append(scored)
        share = figure("label_accuracy").measure(scored.score.tally)
        wrong = [each for each in scored.score.outcomes if not each.is_right]
        lines = [f"{each.got}, not {each.expected}: {each.quotation}" for each in wrong]
        self.add_report_section("call", "claimcheck", "\n".join(lines))
        least = float(self.config.getoption("--claimcheck-min-labels"))
        if (share or 0.0) < least:
            raise CaseFailedError(
                "\n".join([f"{share or 0.0:.3f} of the labels are right, {least:g} are asked", *lines])
            )


class GateTest(_Test):
    """Holds the scores of an engine's cases against floors and baseline."""

    def __init__(self, *, engine: str, bench: Bench, name: str, parent: pytest.Collector) -> None:
        super().__init__(name, parent)
        self._engine, self._bench = engine, bench

    def runtest(self) -> None:
        """Fail with every figure that fell."""
        from claimcheck import __version__
        from claimcheck.evaluation.baselines import Baselines
        from claimcheck.evaluation.gate import gate
        from claimcheck.evaluation.runs import EvalRun

        subject = self._bench.subject(self._engine)
        run = EvalRun(
            subject=subject.name,
            note=subject.note,
            is_simulated=subject.is_simulated,
            engine_version=__version__,
            prompts=subject.prompts,
            cases=tuple(self._bench.scored.get(self._engine, ())),
        )
        baselines = Baselines(folder=Path(self.config.getoption("--claimcheck-gate")))
        gated = gate(run, baselines.read(subject.name), baselines.floors(subject.name))
        self.add_report_section("call", "claimcheck", "\n".join(gated.notes))
        if gated.failures:
            raise CaseFailedError("\n".join([*map(str, gated.failures), *gated.notes]))


def _engines(config: pytest.Config) -> list[str]:
    return config.getoption("--claimcheck-engine") or ["embedded"]
