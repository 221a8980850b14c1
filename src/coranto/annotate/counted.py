"""What a number counts, never empty: the noun after it, the one it is part of, the last one counted, the one before."""

import re
from typing import Final

from coranto.annotate.noun_phrases import (
    after_parenthesis,
    counts_people_bare,
    follows_at_once,
    is_plural,
    is_stretch,
    noun_after,
    phrase_after_of,
    phrase_before,
)
from coranto.annotate.ranges import Piece
from coranto.model.annotation import Quantity, Sentence
from coranto.resources.counted import CountedNouns
from coranto.text.spans import Span
from coranto.text.wordlists import words
from coranto.tools import Tools

LOOK: Final = 48
"""Characters before a number in which the verb that it is the object of is looked for."""
_NAME_BEFORE: Final = re.compile(r"((?:[^\W\d_a-z][\w.’'-]*[ ]){0,3}[^\W\d_a-z][\w.’'-]+), (?:aged |now )?$")


def counted(text: str, sentence: Sentence, piece: Piece, before: Quantity | None, tools: Tools) -> str:
    """The noun phrase that a number of a sentence counts; ``before`` is the quantity whose noun it may share."""
    nouns, end = tools.counted, sentence.end
    blurred = _OR_SO.match(text, piece.end, end)
    at = blurred.end() if blurred is not None else piece.end
    of = phrase_after_of(text, at, end, nouns, inside=piece.last.dimension == "money")
    if piece.last.unit is not None:
        return _measured(text, sentence, piece, of, before, tools)
    if _KEPT_IN.match(text, at, end) or _OF_US.match(text, at, end):
        return "people"
    if of is not None:
        return _plain(of.of(text))
    if _CAST.match(text, at, end):
        return "votes"
    if (hurt := _OF_THE_HURT.match(text, at, end)) is not None:
        return hurt[1]
    singular = piece.first.value == 1 and not piece.is_range
    found = None if _acts(text, piece, at, nouns) else noun_after(text, at, end, nouns, singular=singular)
    if found is not None and follows_at_once(text, at, found):
        shared = before is not None and _is_quality(text, sentence, piece, found, nouns)
        return before.counted if before is not None and shared and before.counted else _plain(found.of(text))
    if (told := _told(text, sentence, piece, at, tools)) is not None:
        return told
    if before is not None and before.unit is not None and before.conversion_of is None and before.counted:
        whole = _TOTAL.search(text[max(sentence.start, piece.start - LOOK) : piece.start]) is not None
        noun = _ADDED.sub("", before.counted) if whole else before.counted
        return "people" if noun in nouns.of_people else noun
    if _is_people(text, sentence, piece, at, tools):
        return "people"
    earlier = phrase_before(text, sentence.start, piece.start, nouns)
    if earlier is not None and not _is_given(text, earlier, piece, nouns) and not _is_name(earlier.of(text), nouns):
        return _plain(earlier.of(text))
    return "people" if piece.first.value >= 2 else "number"


def _acts(text: str, piece: Piece, at: int, nouns: CountedNouns) -> bool:
    """Whether a verb follows a number of people whom no noun names: *Thousands mourn*, *hundreds told to leave*."""
    verb = _VERB_AFTER.match(text, at)
    if verb is None:
        return False
    numeral = piece.last.numeral
    many = numeral.form == "vague" and text[numeral.start : numeral.end].lower().endswith("s")
    return (many and verb[1] not in _KINDS_OF_MORE) or (piece.first.value >= 2 and verb[1] in nouns.deeds)


_VERB_AFTER: Final = re.compile(r" ([a-z]+)\b")
_KINDS_OF_MORE: Final = frozenset({"more", "other", "others", "additional", "further", "of", "upon", "and", "to", "or"})
"""After *dozens*, words that lead to its noun."""


