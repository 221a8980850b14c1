from coranto.export.markdown_report import render
from reports import sample


def test_words_of_sources_are_no_markup() -> None:
    page = render(sample())
    assert r"**A \*bold\* claim \| \<script\>alert(1)\</script\>**[^1]" in page


def test_items_tables_and_notes_stand_as_markdown_has_them() -> None:
    page = render(sample())
    assert "- **killed**: Four people → Seven people[^1][^2]" in page
    assert "| killed – Gdynia | how many | who says so | notes |\n| --- | --- | --- | --- |" in page
    assert "| Monday | Four people | police | [^1] |" in page
    assert page.count("\n[^") == 3
    assert "\n\n\n" not in page
