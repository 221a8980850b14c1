"""One target in a process of its own: ``python -m benchmarks.fuzzing.worker TARGET CPU_SECONDS FOLDER``.

What breaks a law is written to ``FOLDER/found``, named after where it broke, once for each place, and the run goes on;
what kills the process, or keeps it busy, is written there by libFuzzer. ``FOLDER/tally.json`` tells how far it came.
"""

import json
import os
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Final

import atheris

SLOW_S: Final = 5.0
"""Processor seconds after which an input counts as a fault: each is of a few thousand bytes."""
HANGS_S: Final = 60
THROUGH: Final = {
    "html": ("trafilatura",), "feed": ("feedparser",), "links": ("feedparser",), "pdf": ("pypdf",),
    "robots": ("protego",), "mail server": ("imaplib",),
}  # fmt: skip
"""Packages of others that inputs go through, watched for new ground as ours are."""
TELL_EVERY: Final = 500
"""Inputs after which the tally is written again."""


@dataclass(slots=True)
class Tally:
    """How far a run came."""

    inputs: int = 0
    slowest_s: float = 0.0
    cpu_s: float = 0.0
    faults: dict[str, int] = field(default_factory=dict)
    """Inputs by where they broke."""


class Run:
    """Tries one input after the other until the time is spent."""

    def __init__(self, holds: Callable[[bytes], None], cpu_s: float, folder: Path) -> None:
        self._holds: Final = holds
        self._cpu_s: Final = cpu_s
        self._folder: Final = folder
        self._begun: Final = time.process_time()
        self.tally: Final = Tally()

    def __call__(self, data: bytes) -> None:
        begun = time.process_time()
        try:
            self._holds(data)
        except Exception as error:  # noqa: BLE001  whatever it is, it is a finding
            self._found(data, _place(error), "".join(traceback.format_exception(error)))
        ended = time.process_time()
        if ended - begun > SLOW_S:
            self._found(data, "slow", f"{ended - begun:.1f} s of the processor")
        self.tally.slowest_s = max(self.tally.slowest_s, ended - begun)
        self.tally.inputs += 1
        self.tally.cpu_s = ended - self._begun
        over = self.tally.cpu_s > self._cpu_s
        if over or self.tally.inputs % TELL_EVERY == 0:
            (self._folder / "tally.json").write_text(json.dumps(asdict(self.tally)))
        if over:
            os.kill(os.getpid(), signal.SIGINT)  # libFuzzer ends in good order

    def _found(self, data: bytes, where: str, told: str) -> None:
        known = self.tally.faults.get(where, 0)
        self.tally.faults[where] = known + 1
        if not known:
            (self._folder / "found" / where).write_bytes(data)
            (self._folder / "found" / f"{where}.txt").write_text(told)


def _place(error: Exception) -> str:
    """A name for where something broke: the error and the line of ours that it came from."""
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if "coranto" in frame.filename]
    frame = frames[-1] if frames else traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}-{Path(frame.filename).stem}-{frame.lineno}"


def _quoted(word: str) -> str:
    """A line of libFuzzer's dictionary."""
    return '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n'


def main(name: str, cpu_s: str, folder: str) -> None:
    """Fuzzes one target; libFuzzer ends the process."""
    with atheris.instrument_imports(include=["coranto", *THROUGH.get(name, ())]):
        from benchmarks.fuzzing.targets import TARGETS

        for package in THROUGH.get(name, ()):  # before it is first needed, which would be too late
            import_module(package)
    target, place = TARGETS[name], Path(folder)
    for inner in ("found", "grown"):
        (place / inner).mkdir(parents=True, exist_ok=True)
    for number, seed in enumerate(target.seeds()):
        (place / "grown" / f"seed-{number}").write_bytes(seed)
    (place / "words").write_text("".join(map(_quoted, target.words.split())))
    words = [f"-dict={place / 'words'}"] if target.words else []
    options = [
        str(place / "grown"), *words, f"-max_len={target.longest}", f"-timeout={HANGS_S}",
        f"-artifact_prefix={place / 'found'}/", "-rss_limit_mb=3000", "-print_final_stats=1", "-len_control=20",
    ]  # fmt: skip
    atheris.Setup([sys.argv[0], *options], Run(target.holds, float(cpu_s), place))
    atheris.Fuzz()


if __name__ == "__main__":
    main(*sys.argv[1:])
