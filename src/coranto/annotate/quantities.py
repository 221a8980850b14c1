"""Quantities of a dispatch: numbers with unit, open bounds and what they count, by the rules of the records.

Counts step by one (*more than 1,000* is 1,001 or more); measures, sums and shares keep the bound as stated.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, Literal

from coranto.annotate.amounts import amounts
from coranto.annotate.counted import counted as counted_noun
from coranto.annotate.not_quantities import excluded
from coranto.annotate.noun_phrases import is_people, is_plural
from coranto.annotate.ranges import Piece, ranges
from coranto.model.annotation import Qualifier, Quantity, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.text.spans import Span
from coranto.tools import Tools

SILENT: Final = frozenset({"byline", "dateline", "copyright", "related", "header"})
"""Furniture whose numbers say nothing about the news."""
LOOK: Final = 48
"""Characters before a number in which its qualifier and verb of change are looked for."""


def quantities(folio: Folio, tools: Tools) -> tuple[Quantity, ...]:
    """Every number of the text that measures or counts, in order; dates, labels, scores and ordinals are none."""
    dates = [Span(t.start, t.end) for t in folio.of(TimeExpression) if _is_date(t)]
    starts = [date.start for date in dates]
    found: list[Quantity] = []
    for sentence in folio.of(Sentence):
        if sentence.furniture not in SILENT:
            near = dates[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            found += _of_sentence(folio, sentence, near, tools)
    return tuple(found)


_PART: Final = re.compile(
    r"(?:including|among them|of (?:them|whom|which)|with)(?: at least| some| about)? $", re.IGNORECASE
)
"""What introduces a part of the number before: a later bare number counts what the whole did."""


_OF_THEM: Final = re.compile(r" of (?:them|whom|those|these)\b")
_WHERE: Final = re.compile(r" (?:in|at|across) (?:the |its |all )?$")
"""Before a number of places, of which no later number is: *162 deaths in the two camps, 97 of them at night*."""
_PER: Final = re.compile(r" (?:[\w-]+ ){0,3}?(?:per|(?:for|in|out of) every) ")
"""Between a number and the one that it is per: *842 cases per 100,000 inhabitants* is one rate."""


def _is_date(found: TimeExpression) -> bool:
    """Whether an expression names a date or an hour; durations are quantities, bare years are judged later."""
    return found.amount is None and found.form != "year" and found.type != "DURATION"


def _of_sentence(folio: Folio, sentence: Sentence, dates: Sequence[Span], tools: Tools) -> Iterator[Quantity]:
    text = folio.text
    found = amounts(text, sentence.start, sentence.end, tools.units)
    kept = excluded(text, sentence, found, dates, tools.counted)
    pieces = _conversions(text, _gapped(text, [_qualified(text, sentence, p, tools) for p in ranges(text, kept)]))
    before: Quantity | None = None
    found_last: Quantity | None = None
    for piece in pieces:
        made = _quantity(folio, sentence, piece, before, tools)
        if found_last is not None and _PER.fullmatch(text, found_last.end, piece.start):
            found_last = replace(found_last, unit=f"{found_last.unit}/{text[piece.start : piece.end]} {made.counted}")
            continue
        if found_last is not None:
            yield found_last
        found_last = made
        part = _PART.search(text[max(sentence.start, made.start - 24) : made.start]) or _OF_THEM.match(text, made.end)
        where = before is not None and before.unit != made.unit and _WHERE.search(text, made.start - 16, made.start)
        if before is None or (part is None and not where):
            before = made
    if found_last is not None:
        yield found_last


# ------------------------------------------------------------------------------------- qualifiers and directions


def _qualified(text: str, sentence: Sentence, piece: Piece, tools: Tools) -> Piece:
    """The piece with its qualifier, direction, and the words that carry them within its span."""
    bounds = tools.bounds
    before = text[max(sentence.start, piece.start - LOOK) : piece.start]
    direction = _direction(text, before, piece, tools)
    piece = replace(piece, direction=direction)
    if piece.is_range:
        return _qualified_range(piece, before, tools)
    for name, pattern in bounds.attached:
        if (found := pattern.match(text, piece.end, sentence.end)) is not None:
            return replace(piece, qualifier=name, end=found.end())
    for name, pattern in bounds.before:
        if name == "more-than" and _PARTICLE.search(before):
            continue
        if name == "about" and piece.first.numeral.form == "vague":
            continue
        if (found := pattern.search(before)) is not None:
            start = piece.start - (len(before) - found.start("words"))
            return replace(piece, qualifier=name, start=start)
    for name, pattern in bounds.after:
        after = _end_of_noun(text, piece.end, sentence.end, tools)
        if (
            found := pattern.match(text, piece.end, sentence.end) or pattern.match(text, after, sentence.end)
        ) is not None:
            return replace(piece, qualifier=name)
    if piece.first.numeral.form == "vague":
        return replace(piece, qualifier="vague")
    return replace(piece, qualifier="change") if direction else piece


_PARTICLE: Final = re.compile(r"\b(?:hand|turn|sign)(?:s|ed|ing)? over $", re.IGNORECASE)
"""Before a number, a verb that *over* belongs to: *rebels hand over 100 soldiers*."""


def _gapped(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, each share after a bare *by* with the change of the one before: *X fell 2.3%, Y by 2.6%*."""
    made: list[Piece] = []
    for piece in pieces:
        bare = piece.qualifier == "exact" and piece.first.dimension == "percent"
        if bare and made and made[-1].direction and _BY.fullmatch(text, made[-1].end, piece.start):
            piece = replace(piece, qualifier="change", direction=made[-1].direction)
        made.append(piece)
    return made


