"""What several blocks say, as one dossier shows it."""

from collections.abc import Mapping

import pytest

from coranto.model.annotation import Label
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.judgement import Doubt, Judgement, NameRef, with_id
from coranto.model.resolved import Entity, EntityLink, Event, Extent, Participant, Party, Role
from coranto.model.source import Problem
from coranto.store import settling
from coranto.store.settling import Identities, Settled, identities
from coranto.text.names import fold_name


def entity(id_: str, name: str, type_: Label = "person", **more) -> Entity:
    given = {"aliases": (), "wikidata": None, "country": None, "party": None, "roles": (), "mentions": 1,
             "judgements": (), **more}  # fmt: skip
    return Entity(id_, type_, name, **given)


def known(*found: tuple[int, Entity], verdicts=(), points: Mapping[str, str] | None = None) -> Identities:
    """The identities of entities, each met in a document of its block; ``points`` are those of places, by name."""
    links = [(block, EntityLink(f"{block}.txt", one.name, one.id)) for block, one in found]
    return identities(found, links, verdicts, lambda doc, local: (points or {}).get(f"{local}@{doc}"))


def wide(type_: Label, a: str, b: str) -> Judgement:
    refs = [NameRef(type_, name, (), wide=True) for name in (a, b)]
    return with_id(Judgement("", "same", refs[0], refs[1], None, "2026-01-02T03:04:05Z", None, None))


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (entity("a", "Rosa Dizon"), entity("b", "ROSA DIZON"), True),
        (entity("a", "Dizon"), entity("b", "Dizon"), False),
        (entity("a", "Rosa Dizon"), entity("b", "Rosa Dizon", "organization"), False),
        (entity("a", "Red Cross", "organization"), entity("b", "Red Cross", "organization"), True),
        (entity("a", "Health Ministry", "organization", country="KE"),
         entity("b", "Health Ministry", "organization", country="PE"), False),
        (entity("a", "Health Ministry", "organization", country="KE"),
         entity("b", "Health Ministry", "organization"), True),
        (entity("a", "Ana Lima", wikidata="Q1"), entity("b", "Ana Lima", wikidata="Q2"), False),
        (entity("a", "Springfield", "place"), entity("b", "Springfield", "place"), False),
        (entity("a", "Springfield", "place"), entity("a", "Springfield", "place"), True),
    ],
)  # fmt: skip
def test_entities_of_two_blocks_are_one_by_type_and_full_name_unless_something_speaks_against_it(
    one, other, together
) -> None:
    found = known((1, one), (2, other))
    assert (len(found.entities) == 1) == together
    assert (found.id(1, one.id) == found.id(2, other.id)) == together
    assert found.entities == known((2, one), (1, other)).entities


@pytest.mark.parametrize(("mentions", "shown"), [(3, ["a", "b", "c"]), (4, ["a", "b"])])
def test_of_two_bearers_whom_a_block_tells_apart_only_one_that_prevails_is_meant_elsewhere(mentions, shown) -> None:
    found = known(
        (1, entity("a", "Ana Lima", mentions=mentions)), (1, entity("b", "Ana Lima")), (2, entity("c", "Ana Lima")),
        (3, entity("d", "Ana Lima")),
    )  # fmt: skip
    assert [one.id for one in found.entities] == shown
    assert found.id(3, "d") == found.id(2, "c") == ("a" if mentions == 4 else "c")


def test_places_that_share_a_name_are_one_where_they_lie_at_one_point() -> None:
    found = [
        (1, entity("a", "United Kingdom", "place", aliases=("UK",), country="GB")),
        (2, entity("b", "UK", "place", country="GB")),
        (3, entity("c", "Britain", "place", aliases=("UK",), country="GB")),
        (4, entity("d", "London", "place", country="GB")),
    ]
    points = {"United Kingdom@1.txt": "54 -2", "UK@2.txt": "54 -2", "Britain@3.txt": "54 -2", "London@4.txt": "51 0"}
    assert [one.id for one in known(*found, points=points).entities] == ["a", "d"]
    assert len(known(*found).entities) == 4
    assert len(known(*found, points={**points, "UK@2.txt": "10 10"}).entities) == 3


def test_an_acronym_is_the_body_that_bears_it_elsewhere_unless_two_do() -> None:
    found = [
        (1, entity("a", "African Union", "organization", aliases=("AU",))), (2, entity("b", "AU", "organization")),
        (3, entity("c", "AU", "organization")),
    ]  # fmt: skip
    assert [one.id for one in known(*found).entities] == ["a"]
    other = (4, entity("d", "Athletics Union", "organization", aliases=("AU",)))
    assert [one.id for one in known(*found, other).entities] == ["a", "b", "d"]


def test_of_three_blocks_the_one_that_says_no_country_joins_neither_of_two_that_differ() -> None:
    found = known(
        (1, entity("a", "Army", "organization", country="KE")), (2, entity("b", "Army", "organization", country="PE")),
        (3, entity("c", "Army", "organization", country="KE")), (4, entity("d", "Army", "organization")),
    )  # fmt: skip
    assert [(one.id, one.mentions) for one in found.entities] == [("a", 2), ("b", 1), ("d", 1)]


def test_two_that_are_kept_apart_never_share_an_id() -> None:
    found = known((1, entity("a", "Dizon")), (2, entity("a", "Dizon")))
    assert len({one.id for one in found.entities} - {"a"}) == 2
    assert found.ids("a") == {found.id(1, "a"), found.id(2, "a")}


