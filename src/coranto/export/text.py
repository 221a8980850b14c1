"""The chronicle and its evidence as plain text: for a terminal of any width, and for a pipe."""

from collections.abc import Callable, Iterator, Sequence
from textwrap import wrap
from typing import Final

from coranto.model.source import Document
from coranto.view.chronicle import ChronicleView, EntryView, FigureLine, Section
from coranto.view.evidence import Evidence
from coranto.view.notes import Note
from coranto.view.words import published_in_words

Style = Callable[[str, str], str]
"""Dresses a piece of text for its role: ``heading`` · ``title`` · ``warning`` · ``faint`` · ``number``."""


LISTED: Final = 30
"""Dispatches that are listed one by one after a build."""


_CONTROL: Final = dict.fromkeys(
    code
    for code in (*range(0x20), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A))
    if chr(code) not in "\t\n\r"
)
"""Controls of terminals, and the signs that turn the direction of all that follows."""


def harmless(words: str) -> str:
    """``words`` without the characters that steer a terminal or turn a line: sources may hold them, no screen obeys."""
    return words.translate(_CONTROL)


def undressed(piece: str, role: str) -> str:
    """The piece as it is: the style of a pipe."""
    return piece


def render(view: ChronicleView, *, width: int = 80, style: Style = undressed, whole: bool = False) -> str:
    """The chronicle in lines of at most ``width`` characters; what stands behind the opening only if ``whole``."""
    return "\n".join(_page(view, width, style, whole)).rstrip() + "\n"


def render_documents(documents: Sequence[Document], *, width: int = 80, style: Style = undressed) -> str:
    """The dispatches by day, each with how its date is known; no more than ``LISTED`` of them."""
    lines: list[str] = []
    for document in documents[:LISTED]:
        p = document.published
        when = published_in_words(p)
        lines += wrapped(f"{document.doc}: {when} ({p.basis})", width, first="  ", rest="    ")
    if len(documents) > LISTED:
        lines.append(style(f"  … and {len(documents) - LISTED} more", "faint"))
    return "\n".join(lines) + "\n"


def _page(view: ChronicleView, width: int, style: Style, whole: bool) -> Iterator[str]:
    if view.note:
        yield from (*(style(line, "faint") for line in wrapped(view.note, width)), "")
    if not view.total:
        yield "No entry matches."
        return
    for section in view.opening:
        yield from _section(section, width, style)
    if view.rest and whole:
        yield style("THE REST, DAY BY DAY", "heading")
        yield ""
        for section in view.rest:
            yield from _section(section, width, style)
    behind = sum(len(section.entries) for section in view.rest)
    if behind and not whole:
        yield style(f"{behind} more entr{'y' if behind == 1 else 'ies'} behind these: add --all.", "faint")
        yield ""
    if view.tray:
        yield from _section(Section("Without a date", view.tray), width, style)


def _section(section: Section, width: int, style: Style) -> Iterator[str]:
    yield style(section.heading.upper(), "heading")
    yield style("─" * min(width, max(len(section.heading), 20)), "faint")
    for entry in section.entries:
        yield from _entry(entry, width, style, show_day=section.heading != entry.when)
        yield ""


def _entry(entry: EntryView, width: int, style: Style, show_day: bool) -> Iterator[str]:
    yield from (style(line, "title") for line in wrapped(f"■ {entry.title}", width, rest="  "))
    facts = [entry.when] if show_day else []
    facts += [entry.place] if entry.place else []
    facts += [*entry.badges, entry.support]
    facts += [f"says {'; '.join(entry.speakers)}"] if entry.speakers else []
    line = wrapped(" · ".join(facts), width - 2)
    contested = {"disputed", "changed", "unverified", "denied"}.intersection(entry.badges)
    yield from (style("  " + part, "warning" if contested else "faint") for part in line)
    if entry.text != entry.title:
        yield from ("  " + part for part in wrapped(entry.text, width - 2))
    for figure in entry.figures:
        yield from wrapped(_figure(figure), width, first="  • ", rest="    ")
    beside = ["see also", *map(_mark, entry.beside)] if entry.beside else []
    yield style("  " + " ".join(["why: " + entry.id, *map(_mark, entry.notes), *beside]), "faint")


