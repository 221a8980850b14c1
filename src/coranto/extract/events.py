"""Event mentions: clauses that tell of something that happened, is planned, or is denied."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.happenings.carried_days import settled
from coranto.extract.happenings.clause_scenes import Match, Scene, Written
from coranto.extract.happenings.denied_clauses import denied
from coranto.extract.happenings.event_clauses import (
    DETERMINERS,
    PREPOSITIONS,
    Clause,
    Token,
    clauses,
    spliced,
    tokens,
    verbish,
)
from coranto.extract.happenings.event_locatives import place_of
from coranto.extract.happenings.event_places import Surroundings
from coranto.extract.happenings.event_settings import (
    narrated_time,
    of_another_verb,
    said_time,
    same_day,
    since_named,
    time_of,
    until_told,
)
from coranto.extract.happenings.marked_triggers import marked_matches, marked_tokens
from coranto.extract.happenings.participants import Names, participants
from coranto.extract.happenings.told_counts import count_matches, labelled, tally_matches
from coranto.extract.happenings.trigger_matches import VERBAL, matches
from coranto.extract.happenings.unlisted_verbs import unlisted_matches
from coranto.extract.whereabouts.nearby_places import is_quoted, without_bearings
from coranto.model.annotation import Marking, Mention, Place, Sentence, Time
from coranto.model.assertion import Claim, ClaimStatus, EventMention, Passage, TimeRef
from coranto.model.corpus import Folio
from coranto.model.source import Document
from coranto.resources.triggers import Family, TriggerLexicon
from coranto.text.identity import content_id
from coranto.text.spans import Span
from coranto.text.wordlists import words
from coranto.tools import Tools

LOOK_BACK: Final = 600
"""Characters before a clause in which *that day* may have been named."""
_SAME_DAY: Final = re.compile(r"\b(?:the )?(?:same|that) (?:day|night|evening|morning|afternoon|hour)\b", re.I)

MIN_TOKENS: Final = 2
"""Shorter clauses are remnants of a cut."""
_HABITS: Final = words("usually often always regularly traditionally historically typically annually")
_NO_NEWS: Final = re.compile(
    r"\b(?:not|isn't|wasn't) (?:\w+ )?(?:clear|known|certain)\b|"
    r"\b(?:for|in recent) (?:\w+ )?(?:years|decades|centuries|generations)\b|"
    r"\b(?:each|every|on average) (?:\w+ )?(?:day|night|morning|evening|week|weekend|month|"
    r"summer|winter|spring|autumn|year|time|mon|tues|wednes|thurs|fri|satur|sun)"
)
_INSERTED: Final = re.compile(r" , (?:who|which|whose|where) [^,]* ,")
"""What is told of somebody by the way: *the guard, who had served for years, was shot*."""
_LONG_PAST: Final = re.compile(
    r"\b(?:at|since|after|before|during|upon|with) the "
    r"(?:fall|collapse|break-?up|dissolution|founding|birth|outbreak|height|days|time|end) of "
    r"(?!(?:the |this |last )?(?:day|week|month|year|season|match|game|talks|meeting)\b)|"
    r"\bin the (?:(?:early|mid|late)[ -])?(?:1[5-9]|20)\d0s\b|"
    r"\b(?:decades?|generations?|centur(?:y|ies)) (?:ago|earlier)\b",
    re.I,
)
"""What dates a clause by another age: it is no news of the day."""
_EARLIER: Final = words("previously ago recently twice thrice times")
_SPOKEN_MODES: Final = frozenset(("direct", "mixed"))
_SETTING: Final = frozenset(("after", "before", "since", "until"))
_COARSE: Final = frozenset(("year", "month"))
_TOLD: Final = frozenset(("past", "perfect", "pluperfect", "participle"))
"""A clause in one of these tenses is told as a fact, even inside a plan (*since the war began*)."""
_DONE: Final = frozenset(("past", "perfect", "pluperfect", "progressive"))
_PROMISES: Final = frozenset(("promise", "pledge", "vow", "undertake"))
"""Who does so plans; who vows to do something defies."""
_AWAITING: Final = frozenset(("if", "unless", "provided"))
_PERFECT: Final = frozenset(("perfect", "pluperfect"))
_UNDER_WAY: Final = re.compile(r"\b(?:is|are|am) (?:being|under|in)\b", re.I)
_ASKING: Final = frozenset(("request", "threat"))
_DEMANDS: Final = frozenset(("orders", "urges", "asks"))
_GOING_ON: Final = frozenset(("perfect", "pluperfect", "progressive"))
_SUBORDINATE: Final = frozenset(("who", "which", "whose", "that", "when", "while", "where", "if", "because", "since"))
_UNKNOWN: Final = frozenset(("unclear", "unknown", "whether", "hypothetical"))
_FIRST_PERSON: Final = frozenset(("i", "we", "our", "my", "you", "your"))
_OURSELVES: Final = frozenset(("i", "we"))
_ABLE: Final = frozenset(("able", "unable"))
"""What the writers could not find out is no occurrence, nor mostly what somebody quoted did for himself."""
_NAMELESS: Final = re.compile(r"\s+(?:not to be|that (?:his|her|their)|to remain)\b", re.I)
_QUOTES: Final = frozenset('"“”„«»')


@dataclass(frozen=True, slots=True)
class _Page:
    """One document's records, as the clauses of its sentences ask for them."""

    doc: str
    text: str
    text_sha256: str
    document: Document | None
    names: Names
    places: tuple[Place, ...]
    place_starts: tuple[int, ...]
    times: tuple[Time, ...]
    time_starts: tuple[int, ...]
    around: Surroundings
    told: TimeRef | None
    """The day of publication, as news told without a time has it."""

    @staticmethod
    def of(folio: Folio, tools: Tools) -> "_Page":
        places = tuple(sorted(folio.of(Place), key=lambda p: (p.start, -p.end)))
        times = tuple(sorted(folio.of(Time), key=lambda t: (t.start, -t.end)))
        return _Page(
            folio.doc, folio.text, folio.dispatch.text_sha256, folio.document, Names(folio.of(Mention)),
            places, tuple(p.start for p in places), times, tuple(t.start for t in times),
            Surroundings(folio, tools), narrated_time(folio.document, times),
        )  # fmt: skip

    def places_in(self, start: int, end: int) -> Sequence[Place]:
        """Toponyms that begin in ``start:end``."""
        return self.places[bisect_left(self.place_starts, start) : bisect_left(self.place_starts, end)]

    def times_in(self, start: int, end: int) -> Sequence[Time]:
        """Time expressions that begin in ``start:end``."""
        return self.times[bisect_left(self.time_starts, start) : bisect_left(self.time_starts, end)]


