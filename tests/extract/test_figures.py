"""Figures: what is counted, whom, where, as of when, by whom; parts, projections and conversions marked."""

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.extract.figures import figures
from coranto.model.annotation import Place, Quantity, Sentence, Time
from coranto.model.assertion import Claim, Figure, Source
from coranto.model.corpus import Folio
from coranto.model.source import Document, Published
from coranto.tools import open_tools
from extract.tuples import cases, judged, score
from sources import dispatch


def folio_of(text: str, published: str | None = None) -> Folio:
    tools = open_tools()
    folio = Folio(dispatch(text))
    folio = folio.with_rows(sentences(folio, tools), [Sentence])
    folio = folio.with_rows(quantities(folio, tools), [Quantity])
    day = Published(published, None, "day" if published else None, "metadata", "given", 1.0)
    document = Document(folio.doc, folio.dispatch.sha256, len(text), None, "en", None, None, day)
    return folio.with_rows([document], [Document])


def found(text: str) -> tuple[Figure, ...]:
    return figures(folio_of(text), open_tools())


def place(text: str, name: str) -> Place:
    start = text.index(name)
    return Place("a.txt", start, start + len(name), name, name, None, None, None, None, None, "city", None)


def time(text: str, words: str, begin: str, until: str, precision: str = "day") -> Time:
    start = text.index(words)
    return Time("a.txt", start, start + len(words), words, "DATE", begin, begin, until, precision, None, "")  # type: ignore[arg-type]


def claim(text: str, words: str, source: str, status: str = "asserted", name: str = "c") -> Claim:
    start, at = text.index(words), text.index(source)
    speaker = Source(at, at + len(source), source, None)
    span = (start, start + len(words))
    return Claim(
        name, "a.txt", *span, words, (span,), None, speaker, "indirect", status, "affirms", "actual", (), "states",  # type: ignore[arg-type]
        None, None, None, None, (), None, None,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The quake killed 45 people and injured 200.", [("killed", "people"), ("injured", "people")]),
        ("Three died and 12 were hurt.", [("killed", "people"), ("injured", "people")]),
        ("Three died in Aden, where rain fell, and two in Taiz.", [("killed", "people"), ("killed", "people")]),
        ("It sank 12 ships in Aden and two in Taiz.", [("other", "ships"), ("other", "ships")]),
        ("We had 23 deaths, 14 in Aden and nine in Taiz.", [("killed", "people")] * 3),
        ("We had 54 dead, on Wednesday 71.", [("killed", "people"), ("killed", "people")]),
        ("It had 41 clerks on board and nobody was hurt.", [("other", "clerks")]),
        ("The 12 clerks, none of them armed, were killed.", [("killed", "clerks")]),
        ("Two of the Tuvu wounded died on Sunday.", [("killed", "people")]),
        ("The death toll rose to 45.", [("killed", "people")]),
        ("Two sailors and five divers were killed.", [("killed", "sailors"), ("killed", "divers")]),
        ("Rebels took 30 soldiers prisoner.", [("captured", "soldiers")]),
        ("Police arrested 34 protesters.", [("captured", "protesters")]),
        ("12 hikers are unaccounted for.", [("missing", "hikers")]),
        ("The dam left 2,000 people homeless.", [("displaced", "people")]),
        ("Hundreds of thousands have left their homes.", [("displaced", "people")]),
        ("Some 9,000 villagers fled across the river.", [("fled", "villagers")]),
        ("Peru sent 4,000 troops to the valley.", [("troops", "troops")]),
        ("Japan pledged $40 million in flood relief.", [("money", "flood relief")]),
        ("They lost 300 tonnes of rice.", [("volume", "rice")]),
        ("It lies 19 miles from the coast.", [("distance", "distance")]),
        ("Sixty per cent of voters stayed away.", [("share", "voters")]),
        ("The storm flattened 300 houses.", [("other", "houses")]),
        ("12 people marched after police killed a man.", [("other", "people")]),
    ],
)
def test_what_is_counted(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.quantity, f.counted) for f in found(text)] == expected