def _is_given(text: str, phrase: Span, piece: Piece, nouns: CountedNouns) -> bool:
    """Whether the noun before a number is who gives it: *the rebels claimed 60*, *the union wants 5%*."""
    return _is_dealer(text, phrase, piece, nouns) or _GIVES.search(text, phrase.start, piece.start) is not None


_GIVES: Final = re.compile(
    r"\b(?:claim(?:s|ed)?|count(?:s|ed)|gave|gives|reported|reports|admit(?:s|ted)(?: to)?|confirm(?:s|ed)|"
    r"acknowledge[sd]|recorded|documented|registered|estimate[sd]|(?:spoke|speaks?|spoken|talks?|talked) of|"
    r"(?:know[ns]?|knew) of|(?:st(?:oo|an)ds?|stopped|stops) at|(?:holds?|held) to|more like|nearer(?: to)?|closer to|"
    r"(?:insist|stick)s? (?:on|to)|insisted on|stuck to) "
    r"(?:about |some |at least |only )?$"
)


def _is_name(phrase: str, nouns: CountedNouns) -> bool:
    """Whether a phrase is a proper name, which nobody counts: *At Adana, 31*, *Mayor Ruiz has 61*."""
    words = phrase.split()
    return all(word[0].isupper() for word in words) and not is_plural(words[-1], nouns)


def _is_quality(text: str, sentence: Sentence, piece: Piece, found: Span, nouns: CountedNouns) -> bool:
    """Whether an adjective stands where a noun would: *98 cases, of which 12 severe, were reported*."""
    word = found.of(text)
    if not word.islower() or " " in word or is_plural(word, nouns) or piece.first.value < 2:
        return False
    part = _OF_WHICH.search(text[max(sentence.start, piece.start - LOOK) : piece.start])
    return part is not None and _ENDS.match(text, found.end) is not None


def _told(text: str, sentence: Sentence, piece: Piece, at: int, tools: Tools) -> str | None:
    """What the sentence says that a number without a noun counts: *44 were children*, *the number of homes was 45*."""
    nouns = tools.counted
    told = _WERE.match(text, at, sentence.end)
    if told is not None and told[1].lower() in nouns.people and told[1].lower() not in nouns.of_people:
        return told[1]
    after = _NUMBER_AFTER.match(text, at, sentence.end)
    if after is not None and (found := noun_after(text, after.end(), sentence.end, nouns)) is not None:
        return _plain(found.of(text))
    before = text[max(sentence.start, piece.start - FAR) : piece.start]
    if (
        subject := _NUMBERED.search(before) or _CREW.search(before) or _PUT_WHAT.search(before) or _TOLL.search(before)
    ) is not None:
        return subject["what"]
    named = list(_NUMBER_OF.finditer(text, max(sentence.start, piece.start - FAR), piece.start))
    found = noun_after(text, named[-1].end(), piece.start, nouns) if named else None
    return _plain(found.of(text)) if found is not None else None


def _is_people(text: str, sentence: Sentence, piece: Piece, at: int, tools: Tools) -> bool:
    """Whether a verb tells that a number without a noun counts human beings."""
    preceding = text[max(sentence.start, piece.start - LOOK) : piece.start]
    if piece.last.numeral.form == "vague" or counts_people_bare(text, piece.last, sentence.end, tools.counted):
        return True
    if _OPENS_CLAUSE.search(preceding) is not None and piece.first.value >= 2:
        return True
    if _THERE.search(preceding) is not None and piece.first.value >= 2:
        return True
    if _SUBJECT.search(preceding) is not None and _DID.match(text, at, sentence.end) is not None:
        return True
    acted = piece.first.value >= 2 and _ACTED.match(text, at, sentence.end) is not None
    return acted or _BEFELL.search(preceding) is not None


