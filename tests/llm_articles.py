"""An invented article and what a good model replies about it, for tests of the language-model engines."""

from __future__ import annotations

import json
from typing import Any

from claimcheck.text.segment import segment
from claimcheck.types import Article, Document, Span

Json = dict[str, Any]
TEXT = "\n\n".join(
    (
        "Velm to close two locks",
        "The Velm harbour board will close two locks in June, two officials told the Tarn Herald, asking not to be "
        "named because the vote is secret. “It saves 400,000 crowns a year,” one of them said.",
        "Harbour master Ines Kolb, who took office in 2019, denied that jobs would go. Last year a court fined the "
        "board for a spill.",
    )
)


def article_of(text: str = TEXT) -> Article:
    """Cut a text into sentences; its first paragraph is the headline."""
    headline = Span(0, text.index("\n\n")) if "\n\n" in text else None
    return segment(Document(text=text, sha256=Document.hash_text(text), headline=headline))


def source(number: int, name: str, kind: str = "named_person", **more: Any) -> Json:
    return {"i": number, "name": name, "kind": kind, "why": None, "how": None, "count": None, **more}


def said(number: int, cue: str | None, *links: tuple[int, str | None], act: str = "statement") -> Json:
    return {"i": number, "act": act, "cue": cue, "by": [{"s": s, "m": m} for s, m in links]}


def claim(*pieces: str, by: tuple[int, ...] = (), t: str | None = None, **more: Any) -> Json:
    return {"q": list(pieces), "t": t, "r": [], "k": "fact", "by": list(by), "v": "u", **more}


def sentence(number: int, *claims: Json, said: tuple[Json, ...] = (), none: str | None = None) -> Json:
    return {"n": number, "said": list(said), "claims": list(claims), "none": none}


def reply(*sentences: Json, sources: tuple[Json, ...] = ()) -> str:
    return json.dumps({"sources": list(sources), "sentences": list(sentences)})


OFFICIALS = source(1, "two officials", "unnamed_person", why="because the vote is secret", count=2)
KOLB = source(2, "Ines Kolb")
HEADLINE = sentence(1, claim("Velm to close two locks", k="prediction"))
CLOSING = sentence(
    2,
    claim("The Velm harbour board will close two locks in June", by=(1,), k="prediction", v="a"),
    said=(said(1, "told the Tarn Herald", (1, None)),),
)
SAVING = sentence(
    3,
    claim(
        "It saves 400,000 crowns a year",
        by=(2,),
        v="a",
        t="To close two locks saves 400,000 crowns a year",
        r=["close two locks"],
    ),
    said=(said(2, "said", (1, "one of them")),),
)
DENIAL = sentence(
    4,
    claim("jobs would go", by=(3,), t="Jobs would not go", k="prediction", v="s"),
    claim("took office in 2019", t="Ines Kolb …", r=["Ines Kolb"], k="background"),
    said=(said(3, "denied", (2, None), act="denial"),),
)
FINE = sentence(5, claim("Last year a court fined the board for a spill"))
GOOD = (HEADLINE, CLOSING, SAVING, DENIAL, FINE)
