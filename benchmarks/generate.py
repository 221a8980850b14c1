"""Made-up dispatches of a developing crisis: several outlets, several days, agency text in common, tolls that move.

Each story is one happening at one place and day, told by a handful of outlets over the days after it; so a larger
dossier holds more stories, not one story told more often. All follows from the seed.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Final

TELLINGS: Final = 6
"""Dispatches about one story."""

PLACES: Final = (
    "Lima", "Cusco", "Nairobi", "Mombasa", "Chittagong", "Dhaka", "Cebu", "Davao", "Izmir", "Adana", "Naples", "Turin",
    "Porto", "Lyon", "Leeds", "Cork", "Malmö", "Oslo", "Gdansk", "Brno", "Osaka", "Sendai", "Busan", "Hue", "Medan",
    "Perth", "Suva", "Quito", "Recife", "Salta", "Oaxaca", "Tampa", "Halifax", "Accra", "Kano", "Lusaka", "Beira",
    "Tunis", "Aleppo", "Basra", "Shiraz", "Herat", "Multan", "Pune", "Patna", "Kandy", "Mandalay", "Harbin", "Wuhan",
)  # fmt: skip
GIVEN: Final = ("Maria", "Ahmed", "Lena", "Tomas", "Aisha", "Ravi", "Grace", "Kenji", "Olga", "Peter", "Nadia", "Luis")
FAMILY: Final = (
    "Okafor", "Lindqvist", "Marchetti", "Haddad", "Kowalski", "Tanaka", "Mbeki", "Rahman", "Castillo", "Novak", "Silva",
    "Demir", "Nguyen", "Larsen", "Petrov", "Achebe", "Ferrer", "Dlamini", "Qureshi", "Holm", "Ibarra", "Weiss",
)  # fmt: skip
OFFICES: Final = ("the governor", "the interior ministry", "the mayor", "the fire service", "the health ministry",
                  "the army", "the Red Cross", "the opposition", "the union")  # fmt: skip
OUTLETS: Final = ("The Courier", "Daily Post", "Evening Mail", "The Observer", "Morning Star", "The Tribune")
HAPPENINGS: Final = (
    ("An explosion tore through a warehouse in {place}", "the explosion"),
    ("A river burst its banks near {place} and flooded two districts", "the flood"),
    ("Gunmen attacked a police post outside {place}", "the attack"),
    ("A magnitude {n}.{d} earthquake struck {place}", "the earthquake"),
    ("Thousands of workers went on strike and marched through {place}", "the march"),
    ("Troops entered the northern suburbs of {place}", "the advance"),
    ("A passenger train left the rails near {place}", "the crash"),
    ("A court in {place} sentenced the former minister {person} to {n} years in prison", "the verdict"),
)
REPORTS: Final = (
    "At least {toll} people were killed and {hurt} were injured in {name}, {office} said on {weekday}.",
    "{office_up} put the death toll at {toll} on {weekday}, up from {fewer} a day earlier.",
    "More than {many} people have left their homes since {name}, according to {office}.",
    "{office_up} denied that any warning had been ignored before {name}.",
    "Reporters could not independently verify the figures given by {office}.",
    "“We heard a noise and then everything went dark,” said {person}, who lives near the station in {place}.",
    "{person}, a spokesman for {office}, said the damage could reach ${many} million.",
    "{office_up} accused {other} of delaying the rescue in {place}.",
    "{office_up} said it would send {hurt} rescuers to {place} by {next_day}.",
    "The airport in {place} was closed late on {weekday} and would reopen on {next_day}, {person} told reporters.",
    "It was not clear how many people were missing after {name}.",
    "Roads between {place} and {elsewhere} were blocked for a second day.",
    "“Nobody will be left alone,” {person} told a crowd in {place} on {weekday}.",
    "{other_up} called on {office} to publish the names of the missing.",
    "Power was cut in {hurt} villages around {place}, about {d}0 km from {elsewhere}.",
    "{person} visited the wounded in a hospital in {place} and promised ${hurt} million in aid.",
)


@dataclass(frozen=True, slots=True)
class Telling:
    """One made-up dispatch: its file name and its text."""

    name: str
    text: str


def dispatches(count: int, seed: int = 1) -> Iterator[Telling]:
    """``count`` dispatches, story by story."""
    chance = random.Random(seed)
    for number in range(count):
        if number % TELLINGS == 0:
            story = _Story(chance)
        yield story.told(number)


def write(folder: Path, count: int, seed: int = 1) -> Path:
    """The folder, now holding ``count`` dispatches as files."""
    folder.mkdir(parents=True, exist_ok=True)
    for telling in dispatches(count, seed):
        (folder / telling.name).write_text(telling.text, encoding="utf-8")
    return folder


class _Story:
    """One happening, and what is said of it for some days."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.place = chance.choice(PLACES)
        self.day = date(2023, 1, 1) + timedelta(days=chance.randrange(300))
        self.people = [f"{chance.choice(GIVEN)} {chance.choice(FAMILY)}" for _ in range(4)]
        self.toll = chance.randrange(3, 60)
        happening, self.name = chance.choice(HAPPENINGS)
        self.lead = self.filled(happening, self.day)
        self.agency = [self.filled(report, self.day) for report in chance.sample(REPORTS, 5)]

    def filled(self, pattern: str, day: date) -> str:
        """The pattern with this story's names and figures."""
        chance = self.chance
        office, other = chance.sample(OFFICES, 2)
        toll = self.toll + (day - self.day).days * chance.randrange(4)
        return pattern.format(
            place=self.place, elsewhere=chance.choice(PLACES), person=chance.choice(self.people), name=self.name,
            office=office, office_up=office[0].upper() + office[1:], other=other, other_up=other[0].upper() + other[1:],
            toll=toll, fewer=max(1, toll - 2), hurt=chance.randrange(12, 400), many=f"{chance.randrange(2, 90)},000",
            n=chance.randrange(3, 9), d=chance.randrange(1, 9), weekday=f"{day:%A}",
            next_day=f"{day + timedelta(days=1):%A}",
        )  # fmt: skip

    def told(self, number: int) -> Telling:
        """The next dispatch about it, one in three of them without its date."""
        chance = self.chance
        day = self.day + timedelta(days=chance.randrange(4))
        outlet = chance.choice(OUTLETS)
        head = f"{outlet} date {day.isoformat()}\n\n" if number % 3 else ""
        sentences = [f"{self.lead} on {self.day:%A}.", *self.agency[: chance.randrange(1, 5)]]
        sentences += [self.filled(report, day) for report in chance.sample(REPORTS, chance.randrange(8, 16))]
        paragraphs = [" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2)]
        return Telling(f"{number:05}.txt", head + "\n\n".join(paragraphs) + "\n")
