"""What belongs in one line of the chronicle: events, figures and claims told in the same breath."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from coranto.compose.selection import (
    STANDS_ALONE,
    Lines,
    Passage,
    Wording,
    best_wording,
    clause_title,
    passage_of,
    wording,
)
from coranto.model.assertion import Claim, EventMention, Figure
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Extent, Relation, Series
from coranto.resources.triggers import TriggerLexicon
from coranto.text.telling import dependence, word_count

K = TypeVar("K")
V = TypeVar("V")

CHANGES: Final = frozenset(("corrects", "retracts"))
_UPDATES: Final = frozenset(("updates",))
DISPUTES: Final = frozenset(("denies", "contradicts"))
_SET_AGAINST: Final = frozenset(("juxtaposed",))
"""Two words on one matter; figures that merely stand beside one another dispute nothing."""
_WEIGHT_OF_QUANTITY: Final = {"killed": 10, "injured": 8, "missing": 8, "displaced": 7, "fled": 7, "captured": 6}


@dataclass(slots=True)
class Draft:
    """An entry before it is written."""

    events: list[Event]
    wording: Wording
    passages: list[Passage]
    also: list[Passage] = field(default_factory=list)
    """Passages that are cited but support another value or another word: they count for nothing."""
    figures: list[Figure] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    weight: int = 0
    kind: str = ""
    """What sort of thing it tells, so that an opening does not tell one sort alone."""
    lead: Event | None = None
    """The event that the title tells."""
    naming: list[Passage] = field(default_factory=list)
    """Passages that name the event and tell of something else: they count, but lend no words and no figures."""
    moved: bool = False
    """Whether it lists a whole series whose value has moved."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The rows of a dossier, laid out for composing."""

    lines: Lines
    lemmas: Mapping[tuple[str, int, int], tuple[EventMention, ...]]
    claims: Mapping[str, Claim]
    claims_in: Mapping[tuple[str, int], tuple[Claim, ...]]
    """Claims by document and start of the sentence in which they begin."""
    figures_in: Mapping[tuple[str, int], tuple[Figure, ...]]
    figures: Mapping[str, Figure]
    series: tuple[Series, ...]
    relations: Mapping[str, tuple[Relation, ...]]
    """By the id of either side."""
    lexicon: TriggerLexicon

    @staticmethod
    def of(corpus: Corpus, lexicon: TriggerLexicon) -> "Desk":
        """The desk of one dossier."""
        lines = Lines(corpus)
        claims = tuple(corpus.all(Claim))
        figures = tuple(corpus.all(Figure))
        sides = ((side, r) for r in corpus.all(Relation) for side in (r.a, r.b))
        return Desk(
            lines,
            _grouped(((m.doc, m.start, m.end), m) for m in corpus.all(EventMention)),
            {claim.id: claim for claim in claims},
            _grouped((_home(lines, c.doc, c.start), c) for c in claims),
            _grouped((_home(lines, f.doc, f.start), f) for f in figures),
            {figure.id: figure for figure in figures},
            tuple(corpus.all(Series)),
            _grouped(sides),
            lexicon,
        )

    def opposed(self, id_: str) -> list[Relation]:
        """The relations by which somebody denies or contradicts a record, or one word is set against another."""
        found = self.related(id_, DISPUTES)
        return found + [r for r in self.related(id_, _SET_AGAINST) if r.a in self.claims and r.b in self.claims]

    def related(self, id_: str, kinds: frozenset[str]) -> list[Relation]:
        """The relations of some kinds in which a record stands on either side."""
        return [r for r in self.relations.get(id_, ()) if r.type in kinds]


def _grouped(pairs: Iterable[tuple[K, V]]) -> dict[K, tuple[V, ...]]:
    found: dict[K, list[V]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in found.items()}


def _home(lines: Lines, doc: str, at: int) -> tuple[str, int]:
    """The document and start of the sentence that holds an offset; the offset itself outside any sentence."""
    sentence = lines.sentence(doc, at)
    return doc, at if sentence is None else sentence.start


def drafts(corpus: Corpus, desk: Desk) -> list[Draft]:
    """Drafts of all lines: events told by one leading sentence together, then series, then weighty bare claims."""
    made = _of_events(corpus, desk)
    made += _of_series(desk, made)
    made += _of_claims(desk, made)
    for draft in made:
        _cite_the_other_side(draft, desk)
    return made


