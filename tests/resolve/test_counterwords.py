import pytest

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from support import corpus, folio


def set_against(text: str) -> list[tuple[str, str]]:
    """The words of both sides, the later first, of whatever stands against another word."""
    made = corpus([folio(text, "2031-05-12")], last="relations")
    by_id = {claim.id: claim.text for claim in made.all(Claim)}
    return [
        (by_id[r.a], by_id[r.b])
        for r in made.all(Relation)
        if r.type in ("juxtaposed", "contradicts", "denies") and r.a in by_id and r.b in by_id
    ]


@pytest.mark.parametrize(
    ("text", "later", "earlier"),
    [
        (
            "The governor said blankets had been handed out in every village. Residents said they had received none.",
            "received none",
            "blankets",
        ),
        ("The ministry said four miners had died. The union put the number at seven.", "seven", "four miners"),
        ("Police say the nurse was trampled. According to her family, she was shot.", "shot", "trampled"),
        ("The watchman died of smoke, police said. His daughter told the radio he had been shot.", "shot", "smoke"),
        ("The operator said the gate had been open. Two workers said it was chained.", "chained", "open"),
        ("Her mother says the boy was sent away. The clinic says she never came.", "never came", "sent away"),
        (
            "The company estimated the leak at 300 barrels. Activists said the true figure was at least double.",
            "double",
            "300 barrels",
        ),
        (
            "A clip is said to show the wave hitting Aden. The coast guard says it was filmed in Chile in 2010.",
            "filmed in Chile",
            "the wave",
        ),
        (
            "Two cooks told the paper that smoke had come from the lift. Axon, the company that owns it, denies that"
            " its cables were to blame.",
            "cables were to blame",
            "smoke",
        ),
        (
            "A cook said she had come at eight. A court spokesman denied that anybody had been turned away.",
            "anybody",
            "eight",
        ),
        (
            "A spokesman for the front denied that its men had fired. Governor Ali Sow blamed the group this morning.",
            "the group",
            "fired",
        ),
        ("Police said three shots had been fired; neighbours remembered at least six.", "at least six", "three shots"),
        ("A pilot said he had seen 20 men. But the governor said there were no more than eight.", "eight", "20 men"),
        ("Organisers spoke of 400 people; police counted 150.", "150", "400 people"),
        (
            "The chaplain says the pickets were given a pledge that nobody would be fined. The ministry says no pledge"
            " was made.",
            "no pledge",
            "given a pledge",
        ),
        (
            'Guards pulled him from the van, claims one of the cooks. "Nobody was pulled," said the warden.',
            "Nobody was pulled",
            "Guards pulled him",
        ),
        ("Kigali says the Ugandans are keeping the pilot; Kampala says that it never had him.", "never", "keeping"),
        (
            "The police say the stone came from the yard. Her aunt Mai Le stood beside her, and she says it came from"
            " the tower.",
            "the tower",
            "the yard",
        ),
        ("His uncle, Jan Maas, says he was stabbed in the hall. According to police, he fell.", "he fell", "stabbed"),
        (
            "Sister Agnes told this station that the pickets had been given a guarantee in a letter. Who signed?"
            ' "Somebody with a pen," said the nun. The ministry says no guarantee was given and no letter exists.',
            "no guarantee",
            "a guarantee",
        ),
        (
            "The prosecutor said the watch had been stolen. The defence said it was a present.",
            "a present",
            "stolen",
        ),
    ],
)
def test_who_speaks_next_on_one_matter_speaks_against(text: str, later: str, earlier: str) -> None:
    found = set_against(text)
    assert any(later in a and earlier in b for a, b in found), found


@pytest.mark.parametrize(
    "text",
    [
        "The director said the dome had cost a fortune. The cook said the kitchen was small.",
        "The ministry said four miners had died. The union said seven rescuers had arrived.",
        "The mayor said no bridge had fallen. Her spokesman said the road would open on Monday.",
        "The governor urged everybody to stay calm. Residents said they had received nothing.",
        "The ministry said 4 people had died in Lima. The union said 7 people had died in Cusco.",
        "The company said the gate had been open. Its spokesman said it was closed at night.",
        "The mayor said the pool was clean. His daughter said the school was shut.",
        "The mayor said the pool was clean. He sat down. He drank. He rose. The school said no pool had been built.",
        "The town said the pool was clean. The school also said it had found nothing.",
        "The minister said no decision had been taken.\n\nA baker in Ulm said the price of flour had doubled.",
    ],
)
def test_neighbours_on_other_matters_stand_alone(text: str) -> None:
    assert set_against(text) == []


def test_the_reason_names_the_signs() -> None:
    text = "The ministry said nobody had been hurt. Villagers said two men had been beaten."
    made = corpus([folio(text, "2031-05-12")], last="relations")
    (found,) = [r for r in made.all(Relation) if r.type == "juxtaposed"]
    assert "one negates" in found.why
