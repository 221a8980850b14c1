"""Folios and corpora for tests of events: real sentence rows, with names, places and times pinned by their words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coranto.annotate.sentences import sentences
from coranto.extract.events import event_mentions
from coranto.model.annotation import Label, Mention, Place, Sentence, Time
from coranto.model.assertion import Claim, EventMention, Source
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Event
from coranto.model.source import Basis, Dispatch, Document, Published
from coranto.resolve.events import events
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

Spot = tuple[float, float, str, str]
"""Latitude, longitude, country, precision."""

ATLAS: Mapping[str, Spot] = {
    "Marivela": (10.0, 20.0, "XA", "city"),
    "Port Aldane": (12.0, 22.0, "XA", "city"),
    "Tessaly": (30.5, 40.5, "XB", "city"),
    "Ostrano": (50.0, 8.0, "XC", "city"),
    "Veldia": (51.0, 9.0, "XC", "country"),
}
"""Towns and a country that do not exist, so that no gazetteer can help."""

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True)
class Page:
    """A text, the day it was published, and the names in it."""

    text: str
    day: str | None = "2031-05-14"
    people: Sequence[str] = ()
    bodies: Sequence[str] = ()
    basis: Basis = "metadata"
    claims: Sequence[Claim] = field(default=())


def folio_of(page: Page, doc: str = "a.txt") -> Folio:
    """The folio with its sentences and the pinned rows, on which event mentions have run."""
    digest = sha256_hex(page.text.encode("utf-8", "surrogatepass"))
    made = Folio(Dispatch(doc, digest, digest, page.text))
    made = made.with_rows(sentences(made, open_tools()), [Sentence])
    made = made.with_rows([_document(page, made)], [Document])
    made = made.with_rows(_mentions(page, doc), [Mention]).with_rows(_places(page, doc), [Place])
    made = made.with_rows(_times(page, doc), [Time]).with_rows(page.claims, [Claim])
    return made.with_rows(event_mentions(made, open_tools()), [EventMention])


def corpus_of(pages: Mapping[str, Page]) -> MemoryCorpus:
    """A corpus of such folios with its events."""
    made = MemoryCorpus({doc: folio_of(page, doc) for doc, page in pages.items()})
    return MemoryCorpus(made.by_doc, {Event: tuple(events(made, open_tools()))})


def _document(page: Page, made: Folio) -> Document:
    end = None if page.day is None else (date.fromisoformat(page.day) + timedelta(1)).isoformat()
    published = Published(page.day, end, "day" if page.day else None, page.basis if page.day else "unknown", "", 1.0)
    return Document(made.doc, made.dispatch.sha256, len(page.text), None, "en", None, None, published)


def _found(text: str, words: str) -> list[tuple[int, int]]:
    spans, at = [], text.find(words)
    while at >= 0:
        spans.append((at, at + len(words)))
        at = text.find(words, at + len(words))
    return spans


def _mentions(page: Page, doc: str) -> list[Mention]:
    named: list[tuple[str, Label]] = [(name, "person") for name in page.people]
    named += [(name, "organization") for name in page.bodies]
    named += [(name, "place") for name in ATLAS]
    found = [
        Mention(doc, start, end, name, label, name) for name, label in named for start, end in _found(page.text, name)
    ]
    return sorted(found, key=lambda m: (m.start, m.end))


def _places(page: Page, doc: str) -> list[Place]:
    return [
        Place(doc, start, end, name, name, None, lat, lon, country, None, "city" if kind == "city" else "country", 1.0)
        for name, (lat, lon, country, kind) in ATLAS.items()
        for start, end in _found(page.text, name)
    ]


def _times(page: Page, doc: str) -> list[Time]:
    """Years as written, and weekdays anchored to the last one on or before publication."""
    rows = [
        Time(doc, m.start(), m.end(), m.group(), "DATE", m.group(), f"{m.group()}-01-01", f"{int(m.group()) + 1}-01-01",
             "year", None, "as written")
        for m in re.finditer(r"\b1\d{3}\b", page.text)
    ]  # fmt: skip
    if page.day is None:
        return rows
    published = date.fromisoformat(page.day)
    for number, name in enumerate(DAYS):
        day = published - timedelta((published.weekday() - number) % 7)
        for start, end in _found(page.text, name):
            begin, until = day.isoformat(), (day + timedelta(1)).isoformat()
            rows.append(Time(doc, start, end, name, "DATE", begin, begin, until, "day", f"published {page.day}", name))
    return rows


def claim(text: str, content: str, source: str | None, doc: str = "a.txt", **changes: object) -> Claim:
    """A claim whose content and source are found in ``text`` by their words."""
    start = text.index(content)
    at = text.index(source) if source else 0
    speaker = Source(at, at + len(source), source, source) if source else None
    fields: dict[str, object] = {
        "id": f"c{start}{doc}", "doc": doc, "start": start, "end": start + len(content), "text": content,
        "spans": ((start, start + len(content)),), "cue": None, "source": speaker,
        "mode": "indirect" if source else "narrator", "status": "asserted", "polarity": "affirms",
        "modality": "actual", "verification": (), "act": "states", "basis": None, "said": None, "hedge": None,
        "inherited_from": None, "reported_by": (), "denies": None, "translated": None,
    }  # fmt: skip
    return Claim(**{**fields, **changes})  # type: ignore[arg-type]
