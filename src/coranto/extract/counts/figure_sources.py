"""Who gives a figure that no claim gives a source: the subject of a verb of counting (*it put the dead at 145*)."""

import re
from collections.abc import Sequence
from typing import Final

from coranto.model.annotation import Quantity
from coranto.model.assertion import Claim, Source
from coranto.text.spans import Span

LONGEST: Final = 90
"""Characters of the longest subject."""

_WHEN: Final = (
    r"(?: (?:now|still|already|today|tonight|yesterday|only|meanwhile|again|officially|so far"
    r"|(?:this|yesterday|on \w+day) (?:morning|afternoon|evening)|last night|on \w+day))?"
)
"""What may stand inside a verb of counting: *speaks this morning of*."""
_COUNTING: Final = re.compile(
    r"\b(?:(?<=, )putting|(?:has|have|had) (?:so far |now |only )?(?:put|counted|recorded|registered|tallied|"
    r"documented|listed|logged|confirmed|verified|(?:established|collected|gathered|published) the names of)"
    r"|(?:has|have|had) (?:the )?names of"
    rf"|(?:is|are|was|were) (?:speaking|talking){_WHEN} of|now (?:puts|counts|speaks of)|(?:speaks?|spoke){_WHEN} of"
    r"|(?:raised|raises|lifted|cut|cuts|lowered|lowers|revised|increased|reduced|corrected|updated|adjusted)"
    r"(?= (?:its|the|his|her|their) (?:[a-z]+ ){0,2}"
    r"(?:tolls?|counts?|number|tally|figures?|estimates?|total|claims?|forecasts?|projections?)\b)"
    r"|sticks? to|stuck to"
    r"|puts?|counts|counted|recorded|registered|tallied|documented|estimates|estimated|gave|"
    r"gives|lists|listed"
    r"|admits to|admitted|acknowledges|acknowledged|reported|reports|count|confirmed)\b(?= )"
)
_SETTLING: Final = re.compile(
    r"\b(?:(?:began|begins|started|starts|opened|ended|ends) (?:with|at)|(?:came|went|moved|moves|climbed|dropped)"
    r"(?: (?:down|up|back))? to|settle[ds] (?:on|at)|arrived at)"
    r"(?: (?:about|around|some|at least|at most|only|nearly|more than|fewer than|less than|over))? $"
)
"""Before a bare number at which somebody who gives figures begins or arrives: *the ministry began with 30*."""
_BARE: Final = re.compile(r"(?=[.,;:)\n]|$| (?:and|but|while|before|dead|deaths|victims|wounded|injured|missing)\b)")
_HAS: Final = re.compile(r"\b(?:has|have) (?:about |some |at least |only )?$")
_OWN: Final = re.compile(
    r" (?:(?:confirmed|suspected|new|further) )?(?:deaths?|cases|dead|victims|injured|missing|names)\b"
    r"|(?=[.,;])|(?: [a-z]+)? on (?:its|his|her|their) (?:own )?(?:lists?|books)\b"
)
"""Behind the number that somebody *has*: *the council has 71 deaths*, *the mayor has 61 on his list*."""
_LIST_AT: Final = re.compile(
    r"\b(?:(?:closed|closes|ended|keeps|kept|has|have|had) (?:its|their|his|her|the|an?) (?:[a-z]+ )?"
    r"(?:list|counts?|register|tally|(?<=closed its )books)(?: (?:on|in|last) [^.,;:!?]{3,24})?(?: of| with| at|:)"
    r"(?: (?:at least|about|some|more than|only))?) $"
)
"""Before the number in a list that somebody keeps: *closed its count on 5 April: 21 dead*, *has a list of 23 names*."""
_CARED_FOR: Final = re.compile(
    r"\b(?:(?:has|have|had) (?:so far |now |already )?(?:attended to|admitted|received|taken in|treated)|treated"
    r"|received|took in|attended to)(?: (?:about|some|at least|more than))? $"
)
_HURT: Final = re.compile(r" (?:[a-z]+ )?(?:wounded|injured|casualties|bodies|corpses|patients|victims|dead)\b")
"""Around the number of those whom a house of the sick has seen: *the clinic has attended to 31 wounded*."""
_PUT_AT: Final = re.compile(r"^put(?:s|ting)?$")
_BORDER: Final = re.compile(r"; |: |, (?:and|but|while|though|although|whereas) |[,;] ?(?=while )|\b(?:while|but|and) ")
_SUBJECT: Final = re.compile(
    r"(?:(?:the|a|an|its|his|her|their|our|another|some|one|most)\b[^,;:()\"“”]{3,80}|(?-i:(?!(?:At|In|On|By|For|From|With|After|Before)\b)[^\W\d_a-z])[^,;:()\"“”]{2,80}|it|he|she|they)$",
    re.IGNORECASE,
)
_NO_COUNTER: Final = re.compile(
    r"\b(?:toll|tally|number|figure|dead|death|deaths|quake|earthquake|storm|flood|blast|"
    r"(?:strike|war|epidemic|fire|crash)$|that|who|which|was|were|is|are|had|has|have|said|says|"
    r"who|there|what|when|as|since|if|people|victims)\b",
    re.IGNORECASE,
)
_ASIDE_BEFORE: Final = re.compile(r"(?P<head>[^,;:()\"“”]{3,80}), [^;:!?\"“”]{3,140},$")
"""A subject and what is told of it by the way: *the clinic, in a note to parents, gives*."""
_OPENING: Final = re.compile(
    r"(?:(?:Late |Early )?On (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"(?: (?:morning|afternoon|evening|night))? (?=(?:the )?(?-i:[^\W\d_a-z]))"
    r"|(?:After|Following|Before|In|On|At|By|As|When|While|"
    r"Since|Citing|Under|With|Having|During|Despite)\b[^,;:!?\"“”]{3,110}, (?=\S))",
    re.IGNORECASE,
)
"""What stands before a subject: *after comparing two lists, the ministry*."""
_OF_A_NOUN: Final = re.compile(
    r"\b(?:its|his|her|their|the|an?|our|official|latest|own|previous|earlier|first|second|last|final|new|daily|head|body|death)$",
    re.IGNORECASE,
)
"""Before *count*, *estimates* and the like that are nouns: *the first count of 27 injured*."""
_SHORT_NAME: Final = re.compile(r" \((?:the )?[^\W\d_a-z][\w./-]{1,12}\)$")
"""Behind a name, how it is called for short: *the National Disaster Centre (NDC)*."""
_PRONOUN: Final = re.compile(r"(?:it|he|she|they)$", re.IGNORECASE)
_FIRST_VERB: Final = re.compile(
    r" (?:struck|closed|checked|compared|dropped|withdrew|visited|finished|opened"
    r"|did|does|do|has|had|have|was|were|is|are|could|would|will|can|said|says|declined|refused|denied|confirmed|"
    r"gave|put|told|announced|reported|rejected|disputed|called|asked|warned|added|"
    r"raised|cut|lowered|revised|corrected|updated|counted|published|issued|released|took|made|found|began|went|came)\b"
)


