"""Events in the columns of ACLED (codebook of 2024), with what ACLED has no column for beside them.

Only what is reported to have happened, unless claimed events are asked for: Coranto verifies nothing, and ACLED holds
what occurred. Types that ACLED does not code are left out, and counted.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.export.edition import Edition
from coranto.export.occurrences import Occurrence, occurrences, whole
from coranto.export.table import Cell, written
from coranto.model.assertion import Figure
from coranto.model.resolved import Event, Participant

COLUMNS: Final = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
    "actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
    "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
    "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
)  # fmt: skip
"""ACLED's own."""
BESIDE: Final = (
    "fatalities_min", "fatalities_max", "status", "phase", "until", "n_origins", "n_parties", "plover_type",
    "plover_modes", "country_code", "passages", "about",
)  # fmt: skip
"""What travels along."""

_VIOLENCE: Final = "Political violence"
_DEMONSTRATIONS: Final = "Demonstrations"
_STRATEGIC: Final = "Strategic developments"


@dataclass(frozen=True, slots=True)
class Coded:
    """ACLED's three words for a kind of event."""

    disorder: str
    type: str
    sub_type: str


_BATTLE: Final = Coded(_VIOLENCE, "Battles", "Armed clash")
_ATTACK: Final = Coded(_VIOLENCE, "Violence against civilians", "Attack")
_ASSAULTS: Final = (
    ("suicide-attack", Coded(_VIOLENCE, "Explosions/Remote violence", "Suicide bomb")),
    ("unconventional", Coded(_VIOLENCE, "Explosions/Remote violence", "Chemical weapon")),
    ("aerial", Coded(_VIOLENCE, "Explosions/Remote violence", "Air/drone strike")),
    ("drone", Coded(_VIOLENCE, "Explosions/Remote violence", "Air/drone strike")),
    ("heavy-weapons", Coded(_VIOLENCE, "Explosions/Remote violence", "Shelling/artillery/missile attack")),
    ("explosives", Coded(_VIOLENCE, "Explosions/Remote violence", "Remote explosive/landmine/IED")),
    ("sexual", Coded(_VIOLENCE, "Violence against civilians", "Sexual violence")),
    ("abduct", Coded(_VIOLENCE, "Violence against civilians", "Abduction/forced disappearance")),
    ("territory", Coded(_VIOLENCE, "Battles", "Non-state actor overtakes territory")),
    ("targeted", _ATTACK),
    ("beat", _ATTACK),
    ("torture", _ATTACK),
    ("execute", _ATTACK),
    ("destroy", Coded(_STRATEGIC, "Strategic developments", "Looting/property destruction")),
)
"""Modes of an assault, the one that decides first."""
_PROTESTS: Final = (
    ("riot", Coded(_DEMONSTRATIONS, "Riots", "Violent demonstration")),
    ("crowd-control", Coded(_DEMONSTRATIONS, "Protests", "Protest with intervention")),
)
_GOVERNMENTAL: Final = frozenset(("GOV", "MIL", "COP", "JUD"))
_INTER: Final = {
    "MIL": "State forces", "COP": "State forces", "GOV": "State forces", "REB": "Rebel group", "CVL": "Civilians",
}  # fmt: skip
_GEO: Final = {"site": 1, "city": 1, "district": 2, "province": 3, "region": 3}
"""A country or a water is nothing that ACLED could code."""
_TIME: Final = {"minute": 1, "part-of-day": 1, "day": 1, "week": 2, "month": 3}
_VAGUE: Final = (("dozens", 12), ("hundreds", 100), ("tens", 10), ("dozen", 12))
"""What ACLED counts for words without a number; in this format alone."""
_NOT_CODED: Final = "of a type that ACLED does not code"


def render(edition: Edition) -> str:
    """RFC 4180. Many days are one row, on the first of them; an event without a day keeps its row and an empty date."""
    kept: list[tuple[Occurrence, Coded]] = []
    left: Counter[str] = Counter()
    for row in occurrences(edition):
        coded = coded_as(row.event)
        if row.event.status not in (("reported", "claimed") if edition.claimed else ("reported",)):
            left[row.event.status] += 1
        elif row.event.phase not in ("under-way", "done"):
            left["not done"] += 1
        elif coded is None:
            left[_NOT_CODED] += 1
        else:
            kept.append((row, coded))
    said = ", ".join(f"{number} {why}" for why, number in sorted(left.items()))
    about = edition.about.in_words() + (f" Events left out: {said}." if said else "")
    return written((*COLUMNS, *BESIDE), [(*_row(row, coded), *_beside(row, about)) for row, coded in kept])


