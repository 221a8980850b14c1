"""The commands about gazetteers of the user's own."""

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON
from coranto.cli.printing import print_json

if TYPE_CHECKING:
    from coranto.resources.added_gazetteers import AddedGazetteer


@click.group()
def gazetteer() -> None:
    """Add places of your own to those that Coranto knows, list what was added, remove it."""


@gazetteer.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--name", help="What to call it; the file's name unless said.")
@AS_JSON
@logged
def add(file: Path, name: str | None, as_json: bool) -> None:
    """Add FILE: a dump of GeoNames, zipped or not, or a table with a header (name, lat, lon …)."""
    from coranto.export.text import harmless
    from coranto.resources.gazetteer_addition import add as add_file

    made = add_file(file, name)
    if as_json:
        print_json(asdict(made) | {"gazetteer": _plain(made.gazetteer)})
        return
    for problem in made.problems:
        click.echo(harmless(f"{file}, line {problem.line}: {problem.what}"), err=True)
    if made.left_out > len(made.problems):
        click.echo(f"… and {made.left_out - len(made.problems):,} more lines were left out", err=True)
    click.echo(harmless(("Replaced " if made.replaced else "Added ") + _told(made.gazetteer)))


@gazetteer.command("list")
@AS_JSON
def list_added(as_json: bool) -> None:
    """List the gazetteers that were added, in the order in which they are asked."""
    from coranto.export.text import harmless
    from coranto.resources.added_gazetteers import added, folder

    found = added()
    if as_json:
        print_json({"folder": str(folder()), "gazetteers": list(map(_plain, found))})
        return
    for one in found:
        click.echo(harmless(_told(one)))
    if not found:
        click.echo("None was added.")


@gazetteer.command()
@click.argument("name")
def remove(name: str) -> None:
    """Remove the gazetteer NAME."""
    from coranto.export.text import harmless
    from coranto.resources.added_gazetteers import remove as remove_file

    remove_file(name)
    click.echo(harmless(f"Removed {name}"))


def _plain(one: "AddedGazetteer") -> dict[str, Any]:
    return asdict(one) | {"path": str(one.path)}


def _told(one: "AddedGazetteer") -> str:
    return f"{one.name}: {one.places:,} places, {one.names:,} names, {one.size_bytes / 1e6:.1f} MB, from {one.source}"
