"""An example of every answer, made of the records themselves, so that none can be of another shape."""

from dataclasses import replace
from typing import Any, Final

from msgspec import to_builtins

from coranto.library import Citation
from coranto.model.grade import Grade, Grading
from coranto.model.judgement import Judgement, NameRef
from coranto.model.resolved import Extent
from coranto.model.source import Published
from coranto.view.changes import Change, Move
from coranto.view.reading.details import (
    ClaimDetail,
    CopyTag,
    DocumentText,
    DoubtTag,
    EntityTag,
    EntryDetail,
    EventDetail,
    GradeTag,
    MarginNote,
    Mark,
    NameCount,
    PartyHeld,
    PersonPage,
    PlacePage,
    PlaceSummary,
    RelationDetail,
    Rewording,
    RoleHeld,
    SeriesPoint,
    SeriesRow,
    Sibling,
    StatusStep,
)
from coranto.view.reading.shapes import (
    DayCount,
    Dispute,
    DisputeSide,
    DocumentTag,
    DossierInfo,
    EntryRow,
    FigureTag,
    PlaceTag,
    Quoted,
    Word,
)

_HASH: Final = "9f2c" * 16
_AT: Final = Extent("bay-herald.txt", 0, 48)
_SAID: Final = Extent("bay-herald.txt", 50, 76)
_TITLE: Final = "A ferry sank off Batangas on Monday night"
_PUBLISHED: Final = Published("2023-03-07", "2023-03-08", "day", "header", "the head gives 7 March 2023", 1.0)
_PLACE: Final = PlaceTag("3njvtys2xayf", "Batangas", 13.76, 121.06, "PH", "city", inferred=False, rough=False)
_SUMMARY: Final = PlaceSummary(
    "3njvtys2xayf", "Batangas", 13.76, 121.06, "PH", "city", False, False, 2, "2023-03-06", "2023-03-07"
)  # fmt: skip
_FIGURE: Final = FigureTag("bek6fa467eqe", "At least 11", "killed", "people", "the coast guard", "2023-03-06")
_ROW: Final = EntryRow(
    "lch2i433cj62", "2023-03-06", None, "day", 1, _TITLE, f"{_TITLE}, killing at least 11 people.", "reported",
    True, False, False, 2, 1, _PLACE, ("3njvtys2xayf", "PH", "PH:batangas"), ("OTHER",), ("43m3lngzx5yt",),
    ("bay-herald.txt",), (), (_FIGURE,), ("kq5t3zz6h2yd",),
    ("tw3c7s5o6g2a",), (_AT,),
)  # fmt: skip
_QUOTED: Final = Quoted("bay-herald.txt", 0, 41, _TITLE, "", ", killing at least 11 people.", _HASH)
_CLAIM: Final = ClaimDetail(
    "tw3c7s5o6g2a", "bay-herald.txt", 50, 76, "At least 11 people drowned", "the coast guard", "43m3lngzx5yt",
    "indirect", "asserted", None, "2023-03-07", (), "lch2i433cj62", "once",
    (GradeTag("uxtvyzin2j2f", "A. Editor", "B", 2, "it counted them on the quay", None, "2026-03-01T10:00:00Z"),),
)  # fmt: skip
_EVENT: Final = EventDetail(
    "kq5t3zz6h2yd", None, (), _TITLE, "reported", "done", "2023-03-06", "2023-03-07", "day", _PLACE, (), (),
    (StatusStep("bay-herald.txt", 0, 41, "2023-03-07", "reported", "done"),), (_QUOTED,),
    (Extent("bay-herald.txt", 8, 12),), ("lch2i433cj62",), None, 2, 2, 1, 1, "both sank off Batangas on one day",
)  # fmt: skip
_WORD: Final = Word(
    "the owner", "said: the ferry was not overloaded", "", "2023-03-08", "said Wednesday 8 March 2023", "denied",
    Quoted("harbour-post.txt", 12, 40, "the ferry was not overloaded", "The owner said", ".", _HASH),
)  # fmt: skip
_SIDES: Final = (
    DisputeSide("a survivor", (_QUOTED,), None, "said Tuesday 7 March 2023", "asserted", False, 1, (), (_WORD,)),
    DisputeSide("the owner", (_WORD.passage,), None, _WORD.said, "denied", True, 1, (), (_WORD,)),
)  # fmt: skip
_DISPUTE: Final = Dispute(
    "pu7c2mbrgn4q", "The ferry was overloaded", "denied", "2023-03-07", "Batangas", _SIDES, (),
    ("at Batangas",), ("lch2i433cj62",), ("it says that the other is not so",),
)  # fmt: skip
_POINT: Final = SeriesPoint(
    "bek6fa467eqe", "At least 11", "killed", "people", "the coast guard", "2023-03-06", 11, None, 11, "people",
    "Batangas", "asserted", False, "yy2o5xw7eqka", _SAID,
)  # fmt: skip
_ENTITY: Final = EntityTag(
    "43m3lngzx5yt", "organization", "Coast Guard", ("coast guard", "the Coast Guard"), "PH", (), 7, 4, public=True
)  # fmt: skip
_DOCUMENT: Final = DocumentTag("bay-herald.txt", _TITLE, "Bay Herald", None, None, _PUBLISHED, 2140)
_CHANGE: Final = Change(
    "new", None, None, (Move("figure", "at least 11", "14", "a later count", (_AT,), (_SAID,)),)
)  # fmt: skip
_JUDGEMENT: Final = Judgement(
    "c6dl5wy3k2ta", "same", NameRef("person", "Reyes", ("9f2c9f2c9f2c9f2c",), wide=True),
    NameRef("person", "Capt. Reyés", ("9f2c9f2c9f2c9f2c",), wide=True), "A. Editor", "2026-03-01T10:00:00Z",
    "one captain, two spellings", None,
)  # fmt: skip
_GRADE: Final = Grade(
    "uxtvyzin2j2f", "claim", "tw3c7s5o6g2a", "id", "bay-herald.txt", 50, 76, "At least 11 people drowned", "A. Editor",
    "B", 2, "it counted them on the quay", None, "2026-03-01T10:00:00Z",
)  # fmt: skip


