from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from claimcheck.cli.main import run
from claimcheck.errors import CaseError, ExitCode
from claimcheck.evaluation.cases import Group, load_case, load_suite, read_suite
from claimcheck.types import Label, Stance

SUITE = Path(__file__).parent / "suite"
GOLD = (SUITE / "harbour-levy" / "case.toml").read_text()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SUITE / "harbour-levy", tmp_path / "cases" / "harbour-levy"))


def line_of(words: str, text: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_a_case_has_its_quotations_at_their_places() -> None:
    case = load_case(SUITE / "harbour-levy")
    assert case.group is Group.OPEN
    assert [claim.label for claim in case.claims].count(Label.SOURCED) == 3
    for claim in case.claims:
        assert [span.of(case.article.text) for span in claim.spans] == sorted(
            claim.quotations, key=case.article.text.index
        )
    assert case.claims[-1].evidence[0].stance is Stance.SUPPORTS
    assert case.article.headline is not None


def test_a_case_with_another_byte_has_another_hash(folder: Path) -> None:
    before = load_case(folder).sha256
    (folder / "archive" / "2024-05-01-levy.md").write_text("Nothing was prior.", "utf-8")
    gold = GOLD.split("[[claims.evidence]]")[0].replace('"sourced"\nbasis = "archive"', '"unverified"\nbasis = "none"')
    (folder / "case.toml").write_text(gold)
    assert load_case(folder).sha256 != before


WRONG = [
    ("nine crowns", '"It is time"', '"It was time"', "quotation not in the article: 'It was time'"),
    ("often", '"It is time"', '"crowns"', "quotation 3 times in the article, give `within`: 'crowns'"),
    ("within", '"It is time"', '"crowns"\nwithin = "no such"', "quotation `within` must stand in the article once"),
    (
        "label",
        'label = "anonymous"',
        'label = "secret"',
        "claims.label: 'secret' is none of sourced, anonymous, unverified",
    ),
    ("kind", 'kind = "named_person"', 'kind = "person"', "sources.kind: 'person' is none of named_person, "),
    (
        "act",
        'act = "statement"',
        'act = "saying"',
        "claims.attributions.act: 'saying' is none of statement, state_of_mind, act",
    ),
    (
        "stance",
        'stance = "supports"',
        'stance = "agrees"',
        "claims.evidence.stance: 'agrees' is none of supports, contradicts, narrows, unrelated",
    ),
    ("key", 'key = "kolb"', 'key = "officials"', "the source key 'officials' is given twice"),
    ("chain", 'chain = ["kolb"]', 'chain = ["nobody"]', "the chain names the source 'nobody'"),
    ("cue", 'cue = "told"', 'cue = "tolled"', "cue is not in the article, verbatim: 'tolled'"),
    ("mention", '"she"]', '"her"]', "mention is not in the article, verbatim: 'her'"),
    ("reason", "vote is secret", "vote was secret", "reason is not in the article"),
    (
        "decide",
        'label = "anonymous"',
        'label = "sourced"',
        "attributions and stances give anonymous (basis attribution)",
    ),
    ("archive", 'quote = "The harbour', 'quote = "A harbour', "quote not in 2024-05-01-levy.md, verbatim"),
    ("document", '"2024-05-01-levy.md"', '"levy.md"', "there is no document 'levy.md' in archive/"),
    ("prior", "2026-03-04", "2025-03-04", "is not prior to the article"),
    ("unknown key", 'cue = "told"', 'clue = "told"', "claims.attributions.clue: there is no such key"),
    ("id", 'id = "harbour-levy"', 'id = "harbor"', "the id is 'harbor', but the folder is 'harbour-levy'"),
    ("desk", 'desk = "local"', 'desk = "weather"', "'weather' is no desk"),
    ("date", "date = 2026-03-04", 'date = "March"', "'March' is no ISO 8601 date"),
    ("syntax", 'group = "open"', "group = open", "no TOML: Invalid value"),
    ("two forms", '"It is time"', '"It is time"\nquotations = ["x"]', "give either quotation or quotations"),
]


@pytest.mark.parametrize(("what", "right", "wrong", "reason"), WRONG, ids=[row[0] for row in WRONG])
def test_a_wrong_case_is_refused_with_file_line_and_reason(
    folder: Path, what: str, right: str, wrong: str, reason: str
) -> None:
    gold = GOLD.replace(right, wrong, 1)
    assert gold != GOLD
    (folder / "case.toml").write_text(gold)
    with pytest.raises(CaseError) as caught:
        load_case(folder)
    assert reason in str(caught.value)
    assert caught.value.path == str(folder / "case.toml")
    # The line is that of the wrong value, or of what it spoils.
    spoilt = {
        "key": 'key = "officials"\nname = "Ines',
        "prior": "document = ",
        "two forms": '[[claims]]\nquotation = "It',
    }
    assert caught.value.line == line_of(spoilt.get(what, wrong if what != "within" else "within"), gold)


def test_a_claim_given_twice_is_refused(folder: Path) -> None:
    again = GOLD[
        GOLD.index('[[claims]]\nquotation = "It is time"') : GOLD.index('[[claims]]\nquotation = "The harbour')
    ]
    (folder / "case.toml").write_text(GOLD + "\n" + again)
    with pytest.raises(CaseError, match="two claims have the same quotations: 'It is time'"):
        load_case(folder)


@pytest.mark.parametrize("name", ["article.txt", "case.toml", "archive/2024-05-01-levy.md"])
def test_a_file_in_another_encoding_is_refused_with_its_line(folder: Path, name: str) -> None:
    path = folder / name
    data = path.read_bytes() + "caf\u00e9\n".encode("latin-1")
    path.write_bytes(data)
    with pytest.raises(CaseError, match="is no UTF-8") as caught:
        load_case(folder)
    assert (caught.value.path, caught.value.line) == (str(path), data.count(b"\n"))
    assert "more" not in str(caught.value), "what refers to the file is not named as wrong too"


def test_a_quotation_that_stands_twice_is_told_by_what_is_around_it(folder: Path) -> None:
    gold = GOLD.replace('"It is time"', '"9 crowns"').replace(
        '"the levy had stood at 9 crowns since 2019"',
        '"crowns"\nwithin = "9 crowns since"',
    )
    (folder / "case.toml").write_text(gold)
    claims = load_case(folder).claims
    assert claims[2].spans[0].contains(claims[1].spans[0])


def test_the_same_id_twice_is_refused(tmp_path: Path) -> None:
    for group in ("first", "second"):
        shutil.copytree(SUITE / "harbour-levy", tmp_path / group / "harbour-levy")
    with pytest.raises(CaseError, match="the id 'harbour-levy' is also that of"):
        load_suite(tmp_path)


def test_lint_gives_every_problem_a_line_and_counts(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "case.toml").write_text(GOLD.replace('"It is time"', '"No"').replace('"told"', '"tolled"'))
    assert run(["eval", "lint", str(folder.parent)]) == ExitCode.INPUT
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3
    assert all(re.search(r"case\.toml:\d+: ", line) for line in lines[:2])
    assert lines[2] == "claimcheck: 2 problems; `eval run` scores none of the cases before they are right"


def test_lint_passes_what_is_right(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["eval", "lint", str(SUITE)]) == ExitCode.DONE
    assert "claims: 4 (fact 2, prediction 1, opinion 1, process 0, background 0)" in capsys.readouterr().out


def test_a_source_that_nobody_stands_on_is_a_warning(folder: Path) -> None:
    more = '[[sources]]\nkey = "idle"\nname = "Idle"\nkind = "collective"\n\n[[claims]]'
    (folder / "case.toml").write_text(GOLD.replace("[[claims]]", more, 1))
    loaded = read_suite(folder.parent)
    assert [problem.reason for problem in loaded.problems] == ["no claim stands on the source 'idle'"]
    assert not loaded.errors
    assert len(loaded.cases) == 1


def test_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case"):
        load_suite(tmp_path)
    with pytest.raises(CaseError, match="there is no such folder"):
        load_suite(tmp_path / "none")
