"""What a quantity counts for a chronicle: those killed, injured or fled, troops, sums, distances."""

import re
from collections.abc import Sequence
from typing import Final, cast

from coranto.model.annotation import Quantity
from coranto.model.assertion import Counted
from coranto.text.spans import Span
from coranto.tools import Tools

REACH: Final = 110
"""Characters on either side of a number in which the word that says what happened to those counted is looked for."""

JOINED_NUMBERS: Final = 4
"""Numbers in a row of which one verb tells."""

_UNTOLD: Final = frozenset({"time", "age", "temperature", "frequency", "data"})
"""Dimensions that no chronicle keeps figures of."""
_BY_DIMENSION: Final[dict[str, Counted]] = {
    "money": "money",
    "percent": "share",
    "length": "distance",
    "volume": "volume",
    "mass": "volume",
}
_BREAK: Final = re.compile(
    r"[;:.!?]\s|[\"“”]|\b(?:after|when|as|because|before|while|where|against|over|since|amid|despite|whose|but|although|if|said|says)\b",
    re.IGNORECASE,
)
"""What parts a number from a word that is not about it."""
_ADJACENT: Final = re.compile(
    r"(?:\s+(?:the|of|to|at|by|is|was|stands|stood|rose|risen|rises|climbed|reached|reaches|hit|hits|has|had|have|now|in|"
    r"more|than|some|others?|another|an|estimated|people|toll|number|them|for|as many as|up|least|about))*\s*$",
    re.IGNORECASE,
)
"""What may stand between such a word and the number that follows it."""


def toll_before(text: str, floor: int, quantity: Quantity, tools: Tools) -> tuple[Counted, bool] | None:
    """What the last telling word between ``floor`` and the number says, and whether the number follows at once."""
    begin = max(floor, quantity.start - REACH)
    before = text[begin : quantity.start]
    found = list(tools.counted.tolls.finditer(before))
    if not found:
        return None
    rest = before[found[-1].end() :]
    if _BREAK.search(rest):
        return None
    return cast(Counted, found[-1].lastgroup), _ADJACENT.fullmatch(rest) is not None


def toll_after(text: str, quantity: Quantity, ceiling: int, tools: Tools) -> Counted | None:
    """What the first telling word between the number and ``ceiling`` says."""
    after = text[quantity.end : min(ceiling, quantity.end + REACH)]
    found = tools.counted.tolls.search(after)
    if found is None or _BREAK.search(after[: found.start()]):
        return None
    return cast(Counted, found.lastgroup)


def dimension(quantity: Quantity, tools: Tools) -> str | None:
    """What the quantity's unit measures; null for a count."""
    unit = (quantity.unit or "").partition("/")[0]
    if quantity.unit is None:
        return "percent"
    if unit in {"percent", "magnitude"}:
        return {"percent": "percent"}.get(unit, "level")
    known = tools.units.signs.get(unit) or tools.units.words.get(unit) or tools.units.words.get(unit.lower())
    if known is None:
        known = tools.units.words.get(" ".join(unit.lower().replace("-", " ").split()))
    return known.dimension if known is not None else None


def counted_as(
    text: str, sentence: Span, index: int, among: Sequence[Quantity], tools: Tools, reach: int = JOINED_NUMBERS
) -> Counted | None:
    """What the quantity ``among[index]`` of a sentence counts; null for ages, durations and the like.

    ``reach`` is how many numbers joined to this one may stand before the word that tells of them all.
    """
    quantity = among[index]
    measured = dimension(quantity, tools)
    if measured in _UNTOLD:
        return None
    if measured is not None:
        return _BY_DIMENSION.get(measured, "other")
    if not counts_people(quantity, tools):
        return "other"
    floor = among[index - 1].end if index else sentence.start
    later = next((i for i in range(index + 1, len(among)) if not is_part(text, quantity, among[i])), None)
    following = among[later] if later is not None else None
    before = toll_before(text, floor, quantity, tools)
    if before is not None and before[1]:
        return before[0]
    after = toll_after(text, quantity, following.start if following else sentence.end, tools)
    if after is not None:
        return after
    if before is not None:
        return before[0]
    if following is not None and later is not None and reach and _is_joined(text, quantity, following):
        return counted_as(text, sentence, later, among, tools, reach - 1)
    return "troops" if _is_military(quantity, tools) else "other"


def counts_people(quantity: Quantity, tools: Tools) -> bool:
    """Whether human beings are counted, or their deaths and injuries (*the toll rose to 45*)."""
    counted = quantity.counted or ""
    if quantity.unit == "people":
        return True
    return (
        tools.counted.tolls.search(counted) is not None
        or re.search(r"\btoll$|casualt", counted, re.IGNORECASE) is not None
    )


def is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether ``part`` is introduced as some of ``whole``: *198 people, including three children*."""
    if part.start < whole.end or part.start - whole.end > REACH:
        return False
    between = text[whole.end : part.start]
    after = text[part.end : part.end + 24]
    if re.search(r"[.;!?]\s", between):
        return False
    return _INCLUDES.search(between) is not None or (_OF_THEM.match(after) is not None and "," in between)


_INCLUDES: Final = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom)|\bof (?:them|whom|which)|\bcomprising|\bof those,?)"
    r"(?: at least| some| about| as many as| more than)?\s*(?:[\w-]+(?:,| and) ){0,3}$",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r"\s+(?:of (?:them|whom|those)|were [a-z]+ren\b)", re.IGNORECASE)


_JOINED: Final = re.compile(r"(?: [\w-]+){1,4}(?:,| and|, and) ")
"""What stands between two numbers of which one verb tells (*two soldiers and five civilians were killed*)."""


def _is_joined(text: str, one: Quantity, other: Quantity) -> bool:
    return other.start - one.end < REACH and _JOINED.fullmatch(text[one.end : other.start]) is not None


def _is_military(quantity: Quantity, tools: Tools) -> bool:
    words = (quantity.counted or "").lower().replace("-", " ").split()
    return any(word in tools.counted.military for word in words)
