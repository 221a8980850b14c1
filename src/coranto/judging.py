"""Verdicts on names and events: records that two are one or are not, takes it back, brings verdicts from elsewhere.

The dossier is resolved anew at once, only what concerns it as a whole. The clock is that of the log of custody.
"""

import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

import msgspec

from coranto import grading
from coranto.library import PathLike, add, open_dossier
from coranto.model import grade
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.grade import Grading
from coranto.model.judgement import EVENT_PAIRS, PAIRS, Decision, Judgement, NameRef, standing, with_id
from coranto.model.support import Partition
from coranto.store import custody
from coranto.text.folding import characters
from coranto.text.names import fold_name
from coranto.view.events import events_meant
from coranto.view.names import SHORTEST, name_meant, pair_meant

_ITEM: Final = re.compile(r"Q[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Signature:
    """Who gives a verdict, when (UTC, now if null), and what they remark."""

    by: str | None = None
    note: str | None = None
    at: str | None = None

    def __post_init__(self) -> None:
        for name in ("by", "note"):
            words = getattr(self, name)
            object.__setattr__(self, name, words and characters(words))

    def moment(self, earlier: Iterable[Judgement] = ()) -> str:
        """The time to be kept, to the second: later than that of ``earlier`` verdicts on the same."""
        return self.at or custody.after(row.at for row in earlier)

    def at_last(self, held: Iterable[Judgement]) -> "Signature":
        """The same at a time later than that of all verdicts that name an item: one whom they name has many names."""
        return replace(self, at=self.moment(row for row in held if row.verdict == "item"))


def judge(
    dossier: PathLike,
    verdict: Decision,
    a: str,
    b: str,
    signature: Signature | None = None,
    *,
    model: str | None = None,
) -> Judgement:
    """The verdict on two names or events, now kept and obeyed. ``model``: as for ``library.add``.

    ``a``, ``b``: for *same* and *different* a name or spelling, an id or its beginning, or ``NAME@DOCUMENT``; for
    *one-event* and *two-events* the id of an event or entry or its beginning, or a passage ``DOC#char=START,END``.

    Raises ``NotFoundError`` or ``BadRequestError`` for what means none or several, and ``BadRequestError`` for a
    verdict that contradicts those in force: they have to be taken back first.
    """
    if verdict not in PAIRS:
        raise BadRequestError(f"{verdict} is no verdict on two", f"Choose from: {', '.join(PAIRS)}.")
    meant = events_meant if verdict in EVENT_PAIRS else pair_meant
    signature = signature or Signature()
    with open_dossier(dossier) as opened:
        one, other = meant(opened.corpus(), a, b)
        held = opened.judgements()
    at = signature.moment(row for row in held if row.verdict == verdict and {row.a, row.b} == {one, other})
    row = with_id(Judgement("", verdict, one, other, signature.by, at, signature.note, None))
    require_consistent(held, [row])
    add(dossier, model=model, judgements=[row])
    return row


def link(
    dossier: PathLike, name: str, item: str, signature: Signature | None = None, *, model: str | None = None
) -> Judgement:
    """The verdict that a name, as in ``judge``, is an item of Wikidata (``Q42``); a later one stands before an earlier.

    Raises ``NotFoundError`` or ``BadRequestError`` for a name that means none or several, and for what is no item.
    """
    if not _ITEM.fullmatch(item):
        raise BadRequestError(f"{item!r} is no item of Wikidata", "An item is Q and digits: Q42.")
    signature = signature or Signature()
    with open_dossier(dossier) as opened:
        one, held = name_meant(opened.corpus(), name), opened.judgements()
    row = item_verdict(one, item, signature.at_last(held))
    add(dossier, model=model, judgements=[row])
    return row


def item_verdict(name: NameRef, item: str, signature: Signature) -> Judgement:
    """The row that says so, with its id."""
    return with_id(Judgement("", "item", name, None, signature.by, signature.moment(), signature.note, None, item))


def take_back(
    dossier: PathLike, reference: str, signature: Signature | None = None, *, model: str | None = None
) -> Judgement:
    """The row that takes a verdict back: the one of that id, or of the one id that begins so.

    Raises ``NotFoundError`` where no verdict in force is called so, ``BadRequestError`` for several.
    """
    signature = signature or Signature()
    with open_dossier(dossier) as opened:
        found = _called(opened.judgements(), reference)
    if not found:
        raise NotFoundError(f"No verdict in force is called {reference}", f"See: coranto judge {dossier} list")
    if len(found) > 1:
        raise BadRequestError(f"More than one verdict begins with {reference}", "Give more of its id.")
    row = with_id(Judgement("", "undo", None, None, signature.by, signature.moment(), signature.note, found[0].id))
    add(dossier, model=model, judgements=[row])
    return row


def _called(rows: Iterable[Judgement], reference: str) -> list[Judgement]:
    """The verdicts in force of that id, or whose ids begin so."""
    asked = reference.strip().lower()
    return [row for row in standing(rows) if len(asked) >= SHORTEST and row.id.startswith(asked)]


def undo(
    dossier: PathLike, reference: str, signature: Signature | None = None, *, model: str | None = None
) -> Judgement | Grading:
    """The row that takes back a verdict, as ``take_back`` does, or a reviewer's grade. Raises as that does."""
    signature = signature or Signature()
    with open_dossier(dossier) as opened:
        verdicts, grades = _called(opened.judgements(), reference), grading.called(opened.gradings(), reference)
    if verdicts and grades:
        raise BadRequestError(f"A verdict and a grade begin with {reference}", "Give more of its id.")
    if grades:
        return grading.take_back(dossier, reference, signature.by, signature.note)
    return take_back(dossier, reference, signature, model=model)


def bring(dossier: PathLike, file: PathLike, *, model: str | None = None) -> int:
    """How many verdicts and grades of a file of JSON Lines, as ``coranto judge DOSSIER list --json`` and ``coranto
    grades DOSSIER --json`` print them, are new and now kept.

    Raises ``BadRequestError`` for a line that is none, for an undo of what is not there, and where verdicts contradict
    those in force; then none is taken.
    """
    given = _read(file)
    rows = [row for row in given if isinstance(row, Judgement)]
    grades = [row for row in given if isinstance(row, Grading)]
    with open_dossier(dossier) as opened:
        held = opened.judgements()
        grading.in_turn(opened.gradings(), grades)
    known = {row.id for row in held}
    fresh = grading.in_turn(held, (row for row in rows if row.id not in known))
    require_consistent(held, fresh)
    if fresh:
        add(dossier, model=model, judgements=fresh)
    return len(fresh) + (grading.keep(dossier, grades) if grades else 0)


def _read(file: PathLike) -> list[Judgement | Grading]:
    try:
        lines = Path(os.fspath(file)).read_bytes().splitlines()
    except OSError as error:
        raise BadRequestError(f"{file} cannot be read", f"{error.strerror}.") from None
    rows: list[Judgement | Grading] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = _row(line)
        except (msgspec.DecodeError, UnicodeDecodeError):
            raise BadRequestError(
                f"Line {number} of {file} is no verdict and no grade", "Take it from: judge list --json, grades --json"
            ) from None
        if not _whole(row):
            raise BadRequestError(
                f"Line {number} of {file} was altered", "Leave verdicts as judge list --json has them."
            )
        rows.append(row)
    return rows


def _row(line: bytes) -> Judgement | Grading:
    """The verdict or the grade of a line: verdicts alone say which verdict they are."""
    named = msgspec.json.decode(line)
    kind: type[Judgement | Grading] = Judgement if isinstance(named, dict) and "verdict" in named else Grading
    return msgspec.convert(named, kind)


def _whole(row: Judgement | Grading) -> bool:
    """Whether the row has the id that its content gives, what it is about, and nothing else."""
    if isinstance(row, Grading):
        return grade.with_id(row) == row and grade.is_whole(row)
    if with_id(row) != row or (row.verdict == "undo") != (row.undoes is not None):
        return False
    if row.verdict == "item":
        return row.a is not None and row.b is None and row.item is not None and bool(_ITEM.fullmatch(row.item))
    return row.item is None and (row.verdict == "undo" or (row.a is not None and row.b is not None))


def require_consistent(held: Iterable[Judgement], fresh: Sequence[Judgement]) -> None:
    """Raises ``BadRequestError`` where verdicts in force would make one of two that another keeps apart."""
    rows = standing([*held, *fresh])
    partition: Partition[str] = Partition()
    for row in rows:
        for ref in (row.a, row.b):
            _tie(partition, ref)
        if PAIRS.get(row.verdict) and row.a and row.b:
            partition.join(_tags(row.a)[0], _tags(row.b)[0])
    for row in rows:
        if PAIRS.get(row.verdict) is False and row.a and row.b:
            one, other = partition.find(_tags(row.a)[0]), partition.find(_tags(row.b)[0])
            if one == other:
                same = [r.id for r in rows if PAIRS.get(r.verdict) and r.a and partition.find(_tags(r.a)[0]) == one]
                new = {r.id for r in fresh}
                against = ", ".join(name for name in (*same, row.id) if name not in new)
                raise BadRequestError(
                    f"That contradicts earlier verdicts: {against or 'among those brought'}",
                    "Take one of them back first: coranto judge DOSSIER undo ID",
                )


def _tie(partition: Partition[str], ref: NameRef | None) -> None:
    """Makes one of all by which a name is known."""
    tags = _tags(ref) if ref else []
    for tag in tags[1:]:
        partition.join(tags[0], tag)


def _tags(ref: NameRef) -> list[str]:
    """What a name is known by: its texts, and where it was meant widely, itself."""
    name = f"{fold_name(ref.name)}\x1f{ref.trigger or ''}"
    return [f"{name}\x1f{ref.type}"] * ref.wide + [f"{name}\x1f{text}" for text in ref.texts]