_TOTAL: Final = re.compile(r"\b(?:total|tally|count|number)(?: [a-z]+)? (?:to|of|at) (?:about |at least |more than )?$")
_ADDED: Final = re.compile(r"^(?:new|further|additional|more|fresh) ")
"""What the total is not of: *1,240 new infections, taking the total to 33,000*."""
FAR: Final = 160
"""Characters before a bare number in which *the number of homes* says what it counts."""
_OR_SO: Final = re.compile(r" or (?:so|more|less|fewer|thereabouts)\b(?! than)", re.IGNORECASE)
_OPENS_CLAUSE: Final = re.compile(
    r"\b(?:said|says|reported|told [^.,;:!?]{2,30}|reports|claims?|claimed) that "
    r"(?:about |some |another |at least |only )?$"
)
"""Before a number that opens what is said, so that nothing before it is counted: *told the paper that 31 had left*."""
_THERE: Final = re.compile(
    r"\bthere [“\"‘]?(?:were|are|had been|(?:may|might|could|must|would) (?:have been|be))[”\"’]? "
    r"(?:about |some |only |now |still )?$",
    re.IGNORECASE,
)
_SUBJECT: Final = re.compile(r"\b(?:said|says|that|and|but|while|another) (?:about |some |another |at least )?$")
_ACTED: Final = re.compile(r" [a-z]+ed (?!by\b|in\b|at\b|from\b)")
"""After a bare number, a verb of which it is the subject: *31,000 turned out*."""
_DID: Final = re.compile(r" (?:would|will|could|were|was|are|have|has|had|may|might|remain(?:ed)?|did) ")
"""After a bare number that is a subject: *he said 700 would be moved*."""
_OF_THE_HURT: Final = re.compile(r" of the (dead|wounded|injured|missing|displaced|detained|arrested|victims)\b")
_CAST: Final = re.compile(r" (?:validly |so far )?cast\b(?! [a-z-]*(?:iron|metal|steel|bronze|members|list))")
"""After a bare number, what is cast: *a lead of 900 votes out of 1.1m cast*."""
_OF_US: Final = re.compile(r" of (?:us|you)\b")
_WERE: Final = re.compile(r" (?:were|are|was|is) (?:(?:all|both|mostly|the|young) )?([^\W\d_]+)")
"""After a bare number, who they were: *of the dead, 44 were children*."""
_NUMBER_AFTER: Final = re.compile(r" the (?:total )?(?:number|total|count|toll) of (?:the )?")
"""After a bare number: *bringing to 3,958 the number of people killed*."""
_QUALIFIED: Final = (
    r"(?:(?:about|around|some|nearly|almost|at least|more than|over|only|just|up to|between|no (?:more|fewer) than) )?$"
)
_NUMBERED: Final = re.compile(
    rf"\b(?P<what>[^\W\d_]+) (?:(?:now|already|still|alone|so far|today) )?number(?:s|ed)? {_QUALIFIED}"
)
"""Before a bare number, *the dead now number*."""
_CREW: Final = re.compile(
    r"\b(?:[Aa]n?|[Tt]he|[Ii]ts|[Tt]heir|[Hh]is|[Hh]er) (?:[a-z]+ )?"
    r"(?P<what>crew|crowd|congregation|audience|staff) of " + _QUALIFIED
)
"""Before a bare number, whom it makes up: *a crew of 24*."""
_PUT_WHAT: Final = re.compile(
    r"\b(?:put|puts|putting|estimates|estimated) (?:the )?(?:number of (?:the )?)?"
    r"(?P<what>(?:death )?(?!(?:it|them|him|her|that|this)\b)[^\W\d_]+)"
    rf"(?: (?:on|in|at|from|of|for|among) [^.;:!?]{{2,50}})? at {_QUALIFIED}"
)
"""Before a bare number, what somebody puts at it: *puts the dead on both sides at*."""
_TOLL: Final = re.compile(
    r"\b(?P<what>(?:death )?toll)\b(?! of (?!dead|the dead|deaths))[^.;:!?]{0,90}$", re.IGNORECASE
)
_NUMBER_OF: Final = re.compile(
    r"\b(?:number|numbers|total|count|tally) of (?:the )?(?:new |confirmed |suspected |known )?(?=[^.;!?]*?"
    r"\b(?:to|at|was|were|is|are|reached|reaches|hit|hits|passed|by|from|as|of) )",
    re.IGNORECASE,
)
"""Before a bare number, what it is the number of: *the number of homes destroyed rose to 45*."""
_KEPT_IN: Final = re.compile(
    r" (?:(?:are|were|is|was|still|now|remain|remained) ){0,3}in "
    r"(?:captivity|hospitals?|custody|jails?|prisons?|detention|shelters?|intensive care|quarantine|isolation)\b"
    r"|(?: (?:are|were|is|was))? (?:aboard|on board|alive|ashore)\b(?! the \w+ (?:ship|ferry)s)",
    re.IGNORECASE,
)
"""After a number of people whom no noun names: *1,300 in hospitals*, *211 aboard*."""
_BEFELL: Final = re.compile(
    r"\b(?:kill|injure|wound|displace|kills|killing|killed|wounds|wounded|wounding|injures|injured|injuring|displaces|displaced|hurts|drew|draws|"
    r"drawing|attracted|captured|arrested|detained)"
    r"(?: (?:at least|up to|some|about|more than|over|nearly|almost|around|dozens|hundreds))* $",
    re.IGNORECASE,
)
"""Verbs of which a bare number is the object: *quake kills dozens, injures 200*."""


