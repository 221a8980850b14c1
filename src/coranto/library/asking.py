"""Which lines of a chronicle are asked for."""

from coranto.model.errors import BadRequestError
from coranto.run.replay import require_day
from coranto.tools import open_tools
from coranto.view.areas import areas_named
from coranto.view.filters import STATUSES, TYPES, Filter


def asked_for(
    day: str | None = None,
    place: str | None = None,
    who: str | None = None,
    *,
    disputed: bool = False,
    from_: str | None = None,
    until: str | None = None,
    type: str | None = None,  # noqa: A002 - the name of the option, in every face
    status: str | None = None,
    doc: str | None = None,
) -> Filter:
    """The filter that asks for these; a place with all that the gazetteer says is meant by it. Null asks nothing.

    Raises ``BadRequestError`` for a day, a type or a status that is none.
    """
    days = (None if one is None else require_day(one) for one in (day, from_, until))
    for name, value, known in (("type", type, TYPES), ("status", status, STATUSES)):
        if value is not None and value.lower() not in known:
            raise BadRequestError(f"{value} is no {name}", f"It is one of {', '.join(known)}.")
    areas = areas_named(place, open_tools().gazetteer) if place is not None else ()
    on, first, last = days
    type, status = (None if value is None else value.lower() for value in (type, status))  # noqa: A001
    return Filter(on, place, who, disputed, areas, first, last, type, status, doc)
