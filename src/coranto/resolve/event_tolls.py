"""One count of victims, told as it grows: *at least 23 have died*, *the toll has risen to 44*.

Numbers and days differ by their nature, so likeness cannot find that such tellings are of one event; what they count
victims of can: one kind of occurrence, in one area, in one run of news.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

from coranto.model.support import Partition
from coranto.resolve.event_features import Features
from coranto.resolve.event_headlines import told
from coranto.resources.consequences import Consequences
from coranto.text.dates import MONTHS
from coranto.text.numbers import TENS, UNITS
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
    civilians workers miners employees colleagues contractors workmen members villagers survivors injured
    wounded missing toll number"""
)
_ANYBODY: Final = frozenset(stem(word) for word in _PEOPLE)
_VALUE: Final = (
    rf"\d[\d,]*|(?:(?:{'|'.join(TENS)})[ -])?(?:{'|'.join(list(UNITS)[2:])})|{'|'.join(TENS)}|dozens?|scores|hundreds?|"
    r"thousands?"
)
_NUMBER: Final = re.compile(rf"\b(?:{_VALUE}|toll|number)\b")
_SUM: Final = re.compile(
    r"\b(?:toll|number)\b.*?\b(?:to|at|is|was|of|now|pass(?:es|ed)|reach(?:es|ed)|above|over) "
    rf"(?:at least |some |about )?(?!(?:1[6-9]|20)\d\d\b)(?P<value>{_VALUE})\b(?!\.\d)"
    rf"(?! (?:{'|'.join(month.lower() for month in MONTHS)})\b)"
)
"""What a toll or a number of victims has come to: *the toll rose to 44*."""
_YEAR: Final = re.compile(r"\b(?:1[6-9]|20)\d\d\b(?![,.]?\d)")
_AGE: Final = re.compile(r", \d{1,3}(?:,|$)")
_WHERE: Final = re.compile(
    r"\b(?:(?:in|on|from|across|after|during|and \w+ing)\b|(?:at|near|around)\b(?! (?:least|most|\d)))", re.I
)
"""What follows those whom it befell; *at least* follows nothing."""
_BARE: Final = re.compile(
    r" (?:(?:at least|more than|about|around|some|nearly|almost|over|up to|as many as) )?[\w,-]*\d[\w,-]*"
    r"(?=$|[,.]| (?:in|at|on|near|from|across|around|and|people|persons|others)\b)"
)
"""After the verb: a count of people, or of nobody in particular."""
_OTHERS: Final = re.compile(r" [a-z]+s\b")
"""After a number: things, unless the clause names people."""
_ELLIPTIC: Final = frozenset(("die", "drown", "succumb", "perish"))
"""Verbs of a number alone that goes on from those told of in the sentence before."""
_UP_TO: Final = re.compile(r"\b(?:now|so far|to date|since|by|as of|until|today|already)\b", re.I)
_SAID: Final = re.compile(
    r"\b(?:puts?|counts?|counted|speaks? of|spoke of|spoken of|says?|said|acknowledg\w+|reports?|reported|confirm\w*|"
    r"documented|recorded|registered|establish\w*|estimat\w+|insists on|holds? to|gives?|gave|lists?|listed|has|"
    r"knows of|stands at|stood at)\b"
)
"""What says that somebody counts: beside another's count in one dispatch it is a rival one, not a second toll."""
_WARD: Final = re.compile(r"\b(?:hospitals?|clinics?|mortuar(?:y|ies)|morgues?|infirmary|first-aid posts?)\b", re.I)
"""Houses that count their own dead only."""
_TREATED: Final = re.compile(r"\b(?:hospitals?|clinics?|wounds|injur\w+|burns)\b", re.I)
_MANY: Final = frozenset(("war",))
"""Kinds with many tolls at once: of sides, of days, of battles."""
_OF_A_WAR: Final = frozenset(("bombing", "blast", "coup"))
"""Kinds that have one toll of their own even where a war is named beside them."""
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
        kinds = _kinds(feature.occurrences & table.victims.get(quantity, frozenset()))
        named = kinds or not feature.occurrences
        if quantity and named and not kinds & _MANY and _is_one(kinds, table) and is_toll(feature):
            place = feature.mention.place or feature.around
            country = (place and place.country) or homes.get(feature.mention.doc)
            telling = _Telling(at, feature.begin or 0, kinds, feature)
            by_country.setdefault((quantity, country), []).append(telling)
    for key in sorted(by_country, key=str):
        told = _kinds_known(_dated(by_country[key]), table)
        yield from _added_up(sorted(told, key=lambda t: (t.day, _size(t.feature), t.at)), table)


def _kinds(named: frozenset[str]) -> frozenset[str]:
    """The kinds that a toll may be of: where one blast in a war is told, that blast."""
    return named - _MANY if named & _OF_A_WAR else named


def _dated(tellings: Sequence[_Telling]) -> list[_Telling]:
    """The same tellings: a count without a day is news, of the latest day on which any of them was told."""
    latest = max(telling.day for telling in tellings)
    return [telling if telling.day else replace(telling, day=latest) for telling in tellings]


