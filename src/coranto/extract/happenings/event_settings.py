"""When a clause puts its event: the time expression nearest in sense to the trigger."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from coranto.extract.happenings.clause_scenes import Match
from coranto.extract.happenings.event_clauses import DETERMINERS, PREPOSITIONS, Clause, Token, verbish
from coranto.model.annotation import ONE_DAY, Time
from coranto.model.assertion import Claim, TimeRef
from coranto.model.source import Document
from coranto.text.dates import iso_shifted
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.verbs import AUXILIARIES, FINITE
from coranto.text.wordlists import words

_APART: Final = words("since until before")
_COUNTING: Final = words("than least about some nearly almost around over under most all these")
_BEFORE_YEARS: Final = words(
    """in since of from until till by during to before after and the late early mid january february march april may
    june july august september october november december"""
)
_LISTING: Final = frozenset(("and", "or", "but"))
_STRETCHES: Final = words(
    "night nights morning afternoon evening eve day days dawn week weekend month hours start end beginning middle rest"
)
"""What is a part of a day or of a longer time, before *of*."""
_PHRASE: Final = 5
"""Tokens of a noun phrase up to its *of*."""
_AMID: Final = frozenset(("in", "during", "at", "on"))
"""Before the day of an occurrence these put another into it: *killed in Tuesday's blast*."""
SINCE: Final = "since then, up to the telling"
"""How the reason of an interval begins that *since* opens."""
_UNITS: Final = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_MEANT: Final = words("announced planned scheduled set due billed slated called expected fixed promised foreseen meant")
"""Before a day these say that something was to be then."""
_DAYS: Final = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_LATE: Final = {"late": 1, "later": 1, "early": -1, "earlier": -1}
_COUNTED: Final = ("earlier", "later", "before", "afterwards", "on", "ago")
_HEADS_OF_CLAUSES: Final = frozenset(';:"“”«»-–—•*·')
_OPENERS: Final = frozenset(("who", "which", "where", "whose", ",", ";"))
_OVER: Final = frozenset(("past", "pluperfect", "perfect"))
BARE_HOUR: Final = "of the day of the dispatch"
"""How the reason begins of an hour or a part of the day that no day goes with."""
TODAY: Final = ", the day of publication"
"""How the reason ends of what is told as news without a day."""
_BEFELL: Final = words(
    """struck hit began started broke erupted swept tore ripped raged rocked occurred happened devastated shook ravaged
    flared battered followed killed"""
)
"""Verbs of what befalls: *the quake, which struck in 2019, killed 60* is all of that year."""
_PROMISED: Final = words("promise pledge vow undertake")
"""What is promised for a day is told of that day."""
_INTENDED: Final = frozenset(("to", "due", "scheduled", "expected", "supposed"))
_TO_COME: Final = frozenset(("planned", "possible"))
_PUT_OFF_TO: Final = frozenset(("to", "until", "till", "for"))
_EDGES_OF_SUBJECT: Final = frozenset((",", ";", ":", "and", "but", "or"))
ASIDE: Final = 7
"""Words between a comma and a time in one aside."""
PARTED: Final = 4
"""How much further a time is from a verb from which a conjunction parts it."""
_AGO: Final = 3
"""Days beyond which what *had happened* is not put on the day named before it."""


def index_of(row: Sequence[Token], start: int) -> int:
    """The number of the token that holds an offset; of the next one where it lies between two."""
    return next((i for i, token in enumerate(row) if token.end > start), len(row) - 1)


def time_of(
    clause: Clause, match: Match, row: Sequence[Token], inside: Sequence[Time], beside: Sequence[Time]
) -> TimeRef | None:
    """The stated time of the event: of its own clause, else of the clause it hangs on."""
    own = _nearest(row, match, inside)
    if own is not None and (late := _delay(row, match, own)):
        return _shifted(own, late, f"{abs(late)} days {'after' if late > 0 else 'before'}")
    if own is not None:
        return TimeRef(own.start, own.end, own.begin, own.until, own.precision, own.reason)
    hangs = clause.kind in ("participle", "adverbial") or (clause.kind == "relative" and match.use == "past")
    if hangs and clause.opener not in _APART:
        borrowed = _nearest(row, match, [t for t in beside if not _across(row, match, t)])
        if borrowed is not None:
            days = _days_after(row, clause)
            if days:
                return _shifted(borrowed, -days, f"{days} days before")
            reason = f"the clause it hangs on: {borrowed.reason}"
            return TimeRef(borrowed.start, borrowed.end, borrowed.begin, borrowed.until, borrowed.precision, reason)
    return None


