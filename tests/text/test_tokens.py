"""Words as copies are compared by."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.tokens import token_bytes, tokens


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("“More than 1,000,” the U.S. said.", "more than 1000 the us said"),
        ("It's five-storey, they don’t say", "its five storey they dont say"),
        ("São Tomé’s 3.5% rise", "sao tomes 35 rise"),
        ("2023年洪水", "2023 年 洪 水"),
        ("हिन्दी समाचार।", "हिन्दी समाचार"),
        ("… — !", ""),
    ],
)
def test_words_are_folded_and_bare(text: str, forms: str) -> None:
    assert " ".join(token.form for token in tokens(text)) == forms


def test_spans_lead_to_the_words_as_written() -> None:
    text = "\ufeffThe mayor of Sa\u0303o Tome\u0301 (U.S.-born) won 1,000 votes."
    assert [text[t.start : t.end] for t in tokens(text)][3:] == [
        "Sa\u0303o",
        "Tome\u0301",
        "U.S",
        "born",
        "won",
        "1,000",
        "votes",
    ]


@given(
    st.text(st.characters(codec=None), max_size=60) | st.text("a1.,'’ -年ก\u0301दु…\ufb01\ufffe\ud800\n", max_size=40)
)
def test_the_fast_way_and_the_one_with_spans_agree(text: str) -> None:
    found = tokens(text)
    assert [token.form.encode("utf-8", "surrogatepass") for token in found] == token_bytes(text)
    assert all(0 <= token.start < token.end <= len(text) for token in found)
    assert all(one.start <= other.start for one, other in pairwise(found))
