"""What a number counts: the noun after it, before it, or the one that the number before it counted."""

import re
from typing import Final

from coranto.annotate.amounts import Amount
from coranto.resources.counted import CountedNouns
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.spans import Span
from coranto.text.verbs import COMMON_PASTS, FINITE
from coranto.text.wordlists import words

LOOK: Final = 120
"""Characters on either side in which the counted noun is looked for."""
MOST_WORDS: Final = 5
"""A noun phrase has no more words than this between its number and its noun's end."""

_WORD: Final = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_][\w’'.-]*|[0-9]+[\w-]*|[^\w\s]")
_INITIALS: Final = re.compile(r"(?:[A-Z]\.){2,}$")
_OF: Final = re.compile(
    r"\s+(?P<joint>of|in|worth of)\s+"
    r"(?:(?:the|these|those|its|their|his|her|our|all|a|an|every|each|most|least|"
    r"(?:this|last|next)\s+(?:year|season|month|week|quarter)[’']s)\s+){0,2}"
    r"(?:(?:[^\W\d_][\w.-]*[’']s?\s+)?[0-9][\d,.]*\s+(?:(?:thousand|million|billion)\s+)?)?"
)
_OF_THEM: Final = re.compile(r"\s+of (?:them|whom|which|those|us|you)\b(?:,? (?:were|was|are|all|mostly))*")
_MORE: Final = re.compile(r"\s+(?:more|other|additional|further|extra)(?=\s+[^\W\d_])")
"""Between a number and its noun: *20 more houses*."""
_ENDING_LY: Final = words(
    """family elderly early supply assembly monopoly ally rally belly reply jelly lily fly butterfly anomaly bully italy
    deadly friendly costly"""
)
"""Words in *-ly* that are no adverbs."""
_NOT_MEN: Final = words(
    "specimen regimen acumen abdomen stamen semen omen yemen ramen hymen bitumen albumen amen lumen"
)
"""Singulars that end like *signalmen*."""
_DEMONYM: Final = re.compile(r"[A-Z]\w+(?:ans|ese|is|ish|ers|men|ns)$")


def noun_after(text: str, at: int, end: int, nouns: CountedNouns, *, singular: bool = False) -> Span | None:
    """The noun phrase that begins at ``at``, up to its first plural noun; null where none does.

    A plural is known by its ending or from the list. With ``singular``, or where no plural comes, it ends before the
    first word that cannot be part of it.
    """
    begin = last = None
    more = _MORE.match(text, at, end)
    at = more.end() if more is not None else at
    hyphen = text[at : at + 1] in {"-", "‑"}
    for count, found in enumerate(_WORD.finditer(text, at + hyphen, min(end, at + LOOK)), start=1):
        word = found.group() if _INITIALS.match(found.group()) else found.group().rstrip(".")
        if not _goes_on(text, last if last is not None else at, found.start(), word, nouns) and not (
            begin is None and _is_participle(text, found.end(), end, word, nouns)
        ):
            break
        begin = found.start() if begin is None else begin
        last = found.start() + len(word)
        ends = not singular and is_plural(word, nouns) and not _is_modifier(text, found.end(), word, nouns)
        if ends or count == MOST_WORDS or hyphen:
            break
    if begin is None or last is None or (not hyphen and _is_verb(text[begin:last], nouns)):
        return None
    noun, verb = text[begin:last].rpartition(" ")[::2]
    if noun and _is_verb(verb, nouns):
        return Span(begin, begin + len(noun))
    return Span(begin, _with_second(text, begin, last, end, nouns))


def _is_modifier(text: str, at: int, word: str, nouns: CountedNouns) -> bool:
    """Whether a plural without *s* stands before the plural that it describes: *fish exports*, *cattle herders*."""
    follows = re.compile(r" ([a-z]+[^s\W]s)\b").match(text, at)
    if word.endswith("s") or word.lower() not in _DESCRIBING or follows is None:
        return False
    return follows[1] not in nouns.stops and is_plural(follows[1], nouns)


_DESCRIBING: Final = words(
    "fish cattle sheep police crew staff livestock aircraft people deer data media troop poultry"
)
"""Plurals that may be the first word of a compound."""


def follows_at_once(text: str, at: int, found: Span) -> bool:
    """Whether nothing but *more*, *other* and the like stands between ``at`` and the noun phrase."""
    more = _MORE.match(text, at, found.end)
    return text[more.end() if more is not None else at : found.start].strip(" -‑\u00a0\n\r") == ""


def _is_participle(text: str, at: int, end: int, word: str, nouns: CountedNouns) -> bool:
    """Whether a participle stands before its noun: *40,000 displaced herders*, not *40,000 displaced by floods*."""
    if word.lower() not in nouns.of_people:
        return False
    follows = re.compile(r" ([^\W\d_][\w-]*)").match(text, at, end)
    return follows is not None and follows[1].lower() not in nouns.stops and is_plural(follows[1], nouns)


def _is_verb(phrase: str, nouns: CountedNouns) -> bool:
    """Whether the only word after a number is a verb: *31,000 turned out*, *around 73 raising the prospect*."""
    if " " in phrase or not phrase.islower() or is_plural(phrase, nouns):
        return False
    return phrase.endswith(("ed", "ing")) or phrase in COMMON_PASTS


def _with_second(text: str, begin: int, last: int, end: int, nouns: CountedNouns) -> int:
    """The end of *soldiers and civilians*: a second plural of the same class belongs to the first."""
    found = re.compile(r" and (\w+)").match(text, last, end)
    if found is None or not is_plural(found[1], nouns) or found[1] in nouns.of_people:
        return last
    alike = is_people(text[begin:last], nouns) == is_people(found[1], nouns)
    return found.end() if alike and is_plural(text[begin:last].split()[-1], nouns) else last


def _goes_on(text: str, last: int, start: int, word: str, nouns: CountedNouns) -> bool:
    """Whether a word continues the phrase that ended at ``last``."""
    if not word or not (word[0].isalpha() or word[0] in "“\"'‘"):
        return False
    if text[last:start].strip(" \u00a0-\n\r\t"):
        return False
    folded = word.lower()
    if word == "US":
        return True
    return folded not in nouns.stops and not (folded.endswith("ly") and folded not in _ENDING_LY)


def is_plural(word: str, nouns: CountedNouns) -> bool:
    """Whether a noun is plural by its ending or by the list."""
    folded = word.lower().rstrip("’'")
    if (
        folded in nouns.plurals
        or (folded.endswith("men") and folded not in _NOT_MEN)
        or (folded in nouns.people and folded.endswith("s"))
    ):
        return True
    return len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "ous", "us", "is", "’s", "'s"))


