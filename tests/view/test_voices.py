from dataclasses import replace

from coranto.model.assertion import Passage, Said
from coranto.model.resolved import MentionRef
from coranto.view.voices import Voices
from dossier_states import TEXTS, State, claim, extent, figure
from support import corpus

DIED = claim("cl1", "one.txt", "Four people died when the mill burned down on Sunday", "the harbour police")
DENIED = claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied")


def voices(*records: object) -> Voices:
    return Voices(State(tuple(TEXTS), (), records).corpus())  # type: ignore[arg-type]


def test_a_claim_is_its_content_with_who_when_and_where() -> None:
    voice = voices(DIED).of_claim(DIED)
    assert (voice.who, voice.words) == ("the harbour police", "Four people died when the mill burned down on Sunday")
    assert (voice.day, voice.said, voice.status) == ("2027-05-03", "published Monday 3 May 2027", "asserted")
    assert voice.permalink == f"one.txt#char={voice.start},{voice.end}"
    said = replace(DIED, said=Said("2027-05-02T18:00", "2027-05-02T19:00"))
    assert voices(said).of_claim(said).said == "said Sunday 2 May 2027"


def test_the_cue_stands_before_words_that_are_no_quotation() -> None:
    cue = extent("three.txt", "denied")
    told = replace(DENIED, cue=Passage(cue.start, cue.end, "denied"))
    assert voices(told).of_claim(told).words == "denied: that the mill was locked"
    assert voices(told).of_claim(replace(told, mode="direct")).words == "“that the mill was locked”"


def test_few_words_are_given_with_their_sentence() -> None:
    known = corpus({"a.txt": "The owner denied it on Sunday. Nobody asked why."}, "dated_documents")
    it = replace(DENIED, doc="a.txt", start=17, end=19, text="it", spans=((17, 19),))
    voice = Voices(known).of_claim(it)
    assert (voice.words, voice.start, voice.end) == ("The owner denied it on Sunday.", 0, 30)


def test_a_figure_says_how_many_and_in_which_words() -> None:
    four = replace(figure("fi1", "one.txt", "Four people", 4, "the harbour police"), claim="cl1")
    voice = voices(DIED, four).of_figure(four)
    assert (voice.amount, voice.words, voice.claim) == ("Four people", DIED.text, "cl1")
    assert (voice.start, voice.end) == (four.start, four.end)


def test_a_telling_is_the_claim_it_stands_in_or_the_narrators_clause() -> None:
    at = extent("two.txt", "Seven people died in the fire")
    told = MentionRef(at.doc, at.start, at.end, "asserted", None)
    voice = voices(DIED).of_mention(told)
    assert (voice.who, voice.words, voice.claim) == ("the narrator of two.txt", "Seven people died in the fire", None)
    assert voices(DIED).of_mention(replace(told, claim="cl1")).id == "cl1"


def test_a_claim_that_goes_on_has_the_speaker_of_the_one_before() -> None:
    on = replace(claim("cl4", "one.txt", "the mill burned down on Sunday", "the harbour police"), source=None)
    on = replace(on, inherited_from="cl1")
    assert voices(DIED, on).of_claim(on).who == "the harbour police"
    assert voices(on).of_claim(replace(on, inherited_from="cl4")).who == "nobody named"
