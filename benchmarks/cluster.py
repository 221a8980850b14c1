"""What a Ray cluster of this machine alone costs, what a killed worker costs, and what a day of CC-NEWS would take.

``python -m benchmarks.cluster [PAGES]`` builds a dossier of a made-up web archive of so many pages (200; articles of
487 words, 29 kB each as they are packed, as the pages of CC-NEWS are): with one process, with two workers, with two
workers of Ray, and again with one of these killed in the middle; then one page, with and without Ray, which is what Ray
costs by itself. Told are seconds by the clock and of the processor (of all processes that were started, looked at
twice a second), whether the exports are the same bytes, and, from what each step took, an estimate of a day of CC-NEWS.
"""

import gzip
import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import psutil

from benchmarks.adding import stream
from benchmarks.reading import article_page
from benchmarks.runner import MATTER, PARAGRAPHS
from coranto.library import open_dossier

PAGES: Final = 200
DAY_PAGES: Final = 700_000
SCRIPT_BYTES: Final = 40_000
LOOK_S: Final = 0.5
GIGABYTE: Final = 1e9

BUILDING: Final = """
import json, sys
from coranto.library import build
def progress(phase, done, total):
    print(phase, done, flush=True)
report = build(sys.argv[1:2], sys.argv[2], workers=int(sys.argv[3]), engine=sys.argv[4], progress=progress)
stats = report.stats
steps = lambda scope: sum(one.cpu_seconds for one in stats.steps if one.scope == scope)
print(json.dumps({"document": steps("document"), "block": steps("block"), "seconds": report.seconds,
                  **{one.stage: one.cpu_seconds for one in stats.stages}}), flush=True)
"""


@dataclass(frozen=True, slots=True)
class Costs:
    """What a page costs: seconds of one processor, and bytes on the disk."""

    read: float
    """Unpacking the archive, finding the article: in the driver."""
    document: float
    """The steps that look at one page alone, and packing what they make: in workers."""
    store: float
    """In the driver."""
    block: float
    """The steps that look at a block of pages."""
    stored_bytes: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What so many pages take on so many processors."""

    hours: float
    processor_hours: float
    most_processors: float
    """How many the driver can keep busy while it reads and stores."""
    gigabytes: float


def estimate(costs: Costs, pages: int, processors: int, *, blocks_spread: bool) -> Estimate:
    """Reading and storing go on while workers annotate; blocks come after, on all processors or in the driver alone."""
    driver = costs.read + costs.store
    alongside = max(driver, costs.document / processors)
    after = costs.block / (processors if blocks_spread else 1)
    whole = driver + costs.document + costs.block
    return Estimate(
        pages * (alongside + after) / 3600,
        pages * whole / 3600,
        costs.document / driver,
        pages * costs.stored_bytes / GIGABYTE,
    )


@dataclass(frozen=True, slots=True)
class Built:
    """One build."""

    seconds: float
    cpu_seconds: float
    export: str
    told: dict[str, float]
    bytes: int


def archive(file: Path, count: int) -> Path:
    """A web archive of so many pages, one packed record each."""
    chance = random.Random(count)
    with file.open("wb") as out:
        for number, telling in enumerate(stream(count, paragraphs=PARAGRAPHS, matter=MATTER)):
            before, _, rest = article_page(number).partition("<article")
            paragraphs = "".join(f"<p>{line}</p>" for line in telling.text.splitlines() if line)
            script = json.dumps([chance.randbytes(12).hex() for _ in range(SCRIPT_BYTES // 28)])
            page = f"{before}<article>{paragraphs}</article><script>{script}</script>{rest.partition('</article>')[2]}"
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page.encode()
            head = (
                f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/{telling.name}\r\n"
                "WARC-Date: 2021-03-04T05:06:07Z\r\nContent-Type: application/http; msgtype=response\r\n"
                f"Content-Length: {len(block)}\r\n\r\n"
            )
            out.write(gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0))
    return file


def built(source: Path, dossier: Path, workers: int, engine: str, kill_after: int | None = None) -> Built:
    """A build in a process of its own; one worker of Ray is killed once so many pages are acknowledged."""
    begun = time.perf_counter()
    child = subprocess.Popen(
        [sys.executable, "-c", BUILDING, str(source), str(dossier), str(workers), engine],
        stdout=subprocess.PIPE,
        text=True,
    )
    spent, watched = dict[int, float](), psutil.Process(child.pid)
    ended = threading.Event()
    watching = threading.Thread(target=_watch, args=(watched, spent, ended))
    watching.start()
    assert child.stdout is not None
    last = ""
    for line in child.stdout:
        last = line
        phase, _, done = line.partition(" ")
        if kill_after is not None and phase == "reading" and int(done) >= kill_after:
            kill_after = None
            next(one for one in watched.children(recursive=True) if _is_worker(one)).kill()
    if child.wait() != 0:
        raise RuntimeError(f"the build with {engine} failed")
    ended.set()
    watching.join()
    with open_dossier(dossier) as opened:
        export = sha256(b"".join(opened.export_lines())).hexdigest()
    told: dict[str, float] = json.loads(last)
    return Built(time.perf_counter() - begun, sum(spent.values()), export, told, dossier.stat().st_size)


def _is_worker(process: psutil.Process) -> bool:
    """Whether it is one of Ray's that tasks run in: by the title that it gives itself."""
    try:
        return " ".join(process.cmdline()).startswith(("ray::IDLE", "ray::perform"))
    except psutil.Error:
        return False


