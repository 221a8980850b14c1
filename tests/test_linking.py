"""Linking the names of a dossier to Wikidata, from a dump on disk."""

from pathlib import Path

import pytest

from coranto import library
from coranto.judging import Signature, judge, link, take_back
from coranto.linking import link as link_items
from coranto.model.errors import BadRequestError
from coranto.model.resolved import Entity
from wikidata.items_of import entry, lines

TEXTS = {
    "one.txt": "date 2033-07-11\nMinister Ana Quispe met Otto Brandt in Lima on Monday, the ministry said.\n",
    "two.txt": "date 2033-07-12\nAna Quispe left Lima on Tuesday, police said.\n",
}
LIMA = 3936456
"""Its number in GeoNames."""
DUMP = lines(
    entry("Q501", "Ana Quispe", told="Peruvian minister", links=2, P31="Q5", P27="Q419"),
    entry("Q502", "Otto Brandt", P31="Q5"),
    entry("Q503", "Otto Brandt", P31="Q5"),
    entry("Q2868", "Lima", told="capital of Peru", links=200, P1566=str(LIMA), P625={"latitude": -12}, P17="Q419"),
    entry("Q9000", "Lima", told="city in Ohio", links=60, P1566="4517009", P625={"latitude": 40.7}, P17="Q30"),
    entry("Q419", "Peru", P297="PE"),
)


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    folder = tmp_path / "sources"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text)
    path = tmp_path / "a.coranto"
    library.build([folder], path, workers=1)
    return path


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    path = tmp_path / "dump.json"
    path.write_text(DUMP)
    return path


def items(path: Path) -> dict[str, str]:
    with library.open_dossier(path) as opened:
        assert opened.verify().faults == ()
        return {e.name: e.wikidata for e in opened.records(Entity) if e.wikidata is not None}


def test_what_is_beyond_doubt_is_linked_and_kept_and_doubt_stays_open(dossier: Path, dump: Path) -> None:
    found = link_items(dossier, dump=dump)
    assert items(dossier) == {"Ana Quispe": "Q501", "Lima": "Q2868"}
    assert [(one.name, [m.item.id for m in one.candidates]) for one in found.open] == [
        ("Otto Brandt", ["Q502", "Q503"])
    ]
    again = link_items(dossier, dump=dump)
    assert again.linked == ()
    assert again.asked == found.asked - 2


def test_a_dry_run_keeps_nothing(dossier: Path, dump: Path) -> None:
    assert len(link_items(dossier, dump=dump, keep=False).linked) == 2
    assert items(dossier) == {}


def test_a_person_decides_and_takes_it_back_and_a_later_verdict_stands(dossier: Path) -> None:
    row = link(dossier, "Otto Brandt", "Q502", Signature("Ana", at="2033-08-01T10:00:00Z"))
    assert items(dossier) == {"Otto Brandt": "Q502"}
    link(dossier, "Otto Brandt", "Q503", Signature("Ana", at="2033-08-02T10:00:00Z"))
    assert items(dossier) == {"Otto Brandt": "Q503"}
    judge(dossier, "same", "Otto Brandt", "Ana Quispe", Signature("Ana", at="2033-08-03T10:00:00Z"))
    assert list(items(dossier).values()) == ["Q503"]
    take_back(dossier, row.id, Signature("Ana", at="2033-08-04T10:00:00Z"))
    assert list(items(dossier).values()) == ["Q503"]


def test_a_link_survives_a_build_anew(dossier: Path, dump: Path, tmp_path: Path) -> None:
    link_items(dossier, dump=dump)
    library.build([tmp_path / "sources"], dossier, workers=1, replace=True)
    assert items(dossier) == {"Ana Quispe": "Q501", "Lima": "Q2868"}


@pytest.mark.parametrize("item", ["42", "Q", "Q0", "q42", "Q4 2"])
def test_what_is_no_item_is_refused(dossier: Path, item: str) -> None:
    with pytest.raises(BadRequestError, match="no item"):
        link(dossier, "Otto Brandt", item)


def test_one_place_to_look_has_to_be_named(dossier: Path, dump: Path) -> None:
    for asked in ({}, {"dump": dump, "api": "http://localhost/w/api.php"}):
        with pytest.raises(BadRequestError, match="one place"):
            link_items(dossier, **asked)  # type: ignore[arg-type]
