"""Words of occurrences that have victims."""

import pytest

from coranto.resources.consequences import load
from coranto.tools import open_tools

TABLE = load()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The earthquake set off landslides", ["quake", "storm"]),
        ("The fire brigade came", []),
        ("Troops opened fire", ["attack"]),
        ("A fire broke out", ["fire"]),
        ("since World War Two", []),
        ("a cease-fire", []),
        ("aftershocks were felt", ["quake"]),
        ("Tear gas hung over the march", ["unrest"]),
    ],
)
def test_named(text: str, kinds: list[str]) -> None:
    assert [kind for _, kind in TABLE.named(text)] == kinds


def test_the_table_speaks_of_its_own_kinds_and_of_families_that_are_there() -> None:
    kinds = set(TABLE.words.groupindex)
    assert {kind for pair in TABLE.kindred for kind in pair} <= kinds
    assert TABLE.point <= kinds
    assert TABLE.local <= kinds
    assert {kind for able in TABLE.victims.values() for kind in able} <= kinds
    assert set(TABLE.families.values()) <= kinds
    assert set(TABLE.families) <= set(open_tools().triggers.families)
