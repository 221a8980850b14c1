"""Paragraphs, sentences and words of many scripts and page layouts."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.resources.abbreviations import load
from coranto.text.segmentation import paragraphs, sentence_spans, words

KNOWN = load()


def split(text: str) -> list[str]:
    return [span.of(text) for p in paragraphs(text) for span in sentence_spans(text, *p, KNOWN)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The dam held. The road did not.", 2),
        ("Mr. Adeyemi met Dr. Lund on Monday. They spoke for an hour.", 2),
        ("The U.S. Army sent two helicopters. They landed at noon.", 2),
        ("He flew back to the U.S. The talks go on.", 2),
        ("J. R. Okafor and A.B. Singh signed. Nobody else did.", 2),
        ("Flight No. 5 left at 9 a.m. on Tuesday.", 1),
        ("It left at 9 a.m. The second one was late.", 2),
        ("The concert begins on Friday at 8 p.m. Rovers' match has been called off.", 2),
        ("Doors open at 6 a.m. Élodie Marchand will speak first.", 2),
        ("At 5 p.m. Soldiers' Square was full.", 1),
        ("The 9 p.m. Ghent train never came.", 1),
        ("Talks began at 8 p.m. Moscow time.", 1),
        ("The vote is due at 3 p.m. Sunday.", 1),
        ("It struck at 4 a.m. GMT.", 1),
        ("The quake measured 6.4 and lasted 3.5 minutes.", 1),
        ("They waited ... and waited. Then it rained.", 2),
        ("“We lost everything.” The shop is gone.", 2),
        ("“Where is the water?” Ms Rojas asked.", 1),
        ("“Where is the water?” The mayor had no answer.", 2),
        ("“Go!” he shouted. They went.", 2),
        ("The spokesman, Brigadier General. Tomas Rivera, denied it.", 1),
        ("He wants to be a general. Nobody believes it.", 2),
        ("See https://example.org/a.b?c=d. It has the list.", 2),
        ("Acme Inc. shares fell. Beta Corp. The two are rivals.", 3),
        ("The village lies in ruins.The mayor fled.", 2),
        ("The site runs on Node.js and example.com hosts it.", 1),
        ("In 2015. 12 people were held.", 2),
        ("It opened on Jan. 12 and closed on Feb. 3. Nobody came.", 2),
        ("1. Stay indoors", 1),
        ("He fell ill. Doctors came.", 2),
        ("What?! Nobody knew.", 2),
        ("(Fire crews came.) They left at dawn.", 2),
        ("地震が発生した。被害はない！", 2),
        ("“洪水来了。”他说。", 2),
        ("هل انتهت الحرب؟ لا أحد يعرف.", 2),
        ("बाढ़ आ गई। लोग भाग गए।", 2),
        ("Голова міста виїхав. Дорога закрита.", 2),
    ],
)
def test_sentences_of_a_line(text: str, count: int) -> None:
    assert len(split(text)) == count, split(text)


def test_closing_quote_stays_with_its_sentence() -> None:
    assert split('"It is over." She left.') == ['"It is over."', "She left."]


def test_a_line_is_a_paragraph() -> None:
    text = "Strike enters its third week\nDockers in Valparaíso voted to stay out.\nTalks resume on Friday."
    assert [p.of(text) for p in paragraphs(text)] == text.split("\n")


def test_hard_wrapped_lines_are_joined() -> None:
    text = (
        "The river Elbe rose by almost two metres overnight and flooded the old\n"
        "town of Pirna, where volunteers had been filling sandbags since Monday\n"
        "evening. The mayor of the town asked residents to leave their houses by\n"
        "noon.\n\n"
        "Trains to Prague are not running.\n"
    )
    found = [p.of(text) for p in paragraphs(text)]
    assert len(found) == 2
    assert found[0].endswith("noon.")
    assert len(split(text)) == 3


def test_headings_and_short_last_lines_part_hard_wrapped_paragraphs() -> None:
    text = (
        "Bulletin\nof the harbour\n\nNo. 4\nSunday\n\n"
        "2. WATER\n"
        "By noon the pumps had cleared four of the nine streets that were\n"
        "under water on Friday. The school is dry.\n"
        "Wells: 41 tested, 12 of them foul. The laboratory in Lomé will\n"
        "report on Tuesday.\n"
    )
    assert [p.of(text).split("\n")[0][:8] for p in paragraphs(text)[4:]] == ["2. WATER", "By noon ", "Wells: 4"]


def test_lines_that_only_happen_to_be_long_are_not_joined() -> None:
    lines = "Tides|The ferry to Gozo sails at nine on Mondays and Thursdays|The ferry to Rab sails at ten on Sundays"
    assert len(paragraphs("A\n\nB\n\n" + lines.replace("|", "\n"))) == 5


def test_crlf_and_a_broken_line_in_lower_case() -> None:
    text = "The council met behind closed doors for several hours in a\r\nsession.\r\nIt ended\r\nlate"
    assert len(paragraphs(text)) == 3


def test_bullets_stand_alone() -> None:
    text = "What we know about the derailment near the town of Kota\n- two coaches left the rails\n- nobody was hurt"
    assert len(paragraphs(text)) == 3


@given(
    st.text(alphabet=st.sampled_from(list('aB.!?…。"” \n\r\t-1é\u0301\ud800😀ا؟')), max_size=200) | st.text(max_size=80)
)
def test_nothing_is_lost_and_nothing_overlaps(text: str) -> None:
    at = 0
    for paragraph in paragraphs(text):
        for span in sentence_spans(text, *paragraph, KNOWN):
            assert not text[at : span.start].strip()
            assert at <= span.start < span.end
            assert span.of(text) == span.of(text).strip()
            at = span.end
    assert not text[at:].strip()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor's 1,500.5 euros", ["The", "mayor's", "1,500.5", "euros"]),
        ("second-largest city", ["second", "largest", "city"]),
        ("洪水 came", ["洪", "水", "came"]),
        ("बाढ़ आ गई।", ["बाढ़", "आ", "गई"]),
        ("cafe\u0301 opens", ["cafe\u0301", "opens"]),
        ("3.", ["3"]),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [w.of(text) for w in words(text)] == expected


@given(st.text(max_size=100))
def test_words_lie_in_order(text: str) -> None:
    found = words(text)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(w.start < w.end for w in found)
