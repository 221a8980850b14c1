"""What a number counts: its own noun, that of another number, or what a sum is for; never who gives or says it."""

import pytest

from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.tools import open_tools
from sources import dispatch


def counted(text: str) -> list[str | None]:
    folio = Folio(dispatch(text))
    folio = folio.with_rows(sentences(folio, open_tools()), [Sentence])
    return [quantity.counted for quantity in quantities(folio, open_tools())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union wants 24 per cent.", "share"),
        ("The ministry has released 10 million pesos.", "pesos"),
        ("The state would need to inject $800 million.", "money"),
        ("Inspectors fined it 180,000 reais.", "reais"),
        ("It asked donors for a further $18 million.", "money"),
        ("Savers withdrew €640 million on Monday.", "money"),
        ("Losses were put at $40 million.", "Losses"),
        ("The court imposed a fine of $5 million on the yard.", "fine"),
        ("The bank hid losses of up to €900 million on loans to shipyards.", "losses"),
        ("The governor promised 30 million rand for new clinics.", "new clinics"),
        ("Trade between them was worth $4.6 billion last year.", "Trade"),
    ],
)
def test_a_sum_is_none_of_whoever_gives_or_asks_for_it(text: str, expected: str) -> None:
    assert counted(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Salaries of 900 nurses will rise by 14 per cent.", ["nurses", "Salaries of 900 nurses"]),
        ("Shares in the yard, the country's largest, fell 47 percent.", ["Shares in the yard"]),
        ("Cod makes up 42 per cent of the isle's fish exports.", ["isle's fish exports"]),
        ("Ships caught 38 per cent fewer herrings.", ["herrings"]),
        ("The unions want a pay rise of 9 per cent.", ["pay rise"]),
        ("Some 70 per cent of this year's crop is lost.", ["crop"]),
        ("A dispute disrupted billions of dollars in trade.", ["trade"]),
        ("Some 68 percent of residents back it and 12 percent are against.", ["residents", "residents"]),
    ],
)
def test_a_share_counts_whose_share_it_is(text: str, expected: list[str]) -> None:
    assert counted(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Surgeons said 22 of the wounded were in danger.", ["wounded"]),
        ("Police stopped 12 of 18 coaches.", ["coaches", "coaches"]),
        ("It has shut 14 of the bank's 52 branches.", ["branches", "branches"]),
        ("Saari, a town 70 km from the pass, is cut off.", ["Saari"]),
        ("They saw 98 cases, of which 12 severe, in May.", ["cases", "cases"]),
        ("Nine helmsmen were hurt.", ["helmsmen"]),
        ("Nine specimens were lost.", ["specimens"]),
        ("Two of the four miners came out.", ["miners", "miners"]),
        ("Thousands mourn boy.", ["people"]),
        ("Blaze in Oslo hotel; hundreds sent home.", ["people"]),
        ("At least 300 march against dam.", ["people"]),
        ("The dead now number 61.", ["dead"]),
        ("A diplomat puts the dead on both sides at 900.", ["dead"]),
        ("Police put the crowd at 3,000.", ["crowd"]),
        ("Two tankers sank; a crew of 24 was saved.", ["tankers", "crew"]),
        ("The death toll, given as 18 on Monday, is 15.", ["death toll", "death toll"]),
        ("An aide told the paper that 300,000 pesos was handed over.", ["pesos"]),
        ("Mayor Ana Ruiz has 61 on her list.", ["people"]),
        ("The rebels claimed 60.", ["people"]),
        ("The union counts 211 aboard.", ["people"]),
        ("It saw 1,240 new infections, taking the total to 33,000.", ["new infections", "infections"]),
        ("It expects claims of up to 700 million francs.", ["claims"]),
        ("The governor spoke of 3,000 tonnes.", ["weight"]),
        ("It recorded 162 deaths in the two camps, 97 of them at night.", ["deaths", "camps", "deaths"]),
    ],
)
def test_the_noun_behind(text: str, expected: list[str]) -> None:
    assert counted(text) == expected
