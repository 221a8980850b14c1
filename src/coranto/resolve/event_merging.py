"""Which mentions tell of one event: constraints first, then likeness, the surest pairs first."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.model.resolved import Copy, Extent
from coranto.model.support import Partition
from coranto.resolve.event_deeds import WHY as RETOLD
from coranto.resolve.event_deeds import retold, weighed
from coranto.resolve.event_features import PERSONAL, Features, Kin, rarities, same_word, window
from coranto.resolve.event_gathering import WHY, gathered
from coranto.resolve.event_headlines import WHY as HEADLINE
from coranto.resolve.event_headlines import headed
from coranto.resolve.event_tolls import WHY as TOLL
from coranto.resolve.event_tolls import tolls
from coranto.resolve.event_verdicts import Ruling
from coranto.text.stems import stem
from coranto.tools import Tools

SCORE: Final = {
    "lemma": 0.25,
    "family": 0.18,
    "kin": 0.10,
    "words": 0.45,
    "actors": 0.15,
    "recipients": 0.12,
    "place": 0.20,
    "country": 0.05,
    "day": 0.15,
    "weekday": 0.15,
    "headline": 0.25,
    "person": 0.35,
    "singular": 0.30,
    "singular undated": 0.20,
}
"""What each likeness adds; tuned by reading on unlike small clusters, for precision."""
THRESHOLD: Final = 0.68
COPIED: Final = 2.0
REPRINTED_DAYS: Final = 31
"""Words printed again later than that are a formula, not a copy that tells of one event."""
VERBAL_LIKENESS: Final = 0.3
"""The weighted share of words in common below which two verbal acts of one kind are not about one thing."""
_VERBAL: Final = frozenset(
    ("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "REQUEST", "ACCUSE", "REJECT", "THREATEN")
)
SAME_THING: Final = 0.5
"""The weighted share of words in common from which different objects may be one thing in other words."""
SAME_WORD_SHIFT: Final = 0.35
"""How far one word may stand from its place in a copied passage, as a share of it: edited copies add and drop words."""
SAME_PLACE_SHIFT: Final = 0.06
"""How far another word of one kind may: *fell* where the copy has *collapsed*."""
WINDOW: Final = 12
"""How many neighbours in canonical order one mention is compared with in one block: keeps the work near linear."""
_RARE_WORDS: Final = 6


_Sense = tuple[str | None, str]
"""Type and lemma of a mention."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions, by their positions in canonical order, with what speaks for one event."""

    score: float
    a: int
    b: int
    why: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """The mentions of one event, by their positions, and why they were taken for one, in words."""

    members: tuple[int, ...]
    why: str


@dataclass(slots=True)
class _Bounds:
    """What a growing cluster allows: its common days, its one fine place, its one country."""

    begin: int | None
    until: int | None
    place: str | None
    words: frozenset[str]
    """The words of the place's name."""
    country: str | None
    people: frozenset[str]
    """Whom it befell, of kinds that befall a person once in a story; who spoke, of verbal acts."""
    further: bool
    """Whether it calls itself another one."""


def clusters(
    found: Sequence[Features], copies: Sequence[Copy], kin: Kin, tools: Tools, rulings: Sequence[Ruling] = ()
) -> list[Cluster]:
    """``found`` grouped by event, each group and the list of groups in canonical order; people's rulings come first."""
    merged = _Merging(found)
    for ruling in rulings:
        merged.obey(ruling)
    for pair in sorted(_pairs(found, copies, kin), key=lambda p: (-p.score, p.a, p.b)):
        merged.join(pair)
    rare = rarities(found)
    for a, b in headed(found, rare):
        merged.join(Pair(THRESHOLD, a, b, HEADLINE))
    retellings = retold(found, tools.deeds, weighed(found, tools.rarity), kin)
    for _, a, b in sorted(retellings, key=lambda told: (-told[0], told[1:])):
        merged.join(Pair(THRESHOLD, a, b, RETOLD))
    for a, b in gathered(found, merged):
        merged.join(Pair(THRESHOLD, a, b, WHY))
    for a, b in tolls(found, tools.consequences):
        merged.add_up(a, b)
    groups: dict[int, list[int]] = {}
    for i in range(len(found)):
        groups.setdefault(merged.find(i), []).append(i)
    return [Cluster(tuple(group), merged.why(group[0])) for group in sorted(groups.values())]


