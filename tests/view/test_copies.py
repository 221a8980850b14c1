from hypothesis import given
from hypothesis import strategies as st

from coranto.model.assertion import Gap
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Origin
from coranto.view.copies import told_once

DOCS = ("a", "b", "c", "d")
ROWS = st.lists(
    st.builds(
        lambda doc, words: Gap(doc, 0, 1, words, None, None, "unclear"),
        st.sampled_from(DOCS),
        st.text("xy", max_size=2),
    )
)


@given(ROWS)
def test_groups_hold_every_row_once_no_two_of_one_document_and_only_what_is_alike_and_of_one_origin(
    rows: list[Gap],
) -> None:
    corpus = MemoryCorpus({}, {Origin: (Origin("o", ("a", "b"), ""), Origin("p", ("c", "d"), ""))})
    groups = told_once(rows, corpus, lambda gap: gap.text)
    assert sorted(map(id, (row for group in groups for row in group))) == sorted(map(id, rows))
    kinds = [{(row.text, row.doc in "ab") for row in group} for group in groups]
    assert all(len(kind) == 1 for kind in kinds)
    assert all(len({row.doc for row in group}) == len(group) for group in groups)
    for doc, text in {(row.doc, row.text) for row in rows}:
        other = {"a": "b", "b": "a", "c": "d", "d": "c"}[doc]
        pairs = sum({doc, other} == {row.doc for row in group} and group[0].text == text for group in groups)
        counts = [sum((row.doc, row.text) == (one, text) for row in rows) for one in (doc, other)]
        assert pairs == min(counts)
