"""Commands that write records: of files alone, of a whole dossier, and their schema."""

import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.options import AS_OF, DOSSIER, MODEL, filtered, iso_day
from coranto.cli.printing import dossier_at, print_json, write_bytes

if TYPE_CHECKING:
    from coranto.view.filters import Filter


@click.command()
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
    day = iso_day(date, "--date")
    records = library.records(files, date=day, dates=given, layers=wanted, model=model, stdin=sys.stdin.buffer)
    write_bytes(encode_lines(records))


@click.command()
@DOSSIER
@click.option("--format", "format_", default="jsonl", show_default=True, help="See the formats below.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Write here instead of standard output.")
@filtered
@AS_OF
def export(dossier: Path, format_: str, output: Path | None, asked: "Filter", as_of: str | None) -> None:
    """Write the dossier in another format. Filters choose entries, and do not go with jsonl, which is whole."""
    from coranto.export.formats import FORMATS, RENDERERS
    from coranto.view.chronicle import chronicle

    if format_ not in FORMATS:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(FORMATS)}.", param_hint="--format")
    if format_ == "jsonl" and not asked.empty:
        raise click.UsageError("jsonl holds the whole dossier: leave the filters out, or take csv.")
    with dossier_at(dossier) as opened:
        shown = opened if as_of is None else opened.as_of(as_of)
        if format_ == "jsonl":
            pieces: Iterable[bytes] = shown.export_lines()
        else:
            corpus = shown.corpus()
            page = RENDERERS[format_](corpus, chronicle(corpus, asked, known=shown.known))
            pieces = [page.encode("utf-8", "replace")]
        write_bytes(pieces, output)


@click.command()
def schema() -> None:
    """Print the JSON Schema of a line of JSON Lines."""
    from coranto.model.codec import json_schema

    print_json(json_schema())
