"""Quantities of a dispatch: numbers with unit, open bounds and what they count, by the rules of the records.

Counts step by one (*more than 1,000* is 1,001 or more); measures, sums and shares keep the bound as stated.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.annotate.amounts import Amount, amounts
from coranto.annotate.not_quantities import excluded
from coranto.annotate.noun_phrases import (
    after_parenthesis,
    counts_people_bare,
    follows_at_once,
    is_people,
    is_plural,
    noun_after,
    phrase_after_of,
    phrase_before,
)
from coranto.model.annotation import Qualifier, Quantity, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.text.spans import Span
from coranto.tools import Tools

SILENT: Final = frozenset({"byline", "dateline", "copyright", "related", "header"})
"""Furniture whose numbers say nothing about the news."""
LOOK: Final = 48
"""Characters before a number in which its qualifier and verb of change are looked for."""
NEAR: Final = 2.5
"""*Three or four* is a range; *three or forty* is none: the greatest ratio of such a pair."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A quantity in the making: one amount, or the two ends of a range."""

    start: int
    end: int
    first: Amount
    last: Amount
    qualifier: Qualifier = "exact"
    direction: Literal["up", "down"] | None = None
    conversion_of: tuple[int, int] | None = None

    @property
    def is_range(self) -> bool:
        return self.first is not self.last


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


_PER: Final = re.compile(r" (?:[\w-]+ ){0,3}?(?:per|(?:for|in|out of) every) ")
"""Between a number and the one that it is per: *842 cases per 100,000 inhabitants* is one rate."""


def _is_date(found: TimeExpression) -> bool:
    """Whether an expression names a date or an hour; durations are quantities, bare years are judged later."""
    return found.amount is None and found.form != "year" and found.type != "DURATION"


def _of_sentence(folio: Folio, sentence: Sentence, dates: Sequence[Span], tools: Tools) -> Iterator[Quantity]:
    text = folio.text
    found = amounts(text, sentence.start, sentence.end, tools.units)
    kept = excluded(text, sentence, found, dates, tools.counted)
    pieces = _conversions(
        text, _gapped(text, [_qualified(text, sentence, p, tools) for p in _ranges(text, kept, tools)])
    )
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
        if before is None or not _PART.search(text[max(sentence.start, made.start - 24) : made.start]):
            before = made
    if found_last is not None:
        yield found_last


# --------------------------------------------------------------------------------------------------------- ranges

_DASH: Final = re.compile(r"\s?[-–—‑]\s?|\s?to-\s?", re.IGNORECASE)
_TO: Final = re.compile(r" (?:up )?to (?:about |around |some |roughly |nearly |over |just )?| through ", re.IGNORECASE)
_OR: Final = re.compile(r",? or (?:even |perhaps |maybe )?", re.IGNORECASE)
_AND: Final = re.compile(r" and ", re.IGNORECASE)
_BETWEEN: Final = re.compile(r"\bbetween (?:about |around |some |roughly |an estimated )?$", re.IGNORECASE)
_NAME_BEFORE: Final = re.compile(r"((?:[^\W\d_a-z][\w.’'-]*[ ]){0,3}[^\W\d_a-z][\w.’'-]+), (?:aged |now )?$")
_FROM: Final = re.compile(r"\bfrom (?:about |around |some |roughly |up to |just |an estimated )?$", re.IGNORECASE)
_CHANGED: Final = re.compile(r"(?:\bby|(?<!ag)ed|ose|ell|rew|\bup|\bdown|\banother) $", re.IGNORECASE)
"""What stands before the first of two numbers of which the second is where the change led (*rose 5% to 40%*)."""


def _ranges(text: str, found: Sequence[Amount], tools: Tools) -> Iterator[_Piece]:
    """The amounts, with the two ends of a range as one piece."""
    index = 0
    while index < len(found):
        first = found[index]
        last = found[index + 1] if index + 1 < len(found) else None
        if last is not None and (pair := _pair(text, first, last)) is not None:
            yield _Piece(first.start, last.end, *pair, qualifier="range")
            index += 2
            continue
        yield _Piece(first.start, first.end, first, first)
        index += 1


