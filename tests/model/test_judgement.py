from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from coranto.model.judgement import Judgement, NameRef, standing, with_id

ADA = NameRef("person", "Ada Roe", ("aa",), True)
IDA = NameRef("person", "Ida Roe", ("bb",), False)


def row(verdict, at, undoes=None, a=ADA, b=IDA) -> Judgement:
    a, b = (None, None) if undoes else (a, b)
    return with_id(Judgement("", verdict, a, b, None, f"2033-01-0{at}T00:00:00Z", None, undoes))


SAME = row("same", 1)
UNDO = row("undo", 2, SAME.id)
DIFFERENT = row("different", 3)
ROWS = [SAME, UNDO, DIFFERENT, row("same", 4), row("same", 5, a=ADA, b=NameRef("person", "A. Roe", ("cc",), True))]


def test_the_id_is_that_of_the_content_whichever_name_stands_first() -> None:
    assert row("same", 1, a=IDA, b=ADA) == SAME
    assert len({r.id for r in ROWS}) == len(ROWS)
    assert with_id(replace(SAME, note="sure")).id != SAME.id


def test_an_undo_takes_one_verdict_back_and_it_can_be_given_again() -> None:
    assert standing([SAME, UNDO]) == ()
    assert [r.at[:10] for r in standing(ROWS)] == ["2033-01-03", "2033-01-04", "2033-01-05"]


@given(st.permutations(ROWS))
def test_what_is_in_force_does_not_depend_on_the_order_of_rows(rows: list[Judgement]) -> None:
    assert standing(rows) == standing(ROWS)
