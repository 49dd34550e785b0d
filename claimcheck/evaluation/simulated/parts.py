"""The data of our requests, read back out of the text that a model is sent."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_BLOCK = "<{0}>\n?(?P<body>.*?)\n?</{0}>"
_SENTENCE = re.compile(r"(\d+)\| (.*)")
_CLAIM = re.compile(r"(\d+) \((\d{4}-\d\d-\d\d)\) ([p\d ]*)\| (.*)")
_PASSAGE = re.compile(r"p(\d+) \((\d{4}-\d\d-\d\d|no date)\)\| (.*)")
_NOTE = "Your last reply could not be used"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadParts:
    """What a request of the prompt `read` holds: sentences by number."""

    headline: str
    before: tuple[str, ...]
    sentences: dict[int, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimPart:
    """A claim to judge, with the numbers of its passages."""

    number: int
    day: date
    passages: tuple[int, ...]
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassagePart:
    """A passage, with the day of its document where that is known."""

    number: int
    day: date | None
    words: str


def read_parts(user: str) -> ReadParts:
    """Read a request of the prompt `read`."""
    lines = (_SENTENCE.fullmatch(line) for line in block(user, "read").splitlines())
    return ReadParts(
        headline=block(user, "headline"),
        before=tuple(line for line in block(user, "before").splitlines() if line),
        sentences={int(line[1]): line[2] for line in lines if line},
    )


def claim_parts(user: str) -> list[ClaimPart]:
    """Read the claims of a request of the prompt `judge`."""
    lines = (_CLAIM.fullmatch(line) for line in block(user, "claims").splitlines())
    return [
        ClaimPart(
            number=int(line[1]),
            day=date.fromisoformat(line[2]),
            passages=tuple(int(each.removeprefix("p")) for each in line[3].split()),
            words=line[4],
        )
        for line in lines
        if line
    ]


def passage_parts(user: str) -> dict[int, PassagePart]:
    """Read the passages of a request of the prompt `judge`, by number."""
    lines = (_PASSAGE.fullmatch(line) for line in block(user, "passages").splitlines())
    return {
        int(line[1]): PassagePart(
            number=int(line[1]), day=None if line[2] == "no date" else date.fromisoformat(line[2]), words=line[3]
        )
        for line in lines
        if line
    }


def is_asked_again(user: str) -> bool:
    """Tell whether a request says what was wrong with the reply before."""
    return _NOTE in user.rsplit("\n", 1)[-1]


def block(user: str, name: str) -> str:
    """Give what stands between the tags of a name."""
    found = re.search(_BLOCK.format(name), user, re.DOTALL)
    return found["body"] if found else ""
