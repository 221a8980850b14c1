"""Blocks: which dispatches are resolved together; and a dossier in blocks is a function of its dispatches alone."""

import tempfile
from collections.abc import Sequence
from pathlib import Path
from unittest import mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coranto.judging import judge, take_back
from coranto.model.annotation import Mention
from coranto.model.chronicle import Entry
from coranto.model.judgement import HASH_DIGITS, Decision, Judgement, NameRef, with_id
from coranto.model.resolved import Copy
from coranto.model.source import Problem
from coranto.read.reading import Read
from coranto.run import local, survey, touching
from coranto.run.blocks import block_key
from coranto.steps import PATH
from coranto.store.naming import Ticket
from coranto.store.reader import open_reader
from coranto.store.verifying import verify
from coranto.store.writer import open_writer
from run import fake_path
from run.dossiers import exported, reading, readings, take

DAM = {"dam1.txt": "Dam broke Padma said Maria.\n", "dam2.txt": "Dam broke Padma.\nMaria left Padma.\n"}
CUP = {"cup1.txt": "Rovers beat United said Pedro.\n", "cup2.txt": "Rovers beat United again.\nPedro slept.\n"}
LONE = {"lone.txt": "Zebra seen.\nNobody slept.\n"}


@pytest.fixture(autouse=True)
def small_blocks(monkeypatch):
    """A dossier of three dispatches already falls into blocks."""
    monkeypatch.setattr(survey, "ONE_BLOCK", 2)


def blocks(path: Path) -> list[tuple[str, ...]]:
    with open_reader(path) as reader:
        return list(reader.blocks)


def test_a_small_dossier_is_one_block_and_a_larger_one_falls_apart(tmp_path):
    take(tmp_path / "x", readings({**LONE, "dam1.txt": DAM["dam1.txt"]}), steps=fake_path.IN_BLOCKS)
    assert blocks(tmp_path / "x") == [("dam1.txt", "lone.txt")]
    take(tmp_path / "x", readings({**DAM, **CUP}), steps=fake_path.IN_BLOCKS)
    assert blocks(tmp_path / "x") == [("cup1.txt", "cup2.txt"), ("dam1.txt", "dam2.txt"), ("lone.txt",)]


def test_a_path_without_gists_has_one_block(tmp_path):
    take(tmp_path / "x", readings({**DAM, **CUP, **LONE}))
    assert len(blocks(tmp_path / "x")) == 1


def test_only_the_block_that_a_dispatch_joins_is_worked_on(tmp_path):
    seen: list[tuple[str, ...]] = []

    def watched(corpus, tools):
        seen.append(tuple(corpus.docs()))
        return fake_path.copies(corpus, tools)

    steps = [*fake_path.IN_BLOCKS]
    steps[4] = type(steps[4])(watched, steps[4].needs, steps[4].gives)
    take(tmp_path / "x", readings({**DAM, **CUP, **LONE}), steps=tuple(steps))
    assert sorted(seen) == [("cup1.txt", "cup2.txt"), ("dam1.txt", "dam2.txt"), ("lone.txt",)]
    seen.clear()
    take(tmp_path / "x", readings({"dam3.txt": "Dam at Padma held said Maria."}), steps=tuple(steps))
    assert seen == [("dam1.txt", "dam2.txt", "dam3.txt")]
    with open_reader(tmp_path / "x") as reader:
        assert {copy.a.doc for copy in reader.stored(Copy)} <= {"dam1.txt", "dam2.txt", "cup1.txt", "cup2.txt"}
        assert len(list(reader.stored(Entry))) == len({entry.rank for entry in reader.stored(Entry)}) > 4
        assert verify(reader).faults == ()


def test_a_problem_of_one_block_is_told_as_long_as_the_block_stands(tmp_path):
    broken = {"odd1.txt": "BREAK DATING Padma Zanzibar.", "odd2.txt": "BREAK MENTIONS Zanzibar Padma."}
    first = take(tmp_path / "x", readings({**broken, **CUP}), steps=fake_path.IN_BLOCKS)
    later = take(tmp_path / "x", readings(LONE), steps=fake_path.IN_BLOCKS)
    assert {p.at for p in first.problems} == {"run.fake_path.dated", "run.fake_path.mentions"}
    assert set(first.problems) == set(later.problems)
    with open_reader(tmp_path / "x") as reader:
        assert list(reader.stored(Problem)) == list(first.problems)


