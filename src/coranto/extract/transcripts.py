"""Transcripts: paragraphs that open with the speaker's name and a colon, as interviews and hearings are printed."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from coranto.extract.clauses import Statement

LEAST_TURNS: Final = 3
"""Fewer such paragraphs are no transcript: *Note: …*, *Photo: …*."""
LONGEST_NAME: Final = 5
LEAST_WORDS: Final = 5
"""Words of a turn: less is a table (*North: 1,204*)."""


def turns(told: Sequence[Statement]) -> dict[int, tuple[int, int]]:
    """For each statement of a turn: the statement that opens it, and how many tokens its speaker's name has.

    Empty where the text is no transcript: too few turns, or nobody who speaks twice.
    """
    opening = {
        at: length for at, statement in enumerate(told) if (length := _name_length(told, at, statement)) is not None
    }
    speakers = Counter(_speaker(told[at], length) for at, length in opening.items())
    if len(opening) < LEAST_TURNS or max(speakers.values()) < 2:
        return {}
    found: dict[int, tuple[int, int]] = {}
    for at, length in opening.items():
        paragraph = told[at].paragraph
        while at < len(told) and told[at].paragraph == paragraph:
            found[at] = (max(k for k in opening if k <= at), length) if at in opening else (found[at - 1][0], length)
            at += 1
    return found


def _name_length(told: Sequence[Statement], at: int, statement: Statement) -> int | None:
    """Tokens of the speaker's name, where a paragraph opens with one."""
    if at > 0 and told[at - 1].paragraph == statement.paragraph:
        return None
    tokens = statement.tokens
    for i in range(1, min(LONGEST_NAME + 1, len(tokens) - 1)):
        if tokens[i].text == ":":
            return (
                i
                if len(tokens) - i > LEAST_WORDS and all(token.capital or token.text == "." for token in tokens[:i])
                else None
            )
    return None


def _speaker(statement: Statement, length: int) -> str:
    return " ".join(token.low for token in statement.tokens[:length])
