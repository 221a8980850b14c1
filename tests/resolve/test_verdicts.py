import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.model.judgement import Judgement, NameRef, with_id
from resolve.who import groups, profile, rows, text_of, verdict

SMITHS = [profile(doc, "John Smith") for doc in "abc"]
TWO = verdict("different", ("a", "John Smith"), ("b", "John Smith"))


def test_different_divides_bearers_of_one_name() -> None:
    assert groups(*SMITHS) == [("a John Smith", "b John Smith", "c John Smith")]
    assert groups(*SMITHS, judged=[TWO]) == [("a John Smith",), ("b John Smith",), ("c John Smith",)]


def test_who_is_not_named_goes_with_whom_by_far_most_texts_mean() -> None:
    many = [profile(f"d{n}", "John Smith") for n in range(4)]
    ref = NameRef("person", "John Smith", tuple(text_of(p.doc) for p in many), False)
    lone = NameRef("person", "John Smith", (text_of("b"),), False)
    judged = with_id(Judgement("", "different", ref, lone, None, "2033-01-01T00:00:00Z", None, None))
    found = groups(*SMITHS, *many, judged=[judged])
    assert ("b John Smith",) in found
    assert len(found) == 2


def test_same_joins_what_nothing_else_would() -> None:
    found = [profile("a", "Pelé"), profile("b", "Edson Nascimento")]
    same = verdict("same", ("a", "Pelé"), ("b", "Edson Nascimento"))
    assert groups(*found) == [("a Pelé",), ("b Edson Nascimento",)]
    entities, _, _ = rows(*found, judged=[same])
    assert [(e.name, e.judgements) for e in entities] == [("Edson Nascimento", (same.id,))]
    assert "judged to be one by Ana on 2033-01-01" in entities[0].reason


def test_both_that_were_kept_apart_say_so() -> None:
    entities, _, _ = rows(*SMITHS[:2], judged=[TWO])
    assert [e.judgements for e in entities] == [(TWO.id,)] * 2
    for one, other in (entities, entities[::-1]):
        assert f"kept apart from {other.name} [{other.id}]: judged to be two by Ana" in one.reason


def test_same_stands_above_what_texts_say() -> None:
    found = [profile("a", "Robin Archer", sexes=frozenset("m")), profile("b", "Robin Archer", sexes=frozenset("f"))]
    same = verdict("same", ("a", "Robin Archer"), ("b", "Robin Archer"))
    assert len(groups(*found)) == 2
    assert len(groups(*found, judged=[same])) == 1


def test_of_two_that_contradict_the_older_is_obeyed() -> None:
    later = verdict("same", ("a", "John Smith"), ("b", "John Smith"), "2034-01-01T00:00:00Z")
    assert groups(*SMITHS[:2], judged=[later, TWO]) == [("a John Smith",), ("b John Smith",)]


@pytest.mark.parametrize(("wide", "joined"), [(True, 1), (False, 2)])
def test_a_name_meant_widely_is_known_again_in_other_texts(wide: bool, joined: int) -> None:
    refs = [NameRef("person", name, ("0" * 16,), wide) for name in ("Pelé", "Edson Nascimento")]
    same = with_id(Judgement("", "same", *refs, None, "2033-01-01T00:00:00Z", None, None))
    assert len(groups(profile("a", "Pelé"), profile("b", "Edson Nascimento"), judged=[same])) == joined


JUDGED = [
    verdict(decision, ("abc"[i], "John Smith"), ("abc"[j], "John Smith"), f"2033-01-0{day}T00:00:00Z")
    for day, (decision, i, j) in enumerate(
        [("different", 0, 1), ("same", 1, 2), ("same", 0, 2), ("different", 0, 2)], 1
    )
]


@given(st.permutations(JUDGED))
def test_the_order_of_rows_does_not_matter(judged: list[Judgement]) -> None:
    assert groups(*SMITHS, judged=judged) == groups(*SMITHS, judged=JUDGED)
