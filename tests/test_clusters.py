"""Whole dossiers of real events in invented dispatches (``tests/clusters``), held against what a reader knows of them.

Each folder holds dispatches and ``gold.json``: true days, copied passages, names that are and are not one person, who
speaks, what is denied or unverified, figures that do and do not belong together. Gold is written from the events and
the dispatches, never from what a build gave.
"""

import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import coranto
from coranto.library import Dossier
from coranto.model.annotation import Place
from coranto.model.assertion import Claim, Figure
from coranto.model.chronicle import Entry
from coranto.model.resolved import Copy, Entity, Event, Extent, Origin, Series

CLUSTERS = Path(__file__).parent / "clusters"
RIGHT_DAYS_FLOOR = 0.70
"""Share of the undated dispatches of all clusters that must get their true day. Each holds a weekday, a counted day or
a copied passage that leads a careful reader there; some only through a second sibling, which may be left open.
"""

DENYING = ("den", "not ", "no ", "false", "never", "reject")
"""Beginnings of words, one of which a title must hold if it tells what was denied."""

ERRORS: dict[str, tuple[str, ...]] = {
    "a beginning is put on the day of writing though its clause goes on to name the Friday": (
        "chile_protests_2019: days: The unrest began with school pupils (sol-tabloid.html)",
    ),
    "dispatches that what they share and tell would date stay undated": ("right days",),
    "a toll in other words (final toll, risen to), of another place or an unknown day, starts a new series": (
        "ebola_guinea_2014: same_series: at least 59 deaths / 86 dead out of",
        "genoa_bridge_2018: same_series: At least 20 people were killed / final toll is 43",
        "genoa_bridge_2018: same_series: number of dead at 35 / count of the dead remains 38",
    ),
    "a correction told within a longer dispatch, or a statement withdrawn, marks nothing": (
        "ebola_guinea_2014: disputed: the virus had spread quickly",
    ),
    "one medium against another, and neither confirmed: told as two plain claims": (
        "coup_turkey_2016: disputed: confessed to planning the coup",
    ),
    "'it' after a sentence with one body as its subject stays it": (
        "ebola_guinea_2014: speakers: soldiers had fired at the crowd",
    ),
    "'claims' after its content is no cue": ("genoa_bridge_2018: speakers: At least 20 people can be fed",),
    "a toll told days later stands on the day of another telling of it": (
        "coup_turkey_2016: days: The authorities now count 246 dead (el-faro-traducido.txt)",
    ),
    "the model is torn between the hospital and its site, and marks neither surely": (
        "genoa_bridge_2018: countries: San Martino / IT",
    ),
    "a trigger in a figure of speech, a kitchen or a library": (
        "ebola_guinea_2014: no_event: doctors and UN clash over",
        "genoa_bridge_2018: no_event: The study itself could not be consulted",
    ),
}
KNOWN = {label: error for error, labels in ERRORS.items() for label in labels}
"""Cases that fail because the product errs, each with the error; strict, so one that passes must leave the table."""


