"""Patterns of bylines, datelines, captions and other furniture, as ``furniture.yaml`` lists them."""

import re
from dataclasses import dataclass
from typing import Literal

from coranto.model.annotation import Furniture
from coranto.resources import read_yaml

Where = Literal["line", "sentence", "head"]
Near = Literal["head", "tail", "edge", "anywhere"]


@dataclass(frozen=True, slots=True)
class FurniturePattern:
    """One pattern: what it labels, which part of a paragraph it must match, and where in the text that may stand."""

    label: Furniture
    where: Where
    near: Near
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None


def load() -> tuple[FurniturePattern, ...]:
    """The patterns in the order in which they are tried."""
    raw = read_yaml("furniture.yaml")
    pieces: dict[str, str] = {}
    for name, pattern in raw["pieces"].items():
        pieces[name] = pattern.format(**pieces)
    return tuple(
        FurniturePattern(
            label=row["label"],
            where=row["where"],
            near=row.get("near", "anywhere"),
            pattern=re.compile(row["pattern"].format(**pieces)),
            unless=re.compile(row["unless"]) if "unless" in row else None,
        )
        for row in raw["patterns"]
    )
