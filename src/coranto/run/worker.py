"""A worker process: visits come in by standard input, packed rows go out by standard output, frame by frame.

Plain processes and pipes, not ``multiprocessing``: nothing of the caller's ``__main__`` is imported again, no file of
the driver is inherited (its lock and its database least of all), and a worker whose driver was killed reads the end of
its input and leaves. A frame is a length of four bytes, big-endian, and MessagePack.
"""

import os
import struct
import sys
from dataclasses import dataclass
from functools import cache
from typing import IO, Final

import msgspec

from coranto.model.errors import CorantoError, ModelUnavailableError
from coranto.run.visit import StepRef, Visit, perform, resolve
from coranto.steps import DocumentStep
from coranto.store.layers import PackedRows
from coranto.tools import EMBEDDED, Tools, open_tools

HEAD: Final = struct.Struct(">I")

Steps = tuple[StepRef, ...]
Rows = tuple[PackedRows, ...]


@dataclass(frozen=True, slots=True)
class Halt:
    """What a worker answers where the language model fails, and would fail on any text."""

    what: str
    remedy: str


encoder: Final = msgspec.msgpack.Encoder()
_requests: Final = msgspec.msgpack.Decoder(tuple[Steps, Visit])
_answers: Final[msgspec.msgpack.Decoder[Rows | Halt]] = msgspec.msgpack.Decoder(Rows | Halt)


def write_frame(stream: IO[bytes], payload: bytes) -> None:
    """Sends one frame."""
    stream.write(HEAD.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def read_frame(stream: IO[bytes]) -> bytes | None:
    """The next frame's payload, or null at the end of the stream, even where it ends in the middle of a frame."""
    head = stream.read(HEAD.size)
    if len(head) < HEAD.size:
        return None
    (length,) = HEAD.unpack(head)
    payload = stream.read(length)
    return payload if len(payload) == length else None


def decode_answer(payload: bytes) -> Rows:
    """The rows in a worker's answer. Raises ``ModelUnavailableError`` where the worker had to give up."""
    answer = _answers.decode(payload)
    if isinstance(answer, Halt):
        raise ModelUnavailableError(answer.what, answer.remedy)
    return answer


def main(model: str) -> None:
    """Serves visits until standard input ends. ``model`` is the spec of the language model to work with."""
    inward = os.fdopen(os.dup(0), "rb")
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a step prints must not get between the frames
    find = cache(resolve)
    tools = open_tools(model)
    while (payload := read_frame(inward)) is not None:
        steps, visit = _requests.decode(payload)
        write_frame(outward, encoder.encode(_answer([find(step) for step in steps], visit, tools)))


def _answer(steps: list[DocumentStep], visit: Visit, tools: Tools) -> Rows | Halt:
    try:
        return perform(steps, visit, tools)
    except CorantoError as error:
        return Halt(error.what, error.remedy)


BOOT: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from coranto.run.worker import main; main(sys.argv[2])"
)


def command(model: str = EMBEDDED) -> list[str]:
    """The command line that starts a worker which imports from where this process does."""
    import json

    return [sys.executable, "-c", BOOT, json.dumps(sys.path), model]


def environment() -> dict[str, str]:
    """What a worker's libraries go by: one thread each, for there are as many workers as threads; yours come first."""
    return {"OMP_NUM_THREADS": "1", **os.environ}
