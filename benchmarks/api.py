"""How long the API takes to answer while a build writes, beside the same questions to bare SQLite; and a long fuzzing.

``python -m benchmarks.api [--dossier FILE] [--held N] [--seconds S]`` serves a dossier (made of ``N`` dispatches of a
made-up stream, 1,000, where none is given; it is written to) and asks it by ``wrk``, one after another and four at a
time: entries under filters drawn by chance, a page of 20 to 120 rows each, and searches for words drawn by chance. Few
questions come twice, so answers that are kept help little. A process of its own adds dispatches all the while. The peer
is bare SQLite in this process: a page of as many rows of JSON by a condition on an indexed column, and an FTS5 search
over the same sentences, while another process commits to it.

``python -m benchmarks.api --fuzz [EXAMPLES]`` runs schemathesis over the whole description (200 examples of each
operation) and exits with what it found.
"""

import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import textwrap
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from statistics import median, quantiles
from typing import Final
from urllib.parse import quote

import apsw
import httpx

from benchmarks.adding import stream
from coranto.library import build, open_dossier
from coranto.model.annotation import Sentence

HELD: Final = 1000
SECONDS: Final = 10
CLIENTS: Final = (1, 4)
PATHS: Final = 400
PEER_CALLS: Final = 400
ASKING: Final = """
local paths = { %s }
math.randomseed(7)
request = function()
  local path = paths[math.random(#paths)]
  return wrk.format("GET", path .. "&limit=" .. math.random(20, %d))
end
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("told %%d %%d %%f %%f %%f\\n", summary.requests, bad,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
"""
ADDING: Final = textwrap.dedent("""
    import sys, tempfile
    from pathlib import Path
    from benchmarks.adding import stream
    from coranto.library import add
    print("adding", flush=True)
    for seed in range(2, 100000):
        with tempfile.TemporaryDirectory() as folder:
            for told in stream(4, seed):
                (Path(folder) / f"{seed}-{told.name}").write_text(told.text)
            add(sys.argv[1], [folder], workers=1)
""")
INSERTING: Final = textwrap.dedent("""
    import sys, time, apsw
    connection = apsw.Connection(sys.argv[1])
    connection.set_busy_timeout(10000)
    print("adding", flush=True)
    for number in range(1000000):
        with connection:
            connection.execute("INSERT INTO sentences(words) VALUES (?)", (f"number {number} of the ministry said",))
        time.sleep(0.2)
""")


