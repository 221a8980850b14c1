"""Days, amounts and support in the plain words of a newsbook; no word here is a source's."""

from datetime import date, timedelta
from typing import Final

from coranto.model.assertion import Figure

_BOUNDS: Final = {
    "at-least": "at least {low}",
    "more-than": "more than {point}",
    "at-most": "at most {high}",
    "less-than": "less than {point}",
    "about": "about {point}",
    "range": "{low} to {high}",
    "vague": "{text}",
}


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


def _day(text: str) -> date:
    return date.fromisoformat(text[:10])


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def number_in_words(value: float | None) -> str:
    """``1,000``, ``3.5``; *any number* where a bound is open."""
    if value is None:
        return "any number"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def figure_in_words(figure: Figure) -> tuple[str, str]:
    """What is counted, and how many of it: ``("killed, civilians", "at least 11")``."""
    point = figure.point if figure.point is not None else figure.low if figure.low is not None else figure.high
    amount = _BOUNDS.get(figure.qualifier, "{point}").format(
        low=number_in_words(figure.low),
        high=number_in_words(figure.high),
        point=number_in_words(point),
        text=figure.text,
    )
    unit = figure.unit if figure.unit and figure.unit not in ("people", figure.counted) else None
    kind = None if figure.quantity == "other" else figure.quantity
    what = ", ".join(part for part in (kind, figure.counted if figure.counted != kind else None) if part)
    return what or "figure", f"{amount} {unit}" if unit else amount


def support_in_words(n_origins: int, n_parties: int) -> str:
    """``2 origins, 1 party``; parties only where they are known."""
    origins = f"{n_origins} origin{'s' * (n_origins != 1)}"
    return f"{origins}, {n_parties} part{'y' if n_parties == 1 else 'ies'}" if n_parties else origins
