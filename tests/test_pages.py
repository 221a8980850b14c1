"""What the tests of the documentation rest on: how output is compared, how command lines are cut."""

import pytest

from pages import matches, words


@pytest.mark.parametrize(
    ("told", "came", "same"),
    [
        ("one\ntwo", "one\ntwo\nthree\n", True),
        ("one\nthree", "one\ntwo\nthree\n", False),
        ("one\n…\nthree", "one\ntwo\nthree\n", True),
        ("one\n…\ntwo", "one\ntwo\n", True),
        ("…\nthree\n…", "one\ntwo\nthree\n", True),
        ("…\nfour", "one\ntwo\nthree\n", False),
        ("…\nhree", "one\ntwo\nthree\n", False),
        ("t… three", "two three\n", True),
        ("t… three", "two\nthree\n", False),
        ("a (b) [1]", "a (b) [1]\n", True),
        ("", "anything\n", True),
    ],
)
def test_what_comes_out_is_compared_by_lines_but_for_what_is_left_out(told: str, came: str, same: bool) -> None:
    assert matches(told, came) is same


@pytest.mark.parametrize(
    ("line", "cut"),
    [
        ("coranto show a.coranto --who 'A B'", ["coranto", "show", "a.coranto", "--who", "A B"]),
        ("coranto schema    # the records", ["coranto", "schema"]),
        ("coranto build a --dossier b   a folder", ["coranto", "build", "a", "--dossier", "b"]),
        ("coranto judge list --json > out.jsonl", ["coranto", "judge", "list", "--json"]),
    ],
)
def test_a_command_line_is_cut_as_a_shell_cuts_it(line: str, cut: list[str]) -> None:
    assert words(line) == cut
