"""Files of places that a user may have, line by line: dumps of GeoNames, and tables with a header.

A line that cannot be read is told and left out; the others stay. Nothing is held but the line at hand.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import IO, Final

from coranto.model.annotation import PlacePrecision
from coranto.model.errors import BadRequestError
from coranto.resources.names import NameLexicon
from coranto.resources.place_names import KNOWN_BY, name_ranks
from coranto.resources.place_table import PRECISIONS, NameRank, PlaceRow
from coranto.text.names import fold_name

COLUMNS: Final = 19
"""Of GeoNames' main table: https://download.geonames.org/export/dump/readme.txt."""
NEEDED: Final = frozenset({"name", "lat", "lon"})
KNOWN: Final = NEEDED | {"country", "admin1", "admin2", "kind", "precision", "population", "aliases", "claimed_by"}
_CLASSES: Final[Mapping[str, PlacePrecision]] = {
    "A": "district", "H": "water", "L": "region", "P": "city", "S": "site", "T": "site", "U": "water", "V": "region",
}  # fmt: skip
"""Precision by GeoNames' feature class; roads and railways (R) are lines and are left out."""
_CODES: Final[Mapping[PlacePrecision, tuple[str, ...]]] = {
    "country": ("PCL", "PCLD", "PCLF", "PCLI", "PCLIX", "PCLS"),
    "region": (
        "ADM1", "ADM1H", "TERR", "ZN", "LTER", "ISL", "ISLS", "ISLF", "ISLT", "ATOL", "PEN", "DSRT", "PLN", "PLNX",
        "PLAT", "VAL", "VALS", "DLTA", "UPLD", "MTS", "HLLS", "CAPE", "INTF", "CNYN",
    ),
    "district": ("PPLX",),
    "site": (
        "WLL", "WLLS", "SPNG", "SPNT", "FLLS", "HBR", "MOOR", "ANCH", "DCKB", "PRK", "PRT", "MILB", "MNA", "MNC",
        "MNAU", "MNCU", "BTL", "INDS", "CMN", "FLD", "LCTY", "NVB", "OILF", "GASF", "RESN", "RESW", "SNOW", "VIN",
        "TNL", "TNLRR", "TNLRD",
    ),
}  # fmt: skip
"""Feature codes that differ from their class: https://www.geonames.org/export/codes.html."""
_BY_CODE: Final = {code: precision for precision, listed in _CODES.items() for code in listed}
_KINDS: Final[Mapping[str, PlacePrecision]] = {
    "town": "city", "village": "city", "capital": "city", "settlement": "city", "county": "district",
    "municipality": "district", "state": "region", "island": "region", "river": "water", "lake": "water",
    "sea": "water", "mountain": "site", "airport": "site", "camp": "site", "building": "site",
}  # fmt: skip
"""Words for a kind that a table may use instead of a precision."""
_CODE: Final = re.compile(r"[A-Z]{2}")


