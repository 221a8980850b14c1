"""A watch under a steady stream: whether anything is lost, how far behind it falls, and whether its memory grows.

``python -m benchmarks.river [MINUTES [PER_SECOND]]`` puts dispatches of a made-up stream into a folder at that rate (60
minutes, 5 a second) while ``coranto watch`` watches it in a process of its own, then lets it finish. The stream is that
of ``adding``, its stories mixed with one another; a third of what comes is another outlet's print of something that
came before, and one in thirty alters a page that is there. Told are, minute by minute, what was put and what is held,
seconds of the processor and resident memory of the watch and of its workers; then what was lost, the most that waited
at one time, and the growth of memory after ten minutes, or a sixth of the time.
"""

import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Final

import psutil

from benchmarks.adding import stream
from benchmarks.generate import OUTLETS, Telling
from coranto.library import open_dossier
from coranto.model.errors import CorantoError
from coranto.store.reader import open_reader

MINUTES: Final = 60.0
PER_SECOND: Final = 5.0
LOOK_S: Final = 5.0
MINUTE_S: Final = 60.0
STILL_S: Final = 900.0
"""How long is waited for a watch that takes nothing more in."""
MEGABYTE: Final = 1_000_000
MIXED: Final = 300
"""Dispatches that are under way at one time: their stories are told side by side."""
COPIES: Final = 1 / 3
ALTERED: Final = 1 / 30
RECENT: Final = 1_500
"""Dispatches of which copies are printed, and of whose older half pages are altered."""


@dataclass(frozen=True, slots=True)
class Look:
    """The watch at a moment."""

    at: float
    """Seconds since it began."""
    put: int
    held: int
    cpu: float
    """Seconds of the processor till then, its workers' with its own."""
    own: int
    """Resident memory in bytes …"""
    workers: int
    """… and that of its workers."""


