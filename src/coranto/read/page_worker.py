"""A page read in a process of its own, which can be killed: large pages have kept an extractor busy for ever.

``python -m coranto.read.page_worker main|simpler BYTES`` reads UTF-8 markup and writes one ``Page`` as JSON, with
``BYTES`` of address space at most.
"""

import subprocess
import sys
from typing import Final

import msgspec

from coranto.read.page import Page, main_page, simpler_page
from coranto.read.reading import Limits

EXTRACTORS: Final = {"main": main_page, "simpler": simpler_page}


def page_in_worker(extractor: str, markup: str, limits: Limits) -> Page | None:
    """What the worker made of the page, or null where it died or had not finished after ``page_seconds``."""
    # -P: a module of the same name in the working directory must not run
    command = [sys.executable, "-P", "-m", __name__, extractor, str(limits.worker_bytes)]
    try:
        ended = subprocess.run(
            command, input=markup.encode(), capture_output=True, timeout=limits.page_seconds, check=True
        )
        return msgspec.json.decode(ended.stdout, type=Page)
    except (subprocess.SubprocessError, OSError, msgspec.DecodeError):
        return None


def _confine(address_space: int) -> None:
    """Gives this process no more memory than that, where the system can."""
    try:
        import resource
    except ImportError:  # not on this system
        return
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    allowed = address_space if hard == resource.RLIM_INFINITY else min(address_space, hard)
    resource.setrlimit(resource.RLIMIT_AS, (allowed, hard))


def main(extractor: str, address_space: str) -> None:
    """Reads the page on standard input and writes what was found to standard output."""
    _confine(int(address_space))
    page = EXTRACTORS[extractor](sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(msgspec.json.encode(page))


if __name__ == "__main__":
    main(*sys.argv[1:])
