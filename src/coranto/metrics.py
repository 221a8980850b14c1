"""What is counted, for whoever looks after the machines: what a dossier holds, and the text format of Prometheus.

Nothing in it is about a person who asks, and no word of a dispatch is: figures, names of steps and of sources.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from coranto.model.source import Problem
from coranto.run.meter import StageStats, Stats, StepStats, kinds_of
from coranto.store.inventory import Kept, block_sizes, kept, waiting
from coranto.store.reader import Reader, open_reader

if TYPE_CHECKING:
    from prometheus_client.core import Metric

Values = Mapping[tuple[str, ...], float]
"""Labels → figure."""
PREFIX: Final = "coranto_"


@dataclass(frozen=True, slots=True)
class Stock:
    """What a dossier holds."""

    documents: int
    waiting: int
    """Dispatches taken in and not yet in the chronicle."""
    blocks: int
    largest_block: int
    """Documents of the largest."""
    problems: Mapping[str, int]
    """How many of each kind."""
    file_bytes: int
    """Of the file, without its journal."""
    kept: tuple[Kept, ...]
    """All that is stored, kind by kind; the rest of the file are indexes."""


def stock(dossier: Path) -> Stock:
    """What a dossier holds; reads through all of it."""
    with open_reader(dossier) as reader:
        counted = _counted(reader)
        blocks = block_sizes(reader.connection)
        size = dossier.stat().st_size
        return Stock(*counted[:2], len(blocks), max(blocks, default=0), counted[2], size, kept(reader.connection))


def _counted(reader: Reader) -> tuple[int, int, dict[str, int]]:
    """Documents, dispatches that wait, problems by kind."""
    documents = int(reader.connection.execute("SELECT count(*) FROM listed").get)
    problems = (row for row in reader.stored(Problem)) if reader.published else ()
    return documents, waiting(reader.connection), kinds_of(problems)


def counter(name: str, what: str, values: Values, labels: tuple[str, ...] = ()) -> "Metric":
    """A figure that only grows, for each set of labels; ``what`` says what it counts."""
    from prometheus_client.core import CounterMetricFamily

    family = CounterMetricFamily(PREFIX + name, what, labels=labels)
    for own, value in values.items():
        family.add_metric(own, value)
    return family


def gauge(name: str, what: str, values: Values, labels: tuple[str, ...] = ()) -> "Metric":
    """A figure as it stands, for each set of labels."""
    from prometheus_client.core import GaugeMetricFamily

    family = GaugeMetricFamily(PREFIX + name, what, labels=labels)
    for own, value in values.items():
        family.add_metric(own, value)
    return family


def of_dossier(reader: Reader) -> list["Metric"]:
    """What a dossier holds, in so far as it is told at once however large it is."""
    documents, left, problems = _counted(reader)
    return [
        gauge("documents", "Documents of the chronicle.", {(): documents}),
        gauge("dispatches_waiting", "Dispatches taken in and not yet in the chronicle.", {(): left}),
        gauge("problems", "What could not be read or used, by kind.", _keyed(problems), ("kind",)),
    ]


def of_runs(stats: Stats) -> list["Metric"]:
    """What runs did, all together (``run.meter.together``)."""
    dispatches: Values = {("new",): stats.read, ("held",): stats.held}
    return [
        counter("dispatches", "Dispatches that came in: new ones, and those held already.", dispatches, ("as",)),
        counter("read_bytes", "Bytes that new dispatches were read from.", {(): stats.bytes_read}),
        counter("step_items", "Documents or blocks that a step worked on.", _each(stats.steps, "made"), ("step",)),
        counter("step_seconds", "Seconds of the processor on a step.", _each(stats.steps, "cpu_seconds"), ("step",)),
        counter("step_records", "Records that a step made.", _each(stats.steps, "records"), ("step",)),
        counter("step_bytes", "Bytes of these as JSON.", _each(stats.steps, "bytes"), ("step",)),
        counter(
            "stage_seconds",
            "The same, around the steps.",
            _each(stats.stages, "cpu_seconds"),
            ("stage",),
        ),
        counter("run_problems", "Problems that runs had, by kind.", _keyed(stats.problems), ("kind",)),
    ]


def _each(rows: Iterable[StepStats | StageStats], name: str) -> Values:
    return {(row.step if isinstance(row, StepStats) else row.stage,): getattr(row, name) for row in rows}


def _keyed(counts: Mapping[str, int]) -> Values:
    return {(kind,): n for kind, n in counts.items()}


class _Collected:
    def __init__(self, families: Iterable["Metric"]) -> None:
        self._families = list(families)

    def collect(self) -> list["Metric"]:
        return self._families


MEDIA_TYPE: Final = "text/plain; version=0.0.4; charset=utf-8"


def exposition(families: Iterable["Metric"]) -> bytes:
    """The families in the text format of Prometheus, with what the process itself takes."""
    from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest

    registry = CollectorRegistry()
    ProcessCollector(registry=registry)
    registry.register(_Collected(families))
    return generate_latest(registry)
