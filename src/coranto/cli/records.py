"""Commands that write records: of files alone, of a whole dossier, and their schema."""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.options import AS_OF, DOSSIER, MODEL, filtered, iso_day
from coranto.cli.printing import dossier_at, print_json, spare, write_bytes, write_folder

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
@click.option("--redact", is_flag=True, help="Pseudonyms for persons without a public role; contact details withheld.")
@click.option("--claimed", is_flag=True, help="acled: also events that stand on one party's word.")
@filtered
@AS_OF
def export(
    dossier: Path,
    format_: str,
    output: Path | None,
    redact: bool,
    claimed: bool,
    asked: "Filter",
    as_of: str | None,
) -> None:
    """Write the dossier in another format. Filters choose entries; with them comes what they rest on, and no more."""
    from coranto.export.edition import Called, Edition
    from coranto.export.formats import DESCRIPTIONS, FOLDERS, FORMATS

    wanted, folder = FORMATS.get(format_), FOLDERS.get(format_)
    if wanted is None and folder is None:
        raise click.BadParameter(f"{format_!r} is not one of {', '.join(DESCRIPTIONS)}.", param_hint="--format")
    if claimed and format_ != "acled":
        raise click.UsageError("--claimed goes with --format acled: every other format holds all events.")
    if folder is not None and output is None:
        raise click.UsageError(f"{format_} is a folder: name one that is not there yet with -o.")
    if wanted is not None and wanted.binary and output is None and to_terminal():
        raise click.UsageError(f"{format_} is not for a terminal: name a file with -o.")
    if output is not None:
        spare(dossier, output)
    with dossier_at(dossier) as opened:
        shown = opened if as_of is None else opened.as_of(as_of)
        called = Called(dossier.stem, opened.version if as_of is None else "")
        edition = Edition(shown.corpus(), asked, shown.known, redact=redact, claimed=claimed, called=called)
        if wanted is not None:
            write_bytes(wanted.render(edition), output)
        elif folder is not None and output is not None:
            write_folder(folder.files(edition), output)


def to_terminal() -> bool:
    """Whether what is printed goes to a terminal."""
    return sys.stdout.isatty()


@click.command()
def schema() -> None:
    """Print the JSON Schema of a line of JSON Lines."""
    from coranto.model.codec import json_schema

    print_json(json_schema())
