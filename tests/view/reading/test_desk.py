from dataclasses import replace

import pytest

from coranto.model.chronicle import Entry
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Entity, EventPlace, Extent, Role
from coranto.tools import open_tools
from coranto.view.filters import Filter
from coranto.view.reading.desk import Desk, place_tag
from records import ferry
from sources import dispatch


def desk(corpus: MemoryCorpus | None = None) -> Desk:
    return Desk(corpus or ferry(), open_tools().parties)


def with_role(role: str) -> MemoryCorpus:
    """The ferry's dossier in which its captain is called something else."""
    corpus = ferry()
    (reyes,) = corpus.all(Entity)
    given = replace(reyes, roles=(Role(role, "bay.txt", 0, 5),))
    return MemoryCorpus(corpus.by_doc, {**corpus.rows, Entity: (given,)})


def test_a_row_needs_no_other_record() -> None:
    rows = desk().rows
    assert list(rows) == ["en2", "en1", "en3"]
    sinking = rows["en1"]
    assert sinking.place is not None
    assert (sinking.place.name, sinking.place.lat, sinking.place.country) == ("Batangas", 13.76, "PH")
    assert [(f.text, f.who, f.as_of) for f in sinking.figures] == [
        ("At least 11 people", "Captain Reyes", "2023-03-06")
    ]
    assert sinking.docs == ("bay.txt", "harbour.txt")
    assert (rows["en2"].place, rows["en3"].day) == (None, None)


def test_who_says_so_is_named_where_no_narrator_does() -> None:
    corpus = ferry()
    entries = tuple(replace(entry, status="claimed") for entry in corpus.all(Entry))
    claimed = desk(MemoryCorpus(corpus.by_doc, {**corpus.rows, Entry: entries}))
    assert (claimed.rows["en1"].speakers, desk().rows["en1"].speakers) == (("Captain Reyes",), ())


def test_only_who_has_a_page_is_named_by_id() -> None:
    assert desk().rows["en1"].who == ()
    assert desk(with_role("harbour chief")).rows["en1"].who == ("ent1",)


@pytest.mark.parametrize("asked", [Filter(), Filter(who="Reyes"), Filter(place="Batangas"), Filter(disputed=True)])
def test_filters_choose_rows_in_the_order_of_the_chronicle(asked: Filter) -> None:
    made = desk()
    made.gather()
    assert [row.id for row in made.matching(asked)] == [entry.id for entry in made.matcher.matching(asked)]


def test_one_known_by_its_name_alone_has_no_point() -> None:
    here = EventPlace("Batangas", 13.76, 121.06, "PH", "city")
    assert (place_tag(here).lat, place_tag("Batangas").lat) == (13.76, None)


def test_a_row_has_the_keys_of_all_its_places_and_of_what_they_lie_in() -> None:
    made = desk()
    sinking = made.rows["en1"]
    assert sinking.place is not None
    assert {sinking.place.key, "PH", "PH:batangas", "PH/batangas"} <= set(sinking.places)
    assert made.rows["en2"].places == ()


def test_a_passage_stands_in_its_context() -> None:
    made = desk()
    quoted = made.quoted(made.rows["en1"].citations[2], context=5)
    assert (quoted.before, quoted.quote, quoted.after) == ("y. \U0001f6a2 ", "At least 11 people drowned", ", Cap")
    assert len(quoted.text_sha256) == 64


def test_a_passage_of_a_document_with_pages_says_which() -> None:
    pages = dispatch("Of the first page.\fOf the second.", "paper.pdf")
    made = desk(MemoryCorpus({"paper.pdf": Folio(pages)}, {}))
    assert [made.quoted(Extent("paper.pdf", at, at + 2)).page for at in (0, 19)] == [1, 2]
    assert desk().quoted(Extent("bay.txt", 0, 7)).page is None
