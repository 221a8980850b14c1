"""PDF: the text layer, pages parted by form feeds so that a citation can name the page."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

import msgspec

from coranto.model.source import DateCandidate, Metadata
from coranto.read.languages import language_code
from coranto.read.page_metadata import line
from coranto.read.pdf_pages import LOCKED, LOCKED_AES, MOST_PAGES, PdfHead, PdfPage
from coranto.read.reading import Opened, Reading, Trouble, UnreadableError, original_of, read_as, whole
from coranto.read.stated_dates import iso_date
from coranto.read.worker import output_of
from coranto.text.pages import PAGE_BREAK

RECOGNISE: Final = "run it through text recognition first: ocrmypdf FILE.pdf OUT.pdf"
MORE: Final = "split it, or allow more with --max-seconds"
REMEDIES: Final = {
    LOCKED: "save it without a password: qpdf --decrypt --password=… FILE.pdf OUT.pdf",
    LOCKED_AES: "pip install 'coranto[pdf]', or save it without a password",
}
ILLEGIBLE_SHARE: Final = 0.2
"""Of a page's characters; a page in a font without its alphabet has nearly all of them illegible."""

LIGATURES: Final = str.maketrans({
    "\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st",
})  # fmt: skip

_GLYPHS: Final = re.compile(r"(?:/[A-Za-z]{1,8}\d{1,5}){3,}|[\ufffd\ue000-\uf8ff\x01-\x08\x0e-\x1f]")
_NO_TITLE: Final = re.compile(
    r"microsoft (?:word|powerpoint)|untitled|\.(?:docx?|odt|pdf|indd|rtf|pptx?|tex)\Z|\A\W*\Z", re.I
)
_BROKEN_WORD: Final = re.compile(r"(?<![\w-])([^\W\d_]{2,})[-\u2010]\n([^\W\d_]{2,})")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_ENDS: Final = re.compile(r"[.!?…:;。！？؟।\"”’»)\]]\s*\Z")


def read_pdf(opened: Opened) -> Iterator[Reading]:
    """The one dispatch of a PDF; each page without text that can be read is a problem.

    Raises ``UnreadableError`` for a file that is locked, damaged, has no text on any page, or took too long before one.
    """
    data = whole(opened)
    head, pages, ended = _pages(data, opened)
    texts = {page.number: tidied(page.text) for page in pages}
    troubles = {page.number: _trouble(page, texts[page.number]) for page in pages}
    legible = [number for number, trouble in troubles.items() if trouble is None]
    spent = f"took longer than {opened.limits.paged_seconds:g} s, or too much memory"
    if not legible:
        raise _nothing(troubles, head) if ended else UnreadableError(f"a PDF that {spent}", MORE)
    text = joined([texts[number] if number in legible else "" for number in texts])
    yield read_as(opened.doc, text, original_of(data, "application/pdf"), _metadata(head), opened.limits)
    for number, trouble in troubles.items():
        if trouble is not None:
            yield trouble.problem(opened.doc, f"page {number}")
    if not ended:
        what = f"{spent}; the pages from here on are not read"
        yield Trouble(what, MORE).problem(opened.doc, f"page {len(pages) + 1}")
    elif head.pages > MOST_PAGES:
        yield Trouble("the pages from here on are not read", "split it").problem(opened.doc, f"page {MOST_PAGES + 1}")


def _pages(data: bytes, opened: Opened) -> tuple[PdfHead, list[PdfPage], bool]:
    """The file's head, the pages that were read, and whether these are all."""
    limits = opened.limits
    output, ended = output_of("coranto.read.pdf_pages", (str(limits.worker_bytes),), data, limits.paged_seconds)
    rows = output.splitlines(keepends=True)
    rows = rows if not rows or rows[-1].endswith(b"\n") else rows[:-1]
    if not rows:
        what = "a PDF that could not be opened" + ("" if ended else f" in {limits.paged_seconds:g} s")
        raise UnreadableError(what, "print it to a new PDF, or give its text: pdftotext FILE.pdf")
    head = msgspec.json.decode(rows[0], type=PdfHead)
    if head.trouble is not None:
        raise UnreadableError(f"a PDF, {head.trouble}", REMEDIES.get(head.trouble, "print it to a new PDF"))
    pages = [msgspec.json.decode(row, type=PdfPage) for row in rows[1:]]
    return head, pages, ended and len(pages) >= min(head.pages, MOST_PAGES)


def _trouble(page: PdfPage, text: str) -> Trouble | None:
    if page.trouble is not None:
        return Trouble(page.trouble, "print the file to a new PDF")
    if not text.strip():
        return Trouble("no text on this page", f"if there are words on it, {RECOGNISE}")
    illegible = sum(len(found) for found in _GLYPHS.findall(text))
    if illegible > ILLEGIBLE_SHARE * len("".join(text.split())):
        return Trouble("letters in a font without its alphabet", RECOGNISE)
    return None


def _nothing(troubles: dict[int, Trouble | None], head: PdfHead) -> UnreadableError:
    """Why there is no text on any page: the commonest reason."""
    reasons = Counter((trouble.what, trouble.remedy) for trouble in troubles.values() if trouble is not None)
    if not reasons:
        return UnreadableError("a PDF without a page", "fetch it again")
    (what, remedy), _ = reasons.most_common(1)[0]
    if what == "no text on this page":
        count = f"{head.pages} page{'s' if head.pages != 1 else ''}"
        return UnreadableError(f"a PDF without text, {count}: pictures of words, perhaps a scan", RECOGNISE)
    return UnreadableError(f"a PDF, {what}", remedy)


def _metadata(head: PdfHead) -> Metadata:
    title = line(head.title)
    created = iso_date(head.created)
    return Metadata(
        title=title if title and not _NO_TITLE.search(title) else None,
        author=line(head.author),
        language=language_code(head.language),
        published=(DateCandidate(created, "pdf creation date"),) if created is not None else (),
    )


def tidied(text: str) -> str:
    """A page's lines without white space at their ends, ligatures as letters, no form feed."""
    lines = text.translate(LIGATURES).replace(PAGE_BREAK, "\n").splitlines()
    return re.sub(r"\n{3,}", "\n\n", "\n".join(" ".join(row.split()) for row in lines)).strip("\n")


def joined(pages: Sequence[str]) -> str:
    """The text of all pages, a form feed between two; a sentence that goes on over the page stays in its paragraph.

    Words broken at the end of a line are made whole where they were broken by a soft hyphen, or stand whole elsewhere.
    """
    text = pages[0] if pages else ""
    for page in pages[1:]:
        goes_on = bool(text) and not _ENDS.search(text) and page[:1].islower()
        text += PAGE_BREAK + page if goes_on else f"\n{PAGE_BREAK}\n{page}"
    text = re.sub(r"\u00ad\n?", "", text)
    whole_words = {found.casefold() for found in _WORD.findall(text)}

    def mended(found: re.Match[str]) -> str:
        word = found[1] + found[2]
        return word if word.casefold() in whole_words else found[0]

    return _BROKEN_WORD.sub(mended, text)
