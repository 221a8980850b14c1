"""What a quantity counts for a chronicle: those killed, injured or fled, troops, sums, distances."""

import re
from collections.abc import Sequence
from typing import Final, cast

from coranto.extract.counts.survivors import did_it, saved, spared
from coranto.model.annotation import Quantity
from coranto.model.assertion import Counted
from coranto.text.spans import Span
from coranto.text.verbs import COMMON_PASTS, FINITE
from coranto.tools import Tools

REACH: Final = 110
"""Characters on either side of a number in which the word that says what happened to those counted is looked for."""

TOLLS: Final = frozenset({"killed", "injured", "missing", "captured", "displaced", "fled"})
"""Quantities that tell what happened to people somewhere."""
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
    r"[;:.!?]\s|[\"“”]"
    r"|\b(?:after|when|(?<!listed )(?<!reported )(?<!registered )as|because|before|while|where|against|over|since|amid|"
    r"despite|whose|but|though|although|if|said|says)\b",
    re.IGNORECASE,
)
"""What parts a number from a word that is not about it."""
_PARTED: Final = re.compile(
    rf"{_BREAK.pattern}|\b(?:rescued|saved|survived|spared|freed|released|unhurt|unharmed|alive"
    r"|(?:nobody|no one|none(?: of (?:them|those|the [a-z]+))?) (?:was|were|is|are|has|have|had))\b",
    re.IGNORECASE,
)
"""The same behind a number, which may say that they came off well: *41 were rescued, the rest are missing*."""
_ADJACENT: Final = re.compile(
    r"(?:\s+(?:the|of|to|at|by|is|was|stands|stood|rose|risen|rises|climbed|reached|reaches|hit|hits|has|had|have|now|in|"
    r"more|than|some|others?|another|an|estimated|people|toll|number|them|for|as many as|up|least|about))*\s*$",
    re.IGNORECASE,
)
"""What may stand between such a word and the number that follows it."""


_LISTED: Final = re.compile(r"\s*:\s*(?:at least |more than |some |about |around |over )?", re.IGNORECASE)
"""A heading of a list: *Persons detained: 4,271*."""
_OF_OTHERS: Final = re.compile(r"\b(?:for|of|to|on|with|by|from|at|about|against)\b", re.IGNORECASE)
_VICTIMS: Final = frozenset(
    {
        "victims",
        "bodies",
        "corpses",
        "hostages",
        "hostage",
        "prisoners",
        "prisoner",
        "captives",
        "detainees",
        "refugees",
    }
)
"""Words that tell of those they name only: *thousands came to the funeral of victims* are no victims."""


def toll_before(text: str, floor: int, quantity: Quantity, tools: Tools) -> tuple[Counted, bool] | None:
    """What the last telling word between ``floor`` and the number says, and whether the number follows at once."""
    found = _told_before(text, floor, quantity, tools)
    if not found:
        return None
    rest = text[found[-1].end() : quantity.start]
    if _LISTED.fullmatch(rest) or _is_labelled(text, floor, found[-1].start(), quantity):
        return cast(Counted, found[-1].lastgroup), True
    if _BREAK.search(rest) or _is_of_the_number_before(text, floor, found[-1].start(), rest):
        return None
    return cast(Counted, found[-1].lastgroup), _ADJACENT.fullmatch(rest) is not None


def _is_labelled(text: str, floor: int, at: int, quantity: Quantity) -> bool:
    """Whether a telling word stands in the label of a list that has only a number after it: *Missing by name: 29*."""
    label = _LABEL.search(text, max(floor, quantity.start - REACH), quantity.start)
    return label is not None and label.start() <= at and is_bare(text, quantity)


_LABEL: Final = re.compile(r"(?:(?<=\n)|^|(?<=[.;] ))[^\n:.;\d]{3,60}: $")


def _told_before(text: str, floor: int, quantity: Quantity, tools: Tools) -> list[re.Match[str]]:
    """The telling words before a number; what follows them is seen, so *held 30 talks* is told from *is held.*"""
    begin = max(floor, quantity.start - REACH)
    return [m for m in tools.counted.tolls.finditer(text, begin, quantity.end) if m.end() <= quantity.start]


def _is_of_the_number_before(text: str, floor: int, at: int, rest: str) -> bool:
    """Whether a telling word right after an earlier number is told of that one: *161 dead, nearly 3,000 held*."""
    return text[floor - 1 : floor].isalnum() and "," in rest and len(text[floor:at].split()) <= 1


_OF_THE_NEXT: Final = re.compile(
    r"and \w+ed(?: (?:at least|about|some|more than|over|around|another|nearly|almost|up to|as many as))? "
)
"""From a verb to the number that is its object: *fired at 3,000 people and arrested 87*."""


