"""The rules reader: claims with attributions from the words alone, without any model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.attribution.acts import has_speaker
from claimcheck.attribution.echoes import with_echoes
from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.phrases.anonymity import is_about_naming, is_request
from claimcheck.attribution.phrases.kinds import classify
from claimcheck.attribution.poll_shares import with_poll_shares
from claimcheck.attribution.second_hand import with_second_hand
from claimcheck.attribution.several_sources import with_each_source
from claimcheck.reading.assemble import assemble
from claimcheck.reading.cutting.strays import without_strays
from claimcheck.reading.cutting.whole import with_whole_phrases
from claimcheck.reading.people.cast import cast_of
from claimcheck.reading.people.chains import link_up
from claimcheck.reading.people.links import Resolver
from claimcheck.reading.people.memory import Memory
from claimcheck.types import Article, SectionReading

Finder = Callable[[Article], Sequence[FoundAttribution]]


class RulesReader:
    """Reads an article in one section: finds attributions, resolves their sources, cuts claims.

    `find` gives the attributions as spans; a trained tagger can stand in its place, the rest stays.
    """

    def __init__(self, find: Finder = find_attributions) -> None:
        self.find = find

    def read(self, article: Article) -> Iterator[SectionReading]:
        """Read the whole article as one section."""
        yield self.read_found(article, self.find(article))

    def read_found(self, article: Article, found: Sequence[FoundAttribution]) -> SectionReading:
        """Read an article whose attributions are found already, as `find` gives them."""
        text = article.document.text
        found = [each for each in found if not each.is_mention and has_speaker(text, each)]
        found = [each for each in found if not is_request(text, each.content[0])]
        found = [each for each in found if not _is_about_naming(text, each)]
        found = with_poll_shares(article, without_strays(article, found))
        found = list(with_each_source(text, list(with_echoes(text, list(with_second_hand(text, found))))))
        resolver = Resolver(
            Memory(text=text, cast=cast_of(text, article.document.headline), publisher=article.document.publisher)
        )
        return assemble(article, link_up(article, with_whole_phrases(article, found), resolver))


def _is_about_naming(text: str, found: FoundAttribution) -> bool:
    """Tell what somebody unnamed asks for or cites only so as not to be named."""
    if found.cue is None or found.source is None or not is_about_naming(text, found.cue, found.content[0]):
        return False
    return not classify(found.source.of(text)).kind.is_named
