"""How a quotation was rendered: what an editor put into it, and whether it is a translation."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, Literal

from coranto.extract.clauses import Token
from coranto.model.assertion import Mode
from coranto.resources.speech import SpeechLexicon

_BRACKETS: Final = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\s?\.\s?\.")
_PARENTHESES: Final = re.compile(r"\([^()]{1,120}\)")
_TRANSLATED: Final = frozenset({"translated", "translator", "translation", "interpreter"})


def translated(lead: Sequence[Token], mode: Mode, lexicon: SpeechLexicon) -> Literal["stated", "likely"] | None:
    """Whether quoted words are a translation: the text says so, or says that another language was spoken."""
    if mode not in ("direct", "mixed"):
        return None
    if any(token.low in _TRANSLATED for token in lead):
        return "stated"
    pairs = pairwise(lead)
    return "likely" if any(a.low == "in" and b.text in lexicon.languages for a, b in pairs) else None


def insertions(text: str, spans: Sequence[tuple[int, int]], mode: Mode) -> tuple[tuple[int, int], ...]:
    """Brackets and ellipses within quoted words; round brackets too where all of it is quoted."""
    if mode not in ("direct", "mixed"):
        return ()
    patterns = (_BRACKETS, _PARENTHESES) if mode == "direct" else (_BRACKETS,)
    return tuple(
        sorted(m.span() for start, end in spans for pattern in patterns for m in pattern.finditer(text, start, end))
    )
