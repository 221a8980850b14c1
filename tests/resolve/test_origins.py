"""Origins: documents that count as one source, and those that only share something."""

from tests.resolve.pages import dossier, page
from tests.resolve.test_copies import FERRY, HARVEST

from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.support import support_of
from coranto.resolve.origins import origins
from coranto.tools import open_tools

RECIPE = """Soak the beans overnight in plenty of cold water with a spoonful of salt.
Fry two onions in olive oil until they are soft and golden, then add the garlic.
Simmer everything for an hour and serve with bread."""


def groups(texts: dict[str, str]) -> list[tuple[str, ...]]:
    return sorted(origin.docs for origin in rows(texts))


def rows(texts: dict[str, str]) -> list[Origin]:
    return list(origins(dossier(texts), open_tools()))


def test_every_document_is_in_exactly_one_origin() -> None:
    made = groups({"a": FERRY, "b": HARVEST, "c": RECIPE, "d": "", "e": FERRY})
    assert made == [("a", "e"), ("b",), ("c",), ("d",)]


def test_an_edited_copy_and_a_shortened_one_are_of_one_origin() -> None:
    edited = FERRY.replace("214", "219") + "\nThe harbour was closed until the morning."
    assert groups({"a": FERRY, "b": edited, "c": "\n".join(FERRY.split("\n")[:2])}) == [("a", "b", "c")]


def test_a_shared_passage_or_quotation_does_not_make_one_source() -> None:
    quoting = HARVEST + '\nA passenger said: "It sounded as if the whole ship was being torn open," and wept.'
    sharing = RECIPE + "\n" + HARVEST + "\n" + FERRY.split("\n")[1]
    assert groups({"a": FERRY, "b": quoting, "c": sharing[: sharing.index("Wheat")] + FERRY.split("\n")[1]}) == [
        ("a",),
        ("b",),
        ("c",),
    ]


def test_what_is_shared_counts_once_though_the_documents_are_two_sources() -> None:
    other = f"{RECIPE}\n{FERRY.split(chr(10))[1]}"
    made = dossier({"a": FERRY, "b": other})
    support = support_of(made.all(Copy), origins(made, open_tools()))
    (copy,) = made.all(Copy)
    assert support.n_origins([copy.a, copy.b]) == 1
    assert support.n_origins([Extent("a", 0, 60), Extent("b", 0, 60)]) == 2


def test_a_digest_does_not_make_one_source_of_its_briefs() -> None:
    brief = FERRY.split("\n")[1]
    other = HARVEST.split("\n")[0]
    digest = "\n".join(
        (
            RECIPE,
            brief,
            RECIPE.replace("beans", "lentils"),
            other,
            *(f"Line {n} is filler of the day's long digest page." for n in range(20)),
        )
    )
    assert groups({"a": brief, "b": other, "c": digest}) == [("a",), ("b",), ("c",)]


def test_the_reason_says_what_was_seen() -> None:
    (origin,) = rows({"a": FERRY, "b": FERRY, "c": FERRY + "\nMore follows."})
    assert "b has the same text as a" in origin.reason
    assert "of a is also in c" in origin.reason
    (alone,) = rows({"a": HARVEST})
    assert alone.reason == "No other document has most of its text."


def test_the_id_depends_on_the_documents_alone() -> None:
    assert rows({"a": FERRY, "b": FERRY})[0].id == rows({"b": HARVEST, "a": HARVEST})[0].id


def test_unrelated_pages_do_not_merge() -> None:
    sports = (
        "Porto beat Braga 3-1 at home on Saturday to go second.\nGarcia scored after 12 minutes from the penalty spot."
    )
    assert len(groups({"a": FERRY, "b": sports, "c": RECIPE, "d": HARVEST})) == 4


def test_furniture_alone_joins_nothing() -> None:
    line = "Support independent journalism in the region by subscribing to our paper today"
    made = dossier({"a": page("a", FERRY, headline=line), "b": page("b", HARVEST, headline=line)})
    assert all(len(origin.docs) == 1 for origin in origins(made, open_tools()))