def _cite_the_other_side(draft: Draft, desk: Desk) -> None:
    """Adds the sentences in which the draft's claims are denied or answered, or that they deny."""
    cited = {p.sentence for p in (*draft.passages, *draft.also)}
    for claim in draft.claims:
        for relation in desk.opposed(claim.id):
            other = desk.claims.get(relation.b if relation.a == claim.id else relation.a)
            if other is None:
                continue
            passage = passage_of(desk.lines, other.doc, other.start, other.end)
            if passage.sentence not in cited:
                cited.add(passage.sentence)
                draft.also.append(Passage(passage.sentence, passage.sentence, passage.furniture))


def _of_events(corpus: Corpus, desk: Desk) -> list[Draft]:
    """Drafts of events; those led by one sentence share a line unless their days differ."""
    made: dict[tuple[str, int], list[Draft]] = {}
    for event in sorted(corpus.all(Event), key=lambda e: (_first(e), e.id)):
        passages = [
            passage_of(desk.lines, m.doc, m.start, m.end, desk.claims.get(m.claim or ""))
            for m in event.mentions
            if m.tells
        ]
        naming = [passage_of(desk.lines, m.doc, m.start, m.end) for m in event.mentions if not m.tells]
        worded = best_wording(desk.lines, passages, whole_only=event.status == "denied")
        weight, kind = _weight(event, desk)
        fresh = Draft([event], worded, passages, naming=naming, weight=weight, kind=kind, lead=event)
        told = made.setdefault((worded.text.doc, worded.text.end), [])
        twin = next((draft for draft in told if _one_day(draft, event)), None)
        if twin is None and told:
            title = clause_title(desk.lines, _own_passage(fresh))
            if title is None or any(_overlap(title, draft.wording.title) for draft in told):
                twin = told[0]
            else:
                fresh.wording = replace(worded, title=title)
        if twin is None:
            told.append(fresh)
        else:
            _add(twin, fresh)
    drafts_made = _without_bare_headlines([draft for told in made.values() for draft in told], desk)
    for draft in drafts_made:
        _attach(draft, desk)
    return drafts_made


def _without_bare_headlines(made: Sequence[Draft], desk: Desk) -> list[Draft]:
    """The drafts in which a headline that its own text tells in full is no line of its own."""
    kept = [draft for draft in made if not _is_headline(draft)]
    told = {(draft.wording.text.doc, draft.kind): draft for draft in reversed(kept)}
    for draft in made:
        if not _is_headline(draft):
            continue
        home = told.get((draft.wording.text.doc, draft.kind)) or _retold(draft, kept, desk)
        if home is None:
            draft.weight = max(1, draft.weight - HEADLINE_LOSS)
            kept.append(draft)
        else:
            home.events += draft.events
            home.passages += draft.passages
            home.naming += draft.naming
    return kept


def _retold(headline: Draft, kept: Sequence[Draft], desk: Desk) -> Draft | None:
    """The first line of the headline's own text that shares words of weight with it, if one does."""
    words = _heavy_words(desk.lines.text(headline.wording.title))
    own = [d for d in kept if d.wording.text.doc == headline.wording.text.doc and not _is_headline(d)]
    own.sort(key=lambda d: d.wording.text.start)
    return next((d for d in own if len(words & _heavy_words(desk.lines.text(d.wording.text))) >= SHARED_WORDS), None)


SHARED_WORDS: Final = 3


def _heavy_words(text: str) -> set[str]:
    return {word[:5] for word in text.lower().split() if len(word) >= 4}


HEADLINE_LOSS: Final = 3
"""Consequence that a headline loses as a line of its own: its text tells the same in full."""


def _is_headline(draft: Draft) -> bool:
    return all(passage.furniture for passage in draft.passages)


def _overlap(one: Extent, other: Extent) -> bool:
    """Whether two titles of one sentence share more than half of the shorter."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared > min(one.end - one.start, other.end - other.start)


def _one_day(draft: Draft, event: Event) -> bool:
    """Whether the event can share the line: no day of its own, or one that the line has, or has none of."""
    days = {(e.begin or "")[:10] for e in draft.events}
    return event.begin is None or event.begin[:10] in days or days == {""}


def _own_passage(draft: Draft) -> Passage:
    """The passage that the draft's wording was taken from."""
    text = draft.wording.text
    own = [p for p in draft.passages if p.sentence.doc == text.doc and p.sentence.end == text.end]
    return own[0] if own else draft.passages[0]


def _strength(draft: Draft) -> tuple[bool, int, bool, float]:
    """What makes one event of a sentence lead the line: that it can be read alone, its weight, that it happened."""
    score = draft.wording.score
    happened = draft.lead is not None and draft.lead.status in ("reported", "claimed")
    return score >= STANDS_ALONE, draft.weight, happened, score


