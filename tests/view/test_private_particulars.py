import pytest

from coranto.view.private_particulars import particulars


@pytest.mark.parametrize(
    ("text", "withheld"),
    [
        ("write to jo.santos+x@mail.example.org.", ["jo.santos+x@mail.example.org"]),
        ("call +252 61 555 0123 or (020) 7946 0958", ["+252 61 555 0123", "(020) 7946 0958"]),
        ("tel: 555 0123 45", ["555 0123 45"]),
        ("by @jo_santos on t.me/josantos", ["@jo_santos", "t.me/josantos"]),
        ("https://www.facebook.com/jo.santos said", ["https://www.facebook.com/jo.santos"]),
        ("at 14 Acacia Avenue, and 221B Baker Street.", ["14 Acacia Avenue", "221B Baker Street"]),
        ("in der Lindenstraße 12a", ["Lindenstraße 12a"]),
        ("Rua das Flores 14, P.O. Box 77", ["Rua das Flores 14", "P.O. Box 77"]),
        ("at 12 rue de la Paix", ["12 rue de la Paix"]),
    ],
)
def test_what_leads_to_a_person_is_found(text: str, withheld: list[str]) -> None:
    found = sorted(particulars(text))
    assert [text[one.start : one.end] for one in found] == withheld


@pytest.mark.parametrize(
    "text",
    [
        "On 2031-05-02 at 10:00+03:00 some 1,200,000 people and 250.000.000 euros",
        "between 1939-1945, 3-2, 12 000 000 000",
        "5,000 Wall Street traders",
        "14 soldiers died; 10 Downing was quiet",
        "sha256 b15429b03080206d5b10e1e4711dc871f165006d7338fddf5290c4077dc4b5e4",
        "at the Place de la Concorde",
    ],
)
def test_counts_days_and_hashes_are_left(text: str) -> None:
    assert list(particulars(text)) == []
