"""Which of the places beside a number govern it: by clause, by what stands between, by which lies in which."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import Final

from coranto.model.annotation import Place, Quantity
from coranto.text.spans import Span

AROUND: Final = 400
"""Characters on either side of a number in which its sentence may name a place."""
NEAREST: Final = 6
"""Places of a sentence on either side of a number that are looked at."""
ADJOINING: Final = 60
"""Characters after a number within which a place may belong to it."""

_AND: Final = re.compile(r" (?:and|or) (?:(?:in|near|at|around) )?")
_ONE_CLAUSE: Final = re.compile(r"(?:, (?:with|where) )?(?:(?! (?:and|but|while|after|as|when) )[^,;:])*")
_PARTING: Final = re.compile(
    r";|,? and that |, (?:while|but|whereas) | and [a-z]+(?:s|ed) (?:the|its|his|her|their|an?|that) "
)
_TRAILING: Final = re.compile(r", (?!including|according|starting|beginning)[a-z]+ing ")
"""Between a number and what happened besides: *a rise for 80,000, ending walkouts in Duisburg*."""
_BREAK: Final = re.compile(r"[,;:]| and | while | but ")
_OF_VILLAGE: Final = re.compile(
    r"\b(?:(?:in|near|at|from|outside) (?:the )?(?:[a-z]+ )?(?:village|hamlet|town|settlement|district|camp)"
    r"|[Mm]ayor|[Pp]refect|[Ss]heriff|[Vv]illage chief) of (?:the )?"
    r"(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
    r"|\b[Ii]n the (?P<before>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?) "
    r"(?:neighbou?rhood|district|suburb|quarter|valley|village|camp)\b"
)
_FOR: Final = re.compile(
    r"[^.,;:]*?\b(?:to|for|in|into|across) (?:the |northern |southern |eastern |western |war-torn ){0,2}$"
)
"""Between a sum and the place that it is for, or where it is lost."""
_FROM: Final = re.compile(r"(?:[ -][a-z-]+){0,4} (?:from|of|off|outside) (?:the )?(?:[a-z]+ (?:of )?){0,2}")
"""Between a distance and the place that it is reckoned from."""
LIES_BY: Final = 90
"""Characters between a place and the one by which it lies."""
_LIES_BY: Final = re.compile(
    r"[^.;:\n]{0,24}?(?:,| \(|\b\d+ ?(?:km|kilomet(?:re|er)s?|miles?)\b|\b(?:village|hamlet|town|camp|mine|site)\b)"
    r"(?![^.;:\n]*?(?<!\bwhich )(?<!\bthat )\b(?:was|were|has|have|had|been|being|will|would|said|says|told|killed)\b)"
    r"[^.;:\n]{0,40}?\b(?:near|outside|beyond|in|of|from|off)"
    r"(?: (?:the|city|town|village|port|district|nearby|of|capital|provincial|state|regional))* "
)
"""Between a place and the one by which it lies; no verb of another clause: *in Kutum, two men were shot in Fasher*."""
_TO: Final = re.compile(r"\b(?:to|for|from) (?:the )?(?:(?:city|town|village|port|island) of )?$")
"""Before a place to or from which somebody goes."""


def governing(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The toponym among those of the sentence that governs the number, if only one can."""
    names = {p.name for p in near if p.precision != "country"} or {p.name for p in near}
    if len(names) <= 1:
        return next(iter(names), None)
    after = next((p for p in near if p.start >= quantity.end), None)
    adjoins = after is not None and _adjoins(text, quantity, after)
    if after is not None and adjoins and after.precision != "country":
        return after.name
    before = [p for p in near if p.end <= quantity.start]
    joined = len(before) > 1 and _AND.fullmatch(text, before[-2].end, before[-1].start)
    if before and not joined and _ONE_CLAUSE.fullmatch(text, before[-1].end, quantity.start):
        return before[-1].name
    if after is not None and adjoins:
        return after.name
    return sole(finest(near))


