"""A local dump of Wikidata, or an extract of one, read line by line."""

import bz2
import gzip
import lzma
from collections.abc import Callable, Collection, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Final

import msgspec

from coranto.model.errors import BadRequestError
from coranto.text.names import fold_name
from coranto.wikidata.items import Entry, Item, item

_OPENERS: Final[Mapping[str, Callable[..., Any]]] = {".gz": gzip.open, ".bz2": bz2.open, ".xz": lzma.open}
_LONGEST_LINE: Final = 64 * 1024 * 1024
"""Bytes: no item is as long; a longer line is a file of another form."""


def read_dump(path: Path, wanted: Collection[str], problems: list[str]) -> Iterator[Item]:
    """Items of the dump one of whose names is, folded, among ``wanted``, and all countries; in the dump's order.

    The dump is Wikidata's own: a JSON array with one entity a line, or the same lines alone, plain or compressed
    (.gz, .bz2, .xz). Memory does not grow with the dump. A line that cannot be read is passed over and told in
    ``problems``; where the first is none, the file is of another form: BadRequestError.
    """
    decoder = msgspec.json.Decoder(Entry)
    begun = False
    try:
        with _opened(path) as file:
            for number, line in enumerate(iter(lambda: file.readline(_LONGEST_LINE), b""), 1):
                written = line.strip().rstrip(b",")
                if written in (b"", b"[", b"]"):
                    continue
                try:
                    entry = decoder.decode(written)
                except (msgspec.DecodeError, RecursionError) as error:
                    if not begun:
                        raise _other_form(path, number, error) from None
                    problems.append(f"{path}, line {number}: {error}; it is passed over")
                    continue
                begun = True
                if entry.id.startswith("Q") and _is_wanted(found := item(entry), wanted):
                    yield found
    except (OSError, EOFError, lzma.LZMAError) as error:
        raise BadRequestError(f"{path} cannot be read: {error}", "Give a dump of Wikidata's items in JSON.") from error


def _opened(path: Path) -> IO[bytes]:
    file: IO[bytes] = _OPENERS.get(path.suffix, open)(path, "rb")
    return file


def _is_wanted(found: Item, wanted: Collection[str]) -> bool:
    return found.iso_code is not None or any(fold_name(name) in wanted for name in found.names)


def _other_form(path: Path, number: int, error: Exception) -> BadRequestError:
    return BadRequestError(
        f"{path}, line {number}: not an item of Wikidata ({error})",
        "Give Wikidata's JSON dump, one entity a line, as https://dumps.wikimedia.org offers it.",
    )
