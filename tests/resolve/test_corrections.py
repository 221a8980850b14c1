import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Event, Relation
from support import corpus


def taken_back(*texts: str) -> list[tuple[str, str, str]]:
    """Type and the words of both sides of each correction and withdrawal in dispatches of days running."""
    named = {f"{chr(97 + i)}.txt": f"DELTA TOWN, {11 + i} May 2031 - {text}" for i, text in enumerate(texts)}
    made = corpus(named, last="relations")
    told = {c.id: c.text for c in made.all(Claim)} | {e.id: e.title for e in made.all(Event)}
    return [
        (r.type, told[r.a], told[r.b])
        for r in made.all(Relation)
        if r.type in ("corrects", "retracts") and r.a in told and r.b in told
    ]


@pytest.mark.parametrize(
    "notice",
    [
        "An earlier version of this article said the dam at Kariba had burst. In fact, engineers had opened its gates.",
        "The first report on our site said the dam at Kariba had burst. Engineers had only opened its gates.",
        "On Friday we said the dam at Kariba had burst. In fact, engineers had opened its gates.",
        "Our Bulletin No. 6 said the dam at Kariba had burst. Engineers had opened its gates.",
        "My statement, which said that the dam at Kariba had burst, was incorrect. Engineers had opened its gates.",
        "This page wrongly reported that the dam at Kariba had burst. Engineers had opened its gates.",
    ],
)
def test_what_follows_a_notice_corrects_what_it_quotes_and_whoever_told_it_before(notice: str) -> None:
    first = "The water board said the dam at Kariba had burst."
    found = taken_back(first, f"Rain fell all night. {notice}")
    assert found
    assert {kind for kind, _, _ in found} == {"corrects"}
    assert all("gates" in right and "burst" in wrong for _, right, wrong in found)


@pytest.mark.parametrize(
    "text",
    [
        "The report said the dam at Kariba had burst. In fact, engineers had opened its gates.",
        "An earlier version of this article said the dam had burst.\n\nThe minister said schools would open.",
        "The board said an earlier quake had cracked the dam. Engineers opened its gates.",
    ],
)
def test_what_is_no_notice_of_its_own_corrects_nothing(text: str) -> None:
    assert taken_back(text) == []


def test_a_statement_is_taken_back_by_whoever_made_it() -> None:
    first = (
        "Green Coast said eleven wells near the smelter had been poisoned. The union said the wells had been poisoned."
    )
    later = "Green Coast has withdrawn its statement on the poisoned wells, saying the samples had been mixed up."
    ((kind, _, wrong),) = taken_back(first, later)
    assert kind == "retracts"
    assert wrong.startswith("eleven wells")


def test_who_refuses_to_take_back_takes_nothing_back() -> None:
    first = "Green Coast said eleven wells near the smelter had been poisoned."
    assert taken_back(first, "Green Coast refused to withdraw its statement on the poisoned wells.") == []
