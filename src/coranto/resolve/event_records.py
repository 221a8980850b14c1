"""The record of one event out of the mentions that tell of it: title, setting, participants, status, support."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, cast

from coranto.model.assertion import Claim, EventMention, PlaceRef
from coranto.model.parties import Parties
from coranto.model.resolved import (
    Event,
    EventPlace,
    EventStatus,
    Extent,
    MentionRef,
    Participant,
    Phase,
    StatusPoint,
)
from coranto.model.support import Support
from coranto.resolve.event_features import Features, Kin, place_key
from coranto.resolve.performatives import is_done_by_words
from coranto.resources.gazetteer import Gazetteer
from coranto.resources.triggers import NATIONWIDE, TriggerLexicon
from coranto.text.distance import distance_km
from coranto.text.identity import content_id
from coranto.text.telling import telling, without_opener
from coranto.text.titles import title_span

_FINENESS: Final = {"site": 0, "city": 1, "district": 2, "province": 3, "region": 4, "water": 5, "country": 6}
UNLISTED: Final = 2
NAMELESS: Final = 9
PROVINCE_KM: Final = 250.0
"""How far from the middle of a region a town of it lies at most, nearly always."""
_AREAS: Final = frozenset({"country", "region", "province"})
_EXACTNESS: Final = {"minute": 0, "part-of-day": 1, "day": 2, "week": 3, "range": 4, "month": 5, "year": 6}
_WORD: Final = re.compile(r"[^\W_]+")
_THREAT: Final = re.compile(r"\b(?:threaten\w*|warn\w*|vow\w*|ultimatum)\b", re.I)
_TO_DO: Final = re.compile(r"threaten\w*(?: \w+)? to\b", re.I)
_PROGRESSIVE: Final = re.compile(
    r"\b(?:is|are|am|been|continu\w+|still|kept) (?:\w+ly )?\w+ing\b|\b(?:is|are) under\b", re.I
)
_JOINED: Final = re.compile(r"(?:,| (?:and|but|that))\s(?=\S)")
_ENDS: Final = re.compile(r"[,;:“\"]| (?:and|but|that|who|which|after|before|because|as|over|when|while)\b")
_DESCRIBED: Final = re.compile(r"\b(?:of|an?|the|its|their|his|her)\s+(?:\w+ed|ongoing|planned)\b")


@dataclass(frozen=True, slots=True)
class Ledger:
    """What judging an event needs to know of the whole dossier."""

    claims: Mapping[str, Claim]
    denied: frozenset[str]
    """Ids of claims that another claim denies."""
    published: Mapping[str, str | None]
    support: Support
    kin: Kin
    parties: Parties
    lexicon: TriggerLexicon
    points: Mapping[str, PlaceRef]
    """What the whole dossier knows of places that no gazetteer has, by ``place_key``."""
    issued: frozenset[str]
    """Documents that are statements of a body: what they tell is its word."""

    def source_claim(self, claim_id: str | None) -> Claim | None:
        """The claim that names the speaker; null for the narrator."""
        seen: set[str] = set()
        while claim_id is not None and claim_id not in seen:
            seen.add(claim_id)
            claim = self.claims.get(claim_id)
            if claim is None:
                return None
            if claim.source is not None or claim.inherited_from is None:
                return claim if claim.source is not None else None
            claim_id = claim.inherited_from
        return None

    def speaker(self, doc: str, claim_id: str | None) -> str | None:
        """A key for who speaks, one key for one speaker in all documents; null for the narrator."""
        claim = self.source_claim(claim_id)
        if claim is None or claim.source is None:
            return None
        return self.kin.entity(doc, claim.source.entity) or claim.source.entity or claim.source.text.casefold()


def event_of(members: Sequence[Features], ledger: Ledger, naming: Sequence[Features] = (), why: str = "") -> Event:
    """The event that ``members`` (in canonical order) tell of, and that ``naming`` only name.

    Clauses that name it are passages that speak of it, but say nothing of its status, and their claims are of others.
    """
    mentions = [m.mention for m in members]
    told = [MentionRef(m.doc, m.start, m.end, m.status, m.claim) for m in mentions]
    told += [
        MentionRef(m.mention.doc, m.mention.start, m.mention.end, m.mention.status, None, tells=False) for m in naming
    ]
    family = _leading(members)
    speakers = {s for m in mentions if (s := ledger.speaker(m.doc, m.claim)) is not None}
    begin, until, precision = _time(members)
    history = _history(members, ledger)
    status = _status([p for p in history if (p.doc, p.start) not in _headlines(members)])
    return Event(
        id=content_id("event", *sorted(m.id for m in mentions)),
        type=family.family.type,
        modes=family.family.modes,
        contexts=family.family.contexts,
        title=_title(members),
        actors=_participants(members, ledger, recipients=False),
        recipients=_participants(members, ledger, recipients=True),
        place=_place(members, ledger.points),
        begin=begin, until=until, time_precision=precision,
        status=status,
        phase=_phase_of(status, history),
        status_history=history,
        mentions=tuple(sorted(told, key=lambda m: (m.doc, m.start, -m.end))),
        part_of=None,
        n_documents=len({m.doc for m in told}),
        n_origins=ledger.support.n_origins(Extent(m.doc, m.start, m.end) for m in told),
        n_speakers=len(speakers),
        n_parties=len(ledger.parties.behind(m.claim for m in mentions if m.claim and m.status != "denied")),
        reason=why,
    )  # fmt: skip


def _leading(members: Sequence[Features]) -> Features:
    """The member whose kind most of them have; the gravest, then the first, among equals."""
    counts = Counter(m.family.name for m in members)
    return min(members, key=lambda m: (-counts[m.family.name], -m.family.weight, m.key))


def _title(members: Sequence[Features]) -> str:
    """The clause that tells most as a line of its own; the shortest, then the first, among equals."""
    best = min(members, key=lambda m: (-round(telling(without_opener(m.mention.text)), 2), len(m.mention.text), m.key))
    text = without_opener(best.mention.text)
    start, end = title_span(text, 0, len(text))
    return " ".join(text[start:end].split())


def _time(members: Sequence[Features]) -> tuple[str | None, str | None, str | None]:
    """The most exact stated time that most members give, else the earliest day on which it was told as news.

    What is told as done has its day from there, not from what was planned or is denied.
    """
    timed = [m for m in members if m.mention.time is not None and m.begin is not None]
    if not timed:
        return None, None, None
    stated = [m for m in timed if m.stated]
    pool = [m for m in stated if m.mention.status == "asserted"] or stated or timed
    days = Counter((m.begin, m.until) for m in pool)

    def rank(m: Features) -> tuple[object, ...]:
        time = m.mention.time
        exact = _EXACTNESS.get((time.precision if time else None) or "", 9)
        return (m.sibling, exact, -days[(m.begin, m.until)], m.begin, m.key)

    time = min(pool, key=rank).mention.time
    return (time.begin, time.until, time.precision) if time else (None, None, None)


def rough_points(mentions: Iterable[EventMention], gazetteer: Gazetteer) -> Mapping[str, PlaceRef]:
    """Where the documents put each place that no gazetteer has, by its key: the point amid theirs.

    A capital counts half: it is where papers write, seldom where a village lies.
    """
    seen: dict[str, dict[str, PlaceRef]] = defaultdict(dict)
    for mention in mentions:
        if mention.place is not None and mention.place.rough:
            seen[place_key(mention.place)].setdefault(mention.doc, mention.place)
    return {key: _amid(list(places.values()), gazetteer) for key, places in seen.items()}


def _amid(places: Sequence[PlaceRef], gazetteer: Gazetteer) -> PlaceRef:
    """The one of some points that is nearest to all of them; the first of equals."""
    capitals = {(p.country, row.lat, row.lon) for p in places if p.country and (row := gazetteer.capital(p.country))}
    weights = [0.5 if (p.country, p.lat, p.lon) in capitals else 1.0 for p in places]
    return min(places, key=lambda p: sum(w * _km(p, other) for w, other in zip(weights, places, strict=True)))


def _place(members: Sequence[Features], points: Mapping[str, PlaceRef]) -> EventPlace | None:
    """The finest place that a clause names; where none names one, or but an area, what the dispatches put it at."""
    named = _finest([m.mention.place for m in members if m.mention.place is not None])
    if named is not None and (named.precision not in _AREAS or _takes_a_land(members, named)):
        return _event_place(named, points, inferred=False)
    around = _finest([m.around for m in members if m.around is not None])
    if named is None:
        return None if around is None else _event_place(around, points, inferred=True)
    within = around is not None and around.country == named.country and around.precision not in _AREAS
    near = named.precision == "country" or (around is not None and _km(named, around) < PROVINCE_KM)
    if around is not None and within and near:
        return _event_place(around, points, inferred=True)
    return _event_place(named, points, inferred=False)


def _takes_a_land(members: Sequence[Features], named: PlaceRef) -> bool:
    """Whether what happens befalls the whole country that is named, wherever the dispatch is from."""
    return named.precision == "country" and any(member.family.name in NATIONWIDE for member in members)


def _km(one: PlaceRef, other: PlaceRef) -> float:
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return math.inf
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _finest(places: Sequence[PlaceRef]) -> PlaceRef | None:
    """The finest of some places, the most frequent, the first by name; null of none."""
    counts = Counter(place_key(place) for place in places)
    return min(
        places,
        key=lambda p: (_fineness(p), -counts[place_key(p)], p.name, p.start),
        default=None,
    )


def _fineness(place: PlaceRef) -> int:
    """Ascending; a name that no gazetteer has is a village or a site, a phrase without a name comes last."""
    if place.precision is None or (place.precision == "site" and (place.rough or place.lat is None)):
        return UNLISTED if place.name[:1].isupper() else NAMELESS
    return _FINENESS[place.precision]


def _event_place(place: PlaceRef, points: Mapping[str, PlaceRef], *, inferred: bool) -> EventPlace:
    known = points.get(place_key(place), place) if place.rough or place.lat is None else place
    return EventPlace(place.name, known.lat, known.lon, known.country, place.precision, inferred, known.rough)


def _participants(members: Sequence[Features], ledger: Ledger, *, recipients: bool) -> tuple[Participant, ...]:
    """Participants by how often they are named, one for each entity or wording."""
    counts: Counter[str] = Counter()
    first: dict[str, Participant] = {}
    for member in members:
        mention = member.mention
        for actor in mention.recipients if recipients else mention.actors:
            linked = ledger.kin.entity(mention.doc, actor.entity)
            known = ledger.kin.entities.get(linked or "")
            key = linked or actor.text.casefold()
            counts[key] += 1
            if key not in first:
                country = known.country if known else None
                name = known.name if known else actor.text
                first[key] = Participant(linked or actor.entity, name, country, _sector(actor.text, ledger.lexicon))
    return tuple(first[key] for key in sorted(counts, key=lambda k: (-counts[k], k)))


def _sector(text: str, lexicon: TriggerLexicon) -> str | None:
    words = set(_WORD.findall(text.lower()))
    return next((sector for sector, listed in lexicon.sectors if words & listed), None)


def _history(members: Sequence[Features], ledger: Ledger) -> tuple[StatusPoint, ...]:
    """What each passage makes of the event, by the day its document speaks of, undated first."""
    points = (_point(member, ledger) for member in members)
    return tuple(sorted(points, key=lambda p: (p.as_of or "", p.doc, p.start, p.end)))


def _headlines(members: Sequence[Features]) -> set[tuple[str, int]]:
    """Where headlines tell it, unless nothing else does: a headline drops the source that its text names."""
    headed = {(m.mention.doc, m.mention.start) for m in members if m.headline}
    return headed if len(headed) < len(members) else set()


def _point(member: Features, ledger: Ledger) -> StatusPoint:
    m = member.mention
    phase = phase_of(m, ledger.lexicon)
    return StatusPoint(ledger.published.get(m.doc), _mention_status(member, ledger), phase, m.doc, m.start, m.end)


def _mention_status(member: Features, ledger: Ledger) -> EventStatus:
    mention = member.mention
    if mention.status == "denied" or mention.claim in ledger.denied:
        return "denied"
    if mention.status in ("planned", "conditional"):
        claim = ledger.claims.get(mention.claim or "")
        warned = claim is not None and claim.act == "warns"
        return "threatened" if warned or _THREAT.search(mention.text) else "planned"
    if _threatens(mention):
        return "threatened"
    issued = mention.doc in ledger.issued
    if issued and is_done_by_words(mention):
        return "reported"
    spoken = issued or ledger.speaker(mention.doc, mention.claim) is not None
    return "claimed" if spoken or mention.status == "unverified" else "reported"


def _threatens(mention: EventMention) -> bool:
    """Whether it tells what somebody threatens to do."""
    said = mention.text[mention.trigger.start - mention.start :]
    return mention.type == "THREATEN" and mention.status == "asserted" and _TO_DO.match(said) is not None


_UNDONE: Final = ("not-done", "failed")
_STRENGTH: Final[tuple[EventStatus, ...]] = ("denied", "reported", "claimed", "planned", "threatened")


def _status(history: Sequence[StatusPoint]) -> EventStatus:
    """One word for how well the event stands: a contradiction first, then the narrators' word, then a party's.

    A plan that was called off stays a plan: what is reported is that it came to nothing.
    """
    planned = any(point.status == "planned" for point in history)
    seen = {"planned" if planned and point.phase in _UNDONE else point.status for point in history}
    for status in _STRENGTH:
        if status in seen:
            return status
    return "claimed"


_MONTH: Final = re.compile(r"\bMay\b")
"""The month, which is no sign of doubt."""


def phase_of(mention: EventMention, lexicon: TriggerLexicon) -> Phase:
    """Where the event is, by the cues around its trigger; a plain telling in the past is *done*."""
    text, status = _own_words(mention), mention.status
    if status == "denied":
        return "not-done"
    if _stops_what_runs(mention):
        text = text.replace(mention.trigger.text, " ", 1)
    padded = f" {' '.join(_WORD.findall(_MONTH.sub(' ', text).lower()))} "
    for phase, cues in lexicon.phases:
        if any(f" {cue} " in padded for cue in cues):
            return "possible" if phase == "planned" and status == "conditional" else cast(Phase, phase)
    if status in ("planned", "conditional"):
        return "planned" if status == "planned" else "possible"
    return "under-way" if _PROGRESSIVE.search(text) else "done"


def _stops_what_runs(mention: EventMention) -> bool:
    """Whether it tells of a deed that ended or barred what was going on: *halted its exports*, *cancelled 40 trains*.

    What was only planned comes to nothing where it is cancelled, and so does what *was cancelled* without a doer.
    """
    at, to = mention.trigger.start - mention.start, mention.trigger.end - mention.start
    if not 0 <= at < to <= len(mention.text):
        return False
    deed = mention.trigger.text.lower()
    if deed in ("halted", "prevented"):
        return True
    if deed not in ("cancelled", "canceled", "scrapped", "abandoned") or not mention.actors:
        return False
    passive = _BEING.search(mention.text[:at]) is not None
    return not passive and _OBJECT.match(mention.text, to) is not None and _FORESEEN.search(mention.text) is None


_BEING: Final = re.compile(r"\b(?:is|are|was|were|be|been|being)\b(?: \w+ly)? $", re.I)
_OBJECT: Final = re.compile(r" (?:all|some|most|more than|its|his|her|their|the|an?|[\d,]+|[^\W\d_]+) [^\W\d_]", re.I)
_FORESEEN: Final = re.compile(
    r"\b(?:plan(?:s|ned)?|scheduled|due|set for|announced|called for|tomorrow|next|visits?|trips?|talks|meetings?"
    r"|march(?:es)?|rall(?:y|ies)|protests?|strikes?|summit|votes?|elections?|polls?)\b",
    re.I,
)
"""What makes it likely that what is cancelled had not begun."""


def _own_words(mention: EventMention) -> str:
    """What of a clause is about its trigger: from the conjunction before it to the next clause, quotation or aside.

    Behind the trigger what describes a noun is left out (*charged the head of a failed bank*).
    """
    text, at, to = mention.text, mention.trigger.start - mention.start, mention.trigger.end - mention.start
    if not 0 <= at < to <= len(text):
        return text
    before, after = text[:at], text[to:]
    opened = [match.end() for match in _JOINED.finditer(before)]
    ends = _ENDS.search(after)
    after = _DESCRIBED.sub(" ", after[: ends.start()] if ends else after)
    trigger = text[at:to]
    return f"{before[opened[-1] if opened else 0 :]}{trigger}{after}"


def _phase_of(status: EventStatus, history: Sequence[StatusPoint]) -> Phase:
    """The phase of the latest passage that agrees with the event's status, or tells that a plan was called off."""
    agreeing = [p for p in history if p.status == status or (status == "planned" and p.phase in _UNDONE)]
    return (agreeing or list(history))[-1].phase
