"""How fast a stream falls into stories, and how the time grows: made-up dispatches by the thousand.

``python -m benchmarks.stories [MOST]``. Reading a dispatch (sentences, date, embedding) and placing it are timed apart:
the first costs each dispatch the same, the second must not grow with what came before. The peer is a single pass of
tf-idf over centroids, as ``benchmarks.groups`` has it, on the same texts.
"""

import sys
import time
from typing import Final

from benchmarks.generate import dispatches
from benchmarks.groups import grouped
from coranto.model.source import Dispatch
from coranto.resolve.storylines.stream import Stream
from coranto.streams import lead_of
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

SIZES: Final = (500, 1000, 2000, 4000, 8000)
PEER: Final = 0.3
"""Cosine above which the peer joins a dispatch to a group; its speed hardly depends on it."""


def main() -> int:
    """Prints a row for each size."""
    most = int(sys.argv[1]) if len(sys.argv) > 1 else SIZES[3]
    tools = open_tools()
    told = list(dispatches(most))
    lead_of(Dispatch("", "", "", told[0].text), tools)
    begun = time.perf_counter()
    leads = [lead_of(Dispatch(one.name, "", sha256_hex(one.text.encode()), one.text), tools) for one in told]
    print(f"reading: {most / (time.perf_counter() - begun):,.0f} dispatches/s")
    for size in (size for size in SIZES if size <= most):
        begun = time.perf_counter()
        stream = Stream(tools.storylines, tools.rarity)
        for lead in sorted(leads[:size], key=lambda one: one.order):
            stream.take(lead)
        own = time.perf_counter() - begun
        begun = time.perf_counter()
        grouped([one.text for one in told[:size]], PEER)
        peer = time.perf_counter() - begun
        found = len(stream.stories())
        print(
            f"{size:6,} dispatches, {found:5,} stories: placed at {size / own:6,.0f}/s; tf-idf {size / peer:6,.0f}/s",
            flush=True,
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
