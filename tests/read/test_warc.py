import gzip
from io import BytesIO
from pathlib import Path

import brotli
import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from coranto.model.source import Metadata
from coranto.read.sources import Limits, Read

from .archives import DAM, RAIL, VOTE, answer, captured, packed, page, record, sha1
from .files import dispatches, one, problems, readings_of

A, B, C = "https://a.example/dam", "https://b.example/rail", "https://c.example/vote"


def test_each_page_is_a_dispatch_by_its_address(tmp_path: Path) -> None:
    archive = packed(
        record("warcinfo", "", b"software: a crawler\r\n", "application/warc-fields"),
        record("request", A, b"GET /dam HTTP/1.1\r\n\r\n", "application/http; msgtype=request"),
        captured(A, DAM),
        record("response", "https://a.example/x.png", answer(b"\x89PNG", kind="image/png")),
        record("response", "https://a.example/old", answer(b"", "Location: /dam", status="301 Moved")),
        record("response", "https://a.example/robots.txt", answer(b"User-agent: *", kind="text/plain")),
        captured(B, RAIL),
    )
    readings = readings_of(tmp_path, "crawl.warc.gz", archive)
    assert problems(readings) == []
    dam, rail = dispatches(readings)
    assert (dam.doc, dam.text, rail.doc, rail.text) == (A, DAM, B, RAIL)
    assert isinstance(readings[0], Read)
    assert (readings[0].original.data, readings[0].original.media_type) == (page(DAM), "text/html")


def test_when_it_was_captured_is_kept_apart_from_when_it_was_published(tmp_path: Path) -> None:
    dam = one(readings_of(tmp_path, "a.warc", captured(A, DAM)))
    assert dam.metadata == Metadata(title=dam.metadata.title, url=A, captured="2021-03-04T05:06:07+00:00")
    assert dam.metadata.published == ()
    dated = page(VOTE).replace(b"<title>", b"<meta property='article:published_time' content='2021-03-01'><title>")
    vote = one(readings_of(tmp_path, "a.warc", record("response", C, answer(dated))))
    assert [date.value for date in vote.metadata.published] == ["2021-03-01"]
    undated = one(readings_of(tmp_path, "a.warc", record("response", A, answer(page(DAM)), WARC_Date="0000-99-99")))
    assert undated.metadata.captured is None


@pytest.mark.parametrize(
    "block",
    [
        answer(gzip.compress(page("Забастовка кончилась, сказал профсоюз.")), "Content-Encoding: gzip"),
        answer(brotli.compress(page("Забастовка кончилась, сказал профсоюз.")), "Content-Encoding: br"),
        answer(
            page("Забастовка кончилась, сказал профсоюз.").decode().encode("cp1251"),
            kind="text/html; charset=windows-1251",
        ),
        answer(
            page("Забастовка кончилась, сказал профсоюз.")
            .replace(b"<title>", b"<meta charset='koi8-r'><title>")
            .decode()
            .encode("koi8-r"),
            kind="text/html",
        ),
    ],
)
def test_bodies_packed_and_in_other_charsets(tmp_path: Path, block: bytes) -> None:
    assert (
        one(readings_of(tmp_path, "a.warc", record("response", A, block))).text
        == "Забастовка кончилась, сказал профсоюз."
    )


def test_texts_that_stand_alone_are_read(tmp_path: Path) -> None:
    archive = record("resource", A, DAM.encode(), "text/plain") + record("conversion", B, RAIL.encode(), "text/plain")
    archive += record("resource", C, page(VOTE), "text/html") + record(
        "metadata", C, b"x: y", "application/warc-fields"
    )
    assert [found.text for found in dispatches(readings_of(tmp_path, "a.warc", archive))] == [DAM, RAIL, VOTE]


def test_every_page_that_is_refused_is_told_by_its_place(tmp_path: Path) -> None:
    archive = b"".join([
        captured(A, DAM),
        record("response", "https://x.example/2", answer(page(DAM), status="404 Not Found")),
        record("response", "https://x.example/3", answer(b"\x1f\x8b\x08 no gzip", "Content-Encoding: gzip")),
        record("response", "https://x.example/4", answer(b"<html><body><img src='x'></body></html>")),
        record("response", "https://x.example/5", answer(b"%PDF-1.4", kind="application/pdf")),
        record("response", "", answer(page(DAM))),
        record("response", "https://x.example/7", b"no answer"),
        captured(B, RAIL),
    ])  # fmt: skip
    readings = readings_of(tmp_path, "a.warc", archive)
    assert [found.doc for found in dispatches(readings)] == [A, B]
    assert [(found.doc, found.at) for found in problems(readings)] == [
        ("a.warc", "record 2, https://x.example/2"),
        ("a.warc", "record 3, https://x.example/3"),
        ("a.warc", "record 4, https://x.example/4"),
        ("a.warc", "record 5, https://x.example/5"),
        ("a.warc", "record 6"),
        ("a.warc", "record 7, https://x.example/7"),
    ]
    assert "404" in problems(readings)[0].what
    assert all(found.remedy for found in problems(readings))


