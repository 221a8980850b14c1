"""Days, figures and support in the plain words of a newsbook; no word here is a source's."""

from datetime import date, timedelta
from typing import Final

from coranto.model.assertion import Counted, Figure
from coranto.model.source import Published


def day_in_words(start: str | None, end: str | None = None, precision: str | None = None) -> str:
    """``Friday 25 February 2022``; two days or a longer stretch where ``end`` (exclusive) says so; else *undated*."""
    if start is None:
        return "undated"
    first = _day(start)
    last = _day(end) - timedelta(days=1) if end else first
    if precision == "year":
        return str(first.year)
    if precision == "month":
        return f"{first:%B} {first.year}"
    if last <= first:
        return f"{first:%A} {first.day} {first:%B} {first.year}"
    return f"{_short(first)} – {_short(last)} {last.year}"


def published_in_words(published: Published) -> str:
    """The day, month or year of publication, else *undated*."""
    return day_in_words(published.start, published.end, published.precision)


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


_ANYONE: Final = frozenset(("people", "persons", "others", "dead", "injured", "deaths", "victims", "casualties"))


def figure_in_words(figure: Figure) -> tuple[str, str]:
    """What is counted, and how many of it in the source's own words: ``("killed, children", "at least three")``."""
    return counted_in_words(figure.quantity, figure.counted), " ".join(figure.text.split())


def counted_in_words(quantity: Counted, counted: str | None) -> str:
    """What is counted: its kind, and who or what where that adds anything."""
    said = (counted or "").lower()
    kinds = (None if quantity == "other" else quantity, None if said in _ANYONE or said == quantity else counted)
    return ", ".join(filter(None, kinds)) or "figure"


def support_in_words(n_origins: int, n_parties: int) -> str:
    """``2 origins, 1 party``; parties only where they are known."""
    origins = f"{n_origins} origin{'s' * (n_origins != 1)}"
    return f"{origins}, {n_parties} part{'y' if n_parties == 1 else 'ies'}" if n_parties else origins
