"""A report as plain text: for a terminal of any width, and for a pipe."""

from collections.abc import Iterator
from typing import Final

from coranto.export.report import Block, Heading, Item, Report, Table, Text, dispatch_rows, note_in_words
from coranto.export.text import Style, harmless, undressed, wrapped

_STYLES: Final = {"title": "title", "faint": "faint", "warning": "warning"}


def render(report: Report, *, width: int = 80, style: Style = undressed) -> str:
    """The report in lines of at most ``width`` characters, but for permalinks and hashes."""
    lines = [line for block in report.blocks for line in _block(block, report, width, style)]
    lines += ["", style("NOTES", "heading")] if report.notes else []
    for note in report.notes:
        words = note_in_words(note)
        lines += wrapped(f"[{note.number}] {words}", width, rest="    ")
        lines.append(style(f"    {harmless(note.permalink)}", "faint"))
    lines += ["", style("DISPATCHES", "heading")]
    for name, outlet, published, basis, sha256 in dispatch_rows(report):
        said = f"{name}{f', {outlet}' if outlet else ''}: {published} ({basis})"
        lines += [*wrapped(said, width, rest="    "), style(f"    sha256 {sha256}", "faint")]
    return "\n".join(lines).strip("\n") + "\n"


def _block(block: Block, report: Report, width: int, style: Style) -> Iterator[str]:
    if isinstance(block, Heading):
        words = harmless(block.words if block.level == 3 else block.words.upper())
        yield ""
        yield from (style(line, "heading" if block.level < 3 else "title") for line in wrapped(words, width))
        if block.level < 3:
            yield style("─" * min(width, max(len(words), 20)), "faint")
    elif isinstance(block, Text):
        first = "■ " if block.role == "title" and block.cites else "  "
        told = wrapped(block.words + _marks(block, report), width, first=first, rest="  ")
        yield from ("",) if first != "  " else ()
        role = _STYLES.get(block.role)
        yield from (style(line, role) if role else line for line in told)
    elif isinstance(block, Item):
        label = f"{block.label}: " if block.label else ""
        yield from wrapped(f"{label}{block.words}{_marks(block, report)}", width, first="  • ", rest="    ")
    else:
        yield ""
        yield from _table(block, report, width, style)


def _table(table: Table, report: Report, width: int, style: Style) -> Iterator[str]:
    yield from (style(line, "title") for line in wrapped(table.head[0], width))
    for (first, *others), cites in table.rows:
        marks = "".join(f" [{number}]" for number in report.numbers(cites))
        yield from wrapped(f"{first}: {' – '.join(filter(None, others))}{marks}", width, first="  • ", rest="    ")


def _marks(block: Text | Item, report: Report) -> str:
    return "".join(f" [{number}]" for number in report.numbers(block.cites))
