from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.api.answers import page
from coranto.model.errors import BadRequestError


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
