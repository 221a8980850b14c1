from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from coranto.model.source import DateCandidate
from coranto.read import pdf as reader
from coranto.read.sources import Limits, Read
from coranto.text.pages import page_at

from .files import dispatches, one, problems, readings_of
from .pdfs import built, lines_of, objects_of, pdf, stream

FIRST = ["Ministry of Works, press release", "", "The Nyando bridge was closed on Tuesday after",
         "inspectors found cracks in two piers. The closure"]  # fmt: skip
SECOND = ["will last three weeks, the ministry said.", "", "Buses go by Ahero."]


def test_the_pages_of_a_file_are_one_text(tmp_path: Path) -> None:
    data = pdf(FIRST, SECOND, ["A third page."])
    readings = readings_of(tmp_path, "release.pdf", data)
    found = one(readings)
    assert found.doc == "release.pdf"
    assert "The closure\fwill last three weeks" in found.text
    assert found.text.endswith("Buses go by Ahero.\n\f\nA third page.")
    assert [page_at(found.text, found.text.index(words)) for words in ("cracks", "Buses", "third")] == [1, 2, 3]
    assert isinstance(readings[0], Read)
    assert (readings[0].original.media_type, readings[0].original.data) == ("application/pdf", data)


@pytest.mark.parametrize(("name", "before"), [("a.pdf", b""), ("a.txt", b""), ("a", b"\r\n")])
def test_a_file_is_known_by_its_beginning(tmp_path: Path, name: str, before: bytes) -> None:
    assert one(readings_of(tmp_path, name, before + pdf(SECOND))).text.startswith("will last")


def test_what_the_file_says_of_itself(tmp_path: Path) -> None:
    info = "/Title (Bridge closed) /Author (Works desk) /CreationDate (D:20260203101500+03'00') /Producer (x)"
    said = one(readings_of(tmp_path, "a.pdf", pdf(FIRST, info=info, root=b"/Lang (en-KE)"))).metadata
    assert (said.title, said.author, said.language) == ("Bridge closed", "Works desk", "en")
    assert said.published == (DateCandidate("2026-02-03T10:15:00+03:00", "pdf creation date"),)


@pytest.mark.parametrize("title", ["Microsoft Word - final_v3", "release.docx", "untitled", "---"])
def test_the_name_of_a_file_is_no_title(tmp_path: Path, title: str) -> None:
    assert one(readings_of(tmp_path, "a.pdf", pdf(FIRST, info=f"/Title ({title})"))).metadata.title is None


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        (["  One  line. \n\ufb01ve o\ufb03cers"], "One line.\nfive officers"),
        (["The evacu-\nation began. No evacuation was planned."], "The evacuation began. No evacuation was planned."),
        (["The north-\neast was cut off."], "The north-\neast was cut off."),
        (["The evacu\u00ad\nation began."], "The evacuation began."),
        (["It rained", "all day."], "It rained\fall day."),
        (["It rained.", "all day."], "It rained.\n\f\nall day."),
        (["It rained", "The sun came."], "It rained\n\f\nThe sun came."),
        (["", "Two."], "\n\f\nTwo."),
        (["a\fb"], "a\nb"),
    ],
)
def test_lines_and_broken_words(pages: list[str], text: str) -> None:
    assert reader.joined([reader.tidied(page) for page in pages]) == text


def test_pages_without_text_are_told_and_keep_their_number(tmp_path: Path) -> None:
    readings = readings_of(tmp_path, "a.pdf", pdf(["One."], [], ["Three."]))
    (found,) = dispatches(readings)
    assert page_at(found.text, found.text.index("Three")) == 3
    (problem,) = problems(readings)
    assert (problem.at, problem.what) == ("page 2", "no text on this page")


def test_a_scan_is_told_as_one_with_its_remedy(tmp_path: Path) -> None:
    (problem,) = problems(readings_of(tmp_path, "scan.pdf", pdf([], [])))
    assert problem.what == "a PDF without text, 2 pages: pictures of words, perhaps a scan"
    assert "ocrmypdf" in problem.remedy


def test_letters_that_nobody_can_read_are_no_text(tmp_path: Path) -> None:
    objects = objects_of([b"BT /F1 11 Tf 72 720 Td <0102030405060708> Tj ET"])
    objects[3] = (
        b"<< /Type /Font /Subtype /Type1 /BaseFont /AAAAAA+X /Encoding << /Type /Encoding /Differences [1 /g101 /g102 "
        b"/g103 /g104 /g105 /g106 /g107 /g108] >> >>"
    )
    (problem,) = problems(readings_of(tmp_path, "a.pdf", built(objects)))
    assert problem.what == "a PDF, letters in a font without its alphabet"


