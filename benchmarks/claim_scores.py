"""How claims, figures, gaps and series agree with those that a person marked: pairs, fields, counts, every error.

Contents match one to one by the F1 of their words, the best pairs first. A pair counts if their Jaccard index is at
least .5; AR asks also that the sources share a word that is no light one (gold without source wants none). Narrator's
claims are matched apart, by content alone. Fields are compared for pairs that count. A figure is found where the spans
overlap and all bounds that gold states agree; it is right if every field does. Series: pairs of found figures.
"""

import bisect
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import msgspec

from benchmarks.gold_claims import GoldDispatch, Marked, Number, Span, Statement, Unknown

WORD: Final = re.compile(r"\w+")
LIGHT: Final = frozenset(
    re.findall(WORD, "the a an of for in on at by to and or his her its their our my this that mr mrs ms")
)
"""Words by which no source is known: those of the attribution scorer for PolNeAR."""
AFTER_HEAD: Final = frozenset(re.findall(WORD, "of in on at from to who which that with among by for after near"))
"""What follows the head of a noun phrase."""
PEOPLE: Final = frozenset(
    re.findall(WORD, "people person dead death bodie body other victim fatalitie fatality casualtie casualty")
)
"""Heads (as ``_head`` cuts them) that count people, whoever they are."""
ATTRIBUTED: Final = ("direct", "mixed", "indirect", "according-to")
ROLES: Final = ("content", "cue", "source")
HALF: Final = 0.5


class Text:
    """A text as numbered words."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spans = [m.span() for m in WORD.finditer(text)]
        self._starts = [start for start, _ in self._spans]
        self._words = [text[start:end].lower() for start, end in self._spans]

    def words(self, spans: Iterable[Span | None]) -> frozenset[int]:
        """Numbers of the words that the spans touch."""
        found: set[int] = set()
        for start, end in filter(None, spans):
            at = bisect.bisect_left(self._starts, start)
            at -= at > 0 and self._spans[at - 1][1] > start
            while at < len(self._spans) and self._spans[at][0] < end:
                found.add(at)
                at += 1
        return frozenset(found)

    def content(self, spans: Iterable[Span]) -> frozenset[int]:
        """Numbers of the words of a content, without a leading *that*."""
        found = self.words(spans)
        return found - {min(found)} if len(found) > 1 and self._words[min(found)] == "that" else found

    def known_by(self, found: frozenset[int]) -> frozenset[int]:
        """Those words that tell one source from another; all where every one is light (*their*)."""
        return frozenset(at for at in found if self._words[at] not in LIGHT) or found


def _heavy(words: str | None) -> frozenset[str]:
    found = frozenset(word.lower() for word in WORD.findall(words or ""))
    return found - LIGHT or found


def _shares(gold: str | None, got: str | None) -> bool:
    """Whether both are null or share a word that is no light one."""
    return bool(_heavy(gold) & _heavy(got)) if gold and got else not gold and not got


def _head(phrase: str | None) -> str:
    """The head noun of a noun phrase, in a rough singular."""
    words = [word.lower() for word in WORD.findall(phrase or "") if not word.isdigit()]
    cut = next((at for at, word in enumerate(words) if at and word in AFTER_HEAD), len(words))
    head = words[cut - 1] if words else ""
    return head.removesuffix("s") if len(head) > 3 else head


def _same_counted(gold: str | None, got: str | None) -> bool:
    """Whether two noun phrases have one head, both mean people counted, or the product's only says more."""
    heads = {_head(gold), _head(got)}
    return len(heads) == 1 or heads <= PEOPLE or (bool(gold) and _heavy(gold) <= _heavy(got))


@dataclass(frozen=True, slots=True)
class Error:
    """One thing missed, invented or wrong."""

    doc: str
    kind: str
    what: str
    """``missed``, ``not in gold``, or the field that differs."""
    start: int
    end: int
    text: str
    gold: str
    got: str


