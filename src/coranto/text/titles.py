"""Where a sentence may be cut so that what is left still says something: at the end of a clause, never within one."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.text.spans import Span, trimmed
from coranto.text.telling import first_word, unbalanced
from coranto.text.verbs import AUXILIARIES, COMMON_PASTS, FINITE, PRESENTS
from coranto.text.wordlists import words

TITLE_CHARS: Final = 140
"""Two lines of a terminal, less a margin: what a headline may take."""
LONGEST: Final = 200
"""A sentence of up to so many characters stays whole rather than be cut within a clause."""
UTMOST: Final = 250
"""The same where no clause ends at all before that."""
SHORTEST: Final = 16
"""Characters that a cut title must have at least."""

_TOKEN = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*|[,;:()—–]|(?<=\s)-(?=\s)")
_CUT = re.compile(r"[,;:]\s+|\s[-–—]\s+|\s(?=(?:while|but|after|because|although|where|when)\s)")
_LATE_SUBJECT: Final = re.compile(r",[\"”’']? (?:and|but|while|whereas) (?=[^,]*$)")
_MEASURE: Final = r"(?:minute|hour|day|week|month|year|moment)s?"
_MEASURED: Final = re.compile(rf"{_MEASURE}$|\b(?:shortly|soon|just|long|immediately|even|right)$", re.I)
"""What a following *after* or *before* belongs to."""
_GOES_ON_FROM: Final = re.compile(r"\s+(?:after|before|since|earlier|later)\b")
_SPAN_OF_TIME: Final = re.compile(
    rf"(?:,?\s+(?:just|only|barely|almost|nearly|about|some|more than|less than))?,?\s+[\w-]+ {_MEASURE}$"
    r"|,?\s+(?:shortly|soon|just|long|immediately|even|right)$"
)
_TOLD_OF: Final = re.compile(r"\s+(?:that|which|who|whose)\b")
_CIRCUMSTANCE: Final = re.compile(
    r",\s+(?:in|with|by|for|amid|during|over) (?:an?|the|what) (?:[\w’'-]+ ){0,2}[\w’'-]+$"
)
_LOOSE_ENDS: Final = ((_GOES_ON_FROM, _SPAN_OF_TIME), (_TOLD_OF, _CIRCUMSTANCE))
"""How a sentence goes on behind a clause, and what at the clause's end belongs to that."""
_COUNTED_TIME: Final = re.compile(rf"\w+ {_MEASURE}\b")
_CLAUSES: Final = words(
    """where which who whose while but as after before when because although though whereas and so yet saying adding
    until since"""
)
_PHRASES: Final = words(
    """with in on at by for from to into during amid despite without according under over including less more part
    hours days weeks months years minutes shortly within about through of"""
)
_DETERMINERS: Final = words("a an the its his her their this these those one two three some no several most nearly")
_SUBORDINATE: Final = words("who which whose whom where when while after before because although though since until if")
_OPENERS: Final = words(
    """while when after before because although though since until as if unless despite following during in on at by
    with for from under amid to meanwhile earlier later"""
)
_SAYING: Final = words("said says say told")
_OPEN_ENDS: Final = words(
    """a an the of in on at by for with from to into and or but as that which who his her its their is was were are be
    been has have had will would no not more than such said last next all mr mrs ms dr"""
)
_NOT_BEFORE_VERB: Final = words("a an the of by to its his her their this these no")