def locked(password: str, algorithm: str) -> bytes:
    writer = pypdf.PdfWriter(clone_from=BytesIO(pdf(FIRST)))
    writer.encrypt(password, "owner", algorithm=algorithm)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_locked_file_is_read_only_where_nobody_need_unlock_it(tmp_path: Path) -> None:
    assert "cracks" in one(readings_of(tmp_path, "a.pdf", locked("", "RC4-128"))).text
    (problem,) = problems(readings_of(tmp_path, "a.pdf", locked("secret", "RC4-128")))
    assert problem.what == "a PDF, locked with a password"
    assert "qpdf --decrypt" in problem.remedy


@pytest.mark.skipif(find_spec("cryptography") is not None, reason="what is under AES can be read here")
def test_a_file_under_aes_names_what_is_missing(tmp_path: Path) -> None:
    objects = objects_of([lines_of(FIRST)])
    text = b"<" + b"ab" * 48 + b">"
    objects[9] = (
        b"<< /Filter /Standard /V 5 /R 6 /Length 256 /P -4 /O %s /U %s /OE <%s> /UE <%s> /Perms <%s> "
        b"/CF << /StdCF << /CFM /AESV3 /Length 32 >> >> /StmF /StdCF /StrF /StdCF >>"
    ) % (text, text, b"ab" * 32, b"ab" * 32, b"ab" * 16)
    data = built(objects, b"/Encrypt 9 0 R /ID [<00> <00>]")
    (problem,) = problems(readings_of(tmp_path, "a.pdf", data))
    assert problem.what == "a PDF, locked with AES, and no library for it is installed"
    assert "coranto[pdf]" in problem.remedy


SHORT = Limits(paged_seconds=8, worker_bytes=1_500_000_000)


def loop_of_pages() -> bytes:
    objects = objects_of([lines_of(FIRST)])
    objects[2] = b"<< /Type /Pages /Kids [2 0 R 4 0 R 2 0 R] /Count 9 >>"
    return built(objects)


def loop_of_forms() -> bytes:
    objects = objects_of([b"/X Do"])
    objects[4] = objects[4].replace(b"/Font", b"/XObject << /X 6 0 R >> /Font")
    objects[6] = stream(b"/X Do /X Do", b"/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>")
    return built(objects)


def loop_of_tables() -> bytes:
    data = built(objects_of([lines_of(FIRST)]))
    return data.replace(b"/Root", b"/Prev %d /Root" % data.rindex(b"xref\n0"))


def loop_of_lengths() -> bytes:
    objects = objects_of([lines_of(FIRST)])
    objects[5] = objects[5].replace(b"/Length ", b"/Length 5 0 R /Old ")
    return built(objects)


def nested_arrays() -> bytes:
    return built({**objects_of([lines_of(FIRST)]), 9: b"[" * 100_000})


def bomb() -> bytes:
    import zlib

    objects = objects_of([lines_of(FIRST)])
    objects[5] = stream(zlib.compress(b" " * 200_000_000, 9), b"/Filter /FlateDecode")
    return built(objects)


HOSTILE = [loop_of_pages, loop_of_forms, loop_of_tables, loop_of_lengths, nested_arrays, bomb]


@pytest.mark.parametrize("made", HOSTILE, ids=[made.__name__ for made in HOSTILE])
def test_a_trap_ends_in_a_reading_or_a_problem(tmp_path: Path, made: "type") -> None:
    readings = readings_of(tmp_path, "trap.pdf", made(), SHORT)
    assert readings
    assert all(found.remedy for found in problems(readings))


def test_the_pages_before_an_endless_one_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = b'{"pages":3}\n{"number":1,"text":"One."}\n{"number":2,"te'
    monkeypatch.setattr(reader, "output_of", lambda *given: (rows, False))
    readings = readings_of(tmp_path, "a.pdf", pdf(["One."]))
    assert [found.text for found in dispatches(readings)] == ["One."]
    (problem,) = problems(readings)
    assert problem.at == "page 2"
    assert "the pages from here on are not read" in problem.what


@pytest.mark.parametrize("before", [b"", b'{"number":1,"text":""}\n'])
def test_where_no_page_was_read_in_time_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    monkeypatch.setattr(reader, "output_of", lambda *given: (b'{"pages":3}\n' + before, False))
    (problem,) = problems(readings_of(tmp_path, "a.pdf", pdf(["One."])))
    assert problem.what.startswith("a PDF that took longer than ")
    assert "--max-seconds" in problem.remedy


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.4\n%%EOF", pdf(FIRST)[:300], b"not a pdf at all"])
def test_a_damaged_file_is_a_problem(tmp_path: Path, data: bytes) -> None:
    (problem,) = problems(readings_of(tmp_path, "a.pdf", data))
    assert problem.doc == "a.pdf"
    assert problem.remedy


@pytest.mark.parametrize("output", [b"", b'{"pages":1'])
def test_a_worker_that_dies_is_a_problem(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: bytes) -> None:
    monkeypatch.setattr(reader, "output_of", lambda *given: (output, False))
    (problem,) = problems(readings_of(tmp_path, "a.pdf", pdf(FIRST)))
    assert problem.what.startswith("a PDF that could not be opened")
