"""The command line: parses arguments, calls the library, prints. Nothing else does its work here."""

import sys
from typing import Final

import click

from coranto.cli import (
    briefs,
    building,
    gazetteer,
    links,
    models,
    names,
    reading,
    records,
    serving,
    statements,
    stories,
    timelines,
)
from coranto.model.errors import (
    CorantoError,
    DiskFullError,
    DossierBusyError,
    DossierDamagedError,
    DossierUnfinishedError,
)

COMMANDS: Final = (
    building.build,
    building.add,
    reading.show,
    reading.why,
    reading.search,
    reading.cite,
    records.annotate,
    reading.text,
    records.export,
    reading.verify,
    statements.claims,
    statements.figures,
    statements.gaps,
    briefs.disputes,
    briefs.brief,
    serving.serve,
    timelines.timeline,
    stories.stories,
    names.names,
    names.judge,
    links.link,
    models.models,
    gazetteer.gazetteer,
    records.schema,
)
_NOT_YOUR_FAULT: Final = (DiskFullError, DossierBusyError, DossierDamagedError, DossierUnfinishedError)
"""Errors that no other argument would avoid: they exit with 1."""


def main() -> None:
    """Runs the command line; exits with 0, 1 or 2 as the reference of commands says."""
    try:
        coranto(prog_name="coranto")
    except CorantoError as error:
        from coranto.export.text import harmless

        click.echo(harmless(f"coranto: {error}"), err=True)
        sys.exit(1 if isinstance(error, _NOT_YOUR_FAULT) else 2)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coranto")
def coranto() -> None:
    """Reads news dispatches about an event and writes a sourced chronicle of it."""


for _command in COMMANDS:
    coranto.add_command(_command)