def _plain(value: object) -> Any:
    return to_builtins(value)


def _page(*items: object) -> Any:
    return {"items": [_plain(item) for item in items], "total": len(items), "next": None}


DOSSIER: Final = _plain(
    DossierInfo(
        "ferry", "1f0c5be2a9d34477", "coranto/1", "Coranto 0.1.0, coranto-small 1", False, None,
        {"documents": 2, "entries": 3, "events": 2, "claims": 5, "figures": 4, "problems": 0},
        "2023-03-07", "2023-03-08", (_DOCUMENT,), (), "Places: GeoNames, CC BY 4.0.", "Days are local days.",
        False, {},
    )
)  # fmt: skip
ENTRIES: Final = _page(_ROW)
DAYS: Final = [_plain(DayCount("2023-03-06", 2, 1)), _plain(DayCount(None, 1, 0))]
ENTRY: Final = _plain(
    EntryDetail(
        _ROW, (_QUOTED,), (_CLAIM,), (_EVENT,), (_FIGURE,),
        (RelationDetail("denies", "it says that the other is not so", "uq3m5t2d7xka", "tw3c7s5o6g2a", _QUOTED),),
        (_DISPUTE,), ("it was not clear how many were on board",),
    )
)  # fmt: skip
EVENT: Final = _plain(_EVENT)
DISPUTES: Final = _page(_DISPUTE)
SINCE: Final = _page(_CHANGE)
CLAIM: Final = _plain(_CLAIM)
CLAIMS: Final = _page(_CLAIM)
FIGURES: Final = _page(_POINT)
SERIES: Final = _page(SeriesRow("yy2o5xw7eqka", "killed", "people", "people", "Batangas", 11, None, (_POINT,)))
_OTHER: Final = replace(_ENTITY, id="q5v7d2mzk3ha", name="Coastguard", aliases=("Coastguard",), mentions=1, entries=1)
DOUBTS: Final = _page(DoubtTag(_ENTITY, _OTHER, 0.91, "the names are a letter apart"))
ENTITIES: Final = _page(_ENTITY)
ENTITY: Final = _plain(
    PersonPage(
        _ENTITY, (NameCount("Coast Guard", 5), NameCount("the Coast Guard", 2)),
        (RoleHeld("spokesman", "2023-03-07", "2023-03-08", (_SAID,)),),
        PartyHeld("Philippines", None, None, "a body of the state"), "one name", (), (_CLAIM,), (_CLAIM,), (_ROW,),
        (_QUOTED,),
    )
)  # fmt: skip
PLACES: Final = _page(_SUMMARY)
PLACE: Final = _plain(PlacePage(_SUMMARY, ("Batangas", "Batangas City"), ("Calabarzon", "PH"), (), (_ROW,), (_POINT,)))
_SIBLING: Final = Sibling(
    "harbour-post.txt", "Ferry sinks off Batangas", "Harbour Post", "2023-03-08", "copy", "origin", True, 1, 0.93,
    (Rewording(50, 61, Extent("harbour-post.txt", 50, 61), "At least 14", moved=False),),
)  # fmt: skip
DOCUMENTS: Final = _page(_DOCUMENT)
DOCUMENT: Final = _plain(
    DocumentText(
        _DOCUMENT, f"{_TITLE}.", _HASH, _HASH, _PUBLISHED, ("2023-03-07 (header)",), "they share a sentence",
        (_SIBLING,), (Mark(0, 41, "event", "occurrence", "lch2i433cj62"),),
        (MarginNote(50, 76, "the coast guard: asserted", "lch2i433cj62"),),
        (CopyTag("exact", _AT, Extent("harbour-post.txt", 0, 48), 1.0, "own"),),
    )
)  # fmt: skip
SEARCH: Final = _page(_QUOTED)
CITATION: Final = _plain(
    Citation("bay-herald.txt", 0, 41, _TITLE, "", ", killing at least 11 people.", _HASH, _HASH, "2023-03-07")
)
STANDING: Final = {"takes": True, "allowed": False}
JUDGEMENTS: Final = _page(_JUDGEMENT)
JUDGEMENT: Final = _plain(_JUDGEMENT)
UNDO: Final = _plain(
    Judgement("zt4vq2nsw6ea", "undo", None, None, "A. Editor", "2026-03-02T10:00:00Z", None, "c6dl5wy3k2ta")
)
VERDICT: Final[dict[str, Any]] = {
    "verdict": "same",
    "a": "Reyes",
    "b": "Capt. Reyés",
    "by": "A. Editor",
    "note": "one captain",
}
GRADES: Final = _page(_GRADE)
GRADE: Final = _plain(_GRADE)
GRADE_UNDO: Final = _plain(
    Grading("k2rv6xw5s3qa", None, None, None, "A. Editor", "2026-03-02T10:00:00Z", undoes="uxtvyzin2j2f")
)
OPINION: Final[dict[str, Any]] = {
    "about": "tw3c7s5o6g2a",
    "source": "B",
    "information": 2,
    "reviewer": "A. Editor",
    "rationale": "it counted them on the quay",
}
CHANGES: Final = 'id: 1f0c5be2a9d34477\nevent: changed\ndata: {"version":"1f0c5be2a9d34477"}\n\n'
