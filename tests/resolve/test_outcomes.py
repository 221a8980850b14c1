import pytest

from coranto.model.resolved import Event, Relation
from support import corpus


def between_events(*texts: str) -> list[tuple[str, str, str]]:
    """Type and titles of both sides of each relation between events of dispatches of days running."""
    named = {f"{chr(97 + i)}.txt": f"OSLO, {11 + i} May 2031 - {text}" for i, text in enumerate(texts)}
    made = corpus(named, last="relations")
    titles = {e.id: e.title for e in made.all(Event)}
    return [(r.type, titles[r.a], titles[r.b]) for r in made.all(Relation) if r.a in titles and r.b in titles]


def is_known_again(plan: str, outcome: str, day: int = 12) -> bool:
    """Whether one event is told as plan and as outcome, or two where the second updates the first."""
    named = {"a.txt": f"OSLO, 11 May 2031 - {plan}", "b.txt": f"OSLO, {day} May 2031 - {outcome}"}
    made = corpus(named, last="relations")
    told = [e for e in made.all(Event) if {point.doc for point in e.status_history} == set(named)]
    ids = {e.id for e in made.all(Event)}
    updates = [r for r in made.all(Relation) if r.type == "updates" and r.a in ids and r.b in ids]
    return bool(told or updates)


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        ("The tribunal in Bergen will open on Monday.", "The tribunal in Bergen opened on Monday."),
        (
            "President Ana Ruiz will visit Bergen on Monday.",
            "President Ana Ruiz cancelled her visit to Bergen on Monday.",
        ),
        (
            "The governor said the bill on rents would be signed on Monday.",
            "King Erik refused on Monday to sign the bill on rents.",
        ),
        (
            "The smelter in Narvik is to be restarted on Friday, 9 May.",
            "The smelter in Narvik has not been restarted.",
        ),
        (
            "The relief train of the Red Cross is due to leave Bergen for Narvik on Monday.",
            "The relief train of the Red Cross, which should have left Bergen on Saturday, left for Narvik on Sunday.",
        ),
        (
            "The waterworks of Drammen will shut their pumps at Hokksund once the oil arrives.",
            "In Drammen the waterworks closed their pumps at Hokksund for nine hours.",
        ),
        (
            "The four miners are to be buried in Narvik on Monday.",
            "The coffins of the four miners were carried through Narvik on Monday.",
        ),
    ],
)
def test_a_later_dispatch_tells_what_became_of_a_plan(plan: str, outcome: str) -> None:
    assert is_known_again(plan, outcome)


VISIT = "Labour Minister Ana Ruiz will visit Narvik on Wednesday."
CONVOY = "A convoy is to leave Drammen for Hokksund on Wednesday."
AUDIT = "The audit of the smelter is to be published on Wednesday."


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        (VISIT, "In Narvik they waited all day. The minister did not come."),
        (VISIT, "The minister came to Narvik on Thursday."),
        (CONVOY, "The lorries reached Hokksund from Drammen on Thursday."),
        (AUDIT, "The audit came out on Friday, two days late."),
        (AUDIT, "The audit came out on Friday, not on Wednesday."),
    ],
)
def test_what_came_on_another_day_is_known_again(plan: str, outcome: str) -> None:
    assert is_known_again(plan, outcome, 18)


@pytest.mark.parametrize(
    ("plan", "other"),
    [
        (VISIT, "The mayor did not come to Narvik."),
        (VISIT, "Sixty families fled Narvik on Thursday."),
        (VISIT, "King Erik came to Narvik on Thursday."),
        (CONVOY, "A ferry reached Hokksund on Thursday."),
        (AUDIT, "The audit of the dairy came out on Friday, a week late."),
    ],
)
def test_others_who_came_are_no_outcome(plan: str, other: str) -> None:
    assert not is_known_again(plan, other, 18)


def test_a_visit_that_was_called_off_stays_a_plan() -> None:
    plan, outcome = (
        "President Ana Ruiz will visit Bergen on Monday.",
        "President Ana Ruiz cancelled her visit to Bergen on Monday.",
    )
    made = corpus({"a.txt": f"OSLO, 11 May 2031 - {plan}", "b.txt": f"OSLO, 12 May 2031 - {outcome}"}, last="events")
    assert [(e.status, e.phase) for e in made.all(Event)] == [("planned", "not-done")]


@pytest.mark.parametrize(
    ("plan", "other"),
    [
        ("President Ana Ruiz will visit Bergen on Monday.", "President Ana Ruiz opened a school in Bergen on Monday."),
        ("President Ana Ruiz will visit Bergen on Wednesday.", "King Erik visited Bergen on Monday."),
        ("The tribunal in Bergen will open on Monday.", "A ferry sank off Bergen on Monday."),
        ("The tribunal in Bergen opened on Saturday.", "The tribunal in Bergen will open its files on Wednesday."),
        ("The smelter in Narvik is to be restarted on Friday, 9 May.", "The dairy in Bergen has not been restarted."),
        ("The ferry will leave Bergen for Narvik on Monday.", "A lorry left the road near Bergen after all the rain."),
    ],
)
def test_what_was_not_planned_is_no_outcome(plan: str, other: str) -> None:
    assert between_events(plan, other) == []


def test_retaliation_answers_what_was_done_before_it() -> None:
    text = "Togo closed the bridge to lorries. In retaliation, Benin seized three ships."
    assert [kind for kind, _, _ in between_events(text)] == ["responds"]


def test_a_threat_to_retaliate_answers_nothing() -> None:
    assert between_events("Togo closed the bridge to lorries. Benin vowed retaliation.") == []


@pytest.mark.parametrize(
    ("plan", "outcome"),
    [
        (
            "Payouts to miners in Copperton are to start on Monday.",
            "Payments to miners in Copperton began on Monday, as promised.",
        ),
        (
            "The Halden shipyard is in talks with a buyer. The two sides are due to sign a contract on Tuesday.",
            "The Halden shipyard broke off talks on Monday, a day before a contract was to have been signed.",
        ),
        (
            "Union leader Ingrid Solheim called on her supporters to march through Bergen on Monday.",
            "Thousands of supporters of Ingrid Solheim marched in Bergen on Monday.",
        ),
    ],
)
def test_a_plan_is_known_again_by_what_its_outcome_says_of_it(plan: str, outcome: str) -> None:
    assert is_known_again(plan, outcome)


@pytest.mark.parametrize(
    ("plan", "other"),
    [
        ("Payouts to miners in Copperton are to start on Monday.", "Ferries to Oslo began on Monday, as promised."),
        (
            "The Halden shipyard is in talks with a buyer. The two sides are due to sign a contract on Tuesday.",
            "The Molde brewery broke off talks on Monday, a day before its cellar was to have been opened.",
        ),
        (
            "Union leader Ingrid Solheim called on her supporters to march through Bergen on Monday.",
            "A ferry with supporters of a football club sank off Bergen on Monday.",
        ),
    ],
)
def test_another_matter_of_the_planned_day_is_no_outcome(plan: str, other: str) -> None:
    assert between_events(plan, other) == []
