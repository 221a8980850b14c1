"""Reviewers' grades: gives them, takes them back, brings them from elsewhere. The chronicle stays as it is.

A grade is kept beside what the sources say and never mixed with it, so nothing is worked out anew. Here, as in
``judging``, the clock is read.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from coranto.library import PathLike, open_dossier
from coranto.model.errors import BadRequestError, DossierMissingError, NotFoundError
from coranto.model.grade import (
    CREDIBILITY,
    LONGEST_NAME,
    LONGEST_REMARK,
    RELIABILITY,
    Credibility,
    Graded,
    Grading,
    Of,
    Reliability,
    in_force,
    letters_in_words,
    parsed_grade,
    reviewer_key,
    with_id,
)
from coranto.model.judgement import Judgement
from coranto.store import custody
from coranto.store.writer import open_writer
from coranto.text.folding import characters
from coranto.view.events import SHORTEST
from coranto.view.grades import graded_meant

Row = TypeVar("Row", Judgement, Grading)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who grades, why, what else they remark, and when (UTC, now if null)."""

    reviewer: str
    rationale: str | None = None
    note: str | None = None
    at: str | None = None


def grade(dossier: PathLike, reference: str, written: str, signed: Signed, of: Of | None = None) -> Grading:
    """The grade, such as ``B2``, of what ``reference`` means, now kept.

    ``reference``: an id or its beginning, or a passage ``DOC#char=START,END``. Raises ``NotFoundError`` or
    ``BadRequestError`` for one that means none or several, ``BadRequestError`` for what is no grade and for a reviewer
    without a name.
    """
    found = parsed_grade(written)
    if found is None:
        raise BadRequestError(f"{written!r} is no grade", _remedy())
    with open_dossier(dossier) as opened:
        meant = graded_meant(opened.bare(), reference, of)
    return give(dossier, meant, *found, signed)


def give(dossier: PathLike, meant: Graded, source: Reliability, information: Credibility, signed: Signed) -> Grading:
    """The grade of what was found in the dossier, now kept. Raises ``BadRequestError`` as ``grade`` does."""
    if source not in RELIABILITY or information not in CREDIBILITY:
        raise BadRequestError(f"{source}{information} is no grade", _remedy())
    reviewer = _signed(signed.reviewer)
    if not reviewer or len(reviewer) > LONGEST_NAME:
        raise BadRequestError("A grade has a reviewer", f"Say who grades, in at most {LONGEST_NAME} characters.")
    said = [_remark(name, words) for name, words in (("rationale", signed.rationale), ("note", signed.note))]
    key = reviewer_key(reviewer)
    own = (row.at for row in _rows(dossier) if row.graded == meant and reviewer_key(row.reviewer) == key)
    at = signed.at or custody.after(own)
    row = with_id(Grading("", meant, source, information, reviewer, at, *said))
    keep(dossier, [row])
    return row


def _remedy() -> str:
    return f"A grade is a letter for the source and a number for the information, such as B2: {letters_in_words()}."


def _signed(name: str) -> str:
    return " ".join(characters(name).split())


def _remark(name: str, words: str | None) -> str | None:
    words = characters(words or "").strip()
    if len(words) > LONGEST_REMARK:
        raise BadRequestError(f"The {name} has {len(words)} characters", f"Say it in at most {LONGEST_REMARK}.")
    return words or None


def keep(dossier: PathLike, rows: Collection[Grading]) -> int:
    """How many of the rows are new to the dossier, and now kept. Raises as ``in_turn`` does, and a ``DossierError``."""
    path = Path(dossier)
    if not path.exists():
        raise DossierMissingError(
            f"There is no dossier {path}", f"Make it with: coranto build SOURCES --dossier {path}"
        )
    with open_writer(path) as writer:
        return writer.grade(in_turn(writer.gradings(), rows))


def in_turn(held: Iterable[Row], fresh: Iterable[Row]) -> list[Row]:
    """The fresh rows, what takes one back after all that it may take back.

    Raises ``BadRequestError`` for an undo of what is neither held nor among them: nobody could tell what it was of.
    """
    rows: list[Row] = sorted(fresh, key=lambda row: row.undoes is not None)
    known = {row.id for row in (*held, *rows) if row.undoes is None}
    for row in rows:
        if row.undoes is not None and row.undoes not in known:
            raise BadRequestError(f"{row.id} takes back {row.undoes}, which is not there", "Bring that one with it.")
    return rows


def take_back(dossier: PathLike, reference: str, reviewer: str | None, note: str | None = None) -> Grading:
    """The row that takes a grade back: the one of that id, or of the one id that begins so.

    Raises ``NotFoundError`` where no grade in force is called so, ``BadRequestError`` for several.
    """
    found = called(_rows(dossier), reference)
    if not found:
        raise NotFoundError(f"No grade in force is called {reference}", f"See: coranto grades {dossier}")
    if len(found) > 1:
        raise BadRequestError(f"More than one grade begins with {reference}", "Give more of its id.")
    at = custody.now()
    row = with_id(Grading("", None, None, None, _signed(reviewer or ""), at, None, _remark("note", note), found[0].id))
    keep(dossier, [row])
    return row


def called(rows: Iterable[Grading], reference: str) -> list[Grading]:
    """The grades in force of that id, or whose ids begin so."""
    asked = reference.strip().lower()
    return [row for row in in_force(rows) if len(asked) >= SHORTEST and row.id.startswith(asked)]


def _rows(dossier: PathLike) -> list[Grading]:
    with open_dossier(dossier) as opened:
        return opened.gradings()