class _Merging:
    """Clusters under construction: a pair joins two only where their common bounds stay possible."""

    def __init__(self, found: Sequence[Features]) -> None:
        self._clusters: Partition[int] = Partition()
        self._bounds = [_bounds(feature) for feature in found]
        self._stated = [feature.stated for feature in found]
        self._why: dict[int, tuple[str, ...]] = {}
        self._apart: dict[int, frozenset[int]] = {}

    def find(self, i: int) -> int:
        """The position that stands for the cluster of ``i``."""
        return self._clusters.find(i)

    def possible(self, a: int, b: int) -> bool:
        """Whether the clusters of two positions can be one, and the day of either is known."""
        common = _common(self._bounds[self.find(a)], self._bounds[self.find(b)])
        return common is not None and common.begin is not None and not self._kept_apart(self.find(a), self.find(b))

    def obey(self, ruling: Ruling) -> None:
        """Makes one of two, or keeps them two for good; what an older ruling settled stays."""
        a, b = self.find(ruling.a), self.find(ruling.b)
        if a == b or self._kept_apart(a, b):
            return
        if ruling.one:
            self._unite(a, b, self._bounds[min(a, b)], ruling.why)
            return
        for one, other in ((a, b), (b, a)):
            self._apart[one] = self._apart.get(one, frozenset()) | {other}
            self._why[one] = (*self._why.get(one, ()), ruling.why)

    def _kept_apart(self, a: int, b: int) -> bool:
        """Whether a ruling keeps two clusters apart."""
        return any(self.find(other) == b for other in self._apart.get(a, ()))

    def stated(self, i: int) -> bool:
        """Whether a text states the day of the cluster."""
        return self._stated[self.find(i)]

    def why(self, i: int) -> str:
        """What each joining of the cluster rested on, the surest first, each reason once."""
        return "; ".join(self._why.get(self.find(i), ()))

    def _gap(self, a: int, b: int) -> int:
        """Days between the beginnings of two clusters; none where either is unknown."""
        one, other = self._bounds[a].begin, self._bounds[b].begin
        return 0 if one is None or other is None else abs(one - other)

    def join(self, pair: Pair) -> None:
        """Makes one cluster of two, unless their days or places cannot be one; copied words always can.

        Copied words are of the day that one of them states, else of the first day on which they were printed.
        """
        a, b = self.find(pair.a), self.find(pair.b)
        if a == b or self._kept_apart(a, b):
            return
        common = _common(self._bounds[a], self._bounds[b])
        if common is None and pair.score >= COPIED and self._gap(a, b) <= REPRINTED_DAYS:
            common = self._bounds[min(a, b, key=lambda i: (not self._stated[i], self._bounds[i].begin or 0, i))]
        if common is None:
            return
        self._unite(a, b, common, pair.why)

    def add_up(self, a: int, b: int) -> None:
        """Makes one of two tellings of a toll, whatever their days."""
        one, other = self.find(a), self.find(b)
        if one != other and not self._kept_apart(one, other):
            self._unite(one, other, self._bounds[min(one, other)], TOLL)

    def _unite(self, a: int, b: int, common: _Bounds, why: str) -> None:
        keep, drop = min(a, b), max(a, b)
        self._clusters.join(keep, drop)
        self._bounds[keep] = common
        self._stated[keep] = self._stated[a] or self._stated[b]
        self._apart[keep] = self._apart.get(keep, frozenset()) | self._apart.pop(drop, frozenset())
        reasons = (*self._why.get(keep, ()), *self._why.pop(drop, ()), why)
        self._why[keep] = tuple(dict.fromkeys(reasons))


def _bounds(feature: Features) -> _Bounds:
    days = window(feature)
    begin, until = days if days else (None, None)
    place = feature.place if feature.fine else None
    words = feature.place_words if feature.fine else frozenset()
    people = feature.people if feature.family.name in PERSONAL else frozenset()
    people = feature.actors if feature.family.type in _VERBAL else people
    return _Bounds(begin, until, place, words, feature.country, people, feature.further)


def _common(one: _Bounds, other: _Bounds) -> _Bounds | None:
    """What both allow; null where nothing is left."""
    if one.further != other.further or (one.people and other.people and not one.people & other.people):
        return None
    if (one.place and other.place and one.place != other.place and not one.words & other.words) or (
        one.country and other.country and one.country != other.country
    ):
        return None
    begins = [b for b in (one.begin, other.begin) if b is not None]
    untils = [u for u in (one.until, other.until) if u is not None]
    begin, until = max(begins, default=None), min(untils, default=None)
    if begin is not None and until is not None and begin >= until:
        return None
    return _Bounds(
        begin, until, one.place or other.place, one.words or other.words, one.country or other.country,
        one.people & other.people or one.people or other.people, one.further,
    )  # fmt: skip


