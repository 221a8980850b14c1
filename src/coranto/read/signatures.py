"""Kinds of file that are not text, told by their first bytes, each with what to do about it."""

from typing import Final

from coranto.read.reading import UnreadableError

SIGNATURES: Final[tuple[tuple[bytes, str, str], ...]] = (
    (b"{\\rtf", "a rich text document", "save it as plain text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document", "save it as plain text"),
    (b"PK\x03\x04", "a zip archive or office document", "unpack it, or save it as plain text"),
    (b"PK\x05\x06", "an empty zip archive", "remove it"),
    (b"\x1f\x8b", "compressed (gzip)", "unpack it first: gunzip FILE"),
    (b"BZh91AY&SY", "compressed (bzip2)", "unpack it first: bunzip2 FILE"),
    (b"\xfd7zXZ\x00", "compressed (xz)", "unpack it first: unxz FILE"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)", "unpack it first: unzstd FILE"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
    (b"Rar!\x1a\x07", "a rar archive", "unpack it first"),
    (b"\x89PNG\r\n", "a picture", "give the text of the dispatch"),
    (b"\xff\xd8\xff", "a picture", "give the text of the dispatch"),
    (b"GIF89a", "a picture", "give the text of the dispatch"),
    (b"II*\x00", "a picture", "give the text of the dispatch"),
    (b"MM\x00*", "a picture", "give the text of the dispatch"),
    (b"ID3\x03", "a recording", "give its transcript"),
    (b"ID3\x04", "a recording", "give its transcript"),
    (b"OggS\x00", "a recording", "give its transcript"),
    (b"\x00\x00\x00\x18ftyp", "a film", "give its transcript"),
    (b"\x00\x00\x00\x20ftyp", "a film", "give its transcript"),
    (b"SQLite format 3\x00", "a database, perhaps a dossier", "give the dispatches it was built from"),
    (b"\x7fELF", "a program", "remove it"),
    (b"PAR1\x15", "a Parquet table", "export it as JSON Lines"),
)

_MAGIC: Final = tuple(magic for magic, _, _ in SIGNATURES)


def refuse_binary(head: bytes) -> None:
    """Raises ``UnreadableError`` where the first bytes are those of a known kind of file that is not text."""
    if not head.startswith(_MAGIC):
        return
    for magic, what, remedy in SIGNATURES:
        if head.startswith(magic):
            raise UnreadableError(what, remedy)
