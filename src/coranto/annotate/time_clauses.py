"""The tense of the clause in which a time expression stands, and the preposition that opens it to one side."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Final, Literal

from coranto.model.annotation import Sentence, TimeExpression
from coranto.resources.calendar import Calendar
from coranto.text.verbs import COMMON_PASTS
from coranto.text.wordlists import words

Tense = Literal["past", "present", "future"]

CLAUSE: Final = 160
"""Characters on either side of an expression in which the verb of its clause is looked for."""
AUXILIARY: Final = 25
"""Characters by which *would be sent on Thursday* outreaches its participle."""
_SIDE: Final = re.compile(
    r"\b(since|until|till|by|before|after|from|through|for|ahead of|no later than)\s+"
    r"(?P<apart>(?:at least|about|around)\s+|the\s+)?\Z",
    re.IGNORECASE,
)
_SIDES: Final = {"till": "until", "through": "until", "no later than": "by"}
_OPEN: Final = frozenset({"since", "until", "by", "before", "after"})
_AHEAD_OF: Final = re.compile(r"\b(?:ahead of|until|for|due|coming|upcoming)\s+(?:the\s+)?\Z", re.IGNORECASE)
_OF_ISSUE: Final = re.compile(
    r"\b(?:bulletin|edition|news|headlines|report|programme|program|(?!planned|scheduled|slated|expected)\w+ed)\s+for\s+\Z",
    re.IGNORECASE,
)
_TO: Final = re.compile(r"\b(?:to|must|should|will|would|can)\s+(?:\w+\s+){1,4}\w*\s*\Z", re.IGNORECASE)
_INFINITIVE: Final = re.compile(r"\bto\s+[a-z]{2,}\b(?!\s+(?:the|a|an)\s+\w+\s*\Z)")
_MEANT: Final = re.compile(
    r"(?i)\b(?:agreed|promised|pledged|vowed|threatened|wanted|hoped|intended|aimed|invited|urged|called on \w+) to\Z"
)
"""*On Tuesday the union threatened to walk out*: a day told before such a verb is its own, which is past."""
_THAT: Final = re.compile(r"(?i)\bthat,?\s+(?:(?:on|in|at|by|early|late)\s+)*\Z")
"""*Announced that on Monday it will march*: the day opens a clause, and is told by the verb behind it."""
_COPULA: Final = re.compile(r"\b(?:is|are)\s+(?:(?:on|at|for|in)\s+)?\Z")
"""*The vote is on Friday*, *the deadline is 30 June*: what is on a day, and not yet was, lies ahead."""
_ALONE: Final = re.compile(
    r"\s*(?:[,.;:)?!”\"]|\Z|\s(?:and|or|but|to|in|at|on|as|when|if|unless|because|the|a|an|he|she|it|they|we|with|while)\b)"
)
"""After *before* and *after* a time stands alone: not in *before January 17 elections*."""
_PLANNED: Final = frozenset({"date", "monthday", "weekday", "weekend", "day", "month", "clock", "holiday"})
"""What *for* and *ahead of* put in the future: *a rally for Sunday*, but not *profits for the quarter*."""
_ENDED: Final = re.compile(r"\b(?:ended|since|died|born|occurred|happened)\s+(?:on\s+|in\s+)?\Z", re.IGNORECASE)
_MOVED: Final = re.compile(
    r"\b(?:put (?:back|off)|pushed back|postponed?|delayed|rescheduled|brought forward|adjourned|extended|deferred)\b"
    r"[^.;:]{0,60}\b(?:to|until|till|for)\s+\Z",
    re.IGNORECASE,
)
"""*Was put back to Saturday*, *have been postponed until Friday*: the day lies ahead, whatever the tense."""
_STARTING: Final = re.compile(
    r"\b(?:starting|beginning|commencing|effective|with effect)\s+(?:(?:on|from|at|in)\s+)?\Z", re.IGNORECASE
)
"""*Declared three days of mourning starting on Monday*: it lies ahead of the deed."""
_CALLED: Final = re.compile(
    r"\bcall(?:s|ed|ing)? for (?:an?|the|another|more|new|fresh|nationwide|mass|\d+) (?:[\w-]+ ){0,4}?"
    r"(?:march(?:es)?|rall(?:y|ies)|protests?|demonstrations?|strikes?|stoppages?|walkouts?|shutdowns?|vigils?|"
    r"boycotts?|meetings?|sessions?|summits?|talks|elections?|votes?|polls)\b[^,.;:]{0,40}\bon\s+\Z",
    re.IGNORECASE,
)
"""*Called for a march on the capital on Sunday*: the day is the march's."""
_THEN_PAST: Final = re.compile(
    r"\s*(?:, (?:had to|turned back|did not|never|failed|was held)|did (?:not|n[’']t)|didn[’']t|never|"
    r"was (?:held|attended|broken up)|were (?:held|attended)|went (?:ahead|off)|took place|drew|ended|brought|passed|"
    r"turned|ran|proved|came|saw|failed)\b"
)
"""*The visit that he was to make on Saturday did not take place*: what closes such a clause so puts it in the past."""
_WAS_TO: Final = re.compile(
    r"\b(?:was|were|had been|would have|would)\b|\b(?:announced|called|planned|scheduled|set) for\b", re.IGNORECASE
)
_UNDER_WOULD: Final = re.compile(
    r"(?i)\b(?:when|once|if|after|until|unless|as soon as|by the time|where|what|whatever)\b"
)
"""*Would close the road when the convoy arrived, on Saturday*: a past under *would* lies ahead with it."""
_COUNT: Final = re.compile(r"\d[^,;:]*\Z")
"""*Counted 61,000 displaced by Saturday*: what has been counted is past."""
_REACHED: Final = re.compile(
    r"(?i)\b(?:was|were|went|came|got) (?:all |once |fully |mostly |largely |almost |again )?"
    r"(?:back|home|out|over|up|down|under|through|gone|open|shut|closed|clear(?:ed)?|calm|quiet|safe|dark|dry|empty|full|lit|running|flowing|"
    r"working|re(?:stored|opened|connected|paired)|contained|extinguished|evacuated)\b[^,;:]*\Z"
)
"""*The port was open again by Friday*: a state that had come about by a day that is past."""
_NOT_UNTIL: Final = re.compile(r"(?:\b(?:did|was|were) (?:not|never)|\b(?:did|was|were)n[’']t)\b[^,;]*\Z")
"""*Did not open until Monday*: it opened on a day that is past."""
REACH: Final = 24
"""Characters in which prepositions beside an expression are looked for."""
_ANY: Final = re.compile(r"\b(?:an?|any|some)\s+\Z")
"""*On a Saturday*, which is none in particular, but not *at a Saturday rally*."""
_OF_YEAR: Final = re.compile(r",\s+(?:on|in)\s+(?:the\s+)?")
_AND: Final = re.compile(r",?\s+(?:and|or)\s+(?:(?:on|in|at|early|late|the)\s+)*")
_POSSESSIVE: Final = ("'s", "’s")
_CLAUSE_END: Final = re.compile(r"[;:–—]|,\s+(?:and|but|while|which|who|as)\b|\.\s")
_NOT_PAST: Final = words("hundred need indeed speed feed seed breed exceed proceed succeed embed bleed unprecedented")
_NOT_FINITE_AFTER: Final = words("be been being is are a an the its his her their still of by with yet more most")
"""After these a word in *-ed* is a participle and tells no tense: *on a still unspecified date in January*."""
_LAST_WORD: Final = re.compile(r"(\w+)\W*\Z")


