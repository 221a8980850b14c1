"""Editions that every format must bear: the ferry, a built cluster, and what is odd in every way at once."""

import gzip
import html
import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import unquote
from zipfile import ZipFile

from pyarrow import parquet

from coranto import library
from coranto.export.edition import Edition
from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Claim, EventMention, Figure, Passage, Source
from coranto.model.chronicle import Entry
from coranto.model.codec import KINDS, Record
from coranto.model.corpus import Corpus, Folio, MemoryCorpus
from coranto.model.grade import Grade
from coranto.model.resolved import Entity, Event, EventPlace, Extent, MentionRef, Origin, Participant, Role
from coranto.model.source import Document, Published
from coranto.view.filters import Filter
from coranto.view.redaction import private_persons
from records import ferry
from sources import dispatch

ODD = (
    "<script>alert('x')</script> Jo Santos fled\r\n=cmd|' /C calc'!A0 was no help, said Jo Santos’s aunt.\n"
    "قال الشاهد أحمد منصور إن ثلاثة أشخاص قتلوا.\nMinister Rosa Lind thanked Santos. Write to jo.santos@example.org "
    "or +252 61 555 0123, 14 Acacia Avenue, or @jo_santos."
)
LINE_ENDS = "a\nb.txt"


def odd() -> MemoryCorpus:
    """No day, no place, no coordinates, right-to-left words, empty texts, hostile titles, private persons."""
    people = {"Jo Santos": "pe1", "أحمد منصور": "pe2", "Rosa Lind": "pe3", "Santos": "pe1"}
    doc = "jo-santos-speaks.txt"
    mentions = [
        Mention(doc, at, at + len(name), name, "person", people[name]) for name in people for at in _all(ODD, name)
    ]
    mentions = sorted({(m.start, m.end): m for m in mentions}.values(), key=lambda m: (m.start, -m.end))
    mentions = [m for m in mentions if not any(o.start <= m.start and m.end <= o.end and o is not m for o in mentions)]
    role = Role("Minister", doc, ODD.index("Minister"), ODD.index("Minister") + 8)
    entities = (
        Entity("pe1", "person", "Jo Santos", ("Jo Santos", "Santos", "J. Santos"), None, None, None, (), 3, ()),
        Entity("pe2", "person", "أحمد منصور", ("أحمد منصور",), None, None, None, (), 1, ()),
        Entity("pe3", "person", "Rosa Lind", ("Rosa Lind",), "Q1", "SE", None, (role,), 1, ()),
    )
    said = Extent(doc, ODD.index("=cmd"), ODD.index(" was"))
    source = Source(ODD.index("أحمد"), ODD.index("أحمد") + 10, "أحمد منصور", "pe2")
    arabic = Extent(doc, ODD.index("ثلاثة"), ODD.index(".\nMinister"))
    claim = Claim(
        "cl1", doc, arabic.start, arabic.end, ODD[arabic.start : arabic.end], ((arabic.start, arabic.end),),
        Passage(ODD.index("قال"), ODD.index("قال") + 3, "قال"), source, "indirect", "asserted", "affirms", "actual", (),
        "states", "witness", None, None, None, (), None, None,
    )  # fmt: skip
    figure = Figure(
        "fi1", "cl1", doc, arabic.start, arabic.end, claim.text, 3, None, None, "vague", "people", "killed", None,
        None, None, None, source, "asserted", False, None, None,
    )  # fmt: skip
    fled = Extent(doc, ODD.index("Jo Santos"), ODD.index("fled") + 4)
    told = EventMention(
        "em1", doc, fled.start, fled.end, "Jo Santos fled", None, (), Passage(fled.end - 4, fled.end, "fled"), "flee",
        (), (), None, None, "asserted", None,
    )  # fmt: skip
    ref = MentionRef(doc, fled.start, fled.end, "asserted", None)
    jo = (Participant("pe1", "Jo Santos", None, "CVL"),)
    events = (
        Event("ev1", None, (), (), "<script>alert('x')</script> Jo Santos fled", jo, (), None, None, None, None,
              "reported", "done", (), (ref,), None, 1, 1, 1, 0),
        Event("ev2", "ASSAULT", ("aerial",), (), "=cmd|' /C calc'!A0", (), jo,
              EventPlace("Nowhere\nat all", None, None, None, None), "2031", None, "year",
              "claimed", "done", (), (), None, 1, 1, 1, 0),
        Event("ev3", "PROTEST", ("demo",), (), "", (), (), EventPlace("Kismaayo", -0.36, 42.55, "SO", "city"),
              "2031-05-02", "2031-05-05", "range", "planned", "planned", (), (), None, 1, 1, 1, 0),
    )  # fmt: skip
    entries = (
        Entry("en1", None, None, None, None, "<script>alert('x')</script> Jo Santos fled", "Jo Santos fled", "reported",
              ("ev1",), (), (), (fled,), 1, 0, False, False, False, 1),
        Entry("en2", "2031-01-01", "2032-01-01", "year", "Nowhere\nat all", "=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0",
              "claimed", ("ev2",), ("cl1",), ("fi1",), (said, arabic), 1, 0, True, True, False, 2),
        Entry("en3", "2031-05-02", "2031-05-05", "range", "Kismaayo", "", "", "planned",
              ("ev3",), (), (), (Extent(LINE_ENDS, 0, 0),), 1, 0, False, False, True, 3),
    )  # fmt: skip
    nobody = Published(None, None, None, "unknown", "no date is stated in jo-santos-speaks.txt", 0.0)
    rows: list[Record] = [
        Document(doc, dispatch(ODD, doc).sha256, len(ODD), "Jo Santos speaks", "ar", None, None, nobody),
        Sentence(doc, 0, ODD.index("\r"), "headline"), *mentions, claim, figure, told,
    ]  # fmt: skip
    kinds: list[type[Record]] = [Document, Sentence, Mention, Claim, Figure, EventMention]
    empty = Document(LINE_ENDS, dispatch("", LINE_ENDS).sha256, 0, None, None, "<b>Out\tlet</b>", None, nobody)
    return MemoryCorpus(
        {
            doc: Folio(dispatch(ODD, doc)).with_rows(rows, kinds),
            LINE_ENDS: Folio(dispatch("", LINE_ENDS)).with_rows([empty], kinds),
        },
        {Entity: entities, Event: events, Entry: entries, Origin: (Origin("or1", (doc,), "one text"),)},
    )


