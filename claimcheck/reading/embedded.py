"""The embedded reader: a trained tagger marks the spans, the rules link them and do the rest."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.tagged import TaggedSpan
from claimcheck.attribution.tagging.linking import link_tagged
from claimcheck.reading.rules import Finder, RulesReader
from claimcheck.types import Article

Tag = Callable[[str], Sequence[TaggedSpan]]


def embedded_finder(tag: Tag) -> Finder:
    """Give a function from an article to its attributions as spans, found with `tag`."""

    def find(article: Article) -> list[FoundAttribution]:
        by_rules = find_attributions(article)  # first: the tagger may still be loading
        return link_tagged(article, tag(article.document.text), by_rules)

    return find


def embedded_reader(tag: Tag) -> RulesReader:
    """Give a reader whose attributions come from `tag`, a tagger's function from text to spans."""
    return RulesReader(embedded_finder(tag))
