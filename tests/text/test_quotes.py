"""Quotation marks of every style, and as they stand when they are wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coranto.text.quotes import quotations


def inner(text: str) -> list[str]:
    """The words of each quotation of the text, outer ones alone."""
    return [quote.inner.of(text).strip() for quote in quotations(text) if quote.depth == 0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The bridge is shut," she said. "Go home."', ["The bridge is shut,", "Go home."]),
        ("“The bridge is shut,” she said.", ["The bridge is shut,"]),
        ("the ”temporary measures” were extended", ["temporary measures"]),
        ("«La presa resiste», ha detto.", ["La presa resiste"]),
        ("Er sagte: „Das Wasser steigt.“ Dann ging er.", ["Das Wasser steigt."]),
        ("彼は「水が増えている」と言った", ["水が増えている"]),
        ("'The lake rose,' he said. 'We don't know why.'", ["The lake rose,", "We don't know why."]),
        ("``The lake rose,'' he said.", ["The lake rose,"]),
        ("Nurses' unions and the miners' wives met.", []),
        ("In the '90s 'twas quiet.", []),
        ('A 6" pipe broke.', []),
        ("She said ,,the water is clean'' and drank.", ["the water is clean"]),
        ("He said: <<we are closed>> and left.", ["we are closed"]),
        ('" We ran ", she said , " and hid ".', ["We ran", "and hid"]),
        ("'Tis late. “The ferry left,” he said.", ["The ferry left,"]),
    ],
)
def test_styles(text: str, expected: list[str]) -> None:
    assert inner(text) == expected


def test_nested_quotation_is_deeper_than_the_outer() -> None:
    text = "“She told us ‘run’ and we ran,” Okafor said."
    assert [(quote.inner.of(text), quote.depth) for quote in quotations(text)] == [
        ("She told us ‘run’ and we ran,", 0),
        ("run", 1),
    ]


def test_plural_apostrophe_does_not_close_a_single_quotation() -> None:
    assert inner("He called it 'the villagers' last hope' on Monday.") == ["the villagers' last hope"]


def test_quotation_over_paragraphs_opens_again_and_closes_once() -> None:
    text = "“We saw the wave.\n\n“It took the pier,” Lindqvist said."
    first, second = quotations(text)
    assert (first.inner.of(text), first.closed, first.continues) == ("We saw the wave.", False, False)
    assert (second.inner.of(text), second.closed, second.continues) == ("It took the pier,", True, True)


def test_closing_mark_that_comes_a_paragraph_late() -> None:
    text = "“We saw the wave.\nIt took the pier.” Lindqvist left."
    assert inner(text) == ["We saw the wave.", "It took the pier."]
    assert quotations(text)[1].continues


def test_stray_closing_mark_ends_the_sentence_it_closes() -> None:
    text = "“Stay calm,” he said. We cannot lose the harbour.”"
    assert inner(text) == ["Stay calm,", "We cannot lose the harbour."]
    assert not quotations(text)[1].opened


def test_quotations_run_over_wrapped_lines() -> None:
    text = (
        "“Nobody warned us before the water came down from the hills above\nthe town on Monday,” said Berg. “I ran. "
        "I did not look back until I\nhad reached the church on the hill above the harbour, where it is\nsafe.”\n\n"
        "“It was calm,\nand then it was not,” she said.\n"
    )
    assert [" ".join(words.split()) for words in inner(text)] == [
        "Nobody warned us before the water came down from the hills above the town on Monday,",
        "I ran. I did not look back until I had reached the church on the hill above the harbour, where it is safe.",
        "It was calm, and then it was not,",
    ]


def test_missing_closing_mark_ends_where_the_next_quotation_opens() -> None:
    text = '"The dam holds, he said. "For now," he added.'
    assert inner(text) == ["The dam holds, he said.", "For now,"]
    assert not quotations(text)[0].closed


def test_several_missing_closing_marks_and_one_of_the_wrong_kind() -> None:
    assert inner("“The road is cut, he said. “The mast fell, she said.") == [
        "The road is cut, he said.", "The mast fell, she said."
    ]  # fmt: skip
    assert inner("She wrote: “Nobody was hurt.’ The pier was shut.") == ["Nobody was hurt."]


def test_values_of_left_over_markup_are_no_quotations() -> None:
    assert inner('<p class="lead">Rain fell.</p> "It fell hard," he said.') == ["It fell hard,"]


MESSY = st.text(alphabet=st.sampled_from("ab.,?s \n\r\"'“”‘’„«»「」`=7‏\U0001f30a\ud800"), max_size=120)


@given(MESSY)
def test_any_text_is_accepted_and_spans_nest(text: str) -> None:
    found = quotations(text)
    for quote in found:
        assert 0 <= quote.start <= quote.inner.start <= quote.inner.end <= quote.end <= len(text)
    assert list(found) == sorted(found, key=lambda q: (q.start, -q.end, q.depth))


@pytest.mark.parametrize("text", ["x" * 1_000_000, '"' * 20_000, "“a " * 20_000, ' "x' * 20_000, "x” " * 5_000])
def test_long_and_unbalanced_texts_are_survived(text: str) -> None:
    assert all(quote.end <= len(text) for quote in quotations(text))