_KINDS_OF_COUNT: Final = (
    r"(?:own |latest |official |earlier |first |new |final |last |current |provisional |preliminary |initial |daily "
    r"|revised |updated |total |overall |internal |unofficial |published )"
)
_POSSESSED: Final = re.compile(
    r"(?P<who>\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur)(?: [\w-]+){1,6}"
    r"|[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+){0,4})[’'](?:s|(?<=s[’'])) "
    rf"{_KINDS_OF_COUNT}{{0,2}}"
    r"(?:(?:figure|count|toll|estimate|tally|number|total)s?\b"
    r"(?:(?:(?!, \w+ing\b)[^.;:!?]){0,40}|[^.;!?:]{0,40}: (?:\d[\d,]* [a-z]+, )*)"
    r"|(?:line |case )?(?:list|register|records|data)\b[^.;:!?]{0,110})$"
)


_COUNT_OF: Final = re.compile(
    r"[^.;:!?\d]{0,40},? (?:by|on|in) (?:the (?:count|reckoning|estimates?|figures?|tally)|that|those) of "
    r"(?P<who>(?:the|its|his|her|their)(?: [\w’'-]+){1,4}|[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+){0,3})(?=[,.;]|$)"
)
"""After a number: *2,500 people, by the count of the police, and 6,000, by that of the organisers*."""
_OWN_COUNT: Final = re.compile(
    r"[^.;:!?\d]{0,40},? (?:by|on) "
    r"(?P<who>(?:the|its|his|her|their)(?: [\w-]+){1,5}|[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+){0,3})"
    r"[’'](?:s|(?<=s[’'])) (?:own |latest |official ){0,2}(?:count|reckoning|estimates?|figures?|tally)\b"
)
"""After a number: *two million people, by the government's own count*."""
_LISTED: Final = re.compile(
    r"(?![^.;:!?\d]{0,40}\b(?:elected|chosen|nominated|won|seats|candidates?)\b)[^.;:!?\d]{0,40},? by "
    r"(?P<who>(?:the|its|his|her|their)(?: [\w-]+){1,5}|[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+){0,3})"
    r"[’'](?:s|(?<=s[’'])) (?:own |latest |official |last ){0,2}(?:list|toll|register|records|books|registry)\b"
)
"""After a number: *the dead are 13 by the district's list of 15 September*; parties have lists of another kind."""


