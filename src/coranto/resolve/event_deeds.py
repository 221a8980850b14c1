"""One event in other words: two tellings of one deed on one day, or about the same rare things.

*Gunmen seized the surveyors* and *the abduction of the surveyors*, *the office is to open* and *the office opened*
share no trigger, or stand as plan and outcome. What they share is a deed (``deeds.yaml``); days, towns, persons and
numbers must not stand against one another, and what is told of must be the same.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Final

from coranto.resolve.event_features import TO_COME, Features, Kin, same_word
from coranto.resolve.event_tolls import of_nobody_in_particular
from coranto.resources.deeds import Deeds, root
from coranto.resources.rarity import Rarity
from coranto.text.stems import stem

WHY: Final = "one deed in other words"
STRONG: Final = 4.6
"""Least weight of the words that two tellings share beside the deed, whatever is known of their days …"""
UNDATED: Final = 7.0
"""… where the day of one of them is not known at all …"""
OF_ONE_PERSON: Final = 3.2
"""… where both name one person …"""
AS_PLANNED: Final = 2.6
"""… where one tells what is planned for the day of the other …"""
ON_ONE_DAY: Final = 3.0
"""… and where both state one day. All were read off nine stories of our own, and held on four written later."""
DENIED: Final = 7.0
"""… and where one dispatch denies, in the same word, what another tells: then all shared words count."""
WINDOW: Final = 12
"""Neighbours in canonical order with which one telling is compared in one group: keeps the work near linear."""
FEW: Final = 40
"""Tellings from which a dossier says how rare a word is: one of fewer is taken to have as many."""
LIGHT: Final = frozenset(("send", "leave", "enter", "give", "raise", "lower", "begin", "fall", "hit", "break out"))
"""Deeds whose words tell too many things (*temperatures reach 41 degrees*) to be known again by the day alone."""
_RAREST: Final = 8
"""Words of a telling by which others are looked for."""
_NUMBER: Final = re.compile(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|forty)\b",
    re.I,
)
_BODIES: Final = re.compile(r"\b(?:bod(?:y|ies)|corpses?|remains of|dead)\b", re.I)
_ALIVE: Final = re.compile(r"\b(?:alive|(?<!no )(?<!any )survivors?|unhurt|unharmed)\b", re.I)
"""Who was found dead and who was found alive are others."""


class _Tellings:
    """The mentions of a dossier with the words that tell what each deed was about."""

    def __init__(self, found: Sequence[Features], deeds: Deeds, weights: Mapping[str, float], kin: Kin) -> None:
        self._found, self._weights, self._kin = found, weights, kin
        self._known = {word: deeds.of_stem.get(root(word), frozenset()) for word in weights}

    def groups(self) -> Iterator[list[int]]:
        """Positions that share a deed and one of their rarest words."""
        groups: dict[tuple[str, str], list[int]] = {}
        for at, feature in enumerate(self._found):
            rarest = sorted(feature.words, key=lambda w: (-self._weights[w], w))[:_RAREST]
            for deed in feature.deeds or (f"={stem(feature.mention.lemma)}",):
                for word in rarest:
                    groups.setdefault((deed, word), []).append(at)
        for key in sorted(groups):
            yield groups[key]

    def weight(self, one: int, other: int) -> float:
        """What two tellings of one deed share beside it, if it is enough and nothing stands against it; else 0."""
        a, b = self._found[one], self._found[other]
        if _is_denial(a, b):
            whole = sum(self._weights[word] for word in sorted(a.words & b.words))
            if whole >= DENIED and not (_contradict(a, b) or self._others(a, b)):
                return round(whole, 6)
        deeds = a.deeds & b.deeds
        settled = (a.stated and b.stated and not _plans(a, b)) or a.mention.doc == b.mention.doc
        setting = {stem(word) for word in a.place_words | b.place_words} if settled else ()
        about = [w for w in sorted(a.words & b.words) if not self._known[w] & deeds and w not in setting]
        shared = sum(self._weights[word] for word in about)
        if not deeds or deeds not in (a.deeds, b.deeds):
            return 0.0  # a word of many deeds meets another in one that neither may mean: fired, opened fire
        return 0.0 if shared < _enough(a, b) or _contradict(a, b) or self._others(a, b) else round(shared, 6)

    def alone(self) -> Iterator[tuple[int, int]]:
        """Pairs that are the only tellings of their deeds on their day, one of them a plan, in two dispatches."""
        shelves: dict[tuple[int, tuple[str, ...]], list[int]] = {}
        for at, feature in enumerate(self._found):
            if feature.deeds - LIGHT and feature.begin is not None and feature.mention.status != "denied":
                shelves.setdefault((feature.begin, tuple(sorted(feature.deeds))), []).append(at)
        for _, held in sorted(shelves.items()):
            if len(held) == 2:
                a, b = (self._found[at] for at in held)
                plan = a.mention.status in TO_COME or b.mention.status in TO_COME
                apart = plan and a.mention.doc != b.mention.doc and _on_one_day(a, b) and _in_one_country(a, b)
                others = self._others(a, b) or of_nobody_in_particular(a, b)
                about = a.words & b.words or len(a.deeds & b.deeds) > 1  # payouts are to start, payments began
                if apart and about and not (others or _contradict(a, b)):
                    yield held[0], held[1]

    def _others(self, a: Features, b: Features) -> bool:
        """Whether two known bodies or persons did it."""
        if a.actors & b.actors:
            return False
        kinds = {self._kin.kind(key) for key in a.actors} & {self._kin.kind(key) for key in b.actors}
        return bool(kinds - {None})


def retold(
    found: Sequence[Features], deeds: Deeds, weights: Mapping[str, float], kin: Kin
) -> Iterator[tuple[float, int, int]]:
    """Pairs of positions that tell one deed of the same things, with the weight of what they share; each once."""
    tellings = _Tellings(found, deeds, weights, kin)
    seen: set[tuple[int, int]] = set()
    for group in tellings.groups():
        for at, a in enumerate(group):
            for b in group[at + 1 : at + 1 + WINDOW]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    weight = tellings.weight(a, b)
                    if weight:
                        yield weight, a, b
    yield from ((0.0, a, b) for a, b in tellings.alone() if (a, b) not in seen)


def weighed(found: Sequence[Features], rarity: Rarity) -> dict[str, float]:
    """How telling each word is: no more than it is in the dossier, nor than it is in all news."""
    counts: Counter[str] = Counter(word for feature in found for word in feature.words)
    total = max(FEW, len(found)) + 1
    return {word: min(log(total / count), rarity.idf(word)) for word, count in counts.items()}


def _is_denial(a: Features, b: Features) -> bool:
    """Whether one dispatch denies, in the same word, what another tells."""
    one, other = a.mention, b.mention
    denied = (one.status == "denied") != (other.status == "denied")
    return denied and one.doc != other.doc and same_word(one.lemma, other.lemma)


def _enough(a: Features, b: Features) -> float:
    """Least weight of what two tellings must share, by what is known of their days and persons."""
    if _on_one_day(a, b):
        return AS_PLANNED if _plans(a, b) else ON_ONE_DAY
    if a.people & b.people:
        return OF_ONE_PERSON
    dated = (a.begin is not None and b.begin is not None) or a.mention.doc == b.mention.doc
    return STRONG if dated else UNDATED


def _on_one_day(a: Features, b: Features) -> bool:
    """Whether texts put both on one day, or a plan on the day on which the other is told as news."""
    if a.begin is None or a.begin != b.begin:
        return False
    return (a.stated and b.stated) or (_plans(a, b) and any(f.stated and f.mention.status in TO_COME for f in (a, b)))


def _plans(a: Features, b: Features) -> bool:
    """Whether one tells what is to come, and the other what came."""
    told = {a.mention.status, b.mention.status}
    return bool(told & TO_COME) and "asserted" in told


def _contradict(a: Features, b: Features) -> bool:
    """Whether persons, numbers, weekdays, towns or what is still to come exclude that two tellings are of one event."""
    one, other = a.mention, b.mention
    if one.doc == other.doc and (a.further or b.further or (one.start < other.end and other.start < one.end)):
        return True
    if _others_named(a, b) or _elsewhere(a, b) or _dead_and_alive(one.text, other.text):
        return True
    same = same_word(one.lemma, other.lemma) or (a.family.name == b.family.name and not a.family.unlisted)
    others = same and _others_met(a, b)
    if _on_one_day(a, b):
        return others and one.doc == other.doc
    if others:
        return True
    if (one.status in TO_COME) != (other.status in TO_COME) or of_nobody_in_particular(a, b):
        return True
    return any(
        left and right and not left & right for left, right in ((a.weekdays, b.weekdays), (_counts(a), _counts(b)))
    )


def _others_met(a: Features, b: Features) -> bool:
    """Whether it was done to different ones, as far as both say."""
    return bool(a.recipients and b.recipients) and not a.recipients & b.recipients


def _others_named(a: Features, b: Features) -> bool:
    """Whether they name different persons; two words in common are one name in two spellings."""
    parties = (a.actors | a.recipients) & (b.actors | b.recipients)
    return bool(a.people and b.people) and not a.people & b.people and len(parties) < 2


def _dead_and_alive(one: str, other: str) -> bool:
    """Whether one tells of bodies and the other of survivors, and neither of both."""
    sides = [(bool(_BODIES.search(text)), bool(_ALIVE.search(text))) for text in (one, other)]
    return sorted(sides) == [(False, True), (True, False)]


def _elsewhere(a: Features, b: Features) -> bool:
    """Whether they are put in different places or countries, or nobody says where and when."""
    if a.toponyms and b.toponyms:
        return not a.toponyms & b.toponyms
    if _on_one_day(a, b):
        return False
    places = [f.mention.place or f.around for f in (a, b)]
    countries = [place and place.country for place in places]
    if None in countries:
        return a.mention.doc != b.mention.doc and (a.begin is None or b.begin is None)
    return countries[0] != countries[1]


def _in_one_country(a: Features, b: Features) -> bool:
    places = [f.mention.place or f.around for f in (a, b)]
    countries = [place.country for place in places if place is not None and place.country is not None]
    return len(countries) == 2 and countries[0] == countries[1]


def _counts(feature: Features) -> frozenset[str]:
    return feature.numbers | frozenset(m.group().lower() for m in _NUMBER.finditer(feature.mention.text))
