from __future__ import annotations

import tracemalloc
from io import BytesIO
from pathlib import Path

import pytest
from export_samples import BUDGET, FERRY, documents, errors, read, withdrawals

from claimcheck.text.exports import read_export
from claimcheck.types import PublicationTime

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
<title>The Courier &amp; Post</title><language>en-gb</language>{items}</channel></rss>"""
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>The Courier</title>{items}</feed>'
G2 = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:x:7" version="2" xml:lang="en">
<itemMeta><itemClass qcode="ninat:{kind}"/><provider><name>Coast Wire</name></provider>
<versionCreated>2019-02-08T14:30:00+01:00</versionCreated><pubStatus qcode="stat:{status}"/></itemMeta>
<contentMeta><headline>Budget passes</headline><infoSource literal="Harbour Agency"/><language tag="en-GB"/>
</contentMeta><contentSet>{content}</contentSet></newsItem>"""
NITF = """<!DOCTYPE nitf SYSTEM "nitf-3-2.dtd"><nitf><head><docdata management-status="{status}">
<date.issue norm="20190208T143000+0100"/><doc-id id-string="n-9"/></docdata>
<pubdata name="The Courier" ex-ref="https://courier.example/n9"/></head>
<body><body.head><hedline><hl1>Budget passes</hl1></hedline><distributor><org>Coast Wire</org></distributor></body.head>
<body.content><p>{text}</p><hl2>Caf&eacute; rents</hl2><media><media-caption>A crane.</media-caption></media>
<p>More.</p></body.content></body></nitf>"""
TIME = PublicationTime.parse("2019-02-08T14:30:00+01:00")


def rss(*items: str) -> str:
    return RSS.format(items="".join(f"<item>{item}</item>" for item in items))


def atom(*items: str) -> str:
    return ATOM.format(items="".join(f"<entry>{item}</entry>" for item in items))


def g2(content: str, *, kind: str = "text", status: str = "usable") -> str:
    return G2.format(content=content, kind=kind, status=status)


def test_rss_item_is_a_document_with_the_time_zone_of_its_date(tmp_path: Path) -> None:
    item = (
        "<title>Budget &amp;amp; rents</title><guid isPermaLink='false'>g-1</guid>"
        f"<link>https://courier.example/b</link><pubDate>Fri, 08 Feb 2019 14:30:00 +0100</pubDate>"
        "<description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{BUDGET}</p><p>Second<br>line &eacute;.</p><script>x</script>]]>"
        "</content:encoded>"
    )
    (document,) = documents(read(tmp_path / "a.xml", rss(item)))
    assert document.text == f"{BUDGET}\n\nSecond\nline é."
    assert (document.title, document.external_id, document.url) == (
        "Budget & rents",
        "g-1",
        "https://courier.example/b",
    )
    assert (document.publisher, document.language) == ("The Courier & Post", "en-gb")
    assert document.date == TIME


def test_summary_is_the_text_where_a_feed_has_no_more(tmp_path: Path) -> None:
    (document,) = documents(read(tmp_path / "a.rss", rss(f"<title>T</title><description>{BUDGET}</description>")))
    assert (document.text, document.date) == (BUDGET, None)


