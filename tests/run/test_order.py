from hypothesis import given
from hypothesis import strategies as st

from coranto.model.annotation import Mention, Sentence
from coranto.model.codec import encode
from coranto.run.order import in_text_order

spans = st.tuples(st.integers(0, 5), st.integers(0, 5))


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
