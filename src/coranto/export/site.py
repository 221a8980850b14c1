"""The reading room as static files: they open from a folder or a stick, and ask nothing of any network."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib import resources
from itertools import islice
from typing import Any, Final

import msgspec

from coranto.export.edition import Edition
from coranto.tools import open_tools
from coranto.view.areas import spellings_of
from coranto.view.figures import FigureFilter
from coranto.view.filters import Filter, in_names
from coranto.view.reading.details import DocumentText
from coranto.view.reading.documents import document_text
from coranto.view.reading.entries import dispute, entry_detail
from coranto.view.reading.info import Imprint, day_counts, dossier_info
from coranto.view.reading.names import entity_page, entity_tags, place_page, place_summaries
from coranto.view.reading.statements import series_asked
from coranto.view.speakers import folded

BESIDE: Final = ("room.js", "room.css", "land.js")
"""The files of the page, as ``web/`` builds them."""
FIRST: Final = 200
"""Lines that come with the first file: what the first view needs, and no more."""
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
    rows = desk.matching(Filter())
    tags = [tag for tag in entity_tags(desk) if edition.whole or tag.entries]
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
    given: dict[str, Any] = {
        "dossier": {
            "info": shown(dossier_info(desk, _imprint(edition))),
            "rows": [shown(row) for row in rows[:FIRST]],
            "total": len(rows),
            "days": day_counts(rows),
            "places": [shown(place) for place in places],
        },
        "lines": [shown(row) for row in rows[FIRST:]],
        "names": [shown(tag) for tag in tags],
        "series": [shown(series) for series in series_asked(desk, FigureFilter())],
        "grades": [shown(grade) for grade in desk.graded],
        "disputes": [shown(dispute(desk, card)) for card in desk.cards if edition.whole or card.entries],
        "finding": finding(edition),
        "files": held,
    }
    for name, content in given.items():
        yield f"data/{name}.js", _parcel(name, content)


def _built(name: str) -> bytes:
    return (resources.files("coranto.export") / "assets" / "room" / name).read_bytes()


def _imprint(edition: Edition) -> Imprint:
    about = edition.about
    stated = (about.licence, about.times, about.as_of, about.redacted, about.filters)
    return Imprint(edition.called.title, about.dossier, about.generator, False, *stated)


def finding(edition: Edition) -> dict[str, Any]:
    """What lines are found by, beside what stands in their rows: as ``web/src/source/matching.ts`` takes it."""
    desk, shown = edition.desk, edition.shown
    made = desk.matcher.finder
    places = {key: name for key, (name,) in made.called.names.items()}
    areas = spellings_of(made.sites.keys() - places.keys(), open_tools().gazetteer)
    return {
        "bearers": [
            (sorted({folded(name) for name in (one.name, *one.aliases)}), made.people.get(one.id, ()))
            for one in map(shown, desk.entities.values())
        ],
        "strangers": [(in_names(shown(words)), found) for words, found in made.strangers.items()],
        "places": [shown(pair) for pair in places.items()],
        "areas": [shown((name, keys)) for name, keys in areas.items()],
    }


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
