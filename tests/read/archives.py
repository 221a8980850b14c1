"""Web archives written byte by byte, for the tests of reading them."""

import base64
import gzip
import hashlib
import json
import zipfile
from collections.abc import Mapping
from io import BytesIO

DAM = "The Karun dam held through the night, the water board said, and 340 families went home on Tuesday."
RAIL = "Signals failed at Chittagong on Wednesday and eleven trains stood still, the railway said in a statement."
VOTE = "Voters in Moroni waited four hours to cast a ballot, observers of the union said on Sunday evening."


def page(words: str, title: str = "") -> bytes:
    """A page whose article is those words."""
    return f"<html><head><title>{title}</title></head><body><article><p>{words}</p></article></body></html>".encode()


def answer(body: bytes, *head: str, status: str = "200 OK", kind: str = "text/html; charset=utf-8") -> bytes:
    """What a server sends."""
    lines = "".join(f"{line}\r\n" for line in (f"Content-Type: {kind}", *head))
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode() + body


def record(kind: str, url: str, block: bytes, mime: str = "application/http; msgtype=response", **more: str) -> bytes:
    """A record; ``more``: fields with ``_`` for ``-``, also ones that are wrong on purpose."""
    head = {
        "WARC-Type": kind,
        "WARC-Date": "2021-03-04T05:06:07Z",
        "WARC-Target-URI": url,
        "Content-Type": mime,
        "Content-Length": str(len(block)),
        **{name.replace("_", "-"): value for name, value in more.items()},
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in head.items())
    return b"WARC/1.1\r\n" + lines.encode() + b"\r\n" + block + b"\r\n\r\n"


def captured(url: str, words: str, *head: str) -> bytes:
    """The record of a page."""
    return record("response", url, answer(page(words), *head))


def packed(*records: bytes) -> bytes:
    """The records, each packed on its own, as archives are."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def sha1(block: bytes) -> str:
    """A digest as crawlers write it."""
    return "sha1:" + base64.b32encode(hashlib.sha1(block).digest()).decode()


def package(members: Mapping[str, bytes], *, described: bool = True, method: int = zipfile.ZIP_STORED) -> bytes:
    """A WACZ of those members."""
    out = BytesIO()
    resources = [
        {"path": name, "hash": f"sha256:{hashlib.sha256(data).hexdigest()}", "bytes": len(data)}
        for name, data in members.items()
    ]
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
        if described:
            archive.writestr("datapackage.json", json.dumps({"wacz_version": "1.1.1", "resources": resources}))
    return out.getvalue()