def test_a_page_larger_than_a_file_may_be_is_refused_and_a_film_is_passed_over(tmp_path: Path) -> None:
    film = record("response", B, answer(b"\x00" * 200_000, kind="video/mp4"))
    large = record("response", A, answer(page(DAM) + b" " * 200_000))
    readings = readings_of(tmp_path, "a.warc", film + large + captured(C, VOTE), Limits(file_bytes=100_000))
    assert [found.doc for found in dispatches(readings)] == [C]
    assert [found.at for found in problems(readings)] == [f"record 2, {A}"]


def revisit(url: str, **more: str) -> bytes:
    return record(
        "revisit",
        url,
        answer(b""),
        WARC_Profile="http://netpreserve.org/warc/1.1/revisit/identical-payload-digest",
        **more,
    )


def test_a_page_captured_again_is_one_dispatch(tmp_path: Path) -> None:
    digest = sha1(page(DAM))
    first = record("response", A, answer(page(DAM)), WARC_Payload_Digest=digest)
    assert one(readings_of(tmp_path, "a.warc", first + revisit(A))).doc == A
    readings = readings_of(
        tmp_path, "a.warc", first + revisit(B, WARC_Payload_Digest=digest, WARC_Refers_To_Target_URI=A)
    )
    assert [found.doc for found in dispatches(readings)] == [A]
    (elsewhere,) = problems(readings)
    assert (elsewhere.at, elsewhere.what) == (f"record 2, {B}", f"the same page as {A}, read once")
    (missing,) = problems(readings_of(tmp_path, "a.warc", revisit(C, WARC_Refers_To_Target_URI=C)))
    assert missing.what == f"a page kept in another archive, as {C}"


def test_a_record_changed_since_it_was_archived_is_told(tmp_path: Path) -> None:
    block = answer(page(DAM))
    sound = record("response", A, block, WARC_Block_Digest=sha1(block))
    assert one(readings_of(tmp_path, "a.warc", sound)).text == DAM
    readings = readings_of(tmp_path, "a.warc", sound.replace(b"340 families", b"140 families"))
    assert "140 families" in dispatches(readings)[0].text
    assert problems(readings)[0].what.startswith("not the bytes that were archived")


def test_damage_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    archive = packed(captured(A, DAM), b"no record\r\n", captured(B, RAIL), captured(C, VOTE))
    readings = readings_of(tmp_path, "a.warc.gz", archive[:-30])
    assert [found.doc for found in dispatches(readings)] == [A, B]
    assert [(found.at or "").partition(" ")[0] for found in problems(readings)] == ["byte", "byte"]


@pytest.mark.parametrize(
    "data",
    [record("warcinfo", "", b"x", "text/plain"), gzip.compress(b"WARC/1.0\r\nContent-Length: 0\r\n\r\n")],
    ids=["about the archive", "a record of no kind"],
)
def test_an_archive_without_a_page_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.warc.gz", data))
    assert problem.what == "an archive without a page"


def test_metadata_of_our_own_is_believed_only_of_texts_that_are_kept_as_they_are(tmp_path: Path) -> None:
    said = {"X_Coranto_Metadata": '{"outlet": "Shore Radio"}'}
    home = "https://dossier.invalid/"
    assert (
        one(
            readings_of(
                tmp_path, "a.warc", record("resource", home + "bay%20two.txt", DAM.encode(), "text/plain", **said)
            )
        ).doc
        == "bay two.txt"
    )
    shore = one(readings_of(tmp_path, "a.warc", record("resource", A, DAM.encode(), "text/plain", **said)))
    assert shore.metadata == Metadata(outlet="Shore Radio")
    other = one(readings_of(tmp_path, "a.warc", record("response", A, answer(page(DAM)), **said)))
    assert other.metadata.outlet is None
    broken = one(
        readings_of(tmp_path, "a.warc", record("resource", A, DAM.encode(), "text/plain", X_Coranto_Metadata="{"))
    )
    assert broken.metadata.captured is not None


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio leaves a temporary file open
def test_what_another_program_wrote(tmp_path: Path) -> None:
    out = BytesIO()
    writer = WARCWriter(out, gzip=True)
    head = StatusAndHeaders(
        "200 OK", [("Content-Type", "text/html"), ("Content-Encoding", "gzip")], protocol="HTTP/1.1"
    )
    for url, words in ((A, DAM), (B, RAIL)):
        body = BytesIO(gzip.compress(page(words)))
        writer.write_record(writer.create_warc_record(url, "response", payload=body, http_headers=head))
    digest = packed_digest(out.getvalue())
    writer.write_record(writer.create_revisit_record(A, digest, A, "2021-03-04T05:06:07Z", http_headers=head))
    readings = readings_of(tmp_path, "a.warc.gz", out.getvalue())
    assert problems(readings) == []
    assert [(found.doc, found.text) for found in dispatches(readings)] == [(A, DAM), (B, RAIL)]


def packed_digest(archive: bytes) -> str:
    """The payload digest of the archive's first record."""
    return next(iter(ArchiveIterator(BytesIO(archive)))).rec_headers.get_header("WARC-Payload-Digest")


def test_what_a_site_keeps_for_robots_is_no_dispatch_but_a_dispatch_of_ours_may_be_called_so(tmp_path: Path) -> None:
    theirs, ours = "https://x.example/security.txt", "https://dossier.invalid/wire/security.txt"
    archive = b"".join(record("resource", url, DAM.encode(), "text/plain") for url in (theirs, ours))
    assert [found.doc for found in dispatches(readings_of(tmp_path, "a.warc", archive))] == ["wire/security.txt"]
