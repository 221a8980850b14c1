"""What every face and every notebook calls: build a dossier, add to it, read it; or annotate texts without one."""

from coranto.library.annotating import records
from coranto.library.asking import asked_for
from coranto.library.building import Report, add, build, crew_of, own_paths
from coranto.library.dossier import CONTEXT_CHARS, VERSION_DIGITS, Dossier, open_dossier
from coranto.library.models import require_embedded
from coranto.library.paths import PathLike
from coranto.read.given_dates import read_dates
from coranto.read.reading import Limits
from coranto.run.meter import Stats
from coranto.run.progress import Progress
from coranto.run.replay import Brief, Snapshot
from coranto.store.searching import Hit
from coranto.store.verifying import Fault, Verdict
from coranto.tools import ModelIdentity
from coranto.view.as_of import Known
from coranto.view.changes import Change
from coranto.view.citations import Citation
from coranto.view.disputes import Card

__all__ = [
    "CONTEXT_CHARS",
    "VERSION_DIGITS",
    "Brief",
    "Card",
    "Change",
    "Citation",
    "Dossier",
    "Fault",
    "Hit",
    "Known",
    "Limits",
    "ModelIdentity",
    "PathLike",
    "Progress",
    "Report",
    "Snapshot",
    "Stats",
    "Verdict",
    "add",
    "asked_for",
    "build",
    "crew_of",
    "open_dossier",
    "own_paths",
    "read_dates",
    "records",
    "require_embedded",
]
