"""The reading room as static files: whole, alike every time, and showing no more than may be shown."""

import json
from pathlib import Path

import msgspec
import pytest

import coranto
from coranto.export.edition import Edition
from coranto.export.site import files
from coranto.view.filters import Filter

STORY = Path(__file__).parents[1] / "voices" / "flood_sylhet"


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("site") / "flood.coranto"
    coranto.build(sorted(STORY.glob("*.txt")), path, workers=1)
    return path


def site(dossier: Path, asked: Filter | None = None, *, redact: bool = False) -> dict[str, bytes]:
    with coranto.open_dossier(dossier) as opened:
        return dict(files(Edition(opened.corpus(), asked, redact=redact, title="Flood")))


def parcel(content: bytes) -> tuple[str, dict[str, object]]:
    head = b"corantoTakes("
    assert content.startswith(head)
    assert content.endswith(b");\n")
    name, given = json.loads(b"[" + content[len(head) : -3] + b"]")
    return name, given


def test_a_site_is_whole(dossier: Path) -> None:
    made = site(dossier)
    assert {"index.html", "room.js", "room.css", "land.js", "data/dossier.js"} <= set(made)
    _, shelf = parcel(made["data/dossier.js"])
    held: dict[str, str] = dict(shelf["files"])  # type: ignore[call-overload]
    for row in shelf["rows"]:  # type: ignore[attr-defined]
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


def test_a_filter_leaves_out_lines(dossier: Path) -> None:
    _, whole = parcel(site(dossier)["data/dossier.js"])
    _, part = parcel(site(dossier, Filter(disputed=True))["data/dossier.js"])
    assert 0 < len(part["rows"]) < len(whole["rows"])  # type: ignore[arg-type]
    assert all(row["disputed"] for row in part["rows"])  # type: ignore[attr-defined]


def test_a_redacted_site_keeps_offsets_and_no_private_name(dossier: Path) -> None:
    plain, shown = site(dossier), site(dossier, redact=True)
    assert b"Nazma Begum" in b"".join(plain.values())
    assert b"Nazma" not in b"".join(shown.values())
    shown_lengths = sorted(len(text) for text in texts(shown))
    assert shown_lengths == sorted(len(path.read_bytes().decode()) for path in STORY.glob("*.txt"))


def texts(made: dict[str, bytes]) -> list[str]:
    held = (parcel(content)[1] for name, content in made.items() if name.startswith("data/text"))
    return [document["text"] for one in held for document in one.values()]  # type: ignore[index]


def test_what_a_text_holds_stays_text(tmp_path: Path) -> None:
    hostile = (
        "Storm hits Oban</script><script>alert(1)</script> on Monday, killing two people, police said.\u2028Then <b>"
    )
    (tmp_path / "a.txt").write_text(f"{hostile}rain</b>.")
    coranto.build([tmp_path / "a.txt"], tmp_path / "x.coranto", workers=1)
    made = site(tmp_path / "x.coranto")
    assert b"alert(1)" not in made["index.html"]
    assert msgspec.json.decode(b"[" + made["data/dossier.js"][len(b"corantoTakes(") : -3] + b"]")[0] == "dossier"
