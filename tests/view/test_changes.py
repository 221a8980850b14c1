from dataclasses import replace

import pytest

from coranto.model.resolved import Relation
from coranto.view.changes import Change, changes
from dossier_states import TEXTS, Line, State, claim, event, extent, figure, series

ONE, TWO, THREE = (extent(doc) for doc in TEXTS)
BURNED = extent("one.txt", "the mill burned down")
FOUR = figure("fi1", "one.txt", "Four people", 4, "the harbour police")
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
NINE = figure("fi3", "three.txt", "Nine people", 9, "the widows' union")
FIRST = State(("one.txt",), (Line("en1", (ONE,), ("ev1",)),), (event("ev1", [BURNED]),))


def compared(before: State, after: State) -> tuple[Change, ...]:
    return changes(before.corpus(), after.corpus())


def later(line: Line, *records: object, docs: tuple[str, ...] = ("one.txt", "two.txt")) -> State:
    """The first state, its line now another, with more records."""
    given = [r for r in records if getattr(r, "mentions", None)] or [event("ev2", [BURNED, TWO])]
    return State(docs, (line,), (*given, *(r for r in records if r not in given)))  # type: ignore[arg-type]


def test_nothing_differs_between_a_state_and_itself() -> None:
    assert compared(FIRST, FIRST) == ()


def test_a_line_of_a_later_dispatch_alone_is_new() -> None:
    fresh = Line("en2", (THREE,), rank=2)
    (found,) = compared(FIRST, State(("one.txt", "three.txt"), (*FIRST.lines, fresh), FIRST.records))
    assert (found.standing, found.was, found.now, found.moves) == ("new", None, fresh.entry(), ())


def test_a_line_cut_anew_from_old_dispatches_is_not_new() -> None:
    assert (
        compared(FIRST, State(("one.txt", "two.txt"), (*FIRST.lines, Line("en9", (ONE,), rank=2)), FIRST.records)) == ()
    )


def test_an_event_with_more_tellings_is_the_same_line_under_another_id() -> None:
    (found,) = compared(FIRST, later(Line("en7", (ONE, TWO), ("ev2",), n_origins=2)))
    assert (found.standing, found.was and found.was.id, found.now and found.now.id) == ("changed", "en1", "en7")
    (move,) = found.moves
    assert (move.kind, move.was, move.now, move.was_cited, move.now_cited) == ("origins", "1", "2", (ONE,), (TWO,))


@pytest.mark.parametrize(
    ("now", "kind", "words"),
    [
        (Line("en7", (ONE, TWO), ("ev2",), status="claimed"), "status", ("reported", "claimed")),
        (Line("en7", (ONE, TWO), ("ev2",), status="denied"), "denied", ("reported", "denied")),
        (Line("en7", (ONE, TWO), ("ev2",), day=None), "day", ("Sunday 2 May 2027", "undated")),
        (Line("en7", (ONE, TWO), ("ev2",), place="Sopot"), "place", ("Gdynia", "Sopot")),
        (Line("en7", (ONE, TWO), ("ev2",), unverified=True), "unverified", ("", "unverified")),
        (Line("en7", (ONE, TWO), ("ev2",), n_parties=1), "parties", ("0", "1")),
        (Line("en7", (ONE, TWO), ("ev2",), disputed=True), "disputed", ("undisputed", "disputed")),
    ],
)
def test_a_line_that_stands_otherwise_says_what_it_was_and_is(now: Line, kind: str, words: tuple[str, str]) -> None:
    (found,) = compared(FIRST, later(now))
    assert [(m.kind, m.was, m.now) for m in found.moves] == [(kind, *words)]
    assert found.standing == ("withdrawn" if kind == "denied" else "changed")


def test_a_dispute_that_is_gone_is_settled() -> None:
    before = replace(FIRST, lines=(replace(FIRST.lines[0], disputed=True),))
    (found,) = compared(before, later(Line("en7", (ONE, TWO), ("ev2",))))
    assert [m.kind for m in found.moves] == ["settled"]


