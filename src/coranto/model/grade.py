"""What a reviewer thinks of a record: how reliable its source is, how credible what it says. It changes nothing else.

The letters and numbers are those of the Admiralty system, as NATO has them (STANAG 2511, AJP-2.1).
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Literal, get_args

from coranto.model.resolved import Extent
from coranto.text.identity import content_id
from coranto.text.permalinks import permalink

Of = Literal["claim", "event", "figure"]
Reliability = Literal["A", "B", "C", "D", "E", "F"]
Credibility = Literal[1, 2, 3, 4, 5, 6]
Found = Literal["id", "passage"]
Reading = Literal["none", "once", "agree", "differ"]
"""How often something was graded: by nobody, by one reviewer, by several who agree, by several who differ."""

OF: Final[tuple[Of, ...]] = get_args(Of)
RELIABILITY: Final[Mapping[Reliability, str]] = MappingProxyType(
    {
        "A": "completely reliable",
        "B": "usually reliable",
        "C": "fairly reliable",
        "D": "not usually reliable",
        "E": "unreliable",
        "F": "reliability cannot be judged",
    }
)
"""What the letters say of a source."""
CREDIBILITY: Final[Mapping[Credibility, str]] = MappingProxyType(
    {
        1: "confirmed by other sources",
        2: "probably true",
        3: "possibly true",
        4: "doubtful",
        5: "improbable",
        6: "truth cannot be judged",
    }
)
"""What the numbers say of a piece of information."""
LONGEST_NAME: Final = 200
"""Characters of a reviewer's name, at most …"""
LONGEST_REMARK: Final = 2_000
"""… and of a rationale or a note."""
_WRITTEN: Final = re.compile(r"\s*([A-Fa-f])\s*[-/ ]?\s*([1-6])\s*")


@dataclass(frozen=True, slots=True)
class Graded:
    """What a grade was given to, as it stood then: where its id is gone, its passage leads to it."""

    of: Of
    id: str
    doc: str
    start: int
    end: int
    text: str
    """The words of the passage: the content of a claim, the clause that first tells of an event, a figure."""
    word: str | None
    """The word that tells it from others in the same passage: the cue of a claim, the trigger of an event."""
    sha256: str
    """First ``HASH_DIGITS`` digits of the hash of the document's bytes."""


@dataclass(frozen=True, slots=True)
class Grading:
    """One row of the table of grades: a grade, or an undo of one. Rows are added, never changed."""

    id: str
    """Hash of all the rest, as ``with_id`` gives it."""
    graded: Graded | None
    """Null for an undo, as are the two that follow."""
    source: Reliability | None
    information: Credibility | None
    reviewer: str
    """Who grades or takes back, as they call themselves."""
    at: str
    """When, in UTC: ``2026-03-01T10:00:00Z``."""
    rationale: str | None = None
    note: str | None = None
    undoes: str | None = None
    """Id of the row that an undo takes back."""


@dataclass(frozen=True, slots=True)
class Grade:
    """One reviewer's own grade of a claim, an event or a figure (Admiralty system). It changes no other record."""

    id: str
    of: Of
    """What kind of record is graded."""
    about: str | None
    """Id of that record; null where it is no longer there."""
    found: Found | None
    """How it was found again: by its id, or, where that has changed, by its passage; null where it is gone."""
    doc: str | None
    """Name of the document; null, as `start` and `end`, where that is no longer there."""
    start: int | None
    end: int | None
    text: str
    """The words that were graded."""
    reviewer: str
    """Who grades, as they call themselves: never a name from the sources, and never redacted."""
    source: Reliability
    """How reliable the source is: A completely, B usually, C fairly, D not usually, E unreliable, F cannot be
    judged.
    """
    information: Credibility
    """How credible the information is: 1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful,
    5 improbable, 6 cannot be judged.
    """
    rationale: str | None
    """Why, in the reviewer's words."""
    note: str | None
    """What else the reviewer remarks."""
    at: str
    """When, in UTC."""

    @property
    def passage(self) -> Extent | None:
        """Where the graded words stand; null where their document is no longer there."""
        if self.doc is None or self.start is None or self.end is None:
            return None
        return Extent(self.doc, self.start, self.end)

    @property
    def permalink(self) -> str | None:
        """The reference to the graded words; null where their document is no longer there."""
        at = self.passage
        return None if at is None else permalink(at.doc, at.start, at.end)

    @property
    def code(self) -> str:
        """Letter and number: ``B2``."""
        return f"{self.source}{self.information}"


def with_id(row: Grading) -> Grading:
    """The row with the id that its content gives."""
    held = row.graded
    of = () if held is None else (held.of, held.id, held.doc, held.start, held.end, held.text, held.word, held.sha256)
    said = (row.source, row.information, row.reviewer, row.at, row.rationale, row.note, row.undoes)
    return replace(row, id=content_id("grade", *of, *said))


def is_whole(row: Grading) -> bool:
    """Whether the row is a grade of something, or an undo, and nothing else."""
    given = (row.graded, row.source, row.information)
    return all(part is None for part in given) if row.undoes is not None else all(part is not None for part in given)


def in_force(rows: Iterable[Grading]) -> tuple[Grading, ...]:
    """The grades that no undo takes back, by time and id. The order of the rows does not matter."""
    held = list(rows)
    undone = {row.undoes for row in held}
    kept = [row for row in held if row.undoes is None and row.id not in undone]
    return tuple(sorted(kept, key=lambda row: (row.at, row.id)))


def same_reviewer(a: str, b: str) -> bool:
    """Whether two names are one reviewer's: letter case and white space aside."""
    return reviewer_key(a) == reviewer_key(b)


def reviewer_key(name: str) -> str:
    """What a reviewer is known by."""
    return " ".join(name.casefold().split())


def reading_of(grades: Collection[Grade]) -> Reading:
    """How the grades in force of one record stand to one another; each is another reviewer's."""
    if len(grades) < 2:
        return "once" if grades else "none"
    return "agree" if len({grade.code for grade in grades}) == 1 else "differ"


def parsed_grade(written: str) -> tuple[Reliability, Credibility] | None:
    """The letter and the number of a grade such as ``B2``; null for what is none."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return None
    letter: Reliability = found[1].upper()  # type: ignore[assignment]  # the expression lets no other pass
    number: Credibility = int(found[2])  # type: ignore[assignment]
    return letter, number


def in_words(source: Reliability, information: Credibility) -> str:
    """What a grade says: *usually reliable; probably true*."""
    return f"{RELIABILITY[source]}; {CREDIBILITY[information]}"


def letters_in_words() -> str:
    """What all letters and numbers mean, on one line."""
    told = [f"{letter} {words}" for letter, words in RELIABILITY.items()]
    told += [f"{number} {words}" for number, words in CREDIBILITY.items()]
    return ", ".join(told)
