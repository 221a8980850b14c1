"""The command line: parses arguments, calls the library, prints. Nothing else does its work here."""

import errno
import os
import sys
from typing import Final

import click

from coranto.cli import (
    briefs,
    building,
    custody,
    gazetteer,
    grades,
    links,
    models,
    names,
    profiling,
    reading,
    records,
    serving,
    statements,
    stats,
    stories,
    timelines,
    watching,
)
from coranto.model.errors import (
    ClusterError,
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
    stats.stats,
    profiling.profile,
    custody.verify,
    custody.log,
    custody.seal,
    custody.erase,
    statements.claims,
    statements.figures,
    statements.gaps,
    briefs.disputes,
    briefs.brief,
    serving.serve,
    watching.watch,
    watching.versions,
    timelines.timeline,
    stories.stories,
    names.names,
    names.judge,
    grades.grade,
    grades.grades,
    links.link,
    models.models,
    gazetteer.gazetteer,
    records.schema,
)
_NOT_YOUR_FAULT: Final = (ClusterError, DiskFullError, DossierBusyError, DossierDamagedError, DossierUnfinishedError)
"""Errors that no other argument would avoid: they exit with 1."""


def main() -> None:
    """Runs the command line; exits with 0, 1 or 2 as the reference of commands says."""
    try:
        coranto(prog_name="coranto")
    except CorantoError as error:
        from coranto.export.text import harmless

        click.echo(harmless(f"coranto: {error}"), err=True)
        sys.exit(1 if isinstance(error, _NOT_YOUR_FAULT) else 2)
    except OSError as error:
        if error.errno != errno.ENOSPC or error.filename is not None:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)  # what is still to be written to a full disk, nobody waits for
        click.echo("coranto: What is printed cannot be written: No space left on device. Make room there.", err=True)
        sys.exit(1)


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="coranto")
def coranto() -> None:
    """Reads news dispatches about an event and writes a sourced chronicle of it."""


for _command in COMMANDS:
    coranto.add_command(_command)
