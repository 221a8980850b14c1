import pytest

from coranto.annotate.toponyms import Resolved, resolve_toponyms
from coranto.tools import open_tools

TOOLS = open_tools()


def resolved(text: str, *names: str) -> list[Resolved]:
    """Each of ``names`` at its last sight in ``text`` but one that stands alone."""
    spans = [(text.rindex(name), text.rindex(name) + len(name)) for name in names]
    return list(resolve_toponyms(text, sorted(spans), TOOLS))


@pytest.mark.parametrize(
    ("text", "known", "other"),
    [
        ("Volgograd, formerly known as Zarytsyngrad, was dark.", "Volgograd", "Zarytsyngrad"),
        ("Zarytsyngrad, now Volgograd, was dark.", "Volgograd", "Zarytsyngrad"),
        ("The city of Mariupol, known in the old tongue as Kalmius Gate, was quiet.", "Mariupol", "Kalmius Gate"),
        ("Ganja, which was called Kirovgrad until 1989, is large.", "Ganja", "Kirovgrad"),
        ("Erbil (Irbeel) is calm.", "Erbil", "Irbeel"),
    ],
)
def test_another_name_that_the_text_states_is_the_same_place(text: str, known: str, other: str) -> None:
    rows = {(found.row.name, found.row.country) if found.row else None for found in resolved(text, known, other)}
    assert len(rows) == 1
    assert None not in rows


def test_it_holds_throughout_the_text_and_is_kept_as_reason() -> None:
    text = "Kirovgrad fell. Ganja, also known as Kirovgrad, is large. Kirovgrad is calm."
    at = [i for i in range(len(text)) if text.startswith("Kirovgrad", i)]
    spans = [(i, i + 9) for i in at] + [(text.index("Ganja"), text.index("Ganja") + 5)]
    found = resolve_toponyms(text, spans, TOOLS)
    assert [f.alias_of for f in found] == ["Ganja", "Ganja", "Ganja", None]
    assert len({f.row.geonameid if f.row else None for f in found}) == 1


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Ganja and Baku are calm.", "Ganja", "Baku"),
        ("Ganja, not Baku, is meant.", "Ganja", "Baku"),
        ("Ganja (Azerbaijan) is calm.", "Ganja", "Azerbaijan"),
        ("He left Ganja for what is known as Baku.", "Ganja", "Baku"),
    ],
)
def test_two_places_in_one_sentence_stay_two(text: str, first: str, second: str) -> None:
    found = resolved(text, first, second)
    assert {f.alias_of for f in found} == {None}


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("Fires reached Pampilhosa. Pampilhosa da Serra was cut off.", "Pampilhosa", "Pampilhosa da Serra"),
        ("Stoke mourned. Stoke-on-Trent buried two men.", "Stoke", "Stoke-on-Trent"),
    ],
)
def test_a_town_named_in_full_is_meant_by_its_first_word_too(text: str, short: str, full: str) -> None:
    rows = {found.row.name if found.row else None for found in resolved(text, short, full)}
    assert rows == {full}


def test_the_first_word_of_two_towns_is_neither() -> None:
    text = "Villanueva shook. Villanueva de la Serena and Villanueva de los Infantes were spared."
    names = ("Villanueva", "Villanueva de la Serena", "Villanueva de los Infantes")
    found = resolve_toponyms(text, [(text.index(name), text.index(name) + len(name)) for name in names], TOOLS)
    assert [f.alias_of for f in found] == [None, None, None]