@pytest.mark.parametrize(
    "text", ["The strike lasted three weeks.", "She is 34 years old.", "One boat was late.", "It was 40 °C."]
)
def test_what_no_chronicle_keeps(text: str) -> None:
    assert found(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels closed in from three sides on a two-storey school.", []),
        ("France sent two planes and six letters.", []),
        ("The gang fired 12 rockets and sank four ferries.", ["12", "four"]),
        ("Three hospitals closed and 300 homes burned.", ["Three", "300"]),
        ("The clip was shared thousands of times.", []),
        ("Doctors found 138 measles cases among 40 goats.", ["138"]),
        ("Nine people sang. Some 4,000 people marched.", ["Some 4,000"]),
        ("Chad is a nation of 18 million people, and Mongo is home to some 28,000 people.", []),
        ("The girls, aged eight, 12 and 13, came from Oslo.", []),
    ],
)
def test_tiny_counts_of_things_are_no_figures(text: str, expected: list[str]) -> None:
    assert [f.text for f in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Quake kills dozens, injures 200", [("killed", "people"), ("injured", "people")]),
        ("The number of people killed, apart from the crew, has risen to 46.", [("killed", "people")]),
        ("Death toll of ferry disaster at 84", [("killed", "people")]),
        ("The final toll is 43.", [("killed", "people")]),
        ("Persons detained: 4,271", [("captured", "Persons")]),
        ("Toll at 20: 1,305 in hospitals", [("killed", "people"), ("injured", "people")]),
        ("Twenty-four plotters were killed.", [("killed", "plotters")]),
        ("The storm killed 90 sheep.", [("other", "sheep")]),
        ("Thousands of people came to the funeral of victims.", [("other", "people")]),
        ("61 dead, nearly 3,000 soldiers held", [("killed", "people"), ("captured", "soldiers")]),
        ("We said that 42 people died. The correct figure was 39.", [("killed", "people"), ("killed", "people")]),
        ("The army says 61 people died. On Monday it was 48.", [("killed", "people"), ("killed", "people")]),
        (
            "We said 250 tonnes of oil had leaked. The correct amount is 275 tonnes.",
            [("volume", "oil"), ("volume", "oil")],
        ),
        ("Up to 3,000 people lost their homes.", [("displaced", "people")]),
        ("Five miners are still sought.", [("missing", "miners")]),
        ("Three US officials met 400 US marines.", [("troops", "US marines")]),
    ],
)
def test_numbers_whose_noun_stands_elsewhere(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.quantity, f.counted) for f in found(text)] == expected


def test_a_list_after_a_colon_and_these_are_parts() -> None:
    whole, *parts = found("The quake killed 208 people: 145 villagers, 60 soldiers and three guides.")
    assert [(p.subset_of, p.quantity) for p in parts] == [(whole.id, "killed")] * 3
    whole, part = found("Twenty had died; five of these were killed by soldiers.")
    assert part.subset_of == whole.id


def test_a_part_with_a_fate_of_its_own_keeps_it() -> None:
    ill, dead = found("Fourteen nurses have fallen ill; eight of them have died.")
    assert (ill.quantity, dead.quantity, dead.subset_of) == ("other", "killed", ill.id)


def test_up_to_is_a_bound_not_a_projection() -> None:
    assert [f.projection for f in found("Up to 300 people fled and 200 people were hurt.")] == [False, False]


def test_a_part_points_at_its_whole_and_counts_the_same() -> None:
    whole, part, hurt = found(
        "Officials said 198 people, including three children, were killed and 1,000 others injured."
    )
    assert part.subset_of == whole.id
    assert (whole.quantity, part.quantity, hurt.quantity) == ("killed", "killed", "injured")
    assert (whole.subset_of, hurt.subset_of) == (None, None)


def test_of_them_is_a_part_too() -> None:
    whole, part = found("At least 40 people, 12 of them children, drowned.")
    assert (part.subset_of, part.counted) == (whole.id, "children")


def test_a_conversion_points_at_its_figure() -> None:
    first, second = found("The loan is worth $350 million (£261 million).")
    assert second.conversion_of == first.id
    assert first.conversion_of is None


@pytest.mark.parametrize(
    ("text", "projection"),
    [
        ("More than 9,000 people fled and the number could grow to 40,000.", [False, True]),
        ("The toll is expected to reach 500.", [True]),
        ("The blast may have killed 12 miners.", [False]),
        ("12 miners were feared dead.", [False]),
        ("Some 1,800 children could die.", [True]),
        ("The clinic hopes to vaccinate 350 people.", [True]),
        ("The army aims for 3,000 soldiers.", [True]),
        ("Inflation rose to 11 percent in May from 9 percent in April.", [False, False]),
    ],
)
def test_projections(text: str, projection: list[bool]) -> None:
    assert [f.projection for f in found(text)] == projection


