"""Commands that keep a dossier alive, and that show what was altered in the pages it was made of."""

import logging
import random
import shlex
import signal
from collections.abc import Collection, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coranto.cli.logs import logged, on_screen
from coranto.cli.options import AS_JSON, DOSSIER, MODEL, QUIET, WORKERS, limited
from coranto.cli.printing import harmless, print_json, style, width
from coranto.cli.stats import Telling, measured

if TYPE_CHECKING:
    from coranto.read.reading import Limits
    from coranto.watch.clock import WallClock
    from coranto.watch.settings import Sources
    from coranto.watch.versions import Version
    from coranto.watch.watching import Happening, Watch

_log: Final = logging.getLogger("coranto.watch")


@click.command()
@DOSSIER
@click.argument("sources", type=click.Path(path_type=Path))
@click.option("--once", is_flag=True, help="Do what is due now, then end: for cron.")
@click.option(
    "--feed", "feeds", multiple=True, metavar="FILE", help="Keep a feed of changes in FILE: Atom, or JSON Feed (.json)."
)
@click.option("--exec", "run", metavar="COMMAND", help="Run COMMAND for each change: JSON on its input.")
@click.option("--redeliver", is_flag=True, help="First send again what was given up.")
@MODEL
@WORKERS
@limited
@QUIET
@AS_JSON
@click.option("--metrics-port", type=click.IntRange(0, 65535), help="Answer Prometheus here, on this machine alone.")
@click.option("--metrics-file", type=click.Path(path_type=Path), help="Keep the same in FILE, for a collector.")
@measured
@logged
def watch(
    dossier: Path,
    sources: Path,
    once: bool,
    feeds: tuple[str, ...],
    run: str | None,
    redeliver: bool,
    model: str | None,
    workers: int | None,
    limits: "Limits",
    quiet: bool,
    as_json: bool,
    metrics_port: int | None,
    metrics_file: Path | None,
    telling: Telling,
) -> None:
    """Ask the feeds, pages, mailboxes, folders and archives that SOURCES names when due, and keep DOSSIER up to date.

    What changed is shown, and told to whom SOURCES names.
    """
    from coranto.watch.clock import WallClock
    from coranto.watch.settings import read_sources
    from coranto.watch.watching import How, Watch

    asked = _also(read_sources(sources), feeds, run)
    clock = WallClock()
    written = [metrics_file] if metrics_file is not None else []
    watching = Watch(dossier, asked, clock, random.random, How(model, workers, limits=limits), written)
    with (
        watching,
        _counted(watching, dossier, metrics_port, metrics_file),
        _stopping(watching, clock),
        _listening(asked, clock, once, watching.own),
    ):
        if redeliver:
            watching.redeliver()
        elif watching.dead_letters and not quiet:
            told = ", ".join(f"{n} to {name}" for name, n in sorted(watching.dead_letters.items()))
            click.echo(f"coranto: letters given up: {told}; --redeliver sends them again.", err=True)
        if not once and not quiet and not as_json:
            click.echo(f"{dossier} is kept up to date from {sources} (stop with Ctrl-C).")
        for happening in watching.go_on(once=once):
            _tell(happening, quiet, as_json)
    if watching.stats is not None:
        telling.tell(watching.stats)


def _also(sources: "Sources", feeds: tuple[str, ...], run: str | None) -> "Sources":
    """The sources with what was asked for on the command line; paths there are relative to where it was typed."""
    from coranto.watch.settings import Command, FeedFile

    files = tuple(FeedFile(str(Path(one).absolute())) for one in feeds)
    sources = replace(sources, file=(*sources.file, *files))
    if run is None:
        return sources
    try:
        words = tuple(shlex.split(run))
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="--exec") from None
    if not words:
        raise click.BadParameter("it names no program", param_hint="--exec")
    return replace(sources, command=(*sources.command, Command("--exec", words)))


