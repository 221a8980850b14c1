"""Numbers that measure and count nothing: dates, clock times, labels, scores, telephone numbers, addresses."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from typing import Final

from coranto.annotate.amounts import Amount
from coranto.annotate.noun_phrases import is_plural
from coranto.model.annotation import Sentence
from coranto.resources.counted import CountedNouns
from coranto.text.spans import Span

_MASK: Final = re.compile(
    r"https?://\S+|www\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,80}|[#@]\w+"
    r"|\b\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z?)?\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b|\b\d{1,2}/\d{1,2}(?![/\d]| of\b)"
    r"|\b\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s?[ap]\.?m\b|\b\d{1,3}:\d{2}(?::\d{2})?(?:\.\d+)?\b|\b\d{1,2}\s?[ap]\.?m\b"
    r"|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) o['’]clock\b"
    r"|\b\d{3,4} (?:GMT|UTC|hours|hrs|local time)\b"
    r"|\+\d[\d ()-]{6,}\d|\b\d{3,4}-\d{4}\b|\b\d{3}-\d{3}-\d{4}\b|\(\d{3}\) ?\d{3}-\d{4}"
    r"|\b\d{4,6}(?= (?:ZIP|postal|post)[ -]?code)|\b7\d7(?= (?:max|dreamliner|jets?|aircraft|planes?|airliners?)\b)"
    r"|\b(?:[A-Z]/)?H\d{1,2}N\d{1,2}\b|\b\d+(?:\.\d+){2,}\b|\b\d+(?:\.\d+)?\s?[×x*]\s?10(?:\^?[-−]?\d+|[⁻⁰¹²³⁴-⁹]+)",
    re.IGNORECASE,
)
_ADDRESS: Final = re.compile(
    r"\b\d{1,5}(?:[-–]\d{1,5})?[A-Za-z]?,? (?:[NSEW]\.? )?(?:(?:[A-Z][\w'’]*|\d{1,3}(?:st|nd|rd|th))\.? ){1,3}"
    r"(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Dr|Way|Boulevard|Blvd|Square|Terrace|Court|Crescent|Highway)\b"
    r"|\b\d{1,5},? (?:rue|Rue|Avenue|Ave|avenue|Via|Calle|Boulevard|boulevard|Strada|Ulitsa|ulitsa) [A-Z]"
)
_YEAR_BEFORE: Final = re.compile(
    r"(?:\b(?:in|since|by|of|from|until|till|during|before|after|circa|late|early|mid|the|through|to|and|between|for|year|"
    r"spring|summer|autumn|fall|winter|season|january|february|march|april|may|june|july|august|september|october|"
    r"november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?,? |[(/–-]|^)$",
    re.IGNORECASE,
)
_MONTHS: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY_BEFORE: Final = re.compile(rf"\b{_MONTHS} $", re.IGNORECASE)
_DAY_AFTER: Final = re.compile(rf" (?:of )?{_MONTHS}(?![a-z])", re.IGNORECASE)
_PRONGED: Final = re.compile(r"[-‑](?!need|seed|breed)\w+ed\b")
"""After a number that only makes an adjective: *a three-pronged attack*."""
_HOUR: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d (?=[“\"‘]?[A-Z])")
_ORDINAL: Final = re.compile(r"an? (?:third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)", re.IGNORECASE)
_ALONE: Final = re.compile(r" (?:is|was|has|had|man|woman|person|suspect|victim|body|child|boy|girl)\b")
"""After an ordinal that looks like a fraction: *a third is on the run*."""
_ITEM: Final = re.compile(r"[.)](?:\s|$)")
"""After a number that begins a line: an item of a list."""
_WORD_BEFORE: Final = re.compile(r"([^\W\d_][\w&’'.-]*)[ \u00a0-]$")
_WORD_AFTER: Final = re.compile(r"[ \u00a0]([^\W\d_][\w-]*)")


def excluded(
    text: str, sentence: Sentence, found: Sequence[Amount], dates: Iterable[Span], nouns: CountedNouns
) -> list[Amount]:
    """The amounts without those that are dates, clock times, years, labels, scores, telephone numbers or pronouns."""
    masked = (Span(*m.span()) for p in (_MASK, _ADDRESS) for m in p.finditer(text, sentence.start, sentence.end))
    masks = sorted([*masked, *dates])
    starts = [mask.start for mask in masks]
    scores = _scores(text, found, nouns)
    return [
        amount
        for index, amount in enumerate(found)
        if index not in scores
        and not _is_hour(text, sentence, amount)
        and not _is_oclock(text, sentence, amount)
        and not _masked(amount, masks, starts)
        and not (amount.unit is None and _is_bare_name(text, sentence, amount, nouns))
    ]


def _is_hour(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether a number with a full stop is a clock's: *10.35 The mayor says* at the head of a line, *at 14.30 we*."""
    if amount.unit is not None:
        return False
    if amount.start == sentence.start and _HOUR.match(text, amount.start) is not None:
        return True
    clock = _CLOCK.fullmatch(text, amount.numeral.start, amount.numeral.end) is not None
    before = text[max(sentence.start, amount.start - FAR) : amount.start]
    return clock and _AT_CLOCK.search(before) is not None and _VALUED.search(before) is None