def _pairs(found: Sequence[Features], copies: Sequence[Copy], kin: Kin) -> Iterator[Pair]:
    """Every pair worth joining, each once."""
    rare = rarities(found)
    copied = set(_copied(found, copies))
    for a, b in sorted(copied):
        yield Pair(COPIED, a, b, "the same words")
    seen = copied
    for block in _blocks(found, rare):
        for at, a in enumerate(block):
            for b in block[at + 1 : at + 1 + WINDOW]:
                if (a, b) not in seen:
                    seen.add((a, b))
                    pair = compared(found, a, b, rare, kin)
                    if pair is not None:
                        yield pair


def _copied(found: Sequence[Features], copies: Sequence[Copy]) -> Iterator[tuple[int, int]]:
    """Pairs of mentions in two passages that are copies: one trigger, or one kind at one place of the words."""
    by_doc: dict[str, list[int]] = {}
    for i, feature in enumerate(found):
        by_doc.setdefault(feature.mention.doc, []).append(i)
    for positions in by_doc.values():
        positions.sort(key=lambda i: (found[i].mention.trigger.start, i))
    for copy in copies:
        ours = _within(found, by_doc.get(copy.a.doc, []), copy.a)
        theirs = _within(found, by_doc.get(copy.b.doc, []), copy.b)
        for a in ours:
            near = [(abs(ours[a] - theirs[b]), b) for b in theirs if _one_word(found[a], found[b], ours[a] - theirs[b])]
            if near:
                b = min(near)[1]
                yield min(a, b), max(a, b)


def _one_word(one: Features, other: Features, shift: float) -> bool:
    """Whether two triggers, ``shift`` of their passages apart, can be one word of the copied text."""
    same = one.mention.type == other.mention.type and one.mention.lemma == other.mention.lemma
    if one.toponyms and other.toponyms and not one.toponyms & other.toponyms:
        return False
    return abs(shift) <= (SAME_WORD_SHIFT if same else SAME_PLACE_SHIFT) and (same or one.root == other.root)


def _within(found: Sequence[Features], positions: Sequence[int], extent: Extent) -> dict[int, float]:
    """The mentions of a document whose triggers lie in a passage, with how far into it they stand, 0 to 1."""
    starts = bisect_left(positions, extent.start, key=lambda i: found[i].mention.trigger.start)
    ends = bisect_left(positions, extent.end, key=lambda i: found[i].mention.trigger.start)
    length = max(1, extent.end - extent.start)
    return {i: (found[i].mention.trigger.start - extent.start) / length for i in positions[starts:ends]}


def _blocks(found: Sequence[Features], rare: Mapping[str, float]) -> Iterator[list[int]]:
    """Groups of positions that share kind and something particular; only within one can two mentions meet."""
    blocks: dict[tuple[str, str, str], list[int]] = {}
    for i, feature in enumerate(found):
        for key in _block_keys(feature, rare):
            blocks.setdefault((feature.root, *key), []).append(i)
    for shared in sorted(blocks):
        if len(blocks[shared]) > 1:
            yield blocks[shared]


def _block_keys(feature: Features, rare: Mapping[str, float]) -> Iterator[tuple[str, str]]:
    days = window(feature)
    spans = [str(day) for day in range(*days)] if days and days[1] - days[0] <= 4 else []
    for day in spans:
        if feature.place:
            yield day, f"at {feature.place}"
        for actor in sorted(feature.actors):
            yield day, f"by {actor}"
        if feature.family.singular:
            yield day, "singular"
    if feature.family.singular:
        for key in sorted(feature.actors | feature.recipients):
            yield "singular", key
    if feature.family.name in PERSONAL:
        for person in sorted(feature.people):
            yield "person", person
    for word in sorted(feature.words, key=lambda w: (-rare[w], w))[:_RARE_WORDS]:
        yield "word", word