def test_a_dispute_cites_both_sides_and_says_why() -> None:
    said = claim("cl1", "one.txt", "Four people died", "the harbour police")
    denial = claim("cl2", "three.txt", "the mill was locked", "The owner", "denied")
    before = replace(FIRST, records=(*FIRST.records, said))
    line = Line("en7", (ONE,), ("ev1",), ("cl1",), disputed=True)
    told = (*FIRST.records, said, denial, Relation("denies", "cl2", "cl1", "the owner says that it is not so", 0.9))
    (found,) = compared(before, State(("one.txt", "three.txt"), (line,), told))
    (move,) = found.moves
    assert (move.kind, move.why) == ("disputed", "the owner says that it is not so")
    assert {cited.doc for cited in move.now_cited} == {"one.txt", "three.txt"}


def test_a_plan_that_was_carried_out_says_so() -> None:
    before = replace(FIRST, records=(event("ev1", [BURNED], phase="planned"),))
    (found,) = compared(before, later(Line("en7", (ONE, TWO), ("ev2",))))
    assert [(m.kind, m.was, m.now) for m in found.moves] == [("phase", "planned", "done")]
    assert [c.doc for c in found.moves[0].now_cited] == ["two.txt"]


def test_a_toll_that_rises_moves_the_line_that_lists_it() -> None:
    before = replace(FIRST, records=(*FIRST.records, FOUR, series(FOUR)))
    before = replace(before, lines=(replace(FIRST.lines[0], figures=("fi1",)),))
    line = Line("en7", (ONE, TWO), ("ev2",), figures=("fi1", "fi2"))
    (found,) = compared(before, later(line, FOUR, SEVEN, series(FOUR, SEVEN)))
    (move,) = found.moves
    assert (move.kind, move.why) == ("figure", "killed – Gdynia")
    assert move.was == "Four people (the harbour police, as of Monday 3 May 2027)"
    assert move.now == "Seven people (the harbour police, as of Tuesday 4 May 2027)"


@pytest.mark.parametrize(("kind", "standing"), [("corrects", "changed"), ("retracts", "withdrawn")])
def test_what_is_taken_back_gives_the_wrong_words_and_the_right_ones(kind: str, standing: str) -> None:
    before = replace(FIRST, records=(*FIRST.records, FOUR), lines=(replace(FIRST.lines[0], figures=("fi1",)),))
    taken_back = Relation(kind, "fi2", "fi1", "“Seven” is called the correct value", 0.85)  # type: ignore[arg-type]
    (found,) = compared(before, later(Line("en7", (ONE, TWO), ("ev2",), figures=("fi1",)), FOUR, SEVEN, taken_back))
    (move,) = found.moves
    assert (found.standing, move.was, move.now) == (standing, "Four people", "Seven people")


def test_a_claim_that_is_checked_later_is_verified() -> None:
    checked = claim("cl2", "two.txt", "Seven people died", "the harbour police", checked=True)
    (found,) = compared(FIRST, later(Line("en7", (ONE, TWO), ("ev2",), ("cl2",)), checked))
    assert [(m.kind, m.now) for m in found.moves] == [("verified", "verified by the narrator")]


def test_a_line_that_nothing_tells_or_cites_any_more_is_gone() -> None:
    (found,) = compared(FIRST, State(("one.txt", "two.txt")))
    assert (found.standing, found.now) == ("withdrawn", None)
    assert [(m.kind, m.now_cited) for m in found.moves] == [("gone", ())]


def test_a_line_that_another_cites_is_not_gone() -> None:
    assert compared(FIRST, State(("one.txt", "two.txt"), (Line("en9", (ONE, TWO), n_origins=2),))) == (
        Change("new", None, Line("en9", (ONE, TWO), n_origins=2).entry(), ()),
    )
