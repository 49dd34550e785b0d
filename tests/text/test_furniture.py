"""Page furniture is skipped with its reason, and no real sentence is."""

import pytest

from claimcheck.text.furniture import dateline_of, furniture_of
from claimcheck.text.segment import segment
from claimcheck.types import Document, Furniture, Span

_LINES = {
    Furniture.BYLINE: [
        "By Ada Roe",
        "By ADA ROE and BO LEE, Staff Writers",
        "BY ADA ROE, BO LEE AND CY VAN DER MOE",
        "By Ada Roe | Orley Courier",
        "Written by Ada M. Roe",
        "Ada Roe, Staff Writer",
        "ADA ROE | Staff writer",
        "Ada Roe, Orley Courier Political Reporter",
        "(Reporting by Ada Roe in Orley; Editing by Bo Lee)",
        "Additional reporting by Ada Roe.",
        "Ada Roe contributed to this report.",
        "Courier writer Ada Roe in Orley contributed reporting from the harbor.",
        "Contributing: Ada Roe, Bo Lee",
        "By Ada Roe in Orley and Bo Lee in New Velm",
        "Words: Ada Roe",
        "From our harbor correspondent",
        "Ada Roe contributed reporting.",
        "Bo Lee contributed research to this report.",
    ],
    Furniture.DATELINE: ["ORLEY, Feb. 3 (Wire) —", "ORLEY —"],
    Furniture.TIME_STAMP: [
        "Published Feb. 3, 2019 at 3:15 p.m. ET",
        "Updated 3:15 p.m. ET, Monday, February 3, 2019",
        "2019-02-03",
        "Feb. 3, 2019",
        "9:05 p.m.",
        "3 hours ago",
        "5 min read",
        "Wednesday February 3 2019, 10.32am, The Orley Courier",
    ],
    Furniture.CREDIT: [
        "Photo: Ada Roe",
        "Photo by Ada Roe/Orley Images",
        "(Ada Roe / Orley Courier)",
        "Ada Roe via Orley Images",
        "Image credit: Orley Harbor Authority",
        "Courtesy of Orley Museum",
        "AP Photo/Ada Roe",
        "h/t: Orley Blog",
        "Sources: Orley Harbor Authority; Department for Locks and Weirs",
        "Source: Orley Harbor Authority",
    ],
    Furniture.SHARE_BOX: [
        "Share",
        "Share this article",
        "Facebook Twitter Email",
        "Tweet this",
        "Share on Facebook",
        "12 shares",
        "Share this",
        "Share this with your friends",
        "Share with a friend!",
        "Share via e-mail",
        "Share Save",
        "Share this story: Facebook | Email | Print",
        "Share this post · Report an error · Back to top",
        "Share this story on Facebook or by text.",
    ],
    Furniture.COMMENT_BOX: [
        "Leave a Reply",
        "Your email address will not be published. Required fields are marked *",
        "Required fields are marked *",
        "Save my name, email, and website in this browser for the next time I comment.",
        "12 Comments",
        "12 Comments on Mayor opens pump station",
        "Comments on “Mayor opens pump station”",
        "Comments on this article",
        "Comments are closed.",
        "Comments are moderated before they appear.",
        "Be the first to comment",
        "You must be logged in to post a comment.",
    ],
    Furniture.RELATED: [
        "Related",
        "Related:",
        "Read more",
        "Also read: Mayor of Orley opens pump station",
        "READ MORE: Mayor of Orley opens pump station",
        "You may also like",
        "More from the Orley Courier",
        "Read the full story here.",
        "Watch the video above.",
        "Click here to read the letter",
    ],
    Furniture.SECTION_LABEL: [
        "Politics",
        "Home / News / Politics",
        "BREAKING",
        "Tags: pumps, harbor",
        "U.S. | World",
        "17.02 Correction",
        "12:47 In pictures",
        "Summary",
        "That’s where we’ll leave it for tonight.",
        "That’s it from us tonight.",
        "Thank you for reading.",
        "Thanks for following our live coverage.",
    ],
    Furniture.FOLLOW: [
        "Follow Ada Roe on Twitter: @adaroe",
        "Follow us on Facebook",
        "Follow @adaroe",
        "@adaroe",
        "Reach Ada Roe at ada.roe@example.org.",
        "ada.roe@example.org",
    ],
    Furniture.NEWSLETTER: [
        "Sign up for our daily newsletter",
        "Subscribe",
        "Get the morning briefing delivered to your inbox",
        "Enter your email address",
        "By signing up, you agree to our terms.",
        "Already a subscriber? Log in",
    ],
    Furniture.ADVERTISEMENT: [
        "Advertisement",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Sponsored content",
    ],
    Furniture.COPYRIGHT: [
        "© 2019 Orley Courier. All rights reserved.",
        "Copyright 2019 Orley Courier",
        "All rights reserved.",
        "Distributed by Orley Content Agency, LLC.",
        "Distributed by the Associated Press",
        "This material may not be published, broadcast, rewritten or redistributed.",
    ],
    Furniture.FRAGMENT: ["* * *", "___", "###", "https://example.org/a/b", "<embed id=3>", "-30-"],
}

