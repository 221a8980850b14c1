"""Which passages of two documents are copies: a pure function of the two wordings.

Words that two sentences share in runs of three or more are evidence; names count less, formulas nothing. Names and
numbers that differ where the words around them are the same speak against: so two reports of one form about different
things stay apart. What is weak alone (a short sentence, a common one, a heavy edit) counts beside what is certain.
"""

from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Final, Literal

from coranto.model.resolved import Copy, Extent
from coranto.resolve.wording import WORD, Line, Wording
from coranto.text.alignment import LEAST_TILE, Tile, gaps, shared_runs, similarity, tiled

Kind = Literal["exact", "near", "quote"]


@dataclass(frozen=True, slots=True)
class Bars:
    """What evidence must reach, in words, and what part of the shorter sentence must be shared."""

    run: float = 2.0
    """Taken off the weight of each run: two words in a row prove nothing."""
    common: float = 0.4
    """What a sequence of three words counts that many documents have. In a sentence that is the same word for word, and
    of few documents, it counts in full."""
    rare: int = 5
    """Sequences of three words that few documents have, for a passage to stand alone."""
    conflict: float = 5.0
    """Taken off for each name or number that differs."""
    substitute: int = 8
    """Words of the longest gap in which one name can stand for another; more is other matter."""
    alone: tuple[tuple[float, float], ...] = ((6.0, 0.9), (8.0, 0.6), (10.0, 0.25))
    """Evidence that stands alone, with the share of the shorter sentence that it takes."""
    beside: float = 2.0
    """Enough within ``reach`` sentences of a strong passage."""
    beside_share: float = 0.2
    reach: int = 3
    together: float = 20.0
    """Many weak passages are strong together when their evidence comes to this …"""
    together_share: float = 0.15
    """… and their words to this share of the shorter document."""
    quote: int = 5
    """Words of the shortest quotation that shows one source."""
    edge: int = 3
    """A sentence whose first or last words were changed, at most so many, still counts as copied whole."""


BARS: Final = Bars()
"""Set on documents of our own making (``benchmarks/copies.py``) and on the sample of the documentation."""


@dataclass(frozen=True, slots=True)
class Match:
    """Words that two lines share, and what they prove."""

    line_a: int
    line_b: int
    tiles: tuple[Tile, ...]
    evidence: float
    share: float
    kind: Kind
    rare: int
    """How many of the sequences of three words shared few documents have."""

    @property
    def words(self) -> int:
        return sum(tile.size for tile in self.tiles)


def compared(a: Wording, b: Wording, common: Set[int] = frozenset()) -> tuple[Copy, ...]:
    """The copies between two documents, ``a`` first in canonical order; in the order of ``a``.

    ``common`` are the hashes of the sentences and of the sequences of three words that many documents have. ``older``
    is left null.
    """
    matches = list(_matches(a, b, common))
    kept = _accepted(matches, a, b)
    return tuple(_copy(match, kind, a, b) for match, kind in kept)


def _matches(a: Wording, b: Wording, common: Set[int]) -> Iterator[Match]:
    """What pairs of lines share; each word serves once, in the pair where it proves most."""
    by_lines: dict[tuple[int, int], list[Tile]] = {}
    for run in shared_runs(a.forms, b.forms, a.line_of, b.line_of, a.places, b.places):
        by_lines.setdefault((a.line_of[run.at_a], b.line_of[run.at_b]), []).append(run)
    sizes = {lines: sum([run.size for run in runs]) for lines, runs in by_lines.items()}
    used_a, used_b = bytearray(len(a.forms)), bytearray(len(b.forms))
    for lines in sorted(sizes, key=lambda lines: (-sizes[lines], lines)):
        runs = by_lines[lines]
        whole = len(a.lines[lines[0]].words) == len(b.lines[lines[1]].words) == runs[0].size
        if not whole and _most(a, runs, common) < BARS.beside:
            continue
        tiles = tiled(runs, used_a, used_b)
        if not tiles:
            continue
        match = _match(a, b, lines, tiles, common)
        if match.evidence <= 0 and match.kind != "exact":
            continue
        for tile in tiles:
            used_a[tile.at_a : tile.at_a + tile.size] = b"\1" * tile.size
            used_b[tile.at_b : tile.at_b + tile.size] = b"\1" * tile.size
        yield match


def _most(page: Wording, runs: Sequence[Tile], common: Set[int]) -> float:
    """What ``runs`` can prove at most: a run proves as much as it holds sequences of three words."""
    grams = _grams(page, runs)
    return len(grams) - (1 - BARS.common) * sum(map(common.__contains__, grams))


def _grams(page: Wording, tiles: Sequence[Tile]) -> list[int]:
    return [gram for tile in tiles for gram in page.grams[tile.at_a : tile.at_a + tile.size - LEAST_TILE + 1]]


def _match(a: Wording, b: Wording, lines: tuple[int, int], tiles: Sequence[Tile], common: Set[int]) -> Match:
    line_a, line_b = a.lines[lines[0]], b.lines[lines[1]]
    kind = _kind(a, b, tiles, line_a, line_b)
    if kind == "quote":
        tiles = [tile for tile in tiles if _is_quoted(tile, a, b)]
    grams = _grams(a, tiles)
    known = kind != "exact" or line_a.whole is None or line_a.whole in common
    many = sum(map(common.__contains__, grams)) if known else 0
    evidence = _weight(tiles, a) * (1 - (1 - BARS.common) * many / len(grams))
    if kind != "quote" and evidence > 0:  # what stands around a quotation is each reporter's own
        evidence -= BARS.conflict * _conflicts(a, b, tiles, line_a, line_b)
    share = sum(tile.size for tile in tiles) / min(len(line_a.words), len(line_b.words))
    return Match(*lines, tuple(tiles), evidence, share, kind, len(grams) - many)


