"""Words that open, close or blur a number, as ``bounds.yaml`` lists them, compiled into matchers."""

import re
from dataclasses import dataclass

from coranto.model.annotation import Qualifier
from coranto.resources import read_yaml

Matchers = tuple[tuple[Qualifier, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Matchers around a number; ``before`` ends where the number begins, the others begin where it ends."""

    before: Matchers
    after: Matchers
    attached: Matchers
    up: frozenset[str]
    down: frozenset[str]
    adverbs: frozenset[str]


def load() -> Bounds:
    """The words of openness and change."""
    raw = read_yaml("bounds.yaml")
    between = raw["between"]
    return Bounds(
        before=tuple(
            (name, re.compile(rf"(?<![\w-])(?P<words>{pattern})\s?{between}{{0,2}}$", re.IGNORECASE))
            for name, pattern in raw["before"]
        ),
        after=tuple((name, re.compile(rf"\s+{pattern}(?![\w])", re.IGNORECASE)) for name, pattern in raw["after"]),
        attached=tuple((name, re.compile(pattern, re.IGNORECASE)) for name, pattern in raw["attached"]),
        up=frozenset(raw["up"].split()),
        down=frozenset(raw["down"].split()),
        adverbs=frozenset(raw["adverbs"].split()),
    )
