from itertools import permutations

from coranto.resolve.company import ONE_STORY, Company
from resolve.who import profile

STORY = {"a": "Lima Cusco Quispe", "b": "Lima Cusco Mamani", "c": "Oslo Bergen Dahl", "d": "Lima Oslo Paris Rome Quito"}
FOUND = [profile(doc, name, "place") for doc, names in STORY.items() for name in names.split()]


def test_documents_that_share_names_tell_one_story() -> None:
    company = Company(FOUND)
    assert company.related("a", "b", "")
    assert company.related("a", "a", "")
    assert not company.related("a", "c", "")
    assert not company.related("a", "d", "")  # one name of three is not enough
    assert not company.related("a", "b", "lima")  # what is asked about does not count


def test_a_document_with_one_other_name_needs_to_share_only_that() -> None:
    found = [
        profile("a", "Lima", "place"),
        profile("a", "Soto"),
        profile("b", "Lima", "place"),
        profile("b", "Cusco", "place"),
    ]
    assert Company(found).related("a", "b", "soto")


def test_circles_are_of_related_documents_in_any_order() -> None:
    sotos = [profile(doc, "Soto") for doc in "abc"]
    for order in permutations(range(3)):
        found = [sotos[i] for i in order] + FOUND
        circles = Company(found).circles(range(3), found)
        assert sorted(sorted(found[i].doc for i in circle) for circle in circles) == [["a", "b"], ["c"]]


def test_a_small_dossier_is_one_story() -> None:
    docs = [profile(f"{n:03}", "Lima", "place") for n in range(ONE_STORY + 1)]
    assert Company(docs[:-1]).one_story
    assert not Company(docs).one_story