_GIVER: Final = (
    r"(?:organi[sz]ers?|police|unions?|opposition|authorit(?:y|ies)|government|ministry|party|campaign|hospital"
    r"|company|management|prosecutors?|mayor|governor|council|charity|agency|commission|committee|league|association"
    r"|federation|shareholders|campaigners|observers|institute|coalition|side|office|network|clinics?|medics)"
)
_SPEAKER: Final = (
    r"(?:managers?|officers?|leaders?|organi[sz]ers?|drivers?|neighbou?rs?|lawyers?|teachers?|workers?|spokes\w+"
    r"|chair\w*|directors?|ministers?|secretar(?:y|ies)|presidents?|chiefs?|doctors?|medics?|nurses?|priests?|bishops?"
    r"|residents?|survivors?|witness(?:es)?|relatives?|families|family|diplomats?|experts?|analysts?|observers?"
    r"|elders?|villagers?|journalists?|reporters?|captain|colonel|general|commanders?|army|military|newspapers?|insurers?|owners?)"
)
_SMALL_BODY: Final = (
    r"(?:the )?(?:(?!and\b|of\b|by\b)[a-z-]+ ){0,3}"
    rf"(?:{_GIVER}|{_SPEAKER}|hospitals|ministries|offices|agencies|officials|sources|facilit(?:y|ies)|partners|"
    r"responders|monitors|volunteers|rescuers|firefighters|courts?)"
    r"(?: (?:of|in) (?:the )?[^\W\d_a-z][\w’'-]+)?"
)
"""Who gives figures, named by his office alone: *local authorities*, *health facilities*."""
_BODY: Final = (
    r"(?:the|its|his|her|their)(?: [\w’'-]+){1,4}?"
    r"|(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[^\W\d_a-z][\w.-]+(?: (?:of |the )?[^\W\d_a-z][\w.-]+){0,4}"
)
_PAPER: Final = r"(?:[’']s(?: [\w-]+){0,2} (?:report|count|list|tally|figures|statistics|register))?"
"""Of somebody, in which the number stands: *the board's final report*."""
_NO_TIME: Final = (
    r"(?!(?:the )?(?:end|start|beginning|middle|close|time|eve|morning|afternoon|evening|weekend|week|month|year|summer"
    r"|autumn|winter|spring)\b|Easter\b|Christmas\b|Ramadan\b)"
)
"""Behind *by*: no hour or season."""
_GIVEN_BY: Final = re.compile(
    rf"(?: [^\W\d_]+){{1,4}} (?:confirmed|counted|documented|recorded|reported|registered|verified|listed|notified) by "
    rf"{_NO_TIME}(?P<by>{_BODY}|{_SMALL_BODY})(?= \(|[,;.)]|$)"
    rf"|[^.;!?()]{{0,140}}?,? as (?:given|reported|published|counted|recorded|stated) by "
    rf"(?P<as>{_BODY}|{_SMALL_BODY})(?=[,;.)]|$)"
    rf"|(?: [^\W\d_]+){{0,3}}, (?:says?|said|claims?|claimed|estimates?|estimated) "
    rf"(?P<says>(?:{_BODY}){_PAPER}|police)(?=[,;.]|$)"
    rf"|(?: [^\W\d_]+)? that (?P<that>{_BODY}) (?:claimed|claims|gave|announced|cited|mentioned)\b"
    r"|[^.;!?()]* \((?P<bracket>(?:the )?[^\W\d_a-z][^\W\d_]+(?: [^\W\d_]+){1,5})\)(?=\.?\s*$|[.;])"
    rf"|[^.:;!?()\d]* \((?:source: )?(?P<small>{_SMALL_BODY})(?:, [^()]{{1,30}})?\)(?=\.?\s*$|[.;\n]|, (?:and )?\d)"
)
"""After a number, who gives it: *63 deaths confirmed by the board*, *the 40 that he claimed*, *(Health Ministry)*."""


