"""When a mention is that does not say so itself: what the text told right before it, or tells of it further on.

News names the day once and goes on telling. What happens on a spot stays on the day that was named last in its
paragraph; words are spoken any day, so they take no part. A headline has the day of the first passage below it that
tells of the same kind of occurrence. A day at the head of a sentence (*Yesterday the losers answered …*) sets the scene
whatever that sentence tells; an hour without a day (*by nightfall*) is one of the day that the text is at. What is
denied is no part of the scene.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from coranto.extract.happenings.event_settings import BARE_HOUR, SINCE, TODAY
from coranto.extract.happenings.telling_habits import RECENT, Habit, is_of_head
from coranto.extract.happenings.told_scenes import (
    EARLY,
    LATE,
    NOON,
    Scene,
    Told,
    day_of,
    entries_of,
    had_happened,
    is_bare,
    is_late,
    is_past,
    opening_days,
    paragraph_ends,
)
from coranto.model.annotation import ONE_DAY, Time
from coranto.model.assertion import EventMention, TimeRef
from coranto.resources.triggers import TriggerLexicon
from coranto.text.dates import iso_shifted
from coranto.text.day_lines import dividing
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.stems import content_words

SPOT_TYPES: Final = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", None))
"""Types of what happens on a spot."""
_AFIELD: Final = frozenset(("economic", "political", "legal", "sport"))
"""Contexts of occurrences outside PLOVER that happen on no spot."""
PARAGRAPHS: Final = 1
"""How many paragraphs on a day still goes on."""
_NOW: Final = re.compile(
    r"\b(?:is|are) (?:\w+ly )?(?:being|\w+ing)\b|(?<!\bto )\b(?:has|have) (?:not |since |now |also )?\w+", re.I
)
"""What goes on, or has come about by now, is of no day that was named before."""
_ASIDE: Final = re.compile(r"(?:\A|,)\W*(?:who|which|whose|where|that|having)\b[^,]*\Z", re.I)
"""What is told by the way sets no scene."""
_WORD: Final = re.compile(r"\w+")
_AT_ONCE: Final = re.compile(
    r"(?i)\b(?:within (?:the|an|one) hour|within (?:\w+ )?(?:minutes|hours)|(?:minutes|moments|shortly|soon) "
    r"(?:later|after|afterwards?)|in reply|in response)\b"
)
"""What follows so soon is of the day of what it follows, whatever it is."""
_AMID: Final = re.compile(r"(?i)\W*(?:when|while|as|after which)\s")
"""What opens a clause that happens at the time of the one before it."""
LONGER: Final = 3
"""How many paragraphs on a day goes on for what *had* happened by then, or followed at once."""
MEANWHILE: Final = "no time in the clause: at the time of what happened on"


def settled(
    mentions: Sequence[EventMention],
    text: str,
    headlines: Mapping[int, bool],
    times: Sequence[Time],
    lexicon: TriggerLexicon,
) -> Iterator[EventMention]:
    """The mentions, in text order, each with the day that the text gives it elsewhere.

    ``headlines`` has the start of every sentence, in order, and whether it is a headline; ``times`` are in order too.
    """
    starts = list(headlines)
    gaps = paragraph_ends(text)
    entries = entries_of(text, gaps)
    told: list[Told] = []
    for mention in mentions:
        sentence = starts[bisect_right(starts, mention.start) - 1]
        family = lexicon.family(mention.type, mention.lemma)
        spot = mention.type in SPOT_TYPES and not _AFIELD & set(family.contexts)
        paragraph = bisect_right(gaps, mention.start)
        entry = entries[bisect_right(entries, paragraph) - 1]
        told.append(Told(mention, sentence, paragraph, lexicon.root(family.name), entry, spot, headlines[sentence]))
    exact = {time.start: time for time in times if time.begin is not None and time.precision in ONE_DAY}
    told = _beside([_begun(one, exact) for one in _under_heads(told, text, times)], text)
    scenes = [scene for scene in opening_days(text, starts, gaps, times) if not headlines[scene.sentence]]
    day = next((day_of(one.mention) for one in told if one.open or is_bare(one)), "")
    running = [time for time in times if not is_of_head(time, day)]
    habit = Habit.of(running, date.fromisoformat(day) if day else None)
    body = _with_main(_carried([one for one in told if not one.headline], scenes, habit), text)
    settled_at = {id(one.mention): replaced for one, replaced in body}
    below = [replace(one, mention=replaced) for one, replaced in body]
    for one in told:
        yield _from_below(one, below) if one.headline else settled_at[id(one.mention)]


def _under_heads(told: Sequence[Told], text: str, times: Sequence[Time]) -> Iterator[Told]:
    """The mentions told without a time, on the day of the line above them where such lines divide the text."""
    days = {time.start: time.begin[:10] for time in times if time.begin is not None and time.precision == "day"}
    heads = dividing(text, ((time.start, time.end) for time in times if time.start in days))
    for one in told:
        at = bisect_right(heads, one.mention.start)
        own = one.mention.time
        if not at or not one.open or own is None:
            yield one
            continue
        begin = days[heads[at - 1]]
        until = iso_shifted(begin, 1)
        time = replace(
            own,
            begin=begin,
            until=until,
            reason=f"no time in the clause: told as the news of {begin}, the day above it",
        )
        yield replace(one, mention=replace(one.mention, time=time))


def _begun(one: Told, exact: Mapping[int, Time]) -> Told:
    """What began on a stated day and lasts (*closed since Monday*) on that day; a count goes up to the telling."""
    mention, time = one.mention, one.mention.time
    since = exact.get(time.start) if time is not None and time.start is not None else None
    if time is None or since is None or since.begin is None or not time.reason.startswith(SINCE):
        return one
    said = mention.text.replace(since.text, " ")
    if any(low.isdigit() or low in NUMBER_WORDS for low in _WORD.findall(said.lower())):
        return one
    until = iso_shifted(since.begin, 1)
    begun = replace(time, begin=since.begin[:10], until=until, precision="day", reason=f"since then: {since.reason}")
    return replace(one, mention=replace(mention, time=begun))


def _beside(told: Sequence[Told], text: str) -> list[Told]:
    """The mentions, those without a time on the day that their sentence names of what happened meanwhile.

    *Nine were killed when police opened fire on Wednesday, as a curfew was imposed*: all of it is Wednesday's. What a
    *when* that opens the sentence dates may be long ago: *When the panel met on 3 May, the firm conceded …*.
    """
    made: list[Told] = []
    for number, one in enumerate(told):
        by = None
        if one.open and not one.headline and not _NOW.search(one.mention.text):
            after = next((o for o in told[number + 1 : number + 2] if _AMID.match(o.mention.text)), None)
            before = made[-1] if made and (_amid(one, text) or _joined(made[-1], one, text)) else None
            by = next((o for o in (after, before) if o is not None and _tells(o, one)), None)
            if by is None and made and _opened_by(made[-1], one, text):
                by = made[-1]
        made.append(one if by is None else _on_day_of(one, by))
    return made


def _amid(one: Told, text: str) -> bool:
    """Whether its clause opens as one that tells what happened meanwhile."""
    return _AMID.match(one.mention.text) is not None or text[: one.mention.start].endswith((" as ", " while "))


def _joined(before: Told, one: Told, text: str) -> bool:
    """Whether it goes on, behind *and*, from what has just been put on the day of another."""
    between = text[before.mention.end : one.mention.start].strip(" ,\n")
    return _is_meanwhile(before) and between in ("and", "")


def _opened_by(before: Told, one: Told, text: str) -> bool:
    """Whether a *when* with a day of its own opens the sentence whose main clause follows at once."""
    opens = before.mention.start - before.sentence <= len("“") and before.stated and before.mention.time is not None
    if not (opens and _AMID.match(before.mention.text) and _tells(before, one, AGE)):
        return False
    return text[before.mention.end : one.mention.start].strip(" \n") == "," and not _is_open_to(before.mention.time)


def _is_open_to(time: TimeRef | None) -> bool:
    """Whether the day is that of a beginning (*when he had been held since 3 May*)."""
    return time is None or time.reason.startswith((SINCE, "since then"))


def _tells(other: Told, one: Told, far: timedelta = RECENT) -> bool:
    """Whether the other, of the same sentence, is told of an exact day not long before: ``far`` at most."""
    time, own = other.mention.time, one.mention.time
    if other.sentence != one.sentence or time is None or time.begin is None or own is None or own.begin is None:
        return False
    day, told = date.fromisoformat(time.begin[:10]), date.fromisoformat(own.begin[:10])
    exact = time.precision in ONE_DAY and other.mention.status == "asserted"
    return exact and not other.open and day < told <= day + far


def _on_day_of(one: Told, other: Told) -> Told:
    """The mention on the day of what happened meanwhile."""
    begin = day_of(other.mention)
    until = iso_shifted(begin, 1)
    time = TimeRef(None, None, begin, until, "day", f"{MEANWHILE} {begin}, told beside it")
    return replace(one, mention=replace(one.mention, time=time))


def _carried(body: Sequence[Told], scenes: Sequence[Scene], habit: Habit) -> list[tuple[Told, EventMention]]:
    """Each mention of the running text with the settings it takes from those before it."""
    made: list[tuple[Told, EventMention]] = []
    opened = [scene.sentence for scene in scenes]
    spots = {(one.mention.start, one.mention.end) for one in body if one.spot}
    told: Scene | None = None
    last: Scene | None = None
    fresh = aged = -1
    day = next((day_of(one.mention) for one in body if one.open), "")
    for one in body:
        mention = one.mention
        scene = _scene_at(one, told, opened, scenes)
        looks_back = habit.review and is_past(one)
        happens = (mention.start, mention.end) in spots or (looks_back and _goes_on(one, scene))
        happens = happens and not _NOW.search(mention.text) and not (one.open and aged == one.paragraph)
        if happens and mention.status != "denied":
            mention = _dated(one, scene, habit)
        at_once = one.open and _AT_ONCE.search(mention.text) is not None
        follows = max((s for s in (last, scene) if s), key=lambda s: (s.sentence, s.end), default=None)
        if at_once and follows and mention is one.mention and not follows.paragraph < fresh == one.paragraph:
            mention = _dated(one, follows, habit)
        if mention is one.mention:
            mention = _unsettled(one, habit, aged)
        if one.stated:
            aged = one.paragraph if _is_aged(one, day) else -1
        if one.open and not one.spot and told is not None and one.paragraph > told.paragraph:
            told = None
        if one.stated and _sets(mention):
            last = Scene(day_of(mention), one.sentence, one.paragraph, 0, is_late(mention.time))
        elif told is not None and mention is not one.mention and had_happened(one):
            told = replace(told, sentence=one.sentence, paragraph=one.paragraph)
        sets = one.spot or (looks_back and not had_happened(one))
        if (one.stated or _is_meanwhile(one)) and sets and _sets(mention):
            told = Scene(day_of(mention), one.sentence, one.paragraph, 0, is_late(mention.time))
        if one.open and mention is one.mention:
            fresh = one.paragraph
        made.append((one, mention))
    return made


def _with_main(body: Sequence[tuple[Told, EventMention]], text: str) -> list[tuple[Told, EventMention]]:
    """The mentions, those that an *after* or *when* puts beside a main clause on the day that this has in the end."""
    made: list[tuple[Told, EventMention]] = []
    for number, (one, mention) in enumerate(body):
        by = None
        if mention.time is None and one.spot and mention.status == "asserted" and _hangs(mention, text):
            near = body[max(0, number - NEAR) : number + NEAR + 1]
            by = next((m for o, m in near if o.sentence == one.sentence and m is not mention and _sets(m)), None)
        if by is not None:
            begin = day_of(by)
            reason = f"{MEANWHILE} {begin}, told beside it"
            mention = replace(mention, time=TimeRef(None, None, begin, iso_shifted(begin, 1), "day", reason))
        made.append((one, mention))
    return made


def _hangs(mention: EventMention, text: str) -> bool:
    """Whether an *after* or *when* opens the clause."""
    if _LONG_AFTER.match(mention.text) is not None:
        return False
    behind = _BEHIND_AFTER.search(text, max(0, mention.start - LOOK), mention.start) is not None
    return behind or _AFTER.match(mention.text) is not None


NEAR: Final = 3
"""Mentions on either side among which that of the main clause is looked for."""
LOOK: Final = 12
"""Characters before a clause in which the word stands that opens it."""
_AFTER: Final = re.compile(r"(?i)\s*(?:after|when|once|as)\s+")
_BEHIND_AFTER: Final = re.compile(r"(?i)\b(?:after|when|once)\s+\Z")
_LONG_AFTER: Final = re.compile(r"(?i)\s*(?:after\s+)?(?:years|months|weeks)\b")
"""*After years of war* has no day."""


def _goes_on(one: Told, scene: Scene | None) -> bool:
    """Whether what happens on no spot is told in the paragraph of the day named last, and not by the way."""
    before = one.mention.text[: one.mention.trigger.start - one.mention.start]
    return scene is not None and scene.paragraph == one.paragraph and not _ASIDE.search(before)


def _scene_at(one: Told, told: Scene | None, opened: Sequence[int], scenes: Sequence[Scene]) -> Scene | None:
    """The day that the text is at: that last told of, or that which opens a sentence up to the mention."""
    before = bisect_right(opened, one.sentence)
    if before and opened[before - 1] == one.sentence and scenes[before - 1].end > one.mention.start:
        before -= 1
    known = [scene for scene in (told, scenes[before - 1] if before else None) if scene is not None]
    return max(known, key=lambda s: (s.sentence, s.end), default=None)


def _unsettled(one: Told, habit: Habit, aged: int) -> EventMention:
    """A mention that no scene dates, by the paragraph that it ends (``aged``: one that tells of what is old)."""
    if one.open and aged == one.paragraph and one.mention.status == "asserted":
        return replace(one.mention, time=None)
    return _the_day_before(one) if habit.morning else one.mention


def _is_aged(one: Told, told: str) -> bool:
    """Whether it is told of a month or a year long before the telling, as what goes before the news."""
    time = one.mention.time
    if time is None or time.until is None or not told or time.precision not in ("month", "year"):
        return False
    if (time.start or 0) > one.sentence + OPENING:
        return False
    return date.fromisoformat(time.until[:10]) + AGE < date.fromisoformat(told)


OPENING: Final = 12
"""Characters before a time that opens its sentence: *In early*, *Back in*."""
AGE: Final = timedelta(60)
"""How long ago what a paragraph tells must be for the rest of it to be as old."""


def _the_day_before(one: Told) -> EventMention:
    """What a paper tells as past, or of an afternoon or evening, which was that before it was printed."""
    own = one.mention.time
    if own is None or one.mention.status != "asserted":
        return one.mention
    late = own.reason.startswith(BARE_HOUR) and len(own.begin or "") > LATE[0] and (own.begin or "")[11:13] >= NOON
    past = own.reason.endswith(TODAY) and one.spot and is_past(one) and not _NOW.search(one.mention.text)
    if not (late or past):
        return one.mention
    moved = [_moved(end, timedelta(-1)) for end in (own.begin, own.until)]
    reason = "of the day before the dispatch, which is read the morning after"
    reason = reason if late else f"no time in the clause: {reason}"
    return replace(one.mention, time=replace(own, begin=moved[0], until=moved[1], reason=reason))


def _is_meanwhile(one: Told) -> bool:
    """Whether its day is that of what happened meanwhile."""
    return one.mention.time is not None and one.mention.time.reason.startswith(MEANWHILE)


def _sets(mention: EventMention) -> bool:
    """Whether a mention whose day is stated sets the scene for what follows: not by the way, not for weeks."""
    time = mention.time
    exact = time is not None and time.begin is not None and time.precision in ONE_DAY
    return (
        exact
        and mention.status == "asserted"
        and not _ASIDE.search(mention.text[: mention.trigger.start - mention.start])
    )


def _dated(one: Told, scene: Scene | None, habit: Habit) -> EventMention:
    """The mention on the day that the text is at, where it has only the day of publication."""
    own = one.mention.time
    if scene is None or own is None or own.begin is None:
        return one.mention
    if scene.sentence == one.sentence and not 0 < scene.end <= one.mention.start:
        return one.mention
    reach = LONGER if had_happened(one) or _AT_ONCE.search(one.mention.text) else PARAGRAPHS
    if scene.paragraph < one.entry or one.paragraph - scene.paragraph > reach:
        return one.mention
    if not (one.open or own.reason.startswith(BARE_HOUR)):
        return one.mention
    begin, told = date.fromisoformat(scene.begin), date.fromisoformat(own.begin[:10])
    if scene.late and not one.open and len(own.begin) > LATE[0] and own.begin[11:13] < EARLY:
        begin += timedelta(1)
    far = habit.reach if scene.paragraph == one.paragraph else RECENT
    if not begin < told <= begin + far:
        return one.mention
    reason = f"goes on from what was told of {begin.isoformat()}"
    if one.open:
        until = (begin + timedelta(1)).isoformat()
        time = TimeRef(None, None, begin.isoformat(), until, "day", f"no time in the clause: {reason}")
    else:
        moved = [_moved(end, begin - told) for end in (own.begin, own.until)]
        time = replace(own, begin=moved[0], until=moved[1], reason=f"of the day that the text is at: {reason}")
    return replace(one.mention, time=time)


def _moved(moment: str | None, by: timedelta) -> str | None:
    """A day or a minute some days away from another."""
    if moment is None:
        return None
    return (date.fromisoformat(moment[:10]) + by).isoformat() + moment[10:]


_WIDE: Final = ("month", "year")
HISTORY: Final = 60
"""Days before its dispatch from which what the text tells is history, and no headline's news."""


def _is_news(told: TimeRef | None, today: TimeRef | None) -> bool:
    """Whether a time told below can be the headline's: a day, not long before that of the dispatch."""
    if told is None or told.begin is None or told.precision in _WIDE:
        return False
    if today is None or today.begin is None:
        return True
    return (date.fromisoformat(today.begin[:10]) - date.fromisoformat(told.begin[:10])).days <= HISTORY


def _from_below(one: Told, below: Sequence[Told]) -> EventMention:
    """A headline's mention with the day of the first passage that tells of its kind."""
    mention = one.mention
    said = content_words(mention.text)
    same = [
        o
        for o in below
        if o.mention.type == mention.type
        and (o.mention.lemma == mention.lemma or (o.kind == one.kind and content_words(o.mention.text) & said))
    ]
    dated = next((o.mention for o in same[:3] if not o.open and _is_news(o.mention.time, mention.time)), None)
    if one.open and dated is not None and dated.time is not None:
        reason = f"as the text below the headline has it: {dated.time.reason}"
        mention = replace(mention, time=replace(dated.time, start=None, end=None, reason=reason))
    return mention
