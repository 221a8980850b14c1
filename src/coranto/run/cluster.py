"""The machines of a Ray cluster, or one of this machine's own: visits are Ray's tasks, and this process alone writes.

Plain tasks, one visit each: Ray runs them wherever a processor is free, keeps worker processes with their tools open
from one to the next, and gives a task whose worker or machine is lost to another. What it has over what Ray Data
offers: the rows come in the order of the visits, as they are ready, and no more is in flight than is being worked on.
"""

import logging
import os
import socket
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from secrets import token_hex
from shutil import rmtree
from tempfile import gettempdir, mkdtemp
from threading import Thread
from types import TracebackType
from typing import Any, Final, Self

from coranto.model.errors import BadRequestError, ClusterError, CorantoError
from coranto.model.version import VERSION
from coranto.run.caps import FREELY, Allowance, Cap
from coranto.run.engine import Engine
from coranto.run.phases import tools_fingerprint
from coranto.run.visit import Done, Visit, given_up
from coranto.run.worker import answered, decode_answer, request
from coranto.steps import DocumentStep
from coranto.text.identity import sha256_hex
from coranto.tools import Tools, open_tools

AHEAD: Final = 4
"""Visits in flight for each processor of the cluster."""
DEATHS: Final = 3
"""Workers that may be lost over one visit before another is not tried any more: machines fail, and so do texts."""
REACHED_S: Final = 5.0
"""Seconds that a cluster has to take a connection."""
CONNECTED_S: Final = 20.0
"""And to say that it is a Ray cluster: Ray itself would ask for ever."""
LOOK_S: Final = 10.0
"""Seconds between looks at what the cluster has left, and into whether it is there."""
PATIENCE_S: Final = 300.0
"""Seconds without any processor after which a run ends: one that grows when it is asked to takes minutes."""
STORE_BYTES: Final = 200_000_000
"""Shared memory of a cluster of our own; what is in flight takes a small part of it."""

LONGEST_FOLDER: Final = 28
"""Characters of the folder for temporary files: Ray's sockets lie deep within it, and a socket's path takes 107."""

QUIET: Final = {
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_DEDUP_LOGS": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}
"""What Ray is told wherever it runs: to tell nobody outside, and to say each thing as often as it is so."""
ALONE: Final = {"RAY_ENABLE_WINDOWS_OR_OSX_CLUSTER": "0", "RAY_AUTH_MODE": "token"}
"""And for a cluster of our own: that it listens to this machine alone (whatever the name says), and only to us."""


@dataclass(frozen=True, slots=True)
class Makings:
    """All that decides what a worker makes of a visit, beside the visit."""

    product: str
    code: str
    libraries: str
    model: str
    tools: str


SAID: Final = {
    "product": "another version of Coranto",
    "code": "other code of Coranto",
    "libraries": "other versions of libraries that the language model runs on",
    "model": "another language model",
    "tools": "other vocabularies or gazetteers",
}


def require_ray() -> None:
    """Raises ``BadRequestError`` where Ray is not installed."""
    if find_spec("ray") is None:
        raise BadRequestError("--engine ray needs Ray, which is not installed", "Install it with: coranto[ray]")


class Cluster(Engine):
    """Workers on a cluster; as a context it is connected to, or started and ended."""

    def __init__(self, address: str | None, workers: int | None, tools: Tools, allowance: Allowance = FREELY) -> None:
        """``address``: ``auto`` or ``HOST:PORT`` of a cluster that is there; one of this machine's own if null.

        ``workers``: processors of the latter, or visits at one time in the former; all there are if null.
        """
        super().__init__(tools, allowance)
        self._address = address
        self._workers = workers
        self._folder: str | None = None
        self._before: dict[str, str] | None = None
        """This process's environment as it was, before Ray's processes were to find something in it."""
        self._room = 0
        self._looked = -LOOK_S
        self._last_seen = time.monotonic()

    def __enter__(self) -> Self:
        require_ray()
        if self._address not in (None, "auto"):
            _require_listener(self._address)
        self._tell_environment()
        import ray

        self._ray: Any = ray
        self._makings = makings(self.tools)
        try:
            self._connect()
        except Exception as error:
            self._leave()
            raise self._unreachable(error) from error
        self._task = ray.remote(num_cpus=1, max_retries=DEATHS)(perform_elsewhere)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._leave()

    def _tell_environment(self) -> None:
        """Says what Ray's processes shall go by; what the user said of it stays."""
        self._before = dict(os.environ)
        alone = self._address is None and "ray" not in sys.modules  # it looks for these when it is first imported
        for name, value in {**QUIET, **({**ALONE, "RAY_AUTH_TOKEN": token_hex(32)} if alone else {})}.items():
            os.environ.setdefault(name, value)
        if self._address is None:
            os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # they import from where this process does

    def _connect(self) -> None:
        logging.getLogger("ray").setLevel(logging.ERROR)
        said: dict[str, Any] = {"log_to_driver": False, "configure_logging": False}
        if self._address is not None:
            _within(CONNECTED_S, lambda: self._ray.init(address=self._address, **said))
            return
        self._folder = mkdtemp(prefix="coranto-", dir=None if len(gettempdir()) <= LONGEST_FOLDER else "/tmp")
        self._ray.init(
            address="local",
            num_cpus=self._workers or os.cpu_count() or 1,
            num_gpus=0,
            include_dashboard=False,
            object_store_memory=STORE_BYTES,
            _temp_dir=self._folder,
            **said,
        )

    def _leave(self) -> None:
        with suppress(Exception):
            self._ray.shutdown()
        if self._before is not None:
            os.environ.clear()
            os.environ.update(self._before)
            self._before = None
        if self._folder is not None:
            rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def _unreachable(self, error: Exception) -> ClusterError:
        said = " ".join(str(error).split())[:300].rstrip(".")
        if self._address is None:
            return ClusterError(f"Ray does not start: {said}", "Without --engine ray the same is done without it.")
        return ClusterError(f"The Ray cluster {self._address} cannot be used: {said}", WHERE)

    def room(self) -> int:
        """As many as keep every processor of the cluster busy: machines that come are used, those that go are not."""
        if time.monotonic() - self._looked >= LOOK_S:
            self._looked = time.monotonic()
            processors = self._processors()
            self._room = max(1, AHEAD * processors)
            if self._address is not None and self._workers is not None:
                self._room = min(self._room, self._workers)
        return self._room

    def _processors(self) -> int:
        """Processors that the cluster has now; raises ``ClusterError`` where it has had none for too long."""
        try:
            found = int(self._ray.cluster_resources().get("CPU", 0))
        except Exception as error:
            raise self._unreachable(error) from error
        if found:
            self._last_seen = time.monotonic()
        elif time.monotonic() - self._last_seen > PATIENCE_S:
            raise ClusterError(
                "The Ray cluster has no processor left", "Start machines for it, then finish with: coranto add DOSSIER"
            )
        return found

    def submit(self, steps: tuple[DocumentStep, ...], visit: Visit) -> "Task":
        """Hands a visit to the cluster."""
        payload = request(steps, visit, self.allowance)
        return Task(self, self._task.remote(payload, self.tools.model, self._makings), visit)

    def awaited(self, reference: Any, visit: Visit) -> Done:
        """What a task gave. Raises a ``CorantoError`` where no worker could, or where the cluster is lost."""
        failures = self._ray.exceptions
        while True:
            try:
                answer = decode_answer(self._ray.get(reference, timeout=LOOK_S))
                assert isinstance(answer, Done)
                return answer
            except failures.GetTimeoutError:
                self._processors()
            except failures.RayTaskError as error:
                raise _told(error) from error
            except (failures.WorkerCrashedError, failures.OutOfMemoryError, failures.ObjectLostError):
                return given_up(visit, None, Cap("memory", self.allowance.memory, "on the cluster"))
            except failures.RayError as error:
                raise self._unreachable(error) from error


@dataclass(frozen=True, slots=True)
class Task:
    """A visit that the cluster is at."""

    cluster: Cluster
    reference: Any
    visit: Visit

    def result(self) -> Done:
        """Waits for what it gives."""
        return self.cluster.awaited(self.reference, self.visit)


WHERE: Final = (
    "See whether it runs, with the same Python and Ray, and whether this machine is one of it: "
    "ray start --address=HOST:PORT."
)


def _require_listener(address: str) -> None:
    """Raises within seconds where nothing takes a connection: Ray itself would try for a minute."""
    host, _, port = address.rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), REACHED_S).close()
    except OSError as error:
        raise ClusterError(f"Nothing answers at {address} ({error.strerror or error})", WHERE) from error


