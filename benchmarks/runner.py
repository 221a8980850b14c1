"""What it costs to carry the path out: the processor a dispatch, what the runner adds, what a second worker gains.

``python -m benchmarks.runner [LOOPED [BUILT]]``. An *average dispatch* is of 500 words, as articles of agencies and
papers are; here of the made-up mixed stream of ``adding``, with more of its sentences. All steps are on. Three bars, in
one run:

- **the processor a dispatch**: all of a build of ``LOOPED`` dispatches (200) in one process, from files to chronicle,
  and of ``BUILT`` (1,000) with two workers, what these spend included; opening vocabularies is told apart;
- **the runner**: the build of ``LOOPED`` against a plain loop over the same files and steps in memory, which stores,
  hashes and sorts nothing;
- **two workers**: the clock of a build of ``BUILT`` in one process and with two workers, on a machine where nothing
  else runs.

Processor seconds are not disturbed by what else the machine does; those of the clock are.
"""

import sys
import tempfile
import time
from collections import defaultdict
from itertools import groupby
from pathlib import Path
from typing import Final

from benchmarks.adding import stream
from coranto.library import Report, build
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.source import Document
from coranto.read.reading import Read
from coranto.read.sources import list_sources, stream_file
from coranto.steps import PATH, DocumentStep, DossierStep
from coranto.tools import open_tools

LOOPED: Final = 200
"""No more than make one block, for a plain loop knows of none."""
BUILT: Final = 1_000
PARAGRAPHS: Final = 20
MATTER: Final = (10, 16)


def written(folder: Path, count: int) -> tuple[Path, float]:
    """The folder, now with so many dispatches, and how many words they have on average."""
    folder.mkdir()
    words = 0
    for telling in stream(count, paragraphs=PARAGRAPHS, matter=MATTER):
        (folder / telling.name).write_text(telling.text, "utf-8")
        words += len(telling.text.split())
    return folder, words / count


def looped(folder: Path) -> float:
    """Seconds of the processor of the same steps on the same files in a plain loop."""
    tools, begun = open_tools(), time.process_time()
    readings = [one for source in list_sources([folder]) for one in stream_file(source)]
    folios = {one.dispatch.doc: Folio(one.dispatch) for one in readings if isinstance(one, Read)}
    rows: dict[type[Record], tuple[Record, ...]] = {}
    for scope, steps in groupby(PATH, key=type):
        if scope is DocumentStep:
            own = [step for step in steps if isinstance(step, DocumentStep)]
            for doc, folio in folios.items():
                for step in own:
                    folio = folio.with_rows(step.run(folio, tools), step.gives)
                folios[doc] = folio
            continue
        for step in steps:
            assert isinstance(step, DossierStep)
            made: dict[type[Record], list[Record]] = defaultdict(list)
            for record in step.run(MemoryCorpus(folios, rows), tools):
                made[type(record)].append(record)
            rows |= {kind: tuple(made[kind]) for kind in step.gives if kind is not Document}
            for record in made[Document]:
                folios[record.doc] = folios[record.doc].with_rows([record], [Document])
    return time.process_time() - begun


def built(folder: Path, workers: int) -> Report:
    """The report of a build with so many workers."""
    with tempfile.TemporaryDirectory() as place:
        return build([folder], Path(place) / "x.coranto", workers=workers)


def tell(name: str, report: Report) -> None:
    """Prints what a build took, and where."""
    stats = report.stats
    cpu = stats.cpu_seconds / report.documents
    print(
        f"{name}: {report.seconds:.1f} s by the clock, {stats.cpu_seconds:.1f} s of the processor, {cpu:.3f} each",
        flush=True,
    )
    blocks = sum(one.cpu_seconds for one in stats.steps if one.scope == "block")
    around = ", ".join(f"{one.stage} {one.cpu_seconds:.1f}" for one in stats.stages)
    print(f"  steps of documents {sum(s.cpu_seconds for s in stats.steps) - blocks:.1f}, of {stats.blocks_made} blocks "
          f"{blocks:.1f}, {around}; waited {stats.queue.waited_seconds:.1f}", flush=True)  # fmt: skip


def main(few: int = LOOPED, many: int = BUILT) -> int:
    """Prints the three."""
    with tempfile.TemporaryDirectory() as name:
        small, words = written(Path(name) / "few", few)
        print(f"dispatches of {words:.0f} words")
        begun = time.process_time()
        built(written(Path(name) / "one", 1)[0], 1)
        print(f"opening vocabularies and model, and one dispatch: {time.process_time() - begun:.1f} s")
        loop = min(looped(small) for _ in range(2))
        alone = min((built(small, 1) for _ in range(2)), key=lambda report: report.stats.cpu_seconds)
        tell(f"{few} dispatches, one process", alone)
        added = alone.stats.cpu_seconds / loop - 1
        print(f"the same in a plain loop: {loop:.1f} s of the processor; the runner adds {added:+.1%}", flush=True)
        if many:
            large, _ = written(Path(name) / "many", many)
            one, two = built(large, 1), built(large, 2)
            tell(f"{many} dispatches, one process", one)
            tell(f"{many} dispatches, two workers", two)
            print(f"two workers are {one.seconds / two.seconds:.2f} times as fast as one process")
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:3])))
