"""Sources that lie elsewhere."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import fsspec
import pytest
from click.testing import CliRunner

from coranto import remote as module
from coranto.cli import coranto
from coranto.library import open_dossier
from coranto.model.errors import BadRequestError
from coranto.model.source import Problem
from coranto.read.reading import Read
from coranto.read.sources import read_sources
from coranto.remote import is_remote, remote
from read.archives import DAM, RAIL, captured, packed, page
from website import Asked, Reply, website

FILES = {
    "flood/north.txt": b"The dam at Marivela broke on Monday, officials said.",
    "flood/south/rain.txt": b"Rain fell in Marivela all night, residents said.",
    "flood/south/.hidden": b"Not this.",
    "flood/saved_files/part.txt": b"Not this either.",
    "flood/saved.html": page(RAIL, "Rail"),
    "other.txt": b"Nothing of it.",
}
ARCHIVE = packed(*(captured(f"https://news.example/{n}", DAM + f" No. {n}.") for n in range(3)))


@pytest.fixture
def memory() -> Iterator[str]:
    """The address of a bucket with ``FILES``, in this process's memory."""
    store = fsspec.filesystem("memory")
    for name, data in FILES.items():
        store.pipe(f"/bucket/{name}", data)
    yield "memory://bucket"
    store.rm("/bucket", recursive=True)


def s3(files: dict[str, bytes]) -> Callable[[Asked], Reply]:
    """What a store that speaks S3 answers: lists a bucket, tells of an object, gives it or a range of it."""

    def answer(asked: Asked) -> Reply:
        parts = urlsplit(asked.path)
        key, query = unquote(parts.path).removeprefix("/bucket").strip("/"), parse_qs(parts.query)
        if not key:
            return 200, {"Content-Type": "application/xml"}, listed(query.get("prefix", [""])[0], "delimiter" in query)
        if key not in files:
            return 404, {"Content-Type": "application/xml"}, b"<Error><Code>NoSuchKey</Code></Error>"
        data, head = files[key], {"ETag": f'"{hashlib.md5(files[key]).hexdigest()}"', "Accept-Ranges": "bytes"}
        first, _, last = asked.head.get("range", "").removeprefix("bytes=").partition("-")
        if not first:
            return 200, head, data
        until = min(int(last), len(data) - 1)
        head["Content-Range"] = f"bytes {first}-{until}/{len(data)}"
        return 206, head, data[int(first) : until + 1]

    def listed(prefix: str, by_folder: bool) -> bytes:
        found = [name for name in sorted(files) if name.startswith(prefix)]
        inner = {name: name.removeprefix(prefix).partition("/") for name in found}
        folders = sorted({prefix + one[0] + "/" for one in inner.values() if by_folder and one[1]})
        rows = [
            f"<Contents><Key>{escape(name)}</Key><Size>{len(files[name])}</Size><ETag>x</ETag>"
            "<LastModified>2026-01-01T00:00:00.000Z</LastModified></Contents>"
            for name in found
            if not (by_folder and inner[name][1])
        ] + [f"<CommonPrefixes><Prefix>{escape(folder)}</Prefix></CommonPrefixes>" for folder in folders]
        return (
            '<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><IsTruncated>false</IsTruncated>'
            f"<KeyCount>{len(rows)}</KeyCount>{''.join(rows)}</ListBucketResult>"
        ).encode()

    return answer


class Everywhere(dict[str, Reply | Callable[[Asked], Reply]]):
    """One answer for every path."""

    def get(self, path, default=None):
        return self[""]


