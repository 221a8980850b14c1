"""How the time of a build grows with the number of dispatches: 1, 10, 100 and 1,000, and beside it the bare steps.

``python -m benchmarks.growth [MOST]``. The peer is a plain loop over the same document steps without store, workers or
whole-dossier steps: what the texts cost by themselves. Near-linear means that the last column of ratios stays level.
"""

import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.generate import dispatches, write
from coranto.library import build
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch
from coranto.steps import PATH, DocumentStep
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

SIZES: Final = (1, 10, 100, 1000)
TURNS: Final = 3


def built(folder: Path, count: int) -> dict[str, float]:
    """Seconds of each phase of a build of ``count`` dispatches, and of all of it under ``total``."""
    sources = write(folder / f"{count} dispatches", count)
    marks: list[tuple[str, float]] = []
    begun = time.perf_counter()
    build([sources], folder / "x.coranto", replace=True, progress=lambda *told: marks.append((told[0], clock())))
    total = time.perf_counter() - begun
    (folder / "x.coranto").unlink()
    spent: dict[str, float] = {}
    for (phase, at), until in zip(marks, [at for _, at in marks[1:]], strict=False):
        spent[phase] = spent.get(phase, 0.0) + until - at
    return {"total": total, **spent, "reading": marks[0][1] - begun + spent.get("reading", 0.0)}


def clock() -> float:
    """Seconds of the wall clock."""
    return time.perf_counter()


def looped(count: int) -> float:
    """Seconds that the document steps take in a plain loop."""
    tools = open_tools()
    steps = [step for step in PATH if isinstance(step, DocumentStep)]
    given = []
    for telling in dispatches(count):
        digest = sha256_hex(telling.text.encode())
        given.append(Folio(Dispatch(telling.name, digest, digest, telling.text)))
    begun = time.perf_counter()
    for folio in given:
        for step in steps:
            folio = folio.with_rows(step.run(folio, tools), step.gives)
    return time.perf_counter() - begun


def main() -> int:
    """Prints a line for each size and where the time of the largest went."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    looped(1)  # the vocabularies are open from here on
    print(f"{'dispatches':>10} {'build s':>9} {'ms each':>9} {'plain loop s':>13} {'build : loop':>13}")
    spent: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as folder:
        for count in (size for size in SIZES if size <= most):
            turns = TURNS if count < 1000 else 1
            builds = [built(Path(folder), count) for _ in range(turns)]
            spent = min(builds, key=lambda one: one["total"])
            total, loop = median(one["total"] for one in builds), median(looped(count) for _ in range(turns))
            print(f"{count:>10} {total:>9.2f} {1000 * total / count:>9.1f} {loop:>13.2f} {total / loop:>13.2f}")
    print("the largest, by phase: " + ", ".join(f"{phase} {seconds:.2f} s" for phase, seconds in spent.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
