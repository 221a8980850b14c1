"""Copies: found sentence by sentence; what is merely alike stays apart."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.resolve.pages import dossier, found, page, words

from coranto.model.resolved import Copy
from coranto.model.source import DateCandidate, Metadata
from coranto.resolve.candidates import FEW, CopyIndex, candidates
from coranto.resolve.copies import copies, copies_between
from coranto.tools import open_tools

FERRY = """The ferry Aurora ran aground off Bergen on Tuesday with 214 people on board, the coastguard said.
Rescue boats took off all passengers within three hours as the wind rose to gale force.
At least 12 people were treated for hypothermia at a school in the village of Askvoll.
"It sounded as if the whole ship was being torn open," said Ingrid Moen, who was on the car deck.
The owner declined to comment.
Investigators will examine whether the vessel had left the marked channel."""

HARVEST = """Wheat growers in Kansas expect the smallest harvest in sixty years after a winter with little snow.
Banks have begun to call in loans, and two grain elevators closed this month.
The state government said it would ask Washington for relief."""


def types(a: str, b: str) -> list[str]:
    return [copy.type for copy in dossier({"a": a, "b": b}).all(Copy)]


def test_an_exact_copy_is_found_line_by_line() -> None:
    made = dossier({"a": FERRY, "b": f"{HARVEST}\n{FERRY}"})
    assert [(one, other) for _, one, other in found(made)] == [(line, line) for line in FERRY.split("\n")]
    assert all(copy.type == "exact" and copy.similarity == 1.0 for copy in made.all(Copy))


def test_typography_makes_no_difference() -> None:
    curly = (
        FERRY.replace(" said.", " said .").replace('"It', "“It").replace('open,"', "open,”").replace(" ", "\u00a0", 3)
    )
    assert set(types(FERRY, curly)) == {"exact"}


def test_an_updated_toll_in_copied_surroundings_is_a_copy() -> None:
    updated = FERRY.replace("214", "219").replace("At least 12", "At least 31")
    made = dossier({"a": FERRY, "b": updated})
    assert ("near", FERRY.split("\n")[2], updated.split("\n")[2]) in found(made)
    assert len(found(made)) == 6


def test_a_sentence_cut_short_is_found_with_the_words_that_are_left() -> None:
    cut = "Rescue boats took off all passengers within three hours as the wind rose."
    ((kind, one, other),) = found(dossier({"a": FERRY, "b": f"{HARVEST}\n{cut}"}))
    assert (kind, one, other) == ("near", FERRY.split("\n")[1], cut)


def test_a_passage_within_a_longer_sentence_is_found() -> None:
    inside = (
        "Local radio reported that rescue boats took off all passengers within three hours as the wind rose to gale "
        "force, though nobody at the harbour office in Florø was willing to say who had given the order to leave."
    )
    ((kind, _, other),) = found(dossier({"a": FERRY, "b": f"{HARVEST}\n{inside}"}))
    assert kind == "near"
    assert other == "rescue boats took off all passengers within three hours as the wind rose to gale force"


def test_a_shared_quotation_does_not_make_the_rest_a_copy() -> None:
    other = f"""{HARVEST}
