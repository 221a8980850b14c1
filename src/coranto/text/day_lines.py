"""Lines that name a day and nothing else: in a diary or a running page they head what was told on that day."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

FEWEST: Final = 2
"""One such line is the date of the text; several divide it."""
_MARKS: Final = re.compile(r"[^\w\n]*")


def dividing(text: str, spans: Iterable[tuple[int, int]]) -> Sequence[int]:
    """The starts of those of ``spans``, the days that the text names, that divide it; empty where none do."""
    heads = [start for start, end in spans if _alone(text, start, end)]
    return heads if len(heads) >= FEWEST else []


def _alone(text: str, start: int, end: int) -> bool:
    """Whether nothing but marks shares the line."""
    line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", end)
    after = text[end : stop if stop >= 0 else len(text)]
    return bool(_MARKS.fullmatch(text[line:start])) and bool(_MARKS.fullmatch(after))
