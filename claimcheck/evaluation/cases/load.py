"""Read cases from their folders: every problem with file, line and reason, or the case."""

from __future__ import annotations

import hashlib
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import ValidationError

from claimcheck.errors import CaseError, DocumentError
from claimcheck.evaluation.cases.check import CaseCheck
from claimcheck.evaluation.cases.form import CaseForm
from claimcheck.evaluation.cases.gold import Case, PriorFile
from claimcheck.evaluation.cases.problems import Lines, Problem, line_of, toml_error_line
from claimcheck.text.load import Given, load_bytes
from claimcheck.types import Document, PublicationTime

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

GOLD_NAME, ARTICLE_NAME, ARCHIVE_NAME = "case.toml", "article.txt", "archive"
MAX_CASE_BYTES = 4_000_000
_SHOWN_PROBLEMS = 1
_QUOTED = re.compile(r"'([^']+)'")


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """The cases of a folder that are right, and the problems of all of them, warnings too."""

    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """Give the problems that keep a case from being scored."""
        return tuple(problem for problem in self.problems if not problem.is_warning)


class _CaseReader:
    """Reads the files of one case, and notes what is wrong with them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self._hash = hashlib.sha256()

    def read(self) -> Case | None:
        """Give the case, or None where something is wrong with it."""
        gold = self._text(self.folder / GOLD_NAME)
        archive = dict(self._archive())
        if gold is None:
            return None
        form = self._form(gold)
        if form is None:
            return None
        lines = Lines(gold)
        if form.id != self.folder.name:
            reason = f"the id is {form.id!r}, but the folder is {self.folder.name!r}"
            self._problem(self.folder / GOLD_NAME, lines.find(("id",)), reason)
        try:
            published = PublicationTime.parse(form.date)
        except ValueError:
            self._problem(self.folder / GOLD_NAME, lines.find(("date",)), f"{form.date!r} is no ISO 8601 date")
            return None
        article = self._document(self.folder / ARTICLE_NAME, Given(date=published))
        if article is None or self.problems:
            return None  # Whatever refers to a file that cannot be read would be named as wrong too.
        check = CaseCheck(form, article, archive, published)
        for fault in check.faults:
            line = lines.find(fault.place)
            self._problem(self.folder / GOLD_NAME, line, fault.reason, is_warning=fault.is_warning)
        if any(not problem.is_warning for problem in self.problems):
            return None
        return Case(
            id=form.id,
            folder=self.folder,
            desk=form.desk,
            published=published,
            group=form.group,
            phenomena=form.phenomena,
            article=article,
            archive=tuple(PriorFile(name=name, document=document) for name, document in archive.items()),
            sources=check.sources,
            claims=check.claims,
            sha256=self._hash.hexdigest(),
        )

    def _problem(self, path: Path, line: int, reason: str, *, is_warning: bool = False) -> None:
        self.problems.append(Problem(path=path, line=line, reason=reason, is_warning=is_warning))

    def _archive(self) -> Iterator[tuple[str, Document]]:
        folder = self.folder / ARCHIVE_NAME
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.name.startswith("."):
                continue
            document = self._document(path, Given())
            if document is not None:
                yield path.name, document

    def _bytes(self, path: Path) -> bytes | None:
        """Read a file that must be UTF-8."""
        try:
            with path.open("rb") as file:
                data = file.read(MAX_CASE_BYTES + 1)
        except OSError as exc:
            self._problem(path, 1, f"cannot be read: {exc.strerror}")
            return None
        if len(data) > MAX_CASE_BYTES:
            self._problem(path, 1, f"larger than {MAX_CASE_BYTES} bytes")
            return None
        self._hash.update(f"{path.relative_to(self.folder).as_posix()}:{len(data)}:".encode() + data)
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as exc:
            self._problem(path, line_of(data, exc.start), f"byte {exc.start + 1} is no UTF-8; save the file as UTF-8")
            return None
        return data

    def _text(self, path: Path) -> str | None:
        data = self._bytes(path)
        return None if data is None else data.decode("utf-8-sig").replace("\r\n", "\n")

    def _document(self, path: Path, given: Given) -> Document | None:
        data = self._bytes(path)
        if data is None:
            return None
        try:
            return load_bytes(data, name=path.name, given=given)
        except DocumentError as exc:
            self._problem(path, 1, str(exc))
            return None

    def _form(self, text: str) -> CaseForm | None:
        path = self.folder / GOLD_NAME
        try:
            raw = tomllib.loads(text)
        except tomllib.TOMLDecodeError as exc:
            self._problem(path, toml_error_line(exc), f"no TOML: {exc}")
            return None
        try:
            return CaseForm.model_validate(raw)
        except ValidationError as exc:
            lines = Lines(text)
            for error in exc.errors():
                place = tuple(error["loc"])
                name = ".".join(str(part) for part in place if not isinstance(part, int)) or "the file"
                self._problem(path, lines.find(place), f"{name}: {_reason(error)}")
            return None


def _reason(error: ErrorDetails) -> str:
    """Say what pydantic found wrong with a value, in the words of the file."""
    given = str(error["input"])[:60]
    if error["type"] == "missing":
        return "is missing"
    if error["type"] == "extra_forbidden":
        return "there is no such key; docs/evaluation.md has all of them"
    if error["type"] in {"enum", "literal_error"}:
        known = _QUOTED.findall(error.get("ctx", {}).get("expected", ""))
        if known:
            return f"{given!r} is none of {', '.join(known)}"
    return f"{error['msg']}, not {given!r}"


def load_case(folder: Path) -> Case:
    """Read one case.

    Raises:
        CaseError: something is wrong with it; the message gives file, line and reason.
    """
    reader = _CaseReader(folder)
    case = reader.read()
    if case is None:
        raise _error(reader.problems)
    return case


def read_suite(folder: Path) -> Loaded:
    """Read all cases below a folder, in order of their ids, with what is wrong with any.

    Raises:
        CaseError: there is no such folder, or no case in it.
    """
    folders = _case_folders(folder)
    cases: list[Case] = []
    problems: list[Problem] = []
    seen: dict[str, Path] = {}
    for each in folders:
        reader = _CaseReader(each)
        case = reader.read()
        problems += reader.problems
        if case is None:
            continue
        if case.id in seen:
            reason = f"the id {case.id!r} is also that of {seen[case.id]}"
            problems.append(Problem(path=each / GOLD_NAME, line=1, reason=reason))
            continue
        seen[case.id] = each
        cases.append(case)
    return Loaded(cases=tuple(sorted(cases, key=lambda case: case.id)), problems=tuple(problems))


def load_suite(folder: Path) -> tuple[Case, ...]:
    """Read all cases below a folder.

    Raises:
        CaseError: there is none, or something is wrong with one.
    """
    loaded = read_suite(folder)
    if loaded.errors:
        raise _error(loaded.errors)
    return loaded.cases


def _case_folders(folder: Path) -> list[Path]:
    if (folder / GOLD_NAME).exists():
        return [folder]
    # A folder of cases, or a folder of such folders; `case.toml` or an article makes a case.
    found = {path.parent for name in (GOLD_NAME, ARTICLE_NAME) for path in folder.glob(f"*/{name}")}
    found |= {path.parent for name in (GOLD_NAME, ARTICLE_NAME) for path in folder.glob(f"*/*/{name}")}
    if not found:
        problem = f"there is no case ({GOLD_NAME}) below it" if folder.is_dir() else "there is no such folder"
        raise CaseError(f"{folder}: {problem}; name a folder of cases", path=str(folder))
    return sorted(found)


def _error(problems: Sequence[Problem]) -> CaseError:
    errors = [problem for problem in problems if not problem.is_warning]
    first, more = errors[0], len(errors) - _SHOWN_PROBLEMS
    rest = f" (and {more} more: claimcheck eval lint {first.path.parent})" if more else ""
    return CaseError(f"{first}{rest}", path=str(first.path), line=first.line)
