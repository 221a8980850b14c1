"""PDF files written object by object, for the tests of reading them."""

import zlib
from collections.abc import Mapping, Sequence


def escaped(line: str) -> str:
    return line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def lines_of(lines: Sequence[str]) -> bytes:
    """A page's content: each line a line, in a Latin font."""
    rows = "".join(f"({escaped(line)}) Tj T*\n" for line in lines)
    return f"BT /F1 11 Tf 14 TL 72 720 Td\n{rows}ET".encode("cp1252")


def built(objects: Mapping[int, bytes], trailer: bytes = b"") -> bytes:
    """The file of numbered objects; the first is the root."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in objects.items():
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places.get(number, 0)
    return bytes(out + b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, table))


def stream(data: bytes, head: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), head, data)


def objects_of(contents: Sequence[bytes], root: bytes = b"") -> dict[int, bytes]:
    """Root, pages, font (objects 1, 2, 3), then each page and its content."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(len(contents)))
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R %s >>" % root,
        2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, len(contents)),
        3: b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    }
    for number, content in enumerate(contents):
        page = 4 + 2 * number
        objects[page] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (page + 1)
        )
        objects[page + 1] = stream(zlib.compress(content), b"/Filter /FlateDecode")
    return objects


def pdf(*pages: Sequence[str], info: str = "", root: bytes = b"") -> bytes:
    """A file whose pages hold those lines; ``info``: what it says of itself, as PDF writes it."""
    objects = objects_of([lines_of(lines) for lines in pages], root)
    number = max(objects) + 1
    objects[number] = f"<< {info} >>".encode("latin-1")
    return built(objects, b"/Info %d 0 R" % number)
