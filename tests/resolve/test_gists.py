"""Gists: the weighty words of a text, whatever else there is in the dossier."""

import pytest

from coranto.model.annotation import Gist, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.resolve.gists import LENGTH, MOST_WORDS, gists
from coranto.tools import open_tools
from support import corpus

FERRY = "The ferry Aurora ran aground off Bergen on Tuesday with 214 people on board, the coastguard said."


def gist(text: str) -> Gist:
    (found,) = gists(corpus({"a.txt": text}).folio("a.txt"), open_tools())
    return found


def likeness(one: str, other: str) -> float:
    a, b = gist(one), gist(other)
    theirs = dict(zip(b.words, b.weights, strict=True))
    return sum(w * theirs.get(word, 0) for word, w in zip(a.words, a.weights, strict=True)) / LENGTH**2


def test_a_gist_is_a_vector_of_one_length() -> None:
    found = gist(FERRY)
    assert list(found.words) == sorted(set(found.words))
    assert abs(sum(weight**2 for weight in found.weights) ** 0.5 - LENGTH) < 5
    assert len(gist(" ".join(f"word{n}ly" for n in range(200)) + ".").words) == MOST_WORDS


@pytest.mark.parametrize("text", ["", " ", "12 345 678.", "The of and in to it."])
def test_a_text_without_words_of_weight_has_an_empty_gist(text: str) -> None:
    assert gist(text).words == gist(text).weights == ()


def test_news_of_one_event_is_likelier_than_news_of_another_of_its_kind() -> None:
    same = "Rescuers took 214 people off the ferry Aurora, which ran aground near Bergen, the coastguard said."
    other = "A bulk carrier ran into a pier at Durban on Tuesday; two dockers were hurt, the harbour master said."
    assert likeness(FERRY, same) > 0.4 > likeness(FERRY, other)


def test_forms_of_a_word_and_letters_with_marks_meet() -> None:
    assert likeness("Strikes paralysed São Paulo.", "The strike paralyses Sao Paulo.") > 0.9


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The Gazette date 2019-04-02\n\nThe river rose again.", "2019-04-02"),
        ("The river rose again on Tuesday.", None),
        ("© 2019 Gazette\nThe river rose again.", None),
    ],
)
def test_the_day_is_the_one_that_the_text_gives_for_itself(text: str, day: str | None) -> None:
    assert gist(text).day == day


def test_it_asks_for_no_more_than_sentences_and_expressions_of_time() -> None:
    whole = corpus({"a.txt": FERRY}).folio("a.txt")
    bare = Folio(whole.dispatch).with_rows([*whole.of(Sentence), *whole.of(TimeExpression)], [Sentence, TimeExpression])
    assert list(gists(bare, open_tools())) == list(gists(whole, open_tools()))
