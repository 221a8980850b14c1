"""Dispatches and chronicle as a web archive (WACZ 1.1.1): the texts as WARC records, index, pages, and hashes of all.

Dispatches that were files have no address; they get one under ``https://dossier.invalid/``, a name that can never be
anybody's. Records hold the text that offsets count in, not the bytes as given: their hash stands in each record, and
what the source said of itself, so that ``coranto build`` reads the same dispatches from the archive.
"""

import hashlib
import json
import shutil
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any, Final
from urllib.parse import quote, urlsplit
from uuid import NAMESPACE_URL, uuid5

import msgspec

from coranto.export import html
from coranto.export.annotations import doc_iri, is_web_address
from coranto.export.edition import Edition
from coranto.model.source import Document
from coranto.read.names import HOME, METADATA_FIELD
from coranto.text.identity import sha256_hex

NO_DAY: Final = "1980-01-01"
"""What stands for a day where nothing in the dossier has one: the first that a ZIP file can name."""
ZIP_DAY: Final = (1980, 1, 1, 0, 0, 0)
"""The first moment that a ZIP file can name: files in it have no time of their own."""
_GZIP: Final = 16 + zlib.MAX_WBITS
_ARCHIVE: Final = "archive/data.warc.gz"
_INDEX: Final = "indexes/index.cdx"
_PAGES: Final = "pages/pages.jsonl"
_PACKAGE: Final = "datapackage.json"
_DIGEST: Final = "datapackage-digest.json"


PIECE: Final = 1 << 20
"""Bytes that are held of a file at one time."""


@dataclass(frozen=True, slots=True)
class _Body:
    """What a record holds; it may lie on the disk."""

    size: int
    sha256: str
    pieces: Callable[[], Iterable[bytes]]


@dataclass(frozen=True, slots=True)
class _Page:
    """One text to be archived."""

    url: str
    title: str
    mime: str
    body: _Body
    text: str
    """Its words, for who looks for pages by them; empty for the chronicle."""
    day: str
    """ISO day that stands for the moment of capture, which WARC demands."""
    source: Document | None


def render(edition: Edition) -> Iterator[bytes]:
    """The archive, piece by piece."""
    with TemporaryDirectory(prefix="coranto-") as folder:
        stage, chronicle, made = (Path(folder) / name for name in ("stage", "chronicle.html", "package.zip"))
        stage.mkdir()
        with chronicle.open("wb") as file:
            file.writelines(html.encoded(edition))
        zipped(stage, lay(edition, stage, chronicle), made)
        yield from _pieces(made)


def lay(edition: Edition, stage: Path, chronicle: Path, more: Sequence[str] = ()) -> list[str]:
    """The paths of the files of the archive, which lie in the folder now; ``more``: those that lay there before.

    ``chronicle``: where the chronicle as a page is. The moment of capture, which nobody knows, is the day of
    publication at midnight UTC; where that is not known either, the last day on which anything in the dossier was
    published, and the description says so.
    """
    for name in (_ARCHIVE, _INDEX, _PAGES):
        (stage / name).parent.mkdir(exist_ok=True)
    index: list[str] = []
    with (stage / _ARCHIVE).open("wb") as archive, (stage / _PAGES).open("wb") as listed:
        about = _in_memory(_warcinfo(edition))
        _write_record(archive, "warcinfo", None, about, "application/warc-fields", _last_day(edition), {})
        listed.write(_json({"format": "json-pages-1.0", "id": "pages", "title": "All pages", "hasText": True}))
        for page in _pages(edition, chronicle):
            start = archive.tell()
            extra = _of_source(edition, page.source) if page.source is not None else {}
            _write_record(archive, "resource", page.url, page.body, page.mime, page.day, extra)
            index.append(_index_line(page, start, archive.tell() - start))
            listed.write(_page_line(page))
    (stage / _INDEX).write_text("".join(sorted(index)), "utf-8", newline="\n")
    names = [_ARCHIVE, _INDEX, _PAGES, *more]
    (stage / _PACKAGE).write_bytes(_package(edition, stage, names))
    digest = {"path": _PACKAGE, "hash": _file_sha256(stage / _PACKAGE)}
    (stage / _DIGEST).write_bytes(_json(digest))
    return [*names, _PACKAGE, _DIGEST]


def zipped(stage: Path, names: Iterable[str], made: Path, *, mode: int = 0o600, large: bool = False) -> None:
    """Writes these files of the folder into one, none of them packed, so that readers can reach into the archive.

    ``large``: has each entry written as if it were of more than 4 GB.
    """
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as package:
        for name in names:
            told = zipfile.ZipInfo(name, ZIP_DAY)
            told.external_attr = mode << 16
            told.file_size = (stage / name).stat().st_size
            with (stage / name).open("rb") as data, package.open(told, "w", force_zip64=large) as entry:
                shutil.copyfileobj(data, entry, PIECE)


def _in_memory(data: bytes) -> _Body:
    return _Body(len(data), sha256_hex(data), lambda: (data,))


