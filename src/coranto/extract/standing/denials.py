"""Denials: what is denied and what only refused, and which claim of the dispatch a denial points at."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim
from coranto.resources.standing import DenialWords
from coranto.text.stems import content_words

REACH: Final = 2
"""Sentences: a denial looks no farther back for what it answers."""
MANY: Final = 60
"""Claims before a denial that are looked at: more stand in lists or broken input."""
_HEADED: Final = 6
"""Words within which a content must come to the noun it is about."""
_GRANTED: Final = 4
"""Words within which what is denied to somebody is named: *denied them access*."""
_LED: Final = 14
"""Words between such a noun and its *that*."""

_WORD: Final = re.compile(r"[\w’'-]+")
_ELLIPTIC: Final = re.compile(
    r"(?:but )?(?:he|she|it|they|there|this|that) (?:had|has|have|did|does|do|was|were|is|are|could|would|will|can)"
    r"(?: not|n['’]t)\W*",
    re.I,
)
"""What only takes back the verb of the sentence before: *She had not.*"""
_STARTS: Final = frozenset(["it", "he", "she", "they", "its", "his", "her", "their", "the", "a", "an", "there"])
_CALLS: Final = re.compile(
    r"\b(?:call|describ|brand|label|dismiss|reject|denounc|term|dub|condemn|deem|consider|decr|blast|slam|derid|mock)\w*\b",
    re.I,
)
_CONTESTS: Final = re.compile(
    r"\b(?:contest|challeng|question)(?:s|es|ed|e|ing)?$|\b(?:takes?|took) issue with$|\bdistanc\w+ \w+ from$", re.I
)
_CONTESTED: Final = 4
"""Words within which what is contested is named."""
_NAMES: Final = re.compile(r"\b(?:call|describ|brand|label|term|dub)\w*\b", re.I)
_OWN: Final = frozenset(["our", "my"])
"""Whoever calls his own words wrong denies nobody's."""
_IS: Final = re.compile(r"\b(?:is|was|are|were)\b\s*(?:(?:simply|all|just|completely|totally|entirely)\s+)?")
_NEAR: Final = 120
"""Characters within which a statement's verb stands."""
_DENY: Final = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.I)
_POINTING: Final = (["it"], ["this"], ["that"], ["these"], ["those"])
_ARTICLES: Final = frozenset(["the", "a", "an", "of", "its", "his", "her", "their"])
_NOT_SO: Final = re.compile(
    r"\W*(?:not so|not true|nothing of the (?:sort|kind)"
    r"|(?:nonsense|rubbish|lies|untrue|false|absurd|fake news|all lies|pure [\w-]+)(?=\W*$)"
    r"|no such (?:thing|[\w-]+ (?:exists?|existed|was|were|had|has|took|ever))"
    r"|(?:(?:he|she|it|they|we|I) |(?:the )?[\w-]+ )"
    r"(?:(?:has|had|have|ever|knew|knows) )*(?:\w+) (?:of )?no such (?!luck|thing as)[\w-]+"
    r"|(?:that|this|it|no such [\w-]+)(?: \w+)? (?:never|did not|didn['’]t) "
    r"(?:happen(?:ed)?|take place|took place|exist(?:ed)?|occur(?:red)?|was)"
    r"|(?:(?:that|this|it|they|these|those)(?:['’]s| is| was| are| were)|was|is)(?: simply| just| all)? "
    r"(?:not (?:true|so|the case|correct)|untrue|false(?! to\b)|wrong(?! to\b)|lies|nonsense|fake"
    r"|(?:an? )?(?:\w+ )?(?:lie|hoax|fabrication|invention|fairy ?tale)))\b",
    re.I,
)
_PRONOUN: Final = re.compile(
    r"\W*(?:it|this|that|these|those|them|him|her|both|any of it|all of it)"
    r"(?: (?:out|off|aside|away|down))?"
    r"(?: (?:in|on|at|to|by|as|through|within|during|outright|flatly)\b[^,;]{0,80})?\W*",
    re.I,
)
_MEANT: Final = re.compile(
    r"\W*(?:(?:it|this|that|these|those|them)\b(?! \w+ (?:is|was|are|were|has|had)\b)"
    r"|(?:(?:the|this|that|these|those|his|her|its|their) (?:\w+ )?)?(?P<noun>[\w-]+)\b(?! (?:of|that)\b))",
    re.I,
)
"""What is called by a name: *that* a lie, *this statement* a slander."""
_OWN_COUNT: Final = re.compile(
    r"(?:his|her|its|their|the|that|this|these|those) (?:figure|number|toll|count|estimate|total)s?", re.I
)
"""*Disputed her figure*: a count that stands before."""
_COUNTS: Final = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\w+ty|hundreds?|thousands?|millions?|dozens?)\b",
    re.I,
)
_ALLEGES: Final = re.compile(r"\b(?:alleg|accus)", re.I)
_CHARGES: Final = re.compile(r"\b(?:accusation|allegation|charge|claim)s?\b", re.I)


