"""The noun phrases that speak, as written."""

import pytest

from coranto.extract.speech.cues import cues
from coranto.extract.speech.sources import Phrase, antecedent, subject_after, subject_before
from coranto.extract.speech.subjects import shared_subject, subject_of
from coranto.tools import open_tools
from extract.dispatches import told


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("On Monday the foreign minister said it rained.", "the foreign minister"),
        ("In a statement the company said it rained.", "the company"),
        ("But Chief Inspector Lea Ohm said it rained.", "Chief Inspector Lea Ohm"),
        ("Lea Ohm, 30, of Hamm, said it rained.", "Lea Ohm, 30, of Hamm"),
        ("Omar Haddad, who leads the union, said it rained.", "Omar Haddad, who leads the union"),
        ("The envoy, speaking in Lagos, said it rained.", "The envoy"),
        ("Doctors and a relief worker said it rained.", "Doctors and a relief worker"),
        ("Chad, Niger and Mali said it rained.", "Chad, Niger and Mali"),
        ("The council this week said it rained.", "The council"),
        ("An hour later Lea Ohm said it rained.", "Lea Ohm"),
        ("Minutes before police said it rained.", "police"),
        ("The mayor of Tete, where people sleep in tents, in sheds, in cars, said it rained.", "The mayor of Tete"),
        ("Lea Ohm, a pilot, was freed on Monday, and her father said it rained.", "her father"),
        ("The river rose, but she said it rained.", "she"),
        ("Sen. Ida B. Holm said it rained.", "Sen. Ida B. Holm"),
        ("The head of the port authority said it rained.", "The head of the port authority"),
        ("People who left the camp said it rained.", "People who left the camp"),
        (
            "A baker who says he had fled with the others said it rained.",
            "A baker who says he had fled with the others",
        ),
        ("A pilot who knows the family said it rained.", "A pilot who knows the family"),
        ("A letter read out in court said it rained.", "A letter read out in court"),
        ("Two nurses who had come before the storm said it rained.", "Two nurses who had come before the storm"),
        ("Survivors taken to hospital in Sfax said it rained.", "Survivors taken to hospital in Sfax"),
        (
            "The line's owner, Tom Vale, who took over in May, said it rained.",
            "The line's owner, Tom Vale, who took over in May",
        ),
        ("Lea Ohm, a nurse from Hamm, Texas, said it rained.", "Lea Ohm, a nurse from Hamm, Texas"),
        ("Chad, Niger, Benin and Mali said it rained.", "Chad, Niger, Benin and Mali"),
        ("Chad, Niger, and Mali said it rained.", "Chad, Niger, and Mali"),
        ("Lea Ohm, a nurse, and her son, Max Ohm, said it rained.", "Lea Ohm, a nurse, and her son, Max Ohm"),
        ("The road was shut, the mayor said, and his deputy, Max Ohm, said it rained.", "his deputy, Max Ohm"),
        ("Lea Ohm left, and Max Ohm said it rained.", "Max Ohm"),
        ("Neither the firm nor the union said it rained.", "Neither the firm nor the union"),
        ("About four in ten farmers said it rained.", "About four in ten farmers"),
        ("More than half of the farmers said it rained.", "More than half of the farmers"),
        ("Early results of the count said it rained.", "Early results of the count"),
        ("Early on Monday the mayor said it rained.", "the mayor"),
        ("The union has in the past said it rained.", "The union"),
        ("More farmers have begun saying it rained.", "More farmers"),
        ("It was a sign that the river said it rained.", "the river"),
        ("The deputy Ida Holm (Left) said it rained.", "The deputy Ida Holm (Left)"),
        ("A miner who gave his name only as Yerlan said it rained.", "A miner who gave his name only as Yerlan"),
        ("A cook who would only give her name as Ali said it rained.", "A cook who would only give her name as Ali"),
        ("Thousands fled for Chad, Niger and other countries, and the council said it rained.", "the council"),
        ('A woman wearing a "No War" badge said it rained.', 'A woman wearing a "No War" badge'),
        ("Mourners carrying the coffin said it rained.", "Mourners carrying the coffin"),
        ("At the meeting the mayor said it rained.", "the mayor"),
    ],
)
def test_subject_before_its_verb(text: str, subject: str) -> None:
    (statement,) = told(text)
    tokens, lexicon = statement.tokens, open_tools().speech
    cue = cues(tokens, lexicon)[-1]
    phrase = subject_before(tokens, cue.first, lexicon)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("said Ana Ruiz, a lawyer for the family, on Friday.", "Ana Ruiz, a lawyer for the family"),
        ("said Ana Ruiz, adding nothing.", "Ana Ruiz"),
        ("said she was late.", "she"),
        ("said Kim Soo-jin in a telephone interview.", "Kim Soo-jin"),
        ("said reporters that it rained.", "reporters"),
        (
            "said Petra Novak, 34, a nurse from Brno who was on board.",
            "Petra Novak, 34, a nurse from Brno who was on board",
        ),
        ("said Lea Ohm, 30, of Hamm, on Monday.", "Lea Ohm, 30, of Hamm"),
        ("said Tom Vale, who runs the line.", "Tom Vale, who runs the line"),
        ("said Tom Vale, who declined to be named.", "Tom Vale"),
        ("said a count by The Andean Press.", "a count by The Andean Press"),
        ("said polls conducted by Ohm Research for the radio.", "polls conducted by Ohm Research for the radio"),
        ("said a poll released on Monday.", "a poll released on Monday"),
        ("said new polling data.", "new polling data"),
        ("said the envoy to Mali.", "the envoy to Mali"),
        ("said Dr. Ida B. Holm of Provo, Utah.", "Dr. Ida B. Holm of Provo, Utah"),
    ],
)
def test_subject_after_its_verb(text: str, subject: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    phrase = subject_after(tokens, 1, open_tools().speech)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


def test_a_clause_between_commas_is_no_apposition() -> None:
    (statement,) = told("If it rains as forecast, the dam will burst, says Lea Ohm.")
    at = next(i for i, token in enumerate(statement.tokens) if token.text == "says")
    assert subject_before(statement.tokens, at, open_tools().speech) is None


def test_no_subject_behind_a_conjunction() -> None:
    (statement,) = told("He resigned and said nothing.")
    assert subject_before(statement.tokens, 3, open_tools().speech) is None


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The mayor opened the road, saying it rained.", "saying", "The mayor"),
        ("Speaking in Salem, Utah, Lea Ohm opened the road, saying it rained.", "saying", "Lea Ohm"),
        ("Hours after the vote, Lea Ohm opened the road, saying it rained.", "saying", "Lea Ohm"),
        ("A few days later the mayor opened the road, saying it rained.", "saying", "the mayor"),
        ("When Lea Ohm opened the road by saying it rained, few came.", "saying", "Lea Ohm"),
        ("Warning of rain, the mayor opened the road.", "Warning", "the mayor"),
        ("Farmers left, and the mayor opened the road, saying it rained.", "saying", "the mayor"),
        ("The mayor, a lawyer, then opened the road, saying it rained.", "saying", "The mayor, a lawyer"),
        ("The crowd gathered there, saying it rained.", "saying", "The crowd"),
    ],
)
def test_subject_of_the_sentence(text: str, verb: str, subject: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    at = next(i for i, token in enumerate(tokens) if token.text == verb)
    phrase = subject_of(tokens, 0, at, open_tools().speech)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("The firm issued a statement saying it rained.", None),
        ("He emailed supporters saying it rained.", None),
        ("The vote was put off, with residents saying it rained.", "residents"),
        ("Residents saying it rained left the town.", "Residents"),
    ],
)
def test_words_brought_out_do_not_speak(text: str, own: str | None) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    at = next(i for i, token in enumerate(tokens) if token.text == "saying")
    phrase = subject_before(tokens, at, open_tools().speech)
    assert (None if phrase is None else text[tokens[phrase.first].start : tokens[phrase.last - 1].end]) == own