def _measured(
    text: str, sentence: Sentence, piece: Piece, of: Span | None, before: Quantity | None, tools: Tools
) -> str:
    """What a measure, a sum or a share is of."""
    if piece.conversion_of is not None and before is not None and before.counted:
        return before.counted
    if of is not None:
        return _plain(of.of(text))
    nouns = tools.counted
    if piece.last.dimension == "age":
        return _aged(text, sentence, piece, tools)
    at = after_parenthesis(text, piece.end, sentence.end) if piece.last.adjectival else piece.end
    follows = noun_after(text, at, sentence.end, nouns)
    if piece.last.adjectival and follows is not None:
        return _plain(follows.of(text))
    dimension = piece.last.dimension or "number"
    fallback = tools.units.nouns.get(dimension, dimension)
    preceding = text[max(sentence.start, piece.start - LOOK) : piece.start]
    at_once = follows is not None and text[piece.end : follows.start] == " " and not is_stretch(follows.of(text))
    if follows is not None and at_once and (dimension != "percent" or _ARTICLE_BEFORE.search(preceding)):
        return _plain(follows.of(text))
    if before is not None and before.counted and (_OF_WHICH.search(preceding) or _moves_on(text, before, piece)):
        return before.counted
    if (purpose := _purpose(text, sentence, piece, preceding, nouns)) is not None:
        return purpose
    if _OF_AMOUNT.match(text, piece.end, sentence.end):
        return fallback
    opens = dimension in _DEALT and _OPENS_CLAUSE.search(preceding) is not None
    earlier = None if opens else phrase_before(text, sentence.start, piece.start, nouns, whole=True)
    given = earlier is not None and _GIVES.search(text, earlier.start, piece.start) is not None
    if earlier is None or given or (dimension in _DEALT and _is_dealer(text, earlier, piece, nouns)):
        return _currency(text, piece) if dimension == "money" else fallback
    if dimension == "length" and (named := _apposed(text, sentence, earlier)) is not None:
        return named
    return _plain(earlier.of(text))


def _apposed(text: str, sentence: Sentence, phrase: Span) -> str | None:
    """The name of the place that a phrase describes: *Bagua, a town 70 km from the river*."""
    if _SETTLEMENT.search(phrase.of(text)) is None:
        return None
    named = _NAMED_PLACE.search(text[max(sentence.start, phrase.start - LOOK) : phrase.start])
    return _plain(named[1]) if named is not None else None


