"""A report as a Word document: headings, lists and tables in Word's own styles, numbers that lead to their notes."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.document import Document as DocumentType
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from coranto.export.html import displayable
from coranto.export.report import DISPATCHES, Block, Heading, Item, Report, Text, dispatch_rows, note_in_words
from coranto.model.resolved import Extent

EPOCH: Final = datetime(1980, 1, 1)  # noqa: DTZ001  a zip archive has no zone
"""The time of every part and property: the earliest that a zip archive can hold, and the same for all."""
_NO_SIGNS: Final = {0xFFFE: "\ufffd", 0xFFFF: "\ufffd"}
_FAINT: Final = RGBColor(0x5F, 0x5A, 0x50)
_WARNING: Final = RGBColor(0x8F, 0x2D, 0x0E)


def render(report: Report) -> bytes:
    """The document; the same report gives the same bytes."""
    document = Document()
    _describe(document, _plain(report.title))
    for block in report.blocks:
        _block(document, block, report)
    if report.notes:
        document.add_heading("Notes", 1)
    for number, note in enumerate(report.notes):
        paragraph = document.add_paragraph()
        _bookmark(paragraph, f"note_{note.number}", number)
        _say(paragraph, f"{note.number}. {note_in_words(note)} ")
        _faint(_say(paragraph, f"{note.permalink}, sha256 {note.sha256}"))
    document.add_heading("Dispatches", 1)
    _table(document, DISPATCHES, ((row, ()) for row in dispatch_rows(report)), report)
    return _stable(document)


def _describe(document: DocumentType, title: str) -> None:
    """Properties that tell of no person, no program and no hour."""
    said = document.core_properties
    said.title, said.author, said.last_modified_by, said.comments = title, "", "", ""
    said.created = said.modified = EPOCH
    said.revision = 1


def _block(document: DocumentType, block: Block, report: Report) -> None:
    if isinstance(block, Heading):
        document.add_heading(_plain(block.words), block.level - 1)
    elif isinstance(block, Text):
        paragraph = document.add_paragraph()
        run = _say(paragraph, block.words)
        run.bold = block.role == "title"
        if block.role in ("faint", "warning"):
            _faint(run, _WARNING if block.role == "warning" else _FAINT)
        paragraph.paragraph_format.keep_with_next = block.role == "title"
        _mark(paragraph, block.cites, report)
    elif isinstance(block, Item):
        paragraph = document.add_paragraph(style="List Bullet")
        if block.label:
            _say(paragraph, f"{block.label}: ").bold = True
        _say(paragraph, block.words)
        _mark(paragraph, block.cites, report)
    else:
        document.add_paragraph().add_run(_plain(block.head[0])).bold = True
        _table(document, ("as of", *block.head[1:], "notes"), block.rows, report)


def _table(
    document: DocumentType,
    head: Iterable[str],
    rows: Iterable[tuple[tuple[str, ...], tuple[Extent, ...]]],
    report: Report,
) -> None:
    """A table whose last column has the numbers of notes, where rows cite anything."""
    columns = tuple(head)
    table = document.add_table(1, len(columns), style="Light Grid")
    for cell, words in zip(table.rows[0].cells, columns, strict=True):
        cell.text = _plain(words)
    for cells, cites in rows:
        made = table.add_row().cells
        for cell, words in zip(made, cells, strict=False):
            cell.text = _plain(words)
        if cites:
            _mark(made[-1].paragraphs[0], cites, report)


def _say(paragraph: Paragraph, words: str) -> Run:
    return paragraph.add_run(_plain(words))


def _plain(words: str) -> str:
    """``words`` without characters that XML cannot hold."""
    return "".join(c if c >= " " or c in "\t\n" else " " for c in displayable(words)).translate(_NO_SIGNS)


def _faint(run: Run, colour: RGBColor = _FAINT) -> None:
    run.font.size, run.font.color.rgb = Pt(9), colour


def _mark(paragraph: Paragraph, cites: Iterable[Extent], report: Report) -> None:
    """Raised numbers, each a link to its note."""
    for number in report.numbers(cites):
        run = paragraph.add_run(str(number))
        run.font.superscript = True
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), f"note_{number}")
        paragraph._p.append(link)
        link.append(run._r)
        paragraph.add_run(" ").font.superscript = True


def _bookmark(paragraph: Paragraph, name: str, number: int) -> None:
    """The place that links of that name lead to."""
    for tag in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(tag)
        mark.set(qn("w:id"), str(number))
        if tag == "w:bookmarkStart":
            mark.set(qn("w:name"), name)
        paragraph._p.append(mark)


def _stable(document: DocumentType) -> bytes:
    """The document's bytes, its parts in order of name and with one time."""
    made, stable = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as archive, ZipFile(stable, "w") as fixed:
        for name in sorted(archive.namelist(), key=lambda part: (part != "[Content_Types].xml", part)):
            part = ZipInfo(name, EPOCH.timetuple()[:6])
            part.compress_type = ZIP_DEFLATED
            fixed.writestr(part, archive.read(name))
    return stable.getvalue()
