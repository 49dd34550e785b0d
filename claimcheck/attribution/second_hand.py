"""What somebody quoted has from others who are not named: "“Someone told me a bed was coming,” she said".

"They" is left to the speaker: it may be a body that the article names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.attribution.found import FoundAttribution
from claimcheck.types import Act, Span

_TOLD = re.compile(
    r"[“\"‘']?(?P<cue>(?:People|Everyone|Everybody|Someone|Somebody) (?:(?:had|have|has|all|just|even) )*"
    r"(?:(?:(?:kept|keep) )?(?P<tell>told|tells?|telling) (?:me|us|him|her|them)|(?:kept )?(?:said|says?|saying)))"
    r"(?: that)? (?P<what>(?!to |so\b|nothing|yes\b|no\b|it\b[.,!?”\"’])(?:[\w’'$£€%-]+[, ]+){2,60}?[\w’'$£€%-]+)"
    r"(?=[.,!?]?[”\"’']|[.!?](?: |$)|$)"
)


def with_second_hand(text: str, found: Sequence[FoundAttribution]) -> Iterator[FoundAttribution]:
    """Give attributions with those inside their quotations, whose source is nobody named."""
    for each in found:
        yield each
        if each.act is not Act.STATEMENT or not each.is_quoted:
            continue
        for piece in each.content:
            match = _TOLD.match(text, piece.start, piece.end)
            if match is not None:
                yield FoundAttribution(
                    source=None,
                    cue=Span(*match.span("cue")),
                    content=(Span(*match.span("what")),),
                    act=Act.STATEMENT,
                    lemma="tell" if match["tell"] else "say",
                    is_quoted=True,
                )
