"""Letters: a change on its way to whoever is told, until it has arrived or is given up, and then it is kept."""

import base64
import binascii
import hashlib
import hmac
import subprocess
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import Final, Protocol

from coranto.fetching.answers import Answer, pause_asked
from coranto.fetching.client import Client
from coranto.fetching.failures import FetchError
from coranto.fetching.manners import Clock
from coranto.model.errors import BadRequestError
from coranto.watch.memory import Letter, Memory
from coranto.watch.news import News
from coranto.watch.pauses import Dice, after_failures
from coranto.watch.settings import Command, Sources, Webhook
from coranto.watch.telling import Trouble

TRIES: Final = 8
"""How often a letter is sent before it is given up: over about two hours."""
A_TURN: Final = 100
"""Letters that are sent before anything else is done again."""
SHORTEST_SECRET: Final = 24
"""Bytes, as the Standard Webhooks have it."""
COMMAND_S: Final = 60.0
"""How long a program may take over one change."""
PREFIX: Final = "whsec_"


class Receiver(Protocol):
    """Takes letters; raises ``FetchError`` for one that did not arrive."""

    def take(self, letter: Letter, now: float) -> None: ...


class Hook:
    """An address that letters are posted to, signed as the Standard Webhooks (standardwebhooks.com) have it."""

    def __init__(self, url: str, secret: bytes | None, client: Client) -> None:
        self._url: Final = url
        self._secret: Final = secret
        self._client: Final = client

    def take(self, letter: Letter, now: float) -> None:
        """Posts it; anything but 2xx is a failure, and a redirect is not followed."""
        head = {"Content-Type": "application/json", "Webhook-Id": letter.key, "Webhook-Timestamp": str(int(now))}
        if self._secret is not None:
            head["Webhook-Signature"] = signature(self._secret, letter.key, int(now), letter.data)
        answer = self._client.post(self._url, head, letter.data)
        if not 200 <= answer.status < 300:
            raise _refused(answer, now)


class Program:
    """A program that gets letters on its standard input; no shell reads them or its name."""

    def __init__(self, run: Sequence[str]) -> None:
        self._run: Final = list(run)

    def take(self, letter: Letter, now: float) -> None:
        """Runs it once; anything but an exit with 0 is a failure. Ctrl-C does not reach it."""
        try:
            with TemporaryFile() as told:  # a pipe would be waited for till all that it started has ended
                done = subprocess.run(
                    self._run, input=letter.data + b"\n", stdout=subprocess.DEVNULL, stderr=told,
                    timeout=COMMAND_S, start_new_session=True, check=False,
                )  # fmt: skip
                told.seek(max(0, told.tell() - 4_096))
                said = told.read(4_096).decode("utf-8", "replace").strip().splitlines()
        except subprocess.TimeoutExpired:
            raise FetchError(f"it took longer than {COMMAND_S:g} s", "make it quicker") from None
        except (OSError, ValueError) as error:
            raise FetchError(f"it cannot be run ({error})", "see whether it is there and may be run") from None
        if done.returncode:
            why = f": {said[-1][:200]}" if said else ""
            raise FetchError(f"it ended with {done.returncode}{why}", "see what it says of it")


def signature(secret: bytes, key: str, timestamp: int, body: bytes) -> str:
    """``v1,`` and the HMAC-SHA256 in base 64 of id, time (seconds since 1970) and body, with full stops between."""
    made = hmac.new(secret, f"{key}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return "v1," + base64.b64encode(made).decode("ascii")


def secret_in(path: Path) -> bytes:
    """The secret in a file: ``whsec_`` and base 64, or as it stands. Raises ``BadRequestError`` for one too short."""
    try:
        given = path.read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequestError(
            f"The secret in {path} cannot be read ({error})", "Give a file that may be read."
        ) from None
    try:
        secret = (
            base64.b64decode(given.removeprefix(PREFIX), validate=True) if given.startswith(PREFIX) else given.encode()
        )
    except (binascii.Error, ValueError):
        raise BadRequestError(f"The secret in {path} is no base 64", f"Write it as {PREFIX}….") from None
    if len(secret) < SHORTEST_SECRET:
        raise BadRequestError(f"The secret in {path} is too short", f"Give {SHORTEST_SECRET} bytes or more.")
    return secret


def receivers(sources: Sources, client: Client) -> Mapping[str, Receiver]:
    """Who takes letters, by name."""
    found: dict[str, Receiver] = {one.name: Program(one.run) for one in sources.command}
    for hook in sources.webhook:
        secret = secret_in(sources.place(hook.secret_file)) if hook.secret_file is not None else None
        found[hook.name] = Hook(hook.url, secret, client)
    return found


def addressed(sources: Sources, one: News) -> Iterator[str]:
    """Names of those who are told of a change."""
    told: tuple[Webhook | Command, ...] = (*sources.webhook, *sources.command)
    for receiver in told:
        if not receiver.only or set(receiver.only) & set(one.alerts):
            yield receiver.name


class Office:
    """Sends letters as they are due."""

    def __init__(self, who: Mapping[str, Receiver], memory: Memory, clock: Clock, dice: Dice) -> None:
        self._who: Final = who
        self._memory: Final = memory
        self._clock: Final = clock
        self._dice: Final = dice

    def deliver(self, stopped: Callable[[], bool]) -> Iterator[Trouble]:
        """Sends what is due; what did not arrive is told. Who failed once gets no more till that is tried again."""
        failed: set[str] = set()
        for letter in self._memory.letters(self._clock.now(), A_TURN):
            if stopped():
                return
            if letter.receiver in failed:
                continue
            receiver = self._who.get(letter.receiver)
            if receiver is None:
                yield self._give_up(
                    letter, "it is not in the file of sources any more", "put it back, then --redeliver"
                )
                continue
            try:
                receiver.take(letter, self._clock.now())
            except FetchError as error:
                if stopped():
                    return
                failed.add(letter.receiver)
                yield self._returned(letter, error)
            else:
                with self._memory.together():
                    self._memory.delivered(letter)

    def _returned(self, letter: Letter, error: FetchError) -> Trouble:
        """Tries again later, with all else to the same receiver; only the attempts at this letter are counted."""
        attempts, now = letter.attempts + 1, self._clock.now()
        due = now + max(after_failures(attempts, self._dice), error.wait_s or 0.0)
        with self._memory.together():
            self._memory.put_off(letter.receiver, due, now)
        if attempts >= TRIES or error.final:
            return self._give_up(letter, error.what, error.remedy)
        with self._memory.together():
            self._memory.returned(letter, due, error.what, dead=False)
        return Trouble(f"{letter.receiver}, change {letter.key}", error.what, error.remedy, due)

    def _give_up(self, letter: Letter, what: str, remedy: str) -> Trouble:
        with self._memory.together():
            self._memory.returned(letter, letter.due, what, dead=True)
        where = f"{letter.receiver}, change {letter.key}"
        return Trouble(where, what, f"{remedy}; the letter is kept, --redeliver sends it again", None, given_up=True)


def _refused(answer: Answer, now: float) -> FetchError:
    what = f"it answered {answer.status}"
    wait = pause_asked(answer.head, now)
    return FetchError(what, "see what the receiver says of it", wait_s=wait, final=answer.status == 410)
