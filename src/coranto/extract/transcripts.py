"""Transcripts: paragraphs that open with the speaker's name and a colon, as interviews and hearings are printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.clauses import Statement, span_of
from coranto.text.spans import Span, trimmed

LEAST_TURNS: Final = 3
"""Fewer such paragraphs are no transcript: *Note: …*, *Photo: …*."""
LONGEST_NAME: Final = 5
LEAST_WORDS: Final = 5
"""Words of a turn: less is a table (*North: 1,204*)."""


@dataclass(frozen=True, slots=True)
class Turn:
    """What one statement adds to a speaker's turn."""

    opening: int
    """Index of the statement that opens the turn."""
    speaker: Span
    colon: Span
    first: int
    """The token of the statement with which the words spoken begin."""


def turns(text: str, told: Sequence[Statement]) -> dict[int, Turn]:
    """The turn that each statement belongs to; empty where the text is no transcript.

    A transcript has a few turns, and somebody in it speaks twice.
    """
    opening = {at: turn for at in range(len(told)) if (turn := _opened(text, told, at)) is not None}
    speakers = Counter(turn.speaker.of(text).lower() for turn in opening.values())
    if len(opening) < LEAST_TURNS or max(speakers.values()) < 2:
        return {}
    found: dict[int, Turn] = {}
    for at, turn in opening.items():
        found[at] = turn
        follower = at + 1
        while follower < len(told) and told[follower].paragraph == told[at].paragraph:
            found[follower] = Turn(at, turn.speaker, turn.colon, 0)
            follower += 1
    return found


def _opened(text: str, told: Sequence[Statement], at: int) -> Turn | None:
    """The turn that a statement opens: its paragraph begins with a name and a colon."""
    statement = told[at]
    if at > 0 and told[at - 1].paragraph == statement.paragraph:
        return None
    tokens = statement.tokens
    for i in range(1, min(LONGEST_NAME + 1, len(tokens) - LEAST_WORDS)):
        if tokens[i].text == ":":
            named = all(token.capital or token.text == "." for token in tokens[:i])
            return Turn(at, span_of(tokens, 0, i), Span(tokens[i].start, tokens[i].end), i + 1) if named else None
    return _opened_before(text, statement, at) if len(tokens) >= LEAST_WORDS else None


def _opened_before(text: str, statement: Statement, at: int) -> Turn | None:
    """The turn whose name was told apart from the sentence as a heading of its line."""
    floor = max(0, statement.start - 80)
    line = max(text.rfind("\n", floor, statement.start) + 1, floor)
    name = trimmed(text, line, statement.start)
    if not name.of(text).endswith(":") or not 0 < name.of(text).count(" ") + 1 <= LONGEST_NAME:
        return None
    speaker = trimmed(text, name.start, name.end - 1)
    return Turn(at, speaker, Span(name.end - 1, name.end), 0) if speaker.start < speaker.end else None
