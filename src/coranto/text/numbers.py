"""Numerals of English texts: what number some digits or words stand for, without asking what is counted.

Closed word classes live here as constants; units, currencies and counted nouns are vocabulary and live elsewhere.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal, NamedTuple

Form = Literal["digits", "words", "fraction", "vague"]

LONGEST_DIGITS: Final = 15
"""More digits than this are an identifier: beyond it a double no longer holds every integer."""
GREATEST: Final = 1e18
"""No count of anything in the news is greater."""

UNITS: Final = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS: Final = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
SCALES: Final = {
    "dozen": 12.0,
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "mln": 1e6,
    "mn": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "bn": 1e9,
    "bln": 1e9,
    "trillion": 1e12,
    "trn": 1e12,
    "tn": 1e12,
}
ATTACHED: Final = {"k": 1e3, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12, "M": 1e6, "B": 1e9}
"""Letters that multiply the digits they touch, whatever is counted; *m*, *b*, *K*, *t* need a currency."""
PLURALS: Final = {
    "dozens": 24.0,
    "scores": 40.0,
    "hundreds": 200.0,
    "thousands": 2e3,
    "lakhs": 2e5,
    "millions": 2e6,
    "crores": 2e7,
    "billions": 2e9,
    "trillions": 2e12,
}
"""The least that a vague plural stands for: two of what it counts by."""
FEW: Final = {"several": 3.0, "few": 2.0, "couple": 2.0}
"""The least that an indefinite multiplier stands for, before a scale word: *several hundred* is 300 or more."""
DENOMINATORS: Final = {
    "half": 2,
    "halves": 2,
    "third": 3,
    "quarter": 4,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
VULGAR: Final = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625}

NUMBER_WORDS: Final = frozenset({*UNITS, *TENS, *SCALES, *PLURALS})
"""Words that are part of a number, never of what is counted."""

_ANY: Final = re.compile(
    rf"\d|[{''.join(VULGAR)}]|\b(?:{'|'.join(sorted({*NUMBER_WORDS, *DENOMINATORS}))})", re.IGNORECASE
)
_THIN: Final = "\u00a0\u2009\u202f"
_DECIMAL_COMMA: Final = (
    r"(?<![\d.,])\d{1,3},\d{1,2}(?= ?(?:lakhs?|crores?|thousand|[mb]illion|trillion|mln|bn|per ?cent)\b| ?%)"
)
"""A comma that a scale or a share after it tells from a separator: *3,5 million* in translated texts."""
_TOKEN: Final = re.compile(
    rf"(?P<digits>{_DECIMAL_COMMA}|(?<!\d)\d{{1,3}}(?:,\d{{3}})+(?!\d)(?:\.\d+)?|(?<![\d.,])\d{{1,3}}(?:['’]\d{{3}})+(?!\d)"
    rf"|(?<![\d.])\d{{1,3}}(?:[{_THIN} ]\d{{3}})+(?![\d,.])"
    rf"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)|(?P<word>[^\W\d_]+)|(?P<sign>\S)"
)
_SPACES: Final = re.compile(rf"[,'’{_THIN} ]")
_COMMA: Final = re.compile(r"(\d+),(\d{1,2})")


class Token(NamedTuple):
    """A run of digits, a run of letters, or one other character that is not white space."""

    kind: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written in ``text[start:end]``; ``value`` is the least it can be where ``form`` is vague."""

    start: int
    end: int
    value: float
    form: Form
    scale: float = 1.0
    """The scale word it ends with (*million*: 1e6), which the lower end of a range may share."""
    plain: bool = False
    """Bare digits, without separator, decimals or scale: it may be a label or a year."""


def may_hold_numbers(text: str, start: int, end: int) -> bool:
    """Whether ``text[start:end]`` holds a digit or a number word: a quick look before a long one."""
    return _ANY.search(text, start, end) is not None


