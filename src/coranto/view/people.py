"""Of whom a page may be made: the people in these texts can be harmed by what is made of them."""

from coranto.model.resolved import Entity
from coranto.resources.public_roles import public_roles


def has_public_role(entity: Entity) -> bool:
    """Whether a text gives the person a title or an office that is a public one."""
    return any(public_roles().hold(role.text) for role in entity.roles)


def has_page(entity: Entity) -> bool:
    """Whether a page may be made of it: of anything but a person, and of persons with a public role.

    Others, victims and witnesses among them, are reached through passages only.
    """
    return entity.type != "person" or has_public_role(entity)