@dataclass(frozen=True)
class Cluster:
    """A built cluster and its gold."""

    name: str
    gold: dict[str, Any]
    dossier: Dossier

    def passage(self, doc: str, words: str) -> tuple[int, int]:
        """Where ``words`` stand in ``doc``: they must stand there once."""
        text = self.dossier.text(doc)
        assert text.count(words) == 1, f"gold of {self.name}: {words!r} stands {text.count(words)} times in {doc}"
        return text.index(words), text.index(words) + len(words)

    def series_of(self, doc: str, words: str) -> set[str]:
        """The series of the figures within ``words``."""
        start, end = self.passage(doc, words)
        figures = {f.id for f in self.dossier.records(Figure) if f.doc == doc and f.start < end and start < f.end}
        return {s.id for s in self.dossier.records(Series) if figures & set(s.figures)}

    def at(self, doc: str, words: str) -> Extent:
        """The extent of ``words``."""
        return Extent(doc, *self.passage(doc, words))

    def claims(self, doc: str, words: str) -> list[Claim]:
        """The claims whose content shares characters with ``words``."""
        at = self.at(doc, words)
        found = [c for c in self.dossier.records(Claim) if c.doc == doc]
        return [c for c in found if any(at.overlaps(Extent(doc, start, end)) for start, end in c.spans)]

    def events(self, doc: str, words: str) -> dict[str, Event]:
        """The events that a mention within ``words`` tells of, or else one sharing characters with them, by id."""
        at = self.at(doc, words)
        found = [(e, Extent(m.doc, m.start, m.end)) for e in self.dossier.records(Event) for m in e.mentions if m.tells]
        near = [(e, told) for e, told in found if at.overlaps(told)]
        inside = [(e, told) for e, told in near if at.start <= told.start and told.end <= at.end]
        return {e.id: e for e, _ in inside or near}

    def entries(self, doc: str, words: str) -> list[Entry]:
        """The entries that cite ``words``."""
        at = self.at(doc, words)
        return [e for e in self.dossier.entries() if any(at.overlaps(cited) for cited in e.citations)]

    def speakers(self, claim: Claim) -> list[str]:
        """Whom a claim names as its source: as written, by name, and where an earlier claim carries it."""
        carrying = [claim, *(c for c in self.dossier.records(Claim) if c.id == claim.inherited_from)]
        sources = [c.source for c in carrying if c.source]
        names = {e.id: e.name for e in self.dossier.records(Entity)}
        return [*(s.text for s in sources), *(names[s.entity] for s in sources if s.entity in names)]

    def people(self, name: str) -> set[str]:
        """The persons who bear ``name`` in one of its spellings met."""
        return {e.id for e in self.dossier.records(Entity) if e.type == "person" and name in (e.name, *e.aliases)}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Cluster]]:
    folder = tmp_path_factory.mktemp("clusters")
    opened: list[Dossier] = []

    @cache
    def build(name: str) -> Cluster:
        coranto.build([sources(name, folder)], folder / f"{name}.coranto", workers=1)
        opened.append(coranto.open_dossier(folder / f"{name}.coranto"))
        return Cluster(name, gold(name), opened[-1])

    yield build
    for dossier in opened:
        dossier.close()


def gold(name: str) -> dict[str, Any]:
    return json.loads((CLUSTERS / name / "gold.json").read_text("utf-8"))


def sources(name: str, folder: Path) -> Path:
    """A copy of the cluster without its gold."""
    return Path(shutil.copytree(CLUSTERS / name, folder / name, ignore=shutil.ignore_patterns("gold.json")))


NAMES = sorted(path.parent.name for path in CLUSTERS.glob("*/gold.json"))


def cases(key: str) -> list[Any]:
    """One parameter for each item that the golds list under ``key``, failing as ``KNOWN`` says."""
    return [case(key, name, item) for name in NAMES for item in gold(name)[key]]


def case(key: str, name: str, item: Any) -> Any:
    label = f"{name}: {key}: {told(key, item)}"
    marks = [pytest.mark.xfail(strict=True, reason=KNOWN[label])] if label in KNOWN else []
    return pytest.param(name, item, id=label, marks=marks)


def told(key: str, item: Any) -> str:
    """What a case is about, in a few words."""
    if isinstance(item, str):
        return item
    if isinstance(item[0], list):
        words = dict.fromkeys((item[0][1], item[-1][1]))
        return " / ".join(words)
    if key == "days":
        return f"{item[1]} ({item[0]})"
    return " / ".join(item) if key in ("copies", "same_person", "other_person", "countries") else item[1]


def undated() -> list[Any]:
    return [
        case("published", name, doc)
        for name in NAMES
        for doc, day in gold(name)["published"].items()
        if day is not None and doc not in gold(name)["stated"]
    ]


def published(cluster: Cluster, doc: str) -> tuple[str | None, str | None]:
    found = {d.doc: d.published for d in cluster.dossier.documents()}[doc]
    return found.start, found.end


def test_each_error_is_known_of_a_case_that_is_there():
    there = {param.id for key in gold(NAMES[0]) if key not in ("event", "published") for param in cases(key)}
    there |= {param.id for param in undated()} | {"right days"}
    assert set(KNOWN) <= there


@pytest.mark.parametrize("name", NAMES)
def test_the_dossier_holds_every_dispatch_and_verifies(built, name):
    cluster = built(name)
    assert {document.doc for document in cluster.dossier.documents()} == set(cluster.gold["published"])
    assert cluster.dossier.problems() == []
    assert cluster.dossier.verify().faults == ()
    assert cluster.dossier.entries()