_IN_TURN: Final = re.compile(
    r"[^.;!?\n](?:[,;] (?:and |but |while )?| (?:and|while|but) )"
    r"(?P<who>(?:(?:the|its|their|her|his|local) )?(?:[A-Z][\w-]+ ){0,2}(?:[a-z]+ )?(?!(?:at|on|by)\b)[a-z]+) "
    r"(?:at )?"
    r"(?:only |just |about |some |around |nearly |almost |(?:more|fewer|less) than |over |at least |up to )?$"
)
"""Before a bare number, who gives it with the verb of the one before: *police said 300, organisers 2,000*."""
_TURN_ENDS: Final = re.compile(r"(?=\W*$|[.;,])")
_SAID: Final = re.compile(
    r"\b(?:said|says?|report(?:s|ed)?|put|puts|counted|counts|estimated?|estimates|claim(?:ed|s)?|spoke|speaks?)\b"
)
_GIVERS: Final = re.compile(rf".*\b{_GIVER}")
"""Who gives figures of his own and is seldom counted himself."""
_ARMED: Final = re.compile(r"\b(?:soldier|troop|guard|officer|gendarme|militant|rebel|fighter|policem|marine)", re.I)
"""Beside whom *police 20* are so many police."""


_GAPPED: Final = re.compile(
    r"\b(?:(?:speaks?|spoke|speaking|talks?|talked|knows?|knew) (?P<prep>of)"
    r"|(?:puts?|estimates?|estimated) [^.;!?]{2,60}? (?P<at>at))\b[^.;!?]*?[,;] (?:and |but |while )?"
    r"(?P<who>(?:(?:the|its|his|her|their|our|an?|one|two|some) )?"
    rf"(?:(?:[\w-]+ ){{0,3}}[\w-]+(?:[’']s|s[’']) (?:[\w-]+ ){{0,2}}[\w-]+|(?:[\w-]+ ){{0,3}}?(?:{_SPEAKER}|{_GIVER})"
    r"|[^\W\d_a-z][\w.-]+(?: [^\W\d_a-z][\w.-]+){0,3})) (?:(?(prep)of|at)) "
    r"(?:only |just |about |some |around |nearly |almost |(?:more|fewer|less) than |over |at least |up to )?$"
)
"""Before a number, who gives it with the verb of the one before: *the police speak of 24, the firm's manager of 27*."""


def _in_turn(text: str, sentence: Span, quantity: Quantity) -> re.Match[str] | None:
    """The giver right before a bare number that shares the verb of the number before."""
    found = _IN_TURN.search(text, max(sentence.start, quantity.start - 120), quantity.start)
    if found is None or _TURN_ENDS.match(text, quantity.end) is None:
        return None
    known = (
        _GIVERS.fullmatch(found["who"]) is not None
        and _ARMED.search(text, max(sentence.start, found.start() - 60), found.start("who")) is None
    )
    return found if known and _SAID.search(text, sentence.start, found.start()) is not None else None


def whose_figure(text: str, sentence: Span, quantity: Quantity, claims: Sequence[Claim]) -> Source | None:
    """Whose figure the number is said to be, whoever speaks of it: *the governor's figure of 220*; else null."""
    end = min(sentence.end, quantity.end + 160)
    found = (
        _COUNT_OF.match(text, quantity.end, end)
        or _OWN_COUNT.match(text, quantity.end, end)
        or _LISTED.match(text, quantity.end, end)
        or _POSSESSED.search(text, max(sentence.start, quantity.start - 160), quantity.start)
        or _GIVEN_BY.match(text, quantity.end, end)
        or _GAPPED.search(text, max(sentence.start, quantity.start - 240), quantity.start)
        or _in_turn(text, sentence, quantity)
    )
    name = (
        next((n for n, words in found.groupdict().items() if words and n not in _LINKS), None)
        if found is not None
        else None
    )
    if found is None or name is None:
        return None
    inner = _INNER.search(found[name])
    whose = Span(found.start(name) + (inner.end() if inner is not None else 0), found.end(name))
    return None if _NO_COUNTER.search(whose.of(text)) else _source(text, whose, claims)


_LINKS: Final = ("prep", "at")
"""Groups of the patterns that hold no giver."""
_INNER: Final = re.compile(
    r"^(?:.*\b(?!of\b|for\b|in\b|at\b|and\b|from\b|with\b)\w+ )(?=(?:the|its|his|her|their|our) )"
)
"""Before the noun phrase that the possessor is: *the union disputed* **the governor**."""


