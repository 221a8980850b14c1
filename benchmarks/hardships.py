"""What is made to make the work grow with its square: many bearers of names alike, one text under a million names.

``python -m benchmarks.hardships [CASE COUNT]`` prints for each case and size the seconds of the processor, those for
each thousand items, and the greatest memory of the process, which is a fresh one for each. ``names``: people whose
names are alike, each in a text of his own. ``bearers``: as many of one and the same name. ``copies``: one text under as
many names, from its sentences to its origin. ``kin``: the same, compared to find blocks.

No language model is asked: what it would find is written down here. The same laws, at a small size and by counts:
``tests/test_hardships.py``.
"""

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Final, TypeVar, cast

import numpy as np

from coranto.model.annotation import Fingerprint, Mention, Sentence
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy
from coranto.model.source import Dispatch, Document, Metadata
from coranto.resolve.copies import copies
from coranto.resolve.entities import entities
from coranto.resolve.origins import origins
from coranto.run.kinship import NO_DAY, NOBODY, Cards, Kin, extended
from coranto.run.resolution import undated
from coranto.steps import PATH, DocumentStep
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

R = TypeVar("R", bound=Record)

SIZES: Final[Mapping[str, Sequence[int]]] = {
    "names": (1_000, 3_000, 10_000),
    "bearers": (1_000, 3_000, 10_000),
    "copies": (1_000, 10_000, 100_000, 1_000_000),
    "kin": (1_000, 10_000, 100_000, 1_000_000),
}
COPIED: Final = (
    "Rain fell on Lima on Monday and the river Rimac rose by two metres within a night. Ten people died in it.\n"
)
GIVEN: Final = ("Ann", "Anna", "Anne", "Hannah", "Annie", "Anya", "Hanna", "Ana")
FAMILY: Final = ("Smith", "Smyth", "Smithe", "Schmidt", "Schmitt", "Smid", "Smit", "Smits")


def people(count: int, *, alike: bool) -> Iterator[str]:
    """That many names which are alike, or one name that many times."""
    for number in range(count):
        if not alike:
            yield "Ann Smith"
            continue
        rest, given = divmod(number, len(GIVEN))
        rest, family = divmod(rest, len(FAMILY))
        middle = "".join(chr(97 + (rest // 26**place) % 26) for place in range(3))
        yield f"{GIVEN[given]} {middle.capitalize()} {FAMILY[family]}"


def witness(number: int, name: str) -> Folio:
    """A dispatch that tells of one person."""
    text = f"{name} was seen in the street."
    doc, hashed = f"{number:07}.txt", sha256_hex(text.encode())
    folio = Folio(Dispatch(doc, hashed, hashed, text, Metadata()))
    rows: list[Record] = [undated(folio.dispatch), Mention(doc, 0, len(name), name, "person", name)]
    return folio.with_rows(rows, [Document, Mention])


def many_names(count: int, *, alike: bool = True) -> int:
    """How many entities are made of people whose names are alike."""
    made = {folio.doc: folio for folio in (witness(*one) for one in enumerate(people(count, alike=alike)))}
    return sum(1 for _ in entities(MemoryCorpus(made), open_tools()))


class Copied:
    """A corpus of one text under many names, each folio made as it is asked for."""

    def __init__(self, count: int) -> None:
        self._count: Final = count
        self.copies: tuple[Copy, ...] = ()

    @cached_property
    def _first(self) -> Folio:
        """The text's own annotations."""
        hashed, tools = sha256_hex(COPIED.encode()), open_tools()
        folio = Folio(Dispatch("", hashed, hashed, COPIED, Metadata()))
        folio = folio.with_rows([undated(folio.dispatch)], [Document])
        for step in PATH:
            if isinstance(step, DocumentStep) and step.gives[0] in (Sentence, Fingerprint):
                folio = folio.with_rows(step.run(folio, tools), step.gives)
        return folio

    def docs(self) -> Sequence[str]:
        return [f"{number:07}.txt" for number in range(self._count)]

    def folio(self, doc: str) -> Folio:
        first = self._first
        rows = {kind: tuple(_named(row, doc) for row in rows) for kind, rows in first.rows.items()}
        return Folio(replace(first.dispatch, doc=doc), rows)

    def folios(self) -> Iterator[Folio]:
        return map(self.folio, self.docs())

    def all(self, kind: type[R]) -> Iterator[R]:
        if kind is Copy:
            yield from cast(tuple[R, ...], self.copies)
        else:
            for folio in self.folios():
                yield from folio.of(kind)


def _named(row: Record, doc: str) -> Record:
    copy: Record = cast(Any, replace)(row, doc=doc)
    return copy


def one_text(count: int) -> int:
    """How many origins one text under that many names has."""
    corpus, tools = Copied(count), open_tools()
    corpus.copies = tuple(copies(corpus, tools))
    return sum(1 for _ in origins(corpus, tools))


def one_gist(count: int) -> int:
    """How many groups of kin one gist makes that as many documents have."""
    words, weights = np.arange(48), np.full(48, 144)

    def read(numbers: Sequence[int]) -> Cards:
        few = len(numbers)
        days, sizes = np.full(few, NO_DAY), np.full(few, len(words))
        return Cards(np.array(numbers, np.int64), days, sizes, np.tile(words, few), np.tile(weights, few))

    alone = Kin(np.arange(count), np.full(count, NOBODY), np.zeros(count, np.int64))
    return len(set(extended(alone, range(count), read).home.tolist()))


@dataclass(frozen=True, slots=True)
class Case:
    """What is done with so many things, and what comes of it."""

    act: Callable[[int], int]
    gives: str


CASES: Final[Mapping[str, Case]] = {
    "names": Case(many_names, "records"),
    "bearers": Case(lambda count: many_names(count, alike=False), "records"),
    "copies": Case(one_text, "origins"),
    "kin": Case(one_gist, "groups"),
}


def main() -> int:
    """Prints what each case takes at each size, each in a process of its own; 0."""
    if len(sys.argv) == 3:
        case, count = CASES[sys.argv[1]], int(sys.argv[2])
        open_tools()
        begun = time.process_time()
        made = case.act(count)
        cpu = time.process_time() - begun
        most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3
        print(
            f"{sys.argv[1]:<8} {count:>9,}  {cpu:8.1f} s  {cpu / count * 1e6:8.1f} ms a thousand  {most:7.0f} MB  "
            f"{made:,} {case.gives}",
            flush=True,
        )
        return 0
    for name, sizes in SIZES.items():
        for count in sizes:
            subprocess.run([sys.executable, "-m", "benchmarks.hardships", name, str(count)], check=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
