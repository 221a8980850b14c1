"""Who acts and where it is: some thirty sentences of each, on many countries and kinds of news."""

import pytest

from coranto.annotate.toponym_roles import is_actor
from coranto.annotate.toponyms import resolve_toponyms
from coranto.tools import open_tools

TOOLS = open_tools()

ACTORS = [
    ("Nairobi said on Tuesday that the ferry service would resume.", "Nairobi"),
    ("Ottawa has imposed tariffs on imported steel.", "Ottawa"),
    ("The rebels rejected the plan, but Addis Ababa accused them of stalling.", "Addis Ababa"),
    ("Lima will recall its ambassador within days.", "Lima"),
    ("Talks between Paris and Algiers broke down at dawn.", "Algiers"),
    ("Talks between Paris and Algiers broke down at dawn.", "Paris"),
    ("Manila is seeking closer ties with Hanoi.", "Manila"),
    ("Manila is seeking closer ties with Hanoi.", "Hanoi"),
    ("The bloc agreed new sanctions on Caracas.", "Caracas"),
    ("The minister accused Kigali of arming the rebels.", "Kigali"),
    ("According to Baku, two soldiers were wounded.", "Baku"),
    ("Japan does not recognise the vote.", "Japan"),
    ("Chile, which chairs the group, has not yet decided.", "Chile"),
    ("Ankara-backed fighters took the crossing.", "Ankara"),
    ("The Khartoum-appointed governor fled.", "Khartoum"),
    ("Berlin and Warsaw agreed to reopen the bridge.", "Berlin"),
    ("Berlin and Warsaw agreed to reopen the bridge.", "Warsaw"),
    ("Pakistan's government denied the report.", "Pakistan"),
    ("Brasilia never ratified the treaty.", "Brasilia"),
    ("A statement from Canberra welcomed the ruling.", "Canberra"),
    ("Seoul is ready to resume food aid.", "Seoul"),
    ("Bogota may yet withdraw from the pact.", "Bogota"),
    ("Norway invited both sides to a meeting.", "Norway"),
    ("The pro-Moscow party lost two seats.", "Moscow"),
    ("Tbilisi was accused of jailing a reporter.", "Tbilisi"),
    ("New Zealand suspended all military contacts.", "New Zealand"),
    ("Relations with Dhaka have soured since the floods.", "Dhaka"),
    ("Peru's decision to close the mine angered investors.", "Peru"),
    ("Lawmakers urged Tokyo to release the files.", "Tokyo"),
    ("Zimbabwe banned the export of raw lithium.", "Zimbabwe"),
    ("The river rose across Fiji. Wellington and Canberra sent planes.", "Canberra"),
]
PLACES = [
    ("Tokyo opened lower; traders blamed the yen.", "Tokyo"),
    ("Paris closed up 1.2% after the rate cut.", "Paris"),
    ("A bus overturned in Nairobi, killing four.", "Nairobi"),
    ("Thousands marched through Ottawa on Saturday.", "Ottawa"),
    ("Fighting was heard near Addis Ababa overnight.", "Addis Ababa"),
    ("The flight from Lima landed an hour late.", "Lima"),
    ("Flights between Paris and Algiers were cancelled.", "Algiers"),
    ("A quake shook Manila before dawn.", "Manila"),
    ("Hanoi was flooded after the typhoon.", "Hanoi"),
    ("Shops in Caracas and Maracaibo said they had run out of flour.", "Caracas"),
    ("Residents of Kigali said the power was back.", "Kigali"),
    ("The ministry said in Baku that two soldiers were wounded.", "Baku"),
    ("Officials in Japan said the reactor was stable.", "Japan"),
    ("The road to Santiago, Chile, reopened.", "Chile"),
    ("A blast outside Ankara hurt nine people.", "Ankara"),
    ("Shells fell on Khartoum for a third day.", "Khartoum"),
    ("The border between Poland and Germany is calm.", "Poland"),
    ("Wildfires spread across Portugal and Spain.", "Portugal"),
    ("Pakistan's north was cut off by landslides.", "Pakistan"),
    ("Brasilia, the capital, saw its heaviest rain in years.", "Brasilia"),
    ("Refugees from Sudan crossed the river.", "Sudan"),
    ("A train from Seoul derailed.", "Seoul"),
    ("She was born in Bogota in 1951.", "Bogota"),
    ("Norway was hit by a power cut.", "Norway"),
    ("The mayor of Moscow, a former engineer, opened the bridge.", "Moscow"),
    ("Tbilisi was shaken by two explosions.", "Tbilisi"),
    ("The yacht reached New Zealand on Monday.", "New Zealand"),
    ("Cholera has spread to Dhaka.", "Dhaka"),
    ("Miners in southern Peru walked out.", "Peru"),
    ("Crowds filled the streets of central Tokyo.", "Tokyo"),
    ("Maize prices doubled in Zimbabwe last year.", "Zimbabwe"),
    ("Temperatures in Qatar reached 48 degrees.", "Qatar"),
]


def role(text: str, name: str) -> bool:
    start = text.index(name)
    (found,) = resolve_toponyms(text, [(start, start + len(name))], TOOLS)
    return found.row is not None and is_actor(text, start, start + len(name), found.row, TOOLS)


@pytest.mark.parametrize(("text", "name"), ACTORS)
def test_a_name_that_stands_for_a_government_is_an_actor(text: str, name: str) -> None:
    assert role(text, name)


@pytest.mark.parametrize(("text", "name"), PLACES)
def test_a_name_that_says_where_is_a_place(text: str, name: str) -> None:
    assert not role(text, name)


@pytest.mark.parametrize("name", ["Rotterdam", "Osaka", "Lake Victoria"])
def test_neither_a_town_nor_a_water_governs(name: str) -> None:
    assert not role(f"{name} said no.", name)
