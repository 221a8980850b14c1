from dataclasses import replace

from coranto.model.codec import Record
from coranto.model.resolved import Copy, Relation
from coranto.tools import open_tools
from coranto.view.disputes import Card, disputes
from coranto.view.filters import Filter
from dossier_states import TEXTS, Line, State, claim, extent, figure

LOCKED = claim("cl1", "three.txt", "the mill was locked", "the widows' union")
DENIAL = claim("cl2", "three.txt", "that the mill was locked", "The owner", "denied")
DENIES = Relation("denies", "cl2", "cl1", "it says that the other is not so", 0.9)
SEVEN = figure("fi2", "two.txt", "Seven people", 7, "the harbour police")
NINE = replace(figure("fi3", "three.txt", "Nine people", 9, "the widows' union"), as_of="2027-05-04")
DIFFER = Relation("contradicts", "fi3", "fi2", "“Nine” and “Seven” cannot both be true", 0.85)
LINE = Line("en1", (extent("three.txt", "The owner denied that the mill was locked."),), (), ("cl1", "cl2"))
TOLL = Line("en2", (extent("two.txt"),), (), (), ("fi2", "fi3"), place="Gdynia", rank=2)


def cards(*records: Record, lines: tuple[Line, ...] = (), asked: Filter | None = None) -> tuple[Card, ...]:
    corpus = State(tuple(TEXTS), lines, records).corpus()
    return disputes(corpus, open_tools().parties, asked)


def test_a_denial_has_the_denied_side_first_and_is_called_by_its_line() -> None:
    (card,) = cards(LOCKED, DENIAL, DENIES, lines=(LINE,))
    assert (card.how, card.title, card.why) == ("denied", LINE.entry().title, (DENIES.why,))
    assert [(side.denies, [voice.who for voice in side.voices]) for side in card.sides] == [
        (False, ["the widows' union"]),
        (True, ["The owner"]),
    ]
    assert (card.ids, card.entries) == (("cl1", "cl2"), ("en1",))


def test_figures_share_what_they_count_for_which_day_and_place() -> None:
    (card,) = cards(SEVEN, NINE, DIFFER)
    assert (card.how, card.title) == ("contradicted", "killed – Gdynia, Tuesday 4 May 2027")
    assert (card.common.counted, card.common.as_of, card.common.place) == ("killed", "Tuesday 4 May 2027", "Gdynia")
    assert [side.voices[0].amount for side in card.sides] == ["Seven people", "Nine people"]
    (apart,) = cards(SEVEN, replace(NINE, place="Sopot"), DIFFER)
    assert apart.common.place == ""


def test_origins_are_counted_for_each_side_and_copies_once() -> None:
    twice = claim("cl3", "one.txt", "Four people died", "the harbour police")
    same = Relation("same", "cl3", "cl1", "", 0.9)
    (card,) = cards(LOCKED, DENIAL, twice, DENIES, same)
    assert [(side.n_origins, side.docs) for side in card.sides] == [(2, ("one.txt", "three.txt")), (1, ("three.txt",))]
    a, b = extent("one.txt", "Four people died"), extent("three.txt", "the mill was locked")
    corpus = State(tuple(TEXTS), (), (LOCKED, DENIAL, twice, DENIES, same)).corpus()
    corpus.rows[Copy] = (Copy("near", a, b, 0.9, None),)  # type: ignore[index]
    (card,) = disputes(corpus, open_tools().parties)
    assert card.sides[0].n_origins == 1


def test_cards_come_by_rank_and_those_without_a_line_last() -> None:
    records = (LOCKED, DENIAL, DENIES, SEVEN, NINE, DIFFER)
    assert [card.entries for card in cards(*records, lines=(LINE, TOLL))] == [("en1",), ("en2",)]
    assert [card.entries for card in cards(*records, lines=(TOLL,))] == [("en2",), ()]


def test_a_filter_keeps_the_cards_of_its_lines() -> None:
    records = (LOCKED, DENIAL, DENIES, SEVEN, NINE, DIFFER)
    lines = (replace(LINE, place=None), TOLL)
    assert [card.entries for card in cards(*records, lines=lines, asked=Filter(place="Gdynia"))] == [("en2",)]
    assert cards(*records, lines=lines, asked=Filter(place="Sopot")) == ()


def test_the_same_words_by_one_speaker_are_one_voice_with_both_places() -> None:
    one, two = (
        claim(f"cl{n}", doc, "people died", "the harbour police") for n, doc in ((3, "one.txt"), (4, "two.txt"))
    )
    (card,) = cards(one, two, DENIAL, replace(DENIES, b="cl3"), replace(DENIES, b="cl4"))
    (voice,) = card.sides[0].voices
    assert (voice.doc, [place.partition("#")[0] for place in voice.also]) == ("one.txt", ["two.txt"])


def test_words_within_others_of_the_same_speaker_are_not_told_again() -> None:
    whole = claim("cl6", "three.txt", "The owner denied that the mill was locked", "The owner", "denied")
    (card,) = cards(LOCKED, DENIAL, whole, DENIES, replace(DENIES, a="cl6"))
    assert [voice.id for voice in card.sides[1].voices] == ["cl6"]


def test_a_figure_that_is_called_wrong_is_the_word_of_whoever_calls_it_so() -> None:
    told = claim("cl4", "three.txt", "Nine people died", "The owner")
    wrong = replace(NINE, claim="cl4")
    (card,) = cards(SEVEN, told, wrong, Relation("denies", "fi3", "fi2", "it is told to be called wrong", 0.8))
    assert [(side.denies, [voice.who for voice in side.voices]) for side in card.sides] == [
        (False, ["the harbour police"]),
        (True, ["The owner"]),
    ]
