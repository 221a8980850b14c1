"""Versions of one page: the later stands, whichever came in first; what it says otherwise sets the earlier right."""

from itertools import permutations

import pytest

from coranto import library
from coranto.model.assertion import Figure
from coranto.model.resolved import Event, Origin, Relation
from coranto.model.source import Document
from coranto.model.versions import checked_name, given_name
from coranto.read.reading import Reading
from coranto.watch.arrivals import readings_of
from coranto.watch.memory import Arrival
from run.dossiers import reading

URL = "https://wire.example/ferry"
HEAD = "QUITO, 2 March 2024 — A ferry sank off Guayas on Saturday after it struck a reef in heavy rain.\n\n"
TAIL = "\n\nThe coast guard sent four boats to look for survivors. The harbour was closed until Monday.\n"
FIRST = HEAD + "Eleven people were killed when the ferry sank, the port authority of Guayas said on Saturday." + TAIL
SECOND = HEAD + "Fourteen people were killed when the ferry sank, the port authority of Guayas said on Saturday." + TAIL
THIRD = SECOND.replace(" The harbour was closed until Monday.", "")
HAD = {"2024-03-02T18:00:00Z": FIRST, "2024-03-04T08:00:00Z": SECOND, "2024-03-05T08:00:00Z": THIRD}


def had(captured: str, text: str, url: str = URL) -> list[Reading]:
    arrival = Arrival(1, url, "wire", captured, "text/plain", None, text.encode())
    return list(readings_of(arrival, "The Wire", lambda doc, held: False))


def made(path, order) -> library.Dossier:
    library.build((), path, workers=1)
    for captured in order:
        library.add(path, readings=had(captured, HAD[captured]), workers=1)
    return library.open_dossier(path)


@pytest.fixture(scope="module")
def dossiers(tmp_path_factory):
    """The same versions in other orders of arrival."""
    opened = [made(tmp_path_factory.mktemp("v") / "x.coranto", order) for order in list(permutations(HAD))[::3]]
    yield opened
    for one in opened:
        one.close()


def test_the_order_of_arrival_does_not_matter(dossiers):
    one, other = (b"".join(dossier.export_lines()) for dossier in dossiers)
    assert one == other


def test_each_version_names_the_next_and_the_last_stands(dossiers):
    rows = {row.captured: row for row in dossiers[0].records(Document)}
    first, second, third = (rows[moment] for moment in sorted(HAD))
    assert (first.replaced_by, second.replaced_by, third.replaced_by) == (second.doc, third.doc, None)
    assert dossiers[0].text(first.doc) == FIRST


def test_only_the_last_version_is_a_report(dossiers):
    last = next(row.doc for row in dossiers[0].records(Document) if row.replaced_by is None)
    assert {cited.doc for entry in dossiers[0].entries() for cited in entry.rests_on} == {last}
    assert {event.n_documents for event in dossiers[0].records(Event)} == {1}
    assert len(list(dossiers[0].records(Origin))) == 1


def test_what_was_altered_without_a_word_is_set_right_by_what_stands_in_its_place(dossiers):
    figures = {figure.id: figure for figure in dossiers[0].records(Figure)}
    pairs = {(figures[r.a].text, figures[r.b].text, r.why) for r in dossiers[0].records(Relation)
             if r.type == "corrects" and r.a in figures}  # fmt: skip
    why = "the page said “Eleven” before it was altered, as it was had on 2024-03-04"
    assert ("Fourteen", "Eleven", why) in pairs


@pytest.mark.parametrize(("day", "toll"), [("2024-03-03", "Eleven"), ("2024-03-04", "Fourteen")])
def test_what_was_known_on_a_day_is_what_the_page_then_said(dossiers, day, toll):
    told = " ".join(entry.text for entry in dossiers[0].as_of(day).entries())
    assert toll in told
    assert len({"Eleven", "Fourteen"} & set(told.split())) == 1


def test_what_the_later_version_lacks_is_told_as_withdrawn(dossiers):
    changes = dossiers[0].since("2024-03-03")
    assert any(one.standing in ("changed", "withdrawn") for one in changes)


def test_texts_of_one_name_that_have_little_in_common_are_two_reports(tmp_path):
    other = "LIMA, 9 May 2024 — Voters in Peru chose a new congress on Thursday, officials said.\n"
    path = tmp_path / "x.coranto"
    library.build((), path, workers=1)
    library.add(path, readings=[*had("2024-03-02T18:00:00Z", FIRST), *had("2024-05-09T08:00:00Z", other)], workers=1)
    with library.open_dossier(path) as dossier:
        assert [row.replaced_by for row in dossier.records(Document)] == [None, None]


def test_a_name_says_what_was_given_whatever_a_dispatch_had_to_be_called():
    dispatch = reading("a.txt", "Rain fell.").dispatch
    assert given_name(dispatch) == "a.txt"
    called = reading(checked_name("a.txt", dispatch.text_sha256) + "~", "Rain fell.").dispatch
    assert given_name(called) == "a.txt"
    assert given_name(reading("b~12345678", "Rain fell.").dispatch) == "b~12345678"
