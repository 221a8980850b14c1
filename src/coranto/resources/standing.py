"""How English news says what standing a statement has: words of plan, condition, doubt, denial, check and unknown."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from coranto.resources import read_yaml
from coranto.text.wordlists import phrases, words


@dataclass(frozen=True, slots=True)
class ModalWords:
    """What tells a plan, a condition or a possibility from a fact; patterns that ignore case."""

    plan: re.Pattern[str]
    doubt: re.Pattern[str]
    hedge: re.Pattern[str]
    """Doubts, and labels of doubt such as *alleged*."""
    tentative: re.Pattern[str]
    """Labels that weaken what a source gives: *preliminary figures*."""
    condition: re.Pattern[str]
    able: re.Pattern[str]
    """*Could* of ability."""
    scheduled: re.Pattern[str]
    performed: re.Pattern[str]
    """*I appeal to you*: words that do what they say."""
    coming: re.Pattern[str]
    """The infinitive of a headline: *Board to rule on walkout*."""
    advised: re.Pattern[str]
    """*Should*, which urges."""
    imperative: re.Pattern[str]
    hearsay: frozenset[str]
    asking: frozenset[str]
    """Words behind which *if* asks."""
    opinion: re.Pattern[str]
    """*It would be wrong to*, which plans nothing."""


@dataclass(frozen=True, slots=True)
class DenialWords:
    """What is denied, and what is only refused."""

    untrue: re.Pattern[str]
    """A content that ends in what calls it false: *as fake*, *a fairy tale*."""
    refusable: frozenset[str]
    deniable: frozenset[str]
    statements: frozenset[str]
    charges: frozenset[str]
    shown: frozenset[str]
    granted: frozenset[str]
    beliefs: frozenset[str]


@dataclass(frozen=True, slots=True)
class BasisWords:
    """What a claim rests on."""

    words: Mapping[str, str]
    phrases: Mapping[str, str]
    led: frozenset[str]


@dataclass(frozen=True, slots=True)
class CheckWords:
    """How a narrator says that something was checked."""

    attempts: frozenset[str]
    checks: frozenset[str]
    sure: frozenset[str]
    """Words beside *confirm* that make it a check and no admission."""
    nouns: frozenset[str]
    things: frozenset[str]
    pointers: frozenset[str]
    footage: frozenset[str]
    figures: frozenset[str]
    several: frozenset[str]
    refuted: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class GapWords:
    """Words by which a text declares that something is not known."""

    tell: frozenset[str]
    withhold: frozenset[str]
    nothing_given: frozenset[str]
    nothing: frozenset[str]
    unclear: frozenset[str]
    clear: frozenset[str]
    unreachable: frozenset[str]


@dataclass(frozen=True, slots=True)
class Idiom:
    """A set phrase behind a subject that declares something unknown."""

    words: tuple[str, ...]
    sort: str
    """silent · unwilling (behind a negation) · unanswered · open."""


@dataclass(frozen=True, slots=True)
class StandingLexicon:
    """Everything that ``standing.yaml`` lists, in lower case with straight apostrophes."""

    modal: ModalWords
    denial: DenialWords
    basis: BasisWords
    check: CheckWords
    gaps: GapWords
    idioms: Mapping[str, tuple[Idiom, ...]]
    """By their first word, the longest first."""


def load() -> StandingLexicon:
    """The lexicon as the package carries it."""
    raw = read_yaml("standing.yaml")
    check = raw["verification"]
    untrue = _any(check["untrue"].split())
    proved = rf"(?:{_any(phrases(check['proved']))})(?: \w+ly| to be| a| an)* (?:{untrue})"
    return StandingLexicon(
        modal=_modal(raw),
        denial=DenialWords(
            re.compile(
                rf"\bas \W?(?:[\w-]+ ){{0,3}}(?:{untrue})\b"
                rf"|\W?\b(?:(?:an?|the|pure|complete|total|outright|fairy|\w+ly) \W?)*(?:{untrue})\b",
                re.I,
            ),
            *(
                words(raw[name])
                for name in ("refusable", "deniable", "statements", "charges", "shown", "granted", "beliefs")
            ),
        ),
        basis=BasisWords(
            {word: basis for basis, listed in raw["basis"].items() for word in listed.split()},
            {phrase: basis for basis, listed in raw["phrases_of_basis"].items() for phrase in listed},
            words(raw["bases_led"]),
        ),
        check=CheckWords(
            **{
                name: words(check[name])
                for name in (
                    "attempts",
                    "checks",
                    "sure",
                    "nouns",
                    "things",
                    "pointers",
                    "footage",
                    "figures",
                    "several",
                )
            },
            refuted=re.compile(rf"\b{proved}\b", re.I),
        ),
        gaps=GapWords(**{name: words(listed) for name, listed in raw["gaps"].items()}),
        idioms=_idioms(raw["idioms"]),
    )


def _idioms(raw: Mapping[str, str]) -> Mapping[str, tuple[Idiom, ...]]:
    listed = [Idiom(tuple(phrase.split()), sort) for sort, told in raw.items() for phrase in phrases(told)]
    listed.sort(key=lambda idiom: (-len(idiom.words), idiom.words))
    return {first: tuple(one for one in listed if one.words[0] == first) for first in {one.words[0] for one in listed}}


_BE = "(?:is|are|was|were|be|been|am|isn't|aren't|wasn't|weren't|'s|'re)"
_COMING_DAY = (
    r"(?:(?:early|late|mid|next|the (?:end|middle|start|beginning|first|second|third|last|spring|summer|autumn|winter)"
    r"|spring|summer|autumn|winter|tomorrow|\w+day|\d{1,2}(?:st|nd|rd|th)?(?= [a-z]+)|(?:19|20)\d\d"
    r"|january|february|march|april|may|june|july|august|september|october|november|december)\b)"
)
_NO_TESTAMENT = "".join(f"(?<!\\b{word} )" for word in ("the", "a", "his", "her", "their", "own", "free", "this"))
"""Words that make a noun of *will*."""
_ADVERBS = "(?: \\w+ly| not| also| now| still)*"
_BETWEEN = r"(?: (?:by|in|on|at|next|this|later|tomorrow|today|also|still)(?: (?!to\b)[\w-]+){0,4}?)?"
"""Words that may stand between *expected* and its *to*: *expected by analysts to*."""
_NOT_A_CLASS = r"(?! (?:cases?|infections?|patients?)\b)(?! (?:the|an?) (?:most|least|best|worst|\w+est)\b)"
"""*Suspected cases* are a class of cases; *perhaps the best* weakens the praise alone."""
_NOT_A_COUNT = (
    r"(?:(?<!perhaps)(?<!maybe)|(?! (?:[$£€¥]?\d|(?:a|one|two|three|four|five|six|seven|eight|nine|ten|twenty"
    r"|thirty|forty|fifty|some|as many|hundreds|thousands|dozens|half)\b(?! of))))"
)
"""*Perhaps forty* only rounds a number."""
_CAUSE = (
    r"(?! (?:the|an?|his|her|its|their|our|this|that|these|those|lack|bad|poor|heavy|high|low"
    r"|[\w-]+(?:ness|ing|ed|ion)s?)\b)"
)
"""*Due to* with a noun gives a cause."""


_TERM = (
    r"\b(?:has|have|had|given)(?: only| just| now)? (?:(?:until|till) (?:[\w’-]+ ){1,5}?"
    r"|(?:another )?(?:\d+|an?|one|two|three|four|five|six|seven|eight|ten|twelve|thirty) (?:more )?"
    r"(?:hour|day|week|month)s? (?:in which )?)to (?!go\b|live\b|run\b|spare\b|date\b)[a-z]+"
)
"""The term that somebody has to do a thing in: *have until Friday to reply*, *has two weeks to appeal*."""


def _modal(raw: Mapping[str, Any]) -> ModalWords:
    aims = "".join(f"(?<!{noun} )" for noun in raw["aims"].split())
    plan = (
        rf"\b{_NO_TESTAMENT}(?:{_any(raw['modals'].split())}|(?-i:will))\b(?!(?: not| never| \w+ly)* have (?!to\b))"
        r"(?! (?:rather|hope|argue|say|think|agree|add|note|suggest|imagine)\b)"
        rf"|{_BE}{_ADVERBS} (?:{_any(phrases(raw['planned_be']))}){_BETWEEN} to\b{_CAUSE}"
        rf"|{_BE}{_ADVERBS} (?:due|scheduled|slated|planned|expected|set(?! on fire\b))"
        r" (?:for|on|in|at|by|next|this|tomorrow|later|within|before|after)\b"
        rf"|{_BE}{_ADVERBS} (?:{_any(phrases(raw['laid_down']))}) (?:for|in|by|before|within|from) {_COMING_DAY}"
        rf"|\b(?:{_any(phrases(raw['planned_to']))}) (?:not )?to\b{_CAUSE}"
        rf"|{_TERM}"
        rf"|{aims}\b(?:is|are|was|were){_ADVERBS} to (?!blame\b|date\b|[\w-]+ing\b)[a-z]+"
    )
    doubts, labels = phrases(raw["doubts"]), phrases(raw["labels"])
    may = r"\b(?:(?-i:may|might)|could) have\b"
    verbs = "|".join(
        rf"{verb}(?:s|es)?|{re.sub('y$', 'ies', verb)}|{verb.removesuffix('e')}ing" for verb in raw["scheduled"].split()
    )
    return ModalWords(
        plan=_compiled(plan),
        doubt=_compiled(
            rf"{_BE}(?: still| also| quite)* possible\b"
            rf"|\b(?:(?-i:{_any(raw['may'].split())})|{_any(doubts)})\b{_NOT_A_CLASS}{_NOT_A_COUNT}"
        ),
        hedge=_compiled(rf"{may}|\b(?:{_any([*doubts, *labels])})\b{_NOT_A_CLASS}{_NOT_A_COUNT}"),
        tentative=_compiled(rf"\b(?:{_any(phrases(raw['tentative']))})\b"),
        condition=_compiled(
            rf"\b(?:if(?! (?:any|not|at all|ever|only)\b)|{_any(phrases(raw['conditions']))})\b"
            r"|\bshould (?:the|a|an|any|it|they|he|she|we|there|this|these|another|(?-i:[A-Z]\w+))\b(?=[^?]*$)"
            r"|\b(?:were|had) (?:the|it|they|he|she|we|there) (?:[\w-]+ ){0,3}(?:to|not|been)\b"
        ),
        able=_compiled(
            r"\bcould(?:n't| not)\b(?! (?:rule out|exclude|be (?:ruled|excluded)))"
            r"|\bcould \w+ no\b|\bcould (?:no longer|only|hardly|barely|scarcely|never|neither)\b"
            rf"|\bcould (?:\w+ly |still |also |even |be )*(?:{_any(raw['abilities'].split())})(?:n|d|t)?\b"
            r"|\bcould be (?:seen|heard|felt|found|smelt|smelled|reached|made out)\b"
            rf"|\b(?:{_any(raw['powerless'].split())}|no (?:one|\w+))\b[^,;]{{0,40}}? could\b"
        ),
        scheduled=_compiled(rf"\b(?:{verbs})\b"),
        performed=_compiled(
            r"\W*(?:I|we)(?: once again| again| now| also| therefore| hereby| \w+ly)* "
            r"(?:appeal|urge|call (?:on|upon|for)|implore|beg|plead|demand)\b"
        ),
        coming=_compiled(
            rf"(?:[^:;]*: )?(?:(?!{_BE}\b|(?:{_any(raw['before_infinitives'].split())})\b)[\w’'&$£.-]+ ){{1,7}}"
            r"to (?!the\b|an?\b|his\b|her\b|its\b)[a-z]+\b"
        ),
        advised=_compiled(
            r"\bshould(?!(?: not| never| \w+ly)* have\b)(?! (?:the|an?|any|it|they|he|she|we|there)\b)"
            r"|\bought to\b(?! have\b)"
        ),
        imperative=_compiled(
            rf"\W*(?:please,? |now,? |so,? )*(?:{_any(raw['imperatives'].split())}) "
            r"(?:not|an?|the|your|our|my|us|me|it|them|him|her|this|that|these|to|up|down|out|away|back|off|home|calm|safe|still"
            r"|silent|ready|inside|indoors|wherever|what|no|in|on|for|with|careful|quiet|yourselves|yourself|power|care|arms)\b"
        ),
        hearsay=words(raw["hearsay"]),
        asking=words(raw["asking"]),
        opinion=_compiled(rf"\bit would be (?:\w+ly )?(?:{_any(raw['opinions'].split())}) (?:for [\w ]+ )?to\b"),
    )


def _compiled(pattern: str) -> re.Pattern[str]:
    """The pattern with either apostrophe, ignoring case."""
    return re.compile(pattern.replace("'", "['’]"), re.I)


def _any(listed: "list[str]") -> str:
    return "|".join(re.escape(word) for word in sorted(listed, key=lambda word: (-len(word), word)))
