"""The command line: parses arguments, calls the library, prints. Nothing else does its work here."""

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import IO, TYPE_CHECKING, Any, Final

import click

from coranto.model.errors import (
    CorantoError,
    DiskFullError,
    DossierBusyError,
    DossierDamagedError,
    DossierUnfinishedError,
)

if TYPE_CHECKING:
    from coranto.language_models import LanguageModel, Models
    from coranto.library import Dossier, Report
    from coranto.run.progress import Progress
    from coranto.view.chronicle import ChronicleView
    from coranto.view.filters import Filter

_NOT_YOUR_FAULT: Final = (DiskFullError, DossierBusyError, DossierDamagedError, DossierUnfinishedError)
"""Errors that no other argument would avoid: they exit with 1."""

DOSSIER = click.argument("dossier", type=click.Path(path_type=Path))
QUIET = click.option("--quiet", "-q", is_flag=True, help="No progress and no chronicle, only errors.")
AS_JSON = click.option("--json", "as_json", is_flag=True, help="Answer in JSON.")
WORKERS = click.option("--workers", type=click.IntRange(min=1), help="Processes to use; one a processor unless said.")
MODEL = click.option(
    "--model", metavar="SPEC", help="Language model: embedded, spacy:NAME, gliner:FOLDER or openai:URL#MODEL."
)
_FILTERS: Final = (
    click.option("--day", metavar="YYYY-MM-DD", help="Only entries that may have been on this day."),
    click.option("--place", help="Only entries at this place, in any spelling the dossier knows."),
    click.option("--who", help="Only entries with this person or body, in any spelling the dossier knows."),
    click.option("--disputed", is_flag=True, help="Only what is denied or contradicted."),
)
_COLOURS: Final[dict[str, dict[str, Any]]] = {
    "heading": {"bold": True, "fg": "blue"},
    "title": {"bold": True},
    "warning": {"fg": "red"},
    "faint": {"dim": True},
    "number": {"bold": True},
}


def filtered(command: Callable[..., None]) -> Callable[..., None]:
    """The command with the options that choose entries."""
    for option in reversed(_FILTERS):
        command = option(command)
    return command


def main() -> None:
    """Runs the command line; exits with 0, 1 or 2 as the reference of commands says."""
    try:
        coranto(prog_name="coranto")
    except CorantoError as error:
        from coranto.export.text import harmless

        click.echo(harmless(f"coranto: {error}"), err=True)
        sys.exit(1 if isinstance(error, _NOT_YOUR_FAULT) else 2)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coranto")
def coranto() -> None:
    """Reads news dispatches about an event and writes a sourced chronicle of it."""


