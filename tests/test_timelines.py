import json
import os
from datetime import date
from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError, NotFoundError
from coranto.timelines import Made, Request, read_weights, timeline

TEXTS = {
    "2018-08-14_port_1.txt": (
        "A motorway bridge in Aldovia collapsed on Tuesday with dozens of cars on it.\n\n"
        "Rescue teams searched the river bed below the bridge through the night.\n"
    ),
    "2018-08-16_port_2.txt": (
        "The toll of the bridge that collapsed on Tuesday has reached 38.\n\n"
        "Prosecutors opened an inquiry into the motorway company on Wednesday.\n"
    ),
    "2018-08-30_gazette_1.txt": "The bridge collapsed on 14 August and killed 43 people, an inquiry has found.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "bridge"
    made.mkdir()
    for name, text in TEXTS.items():
        (made / name).write_text(text)
    return made


def dates(made: Made) -> list[str]:
    assert made.timeline is not None
    return [entry.date for entry in made.timeline.entries]


def test_days_come_from_names_and_every_sentence_can_be_found_again(folder: Path) -> None:
    made = timeline(folder, Request(("bridge",), dates=2))
    assert (dates(made), made.problems) == (["2018-08-14", "2018-08-15"], ())
    assert made.timeline is not None
    for entry in made.timeline.entries:
        for told in entry.sentences:
            for cited in told.citations:
                assert (folder / cited.doc).read_text()[cited.start : cited.end] == told.text


def test_the_index_stands_above_the_names(folder: Path) -> None:
    lines = [{"doc": name, "published": f"2019{name[4:10]}", "outlet": "Port"} for name in TEXTS]
    (folder / "index.jsonl").write_text("\n".join(map(json.dumps, lines)) + "\n\n")
    made = timeline(folder, Request(dates=1, first=date(2019, 1, 1)))
    assert (dates(made), made.problems) == (["2019-08-14"], ())


def test_what_the_index_has_wrong_is_a_problem_and_nothing_more(folder: Path) -> None:
    (folder / "index.jsonl").write_text(
        '{"doc": "2018-08-14_port_1.txt"}\nno line\n{"doc": "gone.txt", "published": null}\n'
    )
    made = timeline(folder, Request(dates=1))
    assert dates(made) == ["2018-08-14"]
    assert [(p.doc, p.at) for p in made.problems] == [("index.jsonl", "line 1"), ("index.jsonl", "line 2")]


def test_a_file_that_cannot_be_used_is_a_problem_and_the_rest_is_told(folder: Path) -> None:
    (folder / "undated.txt").write_text("Nobody knows when this was written, or by whom.\n")
    (folder / "2018-08-17_empty.txt").write_text("")
    (folder / "2018-08-17_noise.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "2018-13-45_never.txt").write_text("The calendar has no such day, and yet there it stands.\n")
    made = timeline(folder, Request(dates=1))
    assert dates(made) == ["2018-08-14"]
    assert sorted(p.doc for p in made.problems) == [
        "2018-08-17_empty.txt",
        "2018-08-17_noise.txt",
        "2018-13-45_never.txt",
        "undated.txt",
    ]


def test_a_folder_of_nothing_usable_has_no_timeline(tmp_path: Path) -> None:
    made = timeline(tmp_path, Request())
    assert made.timeline is None
    assert made.problems


def test_days_of_pages_come_from_their_metadata(tmp_path: Path) -> None:
    items = [
        {
            "id": "a",
            "title": "Dam",
            "date": "2020-05-20",
            "text": "The dam near Edenville broke on Tuesday after rain.",
        },
        {
            "id": "b",
            "title": "Dam",
            "date": "2020-05-21",
            "text": "The governor visited the town below the broken dam.",
        },
    ]
    (tmp_path / "news.jsonl").write_text("\n".join(map(json.dumps, items)))
    assert "2020-05-19" in dates(timeline(tmp_path, Request()))


def test_a_cache_gives_the_same_answer_and_is_no_source(folder: Path) -> None:
    cache = folder / "cache"
    plain = timeline(folder, Request())
    first, second = timeline(folder, Request(), cache=cache), timeline(folder, Request(), cache=cache)
    assert plain == first == second
    kept = [file for file in cache.rglob("*") if file.is_file()]
    assert len(kept) == len(TEXTS)


def test_what_is_kept_is_used_and_what_is_damaged_is_made_again(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    whole = timeline(folder, Request(), cache=cache)
    for file in cache.rglob("*.json"):
        file.write_text("[]")
    assert dates(timeline(folder, Request(), cache=cache)) == []
    for file in cache.rglob("*.json"):
        file.write_text('[{"start": 0,')
    assert timeline(folder, Request(), cache=cache) == whole


def test_another_day_of_publication_is_annotated_anew(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    timeline(folder, Request(), cache=cache)
    (folder / "2018-08-14_port_1.txt").rename(folder / "2018-08-21_port_1.txt")
    assert "2018-08-21" in dates(timeline(folder, Request(), cache=cache))


@pytest.mark.parametrize(
    "request_",
    [Request(dates=0), Request(per_date=-1), Request(first=date(2020, 1, 2), last=date(2020, 1, 1))],
)
def test_what_no_timeline_can_meet_is_refused(folder: Path, request_: Request) -> None:
    with pytest.raises(BadRequestError):
        timeline(folder, request_)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotFoundError, match="nowhere"):
        timeline(tmp_path / "nowhere", Request())


def test_a_cache_that_cannot_be_made_is_named(folder: Path) -> None:
    (folder / "taken").write_text("a file")
    with pytest.raises(BadRequestError, match="taken"):
        timeline(folder, Request(), cache=folder / "taken")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_a_problem(folder: Path) -> None:
    (folder / "2018-08-14_port_1.txt").chmod(0)
    assert [p.doc for p in timeline(folder, Request()).problems] == ["2018-08-14_port_1.txt"]


@pytest.mark.parametrize("data", [None, "", "{}", '{"days": {}, "passages": {}}'])
def test_weights_that_are_none_are_refused(tmp_path: Path, data: str | None) -> None:
    file = tmp_path / "weights.json"
    if data is not None:
        file.write_text(data)
    with pytest.raises(BadRequestError, match=r"weights\.json"):
        read_weights(file)