@pytest.mark.parametrize("name", NAMES)
def test_neither_order_nor_batches_change_a_byte(tmp_path, name):
    files = sorted(sources(name, tmp_path).iterdir())
    coranto.build(files, tmp_path / "one.coranto", workers=1)
    coranto.build(files[::-1][:2], tmp_path / "two.coranto", workers=2)
    coranto.add(tmp_path / "two.coranto", files[::-1][2:], workers=2)
    exports = []
    for dossier in ("one.coranto", "two.coranto"):
        with coranto.open_dossier(tmp_path / dossier) as opened:
            exports.append(b"".join(opened.export_lines()))
    assert exports[0] == exports[1]


@pytest.mark.parametrize(("name", "doc"), cases("stated"))
def test_a_stated_day_is_taken(built, name, doc):
    assert published(built(name), doc)[0] == built(name).gold["published"][doc]


@pytest.mark.parametrize(("name", "doc"), undated())
def test_an_undated_dispatch_gets_its_day_or_none(built, name, doc):
    cluster = built(name)
    start, end = published(cluster, doc)
    assert start is None or end is None or start <= cluster.gold["published"][doc] < end


@pytest.mark.parametrize(
    "floor",
    [pytest.param(
        RIGHT_DAYS_FLOOR,
        marks=[pytest.mark.xfail(strict=True, reason=KNOWN["right days"])] if "right days" in KNOWN else [],
    )],
)  # fmt: skip
def test_enough_undated_dispatches_get_their_true_day(built, floor):
    right = []
    for name, doc in (param.values for param in undated()):
        found = {d.doc: d.published for d in built(name).dossier.documents()}[doc]
        right.append(found.precision == "day" and found.start == built(name).gold["published"][doc])
    assert sum(right) / len(right) >= floor


@pytest.mark.parametrize(("name", "doc"), cases("unrelated"))
def test_an_unrelated_article_stays_undated_and_alone(built, name, doc):
    cluster = built(name)
    assert published(cluster, doc)[0] is None
    of_figure = {f.id: f.doc for f in cluster.dossier.records(Figure)}
    gathered = [
        *({m.doc for m in event.mentions} for event in cluster.dossier.records(Event)),
        *({of_figure[f] for f in series.figures} for series in cluster.dossier.records(Series)),
        *({copy.a.doc, copy.b.doc} for copy in cluster.dossier.records(Copy)),
        *(set(origin.docs) for origin in cluster.dossier.records(Origin)),
        *({cited.doc for cited in entry.citations} for entry in cluster.dossier.entries()),
    ]
    assert [docs for docs in gathered if doc in docs and docs != {doc}] == []


@pytest.mark.parametrize(("name", "pair"), cases("copies"))
def test_a_shared_passage_is_found(built, name, pair):
    cluster, (one, other, words) = built(name), pair
    spans = {doc: cluster.passage(doc, words) for doc in (one, other)}
    copies = [c for c in cluster.dossier.records(Copy) if {c.a.doc, c.b.doc} == {one, other}]
    within = [all(at.start <= spans[at.doc][0] and spans[at.doc][1] <= at.end for at in (c.a, c.b)) for c in copies]
    # A passage in three documents is told as a star: the pair may stand through the third.
    through = [c for c in cluster.dossier.records(Copy) if {c.a.doc, c.b.doc} & {one, other}]
    held = {at.doc for c in through for at in (c.a, c.b) if at.doc in spans and at.start <= spans[at.doc][0] < at.end}
    assert any(within) or held == {one, other}


@pytest.mark.parametrize("name", NAMES)
def test_no_pair_is_a_false_copy(built, name):
    cluster = built(name)
    true = {frozenset(pair[:2]) for pair in cluster.gold["copies"]}
    assert {frozenset((c.a.doc, c.b.doc)) for c in cluster.dossier.records(Copy)} <= true


@pytest.mark.parametrize(("name", "spellings"), cases("same_person"))
def test_spellings_of_one_person_are_one(built, name, spellings):
    cluster = built(name)
    assert all(cluster.people(spelling) for spelling in spellings)
    assert len({person for spelling in spellings for person in cluster.people(spelling)}) == 1