def test_the_innermost_claim_gives_source_and_status() -> None:
    text = "The mayor said the army claimed that 30 rebels had been killed."
    folio = folio_of(text).with_rows(
        [
            claim(text, "the army claimed that 30 rebels had been killed", "The mayor", name="outer"),
            claim(text, "30 rebels had been killed", "the army", "unverified", name="inner"),
        ],
        [Claim],
    )
    (figure,) = figures(folio, open_tools())
    assert (figure.claim, figure.status) == ("inner", "unverified")
    assert figure.source is not None
    assert figure.source.text == "the army"


def test_a_source_is_as_written_and_its_entity_says_who_that_is() -> None:
    text = "The commission urged calm. It said that 30 rebels had been killed."
    rows = [
        claim(text, "calm", "The commission", name="first"),
        claim(text, "30 rebels had been killed", "It", name="second"),
    ]
    rows = [replace(row, source=replace(row.source, entity="e")) for row in rows if row.source is not None]
    (figure,) = figures(folio_of(text).with_rows(rows, [Claim]), open_tools())
    assert figure.source is not None
    assert (figure.source.text, figure.source.entity) == ("It", "e")


def test_without_a_claim_nobody_is_named() -> None:
    (figure,) = found("The quake killed 45 people.")
    assert (figure.claim, figure.source, figure.status) == (None, None, "asserted")


def test_the_figures_own_day_comes_before_the_day_of_publication() -> None:
    text = "The ministry said late on Thursday that 45 people had died. Another 12 people are missing."
    folio = folio_of(text, "2031-05-10").with_rows([time(text, "Thursday", "2031-05-08", "2031-05-09")], [Time])
    assert [f.as_of for f in figures(folio, open_tools())] == ["2031-05-08", "2031-05-10"]


def test_a_month_is_an_interval_and_an_earlier_toll_has_no_day() -> None:
    text = "In April 45 people died. The toll rose to 60 from 45."
    folio = folio_of(text, "2031-05-10").with_rows([time(text, "April", "2031-04-01", "2031-05-01", "month")], [Time])
    assert [f.as_of for f in figures(folio, open_tools())] == [("2031-04-01", "2031-05-01"), "2031-05-10", None]


def test_a_count_taken_for_a_year_dates_nothing() -> None:
    text = "More than 1000 people died."
    folio = folio_of(text, "2031-05-10").with_rows([time(text, "1000", "1000-01-01", "1001-01-01", "year")], [Time])
    assert figures(folio, open_tools())[0].as_of == "2031-05-10"


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Shelling killed 12 people in Taiz.", ["Taiz"], "Taiz"),
        ("In Taiz, 12 people died. Another 30 people were hurt.", ["Taiz"], "Taiz"),
        ("Shelling killed 12 people in Taiz and spread to roads near Mocha.", ["Taiz", "Mocha"], "Taiz"),
        ("Near Mocha and in Taiz they found 12 people dead.", ["Taiz", "Mocha"], None),
        ("Taiz says 12 people died.", ["Taiz"], None),
        ("In Taiz the market closed. Near Mocha roads closed. The toll is 12 people.", ["Taiz", "Mocha"], None),
    ],
)
def test_place(text: str, names: list[str], expected: str | None) -> None:
    folio = folio_of(text).with_rows([place(text, name) for name in sorted(names, key=text.index)], [Place])
    assert {f.place for f in figures(folio, open_tools())} == {expected}


WORDS = st.sampled_from(
    [
        "5 ",
        "men ",
        "killed ",
        "three ",
        "of them ",
        "including ",
        "children, ",
        "and ",
        "could grow to ",
        "$3m ",
        "(£2m) ",
    ]
) | st.sampled_from(["died. ", "toll ", "from ", "dozens ", "😀", "\n", "of ", "hurt"])