def test_what_is_let_go_leaves_its_block(tmp_path):
    take(tmp_path / "x", readings({**DAM, **CUP, **LONE}), steps=fake_path.IN_BLOCKS)
    kept = {**CUP, **LONE, "dam1.txt": DAM["dam1.txt"]}
    take(tmp_path / "x", readings(kept), steps=fake_path.IN_BLOCKS, anew=True)
    take(tmp_path / "y", readings(kept), steps=fake_path.IN_BLOCKS)
    assert blocks(tmp_path / "x") == [("cup1.txt", "cup2.txt"), ("dam1.txt",), ("lone.txt",)]
    assert exported(tmp_path / "x") == exported(tmp_path / "y")


def test_what_bound_two_together_and_was_let_go_binds_them_no_more(tmp_path):
    chain = {"a.txt": "Padma Maria", "b.txt": "Rovers United", "x.txt": "Padma Maria Rovers United"}
    take(tmp_path / "x", readings(chain), steps=fake_path.IN_BLOCKS)
    assert len(blocks(tmp_path / "x")) == 1
    kept = readings({name: chain[name] for name in ("a.txt", "b.txt")})
    take(tmp_path / "x", kept, steps=fake_path.IN_BLOCKS, anew=True)
    take(tmp_path / "x", readings(LONE), steps=fake_path.IN_BLOCKS)
    assert blocks(tmp_path / "x") == [("a.txt",), ("b.txt",), ("lone.txt",)]


# -- the same bytes, however it was put together


def same_however_added(items: Sequence[Read], order: Sequence[int], sizes: Sequence[int], steps) -> None:
    """Builds at once, and in that order by batches of these sizes, and compares the exports."""
    with tempfile.TemporaryDirectory() as folder:
        whole, parts = Path(folder) / "whole", Path(folder) / "parts"
        take(whole, items, steps=steps)
        at = 0
        for size in (*sizes, len(order)):
            take(parts, [items[one] for one in order[at : at + size]], steps=steps)
            at += size
        assert exported(whole) == exported(parts)
        assert blocks(whole) == blocks(parts)
        with open_reader(parts) as reader:
            assert verify(reader).faults == ()


said = st.sampled_from(
    ["Dam broke Padma said Maria.", "Rovers beat United said Pedro.", "Maria left Padma.", "Zebra seen United.", "rain",
     "Published 2021-03-02", "BREAK MENTIONS Padma"]
)  # fmt: skip
texts = st.lists(said, min_size=1, max_size=3).map("\n".join)
handed = st.lists(st.tuples(st.sampled_from("abcdefgh"), texts), min_size=1, max_size=9)


@pytest.fixture(autouse=True)
def short_shelves(monkeypatch):
    """Two gists fill a shelf."""
    monkeypatch.setattr(touching, "SHELF", 2)


@settings(max_examples=40, deadline=None)
@given(handed, st.randoms(use_true_random=False), st.lists(st.integers(1, 3), max_size=4))
def test_order_and_batches_of_additions_leave_the_export_the_same(items, random, sizes):
    given_readings = [reading(f"{doc}.txt", text) for doc, text in items]
    order = list(range(len(items)))
    random.shuffle(order)
    with mock.patch.object(survey, "ONE_BLOCK", 2):
        same_however_added(given_readings, order, sizes, fake_path.IN_BLOCKS)


add = st.tuples(st.just("add"), st.lists(st.tuples(st.sampled_from("abcdefgh"), texts), min_size=1, max_size=3))
erase = st.tuples(st.just("erase"), st.integers(0, 20))
verdict = st.tuples(st.sampled_from(["same", "different"]), st.integers(0, 20), st.integers(0, 20), st.booleans())