def in_clause(found: TimeExpression, text: str, sentences: Sequence[Sentence], calendar: Calendar) -> TimeExpression:
    """The expression with the tense of its clause and, where a preposition opens it to one side, that modifier."""
    begin, end = _sentence_bounds(found, text, sentences)
    before, after = text[begin : found.start], text[found.end : end]
    side = _SIDE.search(before)
    name = _SIDES.get(side[1].lower(), side[1].lower()) if side else None
    if name == "for" and (found.type == "DURATION" or after.startswith(_POSSESSIVE) or _OF_ISSUE.search(before)):
        name = None
    if found.form in ("date", "month") and found.year is None and found.direction is None and _ENDED.search(before):
        found = replace(found, direction=-1)
    moved = found.form in _PLANNED and _MOVED.search(before) is not None and not after.startswith(_POSSESSIVE)
    ahead = (_COPULA, _STARTING, _CALLED)
    if moved or (found.form in _PLANNED and any(one.search(before) for one in ahead)):
        return replace(found, tense="future")
    tense = _side_tense(name, before, after, calendar, found) or tense_of(before, after, calendar)
    if tense == "future" and _WAS_TO.search(before) and _THEN_PAST.match(after):
        tense = "past"
    if found.form == "weekday" and _ANY.search(before) and _ALONE.match(after):
        found = replace(found, form="weekday-set")
    return replace(found, tense=tense, modifier=found.modifier or opening(found, text))


def opening(found: TimeExpression, text: str) -> str | None:
    """The preposition before the expression that leaves it open to one side: since, until, by, before or after."""
    side = _SIDE.search(text, max(0, found.start - REACH), found.start)
    name = _SIDES.get(side[1].lower(), side[1].lower()) if side else None
    after = text[found.end : found.end + REACH]
    if side is None or name not in _OPEN or side["apart"] or after.startswith(_POSSESSIVE):
        return None
    return None if name in ("before", "after") and not _ALONE.match(after) else name