def _purpose(text: str, sentence: Sentence, piece: Piece, preceding: str, nouns: CountedNouns) -> str | None:
    """What a sum is said to be (*a fine of $5m*) or is for (*$2m for schools*); a share, of what (*5% fewer fish*)."""
    fewer = _FEWER.match(text, piece.end, sentence.end)
    fewer_of = noun_after(text, fewer.end(), sentence.end, nouns) if fewer is not None else None
    if fewer_of is not None and is_plural(fewer_of.of(text).split()[-1], nouns):
        return _plain(fewer_of.of(text))
    if (sum_of := _COST_OF.search(preceding)) is not None:
        return _plain(sum_of[1])
    after = after_parenthesis(text, piece.end, sentence.end)
    whose = _FOR.match(text, after) if piece.last.dimension == "money" else None
    bought = noun_after(text, whose.end(), sentence.end, nouns) if whose is not None else None
    if bought is not None and (not bought.of(text).endswith("ing") or _ENDS.match(text, bought.end)):
        return _plain(bought.of(text))
    if (put_at := _PUT_AT.search(preceding)) is not None:
        return _plain(put_at[1])
    doing = _FOR_DOING.match(text, after)
    return doing[1] if doing is not None else None


def _is_dealer(text: str, phrase: Span, piece: Piece, nouns: CountedNouns) -> bool:
    """Whether the noun before a sum gives, gets or asks for it, so that the sum is none of it: *the union wants 5%*."""
    between = text[phrase.end : piece.start].lower().split()
    if between[-1:] and between[-1] in _OBJECTS:
        return True
    for at, word in enumerate(between):
        if word.strip(",") in nouns.deals:
            return at == 0 or between[at - 1] not in _PASSIVE
    words = phrase.of(text).lower().split()
    return any(word in nouns.deals and word not in _DEALS_THEMSELVES for word in words)


def _currency(text: str, piece: Piece) -> str:
    """The name of the currency as written: *10 million pesos*; else *money*."""
    named = _NAME_OF_CURRENCY.match(text, piece.last.numeral.end, piece.end)
    return named["name"] if named is not None else "money"


