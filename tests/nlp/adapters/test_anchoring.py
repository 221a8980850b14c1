"""Answers found again in the text, or refused."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.nlp.adapters.anchoring import Answer, anchor
from coranto.text.folding import plain

TEXT = "The Bank of Ghana warned Ghana’s lenders.\nAma Osei-Bonsu left  Accra; Ama Osei—Bonsu said Accra was calm."


def marked(text: str, *answers: Answer) -> list[tuple[int, str, str]]:
    spans, _ = anchor(text, answers)
    return [(span.start, text[span.start : span.end], span.label) for span in spans]


def reasons(text: str, *answers: Answer) -> list[str]:
    _, refused = anchor(text, answers)
    return [one.reason for one in refused]


def test_a_name_is_found_verbatim() -> None:
    assert marked(TEXT, Answer("Bank of Ghana", "organization")) == [(4, "Bank of Ghana", "organization")]


def test_a_name_within_a_longer_one_is_another_occurrence() -> None:
    answers = [Answer("Ghana", "place"), Answer("Bank of Ghana", "organization")]
    assert marked(TEXT, *answers) == [(4, "Bank of Ghana", "organization"), (25, "Ghana", "place")]


def test_answers_without_context_take_one_occurrence_each_in_order() -> None:
    answer = Answer("Accra", "place")
    assert [start for start, _, _ in marked(TEXT, answer)] == [63]
    assert [start for start, _, _ in marked(TEXT, answer, answer)] == [63, 90]
    assert reasons(TEXT, answer, answer, answer) == ["marked already"]


@pytest.mark.parametrize(
    ("answer", "start"),
    [
        (Answer("Accra", "place", before="Bonsu said"), 90),
        (Answer("Accra", "place", before="and then she SAID,"), 90),
        (Answer("Accra", "place", before="Osei-Bonsu left"), 63),
        (Answer("Accra", "place", occurrence=2), 90),
        (Answer("Accra", "place", occurrence=1, before="said"), 63),
        (Answer("Accra", "place", before="…"), 63),
        (Answer("Bank of Ghana", "organization", before="words that are not there"), 4),
    ],
)
def test_context_or_number_tells_which_occurrence_is_meant(answer: Answer, start: int) -> None:
    assert [found for found, _, _ in marked(TEXT, answer)] == [start]


def test_quotes_dashes_and_white_space_may_differ_and_the_text_stays_the_sources() -> None:
    assert marked(TEXT, Answer("Ama Osei–Bonsu", "person", occurrence=2)) == [(70, "Ama Osei—Bonsu", "person")]
    assert marked(TEXT, Answer("Ghana's", "place")) == [(25, "Ghana’s", "place")]
    assert marked("He saw Port\n  Louis.", Answer(" Port Louis ", "place")) == [(7, "Port\n  Louis", "place")]
    assert marked("🙂 In “Nova” \u200bLima", Answer('"Nova" Lima', "place")) == [(5, "“Nova” \u200bLima", "place")]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (Answer("Kumasi", "place"), "no such text"),
        (Answer("accra", "place"), "no such text"),
        (Answer("", "place"), "no such text"),
        (Answer(" \u200b", "place"), "no such text"),
        (Answer("Accra", "city"), "no such label"),
        (Answer("Gha", "place"), "inside a longer word"),
        (Answer("Accra", "place", occurrence=3), "no such occurrence"),
        (Answer("Accra", "place", occurrence=0), "no such occurrence"),
        (Answer("Accra", "place", before="the people of"), "no such context"),
        (Answer("Bank of Ghana", "organization", occurrence=1), None),
    ],
)
def test_what_is_not_there_is_refused_with_the_reason(answer: Answer, reason: str | None) -> None:
    assert reasons(TEXT, answer) == ([reason] if reason else [])


def test_the_first_of_two_labels_for_one_name_stays() -> None:
    answers = [Answer("Bank of Ghana", "facility"), Answer("Bank of Ghana", "organization")]
    assert marked(TEXT, *answers) == [(4, "Bank of Ghana", "facility")]
    assert reasons(TEXT, *answers) == ["marked already"]


def test_refusals_keep_the_order_of_the_answers_and_are_short() -> None:
    _, refused = anchor(TEXT, [Answer("x", "place"), Answer("y" * 5000, "place")])
    assert [len(one.text) for one in refused] == [1, 200]
    assert {(one.start, one.end) for one in refused} == {(0, len(TEXT))}


def test_labels_are_read_without_regard_to_case() -> None:
    assert marked(TEXT, Answer("Accra", " Place ")) == [(63, "Accra", "place")]


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("加纳总统在阿克拉说", "阿克拉", [(5, "阿克拉", "place")]),
        ("서울에서 만났다", "서울", [(0, "서울", "place")]),
        ("Budapesten jártak", "Budapest", []),
        ("Sa\u0303o Tome\u0301", "Sa\u0303o Tome", []),
        ("Wait… said Li", "Li", [(11, "Li", "place")]),
        ("Wait… said Li", ".", []),
    ],
)
def test_words_end_where_the_script_ends_them(text: str, name: str, found: list[tuple[int, str, str]]) -> None:
    assert marked(text, Answer(name, "place")) == found


PIECES = st.sampled_from(["Ana", "an", "a", " ", "\n", "’", "'", "—", "-", "…", ".", "ﬁ", "fi", "\u0301", "漢", "🙂"])
WRITTEN = st.lists(PIECES, max_size=12).map("".join)
ANSWERS = st.builds(
    Answer, WRITTEN, st.sampled_from(["place", "city"]), st.none() | WRITTEN, st.none() | st.integers(-1, 3)
)


@given(WRITTEN, st.lists(ANSWERS, max_size=6))
def test_whatever_is_answered_only_words_of_the_text_are_kept(text: str, answers: list[Answer]) -> None:
    spans, refused = anchor(text, answers)
    assert len(spans) + len(refused) == len(answers)
    said = {" ".join(plain(one.text).split()) for one in answers}
    assert all(" ".join(plain(text[span.start : span.end]).split()) in said for span in spans)
    assert all(one.end <= other.start for one, other in pairwise(spans))
