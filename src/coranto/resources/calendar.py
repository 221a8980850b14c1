"""The words of the English calendar: months, weekdays, parts of day, units, numbers, holidays, cues of tense."""

from collections.abc import Mapping
from dataclasses import dataclass

from coranto.model.annotation import TimeType
from coranto.resources import read_yaml


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day named the same everywhere: by month and day, by distance from Easter, or by the n-th weekday of a month."""

    name: str
    month: int | None = None
    day: int | None = None
    easter: int | None = None
    weekday: int | None = None
    nth: int | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The vocabulary of time expressions; forms are regular expressions, longest first within a list."""

    months: Mapping[int, tuple[str, ...]]
    weekdays: Mapping[int, tuple[str, ...]]
    """Monday is 0."""
    parts: Mapping[str, str]
    """Word to TIMEX3 letters."""
    part_hours: Mapping[str, tuple[int, int]]
    """First hour and the hour after the last; past 24 is the day after."""
    seasons: Mapping[str, str]
    season_months: Mapping[str, tuple[int, int]]
    """First month and number of months, northern hemisphere."""
    units: tuple[str, ...]
    plurals: Mapping[str, str]
    unit_letters: Mapping[str, str]
    numbers: Mapping[str, float]
    ordinals: Mapping[str, int]
    vague: tuple[str, ...]
    approximate: tuple[str, ...]
    holidays: Mapping[str, Holiday]
    zones: tuple[str, ...]
    references: Mapping[str, tuple[str, ...]]
    """TIMEX3 reference value to the words that mean it."""
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    present_cues: tuple[str, ...]
    pieces: Mapping[str, str]
    """Pieces of patterns, written ``%name%`` where they are used."""
    rules: tuple[tuple[str, TimeType, str], ...]
    """The grammar: form, TIMEX3 type, pattern."""


def load() -> Calendar:
    """The calendar of the package."""
    raw, grammar = read_yaml("calendar.yaml"), read_yaml("time_grammar.yaml")
    return Calendar(
        months={int(k): tuple(v) for k, v in raw["months"].items()},
        weekdays={int(k): tuple(v) for k, v in raw["weekdays"].items()},
        parts=raw["parts"],
        part_hours={k: (int(v[0]), int(v[1])) for k, v in raw["part_hours"].items()},
        seasons=raw["seasons"],
        season_months={k: (int(v[0]), int(v[1])) for k, v in raw["season_months"].items()},
        units=tuple(raw["units"]),
        plurals={unit: raw["plurals"].get(unit, f"{unit}s") for unit in raw["units"]},
        unit_letters=raw["unit_letters"],
        numbers={k: float(v) for k, v in raw["numbers"].items()},
        ordinals={k: int(v) for k, v in raw["ordinals"].items()},
        vague=_longest_first(raw["vague"]),
        approximate=_longest_first(raw["approximate"]),
        holidays={name: Holiday(name, **rule) for name, rule in raw["holidays"].items()},
        zones=tuple(raw["zones"]),
        references={k: _longest_first(v) for k, v in raw["references"].items()},
        future_cues=tuple(raw["future_cues"]),
        past_cues=tuple(raw["past_cues"]),
        present_cues=tuple(raw["present_cues"]),
        pieces=grammar["pieces"],
        rules=tuple((form, kind, pattern) for form, kind, pattern in grammar["rules"]),
    )


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
