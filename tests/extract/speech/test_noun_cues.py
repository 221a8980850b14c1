import pytest

from extract.dispatches import spoken


def given(text: str) -> list[tuple[str, str, str, str]]:
    return [(c.source.text, c.cue.text, c.text, c.act) for c in spoken(text) if c.source is not None and c.cue]


def test_a_noun_that_could_be_a_verb_gives_nothing() -> None:
    (claim,) = spoken("Tuvu state television claims that the mayor has fled.")
    assert claim.source is not None
    assert claim.source.text == "Tuvu state television"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The mine denied the union's allegation that the shaft had been flooded for weeks.",
            ("the union", "allegation", "the shaft had been flooded for weeks", "states"),
        ),
        (
            "Norway's repeated claim that the quota was fair angered the fishermen.",
            ("Norway", "claim", "the quota was fair angered the fishermen", "states"),
        ),
        (
            "Residents have voiced fears that the dam would not hold.",
            ("Residents", "have voiced fears", "the dam would not hold", "states"),
        ),
        (
            "The clinic rejected accusations by a patients' group that it had turned people away.",
            ("a patients' group", "accusations", "it had turned people away", "accuses"),
        ),
        (
            "Both unions signalled an openness to talks.",
            ("Both unions", "signalled an openness to", "talks", "promises"),
        ),
        (
            "The bank expressed a willingness to extend the loan.",
            ("The bank", "expressed a willingness", "to extend the loan", "promises"),
        ),
        ("Calls from Suva for a ban went unheard.", ("Suva", "Calls", "a ban", "urges")),
        ("The plan drew the farmers' criticism of the dam.", ("the farmers", "criticism of", "the dam", "states")),
        (
            "The envoy made an impassioned call for a truce.",
            ("The envoy", "made an impassioned call for", "a truce", "urges"),
        ),
        (
            "Under a proposal by the finance ministry to cut fuel subsidies, fares would rise.",
            ("the finance ministry", "proposal", "to cut fuel subsidies", "urges"),
        ),
    ],
)
def test_a_noun_gives_its_owner_s_words(text: str, found: tuple[str, str, str, str]) -> None:
    assert found in given(text)


@pytest.mark.parametrize(
    "text",
    [
        "The claim that was filed in June is void.",
        "Reports that the bridge had moved reached the town.",
        "The claims of the farmers were settled.",
        "The coach had no complaint about the pitch.",
        "Raising doubts about the pitch was a way of voicing fears about rain.",
    ],
)
def test_a_noun_without_an_owner_or_a_clause_gives_nothing(text: str) -> None:
    assert given(text) == []


def test_have_before_a_participle_gives_no_noun() -> None:
    (claim,) = spoken("The ministry has denied allegations that it sold the dam.")
    assert claim.cue is not None
    assert (claim.cue.text, claim.act) == ("has denied", "denies")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The firm's claim that the pit was safe was mocked.", "the pit was safe"),
        ("Despite the firm's claim that the pit was safe, miners left.", "the pit was safe"),
        ("The firm's claim that the pit was safe and is dry is new.", "the pit was safe and is dry is new"),
        ("His criticism of Ruiz it was that cost him votes.", "Ruiz"),
        ("The firm's promise to have the road open was broken.", "to have the road open"),
    ],
)
def test_a_noun_s_words_end_where_the_sentence_goes_on(text: str, said: str) -> None:
    assert said in [found[2] for found in given(text)]
