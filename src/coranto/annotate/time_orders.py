"""Which number of a date in figures is the day: *11.09.2031* is of September, *11/09/2031* of either month."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.text.dates import calendar_day

_FIGURES: Final = re.compile(r"(?P<a>\d{1,2})(?P<mark>[/.])(?P<b>\d{1,2})(?P=mark)(?:\d{4}|\d\d)\Z")
_DAY_FIRST: Final = 0
"""Stops between figures part day, month and year in this order, wherever they are used."""


def ordered(found: Sequence[TimeExpression]) -> tuple[TimeExpression, ...]:
    """The expressions, those in figures with month and day where the order can be told.

    A text writes all of its dates in one order. A number over twelve gives it away, and so does the weekday beside a
    date; else stops do. Two orders in one text tell nothing.
    """
    told = {mark: _order(found, mark) for mark in "/."}
    return tuple(_with_day(one, told) for one in found)


def _order(found: Sequence[TimeExpression], mark: str) -> int | None:
    """Which of the first two numbers is the day in a text's dates that use this mark; None where it is not told."""
    orders = {order for one in found if (order := _shown(one, mark)) is not None}
    if not orders and mark == ".":
        return _DAY_FIRST
    return orders.pop() if len(orders) == 1 else None


def _shown(one: TimeExpression, mark: str) -> int | None:
    """The order that one date gives away."""
    figures = _FIGURES.search(one.text) if one.form == "date" else None
    if figures is None or figures["mark"] != mark:
        return None
    numbers = int(figures["a"]), int(figures["b"])
    if max(numbers) > 12:
        return numbers.index(max(numbers))
    if one.weekday is None or one.year is None or numbers[0] == numbers[1]:
        return None
    days = [calendar_day(one.year, month, day) for day, month in (numbers, numbers[::-1])]
    fitting = [order for order, day in enumerate(days) if day is not None and day.weekday() == one.weekday]
    return fitting[0] if len(fitting) == 1 else None


def _with_day(one: TimeExpression, told: dict[str, int | None]) -> TimeExpression:
    """The expression with month and day, where it has none and its text's order is told."""
    figures = _FIGURES.search(one.text) if one.form == "date" and one.month is None else None
    order = told[figures["mark"]] if figures is not None else None
    if figures is None or order is None:
        return one
    numbers = int(figures["a"]), int(figures["b"])
    return replace(one, day=numbers[order], month=numbers[1 - order])
