"""Logs of a command: a line for each thing that happened, for people or machines, over the standard library's logging.

No word of a dispatch and no secret gets into them: problems are told by their kind, addresses without password and
query. They go to standard error, or to a file.
"""

import logging
import re
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from logging.handlers import WatchedFileHandler
from pathlib import Path
from typing import Any, Final

import click

LEVELS: Final = ("debug", "info", "warning", "error")
OURS: Final = ("coranto", "uvicorn")
"""Whose lines are written; other libraries' warnings stay as they are without logs."""
_STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"asctime", "message", "taskName", "color_message"}
_SECRET: Final = re.compile(r"(\w+://)(?:[^/\s@?#]*@)?([^\s?#]*)(?:\?[^\s#]*)?")
_KEY: Final = "coranto.logs"
_log: Final = logging.getLogger("coranto.cli")


def without_secrets(words: str) -> str:
    """The words with their addresses bare of password and query, either of which may be a key to something."""
    return _SECRET.sub(r"\1\2", words) if "://" in words else words


class _Lines(logging.Formatter):
    """One line a record: when in UTC, how grave, who says so, what, and its particulars by name."""

    def format(self, record: logging.LogRecord) -> str:
        given = {name: value for name, value in vars(record).items() if name not in _STANDARD}
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info  # what it says may hold words of a dispatch
            given["error"] = kind.__name__
            frames = traceback.extract_tb(trace)
            given["trace"] = ", ".join(f"{Path(one.filename).name}:{one.lineno} {one.name}" for one in frames)
        head = {
            "at": time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{int(record.msecs):03}Z",
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": without_secrets(record.getMessage()),
        }
        return self.line(head, {name: _clean(value) for name, value in given.items()})

    def line(self, head: dict[str, str], given: dict[str, Any]) -> str:
        """The record as a line."""
        from coranto.export.text import harmless

        told = " ".join(f"{name}={_word(value)}" for name, value in given.items())
        return harmless(" ".join([*head.values(), told]).strip())


class _JsonLines(_Lines):
    def line(self, head: dict[str, str], given: dict[str, Any]) -> str:
        from msgspec.json import encode

        return encode(head | given, enc_hook=str).decode()


def _clean(value: object) -> object:
    if isinstance(value, float):
        return round(value, 3)
    return without_secrets(value) if isinstance(value, str) else value


def _word(value: object) -> str:
    word = str(value)
    return word if word and not re.search(r'[\s="]', word) else '"' + word.replace('"', "'") + '"'


def on_screen() -> bool:
    """Whether logs go to standard error, so that nothing else should."""
    context = click.get_current_context(silent=True)
    return context is not None and bool(context.meta.get(_KEY))


def logged(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options for logs; when it begins and how it ends is logged too."""

    @wraps(command)
    def run(*, log: str | None, log_level: str, log_file: Path | None, **given: Any) -> None:
        if log is None and log_file is None:
            command(**given)
            return
        with _logging(log or "text", log_level, log_file):
            _watched(command, given)

    wrapped: Callable[..., None] = run
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped


_OPTIONS: Final = (
    click.option("--log", type=click.Choice(["text", "json"]), help="Write logs, on standard error."),
    click.option(
        "--log-level", type=click.Choice(LEVELS), default="info", help="The least that is logged; info unless said."
    ),
    click.option("--log-file", type=click.Path(path_type=Path), help="Write logs into this file; it may be rotated."),
)  # fmt: skip


def _watched(command: Callable[..., None], given: dict[str, Any]) -> None:
    name, begun = click.get_current_context().info_name, time.monotonic()
    _log.info("command begun", extra={"command": name})
    code: object = 1
    try:
        command(**given)
        code = 0
    except SystemExit as left:
        code = left.code or 0
        raise
    except BaseException as error:
        code = type(error).__name__
        raise
    finally:
        _log.info("command ended", extra={"command": name, "ended": code, "seconds": time.monotonic() - begun})


@contextmanager
def _logging(form: str, level: str, file: Path | None) -> Iterator[None]:
    try:
        handler = logging.StreamHandler(sys.stderr) if file is None else WatchedFileHandler(file, encoding="utf-8")
    except OSError as error:
        raise click.FileError(str(file), hint=error.strerror or "cannot be written") from error
    handler.setFormatter(_JsonLines() if form == "json" else _Lines())
    click.get_current_context().meta[_KEY] = file is None
    loggers = [logging.getLogger(name) for name in OURS]
    before = [(one, one.level, one.propagate) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.setLevel(level.upper())
        one.propagate = False
    try:
        yield
    finally:
        for one, was, propagated in before:
            one.removeHandler(handler)
            one.setLevel(was)
            one.propagate = propagated
        handler.close()
