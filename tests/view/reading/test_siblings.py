import pytest

from coranto.model.corpus import Folio
from coranto.view.reading.details import Sibling
from coranto.view.reading.documents import document_text
from told_twice import house, shared, told

WIRE = "A dam above Kurunegala gave way on Sunday, killing at least 12 people.\nThe army sent 40 boats."
MORE = f"{WIRE}\nOn Monday the minister said that the wall had never once been inspected."
NEWER = WIRE.replace("12", "17")
TEXTS = {"wire": WIRE, "more": MORE, "newer": NEWER, "cut": WIRE.partition("\n")[0]}


def one(doc: str, text: str, outlet: str | None, day: str | None, agency: str | None = None) -> Folio:
    return house(told(TEXTS[text], doc), outlet, day, agency=agency)


def read(*folios: Folio) -> tuple[Sibling, ...]:
    return document_text(shared(*folios), "b.txt").siblings


@pytest.mark.parametrize(
    ("text", "outlet", "day", "agency", "roles"),
    [
        ("wire", "Post", "2031-05-05", None, ("origin", "copy")),
        ("cut", "Ceylon Wire", "2031-05-05", None, ("origin", "copy")),
        ("newer", "Ceylon Wire", "2031-05-05", None, ("origin", "updated version")),
        ("more", None, "2031-05-06", None, ("origin", "updated version")),
        ("more", "Post", "2031-05-06", None, ("origin", "copy")),
        ("newer", "Ceylon Wire", "2031-05-03", None, ("updated version", "origin")),
        ("cut", "Post", "2031-05-03", None, ("copy", "origin")),
        ("wire", "Post", "2031-05-04", "Ceylon Wire", ("origin", "copy")),
        ("wire", "Post", "2031-05-04", None, (None, None)),
        ("wire", "Post", None, None, (None, None)),
    ],
)
def test_the_earlier_is_the_origin_and_the_later_a_copy_or_the_next_version(
    text: str, outlet: str | None, day: str | None, agency: str | None, roles: tuple[str | None, str | None]
) -> None:
    (sibling,) = read(one("a.txt", "wire", "Ceylon Wire", "2031-05-04"), one("b.txt", text, outlet, day, agency))
    assert (sibling.role, sibling.own_role) == roles
    assert sibling.one_source


def test_those_of_one_source_come_first_with_how_much_they_keep() -> None:
    mine = one("b.txt", "more", "Post", "2031-05-05")
    (sibling,) = read(one("a.txt", "wire", "Ceylon Wire", "2031-05-04"), mine)
    assert sibling.kept is not None
    assert 0.5 < sibling.kept < 0.7
    (change,) = sibling.changes
    assert mine.text[change.start : change.end].startswith("On Monday the minister")


def test_who_shares_but_a_quotation_is_named_and_not_compared() -> None:
    other = house(told("“Run for the hills,” he said.\nA race was held in Quito.", "a.txt"))
    mine = house(told("“Run for the hills,” he said.\nThe dam broke at noon.", "b.txt"))
    (sibling,) = document_text(shared(other, mine, one_source=False, kind="quote"), "b.txt").siblings
    assert (sibling.doc, sibling.role, sibling.passages, sibling.kept, sibling.changes) == ("a.txt", None, 1, None, ())


def test_a_dispatch_with_little_in_common_is_not_compared() -> None:
    rest = "\n".join(f"Paragraph {i} tells of the price of tea in port {i}." for i in range(40))
    mine = house(told(f"{WIRE}\n{rest}", "b.txt"))
    other = house(told(f"{WIRE}\n" + rest.replace("tea", "tin").replace("tells of", "is on"), "a.txt"))
    (sibling,) = document_text(shared(other, mine, one_source=False), "b.txt").siblings
    assert sibling.kept is not None
    unlike = "\n".join(f"Chapter {i}: how a miner lived {i} years ago in Potosí." for i in range(40))
    (far,) = document_text(shared(house(told(f"{WIRE}\n{unlike}", "a.txt")), mine, one_source=False), "b.txt").siblings
    assert (far.kept, far.changes) == (None, ())