@dataclass
class Score:
    """Counts by name, ``X``, ``X of``; and every error."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[Error] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Takes another score in."""
        self.counts.update(other.counts)
        self.errors += other.errors

    def tick(self, name: str, right: bool) -> None:
        """Counts one more trial of that name."""
        self.counts[name] += right
        self.counts[f"{name} of"] += 1

    def percent(self, name: str) -> float:
        """Trials of that name that came right, per cent; 100 of none."""
        return 100 * self.counts[name] / self.counts[f"{name} of"] if self.counts[f"{name} of"] else 100.0

    def prf(self, right: str, got: str, gold: str) -> tuple[float, float, float]:
        """Precision, recall and F1 per cent of three counts."""
        a, b, c = (self.counts[name] for name in (right, got, gold))
        return 100 * a / max(b, 1), 100 * a / max(c, 1), 200 * a / max(b + c, 1)

    @property
    def ar(self) -> float:
        """F1 of attributions, content and source, per cent."""
        return self.prf("attributed ar", "attributed got", "attributed gold")[2]

    @property
    def whole_figures(self) -> float:
        """Figures of the gold found with every field right, per cent."""
        return 100 * self.counts["figure whole"] / max(self.counts["figure gold"], 1)


def compared(doc: str, text: str, gold: Marked, got: Marked) -> Score:
    """The score of one dispatch without its series."""
    comparison = _Comparison(doc, Text(text))
    for side, modes in (("attributed", ATTRIBUTED), ("narrator", ("narrator",))):
        wanted = [one for one in gold.statements if one.mode in modes]
        given = [one for one in got.statements if one.mode in modes]
        comparison.statements(side, wanted, given)
    comparison.numbers(gold.numbers, got.numbers)
    comparison.unknowns(gold.unknowns, got.unknowns)
    return comparison.score


class _Comparison:
    """One document's gold beside what the product found there."""

    def __init__(self, doc: str, text: Text) -> None:
        self._doc = doc
        self._text = text
        self.score = Score()

    def statements(self, side: str, gold: list[Statement], got: list[Statement]) -> None:
        self._spans(side, gold, got)
        count = self.score.counts
        count[f"{side} gold"] += len(gold)
        count[f"{side} got"] += len(got)
        for one in gold:
            count[f"mode {one.mode} gold"] += 1
        for one in got:
            count[f"mode {one.mode} got"] += 1
        wanted, given = [self._words(one) for one in gold], [self._words(one) for one in got]
        pairs = {}
        for i, j in _matched(wanted, given):
            overlap, union = wanted[i] & given[j], wanted[i] | given[j]
            if len(overlap) >= HALF * len(union):
                pairs[i] = j
                self._pair(side, gold[i], got[j], exact=wanted[i] == given[j])
        for i in set(range(len(gold))) - pairs.keys():
            self._error(side, "missed", gold[i].content, self._told(gold[i]), "")
        for j in set(range(len(got))) - set(pairs.values()):
            self._error(side, "not in gold", got[j].content, "", self._told(got[j]))

    def _words(self, one: Statement) -> frozenset[int]:
        return self._text.content(one.content)

    def _spans(self, side: str, gold: list[Statement], got: list[Statement]) -> None:
        for role in ROLES:
            ends = [
                {self._ends(role, span) for one in half for span in _role(one, role)} - {None} for half in (gold, got)
            ]
            for name, number in (("gold", len(ends[0])), ("got", len(ends[1])), ("right", len(ends[0] & ends[1]))):
                self.score.counts[f"{side} {role} {name}"] += number

    def _ends(self, role: str, span: Span) -> tuple[int, int] | None:
        words = self._text.content([span]) if role == "content" else self._text.words([span])
        return (min(words), max(words)) if words else None

    def _pair(self, side: str, gold: Statement, got: Statement, *, exact: bool) -> None:
        count = self.score.counts
        sources = [self._text.known_by(self._text.words([one.source])) for one in (gold, got)]
        right = bool(sources[0] & sources[1]) if sources[0] else not sources[1]
        count[f"{side} half"] += 1
        count[f"{side} exact"] += exact
        count[f"{side} ar"] += right
        count[f"mode {gold.mode} right"] += right
        if not right:
            self._error(side, "source", gold.content, self._cut([gold.source]), self._cut([got.source]))
        for name, (agree, tell) in CLAIM_FIELDS.items():
            agreed = agree(self._text, gold, got)
            self.score.tick(f"{side} {name}", agreed)
            if not agreed:
                self._error(side, name, gold.content, tell(self._text, gold), tell(self._text, got))

    def numbers(self, gold: tuple[Number, ...], got: tuple[Number, ...]) -> None:
        self.score.counts["figure gold"] += len(gold)
        self.score.counts["figure got"] += len(got)
        pairs = dict(found_numbers(gold, got))
        self.score.counts["figure found"] += len(pairs)
        for i, j in pairs.items():
            whole = True
            for name, agree in FIGURE_FIELDS.items():
                agreed = agree(gold[i], got[j])
                whole &= agreed
                self.score.tick(f"figure {name}", agreed)
                if not agreed:
                    told = (str(getattr(one, name)) for one in (gold[i], got[j]))
                    self._error("figure", name, [gold[i].span], *told)
            self.score.counts["figure whole"] += whole
        for i in set(range(len(gold))) - pairs.keys():
            self._error("figure", "missed", [gold[i].span], _bounds(gold[i]), "")
        for j in set(range(len(got))) - set(pairs.values()):
            self._error("figure", "not in gold", [got[j].span], "", f"{_bounds(got[j])} {got[j].quantity}")

    def unknowns(self, gold: tuple[Unknown, ...], got: tuple[Unknown, ...]) -> None:
        self.score.counts["gap gold"] += len(gold)
        self.score.counts["gap got"] += len(got)
        wanted, given = ([self._text.words([one.span]) for one in half] for half in (gold, got))
        pairs = {
            i: j
            for i, j in _matched(wanted, given)
            if 2 * len(wanted[i] & given[j]) >= min(len(wanted[i]), len(given[j]))
        }
        self.score.counts["gap found"] += len(pairs)
        for i, j in pairs.items():
            told = {"who": _shares(gold[i].who, got[j].who), "about": _shares(gold[i].about, got[j].about)}
            for name, agreed in {**told, "reason": gold[i].reason == got[j].reason}.items():
                self.score.tick(f"gap {name}", agreed)
                if not agreed:
                    self._error("gap", name, [gold[i].span], str(getattr(gold[i], name)), str(getattr(got[j], name)))
        for i in set(range(len(gold))) - pairs.keys():
            self._error("gap", "missed", [gold[i].span], gold[i].reason, "")
        for j in set(range(len(got))) - set(pairs.values()):
            self._error("gap", "not in gold", [got[j].span], "", got[j].reason)

    def _cut(self, spans: Iterable[Span | None]) -> str:
        return _cut(self._text, spans)

    def _told(self, one: Statement) -> str:
        return f"{one.mode} | {self._cut([one.source])} | {self._cut([one.cue])}"

    def _error(self, kind: str, what: str, spans: Iterable[Span], gold: str, got: str) -> None:
        pieces = list(spans)
        text = self._cut(pieces)
        self.score.errors.append(Error(self._doc, kind, what, pieces[0][0], pieces[-1][1], text, gold, got))


