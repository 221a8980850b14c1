"""Settings: the words of a cue's own clause that say when, where and how something was said."""

from collections.abc import Sequence
from typing import Final

from coranto.extract.speech.attribution import Attribution, Range
from coranto.extract.speech.clauses import Token
from coranto.extract.speech.extents import sentence_start
from coranto.text.verbs import COMMON_PASTS, FINITE
from coranto.text.wordlists import words

_OPENS: Final = words(
    """on in at by via through during late early earlier later speaking writing addressing asked posting yesterday today
    last this meanwhile separately monday tuesday wednesday thursday friday saturday sunday"""
)
_GIVEN: Final = words(
    """issued released published posted aired broadcast televised recorded dated delivered signed obtained uploaded
    shared carried read sent emailed printed"""
)
"""What became of a statement: a participle that makes no clause of its own."""
_NAMING: Final = words("declare name make proclaim designate call")
_SHORT: Final = 10
"""Tokens between source and cue that can be a setting."""
_STATED: Final = words(
    "statement report letter message post interview video speech document memo release communique study"
)


def settings_of(tokens: Sequence[Token], made: Attribution) -> list[Range]:
    """The settings of an attribution in tokens, the nearest to its cue first: behind the cue, between source and cue,
    before the source (*In a statement released on Sunday, …*), and in a source that is itself a statement.
    """
    found: list[Range] = [made.adjunct] if made.adjunct is not None and not _is_named(tokens, made) else []
    if made.cue is not None and made.source is not None and made.source.last <= made.cue.first:
        between = tokens[made.source.last : made.cue.first]
        participle = tokens[made.source.last - 1].low.endswith("ed") and not tokens[made.source.last - 1].capital
        if len(between) <= _SHORT and not participle and not _tells(between):
            found.append((made.source.last, made.cue.first))
        for start in (made.source.outer, sentence_start(tokens, made.source.first)):
            opening = tokens[start : made.source.first]
            if _is_setting(opening) and not any(
                first < made.source.first and start < last for first, last in made.content
            ):
                found.append((start, made.source.first))
        if any(token.low in _STATED for token in tokens[made.source.first : made.source.last][:4]):
            found.append((made.source.first, made.source.last))
    return [(first, last) for first, last in found if first < last]


def _is_named(tokens: Sequence[Token], made: Attribution) -> bool:
    """Whether the day behind the cue is what is named: *declared Wednesday a holiday*."""
    if made.cue is None or made.adjunct is None or made.cue.verb.lemma not in _NAMING:
        return False
    first, last = made.adjunct
    return first < last < len(tokens) and tokens[first].capital and tokens[last].low in ("a", "an", "the")


def _is_setting(opening: Sequence[Token]) -> bool:
    """Whether words before a subject only set the scene, and tell nothing of their own."""
    if not opening or opening[0].low not in _OPENS:
        return False
    if any(token.kind == "quote" or token.low.endswith("'s") for token in opening):
        return False
    return not _tells(opening[1:])


def _tells(tokens: Sequence[Token]) -> bool:
    """Whether the words have a verb that tells something of its own."""
    return any(
        token.low not in _GIVEN
        and (token.low in FINITE or token.low in COMMON_PASTS or (token.low.endswith("ed") and not token.capital))
        for token in tokens
    )
