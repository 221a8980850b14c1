"""Lines of events: those told by one sentence in one breath, with the figures and claims that belong to them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.doubts import UNPROVEN
from coranto.compose.drafts import WEIGHT_OF_QUANTITY, Draft, matters
from coranto.compose.selection import STANDS_ALONE, Passage, best_wording, clause_title, passage_of
from coranto.compose.standing import is_denial, is_plan
from coranto.model.assertion import Claim
from coranto.model.corpus import Corpus
from coranto.model.resolved import Event, Extent
from coranto.text.telling import dependence
from coranto.text.titles import is_whole

SHARED_WORDS: Final = 3
"""Words of weight that a headline must share with the line that tells the same."""
HEADLINE_LOSS: Final = 3
"""Consequence that a headline loses as a line of its own: its text tells the same in full."""
FRAGMENT: Final = 2
"""The dependence of a clause that cannot stand alone."""
INSERTION: Final = 50
"""Characters behind a participle in which the comma stands that closes its aside."""
_INSERTED: Final = re.compile(r"^[^,]{3,80}(?:, \d+)?, (?:\w+ly )?\w+(?:ed|en|ne|wn|ght|ot|ld|pt)$")
FAILED_GAIN: Final = 2
"""What failed is more news than what went on: *the talks ended without a deal*."""


def event_lines(corpus: Corpus, desk: Desk) -> list[Draft]:
    """Drafts of events; those led by one sentence share a line unless their days or their places differ."""
    made: dict[tuple[str, int], list[Draft]] = {}
    for event in sorted(corpus.all(Event), key=lambda e: (_first(e), e.id)):
        fresh = _draft(event, desk)
        told = made.setdefault((fresh.wording.text.doc, fresh.wording.text.end), [])
        twin = next((draft for draft in told if _one_setting(draft, event)), None)
        if twin is None and told:
            title = clause_title(desk.lines, _own_passage(fresh))
            coming = title is None and _is_to_come(event, told, desk)
            title = fresh.wording.title if coming else title
            if title is None or (not coming and _repeats(title, told, own_setting=_has_own_setting(event, desk))):
                twin = told[0]
            else:
                fresh.wording = replace(fresh.wording, title=title)
                fresh.is_part = True
        if twin is None:
            told.append(fresh)
        else:
            _add(twin, fresh, desk)
    drafts = _without_bare_headlines([draft for told in made.values() for draft in told], desk)
    for draft in drafts:
        _attach(draft, desk)
    return drafts


def _draft(event: Event, desk: Desk) -> Draft:
    """The line of one event alone."""
    told = [m for m in event.mentions if m.tells]
    passages = [passage_of(desk.lines, m.doc, m.start, m.end, desk.claims.get(m.claim or "")) for m in told]
    naming = [passage_of(desk.lines, m.doc, m.start, m.end) for m in event.mentions if not m.tells]
    worded = best_wording(desk.lines, passages, whole_only=event.status == "denied")
    weight, kind = _weight(event, desk)
    return Draft([event], worded, passages, naming=naming, weight=weight, kind=kind, lead=event)


def _without_bare_headlines(made: Sequence[Draft], desk: Desk) -> list[Draft]:
    """The drafts in which a headline that its own text tells in full is no line of its own."""
    kept = [draft for draft in made if not _is_headline(draft)]
    for draft in made:
        if not _is_headline(draft):
            continue
        home = _retold(draft, kept, desk)
        if home is None:
            draft.weight = max(1, draft.weight - HEADLINE_LOSS)
            kept.append(draft)
        else:
            home.events += draft.events
            home.passages += draft.passages
            home.naming += draft.naming
    return kept


def _retold(headline: Draft, kept: Sequence[Draft], desk: Desk) -> Draft | None:
    """The line of the headline's own text that shares most words of weight with it: three, or one and the kind."""
    words = _heavy_words(desk.lines.text(headline.wording.title))
    own = [d for d in kept if d.wording.text.doc == headline.wording.text.doc and not _is_headline(d)]
    shared = [(len(words & _heavy_words(desk.lines.text(d.wording.text))), d.kind == headline.kind, d) for d in own]
    fit = [(n, same, d) for n, same, d in shared if n >= SHARED_WORDS or (same and n)]
    return max(fit, key=lambda row: (row[0], row[1], -row[2].wording.text.start), default=(0, False, None))[2]


def _heavy_words(text: str) -> set[str]:
    return {word[:5] for word in text.lower().split() if len(word) >= 4 or word.isdigit()}


