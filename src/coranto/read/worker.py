"""Markup parsed in a process of its own, which can be killed: large pages have kept a parser busy for ever.

``python -m coranto.read.worker TASK BYTES`` reads UTF-8 markup and writes what the task made of it as JSON, with
``BYTES`` of address space at most.
"""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, Literal, TypeVar

import msgspec

from coranto.read.feed_items import Feed, parsed_feed
from coranto.read.newsml_items import parsed_newsml
from coranto.read.page import Page, main_page, simpler_page
from coranto.read.reading import Limits

TASKS: Final[dict[str, Callable[[str], Page | Feed | str]]] = {
    "main page": main_page,
    "simpler page": simpler_page,
    "feed": parsed_feed,
    "newsml": parsed_newsml,
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
    output, ended = output_of(__name__, (task, str(limits.worker_bytes)), markup.encode(), limits.worker_seconds)
    try:
        return msgspec.json.decode(output, type=made) if ended else None
    except msgspec.DecodeError:
        return None


def output_of(module: str, arguments: tuple[str, ...], data: bytes, seconds: float) -> tuple[bytes, bool]:
    """What ``python -m module`` wrote when it was given the data, and whether it came to a good end in that time."""
    if not sys.executable:  # a Python inside another program: there is nothing to start
        return b"", False
    # -P: a module of the same name in the working directory must not run
    command = [sys.executable, "-P", "-m", module, *arguments]
    try:
        ended = subprocess.run(command, input=data, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as expired:
        return expired.output or b"", False
    except (subprocess.SubprocessError, OSError):
        return b"", False
    return ended.stdout, ended.returncode == 0


def confine(most: int, what: Literal["AS", "DATA"] = "AS") -> None:
    """Gives this process no more address space (or data, which files mapped into memory are not) than so many bytes.

    Where the system can: Linux does. What asks for more gets a ``MemoryError``.
    """
    try:
        import resource
    except ImportError:  # not on this system
        return
    kind = resource.RLIMIT_AS if what == "AS" else resource.RLIMIT_DATA
    _, hard = resource.getrlimit(kind)
    allowed = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (allowed, hard))


@contextmanager
def confined(most: int) -> Iterator[None]:
    """As ``confine`` of data, for as long as the context."""
    try:
        import resource
    except ImportError:  # not on this system
        yield
        return
    before = resource.getrlimit(resource.RLIMIT_DATA)
    confine(most, "DATA")
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_DATA, before)


def main(task: str, address_space: str) -> None:
    """Reads markup on standard input and writes what the task makes of it to standard output."""
    confine(int(address_space))
    made = TASKS[task](sys.stdin.buffer.read().decode())
    sys.stdout.buffer.write(msgspec.json.encode(made))


if __name__ == "__main__":
    main(*sys.argv[1:])
