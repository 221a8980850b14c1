import gzip
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.read import warc_flow, warc_records
from coranto.read.warc_records import Lost, Record, records

from .archives import DAM, RAIL, VOTE, captured, packed, record

URLS = ("https://a.example/dam", "https://b.example/rail", "https://c.example/vote")
THREE = tuple(captured(url, words) for url, words in zip(URLS, (DAM, RAIL, VOTE), strict=True))


def found(data: bytes, most: int = 1_000_000) -> list[Record | Lost]:
    return list(records(BytesIO(data), most))


def addresses(data: bytes) -> list[str]:
    """Of whole records; what is lost is ``!``."""
    return [
        "!" if isinstance(one, Lost) else one.head["warc-target-uri"] + ("…" if one.cut else "") for one in found(data)
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"".join(THREE),
        packed(*THREE),
        gzip.compress(b"".join(THREE)),
        b"\r\n\r\n" + b"\r\n\r\n".join(THREE),
        b"\x00\x00".join(packed(one) for one in THREE) + b"\x00" * 70_000,
        b"".join(one.replace(b"\r\n", b"\n", 7).replace(b"WARC/1.1", b"WARC/0.18") for one in THREE),
    ],
)
def test_records_come_in_order_whatever_they_are_packed_in(data: bytes) -> None:
    assert addresses(data) == list(URLS)


def test_a_record_says_where_it_stands() -> None:
    starts = [0, len(THREE[0]), len(THREE[0] + THREE[1])]
    assert [one.at for one in found(b"".join(THREE))] == starts
    starts = [0, len(packed(THREE[0])), len(packed(*THREE[:2]))]
    assert [one.at for one in found(packed(*THREE))] == starts


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 0xFF]) + data[at + 1 :]


@pytest.mark.parametrize(
    ("middle", "at"),
    [
        (b"no record at all\r\n", len(THREE[0])),
        (record("response", URLS[1], b"x" * 40, Content_Length="-5"), len(THREE[0])),
        (record("response", URLS[1], b"x" * 40, Content_Length="9" * 40), len(THREE[0])),
        (THREE[1].replace(b"Content-Length", b"Content-Size"), len(THREE[0])),
        (THREE[1].replace(b"WARC-Date", b"X: " + b"y" * 500_000 + b"\r\nWARC-Date"), len(THREE[0])),
    ],
)
def test_what_is_broken_is_passed_over_and_told(middle: bytes, at: int) -> None:
    first, lost, last = found(THREE[0] + middle + THREE[2])
    assert isinstance(first, Record)
    assert isinstance(last, Record)
    assert last.head["warc-target-uri"] == URLS[2]
    assert isinstance(lost, Lost)
    assert lost.at == at
    assert addresses(packed(THREE[0], middle, THREE[2])) == [URLS[0], "!", URLS[2]]


def test_a_flipped_byte_costs_one_packed_record() -> None:
    data = packed(*THREE)
    first = len(packed(THREE[0]))
    _, lost, last = found(flipped(data, first + 60))
    assert isinstance(lost, Lost)
    assert (lost.at, lost.last) == (first, False)
    assert isinstance(last, Record)


PLAIN, PACKED, AT_ONCE = b"".join(THREE), packed(*THREE), gzip.compress(b"".join(THREE))
ENDS = [len(b"".join(THREE[:number])) for number in (1, 2, 3)]


@pytest.mark.parametrize(
    ("data", "clean"),
    [
        (PLAIN, {end - line_ends for end in ENDS for line_ends in range(5)}),
        (PACKED, {len(packed(*THREE[:number])) for number in (1, 2, 3)}),
        (AT_ONCE, {len(AT_ONCE)}),
    ],
    ids=["plain", "packed", "packed at once"],
)
def test_an_archive_says_that_it_is_cut_off_unless_it_ends_with_a_record(data: bytes, clean: set[int]) -> None:
    for cut in {*range(4, len(data), 5), *clean}:
        kept = addresses(data[:cut])
        whole = [one for one in kept if one in URLS]
        assert kept[: len(whole)] == list(URLS[: len(whole)])
        assert len(kept) - len(whole) == (0 if cut in clean else 1)


def test_a_length_that_takes_in_what_follows_is_told() -> None:
    huge = record("response", URLS[1], b"x" * 40, Content_Length=str(10**14))
    kept, cut = found(THREE[0] + huge + THREE[2])
    assert isinstance(cut, Record)
    assert (cut.large, cut.cut) == (True, True)
    assert isinstance(kept, Record)


def test_a_large_block_is_passed_over() -> None:
    large = record("response", URLS[1], b"x" * 200_000)
    for data in (THREE[0] + large + THREE[2], packed(THREE[0], large, THREE[2])):
        _, passed, last = found(data, 100_000)
        assert isinstance(passed, Record)
        assert (len(passed.block), passed.large, passed.cut) == (warc_records.BEGINNING, True, False)
        assert isinstance(last, Record)
        assert last.head["warc-target-uri"] == URLS[2]


def test_an_archive_packed_too_tightly_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_flow, "FREE", 100_000)
    bomb = gzip.compress(record("resource", URLS[0], bytes(5_000_000)))
    (lost,) = found(bomb)
    assert isinstance(lost, Lost)
    assert lost.last
    assert "a trap" in lost.what


def test_damage_everywhere_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "MOST_LOST", 5)
    broken = THREE[0].replace(b"Content-Length", b"X")
    lost = found(broken * 50)
    assert all(isinstance(one, Lost) for one in lost)
    assert len(lost) == 6
    assert isinstance(lost[-1], Lost)
    assert lost[-1].last


@given(
    st.sampled_from([b"".join(THREE), packed(*THREE)]),
    st.lists(st.tuples(st.integers(0, 2_000), st.binary(max_size=8)), max_size=4),
)
@settings(max_examples=300, deadline=None)
def test_no_bytes_at_all_raise(data: bytes, changes: list[tuple[int, bytes]]) -> None:
    for at, put in changes:
        data = data[:at] + put + data[at + len(put) // 2 :]
    for one in records(BytesIO(data), 100_000):
        assert one.at >= 0
