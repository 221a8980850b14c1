"""Lists and texts that a line with a colon leads up to."""

from dataclasses import fields
from typing import Any

import pytest

from coranto.extract.speech.blocks import blocks
from coranto.extract.speech.drafts import Draft, Reading
from coranto.tools import open_tools
from extract.dispatches import told


def found(text: str) -> list[Draft]:
    nothing: dict[str, Any] = {field.name: () for field in fields(Reading)}
    return blocks(Reading(**nothing | {"text": text, "told": told(text), "lexicon": open_tools().speech}))


def pieces(text: str, draft: Draft) -> list[str]:
    return [text[start:end] for start, end in draft.spans]


@pytest.mark.parametrize(
    ("text", "source", "said"),
    [
        (
            "The union's demands were:\n- the release of all drivers\n- back pay from March\n\nHe left at noon.\n",
            "The union",
            ["the release of all drivers", "back pay from March"],
        ),
        (
            "The rebels called for the following:\n\n1. A truce. It must hold.\n\n2) Talks abroad.\n\nRain fell.\n",
            "The rebels",
            ["A truce.", "It must hold.", "Talks abroad."],
        ),
        (
            "We, the fishers of Tuvu, declare the following:\n\n1. The reef is ours.\n2. We stay.\n\nRain fell.\n",
            "We, the fishers of Tuvu",
            ["The reef is ours.", "We stay."],
        ),
    ],
)
def test_lists_are_indirect(text: str, source: str, said: list[str]) -> None:
    (draft,) = found(text)
    assert draft.source is not None
    assert (draft.source.of(text), draft.mode, pieces(text, draft)) == (source, "indirect", said)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            "In a statement, the port said:\n\nThe pier is safe. We checked it.\n\nWe ask you to wait.\n\nRain fell.\n",
            ["The pier is safe.", "We checked it.", "We ask you to wait."],
        ),
        (
            "She posted:\n\n> Anyone who says I fled is lying.\n> I am in Goma.\n\nRain fell.\n",
            ["Anyone who says I fled is lying.", "I am in Goma."],
        ),
        (
            "The song goes:\n\n    The river took my boat,\n    the river took my bread.\n\nRain fell.\n",
            ["The river took my boat,", "the river took my bread."],
        ),
    ],
)
def test_texts_given_in_full_are_direct(text: str, said: list[str]) -> None:
    (draft,) = found(text)
    assert (draft.mode, pieces(text, draft)) == ("direct", said)
    assert draft.carried == set(range(1, 1 + len(said)))


@pytest.mark.parametrize(
    "text",
    [
        "The dead are:\n\n- Ana Ruiz, 34\n- Bo Lind, 22\n",
        "Here is what we know:\n\nThe dam broke at six. Ten died.\n",
        "Read more:\n\nTen dead in a flood in Lima\n",
        "The mayor said:\n\n“The pier is safe.”\n",
        "The mayor said: The pier is safe.\n\nRain fell on the town all day.\n",
        "Police said:\n\nMore to follow\n",
        "The allegation is the latest in a series of such cases:\n\n- On 14 April police broke up a march.\n",
        "He said:",
    ],
)
def test_what_is_nobodys_or_read_elsewhere(text: str) -> None:
    assert found(text) == []
