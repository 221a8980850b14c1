"""Commands on reviewers' own grades: give one, and show what was graded, by whom, and what was not."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from coranto.cli.options import AS_JSON, DOSSIER
from coranto.cli.printing import dossier_at, harmless, print_json, style
from coranto.model.grade import OF, Of, Reading

if TYPE_CHECKING:
    from coranto.model.grade import Grade
    from coranto.view.grades import Review

GONE: Final = "gone"
_SAID: Final[dict[Reading, str]] = {
    "none": "not graded",
    "once": "graded once",
    "agree": "readers agree",
    "differ": "readers differ",
}
_STATES: Final = (*_SAID, GONE)


@click.command()
@DOSSIER
@click.argument("reference", metavar="CLAIM")
@click.argument("written", metavar="GRADE")
@click.option("--by", "reviewer", metavar="NAME", required=True, help="Who grades; a second reader gives another name.")
@click.option("--rationale", help="Why, in words.")
@click.option("--note", help="What else is to be remarked.")
@click.option("--of", type=click.Choice(OF), help="What CLAIM is, where it is an event or a figure.")
@AS_JSON
def grade(
    dossier: Path,
    reference: str,
    written: str,
    reviewer: str,
    rationale: str | None,
    note: str | None,
    of: Of | None,
    as_json: bool,
) -> None:
    """Give your own grade of a claim, an event or a figure. It changes nothing that the sources say.

    \b
    CLAIM  an id as 'coranto claims --json' and 'coranto why --json' have it,
           its beginning, or a passage DOC#char=START,END
    GRADE  a letter for the source and a number for the information: B2
    \b
    A completely reliable      1 confirmed by other sources
    B usually reliable         2 probably true
    C fairly reliable          3 possibly true
    D not usually reliable     4 doubtful
    E unreliable               5 improbable
    F cannot be judged         6 cannot be judged

    Your later grade of the same takes the place of your earlier one; that of another reviewer stands beside it. Take
    one back with 'coranto judge DOSSIER undo ID'.
    """
    from coranto import grading
    from coranto.model.grade import in_words

    row = grading.grade(dossier, reference, written, grading.Signed(reviewer, rationale, note), of)
    if as_json:
        print_json(row)
        return
    assert row.graded is not None
    assert row.source is not None
    assert row.information is not None
    code = f"{row.source}{row.information}"
    click.echo(harmless(f"{row.id}  {code} ({in_words(row.source, row.information)})  {row.graded.of} {row.graded.id}"))
    click.echo(harmless(f"  {row.graded.text}"))


@click.command()
@DOSSIER
@click.option("--state", type=click.Choice(_STATES), help="Only what stands so; none: claims told but not yet graded.")
@click.option(
    "--by", "reviewer", metavar="NAME", help="Only this reviewer's; with --state once, only others': to read."
)
@AS_JSON
def grades(dossier: Path, state: str | None, reviewer: str | None, as_json: bool) -> None:
    """Show what was graded and by whom; with --json, all grades to be brought elsewhere."""
    from coranto.view.grades import graded, ungraded

    with dossier_at(dossier) as opened:
        if as_json:
            for row in opened.gradings():
                print_json(row)
            return
        corpus = opened.corpus()
        found = list(ungraded(corpus) if state == "none" else graded(corpus))
    shown = [review for review in found if _passes(review, state, reviewer)]
    for review in shown:
        _print(review)
    if not shown:
        click.echo("There is none." if state or reviewer else "Nothing was graded yet.")


def _passes(review: "Review", state: str | None, reviewer: str | None) -> bool:
    from coranto.model.grade import same_reviewer

    stands = state is None or (review.about is None if state == GONE else review.reading == state)
    if reviewer is None or state == "none":
        return stands
    own = any(same_reviewer(reviewer, one.reviewer) for one in review.grades)
    return stands and own != (state == "once")


def _print(review: "Review") -> None:
    stands = _SAID[review.reading] if review.about is not None else f"no longer there, {_SAID[review.reading]}"
    head = f"{review.of} {review.about or ''}".strip()
    click.echo(style(harmless(head), "title") + style(harmless(f"  {stands}  {review.permalink or ''}"), "faint"))
    click.echo(harmless(f"  {review.text}"))
    for one in review.grades:
        _print_grade(one)


def _print_grade(one: "Grade") -> None:
    click.echo(harmless(f"  {one.code}  {one.reviewer}, {one.at[:10]}  [{one.id}]"))
    for name, words in (("because", one.rationale), ("note", one.note)):
        if words:
            click.echo(harmless(f"      {name}: {' '.join(words.split())}"))