class Kept:
    """A dossier in blocks, and what it would be built from anew."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.readings: list[Read] = []
        self.erased: set[str] = set()

    def add(self, items: Sequence[tuple[str, str]]) -> None:
        given_readings = [reading(f"{doc}.txt", text) for doc, text in items]
        self.readings += [one for one in given_readings if one.dispatch.text_sha256 not in self.erased]
        take(self.path, given_readings, steps=fake_path.IN_BLOCKS)

    def erase(self, at: int) -> None:
        docs = sorted(doc for block in blocks(self.path) for doc in block)
        with open_writer(self.path) as writer:
            if docs:
                self.erased.update(writer.erase(docs[at % len(docs)], "asked for", None).text_sha256)
                local.run(writer, [], workers=1, path=fake_path.IN_BLOCKS)
        self.readings = [one for one in self.readings if one.dispatch.text_sha256 not in self.erased]

    def judge(self, decision: Decision, one: int, other: int, wide: bool) -> None:
        texts = [each.dispatch.text_sha256[:HASH_DIGITS] for each in self.readings]
        if texts:
            refs = [NameRef("person", "Maria", (texts[at % len(texts)],), wide) for at in (one, other)]
            row = Judgement("", decision, refs[0], refs[1], None, "2026-01-02T03:04:05Z", None, None)
            obey(self.path, [with_id(row)])


def obey(path: Path, rows: Sequence[Judgement]) -> None:
    with open_writer(path) as writer:
        with writer.batch():
            writer.judge(rows)
        local.run(writer, [], workers=1, path=fake_path.IN_BLOCKS)


@settings(max_examples=40, deadline=None)
@given(st.lists(st.one_of(add, add, erase, verdict), max_size=7))
def test_whatever_befell_a_dossier_it_is_the_one_that_would_be_built_from_what_is_left(acts):
    with mock.patch.object(survey, "ONE_BLOCK", 2), tempfile.TemporaryDirectory() as folder:
        kept = Kept(Path(folder) / "kept")
        kept.add([("first", "Dam broke Padma said Maria.")])
        for name, *rest in acts:
            if name == "add":
                kept.add(*rest)
            elif name == "erase":
                kept.erase(*rest)
            else:
                kept.judge(name, *rest)
        anew = Path(folder) / "anew"
        take(anew, kept.readings, steps=fake_path.IN_BLOCKS)
        with open_reader(kept.path) as reader:
            obey(anew, reader.judgements())
            assert verify(reader).faults == ()
        assert exported(kept.path) == exported(anew)
        assert blocks(kept.path) == blocks(anew)


def test_an_addition_looks_at_no_block_that_it_does_not_touch(tmp_path):
    take(tmp_path / "x", readings({**DAM, **CUP, **LONE}), steps=fake_path.IN_BLOCKS)
    with mock.patch.object(survey, "listing_of", side_effect=AssertionError):
        take(tmp_path / "x", readings({"dam3.txt": "Dam at Padma held said Maria."}), steps=fake_path.IN_BLOCKS)
        take(tmp_path / "x", readings({"lone.txt": "Another Zebra."}), steps=fake_path.IN_BLOCKS)
        with open_writer(tmp_path / "x") as writer:
            writer.erase("cup1.txt", "asked for", None)
            local.run(writer, [], workers=1, path=fake_path.IN_BLOCKS)
    assert ("cup2.txt",) in blocks(tmp_path / "x")
    assert ("dam1.txt", "dam2.txt", "dam3.txt") in blocks(tmp_path / "x")


STORIES = {
    "ferry1.txt": "Gazette date 2018-07-03\n\nAt least 12 people were killed when a ferry sank off Cebu on Tuesday, "
    "the coast guard said.\n\n“We heard a bang,” said Rosa Dizon, a passenger.\n",
    "ferry2.txt": "At least 12 people were killed when a ferry sank off Cebu on Tuesday, the coast guard said. It "
    "denied that the ferry had been overloaded.\n",
    "ferry3.txt": "The coast guard raised the toll of the ferry that sank off Cebu to 15 on Wednesday. Dizon, a "
    "passenger, said two children were missing.\n",
    "strike1.txt": "Dockers in Santos walked out on Monday over pay, the union said. João Prado, its leader, said "
    "talks with the port had failed.\n",
    "strike2.txt": "Courier date 2018-07-04\n\nThe dockers’ strike in Santos went into a third day. The port denied "
    "that talks had failed; João Prado, the union’s leader, said they had.\n",
    "vote.txt": "Herald date 2018-07-05\n\nIcelanders voted on Thursday for a new parliament in Reykjavik. Turnout "
    "was 81 per cent, the election board said.\n",
    "quake.txt": "A magnitude 6.1 earthquake struck near Oaxaca on Tuesday evening, cracking walls and toppling "
    "shelves, the governor said. Ana Reyes, a teacher, ran into the street with her pupils.\n",
}


@settings(max_examples=4, deadline=None)
@given(st.permutations(range(len(STORIES))), st.lists(st.integers(1, 3), max_size=4))
def test_the_path_itself_gives_the_same_bytes_however_a_dossier_grew(order, sizes):
    with mock.patch.object(survey, "ONE_BLOCK", 2):
        same_however_added(readings(STORIES), order, sizes, PATH)


def test_the_path_finds_stories(tmp_path):
    take(tmp_path / "x", readings(STORIES), steps=PATH)
    assert blocks(tmp_path / "x") == [
        ("ferry1.txt", "ferry2.txt", "ferry3.txt"), ("quake.txt",), ("strike1.txt", "strike2.txt"), ("vote.txt",),
    ]  # fmt: skip


def test_a_block_is_known_by_its_documents_by_the_verdicts_on_them_and_by_what_it_was_made_with():
    whole = {f"{n}.txt": Ticket(n, f"{n}.txt", "", f"{n}" * 64, f"t{n}") for n in range(3)}

    def verdict(*, wide: bool) -> Judgement:
        one, other = (NameRef("person", "Okafor", (digit * HASH_DIGITS,), wide) for digit in "02")
        return with_id(Judgement("", "different", one, other, None, "2026-01-02T03:04:05Z", None, None))

    docs = ("1.txt",)
    plain = block_key(docs, whole, [], "steps")
    assert block_key(docs, whole, [verdict(wide=False)], "steps") == plain, "it is about texts of other blocks"
    assert block_key(docs, whole, [verdict(wide=True)], "steps") != plain
    assert block_key(("0.txt",), whole, [verdict(wide=False)], "steps") != block_key(("0.txt",), whole, [], "steps")
    assert plain not in (block_key(docs, whole, [], "newer steps"), block_key(("1.txt", "2.txt"), whole, [], "steps"))


MARKET = {
    "market.txt": "The covered market of Oaxaca opened again after nine months of repairs to its roof, drains and "
    "wiring. Stallholders hung garlands over the butchers' hall, a brass band played and the bishop sprinkled the "
    "aisles. Rents rise by a tenth next year. “Cheese keeps better under tiles,” said Rosa Dizon, who sells it, and "
    "weighed out curds.\n"
}


def names_of_rosa(path: Path) -> set[str | None]:
    with open_reader(path) as reader:
        return {mention.entity for mention in reader.records(Mention) if mention.text == "Rosa Dizon"}


def test_a_name_is_one_across_blocks_until_a_verdict_says_that_two_bear_it(tmp_path):
    path = tmp_path / "x"
    take(path, readings({**STORIES, **MARKET}), steps=PATH)
    before, together = exported(path), blocks(path)
    assert ("market.txt",) in together
    assert len(names_of_rosa(path)) == 1
    row = judge(path, "different", "Rosa Dizon@ferry1.txt", "Rosa Dizon@market.txt")
    assert len(names_of_rosa(path)) == 2
    assert any({"ferry1.txt", "market.txt"} <= set(block) for block in blocks(path)), (
        "what a verdict names is one block"
    )
    take_back(path, row.id)
    assert (exported(path), blocks(path)) == (before, together)
