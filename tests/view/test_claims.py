from dataclasses import replace

import pytest

from coranto.model.assertion import Claim, Passage, Said, Source, Verification
from coranto.model.codec import Record
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Copy, Entity, Extent, Origin, Party, Relation
from coranto.view.claims import NARRATOR, UNNAMED, ClaimFilter, SpeakerView, speakers
from coranto.view.filters import Scope
from records import ferry

BASE = ferry()
(DROWNED,) = BASE.folio("bay.txt").of(Claim)


def corpus(*claims: Claim, **more: tuple[Record, ...]) -> MemoryCorpus:
    """The ferry's dossier with other claims in the bay's dispatch."""
    by_doc = {doc: folio.with_rows([c for c in claims if c.doc == doc], [Claim]) for doc, folio in BASE.by_doc.items()}
    rows = {Copy: (), Origin: (), Relation: (), Entity: BASE.rows[Entity]}
    return MemoryCorpus(by_doc, {**rows, **{type(found[0]): found for found in more.values()}})


def told(*claims: Claim, **more: tuple[Record, ...]) -> tuple[SpeakerView, ...]:
    return speakers(corpus(*claims, **more))


def claim(id_: str, **fields: object) -> Claim:
    return replace(DROWNED, id=id_, **fields)  # type: ignore[arg-type]


def test_the_narrator_is_shown_only_when_asked_for_and_nobody_named_comes_last() -> None:
    found = speakers(corpus(claim("a", source=None), claim("b"), claim("c", source=None, mode="narrator")))
    assert [row.name for row in found] == ["Captain Reyes", UNNAMED]
    (own,) = speakers(corpus(claim("c", source=None, mode="narrator")), ClaimFilter(mode="narrator"))
    assert own.name == f"{NARRATOR} of Bay Herald"


def test_a_pronoun_is_shown_by_the_name_it_means_and_joins_its_bearer() -> None:
    assert DROWNED.source is not None
    he = replace(DROWNED.source, text="he")
    (row,) = speakers(corpus(claim("a"), claim("b", source=he)))
    assert [c.who for c in row.claims] == ["Captain Reyes", "Captain Reyes"]


def test_a_party_is_shown_and_can_be_asked_for() -> None:
    (reyes,) = (e for e in BASE.all(Entity))
    guard = replace(reyes, party=Party("Coast Guard", None, None, "the document says so"))
    (row,) = speakers(corpus(claim("a"), entities=(guard,)), ClaimFilter(by="coast"))
    assert (row.party, row.basis) == ("Coast Guard", "the document says so")
    assert speakers(corpus(claim("a")), ClaimFilter(by="coast")) == ()


def test_one_utterance_is_told_once_with_the_answers_to_all_its_tellings() -> None:
    other = replace(DROWNED.source, entity=None, text="The owner") if DROWNED.source else None
    rows = corpus(
        claim("a"),
        claim("b"),
        claim("c"),
        claim("d", source=other, status="denied"),
        relations=(
            Relation("same", "b", "c", "the same words", 1.0),
            Relation("same", "a", "b", "the same words", 1.0),
            Relation("denies", "d", "c", "it denies them", 0.9),
        ),
    )
    reyes, owner = speakers(rows)
    (uttered,) = reyes.claims
    assert len(uttered.also) == 2
    assert [(a.how, a.who) for a in uttered.answers] == [("denied by", "The owner")]
    assert [(a.how, a.who) for a in owner.claims[0].answers] == [("denies", "Captain Reyes")]


def test_when_it_was_said_stands_before_when_it_was_published() -> None:
    (row,) = speakers(corpus(claim("a"), claim("b", said=Said("2023-03-05", "2023-03-06"), status="planned")))
    assert [c.said for c in row.claims] == ["said Sunday 5 March 2023", "published Tuesday 7 March 2023"]


def test_what_was_checked_and_all_pieces_are_shown() -> None:
    pieces = ((DROWNED.start, DROWNED.start + 8), (DROWNED.end - 7, DROWNED.end))
    checks = (Verification(None, "unverified", 0, 4), Verification("Reuters", "refuted", 5, 9))
    (row,) = speakers(corpus(claim("a", spans=pieces, verification=checks)))
    assert row.claims[0].words == ("At least", "drowned")
    assert row.claims[0].checks == ("unverified by the narrator", "refuted by Reuters")


def somebody(id_: str, words: str, doc: str = "bay.txt", entity: str | None = None) -> Claim:
    """The claim as made by someone who is told by a description, a pronoun or other words."""
    return claim(id_, doc=doc, source=Source(DROWNED.start, DROWNED.start + 1, words, entity))


@pytest.mark.parametrize("words", ["A resident", "one witness", "another"])
def test_words_that_fit_anybody_are_one_speaker_only_in_one_dispatch_or_its_copies(words: str) -> None:
    here, again, there = (somebody("a", words), somebody("b", words), somebody("c", words, "harbour.txt"))
    assert [len(row.claims) for row in told(replace(here, text="x"), again, replace(there, text="y"))] == [2, 1]
    (row,) = told(here, there, origins=(Origin("or1", ("bay.txt", "harbour.txt"), "they share a sentence"),))
    assert [len(c.also) for c in row.claims] == [1]


