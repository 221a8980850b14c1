import json
import pickle
import random
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coranto.model.source import Problem
from coranto.read.formats import FORMATS
from coranto.read.sources import Limits, Read, Reading, SourceFile, list_sources, read_file, read_sources

from .archives import DAM, RAIL, captured, package, packed
from .files import dispatches, problems
from .letters import PAGE, letter, many, part


@pytest.fixture
def news(tmp_path: Path) -> Path:
    folder = tmp_path / "news"
    (folder / "day two").mkdir(parents=True)
    (folder / "flood.txt").write_text("The river rose.")
    (folder / "day two" / "flood.txt").write_text("The river fell.")
    (folder / "lines.jsonl").write_text('{"text": "One."}\n{"text": "Two."}\n')
    (folder / "broken.json").write_text("{")
    return folder


def test_names_are_relative_to_the_source_given_and_sorted(news: Path) -> None:
    assert [source.doc for source in list_sources([news])] == [
        "broken.json",
        "day two/flood.txt",
        "flood.txt",
        "lines.jsonl",
    ]
    assert [source.doc for source in list_sources([news / "flood.txt"])] == ["flood.txt"]


def test_one_bad_file_does_not_stop_the_run(news: Path) -> None:
    readings = list(read_sources([news]))
    assert [dispatch.doc for dispatch in dispatches(readings)] == [
        "day two/flood.txt",
        "flood.txt",
        "lines.jsonl::1",
        "lines.jsonl::2",
    ]
    assert [problem.doc for problem in problems(readings)] == ["broken.json"]


def test_the_order_of_the_sources_does_not_matter(news: Path, tmp_path: Path) -> None:
    (tmp_path / "extra.txt").write_text("The river rose again.")
    sources = [news, tmp_path / "extra.txt", news / "flood.txt", str(news / "day two"), tmp_path / "missing"]
    expected = list(read_sources(sources))
    assert [dispatch.doc for dispatch in dispatches(expected)].count("flood.txt") == 1
    for seed in range(5):
        assert list(read_sources(random.Random(seed).sample(sources, len(sources)))) == expected


def test_what_is_listed_travels_to_a_worker_and_back(news: Path) -> None:
    sources = [*list_sources([news]), *list_sources(["-"], stdin=BytesIO(b"From a pipe."))]
    returned = [pickle.loads(pickle.dumps(read_file(pickle.loads(pickle.dumps(source))))) for source in sources]
    assert returned == [read_file(source) for source in sources]


@pytest.mark.parametrize(
    ("data", "docs"),
    [
        (b"The river rose.", ["stdin"]),
        (b'{"text": "One."}\n{"text": "Two."}', ["stdin::1", "stdin::2"]),
        (
            b"<!doctype html><html><body><p>The bridge is shut until Monday, the council said.</p></body></html>",
            ["stdin"],
        ),
    ],
)
def test_standard_input(data: bytes, docs: list[str]) -> None:
    assert [dispatch.doc for dispatch in dispatches(list(read_sources(["-"], stdin=BytesIO(data))))] == docs


@pytest.mark.parametrize(
    ("stdin", "limits", "what"),
    [
        (None, Limits(), "no standard input"),
        (BytesIO(b""), Limits(), "empty"),
        (BytesIO(b"x" * 100), Limits(stdin_bytes=10), "more than"),
    ],
)
def test_standard_input_that_cannot_be_used(stdin: BytesIO | None, limits: Limits, what: str) -> None:
    (problem,) = problems(list(read_sources(["-"], stdin=stdin, limits=limits)))
    assert problem.doc == "stdin"
    assert problem.what.startswith(what)


@pytest.mark.parametrize("path", ["missing.txt", "a\x00b", "", "x" * 5000])
def test_a_path_that_is_not_there_is_a_problem(path: str) -> None:
    (reading,) = read_sources([path])
    assert isinstance(reading, Problem)
    assert reading.remedy


def test_a_file_gone_between_listing_and_reading(news: Path) -> None:
    sources = list_sources([news])
    (news / "flood.txt").unlink()
    readings = [reading for source in sources for reading in read_file(source)]
    assert [problem.what for problem in problems(readings) if problem.doc == "flood.txt"] == ["no such file"]
    assert len(dispatches(readings)) == 3


def test_a_pipe_put_in_the_place_of_a_file_does_not_block(news: Path) -> None:
    import os

    sources = list_sources([news / "flood.txt"])
    (news / "flood.txt").unlink()
    os.mkfifo(news / "flood.txt")
    (problem,) = problems(read_file(sources[0]))
    assert problem.what == "neither a file nor a folder"


