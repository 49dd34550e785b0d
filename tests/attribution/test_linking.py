"""Tagged spans linked to attributions, with and without the rules beside them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from claimcheck.attribution.find import find_attributions
from claimcheck.attribution.found import FoundAttribution
from claimcheck.attribution.tagged import Role, TaggedSpan, runs_of_labels
from claimcheck.attribution.tagging.linking import link_tagged
from claimcheck.reading.rules import RulesReader
from claimcheck.text.segment import segment
from claimcheck.types import Act, Document, Span

TEXT = "The mayor of Tarnmouth was adamant that the lock is safe. The gates were built in 1931."


def tagged(words: str, role: Role, text: str = TEXT) -> TaggedSpan:
    start = text.index(words)
    return TaggedSpan(span=Span(start, start + len(words)), role=role)


def linked(text: str, words: str, source: str, cue: str) -> TaggedSpan:
    at, whose, how = text.index(words), text.index(source), text.index(cue)
    return TaggedSpan(
        span=Span(at, at + len(words)),
        role=Role.CONTENT,
        source=Span(whose, whose + len(source)),
        cue=Span(how, how + len(cue)),
    )


def link(*spans: TaggedSpan, text: str = TEXT) -> list[FoundAttribution]:
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    return link_tagged(article, sorted(spans, key=lambda s: s.span), find_attributions(article))


def test_a_content_that_the_rules_miss_is_linked_to_the_nearest_cue_and_source() -> None:
    (found,) = link(
        tagged("The mayor of Tarnmouth", Role.SOURCE),
        tagged("was adamant", Role.CUE),
        tagged("that the lock is safe", Role.CONTENT),
    )
    assert found.source is not None
    assert found.source.of(TEXT) == "The mayor of Tarnmouth"
    assert found.content[0].of(TEXT) == "that the lock is safe"


@pytest.mark.parametrize(
    ("source", "name"),
    [("The union official’", "The union official"), ("The union official’s", "The union official’s")],
)
def test_half_a_possessive_ending_is_no_part_of_a_source(source: str, name: str) -> None:
    text = "The union official’s line was adamant that the lock is safe."
    (found,) = link(
        tagged(source, Role.SOURCE, text),
        tagged("was adamant", Role.CUE, text),
        tagged("that the lock is safe", Role.CONTENT, text),
        text=text,
    )
    assert found.source is not None
    assert found.source.of(text) == name


def test_a_cue_that_the_lexicon_does_not_know_as_saying_makes_no_statement() -> None:
    (found,) = link(tagged("was adamant", Role.CUE), tagged("that the lock is safe", Role.CONTENT))
    assert found.act is not Act.STATEMENT


def test_what_the_rules_find_surely_stands_without_the_tagger() -> None:
    text = "Mara Oldenkott said that the lock is safe."
    (found,) = link(text=text)
    assert found.content[0].of(text) == "that the lock is safe"


def test_a_weak_attribution_of_the_rules_needs_the_tagger() -> None:
    text = "The council criticized the plan for the lock."
    assert link(text=text) == []
    (found,) = link(tagged("the plan for the lock", Role.CONTENT, text), text=text)
    assert found.content[0].of(text) == "the plan for the lock"


def test_labels_become_spans_of_whole_words_within_paragraphs() -> None:
    text = "lockkeepers said\n\nso"
    offsets = [(0, 4), (4, 11), (12, 16), (18, 20)]
    found = runs_of_labels(text, offsets, [0, 1, 2, 2])
    assert [s.span.of(text) for s in found] == ["lockkeepers said", "so"]


@given(st.lists(st.tuples(st.integers(0, 80), st.integers(1, 30), st.sampled_from(list(Role))), max_size=12))
@example([(12, 1, Role.CUE), (13, 15, Role.CONTENT)])
@example([(9, 28, Role.SOURCE), (39, 4, Role.CUE), (44, 16, Role.CONTENT)])
@example([(11, 26, Role.SOURCE), (39, 4, Role.CUE), (44, 16, Role.CONTENT)])
def test_spans_of_any_tags_lie_in_the_text(tags: list[tuple[int, int, Role]]) -> None:
    text = "A warden, who asked not to be named, said the lock is safe. The gates were built in 1931."
    spans = [
        TaggedSpan(span=Span(start, min(start + size, len(text))), role=role)
        for start, size, role in tags
        if start < len(text)
    ]
    for found in link(*spans, text=text):
        for span in (*found.content, *(s for s in (found.source, found.cue) if s)):
            assert 0 <= span.start < span.end <= len(text)


def test_a_cut_phrase_of_the_tagger_does_not_replace_the_rules_bounds() -> None:
    text = "Engineers told Pell City Council in 2024 that a third of the bolts were corroded."
    (found,) = link(
        tagged("Pell City Council in 2024 that a third of the bolts were corroded", Role.CONTENT, text), text=text
    )
    assert found.content[0].of(text) == "that a third of the bolts were corroded"


def test_the_tagger_bounds_a_source_of_the_rules_but_does_not_cut_it_short() -> None:
    text = "The lock is safe, according to its architects, Lund & Farre, on Monday."
    (found,) = link(
        tagged("its architects", Role.SOURCE, text),
        tagged("according to", Role.CUE, text),
        tagged("The lock is safe", Role.CONTENT, text),
        text=text,
    )
    assert found.source is not None
    assert found.source.of(text) == "its architects, Lund & Farre"
    text = "Ana Ruiz, 34, a Tarn native who moved north last May, said the lock is safe."
    (found,) = link(tagged("Ana Ruiz, 34, a Tarn native", Role.SOURCE, text), text=text)
    assert found.source is not None
    assert found.source.of(text) == "Ana Ruiz, 34, a Tarn native"


def test_the_tagger_does_not_take_the_end_of_a_source_for_the_whole() -> None:
    for source, tail in (("One of them", "them"), ("A friend of the mayor", "the mayor")):
        text = f"{source} said that the lock is safe."
        (found,) = link(tagged(tail, Role.SOURCE, text), tagged("that the lock is safe", Role.CONTENT, text), text=text)
        assert found.source is not None
        assert found.source.of(text) == source


def test_a_noun_that_looks_like_a_verb_of_saying_states_nothing() -> None:
    text = "In March the port office unsealed a set of charges against Lund and its treasurer."
    parts = [
        tagged("the port office", Role.SOURCE, text),
        tagged("of charges against", Role.CUE, text),
        tagged("Lund and its treasurer", Role.CONTENT, text),
    ]
    assert [found.act for found in link(*parts, text=text)] == [Act.ACT]
    text = "The port office charges that Lund hid the faults."
    parts = [tagged("charges", Role.CUE, text), tagged("that Lund hid the faults", Role.CONTENT, text)]
    assert [found.act for found in link(tagged("The port office", Role.SOURCE, text), *parts, text=text)] == [
        Act.STATEMENT
    ]


def test_scattered_words_are_joined_and_a_lone_one_is_no_content() -> None:
    text = "He said the mole would cost a million; it is now estimated at nine."
    found = link(
        tagged("He", Role.SOURCE, text),
        tagged("said", Role.CUE, text),
        tagged("it", Role.CONTENT, text),
        tagged("now", Role.CONTENT, text),
        tagged("at nine", Role.CONTENT, text),
        tagged("the mole would cost a million", Role.CONTENT, text),
        text=text,
    )
    contents = [c.of(text) for f in found for c in f.content]
    assert "it is now estimated at nine" in contents
    alone = link(tagged("built", Role.CONTENT), tagged("were", Role.CUE), text=TEXT)
    assert [each.is_mention for each in alone] == [True]


def test_what_three_sources_told_is_one_content_also_where_the_tagger_sees_two() -> None:
    text = "The mayor is expected to sign the order, three sources told the Courier."
    content = "The mayor is expected to sign the order"
    parts = [
        linked(text, "The mayor is", "three sources", "is expected"),
        linked(text, "to sign the order", "three sources", "told"),
    ]
    spans = [tagged("is expected", Role.CUE, text), tagged("three sources", Role.SOURCE, text)]
    found = link(*parts, *spans, tagged("told", Role.CUE, text), text=text)
    assert [[c.of(text) for c in f.content] for f in found if f.act is Act.STATEMENT] == [[content]]


def test_the_tagger_turns_a_cue_that_the_rules_read_the_wrong_way_round() -> None:
    text = "The inspectors, who asked not to be named, said the company, Norrland, was warned twice."
    told = linked(text, "the company, Norrland, was warned twice", "The inspectors", "said")
    found = link(told, tagged("The inspectors", Role.SOURCE, text), tagged("said", Role.CUE, text), text=text)
    said = [f for f in found if f.lemma == "say"]
    assert [(f.source and f.source.of(text), f.content[0].of(text)) for f in said] == [
        ("The inspectors", "the company, Norrland, was warned twice")
    ]


def test_a_content_far_from_its_source_goes_by_the_taggers_link() -> None:
    text = "Mara Oldenkott gave her reasons.\n\n“The lock leaks.”\n\n“The gates will fail this winter.”"
    far = linked(text, "“The gates will fail this winter.”", "Mara Oldenkott", "gave")
    found = link(far, tagged("Mara Oldenkott", Role.SOURCE, text), tagged("gave", Role.CUE, text), text=text)
    assert any(f.source and f.source.of(text) == "Mara Oldenkott" and "gates" in f.content[-1].of(text) for f in found)


def test_a_dateline_is_no_content() -> None:
    text = "ORLEY, 3 June 2026 — The lock leaks, Mara Oldenkott said."
    found = link(tagged("3 June 2026 — The lock leaks", Role.CONTENT, text), text=text)
    assert [c.of(text) for f in found for c in f.content] == ["The lock leaks"]


def test_a_source_does_not_end_with_its_relative_pronoun() -> None:
    text = "“The lock leaks,” said a keeper, who fears for her job."
    leaks = linked(text, "“The lock leaks,”", "a keeper, who", "said")
    found = link(leaks, tagged("a keeper, who", Role.SOURCE, text), tagged("said", Role.CUE, text), text=text)
    assert [f.source.of(text) for f in found if f.source is not None and f.lemma == "say"] == ["a keeper"]


def test_what_the_tagger_runs_together_with_a_relative_clause_is_cut_where_the_rules_begin() -> None:
    text = "According to an aide, who asked not to be named because nothing is signed, the lock will cost 9 million."
    whole = "not to be named because nothing is signed, the lock will cost 9 million"
    (found,) = link(linked(text, whole, "an aide", "According to"), text=text)
    assert [piece.of(text) for piece in found.content] == ["the lock will cost 9 million"]


def contents_of(found: list[FoundAttribution], text: str) -> list[str]:
    return [piece.of(text) for each in found for piece in each.content]


def test_a_speaker_label_covers_its_paragraph_whatever_the_tagger_sees_of_it() -> None:
    text = "MARA OLDENKOTT: The lock leaks. Nobody oils the gates. We told the mayor so twice."
    found = link(tagged("Nobody oils the gates. We told the mayor so twice", Role.CONTENT, text), text=text)
    assert "The lock leaks. Nobody oils the gates. We told the mayor so twice." in contents_of(found, text)


def test_a_figure_that_somebody_puts_needs_no_tagger() -> None:
    text = "Mara Oldenkott put the cost at 40 million euros."
    (found,) = link(text=text)
    assert found.source is not None
    assert found.source.of(text) == "Mara Oldenkott"


def test_a_poll_is_not_cut_down_to_whom_it_asked() -> None:
    text = "A poll of 900 readers of the Gull found that the lock is loved."
    (found,) = link(tagged("readers of the Gull", Role.SOURCE, text), text=text)
    assert found.source is not None
    assert found.source.of(text) == "A poll of 900 readers of the Gull"


def test_a_source_of_another_clause_or_in_the_content_does_not_take_the_speakers_place() -> None:
    text = "The drivers claim the lock leaks; according to the cook it sings."
    found = link(tagged("the cook", Role.SOURCE, text), tagged("claim", Role.CUE, text), text=text)
    assert next(f.source.of(text) for f in found if f.source and f.lemma == "claim") == "The drivers"
    text = "The union, which claims 900 members, has met."
    found = link(tagged("900 members", Role.SOURCE, text), tagged("claims", Role.CUE, text), text=text)
    assert [f.source.of(text) for f in found if f.source and f.lemma == "claim"] == ["which"]


def test_a_which_before_a_source_is_no_part_of_it() -> None:
    text = "The sheath of the cable, which she warns will be the first to go, was replaced in May."
    (found,) = link(
        tagged("which she", Role.SOURCE, text),
        tagged("warns", Role.CUE, text),
        tagged("will be the first to go", Role.CONTENT, text),
        text=text,
    )
    assert found.source is not None
    assert found.source.of(text) == "she"


def test_a_wish_inside_what_somebody_said_does_not_take_the_place_of_the_statement() -> None:
    text = "Jonna Wexley, who has toured the ports, said she expects the ferry to sail, though fog lingers."
    (said,) = link(
        tagged("Jonna Wexley, who has toured the ports,", Role.SOURCE, text),
        tagged("said", Role.CUE, text),
        linked(
            text,
            "she expects the ferry to sail, though fog lingers",
            "Jonna Wexley, who has toured the ports,",
            "said",
        ),
        text=text,
    )
    assert (said.act, said.lemma) == (Act.STATEMENT, "say")
    assert [c.of(text) for c in said.content] == ["she expects the ferry to sail, though fog lingers"]


def test_a_tagged_piece_of_a_hyphened_word_is_widened_to_the_whole() -> None:
    text = "The front-runner said so."
    offsets = [(0, 3), (4, 9), (9, 10), (10, 16), (17, 21)]
    (run,) = runs_of_labels(text, offsets, [0, 0, 0, 1, 2])
    assert run.span.of(text) == "front-runner said"


def test_a_verb_before_its_speaker_is_no_part_of_the_name_and_a_time_is_no_source() -> None:
    text = 'Said Varnholt, "The lock leaks badly." For five years it has stood open, as promised by the town.'
    (said,) = (
        found
        for found in link(
            tagged("Said Varnholt", Role.SOURCE, text),
            tagged("five years", Role.SOURCE, text),
            tagged('"The lock leaks badly."', Role.CONTENT, text),
            text=text,
        )
        if found.is_quoted
    )
    assert said.source is not None
    assert said.source.of(text) == "Varnholt"


def test_what_stands_in_a_poll_the_poll_states() -> None:
    text = "In a new Kantra poll, Ilse Varn leads the mayor. In the harbour office, Ilse Varn leads a choir."
    found = link(
        linked(text, "Ilse Varn leads the mayor", "a new Kantra poll", "In"),
        tagged("a new Kantra poll", Role.SOURCE, text),
        tagged("In", Role.CUE, text),
        text=text,
    )
    assert [(f.act, f.source and f.source.of(text)) for f in found] == [(Act.STATEMENT, "a new Kantra poll")]


def test_a_few_words_and_a_question_are_mentions_of_which_the_reader_makes_no_claim() -> None:
    text = "Mara Oldenkott praised the plan. Asked whether the lock is safe, she left."
    spans = (
        tagged("Mara Oldenkott", Role.SOURCE, text),
        tagged("praised", Role.CUE, text),
        linked(text, "the plan", "Mara Oldenkott", "praised"),
        tagged("Asked", Role.CUE, text),
        TaggedSpan(
            span=Span(text.index("whether"), text.index(", she")),
            role=Role.CONTENT,
            cue=Span(text.index("Asked"), text.index(" whether")),
        ),
    )
    found = [each for each in link(*spans, text=text) if each.is_mention]
    assert {each.content[0].of(text) for each in found} >= {"whether the lock is safe"}
    article = segment(Document(text=text, sha256=Document.hash_text(text)))
    reading = RulesReader().read_found(article, found)
    assert all(not claim.attributions for claim in reading.claims)


def test_a_content_that_ends_before_an_aside_ends_there() -> None:
    text = "Mara Oldenkott accused the board of hiding the leak, a reference to the letters found in May."
    (found,) = link(
        tagged("Mara Oldenkott", Role.SOURCE, text),
        tagged("accused", Role.CUE, text),
        linked(text, "the board of hiding the leak", "Mara Oldenkott", "accused"),
        text=text,
    )
    assert [piece.of(text) for piece in found.content] == ["the board of hiding the leak"]
