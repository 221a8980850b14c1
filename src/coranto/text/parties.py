"""Whom a source speaks for, as far as its own words tell: *the Peruvian defence ministry*, *a spokesman for the WHO*.

A phrase is read from left to right: an **owner** (a state, a body, a group) and an **office** that it may have, or an
office and its owner behind *of* or *for*. What stands between them must be known to say for what or of what rank;
any other word (*the Peruvian football president*, *a German economist*) leaves the phrase without a party.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from coranto.text.sides import GENITIVE, Item, PartyWords, Side, Words, items_of


@dataclass(frozen=True, slots=True)
class Told:
    """What words tell: a side; or that the source speaks for none. Where they tell nothing there is no ``Told``."""

    side: Side | None
    was: Side | None = None
    """For whom it no longer speaks, where that is told: *the former Kenyan minister*."""
    past: bool = False
    """Whether it held the office that the words name before: *a former minister*."""
    several: bool = False
    """Whether it is the word of several, whatever else the phrase tells."""


NOBODY: Final = Told(None)
_SEVERAL: Final = Told(None, several=True)
_PARTED: Final = re.compile(r"[,;:()\[\]–—\"“”\n]|\s-\s|\s(?=(?:who|which|whose|that) )")
_LISTED: Final = re.compile(r"\b([^\W\d_]+), (?=(?:[^\W\d_]+, )*[^\W\d_]+,? and [^\W\d_])")
"""A comma within a list of single words: *Labour, Health and Family Affairs*."""
_BYGONE: Final = re.compile(
    r"\b(?:from|until|between|till) (?:1[89]|20)\d\d\b|\bin the [A-Z]\w+ administration\b|\bat the time\b"
)
"""A time of office that has ended."""
_AND: Final = frozenset({"and", "or", "&"})
_AND_ITS: Final = _AND | {GENITIVE}
_NONE: Final[Words] = frozenset()
_PARTICLE: Final = 3
"""Letters of a small word that may open a name: *al*, *bin*, *van*."""


@lru_cache(maxsize=1 << 12)
def side_told(phrase: str, day: str | None, known: PartyWords) -> Told | None:
    """Whom a source speaks for on an ISO day, as its noun phrase tells; null where it tells nothing.

    Two sides in one phrase (*US and British officials*) are nobody's word alone. What commas part may add to what
    the phrase opens with (*Ana Ruiz, Peru's health minister*), but the bare name of a state or a town there is a home.
    """
    told: list[Told] = []
    reader = _Reader(known, day)
    parts = filter(None, map(str.strip, _PARTED.split(_LISTED.sub(r"\1 and ", phrase))))
    for number, part in enumerate(parts):
        items = items_of(part, day, known)
        found = _part(items, reader, opening=number == 0)
        if found is not None:
            told.append(found)
        if number and told and told[0].side is not None and _goes_on_listing(items, told[0].side):
            told.append(_SEVERAL)
    sides = {one.side.name: one for one in told if one.side is not None}
    if len(sides) > 1 or any(one.several for one in told) or _BYGONE.search(phrase):
        return NOBODY if sides else None
    return next(iter(sides.values()), told[0] if told else None)


def _goes_on_listing(items: Sequence[Item], first: Side) -> bool:
    """Whether another state stands there by itself: *India, Brazil and others*."""
    bare = len(items) == 1 or (len(items) > 1 and items[1].form in _AND)
    return bare and any(n.use == "name" and n.side is not None and n.side.name != first.name for n in items[0].owners)


def _part(items: list[Item], reader: "_Reader", *, opening: bool) -> Told | None:
    """What a phrase without commas tells; nobody speaks alone for what *and* joins."""
    parts = _coordinated(items)
    if not opening and len(parts) == 1 and _is_home(items, reader.known):
        return _SEVERAL if items[0].form in _AND else None
    told = [reader.told(items) for items in parts]
    if len(told) == 1:
        return told[0]
    names = {one.side.name if one is not None and one.side is not None else "" for one in told}
    return told[0] if len(names) == 1 else _SEVERAL


def _coordinated(items: Sequence[Item]) -> list[Sequence[Item]]:
    """The parts of a phrase around *and*, if both of them name an owner; else the whole."""
    for at, item in enumerate(items):
        if item.form in _AND and _has_owner(items[:at]) and _has_owner(items[at + 1 :]):
            left, right = items[:at], items[at + 1 :]
            if left[-1].owners and right[0].owners and not _has_owner(right[1:]):
                left = [*left, *right[1:]]  # US and British officials
            return [left, *_coordinated(right)]
    return [items]


def _has_owner(items: Sequence[Item]) -> bool:
    return any(item.owners for item in items)


def _is_home(items: Sequence[Item], known: PartyWords) -> bool:
    """Whether the words are the bare name of a state or a town."""
    bare = [item for item in items if item.owners or not _in(item, known.determiners, _AND)]
    return len(bare) == 1 and _is_country(bare[0])


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads one phrase without commas and without two owners side by side."""

    known: PartyWords
    day: str | None

    def told(self, items: Sequence[Item]) -> Told | None:
        """What the phrase tells; null for nothing."""
        items = [item for item in items if item.owners or item.form not in self.known.determiners]
        stop = self._first(items, self.known.ending)
        joining = self.known.joining
        if stop < len(items) and self._goes_on(items[:stop], items[stop].form):
            joining |= {items[stop].form}
            stop = len(items)
        items = items[:stop]
        at = self._first(items, joining)
        front, behind = items[:at], items[at + 1 :]
        owner = next((n for n, item in enumerate(front) if item.owners), None)
        if owner is None:
            return self._owned_by(front, behind)
        return self._owning(front, owner, behind)

    def _first(self, items: Sequence[Item], words: Words) -> int:
        """Where the first of the words stands behind the first item; the end if there is none."""
        found = (n for n, item in enumerate(items) if n and not item.owners and item.form in words)
        return next((n for n in found if not items[n].capital), len(items))

    def _goes_on(self, front: Sequence[Item], word: str) -> bool:
        """Whether an owner follows: *an adviser to the president*, *a report by the agency*."""
        after = {"to": self.known.serving, "by": self.known.documents}.get(word, frozenset())
        return front[-1].form in after and not _has_owner(front)

    def _owning(self, front: Sequence[Item], at: int, behind: Sequence[Item]) -> Told | None:
        """A phrase with the owner before its office: *a senior Kenyan police officer*, *Hamas’s spokesman*."""
        before, owner, after = front[:at], front[at], front[at + 1 :]
        if before and before[-1].joined:  # anti-Russian
            later = next((n for n, item in enumerate(after) if item.owners), None)
            return self._owning(after, later, behind) if later is not None else None
        tied = {n + step for n, item in enumerate(before) if item.joined for step in (0, 1)}
        before = [item for n, item in enumerate(before) if n not in tied]  # the Kurdish-led …
        if not self._may_precede(before):
            return None
        if _any(before, self.known.past):
            return Told(None, self._side(owner, after), past=True)
        if owner.joined:
            return self._compound(owner, after, behind)
        genitive = bool(after) and after[0].form == GENITIVE
        after = after[1:] if genitive else after
        own = self._own_name(owner, after)
        if own is not None:
            return own
        if not after:
            return self._alone(owner, before, behind) if not genitive else None
        nested = next((n for n, item in enumerate(after) if item.form == GENITIVE), None)
        if nested is not None:  # the Russian president's spokesman
            holder = self._office(owner, after[:nested], ())
            run = self._run(after[nested + 1 :])
            if after[nested + 1 :] and all(map(_is_name, after[nested + 1 :])):  # the Kenyan navy's Ada Wajir
                return holder if all(_in(item, self.known.known) for item in after[:nested]) else None
            return holder if holder and _any(run, self.known.heads) else None
        side = self._side(owner, ())
        if genitive and side is not None and side.kind != "state" and all(_is_name(item) for item in after):
            return Told(side)  # Hamas's Sami Haddad, never Chad's Amina Saleh
        if side is not None and side.kind == "state" and not genitive and _is_noun(owner) and self._is_sent(after):
            return None  # an Iran envoy is one to Iran
        return self._office(owner, after, behind, apart=_any(before, self.known.apart))

    def _is_sent(self, after: Sequence[Item]) -> bool:
        run = self._run(after)
        return bool(run) and _in(run[-1], self.known.sent, self.known.holders)

    def _may_precede(self, before: Sequence[Item]) -> bool:
        """Whether the words before an owner say nothing but whose holder, of what rank, is meant."""
        words = self.known
        return all(_in(one, words.known, words.past, words.apart, words.beside, words.kinds) for one in before)

    def _own_name(self, state: Item, after: Sequence[Item]) -> Told | None:
        """The side with a name of its own behind its state or its body: *Lebanon’s Hezbollah*, *the UN’s UNICEF*."""
        at = next((n for n, item in enumerate(after) if item.owners), None)
        if at is None or _any(after[at + 1 :], self.known.sent):
            return None
        if not any(n.side is not None and n.side.kind in ("state", "organ", "body") for n in state.owners):
            return None
        codes = {code for naming in state.owners if naming.side for code in naming.side.countries}
        named = [n for n in after[at].owners if n.side is None or n.side.kind != "state"]
        fitting = [replace(n, shared=False) for n in named if n.side is not None and n.side.countries & codes]
        fitting = fitting or [n for n in named if n.side is None or not (n.side.countries and codes)]
        words = self.known
        if not fitting or not all(_in(item, words.known, words.apart, words.kinds) for item in after[:at]):
            return None
        return self._owning([replace(after[at], owners=tuple(fitting)), *after[at + 1 :]], 0, ())

    def _compound(self, owner: Item, after: Sequence[Item], behind: Sequence[Item]) -> Told | None:
        """An owner with a hyphen behind it: *the Hamas-run ministry*; *the Iran-backed Houthis* are their own."""
        side = self._side(owner, after)
        if after and after[0].form in self.known.owned and side is not None:
            if _any(after[1:], self.known.past):
                return Told(None, side, past=True)
            at = next((n for n, item in enumerate(after) if _in(item, self.known.territories)), 0)
            own = at and all(_in(item, self.known.known) for item in after[1:at])  # not Indian-administered Kashmir's
            return Told(side) if own else None
        later = next((n for n, item in enumerate(after) if item.owners), None)
        if later is None or (_any(after[:1], self.known.backed) and _is_country(after[later])):
            return None
        return self._owning(after[later:], 0, behind)

    def _alone(self, owner: Item, before: Sequence[Item], behind: Sequence[Item]) -> Told | None:
        """A name by itself: *the Kremlin*, *Iran*, *Beijing*, *the militant group Hamas*; not *the French*."""
        side = self._side(owner, behind)
        if side is None:
            return None
        kinds = self.known.kinds if side.kind != "state" else _NONE
        if not all(_in(item, self.known.beside, kinds) for item in before):
            return None
        uses = {naming.use for naming in owner.owners}
        if "capital" in uses:
            return Told(side) if not behind else None
        return Told(side) if "name" in uses and not any(n.shared for n in owner.owners) else None

    def _office(
        self, owner: Item, after: Sequence[Item], behind: Sequence[Item], *, apart: bool = False
    ) -> Told | None:
        """What owner and office tell: whether the words between are known, and the last is one who may speak."""
        side = self._side(owner, after)
        if side is None or any(n.use in ("capital", "part") for n in owner.owners):
            return None
        if apart and side.kind in ("state", "organ"):
            return NOBODY
        if side.kind != "state":
            return self._voiced(side, after)
        run = self._run(after, sent=True)
        if _any(run, self.known.past):
            return Told(None, side, past=True)
        if _any(after, self.known.apart):
            return NOBODY if _any(after, self.known.heads) else None
        if len(run) < len(after) and not self._ends_in_name(after[len(run) :]):
            return None
        if self._is_office(run, shared=any(n.shared for n in owner.owners)) or self._is_fielded(run, behind):
            return self._headed(side, run[-1], behind)
        return self._of_body(run, behind)

    def _of_body(self, run: Sequence[Item], behind: Sequence[Item]) -> Told | None:
        """The body that somebody of a state speaks for: *the Portuguese secretary-general of the United Nations*."""
        if not behind or not run or not _in(run[-1], self.known.voices) or _in(run[-1], self.known.sent):
            return None
        inner = self._complement(run[-1], behind)
        return inner if inner is not None and inner.side is not None and inner.side.kind == "body" else None

    def _run(self, after: Sequence[Item], *, sent: bool = False) -> list[Item]:
        """The known words right behind an owner; with ``sent``, the body too to which a state sends somebody."""
        run: list[Item] = []
        words = self.known
        for n, item in enumerate(after):
            if not (
                _in(item, words.known, words.past, _AND_ITS)
                or (sent and item.owners and _any(after[n + 1 :], self.known.sent))
            ):
                break
            run.append(item)
        return run

    def _ends_in_name(self, rest: Sequence[Item]) -> bool:
        """Whether what is left is a name: it opens with a capital and has no title."""
        first = rest[1] if len(rest) > 1 and len(rest[0].form) <= _PARTICLE else rest[0]
        return first.capital and not rest[0].owners and not _any(rest, self.known.heads)

    def _is_office(self, run: Sequence[Item], *, shared: bool) -> bool:
        """Whether the known words are an office of a state; one that no region has, where the name is shared."""
        words = self.known
        if not run or (shared and not _any(run, words.national)):
            return False
        last, before = run[-1].form, run[:-1]
        telling = [item for item in before if last not in words.weak or not _in(item, words.trades)]
        if last in words.offices:
            return len(telling) == len(before)
        if _in(run[-1], words.holders, words.agencies, words.documents):
            return _any(telling, words.fields, words.sciences, words.offices)
        return last in words.institutes and _any(before, words.sciences)

    def _is_fielded(self, run: Sequence[Item], behind: Sequence[Item]) -> bool:
        """Whether *of* tells the field of a service: *the Australian Bureau of Statistics*."""
        words = self.known
        if not run or not _in(run[-1], words.agencies, words.institutes):
            return False
        fields = words.fields if run[-1].form in words.agencies else _NONE
        return _any(behind[:1], fields, words.sciences)

    def _headed(self, side: Side, head: Item, behind: Sequence[Item]) -> Told | None:
        """The side, unless the head is of something else that *of* names: *the Swedish head of the agency*."""
        if not behind or _in(head, self.known.sent) or not _in(head, self.known.voices, self.known.holders):
            return Told(side)
        if head.form in self.known.fielded and not _has_owner(behind):
            return Told(side)
        inner = self.told(behind)
        if inner is not None:
            return inner if inner.side is None or inner.side.kind != "state" or inner.side == side else NOBODY
        small = all(_in(item, self.known.known, _AND, self.known.joining) for item in behind)
        return Told(side) if small else None

    def _voiced(self, side: Side, after: Sequence[Item]) -> Told | None:
        """A body or a group and who speaks for it; any field, and a state that it works in, may stand between them."""
        words = self.known
        more = words.politicians if side.kind in ("politics", "group") else _NONE
        voices = (n for n, item in enumerate(after) if _in(item, words.voices, words.documents, more))
        last = max(voices, default=None)
        if last is None:
            return None
        told, rest = after[: last + 1], after[last + 1 :]
        if _any(told, words.past):
            return Told(None, side, past=True)
        if side.kind == "body" and _any(told, words.bodies_apart):
            return NOBODY
        if (rest and not self._ends_in_name(rest)) or any(not _is_country(item) for item in told if item.owners):
            return None
        return Told(side)

    def _owned_by(self, front: Sequence[Item], behind: Sequence[Item]) -> Told | None:
        """A phrase with the owner behind its office: *the Ministry of Health of Chile*, *a member of the Taliban*."""
        words = self.known
        run = self._run(front)
        heads = words.heads, words.territories, words.politicians, words.institutes, words.documents
        if front and behind and all(_is_name(item) and item.form not in words.known for item in front):
            return None if _is_home(behind, words) else self.told(behind)  # Ana Ruiz of the WHO, never of Peru
        if _any(front, words.past) and _any(front, *heads):
            inner = self._complement(front[-1], behind) if behind else None
            return Told(None, inner.side if inner is not None else None, past=True)
        if any(item.form in words.apart and item.form not in words.voices for item in front):
            return NOBODY if _any(front, *heads) and (behind or any(item.capital for item in front)) else None
        head = next((item for item in reversed(run) if _in(item, *heads)), None)
        if head is not None and len(run) < len(front) and not self._ends_in_name(front[len(run) :]):
            head = None
        if head is None and _any(front[-1:], words.voices):
            inner = self._at(behind)  # a refugee programme director at the WHO
            return inner if inner is None or inner.side is None or inner.side.kind == "body" else None
        if head is None or not behind:
            return None
        inner = self._complement(head, behind) or self._at(behind)
        if inner is None or inner.side is None:
            return inner
        if inner.side.kind == "body" and _any(front, words.bodies_apart):
            return NOBODY  # diplomats at the United Nations
        politics = inner.side.kind in ("politics", "group") and head.form in words.politicians
        return inner if politics or _in(head, words.heads, words.documents) else None

    def _at(self, behind: Sequence[Item]) -> Told | None:
        """What stands behind *of* or *at*, or behind a second *at*: *head of sales at the bank*."""
        at = next((n for n, item in enumerate(behind) if item.form == "at"), -1)
        told = self.told(behind[at + 1 :])
        return told if told is None or told.side is None or told.side.kind != "state" else None

    def _complement(self, head: Item, behind: Sequence[Item]) -> Told | None:
        """The owner behind *of*: a state after an office of one; or whatever side the rest tells."""
        words = self.known
        fields = words.fields, words.sciences, words.ranks, words.offices, _AND
        at = next((n for n, item in enumerate(behind) if item.owners or not _in(item, *fields)), len(behind))
        if 0 < at < len(behind) and behind[at].form in words.joining:
            return self._complement(head, behind[at + 1 :])  # of Health of Chile
        first, rest = (behind[0], behind[1:]) if behind else (None, ())
        if first is None or not first.owners:
            return self.told(behind)
        side = self._side(first, ())
        bare = not rest or _in(rest[0], words.joining, words.ending)
        if bare or all(_is_name(item) and item.form not in words.known for item in rest):  # of France Émile Roux
            if side is None or any(n.use != "name" for n in first.owners):
                return None
            state = side.kind == "state" and not _in(head, words.offices, words.agencies)
            return None if state else Told(side)
        if side is not None and side.kind != "state" and rest[0].form == GENITIVE:
            return Told(side)  # the director of WHO's operations
        if side is not None and side.kind == "body" and not any(item.capital or item.owners for item in rest):
            return NOBODY if _any(rest, words.bodies_apart) else Told(side)  # the head of UN peacekeeping
        return self.told(behind)

    def _side(self, owner: Item, others: Sequence[Item]) -> Side | None:
        """The one side that a name means, by other countries of the phrase where it may mean several."""
        sides = {naming.side for naming in owner.owners}
        if len(sides) > 1:
            codes = {code for item in others for n in item.owners if n.side for code in n.side.countries}
            sides = {side for side in sides if side is not None and side.countries & codes}
        side = sides.pop() if len(sides) == 1 else None
        if side is not None and side.kind != "state" and all(naming.shared for naming in owner.owners):
            return None
        return None if side is None or side.disputed(self.day) else side


def _in(item: Item, *lists: Words) -> bool:
    """Whether the word is in one of the lists."""
    return any(item.form in words for words in lists)


def _any(items: Sequence[Item], *lists: Words) -> bool:
    return any(_in(item, *lists) for item in items)


def _is_noun(owner: Item) -> bool:
    """Whether a state is named in full, not by an adjective nor by letters that stand for one (*US*)."""
    return all(n.use == "name" for n in owner.owners) and not owner.raw.replace(".", "").isupper()


def _is_name(item: Item) -> bool:
    """Whether it may be of a person's name: a word with a capital that names no side."""
    return item.capital and not item.owners


def _is_country(item: Item) -> bool:
    return any(n.side is not None and n.side.kind == "state" for n in item.owners)
