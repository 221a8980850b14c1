import pytest

from coranto.model.chronicle import Entry
from coranto.view.filters import Filter, matching
from records import ferry


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (Filter(), ["en2", "en1", "en3"]),
        (Filter(day="2023-03-06"), ["en2", "en1"]),
        (Filter(day="2023-03-07"), []),
        (Filter(place="BATANGAS"), ["en1"]),
        (Filter(who="capt. reyes"), ["en1"]),
        (Filter(who="nobody at all"), []),
        (Filter(disputed=True), ["en2"]),
        (Filter(disputed=True, place="Batangas"), []),
    ],
)
def test_all_conditions_must_hold(asked: Filter, found: list[str]) -> None:
    corpus = ferry()
    assert [e.id for e in matching(corpus.all(Entry), asked, corpus)] == found