def is_people(phrase: str, nouns: CountedNouns) -> bool:
    """Whether a noun phrase is about human beings, by its last word."""
    words = phrase.replace("-", " ").split()
    if not words:
        return False
    last = words[-1].strip("’'\"”“")
    if last.lower().endswith("men") and last.lower() not in _NOT_MEN:
        return len(last) > 3 or last.lower() in nouns.people
    return last.lower() in nouns.people or (len(words) == 1 and _DEMONYM.match(last) is not None)


def phrase_after_of(text: str, at: int, end: int, nouns: CountedNouns, *, inside: bool = False) -> Span | None:
    """The noun phrase of *of the …* right after ``at``; with ``inside``, of *in …* too (*5 million in aid*)."""
    begin = after_parenthesis(text, at, end)
    if (them := _OF_THEM.match(text, begin, end)) is not None:
        part = noun_after(text, them.end(), end, nouns)
        return part if part is not None and is_plural(part.of(text).split()[-1], nouns) else None
    joint = _OF.match(text, begin, end)
    if joint is None or (joint["joint"] == "in" and not inside):
        return None
    number = _NUMBERED.match(text, joint.end(), end)
    counts = number is not None and number[1].lower() in NUMBER_WORDS
    found = noun_after(text, number.end() if number is not None and counts else joint.end(), end, nouns)
    if found is None or found.of(text)[:1].isdigit():
        return None
    return None if joint["joint"] == "in" and not _is_kind(found.of(text)) else found


_NUMBERED: Final = re.compile(r"([A-Za-z]+(?:-[a-z]+)?) (?=[a-z])")
"""A number word before the noun of the whole: *two of the four miners*."""


def _is_kind(phrase: str) -> bool:
    """Whether *in* leads to what something consists of (*in aid*), not to a place, a day or a stretch of time."""
    words = phrase.lower().split()
    return words[0] not in NUMBER_WORDS and words[-1] not in _STRETCHES and not phrase.split()[-1][0].isupper()


def after_parenthesis(text: str, at: int, end: int) -> int:
    """The offset after a short parenthesis that begins at ``at``, else ``at``."""
    found = re.compile(r"\s?\([^()]{1,60}\)").match(text, at, end)
    return found.end() if found else at


