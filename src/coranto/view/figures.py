"""How figures moved: each series of a dossier by as-of day, a line for every source's value."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, get_args

from coranto.model.assertion import Claim, Counted, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Relation, Series
from coranto.model.source import Document
from coranto.model.versions import standing
from coranto.text.permalinks import permalink
from coranto.view.copies import told_once
from coranto.view.filters import may_be_on, spellings
from coranto.view.speakers import figure_source, folded, in_line, source_name
from coranto.view.words import counted_in_words, day_in_words

_KINDS: Final = get_args(Counted)


@dataclass(frozen=True, slots=True)
class FigureFilter:
    """Conditions that all must hold; null asks for nothing."""

    what: Counted | None = None
    place: str | None = None
    """Part of the place's name, in any spelling that the dossier knows for it."""
    day: str | None = None
    """ISO day for which a series must have a value."""
    whole: bool = False
    """Whether figures that stand in no series are wanted too, each as a series of one."""


@dataclass(frozen=True, slots=True)
class Step:
    """One source's value of a series."""

    id: str
    day: str | None
    """The first ISO day that the value is for …"""
    as_of: str
    """… and that time in words; empty where no day is known."""
    amount: str
    """In the source's own words."""
    low: float | None
    high: float | None
    who: str
    marks: tuple[str, ...]
    """What a reader must know of it: its status where it is not asserted, *projection*, *part of …*, *converts …*, and
    what other figures it corrects or contradicts."""
    permalink: str
    also: tuple[str, ...]
    """Where else the same words stand in texts that share them: permalinks; only of a figure in no series."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One thing counted."""

    id: str
    """The series', or the figure's where it stands alone."""
    what: Counted
    counted: str | None
    heading: str
    """What is counted, in words."""
    place: str | None
    low: float | None
    """Least and greatest that its standing figures allow; null is open."""
    high: float | None
    steps: tuple[Step, ...]


def figures(corpus: Corpus, asked: FigureFilter | None = None) -> tuple[SeriesView, ...]:
    """The series that pass, kind by kind, those with most values first; each by as-of day, undated values last."""
    asked = asked or FigureFilter()
    desk = _Desk(corpus)
    rows = [desk.series(s) for s in corpus.all(Series) if asked.what in (None, s.quantity)]
    if asked.whole:
        lone = [f for f in standing(corpus).all(Figure) if f.series is None and asked.what in (None, f.quantity)]
        lone.sort(key=_by_day)
        rows += [desk.alone(*told) for told in told_once(lone, corpus, desk.telling)]
    wished = spellings(asked.place, corpus) if asked.place is not None else {""}
    rows = [row for row in rows if any(s in folded(row.place or "") for s in wished) and desk.has(row, asked.day)]
    return tuple(
        sorted(rows, key=lambda s: (_KINDS.index(s.what), -len(s.steps), s.place or "", s.counted or "", s.id))
    )


def _time(figure: Figure) -> tuple[str | None, str | None]:
    """The time for which a figure holds, half-open; one day where there is no end."""
    return figure.as_of if isinstance(figure.as_of, tuple) else (figure.as_of, None)


def _by_day(figure: Figure) -> tuple[str, str, int, str]:
    """Orders figures by as-of day, those without one last."""
    return (_time(figure)[0] or "~", figure.doc, figure.start, figure.id)


class _Desk:
    """The figures of a dossier, with all that names their sources and what they stand to."""

    def __init__(self, corpus: Corpus) -> None:
        self.figures: Mapping[str, Figure] = {figure.id: figure for figure in corpus.all(Figure)}
        self._names = {entity.id: entity.name for entity in corpus.all(Entity)}
        self._claims = {claim.id: claim for claim in corpus.all(Claim)}
        self._outlets = {d.doc: d.outlet or d.doc for d in corpus.all(Document)}
        self._relations: dict[str, list[Relation]] = defaultdict(list)
        for relation in corpus.all(Relation):
            if (
                relation.type in ("corrects", "contradicts")
                and relation.a in self.figures
                and relation.b in self.figures
            ):
                self._relations[relation.a].append(relation)
                self._relations[relation.b].append(relation)

    def has(self, row: SeriesView, day: str | None) -> bool:
        """Whether a series has a value for the day, if one is asked for."""
        return day is None or any(may_be_on(day, *_time(self.figures[step.id])) for step in row.steps)

    def series(self, row: Series) -> SeriesView:
        """A series with a line for each figure, by as-of day."""
        figures = [self.figures[i] for i in row.figures if i in self.figures]
        figures.sort(key=_by_day)
        heading = counted_in_words(row.quantity, row.counted)
        steps = tuple(map(self._step, figures))
        return SeriesView(row.id, row.quantity, row.counted, heading, row.place, row.spread.low, row.spread.high, steps)

    def alone(self, row: Figure, *others: Figure) -> SeriesView:
        """A figure that stands in no series, with its copies."""
        heading = counted_in_words(row.quantity, row.counted)
        step = (self._step(row, *others),)
        return SeriesView(row.id, row.quantity, row.counted, heading, row.place, row.low, row.high, step)

    def telling(self, figure: Figure) -> tuple[str, ...]:
        """What tellings of one figure have in common: its words, what it counts, and who gives it."""
        source = figure_source(figure, self._claims)
        who = folded(source_name(source, self._names)) if source is not None else ""
        return folded(figure.text), figure.quantity, folded(figure.counted or ""), who, figure.status

    def _step(self, figure: Figure, *others: Figure) -> Step:
        begin, until = _time(figure)
        return Step(
            figure.id,
            begin,
            day_in_words(begin, until) if begin else "",
            in_line(figure.text),
            figure.low,
            figure.high,
            self._who(figure),
            tuple(self._marks(figure)),
            permalink(figure.doc, figure.start, figure.end),
            tuple(permalink(other.doc, other.start, other.end) for other in others),
        )

    def _who(self, figure: Figure) -> str:
        source = figure_source(figure, self._claims)
        return self._outlets[figure.doc] if source is None else source_name(source, self._names)

    def _marks(self, figure: Figure) -> list[str]:
        found = [] if figure.status == "asserted" else [str(figure.status)]
        found += ["projection"] if figure.projection else []
        for word, wanted in (("part of", figure.subset_of), ("converts", figure.conversion_of)):
            whole = self.figures.get(wanted or "")
            found += [f"{word} {in_line(whole.text) if whole is not None else 'another figure'}"] if wanted else []
        for relation in self._relations[figure.id]:
            other = self.figures[relation.b if figure.id == relation.a else relation.a]
            passive = relation.type == "corrects" and figure.id == relation.b
            found.append(f"{'corrected by' if passive else relation.type} {in_line(other.text)}")
        return list(dict.fromkeys(found))
