"""What it costs to add one dispatch to a large dossier of mixed news, and whether a build from scratch gives the same.

``python -m benchmarks.adding [HELD [ADDED]]`` builds a dossier of ``HELD`` dispatches (2,000) of a made-up stream and
adds ``ADDED`` more (40), each by a call of its own: seconds at the median and at the 95th percentile, by the size of
the block that it joined, and where the time of the slowest went. Seconds are those of the processor, so that what else
the machine does tells nothing; those of the clock stand beside. Starting a process and opening its vocabularies is not
in them: it takes two seconds more. With ``--same`` the export is compared with that of a
build from scratch, which takes the time of another build.

The stream is mixed: stories of five dispatches on average, some of one and some of twenty, each with people, places and
matter of its own, several of them at one time. A dispatch has 160 words.
"""

import random
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from statistics import median, quantiles
from typing import Final

from benchmarks.generate import TELLINGS, Telling, dispatches
from benchmarks.newsroom import Newsroom
from coranto.library import add, build, open_dossier
from coranto.store.reader import open_reader

HELD: Final = 2000
ADDED: Final = 40
OWN: Final = 24
"""Sentences of matter of its own that a story has; each dispatch tells some of them."""
PARAGRAPHS: Final = 3
"""Paragraphs of two sentences that a dispatch has beside it, its head among them."""
MATTER: Final = (3, 7)
"""Sentences of that matter that a dispatch has: from three to six."""
SIZES: Final = (1, 1, 1, 1, 2, 2, 3, 4, 5, 6, 8, 12, 20)
"""Dispatches of a story, each as likely as the others."""


def stream(
    count: int,
    seed: int = 1,
    sizes: Sequence[int] = SIZES,
    *,
    paragraphs: int = PARAGRAPHS,
    matter: tuple[int, int] = MATTER,
) -> Iterator[Telling]:
    """``count`` dispatches of mixed news, story by story: sentences of ``generate``, then matter of its own.

    ``sizes``: dispatches of a story, each as likely as the others. ``paragraphs``: of ``generate``, at most;
    ``matter``: how many sentences follow, from the first to below the second.
    """
    chance, newsroom = random.Random(seed), Newsroom(seed)
    frames = dispatches(count * TELLINGS, seed)
    told = 0
    while told < count:
        own = [sentence for _ in range(2) for sentence in newsroom.report()][:OWN]
        frame = [next(frames) for _ in range(TELLINGS)]
        for number in range(min(chance.choice(sizes), count - told)):
            told_of = chance.sample(own, min(len(own), chance.randrange(*matter)))
            opening = frame[number % TELLINGS].text.split("\n\n")[:paragraphs]
            text = "\n\n".join([*opening, " ".join(told_of)]) + "\n"
            yield Telling(f"{told:05}.txt", text)
            told += 1


def held_and_added(folder: Path, held: int, added: int, seed: int = 1) -> tuple[Path, list[Path]]:
    """The folder of those that are built, and the files of those that are added: any of the stream, by chance."""
    known, late = folder / "held", folder / "late"
    known.mkdir()
    late.mkdir()
    told = list(stream(held + added, seed))
    chosen = set(random.Random(seed).sample(range(len(told)), added))
    for number, telling in enumerate(told):
        ((late if number in chosen else known) / telling.name).write_text(telling.text, encoding="utf-8")
    return known, sorted(late.iterdir())


@dataclass(frozen=True, slots=True)
class Added:
    """What one addition took."""

    cpu: float
    """Seconds of the processor."""
    wall: float
    """Seconds of the clock."""
    block: int
    """Documents of the block that the dispatch joined."""
    phases: dict[str, float]
    """Seconds of the processor by phase."""


def timed(dossier: Path, file: Path) -> Added:
    """What it took to add the file."""
    marks: list[tuple[str, float]] = []
    begun, cpu = time.perf_counter(), time.process_time()
    add(dossier, [file], workers=1, progress=lambda *told: marks.append((told[0], time.process_time())))
    wall, ended = time.perf_counter() - begun, time.process_time()
    spent: dict[str, float] = {}
    for (phase, at), (_, until) in pairwise([("opening", cpu), *marks, ("", ended)]):
        spent[phase] = spent.get(phase, 0.0) + until - at
    with open_reader(dossier) as reader:
        size = next(len(block) for block in reader.blocks if file.name in block)
    return Added(ended - cpu, wall, size, spent)


def tell(runs: Sequence[Added]) -> None:
    """Prints the times of additions, by size of block."""
    for name in ("cpu", "wall"):
        seconds = [getattr(run, name) for run in runs]
        print(f"{name}: median {median(seconds):.2f} s, 95th percentile {quantiles(seconds, n=20)[-1]:.2f} s")
    for least, most in ((1, 2), (3, 8), (9, 20), (21, 40), (41, 10**9)):
        own = [run for run in runs if least <= run.block <= most]
        if own:
            cpu = [run.cpu for run in own]
            print(f"  blocks of {least} to {max(run.block for run in own)}: {len(own)} of {len(runs)}, "
                  f"median {median(cpu):.2f} s, longest {max(cpu):.2f} s")  # fmt: skip
    for run in (min(runs, key=lambda run: run.cpu), max(runs, key=lambda run: run.cpu)):
        told = ", ".join(f"{phase} {seconds:.2f}" for phase, seconds in run.phases.items())
        print(f"block of {run.block}, {run.cpu:.2f} s: {told}")


def main() -> int:
    """Prints the times, and whether the export is that of a build from scratch where that is asked for."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    held, added = (numbers + [HELD, ADDED][len(numbers) :])[:2]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        known, late = held_and_added(folder, held, added)
        begun = time.perf_counter()
        build([known], folder / "x.coranto")
        print(f"built {held} dispatches in {time.perf_counter() - begun:.0f} s", flush=True)
        timed(folder / "x.coranto", late[0])  # opens vocabularies and model
        tell([timed(folder / "x.coranto", file) for file in late[1:]])
        if "--same" in sys.argv:
            build([known, *late], folder / "y.coranto")
            same = exported(folder / "x.coranto") == exported(folder / "y.coranto")
            print("the same bytes as a build from scratch" if same else "NOT the bytes of a build from scratch")
    return 0


def exported(path: Path) -> str:
    """The hash of the JSON Lines export."""
    with open_dossier(path) as dossier:
        return sha256(b"".join(dossier.export_lines())).hexdigest()


if __name__ == "__main__":
    sys.exit(main())
