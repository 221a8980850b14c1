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


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=lambda word: (-len(word), word)))


@dataclass(frozen=True, slots=True)
class _Pieces:
    """Pieces of patterns, made from the calendar's words."""

    weekday: str
    month: str
    part: str
    number: str
    ordinal: str
    unit: str
    units: str
    vague: str
    about: str
    season: str
    zone: str
    holiday: str


def _pieces(calendar: Calendar) -> _Pieces:
    tens = _any(word for word, value in calendar.numbers.items() if value >= 20)
    ones = _any(word for word, value in calendar.numbers.items() if 1 <= value <= 9 and word not in ("a", "an"))
    small = _any(word for word, value in calendar.numbers.items() if value >= 1)
    plural = calendar.plurals
    stems = [unit for unit in calendar.units if unit not in ("weekend", "quarter")]
    return _Pieces(
        weekday=f"(?P<wd>{_any(form for forms in calendar.weekdays.values() for form in forms)})",
        month=f"(?P<month>{_any(form for forms in calendar.months.values() for form in forms)})",
        part=f"(?i:(?P<part>{_any(calendar.parts)}))",
        number=rf"(?P<n>\d{{1,4}}(?:\.\d+)?(?:\s\d/\d)?|(?i:(?:{tens})[- ](?:{ones})|(?:(?:a|one|two|three|five) )?hundred|{small}))",
        ordinal=rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|(?i:(?:{tens})-(?:{_any(calendar.ordinals)})|{_any(calendar.ordinals)}))",
        unit=f"(?i:(?P<unit>{_any(stems)}))",
        units=f"(?i:(?P<unit>{_any([plural[unit] for unit in [*stems, 'quarter']] + stems + ['quarter'])}))",
        vague=f"(?i:(?P<vague>{_any(calendar.vague)}))",
        about=f"(?i:(?P<about>{_any(calendar.approximate)})\\s+)",
        season=f"(?i:(?P<season>{_any(calendar.seasons)}))",
        zone=f"(?P<zone>{_any(calendar.zones)})",
        holiday=f"(?P<holiday>{_any(calendar.holidays)})".replace("'", "['’]"),
    )


