"""Reads CoNLL-U files: sentences with their words' offsets, tags, heads and annotations."""

import gzip
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ConlluWord:
    """One syntactic word; ``head`` counts from 0, -1 for the root. Offsets count from the start of the sentence."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    head: int
    relation: str
    misc: str


@dataclass(frozen=True, slots=True)
class ConlluSentence:
    """One sentence; ``text`` is made from the words and their spacing, so that offsets are exact."""

    document: str
    text: str
    words: tuple[ConlluWord, ...]
    new_paragraph: bool


@dataclass(frozen=True, slots=True)
class ConlluDocument:
    """A document's id and its sentences."""

    id: str
    sentences: tuple[ConlluSentence, ...]


def documents(sentences: Iterable[ConlluSentence]) -> Iterator[ConlluDocument]:
    """The sentences by document, in order."""
    for name, group in groupby(sentences, key=lambda sentence: sentence.document):
        yield ConlluDocument(name, tuple(group))


def read(path: Path) -> Iterator[ConlluSentence]:
    """Every sentence of a gzipped file."""
    document, paragraph = path.name, True
    rows: list[list[str]] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in (*lines, "\n"):
            line = line.rstrip("\n")
            if line.startswith("# newdoc"):
                document, paragraph = line.split("=", 1)[1].strip(), True
            elif line.startswith("# newpar"):
                paragraph = True
            elif line and not line.startswith("#"):
                rows.append(line.split("\t"))
            elif not line and rows:
                yield _sentence(document, rows, paragraph)
                rows, paragraph = [], False


def _sentence(document: str, rows: list[list[str]], paragraph: bool) -> ConlluSentence:
    """Words of a multi-word token (*don't*) share its letters in turn."""
    text, words = "", list[ConlluWord]()
    inside, spaced = 0, True
    for row in rows:
        if "." in row[0]:
            continue
        if "-" in row[0]:
            first, last = map(int, row[0].split("-"))
            inside, spaced = last - first + 1, "SpaceAfter=No" not in row[9]
            begin, form = len(text), row[1]
            text += form
            at = begin
            continue
        if inside:
            inside -= 1
            end = begin + len(form) if not inside else min(begin + len(form), at + len(row[1]))
            start, at = at, end
        else:
            start, end = len(text), len(text) + len(row[1])
            text += row[1]
            spaced = "SpaceAfter=No" not in row[9]
        words.append(ConlluWord(start, end, row[1], row[2], row[3], row[4], int(row[6]) - 1, row[7], row[9]))
        if not inside and spaced:
            text += " "
    return ConlluSentence(document, text.rstrip(), tuple(words), paragraph)
