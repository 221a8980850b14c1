from coranto.export.plain_report import render
from reports import sample


def test_every_line_fits_the_width_but_for_permalinks_and_hashes() -> None:
    for width in (40, 60, 100):
        lines = render(sample(), width=width).splitlines()
        assert [line for line in lines if len(line) > width and "#char=" not in line and "sha256" not in line] == []


def test_lines_carry_the_numbers_of_their_notes_and_notes_their_places() -> None:
    page = render(sample(), width=100)
    assert "• killed: Four people → Seven people [1] [2]" in page
    assert "• Monday: Four people – police [1]" in page
    assert "[3] Wednesday 5 May 2027. “the widows' union”" in page
    assert "three.txt#char=" in page
    assert "two.txt (new): Tuesday 4 May 2027 (header)" in page


def test_signs_that_steer_a_terminal_are_left_out_and_roles_are_dressed() -> None:
    page = render(sample(), style=lambda piece, role: f"<{role}>{piece}</>")
    assert "\x1b" not in page
    assert "\u202e" not in page
    assert "<heading>SITUATION REPORT</>" in page
    assert "<warning>  disputed</>" in page
