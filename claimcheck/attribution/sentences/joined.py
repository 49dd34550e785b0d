"""Clauses that "and" joins to the article's own, around a speaker: "It shut in May and, Ruiz said, it will reopen"."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.attribution.sentences.contents import could_be_verb
from claimcheck.attribution.tokens import Token, low_at
from claimcheck.attribution.vocabulary.lexicon import DETERMINERS
from claimcheck.text.word_lists import words

_SUBJECTS = DETERMINERS | words("he she it they we i you there nobody everybody nothing")
_LEAST = 3
"""Words of the article's own clause at least, without what joins the next to it."""
_NEAR = 7
"""Words in which the verb of the joined clause is looked for."""


def joins_clause(tokens: Sequence[Token], end: int, start: int) -> bool:
    """Tell whether "and" at `end` of what stands before a speaker joins the clause that begins at `start` to it.

    What begins without a subject goes on with the one before: "The lock is old and, two engineers said, will not last".
    """
    joint = end - 1
    is_joined = joint >= _LEAST and tokens[joint].low in {"and", "but"} and not tokens[joint].is_quoted
    if not is_joined or tokens[joint - 1].is_quoted or start + 1 >= len(tokens):
        return False
    opener = tokens[start]
    is_subject = opener.low in _SUBJECTS or opener.is_capital or opener.text[0].isdigit()
    return is_subject and not opener.is_quoted and any(could_be_verb(t) for t in tokens[start + 1 : start + _NEAR])


def joins_pronoun(tokens: Sequence[Token], joint: int, start: int) -> bool:
    """Tell a clause that opens without a comma: "and according to the council [it will flood again]"."""
    return low_at(tokens, start) in _PRONOUNS and joins_clause(tokens, joint + 1, start)


_PRONOUNS = words("he she it they there")


def is_inner_quote(tokens: Sequence[Token], source_end: int, quote: int) -> bool:
    """Tell words quoted inside what is told of a speaker: "said Ana Ruiz, who added that she would [“happily”] go"."""
    return source_end + 1 < quote and tokens[quote - 1].is_word and not tokens[quote - 1].is_quoted
