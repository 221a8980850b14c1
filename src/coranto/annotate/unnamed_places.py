"""Places without a name that can still be counted: *two small cities*, *dozens of villages*, *a town near Odesa*."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.annotation import Place

_MANY: Final = (
    r"(?:\d{1,3}(?:,\d{3})*|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty|sixty|a hundred|several|numerous|a few|at least \w+|more than \w+|about \w+|around \w+|nearly \w+|"
    r"almost \w+|up to \w+|(?:dozens|scores|hundreds|thousands|tens|a number|a handful|a couple|a string|a series|"
    r"a dozen|half a dozen)(?: of)?(?: the)?)"
)
_ONE: Final = (
    r"(?:city|town|village|hamlet|settlement|suburb|district|neighbou?rhood|borough|municipality|county|province|"
    r"region|prefecture|governorate|oblast|island|commune|barangay|township|port)"
)
_SEVERAL: Final = (
    r"(?:cities|municipalities|counties|(?:town|village|hamlet|settlement|suburb|district|neighbou?rhood|borough|"
    r"province|region|prefecture|governorate|oblast|island|commune|barangay|township|port)s)"
)
_ADJECTIVES: Final = r"(?:(?!of |the |and |or |in |to |for |with |from |that |which )[a-z][a-z-]+,? ){0,3}?"
_PLURAL: Final = re.compile(rf"\b{_MANY} (?:other |more )?{_ADJECTIVES}({_SEVERAL})\b", re.IGNORECASE)
_LISTED: Final = re.compile(r" of (?:the )?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*(?:,| and) (?:and )?[A-Z]")
"""*two provinces of X and Y*: they have names."""
_SINGLE: Final = re.compile(
    rf"\b(?:[Aa]n?|[Aa]nother|[Oo]ne) {_ADJECTIVES}({_ONE})"
    r"(?= (?:near|outside|in|on|north|south|east|west|close|not far|just|\d+)\b)"
)
_WHERE: Final = re.compile(
    r" (?:(?:just |not far |close |\d+ (?:km|kilomet(?:re|er)s|miles) )*)"
    r"(?:in|near|across|around|outside|of|throughout|to|within|(?:north|south|east|west|north-?east|north-?west|"
    r"south-?east|south-?west) of|from)"
    r" (?:the )?(?:[a-z]+(?:ern)? )?(?:\w+ (?:of )?)?$"
)
LONGEST: Final = 50
"""Characters that may stand between the phrase and the area it lies in."""


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A phrase for places without a name, and the named place that it lies in or near, if the text says so."""

    start: int
    end: int
    by: Place | None


def unnamed_places(text: str, named: Sequence[Place]) -> Iterator[Unnamed]:
    """Phrases of ``text`` in order; one place alone only where the text says what it lies in or near."""
    starts = {place.start: place for place in named}
    covered = {offset for place in named for offset in range(place.start, place.end)}
    found = sorted([*_PLURAL.finditer(text), *_SINGLE.finditer(text)], key=lambda match: (match.start(), -match.end()))
    last = 0
    for match in found:
        plural = match.re is _PLURAL
        if match.start() < last or match.start(1) in covered or _LISTED.match(text, match.end()):
            continue
        by = _by(text, match.end(), starts)
        if plural or by is not None:
            last = match.end()
            yield Unnamed(match.start(), match.end(), by)


def _by(text: str, end: int, starts: dict[int, Place]) -> Place | None:
    """The named place that follows behind *in*, *near* and their like."""
    for at in range(end + 3, end + LONGEST):
        place = starts.get(at)
        if place is not None:
            return place if _WHERE.fullmatch(text[end:at]) else None
    return None
