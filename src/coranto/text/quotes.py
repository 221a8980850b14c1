"""Quotation marks paired into quotations, in any style, and as they stand in news: wrong way round, late, missing.

The one pass over the text keeps a stack, so its time grows with the length of the text alone.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

from coranto.text.segmentation import paragraphs
from coranto.text.spans import Span

Style = Literal["double", "single", "angle", "corner"]

_OPENING: Final = {
    "“": "double",
    "„": "double",
    "‟": "double",
    "«": "angle",
    "‹": "angle",
    "「": "corner",
    "『": "corner",
}
_CLOSING: Final = {"”": "double", "»": "angle", "›": "angle", "」": "corner", "』": "corner"}
_SINGLE: Final = frozenset("'‘’‚‛")
_TYPED: Final = {",,": ("double", True), "<<": ("angle", True), ">>": ("angle", False)}
"""Marks typed with other signs: their style, and whether they open."""
_BEFORE_OPENING: Final = frozenset("([{-–—/:>…")
_AFTER_CLOSING: Final = frozenset(")]}.,;:!?-–—/<…")
_AFTER_SPACED: Final = frozenset(",;:!?)")
"""A straight mark between a space and one of these closes: *"We ran ", she said*."""
_MARK: Final = re.compile(r"''|``|,,(?=\w)|<<|>>|[\"“”„‟«»‹›「」『』'‘’‚‛]")
_SINGLE_BREAK: Final = re.compile(
    r"[^\S\r\n\u0085\u2028\u2029]*(?:\r\n|[\r\n\u0085\u2028\u2029])[^\S\r\n\u0085\u2028\u2029]*(?=\S)"
)
_ELISION: Final = re.compile(r"(?:\d0s|em|til|tis|twas|cause|bout|n|round)\b", re.I)
_SENTENCE_START: Final = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][”\"'’)]*\s+")
_STOPS: Final = tuple(".,!?…")
_MISSING_WINDOW: Final = 600
"""How far back, in characters, the start of a quotation without opening mark is looked for."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks; ``start:end`` holds the marks, ``inner`` the words between them."""

    start: int
    end: int
    inner: Span
    style: Style
    depth: int
    """0 for a quotation of the text, 1 for one within it …"""
    opened: bool = True
    """False where the opening mark is missing and the start was inferred from the sentence."""
    closed: bool = True
    """False where the closing mark is missing: the quotation then ends with its paragraph or before the next one."""
    continues: bool = False
    """True where the quotation of the paragraph before goes on here (its closing mark is left out by convention)."""


class _Mark(NamedTuple):
    start: int
    end: int
    style: Style
    opens: bool
    closes: bool


def quotations(text: str) -> tuple[Quotation, ...]:
    """All quotations of ``text``, by start, the outer before the inner. Any text is accepted."""
    found: list[Quotation] = []
    carried: Style | None = None
    for start, end, soft in _paragraphs(text):
        marks = _marks(text, start, end)
        pairs, carried = _pair(text, Span(start, end), marks, carried, soft)
        found += pairs
    return tuple(sorted(found, key=lambda q: (q.start, -q.end, q.depth)))