@coranto.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--dossier", required=True, type=click.Path(path_type=Path), help="The file to make.")
@click.option("--replace", is_flag=True, help="Make it anew where there is one already.")
@MODEL
@WORKERS
@QUIET
@AS_JSON
def build(
    sources: tuple[str, ...],
    dossier: Path,
    replace: bool,
    model: str | None,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Read SOURCES (files, folders, - for standard input) into a new dossier and show its chronicle."""
    from coranto import library

    with _progress(quiet or as_json) as progress:
        report = library.build(
            sources,
            dossier,
            model=model,
            workers=workers,
            progress=progress,
            replace=replace,
            stdin=sys.stdin.buffer,
        )
    _tell(report, dossier, quiet, as_json)


@coranto.command()
@DOSSIER
@click.argument("sources", nargs=-1)
@MODEL
@WORKERS
@QUIET
@AS_JSON
def add(
    dossier: Path, sources: tuple[str, ...], model: str | None, workers: int | None, quiet: bool, as_json: bool
) -> None:
    """Read more SOURCES into a dossier; without any, finish a build that was interrupted.

    A dossier made with a model of your own needs that --model again; with another, all of it is worked on anew.
    """
    from coranto import library

    with _progress(quiet or as_json) as progress:
        report = library.add(dossier, sources, model=model, workers=workers, progress=progress, stdin=sys.stdin.buffer)
    _tell(report, dossier, quiet, as_json)


@coranto.command()
@DOSSIER
@filtered
@click.option("--all", "whole", is_flag=True, help="Also what stands behind the opening entries.")
@AS_JSON
def show(
    dossier: Path, day: str | None, place: str | None, who: str | None, disputed: bool, whole: bool, as_json: bool
) -> None:
    """Show the chronicle, or the entries of it that you ask for."""
    from coranto.view.chronicle import chronicle

    asked = _filter(day, place, who, disputed)
    with _opened(dossier) as opened:
        view = chronicle(opened.corpus(), asked)
        if as_json:
            _print_json(view)
        else:
            _print_chronicle(view, whole=whole)


@coranto.command()
@DOSSIER
@click.argument("entry")
@AS_JSON
def why(dossier: Path, entry: str, as_json: bool) -> None:
    """Show what stands behind ENTRY: passages, copies, how dates and names were decided, who says so."""
    from coranto.export.text import render_evidence
    from coranto.view.evidence import evidence

    with _opened(dossier) as opened:
        found = evidence(opened.corpus(), opened.entry(entry))
        if as_json:
            _print_json(found)
        else:
            click.echo(render_evidence(found, width=_width(), style=_style), nl=False)


@coranto.command()
@DOSSIER
@click.argument("query")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="Sentences at most.")
@AS_JSON
def search(dossier: Path, query: str, limit: int, as_json: bool) -> None:
    """Find sentences that hold all words of QUERY; "words in quotes" must stand together."""
    from coranto.export.text import harmless

    with _opened(dossier) as opened:
        hits = opened.search(query, limit=limit)
    if as_json:
        for hit in hits:
            _print_json(hit)
        return
    for hit in hits:
        click.echo(_style(hit.permalink, "title"))
        click.echo("  " + harmless(" ".join(hit.text.split())))
    if not hits:
        click.echo("No sentence matches.")


@coranto.command()
@DOSSIER
@click.argument("reference")
@AS_JSON
def cite(dossier: Path, reference: str, as_json: bool) -> None:
    """Show the passage DOC#char=START,END in its context, with the hash of its source."""
    from coranto.export.text import harmless

    with _opened(dossier) as opened:
        found = opened.cite(reference)
    if as_json:
        _print_json(found)
        return
    before, quote, after = map(harmless, (found.before, found.quote, found.after))
    click.echo(f"{before}{_style('»', 'number')}{quote}{_style('«', 'number')}{after}")
    published = found.published or "at an unknown time"
    click.echo(_style(f"{found.doc}, characters {found.start} to {found.end}, published {published}", "faint"))
    click.echo(_style(f"sha256 of the source {found.sha256}", "faint"))
    click.echo(_style(f"sha256 of the text   {found.text_sha256}", "faint"))


@coranto.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--date", metavar="YYYY-MM-DD", help="Publication date of every file, over what the text says.")
@click.option("--dates", type=click.Path(path_type=Path), help='JSON Lines {"doc": name, "published": date or null}.')
@click.option("--layers", help="Only these kinds, comma-separated: time,claim,…")
@MODEL
@click.option("--format", "format_", type=click.Choice(["jsonl"]), default="jsonl", help="JSON Lines.")
def annotate(
    files: tuple[str, ...], date: str | None, dates: Path | None, layers: str | None, model: str | None, format_: str
) -> None:
    """Print the records of FILES, document by document, without a dossier."""
    from coranto import library
    from coranto.model.codec import encode_lines

    wanted = None if layers is None else tuple(layer.strip() for layer in layers.split(",") if layer.strip())
    given: Mapping[str, str | None] | None = library.read_dates(dates) if dates else None
    day = _iso_day(date, "--date")
    records = library.records(files, date=day, dates=given, layers=wanted, model=model, stdin=sys.stdin.buffer)
    _write_bytes(encode_lines(records))


@coranto.command()
@DOSSIER
@click.argument("doc")
def text(dossier: Path, doc: str) -> None:
    """Print the text of DOC in which offsets count."""
    with _opened(dossier) as opened:
        _write_bytes([opened.text(doc).encode("utf-8", "surrogatepass")])


@coranto.command()
@DOSSIER
@click.option("--format", "format_", default="jsonl", show_default=True, help="See the formats below.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here instead of standard output.")
@filtered
def export(
    dossier: Path,
    format_: str,
    output: Path | None,
    day: str | None,
    place: str | None,
    who: str | None,
    disputed: bool,
) -> None:
    """Write the dossier in another format. Filters choose entries, and do not go with jsonl, which is whole."""
    from coranto.export.formats import FORMATS, RENDERERS

    if format_ not in FORMATS:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(FORMATS)}.", param_hint="--format")
    asked = _filter(day, place, who, disputed)
    if format_ == "jsonl" and not asked.empty:
        raise click.UsageError("jsonl holds the whole dossier: leave the filters out, or take csv.")
    with _opened(dossier) as opened:
        if format_ == "jsonl":
            pieces: Iterable[bytes] = opened.export_lines()
        else:
            pieces = [RENDERERS[format_](opened.corpus(), asked).encode("utf-8", "replace")]
        _write_bytes(pieces, output)


@coranto.command()
@DOSSIER
@AS_JSON
def verify(dossier: Path, as_json: bool) -> None:
    """Check that every span slices to its quote, every hash matches, and the file is whole."""
    from msgspec import to_builtins

    from coranto.export.text import harmless

    with _opened(dossier) as opened:
        found, model = opened.verify(), opened.model
    if as_json:
        _print_json({**to_builtins(found), "model": model})
    else:
        for fault in found.faults:
            click.echo(harmless(f"{fault.at}: {fault.what}"))
        if model is not None:
            click.echo(harmless(f"made with the language model {model.name}, digest {model.digest}"))
        click.echo(
            f"{found.documents} documents, {found.records} records, {found.spans} spans: "
            + (f"{len(found.faults)} faults" if found.faults else "no fault")
        )
    if found.faults:
        sys.exit(1)


