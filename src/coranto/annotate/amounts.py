"""Numbers with the unit or currency that they are written with: the pieces that quantities are made of."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.resources.units import SCALE_LETTERS, Unit, Units
from coranto.text.numbers import Numeral, Token, may_hold_numbers, numerals, tokens

LOOK: Final = 40
"""Characters on either side of a number in which its unit is looked for."""
SIGN: Final = 12
"""Characters before a number in which its currency sign ends."""
GREATEST_QUAKE: Final = 11
"""No magnitude is greater."""
MONEY_SCALES: Final = {"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "t": 1e12} | {
    "tn": 1e12,
    "trn": 1e12,
}

_SCALE: Final = re.compile(rf"(?:{SCALE_LETTERS})(?![\w])")
_WORD_SCALE: Final = re.compile(
    r"[mM](?= (?!(?:was|is|has|does|as|thus|across|towards|afterwards|downwards|upwards)\b)[a-z]{3,}s\b"
    r"| (?:people|men|women|children|cast|voted|registered|unemployed|displaced|vaccinated|infected|insured)\b)"
)
_NEGATIVE: Final = re.compile(r"(?:^|[\s(,])(?P<minus>[-−–]|minus[ -])$")
_JOINABLE: Final = frozenset(
    {"minus", "sub", "plus", "to", "now", "then", "nearly", "almost", "about", "some", "magnitude"}
)
"""Words that a hyphen may join to a number without making it part of a name."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number and its unit. ``start`` includes a currency sign, ``end`` the unit's last letter."""

    start: int
    end: int
    numeral: Numeral
    value: float
    unit: Unit | None
    written: str | None
    """The unit as records have it: ISO code, *percent*, or the written measure with its *per*."""
    adjectival: bool
    """Joined to its unit by a hyphen (*a 12-mile bridge*): the next noun is what it measures."""

    @property
    def dimension(self) -> str | None:
        return self.unit.dimension if self.unit else None


def amounts(text: str, start: int, end: int, units: Units) -> list[Amount]:
    """All numbers of ``text[start:end]`` with their units, in order, none overlapping."""
    if not may_hold_numbers(text, start, end):
        return []
    found = tokens(text, start, end)
    made: list[Amount] = []
    floor = start
    for numeral in _unbroken(text, found, numerals(found)):
        if numeral.start < floor:
            continue
        amount = _with_unit(text, floor, end, numeral, units)
        if amount is not None:
            made.append(amount)
            floor = amount.end
    return made


def _unbroken(text: str, found: Sequence[Token], made: Sequence[Numeral]) -> Iterator[Numeral]:
    """The numerals that are no part of a word: *G20*, *Covid-19* and *mid-30s* hold none."""
    by_start = {token.start: index for index, token in enumerate(found)}
    for numeral in made:
        after = text[numeral.end : numeral.end + 1]
        index = by_start[numeral.start]
        glued = index > 0 and found[index - 1].end == numeral.start
        before = found[index - 1] if glued else None
        if before is not None and before.text in {"-", "‑"} and index > 1 and _is_label(found[index - 2], before):
            continue
        if before is not None and before.text in {"_", "#", "@"}:
            continue
        decade = after == "s" and not text[numeral.end + 1 : numeral.end + 2].isalpha()
        if decade and numeral.plain and numeral.value >= 10:
            continue
        yield numeral


def _is_label(word: Token, hyphen: Token) -> bool:
    """Whether a word joined by a hyphen makes the number after it part of a name."""
    return word.end == hyphen.start and word.kind == "word" and word.text.lower() not in _JOINABLE


