from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from load_samples import WORD, make_docx, paragraph, run

from claimcheck.errors import DocumentError
from claimcheck.text.load import load_bytes
from claimcheck.types import Document

BODY = "The council of Marrow delayed its vote on Monday."


def load(body: str, **parts: str) -> Document:
    return load_bytes(make_docx(body, **parts), name="draft.docx")


def refuse(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        load_bytes(data, name="draft.docx")
    return str(caught.value)


def archive(entry: str, content: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr(entry, content)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(run("One ") + run("two."), "One two.", id="runs"),
        pytest.param(run("One ") + f"<w:ins>{run('new ')}</w:ins>" + run("two."), "One new two.", id="inserted"),
        pytest.param(
            run("One ") + "<w:del><w:r><w:delText>old </w:delText></w:r></w:del>" + run("two."),
            "One two.",
            id="deleted",
        ),
        pytest.param(
            f"<w:moveFrom>{run('Gone. ')}</w:moveFrom><w:moveTo>{run('Here.')}</w:moveTo>", "Here.", id="moved"
        ),
        pytest.param(f"<w:hyperlink>{run('A link')}</w:hyperlink>", "A link", id="link"),
        pytest.param("<w:sdt><w:sdtContent>" + run("Filled in") + "</w:sdtContent></w:sdt>", "Filled in", id="field"),
        pytest.param("<w:r><w:instrText>PAGE</w:instrText><w:t>7 boats</w:t></w:r>", "7 boats", id="field code"),
        pytest.param(
            "<w:r><w:t>One</w:t><w:tab/><w:t>two</w:t><w:br/><w:t>three</w:t></w:r>", "One two\nthree", id="breaks"
        ),
        pytest.param("<w:r><w:rPr><w:vanish/></w:rPr><w:t>Secret</w:t></w:r>" + run("Shown"), "Shown", id="hidden"),
        pytest.param('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>Shown</w:t></w:r>', "Shown", id="not hidden"),
        pytest.param(
            '<w:commentRangeStart w:id="0"/>' + run("Said.") + '<w:commentReference w:id="0"/>', "Said.", id="comment"
        ),
    ],
)
def test_text_is_as_if_changes_were_accepted(content: str, text: str) -> None:
    assert load(paragraph(content)).text == text


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    deleted = "<w:rPr><w:del/></w:rPr>"
    assert load(paragraph(run("One "), properties=deleted) + paragraph(run("two."))).text == "One two."
    assert load(paragraph(run("One."), properties=deleted)).text == "One."


def test_an_inserted_paragraph_mark_parts_them() -> None:
    inserted = "<w:rPr><w:ins/></w:rPr>"
    assert load(paragraph(run("One."), properties=inserted) + paragraph(run("Two."))).text == "One.\n\nTwo."


def test_lists_and_tables_become_lines() -> None:
    item = paragraph(run("One boat"), properties="<w:numPr/>")
    cells = f"<w:tc>{paragraph(run('2018'))}</w:tc><w:tc>{paragraph(run('14'))}{paragraph(run('boats'))}</w:tc>"
    gone = f"<w:tr><w:trPr><w:del/></w:trPr><w:tc>{paragraph(run('gone'))}</w:tc></w:tr>"
    assert load(f"{item}<w:tbl><w:tr>{cells}</w:tr>{gone}</w:tbl>").text == "- One boat\n\n2018 | 14 boats"


def test_a_text_box_is_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In a box.'))}</w:txbxContent>"
    both = f'<m:Alternate xmlns:m="m"><m:Choice>{box}</m:Choice><m:Fallback>{box}</m:Fallback></m:Alternate>'
    assert load(paragraph(f"{run('Around it.')}<w:r>{both}</w:r>")).text == "In a box.\n\nAround it."


class TestTitle:
    def test_a_title_in_any_language_s_style_is_the_headline(self) -> None:
        styles = '<w:style w:styleId="Titel1"><w:name w:val="Title"/></w:style>'
        document = load(paragraph(run("Politics")) + paragraph(run("Vote Off"), style="Titel1"), styles=styles)
        assert document.title == "Vote Off"
        assert document.headline is not None
        assert document.headline.of(document.text) == "Vote Off"

    def test_a_heading_at_the_top_is_one(self) -> None:
        assert load(paragraph(run("Vote Off."), style="Heading1") + paragraph(run(BODY))).title == "Vote Off."

    def test_a_stated_title_counts_where_a_paragraph_is_it(self) -> None:
        body = paragraph(run("Politics")) + paragraph(run("Vote Off.")) + paragraph(run(BODY))
        assert load(body, title="Vote Off.").title == "Vote Off."
        assert load(body, title="Document1").title is None


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(make_docx(""), "DOCX without text", id="no text"),
        pytest.param(make_docx(paragraph(run(BODY)))[:150], "damaged DOCX", id="cut"),
        pytest.param(archive("mimetype", "application/epub+zip"), "ZIP archive without a Word text", id="another ZIP"),
        pytest.param(make_docx("<w:p>" * 5000), "damaged DOCX", id="deep"),
        pytest.param(make_docx(paragraph(run("a " * 6_000_000))), "unpacks to more than 10 MB", id="bomb"),
        pytest.param(
            archive(
                "word/document.xml",
                f'<!DOCTYPE d [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w:d xmlns:w="{WORD}"><w:p>&b;</w:p></w:d>',
            ),
            "declares a document type",
            id="entities",
        ),
    ],
)
def test_files_that_cannot_be_read_are_refused(data: bytes, found: str) -> None:
    assert found in refuse(data)


def test_a_docx_without_suffix_is_told_by_content() -> None:
    assert load_bytes(make_docx(paragraph(run(BODY))), name="-").text == BODY


@settings(max_examples=60)
@given(place=st.integers(0, 400), junk=st.binary(min_size=1, max_size=12))
def test_damage_gives_a_text_or_a_refusal(place: int, junk: bytes) -> None:
    whole = make_docx(paragraph(run(BODY)), title="Vote Off")
    try:
        text = load_bytes(whole[:place] + junk + whole[place + len(junk) :], name="draft.docx").text
    except DocumentError as error:
        text = str(error)
    assert text
