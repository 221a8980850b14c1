"""The canonical order of a document's records; that of a dossier's is in ``coranto.store.order``."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from coranto.model.codec import Record, encode
from coranto.model.source import Problem
from coranto.store.order import in_dossier_order

__all__ = ["Coded", "in_dossier_order", "in_text_order", "without_problems"]


class Coded(NamedTuple):
    """A record and its JSON, encoded once for sorting and storing."""

    record: Record
    json: bytes


def in_text_order(records: Iterable[Any]) -> list[Coded]:
    """Records of one document by ``start``, then the wider first, then their bytes."""
    coded = [Coded(record, encode(record)) for record in records]
    return sorted(coded, key=lambda c: (getattr(c.record, "start", 0), -getattr(c.record, "end", 0), c.json))


def without_problems(coded: Iterable[Coded]) -> tuple[list[Coded], list[Problem]]:
    """What a step gives, and apart from it the problems that it yielded."""
    given, problems = [], []
    for one in coded:
        if isinstance(one.record, Problem):
            problems.append(one.record)
        else:
            given.append(one)
    return given, problems
