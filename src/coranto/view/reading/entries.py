"""One line of the chronicle, one event and one dispute, each with all that stands behind it."""

from collections.abc import Iterable, Iterator

from coranto.model.assertion import Claim, Gap
from coranto.model.resolved import Event, Extent, Relation
from coranto.view.disputes import Card, Side
from coranto.view.events import words_of
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk, missing, place_tag
from coranto.view.reading.details import ClaimDetail, EntryDetail, EventDetail, RelationDetail, StatusStep
from coranto.view.reading.near import Near
from coranto.view.reading.shapes import Dispute, DisputeSide, Quoted, Word
from coranto.view.speakers import in_line, source_name
from coranto.view.voices import Voice


def entry_detail(desk: Desk, id_: str) -> EntryDetail:
    """The line of that id; raises ``NotFoundError``."""
    row = desk.rows.get(id_)
    if row is None:
        raise missing("entry", id_, "the entries")
    near = Near(desk.corpus, row.docs)
    wanted = frozenset(row.claims)
    claims = [claim for claim in near.all(Claim) if claim.id in wanted]
    own = (*row.events, *row.claims, *(figure.id for figure in row.figures))
    relations = {relation: None for one in own for relation in desk.relations.get(one, ())}
    gaps = (gap for gap in near.all(Gap) if any(Extent(gap.doc, gap.start, gap.end).overlaps(c) for c in row.citations))
    return EntryDetail(
        row,
        tuple(map(desk.quoted, row.citations)),
        tuple(claim_detail(desk, claim) for claim in claims),
        tuple(event_detail(desk, one) for one in row.events if one in desk.events),
        row.figures,
        tuple(_relation(desk, relation, frozenset(own)) for relation in relations),
        tuple(dispute(desk, card) for card in desk.cards if id_ in card.entries),
        tuple(dict.fromkeys(in_line(gap.text) for gap in gaps)),
        tuple(map(desk.quoted, row.see_also)),
    )


def claim_detail(desk: Desk, claim: Claim) -> ClaimDetail:
    """A claim with its source by name, and by id where a page of it may be made."""
    source, (graded, grades) = claim.source, desk.grades(claim.id)
    return ClaimDetail(
        *(claim.id, claim.doc, claim.start, claim.end, in_line(claim.text)),
        source=None if source is None else source_name(source, desk.names),
        entity=source.entity if source is not None and source.entity in desk.pages else None,
        mode=claim.mode,
        status=claim.status,
        hedge=None if claim.hedge is None else in_line(claim.hedge.text),
        said=claim.said.begin if claim.said is not None else None,
        reported_by=tuple(source_name(one, desk.names) for one in claim.reported_by),
        entry=desk.told_in.get(claim.id),
        graded=graded,
        grades=grades,
    )


def event_detail(desk: Desk, id_: str) -> EventDetail:
    """The event of that id; raises ``NotFoundError``."""
    event = desk.events.get(id_)
    if event is None:
        raise missing("event", id_, "the events of an entry")
    told, (graded, grades) = words_of(desk.corpus, event), desk.grades(event.id)
    return EventDetail(
        *(event.id, event.type, event.modes, event.title, event.status, event.phase),
        *(event.begin, event.until, event.time_precision),
        place=None if event.place is None else place_tag(event.place),
        actors=tuple(one.name for one in event.actors),
        recipients=tuple(one.name for one in event.recipients),
        history=_history(event),
        passages=tuple(map(desk.quoted, told)),
        words=tuple(told.values()),
        entries=tuple(entry.id for entry in desk.matcher.entries if id_ in entry.events),
        part_of=event.part_of,
        n_documents=event.n_documents,
        n_origins=event.n_origins,
        n_speakers=event.n_speakers,
        n_parties=event.n_parties,
        reason=event.reason or None,
        graded=graded,
        grades=grades,
    )


def _history(event: Event) -> tuple[StatusStep, ...]:
    return tuple(StatusStep(p.doc, p.start, p.end, p.as_of, p.status, p.phase) for p in event.status_history)


def _relation(desk: Desk, relation: Relation, own: frozenset[str]) -> RelationDetail:
    other = relation.a if relation.b in own else relation.b
    at = desk.where_stated.get(other)
    quote = None if at is None else desk.quoted(at)
    return RelationDetail(relation.type, relation.why, relation.a, relation.b, quote)


def disputes_of(desk: Desk, asked: Filter) -> Iterator[Dispute]:
    """The disputes whose lines pass, by the rank of these."""
    passed = None if asked.empty else {entry.id for entry in desk.matcher.matching(asked)}
    for card in desk.cards:
        if passed is None or not passed.isdisjoint(card.entries):
            yield dispute(desk, card)


def dispute(desk: Desk, card: Card) -> Dispute:
    """A card with its passages in their context."""
    shared = card.common
    said = [(f"counted: {shared.counted}", shared.counted), (f"as of {shared.as_of}", shared.as_of)]
    common = [words for words, held in said if held]
    common += [*([f"at {shared.place}"] if shared.place else []), *shared.names, *shared.events]
    first = desk.rows.get(card.entries[0]) if card.entries else None
    return Dispute(
        *(card.id, card.title, card.how),
        day=min((voice.day for voice in card.voices if voice.day is not None), default=None),
        place=shared.place or (first.place.name if first is not None and first.place is not None else None),
        sides=tuple(_side(desk, side) for side in card.sides),
        beside=tuple(_word(desk, voice) for voice in card.beside),
        common=tuple(common),
        entries=card.entries,
        reasons=card.why,
    )


def _side(desk: Desk, side: Side) -> DisputeSide:
    words = tuple(_word(desk, voice) for voice in side.voices)
    return DisputeSide(
        speaker="; ".join(dict.fromkeys(word.who for word in words)),
        words=tuple(word.passage for word in words),
        hedge=next(_hedges(desk, side.voices), None),
        said=words[0].said if words else None,
        status=words[0].status if words else "",
        denies=side.denies,
        n_origins=side.n_origins,
        parties=side.parties,
        voices=words,
    )


def _hedges(desk: Desk, voices: Iterable[Voice]) -> Iterator[str]:
    for voice in voices:
        if voice.claim is not None:
            for claim in desk.corpus.folio(voice.doc).of(Claim):
                if claim.id == voice.claim and claim.hedge is not None:
                    yield in_line(claim.hedge.text)


def _word(desk: Desk, voice: Voice) -> Word:
    passage: Quoted = desk.quoted(voice.extent)
    return Word(voice.who, voice.words, voice.amount, voice.day, voice.said, voice.status, passage)
