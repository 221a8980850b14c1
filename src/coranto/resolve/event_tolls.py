"""One count of victims, told as it grows: *at least 23 have died*, *the toll has risen to 44*.

Numbers and days differ by their nature, so likeness cannot find that such tellings are of one event; what they count
victims of can: one kind of occurrence, in one area, in one run of news.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.support import Partition
from coranto.resolve.event_features import Features
from coranto.resolve.event_headlines import told
from coranto.resources.consequences import Consequences
from coranto.text.stems import WORD, stem
from coranto.text.wordlists import words

WHY: Final = "one toll of one occurrence, as it was told"
LASTING_DAYS: Final = 31
"""Between two tellings of one toll, at most: news of a disaster runs on for weeks."""
NEXT: Final = 4
"""Tellings before it, in order of days, with which one is compared: keeps the work linear."""
FAMILIES: Final = {"death": "killed", "injury": "injured", "missing": "missing"}
"""Families whose mentions may tell a toll, with the quantity that a figure of it counts."""
_PEOPLE: Final = words(
    """people persons others dead deaths bodies victims fatalities casualties lives patients residents passengers
    civilians children workers villagers survivors injured wounded missing toll number"""
)
_ANYBODY: Final = frozenset(stem(word) for word in _PEOPLE)
_NUMBER: Final = re.compile(
    r"\b(?:\d[\d,]*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty|dozens?|scores|hundreds?|"
    r"thousands?|toll|number)"
)
_YEAR: Final = re.compile(r"\b(?:1[6-9]|20)\d\d\b(?![,.]?\d)")
_AGE: Final = re.compile(r", \d{1,3}(?:,|$)")
_WHERE: Final = re.compile(r"\b(?:in|at|on|near|from|across|around|after|during)\b")
_BARE: Final = re.compile(
    r" (?:(?:at least|more than|about|around|some|nearly|almost|over|up to|as many as) )?[\w,-]*\d[\w,-]*"
    r"(?=$|[,.]| (?:in|at|on|near|from|across|around|and|people|persons|others)\b)"
)
"""After the verb: a count of people, or of nobody in particular."""
_UP_TO: Final = re.compile(r"\b(?:now|so far|to date|since|by|as of|until|today|already)\b", re.I)
_TREATED: Final = re.compile(r"\b(?:hospitals?|clinics?|wounds|injur\w+|burns)\b", re.I)
_MANY: Final = frozenset(("war",))
"""Kinds with many tolls at once: of sides, of days, of battles."""
_PART: Final = re.compile(
    r"[\w,-]*(?: \w+)? (?:of|among) (?:them|whom|those|these|the (?:dead|victims|killed|injured|wounded|missing))\b"
    r"|[\w,-]*(?: \w+){0,2} (?:of (?:a|one|the same) family)\b",
    re.I,
)
"""After a number: a count of some of the victims alone."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """One clause that tells a toll, by its position in canonical order."""

    at: int
    day: int
    kinds: frozenset[str]
    feature: Features


def tolls(found: Sequence[Features], table: Consequences) -> Iterator[tuple[int, int]]:
    """Pairs of positions that tell one toll, near neighbours by day."""
    homes = _homes(found)
    by_country: dict[tuple[str, str | None], list[_Telling]] = {}
    for at, feature in enumerate(found):
        quantity = counted(feature)
        kinds = feature.occurrences & table.victims.get(quantity, frozenset())
        if kinds and not kinds & _MANY and _is_one(kinds, table) and is_toll(feature):
            place = feature.mention.place or feature.around
            country = (place and place.country) or homes.get(feature.mention.doc)
            telling = _Telling(at, feature.begin or 0, kinds, feature)
            by_country.setdefault((quantity, country), []).append(telling)
    for key in sorted(by_country, key=str):
        yield from _added_up(sorted(by_country[key], key=lambda t: (t.day, t.at)), table)


def counted(feature: Features) -> str:
    """What quantity a clause counts, if it tells of victims: those treated in hospitals are hurt."""
    if feature.family.name in FAMILIES:
        return FAMILIES[feature.family.name]
    return "injured" if "wound" in feature.deeds and _TREATED.search(feature.mention.text) else ""


def _added_up(tellings: Sequence[_Telling], table: Consequences) -> Iterator[tuple[int, int]]:
    """Pairs among tellings in order of days; no toll holds two numbers of one dispatch."""
    joined: Partition[int] = Partition()
    held = {t.at: {} if t.feature.headline else {t.feature.mention.doc: numbers(t.feature)} for t in tellings}
    for i, later in enumerate(tellings):
        for earlier in reversed(tellings[max(0, i - NEXT) : i]):
            a, b = joined.find(earlier.at), joined.find(later.at)
            if a != b and _agree(held[a], held[b]) and _one_toll(earlier, later, table):
                joined.join(a, b)
                both = {doc: held[a].get(doc, set()) | held[b].get(doc, set()) for doc in (*held[a], *held[b])}
                held[joined.find(a)] = both
                yield min(earlier.at, later.at), max(earlier.at, later.at)


def _agree(one: Mapping[str, set[str]], other: Mapping[str, set[str]]) -> bool:
    """Whether no dispatch that both have gives two numbers."""
    return all(one[doc] & other[doc] for doc in one.keys() & other.keys())


def _homes(found: Sequence[Features]) -> dict[str, str]:
    """Document → the country that most of its clauses are put in."""
    counts: dict[str, Counter[str]] = {}
    for feature in found:
        place = feature.mention.place or feature.around
        if place is not None and place.country is not None:
            counts.setdefault(feature.mention.doc, Counter())[place.country] += 1
    return {doc: min(held, key=lambda code: (-held[code], code)) for doc, held in counts.items()}


def _is_one(kinds: frozenset[str], table: Consequences) -> bool:
    """Whether all kinds may be words for one occasion: else nobody can say which has these victims."""
    return all(table.alike(a, b) for a in kinds for b in kinds)


def is_toll(feature: Features) -> bool:
    """Whether the clause counts victims as a whole, and names none of them."""
    text = feature.mention.text
    number = next(_counts(told(feature.mention).lower() if feature.headline else text.lower()), None)
    if number is None or feature.people or feature.further or feature.mention.status not in ("asserted", "unverified"):
        return False
    if feature.begin is not None and _is_of_another_year(text, date.fromordinal(feature.begin).year):
        return False
    if _PART.match(text, number.end()) is not None:
        return False
    befell = [WORD.findall(_WHERE.split(actor.text.lower())[0]) for actor in feature.mention.recipients]
    if _BARE.match(text, feature.mention.trigger.end - feature.mention.start):
        return True
    return not befell or any(_PEOPLE.intersection(found) or _NUMBER.fullmatch(found[-1]) for found in befell if found)


def _is_of_another_year(text: str, year: int) -> bool:
    """Whether a clause names years, and not the one that it is put in: history beside the news."""
    named = {int(match.group()) for match in _YEAR.finditer(text)}
    return bool(named) and year not in named


def _counts(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a clause that are nobody's age (*N, 34, died*)."""
    return (m for m in _NUMBER.finditer(text) if _AGE.match(text, max(0, m.start() - 2)) is None)


