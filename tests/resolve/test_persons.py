import pytest

from naming import resolved


def people(*texts: str) -> list[tuple[str, ...]]:
    entities, _ = resolved(texts)
    return sorted((e.name, *e.aliases) for e in entities if e.type == "person")


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("President Oleksandr Hrynenko spoke.", "President Olexander Grinenko spoke."),
        ("Colonel Mohammed al-Sharif resigned.", "Colonel Muhammad Al Sharif resigned."),
        ("Judge Yelena Sokolova ruled.", "Judge Elena Sokolova ruled."),
    ],
)
def test_spellings_of_one_person_meet(a: str, b: str) -> None:
    assert len(people(a, b)) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Minister Carlos Fuentes resigned.", "Minister Miguel Fuentes resigned."),
        ("Mr Robin Archer was charged.", "Mrs Robin Archer was charged."),
        ("Judge Oleg Baranov ruled.", "Judge Olga Baranova ruled."),
        ("President George W. Carver spoke.", "President George H. Carver spoke."),
        ("Senator Brian J. Moran left.", "Senator Jim Moran left."),
        ("Mr Martin Luther Pratt Jr spoke.", "Mr Martin Luther Pratt Sr spoke."),
    ],
)
def test_two_people_stay_apart(a: str, b: str) -> None:
    assert len(people(a, b)) == 2


def test_a_bare_family_name_joins_the_only_person_it_can_be() -> None:
    assert people("President Nadia Benali spoke in Rabat.", "President Benali left.") == [("Nadia Benali", "Benali")]


def test_a_bare_family_name_of_two_people_joins_neither() -> None:
    found = people("Minister Juan Ibarra spoke.", "Senator Pedro Ibarra spoke.", "Mr Ibarra left.")
    assert found == [("Ibarra",), ("Juan Ibarra",), ("Pedro Ibarra",)]


def test_a_form_that_fits_two_people_joins_neither() -> None:
    found = people("Judge Anil Kumar Das ruled.", "Judge Sunil Kumar Das ruled.", "Judge Kumar Das ruled.")
    assert found == [("Anil Kumar Das",), ("Kumar Das",), ("Sunil Kumar Das",)]
