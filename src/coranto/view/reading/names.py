"""Who is in a dossier, and where it is told of: lists and pages."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from coranto.model.annotation import Label, Mention, Place, Sentence
from coranto.model.assertion import Claim
from coranto.model.judgement import Doubt
from coranto.model.resolved import Entity, Extent, Role
from coranto.model.support import Partition
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk, missing
from coranto.view.reading.details import (
    ClaimDetail,
    DoubtTag,
    EntityTag,
    NameCount,
    PartyHeld,
    PersonPage,
    PlacePage,
    PlaceSummary,
    RoleHeld,
)
from coranto.view.reading.entries import claim_detail
from coranto.view.reading.near import Near
from coranto.view.reading.rows import Line
from coranto.view.reading.shapes import EntryRow, Quoted
from coranto.view.speakers import folded, in_line

SHOWN: Final = 200
"""Claims, and documents looked through, that a page shows at most."""
PASSAGES: Final = 20
"""Sentences that a page shows at most."""
_ARTICLE: Final = re.compile(r"^(?:the|an?|its|their) ")


def entity_tags(desk: Desk, asked: Filter | None = None, label: Label | None = None) -> list[EntityTag]:
    """Whom pages may be made of, who is in most lines first; of those in lines that pass, where any are asked for."""
    lines = desk.matcher.entities()
    passed = None if asked is None or asked.empty else {entry.id for entry in desk.matcher.matching(asked)}
    tags = []
    for id_ in desk.pages:
        held = lines.get(id_, ())
        if label is not None and desk.entities[id_].type != label:
            continue
        if passed is None or not passed.isdisjoint(held):
            tags.append(_tag(desk.entities[id_], held))
    return sorted(tags, key=lambda tag: (-tag.entries, -tag.mentions, tag.name, tag.id))


def doubtful(desk: Desk) -> list[DoubtTag]:
    """The pairs that may be one and of both of which a page may be made, the likeliest first."""
    lines = desk.matcher.entities()
    tag = {id_: _tag(desk.entities[id_], lines.get(id_, ())) for id_ in desk.pages}
    found = (row for row in desk.corpus.all(Doubt) if row.a in tag and row.b in tag)
    rows = (DoubtTag(tag[row.a], tag[row.b], row.score, row.why) for row in found)
    return sorted(rows, key=lambda row: (-row.score, row.a.name, row.b.name, row.a.id, row.b.id))


def _tag(entity: Entity, lines: Sequence[str]) -> EntityTag:
    roles = tuple(dict.fromkeys(role.text for role in entity.roles))
    return EntityTag(
        *(entity.id, entity.type, entity.name, entity.aliases, entity.country, roles, entity.mentions),
        entries=len(lines),
        public=True,
    )


def entity_page(desk: Desk, id_: str) -> PersonPage:
    """The page of an entity; raises ``NotFoundError`` for who is not there, and for whom no page is made."""
    if id_ not in desk.pages:
        raise missing("page of an entity", id_, "the entities: no page is made of a person without a public role")
    entity = desk.entities[id_]
    near = Near(desk.corpus, desk.naming.get(id_, ())[:SHOWN])
    names = Counter(mention.text for mention in near.all(Mention) if mention.entity == id_)
    lines = desk.matcher.entities().get(id_, ())
    party = entity.party
    return PersonPage(
        _tag(entity, lines),
        names=tuple(NameCount(*pair) for pair in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        roles=tuple(_roles(desk, entity)),
        party=None if party is None else PartyHeld(party.name, party.begin, party.until, party.basis),
        reason=entity.reason,
        judgements=entity.judgements,
        claims=_told(desk, (claim for claim in near.all(Claim) if _speaks(claim, id_))),
        about=_told(desk, _claims_about(near, id_)),
        entries=_by_day(desk.rows[line] for line in lines),
        passages=tuple(_sentences(desk, near, id_)),
    )


def _roles(desk: Desk, entity: Entity) -> Iterator[RoleHeld]:
    """Titles with the days on which they were given, in the order of these; those of undated dispatches alone last."""
    told: dict[str, list[Role]] = defaultdict(list)
    dated = {role: desk.documents[role.doc].published for role in entity.roles}
    for role in sorted(entity.roles, key=lambda role: (dated[role].start or "~", role.doc, role.start)):
        told[_ARTICLE.sub("", folded(role.text))].append(role)
    for given in told.values():
        since = min((day for role in given if (day := dated[role].start) is not None), default=None)
        until = max((day for role in given if (day := dated[role].end) is not None), default=None)
        at = dict.fromkeys(Extent(role.doc, role.start, role.end) for role in given)
        yield RoleHeld(in_line(given[0].text), since, until, tuple(at))


def _speaks(claim: Claim, id_: str) -> bool:
    return claim.source is not None and claim.source.entity == id_


def _claims_about(near: Near, id_: str) -> Iterator[Claim]:
    """What others say in words that name it."""
    for folio in near.folios():
        named = [mention.start for mention in folio.of(Mention) if mention.entity == id_]
        for claim in folio.of(Claim) if named else ():
            if not _speaks(claim, id_) and any(start <= at < end for start, end in claim.pieces for at in named):
                yield claim


def _told(desk: Desk, claims: Iterable[Claim]) -> tuple[ClaimDetail, ...]:
    """Claims by the day on which they were said, or else published, those without a day last."""
    details = (claim_detail(desk, claim) for claim in claims)
    days = ((one.said or desk.documents[one.doc].published.start or "~", one.doc, one.start, one) for one in details)
    return tuple(_once(desk, [one for *_, one in sorted(days, key=lambda row: row[:3])]))[:SHOWN]


def _once(desk: Desk, claims: Sequence[ClaimDetail]) -> Iterator[ClaimDetail]:
    """Each claim once, with where else it is told.

    Of one telling are claims of one speaker in one standing: in the same words, or related as the same.
    """
    told: Partition[str] = Partition()
    by_id = {claim.id: claim for claim in claims}
    firsts: dict[tuple[str, ...], str] = {}
    for claim in claims:
        first = by_id[firsts.setdefault((*_voice(claim), folded(claim.text).strip(" .,;")), claim.id)]
        if first.doc != claim.doc:
            told.join(first.id, claim.id)
        for relation in desk.relations.get(claim.id, ()):
            a, b = by_id.get(relation.a), by_id.get(relation.b)
            if relation.type == "same" and a is not None and b is not None and _voice(a) == _voice(b):
                told.join(a.id, b.id)
    for first_id, *others in told.groups([claim.id for claim in claims]):
        also = (by_id[id_] for id_ in others)
        yield replace(by_id[first_id], also=tuple(Extent(one.doc, one.start, one.end) for one in also))


def _voice(claim: ClaimDetail) -> tuple[str, str]:
    """Who says it, and how it stands."""
    return claim.entity or folded(claim.source or ""), claim.status


def _by_day(rows: Iterable[EntryRow]) -> tuple[EntryRow, ...]:
    return tuple(sorted(rows, key=lambda row: (row.day or "~", row.rank, row.id)))


def _sentences(desk: Desk, near: Near, id_: str) -> list[Quoted]:
    """The first sentence of each document that names it, then others while there is room; in order."""
    firsts: dict[Extent, None] = {}
    others: dict[Extent, None] = {}
    for folio in near.folios():
        named = [mention.start for mention in folio.of(Mention) if mention.entity == id_]
        held = [s for s in folio.of(Sentence) if any(s.start <= at < s.end for at in named)] if named else []
        for sentence in held:
            (firsts if sentence is held[0] else others)[Extent(folio.doc, sentence.start, sentence.end)] = None
        if len(firsts) >= PASSAGES:
            break
    chosen = {*list(firsts)[:PASSAGES], *list(others)[: max(0, PASSAGES - len(firsts))]}
    docs = list(dict.fromkeys(at.doc for at in firsts))
    return [desk.quoted(at) for at in sorted(chosen, key=lambda at: (docs.index(at.doc), at.start))]


def place_summaries(rows: Iterable[EntryRow | Line]) -> list[PlaceSummary]:
    """The places of the lines, those told of most first."""
    found: dict[str, list[EntryRow | Line]] = defaultdict(list)
    for row in rows:
        if row.place is not None:
            found[row.place.key].append(row)
    return sorted(map(_summary, found.values()), key=lambda place: (-place.entries, place.name, place.key))


def _summary(rows: Sequence[EntryRow | Line]) -> PlaceSummary:
    place = rows[0].place
    assert place is not None
    days = sorted(row.day for row in rows if row.day is not None)
    return PlaceSummary(
        *(place.key, place.name, place.lat, place.lon, place.country, place.precision),
        inferred=all(row.place is not None and row.place.inferred for row in rows),
        rough=place.rough,
        entries=len(rows),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
    )


def place_page(desk: Desk, key: str) -> PlacePage:
    """The page of a place; raises ``NotFoundError``."""
    rows = [row for row in desk.rows.values() if row.place is not None and row.place.key == key]
    if not rows or rows[0].place is None:
        raise missing("place", key, "the places")
    summary, name = _summary(rows), folded(rows[0].place.name)
    docs = list(dict.fromkeys(doc for row in rows for doc in row.docs))[:SHOWN]
    told = [place for place in Near(desk.corpus, docs).all(Place) if folded(place.name) == name]
    spellings = Counter(place.text for place in told)
    counted = (point for point in desk.points.values() if point.place is not None and folded(point.place) == name)
    return PlacePage(
        summary,
        spellings=tuple(sorted(spellings, key=lambda text: (-spellings[text], text))),
        within=_within(summary, told),
        claimed_by=tuple(sorted({state for place in told for state in place.claimed_by})),
        entries=_by_day(rows),
        figures=tuple(sorted(counted, key=lambda one: (one.as_of or "~", one.quantity, one.id))[:SHOWN]),
    )


def _within(summary: PlaceSummary, told: Iterable[Place]) -> tuple[str, ...]:
    """The province that most tellings put it in, and its country, where that is one."""
    if summary.country is None or summary.precision == "country":
        return ()
    here = (place.admin1 for place in told if place.country == summary.country and place.admin1)
    most = Counter(name for name in here if folded(name) != folded(summary.name)).most_common(1)
    return (*(name for name, _ in most), summary.country)
