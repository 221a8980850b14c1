import pytest

from chronicles import line, told


@pytest.mark.parametrize(
    ("text", "words", "status"),
    [
        ("The governor promised to rebuild the school of Tarma.", "promised", "planned"),
        ("The union fears that a third of its members will lose their jobs.", "fears", "claimed"),
        ("The dockers' union wants 30 per cent and a ban on night shifts.", "wants", "reported"),
        ("The auditors accuse the treasurer of emptying the fund.", "accuse", "claimed"),
        ("The African Union condemned the seizure of power in Bissau.", "condemned", "reported"),
        ("In Vientiane the authorities have denied that the fever has crossed the border.", "denied", "denied"),
        ("Salvage is to begin on Friday if the wind drops, the admiral said.", "Salvage", "planned"),
        ("On Friday the sheriff of Tarma instructed the keepers to let nobody in.", "instructed", "reported"),
        ("The governor dismissed this: nobody had been fined in Tarma.", "dismissed", "denied"),
        ("The miller said he would close the mill if the levy stayed.", "mill", "planned"),
        ("The shipowners said they would sue unless the berth was opened by Friday.", "sue", "planned"),
        ("The clerk said he would need a new roof if the storm came.", "roof", "claimed"),
        ("The strike will cost the port a million a day if it drags on, analysts said.", "cost", "claimed"),
        ("The clinics of Juba will open again on Saturday.", "will open", "planned"),
        ("On Friday the high court of Tarma declared the lease of the quay void.", "declared", "reported"),
        ("On Friday the mine at Tarma declared force majeure, as it had warned.", "majeure", "reported"),
        ("The nurse who had said that there was no fever came home on the 17th.", "came home", "reported"),
        ("The minister said an attack could not be ruled out. He offered no proof.", "no proof", "claimed"),
        ("The unexploded shell in the chapel of Tarma was defused on Saturday.", "defused", "reported"),
        ("Her brothers say they received telephone calls from Tarma on Saturday.", "received", "claimed"),
        ("A message going round says that the mayor of Tarma has fled. It is false.", "It is false", "denied"),
    ],
)
def test_how_a_line_stands(text: str, words: str, status: str) -> None:
    assert line(words, told(text)).status == status


@pytest.mark.parametrize(
    ("text", "unverified"),
    [
        ("The senator is reported to be under house arrest in Quito.", True),
        ("A film that purports to show the wreck was shared on Wednesday.", True),
        ("Doctors warned that the number of cases could double by June.", False),
        ("Doctors said the number of cases had doubled.", False),
    ],
)
def test_hearsay_and_appearance_are_unverified_but_no_forecast(text: str, unverified: bool) -> None:
    assert told(text)[0].unverified is unverified


@pytest.mark.parametrize(
    ("text", "unverified"),
    [
        ("The coroner could not determine whether the diver had drowned.", True),
        ("Its divers, who came in May, could not determine whether the hull had split.", True),
        ("The coroner determined that the diver had drowned.", False),
    ],
)
def test_what_somebody_could_not_find_out_is_unverified(text: str, unverified: bool) -> None:
    assert any(entry.unverified for entry in told(text)) is unverified
