"""The command that tells where the time goes."""

from pathlib import Path

import click

from coranto.cli.logs import logged
from coranto.cli.options import AS_JSON, MODEL, QUIET
from coranto.cli.printing import harmless, print_json, progress_bars, style
from coranto.cli.stats import lines, table


@click.command()
@click.argument("sources", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option("--most", default=10, show_default=True, type=click.IntRange(min=1), help="Documents to show; functions.")
@click.option("--functions", is_flag=True, help="By function too; all takes about twice as long then.")
@MODEL
@QUIET
@AS_JSON
@logged
def profile(
    sources: tuple[Path, ...], most: int, functions: bool, model: str | None, quiet: bool, as_json: bool
) -> None:
    """Show where the time goes in a build of SOURCES: files, folders, or dossiers, whose dispatches are worked on anew.

    One process works on them, in a place that is thrown away; dossiers stay as they are.
    """
    from coranto.profiling import profiled

    with progress_bars(quiet or as_json) as progress:
        found = profiled(sources, model=model, most=most, functions=functions, progress=progress)
    if as_json:
        print_json(found)
        return
    for line in lines(found.stats):
        click.echo(line)
    click.echo(style("The slowest documents, seconds of the processor", "heading"))
    for slow in found.documents:
        click.echo(f"{slow.cpu_seconds:8.3f}  {harmless(slow.doc)}")
    if found.functions:
        rows = [[one.name, f"{one.calls:,}", f"{one.own_seconds:.2f}", f"{one.seconds:.2f}"] for one in found.functions]
        for line in table(["function", "calls", "itself", "with what it calls"], rows):
            click.echo(line)
