"""Which item an entity is, by a table of features; every link has its score and reasons, and doubt links nothing."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log10
from typing import Final

from coranto.model.annotation import Label
from coranto.text.names import fold_name
from coranto.wikidata.items import Item, Sex

WEIGHTS: Final[Mapping[str, float]] = {
    "same GeoNames id": 10.0,
    "same name": 2.0,
    "another spelling has the name too": 0.5,  # each, two at most
    "office in its description": 1.5,
    "same country": 1.5,
    "another country": -3.0,
    "well known": 0.8,  # a power of ten of editions that write of it
}
"""Set by hand on invented items; what is not here weighs nothing."""
LEAST: Final = 3.4
"""Score from which an item is linked: the name and one more sign, or a body's or place's that sixty editions know."""
_NAME_ALONE: Final = frozenset({"same name", "well known"})
"""What links no person: somebody unknown may bear a famous name."""
AHEAD: Final = 1.0
"""By how much the best item must lead the next."""
SHORTEST_WORD: Final = 4
"""Letters of a word of an office that a description may share."""


@dataclass(frozen=True, slots=True)
class Known:
    """What a dossier knows of one entity."""

    id: str
    type: Label
    names: tuple[str, ...]
    """All its spellings, the fullest first."""
    offices: tuple[str, ...]
    """Titles given to it, as written."""
    sex: Sex | None
    country: str | None
    """ISO 3166-1 alpha-2."""
    geonameid: int | None


@dataclass(frozen=True, slots=True)
class Match:
    """An item that an entity may be, with its score and what speaks for it."""

    entity: str
    item: Item
    score: float
    reasons: tuple[str, ...]


def matches(entities: Sequence[Known], items: Iterable[Item], codes: Mapping[str, str]) -> dict[str, list[Match]]:
    """Entity id → the items that bear one of its names and do not contradict it, best first, equals by item number.

    ``codes`` gives the ISO code of each item that is a country.
    """
    by_name: dict[str, list[Known]] = defaultdict(list)
    for entity in entities:
        for key in {fold_name(name) for name in entity.names}:
            by_name[key].append(entity)
    found: dict[str, dict[str, Match]] = defaultdict(dict)
    for item in items:
        keys = {fold_name(name) for name in item.names}
        bearers = {entity.id: entity for key in keys for entity in by_name.get(key, ())}
        for entity in bearers.values():
            if entity.type in item.kinds and not _contradicts(entity, item):
                features = list(_features(entity, item, keys, codes))
                score = sum(WEIGHTS[name] * value for name, value in features)
                reasons = tuple(name for name, value in features if value)
                found[entity.id][item.id] = Match(entity.id, item, round(score, 3), reasons)
    return {id_: sorted(made.values(), key=_rank) for id_, made in sorted(found.items())}


def _rank(match: Match) -> tuple[float, int, str]:
    digits = match.item.id[1:]
    return -match.score, int(digits) if digits.isdigit() else 0, match.item.id


def linked(ranked: Sequence[Match]) -> Match | None:
    """The one item that the entity is; None where the best is not enough, or not far enough ahead of the next."""
    if not ranked or ranked[0].score < LEAST:
        return None
    if "person" in ranked[0].item.kinds and _NAME_ALONE.issuperset(ranked[0].reasons):
        return None
    if len(ranked) > 1 and ranked[0].score - ranked[1].score < AHEAD:
        return None
    return ranked[0]


def _contradicts(entity: Known, item: Item) -> bool:
    """Whether the two cannot be one: of two sexes, or of two GeoNames ids."""
    if entity.sex and item.sex and entity.sex != item.sex:
        return True
    return None not in (entity.geonameid, item.geonameid) and entity.geonameid != item.geonameid


def _features(entity: Known, item: Item, keys: set[str], codes: Mapping[str, str]) -> Iterator[tuple[str, float]]:
    """(feature of ``WEIGHTS``, value) of each that holds."""
    shared = {fold_name(name) for name in entity.names} & keys
    if entity.geonameid is not None and entity.geonameid == item.geonameid:
        yield "same GeoNames id", 1.0
    if entity.type != "person" or any(" " in key for key in shared):
        yield "same name", 1.0  # one word alone is a family name that many bear
    yield "another spelling has the name too", float(min(len(shared) - 1, 2))
    told = {word for office in entity.offices for word in fold_name(office).split() if len(word) >= SHORTEST_WORD}
    if told & set(fold_name(item.description).split()):
        yield "office in its description", 1.0
    countries = {codes[country] for country in item.countries if country in codes} | {item.iso_code or ""}
    if entity.country is not None and countries - {""}:
        yield ("same country" if entity.country in countries else "another country"), 1.0
    yield "well known", log10(1 + item.sitelinks)
