"""What a watch says of its own work, line by line."""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

LATER: Final = "%Y-%m-%d %H:%M:%S"


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that failed, and when it is tried again; the rest goes on."""

    where: str
    what: str
    remedy: str
    due: float | None
    """In seconds since 1970; null where it is not tried again, or nothing needs to be."""
    given_up: bool = False

    def __str__(self) -> str:
        again = (
            f"; tried again at {moment(self.due)}" if self.due is not None else "; given up" if self.given_up else ""
        )
        return f"{self.where}: {self.what}; {self.remedy}{again}"


@dataclass(frozen=True, slots=True)
class Took:
    """What a round brought into the dossier."""

    read: int
    held: int
    documents: int
    entries: int

    def __str__(self) -> str:
        held = f", {self.held} already held" if self.held else ""
        new = f"{self.read} new dispatch{'es' * (self.read != 1)}{held}"
        return f"{new}; {self.documents} dispatches, {self.entries} entries"


def moment(seconds: float) -> str:
    """A moment in words, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime(LATER) + " UTC"
