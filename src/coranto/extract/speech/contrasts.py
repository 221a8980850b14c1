"""What the narrator tells beside what others say: *says the road is open, but lorries are turned back*."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.clauses import Token
from coranto.text.verbs import COMMON_PASTS, FINITE, PRESENTS
from coranto.text.wordlists import words

TURNS: Final = words("but although though whereas yet")
LEAST: Final = 4
"""Tokens: a shorter remnant contrasts nothing."""


def contrast(tokens: Sequence[Token], listed: Sequence[Attribution]) -> tuple[int, int] | None:
    """The tokens of the narrator's clause behind a turn that ends the last claim; null where another speaks there."""
    told = [made for made in listed if made.cue is not None and made.cue.shape == "finite" and made.content]
    if not told:
        return None
    last = max(told, key=lambda made: made.content[-1][1])
    at = last.content[-1][1]
    while at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text == ",":
        at += 1
    if at + LEAST >= len(tokens) or tokens[at].low not in TURNS or last.cue is None or last.cue.verb_at > at:
        return None
    end = len(tokens)
    while end > at and tokens[end - 1].kind == "mark":
        end -= 1
    speaks = any(made.cue is not None and made.cue.verb_at > at for made in listed)
    if speaks or any(token.kind == "quote" for token in tokens[at:end]):
        return None
    clause = tokens[at + 1 : end]
    return (at + 1, end) if any(_is_verb(token) for token in clause) else None


def lead(tokens: Sequence[Token], listed: Sequence[Attribution]) -> tuple[int, int] | None:
    """The tokens of the narrator's clause before somebody speaks (*40 died, and the mayor warned …*), or null.

    Whoever speaks may be its subject: *The bank has lent 5m and says it will lend more*.
    """
    told = [made for made in listed if made.cue is not None and made.source is not None]
    first = min(told, key=lambda made: made.cue.first if made.cue is not None else 0, default=None)
    if first is None or first.cue is None or first.source is None or first.source.first > first.cue.first:
        return None
    end = first.cue.first if first.shared else first.source.outer
    led = end > 0 and (tokens[end - 1].text == ";" or tokens[end - 1].low in _JOINS)
    while end > 0 and (
        tokens[end - 1].low in _JOINS or (tokens[end - 1].kind == "mark" and tokens[end - 1].text != ")")
    ):
        end -= 1
    taken = any(start < end for made in listed for start, _ in made.content)
    if not led or taken or end < LEAST or any(token.kind == "quote" for token in tokens[:end]):
        return None
    return (0, end) if any(_is_verb(token) for token in tokens[:end]) else None


_JOINS: Final = words("and but while as though although whereas")


def _is_verb(token: Token) -> bool:
    return token.low in FINITE or token.low in COMMON_PASTS or token.low in PRESENTS or token.low.endswith("ed")
