"""Parting: which dispatches hang together, and what of it is kept."""

from coranto.model.judgement import HASH_DIGITS, Judgement, NameRef, with_id
from coranto.run.blocks import Member, members
from coranto.run.parting import compared, parted
from coranto.store.gists import GistRow
from coranto.store.naming import Ticket


def row(number: int, *words: int) -> GistRow:
    weights = [round(1000 / len(words) ** 0.5)] * len(words)
    data = [b"".join(n.to_bytes(8, "little") for n in numbers) for numbers in (sorted(words), weights)]
    return GistRow(number, f"t{number}", f"{number}.txt", None, data[0], data[1], number, None, 0)


def whole(count: int) -> dict[str, Member]:
    tickets = [Ticket(n, f"{n}.txt", f"s{n}", f"{n:064}", f"t{n}") for n in range(1, count + 1)]
    return members({ticket.given: ticket.dispatch for ticket in tickets}, tickets)


def test_comparing_none_changes_nothing():
    found = compared([row(1, 1, 2), row(2, 1, 2), row(3, 8, 9)], [])
    assert found.changed == []
    assert parted(compared([], found.rows), whole(3), []) == [("1.txt", "2.txt"), ("3.txt",)]


def test_what_changed_is_what_must_be_kept_anew():
    before = compared([], [row(1, 1, 2), row(2, 5, 6)])
    kept = list(before.changed)
    assert [changed.dispatch for changed in kept] == [1, 2]
    after = compared(kept, [row(3, 1, 2)])
    assert {changed.dispatch for changed in after.changed} >= {3}
    assert parted(after, whole(3), []) == [("1.txt", "3.txt"), ("2.txt",)]


def two_bearers(*, wide: bool) -> Judgement:
    """The verdict that the name in the first text and in the third are two."""
    one, other = (NameRef("person", "Okafor", (digit * HASH_DIGITS,), wide) for digit in "02")
    return with_id(Judgement("", "different", one, other, None, "2026-01-02T03:04:05Z", None, None))


def test_a_verdict_on_texts_makes_one_block_of_theirs_and_a_wide_one_does_not():
    found = compared([], [row(1, 1, 2), row(2, 5, 6), row(3, 8, 9)])
    held = {doc: Member(doc, member.ticket, f"{n}" * 64) for n, (doc, member) in enumerate(whole(3).items())}
    narrow, wide = (two_bearers(wide=is_wide) for is_wide in (False, True))
    assert parted(found, held, [narrow]) == [("1.txt", "3.txt"), ("2.txt",)]
    assert parted(found, held, [wide]) == [("1.txt",), ("2.txt",), ("3.txt",)]


def test_what_a_name_is_in_wikidata_ties_no_texts_together():
    found = compared([], [row(1, 1, 2), row(2, 5, 6)])
    held = {doc: Member(doc, member.ticket, f"{n}" * 64) for n, (doc, member) in enumerate(whole(2).items())}
    name = NameRef("person", "Okafor", ("0" * HASH_DIGITS, "1" * HASH_DIGITS), wide=False)
    item = with_id(Judgement("", "item", name, None, None, "2026-01-02T03:04:05Z", None, None, "Q42"))
    assert parted(found, held, [item]) == [("1.txt",), ("2.txt",)]