def main() -> int:
    """Runs one or the other."""
    parser = ArgumentParser(prog="benchmarks.api")
    parser.add_argument("--dossier", type=Path)
    parser.add_argument("--held", type=int, default=HELD)
    parser.add_argument("--seconds", type=int, default=SECONDS)
    parser.add_argument("--fuzz", type=int, nargs="?", const=200)
    asked = parser.parse_args()
    if not asked.fuzz and shutil.which("wrk") is None:
        print("benchmarks.api: wrk is not there; install it: apt-get install wrk", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as folder:
        dossier = asked.dossier or _built(Path(folder), asked.held)
        if asked.fuzz:
            return fuzz(dossier, asked.fuzz)
        measure(dossier, Path(folder), asked.seconds)
    return 0


def _built(folder: Path, held: int) -> Path:
    (folder / "sources").mkdir()
    for told in stream(held):
        (folder / "sources" / told.name).write_text(told.text, "utf-8")
    build([folder / "sources"], folder / "x.coranto")
    return folder / "x.coranto"


@contextmanager
def served(dossier: Path) -> Iterator[tuple[str, int]]:
    """The address of a server of the dossier and its process, once it has answered."""
    command = [sys.executable, "-u", "-m", "coranto", "serve", str(dossier), "--port", "0"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert server.stdout is not None
    try:
        found = re.search(r"http://\S+/", server.stdout.readline())
        assert found is not None
        begun = time.perf_counter()
        httpx.get(f"{found[0]}api/v1/entries?limit=1", timeout=600, trust_env=False).raise_for_status()
        print(f"first answer after {time.perf_counter() - begun:.1f} s")
        yield found[0], server.pid
    finally:
        server.terminate()
        server.wait(30)


@contextmanager
def writing(script: str, file: Path) -> Iterator[None]:
    """Another process that writes all the while."""
    writer = subprocess.Popen([sys.executable, "-c", script, str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert writer.stdout is not None
    writer.stdout.readline()
    try:
        yield
        if writer.poll() is not None:
            raise RuntimeError(f"the writer stopped: {writer.communicate()[1].decode()}")
    finally:
        writer.kill()
        writer.communicate()


def measure(dossier: Path, folder: Path, seconds: int) -> None:
    """Prints percentiles of entries and of searches, idle and while written, of the API and of bare SQLite."""
    with open_dossier(dossier) as opened:
        documents, rows = len(opened.documents()), len(opened.entries())
        sentences = [(opened.text(s.doc)[s.start : s.end],) for s in opened.records(Sentence)]
        entries = [(e.day, json.dumps({"title": e.title, "text": e.text})) for e in opened.entries()]
        names = sorted({word for e in opened.entries() for word in re.findall(r"\b[A-Z][a-z]{3,}", e.title)})
    print(f"{documents} documents, {rows} entries, {len(sentences)} sentences")
    words = _words(sentences)
    asked = {"entries": _entry_paths(names, [day for day, _ in entries if day]), "search": _search_paths(words)}
    peers = _peers(folder / "bare.sqlite", sentences, entries, words)
    found: dict[str, float] = {}
    for name, peer in peers.items():
        took = _timed(peer)
        with writing(INSERTING, folder / "bare.sqlite"):
            busy = _timed(peer)
        found[name] = quantiles(busy, n=20)[-1]
        print(f"bare SQLite  {name:<8} idle {_summary(took)}   while written {_summary(busy)}")
    with served(dossier) as (address, process):
        begun = time.perf_counter()
        httpx.get(f"{address}api/v1/entries?limit=1&disputed=true", timeout=600, trust_env=False).raise_for_status()
        print(f"all of the chronicle laid out {time.perf_counter() - begun:.1f} s later")
        for state in ("idle", "while written"):
            for name, paths in asked.items():
                for clients in CLIENTS:
                    spent = _processor(process)
                    if state == "idle":
                        told = load(address, paths, clients, seconds, folder)
                    else:
                        with writing(ADDING, dossier):
                            told = load(address, paths, clients, seconds, folder)
                    number, bad, p50, p95, p99 = told
                    each = (_processor(process) - spent) / number
                    print(
                        f"API          {name:<8} {state}, {clients} at a time: p50 {p50:6.1f} ms p95 {p95:6.1f} ms "
                        f"p99 {p99:6.1f} ms, x{p95 / found[name]:.1f} of bare SQLite at p95 "
                        f"({number:.0f} answers, "
                        f"{bad:.0f} bad, {each:.1f} ms of the processor each)"
                    )


def _processor(process: int) -> float:
    """Milliseconds of the processor that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _words(sentences: Sequence[tuple[str]]) -> list[str]:
    chance = random.Random(5)
    told = [
        word
        for (text,) in chance.sample(sentences, min(len(sentences), 2000))
        for word in re.findall(r"[a-z]{5,}", text)
    ]
    return sorted(set(told))


def _entry_paths(names: Sequence[str], days: Sequence[str]) -> list[str]:
    """Questions on entries: a third plain, a third with a name, the rest with a place, days or a dispute."""
    chance = random.Random(3)
    filters: tuple[Callable[[], str], ...] = (
        lambda: f"order={chance.choice(('day', 'rank'))}&from={chance.choice(days)[:10]}",
        lambda: f"who={quote(chance.choice(names))}",
        lambda: f"place={quote(chance.choice(names))}",
        lambda: f"day={chance.choice(days)[:10]}",
        lambda: f"disputed=true&until={chance.choice(days)[:10]}",
        lambda: "order=day",
    )
    return [f"/api/v1/entries?{filters[number % len(filters)]()}" for number in range(PATHS)]


def _search_paths(words: Sequence[str]) -> list[str]:
    chance = random.Random(4)
    return [f"/api/v1/search?words={'%20'.join(chance.sample(words, 1 + number % 2))}" for number in range(PATHS)]


def load(address: str, paths: Sequence[str], clients: int, seconds: int, folder: Path) -> tuple[float, ...]:
    """Answers, bad ones among them, and milliseconds at the median, the 95th and the 99th percentile, by ``wrk``."""
    most = 120 if "entries" in paths[0] else 40
    script = folder / "asking.lua"
    script.write_text(ASKING % (", ".join(json.dumps(path) for path in paths), most), "utf-8")
    command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--timeout", "30s", "-s", str(script), address]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    told = re.search(r"^told (.+)$", said, re.M)
    assert told is not None, said
    return tuple(map(float, told[1].split()))


def _peers(
    file: Path, sentences: Sequence[tuple[str]], entries: Sequence[tuple[str | None, str]], words: Sequence[str]
) -> dict[str, Callable[[int], None]]:
    """The same two questions to bare SQLite."""
    connection = apsw.Connection(str(file))
    connection.pragma("journal_mode", "wal")
    connection.execute("CREATE VIRTUAL TABLE sentences USING fts5(words)")
    connection.execute("CREATE TABLE entries (day TEXT, body TEXT)")
    with connection:
        connection.executemany("INSERT INTO sentences VALUES (?)", sentences)
        connection.executemany("INSERT INTO entries VALUES (?, ?)", entries)
    connection.execute("CREATE INDEX entries_day ON entries(day)")
    days = [day for day, _ in entries if day]

    def search(number: int) -> None:
        query = "SELECT words FROM sentences WHERE sentences MATCH ? ORDER BY rank LIMIT 20"
        list(
            connection.execute(
                query, (" ".join(f'"{words[(number * 7 + n) % len(words)]}"' for n in range(1 + number % 2)),)
            )
        )

    def page(number: int) -> None:
        list(connection.execute("SELECT body FROM entries WHERE day >= ? LIMIT 70", (days[number * 13 % len(days)],)))

    return {"entries": page, "search": search}


def _timed(ask: Callable[[int], None]) -> list[float]:
    took = []
    for number in range(PEER_CALLS):
        begun = time.perf_counter()
        ask(number)
        took.append(1000 * (time.perf_counter() - begun))
    return took


def _summary(took: Sequence[float]) -> str:
    return f"p50 {median(took):6.2f} ms p95 {quantiles(took, n=20)[-1]:6.2f} ms"


def fuzz(dossier: Path, examples: int) -> int:
    """The exit code of schemathesis, asked for everything but an endless stream."""
    checks = "not_a_server_error,status_code_conformance,content_type_conformance,response_schema_conformance"
    with served(dossier) as (address, _):
        command = [
            "schemathesis", "run", f"{address}api/v1/openapi.json", "--checks", checks, "--max-examples", str(examples),
            "--exclude-path", "/api/v1/changes", "--no-color", "--request-timeout", "120",
        ]  # fmt: skip
        return subprocess.run([str(Path(sys.executable).parent / command[0]), *command[1:]], check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
