"""Headlines that go beyond their body, by the default policy."""

from audited import findings_in


def test_a_figure_of_the_headline_that_the_body_lacks_is_found_out() -> None:
    text = "Port Drains Seven Locks\n\nThe port drained its locks, Mara Oldenkott said."
    assert "headline_beyond_body" in {each.rule for each in findings_in(text)}


def test_a_headline_surer_than_the_body_is_found_out() -> None:
    text = "Port To Drain Its Lock\n\nThe port is expected to drain its lock, Mara Oldenkott said."
    assert "headline_beyond_body" in {each.rule for each in findings_in(text)}


def test_a_plan_that_is_given_up_makes_no_vote_unsure() -> None:
    told = "The school board voted 4-3 Monday night to {} a plan that would have moved the town to a four-day week."
    for verb, finds in (("shelve", False), ("weigh", True)):
        text = f"Board splits 4-3 to {verb} four-day week\n\n{told.format(verb)}"
        assert ("headline_beyond_body" in {each.rule for each in findings_in(text)}) is finds


def test_a_figure_that_the_body_joins_to_its_unit_is_no_finding() -> None:
    for body, finds in (("her nine-year marriage to Tom Hale", False), ("her long marriage to Tom Hale", True)):
        text = f"Couple split after nine years\n\nMara Oldenkott has ended {body}."
        assert ("headline_beyond_body" in {each.rule for each in findings_in(text)}) is finds
