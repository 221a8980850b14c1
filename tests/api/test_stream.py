import json

from api.serving import TEXTS, dossier_of, served
from coranto.api.settings import Settings
from coranto.grading import Signed, grade
from coranto.library import add

V1 = "/api/v1"


def test_who_listens_hears_when_sources_arrive(tmp_path):
    dossier = dossier_of(tmp_path, TEXTS)
    (tmp_path / "later.txt").write_text("Bay Herald\n date 2031-03-10\n\nThe toll rose to 19, the coast guard said.\n")
    with served(dossier) as client:
        before = client.get(f"{V1}/dossier").json()
        with client.stream("GET", f"{V1}/changes") as heard:
            lines = heard.iter_lines()
            assert heard.headers["content-type"].startswith("text/event-stream")
            assert next(lines).startswith("retry:")
            add(dossier, [tmp_path / "later.txt"], workers=1)
            told = {}
            for line in lines:
                name, _, value = line.partition(": ")
                told[name] = value
                if name == "data":
                    break
        after = client.get(f"{V1}/dossier").json()
    assert told["event"] == "changed"
    assert json.loads(told["data"]) == {"version": after["version"]} == {"version": told["id"]}
    assert after["version"] != before["version"]
    assert after["counts"]["documents"] == before["counts"]["documents"] + 1


def test_who_listens_hears_of_grades_and_that_nothing_else_has_changed(tmp_path):
    dossier = dossier_of(tmp_path, TEXTS)
    with served(dossier) as client, client.stream("GET", f"{V1}/changes", params={"seconds": 30}) as heard:
        lines = heard.iter_lines()
        assert next(lines).startswith("retry:")
        grade(dossier, "bay herald.txt#char=147,171", "B2", Signed("A. Editor"))
        said = next(line for line in lines if line.startswith("event:"))
        assert said == "event: graded"
        assert client.get(f"{V1}/grades").json()["total"] == 1


def test_who_comes_back_hears_at_once_what_was_missed(client):
    heard = client.get(f"{V1}/changes", params={"seconds": 0}, headers={"Last-Event-ID": "an older one"})
    assert "event: changed" in heard.text
    assert "event: changed" not in client.get(f"{V1}/changes", params={"seconds": 0}).text


def test_only_so_many_listen(ferry):
    with served(ferry, Settings(listeners=1)) as client, client.stream("GET", f"{V1}/changes") as first:
        lines = first.iter_lines()
        next(lines)
        refused = client.get(f"{V1}/changes", params={"seconds": 0})
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "5")
        assert next(lines) == ": listening"
