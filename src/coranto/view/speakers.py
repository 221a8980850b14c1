"""How a source is named, and how a name is asked for: the same in every face."""

from collections.abc import Mapping
from typing import Final

from coranto.model.assertion import Claim, Figure, Source
from coranto.text.folding import plain

_PRONOUNS: Final = frozenset(("he", "she", "it", "they", "who", "which", "i", "we"))


def in_line(words: str) -> str:
    """``words`` on one line, a single space between any two."""
    return " ".join(words.split())


def is_pronoun(source: Source) -> bool:
    """Whether a text has but a pronoun for the source, so that the words alone tell nobody who it is."""
    return source.text.lower() in _PRONOUNS


def source_name(source: Source, names: Mapping[str, str]) -> str:
    """The source as written, or the bearer's name (``names``, by entity) where the text has a pronoun."""
    if source.entity is not None and is_pronoun(source):
        return names.get(source.entity, in_line(source.entity))
    return in_line(source.text)


def folded(words: str) -> str:
    """``words`` as they are compared with what a reader asks for: without case, marks and kinds of space."""
    return plain(in_line(words), diacritics=True, case=True)


def figure_source(figure: Figure, claims: Mapping[str, Claim]) -> Source | None:
    """Whose figure it is: its own source, else that of the claim that gives it."""
    claim = claims.get(figure.claim or "")
    return figure.source or (claim.source if claim is not None else None)
