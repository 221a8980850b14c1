"""How figures moved: each series of a dossier by as-of day, a line for every source's value."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, get_args

from coranto.model.assertion import Claim, Counted, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Relation, Series
from coranto.model.source import Document
from coranto.text.folding import plain
from coranto.text.permalinks import permalink
from coranto.view.chronicle import PRONOUNS
from coranto.view.words import day_in_words

_KINDS: Final = get_args(Counted)


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Conditions that all must hold; null asks for nothing."""

    what: Counted | None = None
    place: str | None = None
    """Part of the place's name."""


@dataclass(frozen=True, slots=True)
class Step:
    """One source's value of a series."""

    id: str
    as_of: str
    """In words; empty where no day is known."""
    amount: str
    """In the source's own words."""
    low: float | None
    high: float | None
    who: str
    marks: tuple[str, ...]
    """What a reader must know of it: its status where it is not asserted, *projection*, *part of …*, *converts …*, and
    what other figures it corrects or contradicts."""
    permalink: str


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One thing counted."""

    id: str
    what: Counted
    counted: str | None
    place: str | None
    low: float | None
    """Least and greatest that its standing figures allow; null is open."""
    high: float | None
    steps: tuple[Step, ...]


def figures(corpus: Corpus, asked: FigureFilter | None = None) -> tuple[SeriesView, ...]:
    """The series that pass, kind by kind, those with most values first; each by as-of day, undated values last."""
    asked = asked or FigureFilter()
    chosen = [s for s in corpus.all(Series) if _passes(s, asked)]
    wanted = {figure for series in chosen for figure in series.figures}
    desk = _Desk(corpus, {f.id: f for f in corpus.all(Figure) if f.id in wanted})
    ordered = sorted(
        chosen, key=lambda s: (_KINDS.index(s.quantity), -len(s.figures), s.place or "", s.counted or "", s.id)
    )
    return tuple(
        SeriesView(s.id, s.quantity, s.counted, s.place, s.spread.low, s.spread.high, desk.steps(s.figures))
        for s in ordered
    )


def _passes(series: Series, asked: FigureFilter) -> bool:
    if asked.what not in (None, series.quantity):
        return False
    return asked.place is None or _key(asked.place) in _key(series.place or "")


def _key(name: str) -> str:
    return plain(name, diacritics=True, case=True)


def _day(figure: Figure) -> str:
    """The first day for which a figure holds; sorts behind all days where there is none."""
    return (figure.as_of[0] if isinstance(figure.as_of, tuple) else figure.as_of) or "~"


class _Desk:
    """The figures asked for, with all that names their sources and what they stand to."""

    def __init__(self, corpus: Corpus, chosen: Mapping[str, Figure]) -> None:
        self._figures = chosen
        self._names = {entity.id: entity.name for entity in corpus.all(Entity)}
        self._claims = {claim.id: claim for claim in corpus.all(Claim)}
        self._outlets = {d.doc: d.outlet or d.doc for d in corpus.all(Document)}
        self._relations = [
            r for r in corpus.all(Relation) if r.type in ("corrects", "contradicts") and r.a in chosen and r.b in chosen
        ]

    def steps(self, ids: Sequence[str]) -> tuple[Step, ...]:
        """A line for each figure, by as-of day."""
        rows = [self._figures[i] for i in ids if i in self._figures]
        return tuple(self._step(f) for f in sorted(rows, key=lambda f: (_day(f), f.doc, f.start, f.id)))

    def _step(self, figure: Figure) -> Step:
        if isinstance(figure.as_of, tuple):
            when = day_in_words(*figure.as_of)
        else:
            when = day_in_words(figure.as_of) if figure.as_of else ""
        return Step(
            figure.id,
            when,
            " ".join(figure.text.split()),
            figure.low,
            figure.high,
            self._who(figure),
            tuple(self._marks(figure)),
            permalink(figure.doc, figure.start, figure.end),
        )

    def _who(self, figure: Figure) -> str:
        claim = self._claims.get(figure.claim or "")
        source = figure.source or (claim.source if claim is not None else None)
        if source is None:
            return self._outlets[figure.doc]
        if source.entity is not None and source.text.lower() in PRONOUNS:
            return self._names.get(source.entity, source.entity)
        return " ".join(source.text.split())

    def _marks(self, figure: Figure) -> list[str]:
        found = [] if figure.status == "asserted" else [str(figure.status)]
        found += ["projection"] if figure.projection else []
        for word, wanted in (("part of", figure.subset_of), ("converts", figure.conversion_of)):
            whole = self._figures.get(wanted or "")
            found += [f"{word} {whole.text if whole is not None else 'another figure'}"] if wanted else []
        for relation in self._relations:
            if figure.id in (relation.a, relation.b):
                other = self._figures[relation.b if figure.id == relation.a else relation.a]
                passive = relation.type == "corrects" and figure.id == relation.b
                found.append(f"{'corrected by' if passive else relation.type} {' '.join(other.text.split())}")
        return list(dict.fromkeys(found))
