"""Chronicles of one or two invented dispatches, for tests of their lines."""

from coranto.model.chronicle import Entry
from support import corpus


def told(text: str, day: str | None = "2031-05-14", **more: str) -> list[Entry]:
    """The lines of a dispatch of ``day``, with others (``b_2031_05_15="…"``), by rank."""
    texts = {"a.txt": text if day is None else opened(text, day)}
    for name, words in more.items():
        texts[f"{name}.txt"] = opened(words, name.partition("_")[2].replace("_", "-"))
    return sorted(corpus(texts).all(Entry), key=lambda entry: entry.rank)


def opened(text: str, day: str) -> str:
    """The text under the day of its dispatch."""
    return f" date {day}\n\n{text}"


def line(words: str, made: list[Entry]) -> Entry:
    """The one line whose title holds some words."""
    (found,) = [entry for entry in made if words in entry.title]
    return found


def cited(entry: Entry, text: str, day: str = "2031-05-14") -> str:
    """All that a line cites of the first dispatch, whose words are ``text``."""
    whole = opened(text, day)
    return " ".join(whole[c.start : c.end] for c in entry.citations if c.doc == "a.txt")