def compared(found: Sequence[Features], a: int, b: int, rare: Mapping[str, float], kin: Kin) -> Pair | None:
    """The pair with its score and reasons, where nothing forbids it and enough speaks for it."""
    one, other = found[a], found[b]
    if one.root != other.root or _common(_bounds(one), _bounds(other)) is None:
        return None
    reasons: list[tuple[str, float]] = []
    if same_word(one.mention.lemma, other.mention.lemma):
        reasons.append(("the same trigger", SCORE["lemma"]))
    elif one.family.unlisted:
        return None
    elif one.family.name == other.family.name:
        reasons.append(("the same kind", SCORE["family"]))
    else:
        reasons.append(("kindred kinds", SCORE["kin"]))
    shared = one.words & other.words
    union = sum(rare[w] for w in sorted(one.words | other.words))
    alike = sum(rare[w] for w in sorted(shared)) / union if union else 0.0
    reasons.append(("shared words", round(SCORE["words"] * min(1.0, 1.6 * alike), 6)))
    if not _particular(one, other, alike) or _apart(one, other, alike, kin):
        return None
    if one.family.name in PERSONAL and one.people & other.people:
        reasons.append(("whom it befell", SCORE["person"]))
    if one.actors & other.actors:
        reasons.append(("the same actor", SCORE["actors"]))
    if one.recipients & other.recipients:
        reasons.append(("the same recipient", SCORE["recipients"]))
    reasons += _setting(one, other)
    score = sum(value for _, value in reasons)
    if score < THRESHOLD:
        return None
    return Pair(round(score, 6), a, b, ", ".join(name for name, value in reasons if value))


def _particular(one: Features, other: Features, alike: float) -> bool:
    """Whether more than kind and doer is shared: what was said or agreed, who was struck, or where."""
    verbs = (word for m in (one.mention, other.mention) for word in (m.lemma, m.trigger.text.lower()))
    about = one.actors | other.actors | {stem(word) for word in verbs}
    shared = (one.words & other.words) - about
    if one.family.type in _VERBAL:
        return alike >= VERBAL_LIKENESS and bool(shared)
    return (
        bool(one.recipients & other.recipients)
        or (one.family.name in PERSONAL and bool(one.people & other.people))
        or len(shared) >= 2
        or (one.fine and one.place == other.place)
        or (one.family.singular and bool(shared or one.actors & other.actors))
    )


def _setting(one: Features, other: Features) -> Iterator[tuple[str, float]]:
    """Likeness of place and day; a day that rests on a sibling's date is no proof, a weekday in both texts is one."""
    if one.place and one.place == other.place:
        yield "the same place", SCORE["place"] if one.fine else SCORE["country"]
    elif one.country and one.country == other.country:
        yield "the same country", SCORE["country"]
    proves = one.stated and other.stated and not (one.sibling or other.sibling)
    if proves and one.begin == other.begin and one.until == other.until:
        yield "the same stated day", SCORE["day"]
    elif one.weekdays & other.weekdays:
        yield "the same weekday in both texts", SCORE["weekday"]
    if one.mention.doc == other.mention.doc and one.headline != other.headline:
        yield "a headline and its own text", SCORE["headline"]
    if one.family.singular and (one.place == other.place or not (one.fine and other.fine)):
        if one.stated and other.stated:
            yield "of which one place has one a day", SCORE["singular"]
        elif one.begin is None or other.begin is None or one.recipients & other.recipients:
            yield "of which a story has one", SCORE["singular undated"]


def _in_one_clause(one: Features, other: Features) -> bool:
    """Whether two different words of one clause tell them: *flew over and dropped nothing* is two things."""
    a, b = one.mention, other.mention
    return a.start < b.end and b.start < a.end and a.lemma != b.lemma


def _apart(one: Features, other: Features, alike: float, kin: Kin) -> bool:
    """Whether participants contradict each other, or numbers do and no stated day binds them."""
    here = one.mention.doc == other.mention.doc
    if here and (one.further or other.further or _in_one_clause(one, other)):
        return True
    if one.people and other.people and not one.people & other.people:
        return True
    if one.weekdays and other.weekdays and not one.weekdays & other.weekdays and not (one.stated and other.stated):
        return True
    if one.toponyms and other.toponyms and not one.toponyms & other.toponyms:
        return True
    headed = one.mention.doc == other.mention.doc and one.headline != other.headline
    if headed and one.mention.lemma == other.mention.lemma and one.actors & other.actors:
        return False
    if one.recipients and other.recipients and not one.recipients & other.recipients:
        verbal = one.family.type in _VERBAL
        return (verbal or alike < SAME_THING) and not one.family.singular
    if one.numbers and other.numbers and not one.numbers & other.numbers and not (one.stated and other.stated):
        return True
    if one.family.type is None or one.actors & other.actors:
        return False
    kinds = {kin.kind(key) for key in one.actors} & {kin.kind(key) for key in other.actors}
    return bool(kinds - {None})
