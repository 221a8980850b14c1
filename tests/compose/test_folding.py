import pytest

from chronicles import told


@pytest.mark.parametrize(
    "tail",
    ["They were rebuilt by neighbours.", '"We saw the roof go and ran," said one of them.'],
)
def test_what_goes_on_with_a_line_is_told_in_it(tail: str) -> None:
    made = told(f"A tornado destroyed forty houses in the town of Kirksville on Wednesday. {tail}")
    assert len(made) == 1
    assert made[0].text.endswith(tail)


def test_a_grave_event_is_not_folded_away() -> None:
    made = told(
        "A tornado destroyed forty houses in the town of Kirksville on Wednesday. It killed nine people on the road."
    )
    assert any("killed nine" in entry.title for entry in made)
    assert len(made) == 2