One woman told a local paper: “It sounded as if the whole ship was being torn open.”
She had been sitting in her lorry when the lights went out."""
    ((kind, one, _),) = found(dossier({"a": FERRY, "b": other}))
    assert (kind, one) == ("quote", "It sounded as if the whole ship was being torn open")


def test_a_sentence_that_is_all_quotation_is_a_plain_copy_where_its_neighbours_are() -> None:
    text = "\n".join((*FERRY.split("\n")[:3], '"We heard nothing but the wind and the bells for an hour."'))
    assert types(text, text + "\nMore to follow on this story tomorrow morning.") == ["exact"] * 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "A magnitude 5.6 earthquake struck near the city of Adana on Monday, the geological survey said.\n"
            "It hit at a depth of 10 km about 14 km from Adana.\nThere were no immediate reports of damage in Turkey.",
            "A magnitude 6.1 earthquake struck near the city of Arequipa on Friday, the geological survey said.\n"
            "It hit at a depth of 40 km about 22 km from Arequipa.\nThere were no immediate reports of damage in Peru.",
        ),
        (
            "Reuters could not independently verify the claims.\nHe declined to comment.\n" + HARVEST,
            "Reuters could not independently verify the claims.\nHe declined to comment.\n" + FERRY,
        ),
        (
            "The ministry did not immediately respond to a request for comment from reporters on Sunday.\n" + HARVEST,
            "The ministry did not immediately respond to a request for comment from reporters on Sunday.\n" + FERRY,
        ),
        (
            "Porto beat Braga 3-1 at home on Saturday to go second.\nGarcia scored after 12 minutes from the spot.",
            "Lyon beat Lille 2-0 at home on Saturday to go second.\nDubois scored after 40 minutes from the spot.",
        ),
        (
            "At least 14 people were killed when a bus plunged into a ravine in northern Peru on Tuesday, police said.",
            "At least 19 people were killed when a bus plunged into a ravine in western Nepal on Friday, police said.",
        ),
        (
            "Deputy Foreign Minister for European Affairs Pavel Ionescu Radu arrived in Chisinau on Monday.\n"
            + HARVEST,
            "Strikes spread, Deputy Foreign Minister for European Affairs Pavel Ionescu Radu told parliament.\n"
            + FERRY,
        ),
    ],
)
def test_look_alikes_stay_apart(one: str, other: str) -> None:
    assert types(one, other) == []


def test_a_short_sentence_counts_beside_certain_ones() -> None:
    assert ("exact", "The owner declined to comment.", "The owner declined to comment.") in found(
        dossier({"a": FERRY, "b": FERRY + "\n" + HARVEST})
    )


def test_a_headline_alone_is_no_evidence_and_beside_its_text_is_a_copy() -> None:
    headline = "Ferry with more than two hundred people aground off western Norway"
    alone = dossier({"a": page("a", FERRY, headline=headline), "b": page("b", HARVEST, headline=headline)})
    assert found(alone) == []
    both = dossier({"a": page("a", FERRY, headline=headline), "b": page("b", FERRY + "\nEnd.", headline=headline)})
    assert ("exact", headline, headline) in found(both)


def test_heavy_edits_are_found_by_their_sum() -> None:
    edited = """The car ferry Aurora ran aground off Bergen late on Tuesday with 214 people on board, officials said.
