from coranto.model.annotation import Mention, Sentence
from coranto.model.assertion import Actor, Claim, EventMention, Figure, Passage, Source
from coranto.model.resolved import EntityLink, Series, Spread
from coranto.store.linking import LINKED_KINDS, linked, links_of

LINKS = links_of(
    [EntityLink("a.txt", "Adaeze Okafor", "e1"), EntityLink("a.txt", "Red Cross", "e2")],
    [Series("s1", "killed", "people", None, ("f1",), Spread(3, 3))],
)
OKAFOR = Source(10, 20, "Mrs Okafor", "Adaeze Okafor")


def test_a_mention_names_its_entity():
    assert linked(Mention("a.txt", 14, 20, "Okafor", "person", "Adaeze Okafor"), LINKS).entity == "e1"


def test_a_name_of_another_document_is_not_taken_for_it():
    assert linked(Mention("b.txt", 14, 20, "Okafor", "person", "Adaeze Okafor"), LINKS).entity is None


def test_a_claims_source_and_the_chain_in_between():
    claim = Claim(
        "c1", "a.txt", 0, 5, "Water", ((0, 5),), None, OKAFOR, "indirect", "asserted", "affirms", "actual", (),
        "states", None, None, None, None, (Source(30, 39, "Red Cross", "Red Cross"), Source(40, 44, "they", None)),
        None, None,
    )  # fmt: skip
    made = linked(claim, LINKS)
    assert made.source is not None
    assert made.source.entity == "e1"
    assert [source.entity for source in made.reported_by] == ["e2", None]
    assert (made.start, made.end, made.text) == (0, 5, "Water")


def test_the_actors_of_an_event_mention():
    mention = EventMention(
        "m1", "a.txt", 0, 9, "The relief", "AID", (), Passage(4, 9, "relief"), "relief",
        (Actor(20, 29, "Red Cross", "Red Cross"),), (Actor(10, 20, "Mrs Okafor", "Adaeze Okafor"),), None, None,
        "asserted", None,
    )  # fmt: skip
    made = linked(mention, LINKS)
    assert (made.actors[0].entity, made.recipients[0].entity) == ("e2", "e1")


def test_a_figure_gets_its_series_and_its_source():
    figure = Figure(
        "f1", None, "a.txt", 0, 1, "3", 3, 3, 3, "exact", "people", "killed", "people", None, None, None, OKAFOR,
        "asserted", False, None,
    )  # fmt: skip
    made = linked(figure, LINKS)
    assert made.series == "s1"
    assert made.source is not None
    assert made.source.entity == "e1"


def test_other_records_are_left_as_they_are():
    sentence = Sentence("a.txt", 0, 5)
    assert linked(sentence, LINKS) is sentence
    assert Sentence not in LINKED_KINDS
