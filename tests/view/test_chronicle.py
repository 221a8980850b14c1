from dataclasses import replace

import pytest

from coranto.model.assertion import Claim
from coranto.model.chronicle import Entry
from coranto.model.resolved import EventStatus
from coranto.view.chronicle import chronicle, entry_view
from coranto.view.filters import Filter
from records import BAY, ferry
from support import corpus


def test_what_is_disputed_opens_the_chronicle() -> None:
    view = chronicle(ferry())
    assert [s.heading for s in view.sections()] == ["Disputed or changed", "Monday 6 March 2023", "Without a date"]
    assert [e.id for s in view.sections() for e in s.entries] == ["en2", "en1", "en3"]


def test_notes_are_numbered_in_reading_order_and_quote_their_passage() -> None:
    notes = chronicle(ferry()).notes()
    assert [n.number for n in notes] == [1, 2, 3, 4, 5]
    drowned = notes[3]
    assert drowned.quote == "At least 11 people drowned" == BAY[drowned.start : drowned.end]
    assert drowned.permalink == f"bay.txt#char={drowned.start},{drowned.end}"


def test_a_copy_points_to_the_note_whose_words_it_shares() -> None:
    by_quote = [(n.doc, n.copy_of) for n in chronicle(ferry()).notes()][1:4]
    assert by_quote == [("bay.txt", None), ("harbour.txt", 2), ("bay.txt", None)]


def test_what_does_not_fit_the_opening_stands_behind_it() -> None:
    view = chronicle(ferry(), opening=1)
    assert [e.id for s in view.opening for e in s.entries] == ["en2"]
    assert [e.id for s in view.rest for e in s.entries] == ["en1"]


def test_a_figure_names_its_speaker_and_its_day() -> None:
    (line,) = chronicle(ferry(), Filter(place="batangas")).sections()[0].entries[0].figures
    assert (line.what, line.amount, line.who) == ("killed", "At least 11 people", "Captain Reyes")
    assert line.as_of == "Monday 6 March 2023"


def test_an_entry_alone_numbers_its_notes_from_one() -> None:
    corpus = ferry()
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    assert [n.number for n in entry_view(corpus, entry).notes] == [1, 2, 3]


def test_what_is_known_to_the_year_stands_under_the_year() -> None:
    corpus = ferry()
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    corpus.rows[Entry] = (replace(entry, day="1967-01-01", until="1968-01-01", precision="year"),)  # type: ignore[index]
    assert [section.heading for section in chronicle(corpus).opening] == ["1967"]


def test_one_speaker_is_named_once_whatever_the_case() -> None:
    text = "The harbour office said nine men had drowned off Batangas, and the boat, the harbour office said, was old."
    (section,) = chronicle(corpus({"a.txt": f" date 2031-05-12 {text}"})).sections()
    assert [[s.lower() for s in entry.speakers] for entry in section.entries] == [["the harbour office"]]


def test_it_is_shown_as_the_body_it_means() -> None:
    text = "The harbour office said the quay was closed. It said nine men had drowned in the storm on Monday."
    shown = [
        s for section in chronicle(corpus({"a.txt": text})).sections() for e in section.entries for s in e.speakers
    ]
    assert sorted(set(shown)) == ["The harbour office", "harbour office"]


@pytest.mark.parametrize(("status", "speakers"), [("claimed", ("Captain Reyes",)), ("reported", ())])
def test_speakers_are_named_unless_a_narrator_states_it(status: EventStatus, speakers: tuple[str, ...]) -> None:
    corpus = ferry()
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    assert entry_view(corpus, replace(entry, status=status)).speakers == speakers


def test_one_bearer_is_named_once_whatever_the_words() -> None:
    corpus = ferry()
    folio = corpus.by_doc["bay.txt"]
    (claim,) = folio.of(Claim)
    assert claim.source is not None
    short = replace(claim, id="cl2", source=replace(claim.source, text="Reyes"))
    corpus.by_doc["bay.txt"] = folio.with_rows([claim, short], [Claim])  # type: ignore[index]
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    told = replace(entry, status="claimed", claims=("cl1", "cl2"))
    assert entry_view(corpus, told).speakers == ("Captain Reyes",)
