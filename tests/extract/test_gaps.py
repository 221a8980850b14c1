"""Declared unknowns: who does not tell what, and why."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.extract.claims import claims
from coranto.extract.gaps import gaps
from coranto.model.assertion import Claim
from coranto.tools import open_tools
from extract.dispatches import sentenced


@pytest.mark.parametrize(
    ("text", "who", "about", "reason"),
    [
        ("Police declined to comment on the arrests.", "Police", "on the arrests", "declined"),
        (
            "The mine's owner did not say how many men were underground.",
            "The mine's owner",
            "how many men were underground",
            "declined",
        ),
        ("Lima has not released casualty figures.", "Lima", "casualty figures", "declined"),
        ("The airline gave no details of the fault.", "The airline", "no details of the fault", "declined"),
        ("Prosecutors have yet to release the names.", "Prosecutors", "the names", "declined"),
        ("A spokeswoman could not be reached for comment.", "A spokeswoman", "for comment", "declined"),
        ("It was not immediately clear what caused the blaze.", None, "what caused the blaze", "unclear"),
        ("The cause of the crash remains unknown.", None, "The cause of the crash", "unclear"),
        ("There was no word on the crew.", None, "on the crew", "unclear"),
        ("It shows a crane; when it was taken we could not establish.", "we", None, "unverifiable"),
        ("Reuters could not independently verify the toll.", "Reuters", "the toll", "unverifiable"),
        ("It was impossible to verify the footage.", None, "the footage", "unverifiable"),
        ("The video could not be verified.", None, "The video", "unverifiable"),
    ],
)
def test_gaps(text: str, who: str | None, about: str | None, reason: str) -> None:
    (gap,) = gaps(sentenced(text), open_tools())
    assert (gap.who, gap.about, gap.reason) == (who, about, reason)


@pytest.mark.parametrize(
    "text",
    [
        "The sky was clear.",
        "We did not say that.",
        '"I cannot say," he said.',
        "He did not win.",
        "No details escaped her.",
    ],
)
def test_what_is_no_gap(text: str) -> None:
    assert gaps(sentenced(text), open_tools()) == ()


def test_gap_within_a_claim_ends_with_it() -> None:
    text = "It is unclear whether the dam will hold, the governor said."
    folio = sentenced(text)
    folio = folio.with_rows(claims(folio, open_tools()), [Claim])
    assert [gap.about for gap in gaps(folio, open_tools())] == ["whether the dam will hold"]


def test_gap_ends_where_the_sentence_turns() -> None:
    text = "The army has not released figures, but doctors counted 12 dead."
    (gap,) = gaps(sentenced(text), open_tools())
    assert gap.text == "The army has not released figures"


WORDS = st.sampled_from(
    ["did", "not", "say", "unclear", "It", "is", "could", "verify", "no", "details", "gave", ".", "\n", '"', "é"]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=30))
def test_any_text_is_read_and_spans_slice_back(words: list[str]) -> None:
    text = " ".join(words)
    for gap in gaps(sentenced(text), open_tools()):
        assert text[gap.start : gap.end] == gap.text
