"""Commands on what was said: claims by speaker, figures by series, and what is declared not known."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from coranto.cli.options import AS_JSON, DOSSIER, iso_day, scoped
from coranto.cli.printing import dossier_at, print_json, style, width
from coranto.model.assertion import ClaimStatus, Counted, Mode

if TYPE_CHECKING:
    from coranto.view.filters import Scope


@click.command()
@DOSSIER
@click.option("--by", metavar="NAME", help="Only by this speaker, in any spelling the dossier knows, or its party.")
@click.option("--status", type=click.Choice(get_args(ClaimStatus)), help="Only claims that stand so.")
@click.option("--mode", type=click.Choice(get_args(Mode)), help="Only claims put so; narrator: the narrators' own.")
@scoped
@AS_JSON
def claims(
    dossier: Path, by: str | None, status: ClaimStatus | None, mode: Mode | None, scope: "Scope", as_json: bool
) -> None:
    """Show who says what: claims by speaker, with their standing and what answers them."""
    from coranto.export.statements import render_claims
    from coranto.view.claims import ClaimFilter, speakers

    with dossier_at(dossier) as opened:
        rows = speakers(opened.corpus(), ClaimFilter(by, status, mode, scope))
    if as_json:
        for row in rows:
            print_json(row)
    else:
        click.echo(render_claims(rows, width=width(), style=style), nl=False)


@click.command()
@DOSSIER
@click.option("--what", type=click.Choice(get_args(Counted)), help="Only figures of this kind.")
@click.option("--place", metavar="NAME", help="Only figures for this place, in any spelling the dossier knows.")
@click.option("--day", metavar="YYYY-MM-DD", help="Only series with a value for this day.")
@click.option("--all", "whole", is_flag=True, help="Also figures that stand in no series.")
@AS_JSON
def figures(
    dossier: Path, what: Counted | None, place: str | None, day: str | None, whole: bool, as_json: bool
) -> None:
    """Show how figures moved: each series by the day its values are for, a line for every source."""
    from coranto.export.statements import render_figures
    from coranto.view.figures import FigureFilter
    from coranto.view.figures import figures as figures_view

    asked = FigureFilter(what, place, iso_day(day, "--day"), whole)
    with dossier_at(dossier) as opened:
        rows = figures_view(opened.corpus(), asked)
    if as_json:
        for row in rows:
            print_json(row)
    else:
        click.echo(render_figures(rows, width=width(), style=style, whole=whole), nl=False)


@click.command()
@DOSSIER
@scoped
@AS_JSON
def gaps(dossier: Path, scope: "Scope", as_json: bool) -> None:
    """Show what the dispatches declare not to be known: declined, unclear or unverifiable."""
    from coranto.export.statements import render_gaps
    from coranto.view.gaps import gaps as gaps_view

    with dossier_at(dossier) as opened:
        rows = gaps_view(opened.corpus(), scope)
    if as_json:
        for row in rows:
            print_json(row)
    else:
        click.echo(render_gaps(rows, width=width(), style=style), nl=False)
