"""Sentence ends on news prose; `¦` marks where a sentence is expected to begin."""

import pytest

from claimcheck.text.boundaries import sentence_starts

_CASES = {
    # Abbreviations and titles
    "month": "The law takes effect Feb. 3 in all towns. ¦It was passed in Dec. 2019.",
    "month-at-end": "The law takes effect in Feb. ¦The mayor signed it.",
    "titles": "Gov. Ada Roe met Sen. Bo Lee and Lt. Col. Cy Moe. ¦Mr. Roe left. ¦Lt. Gov. Di Poe stayed.",
    "reverend": "The Rev. Dan Orr spoke to Sgt. Maj. Eve Pim. ¦Dr. Fay Quill listened.",
    "number": "The plan was No. 3 on the list. ¦It is now No. 1.",
    "no-as-answer": "Will she run? ¦No. ¦She will not.",
    "company": "Acme Inc. makes pumps. ¦Its rival is Bolt Corp. ¦The two do not speak.",
    "company-comma": "Acme Inc., which makes pumps, and Bolt Co. of Orley merged.",
    "junior": "Gus Hale Jr. won. ¦His father, Gus Hale Sr., lost.",
    "degree": "She holds a Ph.D. in physics. ¦He has an M.D. ¦They met in 2010.",
    "versus": "The case of Roe v. Moe was heard. ¦It was Moe vs. Roe before.",
    "street": "They met at St. Mary’s on Main St. ¦The street was closed.",
    "state": "The firm is in Orley, Calif. ¦It has two plants in Pa. and Md. and one in Va.",
    "et-al": "The study by Moe et al. was withdrawn. ¦It had errors.",
    # Initials and acronyms
    "initials": "J. K. Rowan wrote it with George W. Bell. ¦A. Lee drew it.",
    "initials-joined": "J.K. Rowan wrote it for A.B.C. News. ¦It sold well.",
    "vitamin": "The pills hold vitamin C. ¦The firm sells them.",
    "pronoun-i": "She knows more than I. ¦Ask her.",
    "us-inside": "The U.S. Senate and the U.S. government agreed. ¦A U.S. official said so.",
    "us-at-end": "She moved to the U.S. ¦The visa took a year.",
    "us-before-quote": "She moved to the U.S. ¦“It took a year,” she said.",
    "un": "The U.N. Security Council met. ¦He works for the U.N. ¦But he is leaving.",
    "dc": "She lives in Washington, D.C. ¦Her office is there.",
    # Numbers, times, money, addresses
    "decimal": "It rose 3.5 percent to $1.25 million. ¦Then it fell.",
    "clock": "It opens at 8 a.m. Monday and shuts at 5 p.m. ET. ¦It opens at 9 a.m. ¦The queue is long.",
    "clock before a name": "They came at 6 p.m. ¦Police in Ghent saw two cars at 2 a.m. ¦Footage shows one.",
    "clock and its zone or event": "It opens at 2 a.m. Beirut time, after the 9 p.m. Mass and A 5 p.m. Vigil.",
    "clock-lower": "It opens at 8 a.m. and shuts at noon.",
    "url": "See www.example.org/a.b?c=d. ¦Or write to jane.roe@example.org. ¦She answers.",
    "domain": "The site example.com was down. ¦Yahoo! said so.",
    "number-starts": "It has 20 rooms. ¦5,000 people came. ¦2019 was worse.",
    "footnote": "The dam failed.[12] ¦Nobody knew why.[3][4] ¦The town flooded.",
    # Quotations
    "quote-comma": "“I won’t,” she said. ¦“Not now.”",
    "quote-question-pronoun": "“Why not?” he asked. ¦Nobody knew.",
    "quote-question-name": "“Who is it?” Roe asked. ¦“It is me.”",
    "quote-question-full-name": "“Who is it?” Mayor Jane Roe asked reporters on Friday. ¦He left.",
    "quote-question-i": "“Who is it?” I asked. ¦I left.",
    "quote-question-apposition": "“Who is it?” Roe, the mayor of Orley, asked. ¦He left.",
    "quote-question-inverted": "“Who is it?” asked Roe. ¦He left.",
    "quote-exclamation": "“Stop!” the man shouted. ¦He ran.",
    "quote-exclamation-name": '"Stop!" Mr. Roe said. ¦He ran.',
    "quote-then-sentence": "“Why not?” ¦Roe said he did not know.",
    "quote-stop-then-sentence": "“We won.” ¦Roe said that the vote was fair.",
    "quote-stop-then-tag": "“We won.” Roe said. ¦He smiled.",
    "quote-many": "“We go. ¦We always go. ¦Why not?” he asked. ¦“It is far. ¦We stay.”",
    "quote-then-quote": "“We go.” ¦“Why not?” ¦“Stop!”",
    "quote-straight": '"We go." ¦He left. ¦"Why not?" she asked.',
    "quote-doubled": "''Why not?'' he asked. ¦''We go.'' ¦He left.",
    "quote-british": "‘Why not?’ he asked. ¦‘We go.’ ¦He left. ¦‘It’s late,’ she said.",
    "quote-nested": "“He said, ‘We go.’ ” ¦She left.",
    "quote-nested-tight": "“He said, ‘We go.’” ¦She left.",
    "quote-pause": "“I … I don’t know…” she said. ¦He left.",
    "quote-dash": "“Stop!” — the man shouted. ¦He ran.",
    "quote-in-title": "She sang “Why Not?” at the fair. ¦He left.",
    "quote-opens-after": "He left. ¦“We go,” she said. ¦(“Why?” he asked.) ¦It was late.",
    "guillemets": "«We go.» ¦He left.",
    # Brackets, dashes, ellipses
    "bracket": "He left. ¦(She stayed.) ¦They met again.",
    "bracket-inside": "The firm (formerly Acme Inc.) closed. ¦It owed $3 million.",
    "ellipsis-inside": "He waited ... and left. ¦She waited… and stayed.",
    "ellipsis-end": "He waited... ¦She left.",
    "dash": "He left — she stayed. ¦Nobody knew – or cared.",
    "mixed-marks": "Really?! ¦Yes!! ¦He left.",
    "interrobang-lower": "What?! he thought.",
    # Words that nupunkt holds for abbreviations of the law
    "plain-words": "She may win. ¦Moe told me. ¦It was a good story. ¦He lives in Iowa. ¦Ask the bank. ¦(No one did.)",
    "plain-before-quote": "“It is so,” she told me. ¦“We go,” she said of the tax. ¦''Fine.'' ¦Bell left in 2016.",
    "quote-full-stop-name": "The genre is called ‘farm lit.’ ¦Orley Brothers will film it.",
    "acronym-lower": "The G.O.P. base and the H.I.V. drug and non-U.S. citizens of the E.P.R.P. left.",
    "bracket-abbreviation": "Sen. Ada Roe (R-Fla.)\xa0won and Rep. Bo Lee (D-Mo.) lost. ¦Rep. Cy Moe (D-Pa.) left.",
    "lost-space-quote": "She feared the police.¦“We left at once,” she said.",
    "pronoun-answer": "“Is it so?” ¦He answered, “I have no idea.”",
    # Lists, speakers, lost spaces
    "enumerated": "1. First point. ¦2. Second point. ¦3. Third point.",
    "one-item": "2. Second point of the list.",
    "letter-item": "B. The second point.",
    "speakers": "Q: Why now? ¦A: Because it is late.",
    "lost-space": "The vote was late.The mayor left. ¦It rained.".replace("late.The", "late.¦The"),
    "no-end": "Mayor To Sign Order Banning Pumps",
    "colon": "The rule is simple: No pumps.",
    "semicolon": "Roe came; Moe left; the rest stayed.",
    "lower-brand": "He left. ¦iPhone sales fell.",
    "wrapped": "The mayor met Gov.\nRoe on Friday. ¦They\nagreed.",
}


@pytest.mark.parametrize("marked", _CASES.values(), ids=_CASES.keys())
def test_sentences_of_news_prose(marked: str) -> None:
    pieces = marked.split("¦")
    text = "".join(pieces)
    starts = sentence_starts(text)
    assert [text[low:high] for low, high in zip(starts, [*starts[1:], len(text)], strict=True)] == pieces


@pytest.mark.parametrize(
    "marked",
    [
        pytest.param("U.S. And Orley Sign Pact", id="acronym"),
        pytest.param("Mayor, Gov. To Meet In The U.S. After Vote", id="abbreviation-and-acronym"),
        pytest.param("Who Won? ¦The Voters Did", id="question"),
    ],
)
def test_headlines_end_no_sentence_at_an_abbreviation(marked: str) -> None:
    pieces = marked.split("¦")
    text = "".join(pieces)
    starts = sentence_starts(text, is_headline=True)
    assert [text[low:high] for low, high in zip(starts, [*starts[1:], len(text)], strict=True)] == pieces