def phrase_before(text: str, start: int, at: int, nouns: CountedNouns, *, whole: bool = False) -> Span | None:
    """The nearest noun phrase before ``at``: words up to a stop word, skipping verbs between it and the number.

    It is the head: *exports to France, worth 5 million* are *exports*. With ``whole`` it keeps what belongs to it
    (*price of rice*). An adverbial between is passed over (*copper rose in London to*).
    """
    floor = max(start, at - LOOK)
    words = [m for m in _WORD.finditer(text, floor, at) if m.start() > start or floor == start]
    index = _skip_back(words, len(words) - 1, nouns)
    end: int | None = None
    for _ in range(MOST_HOPS):
        last = index
        while index >= 0 and last - index < 3 and _is_content(words[index].group(), nouns):
            index -= 1
        if index == last:
            return None
        end = last if end is None or not whole or end - index > MOST_WORDS + 1 else end
        joint = index - (index > 0 and _is_determiner(words[index].group()))
        if joint < 1 or words[joint].group().lower() not in _JOINTS:
            break
        if _is_verbal(words, joint - 1, nouns):
            index, end = _skip_back(words, joint - 1, nouns), None
            if index < 0:
                return None
        elif _is_content(words[joint - 1].group(), nouns):
            index, end = joint - 1, end if whole else None
        else:
            break
    first = words[index + 1]
    return Span(first.start(), words[end or last].start() + len(words[end or last].group().rstrip(".")))


def _is_determiner(word: str) -> bool:
    """Whether a word may stand between *of* and its noun: *salaries of the, of 138,000, teachers*."""
    return word.lower() in _DETERMINERS or word[0].isdigit()


MOST_HOPS: Final = 3
"""Phrases with *of* and the like that one noun carries."""
_DETERMINERS: Final = frozenset(
    {"the", "a", "an", "its", "their", "his", "her", "this", "these", "that", "all", "each"}
)
_JOINTS: Final = frozenset({"of", "to", "in", "from", "for", "on", "with", "between", "at", "across", "throughout"})
_STRETCHES: Final = words(
    """percent per cent year years week weeks month months day days decade decades quarter quarters century centuries
    hour hours minute minutes night morning afternoon evening noon midday midnight nightfall dawn past
    last whole rest recent points point time date average"""
)
"""Words of time and measure, which nothing is counted by."""


def is_stretch(phrase: str) -> bool:
    """Whether a phrase after a measure is of time: *worth $4 billion last year*."""
    return phrase.lower().rpartition(" ")[2] in _STRETCHES


_BEFORE_INFINITIVE: Final = words("to will would shall should can could may might must not")


def _skip_back(words: list[re.Match[str]], index: int, nouns: CountedNouns) -> int:
    """The index of the first content word to the left that is no verb of change or state before the number."""
    while index >= 0:
        word = words[index].group()
        if word == "," and (aside := _apposition(words, index)) is not None:
            index = aside
            continue
        if _is_content(word, nouns) and word.lower() not in _STRETCHES and not _is_verbal(words, index, nouns):
            return index
        index -= 1
    return index


def _apposition(words: list[re.Match[str]], comma: int) -> int | None:
    """The index before *, the country's third largest,* whose second comma is at ``comma``."""
    for index in range(comma - 2, max(-1, comma - MOST_ASIDE), -1):
        if words[index].group() == ",":
            return index - 1 if words[index + 1].group().lower() in _OPENS_ASIDE and index else None
    return None


MOST_ASIDE: Final = 12
"""Words of an apposition between two commas."""
_OPENS_ASIDE: Final = frozenset({"the", "a", "an", "its", "their", "his", "her", "which", "who", "whose", "one"})


def _is_verbal(words: list[re.Match[str]], index: int, nouns: CountedNouns) -> bool:
    """Whether a word is a verb, by its ending, by the lists or by what stands before it."""
    word = words[index].group().lower()
    if word.endswith(("ed", "ing")) or word in nouns.measure_verbs or word in COMMON_PASTS or word in FINITE:
        return True
    if "’" in word or "'" in word:
        return word.replace("’", "'").rpartition("'")[2] in {"ve", "re", "ll", "m", "d"}
    bare = words[index].group().islower() and not word.endswith("s")
    return bare and index > 0 and words[index - 1].group().lower() in _BEFORE_INFINITIVE


def _is_content(word: str, nouns: CountedNouns) -> bool:
    return word[0].isalpha() and word.lower() not in nouns.stops and word.lower() not in NUMBER_WORDS


_AUXILIARIES: Final = re.compile(
    r"(?:\s+(?:were|was|are|is|have|had|has|been|more|others|feared|reported|still|already|now))*\s+", re.IGNORECASE
)


def counts_people_bare(text: str, amount: Amount, end: int, nouns: CountedNouns) -> bool:
    """Whether the words right after a bare number count people unnamed: *thousands killed*, *12 who fled*."""
    gap = _AUXILIARIES.match(text, amount.end, min(end, amount.end + LOOK))
    if gap is None:
        return False
    if nouns.tolls.match(text, gap.end(), end) or re.compile(r"who\b").match(text, gap.end(), end):
        return True
    word = re.compile(r"\w+").match(text, gap.end(), end)
    vague = amount.numeral.form == "vague" and gap.group().strip() != ""
    return vague or (word is not None and word.group().lower() in nouns.of_people)