def _with_unit(text: str, floor: int, end: int, numeral: Numeral, units: Units) -> Amount | None:
    """The number with its sign, currency and unit; null where letters touch it that are none of these."""
    before = text[max(floor, numeral.start - LOOK) : numeral.start]
    signed = numeral.form in {"digits", "vague"} and before.rstrip(" \u00a0")[-1:] in units.prefix_ends
    sign = units.prefix.search(before[-SIGN:]) if signed else None
    minus = _NEGATIVE.search(text[max(0, numeral.start - 10) : numeral.start]) if before else None
    if sign is None and before[-1:].isalpha() and numeral.form == "digits":
        return _unknown_money(text, before, numeral)
    amount = Amount(numeral.start, numeral.end, numeral, numeral.value, None, None, adjectival=False)
    if sign is not None:
        unit = units.signs[sign["sign"]] if sign["sign"] in units.signs else units.of_word(sign["sign"])
        begin = numeral.start - (len(before[-SIGN:]) - sign.start())
        amount = replace(amount, start=begin, unit=unit, written=unit.name)
        if sign["minus"]:
            amount = replace(amount, value=-amount.value)
        amount = _scaled_money(text, amount)
    elif minus is not None:
        amount = replace(amount, start=numeral.start - len(minus["minus"]), value=-amount.value)
    amount = _scaled_count(text, amount)
    amount = _with_suffix(text, end, amount, units)
    if amount.unit is None:
        amount = _with_scale_or_age(text, floor, end, amount)
    if amount.unit is None and text[amount.end : amount.end + 1].isalpha():
        return None
    return _with_rate(text, end, amount, units)


_MAGNITUDE: Final = re.compile(r"\bmagnitude(?: of)?[ -]$", re.IGNORECASE)
_MAGNITUDE_AFTER: Final = re.compile(r"[ -]magnitude\b", re.IGNORECASE)
_AGED: Final = re.compile(r"\b(?:aged?|ages)(?: of| between| from)? $", re.IGNORECASE)
_ELDER: Final = re.compile(
    r"\b(?:them|those|people|anyone|everyone|men|women|adults|children|patients|residents|victims)(?: were| are| is)? "
    r"(?:over|under|above|below|older than|younger than)(?: the age of)? $|\bage of $|\b(?:older|younger) than $"
)
"""Before an age that bounds: *most of them over 75*."""
_NAMED: Final = re.compile(
    r"(?<!\b[Ii]n )(?<!\b[Aa]t )(?<!\b[Nn]ear )(?<!\b[Ff]rom )(?<!\b[Oo]f )\b[^\W\d_a-z][\w’'-]+[^\W\d_][.]?, $"
)
_SOMEBODY: Final = re.compile(
    r"\b(?:driver|pilot|captain|man|woman|boy|girl|teenager|suspect|attacker|gunman|victim|mother|father|son|daughter|"
    r"brother|sister|husband|wife|farmer|teacher|student|officer|survivor|widow|grandmother|grandfather), $"
)
"""A person without a name, before an age of two digits: *the driver, 48,*."""
_NAME_BRACKET: Final = re.compile(
    r"(?:\b[^\W\d_a-z][\w’'.-]+ |\b(?:son|daughter|brother|sister|wife|husband|mother|father|child|boy|girl) )"
    r"[^\W\d_a-z][\w’'-]+ \($"
)
"""Before an age in brackets: *Jorge Peralta (51)*, *her son Ali (6)*."""
_HE_WAS: Final = re.compile(r"\b(?:he|she|who) (?:is|was)(?: only| just| then)? $", re.IGNORECASE)
_NO_NOUN: Final = re.compile(r"[,.;]| and| but| when\b| at the time\b|$")
"""After the age of somebody: *she was 71 and had been ill*."""
_ONE_BODY: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Hh]is|[Hh]er|[Tt]heir|[Oo]ne|[Mm]y)(?: [\w-]+){0,3}? "
    r"(?!(?:toll|number|figure|count|total|dead|tally|temperature|price|share|record|result|score|average|rate|turnout|"
    r"majority|minority|limit|minimum|maximum|capacity|speed|quota|target|age|sum|amount|group|rest)\b)[a-z]+[^\Ws], $"
)
"""Somebody without a name, before an age of two digits: *a volunteer firefighter, 29, died*."""
_OF_AGE: Final = re.compile(r"\b(?:man|woman|boy|girl|youth|widow|widower|lad|pensioner|spinster|bachelor) of $")
_PLURAL: Final = re.compile(r" (?!was\b|is\b|has\b|does\b|as\b|says\b|dies\b|lies\b|remains\b)[a-z]+s\b")
_EACH_AGE: Final = re.compile(
    r"\b(?:[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Bb]oth|[Aa]|[Tt]he|[Hh]is|[Hh]er|[Tt]heir)(?: [a-z]+){0,3}? "
    r"(?:[a-z]+s|men|women|children|couple|pair), (?:\d{1,2}(?:, |,? and ))*$"
)
_NEXT_AGE: Final = re.compile(r"(?:, \d{1,2})*,? and \d{1,2}(?=[,.;)]|$)|(?=[,.;)])")
"""Around one of the ages of several: *two men, 44 and 29, were flown out*."""
_APPOSED: Final = re.compile(r",|\)? ?(?:,|—|$)|\.[”\"]?(?:\s|$)")


