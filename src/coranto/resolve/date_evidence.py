"""What a dispatch itself says of its date: metadata, head, name, a day stated as today, a copyright year."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from coranto.model.annotation import Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.model.source import Basis, DateCandidate, DatePrecision
from coranto.text.dates import (
    MONTHS,
    SENTINELS,
    Days,
    calendar_day,
    parse_iso,
    spoken,
    whole_day,
    whole_month,
    whole_year,
)

FIRST_YEAR, LAST_YEAR = 1605, 2100
"""The first printed newspaper appeared in 1605; what lies past 2100 is a fault of the program that wrote it."""
SOON: Final = 60
"""Days after publication within which archives capture most pages: a day in the head that names no year and lies so
shortly before the capture is of that year."""
HEAD: Final = 400
"""Characters at the top of a text in which a head or a dateline may state a date."""

_CHANGED: Final = re.compile(r"modif|updat|chang|revis", re.IGNORECASE)
_LOOSE: Final = re.compile(r"url path|time in article|pdf creation", re.IGNORECASE)
_LABEL: Final = re.compile(
    r"\b(?P<label>date|dated|published|posted|issued|filed|created|released|last updated|updated|modified)"
    r"(?:\s+(?:on|at))?\s*[:|-]?\s*\Z",
    re.IGNORECASE,
)
_PARTING: Final = "|·•–—-:;([/"
_GOES_ON: Final = re.compile(r"[^\S\n]*[,)]?[^\S\n]*[a-z]")
"""The line goes on with a word of a sentence."""
_CLOCK_AFTER: Final = re.compile(
    r"\A,?\s*(?:at\s+)?(?:[0-2]?\d[:.h][0-5]\d\b|[0-2]\d[0-5]\d\s?(?:h|hrs|hours|z|gmt|utc)\b|1?\d\s?[ap]\.?m\b)", re.I
)
"""*17 August 2031, 1900H*, *3 May 2031, 6 pm*."""
_AGENCY_AFTER: Final = re.compile(r"\A\s*\([^()\d]{2,40}\)\s*[-–—:]")
_DATELINE_BEFORE: Final = re.compile(r"\A\W*(?:[^\W\d_a-z][^\W\d_a-z.'’-]+[ ,/]*){1,6}\Z")
_DATELINE_AFTER: Final = re.compile(r"\A\s*(?:\([^()]{1,40}\))?\s*[-–—:]")
_ISSUER_LINE: Final = re.compile(r"(?:^|\n)[^\W\d_][^.!?:;\n,]{1,50}(?:, [^.!?:;\n,]{1,40}){0,3}, (?:\w+day,? )?$")
"""Who issued it, what it is, where, before a date that ends the line: *Harbour board, press release, 3 May 2031*."""
_LAST_PIECE: Final = re.compile(
    r"(?:\A|\n)[^\n]{1,90}[.!?|·•][^\S\n]+"
    r"(?:[^\W_a-z][\w'’-]*(?:[ ,]+[^\W_a-z][\w'’-]*){0,4}, )?(?:\w+day,? )?\Z",
)
"""A line of pieces parted by stops, before a date that is a piece of its own, behind a place or a number at most:
*Daily of the north. No. 587, 6 June 2031*."""
_NAMED_LINE: Final = re.compile(
    r"(?:\A|\n)[^\S\n]*(?:(?:of|the|and|d[aeiou]l?|l[aeo]s?|el|il|[^\W_a-z][\w'’.-]*),?[^\S\n]+){1,6}[-–—][^\S\n]*\Z"
)
"""A name, of a paper or a town, parted by a dash from the date that ends the line: *Diario de Cuenca - 3 May 2031*."""
_SHORT_PIECE: Final = re.compile(
    r"[^\S\n]*(?:\([^()\n]{2,60}\)|[.,;|·–—-][^\S\n]*(?:[^\W_a-z]|page|price|trans|\w+ edition)[^!?\n]{0,30}|)"
    r"[)., \t\r]*(?:\n|\Z)"
)
"""What may follow it in its line: a price, a page, *For immediate release*."""
_LINE_GOES_ON: Final = re.compile(
    r"[^\S\n]*(?:\([^()\n]{2,60}\)|[-–—|·.,]?[^\S\n]*(?:translat|updated|from the|by )[^\n]{0,80}|)[^\S\n]*(?:\n|\Z)",
    re.IGNORECASE,
)
"""What may follow a date that ends the head: a note on the translation, who wrote it."""
_SIGNED_LINE: Final = re.compile(
    r"(?:\A|\n)[^\S\n]*(?:(?:(?:of|de|del|la|the|and|[^\W\d_a-z][\w'’.-]*) ){0,4}[^\W\d_a-z][\w'’.-]*, )?"
    r"(?:(?:on|the|this) |\w+day,? )*\Z"
)
"""A place at most, before a date at the foot of a statement: *Valletta, 3 May 2031*."""
_PARTS: Final = re.compile(r"[^\S\n]*(?:\([^()\n]{2,60}\)[^\S\n]*)?(?:[.:–—|-]\s|\n|\Z)")
"""What parts a date at the head of a line from the text: *Vienna, 3 May 2031. The council has …*."""
FOOT: Final = 3
"""Lines at the end of a text in which a statement may be signed and dated."""
_ISSUE_LINE: Final = re.compile(
    r"(?:\A|\n)[^\n.!?]{0,60}\b(?:report|bulletin|edition|newsletter|update|issue|digest|sitrep|dispatch|briefing|no"
    r"|number)\b[^\n!?]{0,20}?"
    r"(?:[-–—|,:/]|\b(?:of|for))\s*(?:\w+day,?\s+)?\Z",
    re.IGNORECASE,
)
"""*SITUATION REPORT No. 4 – 28 March*, *Bulletin of Friday, 1 November*: a line of its own that ends in the date."""
_AS_OF: Final = re.compile(
    r"\bas (?:of|at|on):?\s+\Z|(?:\A|\n)[^\S\n]*(?:data |reporting )?cut-?off(?: (?:date|time|point))?:?\s+\Z",
    re.IGNORECASE,
)
"""*Situation report no. 3: floods. As of 18:00, 8 May 2033*, *Data cut-off: 8 May 2033*: what a report says of itself
at the end of its line."""
_PERIOD: Final = re.compile(
    r"(?:\A|\n)[^\S\n]*(?:report(?:ing)? )?(?:period(?: covered)?|covering)\s*[:–-]?\s*[^\n]{0,70}?"
    r"(?:\bto\b|[-–—]|\buntil\b)[^\S\n]*(?:\d[\d:.h]*\s?(?:h|hrs|hours|[ap]\.?m\.?)?,?[^\S\n]+(?:on )?)?\Z",
    re.IGNORECASE,
)
"""*Period: 0800 hrs 27 August to 0800 hrs 28 August 2031*: before the last day that a report is of …"""
DAILY: Final = 2
"""… which is that of the report, where it is of no more than so many."""
_ISSUE: Final = re.compile(
    r"[^\S\n]*(?:[^.!?\n]{1,60}[,|:·–—(-][^\S\n]*|(?:[\w.]+[^\S\n]+){0,3}(?:issue|edition|number|no)\.?"
    r"(?:[^\S\n]+(?:of|for|\d+))*[^\S\n]*)?",
    re.IGNORECASE,
)
"""What may stand before a month that dates an issue: nothing, *Issue 7 |*, *Edition of*."""
_TODAY_BEFORE: Final = re.compile(r"\b(?:today|tonight)(?:\s+is)?,?\s+(?:on\s+)?(?:the\s+)?\(?\Z", re.IGNORECASE)
_TODAY_AFTER: Final = re.compile(r"\A\)?,?\s*\(?today\b", re.IGNORECASE)
_IN_NAME: Final = re.compile(
    r"(?<![0-9A-Za-z])(?P<y>(?:1[6-9]|20)\d\d)(?P<sep>[-_/.]?)(?P<m>0[1-9]|1[0-2])(?P=sep)(?P<d>0[1-9]|[12]\d|3[01])"
    r"(?![0-9A-Za-z])"
)
_DAYS: Final = ("date", "clock")
"""Forms of expressions that name a day: *8 May 2033*, *18:00, 8 May 2033*."""
_COPYRIGHT: Final = re.compile(r"(?:©|\(c\)|&copy;|\bcopyright\b)([^\n]{0,80})", re.IGNORECASE)
_YEARS: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class Finding:
    """A publication date that one kind of evidence gives."""

    days: Days
    precision: DatePrecision
    basis: Basis
    reason: str
    confidence: float
    rank: int
    """0 is believed before 1."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What bears on the date without giving it."""

    month_day: tuple[int, int] | None
    """Month and day of writing that its own words state without a year."""
    month_day_told: str | None
    """Which words these are, as a clause for a reason."""
    year: int | None
    """The year of the copyright line."""
    refused: tuple[str, ...]
    """Dates offered and not believed, in words."""


