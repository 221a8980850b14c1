"""What looks like a time and is none: a month that is a name, a number that is no year, the fall of a wall."""

import re
from typing import Final

from coranto.model.annotation import TimeExpression
from coranto.resources.holidays import fold
from coranto.text.wordlists import words

LEAD_WORDS: Final = words(
    """in since of by until till from between early late fiscal and to the during before after through throughout for
    circa around year back or per summer spring fall autumn winter than as at into both due dated ( [ mid-"""
)
"""A bare number from 1000 to 2099 is a year only after one of these, or between a determiner and a noun."""
BEFORE_MONTHS: Final = words(
    "in since of by until till from between early late mid during before after through last this next"
)
"""Where a name follows that could be a person's, a month stands after one of these: not in *and June Brown*."""
DETERMINERS: Final = words("a an its his her their our my your this that these those")
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
FIRST_OWNED: Final = 1900
"""*A 1971 treaty*: earlier numbers in that place are counts as often."""
_OF_THING: Final = re.compile(r"\s+of\s+(?!(?:the\s+(?:year|same)|last|this|next|\d{4})\b)", re.IGNORECASE)
_WORD_BEFORE: Final = re.compile(r"([\w’'-]+|[(\[])[\s]*\Z")
_TITLE: Final = r"\b(?:Mr|Mrs|Ms|Dr|Sheikh|President|Minister|General|Gen|Captain|Judge|Professor)\.? +\0"
_OWN_NAME: Final = r"[a-z,] +(?!In|On|For|During|Since|After|Before)[A-Z][\w.]+ +\0|\0 +(?:[A-Z]|said|told|says)"
_BESIDE_NAME: Final = re.compile(f"{_TITLE}|{_OWN_NAME}")
"""A name or its title before, a name or a verb of speech after, with NUL in the place of the holiday."""
_FRACTION: Final = re.compile(r"(?i)\b(?:an?|one|three)[\s-]quarters?\Z")
_LASTING: Final = re.compile(r"(?i)\b(?:for|in|within|over|per|every|last(?:s|ed|ing)?)\s+\Z")
"""*For three quarters* is a length of time, *three quarters of the town* is a share."""
_LINKS: Final = words("to and or as than per")
_SEASON_BEFORE: Final = re.compile(r"(?i)\b(?:spring|summer|autumn|winter|fall)\b")
"""*Spring and fall*, *from winter to spring*, but not *began to fall* or *rise and fall*."""
_SEASONAL: Final = re.compile(
    r"(?i)\s+(?:residences?|houses?|homes?|palaces?|cottages?|camps?|schools?|universit(?:y|ies)|games|olympics|paralympics|"
    r"clothes|clothing|coats?|boots|uniforms?|tyres?|tires?|wheat|barley|sports?|resorts?|capital)\b"
)
"""What is of a season at any time: *his summer residence*, *winter wheat*."""
_NOUN_AFTER: Final = re.compile(r"\s+[A-Za-z]{3,}")
_OWNED: Final = re.compile(rf"(?:\b(?:{'|'.join(sorted(DETERMINERS))})\s+[a-z-]+|[’']s?)\s+\Z")


def is_time(found: TimeExpression, text: str, personal: frozenset[str]) -> bool:
    """Whether words that could be something else (a month that is a name, a number that is no year) are a time here.

    ``personal``: names of holidays that people bear too.
    """
    if found.form == "month" and found.year is None and found.direction is None and found.modifier is None:
        return _is_month(found, text)
    if found.form == "year" and found.modifier is None and found.text.isdigit():
        return _is_year(found, text)
    if found.form == "season" and found.year is None and found.modifier is None:
        return _is_season(found, text)
    if found.form == "holiday" and fold(found.text) in personal:
        around = f"{text[max(0, found.start - 20) : found.start]}\0{text[found.end : found.end + 20]}"
        return not _BESIDE_NAME.search(around)
    if found.form == "quarter" and found.unit == "period":
        return "quarter" in text[max(0, found.start - 800) : found.start]
    if found.form == "duration" and _FRACTION.search(found.text):
        return _LASTING.search(text, max(0, found.start - 12), found.start) is not None
    if found.form == "duration" and found.amount is not None and found.amount >= 1000:
        return found.text.lower().endswith("s")
    if found.form == "duration" and found.unit == "second" and found.text.lower().endswith(" second"):
        return found.text[0].isdigit()
    return True


def _is_season(found: TimeExpression, text: str) -> bool:
    """*The fall of the wall*, *a spring of water* and *his summer residence* are no seasons."""
    if found.direction is None and _SEASONAL.match(text, found.end):
        return False
    if not found.text.lower().endswith(("fall", "spring")):
        return True
    if _OF_THING.match(text, found.end):
        return False
    if found.direction is not None:
        return True
    word = _WORD_BEFORE.search(text[max(0, found.start - 20) : found.start])
    if word is None or word[1].lower() not in LEAD_WORDS:
        return False
    return (
        word[1].lower() not in _LINKS or _SEASON_BEFORE.search(text, max(0, found.start - 40), found.start) is not None
    )


def _is_month(found: TimeExpression, text: str) -> bool:
    word = _WORD_BEFORE.search(text, max(0, found.start - 20), found.start)
    before = word[1].lower() if word else ""
    if found.text in ("May", "March", "MAY", "MARCH"):
        return before in LEAD_WORDS
    after = text[found.end : found.end + 12].split()
    named = bool(after) and after[0][:1].isupper() and text[found.end : found.end + 1] == " "
    return not named or before in BEFORE_MONTHS


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
    if lead in LEAD_WORDS:
        return not (early and lead in ("the", "as", "at", "for", "per", "than", "or"))
    owned = lead in DETERMINERS or _OWNED.search(text[max(0, found.start - 40) : found.start]) is not None
    return owned and (found.year or 0) >= FIRST_OWNED and _NOUN_AFTER.match(text, found.end) is not None
