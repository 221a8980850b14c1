"""What the dispatches of our own hold, counted: the part of ``DATA.md`` that follows from the texts."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from training.example import Example
from training.marked import TEXTS, dispatches_of

SHEET: Final = Path(__file__).parent / "DATA.md"
BEGIN: Final = "<!-- counted: python -m training count -->\n"
_LAYERS: Final = ("sentence_ends", "entities", "attribution", "triggers")
END: Final = "<!-- /counted -->\n"


def counted(folder: Path = TEXTS) -> str:
    """The counts by file, family, region and mark, as Markdown."""
    by_file = {path.name: list(dispatches_of(path)) for path in sorted(folder.glob("*.txt"))}
    examples = [example for found in by_file.values() for example in found]
    head = "| file | dispatches | words | sentences | names | parts of reports | events |\n|---|" + "---:|" * 6
    rows = [_row(f"`{name}`", found) for name, found in by_file.items()]
    lists = {
        "Families": Counter(example.family for example in examples),
        "Regions": Counter(example.region for example in examples),
        "Names": Counter(label for example in examples for mark in example.entities or () for label in mark.labels),
        "Parts of reports": Counter(
            label for example in examples for mark in example.attribution or () for label in mark.labels
        ),
        "Events by type": Counter(trigger.type for example in examples for trigger in example.triggers or ()),
        "Events by status": Counter(trigger.status for example in examples for trigger in example.triggers or ()),
    }
    items = [f"- **{name}**: {_listed(counter)}." for name, counter in lists.items()]
    return "\n".join([head, *rows, _row("all", examples), "", *items]) + "\n"


def renewed(sheet: str, folder: Path = TEXTS) -> str:
    """The data sheet with its counts made anew."""
    before, _, rest = sheet.partition(BEGIN)
    _, _, after = rest.partition(END)
    return f"{before}{BEGIN}{counted(folder)}{END}{after}"


def _row(name: str, examples: Sequence[Example]) -> str:
    numbers = [
        len(examples),
        sum(len(example.text.split()) for example in examples),
        *(
            _sum(getattr(e, layer) for e in examples)
            for layer in ("sentence_ends", "entities", "attribution", "triggers")
        ),
    ]
    return f"| {name} | " + " | ".join(f"{number:,}" for number in numbers) + " |"


def _sum(layers: Iterable[Sequence[object] | None]) -> int:
    return sum(len(layer or ()) for layer in layers)


def _listed(counter: Counter[str]) -> str:
    """The names, the most frequent first, equals by name."""
    return ", ".join(f"{name} {count:,}" for name, count in sorted(counter.items(), key=lambda row: (-row[1], row[0])))
