import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from coranto.read import wacz

from .archives import DAM, RAIL, captured, package, packed
from .files import dispatches, one, problems, readings_of

A, B = "https://a.example/dam", "https://b.example/rail"
ONE, TWO = packed(captured(A, DAM)), packed(captured(B, RAIL))


@pytest.mark.parametrize("name", ["a.wacz", "a.zip", "a"])
def test_the_pages_of_every_archive_within_are_read(tmp_path: Path, name: str) -> None:
    data = package({"archive/b.warc.gz": TWO, "archive/a.warc": captured(A, DAM), "pages/pages.jsonl": b"{}"})
    readings = readings_of(tmp_path, name, data)
    assert problems(readings) == []
    assert [(found.doc, found.text) for found in dispatches(readings)] == [(A, DAM), (B, RAIL)]


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
def test_packed_or_not(tmp_path: Path, method: int) -> None:
    assert one(readings_of(tmp_path, "a.wacz", package({"archive/a.warc.gz": ONE}, method=method))).doc == A


def test_bytes_that_the_package_does_not_vouch_for_are_told_and_read(tmp_path: Path) -> None:
    out = BytesIO(package({"archive/a.warc": captured(A, DAM)}))
    text = out.getvalue()
    with zipfile.ZipFile(BytesIO(text)) as old, zipfile.ZipFile(changed := BytesIO(), "w") as new:
        for member in old.infolist():
            new.writestr(member.filename, old.read(member).replace(b"340 families", b"140 families"))
    readings = readings_of(tmp_path, "a.wacz", changed.getvalue())
    assert "140 families" in dispatches(readings)[0].text
    (problem,) = problems(readings)
    assert (problem.doc, problem.at) == ("a.wacz", "archive/a.warc")
    assert problem.what.startswith("not the bytes that datapackage.json vouches for")


def test_what_the_package_lists_and_lacks_is_told(tmp_path: Path) -> None:
    data = BytesIO(package({"archive/a.warc.gz": ONE}, described=False))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("datapackage.json", '{"resources": [{"path": "archive/z.warc.gz", "hash": "sha256:0"}, 5]}')
    readings = readings_of(tmp_path, "a.wacz", data.getvalue())
    assert [found.doc for found in dispatches(readings)] == [A]
    assert [found.at for found in problems(readings)] == ["archive/z.warc.gz"]


@pytest.mark.parametrize(
    "name", ["../a.warc.gz", "archive/../../a.warc", "/etc/a.warc", "C:\\a.warc", "archive\\..\\a.warc"]
)
def test_a_name_that_leads_out_is_refused_and_the_rest_is_read(tmp_path: Path, name: str) -> None:
    readings = readings_of(tmp_path, "a.wacz", package({name: TWO, "archive/a.warc.gz": ONE}))
    assert [found.doc for found in dispatches(readings)] == [A]
    (problem,) = problems(readings)
    assert "leads out of the package" in problem.what


def test_a_bomb_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wacz, "FREE", 100_000)
    bomb = package({"archive/a.warc": bytes(20_000_000), "archive/b.warc.gz": TWO}, method=zipfile.ZIP_DEFLATED)
    readings = readings_of(tmp_path, "a.wacz", bomb)
    assert [found.doc for found in dispatches(readings)] == [B]
    (problem,) = problems(readings)
    assert (problem.at, "a trap" in problem.what) == ("archive/a.warc", True)


def test_files_that_lie_one_upon_the_other_are_refused(tmp_path: Path) -> None:
    data = bytearray(package({"archive/a.warc.gz": ONE * 40}, described=False))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        start = archive.start_dir
    entry = bytes(data[start : data.index(b"PK\x05\x06")])
    many = 30
    end = data[data.index(b"PK\x05\x06") :]
    end[8:12] = many.to_bytes(2, "little") * 2
    end[12:16] = (len(entry) * many).to_bytes(4, "little")
    (problem,) = problems(readings_of(tmp_path, "a.wacz", bytes(data[:start]) + entry * many + bytes(end)))
    assert "one upon the other" in problem.what


def test_a_damaged_package_is_a_problem_wherever_it_is_damaged(tmp_path: Path) -> None:
    data = package({"archive/a.warc.gz": ONE, "archive/b.warc.gz": TWO})
    for cut in range(40, len(data), 97):
        assert problems(readings_of(tmp_path, "a.wacz", data[:cut]))
    for at in range(0, len(data), 41):
        assert readings_of(tmp_path, "a.wacz", data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :])


@pytest.mark.parametrize(
    ("members", "what"),
    [
        ({"pages/pages.jsonl": b"{}"}, "a package without a web archive"),
        ({"archive/inner.wacz": b"x"}, "a package within a package"),
        ({"archive/a.warc.gz": b""}, "an archive without a page"),
    ],
)
def test_what_holds_no_page_is_a_problem(tmp_path: Path, members: dict[str, bytes], what: str) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.wacz", package(members)))
    assert problem.what == what


def test_other_zip_files_are_no_packages(tmp_path: Path) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.docx", package({"[Content_Types].xml": b"<x/>"}, described=False)))
    assert problem.what == "a zip archive or office document"
