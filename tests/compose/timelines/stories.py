"""Small archives of made-up news for the tests of timelines."""

from collections.abc import Mapping, Sequence
from datetime import date

from coranto.compose.timelines.articles import Article, Passage

DAM = {
    "2021-03-04_courier_1.txt": (
        ("The Velden dam burst near Orsk on Thursday and flooded four villages.", "2021-03-04"),
        ("Rescue teams carried families from their roofs through the night.",),
        ("Officials closed the valley road and asked people to leave low ground.",),
    ),
    "2021-03-05_courier_2.txt": (
        ("At least 30 people died when the Velden dam burst on Thursday, the governor said.", "2021-03-04"),
        ("The army brought tents, water and blankets to the flooded villages.",),
    ),
    "2021-03-12_herald_1.txt": (
        ("Prosecutors arrested the operator of the Velden dam on Friday.", "2021-03-12"),
        ("The dam burst on 4 March after a week of heavy rain.", "2021-03-04"),
    ),
    "2021-03-20_herald_2.txt": (
        ("Farmers in the valley said that nobody had answered their letters.",),
        ("Prosecutors had arrested the operator of the dam on 12 March.", "2021-03-12"),
    ),
    "2021-05-30_courier_3.txt": (
        ("Parliament passed a law on the inspection of dams on Sunday.", "2021-05-30"),
        ("The Velden dam burst on 4 March and killed 41 people in four villages.", "2021-03-04"),
    ),
}
"""Name → its sentences, each with the days that it names."""


def ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()


def article(doc: str, sentences: Sequence[tuple[str, ...]], published: str | None = None) -> Article:
    """An article of these sentences, one a line."""
    text, passages = "", []
    for order, (words, *days) in enumerate(sentences):
        named = tuple(sorted(ordinal(day) for day in days))
        passages.append(Passage(len(text), len(text) + len(words), order, named))
        text += words + "\n"
    return Article(doc, ordinal(published or doc[:10]), text, tuple(passages))


def articles(told: Mapping[str, Sequence[tuple[str, ...]]]) -> list[Article]:
    return [article(doc, sentences) for doc, sentences in told.items()]
