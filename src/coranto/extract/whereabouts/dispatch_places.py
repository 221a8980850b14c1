"""What a dispatch is about: the place of its lead or headline, where what it tells without a place is taken to be."""

import re
from collections import Counter
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.whereabouts.locatives import counts_there, is_seat, located, named_places
from coranto.extract.whereabouts.nearby_places import among, finest, governing, is_goal, is_parted, sole
from coranto.model.annotation import Place, Quantity, Sentence
from coranto.model.assertion import Claim
from coranto.model.corpus import Folio
from coranto.resources.consequences import Consequences
from coranto.text.spans import Span

HEAD: Final = 400
"""Characters at the head of a dispatch in which its headline and its lead say where it plays."""

_AREA: Final = re.compile(
    r", [^\W\d_a-z][^,\n]{2,40} (?:[Dd]istrict|[Pp]rovince|[Cc]ounty|[Ss]ub-?[Dd]ivision|[Rr]egion|[Ss]tate"
    r"|[Pp]refecture|governorate|department|municipality|commune|canton|oblast|division)\b"
)
"""Behind what happened, the area in which it did."""
_STOPS: Final = '.!?…:;,"”’'
_FINE: Final = frozenset({"site", "district"})
_LINES: Final = frozenset({"byline", "dateline", "header", "credit"})
_DATED: Final = re.compile(
    r"(?:, [^\W\d_a-z][\w ]{2,20})?,? \(?(?:\d{1,2} (?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.? \d{1,2}\b)"
)
"""Behind the town of a date line."""
_SIGNED: Final = re.compile(r"(?:\A|\n)[^\S\n]*(?:By|From) [^\n.;:]{2,60} in \Z")
LINE: Final = 80
"""Characters of a line that says who writes."""


@dataclass(frozen=True, slots=True)
class Base:
    """What a dispatch is about, and up to where that may be taken for granted."""

    name: str | None
    until: int
    kinds: frozenset[str] = frozenset()
    """The kinds of occurrences that the head tells of."""
    close: bool = False
    """Whether it is a town where one thing happened, so that all things are counted in it, not only victims."""


class Toponyms:
    """The places that a dispatch names, each kind in text order."""

    def __init__(self, folio: Folio) -> None:
        named = named_places(folio.text, folio.of(Place))
        lines = [Span(s.start, s.end) for s in folio.of(Sentence) if s.furniture in _LINES]
        above = _within(named, lines) | _dating(folio.text, named) | _signing(folio.text, named)
        self.text = folio.text
        thanked = _within(named, [Span(s.start, s.end) for s in folio.of(Sentence) if s.furniture == "credit"])
        self.mastheads = [p for p in named if p.start in above - thanked]
        """Those of datelines and outlets' own lines."""
        self.named = [p for p in named if p.start not in above]
        seated = _seated(self.named, folio.of(Claim))
        told = located(folio.text, self.named)
        self.told = [p for p in told if p.start not in seated or counts_there(folio.text, p)]
        self.seats = seated.union(p.start for p in self.named if is_seat(folio.text, p))
        """Those that say where, but where a speaker sits."""
        self.states = {p.start: p.name for p in folio.of(Place) if p.precision == "country"}
        self.often = Counter(p.name for p in self.named)
        self.country = self._country()
        """The country that most of the places lie in, if it is named."""

    def _country(self) -> str | None:
        codes = Counter(p.country for p in (*self.mastheads, *self.named) if p.country)
        names = {p.name: codes[p.country or ""] for p in self.named if p.precision == "country"}
        return min(names, key=lambda name: (-names[name], name), default=None)

    def first_told(self, but: str | None, kinds: Container[str | None] | None = None) -> int:
        """Where, below the head, the first other place is told of; of these kinds, if any are given."""
        told = (p for p in self.told if p.start >= HEAD and p.name != but)
        return next((p.start for p in told if kinds is None or p.precision in kinds), len(self.text))


