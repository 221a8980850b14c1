"""What reading costs: seconds, memory, size; measured in fresh processes, whose imports are a user's."""

import json
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median

from training.evaluate import Figure

STARTS = 3
"""Fresh processes of which the median start is given."""


def cost_figures(weights: Path, texts: Sequence[str], of: str) -> Iterator[Figure]:
    """Start, speed on one thread and on two over the texts (``of`` says what they are), memory, and size on disk."""
    group = "Costs on two CPU cores"
    starts = [probed(weights, 1, ()) for _ in range(STARTS)]
    yield Figure(
        group, "start of a process to its first answer, s", _median(starts, "first_answer_s"), STARTS, "starts"
    )
    yield Figure(group, "memory after the first answer, MiB", _median(starts, "memory_first_mib"), STARTS, "starts")
    for threads in (1, 2):
        run = probed(weights, threads, texts)
        name = f"words a second, {threads} thread{'s' * (threads > 1)}"
        yield Figure(group, name, run["words_per_s"], int(run["words"]), f"words of {of}")
        yield Figure(group, f"memory at its highest, MiB, {threads} thread{'s' * (threads > 1)}", run["memory_mib"],
                     len(texts), of)  # fmt: skip
    files = [path for path in weights.iterdir() if path.is_file()]
    size = sum(path.stat().st_size for path in files) / 1024**2
    yield Figure(group, "weights on disk, MiB", size, len(files), "files")


def probed(weights: Path, threads: int, texts: Sequence[str]) -> dict[str, float]:
    """What ``training.probe`` prints for these texts."""
    command = [sys.executable, "-m", "training.probe", str(weights.resolve()), str(threads), repr(time.time())]
    root = Path(__file__).parents[1]
    answer = subprocess.run(
        command, input=json.dumps(list(texts)), stdout=subprocess.PIPE, check=True, text=True, cwd=root
    )
    given: dict[str, float] = json.loads(answer.stdout)
    return given


def _median(runs: Sequence[dict[str, float]], name: str) -> float:
    return median(run[name] for run in runs)
