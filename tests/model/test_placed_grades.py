"""Finding again what was graded, in a dossier made by hand."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.model.assertion import Claim
from coranto.model.corpus import MemoryCorpus
from coranto.model.grade import Graded, Grading, with_id
from coranto.model.judgement import HASH_DIGITS
from coranto.model.placed_grades import Candidate, alike, candidates, found_again, placed
from dossier_states import State, claim, event, extent, figure

TOLD = Graded("claim", "old", "one.txt", 10, 50, "x" * 40, "said", "9f2c9f2c9f2c9f2c")
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda pair: (pair[0], pair[0] + pair[1]))
CLAIM = claim("cl1", "one.txt", "Four people died when the mill burned down on Sunday", "the harbour police")


def state(*claims: Claim) -> MemoryCorpus:
    return State(("one.txt", "two.txt"), (), (*claims,)).corpus()


def grading(at: str = "2033-08-01T10:00:00Z", reviewer: str = "Ana", number: int = 2, **changes: object) -> Grading:
    sha256 = state().folio("one.txt").dispatch.sha256[:HASH_DIGITS]
    told = Graded("claim", CLAIM.id, "one.txt", CLAIM.start, CLAIM.end, CLAIM.text, None, sha256)
    return with_id(Grading("", replace(told, **changes), "B", number, reviewer, at))


@pytest.mark.parametrize(
    ("held", "found"),
    [
        ([Candidate("old", 0, 3, None), Candidate("new", 10, 50, "said")], ("old", "id")),
        ([Candidate("new", 10, 50, "told")], ("new", "passage")),
        ([Candidate("b", 10, 50, "told"), Candidate("c", 10, 50, "said")], ("c", "passage")),
        ([Candidate("b", 10, 50, "said"), Candidate("a", 10, 50, "said")], ("a", "passage")),
        ([Candidate("b", 10, 46, "said"), Candidate("a", 10, 44, "said")], ("b", "passage")),
        ([Candidate("within", 20, 50, "said")], None),
        ([Candidate("around", 0, 55, "said")], None),
        ([Candidate("beside", 50, 90, "said")], None),
        ([], None),
    ],
)
def test_what_was_graded_is_found_by_its_id_else_by_its_passage(held, found):
    assert found_again(TOLD, held) == found


def test_an_event_is_found_only_by_the_word_that_tells_of_it():
    told = replace(TOLD, of="event", word="looted")
    assert found_again(told, [Candidate("attack", 10, 50, "attacked")]) is None
    two = [Candidate("attack", 10, 50, "attacked"), Candidate("loot", 10, 50, "looted")]
    assert found_again(told, two) == ("loot", "passage")


@given(SPANS, SPANS)
def test_likeness_is_mutual_and_whole_only_of_the_same(a, b):
    assert alike(a, b) == alike(b, a)
    assert 0 <= alike(a, b) <= 1
    assert (alike(a, b) == 1) == (a == b)


def test_an_empty_passage_is_like_itself_alone():
    assert (alike((3, 3), (3, 3)), alike((3, 3), (4, 4))) == (1, 0)


def test_a_grade_stands_at_its_claim():
    (grade,) = placed([grading()], state(CLAIM))
    assert (grade.about, grade.found, grade.doc) == ("cl1", "id", "one.txt")
    (moved,) = placed([grading(id="gone")], state(CLAIM))
    assert (moved.about, moved.found, moved.text) == ("cl1", "passage", CLAIM.text)


@pytest.mark.parametrize(
    ("changes", "doc"),
    [
        ({"id": "gone", "of": "figure"}, "one.txt"),
        ({"sha256": "0" * 16}, None),
        ({"text": "Five people died when the mill burned down on Sunday"}, None),
    ],
)
def test_a_grade_of_what_is_gone_is_kept_and_says_so(changes, doc):
    (grade,) = placed([grading(**changes)], state(CLAIM))
    assert (grade.about, grade.found, grade.doc) == (None, None, doc)
    assert (grade.start is None) == (doc is None)


def test_a_document_is_known_by_its_bytes_under_any_name():
    (grade,) = placed([grading(doc="elsewhere/uno.txt")], state(CLAIM))
    assert (grade.about, grade.doc) == ("cl1", "one.txt")


def test_a_later_grade_of_the_same_reviewer_takes_the_place_of_the_earlier():
    first, second = grading(), grading("2033-08-02T10:00:00Z", number=4)
    other = grading("2033-08-01T12:00:00Z", "Bea", id="moved by now")
    found = placed([second, other, first], state(CLAIM))
    assert [(one.reviewer, one.information) for one in found] == [("Bea", 2), ("Ana", 4)]
    undo = with_id(Grading("", None, None, None, "Ana", "2033-08-03T10:00:00Z", undoes=second.id))
    assert [one.information for one in placed([second, undo, first], state(CLAIM))] == [2]


@given(st.permutations([grading(), grading("2033-08-02T10:00:00Z", number=4), grading(reviewer="Bea")]))
def test_the_order_of_rows_does_not_matter(rows):
    assert placed(rows, state(CLAIM)) == placed(sorted(rows, key=lambda row: row.id), state(CLAIM))


def test_events_and_figures_stand_where_their_words_do():
    burned = event("ev1", [extent("one.txt", "the mill burned down"), extent("two.txt", "the fire at the mill")])
    seven = figure("fi1", "two.txt", "Seven people", 7, "the harbour police")
    corpus = State(("one.txt", "two.txt"), (), (burned, seven)).corpus()
    where = extent("two.txt", "the fire at the mill")
    assert list(candidates(corpus, "two.txt", "event")) == [Candidate("ev1", where.start, where.end, None)]
    assert list(candidates(corpus, "two.txt", "figure")) == [Candidate("fi1", seven.start, seven.end, None)]
    assert list(candidates(corpus, "one.txt", "figure")) == []
