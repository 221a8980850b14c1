"""Commands that make a dossier."""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON, DOSSIER, ENGINE, MODEL, QUIET, WORKERS, limited
from coranto.cli.printing import progress_bars, tell
from coranto.cli.stats import Telling, measured

if TYPE_CHECKING:
    from coranto.library import Report
    from coranto.read.reading import Limits, Reading


def fetching(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options by which addresses among its sources are fetched: it gets ``sources`` without them,
    and ``readings`` of what they lead to.
    """

    @wraps(command)
    def run(
        *,
        sources: Sequence[str],
        fetch: bool,
        allow_private: tuple[str, ...],
        max_mb: float | None,
        limits: "Limits",
        **others: Any,
    ) -> None:
        if not fetch and (allow_private or max_mb is not None):
            raise click.UsageError("--allow-private and --max-mb go with --fetch.")
        urls = _addresses(sources) if fetch else []
        elsewhere = _elsewhere(sources)
        files = [one for one in sources if one not in urls and one not in elsewhere]
        asked = _fetched(urls, allow_private, max_mb, limits) if urls else ()
        readings = chain(asked, _remote(elsewhere, limits) if elsewhere else ())
        command(sources=files, readings=readings, limits=limits, **others)

    wrapped: Callable[..., None] = run
    for option in reversed(_FETCHING):
        wrapped = option(wrapped)
    return wrapped


_FETCHING = (
    click.option("--fetch", is_flag=True, help="Fetch the SOURCES that are addresses on the web, each once."),
    click.option("--allow-private", multiple=True, metavar="HOST", help="With --fetch: HOST may be in your network."),
    click.option(
        "--max-mb", type=click.FloatRange(min=0.001), help="With --fetch: of one page or file; 10 unless said."
    ),
)


def _addresses(sources: Sequence[str]) -> list[str]:
    from coranto.read.names import web_address

    return [one for one in sources if web_address(one) is not None]


def _elsewhere(sources: Sequence[str]) -> list[str]:
    if not any("://" in one for one in sources):
        return []
    from coranto.remote import is_remote

    return [one for one in sources if is_remote(one)]


def _remote(urls: Sequence[str], limits: "Limits") -> "Iterable[Reading]":
    from coranto.remote import remote

    return remote(urls, limits)


def _fetched(
    urls: Sequence[str], private: Sequence[str], max_mb: float | None, limits: "Limits"
) -> "Iterable[Reading]":
    from coranto.fetched import fetched
    from coranto.fetching.addresses import Addresses
    from coranto.fetching.answers import MEGABYTE
    from coranto.fetching.answers import Limits as AnswerLimits
    from coranto.fetching.client import Client
    from coranto.fetching.manners import Visitor
    from coranto.watch.clock import WallClock

    of_answers = AnswerLimits() if max_mb is None else AnswerLimits(int(max_mb * MEGABYTE))
    clock = WallClock()
    return fetched(urls, Visitor(Client(Addresses(private), of_answers), clock), clock, limits)


def working(command: Callable[..., "Report"]) -> Callable[..., None]:
    """The command with all options of work on sources: it gets these as ``how``, by the names that ``library.build``
    and ``library.add`` share, and what it gives is told.
    """

    @limited
    @fetching
    @MODEL
    @WORKERS
    @ENGINE
    @QUIET
    @AS_JSON
    @measured
    @logged
    @wraps(command)
    def run(
        *,
        dossier: Path,
        readings: "Iterable[Reading]",
        model: str | None,
        workers: int | None,
        engine: str | None,
        limits: "Limits",
        quiet: bool,
        as_json: bool,
        telling: Telling,
        **own: Any,
    ) -> None:
        asked = {"model": model, "workers": workers, "engine": engine, "limits": limits}
        with progress_bars(quiet or as_json) as progress:
            how = {**asked, "readings": readings, "stdin": sys.stdin.buffer, "progress": progress}
            report = command(dossier=dossier, how=how, **own)
        telling.tell(report.stats)
        tell(report, dossier, quiet, as_json)

    wrapped: Callable[..., None] = run
    return wrapped


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--dossier", required=True, type=click.Path(path_type=Path), help="The file to make.")
@click.option("--replace", is_flag=True, help="Make it anew where there is one already.")
@working
def build(sources: Sequence[str], dossier: Path, replace: bool, how: dict[str, Any]) -> "Report":
    """Read SOURCES (files, folders, - for standard input) into a new dossier and show its chronicle.

    Addresses on the web are SOURCES too, with --fetch; nothing is fetched without it. Files and folders of a store are
    SOURCES by their address, as s3://BUCKET/FOLDER.
    """
    from coranto import library

    return library.build(sources, dossier, replace=replace, **how)


@click.command()
@DOSSIER
@click.argument("sources", nargs=-1)
@working
def add(dossier: Path, sources: Sequence[str], how: dict[str, Any]) -> "Report":
    """Read more SOURCES into a dossier; without any, finish a build that was interrupted.

    Addresses on the web are SOURCES too, with --fetch; nothing is fetched without it. Files and folders of a store are
    SOURCES by their address, as s3://BUCKET/FOLDER.

    A dossier made with a model of your own needs that --model again; with another, all of it is worked on anew.
    """
    from coranto import library

    return library.add(dossier, sources, **how)
