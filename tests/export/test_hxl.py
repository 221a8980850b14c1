import csv
from io import BytesIO, StringIO

import hxl

from coranto.export.edition import Edition
from coranto.export.hxl import COLUMNS, render
from editions import editions, odd
from records import ferry

RULES = [
    ["#valid_tag", "#valid_required", "#valid_datatype", "#valid_value+list", "#description"],
    ["#event+id", "true", "", "", "each row has its event"],
    ["#status+event", "true", "", "reported|claimed|denied|planned|threatened", "a known status"],
    ["#date+start", "", "date", "", "a day or nothing"],
    ["#date+end", "", "date", "", "a day or nothing"],
    ["#geo+lat", "", "number", "", "a number or nothing"],
    ["#geo+lon", "", "number", "", "a number or nothing"],
    ["#affected+killed", "", "number", "", "a number or nothing"],
    ["#meta+about", "true", "", "", "where it comes from"],
]


def read(page: str) -> hxl.model.Dataset:
    return hxl.data(BytesIO(page.encode()), hxl.InputOptions(allow_local=True))


def test_every_file_is_hxl_and_passes_its_rules() -> None:
    for edition in editions():
        if not edition.events:
            continue
        report = read(render(edition)).validate(hxl.data(RULES))
        assert report, edition.about
        assert hxl.validation.validate(read(render(edition)), hxl.data(RULES))["stats"]["error"] == 0


def test_hashtags_are_well_formed_and_stay_in_place() -> None:
    assert [hxl.model.Column.parse(tag, use_exception=True).display_tag for _, tag in COLUMNS] == [
        t for _, t in COLUMNS
    ]
    assert len({tag for _, tag in COLUMNS}) == len(COLUMNS)


def test_every_event_is_a_row() -> None:
    rows = list(csv.reader(StringIO(render(Edition(odd())), newline="")))
    assert [row[0] for row in rows[2:]] == ["ev2", "ev3", "ev1"]
    kismaayo = dict(zip((tag for _, tag in COLUMNS), rows[3], strict=True))
    assert kismaayo["#country+code+v_iso3"] == "SOM"
    assert (kismaayo["#date+start"], kismaayo["#date+end"]) == ("2031-05-02", "2031-05-04")
    assert next(iter(read(render(Edition(ferry()))))).get("#loc+name") == "Batangas"