def _across(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a semicolon parts the time from the trigger: it is of another statement."""
    low, high = sorted((match.first, index_of(row, time.start)))
    return any(row[j].low == ";" for j in range(low, high))


def _aimed_at(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether the time is that of what is done: *called a strike for Monday*, *shut the port until Friday*."""
    i = index_of(row, time.start)
    if match.noun or match.use not in _OVER or i <= match.verb_end or match.lemma in _PROMISED:
        return False
    return row[i - 1].low in ("until", "till") or (row[i - 1].low == "for" and i > match.verb_end + 1)


def _days_after(row: Sequence[Token], clause: Clause) -> int:
    """How many days after what the clause tells the clause before it lies: *left a day after the vote was held*."""
    at = clause.first if row[clause.first].low == "after" else clause.first - 1
    if at < 2 or row[at].low != "after" or row[at - 1].low not in ("day", "days"):
        return 0
    return _UNITS.get(row[at - 2].low, int(row[at - 2].low) if row[at - 2].low.isdecimal() else 0)


def _delay(row: Sequence[Token], match: Match, time: Time) -> int:
    """How many days after the day it was meant for something was done: *the vote set for Friday was held a day late*.

    Less than nought for what was early; 0 where it is not said, or the day is not one it was meant for.
    """
    i = index_of(row, time.start)
    if not 1 < i < match.first or row[i - 1].low not in ("for", "on") or row[i - 2].low not in _MEANT:
        return 0
    if row[i - 3].low in AUXILIARIES or match.use not in _OVER:
        return 0
    for j in range(match.first + 1, len(row) - 2):
        count = _UNITS.get(row[j].low, int(row[j].low) if row[j].low.isdecimal() else 0)
        if count and row[j + 1].low in _DAYS and row[j + 2].low in _LATE:
            return count * _DAYS[row[j + 1].low] * _LATE[row[j + 2].low]
    return 0


def _shifted(time: Time, days: int, told: str) -> TimeRef | None:
    """The day that lies so many days after a stated one, or before it; ``told`` says so in the reason."""
    if time.begin is None or time.precision not in ONE_DAY:
        return None
    day = date.fromisoformat(time.begin[:10]) + timedelta(days)
    until = (day + timedelta(1)).isoformat()
    reason = f"{told} “{time.text}”: {time.reason}"
    return TimeRef(time.start, time.end, day.isoformat(), until, "day", reason)


def _nearest(row: Sequence[Token], match: Match, times: Sequence[Time]) -> Time | None:
    usable = [t for t in times if _tells_when(t) and not _is_count(row, t)]
    usable = [t for t in usable if not _owns_another(row, match, t) and not _is_object(row, match, t)]
    usable = [t for t in usable if not of_another_verb(row, match, t) and not _modifies(row, t)]
    usable = [t for t in usable if not _compared(row, t) and not _aimed_at(row, match, t)]
    usable = [t for t in usable if not _dates_noun(row, match, t)]
    usable = [t for t in usable if not (match.use in _TO_COME and _parted(row, match, t))]
    behind = (i for t in usable if (i := index_of(row, t.start)) >= match.verb_end)
    if any(row[i - 1].low not in _PUT_OFF_TO for i in behind):
        usable = [t for t in usable if not _is_of_subject(row, match, t)]
    if not usable:
        return None
    at = row[match.first].start

    def far(time: Time) -> tuple[int, int]:
        coarse = 2 if time.precision not in ONE_DAY else 1
        parted = _parted(row, match, time) or _is_listed_before(row, match, time)
        return coarse * (PARTED if parted else 1) * abs(time.start - at), time.start

    return min(usable, key=far)


def _parted(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a conjunction stands between a time and the verb behind it: *left on Friday and were expected*."""
    return any(row[j].low in _LISTING for j in range(index_of(row, time.end - 1) + 1, match.first))


def _is_listed_before(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether the time is that of a verb before this one in a list: *was signed in May, suspended in June*."""
    i, j = index_of(row, time.start), index_of(row, time.end - 1) + 1
    if match.noun or j + 1 != match.first or row[j].low != ",":
        return False
    return any(verbish(row, k) and row[k].low not in AUXILIARIES for k in range(max(0, i - _PHRASE), i))


def _compared(row: Sequence[Token], time: Time) -> bool:
    """Whether another day is only likened to this one: *could not take off, as on Saturday*."""
    i = index_of(row, time.start)
    return i > 1 and row[i - 1].low in ("on", "in") and row[i - 2].low in ("as", "than", "like", "unlike")


def _tells_when(time: Time) -> bool:
    """Whether it says when: a date or an hour, or a length counted from a day (*two days earlier*)."""
    if time.begin is None or time.until is None:
        return False
    counted = time.text.lower().endswith(_COUNTED)
    return time.type in ("DATE", "TIME") or counted


def is_of_whole(row: Sequence[Token], i: int, first: int) -> bool:
    """Whether the words at ``i`` tell of a whole of which the clause counts a part: *Of the ten held on Monday, two*.

    The comma that ends them stands before the verb at ``first``; *of course* and *of late* open no such words.
    """
    comma = next((j for j in range(i, first) if row[j].low == ","), -1)
    head = next((j for j in range(i, -1, -1) if j == 0 or row[j - 1].low in _HEADS_OF_CLAUSES), 0)
    if comma < 0 or row[head].low not in ("of", "out"):
        return False
    at = head + 1 if row[head].low == "of" else head + 2
    counted = at < i and (row[at].low in DETERMINERS or row[at].low.isdecimal() or row[at].low in NUMBER_WORDS)
    return counted and row[at - 1].low == "of"


def of_another_verb(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether the time is that of a participle in between: *cancelled an accord signed in 2029*."""
    i = index_of(row, time.start)
    if i < match.first:
        apart = _in_aside(row, i, match.first) or _in_participle(row, i, match.first)
        return apart or is_of_whole(row, i, match.first)
    if _in_content(row, match.verb_end, i):
        return True
    return any(
        row[j].low == "born" or (verbish(row, j) and row[j].low not in AUXILIARIES | {"and"} and not _joined(row, j))
        for j in range(match.verb_end + 1, i)
    )


def _in_content(row: Sequence[Token], verb_end: int, i: int) -> bool:
    """Whether the time at ``i`` is of what a *that* behind the verb opens: *denied that a trip due in May …*."""
    opened = next((j for j in range(verb_end, i) if row[j].low == "that" and row[j - 1].low != "than"), -1)
    if opened < 0:
        return False
    stop = next((j for j in range(i, len(row)) if row[j].low in (";", ",", ":")), len(row))
    return any(verbish(row, j) for j in range(i + 1, stop))


def _modifies(row: Sequence[Token], time: Time) -> bool:
    """Whether a time of day only describes a noun: *a night-time curfew*, *an evening rally*."""
    i, j = index_of(row, time.start), index_of(row, time.end - 1) + 1
    if time.precision == "part-of-day" and row[j - 1].low.endswith("-time") and j < len(row):
        return row[j].low.isalpha() and row[j].low not in PREPOSITIONS
    if time.precision != "part-of-day" or i == 0 or j >= len(row) or row[i - 1].low not in ("a", "an", "the"):
        return False
    return row[j].low.isalpha() and row[j].low not in PREPOSITIONS | AUXILIARIES and not verbish(row, j)


def _in_aside(row: Sequence[Token], i: int, first: int) -> bool:
    """Whether the time at ``i`` stands in a relative clause that ends before the verb: *who came in 2009, resigned*.

    Not one that says when what befell people began, or when it was to be: *which was to land on Friday, turned back*.
    """
    closed = any(row[j].low == "," for j in range(i, first))
    at = next((j for j in range(i, -1, -1) if row[j].low in _OPENERS), -1)
    if not closed or at < 0 or row[at].low not in ("who", "which", "where", "whose"):
        return False
    told = [row[j].low for j in range(at + 1, i)]
    befell = row[at].low == "which" and not _BEFELL.isdisjoint(told) and row[first].low not in AUXILIARIES
    due = any(a in ("was", "were", "been") and b in _INTENDED for a, b in pairwise(told))
    return not (befell or due)


def _in_participle(row: Sequence[Token], i: int, first: int) -> bool:
    """Whether the time at ``i`` is that of a participle between commas: *the editor,* **held since May,** *fled*."""
    at = next((j for j in range(i - 1, max(0, i - ASIDE), -1) if row[j].low == ","), 0)
    closed = any(row[j].low == "," for j in range(i + 1, first))
    opened = next((j for j in range(at - 1, -1, -1) if row[j].low in (",", ";", ":")), -1)
    bare = not any(verbish(row, j) for j in range(opened + 1, at))
    return bool(at) and bare and closed and verbish(row, at + 1) and row[at + 1].low not in FINITE


def _is_of_subject(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a time right before the verb is of a verb that describes its subject: *those* **held on Monday** *fled*.

    So is that of *the school, due in May, opened in June*. Only of use where another time stands behind the verb,
    which then is its own.
    """
    i, j = index_of(row, time.start), index_of(row, time.end - 1) + 1
    if j < match.first and row[j].low == "," and any(row[k].low in _MEANT for k in (i - 1, i - 2) if k > 0):
        return True
    between = [row[k].low for k in range(j, match.first)]
    if match.noun or i >= match.first or not all(low in AUXILIARIES or low.endswith("ly") for low in between):
        return False
    for k in range(i - 1, max(0, i - ASIDE), -1):
        if row[k].low in _EDGES_OF_SUBJECT:
            return False
        if verbish(row, k) and row[k].low not in AUXILIARIES:
            return True
    return False


def _joined(row: Sequence[Token], j: int) -> bool:
    """Whether the verb at ``j`` goes on with the same subject: behind a conjunction, or in a list of verbs."""
    if row[j - 1].low == ",":
        return any(row[k].low in _LISTING and verbish(row, k + 1) for k in range(j + 1, len(row) - 1))
    return row[j - 1].low in AUXILIARIES | {"and", "or", "but", "then"}


def narrated_time(document: Document | None, times: Sequence[Time]) -> TimeRef | None:
    """The day of publication, for news told without a time; null where that day is itself not known to the day.

    Of two days on which the dispatch may have been published, it is of the one that ``times`` name, where they name
    but one: *on Friday* without another word is what a dispatch calls its own day, or the one just over.
    """
    if document is None or document.published.start is None or document.published.end is None:
        return None
    start, end = date.fromisoformat(document.published.start[:10]), date.fromisoformat(document.published.end[:10])
    if (end - start) > timedelta(2):
        return None
    reason = f"no time in the clause: told as the news of {start.isoformat()}{TODAY}"
    if end - start <= timedelta(1):
        return TimeRef(None, None, start.isoformat(), end.isoformat(), "day", reason)
    days = {day for t in times if (day := _one_day(t)) is not None and start <= day < end}
    if len(days) == 1:
        start = days.pop()
        end = start + timedelta(1)
        reason = f"no time in the clause: told as the news of {start.isoformat()}, the latest day that is named"
        return TimeRef(None, None, start.isoformat(), end.isoformat(), "day", reason)
    return TimeRef(None, None, start.isoformat(), end.isoformat(), "range", reason)


def _one_day(time: Time) -> date | None:
    """The day that a time lies in; null where it is longer, or begins none."""
    if time.type not in ("DATE", "TIME") or time.begin is None or time.until is None:
        return None
    begin, until = date.fromisoformat(time.begin[:10]), date.fromisoformat(time.until[:10])
    return begin if until - begin <= timedelta(1) else None


def until_told(since: TimeRef, told: TimeRef | None) -> TimeRef:
    """The interval from a time behind *since* to the day of the telling; the time itself where that day is unknown."""
    if told is None or told.until is None or since.begin is None or since.begin[:10] >= told.until:
        return since
    reason = f"{SINCE}: {since.reason}"
    return TimeRef(since.start, since.end, since.begin[:10], told.until, "range", reason)


def same_day(written: str, before: Sequence[Time]) -> TimeRef | None:
    """The day that *that day* or *the same evening* points back to: the last one named; null where none has a date."""
    named = [t for t in before if t.type in ("DATE", "TIME") and t.precision in ONE_DAY]
    named = [t for t in named if not t.reason.startswith(BARE_HOUR)] or named
    last = max(named, key=lambda t: t.start, default=None)
    if last is None or last.begin is None:
        return None
    begin = last.begin[:10]
    until = iso_shifted(begin, 1)
    return TimeRef(None, None, begin, until, "day", f"“{written}” points back to “{last.text}”: {last.reason}")


def since_named(narrated: TimeRef, before: Sequence[Time]) -> TimeRef:
    """The day last named in the paragraph, for what *had* happened by then, if it is not long before the telling."""
    days = [t.begin[:10] for t in before if t.type in ("DATE", "TIME") and t.precision in ONE_DAY and t.begin]
    if not days or narrated.begin is None or days[-1] >= narrated.begin[:10]:
        return narrated
    begin = date.fromisoformat(days[-1])
    if date.fromisoformat(narrated.begin[:10]) - begin > timedelta(_AGO):
        return narrated
    reason = f"no time in the clause: it had happened by {begin.isoformat()}, the day named before it"
    return TimeRef(None, None, begin.isoformat(), (begin + timedelta(1)).isoformat(), "day", reason)


def _owns_another(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a possessive time dates another thing than the trigger (*the toll of Tuesday's blast rose*)."""
    i, first = index_of(row, time.end - 1), index_of(row, time.start)
    amid = first > match.first and row[first - 1].low in _AMID
    return row[i].low.endswith("'s") and not amid and not (match.noun and i < match.first <= i + 3)


def _dates_noun(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a day only tells which subject or object is meant: *suspended the decree of 7 November*."""
    i = index_of(row, time.start)
    of = i - 2 if i > 1 and row[i - 1].low == "the" else i - 1
    if of < 1 or row[of].low != "of" or match.first <= of - 1 < max(match.last, match.verb_end):
        return False
    if not row[of - 1].low.isalpha() or row[of - 1].low in _STRETCHES:
        return False
    opened = next((j for j in range(of - 2, max(-1, of - _PHRASE), -1) if row[j].low in DETERMINERS), None)
    return opened is not None and (opened == 0 or row[opened - 1].low not in PREPOSITIONS)


def _is_object(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether the day itself is what the verb acts on (*declared Friday a holiday*)."""
    first, last = index_of(row, time.start), index_of(row, time.end - 1)
    return first == match.last and last + 1 < len(row) and row[last + 1].low in ("a", "an", "the", "as")


def _is_count(row: Sequence[Token], time: Time) -> bool:
    """Whether a bare number taken for a year counts what follows (*more than 1500 people*)."""
    if not time.text.isdigit():
        return False
    i = index_of(row, time.start)
    before, after = row[i - 1].low if i else "", row[i + 1].low if i + 1 < len(row) else ""
    return before in _COUNTING or (after.isalpha() and before not in _BEFORE_YEARS)


def said_time(claim: Claim | None) -> TimeRef | None:
    """When the speaker spoke, for what is told without a time of its own; null where that is not stated."""
    if claim is None or claim.said is None or claim.said.begin is None or claim.said.until is None:
        return None
    begin, until = claim.said.begin, claim.said.until
    try:
        days = date.fromisoformat(until[:10]) - date.fromisoformat(begin[:10])
    except ValueError:
        return None
    if days > timedelta(1):
        return None
    return TimeRef(None, None, begin, until, "day", f"no time in the clause: as of {begin[:10]}, when it was said")