def own_findings(folio: Folio) -> tuple[tuple[Finding, ...], Hints]:
    """What the dispatch states of its own date, most believed first, and what only bears on it."""
    refused: list[str] = []
    stated = [*_from_metadata(folio.dispatch.metadata.published, refused), *_from_name(folio)]
    dates = [found for found in folio.of(TimeExpression) if found.form in _DAYS and found.day and found.month]
    heads = list(_heads(folio, dates))
    stated += [_of_head(found, label, day) for found, label in heads if (day := _full(found))]
    stated += _stated_today(folio, dates)
    stated += _of_month(folio)
    bare = next((found for found, _ in heads if found.year is None), None)
    stated += _of_day_and_month(folio, bare)
    captured = _day(folio.dispatch.metadata.captured)
    if captured is not None:
        stated = [*_before(stated, captured, refused), *_of_capture(bare, captured)]
    hints = Hints(
        (bare.month, bare.day) if bare and bare.month and bare.day else None,
        f"its head says “{bare.text}”" if bare else None,
        copyright_year(folio.text),
        tuple(refused),
    )
    return tuple(sorted(stated, key=lambda finding: finding.rank)), hints


def _from_metadata(candidates: Sequence[DateCandidate], refused: list[str]) -> Iterator[Finding]:
    for candidate in candidates:
        parsed = parse_iso(candidate.value)
        if parsed is None:
            refused.append(f"“{candidate.value}” ({candidate.origin}) is no date")
            continue
        days, precision = parsed
        if not FIRST_YEAR <= days.begin.year <= LAST_YEAR or days.begin in SENTINELS:
            refused.append(f"{candidate.value} ({candidate.origin}) is refused: no newspaper is of that date")
            continue
        changed, loose = bool(_CHANGED.search(candidate.origin)), bool(_LOOSE.search(candidate.origin))
        rank = 6 if changed else 3 if loose else 0 if precision == "day" else 5
        confidence = 0.7 if changed else 0.85 if loose else 0.95
        told = "says when it was changed" if changed else "gives its date"
        reason = f"Its metadata ({candidate.origin}) {told}: {_spoken(days, precision)}."
        yield Finding(days, precision, "metadata", reason, confidence, rank)


