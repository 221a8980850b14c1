"""What people decide about names and events: what is one and what is not, kept for good, and what is left to decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.model.annotation import Label
from coranto.text.identity import content_id

Decision = Literal["same", "different", "item", "one-event", "two-events", "undo"]
NAME_PAIRS: Final[Mapping[Decision, bool]] = {"same": True, "different": False}
"""Verdicts on two names, and whether they make one of them."""
EVENT_PAIRS: Final[Mapping[Decision, bool]] = {"one-event": True, "two-events": False}
"""Verdicts on two tellings of events, and whether they make one of them."""
PAIRS: Final[Mapping[Decision, bool]] = {**NAME_PAIRS, **EVENT_PAIRS}
HASH_DIGITS: Final = 16
"""Hexadecimal digits of a text's hash by which a verdict knows the text again."""


@dataclass(frozen=True, slots=True)
class NameRef:
    """A name that a verdict is about, or a clause that tells of an event: where texts write it, so that it outlives
    ids and rebuilds.
    """

    type: Label
    name: str
    """As a document alone has it (``mention.entity`` before it is linked); of an event, the words of the clause."""
    texts: tuple[str, ...]
    """First ``HASH_DIGITS`` digits of the hashes of the texts in which it is meant, sorted."""
    wide: bool
    """Whether it was meant wherever it stands: then it is known again even where none of the texts is left."""
    trigger: str | None = None
    """The word of the clause that tells of the event; null for a name."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """One row of the table of verdicts; rows are added, never changed."""

    id: str
    """Hash of all the rest, as ``with_id`` gives it."""
    verdict: Decision
    a: NameRef | None
    """Null for an undo."""
    b: NameRef | None
    """Null for an undo and for an item."""
    by: str | None
    """Who decided, as they call themselves."""
    at: str
    """When, in UTC: ``2026-03-01T10:00:00Z``."""
    note: str | None
    undoes: str | None
    """Id of the row that an undo takes back."""
    item: str | None = None
    """The item of Wikidata that ``a`` is: ``Q`` and digits."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two entities that may be one: alike enough to ask, not to merge (kept in the dossier, not exported)."""

    a: str
    """Id of the entity whose id is the lower."""
    b: str
    score: float
    """Of the two names, 0 to 1."""
    why: str


def with_id(row: Judgement) -> Judgement:
    """The row with the id that its content gives, its two names in order: which stands first does not matter."""
    a, b = row.a, row.b
    if a is not None and b is not None and _key(b) < _key(a):
        a, b = b, a
    item = () if row.item is None else (row.item,)
    name = content_id("judgement", row.verdict, *_key(a), *_key(b), row.by, row.at, row.note, row.undoes, *item)
    return replace(row, id=name, a=a, b=b)


def _key(ref: NameRef | None) -> tuple[str, ...]:
    if ref is None:
        return ()
    trigger = () if ref.trigger is None else (ref.trigger,)
    return (ref.type, ref.name, str(ref.wide), *ref.texts, *trigger)


def standing(rows: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """The verdicts in force, by time and id: those that no undo takes back. The order of the rows does not matter.

    An undo stands for good: who changes their mind once more gives the verdict again.
    """
    held = list(rows)
    undone = {row.undoes for row in held}
    kept = [row for row in held if row.verdict != "undo" and row.id not in undone]
    return tuple(sorted(kept, key=lambda row: (row.at, row.id)))
