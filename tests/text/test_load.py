from __future__ import annotations

import os
import subprocess
import sys
import unicodedata
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.errors import DocumentError
from claimcheck.text import limits
from claimcheck.text.load import Given, load_bytes, load_file
from claimcheck.types import Document, PublicationTime

HEADLINE = "Council Delays Harbour Vote"
BODY = "The council of Marrow delayed its vote on Monday, three officials said.\n\n“Not now,” said Ola Berg."


def load(text: str, *, name: str = "article.txt") -> Document:
    return load_bytes(text.encode(), name=name)


def refuse(data: bytes, *, name: str = "article.txt") -> str:
    with pytest.raises(DocumentError) as caught:
        load_bytes(data, name=name)
    message = str(caught.value)
    assert caught.value.path == name
    assert "\n" not in message
    assert "; " in message, "it says what to do"
    return message


def test_text_is_kept_and_hashed() -> None:
    document = load(BODY)
    assert document.text == BODY
    assert document.sha256 == Document.hash_text(BODY)
    assert (document.title, document.date, document.headline) == (None, None, None)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        pytest.param("One two.\r\nThree.\rFour.\n", "One two.\nThree.\nFour.", id="line ends"),
        pytest.param(
            "One two.\x0cThree.\u2028Four.\u2029Five.", "One two.\nThree.\nFour.\nFive.", id="other line ends"
        ),
        pytest.param("One two. \t\n \u00a0\n\nThree. ", "One two.\n\n\nThree.", id="trailing spaces"),
        pytest.param("\n\n  One two.\n\n", "  One two.", id="outer blank lines"),
        pytest.param("Cafe\u0301 in Zu\u0308rich.", "Café in Zürich.", id="NFC"),
        pytest.param("\ufeffOne two.", "One two.", id="byte order mark"),
        pytest.param("\ufeff\ufeffOne\ufeff two.", "One\ufeff two.", id="only leading marks go"),
        pytest.param("A\u200bcme \u202eevil\u202c.", "A\u200bcme \u202eevil\u202c.", id="zero width and bidi stay"),
        pytest.param("\u0093Not now\u0094 \u0096 it\u0092s", "“Not now” – it’s", id="Windows signs read as Latin-1"),
    ],
)
def test_text_is_brought_to_one_form(raw: str, text: str) -> None:
    assert load(raw).text == text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"], ids=lambda name: name
)
def test_encodings_are_read(encoding: str) -> None:
    text = "“Été”, said Zoë Müller – a spokeswoman – on Monday.\n\nIt cost €5."
    assert load_bytes(text.encode(encoding), name="a.txt").text == text


def test_big_endian_mark_is_read() -> None:
    assert load_bytes(b"\xfe\xff" + "Été, Zoë.".encode("utf-16-be"), name="a.txt").text == "Été, Zoë."