def _figure(figure: FigureLine) -> str:
    as_of = f", as of {figure.as_of}" if figure.as_of else ""
    return f"{figure.what}: {figure.amount} ({figure.who}{as_of})"


def _mark(note: Note) -> str:
    return f"[{note.number}={note.copy_of}]" if note.copy_of else f"[{note.number}]"


def render_notes(notes: tuple[Note, ...], *, width: int = 80, style: Style = undressed) -> str:
    """Each note with its passage and permalink."""
    lines: list[str] = []
    for note in notes:
        same = f", same words as [{note.copy_of}]" if note.copy_of else ""
        lines.append(
            style(f"[{note.number}]", "number") + f" {harmless(note.outlet or note.doc)}, {note.published}{same}"
        )
        lines += wrapped(f"“{note.quote}”", width, first="    ", rest="    ")
        lines.append(style(f"    {harmless(note.permalink)}", "faint"))
    return "\n".join(lines) + "\n"


def render_evidence(found: Evidence, *, width: int = 80, style: Style = undressed) -> str:
    """Why an entry says what it says, block by block; empty blocks are left out."""
    beside = render_notes(found.entry.beside, width=width, style=style).splitlines() if found.entry.beside else []
    blocks = (
        ("Passages", render_notes(found.entry.notes, width=width, style=style).splitlines()),
        ("See also", beside),
        ("Copies", [f"  {c.type} ({c.similarity:.2f}): {c.a} = {c.b}" for c in found.copies]),
        ("Who says so", _speakers(found, width)),
        ("When each document was published", _dates(found, width)),
        ("How the day of the event was decided", [x for t in found.times for x in _item(t, width)]),
        ("Names taken for one", _names(found, width)),
        ("Tellings taken for one event", [x for m in found.merges for x in _item(m, width)]),
        ("Relations", [x for r in found.relations for x in _item(f"{r.type}: {r.why}", width)]),
        ("Origins", [x for o in found.origins for x in _item(f"{', '.join(o.docs)}: {o.reason}", width)]),
    )
    lines = list(_entry(found.entry, width, style, show_day=True))
    for heading, body in blocks:
        if body:
            lines += ["", style(heading.upper(), "heading"), *body]
    return "\n".join(lines).rstrip() + "\n"


def _item(piece: str, width: int) -> list[str]:
    return wrapped(piece, width, first="  - ", rest="    ")


def _speakers(found: Evidence, width: int) -> list[str]:
    """Each speaker once for the same words, however many passages carry them."""
    said = (
        f"{s.who} ({s.cue or 'no cue'}; {s.mode}, {s.status}{''.join(f', reported by {who}' for who in s.through)}):"
        f" “{s.content}”"
        for s in found.speakers
    )
    return [line for words in dict.fromkeys(said) for line in _item(words, width)]


def _dates(found: Evidence, width: int) -> list[str]:
    lines: list[str] = []
    for document in found.documents:
        p = document.published
        when = "unknown" if p.start is None else p.start if p.precision == "day" else f"{p.start} to before {p.end}"
        lines += _item(f"{document.doc}: {when} ({p.basis}, confidence {p.confidence:.2f}). {p.reason}", width)
    return lines


def _names(found: Evidence, width: int) -> list[str]:
    lines: list[str] = []
    for entity in found.names:
        others = [alias for alias in entity.aliases if alias != entity.name]
        also = f", also {', '.join(others)}" if others else ""
        lines += _item(f"{entity.name} ({entity.type}){also}. {entity.reason}".rstrip(), width)
    return lines


def wrapped(words: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """``words`` made harmless, in lines of at most ``width`` characters after their indents."""
    return wrap(harmless(words), width, initial_indent=first, subsequent_indent=rest)