def _pair(text: str, first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """The two ends of a range, with the unit and scale that they share; null where they are two quantities."""
    gap = text[first.end : last.start]
    before = text[max(0, first.start - 32) : first.start]
    between, came_from = _BETWEEN.search(before) is not None, _FROM.search(before) is not None
    if not _joins(gap, between=between, came_from=came_from, first=first, last=last):
        return None
    shared = _with_shared(first, last)
    if shared is None or (_CHANGED.search(before) and first.unit is not None and _TO.fullmatch(gap)):
        return None
    low, high = shared
    if came_from and not _DASH.fullmatch(gap) and low.unit is None and not _ranging(before):
        return None
    if not between and not came_from and not _is_unit_pair(low, high):
        return None
    if low.value >= high.value and not (between or came_from):
        return None
    if _OR.fullmatch(gap) and high.value > NEAR * low.value:
        return None
    return low, high


def _ranging(before: str) -> bool:
    """Whether *from* follows a verb that spans: for counts, *rose from 10 to 15* is two figures."""
    return (
        re.search(r"(?:rang(?:e|es|ed|ing)|anywhere|estimates?|vary|varies|varying|aged?|ages) from $", before)
        is not None
    )


def _joins(gap: str, *, between: bool, came_from: bool, first: Amount, last: Amount) -> bool:
    if between and _AND.fullmatch(gap):
        return True
    if came_from and (
        _TO.fullmatch(gap) or re.fullmatch(r" (?:[^.;:()]|\.(?=\d)){1,40}? to (?:about |around |just )?", gap)
    ):
        return "," not in gap or len(gap) < 12
    if _DASH.fullmatch(gap):
        return not first.adjectival
    return (_TO.fullmatch(gap) or _OR.fullmatch(gap)) is not None and last.numeral.form != "fraction"


def _with_shared(first: Amount, last: Amount) -> tuple[Amount, Amount] | None:
    """Both ends with one unit; the lower takes the scale of the upper where it has none and would be greater alone."""
    if first.unit is None and last.unit is not None:
        first = replace(first, unit=last.unit, written=last.written)
    elif last.unit is None and first.unit is not None:
        last = replace(last, unit=first.unit, written=first.written)
    if first.dimension != last.dimension:
        return None
    if first.written != last.written and first.written and last.written:
        rates = first.written.partition("/"), last.written.partition("/")
        if first.dimension == "money" and rates[0][0] != rates[1][0]:
            return None
        longer = max(first.written, last.written, key=len)
        first, last = replace(first, written=longer), replace(last, written=longer)
    scale = last.numeral.scale
    if first.numeral.scale == 1 and scale >= 100 and first.value < 1000 and first.value * scale <= last.value * 10:
        first = replace(first, value=first.value * scale)
    return first, last


def _is_unit_pair(low: Amount, high: Amount) -> bool:
    return low.numeral.form != "vague" and high.numeral.form != "vague"


# ------------------------------------------------------------------------------------- qualifiers and directions


def _qualified(text: str, sentence: Sentence, piece: _Piece, tools: Tools) -> _Piece:
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


def _gapped(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, each share after a bare *by* with the change of the one before: *X fell 2.3%, Y by 2.6%*."""
    made: list[_Piece] = []
    for piece in pieces:
        bare = piece.qualifier == "exact" and piece.first.dimension == "percent"
        if bare and made and made[-1].direction and _BY.fullmatch(text, made[-1].end, piece.start):
            piece = replace(piece, qualifier="change", direction=made[-1].direction)
        made.append(piece)
    return made


_BY: Final = re.compile(r",?(?: and)?(?: [^\W\d_][\w&.’'-]*){1,4} by ")


def _qualified_range(piece: _Piece, before: str, tools: Tools) -> _Piece:
    """A range is *about* where a word before it says so, a change where a verb does."""
    about = next(pattern for name, pattern in tools.bounds.before if name == "about")
    if about.search(before) is not None:
        return replace(piece, qualifier="about")
    return replace(piece, qualifier="change") if piece.direction else piece


def _end_of_noun(text: str, at: int, end: int, tools: Tools) -> int:
    word = re.compile(r" [a-z-]+").match(text, at, end)
    return word.end() if word and is_plural(word.group().strip(), tools.counted) else at


def _direction(text: str, before: str, piece: _Piece, tools: Tools) -> Literal["up", "down"] | None:
    """Up or down, where a verb of change governs the number, or a sign before a share says so."""
    if piece.first.dimension == "percent" and (sign := re.search(r"[\s(]([+−-])$", before)) is not None:
        return "up" if sign[1] == "+" else "down"
    if piece.first.dimension == "percent" and piece.first.value < 0:
        return "down"
    words = re.findall(r"[^\W\d_]+|[^\w\s]", before.lower())[-7:]
    if words[-1:] == ["a"] and piece.first.adjectival:
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


# ---------------------------------------------------------------------------------------------------- conversions

_OPENS: Final = re.compile(
    r"\s?[-\w ]{0,12}?\s?[(\[]\s?(?:about |around |or |approximately |roughly |some |~|= ?)?", re.IGNORECASE
)
_ALSO: Final = re.compile(r"\s?(?:/|;|,| or )\s?", re.IGNORECASE)


def _conversions(text: str, pieces: Sequence[_Piece]) -> list[_Piece]:
    """The pieces, those in parentheses right after one of the same dimension marked as its conversion."""
    made: list[_Piece] = []
    for piece in pieces:
        source = _converted(text, made[-1], piece) if made else None
        if source is not None:
            head = next((p for p in made[-4:] if (p.start, p.end) == source), made[-1])
            piece = replace(piece, conversion_of=source)
            if piece.qualifier in {"exact", "change", "range"}:
                piece = replace(piece, qualifier=head.qualifier, direction=head.direction)
        made.append(piece)
    return made


def _converted(text: str, before: _Piece, piece: _Piece) -> tuple[int, int] | None:
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


def _quantity(folio: Folio, sentence: Sentence, piece: _Piece, before: Quantity | None, tools: Tools) -> Quantity:
    counted = _counted(folio.text, sentence, piece, before, tools)
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


def _steps(piece: _Piece) -> bool:
    """Whether the quantity is a count, whose bounds step by one."""
    return piece.first.unit is None and piece.first.numeral.form != "fraction" and piece.first.value.is_integer()


def _bounds(piece: _Piece, *, step: bool) -> tuple[float | None, float | None, float | None]:
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


def _unit(piece: _Piece, counted: str, tools: Tools) -> str | None:
    """People, the head of the counted noun, or the unit as written; null for a share written as a fraction."""
    if piece.last.written is not None:
        return piece.last.written
    if piece.last.numeral.form == "fraction":
        return None
    if is_people(counted, tools.counted):
        return "people"
    return counted.split()[-1].lower()


def _counted(text: str, sentence: Sentence, piece: _Piece, before: Quantity | None, tools: Tools) -> str:
    """What is counted, never empty: the noun after, the one it is part of, the last one counted, the one before."""
    nouns, end = tools.counted, sentence.end
    blurred = _OR_SO.match(text, piece.end, end)
    at = blurred.end() if blurred is not None else piece.end
    of = phrase_after_of(text, at, end, nouns, inside=piece.last.dimension == "money")
    if piece.last.unit is None and (_KEPT_IN.match(text, at, end) or _OF_US.match(text, at, end)):
        return "people"
    if piece.last.unit is not None:
        return _measured(text, sentence, piece, of, before, tools)
    if of is not None:
        return _plain(of.of(text))
    singular = piece.first.value == 1 and not piece.is_range
    found = noun_after(text, at, end, nouns, singular=singular)
    if found is not None and follows_at_once(text, at, found):
        return _plain(found.of(text))
    told = _WERE.match(text, at, end)
    if told is not None and told[1].lower() in nouns.people and told[1].lower() not in nouns.of_people:
        return told[1]
    named = list(_NUMBER_OF.finditer(text, max(sentence.start, piece.start - FAR), piece.start))
    if named and (counted := noun_after(text, named[-1].end(), piece.start, nouns)) is not None:
        return _plain(counted.of(text))
    if before is not None and before.unit is not None and before.conversion_of is None and before.counted:
        return before.counted
    if counts_people_bare(text, piece.last, end, nouns):
        return "people"
    if _SUBJECT.search(text[max(sentence.start, piece.start - LOOK) : piece.start]) and _DID.match(text, at, end):
        return "people"
    verb = _BEFELL.search(text[max(sentence.start, piece.start - LOOK) : piece.start])
    if verb is not None or piece.last.numeral.form == "vague":
        return "people"
    earlier = phrase_before(text, sentence.start, piece.start, nouns)
    if earlier is not None:
        return _plain(earlier.of(text))
    return "people" if piece.first.value >= 2 else "number"


FAR: Final = 160
"""Characters before a bare number in which *the number of homes* says what it counts."""
_OR_SO: Final = re.compile(r" or (?:so|more|less|fewer|thereabouts)\b(?! than)", re.IGNORECASE)
_SUBJECT: Final = re.compile(r"\b(?:said|says|that|and|but|while|another) (?:about |some |another |at least )?$")
_DID: Final = re.compile(r" (?:would|will|could|were|was|are|have|has|had|may|might|remain(?:ed)?|did) ")
"""After a bare number that is a subject: *he said 700 would be moved*."""
_OF_US: Final = re.compile(r" of (?:us|you)\b")
_WERE: Final = re.compile(r" (?:were|are|was|is) (?:(?:all|both|mostly|the|young) )?([^\W\d_]+)")
"""After a bare number, who they were: *of the dead, 44 were children*."""
_NUMBER_OF: Final = re.compile(
    r"\b(?:number|numbers|total|count|tally) of (?:the )?(?:new |confirmed |suspected |known )?(?=[^.;!?]*?"
    r"\b(?:to|at|was|were|is|are|reached|reaches|hit|hits|passed|by|from|as|of) )",
    re.IGNORECASE,
)
"""Before a bare number, what it is the number of: *the number of homes destroyed rose to 45*."""
_KEPT_IN: Final = re.compile(
    r" (?:(?:are|were|is|was|still|now|remain|remained) ){0,3}in "
    r"(?:hospitals?|custody|jails?|prisons?|detention|shelters?|intensive care|quarantine|isolation)\b",
    re.IGNORECASE,
)
"""After a number of people whom no noun names: *1,300 in hospitals*."""
_BEFELL: Final = re.compile(
    r"\b(?:kills|killing|killed|wounds|wounded|wounding|injures|injured|injuring|displaces|displaced|hurts|drew|draws|"
    r"drawing|attracted|captured|arrested|detained)"
    r"(?: (?:at least|up to|some|about|more than|over|nearly|almost|around|dozens|hundreds))* $",
    re.IGNORECASE,
)
"""Verbs of which a bare number is the object: *quake kills dozens, injures 200*."""


def _measured(
    text: str, sentence: Sentence, piece: _Piece, of: Span | None, before: Quantity | None, tools: Tools
) -> str:
    """What a measure, a sum or a share is of."""
    if piece.conversion_of is not None and before is not None and before.counted:
        return before.counted
    if of is not None:
        return _plain(of.of(text))
    nouns = tools.counted
    if piece.last.dimension == "age":
        return _aged(text, sentence, piece, tools)
    at = after_parenthesis(text, piece.end, sentence.end) if piece.last.adjectival else piece.end
    follows = noun_after(text, at, sentence.end, nouns)
    if piece.last.adjectival and follows is not None:
        return _plain(follows.of(text))
    dimension = piece.last.dimension or "number"
    fallback = tools.units.nouns.get(dimension, dimension)
    preceding = text[max(sentence.start, piece.start - LOOK) : piece.start]
    at_once = follows is not None and text[piece.end : follows.start] == " "
    if follows is not None and at_once and (dimension != "percent" or _ARTICLE_BEFORE.search(preceding)):
        return _plain(follows.of(text))
    if before is not None and before.counted and (_OF_WHICH.search(preceding) or _moves_on(text, before, piece)):
        return before.counted
    whose = _FOR.match(text, after_parenthesis(text, piece.end, sentence.end)) if dimension == "money" else None
    bought = noun_after(text, whose.end(), sentence.end, nouns) if whose is not None else None
    if bought is not None and not bought.of(text).endswith("ing"):
        return _plain(bought.of(text))
    if _OF_AMOUNT.match(text, piece.end, sentence.end):
        return fallback
    earlier = phrase_before(text, sentence.start, piece.start, nouns, whole=True)
    return _plain(earlier.of(text)) if earlier is not None else fallback


_ARTICLE_BEFORE: Final = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|whose)(?: [a-z]+)? $", re.IGNORECASE)
"""Before a share that describes the noun after it: *a 25 percent tariff*."""
_FOR: Final = re.compile(
    r"(?: each| apiece)? (?:for|on) (?:(?:the|a|an|each|every|its|their|his|her|all|those) )?(?=[^\W\d_A-Z])"
)
_OF_WHICH: Final = re.compile(r"\bof (?:which|whom|them),? (?:about |some |nearly |almost |only |just )?$")
_OF_AMOUNT: Final = re.compile(r" of (?:the |its |their |a )?(?:[^\w\s]|[A-Z]{1,3}[^\w\s])?\d")
_MOVES: Final = re.compile(
    r"[^.;!?\d]{0,40}?\b(?:from|up|down|to|against|or|than|versus|compared (?:with|to))"
    r"(?: (?:about|around|just|nearly))? ",
    re.IGNORECASE,
)
"""Between two shares or sums of one thing: *68 percent, down from 79 percent*."""


def _moves_on(text: str, before: Quantity, piece: _Piece) -> bool:
    """Whether a measure is a value that the one before came from, went to or is compared with."""
    kin = {"percent": {"percent", "level"}, "level": {"percent", "level"}}.get(piece.last.dimension or "")
    alike = _is_percent(before.unit) if kin is not None else before.unit == piece.last.written
    return alike and _MOVES.fullmatch(text, before.end, piece.start) is not None


def _is_percent(unit: str | None) -> bool:
    return unit is not None and unit.startswith(("percent", "basis point"))


def _aged(text: str, sentence: Sentence, piece: _Piece, tools: Tools) -> str:
    """Who has an age: the name before (*Ana Ruiz, 34,*), else the noun after (*a 34-year-old woman*), else people."""
    named = _NAME_BEFORE.search(text[max(sentence.start, piece.start - LOOK) : piece.start])
    if named is not None:
        return _plain(named[1])
    found = noun_after(text, piece.end, sentence.end, tools.counted)
    if found is None:
        found = phrase_before(text, sentence.start, piece.start, tools.counted)
    return _plain(found.of(text)) if found is not None else "people"


def _plain(phrase: str) -> str:
    """The phrase on one line, without quotation marks around it."""
    return " ".join(phrase.split()).strip("“”\"'‘’- ") or "number"
