"""Reads the dispatches written for training: plain text with marks in braces (``texts/README.md``)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from coranto.nlp.heads import EVENT_STATUSES, EVENT_TYPES
from training.example import Example, Marked, Trigger

TEXTS: Final = Path(__file__).parent / "texts"
ENTITIES: Final = {
    "per": "person", "org": "organization", "pla": "place", "fac": "facility", "grp": "group", "evt": "event",
    "prd": "product",
}  # fmt: skip
ATTRIBUTION: Final = {"src": "source", "cue": "cue", "con": "content"}
TYPES: Final = EVENT_TYPES[1:]
LINES: Final = frozenset({"agate", "headline", "letter", "chat", "transcript"})
"""Styles whose lines stay lines; the others' sentences run on within a paragraph."""
_MARK: Final = re.compile(r"\{(\S+) |\}")
_ATTRIBUTION: Final = re.compile(r"(src|cue|con)\d+")


class MarkError(ValueError):
    """A dispatch whose mark-up cannot be read; the message names the file, the line and the fault."""


def dispatches(folder: Path = TEXTS) -> list[Example]:
    """Every dispatch of the folder's ``.txt`` files, in order of file and place. Raises MarkError."""
    found = [example for path in sorted(folder.glob("*.txt")) for example in dispatches_of(path)]
    seen: set[str] = set()
    for example in found:
        if example.id in seen:
            raise MarkError(f"{example.id}: two dispatches have this id; give one another")
        seen.add(example.id)
    return found


def dispatches_of(path: Path) -> Iterator[Example]:
    """Every dispatch of one file. Raises MarkError."""
    header, lines = "", list[tuple[int, str]]()
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("## "):
            if header:
                yield _dispatch(path, header, lines)
            header, lines = line[3:], []
        elif header:
            lines.append((number, line.strip()))
    if header:
        yield _dispatch(path, header, lines)


def _dispatch(path: Path, header: str, lines: list[tuple[int, str]]) -> Example:
    parts = [part.strip() for part in header.split("|")]
    if len(parts) != 4:
        raise MarkError(f"{path.name}: the header {header!r} wants id | family | region | style")
    name, family, region, style = parts
    text, ends = "", set[int]()
    spans: list[tuple[int, int, str]] = []
    gap = ""
    for number, line in lines:
        if not line:
            gap = "\n\n" if text else ""
            continue
        plain, marks = unmarked(line, f"{path.name}:{number}")
        text += gap
        spans += [(start + len(text), end + len(text), code) for start, end, code in marks]
        text += plain
        ends.add(len(text))
        gap = "\n" if style in LINES else " "
    entities = tuple(Marked(a, b, frozenset({ENTITIES[code]})) for a, b, code in spans if code in ENTITIES)
    attribution = tuple(
        Marked(_joined(text, a) if code[:3] == "con" else a, b, frozenset({ATTRIBUTION[code[:3]]}))
        for a, b, code in spans
        if _ATTRIBUTION.fullmatch(code)
    )
    triggers = tuple(Trigger(a, b, *code.split(":")[1:]) for a, b, code in spans if code.startswith("ev:"))
    return Example(
        name, "ours", text, entities, sentence_ends=frozenset(ends), attribution=attribution, triggers=triggers,
        family=family, region=region,
    )  # fmt: skip


def _joined(text: str, start: int) -> int:
    """Where a content begins with the *that* which joins it, whether the writer marked it within or before."""
    return start - 5 if text[max(0, start - 5) : start].lower() == "that " else start


def unmarked(line: str, where: str = "line") -> tuple[str, list[tuple[int, int, str]]]:
    """The line without its marks, and ``(start, end, code)`` of each. Raises MarkError, naming ``where``."""
    plain, marks = "", list[tuple[int, int, str]]()
    opened: list[tuple[int, str]] = []
    at = 0
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        at = mark.end()
        if mark[1]:
            _check(mark[1], where)
            opened.append((len(plain), mark[1]))
        elif opened:
            start, code = opened.pop()
            lead = len(plain[start:]) - len(plain[start:].lstrip())
            if plain[start:].strip():
                marks.append((start + lead, len(plain.rstrip()), code))
        else:
            raise MarkError(f"{where}: a closing brace that nothing opened")
    if opened:
        raise MarkError(f"{where}: {{{opened[-1][1]} is never closed")
    return plain + line[at:], sorted(marks)


def _check(code: str, where: str) -> None:
    if code in ENTITIES or _ATTRIBUTION.fullmatch(code):
        return
    kind, _, rest = code.partition(":")
    type_, _, status = rest.partition(":")
    if kind != "ev" or type_ not in TYPES or status not in EVENT_STATUSES:
        raise MarkError(f"{where}: no such mark: {code}")