def _with_scale_or_age(text: str, floor: int, end: int, amount: Amount) -> Amount:
    """With the unit that stands before: *magnitude 6.1*, *aged 12*, or the age after a name, *Ana Ruiz, 34,*."""
    before = text[max(floor, amount.start - LOOK) : amount.start]
    if _MAGNITUDE.search(before):
        return replace(amount, unit=Unit("level", None), written="magnitude")
    if amount.value < GREATEST_QUAKE and (found := _MAGNITUDE_AFTER.match(text, amount.end, end)) is not None:
        return replace(amount, end=found.end(), unit=Unit("level", None), written="magnitude", adjectival=True)
    age = (amount.numeral.plain or amount.numeral.form == "words") and 0 < amount.value < 120
    somebody = _SOMEBODY.search(before) is not None and amount.end - amount.start == 2
    somebody = somebody or (_ONE_BODY.search(before) is not None and amount.numeral.plain and amount.value > 9)
    named = somebody or (amount.numeral.plain and _NAMED.search(before) is not None)
    apposed = named and _APPOSED.match(text, amount.end, end) is not None
    apposed = apposed or (
        amount.numeral.plain and text[amount.end : amount.end + 1] == ")" and _NAME_BRACKET.search(before) is not None
    )
    apposed = apposed or (_HE_WAS.search(before) is not None and _NO_NOUN.match(text, amount.end, end) is not None)
    apposed = apposed or (amount.numeral.plain and _is_of_several(text, amount))
    described = _OF_AGE.search(before) is not None and _PLURAL.match(text, amount.end, end) is None
    if (
        age
        and (_AGED.search(before) or apposed or described or _ELDER.search(before))
        and text[amount.end : amount.end + 1] != "%"
    ):
        return replace(amount, unit=Unit("age", None), written="years old")
    return amount


def _is_of_several(text: str, amount: Amount) -> bool:
    """Whether the number is one of the ages of several people, told in a row."""
    led = _EACH_AGE.search(text, max(0, amount.start - LOOK), amount.start)
    after = _NEXT_AGE.match(text, amount.end)
    return led is not None and after is not None and ("and" in after.group() or led.group().endswith("and "))


def _unknown_money(text: str, before: str, numeral: Numeral) -> Amount | None:
    """A sum in a currency whose letters are not known; a scale or thousands separators tell it from a label."""
    letters = re.search(r"(?<![\w-])[A-Z]{1,3}$", before)
    if letters is None:
        return None
    unit = Unit("money", letters.group())
    start = numeral.start - len(letters.group())
    amount = Amount(start, numeral.end, numeral, numeral.value, unit, letters.group(), adjectival=False)
    scaled = _scaled_money(text, amount)
    separated = "," in text[numeral.start : numeral.end]
    return scaled if separated or scaled.numeral.scale > 1 else None


def _scaled_money(text: str, amount: Amount) -> Amount:
    """With the letter that multiplies money: *$5.4m*, *€3 bn*."""
    at = amount.end + (text[amount.end : amount.end + 1] == " ")
    letters = _SCALE.match(text, at)
    if letters is None or amount.numeral.scale > 1 or (at > amount.end and len(letters.group()) == 1):
        return amount
    scale = MONEY_SCALES[letters.group().lower()]
    numeral = replace(amount.numeral, end=letters.end(), scale=scale, plain=False)
    return replace(amount, end=letters.end(), value=amount.value * scale, numeral=numeral)


