import httpx
import pytest

from coranto.library import open_dossier

V1 = "/api/v1"


def items(client: httpx.Client, path: str, **query: str | int | bool) -> list[dict]:
    answer = client.get(f"{V1}/{path}", params=query)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def test_the_dossier_says_what_it_is_of(client, ferry):
    told = client.get(f"{V1}/dossier").json()
    assert (told["title"], told["schema"], told["unfinished"]) == ("ferry", "coranto/1", False)
    assert told["counts"]["documents"] == len(told["documents"]) == 3
    with open_dossier(ferry) as dossier:
        assert told["version"] == dossier.version
        assert told["counts"]["entries"] == len(dossier.entries())


def test_entries_are_rows_in_the_order_of_the_chronicle(client, ferry):
    with open_dossier(ferry) as dossier:
        assert [row["id"] for row in items(client, "entries")] == [entry.id for entry in dossier.entries()]
    ranks = [row["rank"] for row in items(client, "entries", order="rank")]
    assert ranks == sorted(ranks)


@pytest.mark.parametrize("limit", [1, 2, 3])
def test_a_cursor_leads_through_all_of_them_once(client, limit):
    seen, cursor = [], None
    while True:
        query = {"limit": limit} | ({"cursor": cursor} if cursor else {})
        part = client.get(f"{V1}/entries", params=query).json()
        seen += [row["id"] for row in part["items"]]
        cursor = part["next"]
        if cursor is None:
            break
        assert len(part["items"]) == limit
    assert seen == [row["id"] for row in items(client, "entries")]
    assert part["total"] == len(seen)


@pytest.mark.parametrize(
    ("query", "holds"),
    [
        ({"who": "Lopes"}, lambda row: "bay herald.txt" in row["docs"]),
        ({"place": "Manila"}, lambda row: row["place"]["name"] == "Manila"),
        ({"disputed": True}, lambda row: row["disputed"]),
        ({"doc": "harbour"}, lambda row: "wire/harbour.txt" in row["docs"]),
        ({"from": "2031-03-06"}, lambda row: row["day"] >= "2031-03-05"),
        ({"type": "coerce"}, lambda row: "COERCE" in row["types"]),
    ],
)
def test_filters_are_those_of_the_command_line(client, query, holds):
    found = items(client, "entries", **query)
    assert found
    assert all(map(holds, found))
    assert len(found) < len(items(client, "entries"))
    assert sum(day["entries"] for day in client.get(f"{V1}/days", params=query).json()) == len(found)


def test_what_was_known_on_a_day_has_no_later_dispatch(client):
    rows = items(client, "entries", as_of="2031-03-07")
    assert rows
    assert {doc for row in rows for doc in row["docs"]} == {"bay herald.txt"}
    assert client.get(f"{V1}/dossier", params={"as_of": "2031-03-07"}).json()["counts"]["documents"] == 1


def test_an_entry_leads_to_its_passages_events_and_disputes(client):
    row = next(row for row in items(client, "entries") if row["events"])
    detail = client.get(f"{V1}/entries/{row['id']}").json()
    assert detail["row"] == row
    assert len(detail["passages"]) == len(row["citations"])
    for passage in detail["passages"]:
        text = client.get(f"{V1}/documents/{passage['doc']}").json()["text"]
        assert text[passage["start"] : passage["end"]] == passage["quote"]
    event = client.get(f"{V1}/events/{row['events'][0]}").json()
    assert row["id"] in event["entries"]
    assert client.get(f"{V1}/entries/{row['id'][:6]}").json()["row"]["id"] == row["id"]


def test_disputes_have_both_sides(client):
    (card, *_) = items(client, "disputes")
    assert len(card["sides"]) > 1
    assert set(card["entries"]) <= {row["id"] for row in items(client, "entries")}


def test_what_is_new_since_a_day_cites_what_came_since(client):
    changes = items(client, "since", day="2031-03-08")
    assert {change["standing"] for change in changes} >= {"new"}
    assert items(client, "since", day="2031-03-20") == []


@pytest.mark.parametrize(
    "path", [f"{kind}/none" for kind in ("entries", "events", "claims", "entities", "places", "documents")]
)
def test_what_is_not_there_is_said_with_the_remedy(client, path):
    answer = client.get(f"{V1}/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("entries?day=2031-02-30", 400),
        ("entries?type=none", 400),
        ("entries?status=none", 400),
        ("entries?cursor=%21", 400),
        ("entries?cursor=LTUueA", 200),
        ("entries?as_of=2031-13-01", 400),
        ("entries?limit=0", 422),
        ("entries?limit=9999", 422),
        ("entries?order=none", 422),
        ("since?day=now", 422),
        ("search", 422),
        ("cite?passage=none", 400),
        ("cite?passage=none%23char=0,1", 404),
        ("nothing", 404),
    ],
)
def test_what_is_asked_wrongly_is_said_with_the_remedy(client, path, status):
    answer = client.get(f"{V1}/{path}")
    assert answer.status_code == status
    if status != 200:
        told = answer.json()
        assert (told["status"], answer.headers["content-type"]) == (status, "application/problem+json")
        assert told["detail"]
        assert told["remedy"]
