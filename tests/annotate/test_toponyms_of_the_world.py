"""Names that many places bear, in short texts from all over the world: the rest of the text tells which is meant."""

import re

import pytest

from coranto.annotate.toponyms import resolve_toponyms
from coranto.tools import open_tools

TOOLS = open_tools()
_NAME = re.compile(r"(?:[A-Z][a-z]+ (?:de )?)?[A-Z][a-zA-Z]+")
_NO_NAMES = {"Police", "High School", "The", "A"}

TEXTS = [
    ("RIO DE JANEIRO - Flamengo meet River Plate of Argentina in Santiago in a single match.", "Santiago", "CL"),
    ("Mexico's president flew to Santiago on Monday. Mexico and Peru signed a pact.", "Santiago", "CL"),
    (
        "Police in Manila said he had flown to San Jose from Los Angeles, Philippine officials said.",
        "Los Angeles",
        "US",
    ),
    ("Australian troops left for Kabul; Canberra and Sydney held parades.", "Kabul", "AF"),
    ("American tourists from Texas and Ohio were hurt in Paris on Sunday.", "Paris", "FR"),
    ("US envoys from Washington and New York met in Rome.", "Rome", "IT"),
    ("Nigerian traders in Lagos and Abuja import rice from Bangkok.", "Bangkok", "TH"),
    ("Indian students in Delhi and Mumbai seek visas for Melbourne.", "Melbourne", "AU"),
    ("US troops from Georgia and Alabama flew to Athens for the exercise with Greek forces.", "Athens", "GR"),
    ("South African cricketers from Durban and Pretoria lost in Kingston, Jamaica's captain said.", "Kingston", "JM"),
    ("A Boston court heard that the man flew from Dublin to Chicago.", "Dublin", "IE"),
    ("Brazilian police in Sao Paulo arrested a man wanted in Lisbon.", "Lisbon", "PT"),
    ("Colombian navy seized a boat off Cartagena; it had left Barcelona weeks ago.", "Cartagena", "CO"),
    ("Spanish firefighters left Madrid and Seville for Cordoba and Granada.", "Cordoba", "ES"),
    ("Argentine farmers from Rosario and Mendoza marched in Cordoba.", "Cordoba", "AR"),
    ("Kenyan police in Nairobi said the man fled to Kampala.", "Kampala", "UG"),
    ("New Zealand's Wellington and Hamilton were hit by wind.", "Hamilton", "NZ"),
    ("Ontario's premier visited London and Hamilton, the Ontario Provincial Police said.", "Hamilton", "CA"),
    ("The Texas school district said a Paris High School student won in Dallas and Austin.", "Paris", "US"),
    ("Sudanese traders crossed; Khartoum was calm; the ship went to Tripoli, Libya's port.", "Tripoli", "LY"),
    ("Lebanese soldiers in Beirut and Sidon said shots were heard in Tripoli.", "Tripoli", "LB"),
    ("Venezuelan workers in Caracas, Maracaibo and Valencia stopped.", "Valencia", "VE"),
    ("Chinese tourists from Beijing and Shanghai drowned near Perth, Western Australia.", "Perth", "AU"),
    ("Scottish police in Perth, Dundee and Aberdeen warned of ice.", "Perth", "GB"),
    ("Peru's Lima and Cusco saw marches; Trujillo was quiet.", "Trujillo", "PE"),
    ("British tourists from Manchester and Leeds were stuck in Alexandria, Egyptian police said.", "Alexandria", "EG"),
    ("Guyana's Georgetown flooded.", "Georgetown", "GY"),
    ("Malaysian police in Penang closed George Town's jetty.", "George Town", "MY"),
]
ERRORS = [
    ("Canadian officials met in London on Monday, Ottawa said. Toronto shares rose.", "London", "GB"),
    ("Cuban officials in Havana said Santiago was flooded; Cuba's Holguin too.", "Santiago", "CU"),
]


def country(text: str, name: str) -> str | None:
    """The country of ``name``, heard with every other name of ``text`` that the gazetteer has."""
    at = text.rindex(name)
    spans = [match.span() for match in _NAME.finditer(text) if match.group() not in _NO_NAMES]
    spans = [span for span in spans if text[slice(*span)] in TOOLS.gazetteer]
    spans = [span for span in spans if span[1] <= at or span[0] >= at + len(name)]
    found = resolve_toponyms(text, [*spans, (at, at + len(name))], TOOLS)[-1]
    return found.row.country if found.row else None


@pytest.mark.parametrize(("text", "name", "code"), TEXTS)
def test_the_text_tells_which_place_is_meant(text: str, name: str, code: str) -> None:
    assert country(text, name) == code


@pytest.mark.parametrize(("text", "name", "code"), ERRORS)
@pytest.mark.xfail(strict=True, reason="a namesake in the country of the text, or a short form of the name")
def test_known_errors(text: str, name: str, code: str) -> None:
    assert country(text, name) == code
