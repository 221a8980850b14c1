"""What a question may say, and how long it may be; filters are those of the command line."""

from collections.abc import Callable
from functools import partial
from typing import Annotated, Final

from fastapi import Depends, Query

from coranto.api.settings import MOST_PER_PAGE
from coranto.library import asked_for
from coranto.view.filters import STATUSES, TYPES, Filter

_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"
WORDS: Final = 200
"""Characters of a name or of words that are looked for, at most."""

Day = Annotated[str, Query(pattern=_DAY, examples=["2020-08-05"])]
AsOf = Annotated[
    str | None,
    Query(pattern=_DAY, description="What was known at the end of this day.", examples=["2020-08-05"]),
]
DayAsked = Annotated[str | None, Query(pattern=_DAY, description="Only what is of this day.", examples=["2020-08-05"])]
Limit = Annotated[int, Query(ge=1, le=MOST_PER_PAGE, description="Items of a page, at most.")]
Cursor = Annotated[str | None, Query(max_length=400, description="`next` of the page before.")]


async def filtered(
    day: Annotated[
        str | None, Query(pattern=_DAY, description="Only what may have been on this day.", examples=["2020-08-04"])
    ] = None,
    first: Annotated[
        str | None, Query(alias="from", pattern=_DAY, description="Only what may have been on this day or later.")
    ] = None,
    until: Annotated[
        str | None, Query(pattern=_DAY, description="Only what may have been on this day or earlier.")
    ] = None,
    place: Annotated[
        str | None,
        Query(max_length=WORDS, description="Only what was here or within it, in any spelling.", examples=["Beirut"]),
    ] = None,
    who: Annotated[
        str | None, Query(max_length=WORDS, description="Only with this person or body, in any spelling.")
    ] = None,
    type_: Annotated[
        str | None, Query(alias="type", max_length=20, description=f"Only with such an event: {', '.join(TYPES)}.")
    ] = None,
    status: Annotated[
        str | None, Query(max_length=20, description=f"Only what stands so: {', '.join(STATUSES)}.")
    ] = None,
    doc: Annotated[
        str | None,
        Query(max_length=WORDS, description="Only what cites a document or an outlet with this in its name."),
    ] = None,
    disputed: Annotated[bool, Query(description="Only what is denied or contradicted.")] = False,
) -> Callable[[], Filter]:
    """The filter that a question asks for, as the command line has it; to be made where it may take time."""
    return partial(
        asked_for, day, place, who, disputed=disputed, from_=first, until=until, type=type_, status=status, doc=doc
    )


Filtered = Annotated[Callable[[], Filter], Depends(filtered)]
