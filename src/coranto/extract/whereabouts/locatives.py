"""Toponyms that say where something is counted, by the words around them: *in Beira*, *the mayor of Oleiros*."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final

from coranto.model.annotation import Place, Quantity
from coranto.text.local_subjects import is_local_subject
from coranto.text.spans import Span
from coranto.text.wordlists import words

LOOK: Final = 72
"""Characters before a toponym that tell whether it says where."""
_SIDE: Final = (
    r"(?:(?:far|upper|lower|mid|greater|rural|war-torn|neighbou?ring|nearby|besieged|central|the|"
    r"(?:north|south)(?:[ -]?(?:east|west))?(?:ern)?|(?:east|west)(?:ern)?)[ -]){0,3}"
)
"""Which side of a place: *in far north-eastern Nigeria*."""
_LOCATIVE: Final = re.compile(
    r"(?:\b(?:in|at|near|on|across|around|outside|inside|throughout|through|off|over|within|into|reported from)"
    r"(?: the| an?| (?:city|town|village|province|region|district|state|port|island|capital)(?: city)?(?: of)?){0,3}"
    r"(?-i:(?: [^\W\d_a-z][\w.-]+){1,2}[’'](?:s|(?<=s[’'])))?"
    r"|\b(?:city|town|village|province|region|district|port|island|municipality|department|county|governorate|state of)"
    r"(?: of)?|\b(?:withdr[ae]w\w*|pulled|deported|expelled|evacuated|escaped)\b[^.;]{1,40}? from"
    r"|\b(?:sen[dt]|sending|deploy\w*|mov(?:ed|es|ing)|rush\w*|dispatch\w*|airlift\w*|fl[oe]wn?|fly(?:ing)?|shipp?(?:ed|s|ing)|aid|"
    r"assistance|help|weapons|loans?)\b(?:[^.;,]|[.,](?=\d)){0,50}? to"
    r"|\b(?:aid|assistance|help|loans?|left|leave|leaving) for"
    r"|\b(?:districts|provinces|regions|states|villages|towns|cities|parts?|areas?|zone|outskirts|cent(?:re|er)|streets|"
    r"suburbs?|coast|half|harbou?r|port|bay|gulf|gates|hills|banks|island|markets?|north|south|east|west|slums?|"
    r"camp|neighbou?rhoods?|quarter|suburb|communes?|hospital|university|prison|airport|stadium|most|"
    r"much|all) of"
    r"|\b(?:fled|fleeing|flee|left|reached|entered|stormed|raided|overran|recaptured|retook|besieged|hit|struck|shook|rocked|battered|ravaged|devastated|lashed|shelled|bombed|flooded))"
    rf" ?{_SIDE}\s*$",
    re.IGNORECASE,
)
"""Before a name that says where: a preposition, a part of the place, or what befell it."""
_SPEAKING: Final = re.compile(
    r"\bvisit(?:ing|ed)?(?: the (?:city|town|province|region) of)? $"
    r"|\b(?:said|says|told(?: \w+){1,3}|speaking|spoke|reporters|briefing|conference|summit|talks|headquarters|"
    r"government|parliament|cabinet|ministry|authorities"
    r"|from (?:its|his|her|their|an?) [a-z]+)"
    r"(?: (?:late |early )?on \w+| by telephone)? (?:in|at|from) (?:the )?(?:capital,? )?$"
)
"""Before the place where somebody spoke."""
_FOREMOST: Final = re.compile(
    r"\b(?:[a-z]{2,}est|first|most [a-z]+) in (?:the )?$|, (?:one of )?the [a-z]{2,}est [a-z]+ in $"
)
"""Before the area in which something is *the longest*: nothing is counted there."""
RELATED: Final = words(
    """neighbour neighbours neighbor neighbors ally allies rival rivals enemy enemies foe foes adversary adversaries
    opponent opponents creditors lenders partners"""
)
"""What somebody is to a state is not in it: *on Russia's western neighbour*."""
_RELATIVE: Final = re.compile(rf"[’']s? (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(RELATED))})\b")
_ON: Final = re.compile(r"\bon (?P<the>the )?$", re.IGNORECASE)
"""Before a street or a state that acts, if a town has its name: *a march on the Alameda*, *sanctions on Moscow*."""
_SOME: Final = re.compile(
    r"\b(?:in|at|across) (?:more than |at least |about |some |nearly )?"
    r"(?:[\d.,]+|two|three|four|five|six|several|many|all) $"
)
"""Before a name that stands with a number of places within it: *at more than 30 Queensland ports*."""
_HOST: Final = re.compile(
    r"(?:, [^,.;]{2,40},)?,? (?:(?:now|already|still|alone|has|have|had|state|province|region) )*"
    r"(?:hosts?|hosted|houses|shelters|is home to|is hosting|taken in|saw|sees|seen|recorded|registered|counted|"
    r"reported|(?:has|had|have|with) (?=(?:about |some |around |more than |nearly |at least )?\d))"
)
"""After the name of a place that is counted in: *Colombia hosts 2.9 million*, *Londrina, with 21,000 patients*."""
_LOCAL_BEFORE: Final = re.compile(
    r"\b(?:[Mm]ayor|[Gg]overnor|[Pp]refect|[Hh]ead|[Cc]hief|[Aa]dministrator|[Cc]ommissioner|[Dd]irector|[Bb]ishop|"
    r"[Ss]heriff|[Oo]fficials?|[Dd]octors|[Aa]uthorities|[Rr]esidents|[Ii]nhabitants|[Vv]illagers|[Tt]ownspeople"
    r"|[Pp]arishioners|[Ss]hopkeepers|[Tt]raders) (?:of|in|for) (?:the )?"
    r"(?:city |town |village |province |region )?(?:of )?$"
)
_LOCAL_AFTER: Final = re.compile(
    r"(?:[’']s)? (?:regional |city |provincial |state |deputy |local ){0,2}(?:[Mm]ayor|[Gg]overnor|[Pp]refect|police|"
    r"prosecutors?|officials?|authorities|hospital|firefighters|residents)\b"
)
"""Around the place for which somebody speaks: *the mayor of Oleiros*, *Beirut governor*."""
_FACILITY: Final = re.compile(
    r"(?: [\w-]+)? (?:hospital|clinic|airport|stadium|prison|jail|university|hotel|cathedral|church|mosque|bridge)\b",
    re.IGNORECASE,
)
"""After a name that a building bears: *in the San Martino hospital* is in no town of that name."""


