"""Lengths of time, distances from the dispatch, and sets."""

import pytest

from timing import saying


@pytest.mark.parametrize(
    ("text", "words", "value", "begin"),
    [
        ("The dam burst three days ago.", "three days ago", "2022-02-20", "2022-02-20"),
        ("The dam will open two weeks from today.", "two weeks from today", "2022-03-09", "2022-03-09"),
        ("The dam will open three months from now.", "three months from now", "2022-05", "2022-05-01"),
        ("The dam burst a decade ago.", "a decade ago", "2012", "2012-01-01"),
        ("The dam burst two hours ago.", "two hours ago", "PT2H", None),
        ("It rained for the past two weeks.", "the past two weeks", "P2W", "2022-02-09"),
        ("It will rain for the next 24 hours.", "the next 24 hours", "PT24H", "2022-02-23"),
        ("The dam burst on Sunday. Hours earlier a crack was seen.", "Hours earlier", "PTXH", "2022-02-20"),
        ("The dam burst. Hours earlier a crack was seen.", "Hours earlier", "PTXH", None),
        ("It rained for two and a half hours.", "two and a half hours", "PT2H30M", None),
        ("It rained for several weeks.", "several weeks", "PXW", None),
        ("The ferry runs every two weeks.", "every two weeks", "P2W", None),
        ("The ferry runs every other day.", "every other day", "P2D", None),
        ("The ferry runs fortnightly.", "fortnightly", "P2W", None),
        ("The ferry runs every Friday.", "every Friday", "XXXX-WXX-5", None),
    ],
)
def test_lengths(text: str, words: str, value: str, begin: str | None) -> None:
    found = saying(words, text)
    assert (found.text, found.value, found.begin) == (words, value, begin)
