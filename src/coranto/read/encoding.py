"""Bytes to characters, with no newline translated and no byte-order mark dropped."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from coranto.read.reading import Trouble, UnreadableError

BYTE_ORDER_MARKS: Final = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""UTF-32 first: its little-endian mark begins with that of UTF-16."""

GUESSABLE: Final = (
    "cp1252", "cp1250", "cp1251", "koi8_r", "koi8_u", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "iso8859_2", "cp866", "cp874", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
)  # fmt: skip
"""The legacy encodings of the Encoding Standard (WHATWG) that news is found in: no other is ever guessed."""

LABELS: Final = {
    "iso-8859-1": "cp1252", "iso8859-1": "cp1252", "latin-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252",
    "ascii": "cp1252", "iso-8859-9": "cp1254", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030",
    "ks_c_5601-1987": "cp949", "euc-kr": "cp949", "shift-jis": "cp932", "shift_jis": "cp932", "sjis": "cp932",
    "x-sjis": "cp932", "tis-620": "cp874", "windows-874": "cp874", "big5": "big5hkscs",
}  # fmt: skip
"""Labels that pages use for a wider encoding than they name (Encoding Standard, section 4.2)."""

NOT_DECLARABLE: Final = frozenset({"utf-7", "utf_7", "hz", "hz-gb-2312", "idna", "punycode", "raw_unicode_escape",
                                   "unicode_escape", "undefined", "mbcs", "oem"})  # fmt: skip
"""Codecs that no file may ask for: they reinterpret plain ASCII."""

LATIN: Final = ("cp1252", "cp1250", "cp1254", "cp1257", "cp1258", "iso8859_2")
"""Those of them for Latin letters."""

GUESS_SAMPLE: Final = 32_768
"""Bytes from which an encoding is guessed; the guess must then decode the whole."""

_HIGH: Final = re.compile(rb"[\x80-\xff]")
_HIGH_ALONE: Final = re.compile(rb"(?<![\x80-\xff])[\x80-\xff](?![\x80-\xff])")
_DECLARED: Final = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]{2,40})"""
    rb"""|<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9_.:-]{2,40})""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """The characters, the name of their encoding, and what a reader should be told of it."""

    text: str
    encoding: str
    note: Trouble | None = None
    """Set where the encoding was guessed or bytes were lost: to be reported beside the text."""


def declared_charset(data: bytes) -> str | None:
    """The charset that the first 2,048 bytes of a page or XML file name, as written."""
    found = _DECLARED.search(data[:2048])
    return (found[1] or found[2]).decode("ascii") if found else None


def decode(data: bytes, declared: str | None = None) -> Decoded:
    """The text of ``data``: UTF-8 if it is, else by its byte-order mark, else as ``declared``, else by a guess.

    Raises ``UnreadableError`` where nothing fits. A byte-order mark stays in the text as U+FEFF.
    """
    for mark, encoding in BYTE_ORDER_MARKS:
        if data.startswith(mark):
            return _marked(data, encoding)
    if declared and declared.lower().startswith("iso-2022") and b"\x1b" in data:
        by_declaration = _strictly(data, declared)  # seven-bit: it would pass for UTF-8
        if by_declaration is not None:
            return Decoded(by_declaration, declared.lower())
    unmarked = _unmarked_utf16(data)  # where all of it is ASCII, it would pass for UTF-8 full of zeros
    if unmarked is not None:
        return unmarked
    text = _strictly(data, "utf-8")
    if text is not None:
        return Decoded(text, "utf-8")
    for encoding in _declared_codecs(declared):
        text = _strictly(data, encoding)
        if text is not None:
            return Decoded(text, encoding)
    return _damaged_utf8(data) or _guessed(data)


def _strictly(data: bytes, encoding: str) -> str | None:
    """``data`` decoded, or null where the codec does not know it or it does not fit."""
    try:
        return data.decode(encoding)
    except (LookupError, ValueError):
        return None