def test_a_pronoun_that_may_mean_anybody_stands_under_nobody_named() -> None:
    (row,) = told(somebody("a", "She"), somebody("b", "They", "harbour.txt"), claim("c", source=None))
    assert (row.name, [c.who for c in row.claims]) == (UNNAMED, ["She", UNNAMED, "They"])


def test_a_body_is_one_speaker_in_all_dispatches() -> None:
    (row,) = told(somebody("a", "The police"), replace(somebody("b", "police", "harbour.txt"), text="other words"))
    assert len(row.claims) == 2


def test_a_very_name_is_its_only_bearer_s_whatever_became_of_the_source() -> None:
    (row,) = told(claim("a"), somebody("b", "CAPTAIN Reyes"))
    assert len(row.claims) == 2
    (reyes,) = BASE.all(Entity)
    twins = (reyes, replace(reyes, id="ent2"))
    assert len(told(claim("a"), somebody("b", "CAPTAIN Reyes"), entities=twins)) == 2


def test_a_pronoun_for_a_body_without_a_name_is_shown_by_the_words_for_it() -> None:
    (row,) = told(somebody("a", "It", entity="the port authority"), somebody("b", "The port authority"))
    assert {c.who for c in row.claims} == {"the port authority", "The port authority"}


def test_same_words_are_told_once_only_where_one_dispatch_took_them_from_another() -> None:
    pair = (claim("a"), claim("b", doc="harbour.txt"))
    assert [len(c.also) for row in told(*pair) for c in row.claims] == [0, 0]
    one, other = (Extent(c.doc, c.start, c.end) for c in pair)
    assert [len(c.also) for row in told(*pair, copies=(Copy("exact", one, other, 1.0, None),)) for c in row.claims] == [
        1
    ]


def test_answers_are_told_once_for_all_copies_and_doubts_stand_first() -> None:
    owner = [somebody(name, "The owner", doc) for name, doc in (("b", "bay.txt"), ("c", "harbour.txt"))]
    crew = somebody("d", "The crew")
    reyes, *_ = told(
        claim("a"),
        claim("e", text="They knew"),
        *owner,
        crew,
        origins=(Origin("or1", ("bay.txt", "harbour.txt"), "they share a sentence"),),
        relations=(
            Relation("corroborates", "d", "a", "it says so too", 0.9),
            Relation("denies", "b", "a", "it denies them", 0.9),
            Relation("denies", "c", "a", "it denies them", 0.9),
        ),
    )
    answered = next(c for c in reyes.claims if c.id == "a")
    assert [(a.how, a.who) for a in answered.answers] == [("denied by", "The owner"), ("corroborated by", "The crew")]


def test_who_says_most_is_counted_in_utterances() -> None:
    crew = [somebody(name, "The crew") for name in "xyz"]
    same = (Relation("same", "x", "y", "", 1.0), Relation("same", "z", "y", "", 1.0))
    rows = told(*crew, claim("a"), claim("b", text="They knew"), relations=same)
    assert [(row.name, len(row.claims)) for row in rows] == [("Captain Reyes", 2), ("The crew", 1)]


def test_a_cue_before_words_that_are_no_quotation_leads_them() -> None:
    start = DROWNED.start
    refused = Passage(start - 8, start - 1, "refused")
    (row,) = told(claim("a", cue=refused), claim("b", text="x"), claim("c", text="y", cue=refused, mode="direct"))
    assert {c.id: c.lead for c in row.claims} == {"a": "refused", "b": "", "c": ""}


@pytest.mark.parametrize(
    ("scope", "passes"),
    [
        (Scope(day="2023-03-07"), True),
        (Scope(day="2023-03-05"), False),
        (Scope(words="PEOPLE drówned"), True),
        (Scope(words="swam"), False),
        (Scope(doc="BAY", words="people"), True),
        (Scope(doc="harbour", words="people"), False),
    ],
)
def test_claims_are_chosen_by_document_day_and_words(scope: Scope, passes: bool) -> None:
    assert bool(speakers(corpus(claim("a")), ClaimFilter(scope=scope))) is passes


def test_the_day_it_was_said_goes_before_that_of_publication_and_undated_matches_none() -> None:
    said = claim("a", said=Said("2023-03-04", "2023-03-06"))
    asked = {
        day: bool(speakers(corpus(said), ClaimFilter(scope=Scope(day=day)))) for day in ("2023-03-05", "2023-03-07")
    }
    assert asked == {"2023-03-05": True, "2023-03-07": False}
    undated = corpus(claim("a", doc="harbour.txt"))
    assert [c.said for row in speakers(undated) for c in row.claims] == ["undated"]
    assert speakers(undated, ClaimFilter(scope=Scope(day="2023-03-07"))) == ()
