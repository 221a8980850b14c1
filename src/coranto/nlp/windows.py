"""Stretches of a text that the encoder reads at once: whole sentences, as many as fit."""

from collections.abc import Iterable, Sequence
from typing import Final

PIECES: Final = 126
"""Word pieces a window, two more for begin and end: a CPU reads fastest at 64 to 128; 256 take 1.7 times as long."""


def windows(sizes: Sequence[int], ends: Iterable[int], limit: int = PIECES) -> list[tuple[int, int]]:
    """Half-open ranges of words that together hold all of them, in order.

    ``sizes`` are the pieces of each word, ``ends`` the words (counted from 0, exclusive) at which sentences end. A
    window holds whole sentences; a sentence longer than ``limit`` is cut where the limit falls.
    """
    found: list[tuple[int, int]] = []
    begin = end = held = 0
    for sentence_end in sorted({*ends, len(sizes)}):
        size = sum(sizes[end:sentence_end])
        if held and held + size > limit:
            found.append((begin, end))
            begin, held = end, 0
        for word in range(end, sentence_end) if size > limit else ():
            if held + sizes[word] > limit and word > begin:
                found.append((begin, word))
                begin, held = word, 0
            held += sizes[word]
        held = held if size > limit else held + size
        end = sentence_end
    if begin < end:
        found.append((begin, end))
    return found
