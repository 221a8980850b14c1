from coranto.compose.timelines.timeline import Citation, Timeline, TimelineEntry, Told
from coranto.export.timelines import SHOWN, render_markdown, render_text

PLACES = tuple(Citation(f"{n}.txt", 0, 21) for n in range(SHOWN + 2))
MADE = Timeline(
    "2020-01-01",
    "2020-02-01",
    7,
    (
        TimelineEntry("2020-01-03", 1.0, (Told("The *lake*\nrose\x1b[2J again.", PLACES),)),
        TimelineEntry("2020-01-09", 0.4, (Told("The lake fell.", (Citation("a`b.txt", 3, 17),)),)),
    ),
)
NONE = Timeline("2020-01-01", "2020-02-01", 1, ())


def test_text_has_each_date_its_sentences_and_where_they_stand() -> None:
    assert render_text(MADE, width=200).splitlines() == [
        "2 dates between 2020-01-01 and 2020-02-01 from 7 articles. Every sentence is a source's own.",
        "",
        "2020-01-03",
        "  The *lake* rose[2J again.",
        *(f"    {n}.txt#char=0,21" for n in range(SHOWN)),
        "    and 2 more with the same words",
        "",
        "2020-01-09",
        "  The lake fell.",
        "    a`b.txt#char=3,17",
    ]


def test_text_keeps_to_the_width() -> None:
    assert all(len(line) <= 40 for line in render_text(MADE, width=40).splitlines())


def test_markdown_takes_no_word_of_a_source_for_markup_and_notes_every_place() -> None:
    page = render_markdown(MADE)
    assert "- The \\*lake\\* rose\\[2J again.[^1]" in page
    assert "[^1]: `0.txt#char=0,21`, `1.txt#char=0,21`, `2.txt#char=0,21`, and 2 more with the same words" in page
    assert "[^2]: `a%60b.txt#char=3,17`" in page


def test_a_timeline_of_no_date_says_so() -> None:
    line = "No date between 2020-01-01 and 2020-02-01 from 1 article. Every sentence is a source's own."
    assert render_text(NONE, width=200) == line + "\n"
    assert render_markdown(NONE) == f"# Timeline\n\n{line}\n"
