"""Whether a dossier is what it says: every span, every hash, every reference, and the file itself."""

import zlib
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from functools import cache, lru_cache
from typing import Any, Final, cast

import apsw
import msgspec

from coranto.model import grade, judgement
from coranto.model.codec import KIND_NAMED, KIND_OF, KINDS, Record
from coranto.model.errors import DossierDamagedError
from coranto.model.grade import Grading
from coranto.model.resolved import Origin
from coranto.model.source import Document, Problem
from coranto.store.chain import log_faults, remarks
from coranto.store.custody import head, read_log
from coranto.store.erasing import is_emptied, purge_is_due, tombstone
from coranto.store.layers import LAYER_KINDS, read_dispatch, read_rows
from coranto.store.packing import unpack
from coranto.store.reader import Reader
from coranto.store.writer import ticket_of_parts
from coranto.text.identity import sha256_hex

FILE: Final = "file"
LOG: Final = "log"
LOOSE_SPANS: Final = frozenset({"spans", "insertions", "conversion_of", "denies"})
"""Fields that hold one bare ``(start, end)`` or a tuple of them."""

_DAMAGE: Final = (apsw.Error, zlib.error, ValueError, LookupError, TypeError)
"""What reading damaged rows raises."""

TextOf = Callable[[str], str | None]
"""The text of a document, null for one that is not in the dossier."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something in a dossier that is not as it should be."""

    at: str
    """The document, ``file`` or ``log``."""
    what: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was checked and what was found: a dossier is what it says where there is no fault."""

    documents: int
    records: int
    spans: int
    faults: tuple[Fault, ...]
    remarks: tuple[str, ...] = ()
    """What is not wrong and should be known: a log that began late, a clock that went back."""
    log: tuple[int, str] = (0, "")
    """Number and hash of the last line of the log of custody: the head of its chain."""


@dataclass(slots=True)
class Seen:
    """How much was looked at so far."""

    documents: int = 0
    records: int = 0
    spans: int = 0


def verify(reader: Reader) -> Verdict:
    """What is wrong, and how much was looked at. A half-built dossier is checked as far as it goes."""
    seen = Seen()
    faults = tuple(_faults(reader, seen))
    try:
        said, end = tuple(remarks(list(read_log(reader.connection)))), head(reader.connection)
    except (*_DAMAGE, DossierDamagedError):
        said, end = (), (0, "")
    return Verdict(seen.documents, seen.records, seen.spans, faults, said, end)


def span_faults(record: Record, text_of: TextOf, seen: Seen) -> Iterator[Fault]:
    """Every span in the record, however deep, that lies outside its text or does not slice to its quote."""
    return _walk(record, None, KIND_OF[type(record)].name, text_of, seen)


def _faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    checks = [_file_faults, _log_faults, _original_faults, _text_faults, _blob_faults, _pending_faults]
    checks += [_judgement_faults, _grading_faults]
    checks += [_record_faults, _index_faults] if reader.published else []
    for check in checks:
        try:
            yield from check(reader, seen)
        except (*_DAMAGE, DossierDamagedError) as error:
            yield Fault(FILE, str(error) or type(error).__name__)


def _file_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    """What SQLite itself finds, the full-text index included."""
    for (line,) in reader.connection.execute("PRAGMA integrity_check(20)"):
        if line != "ok":
            yield Fault(FILE, line)
    page_size = reader.connection.pragma("page_size")
    if isinstance(page_size, int) and reader.path.stat().st_size % page_size:
        yield Fault(FILE, "it ends within a page: the end was cut off")
    if purge_is_due(reader.connection):
        yield Fault(FILE, f"what was erased may have left traces: finish that with coranto add {reader.path}")
    for table, *_ in reader.connection.execute("PRAGMA foreign_key_check"):
        yield Fault(FILE, f"a row of {table} refers to one that is not there")


def _log_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    return (Fault(LOG, what) for what in log_faults(reader.connection))


def _original_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    for sha256, size, data in reader.connection.execute("SELECT sha256, size, data FROM original ORDER BY sha256"):
        if is_emptied(reader.connection, sha256) and not size and not data:
            continue
        if _hash(size, data) != sha256:
            yield Fault(FILE, f"the bytes kept as original {sha256} have another hash")


def _text_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    query = "SELECT given, text_sha256, sha256, size, text, metadata, ticket FROM dispatch ORDER BY given, ticket"
    for given, text_sha256, sha256, size, data, metadata, ticket in reader.connection.execute(query):
        seen.documents += 1
        if ticket_of_parts(given, sha256, text_sha256, msgspec.Raw(metadata.encode())) != ticket:
            yield Fault(given, "its name, its hashes or what its source says of itself is not as it was handed in")
        if tombstone(reader.connection, sha256, text_sha256) is not None:
            yield Fault(given, f"it was erased and is still there: finish that with coranto add {reader.path}")
        if (sha256 if data is None else _hash(size, data)) != text_sha256:
            yield Fault(given, "the text kept has another hash than when it was read")


def _hash(size: int, data: bytes) -> str | None:
    try:
        return sha256_hex(unpack(size, data))
    except (ValueError, zlib.error):
        return None


def _pending_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    """Faults in what is acknowledged but not yet part of a chronicle."""
    for layer, dispatch in reader.connection.execute("SELECT id, dispatch FROM layer WHERE NOT shown ORDER BY id"):
        text = read_dispatch(reader.connection, "", dispatch).text
        for kind in sorted(LAYER_KINDS):
            for record in read_rows(reader.connection, (layer,), kind):
                yield from span_faults(record, {getattr(record, "doc", ""): text}.get, seen)


def _blob_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    """Rows that hold another number of records than they say, or records of no kind that is known."""
    for table in ("rows", "derived"):
        for kind, n, size, data in reader.connection.execute(f"SELECT kind, n, size, data FROM {table}"):
            if kind not in KIND_NAMED:
                yield Fault(FILE, f"the table {table} holds records of the kind {kind!r}, which is none")
            elif unpack(size, data).count(b"\n") + 1 != n:
                yield Fault(FILE, f"the table {table} holds another number of records of kind {kind} than it says")


def _judgement_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    """Verdicts whose id is not that of their content, and undos of none that came before."""
    before: set[str] = set()
    for row in reader.judgements():
        seen.records += 1
        if judgement.with_id(row) != row:
            yield Fault(FILE, f"the verdict {row.id} says something else than when it was given")
        if row.undoes is not None and row.undoes not in before:
            yield Fault(FILE, f"the verdict {row.id} takes back {row.undoes}, which is none")
        before.add(row.id)


def _grading_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    """Grades whose id is not that of their content, that are of nothing, and undos of none that came before."""
    before: set[str] = set()
    for row in reader.gradings():
        seen.records += 1
        if grade.with_id(row) != row:
            yield Fault(FILE, f"the grade {row.id} says something else than when it was given")
        if not grade.is_whole(row):
            yield Fault(FILE, f"the grade {row.id} does not say what was graded and how")
        if row.undoes is not None and row.undoes not in before:
            yield Fault(FILE, f"the grade {row.id} takes back {row.undoes}, which is none")
        before.add(row.id)


def _record_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    listing = reader.listing
    docs = frozenset(listing)
    kept = lru_cache(maxsize=64)(lambda doc: reader.dispatch(doc).text)
    ids: set[tuple[str, str]] = set()
    for kind in KINDS:
        if kind.record in (Problem, Grading):
            continue  # it may be about a source that is no document, or is none any more
        for record in reader.stored(kind.record):
            seen.records += 1
            yield from _reference_faults(record, docs)
            yield from span_faults(record, lambda doc: kept(doc) if doc in listing else None, seen)
            if isinstance(record, Document) and record.doc in listing and record.chars != len(kept(record.doc)):
                yield Fault(record.doc, f"its record says {record.chars} characters, its text has another number")
            name = getattr(record, "id", None)
            if name is not None and (kind.name, name) in ids:
                yield Fault(getattr(record, "doc", FILE), f"two records of kind {kind.name} have the id {name}")
            if name is not None:
                ids.add((kind.name, name))


def _reference_faults(record: Record, docs: frozenset[str]) -> Iterator[Fault]:
    named = record.docs if isinstance(record, Origin) else (getattr(record, "doc", None),)
    for doc in named:
        if doc is not None and doc not in docs:
            yield Fault(doc, f"a record of kind {KIND_OF[type(record)].name} is about it, and it is not in the dossier")


def _walk(value: Any, doc: str | None, where: str, text_of: TextOf, seen: Seen) -> Iterator[Fault]:
    doc = getattr(value, "doc", doc)
    start, end = getattr(value, "start", None), getattr(value, "end", None)
    if isinstance(start, int) and isinstance(end, int):
        yield from _span_fault(doc, where, (start, end), getattr(value, "text", None), text_of, seen)
    for name in _field_names(cast(Hashable, type(value))):
        held = getattr(value, name)
        if name in LOOSE_SPANS:
            for pair in _pairs(held):
                yield from _span_fault(doc, f"{where}.{name}", pair, None, text_of, seen)
            continue
        for nested in held if isinstance(held, tuple) else (held,):
            if is_dataclass(nested):
                yield from _walk(nested, doc, f"{where}.{name}", text_of, seen)


def _pairs(held: Any) -> tuple[tuple[int, int], ...]:
    if not isinstance(held, tuple) or not held:
        return ()
    return (held,) if isinstance(held[0], int) else held


def _span_fault(
    doc: str | None, where: str, span: tuple[int, int], quote: str | None, text_of: TextOf, seen: Seen
) -> Iterator[Fault]:
    seen.spans += 1
    start, end = span
    text = None if doc is None else text_of(doc)
    if text is None:
        yield Fault(doc or FILE, f"{where} {start}:{end} is in no document of the dossier")
    elif not 0 <= start <= end <= len(text):
        yield Fault(doc or FILE, f"{where} {start}:{end} lies outside the text")
    elif quote is not None and text[start:end] != quote:
        yield Fault(doc or FILE, f"{where} {start}:{end} does not slice to its quote")


@cache
def _field_names(record: Hashable) -> tuple[str, ...]:
    return tuple(field.name for field in fields(cast(type[Any], record)))


def _index_faults(reader: Reader, seen: Seen) -> Iterator[Fault]:
    indexed = reader.connection.execute("SELECT count(*) FROM sentence_index").get
    held = reader.connection.execute(
        "SELECT coalesce(sum(n), 0) FROM rows JOIN layer ON layer.id = rows.layer WHERE kind = 'sentence' AND shown"
    ).get
    if indexed != held:
        yield Fault(FILE, f"the full-text index holds {indexed} sentences of {held}")
