"""Markup parsed in a process of its own, which can be killed: large pages have kept a parser busy for ever.

``python -m coranto.read.worker TASK BYTES`` reads UTF-8 markup and writes what the task made of it as JSON, with
``BYTES`` of address space at most.
"""

import re
import subprocess
import sys
from collections.abc import Callable
from typing import Final, TypeVar

import msgspec

from coranto.read.feed_items import Feed, parsed_feed
from coranto.read.page import Page, main_page, simpler_page
from coranto.read.reading import Limits

TASKS: Final[dict[str, Callable[[str], Page | Feed | str]]] = {
    "main page": main_page,
    "simpler page": simpler_page,
    "feed": parsed_feed,
}

LONGEST_TAG: Final = 10_000
"""Characters between two ``<`` beyond which there may be a tag of thousands of attributes: parsers compare them all."""

_SCRIPT = re.compile(
    r"(?:script|style)(?:\s++[\w:.-]++(?:=(?:\"[^\"]{0,1000}+\"|'[^']{0,1000}+'|[^\s\"'<>=]++))?+){0,20}+\s*+>",
    re.IGNORECASE,
)

Made = TypeVar("Made")


def is_light(markup: str, limits: Limits) -> bool:
    """Whether no parser can take long over the markup, so that it needs no worker: few tags, and none of them long."""
    if len(markup) > limits.direct_bytes or markup.count("<") > limits.direct_tags:
        return False
    pieces = markup.split("<")
    if max(map(len, pieces)) <= LONGEST_TAG:
        return True
    return all(len(piece) <= LONGEST_TAG or _SCRIPT.match(piece) for piece in pieces)


def in_worker(task: str, markup: str, made: type[Made], limits: Limits) -> Made | None:
    """What the worker made of the markup, or null where it died or had not finished after ``worker_seconds``."""
    if not sys.executable:  # a Python inside another program: there is nothing to start
        return None
    # -P: a module of the same name in the working directory must not run
    command = [sys.executable, "-P", "-m", __name__, task, str(limits.worker_bytes)]
    try:
        ended = subprocess.run(
            command, input=markup.encode(), capture_output=True, timeout=limits.worker_seconds, check=True
        )
        return msgspec.json.decode(ended.stdout, type=made)
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


def main(task: str, address_space: str) -> None:
    """Reads markup on standard input and writes what the task makes of it to standard output."""
    _confine(int(address_space))
    made = TASKS[task](sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(msgspec.json.encode(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