def _paragraphs(text: str) -> list[tuple[int, int, bool]]:
    """Start and end of each paragraph, and whether it only wraps: it stops in mid-sentence at a single break.

    A line that goes on in lower case belongs to the one before, however short that is.
    """
    found: list[tuple[int, int, bool]] = []
    for start, end in paragraphs(text):
        if found and found[-1][2] and text[start].islower():
            start = found.pop()[0]
        wraps = (text[end - 1].isalnum() or text[end - 1] == ",") and _SINGLE_BREAK.match(text, end) is not None
        found.append((start, end, wraps))
    return found


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of one paragraph, apostrophes and inch signs left out."""
    marks = []
    attribute = False
    for match in _MARK.finditer(text, start, end):
        if attribute or text[match.start() - 1 : match.start()] == "=":
            attribute = not attribute  # a value in markup that was left in the text, not a quotation
            continue
        mark = _read_mark(text, match.start(), match.end(), start, end)
        if mark is not None:
            marks.append(mark)
    return marks


def _read_mark(text: str, at: int, after: int, start: int, end: int) -> _Mark | None:
    sign = text[at:after]
    before = text[at - 1] if at > start else " "
    behind = text[after] if after < end else " "
    may_open = not behind.isspace() and (before.isspace() or before in _BEFORE_OPENING or _is_mark(before))
    may_close = not before.isspace() and (behind.isspace() or behind in _AFTER_CLOSING or _is_mark(behind))
    if sign in _TYPED:
        style, opens = _TYPED[sign]
        return _Mark(at, after, _style(style), opens, not opens) if (may_open if opens else may_close) else None
    if sign in _SINGLE:
        return _single(text, at, sign, before, behind, may_open, may_close)
    if sign in ('"', "''", "``"):
        if before.isdigit() and not may_open and behind not in _AFTER_CLOSING and not behind.isspace():
            return None
        spaced = before.isspace() and (
            behind in _AFTER_SPACED or (behind == "." and text[after + 1 : after + 2] != ".")
        )
        if spaced:
            may_open, may_close = False, True
        neither = not (may_open or may_close)
        return _Mark(at, after, "double", may_open or neither, may_close or neither)
    if sign in _OPENING:
        return _Mark(at, after, _style(_OPENING[sign]), True, may_close and not may_open)
    return _Mark(at, after, _style(_CLOSING[sign]), may_open and not may_close, True)


def _single(text: str, at: int, sign: str, before: str, behind: str, may_open: bool, may_close: bool) -> _Mark | None:
    """A single quotation mark, or None for an apostrophe."""
    if before.isalnum() and behind.isalnum():
        return None
    if sign in "'’‛" and may_open and (behind.isdigit() or _ELISION.match(text, at + 1)):
        return None
    opens = may_open and sign != "’" and behind.isalnum()
    closes = may_close and sign in "'’" and not opens
    return _Mark(at, at + 1, "single", opens, closes) if opens or closes else None


def _is_mark(char: str) -> bool:
    return char in "\"“”„‟«»‹›「」『』‘’‚'"


def _style(name: str) -> Style:
    return "angle" if name == "angle" else "corner" if name == "corner" else "double"


def _pair(
    text: str, paragraph: Span, marks: Sequence[_Mark], carried: Style | None, soft: bool
) -> tuple[list[Quotation], Style | None]:
    """The quotations of one paragraph, and the style of one that runs on into the next.

    ``carried`` is the style left open by the paragraph before. It goes on here when this paragraph opens again with it,
    or when a closing mark comes before any other.
    """
    found: list[Quotation] = []
    stack: list[_Mark] = []
    strays: list[int] = []
    continues = bool(marks) and carried is not None and _goes_on(marks[0], carried, paragraph.start)
    if carried is not None and not marks and soft:
        return [_piece(paragraph.start, paragraph.end, carried)], carried
    if continues and carried is not None and not marks[0].opens:
        stack.append(_Mark(paragraph.start, paragraph.start, carried, True, False))
    used = paragraph.start
    for place, mark in enumerate(marks):
        open_at = _matching(stack, mark) if mark.closes and not _is_plural(text, mark, marks, place) else None
        if open_at is not None and not (mark.opens and _opens_again(text, mark, paragraph)):
            first = stack[open_at]
            found.append(_between(first, mark, depth=_depth(stack, open_at)))
            del stack[open_at:]
            used = mark.end
        elif mark.opens:
            stack.append(mark)
        elif not stack and mark.style == "double" and carried is None:
            found += _without_opening(text, used, mark)
            used = mark.end
        elif mark.style == "single" and text[mark.start - 1 : mark.start] in _STOPS:
            strays.append(mark.start)
    left = [mark for mark in stack if mark.style != "single"]
    if stack:
        found = _leave_open(text, found, stack, strays, paragraph)
    if continues and found:
        head = min(range(len(found)), key=lambda i: (found[i].start, -found[i].end))
        found[head] = replace(found[head], continues=True)
    return found, left[-1].style if left else None


def _goes_on(mark: _Mark, carried: Style, paragraph_start: int) -> bool:
    """Whether the first mark of a paragraph shows that the quotation before it goes on."""
    return mark.style == carried and ((mark.opens and mark.start == paragraph_start) or not mark.opens)


def _opens_again(text: str, mark: _Mark, paragraph: Span) -> bool:
    """Whether a mark that could do either stands where only an opening one can: after a space, before a word."""
    before = text[mark.start - 1] if mark.start > paragraph.start else " "
    return before.isspace() and text[mark.end : mark.end + 1].isalnum()


def _matching(stack: Sequence[_Mark], mark: _Mark) -> int | None:
    """Where in the stack the opening mark stands that ``mark`` closes."""
    for place in range(len(stack) - 1, max(-1, len(stack) - 8), -1):
        if stack[place].style == mark.style:
            return place
    return None


def _depth(stack: Sequence[_Mark], place: int) -> int:
    return min(place, 7)


def _is_plural(text: str, mark: _Mark, marks: Sequence[_Mark], place: int) -> bool:
    """Whether a single mark after *s* is a plural's apostrophe (*the workers' rights*), since another closes later."""
    if mark.style != "single" or text[mark.start - 1 : mark.start] != "s" or text[mark.end : mark.end + 1] != " ":
        return False
    later = marks[place + 1] if place + 1 < len(marks) else None
    return later is not None and later.style == "single" and later.closes and not later.opens


def _between(first: _Mark, last: _Mark, depth: int) -> Quotation:
    return Quotation(first.start, last.end, Span(first.end, max(first.end, last.start)), first.style, depth)


def _piece(start: int, end: int, style: Style) -> Quotation:
    return Quotation(start, end, Span(start, end), style, 0, opened=False, closed=False, continues=True)


def _leave_open(
    text: str, found: Sequence[Quotation], left: Sequence[_Mark], strays: Sequence[int], paragraph: Span
) -> list[Quotation]:
    """``found`` with the quotations that never close, and no deeper for marks that were none.

    Each ends where the next of its style opens, at a single mark that closes nothing else, or with the paragraph.
    """
    opened = [mark.start for mark in left]
    opens = {style: sorted([q.start for q in found if q.style == style]) for style in {mark.style for mark in left}}
    wide = [mark.start for mark in left if mark.style != "single"]
    made: list[Quotation] = []
    ends: list[int] = []
    for mark in left:
        nearest = [_first(starts, mark.end) for starts in (opens[mark.style], strays, wide)]
        end = min([paragraph.end, *(at for at in nearest if at is not None)])
        end = mark.end + len(text[mark.end : end].rstrip()) if mark.style != "single" else mark.end
        ends.append(end)
        if end > mark.end:
            made.append(Quotation(mark.start, end, Span(mark.end, end), mark.style, 0, closed=False))
    for quote in found:
        above = bisect_right(opened, quote.start)
        within = above > 0 and quote.start < ends[above - 1]
        made.append(replace(quote, depth=max(0, quote.depth - above + within)))
    return made


def _first(starts: Sequence[int], behind: int) -> int | None:
    """The first of the sorted ``starts`` from ``behind`` on."""
    place = bisect_left(starts, behind)
    return starts[place] if place < len(starts) else None


def _without_opening(text: str, used: int, mark: _Mark) -> list[Quotation]:
    """The sentence that a stray closing mark ends, where it does end one: its opening mark was lost."""
    if text[mark.start - 1 : mark.start] not in _STOPS:
        return []
    floor = max(used, mark.start - _MISSING_WINDOW)
    starts = [m.end() for m in _SENTENCE_START.finditer(text, floor, mark.start)]
    begin = starts[-1] if starts else floor
    begin += len(text[begin : mark.start]) - len(text[begin : mark.start].lstrip())
    if begin >= mark.start - 1:
        return []
    return [Quotation(begin, mark.end, Span(begin, mark.start), "double", 0, opened=False)]
