import pytest

from chronicles import line, told
from coranto.compose.days import is_aside


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        # 2031-05-14 is a Wednesday
        ("Officials insist that rice was handed out in Sittwe on Monday.", "rice", "2031-05-12"),
        ("A hearing is scheduled for Friday, May 16.", "hearing", "2031-05-16"),
        ("The court says it will publish its ruling tomorrow at noon.", "ruling", "2031-05-15"),
        ("A flight log appears to show the jet leaving Accra on 2 May.", "flight log", "2031-05-02"),
        ("On Monday the broker told the owners that further offers would be pointless.", "broker", "2031-05-12"),
        ("The airport of Bergen has been closed until Saturday.", "airport", "2031-05-14"),
        ("There were 74 patients in the ward at Mulago on Sunday night.", "74 patients", "2031-05-11"),
        ("Dead: 7 (12 May, 18:00: 5). Missing: 12.", "Dead", "2031-05-14"),
        ("The rebels let their three prisoners go on Saturday in Aru, a day late.", "prisoners", "2031-05-10"),
        ("On 6 May police in Arusha arrested a driver and accused him of theft.", "arrested", "2031-05-06"),
        ("The court in Quito suspended the decree of 2 May at the request of a miner.", "decree", "2031-05-14"),
        ("Nine people were hurt in Minsk in the events of 2 May.", "Nine", "2031-05-02"),
        ("The vote in Lima was postponed from Sunday to 8 June.", "vote", "2031-05-14"),
        ("Envoys met on Tuesday in Cebu, but the talks ended without agreement.", "talks", "2031-05-13"),
        ("Police in Cork arrested two men after a barn had burned down on Monday.", "arrested", "2031-05-14"),
        ("The twins who had been listed as missing since Sunday reported in Arusha on Tuesday.", "twins", "2031-05-13"),
        ("Some 200 tenants of a tower block in Porto were ordered to leave on Monday.", "tenants", "2031-05-12"),
        (
            "The mayor of Sion was arrested on Monday, and his lawyer says he will plead not guilty.",
            "mayor",
            "2031-05-12",
        ),
        ("The lock at Ijmuiden was open again by Monday evening.", "lock", "2031-05-12"),
        ("The march of 6 May drew nine hundred people in Lublin.", "march", "2031-05-06"),
        ("The summit, due to open in Oslo on Thursday, has been called off.", "summit", "2031-05-14"),
    ],
)
def test_a_line_stands_on_the_day_that_its_words_give(text: str, words: str, day: str) -> None:
    assert line(words, told(text)).day == day


def test_a_day_of_an_aside_is_not_the_line_s() -> None:
    text = "The minister denies the account of neighbours who said on Monday that shots were fired."
    assert line("denies", told(text)).day == "2031-05-14"


@pytest.mark.parametrize(
    "before",
    [
        "denies the account of neighbours who said on ",
        'called it "the lie of ',
        "71, up from 63 on ",
        "if it rains on ",
    ],
)
def test_asides(before: str) -> None:
    assert is_aside(before)


@pytest.mark.parametrize(
    "before", ["The road was cut on ", "That is why on ", 'He called it "a lie" on ', "If dry, the match is on "]
)
def test_what_is_no_aside(before: str) -> None:
    assert not is_aside(before)


def test_a_day_behind_the_title_is_not_the_line_s() -> None:
    text = (
        "The captain told investigators on the quay that the engine of the tanker had failed off the cape; "
        "the owner said that the vessel had passed an inspection of its hull and engines in January."
    )
    assert line("captain", told(text)).day == "2031-05-14"


def test_two_clauses_of_a_sentence_with_days_of_their_own_are_two_lines() -> None:
    text = (
        "On the night of 5 May the last miners of the northern shift walked out of the shaft and across the frozen "
        "yard, and on 9 May the company admitted that the pit had been given up."
    )
    days = [entry.day for entry in told(text)]
    assert "2031-05-05" in days
    assert line("admitted", told(text)).day == "2031-05-09"