def finest(places: Sequence[Place]) -> set[str]:
    """The names but those of areas in which another of the places lies."""
    regions = {(p.country, p.admin1) for p in places if p.precision not in {"region", "country"}}
    countries = {p.country for p in places if p.precision != "country"}
    wide = {"region": lambda p: (p.country, p.admin1) in regions, "country": lambda p: p.country in countries}
    return {p.name for p in places if not wide.get(p.precision or "", lambda p: False)(p)}


def measured_from(text: str, toponyms: Sequence[Place], quantity: Quantity) -> str | None:
    """The place that a distance is reckoned from: *19 miles short of Kisumu*."""
    after = next((p for p in toponyms if p.start >= quantity.end), None)
    if after is None or after.start - quantity.end > ADJOINING:
        return None
    return after.name if _FROM.fullmatch(text, quantity.end, after.start) else None


def recipient(text: str, near: Sequence[Place], quantity: Quantity) -> str | None:
    """The place that a sum is for, right after it: *a loan of $500m to Georgia*."""
    for place in near:
        if place.start >= quantity.end:
            fits = place.start - quantity.end < ADJOINING and _FOR.fullmatch(text, quantity.end, place.start)
            return place.name if fits else None
    return None


def unlisted_place(text: str, sentence: Span, quantity: Quantity) -> str | None:
    """The one place of a sentence that no gazetteer holds, by the noun before it: *near the village of Ak-Sai*."""
    return sole(found["name"] or found["before"] for found in _OF_VILLAGE.finditer(text, *around(sentence, quantity)))


def lies_by(text: str, end: int, place: Place) -> bool:
    """Whether the words from an offset on say that what ends there lies by the place: *Dano, south of Yako*."""
    return end < place.start <= end + LIES_BY and _LIES_BY.fullmatch(text, end, place.start) is not None


def is_quoted(text: str, begun: int, at: int) -> bool:
    """Whether an offset stands within quotation marks that opened since ``begun``: what is named there need not be."""
    before = text[begun:at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def without_bearings(text: str, places: Sequence[Place]) -> list[Place]:
    """The places but those that only say where another of them lies: *Dondo, near Beira*."""
    return [p for p in places if not any(lies_by(text, other.end, p) for other in places if other is not p)]


def is_goal(text: str, place: Place) -> bool:
    """Whether somebody goes to or from the place; nothing is told of it then."""
    return _TO.search(text, max(0, place.start - 24), place.start) is not None


def is_parted(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether the border of another statement stands between the number and the place."""
    first, last = min(quantity.end, place.end), max(quantity.start, place.start)
    trails = quantity.end <= place.start and _TRAILING.search(text, first, last) is not None
    return trails or _PARTING.search(text, first, last) is not None


def _adjoins(text: str, quantity: Quantity, place: Place) -> bool:
    """Whether a place stands so near after the number that no other clause lies between."""
    near = place.start - quantity.end < ADJOINING
    return near and _BREAK.search(text, quantity.end, place.start) is None


def around(sentence: Span, quantity: Quantity) -> tuple[int, int]:
    """The stretch of a sentence around a number that is read."""
    return max(sentence.start, quantity.start - AROUND), min(sentence.end, quantity.end + AROUND)


def among(places: Sequence[Place], span: Span) -> Sequence[Place]:
    """The places, in text order, that begin in a span."""
    first = bisect_left(places, span.start, key=lambda p: p.start)
    return places[first : bisect_left(places, span.end, key=lambda p: p.start)]


def beside(places: Sequence[Place], quantity: Quantity) -> list[Place]:
    """A few of the places, in text order, on either side of a number."""
    at = bisect_left(places, quantity.start, key=lambda p: p.start)
    return list(places[max(0, at - NEAREST) : at + NEAREST])


def sole(names: Iterable[str]) -> str | None:
    """The only one of the names."""
    different = set(names)
    return different.pop() if len(different) == 1 else None
