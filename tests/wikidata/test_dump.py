"""Reading a local dump of Wikidata."""

import bz2
import gzip
from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError
from coranto.wikidata.dump import read_dump
from wikidata.items_of import entry, lines

DUMP = lines(
    entry("Q1", "Ana Tulafale", also=("Tulafale, Ana",), P31="Q5"),
    entry("Q2", "Somebody Else", P31="Q5"),
    entry("Q9", "Samoa", P297="WS"),
    {**entry("P31", "Ana Tulafale"), "type": "property"},
)


@pytest.mark.parametrize("suffix", ["", ".gz", ".bz2"])
def test_items_of_wanted_names_and_countries_are_read_from_plain_and_compressed_dumps(
    tmp_path: Path, suffix: str
) -> None:
    path = tmp_path / f"dump.json{suffix}"
    packed = {"": DUMP.encode(), ".gz": gzip.compress(DUMP.encode()), ".bz2": bz2.compress(DUMP.encode())}
    path.write_bytes(packed[suffix])
    problems: list[str] = []
    assert [found.id for found in read_dump(path, {"ana tulafale"}, problems)] == ["Q1", "Q9"]
    assert problems == []


def test_a_bad_line_is_told_and_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "dump.json"
    path.write_text(DUMP.replace("Somebody Else", '"'))
    problems: list[str] = []
    assert [found.id for found in read_dump(path, {"ana tulafale"}, problems)] == ["Q1", "Q9"]
    assert len(problems) == 1
    assert "line 3" in problems[0]


@pytest.mark.parametrize("content", [b"id,name\n1,a\n", b'{"id": 3}\n', b"\x00\xff"])
def test_a_file_of_another_form_is_refused_by_name_and_line(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "dump.json"
    path.write_bytes(content)
    with pytest.raises(BadRequestError, match=r"dump\.json, line 1: not an item"):
        list(read_dump(path, set(), []))


def test_a_broken_archive_and_a_missing_file_are_told(tmp_path: Path) -> None:
    cut = tmp_path / "dump.json.gz"
    cut.write_bytes(gzip.compress(DUMP.encode())[:60])
    for path in (cut, tmp_path / "none.json"):
        with pytest.raises(BadRequestError, match="cannot be read"):
            list(read_dump(path, set(), []))