def _cut(text: Text, spans: Iterable[Span | None]) -> str:
    return " … ".join(text.text[span[0] : span[1]] for span in spans if span)


def _role(one: Statement, role: str) -> tuple[Span, ...]:
    if role == "content":
        return one.content
    span = one.cue if role == "cue" else one.source
    return (span,) if span else ()


def _matched(gold: list[frozenset[int]], got: list[frozenset[int]]) -> Iterator[tuple[int, int]]:
    """One-to-one pairs of what shares words, the highest F1 first, among equals the first in the text."""
    pairs = sorted(
        (-2 * len(one & other) / (len(one) + len(other)), i, j)
        for i, one in enumerate(gold)
        for j, other in enumerate(got)
        if one & other
    )
    taken: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in pairs:
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            yield i, j


def found_numbers(gold: Iterable[Number], got: Iterable[Number]) -> Iterator[tuple[int, int]]:
    """Pairs of figures that overlap and have the same bounds, as far as gold states them; one to one, in order."""
    free = list(enumerate(got))
    for i, one in enumerate(gold):
        for at, (j, other) in enumerate(free):
            if one.span[0] < other.span[1] and other.span[0] < one.span[1] and _same_value(one, other):
                del free[at]
                yield i, j
                break


def _same_value(gold: Number, got: Number) -> bool:
    """Whether all bounds that gold states are the product's, to three decimals (*a third*)."""
    pairs = ((gold.low, got.low), (gold.high, got.high), (gold.point, got.point))
    return all(wanted is msgspec.UNSET or _rounded(wanted) == _rounded(given) for wanted, given in pairs)


def _rounded(bound: float | msgspec.UnsetType | None) -> float | None:
    return round(bound, 3) if isinstance(bound, int | float) else None


