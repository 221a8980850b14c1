import time

import pytest

from coranto.model.annotation import Mention, Sentence
from coranto.model.errors import AnswerError, EndpointError, ModelUnavailableError
from coranto.model.source import Problem
from coranto.run.phases import phases
from coranto.run.visit import Visit, failure, is_importable, perform, refer, resolve
from coranto.steps import DocumentStep
from coranto.store.layers import PackedRows
from coranto.tools import open_tools
from run import fake_path
from run.dossiers import reading

FIRST = phases(fake_path.PATH)[0].steps


def made(text: str, steps=FIRST) -> dict[str, tuple]:
    done = perform(steps, Visit(reading("a.txt", text).dispatch), open_tools())
    return {packed.kind: packed.records() for packed in done.rows}


def test_a_visit_gives_every_kind_of_the_phase():
    rows = made("Rain fell said Maria.")
    assert set(rows) == {"sentence", "mention", "fingerprint"}
    assert rows["sentence"] == (Sentence("a.txt", 0, 21),)
    assert [mention.text for mention in rows["mention"]] == ["Rain", "Maria"]


def backward(folio, tools):
    yield Mention(folio.doc, 5, 9, folio.text[5:9], "person", None)
    yield Mention(folio.doc, 0, 4, folio.text[:4], "person", None)


def undeclared(folio, tools):
    yield Sentence(folio.doc, 0, 1)


def surrogate(folio, tools):
    yield Mention(folio.doc, 0, 1, "\ud800", "person", None)


def complaining(folio, tools):
    yield Problem(folio.doc, None, "half of it is missing", "Send the rest.")
    yield Sentence(folio.doc, 0, 4)


def failing(folio, tools):
    yield Sentence(folio.doc, 0, 1)
    raise ZeroDivisionError


def sleeping(folio, tools):
    time.sleep(0.02)
    yield Sentence(folio.doc, 0, 4)


def test_rows_come_in_canonical_order_whatever_the_step():
    assert [m.start for m in made("Rain fell", [DocumentStep(backward, (), (Mention,))])["mention"]] == [0, 5]


@pytest.mark.parametrize("step", [undeclared, surrogate, failing])
def test_whatever_a_step_does_wrong_is_one_problem(step):
    rows = made("Rain fell", [DocumentStep(step, (), (Mention,)), FIRST[0]])
    (problem,) = rows["problem"]
    assert isinstance(problem, Problem)
    assert (problem.doc, problem.at) == ("a.txt", f"run.test_visit.{step.__name__}")
    assert rows["sentence"] == (Sentence("a.txt", 0, 9),)
    assert "mention" not in rows


@pytest.mark.parametrize("error", [ModelUnavailableError, EndpointError])
def test_a_model_that_is_gone_is_no_problem_of_the_text(error):
    with pytest.raises(error, match="Nobody answers"):
        failure("a.txt", FIRST[0], error("Nobody answers", "Start it."))


def test_an_answer_that_cannot_be_read_is_one():
    problem = failure("a.txt", FIRST[0], AnswerError("Not JSON", "Ask another."))
    assert (problem.what, problem.remedy) == ("Not JSON", "Ask another.")


def test_earlier_rows_are_handed_in():
    second = phases(fake_path.PATH)[2].steps
    dispatch = reading("a.txt", "Rain fell said Maria.").dispatch
    done = perform(FIRST, Visit(dispatch), open_tools())
    (claims,) = perform(second, Visit(dispatch, done.rows), open_tools()).rows
    assert isinstance(claims, PackedRows)
    assert [claim.text for claim in claims.records()] == ["Rain fell"]


def test_a_visit_tells_what_each_step_took_even_one_that_failed():
    steps = [DocumentStep(sleeping, (), (Sentence,)), DocumentStep(failing, (), (Mention,))]
    done = perform(steps, Visit(reading("a.txt", "Rain fell").dispatch), open_tools())
    slept, failed = done.spent
    assert slept.clock > 0.01 > slept.cpu >= 0
    assert failed.clock > 0
    assert done.around.clock > 0


def test_a_step_is_found_again_by_its_name():
    found = resolve(refer(FIRST[0]))
    assert found.run is fake_path.sentences
    assert found.gives == (Sentence,)
    assert is_importable(FIRST[0])
    assert not is_importable(DocumentStep(lambda folio, tools: (), (), (Mention,)))


def test_a_step_may_tell_of_a_problem_beside_what_it_gives():
    rows = made("Rain fell", [DocumentStep(complaining, (), (Sentence,)), DocumentStep(failing, (), (Mention,))])
    assert [s.end for s in rows["sentence"]] == [4]
    assert sorted(problem.what[:4] for problem in rows["problem"]) == ["half", "this"]
