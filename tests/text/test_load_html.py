from __future__ import annotations

import json
from datetime import date

import pytest
from load_samples import PARAGRAPHS

from claimcheck.errors import DocumentError
from claimcheck.text.formats.html import visible_text
from claimcheck.text.load import Given, load_bytes
from claimcheck.types import Document, PublicationTime

BODY = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
DAY = PublicationTime(day=date(2019, 2, 8))


def page(body: str = f"<article>{BODY}</article>", *, head: str = "") -> str:
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def load(markup: str, *, title: str | None = None) -> Document:
    return load_bytes(markup.encode(), name="page.html", given=Given(title=title))


def json_ld(**values: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(values)}</script>'


def refuse(markup: str) -> str:
    with pytest.raises(DocumentError) as caught:
        load(markup)
    return str(caught.value)


def test_the_main_text_is_read_without_the_page_around_it() -> None:
    around = '<nav><a href="/">Home</a></nav>{}<div class="comments"><p>I hate it.</p></div><footer>Imprint</footer>'
    assert load(page(around.format(f"<article>{BODY}</article>"))).text == "\n\n".join(PARAGRAPHS)


def test_inline_markup_leaves_no_trace() -> None:
    markup = BODY.replace("Marrow", '<b>Mar</b>row<a href="x">,</a>').replace("harbour", "<i>harbour</i>")
    assert load(page(f"<article>{markup}</article>")).text.startswith(
        "The council of Marrow, delayed its vote on the harbour on"
    )


def test_lists_tables_captions_and_breaks_are_kept() -> None:
    extra = (
        "<figure><img src=a.jpg alt=Quay><figcaption>Workers walk along the quay on Monday.</figcaption></figure>"
        "<ul><li>One boat was sold.</li><li><p>Two were kept.</p></li></ul>"
        "<table><tr><th>Year</th><th>Boats</th></tr><tr><td>2018</td><td>14</td></tr></table>"
        "<p>One line<br>and the next.</p>"
    )
    text = load(page(f"<article>{BODY}{extra}{BODY}</article>")).text
    assert "\n\nWorkers walk along the quay on Monday.\n\n" in text
    assert "\n\n- One boat was sold.\n\n- Two were kept.\n\n" in text
    assert "\n\nYear | Boats\n\n2018 | 14\n\n" in text
    assert "One line\nand the next." in text


@pytest.mark.parametrize(
    "hidden",
    [
        "<p hidden>SECRET words of the page.</p>",
        '<p style="color: red; DISPLAY : none">SECRET words of the page.</p>',
        '<p style="display/* x */:none !important">SECRET words of the page.</p>',
        '<div style="visibility:hidden"><p>SECRET words of the page.</p></div>',
        '<p style="font-size:0px">SECRET words of the page.</p>',
        '<p style="opacity:0">SECRET words of the page.</p>',
        '<p class="x sr-only">SECRET words of the page.</p>',
        "<!-- <p>SECRET words of the page.</p> -->",
        "<script>SECRET = 'words of the page'</script>",
        "<template><p>SECRET words of the page.</p></template>",
        "<noscript><p>SECRET words of the page.</p></noscript>",
        "<dialog><p>SECRET words of the page.</p></dialog>",
        "<p>The vote is <del>SECRET</del> off.</p>",
        json_ld(**{"@type": "NewsArticle", "articleBody": "SECRET words of the page."}),
    ],
)
@pytest.mark.parametrize("body", [BODY, "<p>Few words.</p>"], ids=["article", "few words"])
def test_what_a_reader_does_not_see_is_no_text(hidden: str, body: str) -> None:
    document = load(page(f"<article>{body}{hidden}{body}</article>"))
    assert "SECRET" not in document.text
    assert document.text.count("Few words." if "Few" in body else PARAGRAPHS[2]) == 2


@pytest.mark.parametrize("style", ["opacity:0.5", "display:block", "font-size:0.9em", "opacity:1"])
def test_what_is_only_styled_is_text(style: str) -> None:
    assert "SHOWN" in load(page(f'<article>{BODY}<p style="{style}">These SHOWN words are there.</p></article>')).text


class TestTitle:
    def test_a_title_in_the_text_is_the_headline(self) -> None:
        document = load(
            page(f"<article><h1>Vote Delayed</h1>{BODY}</article>", head="<title>Vote Delayed | Quay</title>")
        )
        assert document.title == "Vote Delayed"
        assert document.headline is not None
        assert document.headline.of(document.text) == "Vote Delayed"
        assert document.text.count("Vote Delayed") == 1

    def test_a_title_that_the_text_lacks_becomes_its_first_paragraph(self) -> None:
        document = load(page(head='<meta property="og:title" content="Vote  Delayed">'))
        assert document.text.startswith("Vote Delayed\n\nThe council")
        assert document.headline is not None
        assert document.headline.start == 0

    def test_a_given_title_leaves_the_text_as_it_is(self) -> None:
        markup = page(head="<title>Vote Delayed</title>")
        assert load(markup, title="Other").text == load(markup).text
        assert load(markup, title="Other").title == "Other"

    def test_the_name_of_the_paper_is_no_title(self) -> None:
        body = f"<h1>The Quay</h1><article><h2>Vote Delayed</h2>{BODY}</article>"
        assert (
            load(page(body, head=json_ld(**{"@type": "NewsArticle", "headline": "Vote Delayed"}))).title
            == "Vote Delayed"
        )

    def test_the_printed_title_wins_over_the_social_one(self) -> None:
        body = f"<article><h1>Vote Delayed</h1>{BODY}</article>"
        document = load(page(body, head='<meta property="og:title" content="You will not believe this vote">'))
        assert document.title == "Vote Delayed"
        assert "believe" not in document.text

    def test_the_site_is_cut_from_the_window_title(self) -> None:
        assert load(page(head="<title>Vote Delayed – The Quay</title>")).title == "Vote Delayed"


