import json
from collections import Counter
from pathlib import Path

import pytest

from cli.asking import built, run

TEXTS = {
    "one.txt": (
        "Ferry sinks off Cebu\nBay Herald, 6 March 2023\n\n"
        "At least 11 people drowned when the ferry Santa Rita sank off Cebu on Monday, Captain Luz Reyes said.\n\n"
        "“She was not overloaded,” the owner, Tomas Uy, told reporters. “We counted every passenger.”\n\n"
        "It was not clear how many were on board. The Bay Herald could not verify the claim.\n"
    ),
    "two.txt": (
        "Toll rises to 14\nHarbour Wire, 7 March 2023\n\n"
        "The number of people killed in the sinking of the Santa Rita off Cebu has risen to 14, Captain Luz Reyes said "
        "on Tuesday.\n\n"
        "“She was not overloaded,” the owner, Tomas Uy, told reporters. “We counted every passenger.”\n"
    ),
}


@pytest.fixture(scope="module")
def dossier(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return built(tmp_path_factory.mktemp("ferry"), TEXTS)


def test_claims_stand_under_their_speakers_and_one_utterance_is_told_once(dossier: Path) -> None:
    shown = run("claims", dossier).output
    assert shown.count("“She was not overloaded") == 1
    rows = {row["name"]: row for row in map(json.loads, run("claims", dossier, "--json").output.splitlines())}
    (denial,) = (c for c in rows["Tomas Uy"]["claims"] if c["words"][0].startswith("She was not overloaded"))
    assert [place.partition("#")[0] for place in (denial["permalink"], *denial["also"])] == ["one.txt", "two.txt"]
    assert [c["said"] for c in rows["Luz Reyes"]["claims"]] == [
        "published Monday 6 March 2023",
        "said Tuesday 7 March 2023",
    ]


def test_claims_are_chosen_by_speaker_standing_manner_and_document(dossier: Path) -> None:
    assert "Luz Reyes" not in run("claims", dossier, "--by", "uy").output
    assert "Tomas Uy" in run("claims", dossier, "--status", "unverified").output
    assert "Luz Reyes" not in run("claims", dossier, "--mode", "direct").output
    assert run("claims", dossier, "--doc", "TWO", "--by", "reyes").output.count("two.txt#char=") == 1
    tuesday = run("claims", dossier, "--day", "2023-03-07", "--words", "HAS RISEN").output
    assert "has risen to 14" in " ".join(tuesday.split())
    assert "At least 11" not in tuesday
    assert run("claims", dossier, "--day", "yesterday").exit_code == 2
    assert run("claims", dossier, "--by", "nobody of this name").output == "No claim matches.\n"


def test_every_claim_shown_leads_to_its_words(dossier: Path) -> None:
    for row in map(json.loads, run("claims", dossier, "--json").output.splitlines()):
        for claim in row["claims"]:
            cited = run("cite", dossier, claim["permalink"], "--json")
            assert max(claim["words"], key=len) in " ".join(json.loads(cited.output)["quote"].split())


def test_figures_move_by_as_of_day(dossier: Path) -> None:
    shown = run("figures", dossier, "--what", "killed").output
    lines = [line.strip() for line in shown.splitlines() if "March 2023" in line]
    days = [line.split("  ")[0] for line in lines]
    assert (days, set(days)) == (sorted(days), {"Monday 6 March 2023", "Tuesday 7 March 2023"})
    assert "at least 11" in lines[0].lower()
    assert any("  14" in line and "Luz Reyes" in line for line in lines[1:])
    (series,) = map(json.loads, run("figures", dossier, "--what", "killed", "--json").output.splitlines())
    assert [step["low"] for step in series["steps"]] == [11, *[14] * (len(days) - 1)]
    for step in series["steps"]:
        cited = json.loads(run("cite", dossier, step["permalink"], "--json").output)
        assert " ".join(cited["quote"].split()) == step["amount"]
    assert run("figures", dossier, "--place", "Zurich", "--all").output == "No figure matches.\n"
    assert "Harbour" not in run("figures", dossier, "--day", "2023-03-01").output


def test_gaps_are_what_is_declared_unknown(dossier: Path) -> None:
    rows = [json.loads(line) for line in run("gaps", dossier, "--json").output.splitlines()]
    assert {(row["reason"], row["permalink"].partition("#")[0]) for row in rows} == {
        ("unclear", "one.txt"),
        ("unverifiable", "one.txt"),
    }
    assert "how many were on board" in run("gaps", dossier).output
    assert run("gaps", dossier, "--doc", "two").output == "Nothing that matches is declared unknown.\n"


def test_every_claim_figure_and_gap_is_shown_exactly_once(dossier: Path) -> None:
    kinds = Counter(
        json.loads(line)["kind"] for line in run("export", dossier, "--format", "jsonl").output.splitlines()
    )

    def shown(*arguments: str) -> list[str]:
        rows = [json.loads(line) for line in run(arguments[0], dossier, *arguments[1:], "--json").output.splitlines()]
        told = [one for row in rows for one in row.get("claims", row.get("steps", [row]))]
        return [place for one in told for place in (one["permalink"], *one["also"])]

    assert len([*shown("claims"), *shown("claims", "--mode", "narrator")]) == kinds["claim"] > 0
    assert len(shown("figures", "--all")) == kinds["figure"] > 0
    assert len(shown("gaps")) == kinds["gap"] > 0
