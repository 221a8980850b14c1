"""Days that a dispatch ties to an event: *who invaded on Thursday*, *a fifth day of the strike*."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final, Literal

from coranto.model.annotation import Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.resolve.planned_days import delay
from coranto.resolve.told_words import DEADLINE, HOUR, Told, often_told, told_words
from coranto.resources.calendar import Calendar
from coranto.resources.occurrences import Occurrences
from coranto.resources.rarity import Rarity
from coranto.text.dates import Days, calendar_day, named_weekday, shifted, whole_day, whole_week
from coranto.tools import Tools

BEFORE, AFTER = 90, 45
"""Characters before and after an expression, within its sentence, in which the event it dates is named."""
LEAD = 600
"""Characters at the top of a text in which a beginning without a named event is that of the event it is about."""
SOME_EVENT: Final = frozenset({"event"})
"""Where something is told to have begun and no kind is named: it may be any."""
MOST_KINDS = 3
"""Of the kinds named about an expression, so many of the nearest are taken."""

DEADLINES: Final = ("until", "by")
"""Modifiers of a day until which something is to be done."""
_OF_MONTH: Final = frozenset({"date", "part", "clock"})
"""Forms that may name a day by its month: *12 March*, *the evening of 12 March*, *noon on 12 March*."""

Rule = Literal["weekday", "relative", "ago", "ordinal", "week", "after", "date", "last week"]

_AFTER: Final = re.compile(
    r"\b(?:(?P<limit>less than|under|nearly|almost|more than|just over|about)\s+)?(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+"
    r"(?P<unit>day|week|hour|month)s?\s+(?:to the (?:day|hour|minute)\s+|or so\s+)?"
    r"(?:after|since|into|following|on from|(?P<before>before|ahead of))\s+",
    re.IGNORECASE,
)
_FOR: Final = re.compile(
    r"\b(?:(?:has|have|had|been)\b[^.;\n]{0,80}?\bfor|after)\s+(?:the\s+(?:past|last)\s+)?(?P<limit>(?:nearly|almost|about)\s+)?"
    r"(?P<n>\d{1,3}|[a-z]+(?:-[a-z]+)?)\s+(?P<unit>day|week)s\b(?P<of>\s+of\b)?",
    re.IGNORECASE,
)
_CLAUSE_END: Final = re.compile(r"[,;:—–]|\b(?:after|since|following|before|when|as|while|and|but)\b", re.IGNORECASE)
_PARTED: Final = re.compile(r"[,;:—–]|\b(?:and|but)\b", re.IGNORECASE)
_COUNTS: Final = re.compile(r"\b(?:days?|weeks?)\s+(?:after|since|into|following|of)\b[^,;]*[,;]|;", re.IGNORECASE)
_SAME_DAY: Final = re.compile(
    r"\b(?:on\s+)?(?:the same|that) (?:day|evening|night|morning|afternoon)\b[,\s]*\Z", re.IGNORECASE
)
_MEANT_FOR: Final = re.compile(r"\b(?:for|until|till|by)\s+(?:the\s+)?\Z", re.IGNORECASE)
"""*The strike announced for 21 November is suspended*: that day lies ahead, whatever the tense."""
_OF: Final = re.compile(r"\s+(?:of|since|after|into|in|running|to)?\b", re.IGNORECASE)
_ENTERED: Final = re.compile(
    r"\b(?:enter(?:s|ed|ing)|began|begins?|starts?|started)\s+(?:on\s+)?(?:its|a|the|their)?\s*\Z", re.IGNORECASE
)


_ASIDE: Final = re.compile(r",\s+(?:who|whose|which|where|when)\b[^,;:—–]*\Z")
_THIS: Final = re.compile(r"\bthis\s+\Z", re.IGNORECASE)
"""*On this third day*: of what the whole dispatch is about."""
_SPOKEN: Final = re.compile(r"(?i)\b(?:today|tonight|yesterday|tomorrow)\Z")
"""*Noon today*: a time of a day that is counted from that of writing."""
_LATE: Final = re.compile(r",? (?:[a-z]+|\d{1,2}) (?:day|week)s? [a-z]")
_BEGAN_TO: Final = re.compile(r"\b(?:began|begun|begins?|started|starts?)\s+to\b", re.IGNORECASE)
"""*The cranes began to turn*: what began is no event of which the dispatch would be."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A day, or a few, on which an event of some kind lies, told by its distance from the day of publication."""

    kinds: frozenset[str]
    """Empty where none is named: such a tie tells only within copied text."""
    starts: frozenset[str]
    """Those of ``kinds`` of which it tells the first day, or the only one."""
    rule: Rule
    text: str
    start: int
    end: int
    sentence: int
    distance: int = 0
    """Days from the reference to the event, negative in the past."""
    width: int = 1
    """Days that the event may have been on, from ``distance`` onward."""
    weekday: int | None = None
    """The weekday that the distance counts from, else the day of publication."""
    direction: int | None = None
    tense: str | None = None
    year: int | None = None
    month: int | None = None
    day: int | None = None
    words: Told = ()
    """The rare words about it, up to the days told before and after it in its sentence."""
    told: Literal["deed", "plan"] | None = None
    """Where a thing was not done on the day planned for it: which of the two days this is."""

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two anchors of one dispatch the same evidence."""
        return (
            self.kinds, self.rule, self.distance, self.width, self.weekday, self.direction, self.month, self.day,
            self.words, self.told,
        )  # fmt: skip


def may_be_one(mine: Anchor, theirs: Anchor) -> bool:
    """Whether two tellings may be of one day: that of a deed is no longer the one planned for it."""
    if mine.told is None and theirs.told is None:
        return True
    first, second = (one.told or ("plan" if one.tense == "future" else "deed") for one in (mine, theirs))
    return first == second


def days_of(anchor: Anchor, published: date) -> Days | None:
    """The days that the anchor means in a dispatch published on ``published``; None where the calendar has none."""
    if anchor.rule == "date":
        return _calendar_days(anchor, published)
    reference = published
    if anchor.weekday is not None:
        reference = named_weekday(published, anchor.weekday, anchor.direction, anchor.tense)[0]
    if anchor.rule == "last week":
        return whole_week(shifted(published, -7))
    begin = shifted(reference, anchor.distance)
    return Days(begin, shifted(begin, anchor.width))


def _calendar_days(anchor: Anchor, published: date) -> Days | None:
    month, of_month = anchor.month or 1, anchor.day or 1
    years = [anchor.year] if anchor.year else [published.year, published.year - 1, published.year + 1]
    days = [day for year in years if (day := calendar_day(year, month, of_month)) is not None]
    if not days:
        return None
    back = [day for day in days if day <= published]
    near = min(days, key=lambda day: abs((day - published).days))
    return whole_day(max(back) if back and anchor.tense != "future" else near)


def anchors(folio: Folio, placed: Sequence[tuple[TimeExpression, int]], tools: Tools) -> tuple[Anchor, ...]:
    """Every tie between a day and an event that the running text makes, in text order, each once."""
    scene = _Scene.of(folio, tools)
    found: dict[tuple[object, ...], Anchor] = {}
    for one, number in placed:
        for anchor in scene.of_expression(one, number):
            found.setdefault(anchor.key, anchor)
    for anchor in (*scene.distances(), *scene.lasting()):
        found.setdefault(anchor.key, anchor)
    return tuple(sorted(found.values(), key=lambda anchor: (anchor.start, anchor.end)))


@dataclass(frozen=True, slots=True)
class _Scene:
    """The text with its sentences and the kinds of events it is about."""

    folio: Folio
    sentences: tuple[Sentence, ...]
    kinds: tuple[tuple[int, str], ...]
    """Every naming of a kind: offset and kind."""
    main: frozenset[str]
    """The kinds it is most about."""
    weekdays: Mapping[int, TimeExpression]
    """The first weekday in each sentence, by the sentence's start."""
    days: tuple[tuple[int, int], ...]
    """Where days are told."""
    words: Occurrences
    calendar: Calendar
    rarity: Rarity
    often: Mapping[str, int]

    @classmethod
    def of(cls, folio: Folio, tools: Tools) -> "_Scene":
        """The scene of a folio."""
        kinds = tuple(tools.occurrences.kinds(folio.text))
        sentences = folio.of(Sentence)
        weekdays: dict[int, TimeExpression] = {}
        for one in folio.of(TimeExpression):
            if one.form == "weekday":
                weekdays.setdefault(_bounds(folio.text, sentences, one.start)[0], one)
        days = tuple((one.start, one.end) for one in folio.of(TimeExpression) if _plain_rule(one) is not None)
        often = often_told(folio.text[s.start : s.end] for s in sentences)
        return cls(
            folio, sentences, kinds, main_kinds(kinds), weekdays, days, tools.occurrences, tools.calendar,
            tools.rarity, often,
        )  # fmt: skip

    def of_expression(self, one: TimeExpression, number: int) -> Iterator[Anchor]:
        """The anchors that one expression makes."""
        if one.form == "ordinal":
            yield from self._ordinal(one, number)
            return
        rule = _plain_rule(one)
        if rule is None:
            return
        kinds, starts = self._about(one)
        if not kinds and number == 0 and one.tense != "future":
            kinds = self.main or SOME_EVENT  # the news itself
        name, distance, width = rule
        if name == "after":
            yield from self._earlier(one, number, kinds, distance)
            return
        anchor = Anchor(
            kinds, starts, name, _quoted(self.folio.text, one.start, one.end), one.start, one.end, number, distance,
            width, one.weekday if name == "weekday" else None, one.direction, self._tense(one, name), one.year,
            one.month, one.day, self._words(one),
        )  # fmt: skip
        late = self._delay(one) if name in ("relative", "weekday") else 0
        yield replace(anchor, told="deed") if late else anchor
        if late:
            yield replace(anchor, starts=frozenset(), distance=distance - late, told="plan")

    def _delay(self, one: TimeExpression) -> int:
        """How many days late it was done, where the words right behind the day say so: *on Monday, two days late*."""
        _, high = _bounds(self.folio.text, self.sentences, one.start)
        clause = self.folio.text[one.end : min(high, one.end + BEFORE)]
        return delay(clause) if one.tense != "future" and _LATE.match(clause) else 0

    def _tense(self, one: TimeExpression, name: Rule) -> str | None:
        """The tense of its clause; a date that something is meant for lies ahead."""
        meant = name == "date" and _MEANT_FOR.search(self.folio.text, max(0, one.start - len("until the ")), one.start)
        return "future" if meant else one.tense

    def _words(self, one: TimeExpression) -> Told:
        """The rare words of its sentence, up to where the clauses of the days told before and after it end."""
        text = self.folio.text
        low, high = _bounds(text, self.sentences, one.start)
        if _ASIDE.search(text[low : one.start]):  # *the monitors, who came on Monday, hoped to …*
            comma = text.find(",", one.end, high)
            high = comma if comma >= 0 else high
        before = max((end for _, end in self.days if low <= end <= one.start), default=None)
        after = min((start for start, _ in self.days if one.end <= start < high), default=None)
        if before is not None:
            low = _parted(text, before, one.start, before)
        if after is not None:
            high = _parted(text, one.end, after, after)
        words = told_words(f"{text[low : one.start]} {text[one.end : high]}", self.rarity, self.often)
        ahead = one.hour is not None and (one.modifier in DEADLINES or one.tense == "future")
        hour = ((f"{HOUR[0]}{(one.hour or 0) % 24}", HOUR[1]),) if ahead else ()
        return (*words, *hour, DEADLINE) if one.modifier in DEADLINES else (*words, *hour)

    def _earlier(self, one: TimeExpression, number: int, kinds: frozenset[str], distance: int) -> Iterator[Anchor]:
        """*On Tuesday … a day earlier*: counted from the weekday of its sentence, if it has one."""
        weekday = self._weekday_beside(one)
        kinds = kinds or (SOME_EVENT if one.start < LEAD else frozenset())
        if weekday[0] is not None and kinds:
            quoted = _quoted(self.folio.text, one.start, one.end)
            yield Anchor(kinds, kinds, "after", quoted, one.start, one.end, number, distance, 1, *weekday)

    def _ordinal(self, one: TimeExpression, number: int) -> Iterator[Anchor]:
        """*A fifth day of fighting*, *its second week*: counted from the event's first day, which is day one."""
        nth = int(one.amount or 0)
        if one.unit not in ("day", "night", "week") or not 1 <= nth <= 400:
            return
        kinds = self._counted(one)
        if not kinds:
            return
        if one.unit == "week":
            entered = bool(_ENTERED.search(self.folio.text[max(0, one.start - 30) : one.start + 4]))
            entered = entered or bool(_ENTERED.search(self.folio.text[max(0, one.start - 30) : one.start] + " "))
            distance, width = (-7 * (nth - 1) - 1, 3) if entered else (-7 * nth + 1, 7)
        else:
            distance, width = 1 - nth, 1
        weekday = self._weekday_beside(one)
        yield Anchor(
            kinds, kinds, "week" if one.unit == "week" else "ordinal",
            _quoted(self.folio.text, one.start, one.end + 30), one.start, one.end, number, distance, width, *weekday,
        )  # fmt: skip

    def _counted(self, one: TimeExpression) -> frozenset[str]:
        """The kinds whose days an ordinal counts: those named after it, else those the whole dispatch is about."""
        text = self.folio.text
        low, high = _bounds(text, self.sentences, one.start)
        after = _OF.match(text, one.end)
        tail = text[one.end : min(high, one.end + 40)].lower()
        named = [kind for at, kind in self._between(one.end, min(high, one.end + 40))]
        disasters = self.main - {"talks"}
        before = text[max(low, one.start - BEFORE) : one.start].lower()
        if self._aftermath(re.findall(r"[a-z-]+", tail)[:5]):
            return disasters | frozenset(named[:1])
        if after and after.group().strip().lower() == "of":
            return frozenset(named[:2])
        near = {kind for _, kind in self._between(max(low, one.start - BEFORE), one.start)}
        if self._aftermath(re.findall(r"[a-z-]+", before)):
            return disasters | near
        of_all = one.start < LEAD or bool(_THIS.search(text, max(low, one.start - 8), one.start))
        if not near and not named and of_all:
            return self.main or SOME_EVENT
        return frozenset(near) or frozenset(named[:2])

    def _aftermath(self, words: Sequence[str]) -> bool:
        return any(word in self.words.aftermath for word in words)

    def distances(self) -> Iterator[Anchor]:
        """*Two days after the quake*: from the weekday told in the same sentence, else from the day of publication."""
        text = self.folio.text
        for match in _AFTER.finditer(text):
            amount = self._number(match["n"])
            low, high = _bounds(text, self.sentences, match.start())
            kinds = frozenset(kind for _, kind in self._between(match.end(), min(high, match.end() + 60)))
            if not kinds and match.start() < LEAD:
                kinds = SOME_EVENT
            if amount is None or not kinds:
                continue
            distance, width = _distance(amount, match["unit"].lower(), (match["limit"] or "").lower())
            if match["before"]:
                distance = 1 - distance - width
            expression = self.weekdays.get(low)
            if expression is None and _SAME_DAY.search(text, max(low, match.start() - 25), match.start()):
                expression = self._weekday_above(low)
            if expression is None and match.start() > LEAD:
                continue
            weekday = (None, None, None) if expression is None else _of_weekday(expression)
            quoted = _quoted(text, match.start(), min(high, match.end() + 25))
            yield Anchor(kinds, kinds, "after", quoted, match.start(), match.end(), 0, distance, width, *weekday)

    def _weekday_above(self, low: int) -> TimeExpression | None:
        """The last weekday before a sentence: *on the same day* is said of it."""
        starts = [start for start in self.weekdays if start < low]
        return self.weekdays[max(starts)] if starts else None

    def lasting(self) -> Iterator[Anchor]:
        """*A strike that has closed the port for eleven days*: it began so many days ago, or a day less."""
        text = self.folio.text
        for match in _FOR.finditer(text):
            amount = self._number(match["n"])
            low, _ = _bounds(text, self.sentences, match.start())
            kinds = frozenset(kind for _, kind in self._between(max(low, match.start() - BEFORE), match.end()))
            if match.group()[:5].lower() == "after":
                kinds = (
                    frozenset(kind for _, kind in self._between(match.end(), match.end() + 30))
                    if match["of"]
                    else frozenset()
                )
            if amount is None or not kinds:
                continue
            days = amount * (7 if match["unit"].lower() == "week" else 1)
            expression = self.weekdays.get(low)
            weekday = (None, None, None) if expression is None else _of_weekday(expression)
            quoted = _quoted(text, match.start("n") - 4, match.end())
            yield Anchor(kinds, kinds, "after", quoted, match.start(), match.end(), 0, -days, 2, *weekday)

    def _number(self, word: str) -> int | None:
        if word.isdigit():
            return int(word)
        tens, _, ones = word.lower().rpartition("-")
        if word.lower() in ("the", "one"):
            return 1
        value = self.calendar.numbers.get(ones)
        return None if value is None or value < 1 else int(value + self.calendar.numbers.get(tens, 0))

    def _about(self, one: TimeExpression) -> tuple[frozenset[str], frozenset[str]]:
        """The kinds named nearest the expression in its clause, and those of which it tells the first day."""
        text = self.folio.text
        low, high = _bounds(text, self.sentences, one.start)
        low, high = max(low, one.start - BEFORE), min(high, one.end + AFTER)
        opens = text[one.end : one.end + 1] == ":"  # *What happened on Monday: two bombs fell*
        stop = _CLAUSE_END.search(text, one.end + opens, high)
        counted = max((match.end() for match in _COUNTS.finditer(text, low, one.start)), default=low)
        low, high = max(low, counted), stop.start() if stop else high
        near = sorted(self._between(low, high), key=lambda hit: (abs(hit[0] - one.start), hit[0]))[:MOST_KINDS]
        kinds = frozenset(kind for _, kind in near)
        began = bool(self.words.onset.search(text, low, one.start))
        if not kinds and began and one.start < LEAD and not _BEGAN_TO.search(text, low, one.start):
            kinds = self.main or SOME_EVENT
        if one.modifier in DEADLINES:
            return kinds, frozenset()  # *if it is not met by Friday*: nothing is told to begin on that day
        if one.tense == "future":
            return kinds, kinds & self.words.point
        return kinds, kinds if began else kinds & self.words.point

    def _between(self, low: int, high: int) -> Sequence[tuple[int, str]]:
        first = bisect_right(self.kinds, low - 1, key=lambda hit: hit[0])
        last = bisect_right(self.kinds, high - 1, key=lambda hit: hit[0])
        return self.kinds[first:last]

    def _weekday_beside(self, one: TimeExpression) -> tuple[int | None, int | None, str | None]:
        found = self.weekdays.get(_bounds(self.folio.text, self.sentences, one.start)[0])
        return (None, None, None) if found is None else _of_weekday(found)


