"""Support is counted per statement: copies once, one origin once."""

from hypothesis import given
from hypothesis import strategies as st

from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.support import support_of


def copy(a: Extent, b: Extent) -> Copy:
    return Copy("exact", a, b, 1.0, None)


A, B, C, D = (Extent(doc, 100, 200) for doc in "abcd")


def test_passages_that_nothing_joins_are_independent() -> None:
    assert support_of([], []).groups([B, A, A]) == ((A,), (B,))


def test_copies_count_once_though_the_first_of_them_is_not_cited() -> None:
    support = support_of([copy(A, B), copy(A, C)], [])
    assert support.groups([B, C, D]) == ((B, C), (D,))
    assert support.are_copies(B, C)
    assert not support.are_copies(B, D)


def test_documents_share_words_through_one_that_was_compared_with_both() -> None:
    support = support_of([copy(A, B), copy(A, C), copy(D, Extent("e", 0, 100))], [])
    assert support.sharing(["b"]) == {"a", "b", "c"}
    assert support.sharing(["f"]) == set()


def test_a_claim_within_a_copied_sentence_is_copied_with_it_and_its_neighbour_is_not() -> None:
    support = support_of([copy(A, B)], [])
    assert support.n_origins([Extent("a", 120, 150), Extent("b", 130, 190)]) == 1
    assert support.n_origins([Extent("a", 190, 260), Extent("b", 190, 260)]) == 2


def test_documents_of_one_origin_count_once_whatever_they_say() -> None:
    support = support_of([], [Origin("o", ("a", "b"), "the same text"), Origin("p", ("c",), "stands alone")])
    assert support.n_origins([A, Extent("b", 0, 10), C]) == 2


def test_a_document_that_shares_one_passage_does_not_lend_its_others() -> None:
    elsewhere = Extent("b", 500, 600)
    support = support_of([copy(A, B), copy(elsewhere, Extent("c", 0, 90))], [])
    assert support.n_origins([A, C]) == 2
    assert support.n_origins([A, Extent("c", 0, 90)]) == 2


extents = st.builds(
    lambda doc, start, size: Extent(doc, start, start + size),
    st.sampled_from("abcd"),
    st.integers(0, 30),
    st.integers(0, 20),
)
copies = st.lists(st.builds(copy, extents, extents), max_size=12)


@given(copies, st.lists(extents, max_size=8), st.randoms(use_true_random=False))
def test_order_does_not_matter(rows: list[Copy], cited: list[Extent], random: object) -> None:
    expected = support_of(rows, []).groups(cited)
    random.shuffle(rows)  # type: ignore[attr-defined]
    random.shuffle(cited)  # type: ignore[attr-defined]
    assert support_of(rows, []).groups(cited) == expected
    assert sorted(p for group in expected for p in map(repr, group)) == sorted(map(repr, set(cited)))
