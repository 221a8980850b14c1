"""Nearness in meaning: what says the same in other words lies near, by one model whichever was asked for."""

from typing import Final

import numpy as np
import numpy.typing as npt
import pytest

from coranto.nlp.meanings import Meanings
from coranto.tools import Tools, open_tools


class Compass:
    """An embedder of three directions that counts how often it is asked."""

    rows: Final = {"east": (1.0, 0.0), "north": (0.0, 1.0), "between": (0.6, 0.8), "west": (-1.0, 0.0), "": (0.0, 0.0)}

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, sentences: list[str]) -> npt.NDArray[np.float32]:
        self.asked += sentences
        return np.array([self.rows[one] for one in sentences], np.float32)


@pytest.mark.parametrize(
    ("one", "other", "cosine"),
    [("east", "east", 1), ("east", "between", 0.6), ("east", "north", 0), ("east", "west", -1), ("", "east", 0)],
)
def test_sentences_are_as_near_as_their_directions(one: str, other: str, cosine: float) -> None:
    assert Meanings(Compass()).nearness(one, other) == pytest.approx(cosine, abs=1e-3)  # type: ignore[arg-type]


def test_a_sentence_is_read_once() -> None:
    compass = Compass()
    meanings = Meanings(compass)  # type: ignore[arg-type]
    meanings.nearness("east", "north")
    meanings.nearness("north", "west")
    assert compass.asked == ["east", "north", "west"]


@pytest.mark.parametrize(
    ("one", "other", "third"),
    [
        (
            "The pit flooded overnight and nine miners are unaccounted for.",
            "Nobody has heard from the nine men who were below ground when water burst in.",
            "The price of coal rose for the third month.",
        ),
        (
            "Teachers will walk out on Thursday over unpaid wages.",
            "The union has called a stoppage in schools because salaries are late.",
            "A school in the capital was named after the poet.",
        ),
        (
            "Hundreds of houses were left under water when the embankment gave way.",
            "The collapse of the dyke inundated whole neighbourhoods.",
            "Builders asked for more time and a new loan.",
        ),
    ],
)
def test_what_says_the_same_in_other_words_is_nearer_than_what_shares_a_topic(one: str, other: str, third: str) -> None:
    nearness = open_tools().nearness
    assert nearness(one, other) > nearness(one, third)
    assert Tools("gliner:/nowhere").nearness(one, other) == nearness(one, other)
