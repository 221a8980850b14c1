"""Who is in a dossier, and where it is told of: lists and pages."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Final

from coranto.model.annotation import Label, Mention, Place, Sentence
from coranto.model.assertion import Claim
from coranto.model.resolved import Entity, Extent
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk, missing
from coranto.view.reading.entries import claim_detail
from coranto.view.reading.near import Near
from coranto.view.reading.shapes import (
    EntityTag,
    EntryRow,
    NameCount,
    PersonPage,
    PlacePage,
    PlaceSummary,
    Quoted,
    RoleHeld,
)
from coranto.view.speakers import folded

SHOWN: Final = 200
"""Claims, and documents looked through, that a page shows at most."""
PASSAGES: Final = 20
"""Sentences that a page shows at most."""


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
    claims = (claim for claim in near.all(Claim) if claim.source is not None and claim.source.entity == id_)
    lines = desk.matcher.entities().get(id_, ())
    held = {role: desk.documents[role.doc].published.start for role in entity.roles}
    roles = sorted(entity.roles, key=lambda role: (held[role] or "~", role.doc, role.start))
    return PersonPage(
        _tag(entity, lines),
        names=tuple(NameCount(*pair) for pair in sorted(names.items(), key=lambda pair: (-pair[1], pair[0]))),
        roles=tuple(RoleHeld(role.text, held[role], Extent(role.doc, role.start, role.end)) for role in roles),
        party=entity.party.name if entity.party is not None else None,
        basis=entity.party.basis if entity.party is not None else None,
        reason=entity.reason,
        judgements=entity.judgements,
        claims=tuple(claim_detail(desk, claim) for claim, _ in zip(claims, range(SHOWN), strict=False)),
        entries=tuple(desk.rows[line] for line in lines),
        passages=tuple(_sentences(desk, near, id_)),
    )


def _sentences(desk: Desk, near: Near, id_: str) -> list[Quoted]:
    found: dict[Extent, None] = {}
    for folio in near.folios():
        named = [mention.start for mention in folio.of(Mention) if mention.entity == id_]
        for sentence in folio.of(Sentence) if named else ():
            if any(sentence.start <= at < sentence.end for at in named):
                found[Extent(folio.doc, sentence.start, sentence.end)] = None
        if len(found) >= PASSAGES:
            break
    return [desk.quoted(at) for at in list(found)[:PASSAGES]]


def place_summaries(rows: Iterable[EntryRow]) -> list[PlaceSummary]:
    """The places of the lines, those told of most first."""
    found: dict[str, list[EntryRow]] = defaultdict(list)
    for row in rows:
        if row.place is not None:
            found[row.place.key].append(row)
    return sorted(map(_summary, found.values()), key=lambda place: (-place.entries, place.name, place.key))


def _summary(rows: Sequence[EntryRow]) -> PlaceSummary:
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
    name = folded(rows[0].place.name)
    docs = list(dict.fromkeys(doc for row in rows for doc in row.docs))[:SHOWN]
    told = [place for place in Near(desk.corpus, docs).all(Place) if folded(place.name) == name]
    spellings = Counter(place.text for place in told)
    return PlacePage(
        _summary(rows),
        tuple(sorted(spellings, key=lambda text: (-spellings[text], text))),
        tuple(sorted({state for place in told for state in place.claimed_by})),
        tuple(rows),
    )
