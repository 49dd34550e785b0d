from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.retrieval.passages import MAX_WORDS, cut_passages, with_context
from claimcheck.types import Article, Document, Furniture, Sentence, Span


def article_of(paragraphs: list[list[str]], *, marks: dict[str, Furniture | bool] | None = None) -> Article:
    """Make an article of paragraphs of sentences; `marks` names furniture, or True for the headline."""
    text, sentences = "", []
    for number, paragraph in enumerate(paragraphs):
        text += "\n\n" if text else ""
        for place, words in enumerate(paragraph):
            text += " " if place else ""
            mark = (marks or {}).get(words)
            sentences.append(
                Sentence(
                    span=Span(len(text), len(text) + len(words)),
                    paragraph=number,
                    is_headline=mark is True,
                    furniture=mark if isinstance(mark, Furniture) else None,
                )
            )
            text += words
    document = Document(text=text, sha256=Document.hash_text(text))
    return Article(document=document, sentences=tuple(sentences))


def passages_of(article: Article) -> list[str]:
    return [span.of(article.document.text) for span in cut_passages(article)]


def sentence(words: int, name: str = "word") -> str:
    return " ".join([name] * words) + "."


SENTENCES = st.integers(1, 200).map(sentence)


@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=6), min_size=1, max_size=8))
def test_passages_hold_every_word_once_in_order(paragraphs: list[list[str]]) -> None:
    article = article_of(paragraphs)
    spans = cut_passages(article)
    text = article.document.text
    assert all(first.end <= second.start for first, second in pairwise(spans))
    assert " ".join(span.of(text) for span in spans).split() == text.split()
    assert all(len(span.of(text).split()) <= MAX_WORDS for span in spans)


@given(st.lists(st.lists(st.integers(1, MAX_WORDS).map(sentence), min_size=1, max_size=6), min_size=1, max_size=8))
def test_passages_end_where_sentences_end(paragraphs: list[list[str]]) -> None:
    article = article_of(paragraphs)
    ends = {each.span.end for each in article.sentences}
    assert all(span.end in ends for span in cut_passages(article))


def test_long_passage_ends_with_its_paragraph() -> None:
    first, second, third = sentence(30, "a"), sentence(20, "b"), sentence(10, "c")
    assert passages_of(article_of([[first, second], [third]])) == [f"{first} {second}", third]


def test_short_paragraphs_share_a_passage() -> None:
    assert passages_of(article_of([["It is."], ["It was."]])) == ["It is.\n\nIt was."]


def test_furniture_and_headline_are_in_no_passage() -> None:
    article = article_of(
        [["Budget passes"], ["It passed."], ["Leave a Reply"], ["Rents rose."]],
        marks={"Budget passes": True, "Leave a Reply": Furniture.COMMENT_BOX},
    )
    assert passages_of(article) == ["It passed.", "Rents rose."]


def test_headline_alone_is_a_passage() -> None:
    assert passages_of(article_of([["Budget passes"]], marks={"Budget passes": True})) == ["Budget passes"]


def test_headline_is_embedded_with_a_passage() -> None:
    assert with_context("Budget passes", "It was close.") == "Budget passes\nIt was close."
    assert with_context(None, "It was close.") == "It was close."