def _within(seconds: float, act: Callable[[], object]) -> None:
    """Does it, in a thread that is left alone if it takes longer; raises what it raises, or ``TimeoutError``.

    Not to start processes of Ray's: they end with the thread that started them.
    """
    failed: list[Exception] = []

    def run() -> None:
        try:
            act()
        except Exception as error:  # noqa: BLE001  raised again where it is waited for
            failed.append(error)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    if thread.is_alive():
        raise TimeoutError(f"no answer in {seconds:g} s")
    if failed:
        raise failed[0]


def perform_elsewhere(payload: bytes, model: str, expected: Makings) -> bytes:
    """What a task does on whatever machine it is given to; raises ``ClusterError`` where that would make other rows."""
    tools = open_tools(model)
    _require_alike(model, expected)
    return answered(payload, tools, unwatched=True)


@cache
def _require_alike(model: str, expected: Makings) -> None:
    here = makings(open_tools(model))
    for name, words in SAID.items():
        if getattr(here, name) != getattr(expected, name):
            raise ClusterError(
                f"The machine {socket.gethostname()} has {words}, so it would make other records",
                "Install the same Coranto on every machine, with the same model and gazetteers.",
            )


def makings(tools: Tools) -> Makings:
    """Those of this process with these tools."""
    libraries = " ".join(f"{name} {version(name)}" for name in ("numpy", "onnxruntime", "rapidfuzz"))
    digest = tools.identity.digest
    return Makings(VERSION, _code(), libraries, digest, tools_fingerprint(digest, tools.gazetteer.digest))


@cache
def _code() -> str:
    """The hash of all Python files of the package, but for those that no worker uses."""
    found, waiting = [], [files("coranto")]
    while waiting:
        for item in waiting.pop().iterdir():
            if item.is_dir():
                waiting.append(item)
            elif item.name.endswith(".py"):
                found.append(sha256_hex(item.read_bytes()))
    return sha256_hex("\n".join(sorted(found)).encode())


def _told(error: Any) -> CorantoError:
    """What went wrong in a task, in the words of whoever raised it there."""
    cause = error.cause
    if isinstance(cause, CorantoError):
        return cause
    said = " ".join(str(cause).split())[:300]
    return ClusterError(
        f"A machine of the cluster cannot run Coranto: {type(cause).__name__}: {said}",
        f"Install coranto {VERSION} there for Python {sys.version_info.major}.{sys.version_info.minor}.",
    )