@settings(max_examples=60)
@given(st.lists(WORDS, max_size=16).map("".join))
def test_laws_of_every_figure(text: str) -> None:
    made = found(text)
    ids = {f.id for f in made}
    assert len(ids) == len(made)
    for figure in made:
        assert text[figure.start : figure.end] == figure.text
        assert figure.conversion_of is None or figure.conversion_of in ids
        assert figure.subset_of is None or figure.subset_of in ids - {figure.id}
    assert made == found(text)


def test_some_of_those_told_of_before_are_a_part() -> None:
    whole, hurt, part = found("The quake killed 162 people and hurt 90. Of the dead, 44 were children.")
    assert (part.subset_of, part.quantity, part.counted) == (whole.id, "killed", "children")
    whole, part = found("Six people drowned. Two of them were brothers.")
    assert (part.subset_of, part.quantity) == (whole.id, "killed")
    whole, part = found("The blast killed 9 people. Three of the dead were nurses.")
    assert (part.subset_of, part.quantity) == (whole.id, "killed")
    assert hurt.subset_of is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police detained 14 pickets.", [("captured", "pickets")]),
        ("The floods claimed 181 lives.", [("killed", "lives")]),
        ("The ward could save 200 lives.", [("other", "lives")]),
        ("Workers fired at 300 gulls and arrested 7 men.", [("other", "gulls"), ("captured", "men")]),
        ("Some 9,000 people are sheltering in tents.", [("displaced", "people")]),
        ("The clinics treated 312 people.", [("injured", "people")]),
        ("The base held 650 people.", [("other", "people")]),
        ("Police rounded up 68 suspected members of a gang.", [("captured", "suspected members")]),
        ("Five miners were lifted out alive.", [("other", "miners")]),
        ("The army lost six tanks and two drones.", [("other", "tanks"), ("other", "drones")]),
        ("Gusts of 70 km/h blew.", [("other", "Gusts")]),
        ("Thirty children fell ill and four died.", [("other", "children"), ("killed", "children")]),
        ("Thousands mourn boy killed in crash.", [("other", "people")]),
        ("Hundreds bury first of five dead.", [("other", "people"), ("killed", "people")]),
        ("Blast kills six, dozens told to leave.", [("killed", "people"), ("other", "people")]),
        ("Thousands of mourners buried the mayor.", [("other", "mourners")]),
        ("Forty gunmen killed a guard.", [("other", "gunmen")]),
        ("Nine people killed on Monday were buried.", [("killed", "people")]),
        ("Seven monks were still in captivity.", [("captured", "monks")]),
        ("Gunmen fled; 14 pupils had been taken from the school.", [("captured", "pupils")]),
        ("One man, a 52-year-old cook, is missing.", [("missing", "man")]),
        ("Some 300 households were evacuated.", [("displaced", "households")]),
        ("About 640 people were moved out of the valley.", [("displaced", "people")]),
        ("None of the 40 passengers was hurt.", [("other", "passengers")]),
        ("Five of the wounded died overnight.", [("killed", "wounded")]),
        ("We saw 1,200 marchers and 46 arrests.", [("other", "marchers"), ("captured", "arrests")]),
        ("Missing by name: 29", [("missing", "people")]),
        ("Found alive: 131", [("other", "people")]),
        ("Forty hostages freed, eleven still held.", [("other", "hostages"), ("captured", "hostages")]),
        ("Two hikers, it says, lie dead in the gorge.", [("killed", "hikers")]),
        ("The clinic has 14 deaths, eight fewer than the city.", [("killed", "people")]),
        ("How many are dead? At Adana, 31.", [("killed", "people")]),
        ("Nobody was hurt, though 30 guests had to leave.", [("other", "guests")]),
        ("Three of the injured are in a critical condition.", [("injured", "people")]),
        ("The deal is worth $3bn, 40% less than in 2030.", [("money", "deal"), ("share", "deal")]),
    ],
)
def test_what_befell_whom(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(f.quantity, f.counted) for f in found(text)] == expected


NOTED = Path(__file__).parent / "figures"
FLOORS = {"value": 96, "what": 95, "whom": 93, "where": 93, "as_of": 94, "by": 92, "part": 96, "whole": 83}
"""Percentages of the noted figures that are right, by field; a floor falls only on purpose."""