def _is_oclock(text: str, sentence: Sentence, amount: Amount) -> bool:
    """Whether a small number in words is an hour: *it burned until two*, *at about five on Friday morning*."""
    if amount.unit is not None or amount.numeral.form != "words" or amount.value > NOON:
        return False
    before = text[max(sentence.start, amount.start - FAR) : amount.start]
    after = text[amount.end : min(sentence.end, amount.end + 40)]
    if _PART_OF_DAY.match(after) is not None:
        return _HOUR_BEFORE.search(before) is not None or _AT.search(before) is not None
    if _TO_HOUR.match(after) is not None or (_FROM_HOUR.search(before) is not None and _DAILY.match(after) is not None):
        return True
    if _HOUR_BEFORE.search(before) is not None:
        return _HOUR_ENDS.match(after) is not None
    bare = _AT.search(before) is not None and _NO_NOUN.match(after) is not None
    return bare and _VALUED.search(before) is None


NOON: Final = 12
FAR: Final = 90
"""Characters before *at nine* in which a word tells that it is a value: *the toll in both towns stood at nine*."""
_CLOCK: Final = re.compile(r"(?:[01]?\d|2[0-3])\.[0-5]\d")
_AT_CLOCK: Final = re.compile(
    r"\b(?:at|since|until|till|before|after|towards?|from)(?: (?:about|around|shortly|just|almost|nearly))? $",
    re.IGNORECASE,
)
_VALUED: Final = re.compile(
    r"\b(?:puts?|putting|st(?:oo|an)ds?|standing|tolls?|numbers?|counts?|tally|totals?|figures?|estimate[sd]?|remain(?:s|ed)?|"
    r"kept|lists?|closed|ended|valued|set|fixed|capped|reckon(?:s|ed)?|levels?|scores?|turnout|magnitude|prices?|rates?|"
    r"yields?|index|shares?|trad(?:es?|ed|ing)|averag(?:e|ed|ing)|majority|lead|odds|dead|injured|wounded|missing|holds?|"
    r"held|pegged|settled|peaked|begins|began|aimed|fired|shot|looked|rose|fell)\b",
    re.IGNORECASE,
)
"""Before *at nine*, what tells that it is a value and no hour."""
_HOUR_BEFORE: Final = re.compile(
    r"\b(?:before|after|until|till|since)(?: (?:about|around|shortly|just|almost|nearly))? $", re.IGNORECASE
)
_AT: Final = re.compile(r"\b(?:at|towards?)(?: (?:about|around|shortly|just|almost|nearly))? $", re.IGNORECASE)
_HOUR_ENDS: Final = re.compile(r"[,.;:”\"’'!?)]|\s*$")
_NO_NOUN: Final = re.compile(
    r"[,.;:!?”\"’)]|\s*$|\s(?:and|or|but|when|as|on|in|because|while|the|a|he|she|it|they|we|I|you|his|her|its|their|our|"
    r"there|sharp|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b"
)
_PART_OF_DAY: Final = re.compile(
    r" (?:(?:on )?[A-Z][a-z]+day|yesterday|this|in the|tomorrow|last|that|every|the (?:next|following|same)) "
    r"(?:morning|afternoon|evening|night)\b| (?:at night|tonight)\b"
)
"""After an hour in words, the part of the day; *the toll stood at nine on Friday* has none."""
_DAILY: Final = re.compile(
    r" (?:daily|each (?:day|night)|every (?:day|night)|on weekdays|a day)\b"
    r"| (?:in the|at|on [A-Z][a-z]+day) (?:morning|afternoon|evening|night)s?\b"
)
_TO_HOUR: Final = re.compile(rf" (?:to|until|till) [a-z]+(?:{_DAILY.pattern})")
_FROM_HOUR: Final = re.compile(r"\bfrom [a-z]+ (?:to|until|till) $", re.IGNORECASE)
"""Around the two ends of a span of hours: *from ten to five daily*."""


