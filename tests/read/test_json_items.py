import json
from pathlib import Path

import pytest

from coranto.model.source import DateCandidate
from coranto.read.sources import Limits, Read
from coranto.text.identity import sha256_hex

from .files import dispatches, one, problems, readings_of

LINES = [
    {"text": "The dam held.\r\nVillagers returned.", "url": "https://x.example/dam", "date": "2020-01-02", "id": 5},
    {"body": "The count goes on.", "id": "n-2", "source": {"id": None, "name": "Hill Radio"}, "language": "en-KE"},
    {"Content": ["First.", "Second."], "headline": "Two", "publishedAt": "2020-01-02T03:04:05Z", "agency": "Wire"},
]


def test_each_line_is_a_dispatch_and_its_own_original(tmp_path: Path) -> None:
    data = "\n".join(map(json.dumps, LINES)).encode()
    readings = readings_of(tmp_path, "d/news.jsonl", data)
    assert problems(readings) == []
    dam, count, two = dispatches(readings)
    assert [dam.doc, count.doc, two.doc] == ["https://x.example/dam", "d/news.jsonl::n-2", "d/news.jsonl::3"]
    assert dam.text == "The dam held.\r\nVillagers returned."
    assert two.text == "First.\n\nSecond."
    assert (count.metadata.outlet, count.metadata.language) == ("Hill Radio", "en")
    assert (two.metadata.title, two.metadata.agency) == ("Two", "Wire")
    assert dam.metadata.published == (DateCandidate("2020-01-02", "json date"),)
    for reading, line in zip(readings, LINES, strict=True):
        assert isinstance(reading, Read)
        assert reading.original.data == json.dumps(line).encode()
        assert reading.dispatch.sha256 == sha256_hex(reading.original.data)


def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    data = (
        b'{"text": "One."}\n{"text": \n\n[1]\n{"title": "x"}\n\xff\xfe\x00\n"x"\n' + b"[" * 9999 + b'\n{"text": "Two."}'
    )
    readings = readings_of(tmp_path, "a.jsonl", data)
    assert [dispatch.text for dispatch in dispatches(readings)] == ["One.", "Two."]
    assert [(problem.at or "").partition(",")[0] for problem in problems(readings)] == [
        f"line {number}" for number in (2, 4, 5, 6, 7, 8)
    ]


def test_many_problems_alike_are_counted_in_one(tmp_path: Path) -> None:
    data = '{"headline": "no words"}\n' * 50 + '{"text": "One."}'
    readings = readings_of(tmp_path, "a.jsonl", data, Limits(problems_alike=3))
    assert len(dispatches(readings)) == 1
    *alike, rest = problems(readings)
    assert len(alike) == 3
    assert rest.what.startswith("47 more like it: no article in it")


def test_a_line_too_long_is_passed_over(tmp_path: Path) -> None:
    data = json.dumps({"text": "x" * 500}) + "\n" + json.dumps({"text": "short"})
    readings = readings_of(tmp_path, "a.jsonl", data, Limits(line_bytes=100))
    assert [dispatch.doc for dispatch in dispatches(readings)] == ["a.jsonl::2"]
    assert problems(readings)[0].at == "line 1"


ARTICLE = {"text": "The verdict fell.", "date_published": "2016-05-04"}


@pytest.mark.parametrize(
    "value",
    [[ARTICLE], {"articles": [ARTICLE]}, {"status": "ok", "data": {"results": [ARTICLE]}}, {"hits": [ARTICLE, 5][:1]}],
)
def test_a_list_wherever_it_is_kept(tmp_path: Path, value: object) -> None:
    dispatch = one(readings_of(tmp_path, "a.json", json.dumps(value)))
    assert (dispatch.doc, dispatch.text) == ("a.json::1", "The verdict fell.")
    assert dispatch.sha256 == sha256_hex(json.dumps(value).encode())