def test_figures_that_a_reader_would_note_down(tmp_path: Path) -> None:
    rows = [row for file in sorted(NOTED.glob("*.yaml")) for case in cases(file) for row in judged(case, tmp_path)]
    found = score(rows)
    shares = {field: 100 * found[field] / found["noted"] for field in FLOORS}
    assert {field: round(share, 1) for field, share in shares.items() if share < FLOORS[field]} == {}
    assert found["besides"] <= 0.05 * found["noted"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cholera is now found in 8 of 17 districts.", [8]),
        ("The bank plans to shut 14 of its 52 branches.", [14]),
        ("The court convicted three officers.", [3]),
        ("The board dismissed nine teachers.", [9]),
        ("A third is on the run.", []),
        ("The 47-nation council met.", []),
        ("A woman of 34 and 12 children were rescued.", [12]),
        ("10.35 The mayor says 40 people are dead.", [40]),
        ("The town, which has 330,000 inhabitants, is cut off.", []),
        ("Nine people, including two priests, are on trial.", [9, 2]),
        ("Ana Ruiz, a widow of 61, lost her home.", []),
        ("The flu killed 20 people, most of them under fifteen.", [20]),
    ],
)
def test_which_numbers_are_kept(text: str, expected: list[float]) -> None:
    assert [f.point for f in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Of the 300 ballots cast, 180 were valid and 120 void.", [False, True, True]),
        ("Five of the eleven carriages overturned and two of them burned.", [False, True]),
        ("The blast hurt 60 people. Staff say 20 of them are in danger.", [False, True]),
        ("Among the dead are seven women and two infants.", [False, False]),
        ("The fire killed 12 people. Among the dead are seven women and two infants.", [False, True, True]),
    ],
)
def test_parts_of_a_whole(text: str, expected: list[bool]) -> None:
    assert [f.subset_of is not None for f in found(text)] == expected


def test_some_of_them_count_what_their_whole_does() -> None:
    assert [f.counted for f in found("Teams saw nine hospitals. Staff at seven of them reported shortages.")] == [
        "hospitals"
    ] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eighty men of the mutinous garrison hold the fort.", ["troops"]),
        ("The colonel thanked the 4,000 comrades who had joined him.", ["troops"]),
        ("Eighty men queued for bread.", ["other"]),
        ("A column of 120 soldiers crossed the border.", ["troops"]),
        ("Some 120 soldiers fled across the border.", ["fled"]),
        ("The army sent 150 soldiers and two helicopters.", ["troops", "other"]),
        ("The state sent 45 doctors and 40 tonnes of lime.", ["other", "volume"]),
        ("Forty-one were rescued and the rest are missing.", ["other"]),
        ("Some 1,200 families from six villages have been moved to schools.", ["displaced", "other"]),
        ("The gap is down to 3 percentage points.", ["share"]),
        ("Eleven firemen were overcome by smoke.", ["injured"]),
    ],
)
def test_what_befell_those_counted(text: str, expected: list[str]) -> None:
    assert [f.quantity for f in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "projection"),
    [
        ("The ministry will send 60 nurses.", False),
        ("The state promised to give 400 million rand.", False),
        ("The fund hopes to give 400 million rand.", True),
        ("The storm could shut 400 schools.", True),
        ("The court plans to hear 86 witnesses.", False),
    ],
)
def test_what_somebody_undertakes_is_no_forecast(text: str, projection: bool) -> None:
    assert [f.projection for f in found(text)] == [projection]


@pytest.mark.parametrize("where", ["before", "in the presence of"])
def test_a_relative_pronoun_gives_a_figure_in_its_antecedents_name(where: str) -> None:
    text = f"They were buried {where} Abbot Ivo Grech, who speaks of 80 dead."
    (figure,) = figures(folio_of(text).with_rows([claim(text, "80 dead", "who")], [Claim]), open_tools())
    assert figure.source is not None
    assert figure.source.text == "Abbot Ivo Grech"


def test_the_year_of_a_birth_dates_no_count() -> None:
    text = "Four clerks died, including a girl born in 2019."
    folio = folio_of(text, "2031-05-04")
    folio = folio.with_rows([time(text, "2019", "2019-01-01", "2020-01-01", "year")], [Time])
    assert [figure.as_of for figure in figures(folio, open_tools())] == ["2031-05-04"]


def test_those_found_alive_are_kept() -> None:
    (figure,) = found("A team reached the shaft and found two miners alive.")
    assert (figure.point, figure.quantity) == (2, "other")