_ASIDE: Final = re.compile(r", (?:which|who|whose|where)\b[^,;.!?\"“”]*$")


def is_aside(text: str, claim: Claim, quantity: Quantity) -> bool:
    """Whether a number is told by the way, of what is, in a claim of what is only planned or possible.

    *Agreed to block banks from the system, which moves money around 11,000 banks*: the narrator tells of 11,000.
    """
    if claim.modality == "actual" or claim.mode in {"direct", "mixed"}:
        return False
    before = text[claim.start : quantity.start]
    return _ASIDE.search(before) is not None and not _MODAL.search(before[before.rfind(", ") :])


_MODAL: Final = re.compile(r"\b(?:will|would|could|may|might|shall|should|can|must)\b")


_RELATIVES: Final = frozenset({"who", "which"})
_NAMED_BEFORE: Final = (
    re.compile(
        r"(?:^|[.;:,] |\b(?:before|by|to|with|and|around|beside|behind|after|for"
        r"|(?:presence|company|funeral|home|house|office|account|testimony|words) of) )"
        r"(?P<who>[^\W\d_a-z][\w.’'-]+(?: (?:of )?(?:the )?[^\W\d_a-z][\w.’'-]+){0,4}),? $"
    ),
    re.compile(r"(?:^|[.;:,] )(?P<who>(?:the|its|his|her|their|our|an?) [\w’'-]+(?: [\w’'-]+){0,3}),? $", re.I),
)
"""A noun phrase that opens its clause: what stands behind a verb may be cut short."""


def antecedent(text: str, sentence: Span, source: Source, claims: Sequence[Claim]) -> Source:
    """Whom a relative pronoun that gives a figure stands for: *the abbot, who speaks of 120*; else the source."""
    if source.text.lower() not in _RELATIVES:
        return source
    before = text[sentence.start : source.start]
    found = next((m for p in _NAMED_BEFORE if (m := p.search(before[-LONGEST * 2 :])) is not None), None)
    if found is None or len(before) > LONGEST * 2:
        return source
    first, last = found.span("who")
    return _source(text, Span(sentence.start + first, sentence.start + last), claims)


def counting_subject(
    text: str, sentence: Span, before: Span | None, quantity: Quantity, claims: Sequence[Claim]
) -> Source | None:
    """The subject of the verb of counting that has the number for object; null where there is none.

    A pronoun stands for the subject of the clause before it, in the same sentence or at the head of the one before.
    """
    verb = _verb(text, sentence, quantity)
    if verb is None:
        return None
    if text.startswith("putting", verb):
        return _speaker_before(sentence, verb, claims)
    start = _clause_start(text, sentence.start, verb)
    subject = _subject(text, start, verb) or _shared_subject(text, sentence.start, verb)
    if _SETTLING.match(text, verb, quantity.start) and not _gives(text, subject):
        subject = _shared_subject(text, sentence.start, verb)
        return _source(text, subject, claims) if subject is not None and _gives(text, subject) else None
    if subject is None:
        return None
    if _PRONOUN.match(subject.of(text)):
        earlier = Span(sentence.start, start) if start > sentence.start + 3 else before
        subject = _head(text, earlier) if earlier is not None else None
    return _source(text, subject, claims) if subject is not None else None


def _gives(text: str, subject: Span | None) -> bool:
    """Whether a subject is one of those who give figures: *the ministry*, not *the march* that began with 300."""
    return subject is not None and _GIVERS.fullmatch(subject.of(text).lower()) is not None


def _speaker_before(sentence: Span, verb: int, claims: Sequence[Claim]) -> Source | None:
    """Who spoke last in the sentence before *putting the loss at 40*."""
    said = [
        (c.cue.start, c.start, c.source)
        for c in claims
        if c.cue is not None and sentence.start <= c.cue.start < verb and c.source is not None
    ]
    return max(said, key=lambda one: one[:2])[2] if said else None


