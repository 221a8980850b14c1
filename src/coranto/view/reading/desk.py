"""A dossier laid out for readers: what its rows and pages look up, gathered when it is first asked for."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import Final

from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.errors import NotFoundError
from coranto.model.grade import Grade, Grading, Reading, reading_of
from coranto.model.placed_grades import placed
from coranto.model.resolved import Entity, EntityLink, Event, EventPlace, Extent, Relation
from coranto.model.source import Document
from coranto.text.pages import page_at
from coranto.text.sides import PartyWords
from coranto.view.areas import place_key
from coranto.view.chronicle import ordered_figures, said_by
from coranto.view.claims import ClaimFilter
from coranto.view.disputes import Card, disputes
from coranto.view.filters import OTHER, Filter, Matcher
from coranto.view.grades import by_record
from coranto.view.people import has_page
from coranto.view.reading.details import ClaimDetail, GradeTag, SeriesPoint
from coranto.view.reading.shapes import EntryRow, FigureTag, PlaceTag, Quoted
from coranto.view.speakers import figure_source, in_line, source_name

CONTEXT: Final = 240
"""Characters of context on either side of a passage, at most."""


class Desk:
    """One state of a dossier. What it gathers it keeps; the corpus must stay readable."""

    def __init__(self, corpus: Corpus, words: PartyWords) -> None:
        self.corpus: Final = corpus
        self._words = words
        self.gradings: Sequence[Grading] | None = None
        """The grades that were last taken from elsewhere than the corpus."""
        self.claims_kept: tuple[ClaimFilter, tuple[ClaimDetail, ...]] | None = None
        """The claims that were last asked for, and how."""

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Documents by name."""
        return {document.doc: document for document in self.corpus.all(Document)}

    @cached_property
    def entities(self) -> Mapping[str, Entity]:
        """Entities by id."""
        return {entity.id: entity for entity in self.corpus.all(Entity)}

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Names of entities by id."""
        return {id_: entity.name for id_, entity in self.entities.items()}

    @cached_property
    def pages(self) -> frozenset[str]:
        """Ids of the entities of which a page may be made."""
        return frozenset(id_ for id_, entity in self.entities.items() if has_page(entity))

    @cached_property
    def events(self) -> Mapping[str, Event]:
        """Events by id."""
        return {event.id: event for event in self.corpus.all(Event)}

    @cached_property
    def matcher(self) -> Matcher:
        """The entries, and what they are matched on."""
        return Matcher(self.corpus.all(Entry), self.corpus)

    @cached_property
    def told_in(self) -> Mapping[str, str]:
        """Events, claims and figures, by id, to the first entry that tells of them."""
        found: dict[str, str] = {}
        for entry in sorted(self.matcher.entries, key=lambda entry: entry.rank):
            for id_ in (*entry.events, *entry.claims, *entry.figures):
                found.setdefault(id_, entry.id)
        return found

    @cached_property
    def told_at(self) -> Mapping[Extent, Sequence[str]]:
        """Ids of the events that a clause tells of, by where it stands."""
        found: dict[Extent, list[str]] = defaultdict(list)
        for event in self.events.values():
            for ref in event.mentions:
                found[Extent(ref.doc, ref.start, ref.end)].append(event.id)
        return found

    @cached_property
    def points(self) -> Mapping[str, SeriesPoint]:
        """All figures by id."""
        return {figure.id: self._point(figure) for figure in self.corpus.all(Figure)}

    @cached_property
    def rows(self) -> Mapping[str, EntryRow]:
        """The lines of the chronicle by id, in its order."""
        who: dict[str, list[str]] = defaultdict(list)
        for entity, entries in self.matcher.entities().items():
            for entry_id in entries if entity in self.pages else ():
                who[entry_id].append(entity)
        wanted = {id_ for entry in self.matcher.entries for id_ in entry.claims}
        claims = {claim.id: claim for claim in self.corpus.all(Claim) if claim.id in wanted}
        figured = {id_ for entry in self.matcher.entries for id_ in entry.figures}
        figures = {figure.id: figure for figure in self.corpus.all(Figure) if figure.id in figured}
        rows = (
            self._row(entry, claims, figures, who.get(entry.id, ()), self.matcher.finder.places[at])
            for at, entry in enumerate(self.matcher.entries)
        )
        return {row.id: row for row in rows}

    @cached_property
    def where_stated(self) -> Mapping[str, Extent]:
        """Where each claim, figure and event stands that is related to another, by id."""
        related = {side for relation in self.corpus.all(Relation) for side in (relation.a, relation.b)}
        found = {c.id: Extent(c.doc, c.start, c.end) for c in self.corpus.all(Claim) if c.id in related}
        found |= {f.id: Extent(f.doc, f.start, f.end) for f in self.corpus.all(Figure) if f.id in related}
        told = ((id_, self.events[id_].mentions) for id_ in related if id_ in self.events)
        return found | {id_: Extent(refs[0].doc, refs[0].start, refs[0].end) for id_, refs in told if refs}

    @cached_property
    def relations(self) -> Mapping[str, Sequence[Relation]]:
        """Relations by the id of either side."""
        found: dict[str, list[Relation]] = defaultdict(list)
        for relation in self.corpus.all(Relation):
            for side in dict.fromkeys((relation.a, relation.b)):
                found[side].append(relation)
        return found

    @cached_property
    def claimed_in(self) -> Mapping[str, str]:
        """Documents of the claims, by the ids of these."""
        return {claim.id: claim.doc for claim in self.corpus.all(Claim)}

    @cached_property
    def naming(self) -> Mapping[str, Sequence[str]]:
        """Documents that name an entity, by its id."""
        found: dict[str, list[str]] = defaultdict(list)
        for link in self.corpus.all(EntityLink):
            if link.doc not in found[link.entity]:
                found[link.entity].append(link.doc)
        return found

    @cached_property
    def cards(self) -> tuple[Card, ...]:
        """All disputes."""
        return disputes(self.corpus, self._words)

    @cached_property
    def graded(self) -> tuple[Grade, ...]:
        """Reviewers' grades in force, by time."""
        return tuple(self.corpus.all(Grade))

    @cached_property
    def _grades(self) -> Mapping[str, Sequence[Grade]]:
        return by_record(self.graded)

    def regrade(self, rows: Sequence[Grading]) -> None:
        """Takes these for all the grades that there are, whatever the corpus has."""
        self.gradings = rows
        self.graded = placed(rows, self.corpus)
        self._grades = by_record(self.graded)

    def grades(self, id_: str) -> tuple[Reading, tuple[GradeTag, ...]]:
        """How the grades of a claim, an event or a figure stand to one another, and these."""
        held = self._grades.get(id_, ())
        return reading_of(held), tuple(map(grade_tag, held))

    def gather(self) -> None:
        """Looks up now what questions on the chronicle need, so that none of them waits for it."""
        assert self.rows is not None

    def matching(self, asked: Filter) -> list[EntryRow]:
        """The lines that pass, in the order of the chronicle: by day, the undated last."""
        return [self.rows[entry.id] for entry in self.matcher.matching(asked)]

    def quoted(self, at: Extent, context: int = CONTEXT) -> Quoted:
        """A passage in its context."""
        dispatch = self.corpus.folio(at.doc).dispatch
        text = dispatch.text
        before, after = text[max(0, at.start - context) : at.start], text[at.end : at.end + context]
        quote, page = text[at.start : at.end], page_at(text, at.start)
        return Quoted(at.doc, at.start, at.end, quote, before, after, dispatch.text_sha256, page)

    def _row(
        self,
        entry: Entry,
        claims: Mapping[str, Claim],
        figures: Mapping[str, Figure],
        who: Iterable[str],
        places: tuple[str, ...],
    ) -> EntryRow:
        events = [self.events[id_] for id_ in entry.events if id_ in self.events]
        told = [event.place for event in events if event.place is not None]
        named = [place for place in told if place.name == entry.place]
        place = next(iter([*named, *told]), None) or entry.place
        given = ordered_figures(figures[id_] for id_ in entry.figures if id_ in figures)
        return EntryRow(
            *(entry.id, entry.day, entry.until, entry.precision, entry.rank, entry.title, entry.text, entry.status),
            *(entry.disputed, entry.unverified, entry.changed, entry.n_origins, entry.n_parties),
            place=None if place is None else place_tag(place),
            places=places,
            types=tuple(sorted({event.type or OTHER.upper() for event in events})),
            who=tuple(sorted(who)),
            docs=tuple(dict.fromkeys(cited.doc for cited in entry.rests_on)),
            speakers=said_by(entry, claims, self.names, self.documents),
            figures=tuple(self.figure_tag(figure, claims) for figure in given),
            events=entry.events,
            claims=entry.claims,
            citations=entry.rests_on,
            see_also=entry.see_also,
        )

    def figure_tag(self, figure: Figure, claims: Mapping[str, Claim]) -> FigureTag:
        """A figure with its source, which may be that of its claim."""
        who, words = self._giver(figure, claims), in_line(figure.text)
        return FigureTag(figure.id, words, figure.quantity, figure.counted, who, figure.first_day)

    def _giver(self, figure: Figure, claims: Mapping[str, Claim]) -> str:
        source = figure_source(figure, claims)
        return self.documents[figure.doc].outlet or figure.doc if source is None else source_name(source, self.names)

    @cached_property
    def _figure_claims(self) -> Mapping[str, Claim]:
        wanted = {figure.claim for figure in self.corpus.all(Figure)}
        return {claim.id: claim for claim in self.corpus.all(Claim) if claim.id in wanted}

    def _point(self, figure: Figure) -> SeriesPoint:
        tag = self.figure_tag(figure, self._figure_claims)
        return SeriesPoint(
            *(tag.id, tag.text, tag.quantity, tag.counted, tag.who, tag.as_of),
            low=figure.low,
            high=figure.high,
            point=figure.point,
            unit=figure.unit,
            place=figure.place,
            status=figure.status,
            projection=figure.projection,
            series=figure.series,
            passage=Extent(figure.doc, figure.start, figure.end),
        )


def grade_tag(grade: Grade) -> GradeTag:
    """A grade as it stands within what it is of."""
    said = (grade.source, grade.information, grade.rationale, grade.note)
    return GradeTag(grade.id, grade.reviewer, *said, grade.at)


def place_tag(place: EventPlace | str) -> PlaceTag:
    """The place as lines have it; one known by its name alone has no point."""
    key = place_key(place)
    if isinstance(place, str):
        return PlaceTag(key, place, None, None, None, None, inferred=False, rough=False)
    return PlaceTag(
        *(key, place.name, place.lat, place.lon, place.country, place.precision),
        inferred=place.inferred,
        rough=place.rough,
    )


def missing(what: str, id_: str, see: str) -> NotFoundError:
    """That nothing of the kind is called so, with where such names are listed."""
    return NotFoundError(f"There is no {what} {id_}", f"See {see}.")