def _bounds(one: Number) -> str:
    return " ".join(
        f"{name} {getattr(one, name)}" for name in ("low", "high", "point") if getattr(one, name) is not msgspec.UNSET
    )


def series_compared(dispatches: list[GoldDispatch], figures: dict[str, list[Number]]) -> Score:
    """Pairs of figures of one series, in gold and in a dossier; figures that the dossier has not are left out."""
    score = Score()
    found: list[tuple[str, Number, Number]] = []
    for one in dispatches:
        got = figures[one.doc]
        found += [(one.doc, one.gold.numbers[i], got[j]) for i, j in found_numbers(one.gold.numbers, got)]
    for (doc, gold_a, got_a), (_, gold_b, got_b) in combinations(found, 2):
        wanted = gold_a.series is not None and gold_a.series == gold_b.series
        given = got_a.series is not None and got_a.series == got_b.series
        score.counts["series gold"] += wanted
        score.counts["series got"] += given
        score.counts["series right"] += wanted and given
        if wanted != given:
            told = [f"{_bounds(one)} {one.counted} {one.place} {one.as_of}" for one in (got_a, got_b)]
            what = "missed" if wanted else "not in gold"
            score.errors.append(Error(doc, "series", what, *gold_a.span, str(gold_b.span), *told))
    return score


def _same_name(gold: str | None, got: str | None) -> bool:
    """Whether one name's words are all in the other's, or both are null."""
    if not gold or not got:
        return not gold and not got
    return _heavy(gold) <= _heavy(got) or _heavy(got) <= _heavy(gold)


def _overlap(text: Text, gold: Iterable[Span | None], got: Iterable[Span | None]) -> bool:
    wanted, given = text.words(gold), text.words(got)
    return bool(wanted & given) if wanted else not given


def _half_denied(text: Text, gold: Statement, got: Statement) -> bool:
    wanted, given = text.words(gold.denies), text.words(got.denies)
    return 2 * len(wanted & given) >= len(wanted | given)


def _chained(text: Text, gold: Statement, got: Statement) -> bool:
    if len(gold.reported_by) != len(got.reported_by):
        return False
    return all(_overlap(text, [one], [other]) for one, other in zip(gold.reported_by, got.reported_by, strict=True))


Agree = Callable[[Text, Statement, Statement], bool]
Tell = Callable[[Text, Statement], str]


def _plain(name: str) -> tuple[Agree, Tell]:
    return lambda _, gold, got: getattr(gold, name) == getattr(got, name), lambda _, one: str(getattr(one, name))


CLAIM_FIELDS: Final[dict[str, tuple[Agree, Tell]]] = {
    **{name: _plain(name) for name in ("mode", "status", "polarity", "modality", "act", "basis")},
    "entity": (lambda _, gold, got: _same_name(gold.entity, got.entity), lambda _, one: str(one.entity)),
    "said": (lambda _, gold, got: (gold.said or "")[:10] == (got.said or "")[:10], lambda _, one: str(one.said)),
    "hedge": (lambda text, gold, got: _overlap(text, [gold.hedge], [got.hedge]), lambda t, one: _cut(t, [one.hedge])),
    "verification": (
        lambda _, gold, got: bool(gold.verification & got.verification) or gold.verification == got.verification,
        lambda _, one: ", ".join(sorted(one.verification)),
    ),
    "denies": (_half_denied, lambda text, one: _cut(text, one.denies)),
    "reported_by": (_chained, lambda text, one: _cut(text, one.reported_by)),
    **{name: _plain(name) for name in ("inherited", "translated")},
}
"""Field of a claim → whether two claims agree in it, and how a claim's is told."""

FIGURE_FIELDS: Final[dict[str, Callable[[Number, Number], bool]]] = {
    **{
        name: (lambda gold, got, name=name: getattr(gold, name) == getattr(got, name))  # type: ignore[misc]
        for name in ("as_of", "status", "projection", "subset")
    },
    "quantity": lambda gold, got: got.quantity in gold.quantity.split("|"),
    "counted": lambda gold, got: _same_counted(gold.counted, got.counted),
    "place": lambda gold, got: _shares(gold.place, got.place),
    "source": lambda gold, got: _shares(gold.source, got.source),
}
"""Field of a figure → whether two figures agree in it."""
