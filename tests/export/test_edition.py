import pytest

from coranto.export.edition import Edition, asked_in_words, dossier_version
from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.corpus import MemoryCorpus
from coranto.model.errors import NotFoundError
from coranto.model.resolved import Entity, Event, Extent
from coranto.view.as_of import Known
from coranto.view.filters import Filter
from editions import LINE_ENDS, odd
from records import BAY, ferry


def test_a_file_says_what_it_is() -> None:
    known = Known("2023-03-07", frozenset(), 0, 0, 0, None, None)
    about = Edition(ferry(), Filter(disputed=True, from_="2023-03-01"), known).about
    assert (about.documents, about.entries, about.as_of, about.redacted) == (2, 1, "2023-03-07", False)
    assert about.filters == {"disputed": True, "from": "2023-03-01"}
    for said in ("as of 2023-03-07", "only disputed, from 2023-03-01", "not redacted", "GeoNames", "local days"):
        assert said in about.in_words()


def test_a_name_that_was_asked_for_is_withheld_as_well() -> None:
    assert Edition(odd(), Filter(who="Jo Santos"), redact=True).about.filters == {"who": "Person 1"}
    assert "Person 1" in Edition(odd(), Filter(who="Jo Santos"), redact=True).about.in_words()


def test_the_version_is_that_of_sources_and_lines() -> None:
    assert dossier_version(ferry()) == dossier_version(ferry()) != dossier_version(odd())
    shorter = MemoryCorpus(ferry().by_doc, {**ferry().rows, Entry: ()})
    assert dossier_version(shorter) != dossier_version(ferry())


def test_without_a_filter_all_is_there_and_with_one_what_the_lines_rest_on() -> None:
    assert list(Edition(ferry()).records(Claim)) == list(ferry().all(Claim))
    assert {e.id for e in Edition(ferry()).entries} == {"en1", "en2", "en3"}
    disputed = Edition(ferry(), Filter(disputed=True))
    assert [e.id for e in disputed.records(Entry)] == ["en2"]
    assert list(disputed.records(Event)) == []
    assert list(disputed.documents) == ["harbour.txt"]


def test_a_quote_is_what_stands_there() -> None:
    edition = Edition(ferry())
    assert edition.quote(Extent("bay.txt", 2, 12)) == BAY[2:12] == edition.folio("bay.txt").text[2:12]
    assert edition.quote(Extent("bay.txt", len(BAY), len(BAY))) == ""
    assert Edition(odd()).quote(Extent(LINE_ENDS, 0, 0)) == ""
    with pytest.raises(NotFoundError):
        edition.quote(Extent("none.txt", 0, 1))


def test_records_are_shown_as_they_may_be() -> None:
    shown = Edition(odd(), redact=True)
    assert [e.name for e in shown.records(Entity)] == ["Person 1", "Person 2", "Rosa Lind"]
    assert all(doc == shown.folio(doc).dispatch.doc for doc in shown.documents)
    assert "Santos" not in repr([shown.folio(doc) for doc in shown.documents])


def test_what_was_asked_for_is_named_as_the_options_are() -> None:
    assert asked_in_words(Filter()) == {}
    asked = Filter(day="2031-05-02", from_="2031-05-01", type="assault", status="claimed", doc="bay")
    assert asked_in_words(asked) == {
        "day": "2031-05-02", "from": "2031-05-01", "type": "assault", "status": "claimed", "doc": "bay",
    }  # fmt: skip
