import pytest

from api.serving import TEXTS, TOKEN, dossier_of, served
from coranto import grading
from coranto.api.settings import Settings

V1 = "/api/v1"
BEARER = {"Authorization": f"Bearer {TOKEN}"}
OVERLOADED = "bay herald.txt#char=147,171"
B2 = {"about": OVERLOADED, "source": "B", "information": 2, "reviewer": "A. Editor", "rationale": "he was there"}


def test_a_grade_is_given_told_and_undone_and_the_chronicle_stays(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:
        version = client.get(f"{V1}/dossier").json()["version"]
        listed = client.get(f"{V1}/claims").headers["etag"]
        given = client.post(f"{V1}/grades", json=B2, headers=BEARER)
        assert given.status_code == 201, given.text
        row = given.json()
        assert (row["of"], row["found"], row["source"], row["information"]) == ("claim", "id", "B", 2)
        assert client.get(f"{V1}/dossier").json()["version"] == version
        assert client.get(f"{V1}/claims", headers={"If-None-Match": listed}).status_code == 200
        assert client.get(f"{V1}/grades").json()["items"] == [row]
        (claim,) = client.get(f"{V1}/claims", params={"graded": "once"}).json()["items"]
        assert (claim["id"], claim["grades"][0]["reviewer"]) == (row["about"], "A. Editor")
        entry = client.get(f"{V1}/entries/{claim['entry']}").json()
        assert [one["graded"] for one in entry["claims"] if one["id"] == claim["id"]] == ["once"]
        undone = client.delete(f"{V1}/grades/{row['id']}", params={"by": "A. Editor"}, headers=BEARER)
        assert (undone.status_code, undone.json()["undoes"]) == (200, row["id"])
        assert client.get(f"{V1}/grades").json()["items"] == []
        assert client.get(f"{V1}/claims").headers["etag"] != listed
        assert client.delete(f"{V1}/grades/{row['id']}", headers=BEARER).status_code == 404


def test_a_second_reader_stands_beside_the_first_and_the_queue_says_who_is_missing(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:

        def queued(state):
            found = client.get(f"{V1}/claims", params={"graded": state, "told": True}).json()["items"]
            return {claim["id"] for claim in found}

        told = queued("none")
        first = client.post(f"{V1}/grades", json=B2, headers=BEARER).json()["about"]
        assert queued("none") == told - {first}
        assert queued("once") == {first}
        client.post(f"{V1}/grades", json={**B2, "about": first, "reviewer": "N. N."}, headers=BEARER)
        assert queued("agree") == {first}
        client.post(f"{V1}/grades", json={**B2, "information": 5, "reviewer": "n. n."}, headers=BEARER)
        assert queued("differ") == {first}
        found = client.get(f"{V1}/grades", params={"about": first}).json()["items"]
        assert [(one["reviewer"], one["information"]) for one in found] == [("A. Editor", 2), ("n. n.", 5)]
        assert client.get(f"{V1}/grades", params={"by": "N. N."}).json()["total"] == 1


def test_events_and_figures_are_graded_too(tmp_path):
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN)) as client:
        entries = client.get(f"{V1}/entries").json()["items"]
        event = next(id_ for entry in entries for id_ in entry["events"])
        figure = client.get(f"{V1}/series").json()["items"][0]["points"][0]["id"]
        for of, about in (("event", event), ("figure", figure)):
            given = client.post(f"{V1}/grades", json={**B2, "about": about[:6]}, headers=BEARER)
            assert (given.status_code, given.json()["of"], given.json()["about"]) == (201, of, about), given.text
        assert client.get(f"{V1}/events/{event}").json()["graded"] == "once"
        assert client.get(f"{V1}/series").json()["items"][0]["points"][0]["graded"] == "once"
        assert client.get(f"{V1}/grades", params={"of": "figure"}).json()["total"] == 1


def test_a_grade_given_elsewhere_is_told_without_another_edition(tmp_path):
    path = dossier_of(tmp_path, TEXTS)
    with served(path) as client:
        assert client.get(f"{V1}/grades").json()["items"] == []
        row = grading.grade(path, OVERLOADED, "C3", grading.Signed("N. N."))
        for _ in range(100):
            found = client.get(f"{V1}/grades").json()["items"]
            if found:
                break
            client.get(f"{V1}/changes", params={"seconds": 0.1})
        assert [one["id"] for one in found] == [row.id]


@pytest.mark.parametrize("given", [None, "", "Bearer wrong", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_nothing_is_graded_without_the_token(client, given):
    headers = {} if given is None else {"Authorization": given}
    answer = client.post(f"{V1}/grades", json=B2, headers=headers)
    assert (answer.status_code, answer.headers["www-authenticate"]) == (401, "Bearer")
    assert client.delete(f"{V1}/grades/abcd", headers=headers).status_code == 401
    assert client.get(f"{V1}/grades").json()["items"] == []


def test_a_server_without_a_token_takes_no_grade(ferry):
    with served(ferry) as client:
        assert client.post(f"{V1}/grades", json=B2, headers=BEARER).status_code == 403


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({}, 422),
        ({**B2, "source": "G"}, 422),
        ({**B2, "information": 7}, 422),
        ({**B2, "of": "entity"}, 422),
        ({**B2, "more": 1}, 422),
        ({**B2, "reviewer": ""}, 422),
        ({**B2, "reviewer": "  "}, 400),
        ({**B2, "about": "ab"}, 400),
        ({**B2, "about": "bay herald.txt#char=x"}, 400),
        ({**B2, "about": "bay herald.txt#char=9,3"}, 400),
        ({**B2, "about": "bay herald.txt#char=0,900"}, 400),
        ({**B2, "about": "none.txt#char=0,9"}, 404),
        ({**B2, "about": "zzzzzzzz"}, 404),
    ],
)
def test_what_is_no_grade_is_said_with_the_remedy(client, body, status):
    answer = client.post(f"{V1}/grades", json=body, headers=BEARER)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.json()["remedy"]
