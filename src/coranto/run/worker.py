"""A worker process: visits come in by standard input, packed rows go out by standard output, frame by frame.

Plain processes and pipes, not ``multiprocessing``: nothing of the caller's ``__main__`` is imported again, no file of
the driver is inherited (its lock and its database least of all), and a worker whose driver was killed reads the end of
its input and leaves. A frame is a length of four bytes, big-endian, and MessagePack.
"""

import os
import struct
import sys
from functools import cache
from typing import IO, Final

import msgspec

from coranto.run.visit import StepRef, Visit, perform, resolve
from coranto.store.layers import PackedRows
from coranto.tools import open_tools

HEAD: Final = struct.Struct(">I")

Steps = tuple[StepRef, ...]
Rows = tuple[PackedRows, ...]

encoder: Final = msgspec.msgpack.Encoder()
_requests: Final = msgspec.msgpack.Decoder(tuple[Steps, Visit])
_answers: Final = msgspec.msgpack.Decoder(Rows)


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
    """The rows in a worker's answer."""
    return _answers.decode(payload)


def main() -> None:
    """Serves visits until standard input ends."""
    inward = os.fdopen(os.dup(0), "rb")
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a step prints must not get between the frames
    find = cache(resolve)
    while (payload := read_frame(inward)) is not None:
        steps, visit = _requests.decode(payload)
        write_frame(outward, encoder.encode(perform([find(step) for step in steps], visit, open_tools())))


BOOT: Final = "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from coranto.run.worker import main; main()"


def command() -> list[str]:
    """The command line that starts a worker which imports from where this process does."""
    import json

    return [sys.executable, "-c", BOOT, json.dumps(sys.path)]
