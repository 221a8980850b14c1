import pytest

from coranto.resources.place_names import is_other_word, name_ranks
from coranto.resources.place_table import NameRank
from coranto.tools import open_tools

LEXICON = open_tools().names


@pytest.mark.parametrize(
    ("name", "others", "population", "kept"),
    [
        ("Köln", ["Cologne", "Colonia", "Kel'n", "CGN", "ke long", "Кёльн", "كولونيا"], 900_000,
         {"cologne", "colonia", "keln", "кельн", "كولونيا"}),
        ("Shchastya", ["Schastye", "Iwanowka"], 900, {"schastye"}),
        ("Tbilisi", ["Tiflis", "თბილისი"], 1_000_000, {"tiflis", "თბილისი"}),
        ("Ozurgeti", ["ოზურგეთი"], 14_000, set()),
        ("Neenah", ["Nina", "Ninah"], 900, {"ninah"}),
        ("Little Haven", ["Хавен"], 900, set()),
        ("Springbank", ["Mary", "Market", "Hope", "The"], 50_000, set()),
    ],
)  # fmt: skip
def test_names_that_may_mean_the_place(name: str, others: list[str], population: int, kept: set[str]) -> None:
    ranks = name_ranks(name, others, population, LEXICON)
    assert {key for key, rank in ranks.items() if rank == NameRank.OTHER} == kept


def test_its_own_name_is_kept_whatever_it_means() -> None:
    assert name_ranks("Hope", [], 100, LEXICON) == {"hope": NameRank.OWN}
    assert name_ranks("", ["Lyon"], 100_000, LEXICON) == {"lyon": NameRank.OTHER}


@pytest.mark.parametrize(
    ("word", "other"), [("minister", True), ("mary", True), ("odesa", False), ("port moresby", False)]
)
def test_words_that_mean_something_else(word: str, other: bool) -> None:
    assert is_other_word(word, LEXICON) is other
