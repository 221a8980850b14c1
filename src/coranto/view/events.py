"""Which telling of an event a person refers to, as verdicts on events know it again."""

from collections.abc import Iterator
from typing import Final

from coranto.model.assertion import EventMention
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.judgement import HASH_DIGITS, NameRef
from coranto.model.resolved import Event, Extent
from coranto.view.citations import cited

SHORTEST: Final = 4
"""Letters of an id that stand for it, at least."""
SHOWN: Final = 8
"""Choices that an error lists."""


def events_meant(corpus: Corpus, one: str, other: str) -> tuple[NameRef, NameRef]:
    """The tellings of two events that a person refers to: each by the id of an event or of an entry with a single
    event, or its beginning, or by a passage ``DOC#char=START,END`` that holds one telling.

    Raises ``NotFoundError`` for none, ``BadRequestError`` for several and where both are the same.
    """
    a, b = (_reference(corpus, _telling(corpus, reference.strip())) for reference in (one, other))
    if a == b:
        raise BadRequestError(
            f"{one} and {other} are told by one clause", "Name two passages that tell of them: DOC#char=START,END."
        )
    return a, b


def _telling(corpus: Corpus, reference: str) -> EventMention:
    """The mention that stands for what is referred to."""
    mentions = _in_passage(corpus, reference) if "#" in reference else _of_record(corpus, reference)
    if not mentions:
        raise NotFoundError(f"{reference} tells of no event", "See: coranto show DOSSIER, coranto why DOSSIER ID")
    return mentions[0]


def _in_passage(corpus: Corpus, reference: str) -> list[EventMention]:
    """The mentions whose trigger stands in the passage; several are refused."""
    doc, span = cited(reference)
    if doc not in corpus.docs():
        raise NotFoundError(f"There is no document {doc}", "See: coranto show DOSSIER")
    held = [m for m in corpus.folio(doc).of(EventMention) if span.start <= m.trigger.start < span.end]
    if len(held) > 1:
        tellings = "; ".join(f"{doc}#char={m.trigger.start},{m.trigger.end} ({m.trigger.text})" for m in held[:SHOWN])
        raise BadRequestError(f"{reference} tells of {len(held)} events", f"Give the word of one: {tellings}.")
    return held


def _of_record(corpus: Corpus, reference: str) -> list[EventMention]:
    """The mentions of the one event that an id, or its beginning, means; of an entry, of its single event."""
    asked = reference.lower()
    if len(asked) < SHORTEST:
        raise BadRequestError(f"{reference!r} is too short", f"Give {SHORTEST} letters of an id, or more.")
    found = [event for event in corpus.all(Event) if event.id.startswith(asked)]
    entries = [] if found else [entry for entry in corpus.all(Entry) if entry.id.startswith(asked)]
    if entries:
        ids = {id_ for entry in entries for id_ in entry.events}
        found = [event for event in corpus.all(Event) if event.id in ids]
    if len(found) > 1:
        listed = "; ".join(f"{event.id} ({event.title})" for event in found[:SHOWN])
        raise BadRequestError(f"{reference} may be {len(found)} events", f"Give the id of one: {listed}.")
    return list(_told(corpus, found[0])) if found else []


def _told(corpus: Corpus, event: Event) -> Iterator[EventMention]:
    """The mentions that tell of an event, in canonical order; of those in one clause, the ones of its type first."""
    for ref in event.mentions:
        if ref.tells:
            clause = Extent(ref.doc, ref.start, ref.end)
            held = [m for m in corpus.folio(ref.doc).of(EventMention) if Extent(m.doc, m.start, m.end) == clause]
            yield from sorted(held, key=lambda m: (m.type != event.type, m.trigger.start))


def words_of(corpus: Corpus, event: Event) -> dict[Extent, Extent]:
    """Each clause that tells of the event, and the word of it that does: a passage that means this telling alone."""
    found: dict[Extent, Extent] = {}
    for mention in _told(corpus, event):
        word = Extent(mention.doc, mention.trigger.start, mention.trigger.end)
        found.setdefault(Extent(mention.doc, mention.start, mention.end), word)
    return found


def _reference(corpus: Corpus, mention: EventMention) -> NameRef:
    digest = corpus.folio(mention.doc).dispatch.text_sha256[:HASH_DIGITS]
    return NameRef("event", mention.text, (digest,), wide=False, trigger=mention.trigger.text)
