"""What one dispatch says otherwise than another that it shares text with, sentence by sentence and word by word."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final, NamedTuple

from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.model.resolved import Extent
from coranto.view.reading.details import Rewording
from coranto.view.speakers import folded

_WORD: Final = re.compile(r"\d[\d.,:]*\d|\w+(?:['’-]\w+)*")
_GROUPED: Final = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
"""The comma of *1,000*, which another house writes as *1000*."""
_ALIKE: Final = 0.45
"""Share of their words that two sentences must have in common for the one to be the other, changed."""
_PIECE: Final = 0.3
"""How much more of a sentence must be in a longer one for the two to be one, cut or extended."""
_TOGETHER: Final = 3
"""Words that must be the same between two changes for these to be two: fewer are the chance of small words."""
_MOST_PAIRS: Final = 40_000
"""Pairs of sentences up to which a stretch is searched for sentences that were changed."""
_THOROUGH: Final = 1_000_000
"""Pairs of words up to which two sentences are compared with no word left out for being frequent."""


class _Word(NamedTuple):
    start: int
    end: int
    key: str


class _Unit(NamedTuple):
    """A sentence, or one line of furniture."""

    start: int
    end: int
    words: tuple[_Word, ...]

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(word.key for word in self.words)


_Op = tuple[int, int, int, int]
"""Where two rows differ: from and to in the one, from and to in the other."""


def rewordings(own: Folio, other: Folio) -> Iterator[Rewording]:
    """Each stretch in which ``own`` differs from ``other``, in the order of ``own``.

    Sentences are laid side by side; of those that are alike the words are. Case, accents, spaces and punctuation make
    no difference. A sentence that both have, in another order, is told once, as moved.
    """
    mine, theirs = _units(own), _units(other)
    at = {unit.key: unit for unit in theirs}
    kept = {unit.key for unit in mine}
    for a, b, c, d in _differing([unit.key for unit in mine], [unit.key for unit in theirs]):
        place = mine[b].start if b < len(mine) else len(own.text.rstrip())
        told: list[Rewording] = []
        for one, two in reversed(_paired(mine[a:b], theirs[c:d])):
            if one is None:
                told += [_left_out(two, other, place)] if two is not None and two.key not in kept else []
                continue
            told += [_added(one, at.get(one.key), other)] if two is None else _changes(one, two, own, other)[::-1]
            place = one.start
        yield from reversed(told)


def words_between(text: str) -> int:
    """How many words a text has."""
    return sum(1 for _ in _WORD.finditer(text))


def words_of(folio: Folio) -> int:
    """How many words the sentences of a dispatch have."""
    return sum(len(unit.words) for unit in _units(folio))


def _added(one: _Unit, moved: _Unit | None, other: Folio) -> Rewording:
    there = None if moved is None else Extent(other.doc, moved.start, moved.end)
    return Rewording(one.start, one.end, there, "", moved=moved is not None)


def _left_out(two: _Unit, other: Folio, place: int) -> Rewording:
    return Rewording(place, place, *_said(other, two.start, two.end), moved=False)


def _said(other: Folio, start: int, end: int) -> tuple[Extent, str]:
    return Extent(other.doc, start, end), " ".join(other.text[start:end].split())


def _changes(one: _Unit, two: _Unit, own: Folio, other: Folio) -> list[Rewording]:
    """The words of two sentences that differ."""
    found = []
    mine, theirs = one.words, two.words
    for a, b, c, d in _joined(_differing(one.key, two.key)):
        start = mine[a].start if a < len(mine) else one.end
        end = mine[b - 1].end if b > a else start
        there, words = _said(other, theirs[c].start, theirs[d - 1].end) if d > c else (None, "")
        found.append(Rewording(start, end, there, words, moved=False))
    return found


def _paired(mine: Sequence[_Unit], theirs: Sequence[_Unit]) -> list[tuple[_Unit | None, _Unit | None]]:
    """Two rows of sentences side by side: those together that are the most alike, in their order; others alone."""
    if len(mine) * len(theirs) > _MOST_PAIRS:
        return [*((one, None) for one in mine), *((None, two) for two in theirs)]
    alike = [[_alike(one, two) for two in theirs] for one in mine]
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(mine) + 1)]
    for i in reversed(range(len(mine))):
        for j in reversed(range(len(theirs))):
            both = alike[i][j] + best[i + 1][j + 1] if alike[i][j] else 0.0
            best[i][j] = max(both, best[i + 1][j], best[i][j + 1])
    row: list[tuple[_Unit | None, _Unit | None]] = []
    i = j = 0
    while i < len(mine) and j < len(theirs):
        if alike[i][j] and best[i][j] == alike[i][j] + best[i + 1][j + 1]:
            row.append((mine[i], theirs[j]))
            i, j = i + 1, j + 1
        elif best[i][j] == best[i][j + 1]:
            row.append((None, theirs[j]))
            j += 1
        else:
            row.append((mine[i], None))
            i += 1
    return [*row, *((None, two) for two in theirs[j:]), *((one, None) for one in mine[i:])]


def _alike(one: _Unit, two: _Unit) -> float:
    """How much of the words of two sentences both have, or of the shorter where it is a piece of the other."""
    sizes = sorted((len(one.words), len(two.words)))
    common = (Counter(one.key) & Counter(two.key)).total()
    share = 2 * common / sum(sizes)
    return share if max(share, common / sizes[0] - _PIECE) >= _ALIKE and common > 2 else 0.0


def _differing(mine: Sequence[object], theirs: Sequence[object]) -> Iterator[_Op]:
    hurried = len(mine) * len(theirs) > _THOROUGH
    for tag, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=hurried).get_opcodes():
        if tag != "equal":
            yield a, b, c, d


def _joined(ops: Iterator[_Op]) -> Iterator[_Op]:
    """Differences, with those made one that hardly a word parts."""
    held: _Op | None = None
    for op in ops:
        if held is not None and op[0] - held[1] < _TOGETHER and _large(held) and _large(op):
            held = (held[0], op[1], held[2], op[3])
        else:
            if held is not None:
                yield held
            held = op
    if held is not None:
        yield held


def _large(op: _Op) -> bool:
    """Whether more than a word is other: single words that are changed side by side are told apart."""
    return max(op[1] - op[0], op[3] - op[2]) > 1


def _units(folio: Folio) -> list[_Unit]:
    found = (
        _Unit(
            sentence.start,
            sentence.end,
            tuple(
                _Word(match.start(), match.end(), _GROUPED.sub("", folded(match[0])))
                for match in _WORD.finditer(folio.text, sentence.start, sentence.end)
            ),
        )
        for sentence in folio.of(Sentence)
    )
    return [unit for unit in found if unit.words]
