"""What commands print: in colours on a terminal, in JSON where asked, in bytes where the bytes count."""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copymode, get_terminal_size
from typing import IO, TYPE_CHECKING, Any, Final

import click

from coranto.cli.logs import on_screen

if TYPE_CHECKING:
    from coranto.library import Dossier, Report
    from coranto.run.progress import Progress
    from coranto.view.chronicle import ChronicleView

_COLOURS: Final[dict[str, dict[str, Any]]] = {
    "heading": {"bold": True, "fg": "blue"},
    "title": {"bold": True},
    "warning": {"fg": "red"},
    "faint": {"dim": True},
    "number": {"bold": True},
}


@contextmanager
def dossier_at(path: Path) -> Iterator["Dossier"]:
    """The dossier, open for reading; a warning first where a build of it was interrupted."""
    from coranto import library

    with library.open_dossier(path) as dossier:
        if dossier.unfinished:
            click.echo(f"coranto: {path} is unfinished: run 'coranto add {path}' to complete it.", err=True)
        yield dossier


def tell(report: "Report", dossier: Path, quiet: bool, as_json: bool) -> None:
    """What was read, what could not be, and the chronicle; exit 1 when nothing could be built."""
    if as_json:
        print_json(report)
    elif not quiet:
        held = f", {report.held} already held" if report.held else ""
        n = len(report.problems)
        click.echo(f"Read {report.read} dispatch{'es' * (report.read != 1)}{held}, {n} problem{'s' * (n != 1)}.")
    if not as_json and not on_screen():
        for problem in report.problems:
            at = f" ({problem.at})" if problem.at else ""
            click.echo(harmless(f"  {problem.doc}{at}: {problem.what}; {problem.remedy}"), err=True)
    if report.documents == 0:
        click.echo("coranto: nothing could be built: no dispatch could be read.", err=True)
        sys.exit(1)
    if not quiet and not as_json:
        from coranto.export.text import render_documents
        from coranto.view.chronicle import chronicle

        with dossier_at(dossier) as opened:
            view = chronicle(opened.corpus())
            click.echo(render_documents(view.documents, width=width(), style=style))
            print_chronicle(view, whole=False)


def print_chronicle(view: "ChronicleView", *, whole: bool) -> None:
    """Prints the chronicle at the width of the terminal."""
    from coranto.export.text import render

    click.echo(render(view, width=width(), style=style, whole=whole), nl=False)


def width() -> int:
    """Columns of the terminal, from 40 to 100."""
    return max(40, min(100, get_terminal_size().columns))


def style(piece: str, role: str) -> str:
    """The piece in its colour; click takes colours away where the output is not a terminal."""
    return click.style(piece, **_COLOURS[role])


def harmless(words: str) -> str:
    """The words without what would steer a terminal, as ``coranto.export.text.harmless``."""
    from coranto.export import text

    return text.harmless(words)


def print_json(value: Any) -> None:
    """Prints a record, or plain values, as one line of JSON."""
    from msgspec.json import encode

    write_bytes([encode(value), b"\n"])


def write_bytes(pieces: Iterable[bytes], output: Path | None = None) -> None:
    """Writes to the file given, or to standard output; raises click's file error where it cannot.

    A file that was there stays as it was until the new one is whole.
    """
    if output is None:
        _write_all(sys.stdout.buffer, pieces)
        sys.stdout.buffer.flush()  # so that a full disk is told
        return
    try:
        if _is_replaced(output):
            _replace(output, pieces)
        else:
            with output.open("wb") as file:
                _write_all(file, pieces)
    except OSError as error:
        raise click.FileError(str(output), hint=error.strerror or "cannot be written") from error


def _is_replaced(output: Path) -> bool:
    """Whether another file may take its place: not that of a link or a device, nor where nothing may be put beside."""
    plain = not output.is_symlink() and (output.is_file() or not output.exists())
    return plain and all(os.access(path, os.W_OK) for path in (output.parent, output) if path.exists())


def _replace(output: Path, pieces: Iterable[bytes]) -> None:
    beside = output.with_name(output.name + ".part")
    try:
        with beside.open("wb") as file:
            _write_all(file, pieces)
        if output.exists():
            copymode(output, beside)
        os.replace(beside, output)
    finally:
        beside.unlink(missing_ok=True)


def spare(dossier: Path, output: Path) -> None:
    """Raises click's usage error where the dossier, or what lies beside it, would be written over."""
    from coranto.library import own_paths

    for own in map(Path, own_paths(dossier.resolve())):
        if output.resolve() == own or (output.exists() and own.exists() and output.samefile(own)):
            raise click.UsageError(f"{output} is the dossier, or belongs to it: name another file with -o.")


def write_folder(files: Iterable[tuple[str, bytes]], output: Path) -> None:
    """Writes files under a new or an empty folder, so that nothing of an older edition stays among them."""
    if output.exists() and (not output.is_dir() or any(output.iterdir())):
        raise click.UsageError(f"{output} is there already and not an empty folder: name another, or empty it.")
    try:
        for name, content in files:
            path = output / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    except OSError as error:
        raise click.FileError(str(output), hint=error.strerror or "cannot be written") from error


def _write_all(file: IO[bytes], pieces: Iterable[bytes]) -> None:
    for piece in pieces:
        file.write(piece)
    file.flush()


@contextmanager
def progress_bars(quiet: bool) -> Iterator["Progress | None"]:
    """A bar on standard error for each phase of a run, where standard error is a terminal."""
    if quiet or on_screen() or not sys.stderr.isatty():
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