def _is_headline(draft: Draft) -> bool:
    return all(passage.furniture for passage in draft.passages)


def _one_setting(draft: Draft, event: Event) -> bool:
    """Whether the event can share the line: its day is not another, nor is its place, as far as both are told."""
    days = {(e.begin or "")[:10] for e in draft.events}
    return (event.begin is None or event.begin[:10] in days or days == {""}) and _one_place(draft, event)


def _one_place(draft: Draft, event: Event) -> bool:
    """Whether no clause puts the event elsewhere than the line's; a country holds its own towns."""
    here, there = _stated_place(event), {_stated_place(e) for e in draft.events} - {None}
    return here is None or not there or here in there


def _stated_place(event: Event) -> str | None:
    place = event.place
    return None if place is None or place.inferred else place.name


def _has_own_setting(event: Event, desk: Desk) -> bool:
    """Whether a clause that tells of the event itself says when or where it was."""
    told = [m for ref in event.mentions if ref.tells for m in desk.lemmas.get((ref.doc, ref.start, ref.end), ())]
    dated = any(m.time is not None and m.time.start is not None and m.start <= m.time.start < m.end for m in told)
    return dated or _stated_place(event) is not None


def _is_to_come(event: Event, told: Sequence[Draft], desk: Desk) -> bool:
    """Whether the event is planned for a day that its clause states, in a sentence that tells of what has happened."""
    ahead = ("planned", "threatened")
    happened = all(e.status not in ahead for draft in told for e in draft.events)
    return event.status in ahead and event.begin is not None and happened and _has_own_setting(event, desk)


def _repeats(title: Extent, told: Sequence[Draft], *, own_setting: bool) -> bool:
    """Whether a title shares half of the shorter with one told already, or nearly all where it has its own setting."""
    return any(_overlap(title, draft.wording.title, own_setting) for draft in told)


def _overlap(one: Extent, other: Extent, own_setting: bool) -> bool:
    shared = 10 * (min(one.end, other.end) - max(one.start, other.start))
    lengths = one.end - one.start, other.end - other.start
    return shared > (7 * max(lengths) if own_setting else 5 * min(lengths))


def _own_passage(draft: Draft) -> Passage:
    """The passage that the draft's wording was taken from: of several in one sentence, where the lead is told."""
    text, lead = draft.wording.text, draft.lead
    own = [p for p in draft.passages if p.sentence.doc == text.doc and p.sentence.end == text.end]
    told = set() if lead is None else {Extent(m.doc, m.start, m.end) for m in lead.mentions if m.tells}
    return next((p for p in own if p.clause in told), own[0] if own else draft.passages[0])


def _strength(draft: Draft, desk: Desk) -> tuple[bool, bool, bool, int, bool, float]:
    """What makes one event of a sentence lead: read alone, in a clause of its own; no denial, no mere plan; weight."""
    score = draft.wording.score
    whole = dependence(desk.lines.text(_own_passage(draft).clause)) < FRAGMENT
    happened = draft.lead is not None and draft.lead.status in ("reported", "claimed")
    lead = draft.lead
    set_back = lead is not None and (lead.status == "denied" or (lead.status == "planned" and lead.begin is None))
    return score >= STANDS_ALONE, whole and not _is_inserted(draft, desk), not set_back, draft.weight, happened, score


def _is_inserted(draft: Draft, desk: Desk) -> bool:
    """Whether a participle between commas tells the leading event: *the nurse,* **taken in May,** *came home*."""
    clause, text = _own_passage(draft).clause, desk.lines.texts[draft.wording.text.doc]
    told = desk.lemmas.get((clause.doc, clause.start, clause.end), ())
    own = [m for m in told if draft.lead is not None and m.type == draft.lead.type]
    return (
        len(own) == 1 < len(told)
        and _INSERTED.search(text[clause.start : own[0].trigger.end]) is not None
        and ("," in text[own[0].trigger.end : min(clause.end, own[0].trigger.end + INSERTION)])
    )


def _add(draft: Draft, other: Draft, desk: Desk) -> None:
    if _strength(other, desk) > _strength(draft, desk):
        draft.wording, draft.kind, draft.lead = other.wording, other.kind, other.lead
    draft.weight = max(draft.weight, other.weight)
    draft.events += other.events
    draft.passages += other.passages
    draft.naming += other.naming


def _first(event: Event) -> tuple[str, int, int]:
    return min((m.doc, m.start, m.end) for m in event.mentions if m.tells)


