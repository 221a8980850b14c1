"""The words of the English calendar: months, weekdays, parts of day, units, numbers, holidays, cues of tense."""

from collections.abc import Mapping
from dataclasses import dataclass

from coranto.model.annotation import TimeType
from coranto.resources import calendar_names, holidays, read_yaml
from coranto.resources.calendar_names import CalendarNames
from coranto.resources.holidays import Holidays


@dataclass(frozen=True, slots=True, eq=False)
class Calendar:
    """The vocabulary of time expressions; forms are regular expressions, longest first within a list."""

    months: Mapping[int, tuple[str, ...]]
    weekdays: Mapping[int, tuple[str, ...]]
    """Monday is 0."""
    names: CalendarNames
    """Months and weekdays in other languages, which stand in full dates only."""
    parts: Mapping[str, str]
    """Word to TIMEX3 letters."""
    turns: tuple[str, ...]
    """Parts of the day that are said as moments: *at dawn*."""
    moments: Mapping[str, str]
    """Moments that *before* and *after* make parts of the day: *after midnight*. Word to TIMEX3 letters."""
    part_hours: Mapping[str, tuple[int, int]]
    """TIMEX3 letters to first hour and the hour after the last; past 24 is the day after."""
    word_hours: Mapping[str, tuple[int, int]]
    """The same for words that are narrower than their letters: *late afternoon*, *before dawn*."""
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
    holidays: Holidays
    southern: frozenset[str]
    """Countries, ISO alpha-2, whose seasons are those of the southern half of the earth."""
    zones: Mapping[str, tuple[tuple[int, str], ...]]
    """Abbreviation to its readings: minutes east of Greenwich, and where."""
    references: Mapping[str, tuple[str, ...]]
    """TIMEX3 reference value to the words that mean it."""
    future_cues: tuple[str, ...]
    past_cues: tuple[str, ...]
    present_cues: tuple[str, ...]
    pieces: Mapping[str, str]
    """Pieces of patterns, written ``%name%`` where they are used."""
    keys: Mapping[str, tuple[str, ...]]
    """Kinds of words without which a rule cannot match, where no other table gives them."""
    rules: tuple[tuple[str, str, TimeType, str], ...]
    """The grammar: kind of the word that must stand in it, form, TIMEX3 type, pattern."""


def load() -> Calendar:
    """The calendar of the package."""
    raw, grammar = read_yaml("calendar.yaml"), read_yaml("time_grammar.yaml")
    return Calendar(
        months={int(k): tuple(v) for k, v in raw["months"].items()},
        weekdays={int(k): tuple(v) for k, v in raw["weekdays"].items()},
        names=calendar_names.load(),
        parts=raw["parts"],
        turns=_longest_first(raw["turns"]),
        moments=raw["moments"],
        part_hours=_pairs(raw["part_hours"]),
        word_hours=_pairs(raw["word_hours"]),
        seasons=raw["seasons"],
        season_months=_pairs(raw["season_months"]),
        units=tuple(raw["units"]),
        plurals={unit: raw["plurals"].get(unit, f"{unit}s") for unit in raw["units"]},
        unit_letters=raw["unit_letters"],
        numbers={k: float(v) for k, v in raw["numbers"].items()},
        ordinals={k: int(v) for k, v in raw["ordinals"].items()},
        vague=_longest_first(raw["vague"]),
        approximate=_longest_first(raw["approximate"]),
        holidays=holidays.load(),
        southern=frozenset(raw["southern"]),
        zones={k: tuple((int(east), str(where)) for east, where in v) for k, v in raw["zones"].items()},
        references={k: _longest_first(v) for k, v in raw["references"].items()},
        future_cues=tuple(raw["future_cues"]),
        past_cues=tuple(raw["past_cues"]),
        present_cues=tuple(raw["present_cues"]),
        pieces=grammar["pieces"],
        keys={k: tuple(v) for k, v in grammar["keys"].items()},
        rules=tuple((key, *rule) for key, rules in grammar["rules"].items() for rule in rules),
    )


def _pairs(raw: Mapping[str, list[int]]) -> dict[str, tuple[int, int]]:
    return {name: (int(pair[0]), int(pair[1])) for name, pair in raw.items()}


def _longest_first(words: list[str]) -> tuple[str, ...]:
    return tuple(sorted(words, key=lambda word: (-len(word), word)))
