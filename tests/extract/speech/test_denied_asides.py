import pytest

from extract.dispatches import claimed


def told(text: str) -> list[tuple[str, str, str]]:
    return sorted((c.act, c.source.text if c.source else "", c.text) for c in claimed(text) if c.mode != "narrator")


@pytest.mark.parametrize(
    ("text", "denier", "content"),
    [
        ("Rebels say the army shelled the inn, which the ministry denies.", "the ministry", "the army shelled the inn"),
        ("Villagers say the dam was opened, which its owner has denied.", "its owner", "the dam was opened"),
        ("The union accused the bank of fraud, a charge the bank rejects.", "the bank", "the bank of fraud"),
        ("Activists say police beat two boys, an accusation police deny.", "police", "police beat two boys"),
        ("They accuse the mill of fouling wells, which staff deny, and left.", "staff", "the mill of fouling wells"),
        ("The guard is accused of shooting a herder, something he has denied.", "he", "of shooting a herder"),
    ],
)  # fmt: skip
def test_whoever_denies_in_an_aside_denies_what_was_told_before(text: str, denier: str, content: str) -> None:
    found = told(text)
    assert ("denies", denier, content) in found
    assert [one[2] for one in found] == [content, content]


def test_the_denial_answers_the_words_it_hangs_on() -> None:
    claims = claimed("Residents say soldiers burned the granary, which the governor disputes.")
    (denial,), (told,) = ([c for c in claims if c.act == act] for act in ("denies", "states"))
    assert denial.denies == told.id


@pytest.mark.parametrize(
    "text",
    [
        "The mill fouled the river, which its managers deny.",
        "The envoy said the town would get a clinic, which the mayor welcomed.",
        "The envoy presented an offer, which the rebels rejected on Monday.",
        'She said: "They took the boat, which the owner denies."',
    ],
)
def test_what_only_the_narrator_tells_and_what_is_not_denied_is_left(text: str) -> None:
    assert all(act != "denies" or "which" in content for act, _, content in told(text))
