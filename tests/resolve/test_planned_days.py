"""The day of a plan, as the sentence tells it that has the day of the deed."""

import pytest

from coranto.resolve.planned_days import delay, planned_days


@pytest.mark.parametrize(
    ("sentence", "done", "planned"),
    [
        ("The report came out on Thursday, two days late.", "2031-05-15", {"2031-05-13"}),
        ("The ship docked on Monday, a day earlier than announced.", "2031-05-12", {"2031-05-13"}),
        ("They voted a week later than planned.", "2031-05-15", {"2031-05-08"}),
        ("The bridge was opened three days ahead of schedule.", "2031-05-12", {"2031-05-15"}),
        ("It was done on the 19th, not on the 17th.", "2031-05-19", {"2031-05-17"}),
        ("They met on Saturday instead of Thursday.", "2031-05-17", {"2031-05-15", "2031-05-22"}),
        ("The schools opened on the appointed day.", "2031-05-12", {"2031-05-12"}),
        ("Her visit, set for Monday, was called off.", "2031-05-12", {"2031-05-12"}),
        ("The round that was to begin on 22 May was put off by a week.", "2031-05-20", {"2031-05-22"}),
        ("The payment that should have been made by the 9th came at last.", "2031-05-12", {"2031-05-09"}),
        ("The minister was in Narvik on Saturday.", "2031-05-12", set()),
        ("The minister came two days later.", "2031-05-12", set()),
        ("It was the late edition of the day.", "2031-05-12", set()),
        ("The train left on Monday, twenty minutes late.", "2031-05-12", set()),
        ("The report came out two days late.", None, set()),
    ],
)
def test_the_day_that_had_been_planned(sentence: str, done: str | None, planned: set[str]) -> None:
    assert planned_days(sentence, done) == planned


def test_a_delay_is_counted_in_days_and_what_came_early_below_nought() -> None:
    told = (", a week late because of the ice, the ferry", ", two days ahead of schedule, it", ", and it rained")
    assert [delay(clause) for clause in told] == [7, -2, 0]
