"""The chronicle before and after: what is told is the difference, whatever happened in between."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from coranto.model.corpus import Corpus
from coranto.model.errors import DossierUnfinishedError
from coranto.run.replay import is_up_to_date, replayed
from coranto.steps import PATH, Step
from coranto.store.part import part, portions
from coranto.store.reader import Reader, open_reader
from coranto.store.versions import handed_in_as, tickets
from coranto.tools import open_tools
from coranto.view.changes import Change, changes


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two states of a dossier or of some of its blocks, to be read while it is open; what the second has otherwise."""

    before: Corpus
    after: Corpus
    changes: Sequence[Change]


@contextmanager
def chronicle_of(dossier: Path) -> Iterator[Reader | None]:
    """The dossier as it stands; null where there is none, or where its first build was broken off."""
    with ExitStack() as stack:
        reader = None
        if dossier.exists():
            with suppress(DossierUnfinishedError):
                reader = stack.enter_context(open_reader(dossier))
        yield reader if reader is not None and reader.published else None


def holds(reader: Reader | None, doc: str, text: str) -> bool:
    """Whether a text is held under that name, but for white space."""
    if reader is None:
        return False
    words = text.split()
    return any(reader.dispatch(one).text.split() == words for one in handed_in_as(reader, doc))


@dataclass(frozen=True, slots=True)
class Difference:
    """What a dossier holds otherwise than was told; the rest, which may be much, is not held."""

    fresh: Mapping[str, str]
    """Documents that were not told of, by ticket."""
    gone: Sequence[str]
    """Tickets of those told of that are no more."""


def difference(now: Reader, told: Iterable[str]) -> Difference:
    """What is not told of yet; ``told``: tickets, ascending."""
    fresh: dict[str, str] = {}
    gone: list[str] = []
    rest = iter(told)
    known = next(rest, None)
    for ticket, doc in tickets(now):
        while known is not None and known < ticket:
            gone.append(known)
            known = next(rest, None)
        if known == ticket:
            known = next(rest, None)
        else:
            fresh[ticket] = doc
    return Difference(fresh, [*gone, *([] if known is None else [known]), *rest])


def compared(
    was: Reader | None,
    now: Reader,
    found: Difference,
    path: tuple[Step, ...] = PATH,
    together: Iterable[tuple[str, str]] = (),
) -> Iterator[Comparison]:
    """What the fresh dispatches of a difference made new, changed or withdrew, some blocks at a time.

    Where the earlier state is at hand, and is that of the told ones under the names they have now, it is used; else
    (the watch was killed, another program added, a document had to be renamed) it is worked out anew, and all is
    compared at once. Documents that belong ``together`` are in one comparison.
    """
    present = is_up_to_date(now, path)
    if present and was is not None and is_up_to_date(was, path) and _is_before(was, now, found):
        for old, new in portions(was, now, together):
            yield _comparison(part(was, old), part(now, new))
    else:
        listed = frozenset(now.listing)
        later = now.corpus() if present else replayed(now, listed, open_tools(), path)
        yield _comparison(replayed(now, listed - set(found.fresh.values()), open_tools(), path), later)


def _comparison(earlier: Corpus, later: Corpus) -> Comparison:
    return Comparison(earlier, later, changes(earlier, later))


def _is_before(was: Reader, now: Reader, found: Difference) -> bool:
    """Whether the earlier state is the later one without what is fresh, names and all."""
    rest = (one for one in tickets(now) if one[0] not in found.fresh)
    return all(one == other for one, other in zip_longest(tickets(was), rest))
