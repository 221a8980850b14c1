from datetime import date
from pathlib import Path

from training.tellings import STORIES, strays, tellings, written


def test_a_file_is_read_story_by_story(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "# one\n## 2031-01-02 The Post\nDam bursts\nWater came.\nIt went.\n## 2031-01-03 Echo\nDam holds\n\n"
        "# two\n## 2031-01-04 Echo\nCake\n"
    )
    found = list(written(tmp_path))
    assert [(one.story, one.day, one.title, one.text) for one in found] == [
        ("one", date(2031, 1, 2), "Dam bursts", "Water came.\nIt went."),
        ("one", date(2031, 1, 3), "Dam holds", ""),
        ("two", date(2031, 1, 4), "Cake", ""),
    ]


def test_every_story_that_was_written_is_told_more_than_once() -> None:
    found = list(written(STORIES))
    stories = {one.story for one in found}
    assert len(found) >= 2 * len(stories)
    assert all(sum(one.story == story for one in found) > 1 for story in stories)


def test_the_clusters_of_the_tests_are_among_them_and_strays_have_stories_of_their_own() -> None:
    found = {one.story for one in tellings()}
    assert {"beirut-2020", "genoa_bridge_2018", "genoa_bridge_2018 pesto.txt", "flood_sylhet"} <= found
    alone = [one.story for one in strays()]
    assert len(set(alone)) == len(alone)
    assert not found.intersection(alone)
