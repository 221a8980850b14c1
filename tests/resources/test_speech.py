"""The lexicon of speech: every form of every verb, each with its act."""

import pytest

from coranto.resources.speech import load
from coranto.tools import open_tools

LEXICON = load()


@pytest.mark.parametrize(
    ("form", "lemma", "kind"),
    [
        ("said", "say", "past"),
        ("denies", "deny", "third"),
        ("admitted", "admit", "past"),
        ("urging", "urge", "ing"),
        ("signalled", "signal", "past"),
        ("signaled", "signal", "past"),
        ("agreeing", "agree", "ing"),
        ("shown", "show", "participle"),
    ],
)
def test_forms(form: str, lemma: str, kind: str) -> None:
    assert any(verb.lemma == lemma and kind in verb.forms for verb in LEXICON.verbs[form])


def test_longer_phrases_come_before_their_first_word() -> None:
    assert [len(verb.rest) for verb in LEXICON.verbs["called"]] == sorted(
        (len(verb.rest) for verb in LEXICON.verbs["called"]), reverse=True
    )


def test_every_act_is_known_and_words_are_lower_case() -> None:
    acts = {verb.act for verbs in LEXICON.verbs.values() for verb in verbs}
    assert acts == {"states", "orders", "urges", "promises", "warns", "accuses", "asks", "denies", "predicts"}
    assert all(form == form.lower() for form in LEXICON.verbs)


def test_tools_open_the_lexicon_once() -> None:
    assert open_tools().speech is open_tools().speech
