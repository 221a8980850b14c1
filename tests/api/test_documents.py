from urllib.parse import quote

import pytest

from api.serving import TEXTS

V1 = "/api/v1"
HOSTILE = "<script>alert(1)</script>.txt"


@pytest.mark.parametrize("name", list(TEXTS))
def test_a_document_is_given_as_it_is_and_as_data(client, name):
    answer = client.get(f"{V1}/documents/{quote(name, safe='')}")
    assert answer.headers["content-type"] == "application/json"
    told = answer.json()
    assert (told["text"], told["tag"]["doc"]) == (TEXTS[name], name)
    assert [mark for mark in told["marks"] if not 0 <= mark["start"] < mark["end"] <= len(told["text"])] == []
    assert {mark["layer"] for mark in told["marks"]} >= {"time", "place"}


def test_documents_are_listed_with_their_dates(client):
    listed = client.get(f"{V1}/documents").json()["items"]
    assert [one["doc"] for one in listed] == sorted(TEXTS)
    assert {one["published"]["start"] for one in listed} == {"2031-03-07", "2031-03-08", "2031-03-09"}


def test_searching_finds_sentences_in_their_context(client):
    (found,) = client.get(f"{V1}/search", params={"words": "twice should"}).json()["items"]
    assert "twice what it should" in found["quote"]
    assert TEXTS[found["doc"]][found["start"] : found["end"]] == found["quote"]
    assert found["before"].endswith(TEXTS[found["doc"]][found["start"] - 20 : found["start"]])
    assert client.get(f"{V1}/search", params={"words": '" AND ('}).json()["items"] == []


def test_a_passage_is_cited_with_its_hashes(client):
    told = client.get(f"{V1}/cite", params={"passage": "bay herald.txt#char=30,37"}).json()
    assert told["quote"] == TEXTS["bay herald.txt"][30:37]
    assert len(told["sha256"]) == len(told["text_sha256"]) == 64


@pytest.mark.parametrize("path", ["entries", "claims", "figures", "entities", "places", "documents", "disputes"])
def test_hostile_words_come_back_as_data_only(client, path):
    answer = client.get(f"{V1}/{path}", params={"limit": 500})
    assert answer.json()["total"] > 0
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_hostile_words_in_a_question_come_back_as_data_only(client):
    for path in (
        f"{V1}/entries/<script>alert(1)</script>",
        f"{V1}/cite?passage=<script>",
        "/<script>alert(1)</script>",
    ):
        answer = client.get(path)
        assert answer.headers["content-type"] == "application/problem+json"
