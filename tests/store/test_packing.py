import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.store.packing import pack, unpack


@given(st.binary(max_size=2000) | st.binary(max_size=20).map(lambda piece: piece * 200))
def test_what_is_packed_comes_back_and_is_hardly_longer(data):
    packed = pack(data)
    assert unpack(*packed) == data
    assert len(packed.data) <= len(data) + 11


def test_what_swells_most_comes_back():
    data = bytes(1 << 20)
    assert unpack(*pack(data)) == data


def test_repetition_is_deflated():
    assert len(pack(b"the river rose and " * 100).data) < 100


@pytest.mark.parametrize(
    ("size", "data"),
    [
        (9, b"not zlib"),
        (5, zlib.compress(b"longer than five")),
        (2**40, zlib.compress(b"short")),
        (2**62, zlib.compress(b"short")),
        (-5, zlib.compress(b"short")),
    ],
)
def test_a_damaged_blob_is_noticed(size, data):
    with pytest.raises((ValueError, zlib.error)):
        unpack(size, data)


@given(st.binary(min_size=1, max_size=60), st.data())
def test_a_changed_byte_is_noticed_however_short_the_blob(data, drawn):
    size, packed = pack(data)
    at = drawn.draw(st.integers(0, len(packed) - 1))
    other = packed[:at] + bytes([packed[at] ^ drawn.draw(st.integers(1, 255))]) + packed[at + 1 :]
    try:
        assert unpack(size, other) == data
    except (ValueError, zlib.error):
        return
