import json

from coranto.tools import open_tools
from coranto.view.reading.desk import Desk
from coranto.view.reading.rows import line
from records import ferry


def test_a_row_is_encoded_as_the_api_gives_it() -> None:
    for row in Desk(ferry(), open_tools().parties).rows.values():
        made = line(row)
        told = json.loads(made.row)
        assert (told["id"], told["day"], told["places"]) == (made.id, made.day, list(row.places))
        assert set(told) == set(row.__dataclass_fields__)