def toll_after(text: str, quantity: Quantity, ceiling: int, tools: Tools) -> Counted | None:
    """What the first telling word between the number and ``ceiling`` says."""
    after = _ASIDE.sub(lambda m: " " * len(m.group()), text[quantity.end : min(ceiling, quantity.end + REACH)])
    found = tools.counted.tolls.search(after)
    if found is None:
        return None
    deed = _NEXT_WORD.match(after)
    if deed is not None and deed[1] in tools.counted.deeds:
        return cast(Counted, found.lastgroup) if found.start() == deed.start(1) else None
    if (fate := _fate_of_some(after, found, tools)) is not None:
        return fate
    between = after[: found.start()]
    if did_it(after, found.start()) or _PARTED.search(between) or _OF_THE_NEXT.fullmatch(after, found.start() - 4):
        return None
    if found.group().lower() in _VICTIMS and _OF_OTHERS.search(between):
        return None
    return cast(Counted, found.lastgroup)


def _fate_of_some(after: str, first: re.Match[str], tools: Tools) -> Counted | None:
    """What became of some of those counted before: *five of the wounded died*, *two of the missing were rescued*."""
    if _OF_THE_HURT.fullmatch(after, 0, first.start()) is None:
        return None
    later = tools.counted.tolls.search(after, first.end())
    safe = saved(after, first.end())
    if safe is not None and (later is None or safe < later.start()):
        return None if _BREAK.search(after, first.end(), safe) else "other"
    if later is None or _BREAK.search(after, first.end(), later.start()):
        return None
    return cast(Counted, later.lastgroup)


_OF_THE_HURT: Final = re.compile(r" of the (?:[\w’'-]+ )?")
_NEXT_WORD: Final = re.compile(r" ([a-z]+)")
_ASIDE: Final = re.compile(r", (?:it|he|she|they|police|officials|the [a-z]+(?: [a-z]+)?) (?:says?|said|added|adds?),")
"""What stands between a number and what is told of it: *two hikers, it says, lie dead*."""


def dimension(quantity: Quantity, tools: Tools) -> str | None:
    """What the quantity's unit measures; null for a count."""
    if quantity.unit is None:
        return "percent"
    if quantity.unit.startswith("percent"):
        return "percent"
    if (rate := tools.units.words.get(quantity.unit)) is not None:
        return rate.dimension
    unit = quantity.unit.partition("/")[0]
    if unit == "magnitude":
        return "level"
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
    if measured in _UNTOLD or _AGED.search(text[max(sentence.start, quantity.start - 48) : quantity.start]):
        return None
    if measured is not None:
        return _BY_DIMENSION.get(measured, "other")
    floor = among[index - 1].end if index else sentence.start
    if spared(text, sentence, quantity):
        return "other"
    if not counts_people(quantity, tools):
        told = _lives(text, sentence, quantity) or _told_of_bare(text, floor, quantity, tools)
        if told is not None:
            return told
        if not _befell(text, sentence, quantity) or _is_animal(quantity, tools):
            return "other"
    return _befallen(text, sentence, index, among, tools, reach) or _by_noun(text, sentence, quantity, tools)


def _befallen(
    text: str, sentence: Span, index: int, among: Sequence[Quantity], tools: Tools, reach: int
) -> Counted | None:
    """What the words around a number of people, or behind those joined to it, say that befell them."""
    quantity = among[index]
    later = next((i for i in range(index + 1, len(among)) if not _is_passed(text, quantity, among[i], tools)), None)
    following = among[later] if later is not None else None
    before = toll_before(text, among[index - 1].end if index else sentence.start, quantity, tools)
    if before is not None and before[1]:
        return before[0]
    after = toll_after(text, quantity, following.start if following else sentence.end, tools)
    if after == "fled" and _is_military(quantity, tools) and not _flees(text, quantity):
        return "troops"
    if after is not None or before is not None:
        return after or (before[0] if before is not None else None)
    if following is None or later is None or not reach or _is_told_by_noun(text, following, tools):
        return None
    joined = (
        counted_as(text, sentence, later, among, tools, reach - 1) if _is_joined(text, quantity, following) else None
    )
    return joined if joined in TOLLS else None


def _is_passed(text: str, quantity: Quantity, later: Quantity, tools: Tools) -> bool:
    """Whether what is told of a number stands behind the next one: a part, a place, an age (*a 52-year-old cook*)."""
    return dimension(later, tools) in _UNTOLD or _is_within(text, quantity, later)


def _is_told_by_noun(text: str, quantity: Quantity, tools: Tools) -> bool:
    """Whether its own noun tells what a number is of, and of no other: *1,200 marchers and 46 arrests*."""
    follows = _NEXT_WORD.match(text, quantity.end)
    return follows is not None and tools.counted.tolls.fullmatch(follows[1]) is not None and follows[1] not in _OF_ALL


