import pytest

from coranto.annotate.unnamed_places import unnamed_places
from coranto.model.annotation import Place


def named_in(text: str, *names: str) -> list[Place]:
    """Places of ``text`` by name, all in country XX."""
    return [
        Place("a", text.index(n), text.index(n) + len(n), n, n, 1, 0.0, 0.0, "XX", None, "city", 1.0) for n in names
    ]


def found(text: str, *names: str) -> list[tuple[str, str | None]]:
    """(phrase, name of the place it lies by) of the unnamed places."""
    rows = unnamed_places(text, named_in(text, *names))
    return [(text[row.start : row.end], row.by.name if row.by else None) for row in rows]


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("The flood cut off two small cities.", "two small cities"),
        ("Dozens of villages lost power.", "Dozens of villages"),
        ("Voting was put off in several coastal districts.", "several coastal districts"),
        ("Cholera is in 14 of them and 3 more provinces.", "3 more provinces"),
        ("Ash fell on at least nine towns.", "at least nine towns"),
        ("It reached a handful of islands.", "a handful of islands"),
        ("Troops hold more than 30 settlements.", "more than 30 settlements"),
    ],
)
def test_places_without_a_name_are_found(text: str, phrase: str) -> None:
    assert found(text) == [(phrase, None)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("A town near Gweru was hit by hail.", "Gweru"),
        ("a fishing village south of Iquique", "Iquique"),
        ("a village 30 km north of Osh", "Osh"),
        ("several districts of Herat", "Herat"),
        ("six villages in the northern province of Sofala", "Sofala"),
    ],
)
def test_the_place_that_it_lies_by_is_kept(text: str, by: str) -> None:
    assert [place for _, place in found(text, by)] == [by]


@pytest.mark.parametrize(
    "text",
    [
        "A town woke to snow.",
        "The city was calm.",
        "the two provinces of Herat and Farah",
        "two city councillors resigned",
        "Five Towns won the cup",
        "many days in the region",
    ],
)
def test_what_is_one_and_nowhere_or_has_names_is_none(text: str) -> None:
    names = [name for name in ("Five Towns",) if name in text]
    assert found(text, *names) == []
