"""The parties of the world, and the words by which a phrase names one."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, Final

from coranto.resources import read_yaml
from coranto.resources.countries import Countries
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.organizations import organization_words
from coranto.text.names import fold_name
from coranto.text.organizations import alias
from coranto.text.sides import Kind, Naming, PartyWords, Side, Use, name_key

_OF_THE_NATIONS: Final = re.compile(r"^UN(?= )")
"""Before a body's name; it is written in full as well."""


def load(countries: Countries, gazetteer: Gazetteer) -> PartyWords:
    """The parties of ``parties.yaml``: states under the names and adjectives of ``countries``, the rest as it stands.

    A state's name is the gazetteer's.
    """
    data = read_yaml("parties.yaml")
    states = dict(_states(data, gazetteer))
    former = dict(_former(data["former"]))
    namings = [
        *_state_names(states, countries, data["capitals"]),
        *_former_names(former, data["former"]),
        *_organs(data, {**states, **former}),
        *_listed(data["bodies"], "body"),
        *_listed(data["groups"], "group"),
        *_politics(data["politics"], states),
    ]
    namings += [Naming(name, None, "name") for name in data["ambiguous"]]
    unclear = set(map(name_key, data["ambiguous"]))
    shared = {name_key(name) for name in _split(data["shared"] + data["common"])}
    names: defaultdict[str, list[Naming]] = defaultdict(list)
    for naming in namings:
        key = name_key(naming.written)
        if key in unclear:
            naming = replace(naming, side=None)
        if key in shared:
            naming = replace(naming, shared=True)
        if naming not in names[key]:
            names[key].append(naming)
    names.update((key, _unlike_states(own)) for key, own in list(names.items()))
    words = {key: _folded(lines) for key, lines in data["words"].items()}
    taken = {field.name for field in fields(PartyWords)} - {"names"}
    return PartyWords(names={key: tuple(own) for key, own in names.items()}, **{key: words[key] for key in taken})


def _split(lines: Iterable[str]) -> Iterator[str]:
    return (word.strip() for line in lines for word in line.split(","))


def _folded(lines: Iterable[str]) -> frozenset[str]:
    return frozenset(map(fold_name, _split(lines)))


def _unlike_states(namings: list[Naming]) -> list[Naming]:
    """Those of groups and bodies, where they took a state's name."""
    others = [n for n in namings if n.side is not None and n.side.kind != "state"]
    return others or namings


def _day(value: object) -> str | None:
    """An ISO day, month or year as written; null is open."""
    return None if value is None else str(value)


def _states(data: Mapping[str, Any], gazetteer: Gazetteer) -> Iterator[tuple[str, Side]]:
    for code, begin in data["states"].items():
        row = gazetteer.country(code)
        spans = tuple((_day(start), _day(end)) for start, end, _ in data["contested"].get(code, ()))
        name = row.name if row is not None else code
        by = data["unlisted"].get(code, f"ISO 3166-1 {code}")
        yield code, Side(name, "state", _day(begin), None, by, frozenset({code}), spans)


def _state_names(states: Mapping[str, Side], countries: Countries, capitals: Mapping[str, Any]) -> Iterator[Naming]:
    """Names, adjectives and capitals of states; those of territories and of parts of states mean no side."""
    for code, country in countries.by_code.items():
        side, part = states.get(code), code not in states
        names = [*country.names] if part or side is None else [side.name, *country.names]
        for written in dict.fromkeys(names):
            yield Naming(written, side, "part" if part else "name")
        for written in country.adjectives:
            yield Naming(written, side, "part" if part else "adjective")
    for code in states.keys() - countries.by_code.keys():
        yield Naming(states[code].name, states[code], "name")
    for code, towns in capitals.items():
        yield from (Naming(town, states[code], "capital") for town in towns)


def _former(rows: Mapping[str, Any]) -> Iterator[tuple[str, Side]]:
    for name, row in rows.items():
        yield name, Side(name, "state", _day(row.get("begin")), _day(row["until"]), row["by"])


def _former_names(sides: Mapping[str, Side], rows: Mapping[str, Any]) -> Iterator[Naming]:
    for name, row in rows.items():
        uses: tuple[tuple[str, Use], ...] = (("names", "name"), ("adjectives", "adjective"), ("capitals", "capital"))
        for key, use in uses:
            yield from (Naming(written, sides[name], use) for written in row.get(key, ()))


def _organs(data: Mapping[str, Any], states: Mapping[str, Side]) -> Iterator[Naming]:
    """Seats, organs and media of a state, by its code, or its name where it is one of the past."""
    for code, names in data["seats"].items():
        yield from (Naming(name, _organ(states[code], "its seat"), "name") for name in names)
    for code, entries in data["organs"].items():
        for entry in entries:
            row = entry if isinstance(entry, dict) else {"names": [entry]}
            side = _organ(states[code], "its organ")
            side = replace(side, begin=_day(row.get("begin")), until=_day(row.get("until")) or side.until)
            yield from (Naming(name, side, "name") for name in row["names"])
    for code, media in data["media"].items():
        yield from (Naming(name, _organ(states[code], law), "name") for name, law in media.items())


def _organ(state: Side, what: str) -> Side:
    return replace(state, kind="organ", by=f"{what}; {state.by}")


def _listed(rows: Mapping[str, Any], kind: Kind) -> Iterator[Naming]:
    known = organization_words()
    aliases: defaultdict[int, list[str]] = defaultdict(list)
    for written in known.aliases:
        aliases[known.aliases[written]].append(written)
    for name, row in rows.items():
        side = Side(name, kind, _day(row.get("begin")), _day(row.get("until")), row["by"], frozenset(row.get("in", ())))
        for written in (name, *row.get("also", ())):
            yield Naming(written, side, "name")
            if _OF_THE_NATIONS.match(written):
                yield Naming(_OF_THE_NATIONS.sub("United Nations", written), side, "name")
        number = alias(name, known)
        if number is not None:
            yield from (Naming(written, side, "name") for written in aliases[number])


def _politics(rows: Mapping[str, Any], states: Mapping[str, Side]) -> Iterator[Naming]:
    """Political parties; one of a name that several countries have says of which it is."""
    bearers: defaultdict[str, set[str]] = defaultdict(set)
    for code, parties in rows.items():
        for names in parties:
            bearers[fold_name(names[0])].add(code)
    for code, parties in rows.items():
        for names in parties:
            own = names[0] if len(bearers[fold_name(names[0])]) == 1 else f"{names[0]} ({states[code].name})"
            side = Side(own, "politics", None, None, f"a political party of {states[code].name}", frozenset({code}))
            yield from (Naming(written, side, "name") for written in names)