def test_rss_of_1_0_has_its_channel_beside_the_items(tmp_path: Path) -> None:
    text = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
    xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Courier</title></channel>
    <item><title>T</title><dc:date>2019-02-08T14:30:00+01:00</dc:date><description>{FERRY}</description></item>
    <item><title>U</title><description>{BUDGET}</description></item></rdf:RDF>"""
    first, second = documents(read(tmp_path / "a.rdf", text))
    assert (first.publisher, first.date, first.text) == ("The Courier", TIME, FERRY)
    assert (second.publisher, second.text) == ("The Courier", BUDGET)


@pytest.mark.parametrize(
    "content",
    [
        f"<content type='html'>&lt;p&gt;{BUDGET}&lt;/p&gt;&lt;p&gt;More.&lt;/p&gt;</content>",
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'><p>{BUDGET}</p><p>More.</p></div></content>",
        f"<content type='text'>{BUDGET}\n\nMore.</content>",
    ],
    ids=["html", "xhtml", "text"],
)
def test_atom_entry_is_a_document_whatever_its_markup(tmp_path: Path, content: str) -> None:
    item = (
        f"<title>Budget</title><id>urn:1</id><link rel='self' href='https://x.example/'/><link href='https://c.example/b'/>"
        f"<updated>2019-02-09T00:00:00Z</updated><published>2019-02-08T14:30:00+01:00</published>{content}"
    )
    (document,) = documents(read(tmp_path / "a.atom", atom(item)))
    assert document.text == f"{BUDGET}\n\nMore."
    assert (document.external_id, document.url, document.date) == ("urn:1", "https://c.example/b", TIME)
    assert (document.publisher, document.language) == ("The Courier", "en")


def test_wordpress_drafts_and_attachments_are_no_documents(tmp_path: Path) -> None:
    export = rss(
        f"<title>A</title><description>{BUDGET}</description><post_type>post</post_type><status>publish</status>",
        f"<title>B</title><description>{FERRY}</description><post_type>post</post_type><status>draft</status>",
        "<title>C</title><post_type>attachment</post_type><status>inherit</status>",
    )
    assert [document.title for document in documents(read(tmp_path / "a.xml", export))] == ["A"]


def test_broken_item_is_named_and_the_rest_read(tmp_path: Path) -> None:
    good = f"<title>A</title><description>{BUDGET}</description>"
    items = read(
        tmp_path / "a.xml",
        rss("<title>Empty</title>", f"{good}<pubDate>Fri, 30 Feb 2019 10:00:00 GMT</pubDate>\n", good),
    )
    assert [document.title for document in documents(items)] == ["A"]
    empty, impossible = errors(items)
    assert "line 3: the item Empty has no text" in empty
    assert "Fri, 30 Feb 2019 10:00:00 GMT is no possible date" in impossible


def test_news_item_gives_all_that_it_states(tmp_path: Path) -> None:
    content = f"<inlineXML><html xmlns='http://www.w3.org/1999/xhtml'><body><p>{BUDGET}</p><p>More.</p></body></html></inlineXML>"
    (document,) = documents(read(tmp_path / "a.xml", g2(content)))
    assert document.text == f"{BUDGET}\n\nMore."
    assert (document.title, document.external_id, document.date) == ("Budget passes", "urn:x:7", TIME)
    assert (document.publisher, document.agency, document.language) == ("Coast Wire", "Harbour Agency", "en-GB")


def test_message_gives_its_texts_and_not_its_photos(tmp_path: Path) -> None:
    text = g2(f"<inlineData contenttype='text/plain'>{FERRY}</inlineData>")
    photo = g2("<remoteContent href='a.jpg'/>", kind="picture")
    (document,) = documents(read(tmp_path / "a.xml", f"<newsMessage><itemSet>{photo}{text}</itemSet></newsMessage>"))
    assert document.text == FERRY


def test_news_item_whose_text_lies_elsewhere_is_named(tmp_path: Path) -> None:
    assert "lies in another file (b.xml)" in errors(read(tmp_path / "a.xml", g2("<remoteContent href='b.xml'/>")))[0]


def test_withdrawn_items_are_withdrawals(tmp_path: Path) -> None:
    (killed,) = withdrawals(read(tmp_path / "a.xml", g2("", status="canceled")))
    assert (killed.external_id, killed.publisher) == ("urn:x:7", "Coast Wire")
    (nitf,) = withdrawals(read(tmp_path / "b.nitf", NITF.format(text="x", status="canceled")))
    assert (nitf.external_id, nitf.publisher) == ("n-9", "The Courier")


@pytest.mark.parametrize("wrapped", [False, True], ids=["alone", "in NewsML"])
def test_nitf_gives_paragraphs_headings_and_captions(tmp_path: Path, wrapped: bool) -> None:
    text = NITF.format(text=BUDGET, status="usable")
    if wrapped:
        text = g2(f"<inlineXML>{text.partition('>')[2].replace('&eacute;', 'é')}</inlineXML>")
    (document,) = documents(read(tmp_path / "a.xml", text))
    assert document.text == f"{BUDGET}\n\nCafé rents\n\nA crane.\n\nMore."
    assert (document.title, document.date) == ("Budget passes", TIME)
    if not wrapped:
        assert (document.publisher, document.agency, document.url) == (
            "The Courier",
            "Coast Wire",
            "https://courier.example/n9",
        )
        assert document.external_id == "n-9"


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = {
    "billion laughs": (f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss><item>&l9;</item></rss>', "declares entities"),
    "in an attribute": (
        f'<!DOCTYPE rss [<!ENTITY l0 "ha">{LAUGHS}]><rss a="&l9;"><item/></rss>',
        "line 1: it is no well",
    ),
    "outside file": (
        '<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><item><title>&x;</title></item></rss>',
        "declares entities",
    ),
    "outside parameter": ('<!DOCTYPE rss [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]><rss/>', "declares entities"),
    "undeclared": (
        "<rss><channel>\n<item><title>a&nbsp;b</title></item></channel></rss>",
        "line 2: it is no well-formed",
    ),
    "cut off": ("<rss><channel>\n<item>", "it is no well-formed XML"),
    "deep": ("<rss>" + "<a>" * 300 + "</a>" * 300 + "</rss>", "it is no well-formed XML"),
    "many": ("<rss><item>" + "<a/>" * 100_001 + "</item></rss>", "larger than any article"),
    "long word": ("<rss><item><title>" + "x" * 10_000_001, "it is no well-formed XML"),
    "sitemap": ("<urlset><url/></urlset>", "of a kind that is not read (<urlset>)"),
    "no XML": ("Dear editor", "it is no well-formed XML"),
    "nothing": ("", "it is no well-formed XML"),
}


@pytest.mark.parametrize(("text", "problem"), REFUSED.values(), ids=REFUSED.keys())
def test_bombs_and_ruins_are_refused_in_one_line(tmp_path: Path, text: str, problem: str) -> None:
    items = read(tmp_path / "a.xml", text)
    assert documents(items) == []
    assert problem in errors(items)[0]
    assert len(items) == 1
    assert "\n" not in errors(items)[0]
    assert len(errors(items)[0]) < 400


def test_what_stands_before_the_break_is_read(tmp_path: Path) -> None:
    whole = rss(f"<title>A</title><description>{BUDGET}</description>", "<title>B</title>")
    items = read(tmp_path / "a.xml", whole[: whole.index("<title>B")])
    assert [document.title for document in documents(items)] == ["A"]
    assert "from there on nothing was read" in errors(items)[0]


def test_export_is_not_held_in_memory() -> None:
    item = f"<item><title>A</title><description>{BUDGET * 20}</description></item>"
    data = RSS.format(items=item * 8000).encode()
    assert len(data) > 15_000_000
    tracemalloc.start()
    count = sum(1 for _ in read_export(BytesIO(data), "a.xml"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 8000
    assert peak < 3_000_000
