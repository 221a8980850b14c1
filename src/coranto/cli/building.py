"""Commands that make a dossier."""

import sys
from pathlib import Path

import click

from coranto.cli.options import AS_JSON, DOSSIER, MODEL, QUIET, WORKERS
from coranto.cli.printing import progress_bars, tell


@click.command()
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

    with progress_bars(quiet or as_json) as progress:
        report = library.build(
            sources,
            dossier,
            model=model,
            workers=workers,
            progress=progress,
            replace=replace,
            stdin=sys.stdin.buffer,
        )
    tell(report, dossier, quiet, as_json)


@click.command()
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

    with progress_bars(quiet or as_json) as progress:
        report = library.add(dossier, sources, model=model, workers=workers, progress=progress, stdin=sys.stdin.buffer)
    tell(report, dossier, quiet, as_json)