_SETTLEMENT: Final = re.compile(
    r"^(?:[a-z-]+ ){0,2}(?:city|town|village|port|suburb|hamlet|settlement|island|islet|resort|capital)\b"
)
_NAMED_PLACE: Final = re.compile(r"((?:[^\W\d_a-z][\w’'-]+ ){0,2}[^\W\d_a-z][\w’'-]+), (?:an?|the) $")
_FEWER: Final = re.compile(r" (?:more|fewer|less)(?= [a-z])")
_DEALT: Final = frozenset({"money", "percent"})
_OBJECTS: Final = frozenset({"it", "them", "him", "her", "us", "me", "you"})
_DEALS_THEMSELVES: Final = words(
    """offer offers demand demands pay promise promises pledge pledges request requests grant grants award awards need
    needs raise raises estimates save saves set transfer transfers release releases"""
)
"""Forms that are nouns too: *its first offer was 7 per cent*."""
_PASSIVE: Final = frozenset({"is", "are", "was", "were", "be", "been", "being"})
_NAME_OF_CURRENCY: Final = re.compile(r"[ -](?:[^\W\d_]+ )?(?P<name>[^\W\d_]{3,})(?= (?:a|an|per|each)\b|\W|$)")
_ARTICLE_BEFORE: Final = re.compile(r"\b(?:an?|the|its|their|his|her|this|that|whose)(?: [a-z]+)? $", re.IGNORECASE)
"""Before a share that describes the noun after it: *a 25 percent tariff*."""
_FOR: Final = re.compile(
    r"(?: each| apiece)? (?:for|on) (?:(?:the|a|an|each|every|its|their|his|her|all|those) )?(?=[^\W\d_A-Z])"
)
_FOR_DOING: Final = re.compile(r" for ([a-z]+ing)(?=\s*(?:[.,;:)]|$))")
_PUT_AT: Final = re.compile(
    r"\b(?:put|puts|putting|estimates|estimated|valued|set) (?:the|its|his|their|total) ([^,;.:]{3,40}) at "
    r"(?:about |some |around |nearly |almost |at least |more than |up to )?$"
)
"""Before a sum, what somebody puts at it: *put the cost of the campaign at 38 billion*."""
_ENDS: Final = re.compile(r"\s*(?:[.,;:)]|$)")
_COST_OF: Final = re.compile(
    r"\b(costs?|prices?|loss|losses|fines?|damages?|bill|debts?|deficit|surplus|budget|ransom|grant|loan|tax|fee|prize|"
    r"bonus|reward|claims?|aid|"
    r"compensation|savings|exports|imports|investments?|reserves|revenues?|profits?|sales|salary|"
    r"payments?|donations?|bribes?|deposits?|credits?|subsidies|subsidy|wages?) of "
    r"(?:about |some |around |nearly |almost |at least |more than |up to )?$"
)
"""Before a sum, what it is: *at a cost of $52 million*."""
_OF_WHICH: Final = re.compile(r"\bof (?:which|whom|them),? (?:about |some |nearly |almost |only |just )?$")
_OF_AMOUNT: Final = re.compile(r" of (?:the |its |their |a )?(?:[^\w\s]|[A-Z]{1,3}[^\w\s])?\d")
_AND_SHARE: Final = re.compile(r"[^.;:!?]{0,90}?,? (?:and|while) (?:about |some |another |only |just )?")
_POLLED: Final = re.compile(
    r" (?:said|say|thought|think|believed?|want(?:ed)?|were|are|had|have|did|do|opposed?|backed|back|favou?r(?:ed)?|"
    r"against|in favou?r|undecided|disagreed|agreed|would|abstained)\b"
)
"""After a share of the same people as the one before: *68 percent back the plan and 12 percent are against*."""
_MOVES: Final = re.compile(
    r"[^.;!?\d]{0,40}?\b(?:from|up|down|to|against|or|than|versus|compared (?:with|to))"
    r"(?: (?:about|around|just|nearly))? ",
    re.IGNORECASE,
)
"""Between two shares or sums of one thing: *68 percent, down from 79 percent*."""


def _moves_on(text: str, before: Quantity, piece: Piece) -> bool:
    """Whether a measure is a value that the one before came from, went to or is compared with."""
    kin = {"percent": {"percent", "level"}, "level": {"percent", "level"}}.get(piece.last.dimension or "")
    alike = _is_percent(before.unit) if kin is not None else before.unit == piece.last.written
    if alike and text[before.end : piece.start] in {" and ", ", "}:
        return True
    if (
        alike
        and kin is not None
        and _AND_SHARE.fullmatch(text, before.end, piece.start)
        and _POLLED.match(text, piece.end)
    ):
        return True
    return alike and _MOVES.fullmatch(text, before.end, piece.start) is not None


def _is_percent(unit: str | None) -> bool:
    return unit is not None and unit.startswith(("percent", "basis point"))


def _aged(text: str, sentence: Sentence, piece: Piece, tools: Tools) -> str:
    """Who has an age: the name before (*Ana Ruiz, 34,*), else the noun after (*a 34-year-old woman*), else people."""
    named = _NAME_BEFORE.search(text[max(sentence.start, piece.start - LOOK) : piece.start])
    if named is not None:
        return _plain(named[1])
    found = noun_after(text, piece.end, sentence.end, tools.counted)
    if found is None:
        found = phrase_before(text, sentence.start, piece.start, tools.counted)
    return _plain(found.of(text)) if found is not None else "people"


def _plain(phrase: str) -> str:
    """The phrase on one line, without quotation marks around it."""
    return " ".join(phrase.split()).strip("“”\"'‘’- ") or "number"