@coranto.command()
@click.option("--model", metavar="SPEC", help="Only this one, loaded: embedded or one of your own.")
@AS_JSON
def models(model: str | None, as_json: bool) -> None:
    """List the language models at hand: the embedded one, and what is there of your own.

    No endpoint is asked.
    """
    from coranto.export.text import harmless
    from coranto.language_models import describe, list_models

    found = list_models() if model is None else describe(model)
    if as_json:
        _print_json(found)
        return
    for line in _about(found):
        click.echo(harmless(line))


@coranto.command()
def schema() -> None:
    """Print the JSON Schema of a line of JSON Lines."""
    from coranto.model.codec import json_schema

    _print_json(json_schema())


def _about(found: "LanguageModel | Models") -> Iterator[str]:
    """Lines that tell of one language model, or of all."""
    from coranto.language_models import Models

    one = found.embedded if isinstance(found, Models) else found
    yield f"{one.name} {one.version}, embedded" if one.version else one.name
    yield f"  digest  {one.digest}"
    yield f"  marks   {', '.join(one.layers)}"
    if one.size_bytes is not None:
        yield f"  size    {one.size_bytes / 1e6:.1f} MB"
    if one.notice is not None:
        yield f"  licence {one.notice}"
    for plug in found.plugs if isinstance(found, Models) else ():
        state = f"{plug.package} {plug.version}" if plug.version else "nothing to install"
        missing = f"not installed: pip install 'coranto[{plug.package}]'"
        yield f"{plug.spec}: {state if plug.usable else missing}"
        yield from (f"  {spec}" for spec in plug.models)


def _filter(day: str | None, place: str | None, who: str | None, disputed: bool) -> "Filter":
    from coranto.view.filters import Filter

    return Filter(_iso_day(day, "--day"), place, who, disputed)


def _iso_day(day: str | None, option: str) -> str | None:
    from datetime import date

    if day is None:
        return None
    try:
        return date.fromisoformat(day).isoformat()
    except ValueError:
        raise click.BadParameter(f"{day!r} is not a day such as 2022-02-27.", param_hint=option) from None


@contextmanager
def _opened(path: Path) -> Iterator["Dossier"]:
    """The dossier, open for reading; a warning first where a build of it was interrupted."""
    from coranto import library

    with library.open_dossier(path) as dossier:
        if dossier.unfinished:
            click.echo(f"coranto: {path} is unfinished: run 'coranto add {path}' to complete it.", err=True)
        yield dossier


def _tell(report: "Report", dossier: Path, quiet: bool, as_json: bool) -> None:
    """What was read, what could not be, and the chronicle; exit 1 when nothing could be built."""
    if as_json:
        _print_json(report)
    elif not quiet:
        held = f", {report.held} already held" if report.held else ""
        n = len(report.problems)
        click.echo(f"Read {report.read} dispatch{'es' * (report.read != 1)}{held}, {n} problem{'s' * (n != 1)}.")
    if not as_json:
        for problem in report.problems:
            at = f" ({problem.at})" if problem.at else ""
            click.echo(f"  {problem.doc}{at}: {problem.what}; {problem.remedy}", err=True)
    if report.documents == 0:
        click.echo("coranto: nothing could be built: no dispatch could be read.", err=True)
        sys.exit(1)
    if not quiet and not as_json:
        from coranto.export.text import render_documents
        from coranto.view.chronicle import chronicle

        with _opened(dossier) as opened:
            view = chronicle(opened.corpus())
            click.echo(render_documents(view.documents, width=_width(), style=_style))
            _print_chronicle(view, whole=False)


def _print_chronicle(view: "ChronicleView", *, whole: bool) -> None:
    from coranto.export.text import render

    click.echo(render(view, width=_width(), style=_style, whole=whole), nl=False)


def _width() -> int:
    return max(40, min(100, get_terminal_size().columns))


def _style(piece: str, role: str) -> str:
    """The piece in its colour; click takes colours away where the output is not a terminal."""
    return click.style(piece, **_COLOURS[role])


def _print_json(value: Any) -> None:
    from msgspec.json import encode

    _write_bytes([encode(value), b"\n"])


def _write_bytes(pieces: Iterable[bytes], output: Path | None = None) -> None:
    if output is None:
        _write_all(sys.stdout.buffer, pieces)
        return
    try:
        with output.open("wb") as file:
            _write_all(file, pieces)
    except OSError as error:
        raise click.FileError(str(output), hint=error.strerror or "cannot be written") from error


def _write_all(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        file.write(piece)
    file.flush()


@contextmanager
def _progress(quiet: bool) -> Iterator["Progress | None"]:
    """A bar on standard error for each phase of a run, where standard error is a terminal."""
    if quiet or not sys.stderr.isatty():
        yield None
        return
    bars: dict[str, Any] = {}

    def advance(phase: str, done: int, total: int) -> None:
        if phase not in bars:
            bars[phase] = click.progressbar(length=total, label=f"{phase:<28}", file=sys.stderr)
            bars[phase].__enter__()
        bars[phase].length = total
        bars[phase].update(done - bars[phase].pos)
        if done >= total:
            bars[phase].__exit__(None, None, None)

    yield advance
