from coranto.model.resolved import EntityLink, Event, MentionRef, Origin, Series, Spread
from coranto.store.aliases import entity_parts, parts_of, successors


def event(name: str, *spans: tuple[str, int, int]) -> Event:
    mentions = tuple(MentionRef(doc, start, end, "asserted", None) for doc, start, end in spans)
    return Event(
        name, "ASSAULT", (), (), "Shots at the bridge", (), (), None, None, None, None, "reported", "done", (),
        mentions, None, 1, 1, 1, 0,
    )  # fmt: skip


A, B, C = ("a.txt", 0, 9), ("a.txt", 20, 30), ("b.txt", 0, 9)
NAMES = {"a.txt": 1, "b.txt": 2}


def followed(old: list[Event], new: list[Event]) -> dict[str, str]:
    return dict(successors(parts_of(old, NAMES), parts_of(new, NAMES)))


def test_an_event_that_gained_a_mention_is_found_under_its_old_id():
    assert followed([event("old", A)], [event("new", A, C)]) == {"old": "new"}


def test_the_greater_share_wins_and_the_lower_id_among_equals():
    assert followed([event("old", A, B, C)], [event("x", A, B), event("w", C)]) == {"old": "x"}
    assert followed([event("old", A, B)], [event("x", A), event("w", B)]) == {"old": "w"}


def test_no_alias_for_what_stays_or_is_gone():
    assert followed([event("same", A), event("gone", C)], [event("same", A, B)]) == {}


def test_passages_are_known_again_when_their_document_is_renamed():
    old = parts_of([event("old", A)], {"a.txt": 1})
    new = parts_of([event("new", ("a.txt~12345678", 0, 9))], {"a.txt~12345678": 1, "a.txt": 7})
    assert dict(successors(old, new)) == {"old": "new"}


def test_entities_are_followed_by_the_names_linked_to_them():
    old = entity_parts([EntityLink("a.txt", "Okafor", "e1"), EntityLink("b.txt", "N. Okafor", "e2")], NAMES)
    new = entity_parts([EntityLink("a.txt", "Okafor", "e3"), EntityLink("b.txt", "N. Okafor", "e3")], NAMES)
    assert dict(successors(old, new)) == {"e1": "e3", "e2": "e3"}


def test_origins_by_their_documents_and_series_by_their_figures():
    origins = parts_of([Origin("o", ("a.txt", "b.txt"), "shared text")], NAMES)
    series = parts_of([Series("s", "killed", "people", None, ("f1", "f2"), Spread(1, 2))], NAMES)
    assert origins == {"o": frozenset({1, 2})}
    assert series == {"s": frozenset({"f1", "f2"})}
