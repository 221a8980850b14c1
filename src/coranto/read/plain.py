"""Plain text: taken as it stands, whatever dateline or head it begins with."""

import re
from collections.abc import Iterator
from typing import Final

from coranto.model.source import Metadata
from coranto.read.encoding import decode
from coranto.read.reading import Opened, Reading, UnreadableError, original_of, read_as, whole

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")

CONTROL_SHARE: Final = 0.1
"""More control characters than this in the first 4,096 are no text anybody wrote."""


def read_plain(opened: Opened) -> Iterator[Reading]:
    """One dispatch whose text is the file, character by character."""
    data = whole(opened)
    decoded = decode(data, opened.charset)
    head = decoded.text[:4096]
    if len(_CONTROL.findall(head)) > len(head) * CONTROL_SHARE:
        raise UnreadableError("binary, not text", "give its text as a .txt or .html file")
    yield read_as(opened.doc, decoded.text, original_of(data, "text/plain"), Metadata(), opened.limits)
    if decoded.note is not None:
        yield decoded.note.problem(opened.doc)