def _scaled_count(text: str, amount: Amount) -> Amount:
    """With an *m* that stands for a million, which the plural after it tells from metres: *5m people*."""
    letter = _WORD_SCALE.match(text, amount.end) if amount.unit is None and amount.numeral.form == "digits" else None
    if letter is None:
        return amount
    numeral = replace(amount.numeral, end=letter.end(), scale=1e6, plain=False)
    return replace(amount, end=letter.end(), value=amount.value * 1e6, numeral=numeral)


def _with_suffix(text: str, end: int, amount: Amount, units: Units) -> Amount:
    """With the unit that follows: *5 per cent*, *billions of dollars*, *12-mile*, *20km*."""
    found = units.suffix.match(text, amount.end, end)
    if found is None and amount.numeral.form == "vague" and text.startswith(" of ", amount.end):
        found = units.suffix.match(text, amount.end + 3, end)
        found = found if found is not None and units.of_word(found["unit"]).dimension == "money" else None
    if found is None:
        return amount
    unit, gap = units.of_word(found["unit"]), found["gap"]
    hyphen = "-" in gap or "‑" in gap
    if not _fits(text, amount, unit, found):
        return amount
    if unit.dimension == "mass" and found["unit"].lower() == "pounds" and amount.numeral.scale >= 1e6:
        unit = Unit("money", "GBP")
    written = "years old" if _is_years_old(found["unit"]) else unit.name or found["unit"]
    if amount.unit is not None:
        return replace(amount, end=found.end(), unit=unit, written=written)
    return replace(amount, end=found.end(), unit=unit, written=written, adjectival=hyphen)


def _fits(text: str, amount: Amount, unit: Unit, found: re.Match[str]) -> bool:
    """Whether what follows is this number's unit, not the next word's beginning."""
    word, gap = found["unit"], found["gap"]
    if amount.unit is not None:
        names = {"USD": ("US", "U.S.")}.get(amount.written or "", ())
        return unit.dimension == "money" and unit.name != "USD" and word.isupper() and not names
    if len(gap.strip()) != len(gap) and gap.strip():
        return False
    if amount.numeral.form == "fraction" and amount.value < 1 and unit.dimension in {"percent", "age"}:
        return False
    if (
        len(word) == 1
        and word.isalpha()
        and (amount.numeral.form != "digits" or text[found.end() : found.end() + 1] == ".")
    ):
        return False
    if word == "s" and not gap and re.search(r"[A-Z]\w* $", text[max(0, amount.start - LOOK) : amount.start]):
        return False
    if word in {'"', "″"} and (gap or (word == '"' and (amount.numeral.plain or amount.numeral.form == "words"))):
        return False
    if word == '"' and len(_MARK.findall(text, text.rfind("\n", 0, amount.start) + 1, amount.start)) % 2:
        return False  # the mark closes a quotation: *put it at "fewer than 2,500"*
    return word.lower() != "won" or amount.value >= 100


_MARK: Final = re.compile(r'(?<!\d)"')
"""A quotation mark that is no sign of inches."""


def _is_years_old(word: str) -> bool:
    folded = word.lower().replace("-", " ")
    return folded in {"year old", "years old", "years of age"}


def _with_rate(text: str, end: int, amount: Amount, units: Units) -> Amount:
    """With what the measure is per: *$5 a barrel* is in USD/barrel, *20 tonnes per year* in tonnes/year."""
    if amount.unit is None or amount.dimension in {"percent", "age", "time"}:
        return amount
    at = amount.end
    tail = re.compile(r" (?:US|U\.S\.)(?= )").match(text, at, end)
    found = units.per.match(text, tail.end() if tail else at, end)
    if found is None or re.match(r" (?:ago|earlier|later|before|after|old)\b", text[found.end() : found.end() + 9]):
        return amount
    return replace(amount, end=found.end(), written=f"{amount.written}/{found['per']}")
