"""Where those who act or speak sit: a ministry in its capital, a state in itself, a body of many states nowhere."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from coranto.model.annotation import Place
from coranto.resources import toponym_words
from coranto.resources.gazetteer import PlaceRow
from coranto.text.spans import Span
from coranto.tools import Tools

_NATIONAL: Final = re.compile(
    r"\b(?:government|presidential|cabinet|ministr(?:y|ies)|ministers?|kremlin|white house|foreign office|presidency|"
    r"parliament|senate|congress|lawmakers|assembly|(?:central|national) bank|treasury|"
    r"(?:supreme|constitutional|high) court|electoral commission|(?:attorney|prosecutor|solicitor)[ -]general|"
    r"(?:chief|public|national) prosecutor)\b(?! (?:hospital|house in))"
    r"|\b(?:[Tt]he|[Pp]rime|[Vv]ice|[Ff]oreign) (?:president|minister)\b"
    r"|\bPresident\b(?! of (?!the (?:Republic|State)))"
)
_LOCAL: Final = re.compile(
    r"\b(?:regional|provincial|local|municipal|city|town|county|state (?!department)|district|governor|mayor|prefect|"
    r"regent|sheriff|village|club|union|company|university|church|league|federation|party|rebel)\b",
    re.IGNORECASE,
)
_MANY: Final = re.compile(
    r"\b(?:United Nations|U\.?N\.?|E\.?U\.?|G7|G20|European|African|Arab|Asian|World|International|Inter-?[A-Z]\w+|Pan|"
    r"Global|Amnesty|Red Cross|Red Crescent|Human Rights Watch|[Nn]eighbours|[Aa]llies|Western|Security Council|"
    r"(?!UK|US)[A-Z]{2,}O|ECOWAS|ASEAN|OPEC|UNICEF|UNHCR|ICRC|MSF|IMF|"
    r"Médecins Sans Frontières|Doctors Without Borders|Pope|Vatican)\b"
)
_IN_BODY: Final = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Oo]utside|[Nn]ear|[Bb]efore|[Oo]n|[Ii]nside|[Tt]o) "
    r"(?:the )?(?:national |federal )?(?:parliament|congress|senate|national assembly|lower house|upper house|"
    r"(?:presidential|government|royal) (?:palace|residence|offices?|house)|supreme court|constitutional court|"
    r"central bank|(?:foreign|interior|defen[cs]e|health|justice|finance) ministry)\b(?! (?:of|in) [A-Z])",
)
_NAMES: Final = re.compile(r"\b[^\W\d_a-z][\w’'-]+")


def is_national(words: str) -> bool:
    """Whether the words name a body or an office of a whole state: *the health ministry*, *Prime Minister Ruiz*."""
    return _NATIONAL.search(words) is not None and _LOCAL.search(words) is None and not is_of_many(words)


def in_body(words: str) -> bool:
    """Whether the words put something in or before the seat of a state's power: *in parliament*, *at the palace*."""
    return _IN_BODY.search(words) is not None


def is_of_many(words: str) -> bool:
    """Whether the words name a body of many states or of the whole world, whose words are spoken nowhere."""
    return _MANY.search(words) is not None


def states_of(words: str, named: Iterable[Place], tools: Tools) -> set[str]:
    """The countries (alpha-2) of some words, by the places ``named`` in them, by adjectives and nouns for a people."""
    found = {place.country for place in named if place.country is not None}
    demonyms = tools.countries.demonyms
    codes = (demonyms.get(re.sub(r"[’']s?$", "", word).casefold()) for word in _NAMES.findall(words))
    return found | {code for code in codes if code is not None}


def government(code: str, tools: Tools) -> PlaceRow | None:
    """The town in which a country's government sits, by its alpha-2 code."""
    other = toponym_words.load().seats.get(code)
    rows = () if other is None else tools.gazetteer.lookup(other)
    return next(
        (row for row in rows if row.country == code and row.precision == "city"), None
    ) or tools.gazetteer.capital(code)


def evidence(places: Sequence[Place], code: str, outside: Span) -> Place | None:
    """The first place of a country that a dispatch names outside a span, else the first of all."""
    own = [place for place in places if place.country == code and place.role != "unnamed"]
    return next((p for p in own if not outside.start <= p.start < outside.end), next(iter(own), None))


def placed(row: PlaceRow, at: Place) -> Place:
    """A place of the gazetteer at the offsets of another."""
    return replace(at, name=row.name, lat=row.lat, lon=row.lon, country=row.country, precision=row.precision)
