"""The grammar of time expressions: one table of patterns, and how their groups become numbers."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from coranto.model.annotation import TimeType
from coranto.resources.calendar import Calendar

DIRECTIONS: Final[Mapping[str, int]] = {
    "last": -1, "past": -1, "previous": -1, "this past": -1, "preceding": -1, "ago": -1, "earlier": -1, "yesterday": -1,
    "before": -1, "year-earlier": -1, "year-ago": -1, "latest": 0, "after": 1, "into": 1, "of": 0,
    "this": 0, "current": 0, "today": 0, "tonight": 0, "that": 0, "that same": 0,
    "next": 1, "coming": 1, "this coming": 1, "following": 1, "later": 1, "from now": 1, "from today": 1,
    "hence": 1, "tomorrow": 1, "on": 1,
}  # fmt: skip
"""-1 before the anchor, 0 at it, 1 after it."""

MODIFIERS: Final[Mapping[str, str]] = {
    "early": "early", "small": "early", "earlier": "earlier", "start": "early", "beginning": "early",
    "mid": "mid", "middle": "mid", "late": "late", "later": "later", "end": "late",
    "before": "before", "just before": "before", "shortly before": "before", "after": "after", "just after": "after",
    "wee": "early",    "shortly after": "after", "at": "about", "around": "about",
}  # fmt: skip


REACH: Final = 64
"""Characters about a key word in which the rules of its kind are tried."""
_TOKEN: Final = re.compile(r"[A-Za-z]+|\d+")


@dataclass(frozen=True, slots=True)
class Rule:
    """One line of the grammar: the name of the form, its TIMEX3 type, its pattern, and the kind of its key word."""

    form: str
    type: TimeType
    source: str
    key: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """The pattern, compiled when it is first asked for: most texts need few."""
        return _compiled(self.source)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The rules, and the words near which each is worth trying: most of a text is near none."""

    rules: tuple[Rule, ...]
    keys: Mapping[str, tuple[str, ...]]
    """Word to the kinds that it is a key of: in lower case, or with its capital where only that makes it one."""

    def matches(self, text: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Every match of every rule, the rules in their order; matches of two rules may overlap."""
        windows = self._windows(text)
        for rule in self.rules:
            for start, end in windows.get(rule.key, ()):
                for match in rule.pattern.finditer(text, start, end):
                    yield rule, match

    def _windows(self, text: str) -> dict[str, list[tuple[int, int]]]:
        """By kind, the stretches about its key words, from and to a border of words, none touching another."""
        windows: dict[str, list[tuple[int, int]]] = {}
        for token in _TOKEN.finditer(text):
            for kind in self._kinds(token.group()):
                before = windows.setdefault(kind, [])
                if before and token.end() + REACH // 2 < before[-1][1]:
                    continue
                start, end = _bordered(text, token.start() - REACH, token.end() + REACH)
                if before and start <= before[-1][1]:
                    before[-1] = (before[-1][0], end)
                else:
                    before.append((start, end))
        return windows

    def _kinds(self, token: str) -> tuple[str, ...]:
        if token[0].isdigit():
            return ("digit", "year") if len(token) == 4 else ("digit",)
        return self.keys.get(token, ()) or self.keys.get(token.lower(), ())


def _bordered(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch widened so that it cuts no word."""
    start, end = max(0, start), min(len(text), end)
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


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
    ordinals = _any(calendar.ordinals)
    made = {
        "weekday": f"(?P<wd>{_any(form for forms in calendar.weekdays.values() for form in forms)})",
        "month": f"(?P<month>{_any(form for forms in calendar.months.values() for form in forms)})",
        "part": f"(?i:(?P<part>{_any(calendar.parts)}))",
        "turn": f"(?i:(?P<part>{_any(calendar.turns)}))",
        "moment": f"(?i:(?P<part>{_any([*calendar.turns, *calendar.moments])}))",
        "number": r"(?P<n>\d{1,4}(?:\.\d+)?(?:\s\d/\d)?|"
        rf"(?i:(?:{tens})[- ](?:{ones})|(?:(?:a|one|two|three|five) )?hundred|{small})(?:\sand\sa\shalf)?)",
        "ordinal": rf"(?P<nth>\d{{1,3}}(?:st|nd|rd|th)|(?i:(?:{tens})-(?:{ordinals})|{ordinals}|hundredth))",
        "units": f"(?i:(?P<unit>{_any([plural[unit] for unit in stems] + stems)}))",
        "vague": f"(?i:(?P<vague>{_any(calendar.vague)}))",
        "about": f"(?i:(?P<about>{_any(calendar.approximate)})\\s+)",
        "season": f"(?i:(?P<season>{_any(calendar.seasons)}))",
        "zone": f"(?P<zone>{_any(calendar.zones)})",
        "holiday": f"(?P<holiday>{calendar.holidays.pattern})",
        "noholiday": calendar.holidays.lookalike,
    }
    return made | dict(calendar.pieces)


def _keys(calendar: Calendar) -> dict[str, tuple[str, ...]]:
    """Each word that is a key to the kinds that it is a key of; names of holidays with their capitals."""
    forms = {
        "month": [form for forms in calendar.months.values() for form in forms],
        "weekday": [form for forms in calendar.weekdays.values() for form in forms],
        "part": [*calendar.parts, *calendar.moments, "overnight"],
        "today": ["today", "yesterday", "tomorrow", "tonight"],
        "season": calendar.seasons,
        "unit": [*calendar.units, *calendar.plurals.values(), "half", "period", "morning", "evening"],
        "weekend": ["weekend", "week"],
        "century": ["century"],
        **dict(calendar.references),
        **calendar.keys,
    }
    kinds: defaultdict[str, set[str]] = defaultdict(set)
    for form in calendar.holidays.forms:
        kinds[max(_TOKEN.findall(form), key=len)].add("holiday")
    for kind, listed in forms.items():
        for form in (variant for pattern in listed for variant in _variants(pattern)):
            kinds[_key(form)].add(kind)
            if kind == "weekday":
                kinds[f"{_key(form)}s"].add(kind)
    return {word: tuple(sorted(found | kinds.get(word.lower(), set()))) for word, found in kinds.items()}


def _variants(form: str) -> Iterator[str]:
    """The spellings of a form in which single letters are optional: *Sept?* is *Sep* and *Sept*."""
    first, optional, rest = re.split(r"([a-z])\?", form, maxsplit=1) if re.search(r"[a-z]\?", form) else (form, "", "")
    if not optional:
        yield form
        return
    for tail in _variants(rest):
        yield first + tail
        yield first + optional + tail


def _key(form: str) -> str:
    """The longest word of a form, which is its rarest: any one word of it would do."""
    words: list[str] = _TOKEN.findall(form)
    return max(words, key=len).lower()


@cache
def grammar(calendar: Calendar) -> Grammar:
    """The compiled table; where two patterns match the same stretch, the one that stands first names it."""
    pieces = _pieces(calendar)
    rules = [Rule(form, kind, _filled(pattern, pieces), key) for key, form, kind, pattern in calendar.rules]
    for reference, words in calendar.references.items():
        rules.append(Rule(reference, "DATE", _filled(rf"(?i:{_any(words)})(?![\w-])", pieces), reference))
    return Grammar(tuple(rules), _keys(calendar))


def _filled(pattern: str, pieces: Mapping[str, str]) -> str:
    while _PIECE.search(pattern):
        pattern = _PIECE.sub(lambda match: pieces[match[1]], pattern)
    return rf"(?<![\w’'-])(?:{_renamed(pattern)})"


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


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


def listed(match: re.Match[str]) -> dict[str, list[str]]:
    """The matched groups by name, each with all that it matched, in the order of the text."""
    found: defaultdict[str, list[tuple[int, str]]] = defaultdict(list)
    for name, value in match.groupdict().items():
        if value is not None:
            found[name.partition("_")[0]].append((match.start(name), value))
    return {name: [value for _, value in sorted(pairs)] for name, pairs in found.items()}
