from dataclasses import replace

from coranto.model.assertion import Claim, Gap, Said, Verification
from coranto.model.codec import Record
from coranto.model.corpus import MemoryCorpus
from coranto.model.resolved import Entity, Party, Relation
from coranto.view.claims import NARRATOR, UNNAMED, ClaimFilter, speakers, unknowns
from records import ferry

BASE = ferry()
(DROWNED,) = BASE.folio("bay.txt").of(Claim)


def corpus(*claims: Claim, **more: tuple[Record, ...]) -> MemoryCorpus:
    """The ferry's dossier with other claims in the bay's dispatch."""
    folio = BASE.by_doc["bay.txt"].with_rows(claims, [Claim]).with_rows(more.pop("gaps", ()), [Gap])
    rows = {**BASE.rows, Relation: more.pop("relations", ()), Entity: more.pop("entities", BASE.rows[Entity])}
    return MemoryCorpus({**BASE.by_doc, "bay.txt": folio}, rows)


def claim(id_: str, **fields: object) -> Claim:
    return replace(DROWNED, id=id_, **fields)  # type: ignore[arg-type]


def test_the_narrator_is_shown_only_when_asked_for_and_nobody_named_comes_last() -> None:
    found = speakers(corpus(claim("a", source=None), claim("b"), claim("c", source=None, mode="narrator")))
    assert [row.name for row in found] == ["Captain Reyes", UNNAMED]
    (told,) = speakers(corpus(claim("c", source=None, mode="narrator")), ClaimFilter(mode="narrator"))
    assert told.name == NARRATOR


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
    (told,) = reyes.claims
    assert len(told.also) == 2
    assert [(a.how, a.who) for a in told.answers] == [("denied by", "The owner")]
    assert [(a.how, a.who) for a in owner.claims[0].answers] == [("denies", "Captain Reyes")]


def test_when_it_was_said_stands_before_when_it_was_published() -> None:
    (row,) = speakers(corpus(claim("a"), claim("b", said=Said("2023-03-05", "2023-03-06"), status="planned")))
    assert {c.said for c in row.claims} == {"published Tuesday 7 March 2023", "said Sunday 5 March 2023"}


def test_what_was_checked_and_all_pieces_are_shown() -> None:
    pieces = ((DROWNED.start, DROWNED.start + 8), (DROWNED.end - 7, DROWNED.end))
    checks = (Verification(None, "unverified", 0, 4), Verification("Reuters", "refuted", 5, 9))
    (row,) = speakers(corpus(claim("a", spans=pieces, verification=checks)))
    assert row.claims[0].words == ("At least", "drowned")
    assert row.claims[0].checks == ("unverified by the narrator", "refuted by Reuters")


def test_gaps_tell_who_does_not_know_what() -> None:
    gap = Gap("bay.txt", 0, 5, "It is\nnot clear", None, "what sank her", "unclear")
    (row,) = unknowns(corpus(gaps=(gap,)))
    assert (row.words, row.who, row.about, row.reason) == ("It is not clear", "", "what sank her", "unclear")
    assert unknowns(corpus(gaps=(gap,)), "harbour") == ()
