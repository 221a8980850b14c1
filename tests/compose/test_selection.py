"""Which words tell a line."""

from chronicles import told


def test_a_line_is_told_by_the_sentence_that_opens_a_dispatch() -> None:
    made = told(
        "A freight train left the rails near the town of Tzaneen on Wednesday morning, blocking the line to the port. "
        "The derailment followed a night of rain. Nobody was hurt."
    )
    assert made[0].title.startswith("A freight train left the rails")