@contextmanager
def _counted(watching: "Watch", dossier: Path, port: int | None, file: Path | None) -> Iterator[None]:
    """Answers whoever looks after the watch."""
    if port is None and file is None:
        yield
        return
    from coranto.watch.gauges import Gauges, told_at, told_in

    gauges = Gauges(dossier, watching)
    with ExitStack() as stack:
        if port is not None:
            answering = stack.enter_context(told_at(port, gauges))
            click.echo(f"coranto: what is counted is told at http://localhost:{answering}/metrics.", err=True)
        if file is not None:
            stack.enter_context(told_in(file, gauges))
        yield


@contextmanager
def _stopping(watching: "Watch", clock: "WallClock") -> Iterator[None]:
    """Ctrl-C and SIGTERM end the watch after what it has in hand; a second one ends it at once."""

    def stop(number: int, frame: object) -> None:
        clock.stop()
        watching.client.stop()
        signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)

    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


@contextmanager
def _listening(sources: "Sources", clock: "WallClock", once: bool, own: Collection[str]) -> Iterator[None]:
    """Wakes the watch where a folder changes, but for its own files."""
    from coranto.watch.folders import Bell

    folders = [str(sources.place(one.path)) for one in (*sources.folder, *sources.warc)]
    bell = Bell(folders, clock.wake, own)
    if not once and folders:
        bell.start()
    try:
        yield
    finally:
        bell.stop()


def _tell(happening: "Happening", quiet: bool, as_json: bool) -> None:
    from coranto.watch.feed_files import headline, lines
    from coranto.watch.news import News
    from coranto.watch.telling import Trouble

    _log_it(happening)
    if isinstance(happening, Trouble) and on_screen():
        return
    if as_json:
        print_json({type(happening).__name__.lower(): happening})
    elif isinstance(happening, Trouble):
        click.echo(style(harmless(f"coranto: {happening}"), "warning"), err=True)
    elif quiet:
        return
    elif isinstance(happening, News):
        click.echo(style(harmless(headline(happening)), "title"))
        for line in lines(happening):
            click.echo("  " + harmless(line))
    else:
        click.echo(style(str(happening), "faint"))


def _log_it(happening: "Happening") -> None:
    """Logs it without its words, which may be those of a dispatch."""
    from coranto.model.source import Problem
    from coranto.run.meter import kind_of
    from coranto.watch.news import News
    from coranto.watch.telling import Took, Trouble

    if isinstance(happening, Trouble):
        kind = kind_of(Problem(happening.where, None, happening.what, happening.remedy))
        _log.warning("trouble", extra={"where": happening.where, "kind": kind, "given_up": happening.given_up})
    elif isinstance(happening, Took):
        _log.info("took", extra={name: getattr(happening, name) for name in ("read", "held", "documents", "entries")})
    elif isinstance(happening, News):
        _log.info("news", extra={"key": happening.key, "alerts": len(happening.alerts)})


@click.command()
@DOSSIER
@click.argument("doc", required=False)
@AS_JSON
def versions(dossier: Path, doc: str | None, as_json: bool) -> None:
    """Show what was altered from version to version of DOC; without it, which documents have several."""
    from coranto.watch.versions import altered
    from coranto.watch.versions import versions as read

    if doc is None:
        names = altered(dossier)
        if as_json:
            print_json(names)
        for name in [] if as_json else names or ["No document has several versions."]:
            click.echo(harmless(name))
        return
    found = read(dossier, doc)
    if as_json:
        print_json(found)
        return
    for version in found:
        _show(version)


def _show(version: "Version") -> None:
    from coranto.export.text import wrapped

    had = version.captured or "at an unknown time"
    click.echo(style(f"{version.doc}, had {had}, {version.chars} characters, sha256 {version.sha256[:16]}", "title"))
    for one in version.alterations:
        where = f"{version.doc}#char={one.start},{one.end}"
        for line in wrapped(one.context, width(), first="  ", rest="  "):
            click.echo(style(line, "faint"))
        for sign, words in (("-", one.was), ("+", one.now)):
            for line in wrapped(words, width(), first=f"  {sign} ", rest="    ") if words else ():
                click.echo(line)
        click.echo(style("  " + where + (", moved" if one.moved else ""), "faint"))
