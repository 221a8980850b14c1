"""Quantities by the rules of the records: open bounds, units, conversions, what is counted, and what is none."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.annotate.times import time_expressions
from coranto.model.annotation import Quantity, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.tools import open_tools
from sources import dispatch


def found(text: str) -> tuple[Quantity, ...]:
    tools = open_tools()
    folio = Folio(dispatch(text))
    folio = folio.with_rows(sentences(folio, tools), [Sentence])
    folio = folio.with_rows(time_expressions(folio, tools), [TimeExpression])
    return quantities(folio, tools)


def one(text: str) -> Quantity:
    (only,) = found(text)
    return only


@pytest.mark.parametrize(
    ("text", "low", "high", "point", "qualifier"),
    [
        ("The flood killed 45 people.", 45, 45, 45, "exact"),
        ("More than 1,000 people marched.", 1001, None, None, "more-than"),
        ("Over 60 people marched.", 61, None, None, "more-than"),
        ("Almost 200,000 workers stayed home.", None, 199_999, None, "less-than"),
        ("Fewer than 30 people voted.", None, 29, None, "less-than"),
        ("At least 11 miners died.", 11, None, None, "at-least"),
        ("No fewer than 11 miners died.", 11, None, None, "at-least"),
        ("The toll was no lower than 11.", 11, None, None, "at-least"),
        ("The loss is not greater than 11 goats.", None, 11, None, "at-most"),
        ("Up to 400 homes lost power.", None, 400, None, "at-most"),
        ("No more than 10 guests may come.", None, 10, None, "at-most"),
        ("About 300 dockers walked out.", None, None, 300, "about"),
        ("Some 300 dockers walked out.", None, None, 300, "about"),
        ("Fifty or so dockers walked out.", None, None, 50, "about"),
        ("1,000+ dockers walked out.", 1000, None, None, "at-least"),
        ("Between 10 and 15 houses burned.", 10, 15, None, "range"),
        ("10-15 houses burned.", 10, 15, None, "range"),
        ("10 to 15 houses burned.", 10, 15, None, "range"),
        ("Two or three houses burned.", 2, 3, None, "range"),
        ("1 to 2 thousand people came.", 1000, 2000, None, "range"),
        ("Dozens of people are missing.", 24, None, None, "vague"),
        ("Tens of thousands of people fled.", 20_000, None, None, "vague"),
        ("A dozen people are missing.", 12, 12, 12, "exact"),
        ("The road is more than 5 miles long.", 5, None, None, "more-than"),
        ("Nearly two-thirds of the crop is lost.", None, 2 / 3, None, "less-than"),
        ("Exports rose 8%.", 8, 8, 8, "change"),
        ("Rebels hand over 100 soldiers.", 100, 100, 100, "exact"),
        ("Cholera toll passes 90 in the north.", 91, None, None, "more-than"),
        ("The bill may top $500 million.", 500_000_000, None, None, "more-than"),
        ("A ship passed at 500 metres.", 500, 500, 500, "exact"),
        ("The country is short of 16,000 teachers.", 16_000, 16_000, 16_000, "exact"),
        ("Oil fell from $75 to $45 a barrel.", 45, 75, None, "change"),
        ("A fifth of its deposits is gone.", 0.2, 0.2, 0.2, "exact"),
        ("€1.5m-€2m was stolen.", 1_500_000, 2_000_000, None, "range"),
        ("She added a 30 degree turn.", 30, 30, 30, "exact"),
    ],
)
def test_bounds(text: str, low: float | None, high: float | None, point: float | None, qualifier: str) -> None:
    made = one(text)
    assert (made.low, made.high, made.point, made.qualifier) == (low, high, point, qualifier)


@pytest.mark.parametrize(
    ("text", "unit", "counted"),
    [
        ("The blast wounded 30 Kenyan soldiers.", "people", "Kenyan soldiers"),
        ("The quake destroyed 1,200 stone houses.", "houses", "stone houses"),
        ("The bank lent 40 million euros for new trams.", "EUR", None),
        ("Norway sent 3 million dollars in food aid.", "USD", "food aid"),
        ("The fine was A$5m.", "AUD", None),
        ("The dam cost 90 billion rupees.", "INR", None),
        ("Ghana lost ₵4 million.", "GHS", None),
        ("Turnout was 61 per cent.", "percent", None),
        ("They shipped 20 tonnes of wheat.", "tonnes", "wheat"),
        ("The plant burns 20 tonnes a year.", "tonnes/year", None),
        ("Oil fell to $70 a barrel.", "USD/barrel", None),
        ("They crossed a 12-mile bridge.", "mile", "bridge"),
        ("A 34-year-old woman was freed.", "years old", "woman"),
        ("Amina Diallo, 34, was freed.", "years old", "Amina Diallo"),
        ("A magnitude 6.1 quake struck.", "magnitude", None),
        ("A third of the voters stayed away.", None, "voters"),
        ("Forty of the miners are safe.", "people", "miners"),
        ("Thousands fled.", "people", "people"),
        ("The 47-nation council met.", "nation", "nation"),
        ("They found 22 soldiers and civilians alive.", "people", "soldiers and civilians"),
        ("The storm killed 9 farmers and wounded many.", "people", "farmers"),
        ("Twenty more people drowned.", "people", "people"),
        ("Thirty other houses burned.", "houses", "houses"),
        ("A camp of 40,000 displaced herders was hit.", "people", "displaced herders"),
        ("Police reckoned just 31,000 turned out.", "people", "people"),
        ("A hundred or so patients came.", "people", "patients"),
        ("The party won 139 of its seats.", "seats", "seats"),
        ("The number of homes destroyed rose to 45.", "homes", "homes"),
        ("The floods claimed 181 lives.", "lives", "lives"),
        ("Of the dead, 44 were children.", "people", "children"),
        ("The price of sorghum has risen by 160 per cent.", "percent", "price of sorghum"),
        ("Copper for prompt delivery rose in London to $9,870 a tonne.", "USD/tonne", "Copper for prompt delivery"),
        ("Canada will impose a 25 percent tariff.", "percent", "tariff"),
        ("Exports to Japan, worth $8bn, shrank.", "USD", "Exports to Japan"),
        ("She put aside 5 million shillings for the survivors.", "shillings", "survivors"),
        ("The clinic counts 842 cases per 100,000 inhabitants.", "cases/100,000 inhabitants", "cases"),
        ("A 6.9 magnitude quake struck.", "magnitude", "quake"),
        ("The driver, 48, was hurt.", "years old", None),
        ("The minister said 700 would be moved.", "people", "people"),
        ("The stock closed at 71.2 U.S. cents.", "U.S. cents", None),
        ("A prison is built at a cost of $52 million.", "USD", "cost"),
        ("He put the price of the campaign at 38 billion soums.", "UZS", "price of the campaign"),
        ("The house approved 10 billion dinars for rebuilding.", "dinars", "rebuilding"),
        ("The dead, most of them over 75, were buried.", "years old", None),
    ],
)
def test_unit_and_counted(text: str, unit: str | None, counted: str | None) -> None:
    made = one(text)
    assert made.unit == unit
    assert made.counted == counted if counted else made.counted


@pytest.mark.parametrize(
    "text",
    [
        "It began in 1987.",
        "They met on March 3, 2019.",
        "They met at 10:45 and again at 4.30pm.",
        "The Boeing 737 took off.",
        "Covid-19 closed the G20 meeting.",
        "The H5N1 strain spread.",
        "United won 2-1.",
        "The court ruled 5-4.",
        "Flight 370 vanished.",
        "The 90049 ZIP code is dear.",
        "The 737 Max was grounded.",
        "He used the same one.",
        "Section 5 of the law was struck down.",
        "The 1990s were dry.",
        "He came third and she came 21st.",
        "Call +44 20 7946 0958 or 555-0134.",
        "See https://example.org/2019/500 for more.",
        "It happened after World War Two.",
        "A three-pronged plan was drawn up.",
        "Everyone knew that one was wrong.",
        "The shop is at 221 Baker Street.",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert found(text) == ()


def test_a_conversion_points_at_what_it_converts_and_is_never_negative() -> None:
    road, metric, grant, converted = found("The road is 12 miles (19km) long and cost $350 million (£261 million).")
    assert metric.conversion_of == (road.start, road.end)
    assert converted.conversion_of == (grant.start, grant.end)
    assert (metric.point, converted.point) == (19, 261e6)
    assert (grant.unit, converted.unit) == ("USD", "GBP")


def test_a_conversion_shares_the_openness() -> None:
    first, second = found("It lies more than 5 miles (8 km) away.")
    assert (first.qualifier, second.qualifier) == ("more-than", "more-than")
    assert (second.low, second.high) == (8, None)


def test_a_year_in_parentheses_is_no_conversion() -> None:
    assert [q.conversion_of for q in found("It grew by 4 per cent (6 per cent in towns).")] == [None, None]


@pytest.mark.parametrize(
    ("text", "direction"),
    [("Prices rose by 5%.", "up"), ("Prices fell 5%.", "down"), ("Prices are at 5%.", None), ("Dow +0.2%.", "up")],
)
def test_direction(text: str, direction: str | None) -> None:
    assert one(text).direction == direction


def test_a_rise_to_a_value_is_no_range() -> None:
    assert [(q.point, q.qualifier) for q in found("Wages rose 5% to 40% of costs.")] == [(5, "change"), (40, "exact")]
    assert [q.point for q in found("The toll rose from 10 to 15.")] == [10, 15]


def test_negative_numbers() -> None:
    assert one("It was -12 °C.").point == -12
    assert one("It was minus 12 degrees.").point == -12


def test_a_bare_number_counts_what_the_one_before_did() -> None:
    dead, children, hurt = found(
        "Officials said 198 people, including three children, died and more than 1,000 others were hurt."
    )
    assert (dead.counted, children.counted, hurt.counted) == ("people", "children", "people")
    assert (hurt.unit, hurt.low) == ("people", 1001)


def test_furniture_is_silent() -> None:
    assert found("Ferry sinks\nBy Ana Ruiz\nNobody was hurt.\n© Post 2031, 40 pages") == ()


SPICE = st.sampled_from(
    [
        "5 ",
        "10-15 ",
        "(8 km) ",
        "$",
        "€3bn ",
        "more than ",
        "half ",
        "dozens of ",
        "men ",
        "9" * 19,
        "½",
        "٣",
        "-",
        "%",
        ".",
    ]
) | st.sampled_from(
    ["one ", "of them ", "between ", " and ", "\u202e", "([", "million ", "2019 ", "from ", "to ", "km/h ", "\n"]
)


@settings(max_examples=150)
@given(st.lists(SPICE | st.text(max_size=6), max_size=14).map("".join))
def test_laws_of_every_quantity(text: str) -> None:
    made = found(text)
    spans = {(q.start, q.end) for q in made}
    for quantity in made:
        assert text[quantity.start : quantity.end] == quantity.text
        assert quantity.counted
        assert quantity.conversion_of is None or quantity.conversion_of in spans
        known = [v for v in (quantity.low, quantity.point, quantity.high) if v is not None]
        assert known == sorted(known)
        assert known
        assert all(math.isfinite(v) for v in known)
    assert [q.start for q in made] == sorted(q.start for q in made)


@pytest.mark.parametrize(
    "text",
    [
        "9" * 5000,
        "5 " * 3000,
        "(5 km) " * 1000,
        "1" + "0" * 14 + " million" * 40,
        "x" * 300_000 + " 5 men",
        "5 “ ” men of “ ”",
    ],
)
def test_long_texts_are_survived(text: str) -> None:
    assert all(text[q.start : q.end] == q.text for q in found(text))


def test_a_share_after_a_bare_by_moves_as_the_one_before() -> None:
    first, second = found("Grain prices fell 2.3%, Maize by 2.6%.")
    assert (first.direction, second.qualifier, second.direction) == ("down", "change", "down")


def test_a_share_set_against_another_is_of_the_same_thing() -> None:
    assert {q.counted for q in found("Turnout was 68 percent, down from 79 percent.")} == {"Turnout"}
