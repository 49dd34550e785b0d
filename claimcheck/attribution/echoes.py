"""Who shares what another states, in the same sentence: "It is unsafe, the mayor said, a view shared by the union".

Each is a source of its own of the very words, as if both had said it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.behind_cues import phrase_after
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.tokens import tokenize
from claimcheck.attribution.vocabulary.capitals import capitals
from claimcheck.text.lazy_re import lazy_re
from claimcheck.types import Act, SourceKind, Span

_WHAT = (
    r"(?:[a-z-]+ )?(?:view|point|sentiment|concern|fear|worry|warning|assessment|opinion|claim|account|argument|"
    r"complaint|call|conclusion|estimate|feeling|position|criticism|verdict|refrain|belief|version|statement)s?"
)
_SHARED = r"(?:echoed|shared|backed(?: up)?|supported|seconded|repeated|confirmed|corroborated|endorsed)"
_BY = lazy_re(
    rf"(?:,[”\"’']?| ?[—–]) ?(?P<what>(?:an? )?{_WHAT} (?:(?:that|which) (?:was|is|has been|were|are) )?"
    rf"(?:(?:later|also|widely|since|then) )?{_SHARED} (?:(?:on|last) [\w’ ]{{2,24}} )?by )"
)
_WHO = lazy_re(
    capitals(
        rf"(?:,[”\"’']?| ?[—–]) ?(?P<what>(?:an? )?{_WHAT} (?:(?:that|which) )?)"
        r"(?P<who>(?:[A-Z]|the |two |three |several |many |some )[^,.;:“”\"\n]{1,60}?) (?:also )?"
        r"(?P<verb>shares?|shared|echoes|echoed|backs|backed|supports|supported|endorsed|repeated|confirmed)(?=[.,;]|$)"
    )
)
MAX_BEHIND = 160
"""Characters behind a cue or a content in which who shares it is looked for."""
_STOP = lazy_re(r"[.!?][”\"’']? |\n")


def with_echoes(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions, each statement once more for whoever is said behind it to share it."""
    for each in found:
        echo = _echo(text, each)
        if echo is None:
            yield each
            continue
        at, cue, who = echo
        content = tuple(Span(c.start, min(c.end, at)) for c in each.content if c.start < at)
        content = tuple(c for c in content if c.end - c.start > 1) or each.content
        first = replace(each, content=content)
        yield first
        yield replace(first, source=who, cue=cue, antecedent=None, cited=None, is_passive=False)


def _echo(text: str, found: FoundAttribution) -> tuple[int, Span, Span] | None:
    """Give where the view is named, the words that say it is shared, and who shares it."""
    if found.act is not Act.STATEMENT or found.source is None or found.cue is None:
        return None
    start = min(max(found.cue.end, found.source.end), found.content[0].end)
    end = min(len(text), max(found.cue.end, found.source.end, *(c.end for c in found.content)) + MAX_BEHIND)
    stop = _STOP.search(text, max(start, found.cue.end, found.source.end), end)
    end = stop.start() + 1 if stop is not None else end
    by = _BY.search(text, start, end)
    if by is not None:
        tokens = tokenize(text, Span(by.end(), end), ())
        last = phrase_after(tokens, 0, inverted=True)
        who = Span(by.end(), tokens[last - 1].end) if last else None
        cue = Span(*by.span("what"))
    else:
        told = _WHO.search(text, start, end)
        who = Span(*told.span("who")) if told is not None else None
        by, cue = told, Span(*told.span("verb")) if told is not None else found.cue
    if by is None or who is None or who == found.source:
        return None
    kind = classify(who.of(text))
    is_known = not kind.is_guess and kind.kind is not SourceKind.PASSIVE
    return (by.start(), cue, who) if is_known else None