def _masked(amount: Amount, masks: Sequence[Span], starts: Sequence[int]) -> bool:
    """Whether the number lies in something else; masks may overlap, so a few before the nearest are looked at."""
    index = bisect_right(starts, amount.start)
    return any(
        mask.overlaps((amount.numeral.start, amount.numeral.end)) for mask in masks[max(0, index - 4) : index + 2]
    )


def _is_bare_name(text: str, sentence: Sentence, amount: Amount, nouns: CountedNouns) -> bool:
    """Whether a number without a unit is a year, a day of the month, a label or a pronoun."""
    numeral = amount.numeral
    before = text[max(sentence.start, amount.start - 24) : amount.start]
    after = text[amount.end : min(sentence.end, amount.end + 24)]
    if numeral.form == "fraction" and _ORDINAL.fullmatch(text, amount.start, amount.end) and _ALONE.match(after):
        return True
    if numeral.form == "words" and text[numeral.start : numeral.end].lower() == "one" and after[:1] != "-":
        return _is_pronoun(before, after, nouns)
    if _is_rank(before, text, amount.end, nouns) or _PRONGED.match(after) or _is_named_in_words(text, amount, before):
        return True
    if not numeral.plain:
        return False
    if amount.start == sentence.start and _ITEM.match(text, amount.end):
        return True
    return (
        amount.value < 0
        or _is_year(text, amount, before, after, nouns)
        or _is_day(amount, before, after)
        or _is_label(text, sentence, amount, before, after, nouns)
    )


def _is_pronoun(before: str, after: str, nouns: CountedNouns) -> bool:
    """Whether *one* stands for a noun or a person rather than counting."""
    follows = _WORD_AFTER.match(after)
    if follows is None:
        return True
    last = before.rstrip().rsplit(None, 1)[-1].lower() if before.strip() else ""
    if last in {"on", "the"} and follows[1].lower() in {"hand", "side"}:
        return True
    if last in {"same", "right", "wrong", "only", "next", "good", "bad", "big"}:
        return True
    if last in {"no", "any", "every", "each", "this", "that", "the", "which", "some", "another", "new", "day"}:
        return last != "the" or follows[1].lower() in nouns.pronoun_one
    if follows[1].lower() == "of":
        return False
    return follows[1].lower() in nouns.pronoun_one


def _is_named_in_words(text: str, amount: Amount, before: str) -> bool:
    """Whether a number word with a capital ends a name: *World War Two*, *Phase One*."""
    capital = amount.numeral.form == "words" and text[amount.start].isupper()
    return capital and re.search(r"[^\W\d_a-z]\w* $", before) is not None