def main_kinds(kinds: Sequence[tuple[int, str]], most: int = 3) -> frozenset[str]:
    """The kinds named most often (an earlier naming counts for more), at most ``most``."""
    weights: Counter[str] = Counter()
    for at, kind in kinds:
        weights[kind] += 3 if at < 300 else 1
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return frozenset(kind for kind, weight in ranked[:most] if weight >= 2)


def _plain_rule(one: TimeExpression) -> tuple[Rule, int, int] | None:
    """The rule, distance and width of an expression that dates an event directly."""
    if one.form == "weekday" or (one.form == "clock" and one.weekday is not None):
        return "weekday", 0, 1
    if one.direction is not None and (
        one.form == "day" or (one.form in ("clock", "part") and _SPOKEN.search(one.text))
    ):
        return "relative", one.direction, 1
    if one.form in _OF_MONTH and one.month and one.day and not one.through:
        return "date", 0, 1
    if one.form == "ago" and one.amount and one.direction == -1 and " ago" in one.text and one.unit in ("day", "week"):
        distance, width = _distance(int(one.amount), one.unit, one.modifier or "")
        return "ago", distance, width
    if one.form == "ago" and one.amount and one.text.lower().endswith("earlier") and one.unit == "day":
        return "after", -int(one.amount), 1
    if one.form == "unit" and one.unit == "week" and one.direction == -1:
        return "last week", 0, 1
    return None