def _day(moment: str | None) -> date | None:
    parsed = parse_iso(moment) if moment is not None else None
    return parsed[0].begin if parsed is not None else None


def _before(stated: Sequence[Finding], captured: date, refused: list[str]) -> Iterator[Finding]:
    """The findings that the capture leaves possible; a day later may be one of another time zone."""
    for finding in stated:
        if finding.days.begin <= captured + timedelta(days=1):
            yield finding
        else:
            told = _spoken(finding.days, finding.precision)
            refused.append(f"{told} is refused: it was captured before that, on {spoken(captured)}")


def _of_capture(bare: TimeExpression | None, captured: date) -> Iterator[Finding]:
    """The day that the head gives without a year, where it lies shortly before the capture."""
    if bare is None or bare.month is None or bare.day is None:
        return
    latest = captured + timedelta(days=1)
    days = (calendar_day(year, bare.month, bare.day) for year in (latest.year, latest.year - 1))
    day = next((day for day in days if day is not None and day <= latest), None)
    if day is not None and (captured - day).days <= SOON:
        reason = f"Its head says “{bare.text}”, and it was captured on {spoken(captured)}."
        yield Finding(whole_day(day), "day", "inferred", reason, 0.8, 7)


def _from_name(folio: Folio) -> Iterator[Finding]:
    """The date in the name of the file or in the path of its address."""
    for name, what in ((folio.dispatch.metadata.url, "address"), (folio.doc, "name")):
        match = _IN_NAME.search(name or "")
        day = match and calendar_day(int(match["y"]), int(match["m"]), int(match["d"]))
        if match and day and day.year <= LAST_YEAR:
            reason = f"Its {what} holds the date “{match.group()}”."
            yield Finding(whole_day(day), "day", "metadata", reason, 0.85, 3)


