"""Who stands behind a verb of saying and a comma, and who only has a clause of his own before it."""

import pytest

from extract.dispatches import spoken


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("The union, which was banned, rejects the offer.", "The union, which was banned"),
        ("Lorries were turned back, claims one of the drivers, Ivo Lenz.", "one of the drivers, Ivo Lenz"),
        ("The hospital in Puno reported injured children from three villages.", "The hospital in Puno"),
    ],
)  # fmt: skip
def test_who_speaks(text: str, source: str) -> None:
    assert [claim.source.text for claim in spoken(text) if claim.source is not None] == [source]
