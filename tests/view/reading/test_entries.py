import pytest

from coranto.model.errors import NotFoundError
from coranto.view.filters import Filter
from coranto.view.reading.entries import disputes_of, entry_detail, event_detail
from reading_room import fire, room


def test_an_entry_has_all_that_stands_behind_it() -> None:
    desk = room()
    detail = entry_detail(desk, "en1")
    assert [passage.quote for passage in detail.passages] == [
        "A ferry sank off Batangas on Monday.",
        "A ferry sank off Batangas on Monday.",
        "At least 11 people drowned",
    ]
    assert [(claim.text, claim.source) for claim in detail.claims] == [("At least 11 people drowned", "Captain Reyes")]
    assert [event.title for event in detail.events] == ["A ferry sank off Batangas"]
    assert [(one.type, one.why) for one in detail.relations] == [("denies", "the coast guard denies it")]
    with pytest.raises(NotFoundError):
        entry_detail(desk, "en")


def test_an_event_tells_which_lines_tell_of_it() -> None:
    assert event_detail(room(), "ev1").entries == ("en1",)
    with pytest.raises(NotFoundError):
        event_detail(room(), "ev2")


def test_both_sides_of_a_dispute_keep_their_words() -> None:
    (card,) = disputes_of(fire(), Filter())
    assert [side.denies for side in card.sides] == [False, True]
    assert [[voice.who for voice in side.voices] for side in card.sides] == [["the widows' union"], ["The owner"]]
    assert [[word.quote for word in side.words] for side in card.sides] == [
        ["the mill was locked"],
        ["that the mill was locked"],
    ]
    assert card.sides[1].speaker == "The owner"
    assert card.entries == ("en1",)
    assert list(disputes_of(fire(), Filter(day="1999-01-01"))) == []
