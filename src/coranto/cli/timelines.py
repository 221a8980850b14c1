"""The command that makes a timeline of a folder of articles."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coranto.cli.logs import logged
from coranto.cli.options import iso_day
from coranto.cli.printing import print_json, progress_bars, style, width, write_bytes

if TYPE_CHECKING:
    from coranto.model.source import Problem
    from coranto.timelines import Made

LISTED: Final = 20
"""Problems that are told one by one."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--topic-keywords", "keywords", default="", metavar="A,B", help="Words of the story, comma-separated.")
@click.option("--dates", type=click.IntRange(min=1), help="Dates at most; unless said, by how long the story is.")
@click.option("--per-date", type=click.IntRange(min=1), help="Sentences a date at most; 2 unless said.")
@click.option("--from", "first", metavar="YYYY-MM-DD", help="No earlier date than this.")
@click.option("--to", "last", metavar="YYYY-MM-DD", help="No later date than this.")
@click.option("--cache", type=click.Path(path_type=Path), help="Folder that keeps what was found in the articles.")
@click.option("--weights", type=click.Path(path_type=Path), help="JSON file of weights, instead of the package's own.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json"]),
    default="text",
    show_default=True,
    help="Of the answer.",
)
@click.option("--quiet", "-q", is_flag=True, help="No progress, and no list of what could not be used.")
@logged
def timeline(
    *,
    folder: Path,
    keywords: str,
    dates: int | None,
    per_date: int | None,
    first: str | None,
    last: str | None,
    cache: Path | None,
    weights: Path | None,
    format_: str,
    quiet: bool,
) -> None:
    """Make a timeline of the articles in DIR: the days that matter, and the sentences that tell of them.

    An article's day is what index.jsonl in DIR says ({"doc": name, "published": "YYYY-MM-DD"} a line), else what its
    name begins with (2022-02-26_outlet_id.txt), else what its own metadata say.
    """
    from coranto import timelines

    given = timelines.read_weights(weights) if weights else None
    span = (_day(first, "--from"), _day(last, "--to"))
    request = timelines.Request(tuple(filter(None, map(str.strip, keywords.split(",")))), dates, per_date, *span)
    with progress_bars(quiet) as progress:
        made = timelines.timeline(folder, request, cache=cache, weights=given, progress=progress)
    if not quiet:
        _tell(made.problems)
    _print(made, format_)


def _day(day: str | None, option: str) -> date | None:
    named = iso_day(day, option)
    return date.fromisoformat(named) if named else None


def _tell(problems: "Sequence[Problem]") -> None:
    """What could not be used, on standard error."""
    from coranto.export.text import harmless

    for problem in problems[:LISTED]:
        at = f" ({problem.at})" if problem.at else ""
        click.echo(harmless(f"  {problem.doc}{at}: {problem.what}; {problem.remedy}"), err=True)
    if len(problems) > LISTED:
        click.echo(f"  … and {len(problems) - LISTED} more", err=True)


def _print(made: "Made", format_: str) -> None:
    """The timeline in the format asked for; exit 1 where no article could be used."""
    from coranto.export.timelines import render_markdown, render_text

    found = made.timeline
    if format_ == "json":
        entries = found.entries if found else ()
        span = {"from": found.first, "to": found.last, "articles": found.articles} if found else {}
        print_json({"timeline": entries, **span})
    elif found and format_ == "markdown":
        write_bytes([render_markdown(found).encode("utf-8", "replace")])
    elif found:
        click.echo(render_text(found, width=width(), style=style), nl=False)
    if found is None:
        click.echo("coranto: no timeline: no article with a text and a day of publication was found.", err=True)
        sys.exit(1)
    if not found.entries:
        click.echo("coranto: no date was found of which an article tells.", err=True)
