"""The command that links names to Wikidata."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON, DOSSIER, MODEL
from coranto.cli.printing import print_json, style

if TYPE_CHECKING:
    from coranto.linking import Links


@click.command()
@DOSSIER
@click.option("--dump", type=click.Path(path_type=Path), help="Wikidata's JSON dump, or an extract of it, on disk.")
@click.option("--api", metavar="URL", help="A Wikibase API, such as https://www.wikidata.org/w/api.php.")
@click.option("--type", "label", type=click.Choice(["person", "organization", "place", "facility"]), help="Only these.")
@click.option("--dry-run", is_flag=True, help="Only show what would be linked.")
@MODEL
@AS_JSON
@logged
def link(
    dossier: Path,
    dump: Path | None,
    api: str | None,
    label: str | None,
    dry_run: bool,
    model: str | None,
    as_json: bool,
) -> None:
    """Link names to items of Wikidata: from a dump on disk, or from an API that you name.

    What is beyond doubt is kept as a verdict, and taken back like one: see 'coranto judge'. An API is told the names
    that are looked for, and nothing else.
    """
    from coranto import linking

    labels = linking.LABELS if label is None else tuple(one for one in linking.LABELS if one == label)
    found = linking.link(dossier, dump=dump, api=api, labels=labels, keep=not dry_run, model=model)
    if as_json:
        print_json(found)
        return
    _tell(found, dry_run=dry_run)


def _tell(found: "Links", *, dry_run: bool) -> None:
    from coranto.export.text import harmless
    from coranto.linking import told

    for match in found.linked:
        click.echo(harmless(f"{match.item.id}  {told(match)}"))
    if found.open:
        click.echo(style("Left open", "heading"))
    for one in found.open:
        candidates = "; ".join(f"{match.item.id} {told(match)}" for match in one.candidates)
        click.echo(harmless(f"{one.name} [{one.entity}]: {candidates}"))
    for problem in found.problems:
        click.echo(harmless(f"coranto: {problem}"), err=True)
    done = "would be linked" if dry_run else "linked"
    click.echo(f"{len(found.linked)} of {found.asked} names {done}.")
