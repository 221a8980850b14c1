"""Gold is found in its text by words or by offsets; what cannot be found is told, never guessed."""

from pathlib import Path

import msgspec
import pytest
from benchmarks.gold_claims import GoldDispatch, read_gold

from coranto.text.identity import sha256_hex

TEXT = (
    "Dam holds, mayor says\n"
    "The mayor said the dam, which may leak, would hold. The mayor said 40 people had left.\n"
    "“Nobody,” she said, “is in danger.” It was not known who opened the gate.\n"
)


def gold(tmp_path: Path, item: str) -> GoldDispatch:
    (tmp_path / "dam.txt").write_text(TEXT)
    (tmp_path / "gold.yaml").write_text("- doc: dam.txt\n" + item)
    (dispatch,) = read_gold(tmp_path)
    return dispatch


def claim(tmp_path: Path, fields: str) -> GoldDispatch:
    return gold(tmp_path, f"  claims:\n    - {{{fields}}}\n")


def cut(span: tuple[int, int] | None) -> str:
    assert span is not None
    return TEXT[slice(*span)]


def test_words_become_spans_and_cue_and_source_are_the_nearest(tmp_path: Path) -> None:
    fields = "content: [40 people had left], source: The mayor, cue: said, mode: indirect"
    (statement,) = claim(tmp_path, fields).gold.statements
    assert [cut(span) for span in statement.content] == ["40 people had left"]
    assert statement.source == (TEXT.rindex("The mayor"), TEXT.rindex("The mayor") + 9)
    assert statement.cue == (TEXT.index("said 40"), TEXT.index("said 40") + 4)


def test_a_broken_content_keeps_its_pieces(tmp_path: Path) -> None:
    fields = "content: [Nobody, is in danger], source: she, cue: said, mode: direct"
    (statement,) = claim(tmp_path, fields).gold.statements
    assert [cut(span) for span in statement.content] == ["Nobody", "is in danger"]
    assert cut(statement.cue) == "said"
    assert statement.cue is not None
    assert statement.cue[0] > TEXT.index("she")


def test_a_hedge_is_sought_in_the_content_first(tmp_path: Path) -> None:
    fields = 'content: ["the dam, which may leak, would hold"], hedge: may, mode: indirect, status: unverified'
    (statement,) = claim(tmp_path, fields).gold.statements
    assert cut(statement.hedge) == "may"


def test_nth_counts_whole_words_from_one(tmp_path: Path) -> None:
    fields = "content: [40 people had left], source: mayor, source_nth: 1, mode: indirect"
    (statement,) = claim(tmp_path, fields).gold.statements
    assert statement.source == (TEXT.index("mayor"), TEXT.index("mayor") + 5)


@pytest.mark.parametrize(
    ("fields", "standing"),
    [
        ("", ("asserted", "actual", "affirms")),
        ("status: planned", ("planned", "planned", "affirms")),
        ("status: denied", ("denied", "actual", "denies")),
        ("modality: conditional", ("conditional", "conditional", "affirms")),
        ("modality: possible", ("unverified", "possible", "affirms")),
        ("verification: unverified", ("unverified", "actual", "affirms")),
        ("polarity: denies, modality: planned", ("denied", "planned", "denies")),
    ],
)
def test_what_is_not_stated_follows(tmp_path: Path, fields: str, standing: tuple[str, str, str]) -> None:
    (one,) = claim(tmp_path, f"content: [40 people had left], mode: indirect, {fields}").gold.statements
    assert (one.status, one.modality, one.polarity) == standing


def test_offsets_say_the_same_as_words(tmp_path: Path) -> None:
    at = TEXT.index("40 people")
    by_words = gold(tmp_path, "  figures:\n    - {text: '40', quantity: fled, counted: people, source: The mayor}\n")
    spans = f"text: [{at}, {at + 2}], counted: [{at + 3}, {at + 9}], source: [22, 31]"
    assert gold(tmp_path, f"  figures:\n    - {{{spans}, quantity: fled}}\n").gold == by_words.gold


def test_a_bound_that_is_not_stated_is_unset_and_null_is_null(tmp_path: Path) -> None:
    figure = "{text: '40', quantity: fled, counted: people, low: 40, high: null, as_of: 2031-05-04}"
    (number,) = gold(tmp_path, f"  figures:\n    - {figure}\n").gold.numbers
    assert (number.low, number.high, number.point) == (40, None, msgspec.UNSET)
    assert number.as_of == ("2031-05-04",)


@pytest.mark.parametrize(
    ("item", "told"),
    [
        ("  claims: [{content: [the dam broke], mode: indirect}]\n", "does not hold 'the dam broke'"),
        ("  claims: [{content: [The mayor said], mode: indirect}]\n", "2 times: say which"),
        ("  claims: [{content: [mayor], nth: [9], mode: indirect}]\n", "does not hold 'mayor' 9 times"),
        ("  claims: [{content: [40 people], mode: indirect, colour: red}]\n", "colour"),
        ("  gaps: [{text: who opened the gate, who: the sluice, reason: unclear}]\n", "does not hold 'the sluice'"),
        ("  sha256: abc\n", "is not the text"),
    ],
)
def test_what_is_wrong_with_gold_is_told(tmp_path: Path, item: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        gold(tmp_path, item)


def test_a_gold_file_may_lie_away_from_its_texts(tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    (texts / "dam.txt").write_text(TEXT)
    file = tmp_path / "marked.yaml"
    file.write_text(f"- doc: dam.txt\n  sha256: {sha256_hex(TEXT.encode())}\n  published: 2031-05-04\n")
    (dispatch,) = read_gold(file, texts)
    assert (dispatch.doc, dispatch.published, dispatch.text) == ("dam.txt", "2031-05-04", TEXT)
