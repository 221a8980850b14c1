"""What happened, held against events that a person marked: mentions, types, days, places, status, coreference.

    python -m benchmarks.events [GOLD …] [--texts FOLDER] [--errors FILE]

GOLD is an ``events.yaml`` (``benchmarks/gold_events.py``) or a folder of them, ``tests/voices`` if none is given;
``--texts``: where the dispatches lie, if not beside it. Every folder is built as a dossier of its own, as a user would.

A given mention is right where its trigger is the marked one, or where the two clauses share half of their characters;
the best pairs first, one to one. What only names an event, and what gold calls optional, is neither demanded nor wrong.
An event of the gold is found where a mention of it is; its day, place and status are those of the event record that
holds most of its mentions. A wrong merge is a record that holds mentions of two marked events.
"""

import argparse
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations, islice, product
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Final

import coranto
from benchmarks.chains import conll
from benchmarks.gold_events import Day, GoldEvent, read_events, span_of, trigger_of
from coranto.model.assertion import EventMention
from coranto.model.resolved import Event
from coranto.text.identity import content_id

OWN: Final = Path(__file__).parent.parent / "tests" / "voices"
NEAR_KM: Final = 50.0
HALF: Final = 0.5
MOST_READINGS: Final = 100_000
"""Ways to tell which mentions of its clauses an event holds that are tried."""
Key = tuple[str, int, int]


@dataclass(slots=True)
class Score:
    """Counts by name, and every error in words."""

    counts: Counter[str] = field(default_factory=Counter)
    errors: list[dict[str, object]] = field(default_factory=list)
    gold: list[frozenset[object]] = field(default_factory=list)
    given: list[frozenset[object]] = field(default_factory=list)

    def add(self, other: "Score") -> None:
        """Adds what another folder gave."""
        self.counts += other.counts
        self.errors += other.errors
        self.gold += other.gold
        self.given += other.given

    def tell(self, what: str, right: bool, **details: object) -> None:
        """Notes one trial."""
        self.counts[f"{what} of"] += 1
        self.counts[what] += right
        if not right:
            self.errors.append({"what": what, **details})

    def percent(self, what: str) -> float:
        """Per cent right of all trials so named."""
        return 100 * self.counts[what] / max(1, self.counts[f"{what} of"])


@dataclass(frozen=True, slots=True)
class Marked:
    """A marked mention with its place in the text."""

    event: GoldEvent
    doc: str
    span: tuple[int, int]
    trigger: tuple[int, int] | None
    status: str
    demanded: bool
    tells: bool


def scored(file: Path, texts: Path | None = None) -> Score:
    """How a dossier of the dispatches of one gold file agrees with it."""
    gold = read_events(file)
    folder = texts or file.parent
    names = sorted({m.doc for event in gold for m in (*event.mentions, *event.naming)})
    contents = {doc: (folder / doc).read_bytes().decode("utf-8") for doc in names}
    marked = [m for event in gold for m in _marked(event, contents)]
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "x.coranto"
        coranto.build([folder / doc for doc in names], path, workers=1)
        with coranto.open_dossier(path) as dossier:
            mentions = list(dossier.records(EventMention))
            events = list(dossier.records(Event))
    return _compared(gold, marked, mentions, events, str(file))


def _marked(event: GoldEvent, texts: Mapping[str, str]) -> Iterator[Marked]:
    for mentions, tells in ((event.mentions, True), (event.naming, False)):
        for m in mentions:
            wanted = tells and not event.optional
            yield Marked(event, m.doc, span_of(texts, m), trigger_of(texts, m), m.status, wanted, tells)


def _compared(
    gold: Sequence[GoldEvent], marked: Sequence[Marked], mentions: Sequence[EventMention], events: Sequence[Event],
    scope: str,
) -> Score:  # fmt: skip
    score = Score()
    pairs = dict(_pairs(marked, mentions))
    taken = set(pairs.values())
    demanded = {number for at, number in pairs.items() if marked[at].demanded}
    for at, mark in enumerate(marked):
        if mark.demanded:
            where = f"{mark.doc}:{mark.span[0]}"
            score.tell("mention found", at in pairs, event=mark.event.id, at=where, told=mark.event.what)
    for number, mention in enumerate(mentions):
        if number not in taken or number in demanded:
            where = f"{mention.doc}:{mention.start}"
            score.tell("mention right", number in taken, at=where, text=mention.text, lemma=mention.lemma)
    for at, number in sorted(pairs.items()):
        mark, mention = marked[at], mentions[number]
        if mark.demanded:
            right = (mention.type or "null") in (mark.event.type or "null").split("|")
            where = f"{mention.doc}:{mention.start}"
            score.tell("type", right, at=where, text=mention.text, got=mention.type, gold=mark.event.type)
            score.tell("mention status", mention.status in mark.status.split("|"), at=where, text=mention.text,
                       got=mention.status, gold=mark.status)  # fmt: skip
    holder = _holders(events, mentions)
    _events_compared(gold, marked, events, pairs, holder, score)
    _chained(marked, pairs, holder, scope, score)
    return score