def _heads(folio: Folio, dates: Sequence[TimeExpression]) -> Iterator[tuple[TimeExpression, str]]:
    """Dates that stand as the date of the text: in its head, its dateline, or behind a label such as *Published:*."""
    furniture = [s for s in folio.of(Sentence) if s.furniture in ("header", "dateline", "byline")]
    for found in dates:
        before = folio.text[max(0, found.start - 40) : found.start]
        label = _LABEL.search(before)
        if label and _in_sentence(folio.text, found.start - len(before) + label.start(), found.end):
            label = None
        if found.start < HEAD and _PERIOD.search(folio.text[max(0, found.start - 110) : found.start]):
            if _is_daily(folio.text, found, dates):
                yield found, "head"
            continue
        line = next((s for s in furniture if s.start <= found.start and found.end <= s.end), None)
        if line is not None and line.furniture != "dateline":
            yield found, label["label"].lower() if label else "head"
        elif label and found.start < HEAD:
            yield found, label["label"].lower()
        elif found.start < HEAD and (_heads_text(folio.text, found) or _opens_line(folio.text, found)):
            yield found, "head"
        elif _is_foot(folio.text, found):
            yield found, "foot"
        elif line is not None or _is_dateline(folio.text, found):
            yield found, "dateline"


def _is_daily(text: str, last: TimeExpression, dates: Sequence[TimeExpression]) -> bool:
    """Whether the period that ends in a date of the head, and ends the line with it, is of a day or two."""
    line = text.rfind("\n", 0, last.start)
    first = next((one for one in dates if line < one.start), last)
    end = _full(last)
    begin = end and calendar_day(first.year or end.year, first.month or 0, first.day or 0)
    whole = last.through is None and _LINE_GOES_ON.match(text, last.end) is not None
    return whole and begin is not None and end is not None and 0 <= (end - begin).days < DAILY


def _in_sentence(text: str, start: int, end: int) -> bool:
    """Whether words of the same line stand on both sides: *the report, published on 19 June, has …*."""
    before, after = text[:start].rpartition("\n")[2].strip(), text[end:].partition("\n")[0]
    return bool(before) and before[-1] not in _PARTING and bool(_GOES_ON.match(after))


def _is_dateline(text: str, found: TimeExpression) -> bool:
    if found.start > HEAD:
        return False
    if _AGENCY_AFTER.match(text[found.end : found.end + 60]):
        return True
    line = text[: found.start].rpartition("\n")[2]
    return bool(_DATELINE_BEFORE.match(line)) and bool(_DATELINE_AFTER.match(text[found.end : found.end + 60]))


def _heads_text(text: str, found: TimeExpression) -> bool:
    """Whether a clock time follows the date, or it is a piece of a line that names the issue or the issuer."""
    if _CLOCK_AFTER.match(text[found.end : found.end + 20]):
        return True
    before = text[max(0, found.start - 110) : found.start]
    whole = (found.year is not None or found.weekday is not None) and _SHORT_PIECE.match(text, found.end) is not None
    if not whole and not _LINE_GOES_ON.match(text, found.end):
        return False
    lines = (_ISSUE_LINE, _ISSUER_LINE, _AS_OF, *([_LAST_PIECE, _NAMED_LINE] if whole else []))
    return any(line.search(before) for line in lines)


def _opens_line(text: str, found: TimeExpression) -> bool:
    """Whether a date with year or weekday opens its line, alone or behind a place, parted by a mark from the rest."""
    if (found.year is None and found.weekday is None) or not _PARTS.match(text, found.end):
        return False
    return bool(_SIGNED_LINE.search(text[max(0, found.start - 110) : found.start]))


