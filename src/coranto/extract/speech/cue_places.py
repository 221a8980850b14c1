"""Where a cue stands: whose it is by what is to its left, and where its clause begins."""

from collections.abc import Sequence
from dataclasses import dataclass

from coranto.extract.speech.clauses import Token
from coranto.extract.speech.cues import Cue
from coranto.extract.speech.inversions import is_inverted
from coranto.extract.speech.sources import Phrase, before_span, subject_before
from coranto.resources.speech import SpeechLexicon


@dataclass(frozen=True, slots=True)
class Place:
    """A cue with what stands to its left."""

    cue: Cue
    subject: Phrase | None
    begin: int
    """Where its clause begins."""


def place_of(tokens: Sequence[Token], cue: Cue, lexicon: SpeechLexicon) -> Place:
    subject = None
    if cue.shape in ("finite", "passive"):
        at = before_span(tokens, cue.first, lexicon.grammar)
        subject = _relative(tokens, at) or subject_before(tokens, at, lexicon)
        subject = None if is_inverted(tokens, cue, lexicon) else subject
    return Place(cue, subject, subject.outer if subject is not None else cue.first)


def _relative(tokens: Sequence[Token], at: int) -> Phrase | None:
    """*Which* as the subject of the verb at ``at``: *a union,* **which** *opposed the deal*."""
    stands = at > 1 and tokens[at - 1].low == "which" and tokens[at - 2].low not in ("of", "in", "for", "to", "with")
    return Phrase(at - 1, at, at - 1) if stands else None
