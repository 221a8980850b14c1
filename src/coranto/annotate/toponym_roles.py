"""Whether a toponym stands for those who govern there: *Nairobi said*, *talks with Ankara*, *sanctions on Caracas*.

Only a country, a capital or a first-level region can. Behind a preposition of place a name says where.
"""

import re
from typing import Final

from coranto.resources import toponym_words
from coranto.resources.gazetteer import PlaceRow
from coranto.text.wordlists import words
from coranto.tools import Tools

BEFORE: Final = 60
"""Characters before a name that are read."""
_WORD: Final = r"[^\W\d_a-z](?:[\w'’-]|\.(?=\w))*"
_NAME: Final = rf"(?:the )?{_WORD}(?: {_WORD}){{0,2}}"
_COMPANIONS: Final = re.compile(rf"(?:{_NAME}(?:, (?:and )?| and | or ))+(?:the )?$")
_AND_COMPANION: Final = re.compile(rf"(?:,? (?:and|or) {_NAME})?")
_WORDS_BEHIND: Final = re.compile(r"(?:, wh(?:o|ich|ose) [^,]{1,60},)?((?: [a-z][a-z'’-]*){1,5})")
_LAST_WORDS: Final = re.compile(r"([A-Za-z'’-]+)[ \u00a0](?:the )?$")
_OBJECT_OF: Final = re.compile(r"\b([A-Za-z]+) (with|between|among|on|against|from|to|by|for|of) (?:the |both )?$")
_ACCORDING: Final = re.compile(r"\baccording to (?:the )?$", re.IGNORECASE)
_MARKET: Final = re.compile(
    r"(?: (?:also|then))? (?:opens?|opened|closed?|closes|ends?|ended|starts?|started|added|gave|lost)"
    r"(?: the (?:day|week|session))?(?: up| down| on)?"
    r" (?:up|down|lower|higher|flat|little|mixed|modestly|slightly|sharply|nearly|about|[\d.,]+)\b"
)
"""What a stock exchange does, which goes by the name of its city."""
_ADVERB: Final = re.compile(
    r"[a-z]+ly|also|has|have|had|not|never|still|now|again|once|then|already|first|later|long|both|all|yet|even|only|just|soon|ever"
)
_MODALS: Final = words(
    "will would may might must should could can shall cannot won't can't wouldn't did didn't does doesn't do don't"
)
_BE: Final = words("is are was were has have had be been being isn't wasn't")
_WHERE: Final = words(
    """in at near outside inside from to into around across through throughout over off above toward towards via leaving
    visiting beyond within along behind between of for on by like than including"""
)


def is_actor(text: str, start: int, end: int, row: PlaceRow, tools: Tools) -> bool:
    """Whether the toponym at ``start:end``, which stands for ``row``, is one who acts, not a place."""
    if not (row.capital or row.precision == "country" or (row.precision == "region" and row.country)):
        return False
    before = text[max(0, start - BEFORE) : start]
    behind = text[end : end + BEFORE]
    lexicon = toponym_words.load()
    if (led := re.match(r"-([a-z]+)\b", behind)) and led[1] in lexicon.led:
        return True
    if before.lower().endswith(("pro-", "anti-")) or _ACCORDING.search(before) or _is_party(before):
        return True
    if _is_placed(before):
        return False
    if (own := re.match(r"['’]s? ([a-z]+)", behind)) is not None:
        return own[1] in lexicon.owned
    return _acts(behind, tools) or _is_addressed(before, tools)


def _is_party(before: str) -> bool:
    """Whether it is a side of a relation: *ties with X*, *talks between X and Y*, *sanctions on X*, *a word from X*."""
    companions = _COMPANIONS.search(before)
    match = _OBJECT_OF.search(before[: companions.start()] if companions else before) or _OBJECT_OF.search(before)
    if match is None:
        return False
    lexicon, noun, preposition = toponym_words.load(), match[1].lower(), match[2]
    if preposition in {"with", "between", "among"}:
        return noun in lexicon.relations
    if preposition in {"on", "against"}:
        return noun in lexicon.pressures
    return preposition == "from" and noun in lexicon.messages


def _is_placed(before: str) -> bool:
    """Whether a preposition governs the name or the list that it stands in."""
    companions = _COMPANIONS.search(before)
    match = _LAST_WORDS.search(before[: companions.start()] if companions else before)
    return match is not None and match[1].lower() in _WHERE


def _acts(behind: str, tools: Tools) -> bool:
    """Whether a verb of speech, decision or policy follows, its subject the name, alone or with a companion."""
    at = _AND_COMPANION.match(behind)
    after = at.end() if at else 0
    match = _WORDS_BEHIND.match(behind, after)
    if match is None or _MARKET.match(behind, after):
        return False
    passive = False
    for word in match[1].split():
        if word in _BE:
            passive = passive or word not in {"has", "have", "had"}
        elif word in _MODALS or _ADVERB.fullmatch(word):
            continue
        else:
            return _is_deed(word, tools, passive)
    return False


def _is_deed(word: str, tools: Tools, passive: bool) -> bool:
    lexicon = toponym_words.load()
    if passive:
        return word in lexicon.suffered
    if word in lexicon.acts:
        return True
    return word not in tools.speech.homographs and any(
        verb.sort != "evidence" and not verb.rest for verb in tools.speech.verbs.get(word, ())
    )


def _is_addressed(before: str, tools: Tools) -> bool:
    """Whether somebody accuses, urges, warns or tells it something: *accused X of*."""
    match = _LAST_WORDS.search(before)
    if match is None:
        return False
    verbs = tools.speech.verbs.get(match[1].lower(), ())
    return any(verb.act in {"accuses", "urges", "warns", "orders", "asks"} and not verb.rest for verb in verbs)
