from hypothesis import given
from hypothesis import strategies as st

from coranto.model.annotation import Mention, Sentence
from coranto.model.chronicle import Entry
from coranto.model.codec import encode
from coranto.model.resolved import Copy, EntityLink, Extent, Origin, Relation
from coranto.run.order import in_dossier_order, in_text_order

spans = st.tuples(st.integers(0, 5), st.integers(0, 5))


def entry(name: str, day: str | None, rank: int) -> Entry:
    return Entry(
        name, day, None, None, None, "t", "t", "reported", (), (), (), (Extent("a", 0, 1),), 1, 0, False, False, False,
        rank,
    )  # fmt: skip


@given(st.lists(spans, max_size=8), st.randoms())
def test_records_of_a_text_come_by_start_and_the_wider_first(pairs, random):
    records = [Sentence("a", start, start + length) for start, length in pairs]
    shuffled = list(records)
    random.shuffle(shuffled)
    coded = in_text_order(shuffled)
    assert coded == in_text_order(records)
    assert [(c.record.start, -c.record.end) for c in coded] == sorted((s.start, -s.end) for s in records)
    assert all(c.json == encode(c.record) for c in coded)


def test_records_of_one_span_come_by_their_bytes():
    pair = [Mention("a", 0, 5, "Lagos", "place", None), Mention("a", 0, 5, "Lagos", "organization", None)]
    assert [c.record.label for c in in_text_order(pair)] == ["organization", "place"]


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