def nothing() -> MemoryCorpus:
    """A dossier without a dispatch."""
    return MemoryCorpus({}, {})


def graded() -> MemoryCorpus:
    """The ferry with grades: two readers of a claim who differ, one of a figure, one of what is no longer there."""
    corpus = ferry()
    (claim,), (figure,) = corpus.all(Claim), corpus.all(Figure)
    at = "2033-08-01T10:00:00Z"
    own = ("cl1", "id", claim.doc, claim.start, claim.end, claim.text)
    grades = (
        Grade("gr1", "claim", *own, "A. Editor", "B", 2, "=Captain Reyes was <b>there</b>", "ask 555 0123", at),
        Grade("gr2", "claim", *own, "N. N.", "F", 6, None, None, at),
        Grade("gr3", "figure", "fi1", "passage", figure.doc, figure.start, figure.end, figure.text, "N. N.", "C", 3,
              None, None, at),
        Grade("gr4", "event", None, None, None, None, None, "Captain Reyes left", "N. N.", "A", 1, None, None, at),
    )  # fmt: skip
    return MemoryCorpus(corpus.by_doc, {**corpus.rows, Grade: grades})


CORPORA = {"ferry": ferry, "odd": odd, "nothing": nothing, "graded": graded}


@cache
def cluster(name: str) -> Corpus:
    """The dossier of a cluster of ours, as a build makes it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "cluster.coranto"
        library.build(sorted((Path(__file__).parent / "voices" / name).glob("*.txt")), path, workers=1)
        with library.open_dossier(path) as dossier:
            held = dossier.corpus()
            kinds = [kind.record for kind in KINDS]
            folios = {f.doc: Folio(f.dispatch, {kind: f.of(kind) for kind in kinds}) for f in held.folios()}
            return MemoryCorpus(folios, {kind: tuple(held.all(kind)) for kind in kinds})


def editions() -> Iterator[Edition]:
    """Each corpus whole, redacted, and filtered."""
    for corpus in (*(made() for made in CORPORA.values()), cluster("killing_osh")):
        yield Edition(corpus)
        yield Edition(corpus, redact=True)
        yield Edition(corpus, Filter(disputed=True))


def gives_away(corpus: Corpus, page: bytes) -> list[str]:
    """The spellings of private persons that stand in a file in any way of writing; but single words that others' names
    hold too (*Puente* and *Puente Nuevo*).
    """
    entities = list(corpus.all(Entity))
    private = {e.id: e for e in private_persons(entities)}
    others = {word for e in entities if e.id not in private for name in (e.name, *e.aliases) for word in name.split()}
    names = {name for e in private.values() for name in (e.name, *e.aliases)}
    names |= {m.text for m in corpus.all(Mention) if m.entity in private}
    text = unpacked(page)
    text += html.unescape(text) + unquote(text)
    text = " ".join(text.replace("\n", " ").split()).casefold()
    written = {name: " ".join(name.split()).casefold() for name in names if name not in others}
    return sorted(
        name
        for name, words in written.items()
        if any(
            re.search(rf"(?<!\w){re.escape(way)}(?!\w)", text)
            for way in (words, words.replace(" ", "-"), words.replace(" ", "_"), words.replace(" ", "%20"))
        )
    )


def unpacked(page: bytes) -> str:
    """A file as text; what lies packed in it, unpacked."""
    if page.startswith(b"PK"):
        with ZipFile(BytesIO(page)) as package:
            return "\n".join(unpacked(package.read(name)) for name in package.namelist())
    if page.startswith(b"\x1f\x8b"):
        return unpacked(gzip.decompress(page))
    if page.startswith(b"PAR1"):
        found = parquet.read_table(BytesIO(page))
        return f"{found.to_pylist()} {found.schema.metadata}"
    return page.decode("utf-8", "replace")


def rendered(edition: Edition, name: str) -> bytes:
    """The file of a format."""
    from coranto.export.formats import FORMATS

    return b"".join(FORMATS[name].render(edition))


@cache
def _all(text: str, words: str) -> tuple[int, ...]:
    found, at = [], text.find(words)
    while at >= 0:
        found.append(at)
        at = text.find(words, at + 1)
    return tuple(found)