_REAL = [
    "That is all he wanted.",
    "That’s it for the mayor.",
    "That is it.",
    "Thank you for joining us tonight, Ana Ruiz told the crowd.",
    "Thank you for following the rules, he said.",
    "Contracts are going out now.",
    "No.",
    "“No.”",
    "No comment.",
    "Politics.",
    "May 3.",
    "Ten years ago.",
    "Stop!",
    "Share the burden, she said.",
    "Share with your neighbours, he said.",
    "Share this burden, she told them.",
    "Share by share, he sold the port.",
    "Comments on the proposal closed on Friday with 300 letters received.",
    "Comment on the ruling was divided among lawyers.",
    "12 comments on the plan were received.",
    "Comments are closed on Friday, the council said.",
    "Oxford University contributed research to the report.",
    "Distributed by the army",
    "Distributed by the army, the food lasted a week.",
    "From a harbor Roe fled.",
    "Ada Roe in Orley",
    "On May 3, The Courier",
    "Related parties bought the land.",
    "Read my lips.",
    "By Friday, the dam had failed.",
    "By Friday Night",
    "By noon Mayor Ada Roe had left.",
    "Written by Ada Roe, the play won a prize.",
    "Produced by Acme, the pump failed on Friday.",
    "Reporting by the Courier showed that the pumps had failed.",
    "Rising costs contributed to the delay.",
    "Roe contributed research that led to the pump.",
    "Copyright law is complicated.",
    "Copyright of the song belongs to Roe.",
    "Follow the money.",
    "Updated figures show that 40 people left.",
    "Published figures show a fall of 3 percent.",
    "Register voters, he told the crowd.",
    "By registering voters, Roe won the race.",
    "Become a member of the council, she told him.",
    "Sign up for health cover by Dec. 15.",
    "Mayor Ada Roe speaks at the harbor on Friday.",
    "Photo: Mayor Ada Roe speaks at the harbor on Friday.",
    "Credit Orley, the bank, lost money.",
    "Neither Roe nor Lee spoke with reporters.",
    "Ada Roe, who spoke to reporters.",
    "More people left in March.",
    "30,000.",
    "Mayor To Sign Order Banning Pumps",
    "Orley Council Rejects Harbor Plan",
    "What happens next",
]


@pytest.mark.parametrize(
    ("line", "kind"), [pytest.param(line, kind, id=line) for kind, lines in _LINES.items() for line in lines]
)
def test_furniture_is_recognised_with_its_kind(line: str, kind: Furniture) -> None:
    assert furniture_of(line) is kind


@pytest.mark.parametrize("line", _REAL)
def test_a_real_sentence_is_never_furniture(line: str) -> None:
    assert furniture_of(line) is None


@pytest.mark.parametrize(
    ("text", "skipped"),
    [
        pytest.param("ORLEY, Feb. 3 (Wire) — The mayor left.", "ORLEY, Feb. 3 (Wire) — ", id="place-date-agency"),
        pytest.param("NEW ORLEY, Calif. (AP) — The mayor left.", "NEW ORLEY, Calif. (AP) — ", id="state-agency"),
        pytest.param("ORLEY -- The mayor left.", "ORLEY -- ", id="place-hyphens"),
        pytest.param("Orley (Reuters) - “We go,” she said.", "Orley (Reuters) - ", id="mixed-case-agency"),
        pytest.param("ORLEY, 3 June 2026 — The mayor left.", "ORLEY, 3 June 2026 — ", id="day-month-year"),
        pytest.param("The mayor — who left — won.", "", id="dash-in-a-sentence"),
        pytest.param("NATO — the alliance — met.", "", id="acronym"),
        pytest.param("ORLEY —", "", id="nothing-after"),
        pytest.param("", "", id="empty"),
    ],
)
def test_dateline_is_measured(text: str, skipped: str) -> None:
    assert text[: dateline_of(text)] == skipped


_BODY = "The mayor of Orley told the Orleycourier that she will close the pumps.\n\nShe left on Friday, aides said."


def _kinds(text: str, *, publisher: str | None = None, headline: Span | None = None) -> dict[str, Furniture | None]:
    document = Document(text=text, sha256=Document.hash_text(text), publisher=publisher, headline=headline)
    return {sentence.span.of(text): sentence.furniture for sentence in segment(document).sentences}


def test_bare_words_after_the_body_are_skipped() -> None:
    kinds = _kinds(f"{_BODY}\n\norleycourier\n\nLeave a Reply\n\nName\n\nharbor lead2")
    assert kinds["Name"] is Furniture.COMMENT_BOX
    assert kinds["orleycourier"] is Furniture.PUBLISHER_NAME
    assert kinds["Leave a Reply"] is Furniture.COMMENT_BOX
    assert kinds["harbor lead2"] is Furniture.FRAGMENT


