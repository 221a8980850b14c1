import json
from io import BytesIO
from pathlib import Path

import pytest

from coranto import streams
from coranto.library import open_dossier
from coranto.model.errors import BadRequestError, DossierExistsError, NotFoundError

DISPATCHES = {
    "a-ferry": (
        "2031-05-02",
        "Ferry Aurora sinks off Zanzibar",
        "Forty people are missing after the ferry Aurora sank.",
    ),
    "b-ferry": (
        "2031-05-03",
        "Search for survivors of Aurora off Zanzibar",
        "Divers searched the sunken ferry Aurora.",
    ),
    "a-vote": ("2031-05-02", "Bolivians vote for a new parliament", "Bolivia elected its parliament on Friday."),
    "b-vote": ("2031-05-03", "Bolivia counts its votes for parliament", "Ballots were counted in La Paz, Bolivia."),
}


def feed(path: Path, *names: str) -> Path:
    rows = [
        {"id": name, "title": title, "date": day, "outlet": f"The {name[0].upper()} Post", "text": text}
        for name, (day, title, text) in DISPATCHES.items()
        if name in names or not names
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def stream(tmp_path: Path) -> Path:
    return feed(tmp_path / "feed.jsonl")


def names(found: streams.Stories) -> list[list[str]]:
    return sorted([told.doc.split("::")[-1] for told in story.dispatches] for story in found.stories)


def test_a_feed_falls_into_its_stories(stream: Path) -> None:
    found = streams.stories([stream])
    assert names(found) == [["a-ferry", "b-ferry"], ["a-vote", "b-vote"]]
    assert found.stories[0].outlets == ("The A Post", "The B Post")
    assert (found.n_documents, found.problems) == (4, ())


def test_the_order_of_files_plays_no_part(tmp_path: Path) -> None:
    one, other = feed(tmp_path / "1.jsonl", "b-ferry", "a-vote"), feed(tmp_path / "2.jsonl", "a-ferry", "b-vote")
    assert streams.stories([one, other]).stories == streams.stories([other, one]).stories


def test_what_is_given_twice_counts_once(stream: Path) -> None:
    assert streams.stories([stream, stream]).n_documents == 4


def test_days_are_read_from_the_text_where_the_source_states_none(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("date 2031-05-02\nFerry Aurora sinks off Zanzibar\n\nForty are missing.\n")
    (tmp_path / "b.txt").write_text("Lemon cake\n\nBeat the eggs with the sugar.\n")
    days = {story.title: story.begin for story in streams.stories([tmp_path]).stories}
    assert days == {"Ferry Aurora sinks off Zanzibar": "2031-05-02", "Lemon cake": None}


def test_a_bad_document_is_a_problem_and_the_rest_goes_on(stream: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    found = streams.stories([tmp_path])
    assert [problem.doc for problem in found.problems] == ["empty.txt"]
    assert found.n_documents == 4


def test_what_fails_on_one_text_is_told_and_the_rest_goes_on(stream: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = streams.lead_of

    def lame(dispatch, tools):  # type: ignore[no-untyped-def]
        if dispatch.doc.endswith("a-vote"):
            raise ValueError("a fault")
        return whole(dispatch, tools)

    monkeypatch.setattr(streams, "lead_of", lame)
    found = streams.stories([stream])
    assert [(p.doc.split("::")[-1], "a fault" in p.what) for p in found.problems] == [("a-vote", True)]
    assert names(found) == [["a-ferry", "b-ferry"], ["b-vote"]]


def test_one_story_becomes_a_dossier_and_the_rest_stays_out(stream: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    ferry = next(story for story in streams.stories([stream]).stories if "Aurora" in story.title)
    report = streams.build_story([tmp_path], ferry.id[:6], tmp_path / "ferry.coranto", workers=1)
    assert (report.read, report.problems) == (2, ())
    with open_dossier(tmp_path / "ferry.coranto") as dossier:
        assert {one.doc for one in dossier.documents()} == {told.doc for told in ferry.dispatches}
    with pytest.raises(DossierExistsError):
        streams.build_story([tmp_path], ferry.id, tmp_path / "ferry.coranto", workers=1)


def test_standard_input_is_read_once_for_both(stream: Path, tmp_path: Path) -> None:
    data = stream.read_bytes()
    story = streams.stories(["-"], stdin=BytesIO(data)).stories[0]
    report = streams.build_story(["-"], story.id, tmp_path / "d.coranto", stdin=BytesIO(data), workers=1)
    assert report.documents == 2


def test_an_unknown_story_is_refused_and_near_ones_are_named(stream: Path) -> None:
    found = streams.stories([stream])
    story = found.stories[0]
    wrong = story.id[:-1] + ("a" if story.id[-1] != "a" else "b")
    with pytest.raises(NotFoundError, match=story.id):
        streams.story_of(found, wrong)
    with pytest.raises(NotFoundError, match="Bolivia"):
        streams.story_of(found, "bolivia")
    with pytest.raises(BadRequestError, match="More than one"):
        streams.story_of(streams.Stories((story, story), 4, (), 0.0), story.id)


def test_where_nothing_is_read_there_is_no_story(tmp_path: Path) -> None:
    found = streams.stories([tmp_path / "none.txt"])
    assert (found.stories, found.n_documents, len(found.problems)) == ((), 0, 1)
    with pytest.raises(NotFoundError, match="There is none"):
        streams.story_of(found, "x")
