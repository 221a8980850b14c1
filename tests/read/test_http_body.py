import gzip
import zlib

import brotli
import pytest

from coranto.read.http_body import Answer, body_of, fields_of, parsed_answer
from coranto.read.reading import UnreadableError

from .archives import DAM, answer, page

PAGE = page(DAM)
LIMIT = 10_000


def bare(data: bytes) -> bytes:
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return machine.compress(data) + machine.flush()


def chunked(data: bytes, size: int = 60) -> bytes:
    pieces = [data[at : at + size] for at in range(0, len(data), size)]
    return b"".join(b"%x;note=1\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (PAGE, ()),
        (gzip.compress(PAGE), ("Content-Encoding: gzip",)),
        (gzip.compress(PAGE[:50]) + gzip.compress(PAGE[50:]), ("Content-Encoding: x-gzip",)),
        (zlib.compress(PAGE), ("Content-Encoding: deflate",)),
        (bare(PAGE), ("Content-Encoding: deflate",)),
        (brotli.compress(PAGE), ("Content-Encoding: br",)),
        (gzip.compress(brotli.compress(PAGE)), ("Content-Encoding: br, gzip",)),
        (chunked(PAGE), ("Transfer-Encoding: chunked",)),
        (chunked(gzip.compress(PAGE)), ("Transfer-Encoding: chunked", "Content-Encoding: gzip")),
        (PAGE, ("Content-Encoding: gzip",)),
        (PAGE, ("Content-Encoding: br", "Transfer-Encoding: chunked")),
    ],
)
def test_a_body_is_unpacked_whether_or_not_it_is_packed_as_it_says(body: bytes, head: tuple[str, ...]) -> None:
    found = body_of(parsed_answer(answer(body, *head)), LIMIT)
    assert (found.data, found.note) == (PAGE, None)


@pytest.mark.parametrize(
    ("body", "head"),
    [
        (gzip.compress(PAGE)[:-12], "Content-Encoding: gzip"),
        (chunked(PAGE)[:-20], "Transfer-Encoding: chunked"),
        (chunked(PAGE)[:-5], "Transfer-Encoding: chunked"),
        (zlib.compress(PAGE)[:-6], "Content-Encoding: deflate"),
    ],
)
def test_a_body_that_is_cut_off_is_told_so(body: bytes, head: str) -> None:
    found = body_of(parsed_answer(answer(body, head)), LIMIT)
    assert PAGE.startswith(found.data)
    assert found.data
    assert found.note is not None
    assert found.note.what.startswith("cut off")


BOMB = bytes(LIMIT * 50)


@pytest.mark.parametrize(
    ("body", "head", "what"),
    [
        (gzip.compress(BOMB), "Content-Encoding: gzip", "unpacks to more than"),
        (brotli.compress(BOMB), "Content-Encoding: br", "unpacks to more than"),
        (zlib.compress(BOMB), "Content-Encoding: deflate", "unpacks to more than"),
        (gzip.compress(bytes(LIMIT)) * 3, "Content-Encoding: gzip", "unpacks to more than"),
        (BOMB, "X-Plain: yes", "unpacks to more than"),
        (b"\x1f\x8b\x08 no gzip at all", "Content-Encoding: gzip", "packed, and damaged"),
        (b"no brotli at all", "Content-Encoding: br", "packed, and damaged"),
        (b"\x28\xb5\x2f\xfd", "Content-Encoding: zstd", "packed as “zstd”, which is not read"),
        (b"x", "Content-Encoding: " + "gzip, " * 400, "packed more than three times over"),
    ],
)
def test_a_body_that_is_a_trap_or_damaged_is_refused(body: bytes, head: str, what: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        body_of(parsed_answer(answer(body, head)), LIMIT)
    assert raised.value.trouble.what.startswith(what)
    assert raised.value.trouble.remedy


def test_a_body_of_very_many_members_takes_time_by_its_length_alone() -> None:
    """It took that by the square of it: minutes for 5 MB, hours for a page as large as may be."""
    body = gzip.compress(b"", mtime=0) * 250_000 + gzip.compress(PAGE, mtime=0)
    found = body_of(parsed_answer(answer(body, "Content-Encoding: gzip")), LIMIT)
    assert (found.data, found.note) == (PAGE, None)


def test_an_answer() -> None:
    found = parsed_answer(
        answer(PAGE, "X-Long: a", "  b", "X-Long: c", "no colon", status="404", kind="Text/HTML ; charset='koi8-r'")
    )
    assert (found.status, found.media_type, found.charset, found.body) == (404, "text/html", "koi8-r", PAGE)
    assert found.head["x-long"] == "a b"
    assert parsed_answer(b"HTTP/2 200\n\nx") == Answer(200, {}, b"x")


@pytest.mark.parametrize(
    "block",
    [
        b"",
        PAGE,
        b"HTTP/1.1 200 OK\r\nContent-Type: text/html",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70_000 + b"\r\n\r\nbody",
    ],
)
def test_what_is_no_answer_is_refused(block: bytes) -> None:
    with pytest.raises(UnreadableError):
        parsed_answer(block)


def test_the_first_of_two_fields_stays_and_what_goes_on_belongs_to_it() -> None:
    assert fields_of(["A: 1", "a: 2", "\tmore", "B:", " x"]) == {"a": "1", "b": " x"}
