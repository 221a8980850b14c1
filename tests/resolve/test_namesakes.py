import pytest

from coranto.resolve.namesakes import MOST_IN_BLOCK, NEIGHBOURS, pairs
from coranto.text.names import PersonName, person_name
from coranto.tools import open_tools


def compared(*names: str) -> set[frozenset[str]]:
    lexicon = open_tools().names
    parts = [[person_name(name, lexicon.particles, lexicon.suffixes)] for name in names]
    spellings = lexicon.spellings(word for (part,) in parts for word in part.parts)
    return {frozenset((names[i], names[j])) for i, j in pairs(parts, spellings)}


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Oleh Havryliuk", "Oleg Gavrilyuk"),
        ("Mohammed al-Sharif", "Mohammed Sharif"),
        ("Nagy Imre", "Imre Nagy"),
        ("Gabriel Ruiz", "Gabriel Ruiz Ochoa"),
        ("Maria Hernandez", "Maria Hernandes"),
        ("J. Okafor", "Joy Okafor"),
        ("Bill Okafor", "William Okafor"),
    ],
)
def test_names_that_may_be_one_are_compared(a: str, b: str) -> None:
    assert compared(a, b) == {frozenset((a, b))}


def test_names_that_share_nothing_are_not() -> None:
    assert compared("Olga Petrova", "Li Wei", "Juan Soto") == set()


def test_many_of_one_family_are_compared_in_proportion_to_their_number() -> None:
    names = [[PersonName((f"{a}{b}{c}an",), "kim")] for a in "bdfgklmn" for b in "aeiou" for c in "bdfgklmnprst"]
    found = list(pairs(names, {}))
    assert len(names) > MOST_IN_BLOCK
    assert len(found) == len(set(found))
    assert len(found) < 8 * NEIGHBOURS * len(names)
    assert {i for pair in found for i in pair} == set(range(len(names)))


def test_each_pair_comes_once_and_the_lower_first() -> None:
    lexicon = open_tools().names
    parts = [[person_name(name, lexicon.particles)] for name in ("Ana Ruiz", "Anna Ruiz", "Ana Maria Ruiz")]
    assert sorted(pairs(parts, {})) == [(0, 1), (0, 2), (1, 2)]
