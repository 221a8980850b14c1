"""Headlines that name their source at an end: *Talks near - spokesman*, *Mayor: bridge to close*."""

from collections.abc import Collection
from typing import Final

from coranto.extract.clauses import Statement
from coranto.extract.contents import Attribution
from coranto.extract.cues import Cue
from coranto.extract.sources import Phrase
from coranto.resources.speech import CueVerb, SpeechLexicon

LONGEST_SOURCE: Final = 6
"""Tokens of a source at the end of a headline."""
_DASHES: Final = ("-", "–", "—", "--")
_MARK: Final = CueVerb("", (), frozenset(), "states", frozenset({"clause"}))


def headline_attribution(statement: Statement, named: Collection[str], lexicon: SpeechLexicon) -> Attribution | None:
    """The attribution of a headline that ends in its source behind a dash, or opens with it before a colon.

    ``named`` are the capitalised words of the text below: a source at the head must be spoken of there.
    """
    tokens = statement.tokens
    for at in range(len(tokens) - 2, max(1, len(tokens) - 3 - LONGEST_SOURCE), -1):
        if tokens[at].text in _DASHES and tokens[at].kind == "mark":
            last = len(tokens)
            while last > at + 1 and tokens[last - 1].kind == "mark":
                last -= 1
            if any(token.low in lexicon.headline_sources for token in tokens[at + 1 : last]):
                source = Phrase(at + 1, last, at + 1)
                return Attribution(Cue(at, at + 1, at, "phrase", _MARK), source, ((0, at),), "indirect")
            return None
    for at in range(1, min(5, len(tokens) - 2)):
        if tokens[at].text == ":" and all(
            token.text in named or token.low in lexicon.headline_sources for token in tokens[:at]
        ):
            content = (at + 1, len(tokens))
            return Attribution(Cue(at, at + 1, at, "phrase", _MARK), Phrase(0, at, 0), (content,), "indirect")
    return None