@pytest.mark.parametrize("value", [ARTICLE, {**ARTICLE, "id": 7}, {**ARTICLE, "data": [{"x": 1}]}])
def test_an_object_alone_goes_by_the_name_of_its_file(tmp_path: Path, value: object) -> None:
    assert one(readings_of(tmp_path, "a.json", json.dumps(value, indent=1))).doc == "a.json"


@pytest.mark.parametrize("name", ["a.json", "a.txt", "a"])
def test_lines_of_json_by_another_name(tmp_path: Path, name: str) -> None:
    readings = readings_of(tmp_path, name, '{"text": "One."}\n{"text": "Two."}\n')
    assert [dispatch.doc for dispatch in dispatches(readings)] == [f"{name}::1", f"{name}::2"]


def test_json_feed(tmp_path: Path) -> None:
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Hill Radio",
        "language": "sw",
        "items": [
            {"id": "1", "url": "https://h.example/1", "content_html": "<p>Kura moja.</p><p>Kura mbili.</p>",
             "date_published": "2022-08-09T06:00:00+03:00", "authors": [{"name": "A. Otieno"}, {"name": "B. Mwangi"}]},
            {"id": "2", "content_text": "Maneno tu."},
            {"id": "3", "title": "Bila maneno"},
        ],
    }  # fmt: skip
    readings = readings_of(tmp_path, "feed.json", json.dumps(feed))
    first, second = dispatches(readings)
    assert (first.doc, first.text) == ("https://h.example/1", "Kura moja.\n\nKura mbili.")
    assert (first.metadata.outlet, first.metadata.language) == ("Hill Radio", "sw")
    assert first.metadata.author == "A. Otieno, B. Mwangi"
    assert second.doc == "feed.json::2"
    assert problems(readings)[0].at == "item 3"


def test_marked_up_fields_lose_their_markup_alone(tmp_path: Path) -> None:
    post = {"title": {"rendered": "Ash fall"}, "content": {"rendered": "<p>Ash fell &amp; fell.</p>"}}
    dispatch = one(readings_of(tmp_path, "a.json", json.dumps(post)))
    assert (dispatch.text, dispatch.metadata.title) == ("Ash fell & fell.", "Ash fall")
    plain = one(readings_of(tmp_path, "a.json", json.dumps({"text": "3 < 5 &amp; so on"})))
    assert plain.text == "3 < 5 &amp; so on"


def test_a_summary_serves_only_where_there_is_nothing_else(tmp_path: Path) -> None:
    both = {"summary": "Short.", "body": "Long."}
    assert one(readings_of(tmp_path, "a.json", json.dumps(both))).text == "Long."
    assert one(readings_of(tmp_path, "a.json", '{"summary": "Short."}')).text == "Short."


def test_lone_surrogates_cannot_be_kept(tmp_path: Path) -> None:
    dispatch = one(readings_of(tmp_path, "a.json", r'{"text": "a\ud800b \ud83d\ude00", "title": "\udfff"}'))
    assert (dispatch.text, dispatch.metadata.title) == ("a\ufffdb 😀", "\ufffd")


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("[]", "a list without articles"),
        ("5", "no article"),
        ('{"a": 1}', "no article"),
        ('{"text": ""}', "no article"),
        ('{"text": "x"', "broken JSON"),
        ("[" * 100_000, "JSON nested too deeply"),
        ('{"text":' * 50_000, "JSON nested too deeply"),
        ('{"text": "x", "n": ' + "1" * 9999 + "}\n", "JSON with a number"),
        ('{"version": "https://jsonfeed.org/version/1", "items": []}', "a list without articles"),
    ],
)
def test_what_holds_no_article_is_a_problem(tmp_path: Path, data: str, what: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.json", data))
    assert problem.what.startswith(what)


@pytest.mark.parametrize("data", ["", "\n\n", "\ufeff\n"])
def test_an_empty_file_of_lines_is_a_problem(tmp_path: Path, data: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.jsonl", data))
    assert problem.what == "empty"
