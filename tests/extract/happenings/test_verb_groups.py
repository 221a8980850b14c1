"""How verbs are used, read off the clauses in which they stand."""

import pytest

from coranto.extract.happenings.event_clauses import clauses, tokens
from coranto.extract.happenings.verb_groups import Group, verb_group
from coranto.resources.triggers import Form


def read(text: str, word: str, form: Form, headline: bool = False) -> Group | None:
    row = tokens(text, 0, len(text))
    at = text.index(word)
    index = next(i for i, token in enumerate(row) if token.start == at)
    clause = next(c for c in clauses(text, row, set()) if c.first <= index < c.last)
    return verb_group(row, clause, index, form, headline)


@pytest.mark.parametrize(
    ("text", "word", "form", "use", "passive", "negated"),
    [
        ("The dam burst.", "burst", "past", "past", False, False),
        ("The dam has burst.", "burst", "participle", "perfect", False, False),
        ("The gates had been opened.", "opened", "participle", "pluperfect", True, False),
        ("The gates are being opened.", "opened", "participle", "progressive", True, False),
        ("The gates will not be opened.", "opened", "participle", "planned", True, True),
        ("A funeral is to be held in Asmara.", "held", "participle", "planned", True, False),
        ("The probe was to land on Sunday.", "land", "base", "planned", False, False),
        ("Owners have until early May to open the gates.", "open", "base", "planned", False, False),
        ("The council had until Friday to open the gates.", "open", "base", "planned", False, False),
        ("The firm has two weeks to open the gates.", "open", "base", "planned", False, False),
        ("The owners were given 48 hours to open the gates.", "open", "base", "planned", False, False),
        ("The gates could open.", "open", "base", "possible", False, False),
        ("The gates did not open.", "open", "base", "past", False, True),
        ("Nobody opened the gates.", "opened", "past", "past", False, True),
        ("No shop opened.", "opened", "past", "past", False, True),
        ("The wardens failed to open the gates.", "open", "base", "past", False, True),
        ("The wardens managed to open the gates.", "open", "base", "past", False, False),
        ("The thieves are believed to have fled.", "fled", "participle", "perfect", False, False),
        ("The wardens said he should open the gates.", "open", "base", "demanded", False, False),
        ("Two men were arrested and flown to Lima.", "flown", "participle", "past", True, False),
        ("Forty deaths confirmed in Kano.", "confirmed", "participle", "past", True, False),
        ("I saw them open the gates.", "open", "base", "past", False, False),
        ("A league accused the guards of opening fire.", "opening", "ing", "perfect", False, False),
        ("The wall “did not break”.", "break", "base", "past", False, True),
        ("The gates have yet to open.", "open", "base", "perfect", False, True),
        ("The probe was to have landed on Sunday.", "landed", "participle", "past", False, True),
        ("The city scrapped plans to open the gates.", "open", "base", "planned", False, True),
        ("The wardens must open the gates by Friday.", "open", "base", "planned", False, False),
        ("Two men were met, fed and housed in Lima.", "housed", "participle", "past", True, False),
        ("The warden, a Dane, is missing.", "is", "base", "present", False, False),
        ("Nor have its guards opened the gates.", "opened", "past", "past", False, True),
        ("The warden is now to open the gates.", "open", "base", "planned", False, False),
        ("The gates were supposed to open at noon.", "open", "base", "planned", False, False),
        ("The wardens were not allowed to open the gates.", "open", "base", "past", False, True),
        ("The city claimed not to be opening the gates.", "opening", "ing", "progressive", False, True),
        ("The wardens denied opening the gates.", "opening", "ing", "perfect", False, True),
        ("The gates opened in May.", "opened", "past", "past", False, False),
    ],
)  # fmt: skip
def test_how_a_verb_is_used(text: str, word: str, form: Form, use: str, passive: bool, negated: bool) -> None:
    group = read(text, word, form)
    assert group is not None
    assert (group.use, group.passive, group.negated) == (use, passive, negated)


@pytest.mark.parametrize(
    ("text", "word", "form"),
    [
        ("The gates must have opened.", "opened", "participle"),
        ("The bishop wants the gates opened.", "opened", "past"),
        ("The opened gates creaked.", "opened", "past"),
        ("Tuesday's attempted coup failed.", "attempted", "past"),
        ("Gates opened by the storm lined the road.", "opened", "past"),
        ("The cost of opening the gates rose.", "opening", "ing"),
        ("The city was fined for failing to open the gates.", "open", "base"),
        ("The city promised to mend opened gates.", "opened", "past"),
    ],
)
def test_what_tells_nothing(text: str, word: str, form: Form) -> None:
    assert read(text, word, form) is None


def test_an_infinitive_in_a_headline_is_a_plan() -> None:
    text = "Norwegian bank to buy rival"
    group = read(text, "buy", "base", headline=True)
    assert group is not None
    assert group.use == "planned"
    assert read(text, "buy", "base") is None


def test_what_takes_time_is_no_term() -> None:
    assert read("The crew took two weeks to open the gates.", "open", "base") is None
