"""Small numbers as time expressions write them: *twenty-four*, *2 1/2*, *fifth*, *nineteen ninety-six*, *3 p.m.*."""

import re
from typing import Final

from coranto.resources.calendar import Calendar

_AFTERNOON: Final = ("afternoon", "evening")


def number_of(words: str, calendar: Calendar) -> float | None:
    """The number that digits or words below two hundred state; None for other words."""
    plain = words.strip().lower()
    if re.fullmatch(r"half\s+an?", plain):
        return 0.5
    whole = re.sub(r"\sand\sa\shalf\Z", "", plain)
    total = 0.0 if whole == plain else 0.5
    pieces = re.split(r"[\s-]+", whole)
    for piece in pieces:
        if re.fullmatch(r"\d+(?:\.\d+)?", piece):
            total += float(piece)
        elif re.fullmatch(r"\d/[1-9]", piece):
            total += int(piece[0]) / int(piece[2])
        elif piece == "hundred":
            total = (total or 1) * 100
        elif piece in calendar.numbers:
            total += calendar.numbers[piece]
        else:
            return None
    return total


def ordinal_of(words: str, calendar: Calendar) -> int | None:
    """The number that an ordinal states: *5th*, *fifth*, *twenty-first*."""
    lowered = words.lower()
    if lowered == "hundredth":
        return 100
    digits = re.match(r"\d+", lowered)
    if digits:
        return int(digits.group())
    tens, _, ones = lowered.rpartition("-")
    return calendar.ordinals.get(ones, 0) + int(calendar.numbers.get(tens, 0)) or None


def year_in_words(words: str, calendar: Calendar) -> int | None:
    """The year that *nineteen ninety-six*, *twenty twenty-four* or *two thousand and one* state."""
    pieces = [piece for piece in re.split(r"[\s-]+", words.lower()) if piece not in ("the", "year", "and")]
    if pieces[:2] == ["two", "thousand"]:
        return 2000 + int(sum(calendar.numbers.get(piece, 0) for piece in pieces[2:]))
    century = calendar.numbers.get(pieces[0]) if pieces else None
    rest = sum(calendar.numbers.get(piece, 0) for piece in pieces[1:])
    return int(100 * century + rest) if century and 10 <= rest < 100 else None


def half_of_day(hour: int, half: str, part: str) -> int | None:
    """The hour on the clock of 24 that ``hour`` with *a.m.*, *p.m.* or a part of the day means, if there is one."""
    letter, part = half[:1].lower(), part.lower()
    if letter not in ("a", "p") and part not in (*_AFTERNOON, "morning", "night"):
        return hour if hour <= 24 else None
    if not 1 <= hour <= 12:
        return None
    late = letter == "p" or part in _AFTERNOON or (part == "night" and hour >= 6)
    return hour % 12 + 12 if late else hour % 12