def _pairs(marked: Sequence[Marked], mentions: Sequence[EventMention]) -> Iterator[tuple[int, int]]:
    """Marked and given mentions that are one, the best pairs first: told before named, demanded before optional."""
    by_doc: dict[str, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_doc[mention.doc].append(number)
    ranked = []
    for at, mark in enumerate(marked):
        for number in by_doc[mark.doc]:
            alike = _alike(mark, mentions[number])
            if alike:
                ranked.append((-alike, not mark.tells, at, number))
    used_marks: set[int] = set()
    used: set[int] = set()
    for _, _, at, number in sorted(ranked):
        if at not in used_marks and number not in used:
            used_marks.add(at)
            used.add(number)
            yield at, number


def _alike(mark: Marked, mention: EventMention) -> float:
    """How much the two are one mention: 2 and more by the trigger, else the Jaccard index of clauses if half."""
    start, end = max(mark.span[0], mention.start), min(mark.span[1], mention.end)
    shared = max(0, end - start) / (max(mark.span[1], mention.end) - min(mark.span[0], mention.start))
    trigger = mark.trigger
    if trigger and mention.trigger.start < trigger[1] and trigger[0] < mention.trigger.end:
        return 2 + shared
    return shared if shared >= HALF else 0.0


def _events_compared(
    gold: Sequence[GoldEvent], marked: Sequence[Marked], events: Sequence[Event], pairs: Mapping[int, int],
    holder: Mapping[int, str], score: Score,
) -> None:  # fmt: skip
    held: dict[str, Counter[str]] = defaultdict(Counter)
    told: dict[str, Counter[str]] = defaultdict(Counter)
    for at, number in sorted(pairs.items()):
        mark = marked[at]
        if number in holder:
            held[mark.event.id][holder[number]] += 1
            if mark.tells:
                told[holder[number]][mark.event.id] += 1
    records = {event.id: event for event in events}
    best_of = {id_: counts.most_common(1)[0][0] for id_, counts in held.items() if counts}
    for event in gold:
        if event.part_of in best_of and event.id in best_of and not event.optional:
            own, whole = records[best_of[event.id]], best_of[event.part_of or ""]
            score.tell("part of", whole in (own.part_of, own.id), event=event.id, title=own.title, got=own.part_of)
        if best_of.get(event.id) and records[best_of[event.id]].part_of:
            of = best_of.get(event.part_of or "")
            score.tell("part right", records[best_of[event.id]].part_of == of, event=event.id)
        best = held[event.id].most_common(1)
        if not event.optional:
            score.tell("event found", bool(best), event=event.id, told=event.what)
        if best and not event.optional:
            _fields_compared(event, records[best[0][0]], score)
    _merges(gold, told, records, score)


def _chained(
    marked: Sequence[Marked], pairs: Mapping[int, int], holder: Mapping[int, str], scope: str, score: Score
) -> None:
    """Sets the marked and the given clusters of mentions that tell; mere names and optional misses stand aside."""
    chains: dict[str, set[object]] = defaultdict(set)
    for at, mark in enumerate(marked):
        if mark.tells and (mark.demanded or at in pairs):
            chains[mark.event.id].add((scope, *_name(at, pairs)))
    aside = {n for at, n in pairs.items() if not marked[at].tells}
    given: dict[str, set[object]] = defaultdict(set)
    for number, id_ in sorted(holder.items()):
        if number not in aside:
            given[id_].add((scope, "given", number))
    score.gold = [frozenset(chain) for chain in chains.values()]
    score.given = [frozenset(chain) for chain in given.values()]


def _name(at: int, pairs: Mapping[int, int]) -> tuple[str, int]:
    return ("given", pairs[at]) if at in pairs else ("missed", at)


def _holders(events: Sequence[Event], mentions: Sequence[EventMention]) -> dict[int, str]:
    """The id of the event that each mention tells, by its number.

    Of several mentions of one clause, those of an event are the ones whose ids its own id is the hash of.
    """
    by_clause: dict[Key, list[int]] = defaultdict(list)
    for number, mention in enumerate(mentions):
        by_clause[mention.doc, mention.start, mention.end].append(number)
    found: dict[int, str] = {}
    for event in events:
        clauses = Counter((m.doc, m.start, m.end) for m in event.mentions if m.tells)
        able = [combinations(by_clause[clause], count) for clause, count in sorted(clauses.items())]
        for chosen in islice(product(*able), MOST_READINGS):
            numbers = [number for group in chosen for number in group]
            if content_id("event", *sorted(mentions[number].id for number in numbers)) == event.id:
                found |= dict.fromkeys(numbers, event.id)
                break
    return found


def _fields_compared(event: GoldEvent, record: Event, score: Score) -> None:
    common = {"event": event.id, "title": record.title}
    score.tell("date", _day_right(event, record), got=[record.begin, record.until],
               gold=event.allowed_days, **common)  # fmt: skip
    right = record.status in event.status.split("|")
    score.tell("status", right, got=record.status, gold=event.status, **common)
    if event.hard:
        score.tell("hard status", right, got=record.status, gold=event.status, **common)
    score.tell("phase", record.phase in event.phase.split("|"), got=record.phase, gold=event.phase, **common)
    place = record.place
    if event.point:
        at = (place.lat, place.lon) if place and place.lat is not None else None
        near = at is not None and any(_km(point, at) <= NEAR_KM for point in (event.point, *event.points))
        score.tell("place", near, got=place and place.name, gold=event.place, **common)
    elif event.country and event.place:
        score.tell("country", bool(place and place.country == event.country), got=place and place.name,
                   gold=event.place, **common)  # fmt: skip


def _day_right(event: GoldEvent, record: Event) -> bool:
    return any(_is_day(day, record) for day in event.allowed_days)


def _is_day(day: Day, record: Event) -> bool:
    """Whether the record's time is that day, or lies within that interval; unknown matches unknown."""
    if day is None or record.begin is None:
        return day is None and record.begin is None
    begin, until = record.begin[:10], (record.until or record.begin)[:10]
    if isinstance(day, str):
        return begin == day and record.time_precision in ("minute", "part-of-day", "day")
    return day[0] <= begin and (until <= day[1] or (begin < day[1] and record.until is None))


def _km(a: tuple[float, float], b: tuple[float | None, float | None]) -> float:
    """Kilometres between two points, on a sphere."""
    lat, lon = radians(a[0]), radians(a[1])
    lat2, lon2 = radians(b[0] or 0.0), radians(b[1] or 0.0)
    h = sin((lat2 - lat) / 2) ** 2 + cos(lat) * cos(lat2) * sin((lon2 - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(h))


def _merges(
    gold: Sequence[GoldEvent], told: Mapping[str, Counter[str]], records: Mapping[str, Event], score: Score
) -> None:
    parents = {event.id: event.part_of for event in gold}
    for id_, counts in sorted(told.items()):
        several = sorted(counts)
        if len(several) > 1:
            tied = all(parents[one] in several or any(parents[o] == one for o in several) for one in several)
            what = "merged with its part" if tied else "wrong merge"
            score.counts[what] += 1
            record = records[id_]
            score.errors.append({"what": what, "title": record.title, "gold": several, "why": record.reason})


def report(score: Score) -> Iterator[str]:
    """The score in lines to be read."""
    for what in ("mention found", "mention right", "type", "mention status", "event found", "date", "status",
                 "hard status", "phase", "place", "country", "part of", "part right"):  # fmt: skip
        yield f"{what:16}{score.percent(what):6.1f}%  {score.counts[what]} of {score.counts[what + ' of']}"
    for name, (p, r, f) in conll(score.gold, score.given).items():
        yield f"{name:16}F1 {100 * f:5.1f}  P {100 * p:5.1f}  R {100 * r:5.1f}"
    p, r, f = conll(*_found(score))["conll"]
    yield f"{'of those found':16}F1 {100 * f:5.1f}  P {100 * p:5.1f}  R {100 * r:5.1f}"
    yield f"wrong merges: {score.counts['wrong merge']}; with a part: {score.counts['merged with its part']}"


def _found(score: Score) -> tuple[list[frozenset[object]], list[frozenset[object]]]:
    """Both clusterings without what only one of them has: how well mentions are grouped, whatever was missed."""
    both = frozenset().union(*score.gold) & frozenset().union(*score.given)
    sides = ([cluster & both for cluster in side] for side in (score.gold, score.given))
    gold, given = ([cluster for cluster in side if cluster] for side in sides)
    return gold, given


def files(paths: Iterable[Path]) -> list[Path]:
    """The gold files at some paths."""
    return [file for path in paths for file in (sorted(path.rglob("events.yaml")) if path.is_dir() else [path])]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--texts", type=Path)
    parser.add_argument("--errors", type=Path, help="what was missed, invented or wrong, as JSON Lines")
    options = parser.parse_args()
    total = Score()
    for file in files(options.gold):
        score = scored(file, options.texts)
        if len(files(options.gold)) > 1:
            print(f"\n{file.parent.name}")
            print("\n".join(report(score)))
        total.add(score)
    print("\nall" if len(files(options.gold)) > 1 else "")
    print("\n".join(report(total)))
    if options.errors:
        lines = (json.dumps(error, ensure_ascii=False) + "\n" for error in total.errors)
        options.errors.write_text("".join(lines), "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
