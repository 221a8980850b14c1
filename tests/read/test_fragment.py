import pytest

from coranto.read.fragment import MOST_TAGS, text_of_fragment
from coranto.read.reading import UnreadableError


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p>One &amp; two.</p><p>Three, <a href='x'>four</a>.</p>", "One & two.\n\nThree, four."),
        ("Before the break<br>after it", "Before the break\nafter it"),
        ("<p>One.</p><script>x()</script><style>p{}</style><p>Two.</p>", "One.\n\nTwo."),
        ("<p>One.</p><figure><img alt='no words'><figcaption>The quay.</figcaption></figure>", "One.\n\nThe quay."),
        ("<p>Unclosed <b>bold", "Unclosed bold"),
    ],
)
def test_paragraphs_are_kept_and_markup_is_not(markup: str, text: str) -> None:
    assert text_of_fragment(markup) == text


@pytest.mark.parametrize("text", ["3 < 5", "a <- b", "\r\n A &amp; B ", "<3", "<AGENCY> said"])
def test_what_holds_no_element_comes_back_as_it_is(text: str) -> None:
    assert text_of_fragment(text) is text


def test_more_markup_than_an_article_has_is_refused() -> None:
    with pytest.raises(UnreadableError, match="too much markup"):
        text_of_fragment("<b>x</b>" * MOST_TAGS)
