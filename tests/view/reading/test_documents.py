import pytest

from coranto.model.errors import NotFoundError
from coranto.view.reading.documents import document_text
from reading_room import fire, room
from records import BAY


def test_marks_slice_to_what_they_mark_and_lead_to_a_line() -> None:
    read = document_text(room(), "bay.txt")
    assert read.text == BAY
    marks = [(mark.layer, read.text[mark.start : mark.end], mark.ref) for mark in read.marks]
    assert ("claim", "At least 11 people drowned", "en1") in marks
    assert ("figure", "At least 11 people", "en1") in marks
    assert ("furniture", "© Bay Herald <script>alert(1)</script>", None) in marks
    assert ("copy", "A ferry sank off Batangas on Monday.", None) in marks
    assert [mark.start for mark in read.marks] == sorted(mark.start for mark in read.marks)


def test_it_says_what_it_shares_and_with_whom() -> None:
    read = document_text(room(), "harbour.txt")
    assert ([one.doc for one in read.siblings], read.origin) == (["bay.txt"], "they share a sentence")
    (copy,) = read.copies
    assert (copy.own.doc, copy.other.doc, copy.older) == ("harbour.txt", "bay.txt", None)


def test_the_margin_says_who_and_in_what_standing() -> None:
    notes = document_text(fire(), "three.txt").notes
    assert [note.text for note in notes] == ["the widows' union: asserted", "The owner: denied"]
    assert {note.entry for note in notes} == {"en1"}


def test_no_document_is_made_up() -> None:
    with pytest.raises(NotFoundError):
        document_text(room(), "../bay.txt")
