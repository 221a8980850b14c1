"""One sight of a toponym: what it may stand for, and what the words right beside it say of where it lies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from coranto.annotate.toponym_candidates import Candidates, area_keys, areas_named, candidates_of, is_small
from coranto.annotate.toponym_votes import READ
from coranto.model.annotation import PlacePrecision
from coranto.resources import toponym_words
from coranto.resources.gazetteer import PlaceRow
from coranto.text.names import fold_name, without_possessive
from coranto.tools import Tools

BESIDE: Final = 90
"""Characters before a name in which words that say where it lies are looked for."""
_NAME: Final = r"[^\W\d_a-z][\w'’.-]*(?: (?:of |the )?[^\W\d_a-z][\w'’.-]*){0,3}"
_CHAIN: Final = re.compile(rf",\s{{1,2}}((?:[A-Z]\.\s?){{2,3}}|{_NAME})")
_IN_BRACKETS: Final = re.compile(rf" \(({_NAME})\)")
_PART: Final = (
    r"\b(?:capital|seat|city|town|village|port|suburb|district|province|region|state|island|resort|"
    r"part|cent(?:re|er)|north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
)
"""What a place is of the area that holds it."""
_IN: Final = re.compile(
    rf"(?:,? (?:located |situated )?in|, (?:an?|the) (?:[a-zA-Z' -]{{2,60}}? (?:in|on)|[a-zA-Z' -]*?{_PART} of)) "
    rf"(?:the )?(?:[a-z]+(?: [a-z]+)? (?:of )?)?({_NAME})"
)
"""*X in Y*, *X, a mining town in northern Y*, *X, the capital of Y*; not *X, the birthplace of Y*."""
_SEAT: Final = rf"(?:(?:[a-z][a-z'-]* ){{0,3}}{_PART}(?: of)? |(?:[a-z]+ern )?)$"
"""What stands between an owner and a place in it: *second-largest city of*."""
_OWNED: Final = re.compile(rf"({_NAME})['’]s? {_SEAT}")
"""*Y's second-largest city of X*."""
_OF_PEOPLE: Final = re.compile(rf"\b((?:[A-Z][a-z]+ )?[A-Z][a-z]+) {_SEAT}")
"""*the southern Turkish city of X*."""
_LINE_BEGINS: Final = re.compile(r"(?:^|\n)[^\w\n]*\Z")
_DATELINE: Final = re.compile(r"(?: \([A-Z]|[^\n.!?—–:]{0,30}\.?[^\n.!?—–:]{0,30}(?: - |[—–]|--|: ))")
"""What follows a place in capitals that opens a report: *NICE, France (Agency) —*, *LIMA, Aug 14 -*, *HATHRAS:*."""
_NEXT_WORD: Final = re.compile(r"[ \u00a0-]([A-Za-z]+)")
_LIST_BEHIND: Final = re.compile(
    r"(?:, [^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2})*,? (?:and|or|&) "
    r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2} ([a-z]+)\b"
)
"""*X, Y and Z counties*."""
_KIND_BEFORE: Final = re.compile(r"\b([A-Za-z]+)(?: of)?(?: the)? $")
_PART_OF: Final = re.compile(r"\b(?:an?|(?!(?:The|Its?|In|This)\b)[^\W\d_a-z][\w'’-]*) $")
"""*A district of Cairo*, *the Zamalek district of Cairo*: what follows *of* is the whole."""
_KINDS_BEFORE: Final = re.compile(
    r"\b([a-z]+) of (?:[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2}, )*"
    r"[^\W\d_a-z][\w'’.-]*(?: [^\W\d_a-z][\w'’.-]*){0,2},? and $"
)
_AND_MORE: Final = re.compile(r"(?:,? (?:and|or|&)|,) [^\W\d_a-z]")
_OTHERS_BEFORE: Final = re.compile(r"[^\W\d_a-z][\w'’.-]*(?:,|,? and) $")


_LEVELS: Final[Mapping[PlacePrecision, int]] = {"district": 1, "province": 1, "region": 2, "country": 3}


@dataclass(frozen=True, slots=True)
class Sight:
    """One place of the text where a toponym stands."""

    start: int
    end: int
    names: Candidates
    within: frozenset[str]
    """Keys of the areas that the words beside it say it lies in."""
    container: PlaceRow | None
    """The first of those areas."""
    kind: frozenset[PlacePrecision]
    """Precisions that a word beside it allows; empty where none says."""
    alias_of: str | None = None
    """The name as written that the text gives as its other one."""


def sight_of(text: str, start: int, end: int, tools: Tools) -> Sight:
    """The toponym at ``start:end`` with its candidates and what its neighbours say."""
    name = without_possessive(text[start:end])
    if name.isupper() and _DATELINE.match(text, end) and _LINE_BEGINS.search(text, 0, start):
        name = name.title()
    names = candidates_of(name, tools)
    areas = _containers(text, start, end, names, tools)
    keys = frozenset(_key(area) for area in areas if area.country)
    kind = names.kind or _kind(text, start, end)
    return Sight(start, end, names, keys, areas[0] if areas else None, kind)


def with_areas(text: str, sights: Sequence[Sight]) -> list[Sight]:
    """The sights; one that says where the name before it lies is that area: the state in *Spokane, Washington*."""
    found = list(sights)
    order = sorted(range(len(sights)), key=lambda i: sights[i].start)
    for first, second in pairwise(order):
        area, after = sights[first].container, sights[second]
        if area is None or after.kind or text[sights[first].end : after.start] != ", ":
            continue
        if any(candidate.row == area for candidate in after.names.found):
            found[second] = replace(after, kind=frozenset({area.precision}))
    return found