@pytest.fixture
def bucket(monkeypatch):
    """The site of a store that speaks S3, with ``FILES`` and an archive."""
    pytest.importorskip("s3fs")
    with website() as site:
        site.pages = Everywhere({"": s3({**FILES, "days/all.warc.gz": ARCHIVE})})
        for name, value in {
            "AWS_ENDPOINT_URL_S3": site.url("", host="127.0.0.1"),
            "AWS_ACCESS_KEY_ID": "reader",
            "AWS_SECRET_ACCESS_KEY": "secret",
            "AWS_DEFAULT_REGION": "eu-west-1",
        }.items():
            monkeypatch.setenv(name, value)
        fsspec.get_filesystem_class("s3").clear_instance_cache()
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The same files in a folder of this machine."""
    for name, data in FILES.items():
        (tmp_path / "bucket" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "bucket" / name).write_bytes(data)
    return tmp_path / "bucket"


def asked(*urls: str) -> tuple[list[str], list[Problem]]:
    """The names of the dispatches at these addresses, and the problems."""
    found = list(remote(urls))
    return [one.dispatch.doc for one in found if isinstance(one, Read)], [
        one for one in found if isinstance(one, Problem)
    ]


@pytest.mark.parametrize(
    ("source", "elsewhere"),
    [("s3://bucket/x", True), ("memory://x", True), ("gopher://x", True), ("https://news.example/", False),
     ("HTTP://news.example/", False), ("folder/file.txt", False), ("C:/x", False), ("-", False)],
)  # fmt: skip
def test_an_address_elsewhere_is_told_from_a_path_and_a_page(source, elsewhere):
    assert is_remote(source) == elsewhere


def test_a_folder_elsewhere_is_read_as_one_here(memory, folder):
    assert list(remote([f"{memory}/flood"])) == list(read_sources([folder / "flood"]))
    assert asked(f"{memory}/flood/") == (["north.txt", "saved.html", "south/rain.txt"], [])


def test_a_file_reached_twice_counts_once_under_its_longer_name(memory):
    docs, problems = asked(f"{memory}/flood/south/rain.txt", f"{memory}/flood", f"{memory}/flood")
    assert (docs, problems) == (["north.txt", "saved.html", "south/rain.txt"], [])


def test_what_is_not_there_is_a_problem_and_the_rest_is_read(memory):
    docs, (problem,) = asked(f"{memory}/gone.txt", f"{memory}/other.txt")
    assert (docs, problem.doc, problem.what) == (["other.txt"], "gone.txt", "no such file")


def test_a_folder_with_nothing_to_read_is_told(memory):
    fsspec.filesystem("memory").pipe("/bucket/empty/.keep", b"")
    assert [problem.what for problem in asked(f"{memory}/empty")[1]] == ["a folder with nothing to read in it"]


@pytest.mark.parametrize("url", ["gopher://x/y", "file:///etc/passwd", "simplecache::s3://bucket/x", "reference://x"])
def test_what_leads_on_or_nowhere_is_refused_before_anything_is_asked(url):
    with pytest.raises(BadRequestError, match=r"is no address that is read\. Kinds that are: s3, "):
        remote([url])


def test_a_package_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(module, "find_spec", lambda name: None)
    with pytest.raises(BadRequestError, match=r"s3://x needs fsspec, .* coranto\[remote\]"):
        remote(["s3://x"])


@pytest.mark.skipif(find_spec("gcsfs") is not None, reason="the package is there")
def test_a_store_whose_package_is_missing_names_it():
    with pytest.raises(BadRequestError, match=r"gs://x cannot be read: .*gcsfs"):
        remote(["gs://x"])


def test_a_machine_that_cannot_be_reached_is_a_problem_and_the_rest_is_read(memory):
    docs, (problem,) = asked("ftp://127.0.0.1:1/a.txt", f"{memory}/other.txt")
    assert (docs, problem.doc) == (["other.txt"], "a.txt")
    assert problem.what.startswith("cannot be read there: ")


def test_a_store_that_fails_in_the_middle_is_a_problem(memory, monkeypatch):
    def fail(self, *size):
        raise RuntimeError("the line went dead\x1b[2J")

    monkeypatch.setattr(type(fsspec.filesystem("memory").open("/bucket/other.txt")), "read", fail)
    docs, (problem,) = asked(f"{memory}/other.txt")
    assert (docs, problem.what) == ([], "cannot be read there: the line went dead\\x1b[2J")


def test_a_bucket_is_read_as_a_folder_here(bucket, folder):
    assert list(remote(["s3://bucket/flood"])) == list(read_sources([folder / "flood"]))
    docs, problems = asked("s3://bucket/other.txt", "s3://bucket/gone.txt")
    assert (docs, [problem.what for problem in problems]) == (["other.txt"], ["no such file"])


def test_an_archive_in_a_bucket_is_read_in_pieces(bucket, monkeypatch):
    fs = fsspec.filesystem("s3", default_block_size=5 * 2**10)
    monkeypatch.setattr(module, "_system", lambda url: (fs, url.removeprefix("s3://")))
    docs, problems = asked("s3://bucket/days/all.warc.gz")
    assert (docs, problems) == ([f"https://news.example/{n}" for n in range(3)], [])
    assert any("range" in one.head for one in bucket.asked)


def test_a_build_takes_sources_from_elsewhere_and_from_here_and_gives_the_same(memory, folder, tmp_path):
    def exported(*sources: str) -> bytes:
        file = tmp_path / f"{len(list(tmp_path.iterdir()))}.coranto"
        done = CliRunner().invoke(coranto, ["build", *sources, "--dossier", str(file), "--workers", "1", "--quiet"])
        assert done.exit_code == 0, done.output
        with open_dossier(file) as dossier:
            return b"".join(dossier.export_lines())

    here = exported(str(folder / "flood"), str(folder / "other.txt"))
    assert exported(f"{memory}/flood", str(folder / "other.txt")) == here


def test_without_such_an_address_nothing_is_loaded_for_it(folder, tmp_path):
    script = (
        "import sys; from coranto.library import build; build(sys.argv[1:2], sys.argv[2], workers=1); "
        "print(sorted({'fsspec', 's3fs', 'ray'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, folder / "other.txt", tmp_path / "x"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
