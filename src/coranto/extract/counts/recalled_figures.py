"""Figures that a number without a noun gives another value of: *the correct figure was 39*, *he sticks to 61*."""

import math
import re
from collections.abc import Sequence
from typing import Final

from coranto.extract.counts.tolls import TOLLS, dimension, is_bare
from coranto.model.annotation import Quantity
from coranto.model.assertion import Counted, Figure
from coranto.text.spans import Span
from coranto.tools import Tools

REMEMBERED: Final = 400
"""Characters after a figure within which *the figure* still means it."""
ASKED: Final = 300
"""Characters after *How many are dead?* within which bare numbers answer it."""
RUN: Final = 2000
"""Characters of a sentence after *The dead:* within which they do."""
KEPT: Final = 4
"""Figures before a number among which the one that it means is looked for."""
ALIKE: Final = 10.0
"""Two values of one thing mostly differ by no greater factor."""

SUM: Final = 1000
SUMS: Final = 100.0
"""A smaller number than ``SUM`` is no sum; a sum asked and a sum offered differ more than two counts do."""

_AMOUNT: Final = re.compile(r"\b(?:amount|figure|number|total|sum|quantity)$", re.IGNORECASE)
_REFERS: Final = re.compile(
    r"(?:\b(?:figure|number|total|toll|tally|count)\b[^.;!?]{0,50}"
    r"|\b(?:it|that|this)(?: is| was|['’]s) (?:more like|nearer(?: to)?|closer to)"
    r"|\b(?:stands?|stood|stop(?:s|ped)|remain(?:s|ed)) at"
    r"|\bclosed (?:its|their|the|his|her) (?:own |final )?(?:list|count|register|books)"
    r"(?: (?:on|in|last) [^.,;:!?]{3,24})? (?:at|with)"
    r"|\b(?:list|register|roll|record)s? (?:of|with)|\bnames of|\b(?:began|started) with"
    r"|\b(?:came|moved|went|climbed) (?:(?:down|up|back) )?to"
    r"|\b(?:hold(?:s|ing)?|held) to|\b(?:know[ns]?|knew) of"
    r"|\b(?:it|that|this|they) (?:was|is|had been|were|are|stood at|stands at|makes|made)"
    r"(?: a total of)?(?: only| just| now)?"
    r"|\bthere (?:were|are|had been|was)(?: only| just| now)?"
    r"|\b(?:given|gave|gives|(?:spoken|spoke|speaks?|speaking)(?: now)? of|put it at|puts it at|puts them at|counted|"
    r"counts|stick(?:s|ing)? to|stuck to|stands? by|"
    r"remember(?:s|ed)?|heard|saw|has seen|insist(?:s|ed)? on|has|have|had|says|said|claims|claimed|"
    r"reports|reported|mentions|mentioned|admits|admitted|confirms|confirmed|acknowledges|acknowledged|lists|listed))"
    r" [“\"‘]?(?:at least |about |some |more than |around )?$",
    re.IGNORECASE,
)
"""Before a number without a noun that is another value of what was counted before."""
_PUT_IT: Final = re.compile(
    r"\b(?:put|puts|putting|estimates?|estimated|reckons?|reckoned|speaks? of|spoke of|gave|gives|says|said|claims|"
    r"claimed|offer(?:s|ed|ing)?|demand(?:s|ed|ing)?|wants?|wanted|asks? for|asked for|"
    r"(?:raised|reduced|lowered|cut) (?:it|its \w+|the \w+) to)"
    r"(?: that)?(?: (?:it|them|that|this"
    r"|the (?:figure|cost|bill|damage|loss|losses|total|sum)))?(?: (?:at|will be|would be|could be|is|was|to be))? $",
    re.IGNORECASE,
)
"""Before another value of the sum told last: *one insurer put it nearer $700 million*."""
_SCALED: Final = re.compile(r"\b(?:thousand|million|billion|trillion|bn|m)$|\d(?:bn|m)$")
_AND_SUM: Final = re.compile(
    r"(?: (?:for|to|in|from|on) (?:[^\W\d][\w’'-]* ?){1,5})?(?:,|;)?(?: and| but| while|)(?: another| a further)? "
)
_FOR: Final = re.compile(r" (?:for|to|in|on|from)\b|[.,;]|$")
"""Around a second sum told without its currency: *30 million euros for repairs and 12 million for the families*."""
_DEMANDS: Final = re.compile(r"\b(?:offer|demand|want|ask)(?:s|ed|ing)?(?: for)? $")
"""Before a share that is one side's own: *the union wants 24 percent*."""
_OF_ANOTHER: Final = re.compile(
    r"\b(?:figure|number|total|tally|count)s? of (?!them|these|those|the dead|victims|dead)[a-z]", re.IGNORECASE
)
"""Before a number that says itself what it counts: *the total of confirmed cases rises to 96,500*."""
_ASKED: Final = re.compile(r"\bHow many\b(?P<what>[^.?!\n]{2,60})\?")
_ENDS: Final = re.compile(r"\W|$| (?:in|on|at|by|from|according|as|and|but|while|so|since|alone)\b")


