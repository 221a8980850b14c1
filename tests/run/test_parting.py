"""Parting: which dispatches hang together, and what of it is kept."""

from collections.abc import Iterable
from dataclasses import replace

from coranto.model.judgement import HASH_DIGITS, Judgement, NameRef, with_id
from coranto.run.parting import Comparison, compared, parted
from coranto.store.gists import GistRow, KinRow
from coranto.store.naming import Ticket


def gist(number: int, *words: int) -> GistRow:
    weights = [round(1000 / len(words) ** 0.5)] * len(words)
    data = [b"".join(n.to_bytes(8, "little") for n in numbers) for numbers in (sorted(words), weights)]
    return GistRow(number, f"{number}.txt", None, data[0], data[1])


def joined(rows: Iterable[KinRow], *fresh: GistRow, held: Iterable[GistRow] = ()) -> Comparison:
    """The comparison of what is kept and fresh gists, in the order of their numbers."""
    gists = {one.dispatch: one for one in (*held, *fresh)}
    kept = [*rows, *(KinRow(one.dispatch, one.dispatch, None, 0) for one in fresh)]
    numbers = {one.dispatch for one in fresh}
    return compared(sorted(kept), numbers, lambda wanted: [gists[number] for number in wanted])


def whole(count: int) -> dict[str, Ticket]:
    return {f"{n}.txt": Ticket(n, f"{n}.txt", f"s{n}", f"{n:064}", f"t{n}") for n in range(1, count + 1)}


def test_comparing_none_changes_nothing():
    found = joined([KinRow(1, 1, 2, 1_000_000), KinRow(2, 1, 1, 1_000_000), KinRow(3, 3, None, 0)])
    assert found.changed == ()
    assert parted(found, whole(3), []) == [("1.txt", "2.txt"), ("3.txt",)]


def test_what_changed_is_what_must_be_kept_anew():
    held = [gist(1, 1, 2), gist(2, 5, 6)]
    before = joined([], *held)
    assert before.changed == []
    after = joined([KinRow(1, 1, None, 0), KinRow(2, 2, None, 0)], gist(3, 1, 2), held=held)
    homes = {row.dispatch: row.home for row in after.changed}
    assert homes.get(1, 1) == homes.get(3, 3)
    assert {row.dispatch: row.best for row in after.changed} == {1: 3, 3: 1}
    assert parted(after, whole(3), []) == [("1.txt", "3.txt"), ("2.txt",)]


def two_bearers(*, wide: bool) -> Judgement:
    """The verdict that the name in the first text and in the third are two."""
    one, other = (NameRef("person", "Okafor", (digit * HASH_DIGITS,), wide) for digit in "02")
    return with_id(Judgement("", "different", one, other, None, "2026-01-02T03:04:05Z", None, None))


def test_a_verdict_on_texts_makes_one_block_of_theirs_and_a_wide_one_does_not():
    found = joined([], gist(1, 1, 2), gist(2, 5, 6), gist(3, 8, 9))
    held = {doc: replace(one, text_sha256=f"{n}" * 64) for n, (doc, one) in enumerate(whole(3).items())}
    narrow, wide = (two_bearers(wide=is_wide) for is_wide in (False, True))
    assert parted(found, held, [narrow]) == [("1.txt", "3.txt"), ("2.txt",)]
    assert parted(found, held, [wide]) == [("1.txt",), ("2.txt",), ("3.txt",)]


def test_what_a_name_is_in_wikidata_ties_no_texts_together():
    found = joined([], gist(1, 1, 2), gist(2, 5, 6))
    held = {doc: replace(one, text_sha256=f"{n}" * 64) for n, (doc, one) in enumerate(whole(2).items())}
    name = NameRef("person", "Okafor", ("0" * HASH_DIGITS, "1" * HASH_DIGITS), wide=False)
    item = with_id(Judgement("", "item", name, None, None, "2026-01-02T03:04:05Z", None, None, "Q42"))
    assert parted(found, held, [item]) == [("1.txt",), ("2.txt",)]
