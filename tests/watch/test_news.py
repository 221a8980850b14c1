"""What is told of a change, and which alerts asked for it: on the whole path."""

from pathlib import Path

import pytest

from coranto.model.errors import BadRequestError
from coranto.steps import PATH
from coranto.watch.news import Alerts, News
from coranto.watch.settings import Alert, Folder, Sources
from watch.newsstand import Clock, put, watching

FIRST = " date 2024-03-02\n\nEleven people were killed in the flood in Solapur on Friday, police said.\n"
TOLL = " date 2024-03-03\n\nFourteen people were killed in the flood in Solapur on Friday, the mayor said on Sunday.\n"
OTHER = " date 2024-03-03\n\nThe finance minister of Ghana, Kofi Mensah, resigned on Saturday, his office said.\n"


def alerts() -> tuple[Alert, ...]:
    return (
        Alert("toll of Solapur", ("figure",), place="Solapur", counted="killed"),
        Alert("injured", ("figure",), counted="injured"),
        Alert("toll of Accra", ("figure",), place="Accra"),
        Alert("Mensah", ("new",), who="Mensah"),
        Alert("anything that changes", ("changed",)),
        Alert("disputes", ("disputed",)),
        Alert("altered at Solapur", ("altered",), place="Solapur"),
        Alert("altered at Accra", ("altered",), place="Accra"),
    )


def told(tmp_path: Path, *rounds: dict[str, str]) -> list[list[News]]:
    """The news of each round."""
    clock, folder = Clock(), tmp_path / "in"
    folder.mkdir()
    sources = Sources(folder=(Folder("drop", "in"),), alert=alerts(), home=tmp_path)
    found = []
    for texts in rounds:
        for name, words in texts.items():
            put(folder, name, words, clock.now() - 10)
        with watching(tmp_path, sources, clock, path=PATH) as opened:
            found.append([one for one in opened.go_on(once=True) if isinstance(one, News)])
        clock.time += 1_000
    return found


def altered_alerts(found: list[News]) -> list[tuple[str, ...]]:
    return [one.alerts for one in found if one.standing == "altered"]


def test_a_page_that_was_altered_is_told_whatever_the_chronicle_makes_of_it(tmp_path):
    changed = FIRST.replace("Eleven", "Twelve")
    first, second = told(tmp_path, {"a.txt": FIRST, "b.txt": OTHER}, {"a.txt": changed})
    assert altered_alerts(first) == []
    (one,) = [one for one in second if one.standing == "altered"]
    assert [(move.kind, move.was, move.now) for move in one.moves] == [("words", "Eleven", "Twelve")]
    assert one.moves[0].why == "Twelve people were killed in the flood in Solapur on Friday, police said."
    assert [note.quote for note in one.passages] == ["Twelve", "Eleven"]
    assert one.alerts == ("altered at Solapur",)


def test_a_page_that_tells_of_another_matter_than_before_is_told_as_altered(tmp_path, monkeypatch):
    monkeypatch.setattr("coranto.run.survey.ONE_BLOCK", 1)
    _, second = told(tmp_path, {"a.txt": FIRST, "b.txt": OTHER}, {"a.txt": OTHER + " More.\n"})
    (one,) = [one for one in second if one.standing == "altered"]
    assert {note.doc.partition("~")[0] for note in one.passages} == {"a.txt"}
    assert len({note.doc for note in one.passages}) == 2


def test_alerts_tell_of_what_they_ask_for_once_with_the_line_and_its_passages(tmp_path):
    more = {"d.txt": OTHER + " More.\n"}
    first, second, third = told(tmp_path, {"a.txt": FIRST}, {"b.txt": TOLL, "c.txt": OTHER}, more)
    assert {name for one in first for name in one.alerts} == set()
    asked = {name: [one for one in second if name in one.alerts] for name in (alert.name for alert in alerts())}
    (toll,) = asked["toll of Solapur"]
    moved = [move for move in toll.moves if move.kind == "figure"]
    assert [("Eleven" in move.was, "Fourteen" in move.now) for move in moved] == [(True, True)]
    quotes = " ".join(note.quote for note in toll.passages)
    assert "Eleven" in quotes
    assert "Fourteen" in quotes
    assert all(note.permalink.startswith(("a.txt#", "b.txt#")) for note in toll.passages)
    (resigned,) = asked["Mensah"]
    assert "resigned" in resigned.title
    assert resigned.standing == "new"
    assert not asked["injured"]
    assert not asked["toll of Accra"]
    assert {one.key for one in third}.isdisjoint(one.key for one in (*first, *second))
    assert "toll of Solapur" not in {name for one in third for name in one.alerts}


NONE = {
    "The alert a: war is no type": Alert("a", type="war"),
    "The alert a: 'March' is not a day": Alert("a", since="March"),
}


@pytest.mark.parametrize(("words", "alert"), NONE.items())
def test_an_alert_that_can_ask_for_nothing_is_refused(words, alert):
    with pytest.raises(BadRequestError, match=words):
        Alerts([alert])