def _kinds_known(tellings: Sequence[_Telling], table: Consequences) -> list[_Telling]:
    """The same tellings: those of dispatches that name no kind are of the only one that others name, or left out."""
    kinds = frozenset(kind for telling in tellings for kind in telling.kinds)
    if not kinds or not _is_one(kinds, table):
        return [telling for telling in tellings if telling.kinds]
    return [telling if telling.kinds else replace(telling, kinds=kinds) for telling in tellings]


def counted(feature: Features) -> str:
    """What quantity a clause counts, if it tells of victims: those treated in hospitals are hurt.

    Whoever is told to have treated some counts their own patients, not all who were hurt.
    """
    if feature.family.name in FAMILIES:
        return FAMILIES[feature.family.name]
    treated = "wound" in feature.deeds and not feature.mention.actors and _TREATED.search(feature.mention.text)
    return "injured" if treated else ""


def _added_up(tellings: Sequence[_Telling], table: Consequences) -> Iterator[tuple[int, int]]:
    """Pairs among tellings in order of days; no toll holds two numbers that one dispatch tells as its own."""
    joined: Partition[int] = Partition()
    held = {t.at: {} if _is_credited(t.feature) else {t.feature.mention.doc: numbers(t.feature)} for t in tellings}
    for i, later in enumerate(tellings):
        for earlier in reversed(tellings[max(0, i - NEXT) : i]):
            a, b = joined.find(earlier.at), joined.find(later.at)
            if (
                a != b
                and _agree(held[a], held[b])
                and _one_toll(earlier, later, table)
                and not _is_less(earlier, later)
            ):
                joined.join(a, b)
                both = {doc: held[a].get(doc, set()) | held[b].get(doc, set()) for doc in (*held[a], *held[b])}
                held[joined.find(a)] = both
                yield min(earlier.at, later.at), max(earlier.at, later.at)


def _is_less(one: _Telling, other: _Telling) -> bool:
    """Whether a text counts fewer than its headline, which rounds down: a part of them."""
    heads = (one, other) if one.feature.headline else (other, one)
    head, body = (telling.feature for telling in heads)
    return head.headline and not body.headline and head.mention.doc == body.mention.doc and _size(body) < _size(head)


def _is_credited(feature: Features) -> bool:
    """Whether its number may stand beside another of its dispatch: in a headline, or as what somebody counts."""
    if feature.headline:
        return True
    number = next(_counts(feature.mention.text.lower()), None)
    return number is not None and _SAID.search(feature.mention.text, 0, number.start()) is not None


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
    if _PART.match(text, number.end()) is not None or (feature.family.name == "death" and _WARD.search(text)):
        return False
    if _BARE.match(text, feature.mention.trigger.end - feature.mention.start):
        return True
    befell = [WORD.findall(_WHERE.split(actor.text.lower())[0]) for actor in feature.mention.recipients]
    if not any(befell):
        return _OTHERS.match(text, number.end()) is None or not _PEOPLE.isdisjoint(WORD.findall(text.lower()))
    if feature.mention.lemma in _ELLIPTIC and not feature.headline and all(map(_is_number_alone, befell)):
        return False
    return any(_PEOPLE.intersection(found) or _NUMBER.fullmatch(found[-1]) for found in befell if found)


def _is_number_alone(told: Sequence[str]) -> bool:
    """Whether those whom it befell are a number and no more: *six died on the way* is of those told of before."""
    return not _PEOPLE.intersection(told) and all(_NUMBER.fullmatch(word) for word in told)


def _is_of_another_year(text: str, year: int) -> bool:
    """Whether a clause names years, and not the one that it is put in: history beside the news."""
    named = {int(match.group()) for match in _YEAR.finditer(text)}
    return bool(named) and year not in named


def _counts(text: str) -> Iterator[re.Match[str]]:
    """The numbers of a clause that are nobody's age (*N, 34, died*)."""
    return (m for m in _NUMBER.finditer(text) if _AGE.match(text, max(0, m.start() - 2)) is None)


def numbers(feature: Features) -> set[str]:
    """The number that counts the victims, in digits: what a toll has come to, else the one next to the trigger."""
    mention = feature.mention
    text = mention.text.lower()
    if (sum_ := _SUM.search(text)) is not None:
        return {_in_digits(sum_["value"])}
    start, end = mention.trigger.start - mention.start, mention.trigger.end - mention.start
    near = min(_counts(text), key=lambda m: (max(m.start() - end, start - m.end()), m.start()), default=None)
    return {_in_digits(near.group())} if near else set()


def _size(feature: Features) -> int:
    """The number that counts the victims, 0 where it is vague: of the counts of one day the greatest is the whole."""
    return max((int(number) for number in numbers(feature) if number.isdigit()), default=0)


def _in_digits(number: str) -> str:
    """A number below a hundred in digits, however it is written; other words as they are."""
    parts = re.split(r"[ -]", number)
    if all(part in TENS or part in UNITS for part in parts):
        return str(sum(TENS.get(part, 0) or UNITS.get(part, 0) for part in parts))
    return number.replace(",", "")


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