def located(text: str, places: Sequence[Place]) -> list[Place]:
    """The toponyms that say where, by the words around them; *Ghana said*, *Ghana's army* and *Peru's Cusco* do not."""
    starts = [place.start for place in places]
    return [place for place in places if is_locative(text, place) and not _owns_next(text, place, starts)]


def is_locative(text: str, place: Place) -> bool:
    """Whether what stands around the toponym makes it say where."""
    if _FACILITY.match(text, place.end) or _RELATIVE.match(text, place.end):
        return False
    if _HOST.match(text, place.end) is not None:
        return True
    before = text[max(0, place.start - LOOK) : place.start]
    if _SOME.search(before) and text[place.end : place.end + 2][1:].islower():
        return True
    if (on := _ON.search(before)) is not None and (place.precision == "city" or (on["the"] and not place.precision)):
        return False
    return _LOCATIVE.search(before) is not None and not (is_seat(text, place) or _FOREMOST.search(before))


def is_seat(text: str, place: Place) -> bool:
    """Whether somebody speaks, governs or sets out there: *speaking in La Paz*, *from its base in Rota*."""
    return _SPEAKING.search(text, max(0, place.start - LOOK), place.start) is not None


def _owns_next(text: str, place: Place, starts: Sequence[int]) -> bool:
    """Whether the toponym only says whose the next one is: *in Indonesia's Papua province*."""
    following = bisect_right(starts, place.start)
    if following == len(starts):
        return False
    return _OWNS.fullmatch(text, place.end, starts[following]) is not None


_OWNS: Final = re.compile(r"[’']s? (?:(?:central|northern|southern|eastern|western|[a-z-]+) )?(?:city of )?")


def spoken_for(text: str, places: Sequence[Place]) -> str | None:
    """The place for which the one official of a sentence speaks: *the mayor of Oleiros*; countries are too wide."""
    names = {
        p.name
        for p in places
        if p.precision != "country"
        and (_LOCAL_AFTER.match(text, p.end) or _LOCAL_BEFORE.search(text[max(0, p.start - LOOK) : p.start]))
    }
    return names.pop() if len(names) == 1 else None


def named_places(text: str, places: Sequence[Place]) -> list[Place]:
    """The places that bear a name and say where: *Nairobi said* and *two villages near Beira* leave Beira alone."""
    return [p for p in places if p.role == "place" or (p.role != "unnamed" and _counts(text, p))]


def counts_there(text: str, place: Place) -> bool:
    """Whether the place itself is said to have what is counted: *El Salvador reported 3,100 cases*."""
    return _HOST.match(text, place.end) is not None


def is_attributive(text: str, place: Place, quantity: Quantity) -> bool:
    """Whether the toponym stands between the number and its noun: *more than 30 British Columbia ports*."""
    return (
        quantity.end < place.start <= quantity.end + 2
        and re.match(r" [a-z]", text[place.end : place.end + 2]) is not None
    )


def is_subject(text: str, place: Place, sentence: Span) -> bool:
    """Whether a sentence is about the place, its subject: *Sofala province has the highest number*; states act."""
    acts = place.precision == "country" or place.role != "place"
    return not acts and is_local_subject(text, sentence.start, place.start, place.end)


def _counts(text: str, place: Place) -> bool:
    """Whether a state that acts is also where something is counted: *Colombia hosts*, *pledged aid to Kenya*."""
    return _HOST.match(text, place.end) is not None or is_locative(text, place)
