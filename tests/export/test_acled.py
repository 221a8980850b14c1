import csv
from dataclasses import replace
from io import StringIO

import pytest

from coranto.export.acled import BESIDE, COLUMNS, coded_as, fatalities, render
from coranto.export.edition import Edition
from coranto.model.assertion import Figure
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Event, EventPlace, Participant
from editions import odd
from records import ferry

CODES = {
    "Battles": {"Armed clash", "Government regains territory", "Non-state actor overtakes territory"},
    "Explosions/Remote violence": {
        "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
        "Remote explosive/landmine/IED", "Grenade",
    },
    "Violence against civilians": {"Sexual violence", "Attack", "Abduction/forced disappearance"},
    "Protests": {"Peaceful protest", "Protest with intervention", "Excessive force against protesters"},
    "Riots": {"Violent demonstration", "Mob violence"},
    "Strategic developments": {
        "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
        "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory",
        "Other",
    },
}  # fmt: skip
"""The event types and sub-event types of ACLED's codebook."""
PEOPLE = (Participant(None, "villagers", None, "CVL"),)
ARMY = (Participant(None, "The army", "SD", "MIL"), Participant(None, "police", "SD", "COP"))


def happened(**changes: object) -> Event:
    (event,) = ferry().all(Event)
    return replace(event, type="ASSAULT", actors=ARMY, **changes)  # type: ignore[arg-type]


def rows(*events: Event, claimed: bool = False) -> list[dict[str, str]]:
    corpus = MemoryCorpus(ferry().by_doc, {**ferry().rows, Event: events})
    return list(csv.DictReader(StringIO(render(Edition(corpus, claimed=claimed)), newline="")))


@pytest.mark.parametrize(
    ("type_", "modes", "recipients", "coded"),
    [
        ("ASSAULT", (), (), ("Battles", "Armed clash")),
        ("ASSAULT", ("firearms",), PEOPLE, ("Violence against civilians", "Attack")),
        ("ASSAULT", ("aerial",), PEOPLE, ("Explosions/Remote violence", "Air/drone strike")),
        ("ASSAULT", ("heavy-weapons",), (), ("Explosions/Remote violence", "Shelling/artillery/missile attack")),
        ("ASSAULT", ("territory",), (), ("Battles", "Government regains territory")),
        ("ASSAULT", ("destroy",), (), ("Strategic developments", "Looting/property destruction")),
        ("PROTEST", ("demo",), (), ("Protests", "Peaceful protest")),
        ("PROTEST", ("riot",), (), ("Riots", "Violent demonstration")),
        ("COERCE", ("arrest",), (), ("Strategic developments", "Arrests")),
        ("MOBILIZE", ("troops",), (), ("Strategic developments", "Change to group/activity")),
        ("CONSULT", (), (), None),
        ("ACCUSE", (), (), None),
        (None, (), (), None),
    ],
)
def test_plover_becomes_acled(
    type_: str | None, modes: tuple[str, ...], recipients: tuple[Participant, ...], coded: tuple[str, str] | None
) -> None:
    found = coded_as(replace(happened(modes=modes, recipients=recipients), type=type_))
    assert (found and (found.type, found.sub_type)) == coded
    assert found is None or found.sub_type in CODES[found.type]


def test_columns_are_acleds_own_then_ours() -> None:
    assert len(COLUMNS) == 31
    header = render(Edition(ferry())).splitlines()[0]
    assert header == ",".join((*COLUMNS, *BESIDE))


def test_only_what_is_reported_to_have_happened_is_there_unless_claims_are_asked_for() -> None:
    events = [
        replace(happened(), id="a"),
        replace(happened(), id="b", status="claimed"),
        replace(happened(), id="c", status="planned", phase="planned"),
        replace(happened(), id="d", status="denied"),
        replace(happened(), id="e", type="CONSULT"),
    ]
    assert [row["event_id_cnty"] for row in rows(*events)] == ["a"]
    assert [row["event_id_cnty"] for row in rows(*events, claimed=True)] == ["a", "b"]
    left = "Events left out: 1 claimed, 1 denied, 1 of a type that ACLED does not code, 1 planned."
    assert rows(*events)[0]["about"].endswith(left)


def test_a_row_says_where_when_and_who() -> None:
    (row,) = rows(happened(recipients=PEOPLE, begin="2023-03-06", until="2023-03-09", time_precision="range"))
    assert (row["event_date"], row["year"], row["time_precision"], row["until"]) == (
        "2023-03-06", "2023", "2", "2023-03-08",
    )  # fmt: skip
    assert (row["actor1"], row["assoc_actor_1"], row["inter1"]) == ("The army", "police", "State forces")
    assert (row["interaction"], row["civilian_targeting"]) == ("State forces-Civilians", "Civilian targeting")
    assert (row["iso"], row["country"], row["location"], row["geo_precision"]) == (
        "608",
        "Philippines",
        "Batangas",
        "1",
    )
    assert (row["latitude"], row["longitude"]) == ("13.76", "121.06")
    assert "From 2023-03-06 to 2023-03-08." in row["notes"]


def test_a_country_is_no_point_and_no_day_is_no_date() -> None:
    where = EventPlace("Sudan", 15.5, 32.5, "SD", "country")
    (row,) = rows(happened(place=where, begin=None, until=None, time_precision=None))
    assert (row["latitude"], row["geo_precision"], row["event_date"], row["time_precision"]) == ("", "", "", "")
    assert (row["location"], row["country"]) == ("Sudan", "Sudan")
    assert rows(happened(place=None))[0]["location"] == ""


@pytest.mark.parametrize(
    ("text", "qualifier", "low", "counted"),
    [("dozens", "vague", 24.0, 12), ("hundreds of people", "vague", 200.0, 100), ("at least 11", "at-least", 11.0, 11)],
)
def test_vague_tolls_count_as_acled_counts_them(text: str, qualifier: str, low: float, counted: int) -> None:
    (figure,) = ferry().all(Figure)
    assert fatalities((replace(figure, text=text, qualifier=qualifier, low=low),)) == counted  # type: ignore[arg-type]
    assert fatalities(()) is None


def test_a_hostile_title_is_no_formula() -> None:
    corpus = odd()
    found = list(csv.DictReader(StringIO(render(Edition(corpus, claimed=True)), newline="")))
    assert [row["event_id_cnty"] for row in found] == ["ev2"]
    assert not any(cell.startswith(("=", "@", "+")) for row in found for cell in row.values())
