"""An attribution as spans of the text, before anybody asks who its source is."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.types import Act, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAttribution:
    """Source, cue and content of one attribution; what a tagger or the rules find.

    `source` is None where the text names nobody. `lemma` is the cue's dictionary form. `is_negated` is set for
    "did not say" and the like; `is_passive` for "is said to"; `is_quoted` where the content is a direct quotation;
    `is_unclear` where it is a guess that the content reaches so far; `antecedent` is what a relative pronoun as source
    stands for, `cited` whom the source in turn names ("the Courier, citing two officials"). `is_tagged` is set where a
    tagger bounded the content, which may then begin or end inside a phrase; `is_topic` where it tells of what somebody
    spoke, and not what was said of it ("warned of the danger"). `is_mention` marks what states nothing by itself,
    such as a few words or a question: an attribution like others, of which no claim is made.
    """

    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    act: Act
    lemma: str
    is_negated: bool = False
    is_passive: bool = False
    is_quoted: bool = False
    is_unclear: bool = False
    antecedent: Span | None = None
    cited: Span | None = None
    is_tagged: bool = False
    is_topic: bool = False
    is_mention: bool = False