def coded_as(event: Event) -> Coded | None:
    """ACLED's words for an event of PLOVER's type and modes; null for what ACLED does not code."""
    modes = set(event.modes)
    if event.type == "ASSAULT":
        found = next((coded for mode, coded in _ASSAULTS if mode in modes), None)
        civilian = _hits_civilians(event)
        if found is None:
            return _ATTACK if civilian else _BATTLE
        if found.sub_type.startswith("Non-state") and any(a.sector in _GOVERNMENTAL for a in event.actors):
            return Coded(_VIOLENCE, "Battles", "Government regains territory")
        return found
    if event.type == "PROTEST":
        peaceful = Coded(_DEMONSTRATIONS, "Protests", "Peaceful protest")
        return next((coded for mode, coded in _PROTESTS if mode in modes), peaceful)
    if event.type == "COERCE" and "arrest" in modes:
        return Coded(_STRATEGIC, "Strategic developments", "Arrests")
    if (event.type == "AGREE" and "military" in event.contexts) or (event.type == "RETREAT" and "ceasefire" in modes):
        return Coded(_STRATEGIC, "Strategic developments", "Agreement")
    if event.type == "MOBILIZE" or (event.type == "RETREAT" and "withdraw" in modes):
        return Coded(_STRATEGIC, "Strategic developments", "Change to group/activity")
    return Coded(_STRATEGIC, "Strategic developments", "Other") if event.type == "COERCE" else None


def fatalities(figures: tuple[Figure, ...]) -> int | float | None:
    """The lowest that any source gives, as ACLED counts; empty where none does: unknown is not nought."""
    return whole(min((low for low in map(_lowest, figures) if low is not None), default=None))


def _lowest(figure: Figure) -> float | None:
    words = figure.text.lower()
    if figure.qualifier == "vague":
        return next((float(number) for word, number in _VAGUE if word in words), figure.low)
    return figure.low if figure.low is not None else figure.point


def _row(row: Occurrence, coded: Coded) -> tuple[Cell, ...]:
    event, place = row.event, row.event.place
    inter1, inter2 = _inter(event.actors), _inter(event.recipients)
    targeted = coded.disorder == _VIOLENCE and _hits_civilians(event)
    point = row.point if place is not None and place.precision in _GEO else None
    when = (event.begin[:10], int(event.begin[:4])) if event.begin is not None else (None, None)
    return (
        event.id, *when, _time_precision(row), coded.disorder, coded.type, coded.sub_type,
        *_sides(event.actors), inter1, *_sides(event.recipients), inter2,
        f"{inter1}-{inter2}" if inter1 and inter2 else None, "Civilian targeting" if targeted else None,
        row.country.numeric if row.country is not None and row.country.numeric != "000" else None, None,
        row.country.name if row.country is not None else None, row.admin1, None, None,
        place.name if place is not None else None, *(point or (None, None)),
        _GEO.get(place.precision or "") if place is not None else None,
        "; ".join(row.outlets), None, _notes(row), fatalities(row.killed), "; ".join(event.contexts) or None, None,
    )  # fmt: skip


def _beside(row: Occurrence, about: str) -> tuple[Cell, ...]:
    event = row.event
    return (
        whole(row.killed_min), whole(row.killed_max), event.status, event.phase, row.last_day, event.n_origins,
        event.n_parties, event.type, "; ".join(event.modes), row.country.alpha2 if row.country is not None else None,
        " ".join(one.permalink for one in row.passages), about,
    )  # fmt: skip


def _time_precision(row: Occurrence) -> int | None:
    """1 for a day, 2 for up to a week, 3 for up to a month; what is wider has no code."""
    event = row.event
    if event.begin is None:
        return None
    if event.time_precision != "range":
        return _TIME.get(event.time_precision or "day")
    if row.last_day is None:
        return None
    days = (date.fromisoformat(row.last_day) - date.fromisoformat(event.begin[:10])).days + 1
    return 1 if days <= 1 else 2 if days <= 7 else 3 if days <= 31 else None


def _notes(row: Occurrence) -> str:
    event = row.event
    said = [f"{event.title}."]
    if event.begin is not None and row.last_day not in (None, event.begin[:10]):
        said.append(f"From {event.begin[:10]} to {row.last_day}.")
    said += ["No clause names the place: it is what the dispatch tells of."] if _is_inferred(event) else []
    return " ".join([*said, *(f"“{one.quote}”" for one in row.passages)])


def _is_inferred(event: Event) -> bool:
    return event.place is not None and event.place.inferred


def _hits_civilians(event: Event) -> bool:
    return any(one.sector == "CVL" for one in event.recipients)


def _sides(people: tuple[Participant, ...]) -> tuple[str | None, str | None]:
    """The first, and those beside it."""
    names = [one.name for one in people]
    return (names[0] if names else None), ("; ".join(names[1:]) or None)


def _inter(people: tuple[Participant, ...]) -> str | None:
    return _INTER.get(people[0].sector or "") if people else None