def base(toponyms: Toponyms, rows: Sequence[Sentence], quantities: Sequence[Quantity], table: Consequences) -> Base:
    """The place of the lead, else of the headline; else the only country of the head, else the paper's town.

    A country holds until another is told of, a paper's town until any other place is.
    """
    headlines = [Span(s.start, s.end) for s in rows if s.furniture == "headline" and s.start < HEAD]
    lead = [Span(s.start, s.end) for s in rows if s.furniture is None and s.start < HEAD][:1]
    head = {p.name for span in headlines for p in among(toponyms.named, span)}
    kinds = frozenset(kind for span in (*lead, *headlines) for _, kind in table.named(span.of(toponyms.text)))
    for span in (*lead, *headlines):
        title = span in lead and _is_title(toponyms.text, span, table)
        settled = _settled(toponyms, span, toponyms.named if title else toponyms.told)
        counted = next((q for q in quantities if span.start <= q.start < span.end), None)
        name = _theme(toponyms, settled, counted, head) or (sole(finest(settled)) if title else None)
        if name is not None:
            wide = any(p.name == name and p.precision == "country" for p in settled)
            town = any(p.name == name and p.precision in {"city", None} for p in settled)
            until = toponyms.first_told(name, {"country"}) if wide else len(toponyms.text)
            return Base(name, until, kinds, town and not kinds.isdisjoint(table.local))
        if span in lead and settled and not title:
            return Base(None, 0)
    return _fallback(toponyms)


def _is_title(text: str, span: Span, table: Consequences) -> bool:
    """Whether a line at the head only names what happened and where: *Dam breach, Oron district*, *Fire, Varna*.

    Neither a sentence nor who writes (*Oron Water Company, press desk, Calabar*) is one.
    """
    line = span.of(text)
    if line[-1] in _STOPS or text[span.end : span.end + 1] != "\n" or ", " not in line:
        return False
    return _AREA.search(line) is not None or next(table.named(line), None) is not None


def _settled(toponyms: Toponyms, span: Span, places: Sequence[Place]) -> list[Place]:
    """Those of some places in a sentence that a whole dispatch can be about: no quarter, no site, no way to a place."""
    told = [p for p in among(places, span) if not is_goal(toponyms.text, p)]
    return [p for p in told if p.precision not in _FINE and p.precision != "water"]


def _theme(toponyms: Toponyms, settled: Sequence[Place], counted: Quantity | None, head: set[str]) -> str | None:
    """The place of the sentence's number, else its only place that is named again, else the one of the headline.

    A name that no gazetteer holds may be anything's: without a number, only where the head names no other.
    """
    if counted is not None:
        inside = [p for p in settled if not is_parted(toponyms.text, counted, p)]
        name = governing(toponyms.text, inside, counted)
        if name is not None:
            return name
    opening = {p.name for p in toponyms.named if p.start < HEAD}
    names = finest([p for p in settled if p.precision is not None or len(opening) == 1])
    again = names if any(toponyms.often[name] > 1 for name in names) else ()
    return sole(again) or sole(names & head)


def _fallback(toponyms: Toponyms) -> Base:
    """The only country of the head; where it names no place at all, the paper's town."""
    opening = [p for p in toponyms.named if p.start < HEAD]
    country = sole(name for start, name in toponyms.states.items() if start < HEAD)
    if country is not None or opening:
        return Base(country, toponyms.first_told(country, {"country"}))
    towns = (p.name for p in toponyms.mastheads if p.precision == "city" and toponyms.often[p.name])
    town = next(towns, None)
    return Base(town, toponyms.first_told(town))


def _seated(places: Sequence[Place], claims: Iterable[Claim]) -> frozenset[int]:
    """The starts of the places where a source sits: *a surgeon at a hospital in Beira said*; *Kenya said* is none."""
    seats = sorted({(c.source.start, c.source.end) for c in claims if c.source is not None})
    return frozenset(p.start for seat in seats for p in among(places, Span(*seat)) if (p.start, p.end) != seat)


def _dating(text: str, places: Sequence[Place]) -> frozenset[int]:
    """The starts of the places that open a line of the head with its date: *Vienna, 25 April 2035.*"""
    opening = (p for p in places if p.start < HEAD and (p.start == 0 or text[p.start - 1] == "\n"))
    return frozenset(p.start for p in opening if _DATED.match(text, p.end))


def _signing(text: str, places: Sequence[Place]) -> frozenset[int]:
    """The starts of the places from which whoever signs writes: *By our correspondent in Quito*."""
    opening = (p for p in places if p.start < HEAD and text[p.end : p.end + 1] in ("\n", ""))
    return frozenset(p.start for p in opening if _SIGNED.search(text, max(0, p.start - LINE), p.start))


def _within(places: Sequence[Place], spans: Iterable[Span]) -> frozenset[int]:
    """The starts of the places that begin in one of the spans."""
    return frozenset(p.start for span in spans for p in among(places, span))
