"""A gazetteer that a user adds reaches the dossier: what was read is read anew, and the dossier says with what."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from coranto import library, tools
from coranto.model.annotation import Place
from coranto.resources.added_gazetteers import remove
from coranto.resources.gazetteer_addition import add
from coranto.store.reader import open_reader

TEXT = "date 2031-05-02\nTwo guards were hurt near the town of Qarrumbe in Chad on Friday, the governor said.\n"


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("CORANTO_GAZETTEERS", str(tmp_path / "added"))
    tools._opened.cache_clear()
    yield
    tools._opened.cache_clear()


def points(dossier: Path) -> list[tuple[float | None, float | None]]:
    with library.open_dossier(dossier) as opened:
        places = [record for record in opened.corpus().all(Place) if record.text == "Qarrumbe"]
        return [(place.lat, place.lon) for place in places]


def test_documents_are_read_anew_with_what_was_added(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.csv").write_text("name,lat,lon,country\nQarrumbe,12.25,20.5,TD\n", encoding="utf-8")
    dossier = tmp_path / "x.coranto"
    library.build([tmp_path / "one.txt"], dossier, workers=1)
    assert points(dossier) == [(None, None)]
    add(tmp_path / "own.csv")
    tools._opened.cache_clear()
    library.add(dossier, [], workers=1)
    assert points(dossier) == [(12.25, 20.5)]
    remove("own")
    tools._opened.cache_clear()
    library.add(dossier, [], workers=1)
    assert points(dossier) == [(None, None)]


def test_the_dossier_says_which_gazetteers_it_was_made_with(tmp_path: Path) -> None:
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "own.csv").write_text("name,lat,lon\nQarrumbe,12.25,20.5\n", encoding="utf-8")
    add(tmp_path / "own.csv")
    library.build([tmp_path / "one.txt"], tmp_path / "x.coranto", workers=1)
    with open_reader(tmp_path / "x.coranto") as reader:
        assert reader.meta("gazetteers") == "own"
