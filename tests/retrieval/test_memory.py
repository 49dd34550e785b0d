from __future__ import annotations

from claimcheck.retrieval.memory import MemoryRetriever
from claimcheck.retrieval.origins import signature_of
from claimcheck.retrieval.seam import Retriever, Scope
from claimcheck.types import Article, Document, PublicationTime, Sentence, Span

BUDGET = "The council approved the harbour budget on Tuesday by 14 votes to 9, after a debate about cranes and rents."
FERRY = "The ferry operator cancelled 31 crossings because of the storm, and 400 passengers slept in a sports hall."
SCOPE = Scope(before=PublicationTime.parse("2019-02-08"), sha256="article", signature=())


def article(text: str, *, date: str | None = "2019-01-01", title: str | None = None) -> Article:
    document = Document(
        text=text,
        sha256=Document.hash_text(text),
        title=title,
        date=PublicationTime.parse(date) if date else None,
    )
    return Article(document=document, sentences=(Sentence(span=Span(0, len(text)), paragraph=0),))


def found(retriever: Retriever, query: str, *, k: int = 5, scope: Scope = SCOPE) -> list[str]:
    return [passage.text for passage in retriever.search([query], scope=scope, k=k)[0]]


def test_best_passage_comes_first_and_is_verbatim() -> None:
    retriever = MemoryRetriever([article(FERRY), article(BUDGET)])
    passages = retriever.search(["harbour budget approved by the council", "the storm"], scope=SCOPE, k=5)
    assert [[each.text for each in group] for group in passages] == [[BUDGET], [FERRY]]
    assert passages[0][0].span == Span(0, len(BUDGET))


def test_title_is_searched_too() -> None:
    assert found(MemoryRetriever([article(FERRY, title="Chaos at Norrsund")]), "Norrsund") == [FERRY]


def test_later_undated_and_own_documents_are_outside() -> None:
    retriever = MemoryRetriever([article(BUDGET, date="2019-03-01"), article(FERRY, date=None)])
    assert found(retriever, "budget ferry") == []
    own = Scope(before=SCOPE.before, sha256="x", signature=signature_of(BUDGET))
    assert found(MemoryRetriever([article(BUDGET)]), "budget", scope=own) == []


def test_ten_prints_of_one_story_count_once() -> None:
    prints = [article(f"TOWN {letter} (Wire) - {BUDGET}") for letter in "ABCDEFGHIJ"]
    assert len(found(MemoryRetriever(prints), "council approved the harbour budget", k=10)) == 1


def test_k_bounds_the_passages() -> None:
    stories = [article(f"{town} opened a harbour.") for town in ("Aa", "Bb", "Cc")]
    assert len(found(MemoryRetriever(stories), "harbour", k=2)) == 2


def test_empty_archive_and_empty_query_find_nothing() -> None:
    assert found(MemoryRetriever([]), "harbour") == []
    assert found(MemoryRetriever([article(BUDGET)]), "") == []