def tokens(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Tokens of ``text[start:end]``, in order; thousands groups stay in one token."""
    stop = len(text) if end is None else end
    return [Token(str(m.lastgroup), m.group(), m.start(), m.end()) for m in _TOKEN.finditer(text, start, stop)]


def numerals(found: Sequence[Token]) -> list[Numeral]:
    """The numerals among the tokens, in order, none overlapping; ordinals are none."""
    kept: list[Numeral] = []
    at = 0
    while at < len(found):
        made = _share(found, at) or _fraction(found, at) or _vague(found, at) or _cardinal(found, at)
        if made is None:
            at += 1
            continue
        numeral, at = made
        if 0 <= numeral.value < GREATEST:
            kept.append(numeral)
    return kept


Made = tuple[Numeral, int] | None
"""A numeral and the index of the token after it."""


def _lower(found: Sequence[Token], at: int) -> str:
    return found[at].text.lower() if 0 <= at < len(found) and found[at].kind == "word" else ""


def _text(found: Sequence[Token], at: int) -> str:
    return found[at].text if 0 <= at < len(found) else ""


def _touches(found: Sequence[Token], at: int) -> bool:
    """Whether no white space stands between the token and the one before."""
    return 0 < at < len(found) and found[at - 1].end == found[at].start


def _after_hyphen(found: Sequence[Token], at: int) -> int:
    """The index after a hyphen that touches both neighbours, else ``at``."""
    if _text(found, at) in {"-", "‑", "–"} and _touches(found, at) and _touches(found, at + 1):
        return at + 1
    return at


# ------------------------------------------------------------------------------------------------------ cardinals


def _cardinal(found: Sequence[Token], at: int) -> Made:
    """Digits or number words, with their scale words: *1.5 million*, *two hundred and five*, *a dozen*."""
    token = found[at]
    if token.kind == "digits":
        return _digits(found, at)
    if token.text in VULGAR:
        return Numeral(token.start, token.end, VULGAR[token.text], "fraction"), at + 1
    word = _lower(found, at)
    if word in {"a", "an"} and _lower(found, at + 1) in SCALES and not _touches(found, at):
        return _words(found, at + 1, found[at].start)
    if word in UNITS or word in TENS or (word in SCALES and word in {"hundred", "thousand", "million", "billion"}):
        return _words(found, at, token.start)
    return None


def _digits(found: Sequence[Token], at: int) -> Made:
    token = found[at]
    decimal = _COMMA.fullmatch(token.text)
    bare = f"{decimal[1]}.{decimal[2]}" if decimal is not None else _SPACES.sub("", token.text)
    if len(bare) > LONGEST_DIGITS or (len(bare) > 1 and bare[0] == "0" and bare[1] != "."):
        return None
    value, end, after = float(bare), token.end, at + 1
    plain = bare == token.text and "." not in bare
    if _text(found, after) in VULGAR and value == int(value):
        value, end, after, plain = value + VULGAR[found[after].text], found[after].end, after + 1, False
    elif _and_a_half(found, after):
        value, end, after, plain = value + 0.5, found[after + 2].end, after + 3, False
    slash = _slash(found, at, value)
    if slash is not None:
        return slash
    if _touches(found, after) and found[after].text in ATTACHED:
        scale = ATTACHED[found[after].text]
        return Numeral(token.start, found[after].end, value * scale, "digits", scale), after + 1
    if _touches(found, after) and found[after].text.lower() in {"st", "nd", "rd", "th"}:
        return None
    scale, last, after = _scales(found, after)
    if scale > 1:
        end, plain = found[last].end, False
    return Numeral(token.start, end, value * scale, "digits", scale, plain), after


def _slash(found: Sequence[Token], at: int, value: float) -> Made:
    """A fraction written with a slash, *3/4*; dates and scores have other denominators or no lower numerator."""
    if _text(found, at + 1) not in {"/", "⁄"} or not (_touches(found, at + 1) and _touches(found, at + 2)):
        return None
    below = _text(found, at + 2)
    if below not in {"2", "3", "4", "5", "8", "10", "16", "32", "64", "100", "128"} or value >= float(below):
        return None
    if found[at + 1].text == "/" and _lower(found, at + 3) not in {"of", "inch", "inches", "mile", "miles", "cup"}:
        return None
    return Numeral(found[at].start, found[at + 2].end, value / float(below), "fraction"), at + 3


def _scales(found: Sequence[Token], at: int) -> tuple[float, int, int]:
    """The product of the scale words at ``at`` (*hundred million*), the last one's index, and the index after."""
    scale, last = 1.0, at - 1
    while True:
        here = _after_hyphen(found, last + 1)
        word = _lower(found, here)
        if word not in SCALES or (scale > 1 and SCALES[word] < scale):
            return scale, last, last + 1
        scale *= SCALES[word]
        last = here


def _words(found: Sequence[Token], at: int, start: int) -> Made:
    """A number in words; scale words fall (*two million three thousand*) or follow at once (*hundred thousand*)."""
    total = current = 0.0
    last, least, open_tens = at - 1, float("inf"), True
    last_scale = 1.0
    here = at
    while True:
        word = _lower(found, here)
        if word in TENS and open_tens:
            current += TENS[word]
            open_tens, last_scale = False, 1.0
            unit = _after_hyphen(found, here + 1)
            if 0 < UNITS.get(_lower(found, unit), 0) < 10:
                here = unit
                current += UNITS[_lower(found, here)]
        elif word in UNITS and open_tens:
            current += UNITS[word]
            open_tens, last_scale = False, 1.0
        elif word in {"hundred", "dozen"} and current < 100:
            current = max(current, 1.0) * SCALES[word]
            open_tens, last_scale = word == "hundred", SCALES[word]
        elif word in SCALES and SCALES[word] < least and SCALES[word] > 100:
            least = SCALES[word]
            total += max(current, 1.0) * least
            current, open_tens, last_scale = 0.0, True, least
        elif _and_a_half(found, here) and total == 0:
            current += 0.5
            here += 2
        else:
            break
        last = here
        here = _next_word(found, here + 1, joined=last_scale >= 100)
    if last < at:
        return None
    return Numeral(start, found[last].end, total + current, "words", last_scale), last + 1


def _next_word(found: Sequence[Token], at: int, *, joined: bool) -> int:
    """Where the next word of a number may stand: after a hyphen, or after *and* when a scale word came before."""
    if joined and _lower(found, at) == "and" and (_lower(found, at + 1) in UNITS or _lower(found, at + 1) in TENS):
        return at + 1
    return _after_hyphen(found, at)


def _and_a_half(found: Sequence[Token], at: int) -> bool:
    at = _after_hyphen(found, at)
    words = [_lower(found, at + step) for step in range(3)]
    return words == ["and", "a", "half"]


# -------------------------------------------------------------------------------------------- fractions and shares


def _share(found: Sequence[Token], at: int) -> Made:
    """*One in five*, *9 out of 10*: a share below one."""
    over = at + 1
    if _lower(found, over) == "out" and _lower(found, over + 1) == "of":
        over += 1
    elif _lower(found, over) != "in":
        return None
    if _lower(found, over + 2) in SCALES:
        return None
    above, below = _small(found, at), _small(found, over + 1)
    if above is None or below is None or not 0 < above < below <= 1000:
        return None
    return Numeral(found[at].start, found[over + 1].end, above / below, "fraction"), over + 2


def _small(found: Sequence[Token], at: int) -> float | None:
    """A whole number of one token, at most 1000."""
    if not 0 <= at < len(found):
        return None
    token = found[at]
    if token.kind == "digits" and token.text.isascii() and token.text.isdigit() and len(token.text) < 5:
        return float(token.text)
    word = token.text.lower()
    return float(UNITS[word]) if word in UNITS else {**TENS, "hundred": 100}.get(word)


_DETERMINERS: Final = frozenset({"the", "its", "their", "his", "her", "our", "all", "those", "these", "that", "this"})
_AFTER_HALF: Final = _DETERMINERS | {"of", "as", "were", "are", "have", "had"}
_AFTER_FRACTION: Final = _AFTER_HALF | {"more", "less", "was", "is", "has", "per"}


def _fraction(found: Sequence[Token], at: int) -> Made:
    """*Two-thirds*, *a quarter of*, *half the*, *half a million*, *quarter of a million*."""
    word = _lower(found, at)
    if word in {"half", "quarter"}:
        return _half(found, at)
    count = 1 if word in {"a", "one"} else UNITS.get(word, 0)
    below_at = _after_hyphen(found, at + 1)
    name = _lower(found, below_at)
    singular = name[:-1] if name.endswith("s") and name[:-1] in DENOMINATORS else name
    if count == 0 or singular not in DENOMINATORS or (count == 1) != (singular == name):
        return None
    if count == 1 and _lower(found, below_at + 1) not in _AFTER_FRACTION and not _ends_clause(found, at, below_at):
        return None
    if count > 1 and singular == "quarter" and _lower(found, below_at + 1) in {"in", "ago", "ending", "ended"}:
        return None
    if count >= DENOMINATORS[singular]:
        return None
    made = _half(found, below_at) if singular in {"half", "quarter"} and count == 1 else None
    value = count / DENOMINATORS[singular]
    numeral = made[0] if made else Numeral(found[at].start, found[below_at].end, value, "fraction")
    return replace(numeral, start=found[at].start), (made[1] if made else below_at + 1)


_BEFORE_FRACTION: Final = frozenset(
    {"by", "to", "than", "about", "almost", "nearly", "over", "around", "some", "roughly"}
)


def _ends_clause(found: Sequence[Token], at: int, last: int) -> bool:
    """Whether a fraction stands alone behind a word of measure: *shrank by a third, it said*."""
    alone = last + 1 >= len(found) or found[last + 1].kind == "sign"
    return alone and _lower(found, at - 1) in _BEFORE_FRACTION


def _half(found: Sequence[Token], at: int) -> Made:
    """*Half a million* (of a scale word), or *half* before what it divides."""
    value = 1 / DENOMINATORS[_lower(found, at)]
    article = at + 2 if _lower(found, at + 1) == "of" else at + 1
    scale, last, after = _scales(found, article + 1)
    if _lower(found, article) == "a" and scale > 1:
        return Numeral(found[at].start, found[last].end, value * scale, "words", scale), after
    if _lower(found, at) != "half":
        return None
    before = _lower(found, at - 1)
    if before in {"first", "second", "latter", "other", "better", "time", "this", "last", "next", "and", "a"}:
        return None
    if _lower(found, at + 1) in {"an", "a"} and _lower(found, at + 2) in {"hour", "mile", "day", "year", "century"}:
        return Numeral(found[at].start, found[at + 1].end, value, "words"), at + 2
    if _lower(found, at + 1) not in _AFTER_HALF:
        return None
    return Numeral(found[at].start, found[at].end, value, "fraction"), at + 1


# ------------------------------------------------------------------------------------------------- vague plurals

_SCORED: Final = frozenset(
    {"of", "more", "were", "have", "had", "are", "dead", "killed", "injured", "wounded", "missing", "feared", "others"}
)


def _vague(found: Sequence[Token], at: int) -> Made:
    """*Dozens*, *hundreds of thousands*, *several hundred*, *a few dozen*, *a couple of hundred*."""
    word = _lower(found, at)
    if word == "tens" and _lower(found, at + 1) == "of" and _lower(found, at + 2) in PLURALS:
        value = 10 * PLURALS[_lower(found, at + 2)]
        return Numeral(found[at].start, found[at + 2].end, value, "vague"), at + 3
    if word in PLURALS and not _is_other_sense(found, at):
        value, last = PLURALS[word], at
        if _lower(found, at + 1) == "of" and _lower(found, at + 2) in PLURALS:
            value, last = value * PLURALS[_lower(found, at + 2)] / 2, at + 2
        return Numeral(found[at].start, found[last].end, value, "vague"), last + 1
    scale, last, after = _scales(found, at + 2 if _lower(found, at + 1) == "of" else at + 1)
    if word in FEW and scale > 1:
        begin = at - 1 if _lower(found, at - 1) == "a" else at
        return Numeral(found[begin].start, found[last].end, FEW[word] * scale, "vague"), after
    return None


def _is_other_sense(found: Sequence[Token], at: int) -> bool:
    """Whether *scores* is a verb or a result, or the plural belongs to another word (*the low hundreds*)."""
    if _lower(found, at) == "scores" and _lower(found, at + 1) not in _SCORED:
        return True
    return found[at].text == "Scores" and _lower(found, at - 1) != "" and found[at - 1].text[:1].isupper()