def _is_foot(text: str, found: TimeExpression) -> bool:
    """Whether the date stands alone, or behind a place, in one of the last lines: a statement is signed so."""
    after = text[found.end :]
    rest = after.lstrip(" \t.\r")
    if found.year is None or after.strip().count("\n") >= FOOT or not (rest == "" or rest[0] == "\n"):
        return False
    return bool(_SIGNED_LINE.search(text[max(0, found.start - 110) : found.start]))


def _of_head(found: TimeExpression, label: str, day: date) -> Finding:
    changed = bool(_CHANGED.search(label))
    reason = f"Its {label if label in ('dateline', 'foot') else 'head'} says “{found.text}”."
    if changed:
        reason = f"Its head says that it was {label} on “{found.text}”."
    return Finding(whole_day(day), "day", "header", reason, 0.75 if changed else 0.95, 4 if changed else 1)


def _of_month(folio: Folio) -> Iterator[Finding]:
    """The month that ends a line of the head, alone or behind what names the issue: *The Harbour Review, July 2037*."""
    for found in folio.of(TimeExpression):
        if found.form != "month" or found.year is None or found.month is None or found.start > HEAD:
            continue
        days = whole_month(found.year, found.month) if FIRST_YEAR <= found.year <= LAST_YEAR else None
        before = folio.text[: found.start].rpartition("\n")[2]
        if days and _ISSUE.fullmatch(before) and not folio.text[found.end :].partition("\n")[0].strip(" \t\r.)|"):
            reason = f"Its head says “{found.text}” and no day."
            yield Finding(days, "month", "header", reason, 0.9, 5)


def _of_day_and_month(folio: Folio, bare: TimeExpression | None) -> Iterator[Finding]:
    """The day that the head gives without a year, in the month and year that another line of it ends in.

    *The Harbour Review. Split, July 2037* above *Closed on Friday 10 July*; a weekday named must be that of the day.
    """
    if bare is None or bare.month is None or bare.day is None:
        return
    for found in folio.of(TimeExpression):
        ends = not folio.text[found.end :].partition("\n")[0].strip(" \t\r.)|")
        if found.form != "month" or found.year is None or found.month != bare.month or found.start > HEAD or not ends:
            continue
        day = calendar_day(found.year, bare.month, bare.day)
        if day and FIRST_YEAR <= day.year <= LAST_YEAR and bare.weekday in (None, day.weekday()):
            reason = f"Its head says “{bare.text}” and “{found.text}”."
            yield Finding(whole_day(day), "day", "header", reason, 0.9, 1)


def _stated_today(folio: Folio, dates: Sequence[TimeExpression]) -> Iterator[Finding]:
    """Full dates that the text itself calls today."""
    for found in dates:
        day = _full(found)
        before, after = folio.text[max(0, found.start - 30) : found.start], folio.text[found.end : found.end + 12]
        if day and (_TODAY_BEFORE.search(before) or _TODAY_AFTER.match(after)):
            reason = f"The text calls “{found.text}” today."
            yield Finding(whole_day(day), "day", "stated", reason, 0.9, 2)


def _full(found: TimeExpression) -> date | None:
    if found.year is None or found.month is None or found.day is None:
        return None
    day = calendar_day(found.year, found.month, found.day)
    return day if day and FIRST_YEAR <= day.year <= LAST_YEAR and day not in SENTINELS else None


def copyright_year(text: str) -> int | None:
    """The one year that the text's copyright lines name; None if they name none, several, or a span of years."""
    years = {year for match in _COPYRIGHT.finditer(text) for year in _YEARS.findall(match[1])}
    return int(years.pop()) if len(years) == 1 else None


def of_copyright(year: int) -> Finding | None:
    """The year alone, as the copyright line gives it."""
    whole = whole_year(year)
    reason = f"Its copyright line names the year {year}; nothing in it tells the day."
    return Finding(whole, "year", "inferred", reason, 0.7, 9) if whole else None


def _spoken(days: Days, precision: DatePrecision) -> str:
    if precision == "day":
        return spoken(days.begin)
    if precision == "month":
        return f"{MONTHS[days.begin.month - 1]} {days.begin.year}"
    return f"the {precision} from {days.begin.isoformat()} to {days.last.isoformat()}"
