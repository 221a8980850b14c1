"""The chronicle as Parquet: the rows of the CSV with types, for notebooks and databases."""

from io import BytesIO

import msgspec

from coranto.export.edition import Edition
from coranto.export.table import COLUMNS, rows
from coranto.model.errors import BadRequestError

_INTEGERS = frozenset(("note", "start", "end", "copy_of_note", "n_origins", "n_parties"))
_FLAGS = frozenset(("disputed", "unverified", "changed", "see_also"))
_LEFT = frozenset(("about",))
"""What stands once in the file's own metadata instead."""


def render(edition: Edition) -> bytes:
    """One row a citation; integers and flags are such, days are text, as they may be imprecise.

    The file's metadata has the key ``coranto``: what the file is, in JSON. Raises ``BadRequestError`` where pyarrow,
    which writes it, is not installed.
    """
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        raise BadRequestError(
            "Parquet is written by pyarrow, which is not installed", "Run: pip install 'coranto[parquet]'"
        ) from None
    held = list(rows(edition))
    columns = {}
    for number, name in enumerate(COLUMNS):
        if name in _LEFT:
            continue
        values = [row[number] for row in held]
        if name in _FLAGS:
            columns[name] = pyarrow.array([value == "yes" for value in values], pyarrow.bool_())
        else:
            kind = pyarrow.int64() if name in _INTEGERS else pyarrow.string()
            columns[name] = pyarrow.array([_whole(value) for value in values], kind)
    table = pyarrow.table(columns).replace_schema_metadata({"coranto": msgspec.json.encode(edition.about.plain())})
    out = BytesIO()
    parquet.write_table(table, out, compression="snappy")
    return out.getvalue()


def _whole(value: object) -> object:
    """Text without what is no character, which Parquet cannot hold."""
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value
