"""Reviewers' own grades: what a person means to grade, and how the grades of one record stand to one another."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.grade import OF, Grade, Graded, Of, Reading, reading_of
from coranto.model.judgement import HASH_DIGITS
from coranto.model.placed_grades import Candidate, candidates
from coranto.model.resolved import Event
from coranto.text.permalinks import permalink
from coranto.view.citations import cited
from coranto.view.events import SHORTEST, SHOWN
from coranto.view.speakers import in_line

_Gradable = Claim | Event | Figure
_KINDS: Final[Mapping[Of, type[_Gradable]]] = {
    "claim": Claim,
    "event": Event,
    "figure": Figure,
}


@dataclass(frozen=True, slots=True)
class Review:
    """A record with the grades in force of it."""

    of: Of
    about: str | None
    """Its id; null where it is no longer there …"""
    text: str
    """… and then these are the words that were graded."""
    permalink: str | None
    reading: Reading
    entry: str | None
    """The line of the chronicle that tells it."""
    grades: tuple[Grade, ...]
    """By time."""


def by_record(grades: Iterable[Grade]) -> dict[str, tuple[Grade, ...]]:
    """The grades of each record, by its id."""
    found: dict[str, list[Grade]] = defaultdict(list)
    for grade in grades:
        if grade.about is not None:
            found[grade.about].append(grade)
    return {about: tuple(held) for about, held in found.items()}


def graded(corpus: Corpus) -> list[Review]:
    """Everything that was graded, in the order in which it first was; what is gone stands last."""
    told = _told_in(corpus)
    found: dict[tuple[object, ...], list[Grade]] = defaultdict(list)
    for grade in corpus.all(Grade):
        gone = () if grade.about is not None else (grade.doc, grade.start, grade.end, grade.text)
        found[(grade.about is None, grade.of, grade.about, *gone)].append(grade)
    return [_review(held, told) for _, held in sorted(found.items(), key=lambda row: row[0][0] is True)]


def _review(held: Sequence[Grade], told: Mapping[str, str]) -> Review:
    first = held[0]
    entry = told.get(first.about) if first.about is not None else None
    return Review(first.of, first.about, in_line(first.text), first.permalink, reading_of(held), entry, tuple(held))


def ungraded(corpus: Corpus) -> Iterator[Review]:
    """The claims that lines of the chronicle tell and nobody has graded, what a reader should see first, first."""
    known = {grade.about for grade in corpus.all(Grade)}
    told = {id_: entry for id_, entry in _told_in(corpus).items() if id_ not in known}
    claims = {claim.id: claim for claim in corpus.all(Claim) if claim.id in told}
    for id_, entry in told.items():
        if id_ in claims:
            claim = claims[id_]
            at = permalink(claim.doc, claim.start, claim.end)
            yield Review("claim", id_, in_line(claim.text), at, "none", entry, ())


def _told_in(corpus: Corpus) -> dict[str, str]:
    """Events, claims and figures, by id, to the first line that tells of them, by the rank of lines."""
    found: dict[str, str] = {}
    for entry in sorted(corpus.all(Entry), key=lambda entry: entry.rank):
        for id_ in (*entry.claims, *entry.events, *entry.figures):
            found.setdefault(id_, entry.id)
    return found


def graded_meant(corpus: Corpus, reference: str, of: Of | None = None) -> Graded:
    """The record that a person refers to, as a grade knows it again: by its id or its beginning, or by a passage
    ``DOC#char=START,END`` that it stands in or that stands in it. ``of``: which kind; of a passage a claim, if null.

    Raises ``NotFoundError`` for none and ``BadRequestError``, with the choices, for several.
    """
    asked = reference.strip()
    if "#char=" in asked:
        return _in_passage(corpus, asked, of or "claim")
    if len(asked) < SHORTEST:
        raise BadRequestError(f"{reference!r} is too short", f"Give {SHORTEST} letters of an id, or more.")
    found = _called(corpus, asked.lower(), OF if of is None else (of,))
    if not found:
        what = f"no {of}" if of is not None else "no claim, event or figure"
        raise NotFoundError(f"There is {what} {reference}", "See: coranto claims DOSSIER --json")
    if len(found) > 1:
        listed = "; ".join(f"{record.id} ({kind})" for kind, record in found[:SHOWN])
        raise BadRequestError(f"{reference} may be {len(found)} records", f"Give the id of one: {listed}.")
    kind, record = found[0]
    return _of_event(corpus, record) if isinstance(record, Event) else _at(corpus, record.doc, kind, record.id)


def _called(corpus: Corpus, asked: str, kinds: Iterable[Of]) -> list[tuple[Of, _Gradable]]:
    """The record of that id, else those whose ids begin so."""
    found: list[tuple[Of, _Gradable]] = []
    for kind in kinds:
        for record in corpus.all(_KINDS[kind]):
            if record.id == asked:
                return [(kind, record)]
            if record.id.startswith(asked):
                found.append((kind, record))
    return found


def _in_passage(corpus: Corpus, reference: str, of: Of) -> Graded:
    """The one record of the passage: the one that is just that, else the only one that it touches."""
    doc, span = cited(reference)
    if doc not in corpus.docs():
        raise NotFoundError(f"There is no document {doc}", "See: coranto show DOSSIER")
    touched = [one for one in candidates(corpus, doc, of) if one.start < span.end and span.start < one.end]
    held = [one for one in touched if (one.start, one.end) == (span.start, span.end)] or touched
    if not held:
        raise NotFoundError(f"No {of} stands in {reference}", "See: coranto claims DOSSIER --json")
    if len({one.id for one in held}) > 1:
        listed = "; ".join(f"{one.id} ({permalink(doc, one.start, one.end)})" for one in held[:SHOWN])
        raise BadRequestError(f"{reference} touches {len(held)} {of}s", f"Give the id of one: {listed}.")
    return _graded(corpus, doc, of, held[0])


def _at(corpus: Corpus, doc: str, of: Of, id_: str) -> Graded:
    return _graded(corpus, doc, of, next(one for one in candidates(corpus, doc, of) if one.id == id_))


def _of_event(corpus: Corpus, event: Event) -> Graded:
    """The event by the first clause that tells of it."""
    first = next((ref for ref in event.mentions if ref.tells), None)
    if first is None:
        raise NotFoundError(f"No clause tells of {event.id}", "Grade the claim that names it.")
    at = (event.id, first.start, first.end)
    held = [c for c in candidates(corpus, first.doc, "event") if (c.id, c.start, c.end) == at]
    return _graded(corpus, first.doc, "event", held[0])


def _graded(corpus: Corpus, doc: str, of: Of, one: Candidate) -> Graded:
    folio = corpus.folio(doc)
    words, digest = folio.text[one.start : one.end], folio.dispatch.sha256[:HASH_DIGITS]
    return Graded(of, one.id, doc, one.start, one.end, words, one.word, digest)
