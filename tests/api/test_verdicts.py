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
