"""A hundred kills at random moments: what was acknowledged must be there, whole, and the next run must finish.

``python -m benchmarks.kills [KILLS]``. A child process builds a dossier and prints how many documents are acknowledged;
it is killed with SIGKILL at a moment drawn at random from the time a whole build takes; the dossier is verified and
counted; a second child resumes it and is killed too; then ``add`` finishes it. At the end its export must be the one of
an undisturbed build, byte for byte. The peer is plain SQLite that commits each dispatch, killed half as often.

Then a quarter as many kills each fall into judging, grading and erasing (``DEEDS``). After ``add`` the dossier must be
what it was before, or what it is when nobody is killed; the latter, where the child said that it was done or the log
tells of it; it must verify, and its log must go on from where it was.
"""

import random
import shutil
import signal
import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import apsw

from benchmarks.generate import write
from coranto.custody import log
from coranto.library import add, build, open_dossier
from coranto.model.assertion import Claim
from coranto.model.errors import DossierMissingError, DossierUnfinishedError
from coranto.model.resolved import Entity

KILLS: Final = 100
DISPATCHES: Final = 12

BUILDING: Final = textwrap.dedent("""
    import sys
    from coranto.library import add, build
    from coranto.run import workplace
    workplace.BATCH = 2
    print("begun", flush=True)
    def progress(phase, done, total):
        if phase == "reading":
            print(done, flush=True)
    work = add if sys.argv[3] == "add" else build
    first, second = (sys.argv[2], [sys.argv[1]]) if sys.argv[3] == "add" else ([sys.argv[1]], sys.argv[2])
    work(first, second, workers=1, progress=progress)
""")
INSERTING: Final = textwrap.dedent("""
    import sys, time, apsw
    from pathlib import Path
    connection = apsw.Connection(sys.argv[2])
    connection.pragma("journal_mode", "wal")
    connection.pragma("synchronous", "full")
    connection.execute("CREATE TABLE IF NOT EXISTS bare (body)")
    print("begun", flush=True)
    for done, file in enumerate(sorted(Path(sys.argv[1]).iterdir()), 1):
        connection.execute("INSERT INTO bare VALUES (?)", (file.read_text(),))
        print(done, flush=True)
        time.sleep(0.005)
""")
AT: Final = "2031-05-02T08:00:00Z"
SOON_S: Final = 0.1
"""Half of the kills fall so early: what is done takes hold at once, the rest is telling the chronicle anew."""
DOING: Final = textwrap.dedent("""
    import sys
    from coranto.custody import erase
    from coranto.grading import Signed, grade
    from coranto.judging import Signature, judge
    from coranto.tools import open_tools
    open_tools().identity
    deed, dossier, at, *what = sys.argv[1:]
    print("begun", flush=True)
    if deed == "erase":
        erase(dossier, *what, "court order", "Ana")
    elif deed == "judge":
        judge(dossier, "different", *what, Signature("Ana", "as told", at))
    else:
        grade(dossier, *what, "B2", Signed("Ana", at=at))
    print("done", flush=True)
""")


@dataclass(frozen=True, slots=True)
class Kill:
    """What one kill left: documents acknowledged, documents held, faults found."""

    acknowledged: int
    held: int
    faults: int


def killed(script: str, sources: Path, file: Path, verb: str, after_s: float) -> int:
    """Documents that the child had acknowledged when it was killed, ``after_s`` seconds after it began to work."""
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(sources), str(file), verb], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(after_s)
    child.send_signal(signal.SIGKILL)
    said, _ = child.communicate()
    numbers = [int(line) for line in said.splitlines() if said.endswith(b"\n") or line != said.splitlines()[-1]]
    return max(numbers, default=0)


def dossier_after(dossier: Path, acknowledged: int) -> Kill:
    """What is left of a dossier; a file that holds nothing yet counts as sound if nothing was acknowledged."""
    try:
        with open_dossier(dossier) as opened:
            verdict = opened.verify()
            return Kill(acknowledged, verdict.documents, len(verdict.faults))
    except (DossierMissingError, DossierUnfinishedError):
        return Kill(acknowledged, 0, 0)


def bare_after(database: Path, acknowledged: int) -> Kill:
    """The same of plain SQLite."""
    connection = apsw.Connection(str(database))
    held = connection.execute("SELECT count(*) FROM bare").get
    sound = connection.execute("PRAGMA integrity_check").get == "ok"
    connection.close()
    return Kill(acknowledged, int(held), 0 if sound else 1)


def exported(dossier: Path) -> bytes:
    """The dossier's whole export."""
    with open_dossier(dossier) as opened:
        return b"".join(opened.export_lines())