_MOD: Final = r"(?:(?i:(?P<mod>early|late|mid|earlier|later|sometime)(?:\s+(?:on|in))?(?:\s+|-)(?:the\s+)?))?"
_EDGE: Final = r"(?:(?i:(?:the\s+)?(?P<mod>start|beginning|middle|end)\s+of\s+))"
_DAY: Final = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
_THROUGH: Final = r"(?:\s*(?:-|–|to|through|and)\s*(?P<through>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d))?"
_YEAR: Final = r"(?P<year>1\d{3}|20\d\d)(?![\d])"
_THE: Final = r"(?:(?i:the)\s+)?"
_STRAIGHT: Final = (
    r"(?:(?i:more|straight|consecutive|successive|further|full|additional|trading|working|calendar|whole)\s+)?"
)
_CLOCK: Final = (
    r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m(?:\.|\b)|AM\b|PM\b|o['’]clock)"
    r"(?:\s+(?i:in the)\s+(?P<part>morning|afternoon|evening)|\s+(?i:at)\s+(?P<part>night))?"
)
_CLOCK24: Final = r"(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?!\d|:\d)"


def _date_rules(p: _Pieces) -> list[tuple[str, TimeType, str]]:
    weekday = rf"(?:(?:{p.weekday}|(?P<wd>Mon|Tue|Wed|Thu|Fri|Sat|Sun))(?:,|\s+the)?\s+)?"
    return [
        ("date", "DATE", rf"{_MOD}{weekday}{p.month}\s+{_DAY}(?![\d:]|,\d\d\d\D|\.\d){_THROUGH}(?:,?\s+{_YEAR})?"),
        ("date", "DATE", rf"{_MOD}{weekday}{_DAY}{_THROUGH}\s+(?i:of\s+)?{p.month}\b(?:,?\s+{_YEAR})?"),
        ("date", "DATE", rf"{weekday}(?P<year>\d{{4}})-(?P<mm>\d\d)-(?P<day>\d\d)(?!\d|-\d)"),
        ("date", "DATE", rf"{weekday}(?P<a>\d{{1,2}})[/.](?P<b>\d{{1,2}})[/.](?P<year>[12]\d{{3}})(?!\d)"),
        ("month", "DATE", rf"(?:{_EDGE}|{_MOD})(?:(?i:(?P<dir>this past|last|next|this|coming))\s+)?{p.month}(?!\w)(?:,?\s+(?i:of\s+)?{_YEAR}|\s+(?i:of\s+)?(?i:(?P<dir>last|this|next))\s+year)?"),
        ("year", "DATE", rf"(?:{_EDGE}|{_THE}{_MOD}|(?i:the\s+year)\s+)(?i:(?:fiscal|calendar)\s+(?:year\s+)?)?{_YEAR}(?![%\w]|[.,]\d|-\d|-[a-z])"),
        ("year", "DATE", rf"{_MOD}(?i:(?P<yearwords>nineteen\s+(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine))?))"),
        ("decade", "DATE", rf"(?:{_EDGE})?{_THE}{_MOD}(?P<decade>1[5-9]\d0|20[0-4]0)['’]?s(?!\w)"),
        ("decade", "DATE", rf"(?:{_EDGE})?{_THE}{_MOD}['’](?P<short>\d0)s(?!\w)"),
        ("decade", "DATE", rf"(?i:the)\s+{_MOD}(?i:(?P<tens>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))"),
        ("century", "DATE", rf"{_THE}{_MOD}{p.ordinal}[\s-](?i:century)(?!\w)"),
        ("season", "DATE", rf"(?:(?i:(?P<dir>this past|the past|last|next|this|the coming|the|early|late|mid))[\s-]+)?{_MOD}{p.season}(?!\w)(?:\s+(?i:of\s+)?{_YEAR})?"),
        ("holiday", "DATE", rf"(?:(?i:(?P<dir>last|next|this))\s+)?{p.holiday}(?!\w)(?:,?\s+{_YEAR})?"),
    ]  # fmt: skip


def _day_rules(p: _Pieces) -> list[tuple[str, TimeType, str]]:
    direction = r"(?:(?i:(?:the\s+)?(?P<dir>this coming|this past|last|next|this|previous|following|coming))\s+)?"
    of_day = rf"(?:,?\s+(?:(?i:on|at)\s+)?(?:{p.weekday}|(?i:(?P<rel>today|yesterday|tomorrow|tonight))|{p.month}\s+{_DAY}))?"
    return [
        ("weekday", "DATE", rf"{_MOD}{direction}{p.weekday}(?![\w])(?:\s+{p.part}(?!\w))?"),
        ("weekday-set", "SET", rf"(?i:every|each)\s+{p.weekday}(?:\s+{p.part})?|{p.weekday}s(?:\s+{p.part}s?)?(?!\w)"),
        ("weekend", "DATE", rf"{_MOD}(?i:(?:the\s+)?(?P<dir>last|next|this|coming|past|the))\s+(?P<unit>weekend)(?!\w)"),
        ("day", "DATE", rf"{_MOD}(?i:(?P<rel>today|yesterday|tomorrow|tonight))(?!\w)(?:\s+{p.part}(?!\w))?"),
        ("day", "DATE", r"(?i:(?P<mod>early|late|earlier|later)\s+)?(?i:(?P<rel>last)\s+(?P<part>night))(?!\w)"),
        ("day", "DATE", rf"(?i:(?P<mod>early|late|earlier|later)\s+)?(?i:(?P<rel>this))\s+{p.part}(?!\w)"),
        ("day", "DATE", r"(?i:(?:the\s+)?day\s+(?P<beyond>before\s+yesterday|after\s+tomorrow))(?!\w)"),
        ("part", "TIME", r"(?i:overnight)(?!\w)"),
        ("part", "TIME", rf"(?i:(?P<mod>just before|shortly before|before|at|just after|shortly after|after|around|by))\s+{p.part.replace('morning|', '').replace('evening|', '').replace('afternoon|', '')}(?!\w)"),
        ("part", "TIME", rf"{_MOD}(?i:(?P<det>the|that|a))\s+(?:(?i:(?P<dir>following|next|previous|same)\s+))?(?:(?i:(?P<mod>early|late|mid))\s+)?{p.part}(?!\w)"),
        ("part", "TIME", r"(?i:the\s+)(?i:(?P<mod>early|small))\s+(?i:hours)(?:\s+(?i:of)\s+" + p.weekday + r")?"),
        ("clock", "TIME", rf"(?:(?i:around|about|nearly|just after|shortly after|just before|shortly before)\s+)?(?<![\d$£€.,:]){_CLOCK}(?:\s+\(?{p.zone}(?!\w)\)?)?{of_day}"),
        ("clock", "TIME", rf"(?<![\d$£€.,:]){_CLOCK24}(?:\s*\(?{p.zone}(?!\w)\)?|\s+(?i:hours|local time))?{of_day}"),
        ("clock", "TIME", rf"(?<![\d$£€.,:])(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s+(?P<zone>GMT|UTC|hours)(?!\w){of_day}"),
        ("clock", "TIME", r"(?P<hour>\d{1,2})\s+(?i:in the)\s+(?P<part>morning|afternoon|evening)"),
        ("clock", "TIME", rf"(?i:(?P<word>noon|midday|midnight))(?:\s+{p.zone}(?!\w))?{of_day}"),
    ]  # fmt: skip


def _unit_rules(p: _Pieces) -> list[tuple[str, TimeType, str]]:
    amount = rf"(?:{p.number}|{p.vague})"
    second = r"(?:(?:\s+(?i:to|or)\s+|-|–)(?P<n2>\d{1,4}|(?i:two|three|four|five|six|seven|eight|nine|ten|twelve)))?"
    return [
        ("unit", "DATE", rf"{_MOD}(?i:(?:the\s+)?(?P<dir>last|next|this|that same|that|following|previous|current|coming|preceding|same|latest))\s+(?:(?i:fiscal|calendar|full)\s+)?(?i:(?P<unit>day|week|month|quarter|year|decade|century))(?![\w-])"),
        ("unit", "DATE", rf"{_EDGE}(?i:(?P<dir>last|next|this|the))\s+(?i:(?P<unit>day|week|month|quarter|year|decade|century))(?!\w)"),
        ("unit", "DATE", r"(?i:(?P<mod>earlier|later)\s+(?:in\s+the)\s+(?P<unit>day|week|month|year))(?!\w)"),
        ("span", "DURATION", rf"(?:{p.about})?(?i:(?:the\s+)?(?P<dir>past|last|next|coming|first|previous|latest|final|following))\s+(?:{amount}{second}\s+)?{_STRAIGHT}{p.units}(?!\w)(?:\s+(?i:or\s+so))?"),
        ("ago", "DATE", rf"(?:{p.about})?(?:{amount}{second}\s+)?{_STRAIGHT}{p.units}(?:\s+(?i:or\s+so))?\s+(?i:(?P<dir>ago|earlier|from now|later))(?!\w)"),
        ("ago", "DATE", r"(?i:(?P<vague>moments|minutes|seconds|a moment|a while|some time)\s+(?P<dir>ago|earlier|later))(?!\w)"),
        ("year-ago", "DATE", r"(?:(?i:the)\s+)?(?:(?i:comparable|same|corresponding)\s+)?(?i:(?P<dir>year-earlier|year-ago))(?:\s+(?:(?i:first|second|third|fourth)\s+)?(?i:period|quarter))?(?!\w)"),
        ("duration", "DURATION", rf"(?:{p.about})?(?:(?i:the|a|an|his|her|their|its)\s+)?{amount}{second}(?:\s+|-){_STRAIGHT}{p.units}(?!\w)(?!(?:-|\s)(?i:old|olds))(?:\s+(?i:(?P<half2>and a half)))?(?:-(?i:long)(?!\w))?"),
        ("duration", "DURATION", r"(?:(?i:(?P<vague>recent|coming|past|future|previous))\s+)?(?i:(?P<unit>days|weeks|months|years|decades|centuries|hours|quarters))(?:\s+(?i:or|and)\s+(?i:months|weeks|years|days))?(?:-(?i:long))?(?![\w-])"),
        ("duration", "DURATION", r"(?i:(?:a|the|all)?\s*(?P<unit>day|week|month|year|decade)-long)(?!\w)"),
        ("quarter", "DATE", rf"(?i:the\s+)?(?i:(?P<dir>last|next|this|year-earlier|year-ago)\s+)?(?:{_YEAR}\s+)?(?i:fiscal[-\s])?{p.ordinal}[-\s](?i:(?P<unit>quarter|half))(?!\w)(?:\s+(?i:of\s+)?(?:(?i:fiscal\s+)?{_YEAR}|(?i:(?P<dir>last|this|next)\s+year)))?"),
        ("ordinal", "DATE", rf"(?:(?i:the|a|an|its|their|his|her)\s+)?{p.ordinal}\s+{_STRAIGHT}(?i:(?P<unit>day|night|week|month|year))(?![\w-])"),
        ("set", "SET", r"(?i:(?P<often>hourly|daily|nightly|weekly|monthly|quarterly|yearly|annually))(?!\w)"),
        ("set", "SET", rf"(?i:every|each)\s+(?:(?P<n>\d{{1,3}}|(?i:other|two|three|four|five|six|seven|eight|nine|ten|twelve|few))\s+)?{p.units}(?!\w)"),
    ]  # fmt: skip


def _reference_rules(calendar: Calendar) -> list[tuple[str, TimeType, str]]:
    return [(ref, "DATE", rf"(?i:{_any(words)})(?![\w-])") for ref, words in calendar.references.items()]


@cache
def grammar(calendar: Calendar) -> tuple[Rule, ...]:
    """The compiled table; where two patterns match the same stretch, the one that stands first names it."""
    pieces = _pieces(calendar)
    lines = [*_date_rules(pieces), *_day_rules(pieces), *_unit_rules(pieces), *_reference_rules(calendar)]
    return tuple(Rule(form, kind, re.compile(rf"(?<![\w’'-])(?:{_renamed(pattern)})")) for form, kind, pattern in lines)


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
