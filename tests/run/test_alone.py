import pytest

from coranto.model.annotation import Fingerprint, Mention, Sentence
from coranto.model.assertion import Claim
from coranto.model.errors import BadRequestError
from coranto.model.source import Document, Problem, Published
from coranto.run.alone import annotated, order
from coranto.steps import DossierStep
from coranto.tools import open_tools
from run.dossiers import reading
from run.fake_path import PATH

TEXT = "The dam broke said Maria.\nPublished 2021-03-02\n"


def records(text: str = TEXT, layers=None, date=None, dates=None) -> list:
    return list(annotated(reading("a.txt", text).dispatch, order(PATH, layers, date, dates), open_tools()))


def test_every_exported_kind_that_one_text_can_give():
    kinds = [type(record) for record in records()]
    assert kinds == [Document, Sentence, Sentence, Mention, Mention, Claim]


def test_only_the_layers_asked_for_are_run_and_given():
    assert [type(record) for record in records(layers=["mention"])] == [Document, Mention, Mention]
    assert [type(record) for record in records("BREAK MENTIONS said Maria", layers=["sentence"])] == [
        Document,
        Sentence,
    ]
    assert Fingerprint in [type(record) for record in records(layers=["fingerprint"])]


def test_without_a_date_the_text_is_dated_for_itself():
    assert records()[0].published.start == "2021-03-02"
    assert records("Rain fell.")[0].published.basis == "unknown"


@pytest.mark.parametrize(
    ("date", "dates", "start", "basis"),
    [
        ("2020-12-31", None, "2020-12-31", "metadata"),
        (None, {"a.txt": "2020-12-31"}, "2020-12-31", "metadata"),
        ("2020-01-01", {"a.txt": "2020-12-31"}, "2020-12-31", "metadata"),
        ("2020-01-01", {"b.txt": "2020-12-31"}, "2020-01-01", "metadata"),
        (None, {"a.txt": None}, None, "unknown"),
        (None, {"b.txt": None}, "2021-03-02", "stated"),
    ],
)
def test_a_date_given_stands_above_what_the_text_says(date, dates, start, basis):
    document = records(date=date, dates=dates)[0]
    assert (document.published.start, document.published.basis) == (start, basis)


def test_a_day_given_is_a_half_open_interval_and_says_who_gave_it():
    published = records(date="2020-12-31")[0].published
    assert (published.end, published.precision, published.reason) == ("2021-01-01", "day", "given by the user")


def test_with_a_date_given_nothing_is_done_for_dating():
    made = records("BREAK DATING said Maria.", layers=["claim"], date="2020-12-31")
    assert [type(record) for record in made] == [Document, Claim]


def test_later_steps_see_the_date_given():
    assert records(layers=["claim"], date="2020-12-31")[1].id != records(layers=["claim"])[1].id


def test_a_step_that_fails_is_a_problem_among_the_records():
    made = records("BREAK MENTIONS said Maria")
    assert [type(record) for record in made] == [Document, Problem, Sentence]


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"layers": ["weather"]}, "'weather' is not a kind of record"),
        ({"layers": ["entity"]}, "'entity' takes a whole dossier"),
        ({"date": "2021-02-30"}, "'2021-02-30' is not a day"),
        ({"date": "yesterday"}, "'yesterday' is not a day"),
        ({"dates": {"a": "20210302"}}, "'20210302' is not a day"),
    ],
)
def test_a_bad_request_is_refused_at_once(asked, said):
    with pytest.raises(BadRequestError, match=said):
        order(PATH, **{"layers": None, "date": None, "dates": None, **asked})


def titled(corpus, tools):
    for folio in corpus.folios():
        published = Published("1999-01-01", "1999-01-02", "day", "stated", "as told", 1.0)
        yield Document(folio.doc, folio.dispatch.sha256, len(folio.text), "A title", None, None, None, published)


def test_when_everything_is_asked_for_a_day_given_keeps_the_title_that_was_found():
    path = (*PATH[:4], DossierStep(titled, (), (Document,)), *PATH[5:])
    asked = order(path, None, "2020-12-31", None)
    document = next(annotated(reading("a.txt", TEXT).dispatch, asked, open_tools()))
    assert (document.title, document.published.start) == ("A title", "2020-12-31")
