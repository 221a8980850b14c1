"""The command that sorts a stream of mixed news into stories."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON, QUIET, WORKERS
from coranto.cli.printing import print_json, progress_bars, style, tell, width

if TYPE_CHECKING:
    from coranto.model.source import Problem
    from coranto.model.story import Story
    from coranto.streams import Stories


@click.command()
@click.argument("sources", nargs=-1, required=True)
@click.option("--story", metavar="ID", help="Only this one, with its dispatches; the beginning of its id will do.")
@click.option("--dossier", type=click.Path(path_type=Path), help="Build a dossier of it.")
@click.option("--replace", is_flag=True, help="Make the dossier anew where there is one already.")
@click.option("--least", type=click.IntRange(min=1), default=1, help="Only stories of so many dispatches or more.")
@WORKERS
@QUIET
@AS_JSON
@logged
def stories(
    sources: tuple[str, ...],
    story: str | None,
    dossier: Path | None,
    replace: bool,
    least: int,
    workers: int | None,
    quiet: bool,
    as_json: bool,
) -> None:
    """Sort the dispatches of SOURCES (files, folders, - for standard input) into stories, the largest first.

    With --story and --dossier the dispatches of one story become a dossier.
    """
    from coranto import streams

    if dossier is not None and story is None:
        raise click.UsageError("--dossier needs --story ID: a dossier holds one story.")
    with progress_bars(quiet or as_json) as progress:
        if dossier is not None and story is not None:
            report = streams.build_story(
                sources, story, dossier, stdin=sys.stdin.buffer, progress=progress, replace=replace, workers=workers
            )
            tell(report, dossier, quiet, as_json)
            return
        found = streams.stories(sources, stdin=sys.stdin.buffer, progress=progress)
    if story is not None:
        _tell_one(streams.story_of(found, story), as_json)
        return
    _tell_all(found, least, quiet, as_json)


def _tell_one(story: "Story", as_json: bool) -> None:
    from coranto.export.text import harmless

    if as_json:
        print_json(story)
        return
    click.echo(_head(story))
    for one in story.dispatches:
        outlet = f"{one.outlet}, " if one.outlet else ""
        click.echo(harmless(f"  {one.day or 'no date'}  {one.title}"))
        click.echo(style(harmless(f"              {outlet}{one.doc}"), "faint"))


def _tell_all(found: "Stories", least: int, quiet: bool, as_json: bool) -> None:
    """The stories and the problems; exit 1 where nothing could be read."""
    shown = [story for story in found.stories if story.n_documents >= least]
    if as_json:
        print_json({"stories": shown, "problems": found.problems})
    else:
        _problems(found.problems)
        for story in shown if not quiet else ():
            click.echo(_head(story))
        if not quiet:
            click.echo(
                f"{_counted(found.n_documents, 'dispatch', 'es')}, {len(found.stories)} "
                f"stor{'y' if len(found.stories) == 1 else 'ies'}."
            )
    if not found.n_documents:
        click.echo("coranto: no story was found: no dispatch could be read.", err=True)
        sys.exit(1)


def _problems(problems: "tuple[Problem, ...]") -> None:
    from coranto.export.text import harmless

    for problem in problems:
        at = f" ({problem.at})" if problem.at else ""
        click.echo(harmless(f"  {problem.doc}{at}: {problem.what}; {problem.remedy}"), err=True)


def _head(story: "Story") -> str:
    """Two lines: the title; id, days, counts and outlets."""
    from coranto.export.text import harmless, wrapped

    days = "no date" if story.begin is None else story.begin
    if story.last != story.begin:
        days += f" to {story.last}"
    counts = _counted(story.n_documents, "dispatch", "es")
    if story.n_origins != story.n_documents:
        counts += f" of {_counted(story.n_origins, 'origin', 's')}"
    outlets = ", ".join(story.outlets[:OUTLETS]) + (
        f" and {len(story.outlets) - OUTLETS} more" if len(story.outlets) > OUTLETS else ""
    )
    facts = " · ".join(piece for piece in (days, counts, outlets) if piece)
    title = "\n".join(style(line, "title") for line in wrapped(harmless(story.title), width()))
    return f"{title}\n  {style(story.id, 'number')}  {style(harmless(facts), 'faint')}"


OUTLETS = 4
"""Outlets that are named in one line."""


def _counted(number: int, noun: str, plural: str) -> str:
    return f"{number:,} {noun}{plural * (number != 1)}"
