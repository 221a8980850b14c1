"""Five real dispatches, undated but for one, where they lie beside the project; nothing of them is kept here."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from benchmarks.claim_scores import Score
from benchmarks.gold_claims import read_gold
from benchmarks.voices import scored

import coranto
from coranto.model.resolved import Copy, Entity, Origin
from coranto.text.identity import sha256_hex

SEEDS = Path(__file__).parent.parent.parent / "shared" / "seeds"
GOLD = Path(__file__).parent.parent / "benchmarks" / "gold" / "seeds.yaml"
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the seeds are not here")

DAYS = {"000": "2022-02-25", "001": "2022-02-25", "002": "2022-02-27", "003": "2022-02-28", "004": "2022-02-26"}
SPORT = "Rovers beat United 3-1 on Saturday.\n\nThe home side had not won since Thursday week. United host City next.\n"
RECIPE = (
    "Winter borscht for six\n\nPeel 500 grams of beetroot. My grandmother in Kyiv served it on Fridays, with cream.\n"
)


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Iterator[coranto.Dossier]:
    folder = tmp_path_factory.mktemp("seeds")
    sources = folder / "dispatches"
    shutil.copytree(SEEDS, sources)
    (sources / "sport.txt").write_text(SPORT)
    (sources / "recipe.txt").write_text(RECIPE)
    assert coranto.build([sources], folder / "war.coranto").problems == ()
    with coranto.open_dossier(folder / "war.coranto") as opened:
        yield opened


def test_every_dispatch_gets_its_day_and_a_reason(dossier: coranto.Dossier) -> None:
    published = {d.doc[:3]: d.published for d in dossier.documents() if d.doc[0] == "0"}
    assert {doc: p.start for doc, p in published.items()} == DAYS
    assert {doc: p.end for doc, p in published.items() if doc != "000"} == {
        doc: (date.fromisoformat(day) + timedelta(1)).isoformat() for doc, day in DAYS.items() if doc != "000"
    }
    assert published["000"].end in ("2022-02-26", "2022-02-27")
    assert {p.basis for doc, p in published.items() if doc != "004"} == {"sibling"}
    assert all(len(p.reason) > 40 for doc, p in published.items() if doc != "004")


def test_what_has_nothing_to_do_with_it_gets_no_date(dossier: coranto.Dossier) -> None:
    others = [d.published for d in dossier.documents() if d.doc in ("sport.txt", "recipe.txt")]
    assert [(p.start, p.basis) for p in others] == [(None, "unknown")] * 2


@pytest.mark.parametrize("name", sorted(DAYS))
def test_alone_no_dispatch_invents_a_day(name: str, tmp_path: Path) -> None:
    if name == "004":
        pytest.skip("it states its date")
    (source,) = SEEDS.glob(f"{name}_*")
    coranto.build([source], tmp_path / "alone.coranto")
    with coranto.open_dossier(tmp_path / "alone.coranto") as alone:
        (document,) = alone.documents()
    assert document.published.precision in (None, "year")


def test_the_agency_text_is_found_passage_by_passage_and_nothing_else(dossier: coranto.Dossier) -> None:
    pairs = [(c.a.doc[:3], c.b.doc[:3], c.type) for c in dossier.records(Copy)]
    assert sum(pair[:2] == ("000", "004") for pair in pairs) >= 8
    assert {pair[:2] for pair in pairs if pair[2] != "quote"} == {("000", "004")}
    assert {pair[:2] for pair in pairs if pair[2] == "quote"} <= {("000", "001")}
    assert all(len(origin.docs) == 1 for origin in dossier.records(Origin))


def test_three_spellings_are_one_president(dossier: coranto.Dossier) -> None:
    spellings = {"Zelenskiy", "Zelensky", "Zeleneskiy"}
    bearers = [e for e in dossier.records(Entity) if spellings & set(e.aliases)]
    assert len(bearers) == 1
    assert spellings <= set(bearers[0].aliases)


def test_all_is_whole(dossier: coranto.Dossier) -> None:
    verdict = dossier.verify()
    assert verdict.faults == ()
    assert verdict.spans > 2000
    assert len(dossier.entries()) > 50


def test_the_originals_are_kept_byte_for_byte(dossier: coranto.Dossier) -> None:
    for source in SEEDS.iterdir():
        original = dossier.original(source.name)
        assert original.data == source.read_bytes()
        assert original.sha256 == sha256_hex(original.data)


@pytest.fixture(scope="module")
def score() -> Score:
    return scored(read_gold(GOLD, SEEDS))


def test_who_says_what_is_read_as_a_person_read_it(score: Score) -> None:
    assert score.ar >= 88
    assert score.percent("attributed status") >= 96


def test_figures_are_read_as_a_person_read_them(score: Score) -> None:
    assert score.counts["figure found"] == score.counts["figure gold"]
    assert score.whole_figures >= 64


def test_all_that_is_declared_unknown_is_found(score: Score) -> None:
    assert score.counts["gap found"] == score.counts["gap gold"] == score.counts["gap got"]
    assert score.percent("gap who") == score.percent("gap about") == score.percent("gap reason") == 100


def test_no_series_joins_what_a_person_kept_apart(score: Score) -> None:
    assert score.counts["series got"] == score.counts["series right"] > 3
