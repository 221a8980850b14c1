from coranto.export.text import harmless, render, render_evidence
from coranto.model.chronicle import Entry
from coranto.view.chronicle import chronicle
from coranto.view.evidence import evidence
from coranto.view.filters import Filter
from records import ferry


def test_no_line_is_wider_than_asked() -> None:
    page = render(chronicle(ferry()), width=60)
    assert max(map(len, page.splitlines())) <= 60
    assert "DISPUTED OR CHANGED" in page
    assert "killed: At least 11 people (Captain Reyes, as of" in page


def test_what_stands_behind_the_opening_is_counted_and_shown_on_request() -> None:
    view = chronicle(ferry(), opening=1)
    assert "1 more entry behind these" in render(view)
    assert "A ferry sank" not in render(view)
    assert "A ferry sank" in render(view, whole=True)


def test_an_empty_answer_says_so() -> None:
    assert render(chronicle(ferry(), Filter(place="Atlantis"))) == "No entry matches.\n"


def test_style_dresses_but_does_not_change_the_words() -> None:
    dressed = render(chronicle(ferry()), style=lambda piece, role: f"<{role}>{piece}")
    assert "<heading>DISPUTED OR CHANGED" in dressed
    assert "<warning>  Monday 6 March 2023 · denied · disputed · 1 origin" in dressed


def test_evidence_is_laid_out_in_blocks() -> None:
    corpus = ferry()
    (entry,) = (e for e in corpus.all(Entry) if e.id == "en1")
    page = render_evidence(evidence(corpus, entry))
    for heading in ("PASSAGES", "COPIES", "WHO SAYS SO", "WHEN EACH DOCUMENT WAS PUBLISHED", "RELATIONS", "ORIGINS"):
        assert heading in page
    assert "Captain Reyes (said; indirect, asserted): “At least 11 people drowned”" in page.replace("\n    ", " ")


def test_a_source_cannot_steer_the_terminal() -> None:
    assert harmless("red \x1b[31mink\x07\x9b2J, two\nlines\u00a0é") == "red [31mink2J, two\nlines\u00a0é"
    assert harmless("signed \u202eyrraH\u202c, \u2067later\u2069") == "signed yrraH, later"
    assert harmless("שלום, \u200fسلام") == "שלום, \u200fسلام"
