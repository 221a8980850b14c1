import re
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from coranto.export.report import Table, Text
from reports import sample

if TYPE_CHECKING:
    from docx.document import Document as DocumentType


def render() -> bytes:
    """The sample as a document; the package that makes it is loaded only where one is asked for."""
    from coranto.export import docx_report

    return docx_report.render(sample())


def opened(data: bytes) -> "DocumentType":
    from docx import Document

    return Document(BytesIO(data))


def test_headings_lists_and_tables_have_words_own_styles() -> None:
    document = opened(render())
    told = [(p.style.name if p.style else None, p.text) for p in document.paragraphs]
    assert told[0] == ("Title", "Situation report")
    assert ("Heading 1", "New since Monday") in told
    assert ("List Bullet", "killed: Four people → Seven people1 2 ") in told
    assert [[cell.text for cell in row.cells] for row in document.tables[0].rows] == [
        ["as of", "how many", "who says so", "notes"],
        ["Monday", "Four people", "police", "1 "],
    ]
    assert document.tables[1].rows[3].cells[0].text == "two.txt (new)"


def test_the_same_report_gives_the_same_bytes_and_tells_of_nobody() -> None:
    first = render()
    assert first == render()
    with ZipFile(BytesIO(first)) as archive:
        assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    said = opened(first).core_properties
    assert (said.author, said.last_modified_by, said.title) == ("", "", "Situation report")


def test_what_xml_cannot_hold_is_replaced_in_titles_tables_and_words() -> None:
    from coranto.export import docx_report

    odd = "a\x0b\ufffe\uffffb"
    table = Table((odd, odd), (((odd, odd), ()),))
    document = opened(docx_report.render(replace(sample(), title=odd, blocks=(Text(odd), table))))
    assert [p.text for p in document.paragraphs[:2]] == ["a \ufffd\ufffdb"] * 2
    assert document.core_properties.title == "a \ufffd\ufffdb"
    assert document.tables[0].rows[0].cells[1].text == document.tables[0].rows[1].cells[0].text == "a \ufffd\ufffdb"


def test_numbers_lead_to_bookmarks_that_are_there() -> None:
    with ZipFile(BytesIO(render())) as archive:
        body = archive.read("word/document.xml").decode()
    assert set(re.findall(r'w:anchor="(\w+)"', body)) == set(re.findall(r'w:name="(note_\d+)"', body))
    assert "\x1b" not in body
