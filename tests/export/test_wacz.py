import hashlib
import json
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from surt import surt
from warcio.archiveiterator import ArchiveIterator

from coranto.export.edition import Edition
from coranto.export.wacz import HOME, address, sort_key
from coranto.export.wacz import render as pieces
from editions import ODD, editions, odd
from records import BAY, HARBOUR, ferry


def render(edition: Edition) -> bytes:
    return b"".join(pieces(edition))


def opened(edition: Edition) -> ZipFile:
    return ZipFile(BytesIO(render(edition)))


VALIDATE = """
import sys
from wacz.main import main
sys.exit(any([main(["validate", "-f", path]) for path in sys.argv[1:]]))
"""


def test_every_archive_is_valid(tmp_path: Path) -> None:
    paths = []
    for number, edition in enumerate(editions()):
        paths.append(tmp_path / f"{number}.wacz")
        paths[-1].write_bytes(render(edition))
    done = validated(*paths)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("Validation succeeded") == len(paths)
    broken = bytearray(paths[0].read_bytes())
    broken[broken.index(b"bay.txt", broken.index(b"pages/pages.jsonl")) + 1] ^= 1
    (tmp_path / "broken.wacz").write_bytes(broken)
    assert validated(tmp_path / "broken.wacz").returncode != 0


def validated(*paths: Path) -> subprocess.CompletedProcess[str]:
    """What the validator says, in a process of its own: it leaves files open, which would fail here as warnings."""
    command = [sys.executable, "-c", VALIDATE, *map(str, paths)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def records(edition: Edition) -> dict[str, bytes]:
    data = opened(edition).read("archive/data.warc.gz")
    found = {}
    for record in ArchiveIterator(BytesIO(data), check_digests="raise"):
        if record.rec_type == "resource":
            found[record.rec_headers.get_header("WARC-Target-URI")] = record.content_stream().read()
    return found


def test_each_dispatch_reads_back_as_it_was() -> None:
    found = records(Edition(ferry()))
    assert found[HOME + "bay.txt"].decode() == BAY
    assert found[HOME + "harbour.txt"].decode() == HARBOUR
    assert found[HOME].startswith(b"<!DOCTYPE html>")
    assert records(Edition(odd()))[HOME + "jo-santos-speaks.txt"].decode() == ODD
    assert records(Edition(odd()))[HOME + "a%0Ab.txt"] == b""


def test_the_index_leads_to_each_record_and_is_sorted() -> None:
    for edition in editions():
        package = opened(edition)
        data = package.read("archive/data.warc.gz")
        lines = package.read("indexes/index.cdx").decode().splitlines()
        assert lines == sorted(lines)
        assert len(lines) == len(records(edition))
        for line in lines:
            _, _, told = line.split(" ", 2)
            row = json.loads(told)
            piece = data[int(row["offset"]) : int(row["offset"]) + int(row["length"])]
            record = next(iter(ArchiveIterator(BytesIO(piece))))
            assert record.rec_headers.get_header("WARC-Target-URI") == row["url"]
            assert f"sha256:{hashlib.sha256(record.content_stream().read()).hexdigest()}" == row["digest"]


def test_nothing_is_packed_twice_and_pages_hold_their_text() -> None:
    package = opened(Edition(ferry()))
    assert {one.compress_type for one in package.infolist()} == {ZIP_STORED}
    head, *pages = [json.loads(line) for line in package.read("pages/pages.jsonl").splitlines()]
    assert head["format"] == "json-pages-1.0"
    assert [page["url"] for page in pages] == [HOME, HOME + "bay.txt", HOME + "harbour.txt"]
    assert pages[1]["text"] == BAY


def test_a_day_that_nobody_knows_is_said_to_be_made_up() -> None:
    assert "have the last day of the others (1)" in opened(Edition(ferry())).read("datapackage.json").decode()
    assert "have 1980-01-01, as none has one" in opened(Edition(odd())).read("datapackage.json").decode()


@pytest.mark.parametrize(
    "url",
    [
        "https://dossier.invalid/",
        "https://dossier.invalid/a%20b.txt",
        "https://www.example.org/News/2031/a.html",
        "https://example.org/a?b=2&a=1",
    ],
)
def test_addresses_sort_as_archives_sort_them(url: str) -> None:
    assert sort_key(url) == surt(url)


@given(st.text(min_size=1, max_size=30))
def test_every_name_has_an_address_without_spaces(doc: str) -> None:
    assert " " not in address(doc)
    assert address(doc).startswith((HOME, "http://", "https://"))
    assert sort_key(address("https://[" + doc)).startswith("invalid,dossier)")
