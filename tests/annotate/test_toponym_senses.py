import pytest

from coranto.annotate.toponym_senses import senses_of
from coranto.annotate.toponym_sights import sight_of
from coranto.tools import open_tools

TOOLS = open_tools()


def senses(text: str, *names: str) -> list[tuple[list[int], dict[str, set[str]]]]:
    """Members of each sense, and precision → features beside its candidates of that precision."""
    sights, at = [], 0
    for name in names:
        at = text.index(name, at)
        sights.append(sight_of(text, at, at + len(name), TOOLS))
        at += len(name)
    found = []
    for sense in senses_of(text, sights):
        features: dict[str, set[str]] = {}
        for (candidate, _), beside in zip(sense.known, sense.beside, strict=True):
            features.setdefault(candidate.row.precision, set()).update(beside)
        found.append((sense.members, features))
    return found


def test_a_bare_name_joins_the_sight_that_says_where_it_lies() -> None:
    assert [m for m, _ in senses("Cordoba, Spain, is old. Cordoba is hot.", "Cordoba", "Cordoba")] == [[0, 1]]


def test_two_sights_that_say_otherwise_are_two_senses() -> None:
    text = "Cordoba, Spain, and Cordoba, Argentina, are twins. Cordoba won."
    assert [m for m, _ in senses(text, "Cordoba", "Cordoba", "Cordoba")] == [[0], [1], [2]]


@pytest.mark.parametrize(
    ("text", "names", "precision"),
    [
        ("Alabama, Georgia and Florida", ("Alabama", "Georgia", "Florida"), "region"),
        ("Armenia, Georgia and Azerbaijan", ("Armenia", "Georgia", "Azerbaijan"), "country"),
    ],
)
def test_a_name_in_a_list_is_like_its_fellows(text: str, names: tuple[str, ...], precision: str) -> None:
    (_, features) = senses(text, *names)[1]
    assert [p for p, beside in features.items() if "listed with its like" in beside] == [precision]


def test_two_names_are_no_list() -> None:
    (_, features) = senses("Georgia and Florida", "Georgia", "Florida")[0]
    assert "listed with its like" not in set().union(*features.values())