def _distance(amount: int, unit: str, limit: str) -> tuple[int, int]:
    """Days back and the number of days allowed, for *two days*, *a week*, *less than a week*, *hours*."""
    per = {"hour": 1, "day": 1, "week": 7, "month": 30}[unit]
    if unit == "hour":
        return -(amount // 24) - 1, 2
    days = amount * per
    slack = {"hour": 0, "day": 0, "week": 0 if amount == 1 else 1, "month": 3}[unit]
    if limit in ("less than", "under", "nearly", "almost"):
        return -days, max(2, min(per, 6)) + (1 if unit == "day" else 0)
    if limit in ("more than", "just over"):
        return -days - max(1, per - 2), max(1, per - 1)
    if limit == "about":
        slack += 1
    return -days - slack, 2 * slack + 1


def _parted(text: str, low: int, high: int, default: int) -> int:
    """Where between two days the clause of the first ends: at the last mark or conjunction between them."""
    return max((match.start() for match in _PARTED.finditer(text, low, high)), default=default)


def _of_weekday(one: TimeExpression) -> tuple[int | None, int | None, str | None]:
    return one.weekday, one.direction, one.tense


def _bounds(text: str, sentences: Sequence[Sentence], at: int) -> tuple[int, int]:
    """The sentence that holds the offset, or the line where there are no sentences."""
    index = bisect_right(sentences, at, key=lambda sentence: sentence.start) - 1
    if index >= 0 and at < sentences[index].end:
        return sentences[index].start, sentences[index].end
    low = text.rfind("\n", max(0, at - 400), at) + 1
    high = text.find("\n", at, at + 400)
    return (low or max(0, at - 400)), (high if high >= 0 else min(len(text), at + 400))


def _quoted(text: str, start: int, end: int) -> str:
    """The words for a reason: a few words around the expression, on one line."""
    low = max(0, start - 25)
    low = max(low, text.rfind("\n", low, start) + 1)
    if low and not text[low - 1].isspace():
        low = text.find(" ", low, start) + 1 or start
    high = min(len(text), end)
    if high < len(text) and not text[high - 1 : high + 1].isspace():
        stop = re.compile(r"[^\w'’-]|\Z").search(text, high)
        high = stop.start() if stop else high
    return " ".join(text[min(low, start) : high].split())