def test_a_hidden_file_is_read_when_it_is_named(tmp_path: Path) -> None:
    (tmp_path / ".draft").write_text("The river rose.")
    (problem,) = problems(list(read_sources([tmp_path])))
    assert problem.what == "a folder with nothing to read in it"
    assert [dispatch.doc for dispatch in dispatches(list(read_sources([tmp_path / ".draft"])))] == [".draft"]


def test_a_kind_unheard_of_is_tried_as_text_only_when_named(tmp_path: Path) -> None:
    (tmp_path / "a.story").write_text("The river rose.")
    (problem,) = problems(list(read_sources([tmp_path])))
    assert problem.what == "a kind of file not read: .story"
    for sources in ([tmp_path / "a.story"], [tmp_path, tmp_path / "a.story"], [tmp_path / "a.story", tmp_path]):
        assert len(dispatches(list(read_sources(sources)))) == 1


SUFFIXES = [*sorted({suffix for row in FORMATS for suffix in row.suffixes} - {".pdf"}), ".warc.gz", ".zip"]
HEADS = [
    b"", b"<html>", b"<!DOCTYPE html><p>words ", b'<script type="application/ld+json">{', b"\xff\xfe", b"\xef\xbb\xbf",
    b"<?xml version='1.0'?><rss>", b"<rss><channel><item><description>", b'{"text": "', b'[{"text": "a b"},',
    b'{"uri": "x:1", "bodies": [{"value": "', b"WARC/1.0\r\nContent-Length: 9\r\n\r\n", b"\x1f\x8b\x08", b"PK\x03\x04",
    b"From a Mon May  3 18:30:00 2027\n", b"Received: from x\nContent-Type: multipart/mixed; boundary=a\n\n--a\n\n",
    b"<newsItem><contentSet><inlineXML>",
]  # fmt: skip
SAMPLES = [
    captured("https://a.example/dam", DAM) * 2,
    packed(captured("https://a.example/dam", DAM), captured("https://a.example/rail", RAIL)),
    package({"archive/a.warc.gz": packed(captured("https://a.example/dam", DAM))}),
    letter(many("mixed", [part("text/html", PAGE.encode()), part("text/plain", DAM)])),
    b"From a Mon May  3 18:30:00 2027\n" + letter(part("text/plain; charset=koi8-r", DAM)) * 2,
    json.dumps(
        {"uri": "x:1", "bodies": [{"value": DAM}], "associations": [{"uri": "x:2", "body_text": RAIL}]}
    ).encode(),
    b"<newsMessage><newsItem guid='x:1'><contentSet><inlineXML><p>Words.</p></inlineXML></contentSet></newsItem>"
    b"</newsMessage>",
]


def sound(readings: list[Reading]) -> None:
    """Each reading is a text, or a problem that says what it is and what to do; there is at least one."""
    assert readings
    for reading in readings:
        if isinstance(reading, Read):
            reading.dispatch.text.encode()
            assert reading.dispatch.text.strip()
        else:
            assert reading.what
            assert reading.remedy


@given(st.sampled_from(SUFFIXES), st.sampled_from(HEADS), st.binary(max_size=200) | st.text(max_size=80).map(
    lambda text: text.encode("utf-8", "surrogatepass")), st.booleans())  # fmt: skip
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_at_all_raise_or_vanish(tmp_path: Path, suffix: str, head: bytes, tail: bytes, named: bool) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes(head + tail)
    sound(read_file(SourceFile(str(path), path.name, named)))


CHANGES = st.lists(st.tuples(st.floats(0, 1), st.integers(0, 30), st.binary(max_size=12)), min_size=1, max_size=4)


@given(st.sampled_from(SAMPLES), CHANGES, st.sampled_from(["", *SUFFIXES]))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_damage_to_a_sound_file_raises_or_vanishes(
    tmp_path: Path, data: bytes, changes: list[tuple[float, int, bytes]], suffix: str
) -> None:
    for where, over, put in changes:
        at = int(where * len(data))
        data = data[:at] + put + data[at + over :]
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data)
    sound(read_file(SourceFile(str(path), path.name, True)))


@given(st.sampled_from([b"", b"%PDF-1.4\n"]), st.binary(max_size=200))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_pdf_raises_or_vanishes(tmp_path: Path, head: bytes, tail: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(head + tail)
    sound(read_file(SourceFile(str(tmp_path / "a.pdf"), "a.pdf", False)))


def test_the_five_sample_texts_come_back_whole() -> None:
    folder = Path(__file__).parents[2] / "../shared/seeds"
    if not folder.is_dir():
        pytest.skip("the samples are not here")
    readings = list(read_sources([folder]))
    assert problems(readings) == []
    for reading, path in zip(readings, sorted(folder.glob("*.txt")), strict=True):
        assert isinstance(reading, Read)
        assert reading.dispatch.text.encode() == path.read_bytes() == reading.original.data
