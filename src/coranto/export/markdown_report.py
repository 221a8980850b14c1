"""A report in Markdown, with numbered endnotes: source, quote, offsets, hash."""

from collections.abc import Iterable, Iterator

from coranto.export.markdown import code, escaped
from coranto.export.report import DISPATCHES, Block, Heading, Item, Report, Table, Text, dispatch_rows, note_in_words
from coranto.model.resolved import Extent


def render(report: Report) -> str:
    """The whole report; words of sources are escaped, so that none of them is taken for markup."""
    lines = [line for block in report.blocks for line in _block(block, report)]
    lines += ["", "## Notes", ""] if report.notes else []
    for note in report.notes:
        place = f"`{code(note.permalink)}`, characters {note.start}–{note.end}, sha256 `{note.sha256}`."
        lines.append(f"[^{note.number}]: {escaped(note_in_words(note))} {place}")
    lines += ["", "## Dispatches", "", _row(DISPATCHES), _row("---" for _ in DISPATCHES)]
    lines += [_row(map(escaped, row)) for row in dispatch_rows(report)]
    return "\n".join(_spaced(lines)) + "\n"


def _block(block: Block, report: Report) -> Iterator[str]:
    if isinstance(block, Heading):
        yield from ("", f"{'#' * block.level} {escaped(block.words)}", "")
    elif isinstance(block, Text):
        dress = {"title": "**", "faint": "*", "warning": "*"}.get(block.role, "")
        yield from ("", f"{dress}{escaped(block.words)}{dress}{_marks(block.cites, report)}", "")
    elif isinstance(block, Item):
        label = f"**{escaped(block.label)}**: " if block.label else ""
        yield f"- {label}{escaped(block.words)}{_marks(block.cites, report)}"
    else:
        yield from _table(block, report)


def _table(table: Table, report: Report) -> Iterator[str]:
    yield from ("", _row(map(escaped, (*table.head, "notes"))), _row("---" for _ in (*table.head, "notes")))
    for cells, cites in table.rows:
        yield _row((*map(escaped, cells), _marks(cites, report)))
    yield ""


def _marks(cites: Iterable[Extent], report: Report) -> str:
    return "".join(f"[^{number}]" for number in report.numbers(cites))


def _spaced(lines: Iterable[str]) -> Iterator[str]:
    """The lines without a blank one at the start, at the end, or after another."""
    waiting, begun = False, False
    for line in lines:
        if line:
            yield from ("",) * (waiting and begun)
            yield line
            begun, waiting = True, False
        else:
            waiting = True


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
