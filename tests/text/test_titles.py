import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.telling import telling
from coranto.text.titles import TITLE_CHARS, UTMOST, is_whole, title_span


def test_a_title_is_cut_where_a_clause_ends() -> None:
    text = (
        "Rescuers in small boats reached the last of the forty villages that the river had cut off, "
        "while soldiers brought water, bread and tents to the school in Marivela and the church."
    )
    start, end = title_span(text, 0, len(text))
    assert text[start:end] == text[: text.index(", while")]


def test_a_cut_title_does_not_end_on_an_open_word() -> None:
    text = "Engineers worked " + "very hard " * 12 + "on the wall of the dam of the town"
    start, end = title_span(text, 0, len(text))
    assert text[start:end].split()[-1] not in {"of", "the", "on"}


@given(st.text(max_size=400))
def test_a_title_lies_within_what_it_was_cut_from(text: str) -> None:
    span = title_span(text, 0, len(text))
    assert 0 <= span.start <= span.end <= len(text)
    assert span.end - span.start <= UTMOST
    assert telling(text) >= 0


def title(text: str, said_by: str = "") -> str:
    start, end = title_span(text, 0, len(text), text.index(said_by) + len(said_by) if said_by else 0)
    return text[start:end]


@pytest.mark.parametrize(
    ("head", "whole"),
    [
        ("The dam burst", True),
        ("The head of the water board, Ines Duarte", False),
        ("Governor Ines Duarte, who came to the dam on Tuesday night", False),
        ("Tests on the water of two towns that were flooded", False),
        ("Tests on the water of two towns that were flooded found no poison", True),
        ("Farmers have refused the offer, and a leader of the largest union in the valley", False),
        ("Farmers have refused the offer, and a leader of the largest union quit", True),
        ("The minister said the decision to open the sluices", False),
        ("The minister said the decision to open the sluices was right", True),
        ("The wall gave way, a witness said", True),
        ("Answering a question from the mayor of Marivela", False),
        ("Answering a question from the mayor, Duarte promised help", True),
        ("", False),
    ],
)
def test_a_head_is_whole_with_a_subject_and_a_verb_of_its_own(head: str, whole: bool) -> None:
    assert is_whole(head) is whole


def test_a_list_is_not_cut() -> None:
    text = (
        "After weeks of strikes by the dockers, the railway men and the teachers, the ministry of labour of Norway "
        "offered talks in Bergen, Oslo and Trondheim on Monday, in a letter that surprised many of its own people."
    )
    assert title(text).endswith("Oslo and Trondheim on Monday")


def test_a_span_of_time_stays_with_what_it_counts_from() -> None:
    text = (
        "Nine miners were brought up alive from the flooded shaft of the Kayamba mine early on Sunday, thirty hours "
        "after the water broke in from the river above it and filled the lower galleries of the whole mine."
    )
    assert title(text).endswith("early on Sunday")


def test_a_sentence_without_a_clause_to_cut_at_stays_whole() -> None:
    text = (
        "The chairwoman of the electoral commission of the province, Amina Diallo, said the counting of the votes of "
        "the northern districts would be repeated under the eyes of all the parties."
    )
    assert TITLE_CHARS < len(text) <= UTMOST
    assert title(text) == text[:-1]


def test_the_words_that_say_who_says_so_are_kept() -> None:
    text = (
        "Gunmen burned the market hall and forty stalls of the border town of Garwe before dawn, killing nine people, "
        "the governor said, as soldiers searched the hills for those who had fled there."
    )
    assert title(text, "governor said").endswith("the governor said")


@pytest.mark.parametrize(
    ("text", "upto", "told"),
    [
        (
            "Both camps claimed victory on Monday, a day before the results were due.",
            "a day",
            "claimed victory on Monday",
        ),
        ("The port reopened on Friday just two days after it was mined.", "days", "reopened on Friday"),
        ("Rebels left the town shortly before the army came in.", "shortly", "left the town"),
        (
            "The strike lasted two weeks before a deal was struck.",
            "lasted two weeks before a deal was struck",
            "struck",
        ),
        ("The strike lasted two weeks.", "weeks", "lasted two weeks"),
        ("Troops crossed the river on Sunday, in a raid that took the garrison by surprise.", "a raid", "on Sunday"),
        ("Troops crossed the river on Sunday, in a raid on the garrison.", "garrison", "in a raid on the garrison"),
    ],
)
def test_a_title_ends_before_what_the_next_clause_goes_on_from(text: str, upto: str, told: str) -> None:
    start, end = title_span(text, 0, text.index(upto) + len(upto))
    assert text[start:end].endswith(told)
