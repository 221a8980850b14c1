"""A source is erased while the dossier is served: readers see it whole or not at all, and then nothing of it."""

import re
import threading
import time

import pytest

from api.serving import TEXTS, dossier_of, served
from coranto import custody
from coranto.library import add, open_dossier
from coranto.model.errors import DossierBusyError

V1 = "/api/v1"
WORDS = re.compile("Lopes|Reyes|overload|twice what|the pier", re.I)
ERASED = "bay herald.txt"
OTHERS = {
    name: text.replace("\n\nThe owner, Sea Lines, denied that the ferry was overloaded.", "")
    for name, text in TEXTS.items()
}
QUESTIONS = (
    "/", f"{V1}/entries", f"{V1}/entries?order=rank", f"{V1}/entries?who=Lopes", f"{V1}/days", f"{V1}/claims",
    f"{V1}/entities", f"{V1}/places", f"{V1}/documents", f"{V1}/documents/bay%20herald.txt",
    f"{V1}/documents/bay%20herald.txt/text", f"{V1}/search?words=pier", f"{V1}/search?words=ferry", f"{V1}/figures",
    f"{V1}/disputes", f"{V1}/entries?as_of=2031-03-08", "/text/bay%20herald.txt",
)  # fmt: skip


def answers(client):
    """What is answered to every question now, and the mark that each answer has."""
    got = {question: client.get(question) for question in QUESTIONS}
    return {q: (one.status_code, one.content) for q, one in got.items()}, {
        q: r.headers.get("etag") for q, r in got.items()
    }


def test_what_is_erased_while_it_is_served_is_there_whole_or_not_at_all(tmp_path, monkeypatch):
    monkeypatch.setattr("coranto.store.connection.BUSY_MS", 50)
    dossier = dossier_of(tmp_path, OTHERS)
    with served(dossier) as client:
        before, marks = answers(client)
        assert sum(WORDS.search(body.decode()) is not None for _, body in before.values()) > 8
        version, seen, done = client.get(f"{V1}/dossier").json()["version"], [], threading.Event()

        def read():
            while not done.is_set():
                seen.append(client.get(f"{V1}/entries"))

        reader = threading.Thread(target=read)
        reader.start()
        try:
            with pytest.raises(DossierBusyError, match="Stop what reads or serves it"):
                custody.erase(dossier, ERASED, "court order")
            for _ in range(200):
                if client.get(f"{V1}/dossier").json()["version"] != version:
                    break
                time.sleep(0.05)
        finally:
            done.set()
            reader.join()
        after, _ = answers(client)
        again = {q: client.get(q, headers={"If-None-Match": mark}) for q, mark in marks.items() if mark}
    assert [q for q, (_, body) in after.items() if WORDS.search(body.decode())] == []
    assert [q for q, one in again.items() if one.status_code == 304 and before[q] != after[q]] == []
    whole = {before[f"{V1}/entries"], after[f"{V1}/entries"]}
    assert {(one.status_code, one.content) for one in seen} == whole
    assert len(whole) == 2
    add(dossier, workers=1)
    with open_dossier(dossier) as opened:
        assert opened.verify().faults == ()
        assert ERASED not in {one.doc for one in opened.documents()}
    with served(dossier) as client:
        assert answers(client)[0] == after
