"""Hashes of all word sequences of one length, by which texts are compared: stable across processes and machines."""

import sys
from array import array
from collections.abc import Iterable
from functools import cache
from typing import Final
from zlib import crc32

MOST_WORDS: Final = 16
"""Words of the longest sequence."""
_WIDTH: Final = 8
_PRIME: Final = (1 << 28) - 57
"""Sixteen products of 32 bits by 28 add up to 64 bits: no lane runs over into the next."""
_FACTORS: Final = tuple(pow(48_271, place + 2, _PRIME) for place in range(MOST_WORDS))
_HELD: Final = 1 << 16


class _Numbers(dict[bytes, bytes]):
    """The CRC-32 of a word in eight bytes, the lowest first; the words met last are kept at hand."""

    def __missing__(self, word: bytes) -> bytes:
        if len(self) >= _HELD:
            self.clear()
        self[word] = number = crc32(word).to_bytes(_WIDTH, "little")
        return number


_NUMBERS: Final = _Numbers()


def word_numbers(words: Iterable[bytes]) -> bytes:
    """The CRC-32 of each word, in eight bytes, the lowest first: what ``gram_hashes`` takes."""
    return b"".join(map(_NUMBERS.__getitem__, words))


def gram_hashes(numbers: bytes, size: int) -> "array[int]":
    """Signed 64-bit hashes of the ``size`` words that begin at each word; the last ``size - 1`` are of no sequence.

    Each is the sum of the words' numbers, times a factor for their place. All are worked out at once, as the 64-bit
    lanes of one long integer: one multiplication serves a whole document.
    """
    product = int.from_bytes(numbers, "little") * _factors(size)
    lanes = product.to_bytes(len(numbers) + _WIDTH * size, "little")
    return array("q", _native(lanes[_WIDTH * (size - 1) : -_WIDTH]))


@cache
def _factors(size: int) -> int:
    """The factors of the places as lanes of one integer, the last place lowest."""
    return sum(factor << (8 * _WIDTH * place) for place, factor in enumerate(reversed(_FACTORS[:size])))


def low_bytes(hashes: "array[int]") -> bytes:
    """The lowest byte of each hash."""
    return _native(hashes.tobytes())[::_WIDTH]


def _native(lanes: bytes) -> bytes:
    """``lanes`` in the machine's own order of bytes, or the other way round."""
    if sys.byteorder == "little":
        return lanes
    turned = array("q", lanes)
    turned.byteswap()
    return turned.tobytes()
