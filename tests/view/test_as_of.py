import pytest

from coranto.model.source import Document, Published
from coranto.view.as_of import counted, known_by, known_in_words


def document(doc: str, start: str | None, end: str | None) -> Document:
    published = Published(start, end, "day" if start else None, "header" if start else "unknown", "", 1.0)
    return Document(doc, "0" * 64, 10, None, "en", None, None, published)


DATED = [
    document("mon.txt", "2024-07-01", "2024-07-02"),
    document("tue.txt", "2024-07-02T08:30", "2024-07-02T08:31"),
    document("july.txt", "2024-07-01", "2024-08-01"),
    document("loose.txt", None, None),
]


@pytest.mark.parametrize(
    ("day", "docs", "later", "unsure"),
    [
        ("2024-06-30", set(), 3, 0),
        ("2024-07-01", {"mon.txt"}, 1, 1),
        ("2024-07-02", {"mon.txt", "tue.txt"}, 0, 1),
        ("2024-07-31", {"mon.txt", "tue.txt", "july.txt"}, 0, 0),
    ],
)
def test_only_what_was_surely_published_by_then_is_known(day: str, docs: set[str], later: int, unsure: int) -> None:
    known = known_by(DATED, day)
    assert (set(known.docs), known.later, known.unsure, known.undated) == (docs, later, unsure, 1)
    assert set(known_by(DATED, day, undated=True).docs) == docs | {"loose.txt"}


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (
            "2024-06-30",
            "As of the end of Sunday 30 June 2024: 0 dispatches. None was published by then: the first is of Monday "
            "1 July 2024. Left out: 3 published later, 1 without a date.",
        ),
        (
            "2024-07-02",
            "As of the end of Tuesday 2 July 2024: 2 dispatches. Left out: 1 that may have been published later, "
            "1 without a date.",
        ),
        (
            "2024-08-03",
            "As of the end of Saturday 3 August 2024: 3 dispatches. The last is of Wednesday 31 July 2024. "
            "Left out: 1 without a date.",
        ),
    ],
)
def test_the_note_says_what_is_left_out(day: str, words: str) -> None:
    assert known_in_words(known_by(DATED, day)) == words


def test_the_note_says_that_nothing_has_a_date() -> None:
    assert "No dispatch has a date." in known_in_words(known_by(DATED[3:], "2024-07-01"))
    assert known_by([], "2024-07-01").first is None


@pytest.mark.parametrize(
    ("number", "noun", "words"),
    [(1, "dispatch", "1 dispatch"), (2, "dispatch", "2 dispatches"), (0, "entry", "0 entries"), (3, "side", "3 sides")],
)
def test_things_are_counted_in_the_plural(number: int, noun: str, words: str) -> None:
    assert counted(number, noun) == words
