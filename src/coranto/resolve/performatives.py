"""Acts that a statement does by its words: *We call on the government to …* is no claim that somebody called."""

import re
from typing import Final

from coranto.model.assertion import EventMention

_SELF: Final = r"(?:[Ww]e|I|[Tt]he [A-Z][\w-]+(?: [A-Z][\w-]+)?|(?:[Tt]he )?[A-Z]{2,}[\w-]*)"
"""How a statement names who makes it: *we*, *the Mission*, *the FDU*; other bodies have longer names."""
_HOW: Final = r"(?: (?:also|therefore|hereby|further|once more|again|once again|accordingly|\w+ly))*"
_DONE: Final = re.compile(
    r"(?:condemn|demand|urge|call|appeal|reject|den(?:y|ies)|ask|request|welcome|deplore|denounce|protest"
    r"|repeat|reiterate|invite|implore|beg|accuse|blame|refute|dispute|endorse|apologi[sz]e)"
    r"(?:e?s)?(?: (?:on|for|upon|to))?",
    re.IGNORECASE,
)
"""The present of a verb by which something is done when it is written."""
_LED: Final = re.compile(rf"\b{_SELF}{_HOW} $")
_SHARED: Final = re.compile(rf"(?:^|[,;] ){_SELF}{_HOW} {_DONE.pattern}\b[^.;]*(?:,| and){_HOW} $")


def is_done_by_words(mention: EventMention) -> bool:
    """Whether a clause of a statement does what it tells: *we reject*, *the Mission condemns … and demands*."""
    if mention.status != "asserted" or _DONE.fullmatch(mention.trigger.text) is None:
        return False
    before = mention.text[: max(0, mention.trigger.start - mention.start)]
    return _LED.search(before) is not None or _SHARED.search(before) is not None
