"""The country that a text names most."""

import pytest

from coranto.annotate.time_countries import most_named
from coranto.tools import open_tools


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Chilean firemen fought the fire; Chile asked Norway for aircraft.", "CL"),
        ("The United Arab Emirates and Kenya signed.", "AE"),
        ("New Zealand's farmers waited for rain.", "NZ"),
        ("Nobody was hurt.", None),
        ("", None),
    ],
)
def test_the_country_named_most(text: str, country: str | None) -> None:
    assert most_named(text, open_tools()) == country
