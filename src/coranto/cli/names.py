"""Commands on who is who: the names of a dossier, and people's verdicts on them."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, cast, get_args

import click

from coranto.cli.options import AS_JSON, DOSSIER, MODEL
from coranto.cli.printing import dossier_at, harmless, print_json, style
from coranto.model.annotation import Label

if TYPE_CHECKING:
    from coranto.judging import Signature
    from coranto.model.judgement import Decision, Judgement, NameRef
    from coranto.model.resolved import Party
    from coranto.view.names import NameView

SHOWN_DOCUMENTS: Final = 4
ARGUMENTS: Final = {
    "same": ("A", "B"),
    "different": ("A", "B"),
    "one-event": ("A", "B"),
    "two-events": ("A", "B"),
    "item": ("A", "ITEM"),
    "undo": ("ID",),
    "list": (),
    "import": ("FILE",),
}


@click.command()
@DOSSIER
@click.option("--type", "label", type=click.Choice(get_args(Label)), help="Only names of this type.")
@click.option("--doubtful", is_flag=True, help="Only pairs that may be one, for you to judge.")
@AS_JSON
def names(dossier: Path, label: Label | None, doubtful: bool, as_json: bool) -> None:
    """Show who is who: each name with its spellings and why they were taken for one, and pairs that are doubtful."""
    from coranto.view.names import names as names_view

    with dossier_at(dossier) as opened:
        view = names_view(opened.corpus(), label)
    if as_json:
        for row in () if doubtful else view.names:
            print_json(row)
        for doubt in view.doubts:
            print_json(doubt)
        return
    for row in () if doubtful else view.names:
        _print_name(row)
    if not view.names and not doubtful:
        click.echo("No names were found.")
    if view.doubts:
        click.echo(style("Doubtful: these may be one", "heading"))
    for doubt in view.doubts:
        pair = " · ".join(f"{side.name} [{side.handle}]" for side in (doubt.a, doubt.b))
        click.echo(harmless(f"{pair}  {doubt.score:.2f}: {doubt.why}"))
    if view.doubts:
        a, b = view.doubts[0].a.handle, view.doubts[0].b.handle
        click.echo(style(f"Decide with: coranto judge {dossier} same {a} {b}, or: different {a} {b}", "faint"))
    elif doubtful:
        click.echo("Nothing is doubtful.")


def _print_name(row: "NameView") -> None:
    n, documents = row.mentions, len(row.documents)
    counts = f"{n} mention{'s' * (n != 1)} in {documents} document{'s' * (documents != 1)}"
    click.echo(style(harmless(row.name), "title") + style(f"  [{row.handle}] {row.type}, {counts}", "faint"))
    others = ", ".join(f"{s.text} ({s.mentions})" for s in row.spellings if s.text != row.name)
    more = f" and {documents - SHOWN_DOCUMENTS} more" if documents > SHOWN_DOCUMENTS else ""
    told = {
        "also": others,
        "in": ", ".join(row.documents[:SHOWN_DOCUMENTS]) + more,
        "speaks for": _side(row.party) if row.party is not None else "",
        "because": row.why,
    }
    for word, what in told.items():
        if what:
            click.echo(harmless(f"  {word} {what}"))


def _side(party: "Party") -> str:
    """The side with its time and how it is known: *Peru, until 2031-04-02 (“Peruvian envoy” in …: ISO 3166-1 PE)*."""
    ends = " ".join(f"{word} {day}" for word, day in (("from", party.begin), ("until", party.until)) if day)
    return f"{party.name}{', ' if ends else ''}{ends} ({party.basis})"


@click.command()
@DOSSIER
@click.argument("action", type=click.Choice(list(ARGUMENTS)))
@click.argument("names", nargs=-1)
@click.option("--note", help="Why, in words.")
@click.option("--by", metavar="NAME", help="Who decides.")
@MODEL
@AS_JSON
def judge(
    dossier: Path,
    action: str,
    names: tuple[str, ...],
    note: str | None,
    by: str | None,
    model: str | None,
    as_json: bool,
) -> None:
    """Decide who is who and what is one event, and have the chronicle told anew.

    \b
    same A B        A and B are one
    different A B   A and B are two
    one-event A B   A and B tell of one event
    two-events A B  A and B tell of two events
    item A Q42      A is this item of Wikidata
    undo ID         take a verdict or a grade back
    list            show all verdicts; with --json, to be brought elsewhere
    import FILE     bring verdicts that list --json printed, grades that 'coranto grades --json' did

    A and B: a name or spelling as 'coranto names' shows it, an id or its beginning, or NAME@DOCUMENT for the one who
    is called so in that document. Of events: the id of an event or an entry, or a passage DOC#char=START,END.
    """
    wanted = ARGUMENTS[action]
    if len(names) != len(wanted):
        raise click.UsageError(f"{action} takes {' and '.join(wanted) or 'nothing more'}.")
    if action == "list":
        _list(dossier, as_json)
        return
    from coranto import judging

    if action == "import":
        n = judging.bring(dossier, names[0], model=model)
        click.echo(f"{n} row{'s' * (n != 1)} taken.")
        return
    signature = judging.Signature(by, note)
    if action == "undo":
        _undo(dossier, names[0], signature, model, as_json)
        return
    if action == "item":
        row = judging.link(dossier, names[0], names[1], signature, model=model)
    else:
        a, b = names
        row = judging.judge(dossier, cast("Decision", action), a, b, signature, model=model)
    if as_json:
        print_json(row)
    else:
        click.echo(_told(row))


def _undo(dossier: Path, reference: str, signature: "Signature", model: str | None, as_json: bool) -> None:
    from coranto import judging
    from coranto.model.grade import Grading

    row = judging.undo(dossier, reference, signature, model=model)
    if as_json:
        print_json(row)
    else:
        click.echo(f"The grade {row.undoes} is taken back." if isinstance(row, Grading) else _told(row))


def _list(dossier: Path, as_json: bool) -> None:
    from coranto.model.judgement import standing

    with dossier_at(dossier) as opened:
        rows = opened.judgements()
    if as_json:
        for row in rows:
            print_json(row)
        return
    in_force = {row.id for row in standing(rows)}
    for row in rows:
        click.echo(_told(row) + ("" if row.id in in_force or row.verdict == "undo" else "  (taken back)"))
    if not rows:
        click.echo("No verdict was given yet.")


def _told(row: "Judgement") -> str:
    sides = [_name(ref) for ref in (row.a, row.b) if ref is not None]
    what = f"{row.verdict}: {' | '.join([*sides, *filter(None, (row.item, row.undoes))])}"
    by = f", {row.by}" if row.by else ""
    note = f": {' '.join(row.note.split())}" if row.note else ""
    return harmless(f"{row.id}  {what}  {row.at[:10]}{by}{note}")


def _name(ref: "NameRef") -> str:
    n = len(ref.texts)
    return ref.name if ref.wide else f"{ref.name} in {n} text{'s' * (n != 1)}"
