"""Fuzzes what reads what others wrote: ``python -m benchmarks.fuzzing [TARGET…] [SECONDS]``.

Each target gets so many seconds of the processor (600 if nothing is said) in a process of its own; without a name all
do, one after the other. What was tried before is kept in ``.fuzzing/TARGET/grown`` and gone on from; an input that
breaks a law, takes long, or kills the process is kept in ``.fuzzing/TARGET/found``. Needs the extra ``bench``. Exits
with 1 where anything was found.
"""

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from benchmarks.fuzzing.targets import TARGETS

CPU_S: Final = 600
MOST_DEATHS: Final = 10
"""Times the process of a target may die before it is given up."""
KEPT: Final = Path(".fuzzing")

_COVERED: Final = re.compile(rb"cov: (\d+)")


@dataclass(slots=True)
class Outcome:
    """What became of a target."""

    inputs: int = 0
    cpu_s: float = 0.0
    covered: int = 0
    """Edges of the code that some input went along."""
    slowest_s: float = 0.0
    found: int = 0
    all_cpu_s: float = 0.0
    """Of this run and those before it, whose inputs it went on from."""


def fuzz(name: str, cpu_s: float) -> Outcome:
    """Spends the time on a target, in a new process whenever one died."""
    folder, made = KEPT / name.replace(" ", "-"), Outcome()
    (folder / "found").mkdir(parents=True, exist_ok=True)
    for _ in range(MOST_DEATHS):
        command = [sys.executable, "-m", "benchmarks.fuzzing.worker", name, str(cpu_s - made.cpu_s), str(folder)]
        tally = folder / "tally.json"
        tally.unlink(missing_ok=True)
        with (folder / "log").open("wb") as log:
            ended = subprocess.run(command, stdout=log, stderr=log, check=False)
        told = json.loads(tally.read_text()) if tally.exists() else {"inputs": 0, "cpu_s": 0.0, "slowest_s": 0.0}
        made.inputs += told["inputs"]
        made.cpu_s += told["cpu_s"]
        made.slowest_s = max(made.slowest_s, told["slowest_s"])
        made.covered = max([made.covered, *map(int, _COVERED.findall((folder / "log").read_bytes()))])
        made.found = sum(1 for path in (folder / "found").iterdir() if path.suffix != ".txt")
        if made.cpu_s >= cpu_s or not told["inputs"]:
            break
    total = folder / "cpu_s"
    made.all_cpu_s = made.cpu_s + (float(total.read_text()) if total.exists() else 0.0)
    total.write_text(f"{made.all_cpu_s:.1f}")
    if not made.inputs:
        print(f"{name} did not start (exit code {ended.returncode}): see {folder / 'log'}", file=sys.stderr)
        made.found += 1
    return made


def main(arguments: list[str]) -> int:
    """Fuzzes and prints a line for each target; 1 if anything was found, 2 for a target that there is not."""
    seconds = [float(one) for one in arguments if one.isdigit()]
    names = [one for one in arguments if not one.isdigit()]
    unknown = [one for one in names if one not in TARGETS]
    if unknown:
        print(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}", file=sys.stderr)
        return 2
    found = 0
    print(f"{'target':<12} {'inputs':>10} {'CPU s':>7} {'in all':>7} {'edges':>7} {'slowest':>9} {'found':>6}")
    for name in names or TARGETS:
        made = fuzz(name, seconds[0] if seconds else CPU_S)
        found += made.found
        print(
            f"{name:<12} {made.inputs:>10,} {made.cpu_s:>7.0f} {made.all_cpu_s:>7.0f} {made.covered:>7,} "
            f"{made.slowest_s * 1000:>6.0f} ms {made.found:>6}",
            flush=True,
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
