"""Commands that read a dossier: its chronicle, what stands behind an entry, its passages."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coranto.cli.options import AS_JSON, AS_OF, DOSSIER, filtered
from coranto.cli.printing import dossier_at, print_chronicle, print_json, style, width, write_bytes

if TYPE_CHECKING:
    from coranto.view.filters import Filter


@click.command()
@DOSSIER
@filtered
@AS_OF
@click.option("--all", "whole", is_flag=True, help="Also what stands behind the opening entries.")
@AS_JSON
def show(dossier: Path, asked: "Filter", as_of: str | None, whole: bool, as_json: bool) -> None:
    """Show the chronicle, or the entries of it that you ask for."""
    from coranto.view.chronicle import chronicle

    with dossier_at(dossier) as opened:
        shown = opened if as_of is None else opened.as_of(as_of)
        view = chronicle(shown.corpus(), asked, known=shown.known)
        if as_json:
            print_json(view)
        else:
            print_chronicle(view, whole=whole)


@click.command()
@DOSSIER
@click.argument("entry")
@AS_OF
@AS_JSON
def why(dossier: Path, entry: str, as_of: str | None, as_json: bool) -> None:
    """Show what stands behind ENTRY: passages, copies, how dates and names were decided, who says so."""
    from coranto.export.text import render_evidence
    from coranto.view.evidence import evidence

    with dossier_at(dossier) as opened:
        shown = opened if as_of is None else opened.as_of(as_of)
        found = evidence(shown.corpus(), shown.entry(entry))
        if as_json:
            print_json(found)
        else:
            click.echo(render_evidence(found, width=width(), style=style), nl=False)


@click.command()
@DOSSIER
@click.argument("query")
@click.option("--limit", default=20, show_default=True, type=click.IntRange(min=1), help="Sentences at most.")
@AS_JSON
def search(dossier: Path, query: str, limit: int, as_json: bool) -> None:
    """Find sentences that hold all words of QUERY; "words in quotes" must stand together."""
    from coranto.export.text import harmless

    with dossier_at(dossier) as opened:
        hits = opened.search(query, limit=limit)
    if as_json:
        for hit in hits:
            print_json(hit)
        return
    for hit in hits:
        click.echo(style(harmless(hit.permalink), "title"))
        click.echo("  " + harmless(" ".join(hit.text.split())))
    if not hits:
        click.echo("No sentence matches.")


@click.command()
@DOSSIER
@click.argument("reference")
@AS_JSON
def cite(dossier: Path, reference: str, as_json: bool) -> None:
    """Show the passage DOC#char=START,END in its context, with the hash of its source."""
    from coranto.export.text import harmless

    with dossier_at(dossier) as opened:
        found = opened.cite(reference)
    if as_json:
        print_json(found)
        return
    before, quote, after = map(harmless, (found.before, found.quote, found.after))
    click.echo(f"{before}{style('»', 'number')}{quote}{style('«', 'number')}{after}")
    published = found.published or "at an unknown time"
    page = f"page {found.page}, " if found.page is not None else ""
    at = f"{found.doc}, {page}characters {found.start} to {found.end}, published {published}"
    click.echo(style(harmless(at), "faint"))
    click.echo(style(f"sha256 of the source {found.sha256}", "faint"))
    click.echo(style(f"sha256 of the text   {found.text_sha256}", "faint"))


@click.command()
@DOSSIER
@click.argument("doc")
def text(dossier: Path, doc: str) -> None:
    """Print the text of DOC in which offsets count."""
    with dossier_at(dossier) as opened:
        write_bytes([opened.text(doc).encode("utf-8", "surrogatepass")])
