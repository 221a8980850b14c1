from coranto.resolve.grouping import Grouping, Link, documents
from resolve.who import profile

MEN = [profile(doc, "Robin Archer", sexes=frozenset("m")) for doc in "ab"]
WOMAN = profile("c", "Robin Archer", sexes=frozenset("f"))
SOMEBODY = [profile(doc, "Robin Archer") for doc in "de"]


def test_what_a_group_is_known_by_speaks_for_all_of_it() -> None:
    grouping = Grouping([SOMEBODY[0], MEN[0], WOMAN])
    assert grouping.join(Link(0, 1, "same name"))
    assert not grouping.join(Link(0, 2, "same name"))
    assert [link.why for link in grouping.links] == ["same name"]
    assert [link.why for link in grouping.refused] == ["one is a man, the other a woman"]
    assert sorted(grouping.groups()) == [[0, 1], [2]]


def test_what_is_kept_apart_stays_so_through_others() -> None:
    grouping = Grouping(SOMEBODY * 2)
    assert grouping.keep_apart(Link(0, 1, "judged"))
    assert grouping.join(Link(1, 2, "same name"))
    assert grouping.join(Link(0, 3, "same name"))
    assert not grouping.join(Link(2, 3, "same name"))
    assert grouping.objection(3, 2) == Link(3, 2, "judged")
    assert not grouping.force(Link(0, 2, "judged one"))


def test_a_verdict_stands_above_what_texts_say() -> None:
    grouping = Grouping([MEN[0], WOMAN])
    assert grouping.force(Link(0, 1, "judged one", "v1"))
    assert grouping.root(0) == grouping.root(1)
    assert not grouping.keep_apart(Link(0, 1, "judged two"))


def test_documents_are_told_up_to_three() -> None:
    found = [profile(doc, "X") for doc in "edcba"]
    assert documents(found, range(5)) == "a, b, c and 2 more"
    assert documents(found, [1, 1]) == "d"