@pytest.mark.parametrize("words", ["No.", "“No”", "Roe wins", "- first item", "Roe 45", "Who pays? Orley."])
def test_what_may_be_a_statement_after_the_body_is_kept(words: str) -> None:
    assert set(_kinds(f"{_BODY}\n\n{words}").values()) == {None}


@pytest.mark.parametrize(
    "line",
    ["A long road", "A clinic that went dark", "What comes next", "The price of water", "16.15 More on the talks"],
)
def test_a_title_between_paragraphs_is_a_section_label(line: str) -> None:
    assert _kinds(f"{_BODY}\n\n{line}\n\nThe pumps were closed on Friday.")[line] is Furniture.SECTION_LABEL


@pytest.mark.parametrize(
    "line",
    ["Mayor Ada Roe at the harbor", "The mayor resigns", "The town has water", "A 45 percent rise", "- A long road"],
)
def test_what_may_be_a_caption_or_statement_inside_the_body_is_kept(line: str) -> None:
    assert _kinds(f"{_BODY}\n\n{line}\n\nThe pumps were closed on Friday.")[line] is None


def test_a_line_that_a_colon_announces_is_kept() -> None:
    text = f"{_BODY}\n\nThe mayor told the council this:\n\nA long road\n\nThe pumps were closed on Friday."
    assert _kinds(text)["A long road"] is None


def test_bare_words_without_a_body_are_kept() -> None:
    assert set(_kinds("harbor lead2\n\norley").values()) == {None}


def test_the_publisher_is_recognised_before_the_body() -> None:
    kinds = _kinds(f"Harbor News\n\n{_BODY}", publisher="Harbor news")
    assert kinds["Harbor News"] is Furniture.PUBLISHER_NAME


def test_a_list_of_links_reaches_to_the_next_prose() -> None:
    text = f"{_BODY}\n\nRelated:\n\nMayor opens harbor\n\nCouncil votes on pumps\n\nThe council met on Friday night."
    kinds = _kinds(text)
    assert kinds["Mayor opens harbor"] is kinds["Council votes on pumps"] is Furniture.RELATED
    assert kinds["The council met on Friday night."] is None


_POINTER = "Related: Five bridges that failed in the north, and why nobody saw it"


@pytest.mark.parametrize(
    "below",
    [
        "The council will repay 4 million euros to the state, Mayor Ida Roe said.",
        "The council will repay 4 million euros to the state and nobody, Mayor\nIda Roe said.",
        "“We will repay the state every one of its 4 million euros,” Mayor Ida Roe said.",
    ],
)
@pytest.mark.parametrize("pointer", [_POINTER, _POINTER.replace("Related", "Tags")])
def test_a_long_sentence_on_the_line_below_a_pointer_is_the_articles_own(pointer: str, below: str) -> None:
    kinds = _kinds(f"{_BODY}\n\n{pointer}\n{below}")
    assert kinds[pointer] is not None
    assert kinds[below] is None


@pytest.mark.parametrize("below", ["and what the council knew of all of it in the end.", "Mayor Roe", "Ida Roe tells."])
def test_the_second_line_of_a_pointer_is_part_of_it(below: str) -> None:
    assert _kinds(f"{_BODY}\n\n{_POINTER}\n{below}")[f"{_POINTER}\n{below}"] is Furniture.RELATED


def test_a_headline_is_never_furniture() -> None:
    assert _kinds(f"Politics\n\n{_BODY}", headline=Span(0, 8))["Politics"] is None


def test_a_reporter_line_is_furniture_only_at_the_end() -> None:
    kinds = _kinds(f"Moe reported from Orley.\n\n{_BODY}\n\nRoe reported from Sanford.")
    assert kinds["Moe reported from Orley."] is None
    assert kinds["Roe reported from Sanford."] is Furniture.BYLINE


@pytest.mark.parametrize("line", ["Ada Roe", "Ada Roe and Bo Lee", "Ada Roe in Orley"])
@pytest.mark.parametrize("stamp", ["Published Feb. 3, 2019", "3 hours ago"])
def test_a_name_beside_the_time_below_the_headline_is_a_byline(line: str, stamp: str) -> None:
    headline = "Orley drains its harbor"
    above = _kinds(f"{headline}\n\n{line}\n\n{stamp}\n\n{_BODY}", headline=Span(0, len(headline)))
    below = _kinds(f"{headline}\n\n{stamp}\n\n{line}\n\n{_BODY}", headline=Span(0, len(headline)))
    assert above[line] is below[line] is Furniture.BYLINE


@pytest.mark.parametrize("line", ["Cy Moe", "Mayor Quits", "Pumps Closed"])
def test_words_beside_the_time_that_the_body_takes_up_are_kept(line: str) -> None:
    text = f"3 hours ago\n\n{line}\n\n{_BODY} Moe closed the pumps."
    assert _kinds(text)[line] is None


def test_a_name_without_a_time_beside_it_is_kept() -> None:
    assert _kinds(f"Orley drains its harbor\n\nAda Roe\n\n{_BODY}")["Ada Roe"] is None
