"""What is stored and is not as it was written."""

from pathlib import Path

import apsw
import pytest

from coranto.model.errors import DossierDamagedError
from coranto.store.reader import Reader, open_reader
from coranto.store.searching import search
from run.dossiers import flood


def all_that_is_in(reader: Reader) -> None:
    for doc in reader.listing:
        reader.dispatch(doc)
    search(reader, "dam", 10)
    list(reader.export_lines())
    reader.judgements()


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE rows SET size = 1, data = x'45'",
        "UPDATE dispatch SET metadata = 'E'",
        "UPDATE derived SET size = 2, data = 'E1'",
        "UPDATE rows SET kind = 'place' WHERE kind = 'sentence'",
        "ALTER TABLE rows RENAME COLUMN data TO datb",
        "ALTER TABLE judgement RENAME COLUMN data TO datb",
    ],
)
def test_rows_that_were_tampered_with_are_told_as_damage(tmp_path: Path, harm: str) -> None:
    path = flood(tmp_path / "a.coranto")
    connection = apsw.Connection(str(path))
    connection.execute(harm)
    connection.close()
    with open_reader(path) as reader, pytest.raises(DossierDamagedError, match="is damaged"):
        all_that_is_in(reader)
