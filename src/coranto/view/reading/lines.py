"""The lines of a chronicle ready to be handed out: each encoded once, found without the records behind it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import overload

from coranto.model.annotation import Label
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.text.sides import PartyWords
from coranto.view.filters import Filter, Finder, given_at
from coranto.view.reading.desk import Desk
from coranto.view.reading.details import EntityTag
from coranto.view.reading.names import entity_tags
from coranto.view.reading.near import Opening
from coranto.view.reading.rows import Line, line


@dataclass(frozen=True, slots=True)
class Lines:
    """All lines, by day, the undated last. It needs no dossier, and can be sent to another process."""

    lines: tuple[Line, ...]
    by_rank: tuple[int, ...]
    """Positions, what to read first first."""
    finder: Finder
    tags: tuple[EntityTag, ...]
    """Whom pages may be made of, who is in most lines first."""

    def matching(self, asked: Filter) -> Sequence[Line]:
        """The lines that pass, by day."""
        return self.lines if asked.empty else given_at(self.lines, self.finder.positions(asked))

    def ranked(self, asked: Filter) -> Sequence[Line]:
        """The lines that pass, what to read first first."""
        found = None if asked.empty else self.finder.positions(asked)
        passed = None if found is None else frozenset(found)
        return given_at(self.lines, [at for at in self.by_rank if passed is None or at in passed])

    def entities(self, asked: Filter, label: Label | None = None) -> list[EntityTag]:
        """Whom pages may be made of, of those in lines that pass, where any are asked for."""
        found = None if asked.empty else self.finder.positions(asked)
        passed = None if found is None else frozenset(found)
        return [
            tag
            for tag in self.tags
            if label in (None, tag.type)
            and (passed is None or not passed.isdisjoint(self.finder.people.get(tag.id, ())))
        ]


def lines_of(desk: Desk) -> Lines:
    """The lines of a dossier that is laid out."""
    rows = list(desk.rows.values())
    by_rank = sorted(range(len(rows)), key=lambda at: rows[at].rank)
    return Lines(tuple(map(line, rows)), tuple(by_rank), desk.matcher.finder, tuple(entity_tags(desk)))


class Beginning(Sequence[Line]):
    """All lines, of which only the first are there yet: whoever asks for others waits for all."""

    def __init__(self, first: Sequence[Line], total: int, whole: Callable[[], Sequence[Line]]) -> None:
        self._first = first
        self._total = total
        self._whole = whole

    def __len__(self) -> int:
        return self._total

    @overload
    def __getitem__(self, at: int) -> Line: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Line]: ...

    def __getitem__(self, at: int | slice) -> Line | Sequence[Line]:
        within = range(self._total)[at]
        last = within if isinstance(within, int) else max(within, default=-1)
        return (self._first if last < len(self._first) else self._whole())[at]


def beginning(corpus: Corpus, words: PartyWords, count: int, whole: Callable[[], Sequence[Line]]) -> Beginning:
    """The lines of a dossier, of which ``count`` are laid out; ``whole`` gives all."""
    entries = list(corpus.all(Entry))
    desk = Desk(Opening(corpus, entries[:count]), words)
    return Beginning([line(row) for row in desk.rows.values()], len(entries), whole)
