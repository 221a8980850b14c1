import csv
import json
import sys
from io import BytesIO, StringIO

import pytest
from pyarrow import parquet

from coranto.export import table
from coranto.export.edition import Edition
from coranto.export.parquet import render
from coranto.model.errors import BadRequestError
from editions import editions
from records import ferry


def test_it_reads_back_as_the_rows_of_the_csv() -> None:
    for edition in editions():
        found = parquet.read_table(BytesIO(render(edition)))
        assert found.column_names == [name for name in table.COLUMNS if name != "about"]
        rows = list(csv.DictReader(StringIO(table.render(edition), newline="")))
        assert found.num_rows == len(rows)
        for typed, row in zip(found.to_pylist(), rows, strict=True):
            assert {name: _as_cell(value) for name, value in typed.items()} == {
                name: value.removeprefix("'") for name, value in row.items() if name != "about"
            }


def _as_cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value).removeprefix("'")


def test_numbers_and_flags_are_such_and_the_file_says_what_it_is() -> None:
    found = parquet.read_table(BytesIO(render(Edition(ferry()))))
    types = {field.name: str(field.type) for field in found.schema}
    assert (types["start"], types["disputed"], types["day"]) == ("int64", "bool", "string")
    about = json.loads(found.schema.metadata[b"coranto"])
    assert about["dossier"] == Edition(ferry()).about.dossier


def test_without_pyarrow_the_remedy_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(BadRequestError, match=r"pip install 'coranto\[parquet\]'"):
        render(Edition(ferry()))
