"""The command that lists language models."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from coranto.cli.options import AS_JSON
from coranto.cli.printing import print_json

if TYPE_CHECKING:
    from coranto.language_models import LanguageModel, Models


@click.command()
@click.option("--model", metavar="SPEC", help="Only this one, loaded: embedded or one of your own.")
@AS_JSON
def models(model: str | None, as_json: bool) -> None:
    """List the language models at hand: the embedded one, and what is there of your own.

    No endpoint is asked.
    """
    from coranto.export.text import harmless
    from coranto.language_models import describe, list_models

    found = list_models() if model is None else describe(model)
    if as_json:
        print_json(found)
        return
    for line in _about(found):
        click.echo(harmless(line))


def _about(found: "LanguageModel | Models") -> Iterator[str]:
    """Lines that tell of one language model, or of all."""
    from coranto.language_models import Models

    one = found.embedded if isinstance(found, Models) else found
    yield f"{one.name} {one.version}, embedded" if one.version else one.name
    yield f"  digest  {one.digest}"
    yield f"  marks   {', '.join(one.layers)}"
    if one.size_bytes is not None:
        yield f"  size    {one.size_bytes / 1e6:.1f} MB"
    if one.notice is not None:
        yield f"  licence {one.notice}"
    for plug in found.plugs if isinstance(found, Models) else ():
        state = f"{plug.package} {plug.version}" if plug.version else "nothing to install"
        missing = f"not installed: pip install 'coranto[{plug.package}]'"
        yield f"{plug.spec}: {state if plug.usable else missing}"
        yield from (f"  {spec}" for spec in plug.models)
