from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from coranto.annotate.sentences import sentences
from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Metadata
from coranto.resolve.storylines.leads import READ, Lead, lead
from coranto.tools import open_tools
from resolve.storylines.tellings import told

TEXT = "Landslide buries road near Huaraz\n\nMud buried the road from Huaraz to Carhuaz on Friday, police said.\n"


def read(text: str, title: str | None = None, day: date | None = None) -> Lead:
    tools = open_tools()
    folio = Folio(Dispatch("a.txt", "", "", text, Metadata(title=title, outlet="Andes Post")))
    return lead(folio.with_rows(sentences(folio, tools), [Sentence]), day, tools)


@pytest.mark.parametrize(
    ("text", "title", "found", "titled"),
    [
        (TEXT, None, "Landslide buries road near Huaraz", True),
        (TEXT, "Mud in the  Andes", "Mud in the Andes", True),
        ("Mud buried the road. Nobody was hurt.", None, "Mud buried the road.", False),
        ("Mud buries road", "Mud buries road", "Mud buries road", True),
    ],
)
def test_the_title_is_the_sources_else_the_headline_else_the_first_sentence(
    text: str, title: str | None, found: str, titled: bool
) -> None:
    made = read(text, title)
    assert (made.title, made.titled) == (found, titled)


def test_names_are_the_words_with_a_capital_that_are_no_everyday_words() -> None:
    assert read("Police on Friday told of mud between Huaraz and Carhuaz. On May Day it was dry.").names == {
        "huaraz",
        "carhuaz",
    }


def test_only_the_lead_is_read() -> None:
    long = " ".join(f"Word{number} came." for number in range(300))
    assert read(f"A headline\n\n{long}\n").length <= READ + 2


def test_the_meaning_has_length_one_and_is_nearer_for_what_says_the_same() -> None:
    quake, tremor, goal = (
        read(text).meaning
        for text in (
            "An earthquake shook the capital of Peru.",
            "Lima was rocked by a strong tremor.",
            "The striker scored twice before half-time.",
        )
    )
    assert np.linalg.norm(quake) == pytest.approx(1, abs=1e-3)
    assert quake @ tremor > quake @ goal


def test_copies_share_their_prints() -> None:
    assert read(TEXT).prints & read("Another headline\n\n" + TEXT.split("\n\n")[1]).prints


def test_the_canonical_order_is_by_day_with_the_undated_last_then_by_name() -> None:
    row = [told("b", "x", "2031-01-01"), told("a", "x", "2031-01-02"), told("c", "x", "2031-01-02"), told("0", "x")]
    assert all(one.order < other.order for one, other in pairwise(row))
    assert read(TEXT, day=date(2031, 1, 1)).order < read(TEXT).order