def recalled(
    text: str, sentence: Span, quantity: Quantity, kind: Counted | None, before: Sequence[Figure], tools: Tools
) -> Figure | None:
    """The figure of ``before``, latest last, that a number without a noun of its own is another value of; else null.

    Of several in one sentence (*67 deaths and 312 injured*) it is the one whose value is nearest.
    """
    near = [figure for figure in before[-KEPT:] if 0 <= quantity.start - figure.end <= REMEMBERED]
    if not near:
        return None
    last, lead = near[-1], text[max(sentence.start, quantity.start - 80) : quantity.start]
    if last.quantity == "money" and kind in {"money", "other", "share"} and _PUT_IT.search(lead):
        bare = (
            kind == "other" and is_bare(text, quantity) and stated(quantity) >= SUM and _is_alike(quantity, last, SUMS)
        )
        return last if bare or last.unit == quantity.unit else None
    if last.quantity == "money" and kind == "other" and _SCALED.search(quantity.text):
        return last if _AND_SUM.fullmatch(text, last.end, quantity.start) and _FOR.match(text, quantity.end) else None
    told = last.unit == quantity.unit and quantity.counted == "share" and _PUT_IT.search(lead)
    if last.quantity == kind == "share" and told and _DEMANDS.search(lead) is None:
        return last
    if kind == last.quantity and kind in {"volume", "money", "distance"}:
        noun = quantity.counted or ""
        unnamed = _AMOUNT.search(noun) is not None or noun in tools.units.nouns.values()
        return last if last.unit == quantity.unit and unnamed else None
    if last.quantity == "volume" and kind == "other" and is_bare(text, quantity) and _PUT_IT.search(lead):
        return last if _is_alike(quantity, last) else None
    named = quantity.counted == "names" and last.quantity in TOLLS
    if dimension(quantity, tools) is not None or not (named or is_bare(text, quantity)):
        return None
    refers = _REFERS.search(lead)
    if refers is None or _OF_ANOTHER.search(lead):
        return None
    counts = [f for f in near if f.quantity not in {"money", "volume", "distance", "share"} and _fits(kind, f)]
    alike = [f for f in counts if _is_alike(quantity, f)]
    fit = [f for f in reversed(alike) if f.quantity in TOLLS or not _is_aside(text, f)]
    if not fit:
        return None
    beside = [f for f in fit if _SENTENCE_ENDS.search(text, f.end, fit[0].start) is None]
    meant = min(beside, key=lambda f: _factor(quantity, f))
    return None if "total" in refers.group().lower() and meant.counted != "people" else meant


_SENTENCE_ENDS: Final = re.compile(r"[.!?]\s|\n")
_OF: Final = re.compile(r"\b(?:of|from|in|at|across|with|by|for) (?:the |some |all |about )?$")


def _is_aside(text: str, figure: Figure) -> bool:
    """Whether a number only told where or of what: *61 deaths, from the registers of 14 hospitals*."""
    return _OF.search(text, max(0, figure.start - 20), figure.start) is not None


def _fits(kind: Counted | None, figure: Figure) -> bool:
    """Whether no word beside the number tells of something else than the figure."""
    return kind in {"other", figure.quantity} or (kind == "troops" and figure.quantity not in TOLLS)


def _is_alike(quantity: Quantity, figure: Figure, factor: float = ALIKE) -> bool:
    return _factor(quantity, figure) <= factor


def _factor(quantity: Quantity, figure: Figure) -> float:
    """By how much the greater of two values exceeds the smaller."""
    one, other = sorted((stated(quantity), stated(figure)))
    return other / one if one > 0 else math.inf


_TOPIC: Final = re.compile(
    r"(?:^|\n|[.?!] )(?:(?:The|Our) )?"
    r"(?P<what>[Dd]ead|[Kk]illed|[Ww]ounded|[Ii]njured|[Mm]issing|[Dd]isplaced|[Dd]etained)"
    r"(?: of [A-Z][\w-]+)?[:.] |\bHow many(?P<asked>[^.?!\n]{2,60})\."
)
"""What a run of sentences is about: *The dead: the medics closed their list at 94*, *How many died is disputed.*"""


def asked(text: str, start: int, quantity: Quantity, kind: Counted | None, tools: Tools) -> Counted | None:
    """What a bare number counts that answers *How many are dead?*, asked right before its sentence; else ``kind``."""
    if kind != "other" or _ENDS.match(text, quantity.end) is None or dimension(quantity, tools) is not None:
        return kind
    found = list(_ASKED.finditer(text, max(0, start - ASKED), start))
    found = found or list(_TOPIC.finditer(text, max(0, start - ASKED, quantity.start - RUN), quantity.start))
    named = found[-1]["what"] or found[-1]["asked"] if found else None
    told = tools.counted.tolls.search(named) if named else None
    of_people = quantity.unit == "people" or (quantity.counted or "").rpartition(" ")[2] in _UNTOLD
    return _KINDS.get(str(told.lastgroup), kind) if told is not None and of_people else kind


_UNTOLD: Final = frozenset({"people", "number", "list", "count", "tally", "register", "names"})
_KINDS: Final[dict[str, Counted]] = {
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
    "captured": "captured",
    "displaced": "displaced",
    "fled": "fled",
}


def stated(number: Quantity | Figure) -> float:
    """The number stated, whichever bound it is."""
    return next((v for v in (number.point, number.low, number.high) if v is not None), 0.0)