def _on_disk(path: Path) -> _Body:
    return _Body(path.stat().st_size, _file_sha256(path).partition(":")[2], lambda: _pieces(path))


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            yield piece


def _of_source(edition: Edition, document: Document) -> dict[str, str]:
    """The hash of the bytes as given, and what the source said of itself, by which the archive is read back."""
    said = json.loads(msgspec.json.encode(edition.folio(document.doc).dispatch.metadata))
    return {"X-Source-SHA256": document.sha256, METADATA_FIELD: json.dumps(said)}  # ASCII, as heads of records are


def _last_day(edition: Edition) -> str:
    """The last day on which anything in the dossier was published."""
    days = (d.published.start[:10] for d in edition.documents.values() if d.published.start is not None)
    return max(days, default=NO_DAY)


def _pages(edition: Edition, chronicle: Path) -> Iterator[_Page]:
    last = _last_day(edition)
    yield _Page(HOME, "Chronicle", "text/html", _on_disk(chronicle), "", last, None)
    for document in edition.documents.values():
        body = edition.text(document.doc).encode("utf-8", "replace")
        day = document.published.start[:10] if document.published.start is not None else last
        title = document.title or document.doc
        yield _Page(
            address(document.doc), title, "text/plain; charset=utf-8", _in_memory(body), body.decode(), day, document
        )


def address(doc: str) -> str:
    """The document's own URL, else one that is reserved for what has none."""
    return doc_iri(doc) if is_web_address(doc) else HOME + quote(doc, errors="replace")


def _write_record(
    archive: IO[bytes], kind: str, url: str | None, body: _Body, mime: str, day: str, extra: Mapping[str, str]
) -> None:
    """A WARC 1.1 record, compressed on its own."""
    name = uuid5(NAMESPACE_URL, f"{kind} {url} {body.sha256}")
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": f"{day}T00:00:00Z",
        **({"WARC-Target-URI": url} if url is not None else {}),
        "WARC-Block-Digest": f"sha256:{body.sha256}",
        "WARC-Payload-Digest": f"sha256:{body.sha256}",
        **extra,
        "Content-Type": mime,
        "Content-Length": str(body.size),
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in head.items())
    packing = zlib.compressobj(9, zlib.DEFLATED, _GZIP)  # without a time
    archive.write(packing.compress(b"WARC/1.1\r\n" + lines.encode() + b"\r\n"))
    for piece in body.pieces():
        archive.write(packing.compress(piece))
    archive.write(packing.compress(b"\r\n\r\n") + packing.flush())


def _warcinfo(edition: Edition) -> bytes:
    about = edition.about
    fields = {"software": about.generator, "format": "WARC File Format 1.1", "description": about.in_words()}
    return "".join(f"{key}: {value}\r\n" for key, value in fields.items()).encode()


def _index_line(page: _Page, start: int, length: int) -> str:
    """A line of CDXJ: sort-friendly address, moment, and where the record stands in the archive."""
    told = {
        "url": page.url,
        "mime": page.mime.partition(";")[0],
        "status": "200",
        "digest": f"sha256:{page.body.sha256}",
        "length": str(length),
        "offset": str(start),
        "filename": _ARCHIVE.rpartition("/")[2],
    }
    return f"{sort_key(page.url)} {page.day.replace('-', '')}000000 {json.dumps(told)}\n"


def sort_key(url: str) -> str:
    """The address with its host turned round (SURT), as indexes of archives sort: ``invalid,dossier)/a.txt``."""
    parts = urlsplit(url.lower())
    host = ",".join(reversed((parts.hostname or "").removeprefix("www.").split(".")))
    port = f":{parts.port}" if parts.port is not None else ""
    path = parts.path.rstrip("/") or "/"
    return f"{host}{port}){path}" + (f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else "")


def _page_line(page: _Page) -> bytes:
    row = {"id": str(uuid5(NAMESPACE_URL, page.url)), "url": page.url, "ts": f"{page.day}T00:00:00Z"}
    return _json({**row, "title": page.title, "text": page.text})


def _package(edition: Edition, stage: Path, names: Iterable[str]) -> bytes:
    about = edition.about
    documents = edition.documents.values()
    undated = sum(document.published.start is None for document in documents)
    others = f"the last day of the others ({undated})" if undated < len(documents) else f"{NO_DAY}, as none has one"
    said = "Moments of capture are days of publication at midnight UTC" + (
        f"; those without a day have {others}." if undated else "."
    )
    return _json(
        {
            "profile": "data-package",
            "wacz_version": "1.1.1",
            "title": "Chronicle and dispatches",
            "description": f"{about.in_words()} {said}",
            "software": about.generator,
            "mainPageUrl": HOME,
            "resources": [
                {
                    "name": name.rpartition("/")[2],
                    "path": name,
                    "hash": _file_sha256(stage / name),
                    "bytes": (stage / name).stat().st_size,
                }
                for name in names
            ],
        }
    )


def _file_sha256(path: Path) -> str:
    with path.open("rb") as file:
        return f"sha256:{hashlib.file_digest(file, 'sha256').hexdigest()}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
