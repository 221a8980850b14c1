"""Passages that two sequences of words share: greedy string tiling, as studies of newspaper text reuse use it.

After M. J. Wise, *String similarity via greedy string tiling* (1993), and P. Clough et al., *METER: measuring text
reuse*
(ACL 2002), who found it apt for telling rewritten agency copy from independent reports.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

LEAST_TILE: Final = 3
"""Words of the shortest tile: two words in a row are alike too often."""
_MOST_PLACES: Final = 16
"""How often a three-word sequence may stand in a text and still be followed up; more often it tells nothing."""
_LONGEST_GAP: Final = 60
"""Words of the longest gap between tiles in which single words are still compared."""


class Tile(NamedTuple):
    """``a[at_a:at_a + size]`` equals ``b[at_b:at_b + size]``."""

    at_a: int
    at_b: int
    size: int


Places = Mapping[int, Sequence[int]]


def places(grams: Sequence[int], sentence: Sequence[int]) -> Places:
    """Where each sequence of ``LEAST_TILE`` words that lies within one sentence begins.

    ``grams[i]`` is the hash of the sequence that begins at word ``i``, ``sentence[i]`` the number of the sentence that
    holds the word.
    """
    found: dict[int, list[int]] = {}
    for i, (gram, first, last) in enumerate(zip(grams, sentence, sentence[LEAST_TILE - 1 :], strict=False)):
        if first == last:
            here = found.setdefault(gram, [])
            if len(here) < _MOST_PLACES:
                here.append(i)
    return found


def shared_runs(
    a: Sequence[str], b: Sequence[str], sentence_a: Sequence[int], sentence_b: Sequence[int], a_at: Places, b_at: Places
) -> Iterator[Tile]:
    """Every maximal run of at least ``LEAST_TILE`` equal words that lies within one sentence on both sides.

    ``a_at`` is ``places`` of ``a``, and ``b_at`` of ``b``. Runs may overlap. The time is near linear in the length of
    both, whatever they repeat.
    """
    for gram in a_at.keys() & b_at.keys():
        for i in a_at[gram]:
            line_a = sentence_a[i]
            goes_on = i > 0 and sentence_a[i - 1] == line_a
            for j in b_at[gram]:
                if goes_on and j > 0 and a[i - 1] == b[j - 1] and sentence_b[j - 1] == sentence_b[j]:
                    continue  # part of a run that began earlier
                size = _run_length(a, b, sentence_a, sentence_b, i, j)
                if size >= LEAST_TILE:
                    yield Tile(i, j, size)


def _run_length(
    a: Sequence[str], b: Sequence[str], sentence_a: Sequence[int], sentence_b: Sequence[int], i: int, j: int
) -> int:
    line_a, line_b = sentence_a[i], sentence_b[j]
    first, last = i, i + min(len(a) - i, len(b) - j)
    while i < last and a[i] == b[j] and sentence_a[i] == line_a and sentence_b[j] == line_b:
        i += 1
        j += 1
    return i - first


def tiled(runs: Sequence[Tile], used_a: bytearray, used_b: bytearray) -> list[Tile]:
    """Tiles cut from ``runs`` so that no word serves twice, longest first; in the order of ``a``.

    Words marked in ``used_a`` and ``used_b`` are left out; nothing is marked here.
    """
    if len(runs) == 1:
        ((i, j, size),) = runs
        if not any(used_a[i : i + size]) and not any(used_b[j : j + size]):
            return list(runs)
    tiles: list[Tile] = []
    taken_a: set[int] = set()
    taken_b: set[int] = set()
    for run in sorted(runs, key=lambda tile: (-tile.size, tile.at_a, tile.at_b)):
        size = 0
        for step in range(run.size + 1):
            i, j = run.at_a + step, run.at_b + step
            free = step < run.size and not (used_a[i] or used_b[j] or i in taken_a or j in taken_b)
            if free:
                size += 1
                continue
            if size >= LEAST_TILE:
                tiles.append(Tile(i - size, j - size, size))
                taken_a.update(range(i - size, i))
                taken_b.update(range(j - size, j))
            size = 0
    return sorted(tiles)


def gaps(tiles: Sequence[Tile], a: range, b: range) -> Iterator[tuple[range, range]]:
    """What lies before, between and after ``tiles`` within ``a`` and ``b``; nothing where their orders differ."""
    at_a, at_b = a.start, b.start
    for tile in (*tiles, Tile(a.stop, b.stop, 0)):
        if tile.at_b >= at_b:
            yield range(at_a, tile.at_a), range(at_b, tile.at_b)
        at_a, at_b = tile.at_a + tile.size, max(at_b, tile.at_b + tile.size)


def similarity(tiles: Sequence[Tile], words_a: Sequence[str], words_b: Sequence[str], a: range, b: range) -> float:
    """Twice the words that ``a`` and ``b`` share, over the words of both; to three decimals.

    Shared are those of the tiles, and between them those that stand in the same order.
    """
    shared = sum(tile.size for tile in tiles)
    for gap_a, gap_b in gaps(tiles, a, b):
        if 0 < len(gap_a) <= _LONGEST_GAP and 0 < len(gap_b) <= _LONGEST_GAP:
            one, other = words_a[gap_a.start : gap_a.stop], words_b[gap_b.start : gap_b.stop]
            blocks = SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks()
            shared += sum(block.size for block in blocks)
    return round(2 * shared / max(1, len(a) + len(b)), 3)
