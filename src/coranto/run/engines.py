"""Which engine carries the steps out: the processes of this machine, or a Ray cluster."""

import re
from typing import Final

from coranto.model.errors import BadRequestError
from coranto.run.caps import FREELY, Allowance
from coranto.run.crew import Crew
from coranto.run.engine import Engine
from coranto.tools import Tools

LOCAL: Final = "local"
RAY: Final = "ray"
_ADDRESS: Final = re.compile(r"auto|[^\s/]+:\d{1,5}")


def checked_engine(spec: str | None) -> str:
    """The spec of an engine, ``local`` if null; raises ``BadRequestError`` for what is none or is not installed."""
    kind, colon, address = (spec or LOCAL).partition(":")
    if kind not in (LOCAL, RAY) or (kind == LOCAL and colon) or (colon and not _ADDRESS.fullmatch(address)):
        raise BadRequestError(f"{spec!r} is no engine", "Choose local, ray, ray:auto or ray:HOST:PORT.")
    if kind == RAY:
        from coranto.run.cluster import require_ray

        require_ray()
    return spec or LOCAL


def engine_of(spec: str, workers: int | None, processes: int, tools: Tools, allowance: Allowance = FREELY) -> Engine:
    """The engine of a checked spec, to be entered. ``workers``: as asked for; ``processes``: on this machine."""
    if spec == LOCAL:
        return Crew(processes, tools, allowance)
    from coranto.run.cluster import Cluster  # Ray is loaded only for whoever names it

    return Cluster(spec.partition(":")[2] or None, workers, tools, allowance)