@pytest.mark.parametrize(("name", "pair"), cases("other_person"))
def test_two_persons_are_two(built, name, pair):
    one, other = (built(name).people(spelling) for spelling in pair)
    assert not one & other


@pytest.mark.parametrize(("name", "figures"), cases("same_series"))
def test_figures_of_one_count_are_one_series(built, name, figures):
    series = [built(name).series_of(*figure) for figure in figures]
    assert set.intersection(*series)


@pytest.mark.parametrize(("name", "figures"), cases("other_series"))
def test_figures_of_two_counts_are_no_series(built, name, figures):
    one, other = (built(name).series_of(*figure) for figure in figures)
    assert not one & other


@pytest.mark.parametrize(("name", "passage"), cases("disputed"))
def test_what_is_taken_back_or_contradicted_is_marked(built, name, passage):
    assert any(entry.disputed or entry.changed for entry in built(name).entries(*passage))


@pytest.mark.parametrize(("name", "passage"), cases("plain"))
def test_what_nobody_disputes_is_not_marked(built, name, passage):
    heads = [e for e in built(name).entries(*passage) if passage[1] in e.text]
    assert [e.title for e in heads if e.disputed or e.changed] == []


@pytest.mark.parametrize(("name", "passage"), cases("denied"))
def test_what_is_denied_is_told_as_denied(built, name, passage):
    cluster, (_, words) = built(name), passage
    assert any(claim.status == "denied" for claim in cluster.claims(*passage))
    titles = [e.title.lower() for e in cluster.dossier.entries() if words.lower() in e.title.lower()]
    assert all(any(word in title for word in DENYING) for title in titles)


@pytest.mark.parametrize(("name", "passage"), cases("unverified"))
def test_what_could_not_be_checked_says_so(built, name, passage):
    claims = built(name).claims(*passage)
    assert any(v.outcome == "unverified" for claim in claims for v in claim.verification)


@pytest.mark.parametrize(("name", "passage"), cases("not_unverified"))
def test_what_nobody_failed_to_check_does_not(built, name, passage):
    cluster = built(name)
    assert [c.text for c in cluster.claims(*passage) if c.status == "unverified"] == []


@pytest.mark.parametrize(("name", "told"), cases("speakers"))
def test_words_have_their_speaker(built, name, told):
    cluster, (doc, words, speaker) = built(name), told
    assert any(speaker in source for claim in cluster.claims(doc, words) for source in cluster.speakers(claim))


@pytest.mark.parametrize(("name", "passage"), cases("told"))
def test_the_chronicle_tells_the_story(built, name, passage):
    assert built(name).entries(*passage)


@pytest.mark.parametrize(("name", "told"), cases("days"))
def test_what_happened_is_on_its_day_or_undated(built, name, told):
    doc, words, days = told
    events = built(name).events(doc, words).values()
    assert [
        (event.title, event.begin, event.until)
        for event in events
        if event.begin and event.until and not any(event.begin[:10] <= day < closing(event.until) for day in days)
    ] == []


def closing(until: str) -> str:
    """The first day wholly after ``until``: a time within a day still has that day before it."""
    return until if len(until) == len("2000-01-01") or until[11:] in ("00:00", "00:00:00") else until[:10] + "T"


@pytest.mark.parametrize(("name", "passage"), cases("no_event"))
def test_what_is_no_event_is_none(built, name, passage):
    doc, words, *types = passage
    assert [event.title for event in built(name).events(doc, words).values() if not types or event.type in types] == []


@pytest.mark.parametrize(("name", "passages"), cases("one_event"))
def test_what_happened_once_is_one_event(built, name, passages):
    assert set.intersection(*(set(built(name).events(*passage)) for passage in passages))


@pytest.mark.parametrize(("name", "word"), cases("no_person"))
def test_what_is_no_person_is_none(built, name, word):
    assert built(name).people(word) == set()


@pytest.mark.parametrize(("name", "word"), cases("no_name"))
def test_what_is_no_name_is_none(built, name, word):
    assert [e.name for e in built(name).dossier.records(Entity) if word in (e.name, *e.aliases)] == []


@pytest.mark.parametrize(("name", "place"), cases("countries"))
def test_a_place_is_in_its_country_or_none(built, name, place):
    word, country = place
    found = [p for p in built(name).dossier.records(Place) if p.text == word]
    assert found
    assert {p.country for p in found} <= {country, None}
