"""One fresh process that reads: ``python -m training.probe WEIGHTS THREADS BEGAN < TEXTS``, texts as a JSON list.

Prints, as JSON, the seconds from ``BEGAN`` (of the clock that all processes share) to the first answer, the words read
in a second thereafter, and the memory held at its highest. Imports nothing but what a user's process imports.
"""

import json
import sys
import time
from pathlib import Path
from typing import Final

from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.tools import open_tools

FIRST: Final = "The mayor of Lima said on Monday that two people had died."


def main(weights: str, threads: int, began: float) -> dict[str, float]:
    """The measurements: ``first_answer_s``, ``memory_first_mib``, ``words``, ``words_per_s``, ``memory_mib``."""
    tools = open_tools()
    features = Features(tools.names, tools.gazetteer, tools.countries)
    model = EmbeddedModel(features, tools.abbreviations, threads, lambda name: (Path(weights) / name).read_bytes())
    model.annotate(FIRST)
    found = {"first_answer_s": time.time() - began, "memory_first_mib": memory_mib()}
    texts = json.load(sys.stdin)
    start = time.perf_counter()
    for text in texts:
        model.annotate(text)
    taken = time.perf_counter() - start
    words = sum(len(text.split()) for text in texts)
    return found | {"words": words, "words_per_s": words / taken, "memory_mib": memory_mib()}


def memory_mib() -> float:
    """The most memory that this process has held.

    From the kernel's account of this program: ``getrusage`` would count the parent's memory at the fork as well.
    """
    status = Path("/proc/self/status")
    if status.exists():
        held = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(held.split()[1]) / 1024
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


if __name__ == "__main__":
    print(json.dumps(main(sys.argv[1], int(sys.argv[2]), float(sys.argv[3]))))
