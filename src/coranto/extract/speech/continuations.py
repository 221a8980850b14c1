"""What goes on behind *, she said*: the rest of her words, a colon and what she adds, or only where she said it."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.according import SHORT
from coranto.extract.speech.attribution import Range
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.extents import extent, is_opener
from coranto.extract.speech.objects import has_finite
from coranto.resources.speech import SpeechLexicon


def before_colon(tokens: Sequence[Token], start: int, end: int, colon: int, lexicon: SpeechLexicon) -> list[Range]:
    """A whole clause before *, he said:* with what goes on behind it; empty where it only opens the sentence."""
    whole = end - start >= SHORT - 1 and has_finite(tokens, start, end, lexicon)
    if not whole or is_opener(tokens, start, end, lexicon) or tokens[colon + 1].kind == "quote":
        return []
    if tokens[start].low in lexicon.grammar.subordinators - {"that"}:
        return []
    return [(start, end), (colon + 1, extent(tokens, colon + 1, ()))]


_WHERE: Final = ("in", "on", "at", "for", "with", "by")


def tells_occasion(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether what goes on behind *, he said,* is where he said it: *in a statement*."""
    return tokens[at].low in _WHERE and any(token.low in lexicon.occasions for token in tokens[at + 1 : at + 6])


def adds(tokens: Sequence[Token], at: int, lexicon: SpeechLexicon) -> bool:
    """Whether what goes on behind *, he said,* is still his: *and that …*, *in May*, quoted words, or his verb."""
    token, low = tokens[at], tokens[at].low
    return (
        low in ("and", "that", *_WHERE)
        or token.quoted
        or low in lexicon.grammar.auxiliaries
        or (low.endswith("ed") and low not in lexicon.verbs)
    )