def _watch(root: psutil.Process, spent: dict[int, float], ended: threading.Event) -> None:
    """Notes what each process has spent, for as long as it is there."""
    while not ended.wait(LOOK_S):
        try:
            processes: list[Any] = [root, *root.children(recursive=True)]
        except psutil.Error:
            return
        for one in processes:
            try:
                times = one.cpu_times()
                spent[one.pid] = times.user + times.system
            except psutil.Error:
                continue


def costs_of(one: Built, count: int) -> Costs:
    """What each page of a build cost."""
    told = dict(one.told)
    block, read = told.pop("block"), told.pop("reading")
    document = told.pop("document") + told.pop("packing")
    del told["seconds"]
    return Costs(
        *(each / count for each in (read, document, sum(told.values()), block)), stored_bytes=one.bytes / count
    )


def main(count: int = PAGES) -> int:
    """Prints a line for each build, what was lost, and the estimate; 1 if any bytes differ."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        source, single = archive(folder / "many.warc.gz", count), archive(folder / "one.warc.gz", 1)
        packed = source.stat().st_size / count
        print(f"{count} pages, {packed / 1000:.1f} kB each as they are packed", flush=True)
        plans = {
            "one process": (source, 1, "local", None),
            "two workers": (source, 2, "local", None),
            "two workers of Ray": (source, 2, "ray", None),
            "the same, one killed": (source, 2, "ray", count // 2),
            "one page": (single, 2, "local", None),
            "one page, Ray": (single, 2, "ray", None),
        }
        done: dict[str, Built] = {}
        for number, (told, plan) in enumerate(plans.items()):
            done[told] = one = built(plan[0], folder / f"{number}.coranto", *plan[1:])
            print(f"{told:<22} {one.seconds:8.1f} s {one.cpu_seconds:8.1f} CPU s  {one.export[:12]}", flush=True)
    ray, killed = done["two workers of Ray"], done["the same, one killed"]
    lone, lone_ray = done["one page"], done["one page, Ray"]
    own, more = lone_ray.cpu_seconds - lone.cpu_seconds, killed.cpu_seconds - ray.cpu_seconds
    print(f"Ray by itself: {lone_ray.seconds - lone.seconds:.1f} s, {own:.1f} CPU s")
    print(f"a killed worker: {killed.seconds / ray.seconds - 1:+.1%} of the time, {more:.1f} CPU s more, "
          f"{more / ray.cpu_seconds:+.1%}")  # fmt: skip
    costs = costs_of(done["one process"], count)
    print(f"a page costs, in ms of the processor: reading {1000 * costs.read:.1f}, steps of a page "
          f"{1000 * costs.document:.1f}, of blocks {1000 * costs.block:.1f}, storing and the rest "
          f"{1000 * costs.store:.1f}; {costs.stored_bytes / 1000:.1f} kB on the disk")  # fmt: skip
    for processors in (16, 32, 64):
        for spread in (False, True):
            found = estimate(costs, DAY_PAGES, processors, blocks_spread=spread)
            print(f"a day of CC-NEWS on {processors} processors, blocks {'on all' if spread else 'in the driver'}: "
                  f"{found.hours:.1f} h, {found.processor_hours:.0f} processor hours, {found.gigabytes:.1f} GB; "
                  f"one driver feeds {found.most_processors:.0f}", flush=True)  # fmt: skip
    many = {one.export for told, one in done.items() if not told.startswith("one page")}
    if len(many) > 1 or lone.export != lone_ray.export:
        print("the exports differ", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
