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


Places = Mapping[tuple[str, ...], Sequence[int]]


def places(words: Sequence[str], sentence: Sequence[int]) -> Places:
    """Where each sequence of ``LEAST_TILE`` words that lies within one sentence begins in ``words``.

    ``sentence[i]`` is the number of the sentence that holds ``words[i]``.
    """
    found: dict[tuple[str, ...], list[int]] = {}
    for i, gram in enumerate(zip(words, words[1:], words[2:], strict=False)):
        if sentence[i] == sentence[i + LEAST_TILE - 1]:
            here = found.setdefault(gram, [])
            if len(here) < _MOST_PLACES:
                here.append(i)
    return found


def shared_runs(
    a: Sequence[str], b: Sequence[str], sentence_a: Sequence[int], sentence_b: Sequence[int], places_a: Places
) -> Iterator[Tile]:
    """Every maximal run of at least ``LEAST_TILE`` equal words that lies within one sentence on both sides.

    ``places_a`` is ``places(a, sentence_a)``. Runs may overlap. The time is near linear in the length of both, whatever
    they repeat.
    """
    seen: dict[tuple[str, ...], int] = {}
    for j, gram in enumerate(zip(b, b[1:], b[2:], strict=False)):
        if gram not in places_a or sentence_b[j] != sentence_b[j + LEAST_TILE - 1]:
            continue
        seen[gram] = times = seen.get(gram, 0) + 1
        if times > _MOST_PLACES:
            continue
        for i in places_a[gram]:
            if _continues(a, i, sentence_a) and _continues(b, j, sentence_b) and a[i - 1] == b[j - 1]:
                continue  # part of a run that began earlier
            yield Tile(i, j, _run_length(a, b, sentence_a, sentence_b, i, j))


def _continues(words: Sequence[str], at: int, sentence: Sequence[int]) -> bool:
    return at > 0 and sentence[at - 1] == sentence[at]


def _run_length(
    a: Sequence[str], b: Sequence[str], sentence_a: Sequence[int], sentence_b: Sequence[int], i: int, j: int
) -> int:
    size = LEAST_TILE
    last = min(len(a) - i, len(b) - j)
    while (
        size < last
        and a[i + size] == b[j + size]
        and sentence_a[i + size] == sentence_a[i]
        and sentence_b[j + size] == sentence_b[j]
    ):
        size += 1
    return size


def tiled(runs: Sequence[Tile], used_a: bytearray, used_b: bytearray) -> list[Tile]:
    """Tiles cut from ``runs`` so that no word serves twice, longest first; in the order of ``a``.

    Words marked in ``used_a`` and ``used_b`` are left out; nothing is marked here.
    """
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
