import pytest

from coranto.model.corpus import MemoryCorpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.view.grades import by_record, graded, graded_meant, ungraded
from dossier_states import Line, State, claim, event, extent, figure
from editions import graded as ferry_graded
from records import DROWNED, ELEVEN, ferry

BURNED = claim("clone", "one.txt", "the mill burned down on Sunday", "the harbour police")
DIED = claim("clower", "two.txt", "Seven people died in the fire at the mill", "the harbour police")
LOCKED = claim("cltwo", "three.txt", "the mill was locked", "The owner")
SEVEN = figure("figure7", "two.txt", "Seven people", 7, "the harbour police")
FIRE = event("event1", [extent("two.txt", "the fire at the mill")])


def mill() -> MemoryCorpus:
    lines = (
        Line("enfirst", (extent("two.txt"),), ("event1",), ("clower",), ("figure7",), rank=2),
        Line("ensecond", (extent("three.txt"),), (), ("cltwo", "clower"), rank=1),
    )
    return State(("one.txt", "two.txt", "three.txt"), lines, (BURNED, DIED, LOCKED, SEVEN, FIRE)).corpus()


@pytest.mark.parametrize(
    ("reference", "of", "meant"),
    [
        ("clone", None, ("claim", "clone")),
        (" CLON ", None, ("claim", "clone")),
        ("figu", None, ("figure", "figure7")),
        ("event1", None, ("event", "event1")),
        ("two.txt#char=0,41", None, ("claim", "clower")),
        ("two.txt#char=3,5", None, ("claim", "clower")),
        ("two.txt#char=0,41", "figure", ("figure", "figure7")),
        ("two.txt#char=0,41", "event", ("event", "event1")),
    ],
)
def test_a_record_is_meant_by_its_id_or_a_passage(reference, of, meant):
    found = graded_meant(mill(), reference, of)
    assert (found.of, found.id) == meant
    assert mill().folio(found.doc).text[found.start : found.end] == found.text


@pytest.mark.parametrize(
    ("reference", "of", "error", "says"),
    [
        ("clo", None, BadRequestError, "too short"),
        ("clow", "figure", NotFoundError, "no figure clow"),
        ("zzzz", None, NotFoundError, "no claim, event or figure"),
        ("one.txt#char=9,3", None, BadRequestError, "ends before"),
        ("none.txt#char=0,9", None, NotFoundError, "no document none.txt"),
        ("one.txt#char=0,9", None, NotFoundError, "No claim stands in"),
    ],
)
def test_what_means_none_is_refused(reference, of, error, says):
    with pytest.raises(error, match=says):
        graded_meant(mill(), reference, of)


def test_what_means_several_is_refused_with_the_choices():
    twice = State(("one.txt",), (), (BURNED, claim("clover", "one.txt", "on Sunday", "the harbour police"))).corpus()
    with pytest.raises(BadRequestError, match=r"touches 2 claims.*clone.*clover"):
        graded_meant(twice, "one.txt#char=0,80")
    assert graded_meant(twice, f"one.txt#char={BURNED.start},{BURNED.end}").id == "clone"


def test_a_whole_id_stands_before_the_beginning_of_another():
    longer = State(("one.txt",), (), (BURNED, claim("clonely", "one.txt", "on Sunday", "the harbour police"))).corpus()
    assert graded_meant(longer, "clone").id == "clone"
    with pytest.raises(BadRequestError, match=r"may be 2 records.*clone \(claim\); clonely \(claim\)"):
        graded_meant(longer, "clon")


def test_what_nobody_graded_comes_as_a_reader_should_see_it():
    assert [(one.about, one.entry, one.reading) for one in ungraded(mill())] == [
        ("cltwo", "ensecond", "none"),
        ("clower", "ensecond", "none"),
    ]


def test_what_is_graded_stands_with_its_readers_and_what_is_gone_stands_last():
    found = graded(ferry_graded())
    assert [(one.of, one.about, one.reading) for one in found] == [
        ("claim", "cl1", "differ"),
        ("figure", "fi1", "once"),
        ("event", None, "once"),
    ]
    assert found[0].permalink == f"bay.txt#char={DROWNED.start},{DROWNED.end}"
    assert found[1].permalink == f"bay.txt#char={ELEVEN.start},{ELEVEN.end}"
    assert (found[0].entry, found[2].permalink, found[2].entry) == ("en1", None, None)
    assert list(ungraded(ferry_graded())) == []
    assert [one.about for one in ungraded(ferry())] == ["cl1"]


def test_grades_are_looked_up_by_what_they_are_of():
    grades = [one for review in graded(ferry_graded()) for one in review.grades]
    assert {about: len(held) for about, held in by_record(grades).items()} == {"cl1": 2, "fi1": 1}
