import pytest

from coranto.annotate.toponym_candidates import candidates_of
from coranto.annotate.toponym_votes import MOST_ADJECTIVES, Others, adjectives_in, ballot, counted, outlet_country
from coranto.tools import open_tools

TOOLS = open_tools()


def votes_of(name: str, sights: int = 1):  # type: ignore[no-untyped-def]
    found = candidates_of(name, TOOLS).found
    return ballot(found, [9.0, *[0.0] * (len(found) - 1)], sights)


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
        ("South African miners walked out.", "za"),
        ("Peruvians voted.", "pe"),
        ("the Ivorian army and Ivorian police, with a French envoy", "ci"),
    ],
)
def test_adjectives_and_peoples_vote_for_their_country(text: str, code: str) -> None:
    votes = adjectives_in(text, TOOLS)
    assert max(votes, key=lambda key: votes[key]) == code


def test_other_words_do_not_vote() -> None:
    assert adjectives_in("The minister said rain would fall on the capital and won praise.", TOOLS) == {}


def test_adjectives_have_so_many_votes_at_most() -> None:
    assert adjectives_in("Peruvian " * 500, TOOLS) == {"pe": MOST_ADJECTIVES}


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
