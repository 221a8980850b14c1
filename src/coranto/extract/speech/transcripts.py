"""Transcripts: paragraphs that open with the speaker's name and a colon, as interviews and hearings are printed."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speech.clauses import Statement, Token, span_of
from coranto.text.spans import Span, trimmed
from coranto.text.wordlists import words

LEAST_TURNS: Final = 3
"""Fewer such paragraphs are no transcript: *Note: …*, *Photo: …*."""
LONGEST_NAME: Final = 5
LEAST_WORDS: Final = 5
"""Words of a paragraph that shows a transcript: less is a table (*North: 1,204*)."""
LONGEST_ASIDE: Final = 6
"""Tokens in brackets behind a speaker's name: *MR KANE (Labour): …*."""

_NOTES: Final = words("correction corrections clarification note update photo picture source contact")
"""What opens a remark of the text itself, and no speaker's turn."""


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

    A transcript has a few turns of some length, and somebody in it speaks twice. Whoever speaks in one speaks in its
    short turns too. A headline is a turn where its speaker has another.
    """
    opening = {at: turn for at in range(len(told)) if (turn := _opened(text, told, at)) is not None}
    speakers = Counter(turn.speaker.of(text).lower() for turn in opening.values())
    opening = {
        at: turn for at, turn in opening.items()
        if told[at].furniture is None or speakers[turn.speaker.of(text).lower()] > 1
    }  # fmt: skip
    lengths = Counter(statement.paragraph for statement in told for token in statement.tokens if token.kind != "mark")
    long = [turn for at, turn in opening.items() if lengths[told[at].paragraph] >= LEAST_WORDS]
    if len(long) < LEAST_TURNS or max(speakers.values()) < 2:
        return {}
    known = {turn.speaker.of(text).lower() for turn in long}
    found: dict[int, Turn] = {}
    for at, turn in opening.items():
        if turn.speaker.of(text).lower() not in known:
            continue
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
    for i in range(1, min(LONGEST_NAME + LONGEST_ASIDE, len(tokens) - 1)):
        if tokens[i].text == ":":
            name = _name_end(tokens, i)
            named = name <= LONGEST_NAME and all(token.capital or token.text == "." for token in tokens[:name])
            named = named and tokens[0].low not in _NOTES
            turn = Turn(at, span_of(tokens, 0, name), Span(tokens[i].start, tokens[i].end), i + 1)
            return turn if named else None
    return _opened_before(text, statement, at)


def _name_end(tokens: Sequence[Token], colon: int) -> int:
    """Where the name before a colon ends: before what stands in brackets behind it."""
    if tokens[colon - 1].text == ")":
        return next((i for i in range(colon - 2, 0, -1) if tokens[i].text == "("), colon)
    return colon


def _opened_before(text: str, statement: Statement, at: int) -> Turn | None:
    """The turn whose name was told apart from the sentence as a heading of its line."""
    floor = max(0, statement.start - 80)
    line = max(text.rfind("\n", floor, statement.start) + 1, floor)
    name = trimmed(text, line, statement.start)
    if not name.of(text).endswith(":") or not 0 < name.of(text).count(" ") + 1 <= LONGEST_NAME:
        return None
    aside = text.find("(", name.start, name.end) if text[name.end - 2] == ")" else -1
    speaker = trimmed(text, name.start, aside if aside > name.start else name.end - 1)
    return Turn(at, speaker, Span(name.end - 1, name.end), 0) if speaker.start < speaker.end else None
