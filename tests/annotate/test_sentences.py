"""Furniture is told from running text, and every character stays in exactly one sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.annotate.sentences import sentences
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Metadata
from coranto.tools import open_tools

BODY = "\nA landslide closed the mountain road on Monday, police said.\nNobody was hurt."


def labelled(text: str, title: str | None = None) -> list[tuple[str, str | None]]:
    rows = sentences(Folio(Dispatch("a.txt", "0" * 64, "0" * 64, text, Metadata(title=title))), open_tools())
    return [(text[row.start : row.end], row.furniture) for row in rows]


def first(text: str) -> str | None:
    return labelled(text)[0][1]


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("By Ana María Lopes", "byline"),
        ("By Chidi Eze and Li Na in Lagos", "byline"),
        ("By Friday the water had receded.", None),
        ("By the river stood a mill.", None),
        ("Source: Agence de presse du Sahel", "credit"),
        ("Source: a senior official said the talks had failed.", None),
        ("© Harbour Post 2031", "copyright"),
        ("Copyright 2021 The Valley Times. All rights reserved.", "copyright"),
        ("Copyright law was the subject of a strike in the studios on Monday.", None),
        ("READ MORE: What the new dam means for farmers", "related"),
        ("Related: Five charts on the harvest", "related"),
        ("ALSO READ | Who is the new minister?", "related"),
        ("More than 40 villages lost power, the grid operator said.", None),
        ("Published: 3 March 2021", "header"),
        ("Updated 3 March 2021, 14:05 GMT", "header"),
        ("Share on Facebook", "header"),
        ("Share prices fell in Tokyo on Monday, traders said.", None),
        ("FILE PHOTO: A ferry leaves the port of Split, Croatia, June 2, 2019. REUTERS/Ivo Horvat", "caption"),
        ("(Photo by Mina Park/Getty Images)", "caption"),
        ("Photo: Getty Images", "credit"),
        ("Photos showed the wreck of the ferry lying on its side.", None),
        ("Reporting by Ines Castro; Editing by Paul Ward", "byline"),
        ("The Valley Times, Nakuru, 3 March 2031", "byline"),
        ("Diario del Puerto, Iquique, Tuesday 4 March 2031 - translated from the Spanish", "byline"),
        ("Port of Spain Wire - News release - Tobago, March 4, 2031", "byline"),
        ("Lake Radio live desk, Friday, Sept. 12, 2031", "byline"),
        ("Harbour Post, 6 March 2031. By Ama Owusu", "byline"),
        ("Lima and Cusco voted on Sunday 4 May 2031", None),
        ("Lima, Peru, 4 May 2031. Two people died in a landslide.", None),
        ("By Ruth Akello in Gulu | The Sunday Comet | 10 August 2031", "byline"),
        ("March 3, 2021", "header"),
        ("Tuesday 4 March 2031, page 3", "header"),
        ("No. 118, 4 March 2031", "header"),
        ("Vol. 12, No. 9 | 4 March 2031 | Late edition", "header"),
        ("The Andes Monitor | 4 March 2031 | Briefing", "byline"),
        ("La Tribuna del Plata / 4 March 2031 / City desk / Page 2", "byline"),
        ("Lyon. Issue of 4 March 2031", "header"),
        ("Edition of Tuesday, 4 March 2031", "header"),
        ("Contact: Ana Reis, press desk, Porto", "credit"),
        ("Media enquiries: press@harbour.example", "credit"),
        ("Contact with the crew was lost at noon, police said.", None),
        ("The issue of 4 March 2031 sold out within the day.", None),
        ("March on the capital draws thousands, police say.", None),
        ("4 March 2031, 12 dead in the mine and no page turned", None),
    ],
)
def test_a_line_of_its_own(line: str, label: str | None) -> None:
    found = labelled("Landslide closes mountain road" + BODY + "\n" + line)
    label_found = [known for text, known in found if text in line][-1]
    assert label_found == label


@pytest.mark.parametrize(
    "line",
    [
        "GENEVA, March 3 (Agency) -",
        "NAIROBI (Wire) —",
        "MEXICO CITY, Mexico (Wire) _",
        "Suva, 12 August 2019 –",
        "LIMA/QUITO, Feb 24 -",
        "NEW DELHI:",
        "Bogotá (Wire) -",
        "Guntur (Andhra Pradesh), Jul 3 (PTI)",
        "New Delhi, Aug 24 (UNI)",
        "Patna (Bihar) [India], August 24 (ANI):",
        "Enugu (Nigeria), 3 July (NAN)",
    ],
)
def test_a_dateline_is_a_span_of_its_own(line: str) -> None:
    found = labelled(line + " The health ministry said two people had died.")
    assert found == [(line, "dateline"), ("The health ministry said two people had died.", None)]


@pytest.mark.parametrize(
    "line",
    [
        "The mayor - who resigned - left.",
        "BREAKING: Dam bursts.",
        "Two ferries (both full) - sank.",
        "In Lima, May 3 (a Sunday) Two people died.",
        "On May 3 (Labour Day was on the 1st) Two ferries sank.",
    ],
)
def test_no_dateline(line: str) -> None:
    assert "dateline" not in [known for _, known in labelled(line + BODY)]


def test_a_date_before_the_text_of_the_first_line() -> None:
    found = labelled(" date 2018-11-04 Voters in the islands chose to stay, officials said.\n\nTurnout was high.")
    assert [known for _, known in found] == ["header", None, None]
    assert found[0][0] == "date 2018-11-04"
    assert found[1][0].startswith("Voters")


def test_headline_caption_and_credit() -> None:
    found = labelled(
        "Ferry sinks off Zanzibar - coastguard\n"
        "Rescuers search the beach after a ferry went down. Picture: Wire Photo/Asha Mbeki\n"
        "A ferry with 80 people aboard sank on Tuesday, the coastguard said.\n"
        "(Reporting by Asha Mbeki; Editing by Tom Hale)"
    )
    assert [known for _, known in found] == ["headline", "caption", "caption", None, "byline"]


def test_a_title_known_from_outside_is_the_headline_even_with_a_stop() -> None:
    assert labelled("Dam bursts.\nTwo died.", title="Dam  bursts.")[0] == ("Dam bursts.", "headline")


def test_a_first_line_alone_or_with_a_stop_is_no_headline() -> None:
    assert first("Two ferries sink") is None
    assert first("Two ferries sank." + BODY) is None


@pytest.mark.parametrize(
    "text", ["", " \n\t ", "\ufeff", "😀", "ا" * 50, "((((", "e\u0301", "\r\n\r\n.", "\ud800 alone."]
)
def test_odd_texts_are_survived(text: str) -> None:
    assert "".join("".join(piece.split()) for piece, _ in labelled(text)) == "".join(text.split())


@pytest.mark.parametrize("opens", ["", "Aa (", "No. 3, "])
def test_a_town_of_many_hyphens_is_looked_at_once(opens: str) -> None:
    name = "Aa" + "-Aa" * 40
    line = f"{opens}{name}, {name} ({name}, 3 May 2031 {name}"
    assert labelled(f"{line}\n\nThe pier is shut.")[-1] == ("The pier is shut.", None)


def test_a_megabyte_without_spaces() -> None:
    assert len(labelled("x" * 1_000_000)) == 1


LINES = st.sampled_from(
    [
        "By Ana Lopes",
        "© Post 2031",
        "KYOTO (Wire) -",
        "date 2001-02-03",
        "Photo: X/Y",
        "He left. She came.",
        "Dr. No",
        "\r\n",
        "\n\n",
        "مرحبا؟",
        "  ",
    ]
)


@given(st.lists(LINES | st.text(max_size=30), max_size=8).map(lambda parts: "\n".join(parts)))
def test_every_visible_character_is_in_exactly_one_sentence(text: str) -> None:
    rows = sentences(Folio(Dispatch("a", "0" * 64, "0" * 64, text)), open_tools())
    at = 0
    for row in rows:
        assert not text[at : row.start].strip()
        assert at <= row.start < row.end
        at = row.end
    assert not text[at:].strip()


def test_title_byline_and_date_in_one_block_are_three_lines() -> None:
    head = (
        "Cyclone Imani: hundreds of homes lost as Pemba counts the cost of a night",
        "By Ruth Akello and Piet Jansen, Lake Radio, in the port of Pemba, Mozambique",
        "Published 21 June 2031, 16:40",
    )
    rows = labelled("\n".join(head) + "\n" + BODY)
    assert rows[:3] == [(head[0], "headline"), (head[1], "byline"), (head[2], "header")]


def test_a_word_in_capitals_before_a_colon_is_part_of_a_headline() -> None:
    assert labelled("FLOOD SHAME: Mayor slept while town drowned" + BODY)[0][1] == "headline"
    assert labelled("LIMA: Two people died in a landslide on Monday, police said." + BODY)[0] == ("LIMA:", "dateline")


@pytest.mark.parametrize(
    ("line", "stamp"),
    [
        ("4:52 p.m. The board has met.", "4:52 p.m."),
        ("10.30am – Trains are running again.", "10.30am –"),
        ("14:05 GMT Rescuers reach the second shaft.", "14:05 GMT"),
        ("8 a.m. was the hour of the vote.", None),
        ("10.30 per cent of the votes were spoilt.", None),
    ],
)
def test_the_hour_that_opens_an_entry_of_a_live_page_is_no_text(line: str, stamp: str | None) -> None:
    rows = [row for row in labelled("Port strike live" + BODY + "\n" + line) if row[1] == "header"]
    assert rows == ([(stamp, "header")] if stamp else [])
