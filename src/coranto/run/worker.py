"""A worker process: visits come in by standard input, packed rows go out by standard output, frame by frame.

Plain processes and pipes, not ``multiprocessing``: nothing of the caller's ``__main__`` is imported again, no file of
the driver is inherited (its lock and its database least of all), and a worker whose driver was killed reads the end of
its input and leaves. A frame is a length of four bytes, big-endian, and MessagePack.
"""

import os
import struct
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import IO, Final, NamedTuple, cast

import msgspec

from coranto.model.codec import Record
from coranto.model.corpus import Corpus
from coranto.model.errors import CorantoError, ModelUnavailableError
from coranto.read.worker import confine, confined
from coranto.run.caps import FREELY, Allowance, Cap
from coranto.run.deadline import OvertimeError, or_end, within
from coranto.run.errand import Errand, run_errand
from coranto.run.visit import Done, StepRef, Visit, given_up, perform, refer, resolve
from coranto.steps import DocumentStep, DossierStep
from coranto.tools import EMBEDDED, Tools, open_tools

HEAD: Final = struct.Struct(">I")
READY: Final = b""

Steps = tuple[StepRef, ...]


class Halt(NamedTuple):
    """What a worker answers where the language model fails, and would fail on any text."""

    what: str
    remedy: str


encoder: Final = msgspec.msgpack.Encoder()
_requests: Final = msgspec.msgpack.Decoder(tuple[Steps, Visit | None, Allowance, Errand | None])
_answers: Final[msgspec.msgpack.Decoder[Done | Halt | str]] = msgspec.msgpack.Decoder(Done | Halt | str)


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


def decode_answer(payload: bytes) -> Done | str:
    """What was done, from a worker's answer; or the name of the step that it begins, which comes before.

    Raises ``ModelUnavailableError`` where the worker had to give up.
    """
    answer = _answers.decode(payload)
    if isinstance(answer, Halt):
        raise ModelUnavailableError(answer.what, answer.remedy)
    return answer


def main(model: str, memory: str) -> None:
    """Serves visits until standard input ends; says first that it is ready to.

    ``model`` is the spec of the language model to work with, ``memory`` the bytes that this process may hold. Each
    answer comes after the names of the steps that were begun for it.
    """
    inward = os.fdopen(os.dup(0), "rb")
    outward = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a step prints must not get between the frames
    confine(int(memory), "DATA")  # not the address space: weights and tables are mapped from files
    _offer_to_the_system()
    tools = open_tools(model)

    def begins(step: str) -> None:
        write_frame(outward, encoder.encode(step))

    write_frame(outward, READY)
    while (payload := read_frame(inward)) is not None:
        write_frame(outward, answered(payload, tools, begins))


def _offer_to_the_system() -> None:
    """Where memory runs out, Linux is to end this process and not the driver, nor anything else of the user's."""
    try:
        with open("/proc/self/oom_score_adj", "w") as file:
            file.write("800")
    except OSError:
        pass  # another system, or not allowed


_found: Final = cache(resolve)


def request(steps: Iterable[DocumentStep], visit: Visit, allowance: Allowance) -> bytes:
    """What a worker is asked."""
    return encoder.encode((tuple(map(refer, steps)), visit, allowance, None))


def block_request(steps: Iterable[DossierStep], errand: Errand) -> bytes:
    """What a worker is asked that is to work out a block."""
    return encoder.encode((tuple(map(refer, steps)), None, FREELY, errand))


def answered(
    payload: bytes, tools: Tools, begins: Callable[[str], None] | None = None, *, unwatched: bool = False
) -> bytes:
    """The answer to a request: what every worker does, whatever brings the one and takes the other.

    ``unwatched``: whether nobody ends this process when it takes too long over a document, so that it has to itself.
    """
    steps, visit, allowance, errand = _requests.decode(payload)
    answer: Done | Halt
    try:
        if errand is not None:
            answer = run_errand([_block_step(step) for step in steps], errand, tools)
        else:
            assert visit is not None
            found = [_found(step) for step in steps]
            if unwatched:
                answer = _in_time(found, visit, tools, allowance)
            else:
                answer = perform(found, visit, tools, allowance, begins)
    except CorantoError as error:
        answer = Halt(error.what, error.remedy)
    return encoder.encode(answer)


def _in_time(steps: Sequence[DocumentStep], visit: Visit, tools: Tools, allowance: Allowance) -> Done:
    """As ``perform``; a document that takes longer, or more memory, than it may is given up."""
    begun: list[str] = []
    try:
        with or_end(allowance.seconds), confined(allowance.memory), within(allowance.seconds):
            return perform(steps, visit, tools, allowance, begun.append)
    except OvertimeError:
        return given_up(visit, begun[-1] if begun else None, Cap("seconds", allowance.seconds))


def _block_step(reference: StepRef) -> DossierStep:
    """The step that goes by that name, where it is one of blocks."""
    found = _found(reference)
    return DossierStep(cast(Callable[[Corpus, Tools], Iterable[Record]], found.run), (), found.gives)


BOOT: Final = (
    "import json, sys; sys.path[:] = json.loads(sys.argv[1]); from coranto.run.worker import main; main(*sys.argv[2:])"
)


def command(model: str = EMBEDDED, memory: int = FREELY.memory) -> list[str]:
    """The command line that starts a worker which imports from where this process does."""
    import json

    return [sys.executable, "-c", BOOT, json.dumps(sys.path), model, str(memory)]


def environment() -> dict[str, str]:
    """What a worker's libraries go by: one thread each, for there are as many workers as threads; yours come first."""
    return {"OMP_NUM_THREADS": "1", **os.environ}
