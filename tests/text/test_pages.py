import pytest

from coranto.text.pages import page_at


@pytest.mark.parametrize(
    ("text", "offset", "page"),
    [("a\fb\fc", 0, 1), ("a\fb\fc", 1, 1), ("a\fb\fc", 2, 2), ("a\fb\fc", 5, 3), ("\fb", 1, 2), ("no pages", 3, None)],
)
def test_the_page_that_a_character_stands_on(text: str, offset: int, page: int | None) -> None:
    assert page_at(text, offset) == page
