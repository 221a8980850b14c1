import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.view.reading.rewording import rewordings, words_between, words_of
from told_twice import told

WIRE = (
    "A dam above Kurunegala gave way on Sunday, killing at least 12 people.\n"
    "The army sent 40 boats to the villages below it.\n"
    "Schools stay closed until Thursday.\n"
    "Farmers said the wall had leaked for a month."
)
Row = tuple[str, str]


def differences(own: str, other: str) -> list[Row]:
    """What each says where they differ."""
    folio = told(own)
    return [(own[one.start : one.end], one.words) for one in rewordings(folio, told(other, "b.txt")) if not one.moved]


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (WIRE, []),
        (WIRE.upper().replace(".", " !"), []),
        (WIRE.replace("12", "17"), [("17", "12")]),
        (
            WIRE.replace("on Sunday, killing at least 12", "early on Sunday, killing 17"),
            [("early", ""), ("17", "at least 12")],
        ),
        (WIRE.replace("Schools stay closed until Thursday.\n", ""), [("", "Schools stay closed until Thursday.")]),
        (WIRE + "\nThe minister was in Oslo.", [("The minister was in Oslo.", "")]),
        (WIRE.replace("sent 40 boats to", "sent boats to"), [("", "40")]),
        (
            WIRE.replace("Schools stay closed until Thursday.", "The reservoir fed two turbines."),
            [("The reservoir fed two turbines.", ""), ("", "Schools stay closed until Thursday.")],
        ),
    ],
)  # fmt: skip
def test_what_one_says_otherwise_is_told_and_nothing_else(own: str, expected: list[Row]) -> None:
    assert sorted(differences(own, WIRE)) == sorted(expected)
    assert sorted(differences(WIRE, own)) == sorted((other, mine) for mine, other in expected)


def test_a_thousand_is_one_however_it_is_grouped() -> None:
    assert differences("About 1,000 people fled the valley.", "About 1000 people fled the valley.") == []
    assert differences("About 1,500 people fled the valley.", "About 1000 people fled the valley.") == [
        ("1,500", "1000")
    ]


def test_a_sentence_in_another_place_was_moved_and_neither_added_nor_left_out() -> None:
    first, *others = WIRE.split("\n")
    own = told("\n".join([*others, first]))
    (moved,) = rewordings(own, told(WIRE, "b.txt"))
    assert moved.moved
    assert moved.other is not None
    assert WIRE[moved.other.start : moved.other.end] == own.text[moved.start : moved.end] == first


def test_what_the_other_says_stands_where_it_says_it() -> None:
    for one in rewordings(told(WIRE.replace("12 people", "30 villagers")), told(WIRE, "b.txt")):
        assert one.other is not None
        assert WIRE[one.other.start : one.other.end] == one.words


def test_what_is_left_out_stands_before_what_follows_it() -> None:
    cut = WIRE.replace("The army sent 40 boats to the villages below it.\n", "")
    (one,) = rewordings(told(cut), told(WIRE, "b.txt"))
    assert (one.start, one.end) == (cut.index("Schools"),) * 2
    short = WIRE.rpartition("\n")[0]
    (last,) = rewordings(told(short), told(WIRE, "b.txt"))
    assert (last.start, last.end) == (len(short),) * 2


def test_words_are_counted() -> None:
    assert words_between("At least 1,200 people — nine of them children's nurses.") == 9
    assert words_of(told(WIRE)) == words_between(WIRE)


SENTENCES = st.lists(
    st.sampled_from(["Rain fell.", "The old bridge at Pisco held firm.", "Nine died, it said.", "Nine died."])
)


@given(SENTENCES, SENTENCES)
def test_changes_stand_in_order_and_hold_all_that_differs(mine: list[str], theirs: list[str]) -> None:
    own, other = told("\n".join(mine)), told("\n".join(theirs), "b.txt")
    changes = list(rewordings(own, other))
    assert [one.start for one in changes] == sorted(one.start for one in changes)
    assert all(0 <= one.start <= one.end <= len(own.text) for one in changes)
    if mine == theirs:
        assert changes == []
