from coranto.model.chronicle import Entry
from coranto.model.resolved import Copy, EntityLink, Extent, Origin, Relation
from coranto.store.order import in_dossier_order


def entry(name: str, day: str | None, rank: int) -> Entry:
    return Entry(
        name, day, None, None, None, "t", "t", "reported", (), (), (), (Extent("a", 0, 1),), 1, 0, False, False, False,
        rank,
    )  # fmt: skip


def test_entries_come_by_day_then_rank_and_the_undated_last():
    given_entries = [
        entry("d", None, 1),
        entry("c", "2021-03-02", 9),
        entry("b", "2021-03-02", 2),
        entry("a", "2022", 3),
    ]
    assert [e.id for e in in_dossier_order(given_entries)] == ["b", "c", "a", "d"]


def test_what_has_no_id_comes_by_its_first_passage_or_its_ends():
    copies = [
        Copy("near", Extent("b", 0, 9), Extent("c", 0, 9), 0.9, None),
        Copy("near", Extent("a", 5, 9), Extent("c", 0, 9), 0.9, None),
        Copy("near", Extent("a", 0, 4), Extent("c", 0, 9), 0.9, None),
        Copy("near", Extent("a", 0, 9), Extent("c", 0, 9), 0.9, None),
    ]
    assert in_dossier_order(copies) == [copies[3], copies[2], copies[1], copies[0]]
    links = [EntityLink("b", "x", "1"), EntityLink("a", "y", "1"), EntityLink("a", "x", "2")]
    assert in_dossier_order(links) == links[::-1]
    relations = [Relation("same", "b", "c", "", 1.0), Relation("updates", "a", "c", "", 1.0)]
    assert in_dossier_order(relations) == relations[::-1]
    origins = [Origin("o2", (), ""), Origin("o1", (), "")]
    assert in_dossier_order(origins) == origins[::-1]
