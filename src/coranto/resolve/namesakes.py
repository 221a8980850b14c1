"""Which persons' names are compared at all: those that meet under a key, so that cost grows with the names.

Keys are after the sound of the words (``text/transliteration.py``). Names meet that share

- the sound of the family name, or of its last word: *al-Sharif*, *Sharif*;
- all words in any order: *Nagy Imre*, *Imre Nagy*;
- all letters together: *Chia-hung*, *Chiahung*;
- the first given name and one other word: *Gabriel García*, *Gabriel García Márquez*;
- the first sound of the given name and a family name with one consonant more, less or other: *Hernandez*, *Hernandes*.

A block of many namesakes is divided by given names; where even that leaves many, they are put in order and each is
compared with its nearest neighbours only (the sorted-neighbourhood method, Hernández and Stolfo 1995).
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from coranto.text.names import PersonName
from coranto.text.transliteration import skeleton

MOST_IN_BLOCK: Final = 60
"""Names compared pair by pair in one block."""
NEIGHBOURS: Final = 24
"""Names that a name of a greater block is compared with on either side."""
LEAST_SOUNDS: Final = 4
"""Consonants of a family name from which one may be wrong."""

Key = tuple[str, ...]
Readings = Sequence[PersonName]
"""A name as Latin letters may write it: most in one way, of other scripts and of Chinese names in several."""


def pairs(names: Sequence[Readings], spellings: Mapping[str, Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Pairs of numbers of names that are worth comparing, each once, the lower first, in order of their first block.

    ``spellings``: given name → numbers of the names that it is a spelling or a short form of.
    """
    seen: set[int] = set()
    for block in _blocks(names, spellings):
        for i, j in _of_block(block):
            code = i * len(names) + j
            if code not in seen:
                seen.add(code)
                yield i, j


def _blocks(names: Sequence[Readings], spellings: Mapping[str, Sequence[int]]) -> Iterator[list[int]]:
    """Names that share a key, by number, in order of the names; none of one name alone."""
    order = sorted(range(len(names)), key=lambda number: _in_order(names[number][0]))
    for key, block in _keyed((number, _each(names[number], _keys)) for number in order):
        if key[0] != "family" or len(block) <= MOST_IN_BLOCK:
            yield block
            continue
        divided = ((number, _each(names[number], lambda name: _given_keys(name, spellings))) for number in block)
        for _, part in _keyed(divided):
            yield part


def _each(readings: Readings, keys: Callable[[PersonName], set[Key]]) -> set[Key]:
    return {key for reading in readings for key in keys(reading)}


def _keyed(items: Iterable[tuple[int, Iterable[Key]]]) -> Iterator[tuple[Key, list[int]]]:
    found: dict[Key, list[int]] = defaultdict(list)
    for number, keys in items:
        for key in keys:
            found[key].append(number)
    return ((key, block) for key, block in sorted(found.items()) if len(block) > 1)


def _of_block(block: Sequence[int]) -> Iterator[tuple[int, int]]:
    reach = len(block) if len(block) <= MOST_IN_BLOCK else NEIGHBOURS
    for at, one in enumerate(block):
        for other in block[at + 1 : at + 1 + reach]:
            yield min(one, other), max(one, other)


def _in_order(name: PersonName) -> tuple[str, ...]:
    return (*map(skeleton, name.given), skeleton(name.family), *name.parts)


def _keys(name: PersonName) -> set[Key]:
    family, given = skeleton(name.family), [skeleton(word) for word in name.given]
    keys: set[Key] = {("family", family), ("family", skeleton(name.family.split()[-1]))}
    keys.add(("words", *sorted((family, *given))))
    keys.add(("letters", skeleton("".join(name.parts))))
    if given:
        keys.update(("first", given[0], word) for word in (*given[1:], family))
        if len(family) >= LEAST_SOUNDS:
            keys.update(("near", given[0][:1], family[:at] + family[at + 1 :]) for at in range(len(family)))
            keys.add(("near", given[0][:1], family))
    return keys


def _given_keys(name: PersonName, spellings: Mapping[str, Sequence[int]]) -> set[Key]:
    """Keys that divide namesakes: the sounds of given names, the names they are spellings of, and first letters."""
    keys: set[Key] = set()
    for word in name.given:
        keys.add(("sound", skeleton(word)))
        keys.add(("letter", word[:1]))
        keys.update(("spelling", str(number)) for number in spellings.get(word, ()))
    return keys
