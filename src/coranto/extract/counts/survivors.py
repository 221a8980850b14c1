"""Numbers of those whom the telling word beside them did not befall: the freed, the found, the unhurt and the doers."""

import re
from typing import Final

from coranto.model.annotation import Quantity
from coranto.text.spans import Span

_NONE_OF: Final = re.compile(
    r"\b(?:none|neither|not one|nobody|no one) of (?:the |its |their |these |those |his |her )?$", re.IGNORECASE
)
"""Before those whom it did not befall: *none of the 40 passengers was hurt*."""
_HELD: Final = (
    "hostages?|prisoners?|captives?|detainees|people|men|women|children|pupils|students|girls|miners|workers|sailors"
)
_LET_GO: Final = re.compile(
    rf"(?: [a-z-]+)?(?: of (?:the|them|those|its|their)(?: [\w-]+)?)? (?:{_HELD})?"
    r"(?: ?(?:were|was|have|had|has|been|are|also|later|since|now|already|being))*"
    r" ?\b(?:freed|released|set free|let go)\b"
)
_LETS_GO: Final = re.compile(
    r"\b(?:free(?:s|d|ing)|releas(?:e|es|ed|ing)(?: of)?|let(?:ting)? go)"
    r"(?: (?:at least|about|some|another|all|the|more than|first))* $",
    re.IGNORECASE,
)
"""Around those who are captives no more: *six hostages freed*, *the release of 40 prisoners*."""
_SAVED: Final = re.compile(
    r"\b(?:rescued|saved|freed|released|found alive|discharged|recovered|accounted for|returned)\b"
)
_STRETCH: Final = "days?|nights?|weeks?|weekend|months?|years?|hours?|morning|evening|afternoon"
_ACTIVE: Final = re.compile(
    r"(?:killed|injured|wounded|captured|arrested|detained|buried|abducted|kidnapped|evacuated|massacred|executed|"
    r"murdered|beheaded|lynched|jailed|relocated) (?:"
    rf"(?:an?|the)(?! (?:{_STRETCH}|previous|same|following)\b)|his|her|its|their|our|at least|about|some|more than"
    rf"|(?:two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds)(?! (?:{_STRETCH}))|[0-9]"
    r"|(?!\w+day\b|January|February|March|April|May|June|July|August|September|October|November|December)[A-Z][a-z]+"
    r")(?![’'])\b"
)
_PASSIVE: Final = re.compile(
    r"\b(?:is|are|was|were|been|being|be|got|get|feared|reported|believed|who|them|whom)\b|^\W*$"
)


def spared(text: str, sentence: Span, quantity: Quantity) -> bool:
    """Whether those counted were let go or came to no harm: *six hostages freed*, *none of the 40 was hurt*."""
    floor = max(sentence.start, quantity.start - 40)
    return (
        _LET_GO.match(text, quantity.end, sentence.end) is not None
        or _LETS_GO.search(text, floor, quantity.start) is not None
        or _NONE_OF.search(text, floor, quantity.start) is not None
    )


def did_it(after: str, at: int) -> bool:
    """Whether the verb at ``at`` behind a number has an object, so that they did it: *three men killed a guard*."""
    return _ACTIVE.match(after, at) is not None and _PASSIVE.search(after[:at]) is None


def saved(after: str, start: int) -> int | None:
    """Where behind ``start`` a word says that they were rescued, found or freed; null if none does."""
    found = _SAVED.search(after, start)
    return found.start() if found is not None else None
