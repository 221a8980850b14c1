"""Dispatches and chronicle as a web archive (WACZ 1.1.1): the texts as WARC records, index, pages, and hashes of all.

Dispatches that were files have no address; they get one under ``https://dossier.invalid/``, a name that can never be
anybody's. Records hold the text that offsets count in, not the bytes as given: their hash stands in each record, and
what the source said of itself, so that ``coranto build`` reads the same dispatches from the archive.
"""

import gzip
import json
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
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
_ARCHIVE: Final = "archive/data.warc.gz"
_INDEX: Final = "indexes/index.cdx"
_PAGES: Final = "pages/pages.jsonl"


@dataclass(frozen=True, slots=True)
class _Page:
    """One text to be archived."""

    url: str
    title: str
    mime: str
    body: bytes
    day: str
    """ISO day that stands for the moment of capture, which WARC demands."""
    source: Document | None


def render(edition: Edition) -> bytes:
    """The archive."""
    return _zipped(parts(edition, {}))


def parts(edition: Edition, more: Mapping[str, bytes]) -> dict[str, bytes]:
    """The files of the archive by path, those in ``more`` among them.

    The moment of capture, which nobody knows, is the day of publication at midnight UTC; where that is not known
    either, the last day on which anything in the dossier was published, and the description says so.
    """
    pages = _pages(edition)
    archive, index = BytesIO(), []
    archive.write(_record("warcinfo", None, _warcinfo(edition), "application/warc-fields", pages[0].day, {}))
    for page in pages:
        start = archive.tell()
        extra = _of_source(edition, page.source) if page.source is not None else {}
        archive.write(_record("resource", page.url, page.body, page.mime, page.day, extra))
        index.append(_index_line(page, start, archive.tell() - start))
    files = {
        _ARCHIVE: archive.getvalue(),
        _INDEX: "".join(sorted(index)).encode(),
        _PAGES: _page_lines(pages),
        **more,
    }
    files["datapackage.json"] = _package(edition, files)
    digest = {"path": "datapackage.json", "hash": _sha256(files["datapackage.json"])}
    files["datapackage-digest.json"] = _json(digest)
    return files


def _of_source(edition: Edition, document: Document) -> dict[str, str]:
    """The hash of the bytes as given, and what the source said of itself, by which the archive is read back."""
    said = json.loads(msgspec.json.encode(edition.folio(document.doc).dispatch.metadata))
    return {"X-Source-SHA256": document.sha256, METADATA_FIELD: json.dumps(said)}  # ASCII, as heads of records are


def _pages(edition: Edition) -> list[_Page]:
    documents = list(edition.documents.values())
    days = [d.published.start[:10] for d in documents if d.published.start is not None]
    last = max(days, default=NO_DAY)
    chronicle = html.render(edition).encode("utf-8", "replace")
    pages = [_Page(HOME, "Chronicle", "text/html", chronicle, last, None)]
    for document in documents:
        words = edition.text(document.doc)
        day = document.published.start[:10] if document.published.start is not None else last
        title = document.title or document.doc
        body = words.encode("utf-8", "replace")
        pages.append(_Page(address(document.doc), title, "text/plain; charset=utf-8", body, day, document))
    return pages


def address(doc: str) -> str:
    """The document's own URL, else one that is reserved for what has none."""
    return doc_iri(doc) if is_web_address(doc) else HOME + quote(doc, errors="replace")


def _record(kind: str, url: str | None, body: bytes, mime: str, day: str, extra: Mapping[str, str]) -> bytes:
    """A WARC 1.1 record, compressed on its own."""
    name = uuid5(NAMESPACE_URL, f"{kind} {url} {sha256_hex(body)}")
    head = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{name}>",
        "WARC-Date": f"{day}T00:00:00Z",
        **({"WARC-Target-URI": url} if url is not None else {}),
        "WARC-Block-Digest": _sha256(body),
        "WARC-Payload-Digest": _sha256(body),
        **extra,
        "Content-Type": mime,
        "Content-Length": str(len(body)),
    }
    lines = "".join(f"{key}: {value}\r\n" for key, value in head.items())
    record = b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + body + b"\r\n\r\n"
    return gzip.compress(record, mtime=0)


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
        "digest": _sha256(page.body),
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


def _page_lines(pages: Iterable[_Page]) -> bytes:
    rows: list[dict[str, Any]] = [{"format": "json-pages-1.0", "id": "pages", "title": "All pages", "hasText": True}]
    for page in pages:
        row = {"id": str(uuid5(NAMESPACE_URL, page.url)), "url": page.url, "ts": f"{page.day}T00:00:00Z"}
        text = page.body.decode() if page.mime.startswith("text/plain") else ""
        rows.append({**row, "title": page.title, "text": text})
    return b"".join(_json(row) for row in rows)


def _package(edition: Edition, files: Mapping[str, bytes]) -> bytes:
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
                {"name": name.rpartition("/")[2], "path": name, "hash": _sha256(data), "bytes": len(data)}
                for name, data in files.items()
            ],
        }
    )


def _zipped(files: Mapping[str, bytes]) -> bytes:
    """The files, none of them packed once more, so that readers can reach into the archive."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as package:
        for name, data in files.items():
            package.writestr(zipfile.ZipInfo(name, ZIP_DAY), data)
    return out.getvalue()


def _sha256(data: bytes) -> str:
    return f"sha256:{sha256_hex(data)}"


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode("utf-8", "replace") + b"\n"
