import gzip

import pytest

from coranto.fetching.answers import LONGEST_WAIT_S, Answer, pause_asked, taken, unpacked
from coranto.fetching.failures import FetchError

WORDS = b"The dam broke. " * 40


@pytest.mark.parametrize("encoding", ["gzip", "x-gzip"])
def test_a_packed_body_comes_back_as_it_was(encoding: str) -> None:
    assert unpacked(gzip.compress(WORDS), encoding, len(WORDS)) == WORDS


def test_a_body_of_several_members_is_unpacked_whole_and_within_the_limit() -> None:
    packed = gzip.compress(b"") + gzip.compress(WORDS[:99]) + gzip.compress(WORDS[99:])
    assert unpacked(packed + b"\0\0", "gzip", len(WORDS)) == WORDS
    assert unpacked(gzip.compress(b""), "gzip", 9) == b""
    with pytest.raises(FetchError, match="larger than"):
        unpacked(packed, "gzip", len(WORDS) - 1)
    with pytest.raises(FetchError, match="cut off"):
        unpacked(packed[:-4], "gzip", len(WORDS))


@pytest.mark.parametrize("encoding", ["", "identity"])
def test_a_body_that_is_not_packed_stays_as_it_is(encoding: str) -> None:
    assert unpacked(WORDS, encoding, 1) == WORDS


def test_no_more_is_taken_than_is_allowed() -> None:
    assert taken([b"abc", b"def"], 6) == b"abcdef"
    endless = iter(lambda: b"x" * 10, None)
    with pytest.raises(FetchError, match="larger than"):
        taken(endless, 100)


@pytest.mark.parametrize(
    ("stated", "seconds"), [("30", 30.0), ("999999999", LONGEST_WAIT_S), ("Thu, 01 Jan 1970 00:02:00 GMT", 60.0)]
)
def test_a_pause_that_is_asked_for_is_a_day_at_most(stated: str, seconds: float) -> None:
    assert pause_asked({"retry-after": stated}, 60.0) == seconds
    assert pause_asked({}, 60.0) is None


@pytest.mark.parametrize(
    ("stated", "told"), [("Text/HTML; charset=utf-8", "text/html"), (" text/plain ", "text/plain"), ("", "")]
)
def test_the_media_type_stands_before_its_parameters(stated: str, told: str) -> None:
    assert Answer("https://example.org/", 200, {"content-type": stated}, b"").media_type == told
    assert Answer("https://example.org/", 200, {}, b"").media_type == ""
