from dataclasses import replace

from coranto.model.assertion import Figure
from coranto.model.resolved import Relation
from coranto.view.figure_moves import FigureMove, figure_moves
from dossier_states import State, figure, series

FOUR = figure("fi1", "one.txt", "Four people", 4, "the harbour police")
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
NINE = figure("fi3", "three.txt", "Nine people", 9, "the widows' union")
DOCS = ("one.txt", "two.txt", "three.txt")


def moves(*figures: Figure, known: tuple[str, ...] = ("one.txt",), more: tuple[Relation, ...] = ()) -> list[FigureMove]:
    state = State(DOCS, (), (*figures, series(*figures), *more))
    return list(figure_moves(state.corpus(), known))


def amounts(found: list[FigureMove]) -> list[tuple[list[str], str]]:
    return [([value.amount for value in move.was], move.now.amount) for move in found]


def test_a_speaker_moves_from_its_own_last_value_and_another_from_everyones() -> None:
    assert amounts(moves(FOUR, SEVEN, NINE)) == [(["Four people"], "Seven people"), (["Four people"], "Nine people")]


def test_what_two_had_given_for_one_day_is_told_of_both() -> None:
    two = replace(NINE, as_of="2027-05-03", doc="two.txt", id="fi4", text="Five people", low=5, high=5)
    (move,) = moves(FOUR, two, replace(NINE, low=8), known=("one.txt", "two.txt"))
    assert [value.amount for value in move.was] == ["Five people"]
    (move,) = moves(FOUR, two, replace(NINE, source=None), known=("one.txt", "two.txt"))
    assert sorted(value.amount for value in move.was) == ["Five people", "Four people"]


def test_a_value_said_again_does_not_move() -> None:
    assert moves(FOUR, replace(SEVEN, low=4, high=4)) == []


def test_what_was_called_wrong_is_projected_or_a_part_neither_moves_nor_is_moved() -> None:
    wrong = Relation("corrects", "fi3", "fi2", "called wrong", 0.85)
    assert amounts(moves(FOUR, SEVEN, NINE, more=(wrong,))) == [(["Four people"], "Nine people")]
    assert moves(FOUR, replace(SEVEN, projection=True)) == []
    assert moves(FOUR, replace(SEVEN, subset_of="fi9")) == []


def test_a_series_that_begins_later_has_not_moved() -> None:
    assert moves(SEVEN, NINE) == []
    assert moves(FOUR, known=("one.txt",)) == []


def test_a_value_says_who_gives_it_and_as_of_when() -> None:
    (move,) = moves(FOUR, SEVEN)
    assert str(move.now) == "Seven people (the harbour police, as of Tuesday 4 May 2027)"
    assert (move.what, move.place) == ("killed", "Gdynia")
