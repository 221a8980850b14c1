import random

import pytest

from coranto.read.pdf_pages import PdfHead, PdfPage, pdf_date, read_pages

from .pdfs import pdf


@pytest.mark.parametrize(
    ("stated", "iso"),
    [
        ("D:20260203101500+03'00'", "2026-02-03T10:15:00+03:00"),
        ("D:20260203101500Z", "2026-02-03T10:15:00+00:00"),
        ("D:20260203101500-0530", "2026-02-03T10:15:00-05:30"),
        ("20260203", "2026-02-03"),
        ("D:202602031015", "2026-02-03T10:15:00"),
        ("February", None),
        (None, None),
    ],
)
def test_dates_go_no_further_than_they_are_stated(stated: str | None, iso: str | None) -> None:
    assert pdf_date(stated) == iso


def test_the_head_comes_first_then_each_page() -> None:
    head, *pages = read_pages(pdf(["One."], ["Two."], info="/Title (T)"))
    assert head == PdfHead(2, title="T")
    assert [(page.number, page.text.strip()) for page in pages if isinstance(page, PdfPage)] == [
        (1, "One."),
        (2, "Two."),
    ]


def test_no_damage_raises() -> None:
    data = pdf(["The bridge was closed on Tuesday."], ["It opened on Friday."])
    dice = random.Random(7)
    for _ in range(60):
        damaged = bytearray(data)
        for _ in range(dice.randint(1, 6)):
            damaged[dice.randrange(len(damaged))] = dice.randrange(256)
        rows = list(read_pages(bytes(damaged)))
        assert isinstance(rows[0], PdfHead)