def bodies(text: str, spans: Sequence[tuple[int, int]], tools: Tools) -> Iterator[Sight]:
    """Regions and countries that begin the names of bodies (*Ohio Department of Health*), outside ``spans``.

    They are no places of their own; they tell what the text is about.
    """
    words = toponym_words.load()
    taken = {offset for start, end in spans for offset in (start, end)}
    for match in words.body.finditer(text, 0, READ):
        start, end = match.span(1)
        if not taken.isdisjoint((start, end, match.end())):
            continue
        if match[2].lower() not in words.bodies:
            end = match.end()
        names = candidates_of(text[start:end], tools)
        if names.found and names.found[0].row.precision in _LEVELS:
            yield Sight(start, end, names, frozenset(), None, names.kind)


def _containers(text: str, start: int, end: int, names: Candidates, tools: Tools) -> list[PlaceRow]:
    """Areas that the words beside the name say it lies in, those of the nearest words.

    An area in which no place of that name is known counts only for a name that is unknown or a small town's; elsewhere
    the two stand in a list.
    """
    found = list(_chained(text, start, end, names, tools))
    if not found:
        match = _IN_BRACKETS.match(text, end) or _IN.match(text, end)
        found = list(_longest(match[1], tools)[0]) if match else []
    if not found:
        found = _owners(text[max(0, start - BESIDE) : start], tools)
    if not found:
        return []
    own = [candidate.row for candidate in names.found]
    found = [area for area in found[:3] if area.country and area not in own]
    held = [area for area in found if any(_key(area) in c.areas for c in names.found)]
    return held or (found if all(is_small(c.row) for c in names.found) else [])


def _key(area: PlaceRow) -> str:
    """The key of what an area holds for certain: of one without bounds (*the Sahel of Niger*) its country is known."""
    return area_keys(area)[0 if area.curated and not area.population else -1]


def _owners(before: str, tools: Tools) -> list[PlaceRow]:
    """Areas that own the place, by genitive or by adjective."""
    owned = _OWNED.search(before) if "'" in before or "’" in before else None
    if owned:
        words = owned[1].split()
        tails = (_areas(" ".join(words[first:]), tools) for first in range(len(words)))
        return list(next(filter(None, tails), ()))
    people = _OF_PEOPLE.search(before[-60:])
    if people is None:
        return []
    demonyms = tools.countries.demonyms
    code = demonyms.get(fold_name(people[1])) or demonyms.get(fold_name(people[1].split()[-1]))
    country = tools.gazetteer.country(code) if code else None
    return [country] if country else []


def _chained(text: str, start: int, end: int, names: Candidates, tools: Tools) -> Iterator[PlaceRow]:
    """Areas after commas: *Lyon, France*; *Austin, Texas, US*. In a list of areas none holds another."""
    at, level = end, 0
    for _ in range(2):
        match = _CHAIN.match(text, at)
        if match is None:
            return
        areas, used = _longest(match[1], tools)
        areas = tuple(area for area in areas if _LEVELS.get(area.precision, 2) > level)
        if not areas or _is_list(text, start, match.start(1) + used, names, areas):
            return
        yield from areas
        at, level = match.start(1) + used, min(_LEVELS.get(area.precision, 2) for area in areas)


def _is_list(text: str, start: int, after: int, names: Candidates, areas: Sequence[PlaceRow]) -> bool:
    """Whether name and area stand side by side in a list of their like: *Mexico, Colombia and Peru*."""
    like = {area.precision for area in areas} & {c.row.precision for c in names.found[:3]} & {"country", "region"}
    if not like:
        return False
    if "country" in like:
        return True
    return bool(_AND_MORE.match(text, after) or _OTHERS_BEFORE.search(text[max(0, start - 30) : start]))


def _areas(name: str, tools: Tools) -> tuple[PlaceRow, ...]:
    """Countries and regions of that name; districts only where the name says what they are (*Scott County*)."""
    found = areas_named(name, tools) or areas_named(without_possessive(name.rstrip(".,")), tools)
    kinds = toponym_words.load().kinds
    if not found or any(word in kinds for word in fold_name(name).split()):
        return found
    return tuple(area for area in found if area.precision != "district")


def _longest(written: str, tools: Tools) -> tuple[tuple[PlaceRow, ...], int]:
    """Areas of the longest beginning of ``written`` that names one, and its length in characters."""
    for end in reversed([match.end() for match in re.finditer(r"\S+", written)]):
        if areas := _areas(written[:end], tools):
            return areas, end
    return (), 0


def _kind(text: str, start: int, end: int) -> frozenset[PlacePrecision]:
    """What kind of place the words beside the name say it is; empty if none."""
    kinds = toponym_words.load().kinds
    following = _NEXT_WORD.match(text, end)
    if following and following[1] in kinds:
        return kinds[following[1]]
    if following and following[1].lower() in toponym_words.load().governed:
        return kinds["region"]
    behind = _LIST_BEHIND.match(text, end)
    if behind and behind[1].endswith("s") and behind[1] in kinds:
        return kinds[behind[1]]
    before = text[max(0, start - BESIDE) : start]
    leading = _KIND_BEFORE.search(before)
    if leading and leading[1].lower() in kinds and (leading[1].islower() or leading[0].endswith(("of ", "the "))):
        return (
            frozenset()
            if " of" in leading[0] and _PART_OF.search(before, 0, leading.start())
            else kinds[leading[1].lower()]
        )
    listed = _KINDS_BEFORE.search(before) if before.endswith((" and ", " or ")) else None
    if listed and listed[1].endswith("s") and listed[1] in kinds:
        return kinds[listed[1]]
    return frozenset()