def title_span(text: str, start: int, end: int, reach: int = 0) -> Span:
    """``start:end`` cut to a title: the whole of it up to 140 characters, else cut where a clause ends, else up to 250.

    What stands before the offset ``reach`` (who says so) is kept if that makes no title of more than 200 characters.
    """
    whole = _without_loose_end(text, trimmed(text, start, end))
    if whole.end - whole.start <= TITLE_CHARS:
        return _unstopped(text, whole)
    floor = max(whole.start + TITLE_CHARS // 3, min(reach, whole.start + LONGEST))
    for first, last in ((floor, whole.start + TITLE_CHARS), (floor, whole.start + LONGEST)):
        cuts = list(_cuts(text, whole, first, last))
        if cuts:
            return _unstopped(text, Span(whole.start, max(cuts)[1]))
        if whole.end - whole.start <= LONGEST:
            return _unstopped(text, whole)
    early = [at for _, at in _cuts(text, whole, whole.start + SHORTEST, floor)]
    if early:
        return _unstopped(text, Span(whole.start, max(early)))
    if whole.end - whole.start <= UTMOST:
        return _unstopped(text, whole)
    space = text.rfind(" ", floor, whole.start + TITLE_CHARS)
    return _closed(text, Span(whole.start, space if space > 0 else whole.start + TITLE_CHARS))


def _without_loose_end(text: str, span: Span) -> Span:
    """A clause without the end that the next one goes on from: *…, a week | after it*, *…, in a raid | that*."""
    for onward, ending in _LOOSE_ENDS:
        tail = ending.search(text, span.start, span.end) if onward.match(text, span.end) is not None else None
        if tail is not None:
            return Span(span.start, tail.start())
    return span


def _cuts(text: str, whole: Span, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Each place between two offsets where a clause ends, with a grade: 1 before a clause, 0 before a mere phrase."""
    for found in _CUT.finditer(text, first, min(last, whole.end)):
        head = text[whole.start : found.start()]
        grade = _grade(text, found.end())
        if grade is None or unbalanced(head) or _is_measured(text, whole.start, found) or not is_whole(head):
            continue
        yield grade, found.start()


def _grade(text: str, after: int) -> int | None:
    """How good a place to end is, by what follows; none where the phrase or the list goes on."""
    word = first_word(text[after : after + 40])
    if word in _CLAUSES or (word.endswith("ing") and len(word) > 4):
        return 1
    plain = word in _PHRASES or word in _DETERMINERS or word[:1].isdigit()
    return 0 if plain or _COUNTED_TIME.match(text, after) else None


def _is_measured(text: str, start: int, cut: re.Match[str]) -> bool:
    """Whether the cut would part a span of time from its *after* or *before* (*five days | after*)."""
    return first_word(text[cut.end() : cut.end() + 8]) in ("after", "before") and bool(
        _MEASURED.search(text, max(start, cut.start() - 20), cut.start())
    )


def is_whole(head: str) -> bool:
    """Whether the beginning of a sentence has a subject and a verb of its own, and no second subject without a verb."""
    late = _LATE_SUBJECT.search(head)
    if late is not None and not _has_main_verb(head[late.end() :]):
        return False
    return _has_main_verb(head)


def _has_main_verb(head: str) -> bool:
    """Whether a finite verb stands outside relative and subordinate clauses; *said* and *that* lead to a second."""
    row = [m.group() for m in _TOKEN.finditer(head)]
    at = _after_opening(row)
    waiting, found, owed = 0, False, False
    while at < len(row):
        low = row[at].lower()
        if low == "," and at + 1 < len(row) and _opens_aside(row[at + 1].lower()):
            at = _next_mark(row, at + 1)
            continue
        if low in _SUBORDINATE:
            waiting += 1
        elif low == "that" and found:
            owed = True
        elif low == "that" and at + 1 < len(row) and _is_finite(row, at + 1):
            waiting += 1
        elif _is_finite(row, at):
            while row[at].lower() in AUXILIARIES and at + 1 < len(row) and _goes_on(row, at + 1):
                at += 1
            if waiting:
                waiting -= 1
            elif found:
                owed = False
            else:
                found, owed = True, row[at].lower() in _SAYING
        at += 1
    return found and not owed


def _after_opening(row: Sequence[str]) -> int:
    """Behind an opening adjunct or subordinate clause and its comma."""
    if not row or not (row[0].lower() in _OPENERS or row[0].lower().endswith("ing")):
        return 0
    return next((i + 1 for i, word in enumerate(row) if word == ","), 0)


def _opens_aside(word: str) -> bool:
    return word in _SUBORDINATE or (word.endswith("ing") and len(word) > 4)


def _next_mark(row: Sequence[str], at: int) -> int:
    return next((i for i in range(at, len(row)) if not row[i][0].isalnum()), len(row))


def _is_finite(row: Sequence[str], at: int) -> bool:
    word = row[at]
    low = word.lower()
    if low in FINITE:
        return True
    if at == 0 or not row[at - 1][0].isalnum() or row[at - 1].lower() in _NOT_BEFORE_VERB:
        return False
    if low in COMMON_PASTS or low in PRESENTS:
        return True
    passive = at + 1 < len(row) and row[at + 1].lower() == "by"
    return len(low) > 4 and low.endswith("ed") and word[0].islower() and not passive


def _goes_on(row: Sequence[str], at: int) -> bool:
    return _is_finite(row, at) or row[at].lower() in AUXILIARIES


def _unstopped(text: str, span: Span) -> Span:
    """The span without a stop or a comma at its end; the stop of an abbreviation stays."""
    end = span.end
    while end > span.start + 1 and (text[end - 1] in ".,;:-–—" or text[end - 1].isspace()):
        if text[end - 1] == "." and text[end - 3 : end - 2] == ".":
            break
        end -= 1
    return Span(span.start, end)


def _closed(text: str, span: Span) -> Span:
    """A cut span without words at its end that ask for more (*of the*, *last*)."""
    span = _unstopped(text, span)
    while True:
        word = text.rfind(" ", span.start, span.end) + 1
        if word <= span.start or text[word : span.end].lower() not in _OPEN_ENDS:
            return span
        span = _unstopped(text, Span(span.start, word))