def river(count: int, seed: int = 1) -> Iterator[Telling]:
    """``count`` files as they are written: new ones, prints of earlier ones, and altered ones under their old names."""
    chance, source = random.Random(seed), stream(count, seed)
    under_way, recent = list(islice(source, MIXED)), deque[Telling](maxlen=RECENT)
    for number in range(count):
        kind = chance.random()
        if len(recent) < RECENT // 2 or kind > COPIES + ALTERED:
            at = chance.randrange(len(under_way))
            telling = Telling(f"{number:06}.txt", under_way[at].text)
            under_way[at] = next(source, under_way[at])
        elif kind < COPIES:
            telling = Telling(f"{number:06}.txt", _printed(chance.choice(recent).text, chance))
        else:
            at = chance.randrange(len(recent) // 2)
            telling = Telling(recent[at].name, _altered(recent[at].text, chance))
            recent[at] = telling
            yield telling
            continue
        recent.append(telling)
        yield telling


def _printed(text: str, chance: random.Random) -> str:
    """A text as another outlet prints it: under its own line, as a rule without a paragraph before the last.

    The last is matter of the story's own; by the others, made of few words, all stories are alike.
    """
    *others, matter = text.strip().split("\n\n")
    kept = others[: chance.randint(max(0, len(others) - 2), len(others))]
    return "\n\n".join([f"{chance.choice(OUTLETS)}, with material of agencies", *kept, matter]) + "\n"


def _altered(text: str, chance: random.Random) -> str:
    """A text with a sentence more, and no word of it."""
    more = f"The number of those treated in hospital has risen to {chance.randrange(20, 900)}, officials said."
    return f"{text.strip()} {more}\n"


def held(dossier: Path) -> int:
    """How many dispatches a dossier has; 0 while there is none."""
    try:
        with open_reader(dossier) as reader:
            return int(reader.connection.execute("SELECT count(*) FROM listed").get)
    except CorantoError:
        return 0


def lost(folder: Path, dossier: Path) -> int:
    """How many files are not in the dossier as they are."""
    with open_dossier(dossier) as opened:
        known = {document.sha256 for document in opened.documents()}
    return sum(sha256(file.read_bytes()).hexdigest() not in known for file in folder.iterdir())


def looked(process: psutil.Process, begun: float, put: int, dossier: Path) -> Look:
    """How the watch stands."""
    spent = process.cpu_times()
    cpu, workers = spent.user + spent.system + spent.children_user + spent.children_system, 0
    for one in process.children(recursive=True):
        try:
            workers += one.memory_info().rss
            own = one.cpu_times()
            cpu += own.user + own.system
        except psutil.NoSuchProcess:
            continue
    return Look(time.monotonic() - begun, put, held(dossier), cpu, process.memory_info().rss, workers)


def followed(process: psutil.Process, folder: Path, dossier: Path, minutes: float, per_second: float) -> list[Look]:
    """Writes dispatches as they are due and waits till all are held; how the watch stood meanwhile."""
    begun, looks, told = time.monotonic(), list[Look](), 0.0
    count = int(minutes * 60 * per_second)
    for number, telling in enumerate(river(count), start=1):
        time.sleep(max(0.0, begun + number / per_second - time.monotonic()))
        (folder / telling.name).write_text(telling.text, "utf-8")
        if time.monotonic() - begun - (looks[-1].at if looks else 0.0) > LOOK_S:
            looks.append(looked(process, begun, number, dossier))
        if looks and looks[-1].at - told >= MINUTE_S:
            told = looks[-1].at
            tell(looks[-1])
    moved = time.monotonic()
    while looks[-1].held < count and time.monotonic() - moved < STILL_S and process.is_running():
        time.sleep(LOOK_S)
        looks.append(looked(process, begun, count, dossier))
        if looks[-1].held != looks[-2].held:
            moved = time.monotonic()
        elif time.monotonic() - moved > MINUTE_S and not lost(folder, dossier):
            break  # a page that was altered twice before it was read is had once
        if looks[-1].at - told >= MINUTE_S:
            told = looks[-1].at
            tell(looks[-1])
    return looks


def tell(look: Look) -> None:
    """Prints how it stands."""
    memory = f"{look.own / MEGABYTE:.0f} + {look.workers / MEGABYTE:.0f} MB"
    print(f"{look.at / 60:5.1f} min: {look.put} put, {look.held} held, {look.cpu:.0f} s, {memory}", flush=True)


def main(minutes: float = MINUTES, per_second: float = PER_SECOND) -> int:
    """Runs it; 1 where something was lost or memory grew by more than a twentieth."""
    with tempfile.TemporaryDirectory() as name:
        folder, dossier = Path(name) / "in", Path(name) / "river.coranto"
        folder.mkdir()
        (Path(name) / "sources.toml").write_text('[[folder]]\nname = "river"\npath = "in"\nevery = "2s"\n')
        command = [sys.executable, "-c", "from coranto.cli import main; main()", "watch", "--quiet"]
        watch = subprocess.Popen([*command, str(dossier), str(Path(name) / "sources.toml")])
        looks = followed(psutil.Process(watch.pid), folder, dossier, minutes, per_second)
        tell(looks[-1])
        watch.send_signal(signal.SIGTERM)
        code = watch.wait()
        missing, size = lost(folder, dossier), dossier.stat().st_size
    settled = min(600.0, minutes * 10)
    early = max((look.own + look.workers for look in looks if look.at <= settled), default=0)
    late = max((look.own + look.workers for look in looks if look.at > settled), default=0)
    growth = late / early - 1 if early else 0.0
    total, last = looks[-1].put, looks[-1]
    print(f"{total} dispatches put at {per_second:g} a second, {last.held} held, {missing} lost; ended with {code}")
    print(
        f"at most {max(look.put - look.held for look in looks)} behind; {last.at - minutes * 60:.0f} s after the last"
    )
    print(f"{last.cpu / total:.3f} s of the processor a dispatch; the file has {size // MEGABYTE} MB")
    first = f"{early // MEGABYTE} MB at most in the first {settled / 60:.1f} minutes"
    print(f"memory: {first}, {late // MEGABYTE} MB later: {growth:+.1%}")
    return int(missing > 0 or growth > 0.05)


if __name__ == "__main__":
    sys.exit(main(*map(float, sys.argv[1:3])))
