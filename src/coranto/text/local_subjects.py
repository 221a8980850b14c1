"""Whether a place is the subject of a sentence that tells of it: *Sofala province has the highest number*."""

import re
from typing import Final

_OPENS: Final = re.compile(r"[-–• ]*(?:[Tt]he )?(?:(?:city|town|village|province|region|state|district|island) of )?")
_ABOUT: Final = re.compile(
    r"(?: (?:province|region|state|district|county|department|city))?(?:, [^.;]{2,80},)? "
    r"(?:(?:has|had|have)(?= (?:the|an?|about|some|only|[\d.,]+)\b)|"
    r"is|was|were|follows|followed|came|counts|lost|saw|remains?|recorded|registered|reported)\b"
)
"""After the subject of a sentence about a place."""


def is_local_subject(text: str, begun: int, start: int, end: int) -> bool:
    """Whether the place at ``text[start:end]`` opens a statement that began at ``begun`` and is told something of."""
    return _OPENS.fullmatch(text, begun, start) is not None and _ABOUT.match(text, end) is not None
