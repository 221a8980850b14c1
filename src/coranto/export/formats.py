"""The formats that a chronicle can leave in: one row a format."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from coranto.export import (
    acled,
    annotations,
    ftm,
    geojson,
    html,
    hxl,
    jsonl,
    markdown,
    ninjs,
    parquet,
    schema_org,
    site,
    table,
    timelinejs,
    timemap,
    wacz,
)
from coranto.export.edition import Edition


@dataclass(frozen=True, slots=True)
class Format:
    """A format: what it is, how it is told apart, and what writes it."""

    name: str
    what: str
    media_type: str
    suffix: str
    render: Callable[[Edition], Iterable[bytes]]
    binary: bool = False
    """Whether no terminal can show it."""


def _text(render: Callable[[Edition], str]) -> Callable[[Edition], Iterable[bytes]]:
    """The renderer in UTF-8; what is no character is a question mark."""
    return lambda edition: (render(edition).encode("utf-8", "replace"),)


def _whole(render: Callable[[Edition], bytes]) -> Callable[[Edition], Iterable[bytes]]:
    """The renderer in one piece."""
    return lambda edition: (render(edition),)


_JSON: Final = "application/json"
_LD: Final = "application/ld+json"
_ROWS: Final = (
    Format("jsonl", "every record, one JSON object a line, as in the reference of records",
           "application/x-ndjson", ".jsonl", jsonl.render),
    Format("markdown", "the chronicle with numbered endnotes: source, quote, offsets, hash",
           "text/markdown", ".md", _text(markdown.render)),
    Format("html", "one self-contained page: the chronicle left, the dispatch with the cited passage right",
           "text/html", ".html", html.encoded),
    Format("csv", "one row a citation, with its entry, quote, offsets and hash",
           "text/csv", ".csv", _text(table.render)),
    Format("w3c", "W3C Web Annotations (JSON-LD): the passages of each claim, event and figure",
           _LD, ".jsonld", annotations.render),
    Format("geojson", "events as features with their passages; those without coordinates have no geometry",
           "application/geo+json", ".geojson", _whole(geojson.render)),
    Format("timelinejs", "the chronicle as slides for TimelineJS; undated lines are listed on the title",
           _JSON, ".json", _whole(timelinejs.render)),
    Format("timemap", "events, types and sources for Forensic Architecture's TimeMap",
           _JSON, ".json", _whole(timemap.render)),
    Format("acled", "reported events in ACLED's columns, with bounds of deaths, status and parties beside them",
           "text/csv", ".csv", _text(acled.render)),
    Format("hxl", "events as a table with HXL hashtags",
           "text/csv", ".csv", _text(hxl.render)),
    Format("ftm", "documents, bodies, public persons and events as FollowTheMoney entities, one a line",
           "application/json+ftm", ".ftm.json", ftm.render),
    Format("schema.org", "claims as schema.org Claim (JSON-LD), each with its speaker and the article it appears in",
           _LD, ".jsonld", _whole(schema_org.render)),
    Format("ninjs", "the chronicle and its dispatches as one ninjs 3.1 item",
           _JSON, ".json", _whole(ninjs.render)),
    Format("parquet", "the rows of the CSV with types; needs coranto[parquet]",
           "application/vnd.apache.parquet", ".parquet", _whole(parquet.render), binary=True),
    Format("wacz", "a web archive: the texts of dispatches and the chronicle, with index, pages and hashes",
           "application/wacz", ".wacz", wacz.render, binary=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FolderFormat:
    """A format of several files."""

    name: str
    what: str
    files: Callable[[Edition], Iterable[tuple[str, bytes]]]
    """Each file by its name within the folder."""


FOLDERS: Final = {row.name: row for row in (
    FolderFormat("site", "the reading room as a folder of files that open without a server or a network", site.files),
)}  # fmt: skip
"""Formats that are a folder, by name."""
FORMATS: Final = {row.name: row for row in _ROWS}
"""Every format by its name."""
DESCRIPTIONS: Final = {row.name: row.what for row in _ROWS} | {row.name: row.what for row in FOLDERS.values()}
"""Every format, and what it is."""
