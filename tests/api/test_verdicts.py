import pytest

from api.serving import TEXTS, TOKEN, dossier_of, served
from coranto.api.settings import Settings

V1 = "/api/v1"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
TWO = {"verdict": "different", "a": "Ana Lopes", "b": "Cruz", "by": "A. Editor", "note": "they are two"}


def test_a_verdict_is_obeyed_told_and_undone(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:
        before = client.get(f"{V1}/dossier").json()["version"]
        given = client.post(f"{V1}/judgements", json=TWO, headers=BEARER)
        assert given.status_code == 201, given.text
        row = given.json()
        assert (row["verdict"], row["by"], row["note"]) == ("different", "A. Editor", "they are two")
        assert [one["id"] for one in client.get(f"{V1}/judgements").json()["items"]] == [row["id"]]
        listed = client.get(f"{V1}/judgements").headers["etag"]
        after = client.get(f"{V1}/dossier").json()["version"]
        assert after != before
        contrary = client.post(f"{V1}/judgements", json={**TWO, "verdict": "same"}, headers=BEARER)
        assert contrary.status_code == 400
        undone = client.delete(f"{V1}/judgements/{row['id']}", params={"by": "A. Editor"}, headers=BEARER)
        assert (undone.status_code, undone.json()["undoes"]) == (200, row["id"])
        assert client.get(f"{V1}/dossier").json()["version"] == before
        assert len(client.get(f"{V1}/judgements", headers={"If-None-Match": listed}).json()["items"]) == 2
        assert client.delete(f"{V1}/judgements/{row['id']}", headers=BEARER).status_code == 404


@pytest.mark.parametrize(
    "given", [None, "", "Bearer", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x", "Bearer ä"]
)
def test_nothing_is_written_without_the_token(client, given):
    headers = {} if given is None else {"Authorization": given.encode()}
    answer = client.post(f"{V1}/judgements", json=TWO, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert client.delete(f"{V1}/judgements/abcd", headers=headers).status_code == 401
    assert client.get(f"{V1}/judgements").json()["items"] == []


def test_a_server_without_a_token_takes_none(ferry):
    with served(ferry) as client:
        answer = client.post(f"{V1}/judgements", json=TWO, headers=BEARER)
        assert answer.status_code == 403
        assert "--token-file" in answer.json()["remedy"]


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({**TWO, "verdict": "perhaps"}, 422),
        ({**TWO, "more": 1}, 422),
        ({**TWO, "a": ""}, 422),
        ({**TWO, "a": "Nobody Known"}, 404),
        ({**TWO, "b": "Ana Lopes"}, 400),
        ({"verdict": "item", "a": "Ana Lopes", "b": "fortytwo"}, 400),
        ({"verdict": "one-event", "a": "ab", "b": "cd"}, 400),
    ],
)
def test_what_is_no_verdict_is_said_with_the_remedy(client, body, status):
    answer = client.post(f"{V1}/judgements", json=body, headers=BEARER)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["remedy"]


@pytest.mark.parametrize(
    ("token", "shown", "standing"),
    [
        (None, f"Bearer {TOKEN}", {"takes": False, "allowed": False}),
        (TOKEN, None, {"takes": True, "allowed": False}),
        (TOKEN, f"Bearer {TOKEN}x", {"takes": True, "allowed": False}),
        (TOKEN, f"Basic {TOKEN}", {"takes": True, "allowed": False}),
        (TOKEN, f"bearer {TOKEN}", {"takes": True, "allowed": True}),
    ],
)
def test_a_page_learns_whether_it_may_judge(ferry, token, shown, standing):
    with served(ferry, Settings(token=token)) as client:
        headers = {} if shown is None else {"Authorization": shown}
        answer = client.get(f"{V1}/judging", headers=headers)
        assert (answer.status_code, answer.json()) == (200, standing)
        assert answer.headers["cache-control"] == "no-store"


def test_who_was_judged_to_be_another_is_found_by_the_old_id(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:
        tags = [one for one in client.get(f"{V1}/entities").json()["items"] if one["type"] == "organization"]
        one, other = tags[:2]
        body = {"verdict": "same", "a": one["id"], "b": other["id"]}
        row = client.post(f"{V1}/judgements", json=body, headers=BEARER).json()
        found = [client.get(f"{V1}/entities/{tag['id']}").json() for tag in (one, other)]
        assert found[0]["entity"]["id"] == found[1]["entity"]["id"]
        assert found[0]["judgements"] == [row["id"]]


def test_the_word_of_a_telling_divides_an_event(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:
        event = next(one for one in events_of(client) if len(one["passages"]) > 1)
        assert len(event["words"]) == len(event["passages"])
        ends = [{key: held[key] for key in ("doc", "start")} for held in (event["passages"][0], event["passages"][-1])]
        a, b = (f"{word['doc']}#char={word['start']},{word['end']}" for word in (event["words"][0], event["words"][-1]))
        given = client.post(f"{V1}/judgements", json={"verdict": "two-events", "a": a, "b": b}, headers=BEARER)
        assert given.status_code == 201, given.text
        for one in events_of(client):
            told = [{key: passage[key] for key in ("doc", "start")} for passage in one["passages"]]
            assert not (ends[0] in told and ends[1] in told), one["title"]


def events_of(client):
    """All events that a line tells of."""
    rows = client.get(f"{V1}/entries").json()["items"]
    return [client.get(f"{V1}/events/{id_}").json() for id_ in {id_: None for row in rows for id_ in row["events"]}]
