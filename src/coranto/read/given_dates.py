"""The publication days that somebody gives in a file, over what texts say."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import msgspec

from coranto.model.errors import BadRequestError


def read_dates(file: str | os.PathLike[str]) -> dict[str, str | None]:
    """The publication days that a file of JSON Lines ``{"doc": name, "published": "YYYY-MM-DD" or null}`` gives.

    Raises ``BadRequestError`` for a file that cannot be read or a line that is not of that form.
    """
    try:
        lines = Path(file).read_bytes().splitlines()
    except OSError as error:
        raise BadRequestError(f"{file} cannot be read", f"{error.strerror}.") from None
    days: dict[str, str | None] = {}
    for number, line in enumerate(lines, 1):
        try:
            given = _date_lines.decode(line) if line.strip() else None
        except msgspec.DecodeError:
            form = '{"doc": name, "published": "YYYY-MM-DD" or null}'
            raise BadRequestError(f"Line {number} of {file} is not understood", f"Write {form}.") from None
        if given is not None:
            days[given.doc] = given.published
    return days


@dataclass(frozen=True, slots=True)
class _DateLine:
    doc: str
    published: str | None


_date_lines: Final = msgspec.json.Decoder(_DateLine)