def _weight(tiles: Sequence[Tile], a: Wording) -> float:
    return sum(sum(a.weights[t.at_a : t.at_a + t.size]) / WORD - BARS.run for t in tiles)


def _kind(a: Wording, b: Wording, tiles: Sequence[Tile], line_a: Line, line_b: Line) -> Kind:
    """A quotation is shared when next to nothing is shared outside of it."""
    outside = [tile for tile in tiles if not _is_quoted(tile, a, b)]
    if len(outside) < len(tiles) and _weight(outside, a) < BARS.beside:
        return "quote"
    whole = len(tiles) == 1 and tiles[0].size == len(line_a.words) == len(line_b.words)
    return "exact" if whole else "near"


def _is_quoted(tile: Tile, a: Wording, b: Wording) -> bool:
    return all(a.quoted[tile.at_a : tile.at_a + tile.size]) and all(b.quoted[tile.at_b : tile.at_b + tile.size])


def _conflicts(a: Wording, b: Wording, tiles: Sequence[Tile], line_a: Line, line_b: Line) -> int:
    """How many names and numbers stand against others in the gaps between the words shared."""
    found = 0
    for gap_a, gap_b in gaps(tiles, line_a.words, line_b.words):
        if not gap_a or not gap_b or max(len(gap_a), len(gap_b)) > BARS.substitute:
            continue
        ours = {a.forms[i] for i in gap_a if a.specific[i]}
        theirs = {b.forms[j] for j in gap_b if b.specific[j]}
        found += min(len(ours - theirs), len(theirs - ours))
    return found


def _accepted(matches: Sequence[Match], a: Wording, b: Wording) -> list[tuple[Match, Kind]]:
    """The matches that are copies, with their kind, in text order."""
    strong = [match for match in matches if match.kind != "quote" and _stands_alone(match, a, b)]
    strong += [match for match in _strong_together(matches, a, b) if match not in strong]
    kept: dict[tuple[int, int], tuple[Match, Kind]] = {}
    for match in matches:
        lines = match.line_a, match.line_b
        if match in strong:
            kept[lines] = match, match.kind
        elif _stands_beside(match, strong):
            whole = match.kind == "quote" and _is_whole(match, a, b)
            kept[lines] = match, "exact" if whole else match.kind
        elif match.kind == "quote" and _is_quotation(match):
            kept[lines] = match, "quote"
    return [kept[lines] for lines in sorted(kept)]


def _stands_alone(match: Match, a: Wording, b: Wording) -> bool:
    if match.rare < BARS.rare or a.lines[match.line_a].headline or b.lines[match.line_b].headline:
        return False
    return any(match.evidence >= evidence and match.share >= share for evidence, share in BARS.alone)


def _strong_together(matches: Sequence[Match], a: Wording, b: Wording) -> list[Match]:
    """Matches that are weak or common one by one, where there are too many of them for chance."""
    counted = [match for match in matches if match.kind != "quote" and _counts_beside(match)]
    words = sum(match.words for match in counted)
    if sum(match.evidence for match in counted) < BARS.together:
        return []
    return counted if words >= BARS.together_share * min(len(a.forms), len(b.forms)) else []


def _stands_beside(match: Match, strong: Sequence[Match]) -> bool:
    if match.kind != "exact" and not _counts_beside(match):
        return False
    return any(
        abs(match.line_a - other.line_a) <= BARS.reach and abs(match.line_b - other.line_b) <= BARS.reach
        for other in strong
    )


def _counts_beside(match: Match) -> bool:
    return match.evidence >= BARS.beside and match.share >= BARS.beside_share


def _is_quotation(match: Match) -> bool:
    return match.evidence > 0 and max(tile.size for tile in match.tiles) >= BARS.quote


def _is_whole(match: Match, a: Wording, b: Wording) -> bool:
    return match.words == len(a.lines[match.line_a].words) == len(b.lines[match.line_b].words)


def _copy(match: Match, kind: Kind, a: Wording, b: Wording) -> Copy:
    line_a, line_b = a.lines[match.line_a], b.lines[match.line_b]
    words_a = _extent(line_a, [(t.at_a, t.at_a + t.size) for t in match.tiles], kind)
    words_b = _extent(line_b, [(t.at_b, t.at_b + t.size) for t in match.tiles], kind)
    alike = 1.0 if kind == "exact" else similarity(match.tiles, a.forms, b.forms, words_a, words_b)
    return Copy(kind, _passage(a, line_a, words_a, kind), _passage(b, line_b, words_b, kind), alike, None)


def _extent(line: Line, pieces: Sequence[tuple[int, int]], kind: Kind) -> range:
    """The words copied, widened to the ends of the sentence where hardly any are missing."""
    start, end = min(start for start, _ in pieces), max(end for _, end in pieces)
    if kind != "quote":
        start = line.words.start if start - line.words.start <= BARS.edge else start
        end = line.words.stop if line.words.stop - end <= BARS.edge else end
    return range(start, end)


def _passage(page: Wording, line: Line, words: range, kind: Kind) -> Extent:
    """The characters of ``words``; with the sentence's own marks at its ends, but for those around a quotation."""
    whole = kind != "quote"
    start = line.start if whole and words.start == line.words.start else page.starts[words.start]
    end = line.end if whole and words.stop == line.words.stop else page.ends[words.stop - 1]
    return Extent(page.doc, start, end)
