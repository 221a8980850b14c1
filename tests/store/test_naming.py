from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.model.versions import checked_name
from coranto.store.naming import Ticket, listing_of
from coranto.text.identity import sha256_hex


def ticket(row: int, given_name: str, text: str, extra: str = "") -> Ticket:
    digest = sha256_hex(text.encode())
    return Ticket(row, given_name, sha256_hex((text + extra).encode()), digest, sha256_hex(f"{text}{extra}".encode()))


def rows(tickets: list[Ticket]) -> dict[str, int]:
    return {doc: one.dispatch for doc, one in listing_of(tickets).items()}


def test_the_lowest_text_hash_keeps_the_name():
    texts = sorted(["rain", "snow", "hail"], key=lambda text: sha256_hex(text.encode()))
    tickets = [ticket(row, "a.txt", text) for row, text in enumerate(texts)]
    assert rows(tickets) == dict(
        sorted(
            {
                "a.txt": 0,
                f"a.txt~{tickets[1].text_sha256[:8]}": 1,
                f"a.txt~{tickets[2].text_sha256[:8]}": 2,
            }.items()
        )
    )


@pytest.mark.parametrize("first", ["rain", "snow"])
def test_the_text_had_first_keeps_the_name_whatever_comes_later(first):
    had = [replace(ticket(n, "a.txt", text), captured="" if text == first else "2024-03-02T08:00:00Z")
           for n, text in enumerate(["rain", "snow"])]  # fmt: skip
    again = replace(had[0], dispatch=7, captured="2024-03-03T08:00:00Z", ticket="f")
    assert rows([*had, again])["a.txt"] == ["rain", "snow"].index(first)
    assert len(rows([again, *had])) == 2


def test_one_text_handed_in_twice_is_listed_once():
    assert len(listing_of([ticket(1, "a.txt", "rain"), ticket(2, "a.txt", "rain", "other bytes")])) == 1


def test_a_name_that_looks_like_a_checked_one_is_kept_by_who_was_given_it():
    low, high = sorted(["rain", "snow"], key=lambda text: sha256_hex(text.encode()))
    taken = checked_name("a.txt", sha256_hex(high.encode()))
    listing = rows([ticket(1, "a.txt", low), ticket(2, "a.txt", high), ticket(3, taken, "sleet")])
    assert listing == {"a.txt": 1, taken: 3, f"{taken}~": 2}


names = st.sampled_from(["a.txt", "b.txt", "a.txt~1", "café.txt"])


@given(st.lists(st.tuples(names, st.text(max_size=2), st.text(max_size=1)), max_size=12, unique=True), st.randoms())
def test_names_do_not_depend_on_order_and_lose_no_text(given_tickets, random):
    tickets = [ticket(row, *parts) for row, parts in enumerate(given_tickets)]
    shuffled = list(tickets)
    random.shuffle(shuffled)
    listing = listing_of(tickets)
    assert listing_of(shuffled) == listing
    assert list(listing) == sorted(listing)
    assert len(listing) == len({(t.given, t.text_sha256) for t in tickets})
