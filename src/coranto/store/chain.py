"""Whether the log of custody holds together, and whether a dossier is what its log says."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import apsw

from coranto.store.custody import (
    CHRONICLE,
    DECIDED,
    FIRST,
    MODEL,
    VERSIONS,
    Line,
    canonical,
    head,
    numbers,
    read_log,
    sources_in,
)
from coranto.text.identity import sha256_hex

_OF_RUNS: Final = ("state", "at_work", "run_model", "given_up")
KNOWN: Final = frozenset({*VERSIONS, *MODEL, *_OF_RUNS, "inputs", "members", "gists", "log", "purge"})
"""Facts that a dossier keeps about itself."""
FOUND: Final = "the log begins with what was found: when that came in, nobody noted"


def broken_links(lines: Sequence[Line]) -> Iterator[str]:
    """Every line that is not what it was, does not follow from the one before, or lacks its slip without a reason."""
    previous = FIRST
    erased = {n for line in lines if line.kind == "erasure" for n in numbers(line.told().get("lines"))}
    for number, line in enumerate(lines, 1):
        told = {"at": line.at, "content": line.content, "kind": line.kind, "n": line.n, "previous": line.previous}
        if line.n != number:
            yield f"line {number} of the log says that it is line {line.n}"
        if line.written != canonical(told):
            yield f"line {number} of the log is not as it was written"
        if line.previous != previous:
            yield f"line {number} of the log does not follow from the line before it"
        if line.slip is None and number not in erased:
            yield f"the slip of line {number} of the log is missing"
        if line.slip is not None and sha256_hex(line.slip.encode()) != line.content:
            yield f"the slip of line {number} of the log is not as it was written"
        if line.slip is not None and number in erased:
            yield f"line {number} of the log is said to be erased, and its slip is there"
        previous = line.hash
    if lines and lines[0].kind != "begin":
        yield "the first line of the log does not say that it is the first"


def log_faults(connection: apsw.Connection) -> Iterator[str]:
    """What is wrong with the log of a dossier, and where it tells of other things than the dossier holds."""
    lines = list(read_log(connection))
    yield from broken_links(lines)
    if head(connection) != ((lines[-1].n, lines[-1].hash) if lines else (0, FIRST)):
        yield "the last line of the log is not the one that the dossier keeps as its head"
    yield from _source_faults(connection, lines)
    yield from _verdict_faults(connection, lines)
    yield from _edition_faults(connection, lines)


def _source_faults(connection: apsw.Connection, lines: Sequence[Line]) -> Iterator[str]:
    told = sources_in(lines)
    held = dict(connection.execute("SELECT ticket, given FROM dispatch"))
    by_number = {line.n: line for line in lines}
    for ticket in sorted(held.keys() - told.keys()):
        yield f"no line of the log tells when {held[ticket]} came in"
    for ticket in sorted(told.keys() - held.keys(), key=told.__getitem__):
        doc = by_number[told[ticket]].told().get("doc")
        yield f"{doc}, which line {told[ticket]} of the log tells of, is missing, and no line says that it was let go"


def _verdict_faults(connection: apsw.Connection, lines: Sequence[Line]) -> Iterator[str]:
    for kind, table in DECIDED.items():
        told = {about["about"]: about["sha256"] for line in lines if line.kind == kind and (about := line.told())}
        held = {name: sha256_hex(data.encode()) for name, data in connection.execute(f"SELECT id, data FROM {table}")}
        for name in sorted(held.keys() - told.keys()):
            yield f"no line of the log tells of the {kind} {name}"
        for name in sorted(str(name) for name in told.keys() - held.keys()):
            yield f"the {kind} {name}, which the log tells of, is missing"
        for name in sorted(held.keys() & told.keys()):
            if held[name] != told[name]:
                yield f"the {kind} {name} is not the one that the log tells of"


def _edition_faults(connection: apsw.Connection, lines: Sequence[Line]) -> Iterator[str]:
    meta = dict(connection.execute("SELECT name, value FROM meta"))
    yield from _state_faults(meta)
    for kind, names in (("version", VERSIONS), ("model", MODEL), ("chronicle", CHRONICLE)):
        told = next((line.told() for line in reversed(lines) if line.kind == kind), {})
        for name in names:
            untold = kind == "chronicle" and (name not in meta or name not in told)
            if meta.get(name) != told.get(name) and not untold:
                yield f"the dossier says {meta.get(name)!r} for its {name}, its log says {told.get(name)!r}"


def _state_faults(meta: Mapping[str, object]) -> Iterator[str]:
    """Where the dossier says of itself what it never would."""
    if meta.keys() - KNOWN:
        yield f"the dossier says of itself what nobody knows: {', '.join(sorted(meta.keys() - KNOWN))}"
    if meta.get("state") not in ("whole", "unfinished", None):
        yield f"the dossier says {meta.get('state')!r} of its state"
    if meta.get("at_work") not in ("yes", "no", None):
        yield f"the dossier says {meta.get('at_work')!r} of whether a run is at work"
    if meta.get("state") == "whole" and meta.get("run_model", meta.get("model")) != meta.get("model"):
        yield f"the dossier says {meta['run_model']!r} of its last run's model, and {meta.get('model')!r} of its own"


def remarks(lines: Sequence[Line]) -> Iterator[str]:
    """What a reader of the log should know though nothing is wrong: that it began late, that the clock went back."""
    if any(line.told().get("found") for line in lines if line.kind in ("source", "judgement", "grade")):
        yield f"line 1, {lines[0].at}: {FOUND}"
    latest: Mapping[str, str | int] = {"at": "", "n": 0}
    for line in lines:
        if line.at < str(latest["at"]):
            yield f"line {line.n}, {line.at}: the machine's clock was behind line {latest['n']}, {latest['at']}"
        else:
            latest = {"at": line.at, "n": line.n}