def refuses(content: str, cue: str, words: DenialWords) -> bool:
    """Whether something is turned down or withheld, which denies nothing: *rejected the plan*, *denied them bail*."""
    nouns = _head_words(content)
    if _DENY.search(cue) is not None:
        return any(word in words.granted for word in nouns[:_GRANTED])
    if not any(word in words.refusable for word in cue.lower().split()):
        return False
    return nouns[:1] not in _POINTING and not any(word in words.statements or word in words.deniable for word in nouns)


def negates(cue: str, content: str, words: DenialWords) -> bool:
    """Whether a negated cue denies its content: *does not believe*, *does not plan to*, but not *did not attack*."""
    last = cue.lower().split()[-1]
    stems = {last, last.removesuffix("ed"), last.removesuffix("d"), last.removesuffix("ing"), last.removesuffix("s")}
    return bool(stems & words.beliefs) or last == "thought" or content.startswith("to ")


def is_not_so(content: str) -> bool:
    """Whether the content says of another's word that it is not true: *That is a lie*."""
    return _NOT_SO.match(content) is not None or _ELLIPTIC.fullmatch(content) is not None


def contests(content: str, cue: str, words: DenialWords) -> bool:
    """Whether somebody's word is spoken against: *contests that account*, *takes issue with the figure*."""
    if _CONTESTS.search(cue) is None:
        return False
    head = _head_words(content)[:_CONTESTED]
    return any(word in words.statements or _OWN_COUNT.fullmatch(f"the {word}") for word in head)


def calls_false(content: str, cue: str, words: DenialWords) -> bool:
    """Whether a statement, a picture or *it* is called false: *dismissed it as fake*, *called the report fiction*."""
    if _CALLS.search(cue) is None:
        return False
    verdict = words.untrue.search(content)
    if verdict is None:
        return False
    if verdict.start() == 0:
        return content.startswith("as ") and any(word in words.refusable for word in cue.lower().split())
    head = _head_words(content[: verdict.start()])
    return any(word in words.statements or word in words.shown for word in head)


def says_false(content: str, words: DenialWords) -> bool:
    """Whether somebody's statement is said to be false: *the account was "a lie spread by rivals"*."""
    verb = _IS.search(content[:_NEAR])
    if verb is None:
        return False
    head = _head_words(content[: verb.start()])
    if not any(word in words.statements for word in head) or _OWN & set(head):
        return False
    return words.untrue.match(content, verb.end()) is not None


def denied_start(content: str, words: DenialWords) -> int:
    """Where within the content that begins which is denied: behind *reports that*, *as lies claims by N that*."""
    found = list(_WORD.finditer(content[:400]))
    headed = 2 * _HEADED if found and found[0].group().lower() == "as" else _HEADED
    for i, match in enumerate(found[:headed]):
        if match.group().lower() not in words.statements:
            continue
        for j in range(i + 1, min(i + _LED, len(found) - 1)):
            low = found[j].group().lower()
            if low == "that":
                return found[j + 1].start()
            if j == i + 1 and low in _STARTS:
                return found[j].start()
            if content[found[j - 1].end() : found[j].start()].strip():
                break
    return 0


def _head_words(content: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(content)[:_HEADED]]


# ----------------------------------------------------------------------------------------------- whom a denial answers


def answered(claims: Sequence[Claim], sentences: Sequence[Sentence], words: DenialWords) -> Iterator[tuple[str, str]]:
    """The id of each denial with the id of the claim it denies: one that it holds, or one that it points back to."""
    ordered = sorted(claims, key=lambda c: (c.start, -c.end, c.id))
    starts = [sentence.start for sentence in sentences]
    for i, claim in enumerate(ordered):
        if claim.polarity != "denies":
            continue
        nearby = ordered[max(0, i - REACH) : i + MANY]
        inner = next((c for c in nearby if _holds(claim, c) or _is_of_same_words(claim, c)), None)
        if inner is not None:
            yield claim.id, inner.id
            continue
        first = bisect_right(starts, min(claim.start, claim.cue.start if claim.cue else claim.start)) - 1
        since = starts[max(0, first - REACH)] if starts else 0
        before = [c for c in reversed(ordered[max(0, i - MANY) : i]) if c.start >= since and c.end <= claim.start]
        others = [c for c in before if c.speaker != claim.speaker or _is_nobodys(c)]
        target = _denied(claim, others, words)
        if target is not None and others[0].mode == "narrator" and others[0].start >= starts[first]:
            target = None  # the sentence itself tells whose word it means, which nobody is known to have said
        if target is not None:
            yield claim.id, target.id


