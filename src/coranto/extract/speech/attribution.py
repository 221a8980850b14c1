"""An attribution: a cue with its source and the words it gives, in tokens of one statement."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Final

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.sources import Phrase
from coranto.model.assertion import Mode

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with its source and its content, in tokens of one statement."""

    cue: Cue | None
    source: Phrase | None
    content: tuple[Range, ...]
    mode: Mode
    adjunct: Range | None = None
    """What stands between the cue and the content: when, where and to whom it was said."""
    shared: bool = False
    """Whether the source was taken over from another cue of the statement."""


_FEW: Final = 2
"""Quoted words that stand alone: so few are a term that the reporter quotes, not an utterance."""


def mode_of(tokens: Sequence[Token], content: Sequence[Range]) -> Mode:
    """Direct where all is quoted, mixed where some is; a word or two in quotation marks are no utterance."""
    pieces = [token for first, last in content for token in tokens[first:last] if token.kind != "mark"]
    free = [token for token in pieces if token.kind == "quote"]
    if pieces and (len(free) == len(pieces) or (_all_quoted(pieces) and len(pieces) > _FEW)):
        return "direct"
    return "mixed" if free or any(token.quoted for token in pieces) else "indirect"


def _all_quoted(pieces: Sequence[Token]) -> bool:
    return all(token.quoted or token.kind == "quote" for token in pieces)


def depths_of(found: Sequence[Attribution], length: int) -> list[int]:
    """For each of ``length`` tokens, how many contents it stands in."""
    steps = [0] * (length + 1)
    for made in found:
        for first, last in made.content:
            steps[first] += 1
            steps[last] -= 1
    return list(accumulate(steps))


def is_inside(made: Attribution, depths: Sequence[int]) -> bool:
    """Whether a cue stands in words that another one gives."""
    if made.cue is None:
        return False
    at = made.cue.verb_at
    return depths[at] > sum(first <= at < last for first, last in made.content)
