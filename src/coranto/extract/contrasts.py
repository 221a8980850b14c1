"""What the narrator tells beside another's word: *says the road is open, but lorries are turned back*."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.clauses import Token
from coranto.extract.contents import Attribution
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


def _is_verb(token: Token) -> bool:
    return token.low in FINITE or token.low in COMMON_PASTS or token.low in PRESENTS or token.low.endswith("ed")