def _verb(text: str, sentence: Span, quantity: Quantity) -> int | None:
    """Where the last verb of counting before the number begins, if nothing parts the two."""
    floor = max(sentence.start, quantity.start - 100)
    if (kept := _LIST_AT.search(text, floor, quantity.start)) is not None:
        return kept.start()
    if (cared := _CARED_FOR.search(text, floor, quantity.start)) is not None and _HURT.match(text, quantity.end):
        return cared.start()
    if (arrived := _SETTLING.search(text, floor, quantity.start)) is not None and _BARE.match(text, quantity.end):
        return arrived.start()
    if (has := _HAS.search(text, floor, quantity.start)) is not None and _OWN.match(text, quantity.end, sentence.end):
        return has.start()
    found = list(_COUNTING.finditer(text, floor, quantity.start))
    for match in reversed(found):
        if _OF_A_NOUN.search(text[floor : match.start()].rstrip()):
            continue
        rest = text[match.end() : quantity.start]
        if re.search(r"[;:]|, |\b(?:that|after|when|which|who|while|said)\b", rest):
            return None
        if _PUT_AT.match(match.group()) and not re.search(r"\bat\b", rest):
            continue
        return match.start()
    return None


def _clause_start(text: str, floor: int, verb: int) -> int:
    """Where the clause of a verb begins: after the last border that leaves it a subject."""
    starts = [m.end() for m in _BORDER.finditer(text, max(floor, verb - 200), verb)]
    kept = [s for s in starts if text[s:verb].strip()]
    return next((s for s in reversed(kept) if _subject(text, s, verb) is not None), floor)


def _subject(text: str, start: int, verb: int) -> Span | None:
    """The noun phrase from ``start`` to the verb, if it can count something."""
    written = _SHORT_NAME.sub("", text[start:verb].rstrip())
    lead = len(written) - len(written.lstrip(" \n\"“'‘"))
    phrase = written[lead:]
    opening = _OPENING.match(phrase)
    if opening is not None:
        lead, phrase = lead + opening.end(), phrase[opening.end() :]
    aside = _ASIDE_BEFORE.fullmatch(phrase)
    phrase = aside["head"] if aside is not None else phrase
    phrase = re.sub(r" (?:now|still|also|later|earlier|itself|only|yesterday|today|since|finally)$", "", phrase)
    phrase = re.sub(r" (?:this morning|this afternoon|this evening|last night|tonight)$", "", phrase)
    phrase = re.sub(r" (?:on|late on|early on) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day$", "", phrase)
    if _OF_A_NOUN.search(phrase):
        return None
    if not phrase or len(phrase) > LONGEST or _SUBJECT.fullmatch(phrase) is None:
        return None
    head = re.split(r" (?:of|by|for|in|at) ", phrase)[0]
    return None if _NO_COUNTER.search(head) else Span(start + lead, start + lead + len(phrase))


def _shared_subject(text: str, floor: int, verb: int) -> Span | None:
    """The subject of the clause before one that has none: *the union struck out seven names and now counts 97*."""
    joint = _AND_THEN.search(text, max(floor, verb - 40), verb)
    if joint is None:
        return None
    borders = _CLAUSE_ENDS.finditer(text, max(floor, joint.start() - 200), joint.start())
    clause = Span(max((m.end() for m in borders), default=floor), joint.start())
    first = _FIRST_VERB.search(text, clause.start, min(clause.end, clause.start + LONGEST))
    if first is None or _SPEAKS.match(text, first.start()) or _OTHERS.search(text, first.end(), clause.end):
        return None
    return None if first[0].strip() in ("was", "were") else _head(text, clause)


_AND_THEN: Final = re.compile(
    r"(?:, |,? (?:and|but|then) )(?:(?:now|then|still|today|later|since|also|on \w+day|this morning|yesterday) ?)?$"
)
_CLAUSE_ENDS: Final = re.compile(r"; |: |\. |[\"“”] ?")
_OTHERS: Final = re.compile(r", (?:who|which)\b")
"""Who may be the subject of what follows."""
_SPEAKS: Final = re.compile(r" (?:said|says|told|denied)\b(?! (?:nothing|little))")
"""A verb whose own clause may have brought another subject: *the army said rebels fired and counted 12 dead*."""


def _head(text: str, clause: Span) -> Span | None:
    """The subject at the head of a clause, up to its first verb."""
    found = _FIRST_VERB.search(text, clause.start, min(clause.end, clause.start + LONGEST))
    return _subject(text, clause.start, found.start()) if found is not None else None


def _source(text: str, span: Span, claims: Sequence[Claim]) -> Source:
    """The phrase as a source, with the entity that the dispatch's claims know it by."""
    words = span.of(text)
    known = (c.source for c in claims if c.source is not None and c.source.text.casefold() == words.casefold())
    entity = next((source.entity for source in known if source.entity), None)
    return Source(span.start, span.end, words, entity)
