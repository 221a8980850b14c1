import asyncio
import pickle

import httpx
import pytest
from fastapi import FastAPI

from api.serving import TEXTS, TOKEN, dossier_of, served
from coranto.api.editions import Edition
from coranto.api.newsstand import Newsstand
from coranto.api.press import Press, _answered
from coranto.api.problems import MEDIA_TYPE, RefusedError, install
from coranto.api.settings import Settings
from coranto.library import add
from coranto.model.errors import DossierMissingError
from coranto.view.filters import Filter

QUESTIONS = (
    "dossier", "entries", "entries?order=rank&limit=1", "entries?as_of=2031-03-08&order=rank", "days", "disputes",
    "since?day=2031-03-08", "claims?limit=2", "figures", "series", "entities", "entities?who=Lopes", "places",
    "places?day=2031-03-06", "documents", "documents/bay%20herald.txt", "documents/none%3Fid=42",
    "search?words=ferry", "entries/none", "places/none", "entries?type=nothing", "claims?limit=0",
)  # fmt: skip


@pytest.fixture(scope="module")
def pressed(ferry):
    with served(ferry, Settings(token=TOKEN), press=True) as asking:
        yield asking


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_press_changes_no_answer(client: httpx.Client, pressed: httpx.Client, question: str) -> None:
    plain, other = (asking.get(f"/api/v1/{question}") for asking in (client, pressed))
    assert (plain.status_code, plain.content) == (other.status_code, other.content)
    assert {k: v for k, v in plain.headers.items() if k != "date"} == {
        k: v for k, v in other.headers.items() if k != "date"
    }


def test_a_line_and_its_pages_are_the_same(client: httpx.Client, pressed: httpx.Client) -> None:
    row = client.get("/api/v1/entries").json()["items"][0]
    for path in (f"entries/{row['id']}", f"events/{row['events'][0]}", f"places/{row['place']['key']}"):
        plain, other = (asking.get(f"/api/v1/{path}") for asking in (client, pressed))
        assert plain.status_code == 200
        assert plain.json() == other.json()
        again = pressed.get(f"/api/v1/{path}", headers={"If-None-Match": other.headers["etag"]})
        assert again.status_code == 304


def test_a_dispatch_is_found_whatever_signs_its_name_holds(tmp_path) -> None:
    name = "story?id=42#top\\end.txt"
    with served(dossier_of(tmp_path, {name: "Divers reached the wreck on 9 March 2031.\n"}), press=True) as asking:
        found = asking.get("/api/v1/documents/story%3Fid=42%23top%5Cend.txt")
        assert (found.status_code, found.json()["tag"]["doc"]) == (200, name)


def test_a_grade_is_in_what_the_press_answers(tmp_path) -> None:
    with served(dossier_of(tmp_path, TEXTS), Settings(token=TOKEN), press=True) as asking:
        claim = asking.get("/api/v1/claims").json()["items"][0]
        assert claim["grades"] == []
        opinion = {"about": claim["id"], "source": "B", "information": 2, "reviewer": "A. Editor"}
        given = asking.post("/api/v1/grades", json=opinion, headers={"Authorization": f"Bearer {TOKEN}"})
        assert given.status_code == 201
        assert asking.get("/api/v1/claims").json()["items"][0]["grades"]


def test_the_next_edition_is_laid_out_aside_and_the_last_goes_with_its_press(tmp_path) -> None:
    dossier = dossier_of(tmp_path, TEXTS)
    (tmp_path / "later.txt").write_text("Bay Herald\n date 2031-03-10\n\nThe toll rose to 19, the coast guard said.\n")
    with Newsstand(dossier, press=True) as stand:
        with stand.edition() as old:
            before = len(old.matching(Filter()))
            add(dossier, [tmp_path / "later.txt"], workers=1)
            stand.renew()
            assert len(old.matching(Filter())) == before
        assert not old._press._process.is_alive()
        with stand.edition() as new:
            assert new.version == stand.version != old.version
            assert b"later.txt" in new.ask("/api/v1/documents", b"").body


def test_a_question_that_fails_is_answered_and_the_press_goes_on() -> None:
    app = FastAPI()
    install(app)

    @app.get("/fails")
    def fails() -> None:
        raise StopIteration

    failed = asyncio.run(_answered(app, "/fails", b""))
    assert (failed.status, failed.media_type) == (500, MEDIA_TYPE)


def test_where_nothing_was_answered_the_fault_is_raised() -> None:
    async def silent(*_: object) -> None:
        raise ValueError("nothing to say")

    with pytest.raises(ValueError, match="nothing to say"):
        asyncio.run(_answered(silent, "/", b""))


def test_what_cannot_be_opened_is_said(tmp_path) -> None:
    press = Press(tmp_path / "none.coranto")
    with pytest.raises(DossierMissingError):
        press.stands()
    with pytest.raises(RefusedError):
        press.ask("/api/v1/days", b"", ())
    press.close()


def test_where_a_press_has_stopped_another_edition_is_out_soon(ferry) -> None:
    with Newsstand(ferry, readers=1, press=True) as stand:
        with stand.edition() as edition:
            assert edition.lines().lines
            edition._press._process.kill()
            edition._press._process.join()
            with pytest.raises(RefusedError) as refused:
                edition.ask("/api/v1/documents", b"")
            assert refused.value.status == 503
            assert edition.matching(Filter(place="Batangas"))
        stand.look()
        with stand.edition() as edition:
            assert edition.ask("/api/v1/documents", b"").status == 200


def test_the_first_lines_are_there_before_all_are_laid_out(ferry) -> None:
    edition = Edition(ferry, readers=1, press="prompt")
    first = edition.matching(Filter())
    assert edition._lines is None
    begun = list(first[:2])
    assert edition._lines is None
    assert len(first) == len(edition.lines().lines) == len(list(first))
    assert (begun, list(first)) == (list(edition.matching(Filter())[:2]), list(edition.matching(Filter())))
    edition.close()


def test_a_refusal_goes_from_process_to_process() -> None:
    again = pickle.loads(pickle.dumps(RefusedError(503, "It changes too fast", "Ask again.")))
    assert (type(again), again.status, again.what, again.remedy) == (
        RefusedError,
        503,
        "It changes too fast",
        "Ask again.",
    )
