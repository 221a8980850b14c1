"""The versions of a page, and what was altered."""

import pytest

from coranto import library
from coranto.model.errors import NotFoundError
from coranto.read.reading import Reading
from coranto.watch.arrivals import readings_of
from coranto.watch.memory import Arrival
from coranto.watch.versions import altered, versions
from run.fake_path import PATH

URL = "https://wire.example/dam"
HEAD = "The dam near Solapur broke on Friday.\n"
TEXTS = {
    "2024-03-02T08:00:00+00:00": HEAD + "Eleven people died, officials said.\nRain fell.",
    "2024-03-02T12:00:00+00:00": HEAD + "Fourteen people died, officials said.\nRain fell.",
    "2024-03-03T08:00:00+00:00": HEAD + "Fourteen people died, officials said.\nNobody warned us, said Maria.",
}


def had(captured: str) -> list[Reading]:
    arrival = Arrival(1, URL, "wire", captured, "text/plain", None, TEXTS[captured].encode())
    return list(readings_of(arrival, "The Wire", lambda doc, text: False))


@pytest.fixture(params=[0, 1, 2])
def dossier(request, tmp_path):
    """The same three, whichever came in first."""
    path = tmp_path / "war.coranto"
    library.build((), path, path=PATH, workers=1)
    order = [*TEXTS][request.param :] + [*TEXTS][: request.param]
    for captured in order:
        library.add(path, readings=had(captured), path=PATH, workers=1)
    return path


def test_versions_stand_in_the_order_in_which_they_were_had_each_with_what_was_altered(dossier):
    assert altered(dossier) == [URL]
    found = versions(dossier, URL)
    assert [one.captured for one in found] == sorted(TEXTS)
    assert [[(one.was, one.now) for one in version.alterations] for version in found] == [
        [],
        [("Eleven", "Fourteen")],
        [("Rain fell.", ""), ("", "Nobody warned us, said Maria.")],
    ]
    middle = found[1]
    (one,) = middle.alterations
    assert one.context == "Fourteen people died, officials said."
    with library.open_dossier(dossier) as opened:
        assert opened.text(middle.doc)[one.start : one.end] == "Fourteen"
        assert opened.text(found[0].doc)[one.was_start : one.was_end] == "Eleven"
        assert opened.verify().faults == ()


def test_any_version_names_them_all(dossier):
    found = versions(dossier, URL)
    assert all(versions(dossier, one.doc) == found for one in found)


def test_a_document_that_is_not_there_is_told(dossier):
    with pytest.raises(NotFoundError, match="There is no document nowhere"):
        versions(dossier, "nowhere")


def test_a_document_of_one_version_has_no_alterations(tmp_path):
    (tmp_path / "a.txt").write_text("Rain fell.")
    library.build([tmp_path / "a.txt"], tmp_path / "war.coranto", path=PATH, workers=1)
    assert altered(tmp_path / "war.coranto") == []
    (one,) = versions(tmp_path / "war.coranto", "a.txt")
    assert (one.captured, one.alterations) == (None, ())
