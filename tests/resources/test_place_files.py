import zipfile
from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError
from coranto.resources.place_files import BadLine, FoundPlace, Knowledge, codes, other_names, read_places
from coranto.resources.place_table import NameRank
from coranto.tools import open_tools

KNOWLEDGE = Knowledge(
    open_tools().names,
    {("MZ", "09"): "Zambezia"},
    {("MZ", "09", "11"): "Pebane"},
    {("MZ", "Zambezia"): ("MZ", "ZZ"), ("IX", ""): ("IX", "MZ")},
)


def dumped(**fields: str) -> str:
    """A line of GeoNames."""
    line = {
        "geonameid": "1024312", "name": "Quelimane", "ascii": "Quelimane", "others": "Kilimane,Quilimane,UEL,Келимане",
        "lat": "-17.87", "lon": "36.88", "class": "P", "code": "PPLA", "country": "MZ", "cc2": "", "admin1": "09",
        "admin2": "11", "admin3": "", "admin4": "", "population": "188964", "elevation": "", "dem": "8",
        "timezone": "Africa/Maputo", "changed": "2020-06-10",
    }  # fmt: skip
    return "\t".join((line | fields).values()) + "\n"


def read(path: Path, text: str) -> list[FoundPlace | BadLine]:
    path.write_text(text, encoding="utf-8")
    return list(read_places(path, KNOWLEDGE))


def test_a_line_of_geonames(tmp_path: Path) -> None:
    [found] = read(tmp_path / "MZ.txt", dumped())
    assert isinstance(found, FoundPlace)
    row = found.row
    assert (row.geonameid, row.name, row.precision, row.country) == (1024312, "Quelimane", "city", "MZ")
    assert (row.admin1, row.admin2, row.lat, row.lon) == ("Zambezia", "Pebane", -17.87, 36.88)
    assert (row.population, row.capital, row.curated, row.claimed_by) == (188964, False, False, ("MZ", "ZZ"))
    assert found.names == {"quelimane": 1, "kilimane": 3, "quilimane": 3, "келимане": 3}


@pytest.mark.parametrize(
    ("feature", "code", "precision"),
    [
        ("P", "PPLC", "city"),
        ("P", "PPLX", "district"),
        ("A", "PCLI", "country"),
        ("A", "ADM1", "region"),
        ("A", "ADM3", "district"),
        ("H", "STM", "water"),
        ("H", "WLL", "site"),
        ("T", "MT", "site"),
        ("T", "ISL", "region"),
        ("L", "RGN", "region"),
        ("L", "MILB", "site"),
        ("S", "AIRP", "site"),
    ],
)
def test_features_have_a_precision(tmp_path: Path, feature: str, code: str, precision: str) -> None:
    [found] = read(tmp_path / "x.txt", dumped(**{"class": feature, "code": code}))
    assert isinstance(found, FoundPlace)
    assert found.row.precision == precision
    assert found.row.capital is (code == "PPLC")
    assert (found.row.admin1 is None) is (code in {"PCLI", "ADM1"})


def test_roads_are_left_out_without_a_word(tmp_path: Path) -> None:
    assert read(tmp_path / "x.txt", dumped(**{"class": "R", "code": "RD"})) == []


@pytest.mark.parametrize(
    ("line", "what"),
    [
        (dumped(lat="north"), "latitude 'north' is not between -90 and 90, as 48.5"),
        (dumped(lat="95"), "latitude '95' is not between -90 and 90, as 48.5"),
        (dumped(lon="nan"), "longitude 'nan' is not between -180 and 180, as 48.5"),
        (dumped(geonameid="x1"), "geonameid 'x1' is not a whole number"),
        ("1\t2\n", "2 columns instead of 19"),
    ],
)
def test_a_bad_line_of_a_dump_is_told_and_the_rest_stays(tmp_path: Path, line: str, what: str) -> None:
    first, bad, last = read(tmp_path / "x.txt", dumped() + line + dumped(name="Beira", geonameid="2"))
    assert bad == BadLine(2, what)
    assert [found.row.name for found in (first, last) if isinstance(found, FoundPlace)] == ["Quelimane", "Beira"]


def test_a_zip_is_read_as_it_was_downloaded(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "MZ.zip", "w") as archive:
        archive.writestr("readme.txt", "about\n")
        archive.writestr("MZ.txt", dumped())
    assert len(list(read_places(tmp_path / "MZ.zip", KNOWLEDGE))) == 1


def test_a_zip_of_two_tables_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("MZ.txt", dumped())
        archive.writestr("MW.txt", dumped())
    with pytest.raises(BadRequestError, match="holds 2 tables"):
        list(read_places(tmp_path / "two.zip", KNOWLEDGE))