def _marked(data: bytes, encoding: str) -> Decoded:
    text = _strictly(data, encoding)
    if text is not None:
        return Decoded(text, encoding)
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding, _loss(text.count("\ufffd"), encoding.upper(), None))


def _declared_codecs(declared: str | None) -> tuple[str, ...]:
    label = (declared or "").strip().lower()
    if not label or label in NOT_DECLARABLE or label.startswith(("utf-16", "utf-32")):
        return ()  # a page whose charset could be read as ASCII is in neither
    codec = LABELS.get(label, label)
    return (codec, "latin-1") if codec == "cp1252" else (codec,)


def _loss(count: int, encoding: str, first: int | None) -> Trouble:
    return Trouble(
        f"broken {encoding} in {count:,} place{'s' if count != 1 else ''}, read as U+FFFD",
        "fetch the file again, or save it as UTF-8",
        None if first is None else f"byte {first}",
    )


def _damaged_utf8(data: bytes) -> Decoded | None:
    """UTF-8 with a few broken bytes, if it holds no fewer whole characters beyond ASCII than broken ones.

    In another encoding two neighbouring bytes seldom look like one character of UTF-8.
    """
    text = data.decode("utf-8", "replace")
    lost = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    whole_characters = sum(1 for char in text if char > "\x7f") - lost
    if whole_characters < lost or b"\x00" in data:
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        return Decoded(text, "utf-8", _loss(lost, "UTF-8", error.start))
    return None


def _unmarked_utf16(data: bytes) -> Decoded | None:
    """UTF-16 without a byte-order mark, told by a zero in every other byte of mostly Latin text."""
    head = data[:2048]
    for encoding, zeros, others in (("utf-16-le", head[1::2], head[::2]), ("utf-16-be", head[::2], head[1::2])):
        if zeros.count(0) > len(zeros) * 0.5 and others.count(0) < len(others) * 0.05:
            text = _strictly(data, encoding)
            if text is not None:
                return Decoded(text, encoding, _guess(encoding))
    return None


def _guess(encoding: str) -> Trouble:
    return Trouble(
        f"not UTF-8; read as {encoding.replace('_', '-')}, which is a guess",
        "save it as UTF-8 if letters look wrong",
    )


def _guessed(data: bytes) -> Decoded:
    from charset_normalizer import from_bytes  # only the rare file needs it, and it takes a while to import

    if b"\x00" in data:
        raise UnreadableError("binary, not text", "give its text as a .txt or .html file", f"byte {data.index(0)}")
    sample = _sample(data)
    scattered = _scattered(sample)
    best = from_bytes(sample, cp_isolation=list(LATIN if scattered else GUESSABLE)).best()
    likeliest = [] if best is None or (scattered and not best.coherence) else list(_alike(sample, best.encoding))
    for encoding in (*likeliest, *(LATIN if scattered else ())):
        text = _strictly(data, encoding)
        if text is not None:
            return Decoded(text, encoding, _guess(encoding))
    raise UnreadableError("in no encoding that could be told", "save it as UTF-8")


def _scattered(sample: bytes) -> bool:
    """Whether most bytes beyond ASCII stand alone, as accents and quotation marks do between Latin letters."""
    high, alone = len(_HIGH.findall(sample)), len(_HIGH_ALONE.findall(sample))
    return alone * 2 > high


def _alike(sample: bytes, guessed: str) -> Iterator[str]:
    """The encodings that read the sample as the guessed one does, the commonest first."""
    text = _strictly(sample, guessed)
    yield from (encoding for encoding in GUESSABLE if _strictly(sample, encoding) == text)


def _sample(data: bytes) -> bytes:
    """A piece of at most ``GUESS_SAMPLE`` bytes around the first byte beyond ASCII, cut at a blank."""
    if len(data) <= GUESS_SAMPLE:
        return data
    found = _HIGH.search(data)
    start = max(0, (found.start() if found else 0) - 1024)
    piece = data[start : start + GUESS_SAMPLE]
    return piece[: piece.rfind(b" ") + 1] or piece
