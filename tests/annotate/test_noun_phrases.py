"""Noun phrases beside a number."""

import pytest

from coranto.annotate.noun_phrases import is_people, is_plural, noun_after, phrase_after_of, phrase_before
from coranto.tools import open_tools

NOUNS = open_tools().counted


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (" young Kenyan soldiers on leave", "young Kenyan soldiers"),
        (" soldiers and civilians died", "soldiers and civilians"),
        (" soldiers and tanks came", "soldiers"),
        ("-nation council", "nation"),
        (" people", "people"),
        (" of them", None),
        (", soldiers", None),
        ("", None),
    ],
)
def test_noun_after(text: str, phrase: str | None) -> None:
    found = noun_after(text, 0, len(text), NOUNS)
    assert (found.of(text) if found else None) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        (" of the old bridges", "old bridges"),
        (" (£2m) of food aid", "food aid"),
        (" of them children", "children"),
        (" on Monday", None),
    ],
)
def test_phrase_after_of(text: str, phrase: str | None) -> None:
    found = phrase_after_of(text, 0, len(text), NOUNS)
    assert (found.of(text) if found else None) == phrase


@pytest.mark.parametrize(
    ("text", "phrase"),
    [(" in food aid", "food aid"), (" in Lagos", None), (" in two days", None), (" in a decade", None)],
)
def test_what_a_sum_is_in(text: str, phrase: str | None) -> None:
    found = phrase_after_of(text, 0, len(text), NOUNS, inside=True)
    assert (found.of(text) if found else None) == phrase
    assert phrase_after_of(text, 0, len(text), NOUNS) is None


def test_phrase_before_skips_verbs() -> None:
    text = "The old stone bridge spans 400"
    found = phrase_before(text, 0, text.index("400"), NOUNS)
    assert found is not None
    assert found.of(text) == "old stone bridge"


def test_plurals_and_people() -> None:
    assert [is_plural(w, NOUNS) for w in ("houses", "police", "various", "bus", "Kenya's")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert [is_people(p, NOUNS) for p in ("young soldiers", "Kenyans", "old houses", "")] == [True, True, False, False]
