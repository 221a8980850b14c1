"""Runs every benchmark, or those named: ``python -m benchmarks reading copies``."""

import sys
import traceback
from importlib import import_module
from typing import Final

BENCHMARKS: Final = (
    "reading",
    "copies",
    "growth",
    "runner",
    "size",
    "readers",
    "kills",
    "cluster",
    "language",
    "claims",
    "voices",
    "ablations",
    "places",
    "retrieval",
    "entities",
    "gazetteer",
    "stories",
)


def main(names: list[str]) -> int:
    """Runs the benchmarks one after another, whatever becomes of one; the worst code, and 2 if one is unknown."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        print(f"benchmarks: no {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    sys.argv[1:] = []
    codes = {name: _code_of(name) for name in names or BENCHMARKS}
    for name, code in codes.items():
        if code:
            print(f"benchmarks: {name} ended with {code}", file=sys.stderr)
    return max(codes.values())


def _code_of(name: str) -> int:
    """Runs one; 1 if it breaks off."""
    print(f"== {name}", flush=True)
    try:
        code: int = import_module(f"benchmarks.{name}").main()
    except Exception:  # noqa: BLE001  the others are still worth having, and the trace is told
        traceback.print_exc()
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
