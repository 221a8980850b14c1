"""How alike two sentences of different dispatches are: a law of order, and what it rests on."""

import math
from collections.abc import Iterable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.compose import kinship as module
from coranto.compose.desk import Desk
from coranto.compose.kinship import Kinship
from coranto.tools import open_tools
from support import corpus

SENTENCES = [
    "The Marwa tunnel was closed on Saturday.",
    "A tunnel at Marwa stayed shut.",
    "Wheat prices fell in Karonga.",
    "Farmers in Karonga sold wheat for less.",
    "The mayor of Tuzla resigned.",
]


def kinship(**texts: str) -> Kinship:
    tools = open_tools()
    return Kinship(Desk.of(corpus(texts), tools.triggers), tools.rarity, tools.kinship, tools.deeds)


@settings(max_examples=25, deadline=None)
@given(st.permutations(SENTENCES), st.permutations(SENTENCES))
def test_two_sentences_are_as_near_from_either_side(one: list[str], other: list[str]) -> None:
    found = kinship(a=" ".join(one), b=" ".join(other))
    for i in range(len(one)):
        for j in range(len(one), len(found.rows)):
            assert found.probability(i, j) == pytest.approx(found.probability(j, i))


def test_none_is_kin_to_a_sentence_of_its_own_dispatch() -> None:
    found = kinship(a=" ".join(SENTENCES), b=SENTENCES[0])
    for home in found.at:
        assert all(kin.sentence.doc != home[0] for kin in found.of(home))


def test_the_sentence_that_shares_rare_words_is_the_kin() -> None:
    found = kinship(a=SENTENCES[0], b=" ".join(SENTENCES))
    assert [found.rows[found.at["b", kin.sentence.start]].sentence.start for kin in found.of(("a", 0))] in ([0], [])
    assert found.probability(0, 1) > found.probability(0, 3)


def test_no_rounding_depends_on_the_order_of_a_set(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is another in each process, and a hair's breadth decides between two that are as near."""

    def whole(numbers: Iterable[float]) -> float:
        given = list(numbers)
        assert all(isinstance(number, int) for number in given), "use math.fsum, or sort"
        return sum(given)

    tools = open_tools()
    desk = Desk.of(corpus({"a": " ".join(SENTENCES[:3]), "b": " ".join(SENTENCES[1:])}), tools.triggers)
    monkeypatch.setattr(module, "sum", whole, raising=False)
    found = Kinship(desk, tools.rarity, tools.kinship, tools.deeds)
    weights = [found._weight[word] for word in found.rows[0].words]
    assert found._norms[0] == math.sqrt(math.fsum(weight**2 for weight in weights))