_OF_ALL: Final = frozenset({"dead", "killed", "injured", "wounded", "missing"})


def _by_noun(text: str, sentence: Span, quantity: Quantity, tools: Tools) -> Counted:
    """What is counted where no word tells what befell those counted: a toll, troops, or anything else."""
    if re.search(r"\btoll$", quantity.counted or "", re.IGNORECASE):
        return "killed"
    noun = tools.counted.tolls.fullmatch((quantity.counted or "").rpartition(" ")[2])
    if noun is not None and is_bare(text, quantity) and noun.lastgroup in TOLLS:  # *23 deaths, 14 in Kisumu*
        return cast(Counted, noun.lastgroup)
    return "troops" if _is_military(quantity, tools) or _is_under_arms(text, sentence, quantity, tools) else "other"


_AGED: Final = re.compile(r"\baged? (?:[\w-]+(?:, and |, | and | to | or )){0,4}$", re.IGNORECASE)
"""Before the ages of several: *three children aged eight, 12 and 13*."""


def counts_people(quantity: Quantity, tools: Tools) -> bool:
    """Whether human beings are counted, or their deaths and injuries (*the toll rose to 45*)."""
    counted = quantity.counted or ""
    if quantity.unit == "people" or counted.lower().endswith(("household", "households")):
        return True
    return (
        tools.counted.tolls.search(counted) is not None
        or re.search(r"\btoll$|casualt", counted, re.IGNORECASE) is not None
    )


_BARE: Final = re.compile(
    r"\s*[”\"’]?(?:$|[.,;:)\n]"
    r"|(?:on|by|in|as|at|to|from|against|while|and|but|according|since|so|was|is|there|here"
    r"|an? (?:day|week|month|year))\b)",
    re.IGNORECASE,
)


def is_bare(text: str, quantity: Quantity) -> bool:
    """Whether no noun follows the number, so that only what was said before can tell what it counts."""
    return _BARE.match(text, quantity.end) is not None


def _told_of_bare(text: str, floor: int, quantity: Quantity, tools: Tools) -> Counted | None:
    """What the word before a number without a noun of its own tells: *the number of people killed has risen to 246*."""
    before = toll_before(text, floor, quantity, tools)
    if before is None:
        return None
    found = _told_before(text, floor, quantity, tools)
    listed = _LISTED.fullmatch(text[found[-1].end() : quantity.start]) is not None
    return before[0] if listed or is_bare(text, quantity) else None


_BEFELL: Final = re.compile(
    r"(?: [\w'’-]+){1,3} (?:(?:were|was|have|had|has|are|also|been|later|since|reportedly|all) ){0,3}"
    r"(?:killed|died|injured|wounded|arrested|detained|jailed|executed|drowned|kidnapped|abducted)\b"
)
"""After the number of a noun that no list knows for people: *24 plotters were killed*."""


