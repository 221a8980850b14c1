import pytest

from coranto.annotate.toponym_candidates import candidates_of
from coranto.annotate.toponym_votes import MOST_SIGNS, Others, ballot, counted, outlet_country, signs_of
from coranto.tools import open_tools

TOOLS = open_tools()


def votes_of(name: str, sights: int = 1):  # type: ignore[no-untyped-def]
    found = candidates_of(name, TOOLS).found
    return ballot(found, [1.0, *[0.0] * (len(found) - 1)], sights)


def test_a_name_votes_by_the_root_of_its_sights() -> None:
    assert votes_of("Maputo", 4).cast == pytest.approx(2 * votes_of("Maputo").cast)


def test_a_name_does_not_hear_itself() -> None:
    own = votes_of("Maputo")
    others = Others(counted([own], {}), own)
    assert others.area("mz") == 0.0
    assert Others(counted([own, own], {}), own).area("mz") > 0.0


def test_votes_do_not_depend_on_their_order() -> None:
    ballots = [votes_of(name) for name in ("Maputo", "Beira", "Lusaka")]
    assert dict(counted(ballots, {}).areas) == pytest.approx(dict(counted(ballots[::-1], {}).areas))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The naira fell as senators met.", "ng"),
        ("A barangay captain was shot.", "ph"),
        ("The sheriff's office and the school district agreed.", "us"),
        ("Two gardai were hurt.", "ie"),
        ("Rs 5 crore was found.", "in"),
        ("South African miners walked out.", "za"),
        ("Peruvians voted.", "pe"),
    ],
)
def test_words_of_home_news_vote_for_their_country(text: str, code: str) -> None:
    signs = signs_of(text, TOOLS)
    assert max(signs, key=lambda key: signs[key]) == code


def test_words_that_no_country_owns_do_not_vote() -> None:
    assert signs_of("The minister said rain would fall on the capital and won praise.", TOOLS) == {}


def test_signs_are_bounded() -> None:
    assert signs_of("Peruvian " * 500, TOOLS) == {"pe": MOST_SIGNS}


@pytest.mark.parametrize(
    ("outlet", "country"),
    [
        ("news.example.nz", "NZ"),
        ("example.co.uk", "GB"),
        ("example.com", None),
        ("The Herald", None),
        (None, None),
        ("example.tv", None),
    ],
)
def test_an_outlets_domain_tells_its_country(outlet: str | None, country: str | None) -> None:
    assert outlet_country(outlet) == country
