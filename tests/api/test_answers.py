from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from api.serving import TOKEN, dossier_of, served
from coranto.api.answers import page
from coranto.api.settings import Settings
from coranto.model.chronicle import Entry
from coranto.model.errors import BadRequestError
from coranto.model.resolved import Extent
from coranto.view.changes import Change

V1 = "/api/v1"
PAGED = (
    "entries", "claims", "figures", "series", "entities", "doubts", "places", "documents", "disputes",
    "since?day=2031-03-07", "judgements", "grades",
)  # fmt: skip
ALIKE = {
    "bay.txt": """Bay Herald
 date 2031-03-07

Mayor Ida Brand said on Monday that a ferry sank off Batangas, killing 11 people. Governor Irene Orban-Ruiz visited
Batangas. President Elvira Luz Quispe Mamani spoke.
""",
    "harbour.txt": """Harbour Post
 date 2031-03-08

Mayor Ida Brant said on Saturday that 14 people died when a ferry sank off Batangas. Minister Irene Ruiz of Manila
denied it. President Elvira Quispe spoke in Manila. An explosion in Manila on Friday injured 35 people, the army said.
""",
    "strait.txt": """Strait Letter
 date 2031-03-09

Police arrested the captain in Manila on Sunday. Mayor Ida Brant denied that the police fired shots.
An explosion in Manila on Friday injured 20 people, the police said.
""",
}


@pytest.fixture(scope="module")
def alike(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """Asks a server of names that are alike; each list has two rows or more."""
    with served(dossier_of(tmp_path_factory.mktemp("alike"), ALIKE), Settings(token=TOKEN)) as asking:
        bearer = {"Authorization": f"Bearer {TOKEN}"}
        for a, b in (("Ida Brand", "Irene Ruiz"), ("Ida Brant", "Irene Ruiz")):
            given = {"verdict": "different", "a": a, "b": b, "by": "A. Editor"}
            assert asking.post(f"{V1}/judgements", json=given, headers=bearer).status_code == 201
        for row in asking.get(f"{V1}/claims?limit=2").json()["items"]:
            given = {"about": row["id"], "source": "B", "information": 2, "reviewer": "A. Editor"}
            assert asking.post(f"{V1}/grades", json=given, headers=bearer).status_code == 201
        yield asking


@dataclass
class Item:
    id: str


def walked(items: list[Item], limit: int) -> list[str]:
    seen, cursor = [], None
    while True:
        part = page(items, limit, cursor)
        seen += [item.id for item in part["items"]]
        cursor = part["next"]
        if cursor is None:
            return seen


@given(st.lists(st.text(max_size=5), unique=True, max_size=20), st.integers(1, 7))
def test_pages_are_the_list(names: list[str], limit: int) -> None:
    assert walked([Item(name) for name in names], limit) == names


def test_a_cursor_goes_on_after_its_item_where_the_list_has_changed() -> None:
    first = page([Item(name) for name in "abcd"], 2, None)
    assert [one.id for one in page([Item(name) for name in "xabcd"], 2, first["next"])["items"]] == ["c", "d"]
    assert [one.id for one in page([Item(name) for name in "acd"], 2, first["next"])["items"]] == ["d"]
    assert page([], 2, first["next"])["items"] == []


def test_every_list_with_a_cursor_is_paged(client: httpx.Client) -> None:
    paths = client.get(f"{V1}/openapi.json").json()["paths"]
    lists = {
        path.removeprefix(f"{V1}/")
        for path, told in paths.items()
        if any(one["name"] == "cursor" for one in told.get("get", {}).get("parameters", ()))
    }
    assert lists == {path.partition("?")[0] for path in PAGED}


@pytest.mark.parametrize("path", PAGED)
def test_a_list_one_by_one_is_the_list(alike: httpx.Client, path: str) -> None:
    mark = "&" if "?" in path else "?"
    whole = alike.get(f"{V1}/{path}").json()["items"]
    assert len(whole) > 1
    seen, cursor = [], ""
    while cursor is not None:
        answer = alike.get(f"{V1}/{path}{mark}limit=1{cursor and '&cursor='}{cursor}")
        assert answer.status_code == 200, answer.text
        seen += answer.json()["items"]
        cursor = answer.json()["next"]
    assert seen == whole


def test_a_cursor_of_changes_goes_on_after_its_line_where_others_came_before_it() -> None:
    title, cited = "Divers reached the wreck", (Extent("strait.txt", 0, 24),)
    lines = [
        Entry(id_, None, None, None, None, title, title, "asserted", (), (), (), cited, 1, 0, False, False, False, 1)
        for id_ in "abcd"
    ]
    told = [*(Change("new", None, now, ()) for now in lines[:3]), Change("withdrawn", lines[3], None, ())]
    cursors = [page(told[1:], limit, None)["next"] for limit in (1, 2)]
    assert [page(told, 5, cursor)["items"] for cursor in cursors] == [told[2:], told[3:]]


def test_what_has_no_name_is_not_paged() -> None:
    with pytest.raises(TypeError):
        page([1, 2], 1, None)


@pytest.mark.parametrize("cursor", ["!", "YQ", "////", "ÄÖ", "eC55"])
def test_what_is_no_cursor_is_refused(cursor: str) -> None:
    with pytest.raises(BadRequestError):
        page([Item("a")], 1, cursor)


def test_the_same_question_is_answered_once_for_a_version(client) -> None:
    first = client.get("/api/v1/entries?limit=3")
    mark = first.headers["etag"]
    again = client.get("/api/v1/entries?limit=3", headers={"If-None-Match": f'"x", {mark}'})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", mark)
    assert client.get("/api/v1/entries?limit=2", headers={"If-None-Match": mark}).status_code == 200
    assert client.get("/api/v1/disputes").headers["etag"] != mark


def test_long_answers_are_sent_compressed_where_that_is_understood(client) -> None:
    assert client.get("/api/v1/openapi.json").headers["content-encoding"] == "gzip"
    plain = client.get("/api/v1/openapi.json", headers={"Accept-Encoding": "identity"})
    assert "content-encoding" not in plain.headers