class TestDate:
    @pytest.mark.parametrize(
        "head",
        [
            json_ld(**{"@type": "NewsArticle", "datePublished": "2019-02-08", "dateModified": "2020-01-01"}),
            json_ld(**{"@graph": [{"@type": ["ReportageNewsArticle"], "datePublished": "2019-02-08"}]}),
            '<meta property="article:published_time" content="2019-02-08">',
            '<meta name="dc.date.issued" content="8 February 2019">',
            '<meta itemprop="datePublished" content="Feb. 8, 2019">',
        ],
        ids=["JSON-LD", "JSON-LD graph", "Open Graph", "Dublin Core", "microdata"],
    )
    def test_stated_dates_are_read(self, head: str) -> None:
        assert load(page(head=head)).date == DAY

    @pytest.mark.parametrize(
        ("body", "day"),
        [
            pytest.param('<time datetime="2019-02-08">today</time>', DAY, id="the only one"),
            pytest.param("<time>8 February 2019</time>", DAY, id="in words"),
            pytest.param('<time pubdate datetime="2019-02-08"></time><time datetime="2018-01-01">', DAY, id="marked"),
            pytest.param(
                '<time datetime="2019-02-08">a</time> <time datetime="2018-01-01">b</time>', None, id="two days"
            ),
            pytest.param('<p>Updated <time datetime="2019-02-08">today</time></p>', None, id="of a change"),
            pytest.param('<aside><time datetime="2019-02-08">today</time></aside>', None, id="of another story"),
            pytest.param('<time datetime="02/08/2019">x</time>', None, id="day or month"),
        ],
    )
    def test_time_elements_count_where_they_are_sure(self, body: str, day: PublicationTime | None) -> None:
        assert load(page(f"<article>{body}{BODY}</article>")).date == day

    def test_no_date_is_guessed(self) -> None:
        head = (
            '<link rel="canonical" href="https://example.org/2019/02/08/vote">'
            '<meta name="last-modified" content="2019-02-08">'
            '<meta property="article:modified_time" content="2019-02-08">'
        )
        assert load(page(f"<article><p>8 February 2019</p>{BODY}</article><p>© 2019-02-08</p>", head=head)).date is None


def test_publisher_and_url_are_read() -> None:
    graph = [
        {"@type": "NewsArticle", "publisher": {"@id": "#quay"}},
        {"@type": "Organization", "@id": "#quay", "name": "The Quay"},
    ]
    head = json_ld(**{"@graph": graph}) + '<link rel="canonical" href="https://example.org/vote">'
    document = load(page(head=head))
    assert (document.publisher, document.url) == ("The Quay", "https://example.org/vote")


def test_the_host_is_no_publisher_and_a_script_no_url() -> None:
    head = '<link rel="canonical" href="javascript:alert(1)"><meta name="publisher" content="https://example.org/quay">'
    document = load(page(head=head))
    assert (document.publisher, document.url) == (None, None)


@pytest.mark.parametrize(
    "broken", ["{", "[" * 100_000, "[]", '{"@type": 3}', '"x"', "9" * 5000], ids=lambda text: text[:9]
)
def test_broken_json_ld_is_passed_over(broken: str) -> None:
    head = f'<script type="application/ld+json">{broken}</script><meta property="og:site_name" content="The Quay">'
    assert load(page(head=head)).publisher == "The Quay"


def test_a_declared_encoding_is_read() -> None:
    markup = page("<p>Zażółć gęślą jaźń, powiedział.</p>", head='<meta charset="iso-8859-2">')
    assert load_bytes(markup.encode("iso-8859-2"), name="a.html").text == "Zażółć gęślą jaźń, powiedział."


@pytest.mark.parametrize("declared", ["utf-7", "zlib", "rot13", "unicode_escape", "no-such"])
def test_a_declared_encoding_that_is_none_is_passed_over(declared: str) -> None:
    markup = page("<p>Caf\xe9 d'\xe9t\xe9 et autres mots.</p>", head=f'<meta charset="{declared}">')
    assert load_bytes(markup.encode("cp1252"), name="a.html").text == "Café d'été et autres mots."


@pytest.mark.parametrize(
    ("markup", "found"),
    [
        pytest.param(page('<img src="scan.jpg">'), "HTML without text: a scan", id="images alone"),
        pytest.param("<!-- nothing -->", "HTML without text", id="comment alone"),
        pytest.param(page("<div>" * 100_000 + "Text"), "nests its HTML too deep", id="deep"),
        pytest.param(page("<b><i>Text" * 50_000), "nests its HTML too deep", id="deep inline"),
        pytest.param(page("<p>a</p>" * 31_000), "more HTML elements", id="many elements"),
        pytest.param(page("<div>" * 200 + "<p>a</p>" * 6_000), "more HTML elements", id="many deep elements"),
        pytest.param(page("<p " + " ".join(f"a{n}=1" for n in range(2000)) + ">a</p>"), "attributes", id="attributes"),
        pytest.param(page("<p>" + "word " * 1_000_001), "characters of HTML, over the limit", id="long"),
    ],
)
def test_pages_that_cannot_be_read_are_refused(markup: str, found: str) -> None:
    assert found in refuse(markup)


def test_a_page_nested_within_bounds_is_whole() -> None:
    assert load(page("<div>" * 150 + BODY)).text == "\n\n".join(PARAGRAPHS)


def test_visible_text_of_a_piece() -> None:
    assert visible_text("<div>One <b>two</b><p hidden>no</p></div>three") == "One two\n\nthree"
    assert visible_text("") == ""