def _befell(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether what happened to those counted happens to people only."""
    if _BEFELL.match(text, quantity.end, min(sentence.end, quantity.end + REACH)) is not None:
        return True
    return _DONE_TO_PEOPLE.search(text, max(sentence.start, quantity.start - REACH), quantity.start) is not None


_DONE_TO_PEOPLE: Final = re.compile(
    r"\b(?:round(?:ed|s|ing) up"
    r"|(?:kill|arrest|detain|jail|wound|injur|kidnapp|abduct|execut|hospitali[sz])(?:e?d|s|es|ing))"
    r"(?: (?:at least|up to|some|about|more than|over|nearly|almost|around|another|a further))* $",
    re.IGNORECASE,
)
"""Before the number of a noun that no list knows for people: *police detained 14 pickets*."""
_LIVES: Final = re.compile(r"\b(?P<saved>sav(?:e|es|ed|ing))\b|\b(?:claim|cost|tak|took|los[et])\w*\b", re.IGNORECASE)


def _lives(text: str, sentence: Span, quantity: Quantity) -> Counted | None:
    """What befell a number of lives: *claimed 181 lives*, but *could save 200 lives*."""
    if (quantity.counted or "").lower().rpartition(" ")[2] != "lives":
        return None
    told = _LIVES.search(text, max(sentence.start, quantity.start - REACH), quantity.start)
    return "killed" if told is not None and told["saved"] is None else "other"


def _is_animal(quantity: Quantity, tools: Tools) -> bool:
    words = (quantity.counted or "").lower().replace("-", " ").split()
    return bool(words) and words[-1] in tools.counted.animals


def is_part(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether ``part`` is introduced as some of ``whole``: *198 people, including three children*."""
    if part.start < whole.end or part.start - whole.end > REACH:
        return False
    between = text[whole.end : part.start]
    after = text[part.end : part.end + 24]
    if re.search(r"[.!?]\s|\([^()]*: $", between):
        return False
    if ";" in between:
        return _OF_THEM.match(after) is not None
    if _OF_A_WHOLE.search(text, max(0, whole.start - 24), whole.start) and "," in between:
        return not _is_measure(part) and not _is_measure(whole) and _greatest(part) < _greatest(whole)
    if _is_listed(between, whole, part):
        return True
    return _INCLUDES.search(between) is not None or (
        _OF_THEM.match(after) is not None and _AND.search(between) is not None
    )


def _is_measure(quantity: Quantity) -> bool:
    """Whether it is a sum or a share."""
    return quantity.unit is None or quantity.unit.startswith("percent") or quantity.unit[:3].isupper()


def _greatest(quantity: Quantity) -> float:
    return next((v for v in (quantity.point, quantity.high, quantity.low) if v is not None), 0.0)


_AND: Final = re.compile(r",| and ")
_OF_A_WHOLE: Final = re.compile(r"\b(?:Of|Out of|Among)(?: the| those| these| its| their| all| some| about)* $")
"""Before the number of a whole whose parts follow: *of the 300 ballots cast, 180 were valid*."""


def _is_within(text: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a number is a part of the one before or tells where that is: *40 families from six villages*."""
    return is_part(text, whole, part) or _FROM_WHERE.fullmatch(text, whole.end, part.start) is not None


_FROM_WHERE: Final = re.compile(r" [\w-]+(?: [\w-]+)? (?:from|in|of|across|at) (?:the |about |some |at least )?")


def is_some(text: str, quantity: Quantity) -> bool:
    """Whether a number is of *them*: *two of them were brothers*."""
    return _OF_THEM.match(text, quantity.end) is not None


def _is_listed(between: str, whole: Quantity, part: Quantity) -> bool:
    """Whether a colon opens the list that the part stands in: *208 people: 145 civilians and 63 soldiers*."""
    _, colon, rest = between.rpartition(":")
    if not colon or whole.unit != part.unit or _VERB.search(rest):
        return False
    return part.point is not None and whole.point is not None and part.point < whole.point


_VERB: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|said|says|who|which|that|will|would)\b", re.IGNORECASE)
_INCLUDES: Final = re.compile(
    r"(?:\bincluding|\bamong (?:them|whom)|\bof (?:them|whom|which)|\bcomprising|\bof those,?"
    r"|\b(?:names?|identities|photographs|bodies) of|\b(?:identif|nam)(?:ied|ies|ed|es|ing))"
    r"(?: at least| some| about| as many as| more than)?\s*(?:[\w-]+(?:,| and) ){0,3}$",
    re.IGNORECASE,
)
_OF_THEM: Final = re.compile(r"\s+(?:of (?:them|whom|those|these)|were [a-z]+ren\b)", re.IGNORECASE)


_VERBS: Final = COMMON_PASTS | FINITE | {"face", "need", "live", "lack", "fear", "remain", "want"}
_JOINED: Final = re.compile(r"(?: [\w-]+){1,4}(?:,| and|, and) ")
"""What stands between two numbers of which one verb tells (*two soldiers and five civilians were killed*)."""


def _is_joined(text: str, one: Quantity, other: Quantity) -> bool:
    gap = text[one.end : other.start]
    return len(gap) < REACH and _JOINED.fullmatch(gap) is not None and _VERBS.isdisjoint(gap.lower().split())


def _flees(text: str, quantity: Quantity) -> bool:
    """Whether it is flight, not an advance, that takes those counted over a border."""
    return _FLIGHT.search(text, quantity.end, quantity.end + REACH) is not None


_FLIGHT: Final = re.compile(r"\b(?:fle[ed]|fleeing|refuge|asylum|desert(?:ed|ing))\b", re.IGNORECASE)


def _is_under_arms(text: str, sentence: Span, quantity: Quantity, tools: Tools) -> bool:
    """Whether *men* or *comrades* are soldiers, because the sentence around them tells of arms."""
    words = (quantity.counted or "").lower().replace("-", " ").split()
    if not words or words[-1] not in _IN_RANKS:
        return False
    around = max(sentence.start, quantity.start - 2 * REACH), min(sentence.end, quantity.end + 2 * REACH)
    if words[-1] == "comrades":
        around = max(0, quantity.start - FAR), quantity.end + FAR
    return any(m.group().lower() in tools.counted.under_arms for m in _WORD.finditer(text, *around))


FAR: Final = 500
"""Characters around *comrades* in which arms are looked for: nobody else but a party has any."""
_IN_RANKS: Final = frozenset({"men", "comrades"})
_WORD: Final = re.compile(r"[^\W\d_]+")


def _is_military(quantity: Quantity, tools: Tools) -> bool:
    words = (quantity.counted or "").lower().replace("-", " ").split()
    return any(word in tools.counted.military for word in words)
