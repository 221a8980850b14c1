"""Who says what: cue, source, content and standing of claims about many kinds of events."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.extract.claims import claims
from coranto.model.assertion import Said
from coranto.tools import open_tools
from extract.dispatches import claimed, contents, sentenced, spoken

DIRECT = [
    ('"The river is still rising," Mayor Ana Lopes said.', "Mayor Ana Lopes", "said", ["The river is still rising,"]),
    ("“We felt two shocks,” said Ken Ito, a fisherman.", "Ken Ito, a fisherman", "said", ["We felt two shocks,"]),
    (
        '"The count," the clerk said, "will go on all night."',
        "the clerk",
        "said",
        ["The count,", "will go on all night."],
    ),
    ('The coach said: "We lost the second half."', "The coach", "said", ["We lost the second half."]),
    ('"Never again," thundered Bishop Adeyemi.', "Bishop Adeyemi", "thundered", ["Never again,"]),
    (
        '"It burned for hours," she said. "Then the roof fell."',
        "she",
        "said",
        ["It burned for hours,", "Then the roof fell."],
    ),
    ("“The well ran dry in May.” ― Rosa Quispe", "Rosa Quispe", "―", ["The well ran dry in May."]),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), DIRECT)
def test_direct_quotations(text: str, source: str, cue: str, content: list[str]) -> None:
    (claim,) = spoken(text)
    assert claim.mode == "direct"
    assert claim.source is not None
    assert claim.cue is not None
    assert (claim.source.text, claim.cue.text, contents(text, claim)) == (source, cue, content)


INDIRECT = [
    (
        "The health ministry said that 14 people had fallen ill.",
        "The health ministry",
        "said",
        "14 people had fallen ill",
        "indirect",
    ),
    (
        "Two ferries collided off the port, a coastguard spokesman said.",
        "a coastguard spokesman",
        "said",
        "Two ferries collided off the port",
        "indirect",
    ),
    (
        "Oil leaked into the bay, according to the harbour master.",
        "the harbour master",
        "according to",
        "Oil leaked into the bay",
        "according-to",
    ),
    (
        "Lena Moreau, head of the electoral commission, told reporters that turnout had doubled.",
        "Lena Moreau, head of the electoral commission",
        "told",
        "turnout had doubled",
        "indirect",
    ),
    (
        'The president said the coup was "a cowardly act" by officers.',
        "The president",
        "said",
        'the coup was "a cowardly act" by officers',
        "mixed",
    ),
    (
        "Residents were told by the fire service to leave their homes.",
        "the fire service",
        "were told",
        "to leave their homes",
        "indirect",
    ),
    ("She also called for a recount.", "She", "also called for", "a recount", "indirect"),
    (
        "A nurse who begged not to be named said the ward had no oxygen.",
        "A nurse who begged not to be named",
        "said",
        "the ward had no oxygen",
        "indirect",
    ),
    (
        "A deckhand who asks us not to give his name claims to have heard two blasts.",
        "A deckhand who asks us not to give his name",
        "claims",
        "to have heard two blasts",
        "indirect",
    ),
    (
        "By the reckoning of the growers, 4,000 hectares were lost.",
        "the growers",
        "By the reckoning of",
        "4,000 hectares were lost",
        "according-to",
    ),
    (
        "Police, citing witnesses, said the driver fled.",
        "Police",
        "said",
        "the driver fled",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "mode"), INDIRECT)
def test_indirect_speech(text: str, source: str, cue: str, content: str, mode: str) -> None:
    found = [claim for claim in spoken(text) if claim.cue is not None and claim.cue.text == cue]
    assert [(c.source.text if c.source else None, c.text, c.mode) for c in found] == [(source, content, mode)]


def test_words_in_quotes_for_doubt_are_no_speech() -> None:
    text = 'The talks ended in a "pause" that may last for weeks.'
    assert spoken(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The vault holds two tonnes, the treasurer told deputies: no bar has gone.",
        "The vault holds two tonnes, the treasurer said on Monday: no bar has gone.",
    ],
)
def test_content_goes_on_behind_the_colon(text: str) -> None:
    (claim,) = (claim for claim in spoken(text) if claim.source is not None)
    assert contents(text, claim) == ["The vault holds two tonnes", "no bar has gone"]


@pytest.mark.parametrize("text", ["The clinic said 12 cases had been confirmed by 5 p.m.", "Two were named by noon."])
def test_an_hour_says_nothing(text: str) -> None:
    assert {claim.source.text for claim in spoken(text) if claim.source is not None} <= {"The clinic"}


@pytest.mark.parametrize(
    "text", ["The regulator said it had given no such order.", "The broker said he knew of no such contract."]
)
def test_what_there_was_no_such_thing_of_is_denied(text: str) -> None:
    (claim,) = spoken(text)
    assert claim.status == "denied"


def test_content_broken_by_its_attribution_is_one_claim() -> None:
    text = "In Lima, the union said, the strike goes on."
    (claim,) = spoken(text)
    assert contents(text, claim) == ["In Lima", "the strike goes on"]
    assert claim.text == "the strike goes on"


def test_following_quotation_inherits_its_source() -> None:
    text = '"The ash came down like snow," Gunnar Helgason said.\n\n"We drove without headlights for an hour."\n'
    first, second = spoken(text, {"Gunnar Helgason": "person"})
    assert second.cue is None
    assert second.inherited_from == first.id
    assert second.source == first.source


def test_pronoun_keeps_its_span_and_gets_the_speaker_of_before() -> None:
    text = "Judge Nadia Rahal said the trial would resume. He must be present, she said. It said the gates were shut."
    named = {"Nadia Rahal": "person"}
    by_source = {c.source.text: c.source.entity for c in spoken(text, named) if c.source}  # type: ignore[arg-type]
    assert by_source == {"Judge Nadia Rahal": "Nadia Rahal", "she": "Nadia Rahal", "It": None}


def test_pronoun_means_nobody_whose_title_says_otherwise() -> None:
    text = "Ms Aoki said the mill would close. The owner was not there. He said nothing would change."
    assert [c.source.entity for c in spoken(text, {"Aoki": "person"}) if c.source] == ["Aoki", None]


def test_pronoun_means_the_subject_of_the_sentence_before() -> None:
    text = "Ruiz said the mill would close. Aoki bought it in May. He said it would stay."
    named = {"Ruiz": "person", "Aoki": "person"}
    assert [c.source.entity for c in spoken(text, named) if c.source] == ["Ruiz", "Aoki"]  # type: ignore[arg-type]


def test_source_of_a_place_or_an_office_is_the_name_that_speaks() -> None:
    text = "Kenya said the border was open. Kenya's envoy Amina Odhiambo said trade would follow."
    named = {"Kenya": "place", "Amina Odhiambo": "person"}
    assert [c.source.entity for c in spoken(text, named) if c.source] == ["Kenya", "Amina Odhiambo"]  # type: ignore[arg-type]


def test_agency_that_passes_a_statement_on_is_in_its_chain() -> None:
    text = "The transport ministry said two trains had collided, the Andina news agency reported."
    inner = next(c for c in spoken(text) if c.source and c.source.text == "The transport ministry")
    assert inner.text == "two trains had collided"
    assert [source.text for source in inner.reported_by] == ["the Andina news agency"]
    assert next(c for c in spoken(text) if c is not inner).basis == "agency"


def test_headline_names_its_source_behind_a_dash() -> None:
    text = "Ferry sank within minutes - coastguard official\n\nA ferry sank off the island on Sunday.\n"
    claim = spoken(text)[0]
    assert (claim.text, claim.source.text if claim.source else None) == (
        "Ferry sank within minutes",
        "coastguard official",
    )


@pytest.mark.parametrize(
    ("text", "act", "status", "modality"),
    [
        ("The governor denied that shots were fired.", "denies", "denied", "actual"),
        ("The airline promised to pay every passenger.", "promises", "planned", "planned"),
        ("The mayor urged residents to boil their water.", "urges", "planned", "planned"),
        ("The UN warned that millions could go hungry if the rains fail.", "warns", "conditional", "conditional"),
        ("The army said it may withdraw.", "states", "unverified", "possible"),
        ("The bank said it will close two branches.", "states", "planned", "planned"),
        ("Farmers said the hail had killed their sheep.", "states", "asserted", "actual"),
        ("The minister accused the rebels of looting.", "accuses", "asserted", "actual"),
        ("Analysts predicted that prices will double.", "predicts", "planned", "planned"),
        ("Officers told drivers to turn back.", "orders", "planned", "planned"),
        ("The captain is believed to have drowned.", "states", "unverified", "possible"),
    ],
)
def test_standing(text: str, act: str, status: str, modality: str) -> None:
    (claim,) = spoken(text)
    assert (claim.act, claim.status, claim.modality) == (act, status, modality)


def test_what_is_denied_is_named() -> None:
    text = "The firm rejected claims that it had dumped waste."
    (claim,) = spoken(text)
    assert isinstance(claim.denies, tuple)
    assert text[slice(*claim.denies)] == "it had dumped waste"
    assert claim.polarity == "denies"


def test_disclaimer_reaches_back_to_the_claims_it_means() -> None:
    text = (
        "The rebels reported heavy losses near the dam. They said a helicopter had crashed. "
        "AFP could not independently verify the claims.\n\nRain fell in the capital, the weather office said."
    )
    checked = [claim for claim in spoken(text) if claim.verification]
    assert [claim.text for claim in checked] == ["heavy losses near the dam", "a helicopter had crashed"]
    assert {claim.status for claim in checked} == {"unverified"}
    assert {check.by for claim in checked for check in claim.verification} == {"AFP"}


def test_disclaimer_about_figures_leaves_other_claims_alone() -> None:
    text = (
        "The militia said it had taken the fort, and doctors said 12 people had died. "
        "It was not possible to independently verify the casualty figures."
    )
    assert [claim.text for claim in spoken(text) if claim.verification] == ["12 people had died"]


def test_withheld_words_are_no_claim() -> None:
    assert spoken("The club did not say whether the player would return.") == []


def test_editors_insertions_are_marked() -> None:
    text = '"They [the guards] opened the gate … and we ran," Bello said.'
    (claim,) = spoken(text)
    assert [text[start:end] for start, end in claim.insertions] == ["[the guards]", "…"]


def test_time_of_speaking_is_that_of_the_cue() -> None:
    text = "The premier said on Tuesday that the dam had cracked on Sunday."
    folio = sentenced(text, times={"Tuesday": "2031-05-06", "Sunday": "2031-05-04"})
    (claim,) = [c for c in claims(folio, open_tools()) if c.mode != "narrator"]
    assert claim.said == Said("2031-05-06", None)


def test_speech_in_another_language_is_likely_translated() -> None:
    text = 'Speaking in Portuguese, the pilot said: "The engine caught fire at once."'
    assert [claim.translated for claim in spoken(text)] == ["likely"]


@pytest.mark.parametrize(
    ("text", "narrated"),
    [
        ("About 40 houses burned down in the valley.", True),
        ("The vote is set to take place next month.", True),
        ("The pilot apparently lost his way.", True),
        ("Smoke hung over the valley.", False),
        ("The dam held, engineers said.", False),
    ],
)
def test_narrator_claims_counts_plans_and_doubts(text: str, narrated: bool) -> None:
    assert [claim.mode == "narrator" for claim in claimed(text)] == (
        [True] if narrated else [False] * len(spoken(text))
    )


def test_turns_of_a_transcript_are_claims_of_their_speakers() -> None:
    text = (
        "HOST: What did you see when the shaking began?\n\nKOVAC: I saw the tower sway from side to side.\n\n"
        "HOST: And what did you do when the lights went out?\n\nKOVAC: I took the stairs with my neighbours.\n"
    )
    assert [claim.source.text for claim in spoken(text) if claim.source] == ["HOST", "KOVAC", "HOST", "KOVAC"]


PIECES = st.sampled_from(
    [
        *("said", "Mayor Lopes", '"', "“", "”", "the dam", ",", ".", "\n\n", "that", "according to", "he", "was told"),
        *(
            "'s",
            ":",
            "and",
            "but",
            "12",
            "will",
            "if",
            "\U0001f30a",
            "é",
            "\u200f",
            "\ud800",
            "Reuters could not verify",
        ),
        *("-", "denied", "(", ")"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(PIECES, max_size=40))
def test_any_text_is_read_and_every_span_slices_back(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = claimed(text)
    assert list(found) == sorted(found, key=lambda c: (c.start, -c.end, c.id))
    assert len({claim.id for claim in found}) == len(found)
    for claim in found:
        assert text[claim.start : claim.end] == claim.text
        assert (claim.start, claim.end) in claim.spans
        assert claim.cue is None or text[claim.cue.start : claim.cue.end] == claim.cue.text
        for source in (claim.source, *claim.reported_by):
            assert source is None or text[source.start : source.end] == source.text


@pytest.mark.parametrize(
    "text", ["", "\n\n", "x" * 200_000, '"' * 3_000, "he said " * 3_000, '"No," he said. ' * 1_000]
)
def test_odd_texts_are_survived_and_reruns_agree(text: str) -> None:
    assert claimed(text) == claimed(text)


def test_a_cue_whose_content_is_a_lone_mark_is_survived() -> None:
    assert isinstance(claimed('and according to said " said'), tuple)
