"""The reading room as static files: whole, alike every time, and showing no more than may be shown."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

import coranto
from coranto.export.edition import Called, Edition
from coranto.export.site import files
from coranto.view.filters import Filter, matching

STORY = Path(__file__).parents[1] / "voices" / "flood_sylhet"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "flood.coranto"
    coranto.build(sorted(STORY.glob("*.txt")), path, workers=1)
    return path


def site(dossier: Path, asked: Filter | None = None, *, redact: bool = False) -> dict[str, bytes]:
    with coranto.open_dossier(dossier) as opened:
        return dict(files(Edition(opened.corpus(), asked, redact=redact, called=Called("Flood", opened.version))))


def laid(made: dict[str, bytes]) -> dict[str, Any]:
    """What a site carries beside details and texts, with all its rows."""
    names = ("lines", "names", "series", "disputes", "grades", "finding", "files")
    held = {name: parcel(made[f"data/{name}.js"])[1] for name in names}
    first: dict[str, Any] = parcel(made["data/dossier.js"])[1]
    return held | first | {"rows": [*first["rows"], *held["lines"]], "entities": held["names"]}


def parcel(content: bytes) -> tuple[str, dict[str, Any]]:
    head = b"corantoTakes("
    assert content.startswith(head)
    assert content.endswith(b");\n")
    name, given = json.loads(b"[" + content[len(head) : -3] + b"]")
    return name, given


def test_a_site_is_whole(dossier: Path) -> None:
    made = site(dossier)
    assert {"index.html", "room.js", "room.css", "land.js", "data/dossier.js"} <= set(made)
    shelf = laid(made)
    held: dict[str, str] = dict(shelf["files"])
    for row in shelf["rows"]:
        assert f"entry:{row['id']}" in held
    for name in set(held.values()):
        given_name, given = parcel(made[f"data/{name}.js"])
        assert given_name == name
        assert {key for key, file in held.items() if file == name} == set(given)


def test_the_page_asks_for_its_own_files_alone(dossier: Path) -> None:
    page = site(dossier)["index.html"].decode()
    assert 'data-source="files"' in page
    assert "://" not in page
    assert 'src="/' not in page
    assert 'href="/' not in page
    assert "<script>" not in page


def test_the_same_dossier_gives_the_same_files(dossier: Path) -> None:
    assert site(dossier) == site(dossier)


@pytest.mark.parametrize(
    "asked", [Filter(disputed=True), Filter(place="Sunamganj"), Filter(type="aid"), Filter(who="nobody")]
)
def test_with_a_filter_only_what_the_lines_rest_on_is_carried(dossier: Path, asked: Filter) -> None:
    made = site(dossier, asked)
    whole = laid(site(dossier))
    part = laid(made)
    with coranto.open_dossier(dossier) as opened:
        passed = [entry.id for entry in matching(opened.entries(), asked, opened.corpus())]
    assert [row["id"] for row in part["rows"]] == passed
    assert len(passed) < len(whole["rows"])
    assert part["total"] == sum(day["entries"] for day in part["days"]) == len(passed)
    shown = set(passed)
    assert all(shown.intersection(one["entries"]) for one in part["disputes"])
    every = {one["id"] for one in whole["disputes"] if shown.intersection(one["entries"])}
    assert {one["id"] for one in part["disputes"]} == every
    assert {place["key"] for place in part["places"]} == {row["place"]["key"] for row in part["rows"] if row["place"]}
    assert {tag["id"] for tag in part["entities"]} == {id_ for row in part["rows"] for id_ in row["who"]}
    figures = {figure["id"] for row in part["rows"] for figure in row["figures"]}
    assert all(figures.intersection(point["id"] for point in series["points"]) for series in part["series"])
    docs = {document["doc"] for document in part["info"]["documents"]}
    assert docs == {key.removeprefix("document:") for key in part["files"] if key.startswith("document:")}
    assert docs == {document["tag"]["doc"] for name in made if "text-" in name for document in given(made[name])}
    assert docs <= {document["doc"] for document in whole["info"]["documents"]}
    assert bool(docs) is bool(passed)
    assert set(quoted(list(map(given, (made[name] for name in made if name.startswith("data/details")))))) <= docs
    assert part["info"]["counts"]["entries"] == len(passed)


def given(content: bytes) -> list[Any]:
    return list(parcel(content)[1].values())


def quoted(value: Any) -> Iterator[str]:
    """The documents of all passages within."""
    if isinstance(value, dict):
        yield from [value["doc"]] if "start" in value and "doc" in value else []
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from quoted(one)


def test_a_site_says_what_it_is_of(dossier: Path) -> None:
    asked = Filter(disputed=True, place="Sylhet")
    info = parcel(site(dossier, asked, redact=True)["data/dossier.js"])[1]["info"]
    with coranto.open_dossier(dossier) as opened:
        assert info["version"] == opened.version
    assert info["filters"] == {"disputed": True, "place": "Sylhet"}
    assert info["redacted"] is True
    assert "GeoNames" in info["licence"]
    assert "local days" in info["times"]
    plain = parcel(site(dossier)["data/dossier.js"])[1]["info"]
    assert (plain["redacted"], plain["filters"]) == (False, {})


def test_names_are_found_in_what_is_carried(dossier: Path) -> None:
    made = site(dossier)
    shelf = laid(made)
    _, known = parcel(made["data/finding.js"])
    rows = shelf["rows"]
    keys = {key for row in rows for key in row["places"]}
    assert {key for key, _ in known["places"]} <= keys
    assert {key for _, meant in known["areas"] for key in meant} <= keys
    assert dict(known["areas"])["bangladesh"] == ["BD"]
    assert all(at < len(rows) for _, found in (*known["bearers"], *known["strangers"]) for at in found)
    assert any("nazma begum" in names for names, _ in known["bearers"])


def test_a_redacted_site_keeps_offsets_and_no_private_name(dossier: Path) -> None:
    plain, shown = site(dossier), site(dossier, redact=True)
    assert b"Nazma Begum" in b"".join(plain.values())
    assert b"Nazma" not in b"".join(shown.values())
    shown_lengths = sorted(len(text) for text in texts(shown))
    assert shown_lengths == sorted(len(path.read_bytes().decode()) for path in STORY.glob("*.txt"))


def texts(made: dict[str, bytes]) -> list[str]:
    held = (parcel(content)[1] for name, content in made.items() if name.startswith("data/text"))
    return [document["text"] for one in held for document in one.values()]


def test_what_a_text_holds_stays_text(tmp_path: Path) -> None:
    hostile = (
        "Storm hits Oban</script><script>alert(1)</script> on Monday, killing two people, police said.\u2028Then <b>"
    )
    (tmp_path / "a.txt").write_text(f"{hostile}rain</b>.")
    coranto.build([tmp_path / "a.txt"], tmp_path / "x.coranto", workers=1)
    made = site(tmp_path / "x.coranto")
    assert b"alert(1)" not in made["index.html"]
    assert msgspec.json.decode(b"[" + made["data/dossier.js"][len(b"corantoTakes(") : -3] + b"]")[0] == "dossier"
