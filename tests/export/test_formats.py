"""What holds for every format, whatever the dossier."""

import pytest

from coranto.export.edition import Edition
from coranto.export.formats import DESCRIPTIONS, FORMATS
from editions import CORPORA, editions, gives_away, nothing, odd, rendered, unpacked

HEADS = {"csv": 1, "acled": 1, "hxl": 2}
"""Lines of tables before the first row; a table without a row has no cell to say anything in."""
EVERY = pytest.mark.parametrize("name", FORMATS)


@EVERY
def test_every_dossier_can_be_written_and_twice_the_same(name: str) -> None:
    for one, again in zip(editions(), editions(), strict=True):
        assert rendered(one, name) == rendered(again, name)


@EVERY
@pytest.mark.parametrize("corpus", CORPORA)
def test_a_file_says_where_it_comes_from(name: str, corpus: str) -> None:
    edition = Edition(CORPORA[corpus](), claimed=True)
    page = unpacked(rendered(edition, name))
    if len(page.splitlines()) > HEADS.get(name, 0):
        for said in (edition.about.generator, edition.about.dossier, "GeoNames", "local days"):
            assert said in page


@EVERY
def test_a_redacted_file_names_nobody_and_says_so(name: str) -> None:
    page = rendered(Edition(odd(), redact=True, claimed=True), name)
    assert gives_away(odd(), page) == []
    for part in ("Santos", "منصور", "example.org", "555 0123", "Acacia", "jo_santos", "jo-santos"):
        assert part not in unpacked(page)
    assert "redacted" in unpacked(page)


@EVERY
def test_a_format_tells_what_it_is(name: str) -> None:
    assert DESCRIPTIONS[name] == FORMATS[name].what
    assert FORMATS[name].suffix.startswith(".")
    assert "/" in FORMATS[name].media_type


def test_what_is_binary_is_no_text_and_all_else_is() -> None:
    for name, one in FORMATS.items():
        if not one.binary:
            rendered(Edition(nothing()), name).decode()
            rendered(Edition(odd()), name).decode()
