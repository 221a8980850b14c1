"""Where a clause itself puts its event."""

import pytest

from coranto.model.assertion import EventMention
from support import corpus


def stated(text: str) -> dict[str, str]:
    """The place that each clause names, by its trigger."""
    mentions = corpus({"a.txt": text}).all(EventMention)
    return {m.trigger.text: m.place.name for m in mentions if m.place and m.start <= m.place.start < m.end}


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels from Beni stormed Goma at dawn.", "stormed", "Goma"),
        ("The lorries that had been stuck in Nakuru reached Kisumu on Friday.", "reached", "Kisumu"),
        ("They were treated in Goma and flown to Nairobi on Friday.", "flown", "Nairobi"),
        ("Farmers blocked the road to Cusco on Monday.", "blocked", "Cusco"),
        ("The airline suspended its flights to Lagos on Friday.", "suspended", "Lagos"),
        ("The envoy travelled to Khartoum on Sunday.", "travelled to", "Khartoum"),
        ("A mast collapsed at Vrolin, near Graz in Austria.", "collapsed", "Graz"),
        ("Miners struck along Chile's Pacific coast on Tuesday.", "struck", "Chile"),
        ("Trains were held as far east as Calgary on Monday.", "held", "Calgary"),
        ("Six lorries from Mombasa got as far as Garissa on Monday.", "got", "Garissa"),
        ("The pilot had to turn back to Nairobi on Friday.", "turn", "Nairobi"),
        ("The families drove back up to Zarvani on Friday.", "drove", "Zarvani"),
        ("Our doctors reached the hamlet of Zarvani on Friday.", "reached", "Zarvani"),
        ("Bishop Adeyemi will travel to Zarvani on Friday.", "travel", "Zarvani"),
        ("Two deminers were hurt on the edge of Zarvani on Friday.", "hurt", "Zarvani"),
        ("Flights to Zarvani were suspended on Friday.", "suspended", "Zarvani"),
        ("The highway between Eldoret and Nakuru was reopened on Friday.", "reopened", "Eldoret"),
        ("Two tourists were seized on the road between Arlit and Agadez.", "seized", "Arlit"),
        ("Two bridges, at Nakuru and Eldoret, were shut on Friday.", "shut", "Nakuru"),
        ("Of the nine drivers seized in Mombasa, two were freed in Nairobi on Friday.", "freed", "Nairobi"),
        ("Of course, in Goma two drivers were freed on Friday.", "freed", "Goma"),
        ("Two men were held in Mombasa, two were freed in Nairobi on Friday.", "freed", "Nairobi"),
        ("A chapel at Vrolin, which is near Graz in Austria, burned on Friday.", "burned", "Graz"),
        ("Shops burned in Nakuru, Eldoret and Kisumu.", "burned", "Nakuru"),
    ],
)
def test_what_is_reached_or_struck_then_what_a_preposition_governs(text: str, trigger: str, expected: str) -> None:
    assert stated(text).get(trigger) == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Talks between Ankara and Damascus collapsed on Friday.", "collapsed"),
        ("The union wrote a letter to Nairobi before it struck on Friday.", "struck"),
    ],
)
def test_neither_an_addressee_nor_two_parties_say_where(text: str, trigger: str) -> None:
    assert trigger not in stated(text)
