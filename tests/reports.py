"""A report with every kind of block, of the dispatches of ``dossier_states``."""

from coranto.export.report import Heading, Item, Report, Table, Text
from coranto.view.notes import Notebook
from dossier_states import TEXTS, State, extent

FOUR, SEVEN, UNION = (
    extent("one.txt", "Four people"),
    extent("two.txt", "Seven people"),
    extent("three.txt", "the widows' union"),
)


def sample() -> Report:
    """The report."""
    corpus = State(tuple(TEXTS)).corpus()
    blocks = (
        Heading(1, "Situation report"),
        Text("Wednesday 5 May 2027", "title"),
        Heading(2, "New since Monday"),
        Text("A *bold* claim | <script>alert(1)</script>", "title", (FOUR,)),
        Text("disputed", "warning"),
        Item("Four people → Seven people", (FOUR, SEVEN), "killed"),
        Item("a line\u202e with \x1b[31m signs", (UNION,)),
        Heading(3, "a card"),
        Table(("killed – Gdynia", "how many", "who says so"), ((("Monday", "Four people", "police"), (FOUR,)),)),
    )
    notebook = Notebook(corpus)
    notes = tuple(map(notebook.note, (FOUR, SEVEN, UNION)))
    documents = tuple(d for folio in corpus.folios() if (d := folio.document) is not None)
    at = {note.extent: note.number for note in notes}
    return Report("Situation report", blocks, notes, documents, frozenset({"two.txt"}), at)
