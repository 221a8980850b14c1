"""As-of days: the count's own day, not the day of what happened."""

import pytest

from coranto.model.assertion import Figure
from support import folio


def days(text: str) -> list[object]:
    """The as-of days of the figures of a text published on Saturday, 10 May 2031."""
    return [f.as_of for f in folio(text, "2031-05-10").of(Figure)]


SATURDAY, FRIDAY, THURSDAY, WEDNESDAY = "2031-05-10", "2031-05-09", "2031-05-08", "2031-05-07"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The toll of Tuesday's blast stands at 158.", [SATURDAY]),
        ("The number of dead in Tuesday's ferry disaster has risen to 61.", [SATURDAY]),
        ("The Tuesday quake killed 45 people.", [SATURDAY]),
        ("The quake that struck on Tuesday has killed 45 people.", [SATURDAY]),
        ("The ministry said on Thursday that 45 people had died.", [THURSDAY]),
        ("The ministry said late on Thursday that 45 people had died in Tuesday's quake.", [THURSDAY]),
        ("Some 300 people had been counted dead by Wednesday evening.", [WEDNESDAY]),
        ("As of Thursday afternoon 19 miners were missing.", [THURSDAY]),
        ("The clinic says that 45 people have now died.", [SATURDAY]),
        ("The fever has now killed 45 people, the clinic said on Thursday.", [THURSDAY]),
        ("So far 45 people have died since the dam burst on Tuesday.", [SATURDAY]),
        ("The death toll rose to 135 on Friday, the minister said.", [FRIDAY]),
        ("The toll climbed to 60 from 45.", [SATURDAY, None]),
        ("Dead: 163 by our count (8 May: 139).", [SATURDAY, THURSDAY]),
        ("Dead: 7 (8 May, 18:00: 5).", [SATURDAY, THURSDAY]),
        ("On Wednesday there were still 11 ferries in the harbour.", [WEDNESDAY]),
        ("There were only 40 patients in the tents on Thursday.", [THURSDAY]),
        ("The toll rose to 60, up from 45 a day earlier.", [SATURDAY, FRIDAY]),
        ("Six hundred people were moved from four villages.", [SATURDAY, SATURDAY]),
        ("A quake in 1999 killed 17,000 people.", [("1999-01-01", "2000-01-01")]),
        ("Last year's floods killed 181 people.", [("2030-01-01", "2031-01-01")]),
        ("The war, now in its tenth year, has killed 150,000 people.", [SATURDAY]),
        ("On Thursday police arrested 87 rioters.", [THURSDAY]),
        ("Of the 1,200 homes lost on Wednesday, 40 were rebuilt on Friday.", [WEDNESDAY, FRIDAY]),
        ("Of the ten guards held on Thursday, three were freed.", [THURSDAY, SATURDAY]),
        ("Some 200,000 people have fled since fighting flared in April.", [SATURDAY]),
        ("The camp feeds 4,100 people, up from 1,700 in April.", [SATURDAY, ("2031-04-01", "2031-05-01")]),
        ("Prices rose 5 percent, against 3 percent in April.", [SATURDAY, ("2031-04-01", "2031-05-01")]),
        ("The 6.9 magnitude quake struck on Thursday.", [THURSDAY]),
        ("It was the worst crash since 2005, when 31 people were killed.", [("2005-01-01", "2006-01-01")]),
        ("Some 4,618 cases were reported between 1 January and 7 May.", [WEDNESDAY]),
        ("The line, which was rebuilt in 2027, carries 8,000 people a day.", [SATURDAY]),
        ('"We buried 11 children on Friday," said an elder in a camp of 40,000 people.', [FRIDAY, SATURDAY]),
        ("The fund will feed 300 families by Sunday week.", [SATURDAY]),
        ("He acknowledged on Thursday that 30 people had died.", [THURSDAY]),
        ("At least 12 people drowned on the day of the flood.", [None]),
        ("Gunmen killed 12 villagers on Friday.", [FRIDAY]),
        ("The report of Thursday's count says 45 people died.", [THURSDAY]),
        ("Eighty cases have been recorded since early April.", [SATURDAY]),
        ("The bridge, opened in 1967, stood 45 metres above the river.", [SATURDAY]),
    ],
)
def test_as_of(text: str, expected: list[object]) -> None:
    assert days(text) == expected


def test_without_a_day_of_publication_a_stated_day_is_kept_and_nothing_is_made_up() -> None:
    made = [f.as_of for f in folio("On 8 May 2031 gunmen killed 12 villagers. Another 30 were hurt.", None).of(Figure)]
    assert made == [THURSDAY, None]