def _is_nobodys(claim: Claim) -> bool:
    """Whether somebody told it of whom nothing is known: *it was whispered that …*; no speaker denies himself there."""
    return claim.source is None and claim.mode == "indirect"


def _holds(denial: Claim, inner: Claim) -> bool:
    """Whether the denied content holds the inner claim with its cue and source."""
    if inner is denial or inner.cue is None or inner.source is None:
        return False
    pieces = ((inner.start, inner.end), (inner.cue.start, inner.cue.end), (inner.source.start, inner.source.end))
    return all(any(start <= s and e <= end for start, end in denial.spans) for s, e in pieces)


def _is_of_same_words(denial: Claim, told: Claim) -> bool:
    """Whether somebody else told the very words that are denied: *she says he fled, which he denies*."""
    other = told.polarity == "affirms" and told.mode != "narrator" and told.speaker != denial.speaker
    return other and told.spans == denial.spans


def _denied(denial: Claim, others: Sequence[Claim], words: DenialWords) -> Claim | None:
    """What a denial without an embedded claim answers: a charge that it speaks of, or the word it points back to."""
    if _ELLIPTIC.fullmatch(denial.text) is not None:
        return next(_told(others), None)
    charge = next((c for c in others if _accuses(c) and _concerns(denial, c)), None)
    if charge is not None:
        return charge
    if denial.cue is not None and _NAMES.search(denial.cue.text) is not None:
        return _called(denial, others, words)
    said = content_words(denial.text)
    repeated = next((c for c in _told(others) if said and said <= content_words(c.text)), None)
    if repeated is not None:
        return repeated
    if not (_PRONOUN.fullmatch(denial.text) or is_not_so(denial.text) or _points_back(denial.text, words)):
        return None
    counts = _OWN_COUNT.fullmatch(denial.text) is not None
    return next((c for c in _told(others) if not counts or _COUNTS.search(c.text)), None)


def _called(denial: Claim, others: Sequence[Claim], words: DenialWords) -> Claim | None:
    """What is called a lie, an invention, a slander: the word before; of *that number*, the one with a number."""
    meant = _MEANT.match(denial.text)
    if meant is None:
        return None
    noun = meant["noun"]
    counts = noun is not None and _OWN_COUNT.fullmatch(f"the {noun}") is not None
    if noun is not None and not counts and noun.lower() not in words.statements:
        return None
    return next((c for c in _told(others) if not counts or _COUNTS.search(c.text)), None)


def _points_back(content: str, words: DenialWords) -> bool:
    """Whether the denied words only name somebody's statement: *those allegations*, *the report was false*."""
    if _OWN_COUNT.fullmatch(content) is not None:
        return True
    nouns = [word for word in _head_words(content) if word in words.statements]
    charges = any(word in words.charges for word in nouns)
    return bool(nouns) and not charges and denied_start(content, words) == 0 and " of " not in content[:80]


def _accuses(claim: Claim) -> bool:
    """Whether somebody accuses somebody: by the act, or by what the cue calls it."""
    return claim.act == "accuses" or (claim.cue is not None and _ALLEGES.search(claim.cue.text) is not None)


def _concerns(denial: Claim, accusation: Claim) -> bool:
    """Whether a denial answers an accusation: it speaks of one, or the accusation names the denier."""
    denier = set(_WORD.findall(denial.source.text.lower())) if denial.source is not None else set()
    written = " ".join((denial.text, denial.cue.text if denial.cue else ""))
    return bool(_CHARGES.search(written) or (denier - _ARTICLES) & set(_WORD.findall(accusation.text.lower())))


def _told(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims that somebody makes and that affirm something."""
    return (c for c in claims if c.mode != "narrator" and c.polarity == "affirms" and _is_of_what_was(c))


def _is_of_what_was(claim: Claim) -> bool:
    """Whether it tells what is so, or may be; that somebody agreed to do something is, too."""
    return claim.modality in ("actual", "possible") or (
        claim.modality == "planned" and claim.act == "states" and _AGREED.search(claim.text) is not None
    )


_AGREED: Final = re.compile(
    r"\b(?:agreed|decided|promised|pledged|planned|ordered|offered|threatened|vowed|undertaken|undertook) to\b", re.I
)
