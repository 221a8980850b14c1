"""Writing source files for the tests of reading, and reading them back."""

from pathlib import Path

from coranto.model.source import Dispatch, Problem
from coranto.read.sources import DEFAULT_LIMITS, Limits, Read, Reading, read_sources


def readings_of(folder: Path, name: str, data: bytes | str, limits: Limits = DEFAULT_LIMITS) -> list[Reading]:
    """What is read from one file of that name and content, found in ``folder``."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return list(read_sources([folder], limits=limits))


def dispatches(readings: list[Reading]) -> list[Dispatch]:
    return [reading.dispatch for reading in readings if isinstance(reading, Read)]


def problems(readings: list[Reading]) -> list[Problem]:
    return [reading for reading in readings if isinstance(reading, Problem)]


def one(readings: list[Reading]) -> Dispatch:
    """The only dispatch, which came without a problem."""
    assert problems(readings) == []
    (dispatch,) = dispatches(readings)
    return dispatch
