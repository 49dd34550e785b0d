"""The words of a source phrase, and those of them up to its head."""

from __future__ import annotations

import re

from claimcheck.attribution.vocabulary.lexicon import DAYS
from claimcheck.attribution.vocabulary.nouns import DOCUMENT_NOUNS, ORGANIZATION_WORDS, is_source_noun
from claimcheck.text.lazy_re import lazy_re
from claimcheck.text.word_lists import words

WORD = lazy_re(r"[\w%@#$](?:[\w’'.\-&©\x80-\x9f]|,(?=\d{3}\b))*")
TOP_LEVEL = (
    r"(?:com|org|net|gov|edu|co|uk|fr|de|io|info|news|tv|us|eu|ca|au|ie|nl|be|nz|in|za|int|it|es|ch|at|se|no|dk|fi|pl|"
    r"pt|jp|cn|br|mx|example)"
)
"""How a web site's name ends."""
_HEAD_STOPS = words(
    """of in at for with from on to by who which that whose including such as about inside close familiar briefed
    involved released conducted near around within across published filed signed obtained seen reviewed posted dated
    speaking knowledgeable working representing directly among between outside under against over before after based
    than being assigned present aware attending employed taken sent marked entitled titled headed paid commissioned
    funded backed ordered prepared produced issued sponsored compiled written carried kept maintained collected
    submitted out heard"""
)
NAME_JOINERS = words("of the and & for de van von der la al bin del di")
"""Small words inside names."""
PARTY_WORDS = words("republican democrat democratic gop tory labour conservative liberal green independent")
"""Parties that stand before a member's name: "Conservative Fay Lister"."""
POST_NOMINALS = words("KC QC SC OBE MBE CBE DBE KBE MP MSP MEP PhD MD FRS RN Jr Sr")
"""Letters behind a name that are no part of it."""
_ARTICLES = words("a an the its his her their this that")
_OPENERS = words("a an one the his her its their my our he she it they we i")
_TRAILERS = (
    words(
        """himself herself itself themselves ago long week month year later recently also now once night already
        there here this last next earlier"""
    )
    | DAYS
)


def _opens_clause(noun: str, word: str) -> bool:
    """Tell "a speech [Weiss delivered]" and "a database [tracking deaths]": what hangs on a noun for a document."""
    if word == "living":
        return is_source_noun(noun.lower())  # "people living nearby", not "an assisted living home"
    if noun.lower() not in DOCUMENT_NOUNS:
        return False
    if word.lower() in _OPENERS:
        return True  # "Records the Courier obtained"
    is_participle = word.endswith(("ing", "ed")) or word in {"run", "made", "given", "sent"}
    is_name = noun.islower() and word[0].isupper() and not word.isupper()
    return is_name or (is_participle and not is_source_noun(word))


def strip_ending(word: str) -> str:
    """Cut a possessive ending and outer marks off a word."""
    for ending in ("'s", "’s"):
        word = word.removesuffix(ending)
    return word.rstrip(".'’-") if not re.fullmatch(r"(?:[A-Za-z]\.)+", word) else word


_NEAR = lazy_re(r"\bclose (?!(?:to|with|of|by|on)\b)[a-z]")
"""Who is close, but not "close to" somebody: "a close family friend"."""


def core_of(words: list[str], phrase: str) -> list[str]:
    """Give the words up to the head: before the first comma, preposition or relative pronoun."""
    first = re.split(r",(?!\d{3}\b)|[(;:–—]| -+ ", phrase, maxsplit=1)[0]
    kept: list[str] = []
    for word in (strip_ending(w) for w in WORD.findall(first)):
        is_beside = (
            len(kept) == 1 and kept[0].lower() in _ARTICLES and word.endswith(("ing", "ed"))
        )  # "a working paper"
        is_beside = is_beside or (word == "close" and _NEAR.search(first) is not None)
        if kept and word.lower() in _HEAD_STOPS and not is_beside:
            break
        if kept and _opens_clause(kept[-1], word):
            break
        if word:
            kept.append(word)
    while len(kept) > 1 and kept[-1].lower() in _TRAILERS:
        kept.pop()
    if len(kept) > 2 and kept[-1] == "each" and kept[-2][0].isupper():
        kept.pop()  # "the Herald and the Gull each"
    return kept or words[:1]


_SEEN = words("seen reviewed obtained viewed examined read heard watched")
_GIVEN = words("gave sent showed handed")
_SHARED = words("shared provided given gave shown showed leaked described handed supplied")


def without_reviewer(words: list[str]) -> list[str]:
    """Drop who saw a document, or was given it, from the words that may name whose it is.

    "Documents reviewed by the Courier", "an email he shared with the Courier": the paper is not the owner.
    """
    for i in range(1, len(words)):
        low, before = words[i].lower(), words[i - 1].lower()
        if low == "by" and before in _SEEN:
            return words[: i - 1]
        is_given = before in _GIVEN and (low == "the" or words[i][0].isupper())
        if is_given or (low in {"with", "to"} and before in _SHARED):
            end = i + (not is_given)
            while end < len(words) and (words[end][0].isupper() or words[end].lower() in NAME_JOINERS):
                end += 1
            return without_reviewer([*words[:i], *words[end:]])
    return words


def is_acronym(word: str) -> bool:
    """Tell whether a word is an acronym, with or without full stops."""
    bare = word.replace(".", "")
    return 2 <= len(bare) <= 6 and bare.isupper()


def has_body_word(name: str) -> bool:
    """Tell whether a name holds a word that marks it as that of a body."""
    return any(w.lower().rstrip(".") in ORGANIZATION_WORDS for w in name.split())