@pytest.mark.parametrize(
    ("data", "found"),
    [
        pytest.param(b"", "is empty", id="empty"),
        pytest.param(b" \n\t\r\n\xc2\xa0", "only white space", id="white space"),
        pytest.param(b"\xef\xbb\xbf", "only white space", id="mark alone"),
        pytest.param(b"...\n---", "no letter or figure", id="no words"),
        pytest.param(b"\x89PNG\r\n\x1a\n\x00\x00", "a PNG image", id="PNG"),
        pytest.param(b"\xff\xd8\xff\xe0\x00\x10JFIF", "a JPEG image", id="JPEG"),
        pytest.param(b"PK\x03\x04\x14\x00\x00\x00", "a ZIP archive", id="ZIP"),
        pytest.param(b"\x1f\x8b\x08\x00", "a gzip archive", id="gzip"),
        pytest.param(b"RIFF\x24\x00\x00\x00WEBPVP8 ", "a WebP image", id="WebP"),
        pytest.param(b"\x00\x00\x00\x18ftypmp42\x00", "an MP4 video", id="MP4"),
        pytest.param(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word", id="old Word"),
        pytest.param(b"One\x1b[31m two.", "control character U+001B at 3", id="terminal code"),
        pytest.param(b"One\x00two and three", "control character U+0000", id="NUL"),
        pytest.param("Привет, мир.".encode("koi8-r"), "neither UTF-8", id="KOI8-R"),
        pytest.param("日本語の記事です。".encode("shift_jis"), "neither UTF-8", id="Shift-JIS"),
        pytest.param("Été – “très” bien".encode() + b"\xff", "UTF-8 but for byte", id="damaged UTF-8"),
        pytest.param(b"\xff\xfe\x00\xd8a\x00", "damaged at byte", id="damaged UTF-16"),
        pytest.param(b"{\\rtf1\\ansi Hello}", "rich text", id="RTF"),
        pytest.param(("a" + "\u0300\u0316" * 40).encode(), "accents", id="stacked accents"),
        pytest.param(b"word " * (limits.MAX_TEXT_CHARS // 5 + 1), "over the limit", id="too long"),
        pytest.param(b"a" * (limits.MAX_FILE_BYTES + 1), "larger than 50 MB", id="too large"),
    ],
)
def test_what_is_no_text_is_refused(data: bytes, found: str) -> None:
    assert found in refuse(data)


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a.odt", "a.epub"])
def test_formats_that_are_not_read_are_named(name: str) -> None:
    assert "is not read; save it as DOCX" in refuse(b"Anything at all.", name=name)


@pytest.mark.parametrize(("name", "found"), [("a.pdf", "named as a PDF"), ("a.docx", "named as DOCX")])
def test_a_wrong_suffix_is_told(name: str, found: str) -> None:
    message = refuse(b"\x89PNG\r\n\x1a\n", name=name)
    assert found in message
    assert "PNG" in message


@pytest.mark.parametrize("name", ["a.pdf", "a.docx"])
@pytest.mark.parametrize("text", ["The council voted.", "BMW opened a plant.", "é" * 700, "日" * 600])
def test_text_under_a_wrong_suffix_is_told_as_text(name: str, text: str) -> None:
    assert "and holds text;" in refuse(text.encode(), name=name)


def test_standard_input_is_told_by_content() -> None:
    assert load("<!DOCTYPE html><p>The council voted.</p>", name="-").text == "The council voted."
    assert load("The <b>council</b> voted.", name="-").text == "The <b>council</b> voted."
    assert refuse(b"", name="-").startswith("standard input is empty")


def test_a_name_with_terminal_codes_is_escaped() -> None:
    assert "\x1b" not in refuse(b"", name="a\x1b[2J\nb.txt")


class TestHeadline:
    @pytest.mark.parametrize(
        "line",
        [
            "Council Delays Harbour Vote",
            "Will the Vote Be Delayed?",
            "Minister Leaves for U.S.",
            "By Land and Sea, Troops Advance",
        ],
    )
    def test_a_short_first_paragraph_is_one(self, line: str) -> None:
        document = load(f"{line}\n\n{BODY}")
        assert document.title == line
        assert document.headline is not None
        assert document.headline.of(document.text) == line

    @pytest.mark.parametrize(
        "line",
        [
            "The council met.",
            "“We will not,” she said. “Never.”",
            "By Ann Example",
            "Politics",
            "She wrote:",
            "x " * 120,
        ],
        ids=["sentence", "quotation", "byline", "one word", "colon", "long"],
    )
    def test_other_first_paragraphs_are_none(self, line: str) -> None:
        assert load(f"{line}\n\n{BODY}").headline is None

    @pytest.mark.parametrize("line", ["By Ann Example", "Published 8 February 2019, 10:32 GMT"])
    def test_a_line_right_above_a_byline_or_the_time_is_one(self, line: str) -> None:
        document = load(f"{HEADLINE}\n{line}\n{BODY}")
        assert document.headline is not None
        assert document.headline.of(document.text) == HEADLINE

    def test_a_text_of_one_line_has_none(self) -> None:
        assert load(HEADLINE).headline is None

    def test_the_first_line_of_a_wrapped_paragraph_is_none(self) -> None:
        assert load("The council of Marrow delayed\nits vote on Monday, three\nofficials said.").headline is None

    def test_a_given_title_wins_and_is_found(self) -> None:
        document = load_bytes(
            f"Politics\n\nThe vote.\n\n{BODY}".encode(), name="a.txt", given=Given(title="THE  VOTE.")
        )
        assert document.title == "THE VOTE."
        assert document.headline is not None
        assert document.headline.of(document.text) == "The vote."

    def test_a_given_title_that_is_not_in_the_text_leaves_the_headline(self) -> None:
        document = load_bytes(f"{HEADLINE}\n\n{BODY}".encode(), name="a.txt", given=Given(title="Another"))
        assert document.title == "Another"
        assert document.headline is not None
        assert document.headline.of(document.text) == HEADLINE


class TestHeader:
    def test_header_lines_become_metadata(self) -> None:
        header = f"Title: {HEADLINE}\nDate: 2019-02-08\nSource: The Quay\nURL: https://example.org/a?b=1"
        document = load(f"{header}\n\n{BODY}")
        assert document.text == f"{HEADLINE}\n\n{BODY}"
        assert document.title == HEADLINE
        assert document.date == PublicationTime(day=date(2019, 2, 8))
        assert document.publisher == "The Quay"
        assert document.url == "https://example.org/a?b=1"

    def test_what_the_user_says_wins(self) -> None:
        said = Given(date=PublicationTime(day=date(2020, 1, 1)), publisher="The Pier", url="https://example.org/x")
        document = load_bytes(f"Date: 2019-02-08\nSource: The Quay\n\n{BODY}".encode(), name="a.txt", given=said)
        assert (document.date, document.publisher, document.url) == (said.date, said.publisher, said.url)
        assert document.text == BODY

    @pytest.mark.parametrize(
        "header",
        [
            "Source: The Quay",
            "Date: yesterday",
            "Date: 02/08/2019",
            "Note: 2019-02-08",
            "Date: 2019-02-08\nPolice: two people were hurt",
            "Date: 2019-02-08\n" * 9,
        ],
        ids=["no date or URL", "no sure date", "day or month", "unknown name", "a line that is none", "too many"],
    )
    def test_other_lines_stay(self, header: str) -> None:
        document = load(f"{header.strip()}\n\n{BODY}")
        if header.startswith("Date: 2019-02-08\nPolice"):
            assert document.text == f"Police: two people were hurt\n\n{BODY}"
        else:
            assert document.text == f"{header.strip()}\n\n{BODY}"
            assert document.date is None

    def test_a_header_alone_is_a_text(self) -> None:
        assert load("Date: 2019-02-08\n").text == "Date: 2019-02-08"


def test_unwrapped_lines_without_blank_ones_are_paragraphs() -> None:
    line = "The council of Marrow delayed its vote on Monday, three officials said. " * 3
    assert load(f"{HEADLINE}\n{line}\n{line}").text == f"{HEADLINE}\n\n{line.strip()}\n\n{line.strip()}"


class TestFile:
    def test_a_file_is_loaded(self, tmp_path: Path) -> None:
        path = tmp_path / "article.txt"
        path.write_text(BODY, encoding="utf-8")
        assert load_file(path) == load(BODY)

    def refuse(self, path: Path) -> str:
        with pytest.raises(DocumentError) as caught:
            load_file(path)
        assert caught.value.path == str(path)
        return str(caught.value)

    def test_a_missing_file_is_refused(self, tmp_path: Path) -> None:
        assert "does not exist" in self.refuse(tmp_path / "none.txt")

    def test_a_folder_is_refused(self, tmp_path: Path) -> None:
        assert "is a folder" in self.refuse(tmp_path)

    def test_a_pipe_is_refused_at_once(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe.txt")
        assert "pipe, socket or device" in self.refuse(tmp_path / "pipe.txt")

    def test_a_device_is_refused(self) -> None:
        assert "pipe, socket or device" in self.refuse(Path("/dev/zero"))

    def test_a_link_to_itself_is_refused(self, tmp_path: Path) -> None:
        link = tmp_path / "a.txt"
        link.symlink_to(link)
        assert "leads back to itself" in self.refuse(link)

    def test_impossible_paths_are_refused(self, tmp_path: Path) -> None:
        assert "is no possible path" in self.refuse(Path("a\0b.txt"))
        assert "cannot be read" in self.refuse(tmp_path / ("x" * 5000))

    def test_a_forbidden_file_is_refused(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        path = tmp_path / "article.txt"
        path.write_text(BODY, encoding="utf-8")
        path.chmod(0)
        if os.access(path, os.R_OK):  # root reads everything
            monkeypatch.setattr(os, "open", forbid)
        assert "may not be read by you" in self.refuse(path)


def forbid(*_args: object) -> int:
    raise PermissionError(13, "Permission denied")


def test_loading_text_imports_no_format_library(tmp_path: Path) -> None:
    path = tmp_path / "article.txt"
    path.write_text(BODY, encoding="utf-8")
    heavy = "{'lxml', 'trafilatura', 'pypdf', 'docx', 'markdown_it', 'charset_normalizer'}"
    code = (
        "import sys; from pathlib import Path; from claimcheck.text.load import load_file;"
        f"load_file(Path(sys.argv[1])); sys.exit(', '.join({heavy} & set(sys.modules)) or None)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


NAMES = st.sampled_from(["a.txt", "a.md", "a.html", "a.pdf", "a.docx", "a", "-"])
STARTS = st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04", b"<html>", b"---\n", b"\xff\xfe", b"Date: 2019-02-08\n"])


@given(start=STARTS, data=st.binary(max_size=300) | st.text(max_size=200).map(str.encode), name=NAMES)
@example(start=b"", data=b"\xef\xbb\xbf\xef\xbb\xbf1", name="a.txt")
@example(start=b"", data=b"<p>&#xD800;&#1;a", name="a.html")
def test_any_bytes_give_a_document_or_a_refusal(start: bytes, data: bytes, name: str) -> None:
    try:
        document = load_bytes(start + data, name=name)
    except DocumentError as error:
        message = str(error)
    else:
        check_form(document)
        return
    assert "\n" not in message
    assert "; " in message


def check_form(document: Document) -> None:
    text = document.text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(character < " " and character not in "\t\n" for character in text)
    assert all(line == line.rstrip() for line in text.split("\n"))
    assert document.sha256 == Document.hash_text(text)
    text.encode()
    if document.headline is not None:
        assert "\n" not in document.headline.of(text).strip()


LINES = st.sampled_from(
    ["Date: 2019-02-08", "Title: A B", "URL: https://example.org", "A b", "", "\ufeff", "long " * 30]
)


@given(st.text(max_size=200) | st.lists(LINES, max_size=8).map("\n".join))
@example("Date: 2019-02-08\nTitle: Date: 2019-02-09\n\nBody")
@example("Date: 2019-02-08\n\n" + "long " * 30 + "\nB")
@example("Date: 2019-02-08\n" + "long " * 30 + "\nB")
def test_loading_a_loaded_text_changes_nothing(text: str) -> None:
    try:
        once = load(text)
    except DocumentError:
        return
    again = load(once.text)
    assert again.text == once.text
    assert again.sha256 == once.sha256


def test_a_time_of_day_is_kept() -> None:
    document = load(f"Published: 2019-02-08T10:30:00Z\n\n{BODY}")
    assert document.date == PublicationTime(day=date(2019, 2, 8), time=datetime(2019, 2, 8, 10, 30, tzinfo=UTC))
