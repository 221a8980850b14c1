"""Arguments and options that commands share, and what they mean."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any, Final

import click

DOSSIER = click.argument("dossier", type=click.Path(path_type=Path))
QUIET = click.option("--quiet", "-q", is_flag=True, help="No progress and no chronicle, only errors.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
WORKERS = click.option("--workers", type=click.IntRange(min=1), help="Processes to use; one a processor unless said.")
ENGINE = click.option(
    "--engine", metavar="ENGINE", help="local, or ray[:ADDRESS]: a cluster, of this machine alone unless one is named."
)
MODEL = click.option(
    "--model", metavar="SPEC", help="Language model: embedded, spacy:NAME, gliner:FOLDER or openai:URL#MODEL."
)
AS_OF = click.option(
    "--as-of",
    metavar="YYYY-MM-DD",
    callback=lambda _, parameter, day: iso_day(day, parameter.opts[0]),
    help="What was known at the end of this day, from the dispatches published by then.",
)
SINCE = click.option(
    "--since",
    metavar="YYYY-MM-DD",
    callback=lambda _, parameter, day: iso_day(day, parameter.opts[0]),
    help="What dispatches published after this day made new, changed or withdrew.",
)
_FILTERS: Final = (
    click.option("--day", metavar="YYYY-MM-DD", help="Only entries that may have been on this day."),
    click.option("--place", metavar="NAME", help="Only entries at this place or within it, in any spelling."),
    click.option("--who", metavar="NAME", help="Only entries with this person or body, in any spelling."),
    click.option("--disputed", is_flag=True, help="Only what is denied or contradicted."),
    click.option("--from", "from_", metavar="YYYY-MM-DD", help="Only entries that may have been on this day or later."),
    click.option("--until", metavar="YYYY-MM-DD", help="Only entries that may have been on this day or earlier."),
    click.option("--type", "type_", metavar="TYPE", help="Only events of this PLOVER type; other for those outside."),
    click.option(
        "--status", metavar="STATUS", help="Only what is reported, claimed, denied, planned, threatened, changed, …"
    ),
    click.option("--doc", metavar="NAME", help="Only what a document or an outlet of this name is cited for."),
)


_LIMITS: Final = (
    click.option(
        "--max-chars", type=click.IntRange(min=1), help="Characters that one dispatch may have; 5,000,000 unless said."
    ),
    click.option(
        "--max-seconds", type=click.FloatRange(min=0.1), help="Seconds that one document may take; 600 unless said."
    ),
    click.option(
        "--max-memory", type=click.IntRange(min=500), help="Megabytes that a worker may take; 4,000 unless said."
    ),
)


def limited(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that say what one document may take, as one ``limits``."""

    @wraps(command)
    def run(*, max_chars: int | None, max_seconds: float | None, max_memory: int | None, **others: Any) -> None:
        from coranto.read.reading import DEFAULT_LIMITS, MEGABYTE

        limits = DEFAULT_LIMITS
        if max_chars is not None:
            limits = replace(limits, text_chars=max_chars)
        if max_seconds is not None:
            least = min(max_seconds, limits.worker_seconds)  # what takes longer there is read in a simpler way
            limits = replace(limits, document_seconds=max_seconds, paged_seconds=max_seconds, worker_seconds=least)
        if max_memory is not None:
            limits = replace(limits, worker_bytes=max_memory * MEGABYTE)
        command(limits=limits, **others)

    wrapped: Callable[..., None] = run
    for option in reversed(_LIMITS):
        wrapped = option(wrapped)
    return wrapped


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that choose entries, as one ``asked``."""

    @wraps(command)
    def run(**given: Any) -> None:
        from coranto.library import asked_for

        asked = {name: given.pop(name) for name in ("place", "who", "disputed", "status", "doc")}
        asked |= {name: iso_day(given.pop(name), f"--{name.rstrip('_')}") for name in ("day", "from_", "until")}
        command(asked=asked_for(**asked, type=given.pop("type_")), **given)

    wrapped: Callable[..., None] = run
    for option in reversed(_FILTERS):
        wrapped = option(wrapped)
    return wrapped


_SCOPE: Final = (
    click.option("--doc", metavar="NAME", help="Only from documents whose name holds this."),
    click.option("--day", metavar="YYYY-MM-DD", help="Only what may have been said, or else published, on this day."),
    click.option("--words", metavar="TEXT", help="Only what holds these words."),
)


def scoped(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that choose statements by where, when and in which words, as one ``scope``."""

    @wraps(command)
    def run(*, doc: str | None, day: str | None, words: str | None, **others: Any) -> None:
        from coranto.view.filters import Scope

        command(scope=Scope(doc, iso_day(day, "--day"), words), **others)

    wrapped: Callable[..., None] = run
    for option in reversed(_SCOPE):
        wrapped = option(wrapped)
    return wrapped


def iso_day(day: str | None, option: str) -> str | None:
    """The day that an option names; a usage error that names the option where it is none."""
    from datetime import date

    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise click.BadParameter(f"{day!r} is not a day such as 2022-02-27.", param_hint=option) from None
