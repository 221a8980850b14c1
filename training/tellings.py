"""Dispatches of our own by story: those written for it under ``stories/``, and the clusters of the tests.

A file of ``stories/`` has ``# story``, then each dispatch under ``## YYYY-MM-DD outlet``: its title, and the text if it
is more than a headline.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final

from tests.resolve import stories

from coranto.read.reading import Read
from coranto.read.sources import read_sources
from training.marked import dispatches

ROOT: Final = Path(__file__).parents[1]
STORIES: Final = Path(__file__).parent / "stories"


@dataclass(frozen=True, slots=True)
class Telling:
    """One dispatch of a story: its headline, its text, or both."""

    story: str
    day: date | None
    title: str
    text: str


def tellings() -> list[Telling]:
    """Every dispatch of a story that several tell, always in one order."""
    return [*written(), *_invented(), *_clusters()]


def written(folder: Path = STORIES) -> Iterator[Telling]:
    """Every dispatch of the folder's ``.txt`` files, story by story. Raises ``ValueError`` for a day that is none."""
    for path in sorted(folder.glob("*.txt")):
        for story in f"\n{path.read_text('utf-8')}".split("\n# ")[1:]:
            name, *told = story.split("\n## ")
            for dispatch in told:
                head, title, *text = dispatch.strip().split("\n")
                yield Telling(name.strip(), date.fromisoformat(head.split(" ", 1)[0]), title, "\n".join(text))


def strays() -> list[Telling]:
    """The dispatches that teach the language model, each a story of its own."""
    found = []
    for example in dispatches():
        title, _, text = example.text.partition("\n")
        titled = len(title) <= LONGEST_TITLE
        found.append(Telling(example.id, None, title if titled else "", (text if titled else example.text).strip()))
    return found


LONGEST_TITLE: Final = 110


def _invented() -> Iterator[Telling]:
    """The stories of the tests that are written as code; each text stands alone, without a headline."""
    for name, told in sorted(vars(stories).items()):
        if name.isupper() and isinstance(told, tuple):
            for one in told:
                yield Telling(f"dating {name}", date.fromisoformat(one.day), "", one.text)


def _clusters() -> Iterator[Telling]:
    """The folders of the tests that hold one story each, and the sample; what is unrelated there is its own story."""
    folders = [*(ROOT / "tests/clusters").iterdir(), *(ROOT / "tests/voices").iterdir(), ROOT / "samples/beirut-2020"]
    for folder in sorted(folder for folder in folders if folder.is_dir()):
        gold = folder / "gold.json"
        known = json.loads(gold.read_text("utf-8")) if gold.exists() else {}
        for reading in read_sources(
            [file for file in sorted(folder.iterdir()) if file.suffix not in (".json", ".yaml")]
        ):
            if isinstance(reading, Read):
                dispatch = reading.dispatch
                stray = dispatch.doc in known.get("unrelated", ())
                name = f"{folder.name} {dispatch.doc if stray else ''}".strip()
                stated = [candidate.value[:10] for candidate in dispatch.metadata.published]
                day = known.get("published", {}).get(dispatch.doc) or next(iter(stated), None)
                title = dispatch.metadata.title or ""
                yield Telling(name, date.fromisoformat(day) if day else None, title, dispatch.text)
