"""What a command took, step by step, and what lies in a dossier."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from coranto.cli.options import AS_JSON, DOSSIER
from coranto.cli.printing import print_json, style, write_bytes

if TYPE_CHECKING:
    from coranto.run.meter import Stats

_UNITS: Final = ("B", "kB", "MB", "GB", "TB")


@dataclass(frozen=True, slots=True)
class Telling:
    """Who is told what a command took."""

    shown: bool
    file: Path | None

    def tell(self, stats: "Stats") -> None:
        """Tells it, to whoever asked."""
        if self.shown:
            for line in lines(stats):
                click.echo(line, err=True)
        if self.file is not None:
            from msgspec import json

            write_bytes([json.format(json.encode(stats), indent=1), b"\n"], self.file)


def measured(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that ask what it took, as one ``telling``."""

    @wraps(command)
    def run(*, stats: bool, stats_file: Path | None, **others: Any) -> None:
        command(telling=Telling(stats, stats_file), **others)

    wrapped = click.option("--stats-file", type=click.Path(path_type=Path), help="Write that to FILE, as JSON.")(run)
    return click.option("--stats", is_flag=True, help="Show on standard error what each step took.")(wrapped)


def lines(stats: "Stats") -> list[str]:
    """What runs took, for people."""
    rows = [
        [one.step, str(one.made), str(one.reused), f"{one.seconds:.2f}", f"{one.cpu_seconds:.2f}", f"{one.records:,}",
         _size(one.bytes)]
        for one in stats.steps
    ]  # fmt: skip
    rows += [[one.stage, "", "", f"{one.seconds:.2f}", f"{one.cpu_seconds:.2f}", "", ""] for one in stats.stages]
    queue = stats.queue
    waited = f"; at most {queue.most} dispatches with workers, waited {queue.waited_seconds:.1f} s for them"
    return [
        *table(["step", "made", "reused", "seconds", "processor", "records", "bytes"], rows),
        f"{stats.read} new dispatches of {_size(stats.bytes_read)}, {stats.held} held, {stats.documents} documents; "
        f"blocks: {stats.blocks_made} made, {stats.blocks_kept} kept",
        f"{stats.seconds:.1f} s, {stats.cpu_seconds:.1f} s of the processor, workers: {queue.workers}"
        + (waited if queue.most else ""),
        *_problems(stats.problems),
    ]


def _problems(kinds: Mapping[str, int]) -> list[str]:
    return [f"{n} problem{'s' * (n != 1)}: {kind}" for kind, n in kinds.items()]


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The rows under their heads, the first column to the left, the others to the right, as lines."""
    widths = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]

    def line(row: Sequence[str]) -> str:
        return "  ".join([f"{row[0]:<{widths[0]}}", *map(str.rjust, row[1:], widths[1:])]).rstrip()

    return [style(line(head), "title"), *map(line, rows)]


def _size(count: float) -> str:
    """Bytes in a unit that people read."""
    for unit in _UNITS[:-1]:
        if count < 1_000:
            return f"{count:.0f} {unit}" if unit == "B" else f"{count:.1f} {unit}"
        count /= 1_000
    return f"{count:.1f} {_UNITS[-1]}"


@click.command()
@DOSSIER
@AS_JSON
def stats(dossier: Path, as_json: bool) -> None:
    """Show what lies in DOSSIER: records and bytes by kind, problems by kind, what waits to be worked on."""
    from coranto.metrics import stock

    found = stock(dossier)
    if as_json:
        print_json(found)
        return
    rows = [[one.kind, f"{one.n:,}", _size(one.bytes), _size(one.stored)] for one in found.kept]
    for line in table(["kind", "number", "bytes", "in the file"], rows):
        click.echo(line)
    held = sum(one.stored for one in found.kept)
    click.echo(
        f"{found.documents} documents in {found.blocks} block{'s' * (found.blocks != 1)}, the largest of "
        f"{found.largest_block}; {found.waiting} dispatches wait; the file has {_size(found.file_bytes)}, "
        f"{_size(max(found.file_bytes - held, 0))} of it indexes"
    )
    for line in _problems(found.problems):
        click.echo(line)
