"""Words beside a name that say that an area is meant, and not the town after which it is called."""

import re
from typing import Final

from coranto.text.spans import Span

REACH: Final = 60
"""Characters before a name in which such a word stands."""
_KINDS: Final = (
    r"(?:regions?|provinces?|states?|districts?|oblasts?|governorates?|prefectures?|count(?:y|ies)|departments?|islands?|"
    r"municipalit(?:y|ies)|regency|regencies|raions?|divisions?|cantons?|peninsula|valley)"
)
_BEHIND: Final = re.compile(rf"(?: [A-Z][\w-]+)? {_KINDS}\b|(?:,| and) [^.;\n]{{2,40}} {_KINDS}\b", re.IGNORECASE)
_BEFORE: Final = re.compile(
    rf"\b{_KINDS} of (?:the )?$|\b(?:across|throughout|over|parts of|(?:north|south|east|west)\w*) (?:the )?$",
    re.IGNORECASE,
)


def is_called_an_area(text: str, name: Span) -> bool:
    """Whether the text calls what bears the name an area: *in Puebla state*, *across Puebla*."""
    before = _BEFORE.search(text, max(0, name.start - REACH), name.start)
    return before is not None or _BEHIND.match(text, name.end) is not None