def event_mentions(folio: Folio, tools: Tools) -> tuple[EventMention, ...]:
    """One mention a clause and kind of event, in text order; headlines count, other furniture does not."""
    page = _Page.of(folio, tools)
    found: list[EventMention] = []
    events = [marking for marking in folio.of(Marking) if marking.layer == "event"]
    starts = [marking.start for marking in events]
    for sentence, claims in _with_claims(folio):
        if sentence.furniture in (None, "headline"):
            marked = events[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
            found.extend(_in_sentence(page, sentence, claims, marked, tools))
    unique = {(m.start, m.end, m.lemma, m.trigger.start): m for m in found}
    ordered = sorted(unique.values(), key=lambda m: (m.start, -m.end, m.trigger.start, m.id))
    headlines = {s.start: s.furniture == "headline" for s in sorted(folio.of(Sentence), key=lambda s: s.start)}
    return tuple(settled(ordered, folio.text, headlines, page.times, tools.triggers))


def _with_claims(folio: Folio) -> Iterator[tuple[Sentence, list[Claim]]]:
    """Every sentence with the claims that reach into it."""
    claims = sorted(folio.of(Claim), key=lambda c: (min(_starts(c)), c.id))
    active: list[Claim] = []
    at = 0
    for sentence in sorted(folio.of(Sentence), key=lambda s: (s.start, s.end)):
        while at < len(claims) and min(_starts(claims[at])) < sentence.end:
            active.append(claims[at])
            at += 1
        active = [c for c in active if max(e for _, e in c.pieces) > sentence.start]
        yield sentence, list(active)


def _starts(claim: Claim) -> list[int]:
    return [start for start, _ in claim.pieces]


@dataclass(frozen=True, slots=True)
class _Line:
    """One sentence cut into clauses, with the claims that reach into it."""

    page: _Page
    row: Sequence[Token]
    parts: Sequence[Clause]
    claims: Sequence[Claim]
    headline: bool

    def span(self, clause: Clause) -> tuple[int, int]:
        """Offsets of a clause, with a full stop, comma or lone quotation mark at its ends left out."""
        first, last = clause.first, clause.last
        lows = [token.low for token in self.row]
        while last - first > 1 and lows[last - 1] in ".,!?…":
            last -= 1
        if lows[last - 1] in _QUOTES and _lone(lows[first : last - 1]):
            last -= 1
        while last - first > 1 and lows[last - 1] in ".,":
            last -= 1
        if lows[first] in _QUOTES and _lone(lows[first + 1 : last]):
            first += 1
        return self.row[first].start, self.row[max(first, last - 1)].end


def _lone(lows: Sequence[str]) -> bool:
    """Whether a quotation mark has no partner in the words that remain."""
    return sum(low in _QUOTES for low in lows) % 2 == 0


def _in_sentence(
    page: _Page, sentence: Sentence, claims: list[Claim], markings: Sequence[Marking], tools: Tools
) -> Iterator[EventMention]:
    row = tokens(page.text, sentence.start, sentence.end)
    if len(row) < 3 or row[-1].low == "?":
        return
    edges = {edge for claim in claims for edge in _edges(claim, row)}
    headline = sentence.furniture == "headline"
    edges |= set(spliced(row)) if headline else set()
    line = _Line(page, row, clauses(page.text, row, edges), claims, headline)
    marked = marked_tokens(row, markings)
    seen: set[int] = set()
    written = Written.of(row)
    starts = [token.start for token in row]
    spans = [(claim.cue.start, claim.cue.end) for claim in claims if claim.cue is not None]
    cues = {at for span in spans for at in starts[slice(*(bisect_left(starts, edge) for edge in span))]}
    label = labelled(row)
    inner_first = sorted(line.parts, key=lambda part: part.last - part.first)
    for clause in (label,) if label else inner_first:
        if clause.kind == "conditional":
            continue
        scene = Scene.of(row, clause, line.headline, written)
        for match in _matches(scene, marked, tools.triggers, page.text[: sentence.start]):
            if match.first not in seen and not _is_cue(match, row, cues, tools.triggers):
                seen.add(match.first)
                mention = _mention(line, clause, match, tools.triggers.families[match.family])
                if mention is not None:
                    yield mention


def _matches(scene: Scene, marked: Mapping[int, str | None], lexicon: TriggerLexicon, before: str) -> list[Match]:
    """The triggers of one clause: words of the lists, then what the model marks, then verbs that tell of something.

    ``before``: the text before its sentence.
    """
    listed = matches(scene, lexicon)
    told = [*listed, *marked_matches(scene, marked, lexicon, listed)]
    families = {match.family for match in told}
    told = [*told, *(match for match in count_matches(scene) if match.family not in families)]
    if not told:
        told = list(tally_matches(scene, before))
    taken = {i for match in told for i in (*range(match.first, max(match.last, match.verb_end)), match.carrier)}
    return [*told, *unlisted_matches(scene, lexicon, taken)]


def _is_cue(match: Match, row: Sequence[Token], cues: set[int], lexicon: TriggerLexicon) -> bool:
    """Whether the word only says how something was said (*she stormed*): announcing sanctions is more than that."""
    idle = match.family == lexicon.unlisted(None).name or lexicon.families[match.family].type in ("ASSAULT", "PROTEST")
    return row[match.first].start in cues and idle and match.use != "planned"


def _edges(claim: Claim, row: Sequence[Token]) -> Iterator[int]:
    """Where a speaker's content begins and ends; none for an infinitive or a noun phrase, which no clause ends at."""
    if claim.mode == "narrator":
        return
    for start, end in claim.pieces:
        inside = [i for i, token in enumerate(row) if start <= token.start < end]
        if not inside:
            continue
        opens = {row[inside[0]].low, row[max(0, inside[0] - 1)].low}
        ends = _SUBORDINATE | {"to"} if claim.act == "orders" else _SUBORDINATE  # *ordered* **the men to be held**
        main = inside[: next((n for n, i in enumerate(inside) if row[i].low in ends), len(inside))]
        verbs = (verbish(row, i) and row[i - 1].low not in ("and", "or", "but") for i in main)
        if not opens & {"to", "of", "from"} and any(verbs):
            yield from (start, end)


def _mention(line: _Line, clause: Clause, match: Match, family: Family) -> EventMention | None:
    page, row = line.page, line.row
    claim = _innermost(line.claims, row[match.first].start)
    if _unfit(page.text, row, clause, match, claim, family.type):
        return None
    start, end = line.span(clause)
    time = _time(line, clause, match, claim, family.type)
    if time is not None and (time.start or 0) >= start and _since_long(row, time):
        return None
    roles = participants(page.text, row, clause, match, page.names)
    at, to = row[match.first].start, row[match.last - 1].end
    quoted = is_quoted(page.text, row[0].start, at)
    places = [p for p in page.places_in(start, end) if quoted or not is_quoted(page.text, row[0].start, p.start)]
    named = place_of(row, clause, match, family.type, without_bearings(page.text, places), roles)
    doers = [Span(actor.start, actor.end) for actor in roles.actors]
    around = page.around
    place = around.of(Span(start, end), at, family, doers) if named is None else around.near(named, family)
    return EventMention(
        content_id("event_mention", page.doc, page.text_sha256, start, end, at, match.lemma),
        page.doc, start, end, page.text[start:end], family.type, family.modes,
        Passage(at, to, page.text[at:to]), match.lemma, roles.actors, roles.recipients, place, time,
        denied(page.text, row, clause, at) or _status(line, match, claim, page.text[start:end]),
        claim.id if claim else None,
    )  # fmt: skip


def _since_long(row: Sequence[Token], time: TimeRef | None) -> bool:
    """Whether the clause tells what goes on since a year or a month: a state, not news."""
    return time is not None and time.precision in _COARSE and _opener(row, time) == "since"


def _opener(row: Sequence[Token], time: TimeRef) -> str:
    """The preposition right before a stated time, articles aside; empty where there is none."""
    if time.start is None:
        return ""
    before = [token.low for token in row if token.end <= time.start][-3:]
    return next((low for low in reversed(before) if low in PREPOSITIONS), "")


def _innermost(claims: Sequence[Claim], at: int) -> Claim | None:
    """The smallest claim whose content holds the offset; a speaker's before the narrator's own."""
    holding = [
        (end - start, claim.mode == "narrator", claim.id, claim)
        for claim in claims
        for start, end in claim.pieces
        if start <= at < end
    ]
    return min(holding, key=lambda h: h[:3])[3] if holding else None


def _time(line: _Line, clause: Clause, match: Match, claim: Claim | None, type_: str | None) -> TimeRef | None:
    """The stated time, else the day of publication where the clause tells the news of the day."""
    page, row = line.page, line.row
    start, end = line.span(clause)
    inside = page.times_in(start, end)
    sentence = page.times_in(row[0].start, row[-1].end)
    spoken = [c for c in line.claims if c.mode != "narrator"]
    here = _innermost(spoken, row[match.first].start)
    beside = [t for t in sentence if t not in inside and _innermost(spoken, t.start) == here]
    inside = [t for t in inside if not _asked_for(row, match, t)]
    said_now = match.use == "present" and type_ in VERBAL and not _is_open_threat(row, match)
    if (match.use in _DONE or said_now) and page.told is not None:
        inside = [t for t in inside if not _lies_ahead(row, t, page.told)]
    stated = time_of(clause, match, row, inside, beside)
    same = _SAME_DAY.search(page.text, start, end)
    if same is not None and (stated is None or (stated.start or 0) in range(*same.span())):
        return same_day(page.text[same.start() : same.end()], page.times_in(max(0, start - LOOK_BACK), same.start()))
    if stated is not None and match.use in _GOING_ON and _opener(row, stated) == "since":
        return until_told(stated, page.told)
    if stated is None and match.use == "past":
        stated = _opening_age(row, clause, sentence)
    if stated is not None or not _is_news(line, clause, match, claim, type_):
        return stated
    narrated = said_time(claim) or page.told
    if match.use != "pluperfect" or narrated is None:
        return narrated
    paragraph = max(page.text.rfind("\n\n", max(0, start - LOOK_BACK), start), start - LOOK_BACK, 0)
    return since_named(narrated, page.times_in(paragraph, start))


def _lies_ahead(row: Sequence[Token], time: Time, told: TimeRef) -> bool:
    """Whether the time begins after the telling: nothing told as done was then, but for *put back to Saturday*."""
    if any(token.low == "to" and token.end + 1 == time.start for token in row):
        return False
    return time.begin is not None and told.until is not None and time.begin[:10] >= told.until[:10]


def _opening_age(row: Sequence[Token], clause: Clause, times: Sequence[Time]) -> TimeRef | None:
    """The month or year that opens the sentence, which is that of all its clauses: *In 2023 they sued, and …*."""
    first = next((t for t in times if t.precision in _COARSE and t.type == "DATE"), None)
    if first is None or row[0].low not in ("in", "during") or clause.kind not in ("main", "participle"):
        return None
    if first.start != row[1].start:
        return None
    return TimeRef(first.start, first.end, first.begin, first.until, first.precision, f"its sentence: {first.reason}")


def _asked_for(row: Sequence[Token], match: Match, time: Time) -> bool:
    """Whether a time is that of what somebody is asked or told to do: *urged them to march on Friday*."""
    behind = [token.low for token in row[match.verb_end :] if token.end <= time.start]
    return match.family in _ASKING and not _is_open_threat(row, match) and "to" in behind[:-1]


def _is_open_threat(row: Sequence[Token], match: Match) -> bool:
    """Whether a threat stands that is yet to be carried out: *threatens to close the port on Monday*."""
    to = row[match.verb_end].low == "to" if match.verb_end < len(row) else False
    return match.lemma == "threaten" and match.use in ("present", "progressive") and to


def _is_news(line: _Line, clause: Clause, match: Match, claim: Claim | None, type_: str | None) -> bool:
    """Whether the tense tells the news of the day: no plan, no background, no earlier time in the sentence."""
    if match.use in ("planned", "possible") or _is_setting(line, clause):
        return False
    remark = match.use == "past" and type_ in VERBAL and _is_remark(line.row, clause)
    if clause.kind == "relative" and not remark:
        return False
    if match.use == "pluperfect" and (claim is None or claim.mode == "narrator"):
        return False
    if _promised(line.row, match) or (claim is not None and claim.act == "denies" and match.use in _PERFECT):
        return False
    if _LONG_PAST.search(line.page.text, *line.span(clause)):
        return False
    lows = {token.low for token in line.row[clause.first : clause.last]}
    dated = line.page.times_in(line.row[0].start, line.row[-1].end)
    coarse = [
        t for t in dated if t.type == "DATE" and t.precision in _COARSE and not of_another_verb(line.row, match, t)
    ]
    return not lows & _EARLIER and not coarse


def _is_remark(row: Sequence[Token], clause: Clause) -> bool:
    """Whether a relative clause adds what is news too: *, which the party rejected as a lie*."""
    return clause.first > 0 and row[clause.first - 1].low == "," and row[clause.first].low in ("which", "who")


def _is_setting(line: _Line, clause: Clause) -> bool:
    """Whether the clause tells what was before or after the news: not *After nine hours they have signed*."""
    if clause.opener not in _SETTING:
        return False
    opener = next((i for i in range(clause.first, clause.last) if line.row[i].low == clause.opener), clause.first)
    behind = line.row[min(opener + 1, clause.last - 1)].start
    return not any(time.type == "DURATION" for time in line.page.times_in(behind, behind + 1))


def _promised(row: Sequence[Token], match: Match) -> bool:
    """Whether something has been promised that is yet to come: neither has a day."""
    rest = [token.low for token in row[match.verb_end : match.verb_end + 1]]
    return match.lemma in _PROMISES and match.use in _PERFECT and rest in (["to"], ["that"])


def _unfit(
    text: str, row: Sequence[Token], clause: Clause, match: Match, claim: Claim | None, type_: str | None
) -> bool:
    """Whether a match is habit, history, opinion or exhortation rather than an occurrence."""
    lows = {row[i].low for i in range(clause.first, clause.last)}
    written = _INSERTED.sub(" ", " ".join(row[i].low for i in range(clause.first, clause.last)))
    if clause.last - clause.first < MIN_TOKENS and (match.noun or type_ is None):
        return True
    ahead = {row[i].low for i in range(clause.first, match.first) if i == 0 or row[i - 1].low not in DETERMINERS}
    supposed = match.use == "possible" and clause.kind != "main"
    beside = {row[i].low for i in _beside(row, clause, match)}
    habit = beside & _HABITS and not (match.use in _PERFECT and type_ in VERBAL)  # *has always denied it*
    if habit or ahead & _UNKNOWN or _NO_NEWS.search(written) or supposed:
        return True
    ours = row[match.group - 1].low in _OURSELVES if match.group > clause.first else False
    told = type_ is None and match.use == "past" and claim is not None and claim.mode in _SPOKEN_MODES
    if ours and (lows & _ABLE or told):
        return True
    if match.lemma == "ask" and _NAMELESS.match(text, row[match.last - 1].end):
        return True
    if match.use == "demanded":
        return claim is None or claim.mode != "indirect" or claim.act not in _DEMANDS
    if claim is None or claim.mode == "narrator":
        return False
    spoken = claim.mode in _SPOKEN_MODES
    refused = claim.mode == "mixed" and match.negated and match.use == "planned"  # *will not "swap crooks for people"*
    if spoken and not refused and (match.noun or match.use in ("planned", "possible", "participle")):
        return True
    if spoken and lows & _FIRST_PERSON and match.use not in _DONE | {"present"}:
        return True
    return claim.act in _DEMANDS and match.use not in _TOLD | {"present"}


def _beside(row: Sequence[Token], clause: Clause, match: Match) -> Iterator[int]:
    """The tokens between the commas round a match, with the first of its clause."""
    yield clause.first
    first, last = match.first, match.last
    while first > clause.first and row[first - 1].low != ",":
        first -= 1
    while last < clause.last and row[last].low != ",":
        last += 1
    yield from range(min(first, match.group), last)


def _promises(row: Sequence[Token], match: Match) -> bool:
    """Whether somebody is to do what he promises; a promise of a thing, or that something will be so, is given."""
    to = match.verb_end < len(row) and row[match.verb_end].low == "to"
    given = to if match.lemma == "vow" else not (to or match.passive)
    return match.lemma in _PROMISES and match.use in _TOLD and not given


def _hinges(line: _Line, match: Match) -> bool:
    """Whether what is planned hangs on a condition of its sentence: *will sail if the wind drops*."""
    at = next((i for i, part in enumerate(line.parts) if part.first <= match.first < part.last), -1)
    behind = line.row[match.last : line.parts[at].last] if at >= 0 else ()
    beside = (*line.parts[max(0, at - 1) : at], *line.parts[at + 1 : at + 2])
    return any(t.low in _AWAITING for t in behind) or any(p.opener in _AWAITING for p in beside)


def _status(line: _Line, match: Match, claim: Claim | None, text: str) -> ClaimStatus:
    """The status of the clause: its own negation or mood first, then that of the claim it stands in."""
    if match.negated:
        return "denied"
    if match.use == "planned" and _hinges(line, match):
        return "conditional"
    if _is_open_threat(line.row, match):
        return "conditional" if _hinges(line, match) else "planned"
    if match.use in ("planned", "demanded") or _promises(line.row, match):
        return "planned"
    if match.use == "possible":
        return "conditional"
    told = match.use in _TOLD or _UNDER_WAY.search(text) is not None
    if claim is None or (claim.status in ("planned", "conditional") and told):
        return "asserted"
    return claim.status
