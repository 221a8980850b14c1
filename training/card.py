"""The model card: what the weights are, what they were made from, how they measure, where they fail."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any, Final

from training.data import DataError

Record = Mapping[str, Any]

_HEAD: Final = """\
# Model card: {name}, version {version}

Written by `python -m training card`; not edited by hand. SHA-256 over the weights: `{digest}`.

## What it is

The language model that Coranto reads with when no other is named. Two encoders of six layers over one table of word
pieces, both from all-MiniLM-L6-v2, in int8, run by onnxruntime on the CPU. One has linear heads that mark names
(person, organization, place, facility, group, event, product), the parts of reports (source, cue, content), ends of
sentences, and the words that tell of events with their type (PLOVER's sixteen, and none of them) and status. The other
gives a vector of 384 numbers to a sentence. Soft evidence from the package's word lists is added to what the first
one reads. A window is always read alone, so an answer depends on the text and on nothing else.

## What it is for

English news and what surrounds it: agency copy, local press, opinion, live text, agate, transcripts, letters. Its
marks are evidence that Coranto's rules weigh; each carries a score, and none is a finding of fact. It is not made for
other languages, for uses in which a wrong name does harm and nobody looks at the passage, nor for telling who a
person is.

## What it was made from

Texts by corpus: {examples}. Mix: `{mix}`; base: {base}; seed {seed}, {epochs} epochs at most.
[`training/DATA.md`](../training/DATA.md) gives every source, its licence, what is read from it and what is not used.

## Licence

The weights: CC BY-SA 4.0, since some of the texts that trained them are; attribution in
`src/coranto/resources/weights/NOTICE`. The code: Apache-2.0.

## Figures

Taken from the model's own marks, before any rule of Coranto touches them. *n* is what a figure rests on: for F1 and
recall what the gold has, for precision what was found. A figure on dispatches that trained the model shows what it can
hold, not what it can do; families held out were measured on a sibling, trained alike without them.
"""
_TAIL: Final = """\
## Known limits

- The dispatches of our own were written for training: their mix of regions and kinds of news is chosen, and their
  language is more alike than the world's.
- The open sets lean to the United States and to the web of some years ago: later names and offices are known from
  lists and context alone.
- Groups, events and products are marked in few sets; reports and events in our own dispatches alone.
- What stands beyond a window (about 90 words) is not seen: a surname is read anew in each.
- Scores are those of a softmax and were not calibrated.
"""


def rendered(manifest: Record, run: Record, records: Sequence[Record]) -> str:
    """The card as Markdown. ``records`` are the figures of these weights, then those of siblings trained without some
    families of our own. Raises DataError where the first are not of these weights.
    """
    first, *siblings = records
    if first["digest"] != manifest["digest"]:
        raise DataError("the figures are of other weights: run `python -m training evaluate --json FILE` again")
    unheld = [record for record in siblings if not record["families"]]
    if unheld:
        raise DataError("figures after the first are of siblings: `evaluate --families` makes them")
    plan = run["plan"]
    head = _HEAD.format(
        name=manifest["name"], version=manifest["version"], digest=manifest["digest"], mix=run["mix"], base=run["base"],
        examples=", ".join(f"{corpus} {count:,}" for corpus, count in run["examples"].items()),
        seed=plan["seed"], epochs=plan["epochs"],
    )  # fmt: skip
    return "\n".join([head, *_tables(first["figures"]), *_siblings(siblings), _TAIL])


def _siblings(records: Sequence[Record]) -> Iterator[str]:
    for record in records:
        yield f"Measured on a sibling (`{record['digest'][:12]}`), trained without {', '.join(record['families'])}:\n"
        yield from _tables(record["figures"])


def _tables(figures: Sequence[Record]) -> Iterator[str]:
    """One table a group."""
    for group, rows in groupby(figures, key=lambda figure: str(figure["group"])):
        yield f"### {group}\n\n| measure | value | n |\n|---|---:|---:|"
        yield from (f"| {row['name']} | {_shown(row['value'])} | {row['n']:,} {row['of']} |" for row in rows)
        yield ""


def _shown(value: float | None) -> str:
    """Four digits where they count, one decimal or none where more would say nothing."""
    if value is None:
        return "-"
    if abs(value) <= 1:
        return f"{value:.4f}"
    return f"{value:.1f}" if value < 1000 else f"{value:,.0f}"
