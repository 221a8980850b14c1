"""Small dossiers laid out for readers."""

from coranto.model.codec import Record
from coranto.model.resolved import Relation
from coranto.tools import open_tools
from coranto.view.reading.desk import Desk
from dossier_states import TEXTS, Line, State, claim, event, extent, figure, series
from records import ferry

WORDS = open_tools().parties


def room() -> Desk:
    """The ferry, with one event, claim and figure."""
    return Desk(ferry(), WORDS)


def fire() -> Desk:
    """The fire at the mill: a denial, and two counts of the dead in one series."""
    counts = (
        figure("fi1", "one.txt", "Four people", 4, "the harbour police"),
        figure("fi3", "three.txt", "Nine people", 9, "the widows' union"),
    )
    told: tuple[Record, ...] = (
        claim("cl1", "three.txt", "the mill was locked", "the widows' union"),
        claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied"),
        Relation("denies", "cl2", "cl1", "it says that the other is not so", 0.9),
        event("ev1", [extent("one.txt", "the mill burned down")], day="2027-05-02"),
        *counts,
        series(*counts),
    )
    denial = Line("en1", (extent("three.txt", "The owner denied that the mill was locked."),), (), ("cl1", "cl2"))
    burned = Line("en2", (extent("one.txt"),), ("ev1",), (), ("fi1",), rank=2)
    return Desk(State(tuple(TEXTS), (denial, burned), told).corpus(), WORDS)