def numbers(feature: Features) -> set[str]:
    """The number that counts the victims: the one next to the trigger."""
    mention = feature.mention
    start, end = mention.trigger.start - mention.start, mention.trigger.end - mention.start
    near = min(
        _counts(mention.text.lower()), key=lambda m: (max(m.start() - end, start - m.end()), m.start()), default=None
    )
    return {near.group()} if near else set()


def of_nobody_in_particular(one: Features, other: Features) -> bool:
    """Whether two tellings of victims share no word for whom it befell but *people*, *patients* and numbers."""
    if one.family.name not in FAMILIES or other.family.name not in FAMILIES or one.people & other.people:
        return False
    shared = one.recipients & other.recipients
    return all(word in _ANYBODY or _NUMBER.fullmatch(word) for word in shared)


def _one_toll(one: _Telling, other: _Telling, table: Consequences) -> bool:
    """Whether kind, days and places allow that both count the victims of one occurrence."""
    if not one.kinds & other.kinds:
        return False
    if one.day and other.day and other.day - one.day > LASTING_DAYS:
        return False
    point = (one.kinds | other.kinds) <= table.point
    if point and one.day != other.day and _is_dated(one.feature) and _is_dated(other.feature):
        return False
    return _same_area(one.feature, other.feature)


def _is_dated(feature: Features) -> bool:
    """Whether the clause says on which day they died, and not up to when they were counted."""
    time = feature.mention.time
    if not feature.stated or time is None or time.start is None or time.end is None:
        return False
    start = time.start - feature.mention.start
    written = feature.mention.text[max(0, start - 10) : time.end - feature.mention.start]
    return _UP_TO.search(written) is None


def _same_area(one: Features, other: Features) -> bool:
    """Whether neither place stands against the other: two towns do, and a town that one clause alone names."""
    a, b = one.mention.place, other.mention.place
    if a is not None and b is not None and one.place != other.place:
        return not (one.fine or other.fine) or bool(one.place_words & other.place_words)
    if a is None and b is None:
        return (
            len({p.name for p in (one.around, other.around) if p is not None and (p.rough or p.precision != "country")})
            < 2
        )
    named, inferred = (one, other.around) if a is not None else (other, one.around)
    return not named.fine or (inferred is not None and named.mention.place is not None
                              and inferred.name == named.mention.place.name)  # fmt: skip
