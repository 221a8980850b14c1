"""One text with everything that is known of it, whichever corpus it comes from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

OUTSIDE: Final = "O"


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the text and what it may be: one label, or several where the corpus does not tell them apart."""

    start: int
    end: int
    labels: frozenset[str]


@dataclass(frozen=True, slots=True)
class Trigger:
    """The word that tells of an event."""

    start: int
    end: int
    type: str
    status: str


@dataclass(frozen=True, slots=True)
class Example:
    """A text and its gold; a layer that its corpus does not have is None."""

    id: str
    corpus: str
    text: str
    entities: tuple[Marked, ...] | None = None
    outside: frozenset[str] = frozenset({OUTSIDE})
    """What a word that no entity covers may be: a corpus without events leaves them open."""
    masked: tuple[tuple[int, int], ...] = ()
    """Stretches whose entities are not known."""
    sentence_ends: frozenset[int] | None = None
    """Offsets, exclusive, at which sentences end."""
    attribution: tuple[Marked, ...] | None = None
    triggers: tuple[Trigger, ...] | None = None
    tags: Mapping[int, str] | None = field(default=None, compare=False)
    """Universal part of speech by the offset at which its word begins."""
    family: str = ""
    region: str = ""
