"""What a number counts: the noun after it, before it, or the one that the number before it counted."""

import re
from typing import Final

from coranto.annotate.amounts import Amount
from coranto.resources.counted import CountedNouns
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.spans import Span

LOOK: Final = 120
"""Characters on either side in which the counted noun is looked for."""
MOST_WORDS: Final = 5
"""A noun phrase has no more words than this between its number and its noun's end."""

_WORD: Final = re.compile(r"[^\W\d_][\w’'.-]*|[0-9]+[\w-]*|[^\w\s]")
_OF: Final = re.compile(r"\s+(?:of|in|worth of)\s+(?:(?:the|these|those|its|their|his|her|our|all|a|an)\s+){0,2}")
_OF_THEM: Final = re.compile(r"\s+of (?:them|whom|which|those)\b(?:,? (?:were|was|are|all|mostly))*")
_DEMONYM: Final = re.compile(r"[A-Z]\w+(?:ans|ese|is|ish|ers|men|ns)$")


def noun_after(text: str, at: int, end: int, nouns: CountedNouns, *, singular: bool = False) -> Span | None:
    """The noun phrase that begins at ``at``, up to its first plural noun; null where none does.

    A plural is known by its ending or from the list. With ``singular``, or where no plural comes, it ends before the
    first word that cannot be part of it.
    """
    begin = last = None
    hyphen = text[at : at + 1] in {"-", "‑"}
    for count, found in enumerate(_WORD.finditer(text, at + hyphen, min(end, at + LOOK)), start=1):
        word = found.group().rstrip(".")
        if not _goes_on(text, last if last is not None else at, found.start(), word, nouns):
            break
        begin = found.start() if begin is None else begin
        last = found.start() + len(word)
        if (not singular and is_plural(word, nouns)) or count == MOST_WORDS or hyphen:
            break
    if begin is None or last is None:
        return None
    return Span(begin, _with_second(text, begin, last, end, nouns))


def _with_second(text: str, begin: int, last: int, end: int, nouns: CountedNouns) -> int:
    """The end of *soldiers and civilians*: a second plural of the same class belongs to the first."""
    found = re.compile(r" and (\w+)").match(text, last, end)
    if found is None or not is_plural(found[1], nouns):
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
    return folded not in nouns.stops and not (folded.endswith("ly") and folded not in {"family", "elderly", "early"})


def is_plural(word: str, nouns: CountedNouns) -> bool:
    """Whether a noun is plural by its ending or by the list."""
    folded = word.lower().rstrip("’'")
    if folded in nouns.plurals or (folded in nouns.people and folded.endswith("s")):
        return True
    return len(folded) > 3 and folded.endswith("s") and not folded.endswith(("ss", "ous", "us", "is", "’s", "'s"))


def is_people(phrase: str, nouns: CountedNouns) -> bool:
    """Whether a noun phrase is about human beings, by its last word."""
    words = phrase.replace("-", " ").split()
    if not words:
        return False
    last = words[-1].strip("’'\"”“")
    return last.lower() in nouns.people or (len(words) == 1 and _DEMONYM.match(last) is not None)


def phrase_after_of(text: str, at: int, end: int, nouns: CountedNouns) -> Span | None:
    """The noun phrase of *of the …* or *in …* right after ``at``."""
    begin = after_parenthesis(text, at, end)
    if (them := _OF_THEM.match(text, begin, end)) is not None:
        return noun_after(text, them.end(), end, nouns)
    joint = _OF.match(text, begin, end)
    if joint is None:
        return None
    found = noun_after(text, joint.end(), end, nouns)
    if found is None or found.of(text)[:1].isdigit():
        return None
    return found


def after_parenthesis(text: str, at: int, end: int) -> int:
    """The offset after a short parenthesis that begins at ``at``, else ``at``."""
    found = re.compile(r"\s?\([^()]{1,60}\)").match(text, at, end)
    return found.end() if found else at


def phrase_before(text: str, start: int, at: int, nouns: CountedNouns) -> Span | None:
    """The nearest noun phrase before ``at``: words up to a stop word, skipping verbs between it and the number."""
    floor = max(start, at - LOOK)
    words = [m for m in _WORD.finditer(text, floor, at) if m.start() > start or floor == start]
    index = len(words) - 1
    index = _skip_back(words, index, nouns)
    last = index
    while index >= 0 and last - index < 3 and _is_content(words[index].group(), nouns):
        index -= 1
    if index == last:
        return None
    return Span(words[index + 1].start(), words[last].start() + len(words[last].group().rstrip(".")))


def _skip_back(words: list[re.Match[str]], index: int, nouns: CountedNouns) -> int:
    """The index of the first content word to the left that is no verb of change or state before the number."""
    while index >= 0:
        word = words[index].group()
        if (
            _is_content(word, nouns)
            and not word.lower().endswith(("ed", "ing"))
            and word.lower() not in nouns.measure_verbs
        ):
            return index
        index -= 1
    return index


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
