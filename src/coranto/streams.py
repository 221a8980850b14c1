"""Streams of mixed news: which stories they fall into, and a dossier of one of them."""

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from io import BytesIO
from typing import BinaryIO, Final

from coranto import library
from coranto.annotate.sentences import sentences
from coranto.annotate.times import time_expressions
from coranto.library import PathLike, Progress, Report
from coranto.model.annotation import Sentence, TimeExpression
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.errors import BadRequestError, NotFoundError
from coranto.model.source import Dispatch, Problem, Published
from coranto.model.story import Story
from coranto.read.sources import SourceFile, list_sources, stream_file
from coranto.resolve.dating import dated_documents
from coranto.resolve.storylines.leads import Lead, lead
from coranto.resolve.storylines.stream import Stream
from coranto.resolve.storylines.summary import summary
from coranto.run.caps import REPORT
from coranto.text.dates import parse_iso
from coranto.tools import Tools, open_tools

CLOSE: Final = 3
"""Days: a dispatch dated less closely than this stands with the undated."""
NEAR: Final = 3
"""Stories that are named where none has the id asked for."""


@dataclass(frozen=True, slots=True)
class Stories:
    """What a stream fell into."""

    stories: tuple[Story, ...]
    """Those of most dispatches first, then by their first day, the undated last."""
    n_documents: int
    problems: tuple[Problem, ...]
    """What could not be read, and what a dispatch was put aside for."""
    seconds: float


def stories(paths: Iterable[PathLike], *, stdin: BinaryIO | None = None, progress: Progress | None = None) -> Stories:
    """The stories that the dispatches at ``paths`` (files, folders; ``-`` is ``stdin``) fall into.

    Each dispatch is in one story; most stories of a mixed stream hold one. The order of ``paths`` plays no part.
    """
    begun = time.perf_counter()
    tools = open_tools()
    sources = list_sources([str(path) for path in paths], stdin=stdin)
    leads: dict[tuple[str, str], Lead] = {}
    problems: list[Problem] = []
    for dispatch in _dispatches(sources, problems, progress):
        made = _lead(dispatch, tools)
        if isinstance(made, Problem):
            problems.append(made)
        else:
            leads[dispatch.doc, dispatch.text_sha256] = made
    found = fall(leads.values(), tools)
    ordered = sorted(found, key=lambda story: (-story.n_documents, story.begin is None, story.begin or "", story.id))
    return Stories(tuple(ordered), len(leads), tuple(problems), time.perf_counter() - begun)


def fall(leads: Iterable[Lead], tools: Tools) -> list[Story]:
    """The stories of some leads, by their first dispatch."""
    stream = Stream(tools.storylines, tools.rarity)
    for one in sorted(leads, key=lambda one: one.order):
        stream.take(one)
    return [summary(story) for story in stream.stories()]


def build_story(
    paths: Iterable[PathLike],
    reference: str,
    dossier: PathLike,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    replace: bool = False,
    workers: int | None = None,
) -> Report:
    """What was built: a new dossier of the dispatches of one story of the stream at ``paths``.

    ``reference``: the story's id, or how it begins. Raises what ``library.build`` and ``story_of`` raise.
    """
    given = tuple(paths)
    data = stdin.read() if stdin is not None and "-" in map(str, given) else b""
    story = story_of(stories(given, stdin=BytesIO(data), progress=progress), reference)
    members = {(told.doc, told.text_sha256) for told in story.dispatches}
    return library.build(
        given,
        dossier,
        workers=workers,
        progress=progress,
        replace=replace,
        stdin=BytesIO(data),
        chosen=lambda dispatch: (dispatch.doc, dispatch.text_sha256) in members,
    )


def story_of(found: Stories, reference: str) -> Story:
    """The story of that id, or the one whose id begins so.

    Raises ``NotFoundError`` for none, naming those that come near, and ``BadRequestError`` for several.
    """
    asked = reference.strip().lower()
    fitting = [story for story in found.stories if asked and story.id.startswith(asked)]
    if len(fitting) > 1:
        raise BadRequestError(f"More than one story begins with {reference}", "Give more of its id.")
    if not fitting:
        near = _near(asked, found.stories)
        there = ", ".join(f"{story.id} ({story.title})" for story in near)
        raise NotFoundError(f"There is no story {reference}", f"There is {there or 'none'}.")
    return fitting[0]


def _near(asked: str, found: Iterable[Story]) -> list[Story]:
    """Stories whose ids are written nearly so, or whose titles hold the words; else the largest."""
    ids = {story.id: story for story in found}
    alike = [ids[id_] for id_ in get_close_matches(asked, ids, NEAR, 0.6)]
    named = [story for story in ids.values() if asked and asked in story.title.lower()]
    return (alike or named or list(ids.values()))[:NEAR]


def _dispatches(sources: list[SourceFile], problems: list[Problem], progress: Progress | None) -> Iterator[Dispatch]:
    """Every dispatch once; what cannot be read goes to ``problems``."""
    seen: set[tuple[str, str]] = set()
    for number, source in enumerate(sources, 1):
        for reading in stream_file(source):
            if isinstance(reading, Problem):
                problems.append(reading)
                continue
            dispatch = reading.dispatch
            if (dispatch.doc, dispatch.text_sha256) not in seen:
                seen.add((dispatch.doc, dispatch.text_sha256))
                yield dispatch
        if progress is not None:
            progress("reading", number, len(sources))


def lead_of(dispatch: Dispatch, tools: Tools) -> Lead:
    """The lead of one dispatch, dated by what its source says, else by its own words."""
    folio = Folio(dispatch)
    folio = folio.with_rows(sentences(folio, tools), [Sentence])
    stated = {candidate.value[:10] for candidate in dispatch.metadata.published}
    if len(stated) == 1 and (found := parse_iso(*stated)) and found[1] == "day":
        return lead(folio, found[0].begin, tools)
    folio = folio.with_rows(time_expressions(folio, tools), [TimeExpression])
    documents = dated_documents(MemoryCorpus({folio.doc: folio}), tools)
    return lead(folio, next((_day(document.published) for document in documents), None), tools)


def _day(published: Published) -> date | None:
    """The first day on which a dispatch may have been published; null where that is not known to a few days."""
    if published.start is None or published.end is None:
        return None
    first, after = date.fromisoformat(published.start[:10]), date.fromisoformat(published.end[:10])
    return first if (after - first).days <= CLOSE else None


def _lead(dispatch: Dispatch, tools: Tools) -> Lead | Problem:
    try:
        return lead_of(dispatch, tools)
    except Exception as error:  # noqa: BLE001  as at the runner's boundary: whatever one text does, others go on
        said = " ".join(str(error).split())[:200]
        return Problem(dispatch.doc, None, f"its story could not be found: {type(error).__name__}: {said}", REPORT)
