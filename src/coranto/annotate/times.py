"""Time expressions: found in the text as they stand, and anchored once the dispatch has its date."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, Literal

from coranto.annotate.time_anchoring import anchored
from coranto.annotate.time_grammar import DIRECTIONS, MODIFIERS, Rule, grammar, groups
from coranto.annotate.time_numbers import half_of_day, number_of, ordinal_of, year_in_words
from coranto.model.annotation import Sentence, Time, TimeExpression
from coranto.model.corpus import Folio
from coranto.model.source import Published
from coranto.resources.calendar import Calendar
from coranto.text.dates import Days, parse_iso
from coranto.tools import Tools

Tense = Literal["past", "present", "future"]

CLAUSE: Final = 160
"""Characters on either side of an expression in which the verb of its clause is looked for."""
AUXILIARY: Final = 25
"""Characters by which *would be sent on Thursday* outreaches its participle."""
LEAD_WORDS: Final = frozenset(
    [
        "in",
        "since",
        "of",
        "by",
        "until",
        "till",
        "from",
        "between",
        "early",
        "late",
        "fiscal",
        "and",
        "to",
        "the",
        "during",
        "before",
        "after",
        "through",
        "for",
        "circa",
        "around",
        "year",
        "back",
        "or",
        "per",
        "summer",
        "spring",
        "fall",
        "autumn",
        "winter",
        "than",
        "as",
        "at",
        "(",
        "[",
        "mid-",
        "the",
    ]
)
"""A bare number from 1000 to 2099 is a year only after one of these, at the head of a line, or before a comma."""

_UNITS_AFTER: Final = re.compile(
    r"\s+(?:people|men|women|children|troops|soldiers|dead|others|homes|houses|miles|km|kilomet|met|feet|tons|tonnes|"
    r"barrels|dollars|euros|percent|pounds|votes|jobs|workers|units|points|cases|deaths|hectares|acres|migrants|families)",
    re.IGNORECASE,
)
_COUNTED: Final = re.compile(
    r"\b(?:(?:more|less|fewer|greater|higher|lower) than|at least|at most|up to|as (?:many|much|few) as)\s+\Z",
    re.IGNORECASE,
)
_PLURAL_AFTER: Final = re.compile(r"\s+(?:[a-z]+\s+)?[a-z]{2,}s\b")
FIRST_BARE: Final = 1700
"""Smaller numbers are years less often than they are counts, so more is asked of their words."""
_OF_THING: Final = re.compile(r"\s+of\s+(?!(?:the\s+(?:year|same)|last|this|next|\d{4})\b)", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+|[(\[])[\s]*\Z")
_SIDE: Final = re.compile(
    r"\b(since|until|till|by|before|after|from|through)\s+(?:at least\s+|the\s+)?\Z", re.IGNORECASE
)
_AHEAD_OF: Final = re.compile(r"\b(?:ahead of|before|until|for|due|coming|upcoming)\s+(?:the\s+)?\Z", re.IGNORECASE)
_TO: Final = re.compile(r"\b(?:to|must|should|will|would|can)\s+(?:\w+\s+){1,4}\w*\s*\Z", re.IGNORECASE)
_CLAUSE_END: Final = re.compile(r"[;:–—]|,\s+(?:and|but|while|which|who|as)\b|\.\s")


def time_expressions(folio: Folio, tools: Tools) -> tuple[TimeExpression, ...]:
    """Every time expression of the text, in order and without overlap, with the numbers its words give."""
    calendar, text = tools.calendar, folio.text
    found = [
        made
        for rule in grammar(calendar)
        for match in rule.pattern.finditer(text)
        if (made := _expression(folio.doc, rule, match, calendar)) is not None and _is_time(made, text)
    ]
    sentences = folio.of(Sentence)
    return tuple(_in_clause(expression, text, sentences, calendar) for expression in _longest(found))


def anchored_times(folio: Folio, tools: Tools) -> tuple[Time, ...]:
    """Each expression as TIMEX3 with its half-open interval, counted from the day on which the dispatch was published.

    Where that day is unknown, what depends on it stays open: the value has ``X`` in the places not known, and begin and
    until are null. Where it is one of several days, the interval holds all that the expression could mean.
    """
    published = _published(folio.document.published if folio.document else None)
    return tuple(anchored(folio, published, tools.calendar))


def _published(published: Published | None) -> Days | None:
    """The days of publication, or None where unknown."""
    if published is None or published.start is None or published.end is None:
        return None
    begin, end = parse_iso(published.start), parse_iso(published.end)
    if begin is None or end is None or begin[0].begin >= end[0].begin:
        return None
    return Days(begin[0].begin, end[0].begin)


def _expression(doc: str, rule: Rule, match: re.Match[str], calendar: Calendar) -> TimeExpression | None:
    """What the words of one match say; None where they say nothing (month 13, hour 0 p.m.)."""
    said = {name: value for name, value in groups(match).items() if value}
    start, end = match.span()
    base = TimeExpression(doc, start, end, match.group(), rule.type, rule.form)
    found = _with_calendar(base, said, calendar)
    if found is None:
        return None
    found = _with_amount(found, said, calendar)
    return _with_clock(found, said, calendar) if rule.form == "clock" else found


def _with_calendar(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression | None:
    """The expression with its year, month, day, weekday, part, modifier and direction."""
    month, day, year = _month(said, calendar), _int(said.get("day")), _year(said)
    if "a" in said:
        first, second = int(said["a"]), int(said["b"])
        if max(first, second) > 31 or min(first, second) > 12 or not min(first, second):
            return None
        if first > 12 or second > 12 or first == second:
            month, day = min(first, second), max(first, second)
    if month is not None and not 1 <= month <= 12:
        return None
    part = said.get("part")
    letters = calendar.parts.get(part.lower()) if part else None
    if "season" in said:
        letters = calendar.seasons[said["season"].lower()]
    direction = said.get("dir") or said.get("rel") or {"b": "last", "a": "next"}.get(said.get("beyond", "")[:1], "")
    modifier = said.get("mod") or said.get("about")
    return replace(
        base,
        year=year,
        month=month,
        day=day,
        weekday=_numbered(said.get("wd"), calendar.weekdays),
        part=letters,
        direction=DIRECTIONS.get(" ".join(direction.lower().split()).removeprefix("the ")),
        modifier=MODIFIERS.get(" ".join(modifier.lower().split()), "about") if modifier else None,
        through=_int(said.get("through")),
    )


def _with_amount(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression:
    """The expression with its amount and unit."""
    unit = said.get("unit")
    singular = {plural: one for one, plural in calendar.plurals.items()}
    name = singular.get(unit.lower(), unit.lower()) if unit else None
    amount: float | None = None
    if "nth" in said:
        amount = ordinal_of(said["nth"], calendar)
    elif "n" in said:
        amount = number_of(said["n"], calendar)
        if amount is not None and "more" in said:
            amount += 0.5
    elif "decade" in said or "short" in said:
        amount = int(said.get("decade") or said["short"])
    elif "tens" in said:
        amount = number_of(said["tens"].lower().replace("ies", "y"), calendar)
    return replace(base, unit=name, amount=amount, through=_int(said.get("n2")) if "n2" in said else base.through)


def _with_clock(base: TimeExpression, said: Mapping[str, str], calendar: Calendar) -> TimeExpression | None:
    """The expression with its hour (0 to 24), minute and zone."""
    word = said.get("word", "").lower()
    hour = {"noon": 12, "midday": 12, "midnight": 24}.get(word, _int(said.get("hour")))
    if hour is None:
        return None
    hour = half_of_day(hour, said.get("half", ""), said.get("part", ""))
    minute = _int(said.get("minute")) or 0
    if hour is None or hour > 24 or (hour == 24 and minute):
        return None
    return replace(base, hour=hour, minute=minute if "minute" in said else None, zone=said.get("zone"))


def _is_time(found: TimeExpression, text: str) -> bool:
    """Whether words that could be something else (a month that is a name, a number that is no year) are a time here."""
    if found.form == "month" and found.year is None and found.direction is None and found.modifier is None:
        return _is_month(found, text)
    if found.form == "year" and found.modifier is None and found.text.isdigit():
        return _is_year(found, text)
    if found.form == "season" and found.year is None and found.modifier is None:
        return _is_season(found, text)
    if found.form == "quarter" and found.unit == "period":
        return "quarter" in text[max(0, found.start - 800) : found.start]
    if found.form == "duration" and found.amount is not None and found.amount >= 1000:
        return found.text.lower().endswith("s")
    if found.form == "duration" and found.unit == "second" and found.text.lower().endswith(" second"):
        return found.text[0].isdigit()
    return True


def _is_season(found: TimeExpression, text: str) -> bool:
    """*The fall of the wall* and *a spring of water* are no seasons."""
    if not found.text.lower().endswith(("fall", "spring")):
        return True
    if _OF_THING.match(text, found.end):
        return False
    if found.direction is not None:
        return True
    word = _WORD_BEFORE.search(text[max(0, found.start - 20) : found.start])
    return word is not None and word[1].lower() in LEAD_WORDS


def _is_month(found: TimeExpression, text: str) -> bool:
    word = _WORD_BEFORE.search(text, max(0, found.start - 20), found.start)
    before = word[1].lower() if word else ""
    if found.text in ("May", "March", "MAY", "MARCH"):
        return before in LEAD_WORDS
    after = text[found.end : found.end + 12].split()
    named = bool(after) and after[0][:1].isupper() and text[found.end : found.end + 1] == " "
    return not named or before in LEAD_WORDS


def _is_year(found: TimeExpression, text: str) -> bool:
    before = text[max(0, found.start - 20) : found.start]
    if before[-1:] in "$£€#" and before:
        return False
    if _UNITS_AFTER.match(text, found.end) or _COUNTED.search(before):
        return False
    early = (found.year or 0) < FIRST_BARE
    if early and _PLURAL_AFTER.match(text, found.end):
        return False
    word = _WORD_BEFORE.search(before)
    lead = word[1].lower() if word else ""
    return lead in LEAD_WORDS and not (early and lead in ("the", "as", "at", "for", "per", "than", "or"))


def _longest(found: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions that do not overlap, the longer of any two that do; among equals the rule that stands first."""
    kept: list[TimeExpression] = []
    for one in sorted(found, key=lambda e: (e.start, -e.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return iter(kept)


@cache
def _cues(calendar: Calendar) -> tuple[tuple[Tense, re.Pattern[str]], ...]:
    def words(forms: Sequence[str]) -> re.Pattern[str]:
        return re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE)

    future, past, present = calendar.future_cues, calendar.past_cues, calendar.present_cues
    return (
        ("past", words([*past, r"[a-z]{2,}ed"])),
        ("present", words(present)),
        ("future", words(future)),
    )


def _in_clause(found: TimeExpression, text: str, sentences: Sequence[Sentence], calendar: Calendar) -> TimeExpression:
    """The expression with the tense of its clause and, where a preposition opens it to one side, that modifier."""
    begin, end = _sentence_bounds(found, text, sentences)
    before, after = text[begin : found.start], text[found.end : end]
    side = _SIDE.search(before)
    opened = (
        {"till": "until", "from": "since", "through": "until"}.get(side[1].lower(), side[1].lower()) if side else None
    )
    tense = _side_tense(opened, before, after, calendar, found.weekday is not None) or _tense(before, after, calendar)
    return replace(found, tense=tense, modifier=found.modifier or opened)


def _side_tense(side: str | None, before: str, after: str, calendar: Calendar, weekday: bool) -> Tense | None:
    """*Until* and *by* look ahead, unless they open a sentence told in the past or its verb is a pluperfect."""
    if side == "since":
        return "past"
    if side is None and weekday and after.startswith(("'s", "’s")):
        return "future" if _AHEAD_OF.search(before) or _tense("", after, calendar) == "future" else "past"
    if side not in ("until", "by"):
        return None
    opens = len(before.split()) <= 1
    if re.search(r"\bhad\b", after if opens else before):
        return "past"
    if opens:
        return _tense("", after, calendar)
    later = _tense("", after, calendar) if side == "by" else None
    return later if later and not _TO.search(before) else "future"


def _tense(before: str, after: str, calendar: Calendar) -> Tense | None:
    """Tense of the verb nearest before the expression, else of the first after it; None where there is no verb."""
    cut = [match.end() for match in _CLAUSE_END.finditer(before)]
    near = before[cut[-1] :] if cut else before
    for piece, last in ((near, True), (after, False), (before, True)):
        hits: list[tuple[int, int, Tense]] = []
        for rank, (tense, pattern) in enumerate(_cues(calendar)):
            reach = AUXILIARY if last and tense == "future" else 0
            places = [match.end() + reach if last else -match.start() for match in pattern.finditer(piece)]
            hits += [(max(places), rank, tense)] if places else []
        if hits:
            return max(hits)[2]
    return None


def _sentence_bounds(found: TimeExpression, text: str, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """The sentence that holds the expression, no further than ``CLAUSE`` characters on either side."""
    low, high = max(0, found.start - CLAUSE), min(len(text), found.end + CLAUSE)
    at = bisect_right(sentences, found.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and sentences[at].end >= found.end:
        return max(low, sentences[at].start), min(high, sentences[at].end)
    return low, high


def _month(said: Mapping[str, str], calendar: Calendar) -> int | None:
    return _int(said["mm"]) if "mm" in said else _numbered(said.get("month"), calendar.months)


def _year(said: Mapping[str, str]) -> int | None:
    return year_in_words(said["yearwords"]) if "yearwords" in said else _int(said.get("year"))


def _numbered(word: str | None, table: Mapping[int, tuple[str, ...]]) -> int | None:
    """The key whose forms hold ``word``."""
    if word is None:
        return None
    stem = word[:3].lower()
    return next((key for key, forms in table.items() if forms[0][:3].lower() == stem), None)


def _int(digits: str | None) -> int | None:
    return int(digits) if digits and digits.isdigit() else None
