import pytest

from coranto.model.annotation import Label
from coranto.model.resolved import Entity, Role
from coranto.view.people import has_page, has_public_role


def bearer(label: Label, *roles: str) -> Entity:
    told = tuple(Role(role, "a.txt", 0, len(role)) for role in roles)
    return Entity("e1", label, "Ana Lopes", (), None, None, None, told, 1, ())


@pytest.mark.parametrize(
    ("entity", "page"),
    [
        (bearer("person", "mayor"), True),
        (bearer("person", "shopkeeper", "acting Governor"), True),
        (bearer("person", "survivor of the fire"), False),
        (bearer("person"), False),
        (bearer("organization"), True),
        (bearer("place"), True),
    ],
)
def test_no_page_is_made_of_a_person_without_a_public_role(entity: Entity, page: bool) -> None:
    assert has_page(entity) is page
    assert has_public_role(entity) is (page and entity.type == "person")
