from coranto.view.reading.info import Imprint, day_counts, dossier_info
from coranto.view.reading.shapes import DayCount
from reading_room import room


def test_it_counts_what_it_holds_and_says_from_when_to_when() -> None:
    info = dossier_info(room(), Imprint("ferry", "v1", "coranto-small 1", False, "CC", "local days"))
    assert info.counts == {"documents": 2, "entries": 3, "events": 1, "claims": 1, "figures": 1, "problems": 0}
    assert (info.first_day, info.last_day, info.title) == ("2023-03-07", "2023-03-07", "ferry")
    assert [tag.doc for tag in info.documents] == ["bay.txt", "harbour.txt"]


def test_days_are_counted_in_order_the_undated_last() -> None:
    assert day_counts(room().rows.values()) == [DayCount("2023-03-06", 2, 1), DayCount(None, 1, 0)]
    assert day_counts([]) == []
