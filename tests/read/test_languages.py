import pytest

from coranto.read.languages import language_code


@pytest.mark.parametrize(
    ("declared", "code"),
    [("en", "en"), ("en-GB", "en"), ("PT_br", "pt"), (" zh-Hant-TW", "zh"), ("en, fr", "en"), ("fil", "fil")],
)
def test_the_primary_subtag(declared: str, code: str) -> None:
    assert language_code(declared) == code


@pytest.mark.parametrize("declared", ["", "und", "x-default", "English", "123", None, 4])
def test_no_language(declared: object) -> None:
    assert language_code(declared) is None
