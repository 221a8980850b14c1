"""The reading room as static files: they open from a folder or a stick, and ask nothing of any network."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import resources
from itertools import islice
from typing import Any, Final

import msgspec

from coranto.export.edition import Edition
from coranto.view.figures import FigureFilter
from coranto.view.reading.documents import document_text
from coranto.view.reading.entries import disputes_of, entry_detail
from coranto.view.reading.info import Imprint, dossier_info
from coranto.view.reading.names import entity_page, entity_tags, place_page, place_summaries
from coranto.view.reading.shapes import DocumentText
from coranto.view.reading.statements import series_asked

BESIDE: Final = ("room.js", "room.css", "land.js")
"""The files of the page, as ``web/`` builds them."""
TOGETHER: Final = 50
"""Details that share one file: few enough to be read at once, many enough that a stick is not strewn with files."""


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """Each file of the site by its name within the folder; the same edition gives the same files."""
    for name in BESIDE:
        yield name, _built(name)
    yield (
        "index.html",
        _built("room.html").replace(b'="/', b'="').replace(b'id="room"', b'id="room" data-source="files"'),
    )
    desk, shown = edition.desk, edition.shown
    rows = desk.matching(edition.asked)
    tags = entity_tags(desk)
    places = place_summaries(rows)
    details: dict[str, Callable[[], Any]] = {}
    details |= {f"entry:{row.id}": partial(entry_detail, desk, row.id) for row in rows}
    details |= {f"entity:{tag.id}": partial(entity_page, desk, tag.id) for tag in tags}
    details |= {f"place:{place.key}": partial(place_page, desk, place.key) for place in places}
    texts = {f"document:{edition.doc(doc)}": partial(_text, edition, doc) for doc in sorted(desk.documents)}
    held: dict[str, str] = {}
    for name, keys in _files(details):
        held |= dict.fromkeys(keys, name)
        yield f"data/{name}.js", _parcel(name, {key: shown(details[key]()) for key in keys})
    for number, (key, text) in enumerate(texts.items(), 1):
        held[key] = f"text-{number}"
        yield f"data/text-{number}.js", _parcel(held[key], {key: text()})
    shelf = {
        "info": shown(dossier_info(desk, _imprint(edition))),
        "rows": [shown(row) for row in rows],
        "entities": [shown(tag) for tag in tags],
        "places": [shown(place) for place in places],
        "series": [shown(series) for series in series_asked(desk, FigureFilter())],
        "disputes": [shown(card) for card in disputes_of(desk, edition.asked)],
        "files": held,
    }
    yield "data/dossier.js", _parcel("dossier", shelf)


def _built(name: str) -> bytes:
    return (resources.files("coranto.export") / "assets" / "room" / name).read_bytes()


def _imprint(edition: Edition) -> Imprint:
    about = edition.about
    return Imprint(edition.title, about.dossier, about.generator, False, about.licence, about.times, about.as_of)


def _text(edition: Edition, doc: str) -> DocumentText:
    """A dispatch as it may be shown: what is withheld takes as many characters as it had, so that offsets hold."""
    pieces = (
        _fitted(one.text, one.end - one.start) if one.withheld else one.text
        for one in edition.stretches(edition.doc(doc))
    )
    return replace(edition.shown(document_text(edition.desk, doc)), text="".join(pieces))


def _fitted(pseudonym: str, length: int) -> str:
    return pseudonym + "·" * (length - len(pseudonym)) if len(pseudonym) <= length else "█" * length


def _files(details: Iterable[str]) -> Iterator[tuple[str, Sequence[str]]]:
    """The keys of details in the files that hold them."""
    left = iter(details)
    number = 0
    while keys := list(islice(left, TOGETHER)):
        number += 1
        yield f"details-{number}", keys


def _parcel(name: str, content: Any) -> bytes:
    """A script that hands its content over: a page from a folder may load scripts, and nothing else."""
    return b"corantoTakes(" + msgspec.json.encode(name) + b"," + msgspec.json.encode(content) + b");\n"
