"""Runs every benchmark, or those named: ``python -m benchmarks reading copies``."""

import sys
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
    """Runs the benchmarks one after another; 2 if one is unknown."""
    unknown = sorted(set(names) - set(BENCHMARKS))
    if unknown:
        print(f"benchmarks: no {', '.join(unknown)}; there are {', '.join(BENCHMARKS)}", file=sys.stderr)
        return 2
    sys.argv[1:] = []
    for name in names or BENCHMARKS:
        print(f"== {name}", flush=True)
        import_module(f"benchmarks.{name}").main()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
