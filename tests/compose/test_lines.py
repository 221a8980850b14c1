import pytest

from coranto.compose.lines import Lines
from coranto.model.resolved import Extent
from support import corpus

TEXT = "One house fell.\n\nTwo more fell. A wall stood.\n\nNobody spoke.\n"


@pytest.fixture(scope="module")
def lines() -> Lines:
    return Lines(corpus({"a.txt": TEXT}, last="sentences"))


def test_a_sentence_is_found_by_any_of_its_characters(lines: Lines) -> None:
    at = TEXT.index("more")
    sentence = lines.sentence("a.txt", at)
    assert sentence is not None
    assert TEXT[sentence.start : sentence.end] == "Two more fell."
    assert lines.home("a.txt", at) == ("a.txt", sentence.start)


def test_what_stands_before_and_behind_stays_in_the_paragraph(lines: Lines) -> None:
    wall = lines.sentence("a.txt", TEXT.index("A wall"))
    two = lines.sentence("a.txt", TEXT.index("Two"))
    assert wall is not None
    assert two is not None
    assert lines.before(wall) == two
    assert lines.before(two) is None
    assert lines.previous(two) is not None
    assert lines.after(Extent("a.txt", two.start, two.end)) == wall
    assert lines.after(Extent("a.txt", wall.start, wall.end)) is None


def test_sentences_within_a_passage(lines: Lines) -> None:
    assert len(list(lines.within(Extent("a.txt", 0, len(TEXT))))) == 4
    assert list(lines.within(Extent("b.txt", 0, 9))) == []