def linked(found: TimeExpression, last: TimeExpression | None, text: str) -> TimeExpression:
    """The expression with what the one just before it says of both.

    *Rain on Sunday and early on Monday* takes the tense of the first, *In 2004, on 26 December* its year.
    """
    if last is None or found.start - last.end > REACH:
        return found
    between = text[last.end : found.start]
    if found.form in ("date", "month") and found.year is None and last.form == "year" and _OF_YEAR.fullmatch(between):
        return replace(found, year=last.year)
    if last.tense == "future" and _AND.fullmatch(between):
        return replace(found, tense="future")
    return found


def _side_tense(side: str | None, before: str, after: str, calendar: Calendar, found: TimeExpression) -> Tense | None:
    """*Until* and *by* look ahead, unless they open a sentence told in the past or its verb is a pluperfect."""
    if side in ("since", "from"):
        return "past" if side == "since" else None
    if found.weekday is not None and after.startswith(_POSSESSIVE):
        return "future" if _AHEAD_OF.search(before) or tense_of("", after, calendar) == "future" else "past"
    if side in ("for", "ahead of"):
        return "future" if found.form in _PLANNED and found.form != "holiday" else None
    if side not in ("until", "by") or found.form == "part":
        return None
    opens = len(before.split()) <= 1
    piece = after if opens else before
    pluperfect = re.search(r"\bhad\b", piece)
    if pluperfect and all(tense == "past" for _, tense in _hits(piece[pluperfect.end() :], calendar)):
        return "past"
    if opens:
        return tense_of("", after, calendar)
    if side == "until" and _NOT_UNTIL.search(before) and tense_of(before, "", calendar) == "past":
        return "past"
    if side == "by" and not _TO.search(before):
        near = tense_of(before, "", calendar)
        later = tense_of("", after, calendar)
        if near == "past" and later is None and (_COUNT.search(before) or _REACHED.search(before)):
            return "past"
        return "future" if near == "future" else later or "future"
    return "future"


def tense_of(before: str, after: str, calendar: Calendar) -> Tense | None:
    """Tense of the verb nearest before the expression, else of the first after it; None where there is no verb.

    A title without a finite verb looks ahead by its infinitive: *Ministers to meet on Friday*.
    """
    cut = [match.end() for match in _CLAUSE_END.finditer(before)]
    near = before[cut[-1] :] if cut else before
    pieces = ((near, True), (after, False), (before, True))
    for piece, last in (pieces[1], pieces[0], pieces[2]) if _THAT.search(before) else pieces:
        hits = list(_hits(piece, calendar))
        if hits:
            if not last:
                return "past" if _MEANT.search(piece[: hits[0][0]]) else hits[0][1]
            end, tense = max(_not_under_would(hits, piece), key=lambda hit: hit[0] + AUXILIARY * (hit[1] == "future"))
            return None if tense == "past" and _INFINITIVE.search(piece, end) else tense
    return "future" if _INFINITIVE.search(near) else None


def _not_under_would(hits: Sequence[tuple[int, Tense]], piece: str) -> list[tuple[int, Tense]]:
    """The cues but those of a clause that hangs on what lies ahead."""
    first = next((end for end, tense in hits if tense == "future"), len(piece))
    return [hit for hit in hits if hit[1] == "future" or not _UNDER_WOULD.search(piece, first, max(first, hit[0]))]


def _hits(piece: str, calendar: Calendar) -> Iterator[tuple[int, Tense]]:
    """Where each cue of tense ends, in order."""
    for match in _cues(calendar).finditer(piece):
        tense = match.lastgroup
        if tense in ("participle", "past"):
            word = _LAST_WORD.search(piece, max(0, match.start() - 20), match.start())
            if match.group() in _NOT_PAST or (word and word[1].lower() in _NOT_FINITE_AFTER):
                continue
            yield match.end(), "past"
        else:
            yield match.end(), "future" if tense == "future" else "present"


@cache
def _cues(calendar: Calendar) -> re.Pattern[str]:
    pasts = (*calendar.past_cues, *sorted(COMMON_PASTS))
    future, past, present = ("|".join(forms) for forms in (calendar.future_cues, pasts, calendar.present_cues))
    return re.compile(
        rf"\b(?:(?P<future>(?i:{future}))|(?P<past>(?i:{past}))|(?P<present>(?i:{present}))|"
        r"(?P<participle>[a-z]{2,}ed))\b"
    )


def _sentence_bounds(found: TimeExpression, text: str, sentences: Sequence[Sentence]) -> tuple[int, int]:
    """The sentence that holds the expression, no further than ``CLAUSE`` characters on either side."""
    low, high = max(0, found.start - CLAUSE), min(len(text), found.end + CLAUSE)
    at = bisect_right(sentences, found.start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and sentences[at].end >= found.end:
        return max(low, sentences[at].start), min(high, sentences[at].end)
    return low, high