def _add(draft: Draft, other: Draft) -> None:
    draft.events += other.events
    draft.passages += other.passages
    draft.naming += other.naming
    if _strength(other) > _strength(draft):
        draft.wording, draft.kind, draft.lead = other.wording, other.kind, other.lead
    draft.weight = max(draft.weight, other.weight)


def _first(event: Event) -> tuple[str, int, int]:
    return min((m.doc, m.start, m.end) for m in event.mentions if m.tells)


def _weight(event: Event, desk: Desk) -> tuple[int, str]:
    """The consequence of the gravest kind that the event's triggers stand for, and that kind."""
    found = [
        (family.weight if dependence(mention.text) < 2 else family.weight // 2, family.name)
        for ref in event.mentions
        if ref.tells
        for mention in desk.lemmas.get((ref.doc, ref.start, ref.end), ())
        if mention.type == event.type
        for family in [desk.lexicon.family(mention.type, mention.lemma)]
    ]
    weight, name = max(found, default=(1, ""))
    weight += FAILED_GAIN if event.phase == "failed" else 0
    return weight, desk.lexicon.root(name) if name else ""


FAILED_GAIN: Final = 2
"""What failed is more news than what went on: *the talks ended without a deal*."""


def _attach(draft: Draft, desk: Desk) -> None:
    """Gives a draft the figures of its sentences and the claims that its mentions stand in."""
    homes = dict.fromkeys((p.sentence.doc, p.sentence.start) for p in draft.passages)
    figures = {f.id: f for home in homes for f in desk.figures_in.get(home, ())}
    told = [m.claim for event in draft.events for m in event.mentions if m.claim is not None]
    told += [f.claim for f in figures.values() if f.claim is not None]
    opened = {(p.sentence.doc, at) for p in draft.passages for at in (p.sentence.start, p.clause.start)}
    draft.figures = [figures[key] for key in sorted(figures) if _matters(figures[key], opened)]
    told += [c.id for c in _claims_of_title(draft, desk)]
    draft.claims = [desk.claims[key] for key in sorted(set(told)) if key in desk.claims]
    gravest = max((_WEIGHT_OF_QUANTITY.get(f.quantity, 0) for f in draft.figures), default=0)
    draft.weight = max(draft.weight, gravest)


def _claims_of_title(draft: Draft, desk: Desk) -> Iterator[Claim]:
    """The claims whose cue the title shows, or that follow a cue that it shows."""
    title = draft.wording.title
    for claim in desk.claims_in.get(_home(desk.lines, title.doc, title.start), ()):
        if claim.cue is not None and title.start <= claim.cue.start < title.end:
            yield claim


def _matters(figure: Figure, opened: Collection[tuple[str, int]]) -> bool:
    """Whether a figure is worth a line: a toll, a sum, a measure, or what its sentence or clause opens with."""
    return figure.quantity != "other" or (figure.doc, figure.start) in opened


def _of_series(desk: Desk, made: Sequence[Draft]) -> Iterator[Draft]:
    """A line for each series of two or more figures of people, led by its latest figure and citing all of them.

    Where an event's line is led by the sentence of that figure, that line becomes the series' line.
    """
    led_by = {(draft.wording.text.doc, draft.wording.text.end): draft for draft in reversed(made)}
    for series in desk.series:
        rows = [desk.figures[f] for f in series.figures if f in desk.figures]
        if len({f.doc for f in rows}) < 2 or series.quantity not in _WEIGHT_OF_QUANTITY:
            continue
        passages = [passage_of(desk.lines, f.doc, f.start, f.end) for f in rows]
        sentences = [Passage(p.sentence, p.sentence, p.furniture) for p in passages]
        latest = max(range(len(rows)), key=lambda i: _freshness(rows[i], passages[i], desk))
        lead = sentences[latest]
        home = led_by.get((lead.sentence.doc, lead.sentence.end))
        if home is None:
            weight = _WEIGHT_OF_QUANTITY[series.quantity]
            home = Draft([], wording(desk.lines, lead), [lead], weight=weight, kind=series.quantity)
            led_by[lead.sentence.doc, lead.sentence.end] = home
            yield home
        home.moved = home.moved or any(desk.related(f.id, _UPDATES) for f in rows)
        cited = {p.sentence for p in home.passages}
        home.also += [p for p in sentences if p.sentence not in cited]
        known = {f.id for f in home.figures}
        home.figures += [f for f in rows if f.id not in known]
        told = {c.id for c in home.claims}
        wanted = dict.fromkeys(f.claim for f in rows if f.claim is not None)
        home.claims += [desk.claims[c] for c in wanted if c in desk.claims and c not in told]


def _freshness(figure: Figure, passage: Passage, desk: Desk) -> tuple[bool, str, bool, int, str]:
    """What makes a figure fit to lead its series: not taken back, of the latest day, in running text, told first."""
    wrong = any(r.type == "corrects" and r.b == figure.id for r in desk.relations.get(figure.id, ()))
    return not wrong, _as_of(figure), not passage.furniture, -figure.start, figure.id


def _as_of(figure: Figure) -> str:
    as_of = figure.as_of
    return (as_of[0] if isinstance(as_of, tuple) else as_of) or ""


_WEIGHT_OF_ACT: Final = {"denies": 5, "accuses": 4, "warns": 4, "orders": 4, "promises": 4, "urges": 3}
_CORRECTIONS: Final = frozenset(("corrects", "retracts"))
_SAME: Final = frozenset(("same",))
MIN_CLAIM_WORDS: Final = 7
MIN_DENIAL_WORDS: Final = 3


def _weighty(claim: Claim, *, disputed: bool) -> bool:
    """Whether a bare claim deserves a line: a dispute, denial or charge by anyone, else a named source's full word."""
    if claim.source is None or claim.mode == "narrator":
        return False
    if disputed or claim.act in ("denies", "accuses") or claim.status == "denied":
        return word_count(claim.text) >= MIN_DENIAL_WORDS
    return claim.source.entity is not None and word_count(claim.text) >= MIN_CLAIM_WORDS


def _of_claims(desk: Desk, made: Sequence[Draft]) -> Iterator[Draft]:
    """A line for each claim of a named source that no line tells yet, if it is long enough to mean something."""
    told = {(p.sentence.doc, p.sentence.start) for draft in made for p in draft.passages}
    line_of: dict[str, Draft] = {}
    correcting: Draft | None = None
    for claim in sorted(desk.claims.values(), key=lambda c: (c.doc, c.start, c.end, c.id)):
        home = _home(desk.lines, claim.doc, claim.start)
        opened = ((claim.doc, home[1]), (claim.doc, claim.start))
        figures = [f for f in desk.figures_in.get(home, ()) if _matters(f, opened)]
        corrected = any(desk.related(i, _CORRECTIONS) for i in (claim.id, *(f.id for f in figures)))
        if home in told or not (corrected or _weighty(claim, disputed=bool(desk.opposed(claim.id)))):
            continue
        passage = passage_of(desk.lines, claim.doc, claim.start, claim.end)
        passage = Passage(passage.sentence, passage.sentence, passage.furniture)
        if passage.furniture:
            continue
        told.add(home)
        twin = next((line_of[i] for r in desk.related(claim.id, _SAME) for i in (r.a, r.b) if i in line_of), None)
        if twin is not None:
            twin.passages.append(passage)
            twin.claims.append(claim)
            continue
        if corrected and correcting is not None and _goes_on(correcting, passage, desk):
            _continue(correcting, passage, figures, claim)
            continue
        disputed = any(desk.opposed(c.id) for c in desk.claims_in.get(home, ()))
        weight = 6 if disputed or corrected else _WEIGHT_OF_ACT.get(claim.act, 2)
        beside = [c for c in desk.claims_in.get(home, ()) if c is claim or c.source is not None or desk.opposed(c.id)]
        made_now = Draft([], wording(desk.lines, passage), [passage], [], figures, beside, weight, f"said {claim.act}")
        line_of[claim.id] = made_now
        correcting = made_now if corrected else None
        yield made_now


def _goes_on(draft: Draft, passage: Passage, desk: Desk) -> bool:
    """Whether the passage is the sentence right behind the draft's text."""
    sentence = desk.lines.sentence(passage.sentence.doc, passage.sentence.start)
    before = None if sentence is None else desk.lines.before(sentence)
    return before is not None and before.doc == draft.wording.text.doc and before.end == draft.wording.text.end


def _continue(draft: Draft, passage: Passage, figures: Sequence[Figure], claim: Claim) -> None:
    """Lengthens a correction by the sentence in which it goes on."""
    text = draft.wording.text
    draft.wording = replace(draft.wording, text=Extent(text.doc, text.start, passage.sentence.end))
    draft.passages.append(passage)
    draft.figures += figures
    draft.claims.append(claim)
