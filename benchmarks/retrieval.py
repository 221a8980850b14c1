"""Names of five scripts found again among 20,000: ``python -m benchmarks.retrieval [NAMES] [--errors]``.

``retrieval.tsv`` lists 300 persons, known and made up: native form, usual Latin form, and the Latin form of a foreign
paper. The usual forms stand among names drawn from the tables of given and family names, a third of which share a word
with a name sought; the native and the foreign form are sought. Rules were chosen by the errors of the first half (even
rows); those of the second were seen late. The 50 names of ``retrieval_later.tsv`` were written when the rules stood.
Beside it: plain edit distance, as the names are written and after ``anyascii``. Last, the same names in pairs.
"""

import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from coranto.resolve.name_pairs import person_names_alike
from coranto.resources.names import load
from coranto.resources.native_names import native_names
from coranto.text.name_index import NameIndex
from coranto.text.name_words import SAME
from coranto.text.romanisation import spelled

NAMES: Final = 20_000
SEED: Final = 1
FIRST: Final = 300
"""Names that stood when the rules were made."""
MOST: Final = 12
"""Other persons' names that one is compared with for each of its words."""


class Sought(NamedTuple):
    """A person's name three ways."""

    script: str
    native: str
    usual: str
    foreign: str


def sought() -> list[Sought]:
    """The 300 names, then the 50 written after the rules."""
    lists = (Path(__file__).with_name(name).read_text("utf-8") for name in ("retrieval.tsv", "retrieval_later.tsv"))
    return [Sought(*line.split("\t")) for text in lists for line in text.splitlines()]


def part(number: int) -> str:
    """Which part of the list a name belongs to."""
    return ("first half", "second half")[number % 2] if number < FIRST else "written later"


def crowd(count: int) -> list[str]:
    """``count`` other names: of a given and a family name drawn evenly from the tables, a third with a word sought."""
    lexicon, chance, rows = load(), random.Random(SEED), sought()
    given, family = sorted(lexicon.given), sorted(lexicon.family)
    names = [f"{chance.choice(given)} {chance.choice(family)}".title() for _ in range(count)]
    for number in range(0, count, 3):
        first, _, last = chance.choice(rows).usual.partition(" ")
        if number % 2:
            names[number] = f"{first} {chance.choice(family).title()}"
        else:
            names[number] = f"{chance.choice(given).title()} {last or first}"
    return names


def plain(names: Sequence[str], prepare: Callable[[str], str] = str.lower) -> Callable[[str], int]:
    """A search for the name at the least share of edits."""
    prepared = [prepare(name) for name in names]

    def nearest(name: str) -> int:
        found = process.extractOne(prepare(name), prepared, scorer=Levenshtein.normalized_similarity)
        return int(found[2]) if found else -1

    return nearest


def in_ascii(names: Sequence[str]) -> Callable[[str], int]:
    """The same after the best general romanisation at hand."""
    return plain(names, lambda name: anyascii(name).lower())


def indexed(names: Sequence[str]) -> Callable[[str], int]:
    """A search through our index."""
    native = native_names()
    index = NameIndex(spelled(name, native) for name in names)

    def nearest(name: str) -> int:
        found = index.search(spelled(name, native), 1)
        return found[0].number if found else -1

    return nearest


def report(label: str, make: Callable[[Sequence[str]], Callable[[str], int]], names: list[str], show: bool) -> None:
    """Prints hit@1 by half, script and form of the query, and the times taken."""
    rows = sought()
    start = time.perf_counter()
    nearest = make(names)
    built = time.perf_counter()
    hits: defaultdict[str, list[bool]] = defaultdict(list)
    for number, row in enumerate(rows):
        for form, query in (("native", row.native), ("foreign", row.foreign)):
            found = nearest(query)
            hit = names[found] == row.usual
            for group in ("all", part(number), form, row.script):
                hits[group].append(hit)
            if show and not hit:
                print(f"  {query}: not {row.usual} but {names[found]}")
    took = (time.perf_counter() - built) / (2 * len(rows))
    shares = ", ".join(f"{group} {100 * sum(h) / len(h):.1f}" for group, h in hits.items())
    print(f"{label}: hit@1 {shares}; index {built - start:.1f} s, query {1000 * took:.1f} ms")


def report_pairs(names: list[str]) -> None:
    """Prints how many spellings are taken for their person's name, and for one of ``names`` that shares a word."""
    lexicon, rows = load(), sought()
    found: defaultdict[str, list[bool]] = defaultdict(list)
    sharing: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        for word in name.split():
            sharing[word].append(name)
    for number, row in enumerate(rows):
        for form, query in (("native", row.native), ("foreign", row.foreign)):
            alike = person_names_alike(query, row.usual, lexicon).score >= SAME
            for group in ("all", part(number), form, row.script):
                found[group].append(alike)
            others = {name for word in row.usual.split() for name in sharing[word][:MOST] if name != row.usual}
            found["another's"] += [person_names_alike(query, name, lexicon).score >= SAME for name in sorted(others)]
    shares = ", ".join(f"{group} {100 * sum(alike) / len(alike):.1f}" for group, alike in found.items())
    count = len(found["another's"])
    print(f"pairs of names taken for one person's: {shares} (of {count} pairs)")


def main() -> int:
    """Prints our index's hits and those of plain edit distance, then what the pairs of names are taken for."""
    words = sys.argv[1:]
    count = next((int(word) for word in words if word.isdigit()), NAMES)
    rows = sought()
    names = crowd(count - len(rows)) + [row.usual for row in rows]
    report("index", indexed, names, "--errors" in words)
    report("edit distance", plain, names, False)
    report("edit distance after anyascii", in_ascii, names, False)
    report_pairs(names)
    return 0


if __name__ == "__main__":
    sys.exit(main())
