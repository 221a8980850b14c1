import json
import pickle

import pytest

from coranto.tools import open_tools
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk
from coranto.view.reading.lines import Lines, beginning, lines_of
from coranto.view.reading.names import entity_tags
from coranto.view.reading.rows import Line
from editions import odd
from records import ferry

ASKED = [Filter(), Filter(disputed=True), Filter(who="Reyes"), Filter(place="Batangas"), Filter(day="2023-03-06")]


def laid(corpus=None) -> tuple[Desk, Lines]:
    desk = Desk(corpus or ferry(), open_tools().parties)
    return desk, pickle.loads(pickle.dumps(lines_of(desk)))


@pytest.mark.parametrize("asked", ASKED)
def test_lines_are_found_as_a_desk_finds_them_even_where_no_desk_is(asked: Filter) -> None:
    desk, lines = laid()
    assert [line.id for line in lines.matching(asked)] == [row.id for row in desk.matching(asked)]
    by_rank = sorted(desk.matching(asked), key=lambda row: row.rank)
    assert [line.id for line in lines.ranked(asked)] == [row.id for row in by_rank]


def test_a_line_holds_its_row() -> None:
    desk, lines = laid()
    for line in lines.lines:
        row = desk.rows[line.id]
        assert json.loads(line.row)["title"] == row.title
        assert (line.day, line.disputed, line.place) == (row.day, row.disputed, row.place)


@pytest.mark.parametrize("asked", [Filter(), Filter(who="Rosa Lind"), Filter(status="planned"), Filter(who="nobody")])
def test_names_are_those_of_the_lines_that_pass(asked: Filter) -> None:
    desk, lines = laid(odd())
    assert lines.entities(asked) == entity_tags(desk, asked)
    assert lines.entities(asked, "person") == entity_tags(desk, asked, "person")


@pytest.mark.parametrize("count", [0, 1, 2, 9])
def test_the_first_lines_are_what_they_are_among_all(count: int) -> None:
    _, lines = laid()
    asked = []

    def whole() -> tuple[Line, ...]:
        asked.append(count)
        return lines.lines

    begun = beginning(ferry(), open_tools().parties, count, whole)
    assert (len(begun), list(begun[:count])) == (len(lines.lines), list(lines.lines[:count]))
    assert not asked
    assert begun[-1] == lines.lines[-1]
    assert bool(asked) is (count < len(lines.lines))