_BY: Final = re.compile(r",?(?: and)?(?: [^\W\d_][\w&.’'-]*){1,4} by ")


def _qualified_range(piece: Piece, before: str, tools: Tools) -> Piece:
    """A range is *about* where a word before it says so, a change where a verb does."""
    about = next(pattern for name, pattern in tools.bounds.before if name == "about")
    if about.search(before) is not None:
        return replace(piece, qualifier="about")
    return replace(piece, qualifier="change") if piece.direction else piece


def _end_of_noun(text: str, at: int, end: int, tools: Tools) -> int:
    word = re.compile(r" [a-z-]+").match(text, at, end)
    return word.end() if word and is_plural(word.group().strip(), tools.counted) else at


def _direction(text: str, before: str, piece: Piece, tools: Tools) -> Literal["up", "down"] | None:
    """Up or down, where a verb of change governs the number, or a sign before a share says so."""
    if piece.first.dimension == "percent" and (sign := re.search(r"[\s(]([+−-])$", before)) is not None:
        return "up" if sign[1] == "+" else "down"
    if piece.first.dimension == "percent" and piece.first.value < 0:
        return "down"
    words = re.findall(r"[^\W\d_]+|[^\w\s]", before.lower())[-7:]
    if words[-1:] == ["a"] and (piece.first.adjectival or _describes(piece)):
        return None
    if piece.is_range and words[-1:] == ["from"]:
        words = words[:-1]
    by = "by" in words[-3:]
    if piece.first.dimension not in {"percent", "money", "level", "temperature", "length"} and not by:
        return None
    patience = 2 if by else 0
    for word in reversed(words):
        if word in tools.bounds.up:
            return "up"
        if word in tools.bounds.down:
            return "down"
        if word not in tools.bounds.adverbs:
            if patience == 0 or not word.isalpha():
                return None
            patience -= 1
    return None


def _describes(piece: Piece) -> bool:
    """Whether a measure in the singular describes the noun after it: *a 30 degree turn*."""
    measured = piece.first.dimension in {"length", "temperature"}
    return measured and not (piece.first.written or "s").endswith(("s", "t"))


# ---------------------------------------------------------------------------------------------------- conversions

_OPENS: Final = re.compile(
    r"\s?[-\w ]{0,12}?\s?[(\[]\s?(?:about |around |or |approximately |roughly |some |~|= ?)?", re.IGNORECASE
)
_ALSO: Final = re.compile(r"\s?(?:/|;|,| or )\s?", re.IGNORECASE)


def _conversions(text: str, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, those in parentheses right after one of the same dimension marked as its conversion."""
    made: list[Piece] = []
    for piece in pieces:
        source = _converted(text, made[-1], piece) if made else None
        if source is not None:
            head = next((p for p in made[-4:] if (p.start, p.end) == source), made[-1])
            piece = replace(piece, conversion_of=source)
            if piece.qualifier in {"exact", "change", "range"}:
                piece = replace(piece, qualifier=head.qualifier, direction=head.direction)
        made.append(piece)
    return made


def _converted(text: str, before: Piece, piece: Piece) -> tuple[int, int] | None:
    """The span of the quantity that ``piece`` converts, if it does."""
    dimension = before.last.dimension
    if dimension is None or dimension != piece.first.dimension or dimension in {"percent", "time", "age"}:
        return None
    if before.last.written == piece.first.written and dimension != "money":
        return None
    gap = text[before.end : piece.start]
    if before.conversion_of is not None:
        return before.conversion_of if _ALSO.fullmatch(gap) else None
    if before.last.written == piece.first.written or not _OPENS.fullmatch(gap):
        return None
    return before.start, before.end


# ----------------------------------------------------------------------------------------------- what is counted


def _quantity(folio: Folio, sentence: Sentence, piece: Piece, before: Quantity | None, tools: Tools) -> Quantity:
    counted = counted_noun(folio.text, sentence, piece, before, tools)
    unit = _unit(piece, counted, tools)
    low, high, point = _bounds(piece, step=_steps(piece))
    return Quantity(
        doc=folio.doc,
        start=piece.start,
        end=piece.end,
        text=folio.text[piece.start : piece.end],
        low=low,
        high=high,
        point=point,
        qualifier=piece.qualifier,
        direction=piece.direction,
        unit=unit,
        counted=counted,
        conversion_of=piece.conversion_of,
    )


def _steps(piece: Piece) -> bool:
    """Whether the quantity is a count, whose bounds step by one."""
    return piece.first.unit is None and piece.first.numeral.form != "fraction" and piece.first.value.is_integer()


def _bounds(piece: Piece, *, step: bool) -> tuple[float | None, float | None, float | None]:
    """``low``, ``high`` and ``point``; ``point`` is filled where one value is stated, null bounds are open."""
    if piece.is_range:
        low, high = sorted((piece.first.value, piece.last.value))
        return low, high, None
    value, one = piece.first.value, 1.0 if step else 0.0
    if piece.first.numeral.form == "vague" and piece.qualifier not in {"at-most", "less-than"}:
        return value, None, None
    table: dict[Qualifier, tuple[float | None, float | None, float | None]] = {
        "at-least": (value, None, None),
        "at-most": (None, value, None),
        "more-than": (value + one, None, None),
        "less-than": (None, value - one, None),
        "about": (None, None, value),
    }
    return table.get(piece.qualifier, (value, value, value))


def _unit(piece: Piece, counted: str, tools: Tools) -> str | None:
    """People, the head of the counted noun, or the unit as written; null for a share written as a fraction."""
    if piece.last.written is not None:
        return piece.last.written
    if piece.last.numeral.form == "fraction":
        return None
    if is_people(counted, tools.counted):
        return "people"
    return counted.split()[-1].lower()
