from datetime import date

import pytest

from coranto.model.corpus import Folio
from coranto.model.source import Document, Published
from coranto.resolve.lives import AGE_STANDS
from coranto.resolve.particulars import Particulars
from coranto.resolve.profiles import profiles
from coranto.tools import open_tools
from naming import named

DAY = date(2033, 7, 11)


def dated(text: str) -> Folio:
    folio = named(text)
    published = Published("2033-07-11", "2033-07-12", "day", "header", "stated", 1.0)
    document = Document("a.txt", "0", len(text), None, None, None, None, published)
    return folio.with_rows([document], [Document])


def known(text: str, name: str) -> Particulars:
    return next(p.particulars for p in profiles(dated(text), open_tools()) if p.local == name)


@pytest.mark.parametrize(
    ("text", "name", "sexes"),
    [
        ("Mrs Robin Archer was charged in Leeds.", "Robin Archer", "f"),
        ("Chairman Robin Archer left. He said he was tired.", "Robin Archer", "m"),
        ("Robin Archer lost her seat. She blamed the rain.", "Robin Archer", "f"),
        ("Robin Archer lost her seat.", "Robin Archer", ""),
        ("Olga Archer called his speech bold. He left.", "Olga Archer", ""),
        ("Robin Archer said he met her. He left.", "Robin Archer", ""),
        ("Robin Archer met Olu Balogun before he left with his aides.", "Robin Archer", ""),
        ("“He took his hat,” Robin Archer said. “He left his coat,” Olu Balogun said.", "Robin Archer", ""),
    ],
)
def test_sex_is_told_by_titles_and_by_pronouns_that_agree(text: str, name: str, sexes: str) -> None:
    assert known(text, name).sexes == frozenset(sexes)


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("Amara Diallo, 34, was freed in Conakry.", 34),
        ("Amara Diallo, aged 34, was freed in Conakry.", 34),
        ("Police freed 34-year-old Amara Diallo in Conakry.", 34),
        ("Police freed 34-year-old shopkeeper Amara Diallo in Conakry.", 34),
        ("Amara Diallo (34) was freed in Conakry.", 34),
    ],
)
def test_an_age_and_the_day_of_the_text_give_a_year_of_birth(text: str, age: int) -> None:
    born = known(text, "Amara Diallo").born
    assert born is not None
    first, last = map(date.fromordinal, born)
    assert (first.year, last.year) == (DAY.year - age - 1 - AGE_STANDS, DAY.year - age)


def test_years_of_life_are_read_from_brackets() -> None:
    life = known("The poet Amara Diallo (1879–1955) was born in Conakry.", "Amara Diallo")
    assert life.born == (date(1879, 1, 1).toordinal(), date(1879, 12, 31).toordinal())
    assert life.died == (date(1955, 1, 1).toordinal(), date(1955, 12, 31).toordinal())


def test_without_a_day_an_age_says_nothing() -> None:
    (own,) = [p for p in profiles(named("Amara Diallo, 34, was freed."), open_tools()) if p.label == "person"]
    assert own.particulars.born is None