def test_a_joined_entity_has_what_its_blocks_know_and_leaves_open_what_they_disagree_in() -> None:
    party = Party("government", None, None, "table")
    one = entity("b", "Ana Lima", aliases=("Lima",), mentions=3, country="PE", party=party, judgements=("j1",),
                 roles=(Role("minister", "1.txt", 4, 12),), reason="same name in 1.txt")  # fmt: skip
    other = entity("a", "Ana Lima", aliases=("A. Lima",), mentions=2, party=Party("union", None, None, "table"),
                   judgements=("j2",), roles=(Role("envoy", "2.txt", 0, 5),))  # fmt: skip
    (found,) = known((1, one), (2, other)).entities
    assert (found.id, found.name, found.aliases, found.mentions) == ("a", "Ana Lima", ("A. Lima", "Lima"), 5)
    assert (found.country, found.party, found.judgements) == ("PE", None, ("j1", "j2"))
    assert [role.text for role in found.roles] == ["minister", "envoy"]
    assert found.reason == "same name in 1.txt; the same name in 2 stories"


def test_a_verdict_on_names_wherever_they_stand_holds_across_blocks() -> None:
    found = (1, entity("a", "Ana Lima")), (2, entity("b", "Anna Lima", aliases=("Lima",))), (3, entity("c", "Lima"))
    assert len(known(*found).entities) == 3
    assert [one.id for one in known(*found, verdicts=[wide("person", "Ana Lima", "Anna Lima")]).entities] == ["a", "c"]
    assert len(known(*found, verdicts=[wide("organization", "Ana Lima", "Anna Lima")]).entities) == 3


def test_names_are_folded_once_however_many_verdicts_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    folded: list[str] = []
    monkeypatch.setattr(settling, "fold_name", lambda name: folded.append(name) or fold_name(name))
    found = [(n, entity(f"e{n}", f"Rosa Ilave{n}", aliases=(f"Ilave{n}",))) for n in range(9)]
    verdicts = [wide("person", f"Rosa Ilave{n}", f"Rosa Ilave{n + 1}") for n in range(8)]
    counts = []
    for some in (verdicts[:1], verdicts):
        folded.clear()
        joined = known(*found, verdicts=some)
        counts.append(len(folded))
    assert len(joined.entities) == 1
    assert counts[1] - counts[0] == 2 * 7


# -- rows


def entry(id_: str, rank: int, n_origins: int = 1, *, disputed: bool = False, day: str | None = None) -> Entry:
    cited = tuple(Extent(f"{n}.txt", 0, 1) for n in range(n_origins))
    return Entry(id_, day, None, None, None, "t", "t", "reported", (), (), (), cited, n_origins, 0, disputed, False,
                 False, rank)  # fmt: skip


def settled(rows: Mapping[type, list[tuple[int, Record]]]) -> Settled:
    return Settled(lambda kind: rows.get(kind, []), lambda doc, local: None, several=True)


def test_ranks_go_through_all_blocks_disputed_lines_first_and_the_first_of_each_block_before_second_ones() -> None:
    rows = [(1, entry("a", 1, disputed=True)), (1, entry("b", 2, 2)), (1, entry("c", 3)), (2, entry("d", 1, 2)),
            (2, entry("e", 2)), (3, entry("f", 1)), (3, entry("g", 2, 9))]  # fmt: skip
    found = list(settled({Entry: rows}).of(Entry))
    assert [(one.id, one.rank) for one in found] == list(zip("agdbfec", range(1, 8), strict=True))
    assert list(settled({Entry: rows[::-1]}).of(Entry)) == found


def test_a_dossier_of_one_block_is_shown_as_it_is() -> None:
    rows = {Entry: [(1, entry("a", 7)), (1, entry("b", 3))], Entity: [(1, entity("a", "Ana"))]}
    found = Settled(lambda kind: rows.get(kind, []), lambda doc, local: None, several=False)
    assert list(found.of(Entry)) == [one for _, one in rows[Entry]]
    assert list(found.of(Entity)) == [entity("a", "Ana")]


def test_links_events_and_doubts_go_by_the_dossiers_entities() -> None:
    who = Participant("b", "Ana Lima", None, None)
    event = Event("e", None, (), (), "t", (who,), (who,), None, None, None, None, "reported", "done", (), (), None, 1,
                  1, 1, 0)  # fmt: skip
    rows: dict[type, list[tuple[int, Record]]] = {
        Entity: [(1, entity("a", "Ana Lima")), (2, entity("b", "Ana Lima")), (2, entity("c", "Lima"))],
        EntityLink: [(1, EntityLink("1.txt", "Ana Lima", "a")), (2, EntityLink("2.txt", "Ana Lima", "b"))],
        Event: [(2, event)],
        Doubt: [(2, Doubt("b", "c", 0.7, "one word")), (1, Doubt("a", "c", 0.9, "two words"))],
    }
    found = settled(rows)
    assert [(link.doc, link.entity) for link in found.of(EntityLink)] == [("1.txt", "a"), ("2.txt", "a")]
    (shown,) = found.of(Event)
    assert {one.entity for one in (*shown.actors, *shown.recipients)} == {"a"}
    assert list(found.of(Doubt)) == [Doubt("a", "c", 0.9, "two words")]


def test_a_problem_that_two_blocks_have_is_told_once() -> None:
    same = Problem("(dossier)", "step", "failed", "report it")
    assert list(settled({Problem: [(0, same), (3, same)]}).of(Problem)) == [same]
