"""Numbers without a noun that are another value of a figure told before."""

import pytest

from coranto.extract.figures import figures
from coranto.tools import open_tools
from extract.test_figures import folio_of


def last(text: str) -> tuple[float | None, str, str | None]:
    """What the last figure of a text states, of what, and of whom."""
    figure = figures(folio_of(text), open_tools())[-1]
    return figure.point if figure.point is not None else figure.high, figure.quantity, figure.counted


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The union says 700 nurses walked out. The clinic spoke of 120.", (120, "other", "nurses")),
        (
            'The union says 700 nurses walked out. The dean put the number at "fewer than 300".',
            (299, "other", "nurses"),
        ),
        ("The port counts 900 evacuees. The mayor says it is more like 1,500.", (1500, "displaced", "evacuees")),
        ("It recorded 61 deaths in the registers of 14 clinics. The ministry counts 34.", (34, "killed", "people")),
        ("The army says 40 rebels died. The Front holds to 137.", (137, "killed", "rebels")),
        ("Nine patients died, says a nurse. The director knows of four.", (4, "killed", "patients")),
        ("We recorded 23 deaths. On 11 May the count stood at 15.", (15, "killed", "people")),
        ("Aden's side lost 16 men, who died of hunger. Taiz's count stands at 19.", (19, "killed", "men")),
        (
            "Some 61 people died, by the mayor's word. The guild began with 40 and moved to 55.",
            (55, "killed", "people"),
        ),
        ("Some 61 people died. The students have 97 names.", (97, "killed", "people")),
        ("The wounded: the medics have closed their list at 94.", (94, "injured", "people")),
        ("How many died is still argued over. The guild now gives 78.", (78, "killed", "people")),
        ("The ministry says 48 homes burned. The mayor has 61 on his list.", (61, "other", "homes")),
        ("It counts 57 ruined homes. The mayor sticks to 61.", (61, "other", "ruined homes")),
        ("He saw 40 tanks. The consul said there were no more than fifteen.", (15, "other", "tanks")),
        ("The army said 15 of its men had died. The rebels claimed 60.", (60, "killed", "men")),
        ("The port counts 17 dead. The families have a list of 23 names.", (23, "killed", "people")),
        ("The port counts 17 dead. The guild closed its list on 3 May at 19 names.", (19, "killed", "people")),
        ("The mayor said 12 people had died there. The coast guard lists seven here.", (7, "killed", "people")),
        ("They want 3 million dollars. The family has offered 200,000.", (200_000, "money", "dollars")),
        ("A deputy put turnout at 61 percent. The palace put it at 23 percent.", (23, "share", "turnout")),
        ("We recorded 162 deaths in the two camps. The official figure is 94.", (94, "killed", "people")),
        ("It reports 67 deaths and 312 injured people. The governor's figure is 74.", (74, "killed", "people")),
        ("It reports 67 deaths and 312 injured people. The governor's figure is 290.", (290, "injured", "people")),
        ("The port put the leak at 40 tonnes; a biologist said it was closer to 300.", (300, "volume", "leak")),
        ("Some 900 tonnes of oil leaked. The governor spoke of 3,000 tonnes.", (3000, "volume", "oil")),
        ("It gave 30 million euros for roads and 12 million for bridges.", (12_000_000, "money", "roads")),
        ("It gave 30 million euros and 12 million people came.", (12_000_000, "other", "people")),
        ("It cost 3 million dollars. The mayor has 61 on his list.", (61, "other", "mayor")),
        ("Some 700 nurses walked out. The number of patients is 120.", (120, "other", "patients")),
        ("The ministry counts 90,000 homes. The mayor has 61 on his list.", (61, "other", "mayor")),
    ],
)
def test_another_value_of_what_was_counted_before(text: str, expected: tuple[float, str, str]) -> None:
    assert last(text) == expected
