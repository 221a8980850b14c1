"""How figures moved: for each series and speaker, the value that stood before and the one that stands now."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coranto.model.assertion import Claim, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Entity, Relation, Series
from coranto.model.source import Document
from coranto.model.support import Partition
from coranto.view.claims import NARRATOR
from coranto.view.speakers import figure_source, folded, source_name
from coranto.view.words import counted_in_words, day_in_words


@dataclass(frozen=True, slots=True)
class Value:
    """One figure of a series, with what a reader needs to weigh it."""

    id: str
    doc: str
    start: int
    end: int
    amount: str
    """In the source's words."""
    who: str
    as_of: str
    """The day that it is for, in words; empty where none is known."""

    def __str__(self) -> str:
        return f"{self.amount} ({self.who}{f', as of {self.as_of}' if self.as_of else ''})"


@dataclass(frozen=True, slots=True)
class FigureMove:
    """A value that is new, and the one before it."""

    series: str
    what: str
    """What is counted, in words."""
    place: str | None
    was: tuple[Value, ...]
    """What the same speaker had given, else what each had given for the latest day; at least one."""
    now: Value


def figure_moves(corpus: Corpus, known: Collection[str]) -> tuple[FigureMove, ...]:
    """The values that documents outside ``known`` give for what those within had counted, if they differ.

    For each speaker only the latest value; what was corrected or projected, and parts and conversions of other figures,
    neither move nor are moved. Series by what they count, moves by day.
    """
    desk = _Desk(corpus)
    found = [move for series in corpus.all(Series) for move in desk.moves(series, known)]
    return tuple(sorted(found, key=lambda m: (m.what, m.place or "", m.series)))


class _Desk:
    def __init__(self, corpus: Corpus) -> None:
        relations = list(corpus.all(Relation))
        wrong = {r.b for r in relations if r.type in ("corrects", "retracts")}
        self._figures: Mapping[str, Figure] = {
            f.id: f
            for f in corpus.all(Figure)
            if f.id not in wrong and not f.projection and f.subset_of is None and f.conversion_of is None
        }
        self._claims = {c.id: c for c in corpus.all(Claim)}
        self._names = {e.id: e.name for e in corpus.all(Entity)}
        self._documents = {d.doc: d for d in corpus.all(Document)}

    def moves(self, series: Series, known: Collection[str]) -> Iterator[FigureMove]:
        """One for each speaker whose latest value is new and another than was given before."""
        rows = sorted((self._figures[f] for f in series.figures if f in self._figures), key=self._age)
        before = [f for f in rows if f.doc in known]
        fresh = [f for f in rows if f.doc not in known]
        if not before or not fresh:
            return
        speakers = self._speakers(rows)
        named = {_bounds(f) for f in rows if figure_source(f, self._claims) is not None}
        told = {_bounds(f) for f in before}
        latest = {speakers[f.id]: f for f in fresh}
        for speaker, now in latest.items():
            signed = figure_source(now, self._claims) is not None
            own = [f for f in before if speakers[f.id] == speaker] if signed else []
            was = own[-1:] or list({speakers[f.id]: f for f in before if _day(f) == _day(before[-1])}.values())
            repeated = told if own or signed else told | named
            if _bounds(now) in ({_bounds(own[-1])} if own else repeated):
                continue
            told.add(_bounds(now))
            what = counted_in_words(series.quantity, series.counted)
            yield FigureMove(series.id, what, series.place, tuple(map(self._value, was)), self._value(now))

    def _speakers(self, rows: Sequence[Figure]) -> dict[str, str]:
        """Figure → whoever gives it: one entity, or one source's words, is one speaker; so are all narrators."""
        speakers: Partition[str] = Partition()
        for figure in rows:
            source = figure_source(figure, self._claims)
            words = folded(source_name(source, self._names)).removeprefix("the ") if source is not None else NARRATOR
            speakers.join(f"said {words}", f"figure {figure.id}")
            if source is not None and source.entity is not None:
                speakers.join(f"entity {source.entity}", f"figure {figure.id}")
        return {figure.id: speakers.find(f"figure {figure.id}") for figure in rows}

    def _age(self, figure: Figure) -> tuple[str, str, str, int]:
        """Orders figures from the earliest to the latest: by the day they are for, then that of publication."""
        document = self._documents.get(figure.doc)
        published = document.published.start if document is not None else None
        return _day(figure) or "", published or "", figure.doc, figure.start

    def _value(self, figure: Figure) -> Value:
        source, day = figure_source(figure, self._claims), _day(figure)
        who = source_name(source, self._names) if source is not None else self._outlet(figure.doc)
        words = " ".join(figure.text.split())
        return Value(
            figure.id, figure.doc, figure.start, figure.end, words, who, day_in_words(day) if day is not None else ""
        )

    def _outlet(self, doc: str) -> str:
        document = self._documents.get(doc)
        return document.outlet or doc if document is not None else doc


def _day(figure: Figure) -> str | None:
    return figure.first_day


def _bounds(figure: Figure) -> tuple[float | None, float | None]:
    return figure.low, figure.high