@dataclass(frozen=True, slots=True)
class State:
    """All that a dossier holds."""

    export: bytes
    verdicts: int
    grades: int
    tombstones: int


def state_of(dossier: Path) -> State:
    """What it holds now."""
    erasures = sum(line.kind == "erasure" for line in log(dossier))
    with open_dossier(dossier) as opened:
        lines = b"".join(opened.export_lines())
        return State(lines, len(opened.judgements()), len(opened.gradings()), erasures)


def doing(deed: str, dossier: Path, what: Sequence[str], after_s: float | None) -> tuple[bool, float]:
    """Whether a child said that the deed was done before it was killed, if it was, and how long it was at it."""
    command = [sys.executable, "-c", DOING, deed, str(dossier), AT, *what]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    assert child.stdout is not None
    child.stdout.readline()
    begun = time.perf_counter()
    if after_s is not None:
        time.sleep(after_s)
        child.send_signal(signal.SIGKILL)
    said, _ = child.communicate()
    return said == b"done\n", time.perf_counter() - begun


def deeds(whole: Path, kills: int, chance: random.Random) -> int:
    """Prints what kills left of each deed; how many left anything else than the state before or after."""
    with open_dossier(whole) as opened:
        people = [one.name for one in opened.records(Entity) if one.type == "person"][:2]
        claim = next(opened.records(Claim)).id
        doc = opened.documents()[0].doc
    before, lines, bad = state_of(whole), [line.written for line in log(whole)], 0
    for deed, what in (("judge", people), ("grade", [claim]), ("erase", [doc])):
        copy = whole.with_name(f"{deed}.coranto")
        shutil.copyfile(whole, copy)
        done, lasts = doing(deed, copy, what, None)
        after, wrong, undone = state_of(copy), 0, 0
        assert done
        assert after != before
        for number in range(kills):
            for file in copy.parent.glob(copy.name + "*"):
                file.unlink()
            shutil.copyfile(whole, copy)
            done, _ = doing(deed, copy, what, chance.uniform(0, lasts if number % 2 else SOON_S))
            add(copy, workers=1)
            left = state_of(copy)
            told = (left.verdicts, left.grades, left.tombstones) != (before.verdicts, before.grades, before.tombstones)
            with open_dossier(copy) as opened:
                sound = not opened.verify().faults and [line.written for line in log(copy)][: len(lines)] == lines
            undone += left == before
            wrong += not sound or left != (after if done or told else before)
        print(
            f"{deed:<12} {kills} kills, {undone} before it took hold; {wrong} left another state than before or after"
        )
        bad += wrong
    return bad


def main() -> int:
    """Prints what the kills left, of dossiers and of bare databases; 1 if anything was lost or left unfinished."""
    kills = int(sys.argv[1]) if len(sys.argv) > 1 else KILLS
    rounds, chance = kills // 2, random.Random(7)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sources = write(folder / "sources", DISPATCHES)
        begun = time.perf_counter()
        build([sources], folder / "whole.coranto", workers=1)
        lasts = time.perf_counter() - begun
        expected = exported(folder / "whole.coranto")
        left, bare, finished = [], [], 0
        for number in range(rounds):
            dossier, database = folder / f"{number}.coranto", folder / f"{number}.sqlite"
            # Half of the kills fall into the taking in, which is the shorter part of a build.
            count = killed(BUILDING, sources, dossier, "build", chance.uniform(0, lasts / (1 + 3 * (number % 2))))
            left.append(dossier_after(dossier, count))
            if dossier.exists():
                count = killed(BUILDING, sources, dossier, "add", chance.uniform(0, lasts / 2))
                left.append(dossier_after(dossier, max(count, left[-1].held)))
                add(dossier, [sources], workers=1)
                finished += exported(dossier) == expected
                dossier.unlink()
            else:
                finished += 1
            bare.append(bare_after(database, killed(INSERTING, sources, database, "", chance.uniform(0, 0.3))))
        wrong = deeds(folder / "whole.coranto", kills // 4, chance)
    lost = tell("dossier", left) + wrong
    print(f"finished by the next run with the same export, byte for byte: {finished} of {rounds}")
    tell("bare SQLite", bare)
    return int(lost > 0 or finished < rounds)


def tell(name: str, left: list[Kill]) -> int:
    """Prints one line and returns how many kills lost or damaged something."""
    lost = sum(max(0, one.acknowledged - one.held) for one in left)
    faulty = sum(1 for one in left if one.faults)
    held = sum(1 for one in left if 0 < one.held < DISPATCHES)
    print(
        f"{name:<12} {len(left)} kills, {held} in the middle of taking in; {lost} documents lost, {faulty} files faulty"
    )
    return lost + faulty


if __name__ == "__main__":
    sys.exit(main())
