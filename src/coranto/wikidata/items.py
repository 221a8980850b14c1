"""Items of Wikidata as its dumps and its API write them, and what of them helps to tell who is meant.

The form is Wikibase's JSON (https://doc.wikimedia.org/Wikibase/master/php/docs_topics_json.html); the numbers of
properties and items are Wikidata's own.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

import msgspec

from coranto.model.annotation import Label

Sex = Literal["m", "f"]
HUMAN: Final = "Q5"
_SEXES: Final[Mapping[str, Sex]] = {"Q6581097": "m", "Q6581072": "f", "Q1052281": "f", "Q2449503": "m"}
"""Male, female, trans woman, trans man."""
INSTANCE_OF, SEX, DIED = "P31", "P21", "P570"
COUNTRY, CITIZENSHIP, COORDINATES, GEONAMES, ISO_CODE = "P17", "P27", "P625", "P1566", "P297"
_OF_BODIES: Final = ("P159", "P1454", "P112", "P749", "P355", "P169", "P488", "P127", "P452", "P1128", "P118", "P1142")
"""What only bodies have: a seat, a legal form, a founder, a parent, a branch, a head, an owner, an industry, staff,
a league, an ideology."""
_OF_WORKS: Final = ("P50", "P57", "P86", "P123")
"""What books, films and songs have: an author, a director, a composer, a publisher."""


class _Text(msgspec.Struct):
    value: str


class _DataValue(msgspec.Struct):
    value: Any = None


class _Snak(msgspec.Struct):
    datavalue: _DataValue | None = None


class _Statement(msgspec.Struct):
    mainsnak: _Snak
    rank: str = "normal"


class Entry(msgspec.Struct):
    """One item as it is written: what is not named here is passed over."""

    id: str
    labels: dict[str, _Text] | list[Any] = {}
    aliases: dict[str, list[_Text]] | list[Any] = {}
    descriptions: dict[str, _Text] | list[Any] = {}
    claims: dict[str, list[_Statement]] | list[Any] = {}
    sitelinks: dict[str, Any] | list[Any] = {}
    """An empty mapping is written as an empty list by some versions of Wikibase."""


@dataclass(frozen=True, slots=True)
class Item:
    """What Wikidata says of one thing."""

    id: str
    """``Q`` and digits."""
    label: str
    """Its English name, else the first in code order of languages."""
    names: tuple[str, ...]
    """Labels and aliases of all languages, without repetition, sorted."""
    description: str
    """In English; empty if none."""
    kinds: frozenset[Label]
    """What it may be a name of; empty where its properties do not say."""
    sex: Sex | None
    countries: frozenset[str]
    """Items of the countries it lies in or is a citizen of."""
    iso_code: str | None
    """ISO 3166-1 alpha-2, where it is a country."""
    geonameid: int | None
    died: int | None
    """Year."""
    sitelinks: int
    """How many editions of Wikipedia and its sisters write of it."""


def item(entry: Entry) -> Item:
    """What ``entry`` says; deprecated statements say nothing."""
    labels = _texts(entry.labels)
    aliases = entry.aliases if isinstance(entry.aliases, dict) else {}
    names = {*labels.values(), *(alias.value for written in aliases.values() for alias in written)}
    claims = entry.claims if isinstance(entry.claims, dict) else {}
    geonames = next((str(value) for value in _values(claims, GEONAMES)), "")
    return Item(
        id=entry.id,
        label=labels.get("en") or labels.get("mul") or (labels[min(labels)] if labels else entry.id),
        names=tuple(sorted(names)),
        description=_texts(entry.descriptions).get("en", ""),
        kinds=frozenset(_kinds(claims)),
        sex=next((_SEXES[one] for one in _items(claims, SEX) if one in _SEXES), None),
        countries=frozenset((*_items(claims, COUNTRY), *_items(claims, CITIZENSHIP))),
        iso_code=next((str(value) for value in _values(claims, ISO_CODE)), None),
        geonameid=int(geonames) if geonames.isascii() and geonames.isdigit() else None,
        died=next((year for value in _values(claims, DIED) if (year := _year(value)) is not None), None),
        sitelinks=len(entry.sitelinks),
    )


def _texts(written: dict[str, _Text] | list[Any]) -> dict[str, str]:
    return {language: text.value for language, text in written.items()} if isinstance(written, dict) else {}


def _kinds(claims: Mapping[str, list[_Statement]]) -> Iterator[Label]:
    """Labels that the properties allow; works of art are none of ours."""
    if HUMAN in _items(claims, INSTANCE_OF):
        yield "person"
        return
    if any(name in claims for name in _OF_WORKS):
        return
    if COORDINATES in claims or GEONAMES in claims:
        yield "place"
        yield "facility"
    if any(name in claims for name in _OF_BODIES):
        yield "organization"


def _values(claims: Mapping[str, list[_Statement]], name: str) -> Iterator[Any]:
    """The values of a property, preferred ones first."""
    said = [statement for statement in claims.get(name, ()) if statement.rank != "deprecated"]
    for statement in sorted(said, key=lambda one: one.rank != "preferred"):
        if statement.mainsnak.datavalue is not None:
            yield statement.mainsnak.datavalue.value


def _items(claims: Mapping[str, list[_Statement]], name: str) -> list[str]:
    """The items that are values of a property."""
    return [str(value["id"]) for value in _values(claims, name) if isinstance(value, dict) and "id" in value]


def _year(value: object) -> int | None:
    """The year of a time value, ``+1952-03-11T00:00:00Z``; None for years before our era and unreadable ones."""
    written = value.get("time", "") if isinstance(value, dict) else ""
    digits = str(written)[1:5]
    return int(digits) if str(written)[:1] == "+" and digits.isdigit() else None


def country_codes(items: Iterable[Item]) -> dict[str, str]:
    """Item of a country → its ISO 3166-1 alpha-2 code."""
    return {one.id: one.iso_code for one in items if one.iso_code is not None}
