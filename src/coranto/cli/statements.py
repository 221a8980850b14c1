"""Commands on what was said: claims by speaker, figures by series, and what is declared not known."""

from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from coranto.cli.options import AS_JSON, DOSSIER
from coranto.cli.printing import dossier_at, print_json, style
from coranto.model.assertion import ClaimStatus, Counted, Mode

if TYPE_CHECKING:
    from coranto.view.claims import ClaimView, SpeakerView
    from coranto.view.figures import SeriesView


@click.command()
@DOSSIER
@click.option("--by", metavar="NAME", help="Only by this speaker, in any spelling the dossier knows, or its party.")
@click.option("--status", type=click.Choice(get_args(ClaimStatus)), help="Only claims that stand so.")
@click.option("--mode", type=click.Choice(get_args(Mode)), help="Only claims put so; narrator: the narrators' own.")
@click.option("--doc", metavar="NAME", help="Only from documents whose name holds this.")
@AS_JSON
def claims(
    dossier: Path, by: str | None, status: ClaimStatus | None, mode: Mode | None, doc: str | None, as_json: bool
) -> None:
    """Show who says what: claims by speaker, with their standing and what answers them."""
    from coranto.view.claims import ClaimFilter, speakers

    with dossier_at(dossier) as opened:
        rows = speakers(opened.corpus(), ClaimFilter(by, status, mode, doc))
    for row in rows:
        if as_json:
            print_json(row)
        else:
            _print_speaker(row)
    if not rows and not as_json:
        click.echo("No claim matches.")


def _print_speaker(row: "SpeakerView") -> None:
    from coranto.export.text import harmless

    n = len(row.claims)
    party = f", speaks for {row.party}" if row.party else ""
    click.echo(style(harmless(row.name), "title") + style(harmless(f"  {n} claim{'s' * (n != 1)}{party}"), "faint"))
    for claim in row.claims:
        _print_claim(claim)
    click.echo()


def _print_claim(claim: "ClaimView") -> None:
    from coranto.export.text import harmless

    marks = ("“", "”") if claim.mode == "direct" else ("", "")
    words = " … ".join(f"{marks[0]}{piece}{marks[1]}" for piece in claim.words)
    click.echo(harmless(f"  {words}"))
    facts = [claim.status, claim.mode, *([claim.act] if claim.act not in ("states", "denies") else ()), claim.said]
    facts += [f"as told by {', who is told by '.join(claim.through)}"] if claim.through else []
    facts += [f"hedged: {claim.hedge}"] if claim.hedge else []
    facts += [f"rests on: {claim.basis}"] if claim.basis else []
    facts += claim.checks
    doubted = claim.status in ("denied", "unverified")
    click.echo(style(harmless("    " + " · ".join(facts)), "warning" if doubted else "faint"))
    for answer in claim.answers:
        click.echo(harmless(f"    {answer.how} {answer.who}: {answer.words} ({answer.permalink})"))
    click.echo(style(harmless(f"    {'  '.join((claim.permalink, *claim.also))}"), "faint"))


@click.command()
@DOSSIER
@click.option("--what", type=click.Choice(get_args(Counted)), help="Only figures of this kind.")
@click.option("--place", metavar="NAME", help="Only figures for a place whose name holds this.")
@AS_JSON
def figures(dossier: Path, what: Counted | None, place: str | None, as_json: bool) -> None:
    """Show how figures moved: each series by the day its values are for, a line for every source."""
    from coranto.view.figures import FigureFilter
    from coranto.view.figures import figures as figures_view

    with dossier_at(dossier) as opened:
        rows = figures_view(opened.corpus(), FigureFilter(what, place))
    for row in rows:
        if as_json:
            print_json(row)
        else:
            _print_series(row)
    if not rows and not as_json:
        click.echo("No figure matches.")


def _print_series(row: "SeriesView") -> None:
    from coranto.export.text import harmless

    counted = f", {row.counted}" if row.counted and row.counted != row.what else ""
    heading = f"{row.what}{counted}" + (f" – {row.place}" if row.place else "")
    click.echo(style(harmless(heading), "title") + style(f"  {_spread(row.low, row.high)}", "faint"))
    for step in row.steps:
        marks = f" [{', '.join(step.marks)}]" if step.marks else ""
        click.echo(harmless(f"  {step.as_of or 'no day':<28}  {step.amount}{marks}  ({step.who})"))
        click.echo(style(harmless(f"    {step.permalink}"), "faint"))
    click.echo()


def _spread(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no bounds"
    if high is None:
        return f"{low:,.10g} or more"
    if low is None:
        return f"{high:,.10g} or fewer"
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"


@click.command()
@DOSSIER
@click.option("--doc", metavar="NAME", help="Only from documents whose name holds this.")
@AS_JSON
def gaps(dossier: Path, doc: str | None, as_json: bool) -> None:
    """Show what the dispatches declare not to be known: declined, unclear or unverifiable."""
    from coranto.export.text import harmless
    from coranto.view.claims import unknowns

    with dossier_at(dossier) as opened:
        rows = unknowns(opened.corpus(), doc)
    for row in rows:
        if as_json:
            print_json(row)
            continue
        click.echo(harmless(row.words))
        who = [row.who] if row.who else []
        about = [f"about: {row.about}"] if row.about else []
        click.echo(style(harmless("    " + " · ".join([row.reason, *who, *about, row.published])), "faint"))
        click.echo(style(harmless(f"    {row.permalink}"), "faint"))
    if not rows and not as_json:
        click.echo("Nothing is declared unknown.")
