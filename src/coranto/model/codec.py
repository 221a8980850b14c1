"""Records to JSON Lines and back, and the JSON Schema of both: the one table of kinds."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec

from coranto.model.annotation import (
    Fingerprint,
    Gist,
    Marking,
    Mention,
    Place,
    Quantity,
    Sentence,
    Time,
    TimeExpression,
)
from coranto.model.assertion import Claim, EventMention, Figure, Gap
from coranto.model.chronicle import Entry
from coranto.model.grade import Grade, Grading
from coranto.model.judgement import Doubt, Judgement
from coranto.model.resolved import Copy, Entity, EntityLink, Event, Origin, Relation, Series
from coranto.model.source import Document, Problem

SCHEMA: Final = "coranto/1"

Record = (
    Document | Problem | Sentence | Fingerprint | Gist | Marking | TimeExpression | Time | Mention | Place | Quantity
    | Claim | EventMention | Gap | Figure | Entity | EntityLink | Copy | Origin | Series | Event | Relation | Entry
    | Grade | Grading | Judgement | Doubt
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of record: its name in JSON Lines, its type, and whether it leaves the house."""

    name: str
    record: type[Record]
    exported: bool = True


KINDS: Final[tuple[Kind, ...]] = (
    Kind("document", Document),
    Kind("problem", Problem),
    Kind("sentence", Sentence),
    Kind("mention", Mention),
    Kind("time", Time),
    Kind("place", Place),
    Kind("quantity", Quantity),
    Kind("claim", Claim),
    Kind("gap", Gap),
    Kind("event_mention", EventMention),
    Kind("figure", Figure),
    Kind("entity", Entity),
    Kind("copy", Copy),
    Kind("origin", Origin),
    Kind("series", Series),
    Kind("event", Event),
    Kind("relation", Relation),
    Kind("entry", Entry),
    Kind("grade", Grade),
    Kind("fingerprint", Fingerprint, exported=False),
    Kind("gist", Gist, exported=False),
    Kind("marking", Marking, exported=False),
    Kind("time_expression", TimeExpression, exported=False),
    Kind("entity_link", EntityLink, exported=False),
    Kind("grading", Grading, exported=False),
    Kind("judgement", Judgement, exported=False),
    Kind("doubt", Doubt, exported=False),
)
"""Every kind, in the order in which an export lists them."""

KIND_OF: Final[dict[type[Record], Kind]] = {kind.record: kind for kind in KINDS}
KIND_NAMED: Final[dict[str, Kind]] = {kind.name: kind for kind in KINDS}

_encoder = msgspec.json.Encoder()
_decoders: Final = {kind.record: msgspec.json.Decoder(kind.record) for kind in KINDS}


def encode(record: Record) -> bytes:
    """The record as one JSON object without ``kind``: how a dossier stores it, and half of a line of export."""
    return _encoder.encode(record)


def encode_line(record: Record) -> bytes:
    """The record as a line of JSON Lines, ``kind`` first, newline included."""
    name = KIND_OF[type(record)].name
    return b'{"kind":"' + name.encode() + b'",' + encode(record)[1:] + b"\n"


def header_line(about: Mapping[str, Any] | None = None) -> bytes:
    """The first line of every export: it names the schema, and what else a file says of itself."""
    return _encoder.encode({"kind": "header", "schema": SCHEMA, **(about or {})}) + b"\n"


def decode(kind: str, data: bytes) -> Record:
    """The record of that kind that ``data``, as ``encode`` wrote it, holds.

    Raises ``KeyError`` for an unknown kind and ``msgspec.ValidationError`` for a field that is missing or mistyped.
    """
    record: Record = _decoders[KIND_NAMED[kind].record].decode(data)
    return record


def encode_rows(records: Iterable[Record]) -> bytes:
    """Records of one kind as lines of JSON without ``kind``, no newline at the end: how a dossier packs a layer."""
    return b"\n".join(map(encode, records))


def decode_rows(kind: str, data: bytes) -> tuple[Record, ...]:
    """What ``encode_rows`` wrote; raises as ``decode`` does."""
    rows: list[Record] = _decoders[KIND_NAMED[kind].record].decode_lines(data)
    return tuple(rows)


def decode_line(line: bytes) -> Record:
    """The record in a line of JSON Lines; raises as ``decode`` does."""
    kind: str = msgspec.json.decode(line)["kind"]
    return decode(kind, line)


def encode_lines(records: Iterable[Record]) -> Iterable[bytes]:
    """The header, then a line for each record."""
    yield header_line()
    yield from map(encode_line, records)


_ABOUT: Final = {
    **{name: {"type": "string"} for name in ("generator", "dossier", "licence", "times")},
    **{name: {"type": "integer"} for name in ("documents", "entries")},
    "as_of": {"type": ["string", "null"], "format": "date"},
    "filters": {"type": "object", "additionalProperties": {"type": ["string", "boolean"]}},
    "redacted": {"type": "boolean"},
}
"""What the header of an export says beside the schema."""


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of one line of an export: the header or any exported kind."""
    exported = [kind for kind in KINDS if kind.exported]
    refs, definitions = msgspec.json.schema_components(
        [kind.record for kind in exported], ref_template="#/$defs/{name}"
    )
    for kind in exported:
        shape = definitions[kind.record.__name__]
        shape["properties"] = {"kind": {"const": kind.name}, **shape["properties"]}
        shape["required"] = ["kind", *shape.get("required", ())]
    definitions["Header"] = {
        "title": "Header",
        "type": "object",
        "properties": {"kind": {"const": "header"}, "schema": {"const": SCHEMA}, **_ABOUT},
        "required": ["kind", "schema"],
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"A line of Coranto's records, {SCHEMA}",
        "oneOf": [{"$ref": "#/$defs/Header"}, *refs],
        "$defs": definitions,
    }
