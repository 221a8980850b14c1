"""Grades found again in a dossier as it is now: by the id of what was graded, else by its passage."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from coranto.model.assertion import Claim, EventMention, Figure
from coranto.model.corpus import Corpus
from coranto.model.grade import Found, Grade, Graded, Grading, Of, in_force, reviewer_key
from coranto.model.judgement import HASH_DIGITS
from coranto.model.resolved import Event
from coranto.model.source import Document

ALIKE: Final = 0.8
"""How much of two passages together must be common to both for the one to have moved to the other: a claim that lost a
word at its edge is the same, one that stands within another is not.
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A record by its id, where it stands in one document, and the word that tells it."""

    id: str
    start: int
    end: int
    word: str | None


def placed(rows: Iterable[Grading], corpus: Corpus) -> tuple[Grade, ...]:
    """The grades in force of a dossier, by time and id: of each reviewer the last of each record.

    None is dropped: one whose record or document is no longer there says so.
    """
    shelf = _Shelf(corpus)
    last: dict[tuple[object, ...], Grade] = {}
    for row in in_force(rows):
        if row.graded is not None and row.source is not None and row.information is not None:
            grade = _placed(row, row.graded, shelf)
            of = (grade.about,) if grade.about is not None else (row.graded.sha256, row.graded.start, row.graded.end)
            last[(grade.of, *of, reviewer_key(grade.reviewer))] = grade
    return tuple(sorted(last.values(), key=lambda grade: (grade.at, grade.id)))


def _placed(row: Grading, graded: Graded, shelf: "_Shelf") -> Grade:
    assert row.source is not None
    assert row.information is not None
    doc = shelf.doc(graded)
    found = None if doc is None else found_again(graded, shelf.candidates(doc, graded.of))
    about, how = found if found is not None else (None, None)
    start, end = (None, None) if doc is None else (graded.start, graded.end)
    return Grade(
        id=row.id,
        of=graded.of,
        about=about,
        found=how,
        doc=doc,
        start=start,
        end=end,
        text=graded.text,
        reviewer=row.reviewer,
        source=row.source,
        information=row.information,
        rationale=row.rationale,
        note=row.note,
        at=row.at,
    )


def found_again(graded: Graded, candidates: Iterable[Candidate]) -> tuple[str, Found] | None:
    """The id of what was graded, among the records of its document, and how it was found; null where it is gone.

    An event is found only by the word that tells of it, as one clause may tell of several.
    """
    held = list(candidates)
    if any(one.id == graded.id for one in held):
        return graded.id, "id"
    if graded.of == "event":
        held = [one for one in held if one.word == graded.word]
    near = [(alike((one.start, one.end), (graded.start, graded.end)), one) for one in held]
    near = [(share, one) for share, one in near if share >= ALIKE]
    if not near:
        return None
    _, best = min(near, key=lambda row: (-row[0], row[1].word != graded.word, row[1].id))
    return best.id, "passage"


def alike(a: tuple[int, int], b: tuple[int, int]) -> float:
    """How much of two half-open spans together is common to both, 0 to 1."""
    common = min(a[1], b[1]) - max(a[0], b[0])
    whole = max(a[1], b[1]) - min(a[0], b[0])
    return max(0, common) / whole if whole > 0 else float(a == b)


def candidates(corpus: Corpus, doc: str, of: Of, events: Iterable[Event] | None = None) -> Iterator[Candidate]:
    """The records of a kind that stand in a document, events once for each clause and word that tells of them.

    ``events``: those that are told of there, where that is known.
    """
    folio = corpus.folio(doc)
    if of == "claim":
        for claim in folio.of(Claim):
            yield Candidate(claim.id, claim.start, claim.end, claim.cue.text if claim.cue is not None else None)
    elif of == "figure":
        for figure in folio.of(Figure):
            yield Candidate(figure.id, figure.start, figure.end, None)
    else:
        told = list(folio.of(EventMention))
        for event in corpus.all(Event) if events is None else events:
            for ref in event.mentions:
                if ref.doc == doc:
                    here = [m for m in told if (m.start, m.end, m.type) == (ref.start, ref.end, event.type)]
                    for word in dict.fromkeys(m.trigger.text for m in here) or (None,):
                        yield Candidate(event.id, ref.start, ref.end, word)


class _Shelf:
    """A dossier's documents by the hash of their bytes, and their records as they are asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._held: dict[tuple[str, Of], tuple[Candidate, ...]] = {}

    @cached_property
    def _docs(self) -> Mapping[str, Sequence[str]]:
        """Documents by the beginning of the hash of their bytes."""
        found: dict[str, list[str]] = defaultdict(list)
        for row in self._corpus.all(Document):
            found[row.sha256[:HASH_DIGITS]].append(row.doc)
        return found

    def doc(self, graded: Graded) -> str | None:
        """The document that has the graded passage: the one of that name, else the first of the same bytes."""
        named = sorted(self._docs.get(graded.sha256, ()), key=lambda doc: (doc != graded.doc, doc))
        return next((doc for doc in named if self._holds(doc, graded)), None)

    def _holds(self, doc: str, graded: Graded) -> bool:
        """Whether the words stand where they stood: of the same bytes another text may have been taken."""
        return self._corpus.folio(doc).text[graded.start : graded.end] == graded.text

    def candidates(self, doc: str, of: Of) -> tuple[Candidate, ...]:
        if (doc, of) not in self._held:
            events = self._events.get(doc, ()) if of == "event" else ()
            self._held[doc, of] = tuple(candidates(self._corpus, doc, of, events))
        return self._held[doc, of]

    @cached_property
    def _events(self) -> Mapping[str, Sequence[Event]]:
        """Events by the documents that tell of them."""
        found: dict[str, list[Event]] = defaultdict(list)
        for event in self._corpus.all(Event):
            for doc in dict.fromkeys(ref.doc for ref in event.mentions):
                found[doc].append(event)
        return found
