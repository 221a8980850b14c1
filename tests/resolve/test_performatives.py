"""Acts that a statement does by its own words."""

import pytest

from coranto.model.resolved import Event
from support import corpus

HEAD = "WATER WORKERS' UNION\nPress release\nRiga, 12 May 2031\n\n"


def statuses(text: str) -> set[str]:
    """How well the events stand that a text tells."""
    return {event.status for event in corpus({"a.txt": text}, last="events").all(Event)}


@pytest.mark.parametrize(
    "said",
    [
        "We demand the release of Ana Ruiz.",
        "The Union condemns the raid on the harbour of Riga.",
        "We therefore call on the government to free Ana Ruiz.",
    ],
)
def test_what_a_statement_does_by_its_words_is_reported(said: str) -> None:
    assert "reported" in statuses(HEAD + said)


@pytest.mark.parametrize(
    "said",
    [
        "Residents accuse the army of theft, and demand pay.",
        "Soldiers killed four nurses in Riga on Monday.",
        "The mayor of Riga demanded the release of Ana Ruiz on Monday.",
        "Police arrested Ana Ruiz on Monday.",
    ],
)
def test_what_a_statement_tells_of_is_claimed(said: str) -> None:
    assert statuses(HEAD + said) == {"claimed"}