Boats took off all passengers within about three hours while the wind rose to gale force.
At least 12 were treated for hypothermia at the school of the village of Askvoll.
Investigators want to examine whether the vessel had indeed left the marked channel."""
    made = found(dossier({"a": FERRY, "b": edited}))
    assert [kind for kind, _, _ in made] == ["near"] * 4


def test_what_many_carry_is_no_evidence_alone() -> None:
    boiler = "This dispatch was prepared by the night desk from reports of correspondents in the whole region."
    own = [
        f"Town {n} opened its {n} new bath{n} after year{n} of work{n} by firm{n} and guild{n} today."
        for n in range(30)
    ]
    assert found(dossier({f"{n:02}": f"{line}\n{boiler}" for n, line in enumerate(own)})) == []


def test_a_story_that_many_carry_is_linked_to_the_first_as_a_star() -> None:
    count = 40
    made = dossier(
        {
            f"{n:02}": f"{FERRY}\nPaper number{n} is sold at stand{n} in town{n} by vendor{n} alone."
            for n in range(count)
        }
    )
    pairs = {(copy.a.doc, copy.b.doc) for copy in made.all(Copy)}
    assert {pair[1] for pair in pairs if pair[0] == "00"} == {f"{n:02}" for n in range(1, count)}
    assert len(pairs) <= count * FEW


def test_equal_texts_are_compared_with_the_first_alone() -> None:
    made = dossier({f"{n:03}": FERRY for n in range(60)})
    assert {copy.a.doc for copy in made.all(Copy)} == {"000"}
    assert len(list(made.all(Copy))) == 59 * 6


def test_the_older_is_named_where_both_sources_give_their_day() -> None:
    def on(doc: str, day: str) -> object:
        return page(doc, FERRY + f"\nThe {doc} edition.", Metadata(published=(DateCandidate(day, "feed published"),)))

    def older(one: str, other: str) -> set[str | None]:
        return {copy.older for copy in dossier({"a": on("a", one), "b": on("b", other)}).all(Copy)}  # type: ignore[dict-item]

    assert older("2019-04-02", "2019-04-03T08:00:00Z") == {"a"}
    assert older("2019-04-04", "2019-04-03T08:00:00Z") == {"b"}
    assert older("2019-04-03T10:00:00Z", "2019-04-03T08:00:00Z") == {None}
    assert older("2019", "2020") == {None}


def test_a_script_without_spaces() -> None:
    shared = "台风周三在福建沿海登陆，造成至少十二人死亡，数万户居民停电。"
    made = dossier({"a": shared, "b": f"股市周四小幅收高，成交清淡。\n{shared}"})
    assert found(made) == [("exact", shared, shared)]


LINES = [*FERRY.split("\n"), *HARVEST.split("\n"), "", "\u202eمرحبا 🙂 e\u0301", "\ud800", "word " * 40]
texts = st.lists(st.sampled_from(LINES), max_size=7).map("\n".join)


@given(st.dictionaries(st.sampled_from("abcd"), texts, min_size=2), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_does_not_matter_and_spans_are_within_their_texts(made: dict[str, str], random: object) -> None:
    corpus = dossier(made)
    rows = list(corpus.all(Copy))
    shuffled = list(made.items())
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert list(dossier(dict(shuffled)).all(Copy)) == rows
    for copy in rows:
        assert copy.a.doc < copy.b.doc
        assert words(corpus, copy.a).strip()
        assert words(corpus, copy.b).strip()
        assert 0 < copy.similarity <= 1


def test_the_aligner_of_two_is_what_the_dossier_of_two_says() -> None:
    made = dossier({"a": FERRY, "b": FERRY.replace("Bergen", "Ålesund")})
    assert copies_between(made.folio("a"), made.folio("b"), open_tools()) == tuple(copies(made, open_tools()))


def test_streaming_in_canonical_order_finds_what_the_set_does() -> None:
    documents = [(f"{n:02}", [n % 3, n % 5 + 10, 99]) for n in range(30)]
    index = CopyIndex()
    streamed = [pair for doc, hashes in documents for pair in index.add(doc, hashes)]
    assert streamed == list(candidates(documents))
    assert 99 in index.common()
    assert 12 not in index.common()


def test_small_blocks_are_the_same_in_any_order() -> None:
    documents = [("a", [1, 2]), ("b", [2, 3]), ("c", [3, 1]), ("d", [7])]
    sets = {
        frozenset((frozenset((pair.a, pair.b)), pair.evidence) for pair in candidates(order))
        for order in permutations(documents)
    }
    assert len(sets) == 1


def test_a_sentence_word_for_word_is_found_among_many_of_its_form() -> None:
    towns = ["Adana", "Brno", "Cusco", "Davao", "Essen", "Faro", "Gent", "Hue", "Izmir", "Jaffa", "Kano", "Lagos"]
    form = "Gunmen attacked a police post outside {} before dawn on Monday."
    made = {
        f"{n:02}": f"{form.format(town)}\nA{n} baker{n} sold{n} bread{n} to{n} all." for n, town in enumerate(towns)
    }
    made["99"] = f"{HARVEST}\n{form.format('Hue')}"
    assert {(copy.a.doc, copy.b.doc) for copy in dossier(made).all(Copy)} == {("07", "99")}


def test_a_repeated_sentence_is_one_meeting() -> None:
    index = CopyIndex()
    assert index.add("a", [1, 1]) == ()
    assert [pair.evidence for pair in index.add("b", [1, 1])] == [10]
