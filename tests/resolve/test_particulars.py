import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resolve.particulars import NOTHING, Particulars, agreed, contradiction, together
from coranto.resolve.posts import Post

YEAR = 365


def post(owner: str, *weeks: int) -> dict[str, Post]:
    return {"mayor": Post(frozenset({owner}), frozenset(weeks), f"mayor of {owner}")}


MAN, WOMAN = Particulars(sexes=frozenset("m")), Particulars(sexes=frozenset("f"))
OLD, YOUNG = Particulars(born=(0, YEAR)), Particulars(born=(30 * YEAR, 31 * YEAR))
DEAD = Particulars(died=(50 * YEAR, 51 * YEAR))


@pytest.mark.parametrize(
    ("a", "b", "why"),
    [
        (MAN, WOMAN, "one is a man, the other a woman"),
        (OLD, YOUNG, "their ages differ by more than the dates explain"),
        (DEAD, Particulars(died=(70 * YEAR, 71 * YEAR)), "they died in different years"),
        (DEAD, Particulars(speaks=60 * YEAR), "one had died before the other spoke"),
        (DEAD, Particulars(born=(60 * YEAR, 61 * YEAR)), "one had died before the other was born"),
        (
            Particulars(posts=post("Kano", 7)),
            Particulars(posts=post("Lagos", 8)),
            "at one time one was mayor of Kano and the other mayor of Lagos",
        ),
    ],
)
def test_what_two_people_cannot_share_keeps_them_apart(a: Particulars, b: Particulars, why: str) -> None:
    assert contradiction(a, b) == contradiction(b, a) == why


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (MAN, NOTHING),
        (MAN, MAN),
        (OLD, Particulars(born=(YEAR + 300, 2 * YEAR))),
        (DEAD, Particulars(speaks=50 * YEAR)),
        (Particulars(posts=post("Kano", 7)), Particulars(posts=post("Lagos", 9))),
        (Particulars(posts=post("Kano", 7)), Particulars(posts=post("Kano", 7))),
        (Particulars(sexes=frozenset("mf")), WOMAN),
    ],
)
def test_what_one_person_may_be_does_not(a: Particulars, b: Particulars) -> None:
    assert contradiction(a, b) is None


KNOWN = st.builds(
    Particulars,
    sexes=st.sampled_from([frozenset(), frozenset("m"), frozenset("f")]),
    born=st.none() | st.integers(0, 9000).map(lambda day: (day, day + 365)),
    speaks=st.none() | st.integers(0, 30000),
    posts=st.sampled_from([{}, post("Kano", 1), post("Lagos", 1), post("Lagos", 2)]),
)


@given(KNOWN, KNOWN)
def test_together_does_not_depend_on_the_order(a: Particulars, b: Particulars) -> None:
    assert together(a, b) == together(b, a)
    assert together(a, NOTHING) == a


def test_ages_together_narrow_the_birth() -> None:
    assert together(Particulars(born=(0, 400)), Particulars(born=(300, 700))).born == (300, 400)
    assert together(Particulars(born=(0, 100)), Particulars(born=(300, 700))).born == (100, 300)


def test_votes_tell_only_where_they_agree() -> None:
    assert agreed(["f", "f"], 2) == {"f"}
    assert agreed(["f"], 2) == agreed(["f", "m", "f"], 2) == agreed([]) == frozenset()
