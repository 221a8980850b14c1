"""A small dossier made by hand: two dispatches about a ferry, one line of chronicle with a dispute, one undated."""

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, Figure, Passage, Source
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy, Entity, Event, EventPlace, Extent, Origin, Participant, Relation
from coranto.model.source import Document, Published
from sources import dispatch

BAY = (
    "A ferry sank off Batangas on Monday. \U0001f6a2 At least 11 people drowned, Captain Reyes said.\r\n"
    "© Bay Herald <script>alert(1)</script>\r\n"
)
HARBOUR = "A ferry sank off Batangas on Monday. The coast guard denied that it was overloaded. =SUM(A1) was no help."


def extent(doc: str, text: str, words: str) -> Extent:
    """Where ``words`` first stand in ``text``."""
    start = text.index(words)
    return Extent(doc, start, start + len(words))


SANK_BAY = extent("bay.txt", BAY, "A ferry sank off Batangas on Monday.")
SANK_HARBOUR = extent("harbour.txt", HARBOUR, "A ferry sank off Batangas on Monday.")
DROWNED = extent("bay.txt", BAY, "At least 11 people drowned")
ELEVEN = extent("bay.txt", BAY, "At least 11 people")
SPEAKER = extent("bay.txt", BAY, "Captain Reyes")
DENIAL = extent("harbour.txt", HARBOUR, "The coast guard denied that it was overloaded.")
FORMULA = extent("harbour.txt", HARBOUR, "=SUM(A1) was no help.")


def ferry() -> MemoryCorpus:
    """The dossier."""
    source = Source(SPEAKER.start, SPEAKER.end, "Captain Reyes", "ent1")
    claim = Claim(
        "cl1", "bay.txt", DROWNED.start, DROWNED.end, "At least 11 people drowned", ((DROWNED.start, DROWNED.end),),
        Passage(SPEAKER.end + 1, SPEAKER.end + 5, "said"), source, "indirect", "asserted", "affirms", "actual", (),
        "states", None, None, None, None, (), None, None,
    )  # fmt: skip
    figure = Figure(
        "fi1", "cl1", "bay.txt", ELEVEN.start, ELEVEN.end, "At least 11 people", 11, None, 11, "at-least", "people",
        "killed", "people", None, "Batangas", "2023-03-06", source, "asserted", False, None, "se1",
    )  # fmt: skip
    event = Event(
        "ev1", None, (), (), "A ferry sank off Batangas", (Participant("ent1", "Captain Reyes", None, None),), (),
        EventPlace("Batangas", 13.76, 121.06, "PH", "city"), "2023-03-06", "2023-03-07", "day", "reported", "done",
        (), (), None, 2, 1, 1, 0,
    )  # fmt: skip
    sinking = Entry(
        "en1", "2023-03-06", "2023-03-07", "day", "Batangas", "A ferry sank off Batangas",
        "A ferry sank off Batangas on Monday.",
        "reported", ("ev1",), ("cl1",), ("fi1",), (SANK_BAY, SANK_HARBOUR, DROWNED), 1, 0, False, False, False, 2,
    )  # fmt: skip
    denial = Entry(
        "en2", "2023-03-06", "2023-03-07", "day", None, "The coast guard denied that it was overloaded",
        "The coast guard denied that it was overloaded.", "denied", (), (), (), (DENIAL,), 1, 0, True, False, False, 1,
    )  # fmt: skip
    undated = Entry(
        "en3", None, None, None, None, "=SUM(A1) was no help", "=SUM(A1) was no help.", "reported",
        (), (), (), (FORMULA,), 1, 0, False, True, False, 3,
    )  # fmt: skip
    copyright_line = extent("bay.txt", BAY, "© Bay Herald <script>alert(1)</script>")
    spellings = ("Captain Reyes", "Capt. Reyés")
    reyes = Entity("ent1", "person", "Captain Reyes", spellings, None, None, None, (), 1, (), "one name")
    rows: dict[type[Record], tuple[Record, ...]] = {
        Copy: (Copy("exact", SANK_BAY, SANK_HARBOUR, 1.0, None),),
        Origin: (Origin("or1", ("bay.txt", "harbour.txt"), "they share a sentence"),),
        Entity: (reyes,),
        Event: (event,),
        Relation: (Relation("denies", "ev1", "cl1", "the coast guard denies it", 0.9),),
        Entry: (denial, sinking, undated),
    }  # fmt: skip
    day = Published("2023-03-07", "2023-03-08", "day", "header", "the head gives 7 March 2023", 1.0)
    unknown = Published(None, None, None, "unknown", "no date is stated", 0.0)
    folios = {}
    for doc, text, published in (("bay.txt", BAY, day), ("harbour.txt", HARBOUR, unknown)):
        made = Folio(dispatch(text, doc))
        outlet = "Bay Herald" if doc == "bay.txt" else None
        document = Document(doc, made.dispatch.sha256, len(text), None, "en", outlet, None, published)
        sentences = [Sentence(doc, copyright_line.start, copyright_line.end, "copyright")] if outlet else []
        own: list[Record] = [claim, figure] if outlet else []
        made = made.with_rows([document, *sentences, *own], [Document, Sentence, Claim, Figure])
        folios[doc] = made
    return MemoryCorpus(folios, rows)
