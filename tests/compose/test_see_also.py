"""What other dispatches tell of what seems the same matter stands beside a line, marked, and counts for nothing."""

from chronicles import told

PLAN = "Engineers are to close the Marwa tunnel on Saturday 17 May for blasting, the road agency said."
OUTCOME = "The Marwa tunnel was shut on Monday too, as the blasting of Saturday 17 May had gone wrong, engineers said."
OTHER = "Wheat prices fell in Karonga market after a record harvest, traders said."
ASIDE = (
    " A choir from Pula won the festival. Nurses in Lobito voted on a new contract. The ministry bought forty buses."
    " Fishermen hauled nets near Essaouira. A court in Tartu heard two witnesses. Snow fell on the upper villages."
    " The museum lent three paintings to Osaka. Teachers asked for smaller classes. A comet was seen above the lake."
    " The dam keeper retired after thirty years. Bakers raised the price of rye bread. Two clubs shared the trophy."
)


def test_a_plan_has_what_became_of_it_beside_it() -> None:
    made = told(PLAN + ASIDE, b_2031_05_19=f"{OUTCOME} {OTHER}")
    line = next(entry for entry in made if entry.title.startswith("Engineers are to close"))
    assert {cited.doc for cited in line.citations} == {"a.txt", "b_2031_05_19.txt"}
    kin = [cited for cited in line.citations if cited.doc != "a.txt"]
    assert set(kin) <= set(line.see_also) | set(line.rests_on)


def test_what_is_kin_is_cited_last_and_supports_nothing() -> None:
    for entry in told(PLAN + ASIDE, b_2031_05_19=f"{OUTCOME} {OTHER}", c_2031_05_20=OUTCOME):
        assert set(entry.see_also) <= set(entry.citations)
        assert entry.citations[: len(entry.rests_on)] == entry.rests_on
        assert entry.citations[len(entry.rests_on) :] == entry.see_also
        assert entry.rests_on
        assert entry.n_origins <= len({cited.doc for cited in entry.rests_on})


def test_another_matter_stands_beside_nothing() -> None:
    made = told(PLAN + ASIDE, b_2031_05_19=OTHER)
    assert [entry.see_also for entry in made] == [()] * len(made)
