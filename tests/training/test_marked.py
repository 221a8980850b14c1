"""The mark-up of the dispatches, and every dispatch that is committed."""

import re
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.counts import SHEET, renewed
from training.example import Example, Marked, Trigger
from training.marked import ENTITIES, TEXTS, MarkError, dispatches, unmarked

GUIDE = (TEXTS / "README.md").read_text(encoding="utf-8")
OURS = dispatches()


def words_of(name: str) -> set[str]:
    """The values that the guide gives to a part of the header."""
    found = re.search(rf"- \*{name}\*: one of `([^`]+)`", GUIDE)
    assert found
    return set(found[1].split())


def written(folder: Path, text: str) -> list[Example]:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    return dispatches(folder)


@pytest.mark.parametrize(
    ("line", "plain", "marks"),
    [
        ("Nothing.", "Nothing.", []),
        ("{per Ada Obi} sang.", "Ada Obi sang.", [("Ada Obi", "per")]),
        ("{src1 Mr {per Obi}} {cue1 sang}.", "Mr Obi sang.", [("Mr Obi", "src1"), ("Obi", "per"), ("sang", "cue1")]),
        ("It {ev:ASSAULT:denied hit} {pla Łódź}.", "It hit Łódź.", [("hit", "ev:ASSAULT:denied"), ("Łódź", "pla")]),
        ("{per  Ada } sang.", " Ada  sang.", [("Ada", "per")]),
        ("{per  } sang.", "  sang.", []),
    ],
)
def test_marks_lie_on_the_plain_line(line: str, plain: str, marks: list[tuple[str, str]]) -> None:
    text, found = unmarked(line)
    assert text == plain
    assert sorted((text[a:b], code) for a, b, code in found) == sorted(marks)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{per Ada sang.", "{per is never closed"),
        ("Ada} sang.", "nothing opened"),
        ("{man Ada} sang.", "no such mark: man"),
        ("{src Ada} sang.", "no such mark: src"),
        ("It {ev:HIT:happened hit}.", "no such mark: ev:HIT:happened"),
        ("It {ev:ASSAULT:maybe hit}.", "no such mark: ev:ASSAULT:maybe"),
    ],
)
def test_a_fault_names_its_line(tmp_path: Path, line: str, fault: str) -> None:
    with pytest.raises(MarkError, match=re.escape(fault)) as raised:
        written(tmp_path, f"## a | war | global | agency\nFine.\n{line}\n")
    assert str(raised.value).startswith("a.txt:3:")


def test_a_header_wants_four_parts(tmp_path: Path) -> None:
    with pytest.raises(MarkError, match=r"a\.txt: the header 'a \| war' wants"):
        written(tmp_path, "## a | war\nFine.\n")


def test_two_dispatches_do_not_share_an_id(tmp_path: Path) -> None:
    with pytest.raises(MarkError, match="a: two dispatches"):
        written(tmp_path, "## a | war | global | agency\nOne.\n## a | war | global | agency\nTwo.\n")


def test_lines_become_sentences_of_paragraphs(tmp_path: Path) -> None:
    (found,) = written(tmp_path, "## a | war | global | agency\nOne.\nTwo.\n\nThree.\n")
    assert found.text == "One. Two.\n\nThree."
    assert found.sentence_ends == {4, 9, 17}
    assert (found.id, found.family, found.region) == ("a", "war", "global")


def test_lines_of_agate_stay_lines(tmp_path: Path) -> None:
    (found,) = written(tmp_path, "## a | sport | global | agate\nOne 2\nTwo 1\n")
    assert found.text == "One 2\nTwo 1"


def test_each_layer_gets_its_marks(tmp_path: Path) -> None:
    line = "{src1 Police} {cue1 said} that {con1 {pla Lima} was {ev:NONE:alleged flooded}}."
    (found,) = written(tmp_path, f"## a | flood | global | agency\nFine.\n{line}\n")
    assert found.text == "Fine. Police said that Lima was flooded."
    assert found.entities == (Marked(23, 27, frozenset({"place"})),)
    assert {(found.text[m.start : m.end], *m.labels) for m in found.attribution or ()} == {
        ("Police", "source"), ("said", "cue"), ("that Lima was flooded", "content"),
    }  # fmt: skip
    assert found.triggers == (Trigger(32, 39, "NONE", "alleged"),)


@given(st.lists(st.tuples(st.sampled_from([*ENTITIES]), st.from_regex(r"[A-Za-zé’]{1,6}", fullmatch=True)), max_size=5))
def test_any_row_of_marks_is_read_back(parts: list[tuple[str, str]]) -> None:
    text, found = unmarked(" and ".join(f"{{{code} {word}}}" for code, word in parts))
    assert text == " and ".join(word for _, word in parts)
    assert [(code, text[a:b]) for a, b, code in found] == parts


# ------------------------------------------------------------------------------------- the committed dispatches


def test_the_data_sheet_has_the_counts_of_the_texts() -> None:
    sheet = SHEET.read_text(encoding="utf-8")
    assert renewed(sheet) == sheet, "run `python -m training count`"
    assert f"| all | {len(OURS)} |" in sheet


@pytest.mark.parametrize(("part", "of"), [("family", "family"), ("region", "region")])
def test_every_header_uses_the_words_of_the_guide(part: str, of: str) -> None:
    assert {getattr(example, part) for example in OURS} <= words_of(of)


@pytest.mark.parametrize("example", OURS, ids=lambda example: example.id)
def test_no_committed_dispatch_has_a_faulty_mark(example: Example) -> None:
    text, entities = example.text, example.entities or ()
    assert not re.search(r"[{}]", text)
    assert text.strip()
    for mark in [*entities, *(example.attribution or ()), *(example.triggers or ())]:
        piece = text[mark.start : mark.end]
        assert piece
        assert piece == piece.strip()
    for left, right in pairwise(sorted(entities, key=lambda e: e.start)):
        assert left.end <= right.start, f"{text[left.start : left.end]!r} holds another name"
    for trigger in example.triggers or ():
        assert len(text[trigger.start : trigger.end].split()) <= 3
    for left, right in combinations(example.triggers or (), 2):
        assert left.start != right.start