def _weight(event: Event, desk: Desk) -> tuple[int, str]:
    """The consequence of the gravest kind that the event's triggers stand for, and that kind: the word if unlisted."""
    found = [
        (family.weight if dependence(mention.text) < FRAGMENT else family.weight // 2, family.name, mention.lemma)
        for ref in event.mentions
        if ref.tells
        for mention in desk.lemmas.get((ref.doc, ref.start, ref.end), ())
        if mention.type == event.type
        for family in [desk.lexicon.family(mention.type, mention.lemma)]
    ]
    weight, name, lemma = max(found, default=(1, "", ""))
    weight += FAILED_GAIN if event.phase == "failed" else 0
    unlisted = not name or desk.lexicon.family_of.get((event.type, lemma)) is None
    return weight, lemma if unlisted else desk.lexicon.root(name)


def _attach(draft: Draft, desk: Desk) -> None:
    """Gives a draft the claims that its mentions stand in, and the figures and claims of the sentence that it shows.

    Of another sentence that it cites, the figures are those of the clause that tells of the event.
    """
    text = draft.wording.text
    opened = {(p.sentence.doc, at) for p in draft.passages for at in (p.sentence.start, p.clause.start)}
    told = [m.claim for event in draft.events for m in event.mentions if m.claim is not None]
    homes = sorted(
        dict.fromkeys(draft.homes(desk)), key=lambda h: h[0] != text.doc or not text.start <= h[1] < text.end
    )
    for home in homes:
        shown = home[0] == text.doc and text.start <= home[1] < text.end and not draft.is_part
        clauses = [p.clause for p in draft.passages if desk.lines.home(p.sentence.doc, p.sentence.start) == home]
        own = [
            f
            for f in desk.figures_in.get(home, ())
            if matters(f, opened) and (shown or any(_holds(clause, f.start) for clause in clauses))
        ]
        draft.add_figures(own)
        told += [f.claim for f in own if f.claim is not None]
        told += [c.id for c in desk.claims_in.get(home, ()) if shown and c.mode != "narrator"]
    told += [c.id for c in _claims_of_title(draft, desk)]
    draft.claims = [desk.claims[key] for key in sorted(set(told)) if key in desk.claims]
    threat = draft.lead is not None and draft.lead.status == "threatened"  # whoever threatens tells what may come
    if draft.lead is not None and not threat and (_is_by_the_way(draft, desk) or _is_word(draft, draft.lead, desk)):
        draft.lead = None
    gravest = max((WEIGHT_OF_QUANTITY.get(f.quantity, 0) for f in draft.figures), default=0)
    draft.weight = max(draft.weight, gravest)


def _is_by_the_way(draft: Draft, desk: Desk) -> bool:
    """Whether the events of a line stand in mere fragments of a sentence that somebody's statement leads."""
    own = [p for p in draft.passages if p.sentence.doc == draft.wording.text.doc]
    if not all(dependence(desk.lines.text(p.clause)) == FRAGMENT for p in own) or len(own) < len(draft.passages):
        return False
    home = desk.lines.home(own[0].sentence.doc, own[0].sentence.start)
    told = [c for c in draft.claims if desk.lines.home(c.doc, c.start) == home and c.source is not None]
    return any(draft.wording.title.start <= c.start and c.mode != "narrator" for c in told)


def _is_word(draft: Draft, lead: Event, desk: Desk) -> bool:
    """Whether the leading event is but the verb of a denial, a charge or a plan, or a proof that nobody offered."""
    told = (m for ref in lead.mentions if ref.tells for m in desk.lemmas.get((ref.doc, ref.start, ref.end), ()))
    own = [m for m in told if m.type == lead.type]
    if own and all(UNPROVEN.search(desk.lines.texts[m.doc][m.trigger.start : m.end]) for m in own):
        return True
    charge = lead.type == "ACCUSE"
    cues = [
        c.cue
        for c in draft.claims
        if c.cue is not None and (is_denial(c) or is_plan(c) or c.act == "accuses" or (charge and is_whole(c.text)))
    ]
    return any(m.trigger.start < cue.end and cue.start < m.trigger.end for m in own for cue in cues)


def _holds(clause: Extent, at: int) -> bool:
    return clause.start <= at < clause.end


def _claims_of_title(draft: Draft, desk: Desk) -> Iterator[Claim]:
    """The claims whose cue the title shows, or that follow a cue that it shows."""
    title = draft.wording.title
    for claim in desk.claims_in.get(desk.lines.home(title.doc, title.end - 1), ()):
        if claim.cue is not None and title.start <= claim.cue.start < title.end:
            yield claim
