"""Whether a stretch of text can stand alone as a line that a stranger understands, and where it may be trimmed."""

import re
from typing import Final

from coranto.text.spans import Span, trimmed
from coranto.text.wordlists import words

MIN_WORDS: Final = 4
TITLE_CHARS: Final = 130
"""About one and a half lines of a terminal: what a headline may take."""

_DEPENDENT: Final = words(
    """who which whose where whom that and but or so as while when after before because although though since
    until if unless whether than to of by with for from including killing leaving"""
)
_PRONOUNS: Final = words(
    """he she it they we i you this these those his her its their our my him them there such one some"""
)
_VAGUE_HEADS: Final = frozenset(
    ["move", "moves", "decision", "comments", "remarks", "statement", "claim", "claims", "figures", "call"]
)
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_CUT = re.compile(r"[,;:]\s|\s[-–—]\s")
_PAIRS: Final = (("“", "”"), ("(", ")"), ("«", "»"))


def word_count(text: str) -> int:
    """How many words the text has."""
    return sum(1 for _ in _WORD.finditer(text))


def unbalanced(text: str) -> bool:
    """Whether a quotation or a parenthesis is opened and not closed, or the other way round."""
    return text.count('"') % 2 == 1 or any(text.count(a) != text.count(b) for a, b in _PAIRS)


def dependence(text: str) -> int:
    """How much the text leans on what stood before it: 0 stands alone, 1 opens with a pronoun, 2 is a fragment."""
    found = _WORD.finditer(text)
    first = next(found, None)
    if first is None:
        return 2
    low = first.group().lower().replace("’", "'")
    second = next(found, None)
    if low in _DEPENDENT or (second is None) or (low.endswith("ing") and first.group()[0].islower()):
        return 2
    if low.split("'")[0] in _PRONOUNS or (low == "the" and second.group().lower() in _VAGUE_HEADS):
        return 1
    return 0


def telling(text: str) -> float:
    """How well the text does as a line of its own, 0 to 1: whole, of a fit length, naming names and numbers."""
    count = word_count(text)
    if count < MIN_WORDS or unbalanced(text):
        return 0.0
    score = (0.6, 0.3, 0.0)[dependence(text)]
    if score == 0.0:
        return 0.0
    names = sum(1 for w in list(_WORD.finditer(text))[1:] if w.group()[0].isupper())
    score += 0.05 * min(names, 4) + (0.1 if any(c.isdigit() for c in text) else 0.0)
    return score - 0.01 * max(0, count - 22) - 0.03 * max(0, 7 - count)


def title_span(text: str, start: int, end: int, longest: int = TITLE_CHARS) -> Span:
    """``start:end`` cut at a comma, a dash or at last a space so that it fits ``longest`` characters."""
    whole = trimmed(text, start, end)
    if whole.end - whole.start <= longest:
        return _unstopped(text, whole)
    floor = whole.start + longest // 3
    cuts = [m.start() for m in _CUT.finditer(text, floor, whole.start + longest)]
    good = [cut for cut in cuts if not unbalanced(text[whole.start : cut])]
    if good:
        return _unstopped(text, Span(whole.start, good[-1]))
    space = text.rfind(" ", floor, whole.start + longest)
    return _unstopped(text, Span(whole.start, space if space > 0 else whole.start + longest))


def _unstopped(text: str, span: Span) -> Span:
    """The span without a full stop or comma at its end, unless it closes an abbreviation of one letter."""
    end = span.end
    while end > span.start + 1 and text[end - 1] in ".,;:" and not (end - span.start > 2 and text[end - 3] == "."):
        end -= 1
    return Span(span.start, end)
