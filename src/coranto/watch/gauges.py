"""What a watch is asked by those who look after it: how its sources stand, what waits, what its runs did.

It reads the watch's memory and the dossier for itself, so that it can be asked from any thread, however long a round
takes: at an address of this machine, or by way of a file.
"""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from typing import TYPE_CHECKING, Final

import apsw

from coranto.metrics import MEDIA_TYPE, Values, counter, exposition, gauge, of_dossier, of_runs
from coranto.model.errors import BadRequestError, CorantoError
from coranto.store.reader import open_reader
from coranto.watch.memory import beside
from coranto.watch.watching import Watch

if TYPE_CHECKING:
    from prometheus_client.core import Metric

PATH: Final = "/metrics"
EVERY_S: Final = 15.0
"""How often the file is written anew: as often as Prometheus asks, unless it is told otherwise."""
_HERE: Final = ("localhost", "127.0.0.1")
_SOURCES: Final = """
SELECT source, sum(looks), max(iif(kind = 'item' OR due IS NULL, 0, failures)), sum(kind = 'item' AND failures > 0),
       sum(kind = 'item' AND due IS NOT NULL), (SELECT CAST(value AS REAL) FROM meta WHERE name = 'had ' || source)
FROM asked GROUP BY source HAVING max(kind != 'item' AND due IS NOT NULL)
"""
"""Of the sources that the file names still."""
_WAITING: Final = """
SELECT (SELECT count(*) FROM inbox), (SELECT count(*) FROM file WHERE NOT done),
       (SELECT count(*) FROM letter WHERE NOT dead), (SELECT count(*) FROM letter WHERE dead)
"""


class Gauges:
    """The figures of a watch."""

    def __init__(self, dossier: Path, watching: Watch) -> None:
        self._dossier: Final = dossier
        self._watching: Final = watching
        self._lock: Final = Lock()

    def page(self) -> bytes:
        """All of them, in the text format of Prometheus."""
        with self._lock:
            return exposition([*self._of_memory(), *self._of_work()])

    def _of_memory(self) -> list["Metric"]:
        with closing(apsw.Connection(str(beside(self._dossier)), flags=apsw.SQLITE_OPEN_READONLY)) as memory:
            sources = list(memory.execute(_SOURCES))
            waiting = next(iter(memory.execute(_WAITING)))
        names = ("fetched", "files", "letters", "letters given up")
        queue: Values = {(name,): n for name, n in zip(names, waiting, strict=True)}
        return [
            counter("source_looks", "How often a source or what it links to was had.",
                    {(name,): looks for name, looks, *_ in sources}, ("source",)),
            gauge("source_failures", "Failures of a source in a row; 0 where the last look succeeded.",
                  {(name,): failures for name, _, failures, *_ in sources}, ("source",)),
            gauge("source_pages_failing", "Pages of a source that could not be had last time.",
                  {(row[0],): row[3] for row in sources}, ("source",)),
            gauge("source_pages_due", "Pages of a source that are to be looked at again.",
                  {(row[0],): row[4] for row in sources}, ("source",)),
            gauge("source_last_success_seconds", "Since 1970: when a source or what it links to was last had.",
                  {(row[0],): row[5] for row in sources if row[5] is not None}, ("source",)),
            gauge("queue", "What waits: fetched and not read, files not read, letters not sent, given up.",
                  queue, ("of",)),
        ]  # fmt: skip

    def _of_work(self) -> list["Metric"]:
        watching = self._watching
        found = [
            gauge("last_round_seconds", "Since 1970: when a round last ended.", {(): watching.last_round}),
            gauge("last_taken_seconds", "Since 1970: when something new was last taken in.", {(): watching.last_taken}),
        ]
        if watching.stats is not None:
            found += of_runs(watching.stats)
        try:
            with open_reader(self._dossier) as reader:
                found += of_dossier(reader)
        except CorantoError:
            found.append(gauge("documents", "Documents of the chronicle.", {(): 0}))  # there is none yet
        return found


@contextmanager
def told_at(port: int, gauges: Gauges) -> Iterator[int]:
    """Answers at that port of this machine, to this machine alone, while the context is open; 0 is any free port.

    Yields the port. Raises ``BadRequestError`` where it cannot be had.
    """

    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = (self.headers.get("Host") or "").partition(":")[0].lower()
            if name not in _HERE:  # a page elsewhere can have its own name lead here
                self.send_error(421)
            elif self.path.partition("?")[0] != PATH:
                self.send_error(404)
            else:
                body = gauges.page()
                self.send_response(200)
                self.send_header("Content-Type", MEDIA_TYPE)
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Nobody is noted who asks."""

    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Answering)
    except OSError as error:
        raise BadRequestError(f"Port {port} cannot be listened on ({error.strerror})", "Choose another.") from None
    thread = Thread(target=server.serve_forever, name="coranto-metrics", daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


@contextmanager
def told_in(file: Path, gauges: Gauges) -> Iterator[None]:
    """Keeps the file up to date while the context is open, and once more when it is left.

    It is put in its place whole, as node_exporter's textfile collector wants it. Raises ``BadRequestError`` where it
    cannot be written at the beginning; later on the watch is not stopped by that.
    """
    left = Event()
    _write(file, gauges)

    def writing() -> None:
        while not left.wait(EVERY_S):
            try:
                _write(file, gauges)
            except BadRequestError:
                continue

    thread = Thread(target=writing, name="coranto-metrics", daemon=True)
    thread.start()
    try:
        yield
    finally:
        left.set()
        thread.join()
        _write(file, gauges)


def _write(file: Path, gauges: Gauges) -> None:
    part = file.with_name(file.name + ".part")
    try:
        part.write_bytes(gauges.page())
        part.replace(file)
    except OSError as error:
        raise BadRequestError(f"{file} cannot be written ({error.strerror})", "Choose another file.") from None
