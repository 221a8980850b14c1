import json
from datetime import date, timedelta
from pathlib import Path

from msgspec.json import encode
from training.timeline_weights import climbed, examples, fitted

from coranto.resources.timelines import parse

EVENTS = {
    "2016-02-01": "The reservoir above Kemi overflowed and flooded the paper mill.",
    "2016-02-20": "The council of Kemi voted to rebuild the paper mill upstream.",
    "2016-03-15": "A court in Kemi ordered the reservoir company to pay the millers.",
}


def unpacked(folder: Path) -> Path:
    """A topic in which every event is told on its day and again ten days later, beside news of no story."""
    docs = folder / "kemi" / "docs"
    docs.mkdir(parents=True)
    for number, (day, event) in enumerate(EVENTS.items()):
        later = date.fromisoformat(day) + timedelta(10)
        when = date.fromisoformat(day).strftime("%d %B").lstrip("0")
        (docs / f"{day}_a_{number}.txt").write_text(f"{event} The weather stayed cold and dry in the north.\n")
        (docs / f"{later}_b_{number}.txt").write_text(
            f"{event[:-1]} on {when}. Shops sold fewer coats than last year.\n"
        )
    gold = {day: [event] for day, event in EVENTS.items()}
    (folder / "kemi" / "gold.json").write_text(json.dumps({"keywords": ["mill"], "timelines": {"x": gold}}))
    return folder


def test_weights_are_fitted_to_gold_and_can_be_read_back(tmp_path: Path) -> None:
    given = list(examples(unpacked(tmp_path)))
    assert [tuple(one.gold) for one in given] == [tuple(date.fromisoformat(day).toordinal() for day in EVENTS)]
    found = fitted(given)
    weights = parse(encode(found))
    assert weights.days.month > 0
    assert fitted(given) == found


def test_climbing_takes_the_best_choice_of_each_entry_and_stays_where_nothing_helps() -> None:
    choices = {"a": (0.0, 1.0, 2.0), "b": (0.0, 5.0)}
    assert climbed({"a": 0.0, "b": 5.0}, choices, lambda w: -abs(w["a"] - 2) - w["b"], 0.1) == {"a": 2.0, "b": 0.0}
    assert climbed({"a": 9.0, "b": 9.0}, choices, lambda w: 1.0, 0.1) == {"a": 9.0, "b": 9.0}