TABLE = """name,lat,lon,country,admin1,kind,population,aliases,claimed_by
Camp Nima,11.5,24.25,sd,,camp,3500,Nima|معسكر نيما,
"Old Ferry, North",-3.5,29.1,,,,,,
Isle of Ax,5,6,IX,,island,,,
Twin Rocks,7,8,,,site,,,QQ|IX
"""


def test_a_table_of_the_users_own(tmp_path: Path) -> None:
    places = [found for found in read(tmp_path / "own.csv", TABLE) if isinstance(found, FoundPlace)]
    assert [(p.row.name, p.row.precision, p.row.country, p.row.population) for p in places] == [
        ("Camp Nima", "site", "SD", 3500),
        ("Old Ferry, North", "city", None, 0),
        ("Isle of Ax", "region", "IX", 0),
        ("Twin Rocks", "site", None, 0),
    ]
    assert places[0].names == {"camp nima": NameRank.OWN, "nima": NameRank.OTHER, "معسكر نيما": NameRank.OTHER}
    assert [p.row.claimed_by for p in places] == [(), (), ("IX", "MZ"), ("IX", "QQ")]
    assert all(p.row.curated for p in places)


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_and_a_byte_order_mark(tmp_path: Path, delimiter: str) -> None:
    text = "\ufeffNAME,Lat,LON\r\nAtoll,-5,72\r\n".replace(",", delimiter)
    [found] = read(tmp_path / "own.csv", text)
    assert isinstance(found, FoundPlace)
    assert (found.row.name, found.row.lat, found.row.lon) == ("Atoll", -5.0, 72.0)


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("Nowhere,,3,,,,,,", "lat '' is not between -90 and 90, as 48.5"),
        ("Nowhere,3,181,,,,,,", "lon '181' is not between -180 and 180, as 48.5"),
        (",3,4,,,,,,", "no name"),
        ("Nowhere,3,4,Chad,,,,,", "CHAD is no ISO 3166-1 code of two letters"),
        ("Nowhere,3,4,,,planet,,,", "planet is no kind of place: use site, city, district, province, region, country, "
         "water"),
        ("Nowhere,3,4,,,,many,,", "population 'many' is not a whole number"),
        ("Nowhere,3,4,,,,,,Chad", "claimed_by: CHAD is no ISO 3166-1 code of two letters"),
        ("Nowhere,3,4,,,,,,,,TD", "11 columns instead of 9"),
        ('"Nowhere,3,4,,,,,,', "unexpected end of data"),
    ],
)  # fmt: skip
def test_a_bad_line_of_a_table_is_told_and_the_rest_stays(tmp_path: Path, line: str, what: str) -> None:
    found = read(tmp_path / "own.csv", TABLE + line + "\nAfter,1,2,,,,,,\n")
    assert found[4] == BadLine(6, what)
    assert [one.row.name for one in found[5:] if isinstance(one, FoundPlace)] == ["After"]


def test_a_column_that_nothing_is_read_from_is_told(tmp_path: Path) -> None:
    assert read(tmp_path / "x.csv", "name,lat,lon,colour\n")[0] == BadLine(1, "nothing is read from the columns colour")


@pytest.mark.parametrize("text", ["", "town,latitude\nOslo,59\n", "a text about Oslo\n"])
def test_what_is_neither_is_refused(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadRequestError, match="the header lacks"):
        read(tmp_path / "x.csv", text)


def test_another_encoding_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.csv").write_bytes("name,lat,lon\nMálaga,36.7,-4.4\n".encode("latin-1"))
    with pytest.raises(BadRequestError, match="not in UTF-8"):
        list(read_places(tmp_path / "x.csv", KNOWLEDGE))


def test_names_in_a_file_of_their_own(tmp_path: Path) -> None:
    path = tmp_path / "alternateNamesV2.txt"
    path.write_text(
        "1\t7\tpt\tVila Nova\t\t\t\t\t\t\n2\t7\tlink\thttps://x.example\t\t\n3\t8\tru\tНова\t\n4\tx\t\t\n",
        encoding="utf-8",
    )
    assert list(other_names(path, KNOWLEDGE.lexicon)) == [(7, "vila nova"), (8, "нова")]


def test_lists_of_codes(tmp_path: Path) -> None:
    path = tmp_path / "admin2Codes.txt"
    path.write_text("MZ.09.11\tPebane\tPebane\t1\nMZ.09.12\tGilé\tGile\t2\n", encoding="utf-8")
    assert codes(path) == {("MZ", "09", "11"): "Pebane", ("MZ", "09", "12"): "Gilé"}
