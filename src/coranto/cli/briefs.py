"""Commands that report: the situation of a day, and what is disputed."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coranto.cli.options import AS_JSON, AS_OF, DOSSIER, SINCE, filtered
from coranto.cli.printing import dossier_at, print_json, style, width, write_bytes

if TYPE_CHECKING:
    from coranto.export.report import Report
    from coranto.view.filters import Filter

FORMATS: Final = ("text", "markdown", "html", "docx", "json")


@click.command()
@DOSSIER
@SINCE
@AS_OF
@click.option("--format", "format_", type=click.Choice(FORMATS), help="By the name of --out, else text.")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="Write here; a file that exists is left alone.")
@filtered
def brief(
    dossier: Path, since: str | None, as_of: str | None, format_: str | None, out: Path | None, asked: "Filter"
) -> None:
    """Report the situation: what leads, what is new and changed, disputed, not verified, unknown and planned."""
    from msgspec.json import encode

    from coranto.export import plain_report
    from coranto.export.report import situation_report

    chosen = format_ or _by_name(out)
    if chosen == "docx" and out is None:
        raise click.UsageError("docx is no text: say with --out where to write it.")
    if out is not None and out.exists():
        raise click.UsageError(f"{out} exists already: give another name, or remove it.")
    with dossier_at(dossier) as opened:
        found = opened.brief(since, as_of, asked)
        if chosen == "json":
            pages = [encode(found.view), b"\n"]
        else:
            report = situation_report(found.view, found.corpus)
            if chosen == "text" and out is None:
                click.echo(plain_report.render(report, width=width(), style=style), nl=False)
                return
            pages = [_rendered(report, chosen)]
    write_bytes(pages, out)


@click.command()
@DOSSIER
@filtered
@AS_OF
@AS_JSON
def disputes(dossier: Path, asked: "Filter", as_of: str | None, as_json: bool) -> None:
    """Show what is disputed: the sides with their words, who is behind each, and what they have in common."""
    from coranto.export import plain_report
    from coranto.export.report import disputes_report

    with dossier_at(dossier) as opened:
        shown = opened if as_of is None else opened.as_of(as_of)
        cards = shown.disputes(asked)
        if as_json:
            for card in cards:
                print_json(card)
        else:
            report = disputes_report(cards, shown.corpus())
            click.echo(plain_report.render(report, width=width(), style=style), nl=False)


def _by_name(out: Path | None) -> str:
    """The format that the name of a file asks for; text, where it asks for none."""
    endings = {".md": "markdown", ".html": "html", ".htm": "html", ".docx": "docx", ".json": "json"}
    return "text" if out is None else endings.get(out.suffix.lower(), "text")


def _rendered(report: "Report", format_: str) -> bytes:
    from coranto.export import html_report, markdown_report, plain_report

    if format_ == "docx":
        from coranto.export import docx_report

        return docx_report.render(report)
    pages = {"text": plain_report.render, "markdown": markdown_report.render, "html": html_report.render}
    return pages[format_](report).encode("utf-8", "replace")