@dataclass(frozen=True, slots=True)
class FoundPlace:
    """A place as its line tells it, with its folded names and the rank of each."""

    row: PlaceRow
    names: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that was left out, counted from one, and why."""

    line: int
    what: str


class LineError(ValueError):
    """What is wrong with a line."""


@dataclass(frozen=True, slots=True)
class Knowledge:
    """What the reading of a file rests on."""

    lexicon: NameLexicon
    regions: Mapping[tuple[str, str], str]
    """(country, GeoNames' code) → name of a first-level region."""
    districts: Mapping[tuple[str, str, str], str]
    claims: Mapping[tuple[str, str], tuple[str, ...]]
    """(country, region or empty) → claimants."""


def read_places(path: Path, knowledge: Knowledge) -> Iterator[FoundPlace | BadLine]:
    """The places of a GeoNames dump (as text or zipped) or of a table with a header, in the file's order.

    Raises ``BadRequestError`` where the file as a whole is neither.
    """
    with ExitStack() as stack:
        lines = _lines(path, stack)
        try:
            first = next(lines, "")
            parse = _dump if first.count("\t") == COLUMNS - 1 else _table
            for found in parse(chain([first], lines), path, knowledge):
                yield _claimed(found, knowledge) if isinstance(found, FoundPlace) else found
        except UnicodeDecodeError as error:
            raise BadRequestError(f"{path} is not in UTF-8", "Save it in UTF-8 and add it again.") from error


def other_names(path: Path, lexicon: NameLexicon) -> Iterator[tuple[int, str]]:
    """(GeoNames' number, folded name) for each name of an alternateNamesV2 file that may mean its place."""
    with ExitStack() as stack:
        for line in _lines(path, stack):
            fields = line.rstrip("\n").split("\t")
            if len(fields) < 4 or len(fields[2]) > 3 or not fields[1].isdigit():
                continue  # longer codes are links, postal codes and the like
            for key in name_ranks("", [fields[3]], 1_000_000, lexicon):
                yield int(fields[1]), key


def codes(path: Path) -> dict[tuple[str, ...], str]:
    """(country, code, …) → name, as ``admin1CodesASCII.txt`` and ``admin2Codes.txt`` of GeoNames list them."""
    with path.open(encoding="utf-8") as lines:
        fields = (line.rstrip("\n").split("\t") for line in lines)
        return {tuple(field[0].split(".")): field[1] for field in fields if len(field) > 1}


def _lines(path: Path, stack: ExitStack) -> Iterator[str]:
    """The lines of a text file, or of the one text of a zip that is no readme."""
    try:
        if not zipfile.is_zipfile(path):
            return iter(stack.enter_context(path.open(encoding="utf-8-sig", newline="")))
        archive = stack.enter_context(zipfile.ZipFile(path))
    except (OSError, zipfile.BadZipFile) as error:
        raise BadRequestError(f"{path} cannot be read: {error}", "Name a file of places.") from error
    texts = [name for name in archive.namelist() if name.endswith((".txt", ".csv")) and "readme" not in name.lower()]
    texts = [name for name in texts if name != "iso-languagecodes.txt"]
    if len(texts) != 1:
        raise BadRequestError(f"{path} holds {len(texts)} tables", "Add one table at a time.")
    inside: IO[bytes] = stack.enter_context(archive.open(texts[0]))
    return iter(stack.enter_context(io.TextIOWrapper(inside, encoding="utf-8-sig", newline="")))


def _dump(lines: Iterable[str], path: Path, knowledge: Knowledge) -> Iterator[FoundPlace | BadLine]:
    for number, line in enumerate(lines, 1):
        fields = line.rstrip("\r\n").split("\t")
        try:
            if len(fields) != COLUMNS:
                raise LineError(f"{len(fields)} columns instead of {COLUMNS}")
            found = _of_geonames(fields, knowledge)
        except LineError as error:
            yield BadLine(number, str(error))
        else:
            if found:
                yield found


def _of_geonames(fields: list[str], knowledge: Knowledge) -> FoundPlace | None:
    """The place of a line of GeoNames; null for a line that tells of a road or a railway, or of nothing by name."""
    number, name, ascii_name, others, lat, lon, feature_class, code, country, _, admin1, admin2 = fields[:12]
    precision = _BY_CODE.get(code) or _CLASSES.get(feature_class)
    if precision is None or not fold_name(name):
        return None
    people = int(fields[14]) if fields[14].isdigit() else 0
    region = knowledge.regions.get((country, admin1))
    district = knowledge.districts.get((country, admin1, admin2))
    listed = others.split(",")
    row = PlaceRow(
        _whole(number, "geonameid"), name, precision, country or None, region, district,
        _degrees(lat, "latitude", 90), _degrees(lon, "longitude", 180), people, capital=code == "PPLC",
        known=precision == "city" and len(listed) >= KNOWN_BY,
    )  # fmt: skip
    if precision in {"region", "country"} and code.startswith(("ADM1", "PCL")):
        row = replace(row, admin1=None, admin2=None)
    return FoundPlace(row, name_ranks(name, [ascii_name, *listed], people, knowledge.lexicon))


def _table(lines: Iterable[str], path: Path, knowledge: Knowledge) -> Iterator[FoundPlace | BadLine]:
    whole = iter(lines)
    first = next(whole, "")
    delimiter = max(",;\t", key=first.count)
    header = [column.strip().lower() for column in next(csv.reader([first], delimiter=delimiter), [])]
    if missing := sorted(NEEDED - set(header)):
        raise BadRequestError(
            f"{path}, line 1: the header lacks {', '.join(missing)}",
            f"The first line must name the columns: {', '.join(sorted(NEEDED))} and, as you like, "
            f"{', '.join(sorted(KNOWN - NEEDED))}; a dump of GeoNames has {COLUMNS} columns and no header.",
        )
    if unknown := sorted(set(header) - KNOWN):
        yield BadLine(1, f"nothing is read from the columns {', '.join(unknown)}")
    for number, line in enumerate(whole, 2):
        try:  # line by line: a quote that nobody closes costs its own line only
            values = [value.strip() for value in next(csv.reader([line], delimiter=delimiter, strict=True), [])]
            if any(values[len(header) :]):
                raise LineError(f"{len(values)} columns instead of {len(header)}")
            if any(values):
                yield _of_table(dict(zip(header, values, strict=False)))
        except (LineError, csv.Error) as error:
            yield BadLine(number, str(error))


def _of_table(values: Mapping[str, str]) -> FoundPlace:
    name = values.get("name", "")
    if not fold_name(name):
        raise LineError("no name")
    kind = (values.get("precision") or values.get("kind") or "city").lower()
    precision = next((known for known in PRECISIONS if known == kind), _KINDS.get(kind))
    if precision is None:
        raise LineError(f"{kind} is no kind of place: use {', '.join(PRECISIONS)}")
    country = values.get("country", "").upper()
    if country and not _CODE.fullmatch(country):
        raise LineError(f"{country} is no ISO 3166-1 code of two letters")
    claimed_by = tuple(sorted(values.get("claimed_by", "").upper().replace("|", " ").split()))
    if wrong := [code for code in claimed_by if not _CODE.fullmatch(code)]:
        raise LineError(f"claimed_by: {wrong[0]} is no ISO 3166-1 code of two letters")
    row = PlaceRow(
        None, name, precision, country or None, values.get("admin1") or None, values.get("admin2") or None,
        _degrees(values.get("lat", ""), "lat", 90), _degrees(values.get("lon", ""), "lon", 180),
        _whole(values.get("population") or "0", "population"), kind == "capital", claimed_by, curated=True,
    )  # fmt: skip
    names = {fold_name(alias): int(NameRank.OTHER) for alias in values.get("aliases", "").split("|")}
    return FoundPlace(row, names | {fold_name(name): int(NameRank.OWN)})


def _claimed(found: FoundPlace, knowledge: Knowledge) -> FoundPlace:
    """The place with the claimants of the region or country in which it lies."""
    row = found.row
    if row.claimed_by or not row.country:
        return found
    region = row.name if row.precision == "region" else row.admin1
    claimed_by = knowledge.claims.get((row.country, region or "")) or knowledge.claims.get((row.country, ""))
    return replace(found, row=replace(row, claimed_by=claimed_by)) if claimed_by else found


def _degrees(text: str, what: str, most: int) -> float:
    return _number(text, what, float, lambda value: -most <= value <= most, f"between -{most} and {most}, as 48.5")


def _whole(text: str, what: str) -> int:
    return int(_number(text, what, int, lambda value: value >= 0, "a whole number"))


def _number(text: str, what: str, kind: type, fits: Callable[[float], bool], expected: str) -> float:
    try:
        value = float(kind(text))
    except (ValueError, OverflowError):
        value = float("nan")
    if not fits(value):
        raise LineError(f"{what} {text!r} is not {expected}")
    return value
