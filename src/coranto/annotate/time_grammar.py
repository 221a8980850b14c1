"""The grammar of time expressions: one table of patterns, and how their groups become numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from coranto.model.annotation import TimeType
from coranto.resources.calendar import Calendar

DIRECTIONS: Final[Mapping[str, int]] = {
    "last": -1, "past": -1, "previous": -1, "this past": -1, "preceding": -1, "ago": -1, "earlier": -1, "yesterday": -1,
    "before": -1, "prior": -1, "year-earlier": -1, "year-ago": -1, "previously": -1, "latest": 0,
    "this": 0, "current": 0, "the same": 0, "today": 0, "tonight": 0, "that": 0, "that same": 0, "this same": 0,
    "next": 1, "coming": 1, "this coming": 1, "following": 1, "upcoming": 1, "later": 1, "from now": 1, "hence": 1,
    "tomorrow": 1, "ahead": 1, "on": 1,
}  # fmt: skip
"""-1 before the anchor, 0 at it, 1 after it."""

MODIFIERS: Final[Mapping[str, str]] = {
    "early": "early", "small": "early", "earlier": "before", "start": "early", "beginning": "early",
    "mid": "mid", "middle": "mid", "late": "late", "later": "after", "end": "late",
    "before": "before", "just before": "before", "shortly before": "before", "after": "after", "just after": "after",
    "shortly after": "after", "at": "about", "around": "about", "by": "by",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: the name of the form, its TIMEX3 type, and the pattern."""

    form: str
    type: TimeType
    pattern: re.Pattern[str]


_PIECE: Final = re.compile(r"%([a-z]\w*)%")


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


def _pieces(calendar: Calendar) -> dict[str, str]:
    """The pieces that the calendar's words make, and those that the grammar states, by name."""
    numbers, plural = calendar.numbers, calendar.plurals
    tens = _any(word for word, value in numbers.items() if value >= 20)
    ones = _any(word for word, value in numbers.items() if 1 <= value <= 9 and word not in ("a", "an"))
    small = _any(word for word, value in numbers.items() if value >= 1)
    stems = [unit for unit in calendar.units if unit != "weekend"]
    turns = [word for word in calendar.parts if word not in ("morning", "afternoon", "evening")]
    ordinals = _any(calendar.ordinals)
    made = {
        "weekday": f"(?P<wd>{_any(form for forms in calendar.weekdays.values() for form in forms)})",
        "month": f"(?P<month>{_any(form for forms in calendar.months.values() for form in forms)})",
        "part": f"(?i:(?P<part>{_any(calendar.parts)}))",
        "turn": f"(?i:(?P<part>{_any(turns)}))",
        "number": r"(?P<n>\d{1,4}(?:\.\d+)?(?:\s\d/\d)?|"
        rf"(?i:(?:{tens})[- ](?:{ones})|(?:(?:a|one|two|three|five) )?hundred|{small})(?:\sand\sa\shalf)?)",
        "ordinal": rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|(?i:(?:{tens})-(?:{ordinals})|{ordinals}))",
        "units": f"(?i:(?P<unit>{_any([plural[unit] for unit in stems] + stems)}))",
        "vague": f"(?i:(?P<vague>{_any(calendar.vague)}))",
        "about": f"(?i:(?P<about>{_any(calendar.approximate)})\\s+)",
        "season": f"(?i:(?P<season>{_any(calendar.seasons)}))",
        "zone": f"(?P<zone>{_any(calendar.zones)})",
        "holiday": f"(?P<holiday>{_any(calendar.holidays)})".replace("'", "['’]"),
    }
    return made | dict(calendar.pieces)


@cache
def grammar(calendar: Calendar) -> tuple[Rule, ...]:
    """The compiled table; where two patterns match the same stretch, the one that stands first names it."""
    pieces = _pieces(calendar)
    rules = [Rule(form, kind, _compiled(pattern, pieces)) for form, kind, pattern in calendar.rules]
    for reference, words in calendar.references.items():
        rules.append(Rule(reference, "DATE", _compiled(rf"(?i:{_any(words)})(?![\w-])", pieces)))
    return tuple(rules)


def _compiled(pattern: str, pieces: Mapping[str, str]) -> re.Pattern[str]:
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    return re.compile(rf"(?<![\w’'-])(?:{_renamed(pattern)})")


def _renamed(pattern: str) -> str:
    """The pattern with its second ``name`` called ``name_2`` and so on: a group may be named only once."""
    seen: Counter[str] = Counter()

    def fresh(match: re.Match[str]) -> str:
        seen[match[1]] += 1
        return match[0] if seen[match[1]] == 1 else f"(?P<{match[1]}_{seen[match[1]]}>"

    return re.sub(r"\(\?P<(\w+)>", fresh, pattern)


def groups(match: re.Match[str]) -> dict[str, str]:
    """The matched groups by name, whichever of those that share a name has matched."""
    return {name.partition("_")[0]: value for name, value in match.groupdict().items() if value is not None}
