"""The layers of documents: what a phase makes of each of them alone, made where no key finds it done."""

from collections.abc import Mapping, Sequence
from typing import Final

from coranto.model.codec import KIND_OF, Record
from coranto.run.blocks import Whole
from coranto.run.errand import packed
from coranto.run.phases import DocumentPhase, layer_key, step_name
from coranto.run.resolution import Part
from coranto.run.visit import Visit
from coranto.run.workplace import Workplace
from coranto.store.corpus import by_document
from coranto.store.layers import Held, read_dispatch, read_packed

Records = Mapping[type[Record], tuple[Record, ...]]
_NONE: Final[Records] = {}


def part_of(key: str, docs: Sequence[str], whole: Whole) -> Part:
    """These documents with no layer yet."""
    return Part(key, {doc: Held(whole[doc].dispatch, ()) for doc in docs})


def add_layers(
    place: Workplace, phase: DocumentPhase, parts: Sequence[Part], whole: Whole, before: Mapping[str, str]
) -> dict[str, str]:
    """The key of this phase's layer of every document, which the parts now list; does what no key finds done.

    ``before``: the keys of the layers below.
    """
    listing = {doc: held for part in parts for doc, held in part.listing.items()}
    about = {doc: rows for part in parts for doc, rows in by_document(part.derived).items()}
    keys = {
        doc: layer_key(phase, doc, whole[doc].ticket, before[doc], about.get(doc, _NONE), place.fingerprint)
        for doc in listing
    }
    found = {doc: place.writer.layer(held.dispatch, phase.number, keys[doc]) for doc, held in listing.items()}
    layers = {doc: layer for doc, layer in found.items() if layer is not None}
    missing = [doc for doc in listing if doc not in layers]
    visits = ((doc, _visit(place, phase, doc, listing[doc], about.get(doc, _NONE))) for doc in missing)
    past = 0
    place.progress(_room(phase), past, len(missing))
    for batch in place.visited(phase, visits):
        with place.batch():
            for doc, done in batch:
                place.give_up(whole[doc].ticket, done.cap)
                layers[doc] = place.writer.keep(listing[doc].dispatch, phase.number, keys[doc], done.rows)
        for doc, done in batch:
            place.meter.visited(phase.steps, doc, done)
        past += len(batch)
        place.progress(_room(phase), past, len(missing))
    for part in parts:
        part.listing = {doc: Held(held.dispatch, (*held.layers, layers[doc])) for doc, held in part.listing.items()}
    return keys


def _visit(place: Workplace, phase: DocumentPhase, doc: str, held: Held, about: Records) -> Visit:
    """The document, with what the phase needs of the layers below and of what dossier steps made of it."""
    connection = place.writer.connection
    names = {KIND_OF[kind].name for kind in phase.needs}
    below = (rows for rows in read_packed(connection, held.layers) if rows.kind in names)
    beside = packed({kind: records for kind, records in about.items() if kind in phase.needs})
    return Visit(read_dispatch(connection, doc, held.dispatch), (*below, *beside))


def _room(phase: DocumentPhase) -> str:
    """The phase in one word: the room that most of its steps live in."""
    rooms = [step_name(step).split(".")[-3:][0] for step in phase.steps]
    return max(rooms, key=rooms.count)