@pytest.mark.parametrize(
    ("text", "verb", "spoken", "subject"),
    [
        ("The League says it has found graves and accuses the army.", "accuses", ["The League", "it"], "The League"),
        ("While firms push for calm, Lea Ohm won votes by promising war.", "promising", ["firms"], "Lea Ohm"),
        ("The roof fell, he said, adding that it rained.", "adding", ["he"], "he"),
        ("The mayor left, adding that it rained.", "adding", [], "The mayor"),
        ("On Sunday Ivo Lenz left the hall and said that it rained.", "said", [], "Ivo Lenz"),
        ("At three on Sunday morning Ivo Lenz left the hall and said that it rained.", "said", [], "Ivo Lenz"),
        ("Late on Friday evening the two nurses left and said that it rained.", "said", [], "the two nurses"),
        ("By Monday the three nurses had left and said that it rained.", "said", [], "the three nurses"),
        ("On 4 May 2030 the jury met and said that it rained.", "said", [], "the jury"),
    ],
)
def test_subject_shared_with_a_verb_before(text: str, verb: str, spoken: list[str], subject: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    at = next(i for i, token in enumerate(tokens) if token.text == verb)
    phrases = []
    for words in spoken:
        first = next(i for i, token in enumerate(tokens) if text.startswith(words, token.start))
        phrases.append(Phrase(first, first + len(words.split()), first))
    phrase = shared_subject(tokens, 0, at, phrases, open_tools().speech)
    assert phrase is not None
    assert text[tokens[phrase.first].start : tokens[phrase.last - 1].end] == subject


def test_whoever_is_asked_does_not_speak() -> None:
    (statement,) = told("She asked him for bread, according to him.")
    tokens, lexicon = statement.tokens, open_tools().speech
    assert subject_after(tokens, 2, lexicon) is None
    assert subject_after(tokens, 8, lexicon) == Phrase(8, 9, 8)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Ana Ruiz, who said it rained.", "Ana Ruiz"),
        ("An official at the ministry of energy, who said it rained.", "An official at the ministry of energy"),
        ("A nurse at Saint Anne Hospital who said it rained.", "A nurse at Saint Anne Hospital"),
        ("Lea Ohm, 30, who said it rained.", "Lea Ohm, 30"),
    ],
)
def test_antecedent_of_a_relative_pronoun(text: str, phrase: str) -> None:
    (statement,) = told(text)
    tokens = statement.tokens
    found = antecedent(tokens, next(i for i, token in enumerate(tokens) if token.low == "who"), open_tools().speech)
    assert found is not None
    assert text[tokens[found.first].start : tokens[found.last - 1].end] == phrase


def test_no_antecedent_at_the_head() -> None:
    (statement,) = told("Who said it rained?")
    assert antecedent(statement.tokens, 0, open_tools().speech) is None
