"""How long readers wait while a dossier is being written, beside the same readers while it is idle.

``python -m benchmarks.readers [SECONDS]``. A process of its own adds dispatches without pause; readers here open a
snapshot, search, and fetch the text of a hit, again and again. The peer is bare SQLite: the same search and fetch on a
database in WAL mode with plain rows, idle and while another process commits to it as often.
"""

import subprocess
import sys
import tempfile
import textwrap
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles
from typing import Final

import apsw

from benchmarks.generate import dispatches, write
from coranto.library import build, open_dossier

HELD: Final = 60
SECONDS: Final = 6.0
WORDS: Final = ("airport", "rescue", "governor", "hospital", "strike", "suburbs", "verify", "missing", "denied", "toll")

ADDING: Final = textwrap.dedent("""
    import sys, tempfile
    from pathlib import Path
    from benchmarks.generate import write
    from coranto.library import add
    for seed in range(2, 1000):
        with tempfile.TemporaryDirectory() as folder:
            add(sys.argv[1], [write(Path(folder) / str(seed), 6, seed)], workers=1)
        print("added", flush=True)
""")
INSERTING: Final = textwrap.dedent("""
    import sys, time, apsw
    from benchmarks.generate import dispatches
    connection = apsw.Connection(sys.argv[1])
    connection.pragma("synchronous", "full")
    for seed in range(2, 100000):
        with connection:
            for telling in dispatches(6, seed):
                connection.execute("INSERT INTO bare VALUES (?)", (telling.text,))
        print("added", flush=True)
        time.sleep(0.2)
""")


def read_dossier(dossier: Path, word: str) -> None:
    """One reader's visit to the dossier."""
    with open_dossier(dossier) as opened:
        for hit in opened.search(word, 1):
            opened.text(hit.doc)


def read_bare(database: Path, word: str) -> None:
    """The same visit to bare SQLite."""
    connection = apsw.Connection(str(database), flags=apsw.SQLITE_OPEN_READWRITE)
    query = "SELECT body FROM bare WHERE bare MATCH ? ORDER BY rank LIMIT 1"
    list(connection.execute(query, (word,)))
    connection.close()


def visits(read: Callable[[Path, str], None], file: Path, seconds: float) -> list[float]:
    """Milliseconds of each of as many visits as there is time for."""
    took: list[float] = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        begun = time.perf_counter()
        read(file, WORDS[len(took) % len(WORDS)])
        took.append(1000 * (time.perf_counter() - begun))
    return took


def while_written(read: Callable[[Path, str], None], file: Path, seconds: float, writing: str) -> list[float]:
    """The same while another process writes; begins when it has written once."""
    writer = subprocess.Popen([sys.executable, "-c", writing, str(file)], stdout=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        return visits(read, file, seconds)
    finally:
        writer.kill()
        writer.communicate()


def main() -> int:
    """Prints the latencies of readers, idle and during writes, of the dossier and of bare SQLite."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else SECONDS
    with tempfile.TemporaryDirectory() as folder:
        dossier, bare = Path(folder) / "x.coranto", Path(folder) / "bare.sqlite"
        build([write(Path(folder) / "sources", HELD)], dossier)
        connection = apsw.Connection(str(bare))
        connection.pragma("journal_mode", "wal")
        connection.execute("CREATE VIRTUAL TABLE bare USING fts5(body)")
        connection.executemany("INSERT INTO bare VALUES (?)", [(telling.text,) for telling in dispatches(HELD)])
        connection.close()
        for name, read, file, writing in (
            ("dossier", read_dossier, dossier, ADDING),
            ("bare SQLite", read_bare, bare, INSERTING),
        ):
            idle = visits(read, file, seconds / 2)
            busy = while_written(read, file, seconds, writing)
            print(f"{name:<12} idle {summary(idle)}   while written {summary(busy)}   {ratios(idle, busy)}")
    print("errors of readers: 0 (any would have ended the run)")
    return 0


def summary(took: list[float]) -> str:
    """Median and 95th percentile in milliseconds."""
    return f"p50 {median(took):6.2f} ms p95 {quantiles(took, n=20)[-1]:6.2f} ms ({len(took)} visits)"


def ratios(idle: list[float], busy: list[float]) -> str:
    """How much longer at the median and at the 95th percentile."""
    slower = quantiles(busy, n=20)[-1] / quantiles(idle, n=20)[-1]
    return f"x{median(busy) / median(idle):.2f} at p50, x{slower:.2f} at p95"


if __name__ == "__main__":
    sys.exit(main())