def _is_rank(before: str, text: str, end: int, nouns: CountedNouns) -> bool:
    """Whether the number names a place in a table: *the bottom three*, *the top 10*."""
    place = re.search(r"\b(?:top|bottom|big|final|last|first) $", before, re.IGNORECASE)
    follows = _WORD_AFTER.match(text, end)
    return place is not None and (follows is None or follows[1].lower() in nouns.stops)


def _is_year(text: str, amount: Amount, before: str, after: str, nouns: CountedNouns) -> bool:
    value = amount.value
    if not 1000 <= value < 2200 or len(text[amount.numeral.start : amount.numeral.end]) != 4:
        return False
    if re.match(r"[’']s\b|s\b|[/–-]\d", after):
        return True
    follows = _WORD_AFTER.match(after)
    if _YEAR_BEFORE.search(before):
        quantified = follows is not None and value < 1900 and is_plural(follows[1], nouns)
        return not quantified
    return 1900 <= value < 2100 and not (follows is not None and follows[1].lower() in nouns.people)


def _is_day(amount: Amount, before: str, after: str) -> bool:
    if not 1 <= amount.value <= 31:
        return False
    follows = _DAY_AFTER.match(after)
    capital = follows is not None and re.search(r"[A-Z]", follows.group()) is not None
    month = _DAY_BEFORE.search(before)
    return capital or (month is not None and month.group()[0].isupper())


def _is_label(text: str, sentence: Sentence, amount: Amount, before: str, after: str, nouns: CountedNouns) -> bool:
    """Whether the word before makes the number a name: *Flight 12*, *Boeing 737*, *Windows 10*."""
    found = _WORD_BEFORE.search(before)
    if found is None or (before[-1] == "-" and before[-2:-1] == " "):
        return False
    word = found[1]
    folded = word.lower().rstrip(".")
    follows = _WORD_AFTER.match(after)
    counts = follows is not None and (
        follows[1].lower() in nouns.people or is_plural(follows[1], nouns) or follows[1].lower() in nouns.of_people
    )
    first = not text[sentence.start : amount.start - len(before) + found.start()].strip("\"'“‘ ")
    if folded in {"number", "numbers"} and _NUMBERING.search(before) is not None:
        return False
    if folded in nouns.labels and (word[0].isupper() or not counts):
        return not (first and counts)
    if folded in nouns.stops or counts:
        return False
    named = word[0].isupper() or any(c.isupper() for c in word)
    return named and not first and len(word) > 1 and not re.match(r"[ ,]*(?:years|,|\))|,", after)


_NUMBERING: Final = re.compile(
    r"\b(?:dead|wounded|injured|missing|displaced|people|"
    r"(?!(?:was|is|has|this|its|as)\b)[a-z]+s|now|already|still|alone) numbers? $"
)
"""Where *number* is a verb: *the dead now number 61*."""


_BALLOT: Final = re.compile(r" (?:votes |votes for )?to ")


def _is_ballot(text: str, first: Amount, last: Amount) -> bool:
    """Whether *412 to 198* is how a vote went."""
    if "votes" in text[first.end : last.start]:
        return True
    before = text[max(0, first.start - FAR) : first.start]
    return before.endswith(" by ") and "vot" in before + text[last.end : last.end + 20]


def _scores(text: str, found: Sequence[Amount], nouns: CountedNouns) -> set[int]:
    """Indexes of the pairs that are results: *2-1*, *89-89*, *a 5-4 vote*."""
    made: set[int] = set()
    for index in range(len(found) - 1):
        first, last = found[index], found[index + 1]
        if not (first.numeral.plain and last.numeral.plain and first.unit is None and last.unit is None):
            continue
        if _BALLOT.fullmatch(text, first.end, last.start) and _is_ballot(text, first, last):
            made |= {index, index + 1}
            continue
        if text[first.end : last.start] not in {"-", "–", "‑"}:
            continue
        follows = _WORD_AFTER.match(text, last.end)
        word = follows[1].lower() if follows else ""
        if first.value >= last.value or word in nouns.scores or (not word and last.value <= 20):
            made |= {index, index + 1}
    return made
