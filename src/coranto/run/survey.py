"""Which blocks must be looked at: all of a small dossier, of a large one those that came, went or changed touch."""

from collections.abc import Iterable, Sequence, Set
from contextlib import nullcontext
from typing import Final, NamedTuple

from coranto.model.annotation import Gist
from coranto.model.judgement import HASH_DIGITS, Judgement
from coranto.run.blocks import ONE_BLOCK, Docs, Members, Whole, members_of, members_told, tied_texts
from coranto.run.layering import add_layers, part_of
from coranto.run.phases import versions
from coranto.run.workplace import Workplace
from coranto.store.changes import Changes, changes
from coranto.store.gists import drop_stale, has_gist
from coranto.store.naming import listing_of

MANY: Final = 512
"""Documents that came, or went, from which all are looked at anew: that is quicker then."""


class Survey(NamedTuple):
    """What is looked at."""

    whole: Whole
    """Documents: all of the dossier, or those of touched blocks."""
    blocks: Sequence[Docs]
    """Which of them hang together now, each in canonical order."""
    before: dict[str, int]
    """The blocks that they were in when the chronicle was published, key and number."""


class Outlook(NamedTuple):
    """What there is to look at, before anything is compared."""

    members: Members
    """All documents of the dossier."""
    whole: Whole
    """The same by name, where all are looked at."""
    lately: Changes | None
    """What came and went since the chronicle was published, where that is enough."""


def look_out(place: Workplace, verdicts: Sequence[Judgement]) -> Outlook:
    """What there is to look at: all of the dossier, or what came and went."""
    told = place.writer.meta("members")
    if told is not None and _is_as_it_was(place, verdicts):
        lately = changes(place.writer.connection)
        members = members_told(told).changed(lately.fresh, lately.gone)
        if _is_enough(lately, members, verdicts):
            return Outlook(members, {}, lately)
    whole = listing_of(place.writer.tickets())
    return Outlook(members_of(whole), whole, None)


def survey(place: Workplace, outlook: Outlook, verdicts: Sequence[Judgement]) -> Survey:
    """The blocks to be looked at; on the way gists that are not kept are made, compared and kept."""
    if outlook.lately is not None:
        return _touched(place, outlook.lately, verdicts)
    return Survey(outlook.whole, _blocks(place, outlook.whole, verdicts), place.writer.blocks())


def _is_as_it_was(place: Workplace, verdicts: Sequence[Judgement]) -> bool:
    """Whether the chronicle was made with the same steps, tools and verdicts, and its gists are kept."""
    writer = place.writer
    same = all(writer.meta(name) == value for name, value in place.made.items())
    return same and writer.meta("gists") == _made_with(place) and writer.verdicts() == list(verdicts)


def _is_enough(lately: Changes, members: Members, verdicts: Iterable[Judgement]) -> bool:
    """Whether only what came and went must be looked at: little of a large dossier, and tied to no verdict."""
    many = max(len(lately.fresh), len(lately.gone), len(lately.stale)) > MANY
    tied = {text for row in verdicts for text in tied_texts(row)}
    bound = any(one.text_sha256[:HASH_DIGITS] in tied for one in (*lately.fresh.values(), *lately.gone.values()))
    return not many and not bound and members.count > ONE_BLOCK


def _touched(place: Workplace, lately: Changes, verdicts: Sequence[Judgement]) -> Survey:
    """The blocks that are touched by what came and went."""
    from coranto.run.touching import around, compare  # numpy is not imported for a dossier that is one block

    connection = place.writer.connection
    known = {one.dispatch for one in lately.fresh.values() if has_gist(connection, one.dispatch)} - lately.stale
    fresh = _opened(place, lately.fresh, known)
    with place.meter.stage("parting"):
        if fresh or lately.stale:
            with place.batch():
                alone = drop_stale(connection, lately.stale)
                place.writer.keep_gists(fresh, _made_with(place), anew=False)
                compare(connection, alone | {row for _, row, _ in fresh})
        return Survey(*around(connection, lately, verdicts))


def _blocks(place: Workplace, whole: Whole, verdicts: Sequence[Judgement]) -> list[Docs]:
    """The documents of each block of all, in canonical order."""
    writer = place.writer
    if len(whole) <= ONE_BLOCK or not any(Gist in step.gives for step in place.plan[0].steps):
        _forget_gists(place)
        return [tuple(whole)]
    from coranto.run.parting import compared, parted  # as above
    from coranto.run.touching import shelve

    known: set[int] = set()
    stay = writer.meta("gists") == _made_with(place)
    for doc, row in writer.compared() if stay else ():
        known.add(row)
        stay = stay and doc in whole and whole[doc].dispatch == row
    fresh = _opened(place, whole, known if stay else set())
    with place.meter.stage("parting"):
        with place.batch() if fresh else nullcontext():
            if fresh:
                writer.keep_gists(fresh, _made_with(place), anew=not stay)
            found = compared(writer.kin(), {row for _, row, _ in fresh}, writer.gists)
            writer.keep_kin(found.changed)
            shelve(writer.connection)
        return parted(found, whole, verdicts)


def _opened(place: Workplace, whole: Whole, known: Set[int]) -> list[tuple[str, int, int]]:
    """Of each document whose gist is not known its name, its dispatch, and the first layer, which holds its gist."""
    part = part_of("", [doc for doc, one in whole.items() if one.dispatch not in known], whole)
    add_layers(place, place.first, [part], whole, dict.fromkeys(part.listing, ""))
    return [(doc, held.dispatch, held.layers[0]) for doc, held in part.listing.items()]


def _forget_gists(place: Workplace) -> None:
    """Drops what was compared while the dossier was larger: some of it may have gone since."""
    if place.writer.meta("gists"):
        with place.batch():
            place.writer.keep_gists((), "", anew=True)


def _made_with(place: Workplace) -> str:
    """What the gists that are kept were made with."""
    return f"{versions(place.plan[0].steps)} {place.fingerprint}"
