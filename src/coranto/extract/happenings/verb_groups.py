"""How a verb of a clause is used: its tense or mood, its voice, whether it is denied; closed classes, no parser."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final, Literal

from coranto.extract.happenings.event_clauses import DETERMINERS, PREPOSITIONS, Clause, Token, verbish
from coranto.resources.triggers import Form
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.verbs import AUXILIARIES, FINITE
from coranto.text.wordlists import words

Use = Literal[
    "past", "perfect", "pluperfect", "progressive", "present", "planned", "possible", "demanded", "participle"
]  # fmt: skip
"""How the verb is used; *present* is the headlines' tense, *demanded* what should be, *participle* *, killing ten*."""

PLANNED: Final = frozenset(("will", "shall", "would", "won't", "wouldn't"))
POSSIBLE: Final = frozenset(("could", "may", "might", "can", "cannot", "can't", "couldn't"))
_MODALS_OPINION: Final = frozenset(("must", "should", "ought", "need"))
_NEGATIONS: Final = frozenset(("not", "never", "neither"))
_QUOTES: Final = frozenset('"“”')
_ADVERBS: Final = words(
    """not never always also now already just still then again since once later earlier soon yet ever even both all
    reportedly together once twice far so not neither first finally"""
)
_SUBJECTLESS: Final = frozenset(("and", "but", "or", "then", ","))
PRONOUNS: Final = words("i he she it they we you who which that")
_TO_PLANNED: Final = words(
    """is are was were be plan plans planned planning expected expects expect set due scheduled vow vows vowed vowing
    pledge pledges pledged agree agreed agrees promise promised promises intend intends intended decided decides decide
    going about supposed meant mean means prepared preparing prepares threatened threatens threatening voted ready
    poised move moved moves aims aimed offered offers committed determined bound slated undertook pledging"""
)
_TO_ACTUAL: Final = words(
    """began begun begin begins started starts continued continues continue managed helped proceeded used forced
    resumed tried attempted sought rushed raced forcing attempting trying struggled battled gathered obliged compelled
    happened came went had able allowed permitted invited"""
)
_TO_DENIED: Final = words("failed fails failing refused refuses refusing declined declines unable omitted neglected")
_TO_TOLD: Final = words(
    "said believed thought reported understood alleged known feared presumed seems appears claims claimed claim"
)
"""Governors of *to have killed*: what is told of the past, on somebody's word."""
GOVERNORS: Final = _TO_PLANNED | _TO_ACTUAL | _TO_DENIED
"""Verbs that only say how the infinitive behind them is meant."""
_SUBJECTS: Final = PRONOUNS
"""A verb behind one of these has its own subject: *withdrew the motion it had tabled*."""
_THEM: Final = frozenset(("him", "her", "them", "it", "us", "me"))
_NOBODY: Final = frozenset(("nobody", "none", "neither", "no", "nothing"))
DENYING: Final = frozenset(("deny", "denies", "denied", "denying"))
"""Verbs behind which a gerund is what somebody says not to have done."""
_CONSIDERING: Final = words(
    "considering considers considered weighing weighs weighed mulling mulls mulled contemplating"
)
_GERUND_AFTER: Final = frozenset(("after", "while", "before", "when", "began", "started", "continued", "kept"))


@dataclass(frozen=True, slots=True)
class Group:
    """How a verb is used: its tense or mood, voice, negation, and the first token of its auxiliaries."""

    use: Use
    passive: bool
    negated: bool
    first: int


def verb_group(
    row: Sequence[Token], clause: Clause, i: int, form: Form, headline: bool = False, end: int = 0
) -> Group | None:
    """How the verb at ``i`` is used, or null where it is no finite or participial telling of something.

    ``end``: where its particles end, if it has any (*stood by*).
    """
    first, helpers, negated = _helpers(row, clause, i)
    before = row[first - 1].low if first > clause.first else ""
    negated = negated or _of_nobody(row, clause, first) or _inverted(row, clause)
    negated = negated or ("having" in helpers and before in DENYING)
    if before == "to" and (form in ("base", "participle") or (form == "ing" and "be" in helpers)):
        return _infinitive(row, clause, first, (frozenset(helpers), form, negated), headline)
    if "must" in helpers and form == "base" and _by_then(row, clause, i):
        return Group("planned", False, negated, first)
    if (
        helpers & {"should", "must"}
        and form == ("participle" if _has_be(helpers) else "base")
        and "have" not in helpers
    ):
        return Group("demanded", _has_be(helpers), negated, first)
    if helpers & _MODALS_OPINION or (form == "base" and not helpers and before in DETERMINERS | PREPOSITIONS):
        return None
    if helpers & PLANNED and helpers & {"have", "has"} and "would" in helpers:
        return None
    if helpers & PLANNED:
        return Group("planned", _has_be(helpers) and form == "participle", negated, first)
    if helpers & POSSIBLE:
        return Group("possible", _has_be(helpers) and form == "participle", negated, first)
    if form == "base":
        if helpers & {"did", "didn't"} or _perceived(row, clause, first):
            return Group("past", False, negated, first)
        if row[i].low in ("is", "are") and before == ",":
            return Group("present", False, negated, first)  # an aside ends before it: *the pilot, a Dane, is missing*
        return None if helpers or before in _SUBJECTLESS | {""} else Group("present", False, negated, first)
    if form == "s":
        return None if helpers or before in DETERMINERS | PREPOSITIONS else Group("present", False, negated, first)
    return _inflected(row, clause, (i, max(end, i + 1)), form, Group("past", False, negated, first), frozenset(helpers))


def _inverted(row: Sequence[Token], clause: Clause) -> bool:
    """Whether the clause opens with a negation that turns it round: *nor have its guns shelled the town*."""
    first = clause.first
    return clause.last - first > 1 and row[first].low == "nor" and row[first + 1].low in AUXILIARIES


_DEADLINES: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday midnight noon tomorrow dawn tonight"
)


def _by_then(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a day is set by which it is to be done: *must rule by Tuesday*."""
    behind = [token.low for token in row[i + 1 : clause.last]]
    return any(a == "by" and (b in _DEADLINES or b[0].isdigit()) for a, b in pairwise(behind))


def _perceived(row: Sequence[Token], clause: Clause, first: int) -> bool:
    """Whether somebody saw or heard it: *saw them come down the hill*."""
    return (
        first - 2 >= clause.first and row[first - 1].low in _THEM and row[first - 2].low in ("saw", "heard", "watched")
    )


def _helpers(row: Sequence[Token], clause: Clause, i: int) -> tuple[int, set[str], bool]:
    """Index where the verb group of ``i`` begins, its auxiliaries, and whether it is negated."""
    first, helpers, negated = i, set[str](), False
    while first > clause.first:
        low = row[first - 1].low
        if low in AUXILIARIES or low in _MODALS_OPINION:
            helpers.add(low)
        elif not (
            low in _ADVERBS or low in _QUOTES or (low.endswith("ly") and len(low) > 4 and not row[first - 1].capital)
        ):
            break
        negated = negated or low in _NEGATIONS or low.endswith("n't") or low == "cannot"
        first -= 1
    while first < i and row[first].low not in AUXILIARIES and row[first].low not in _NEGATIONS:
        first += 1
    return first, helpers, negated


def _has_be(helpers: set[str] | frozenset[str]) -> bool:
    return bool(helpers & {"is", "are", "was", "were", "be", "been", "being", "am", "wasn't", "weren't", "isn't"})


def _of_nobody(row: Sequence[Token], clause: Clause, first: int) -> bool:
    """Whether the subject that ends before ``first`` is nobody: *no one*, *none of them*, *no group*."""
    subject = first
    while subject > clause.first and not (row[subject - 1].low == "," or verbish(row, subject - 1)):
        subject -= 1
    while subject < first and row[subject].low in _SUBJECTLESS | {"so", "far", "that"}:
        subject += 1
    return subject < first and row[subject].low in _NOBODY


_BETWEEN: Final = frozenset(("now", "also", "still", "then", "not", "soon", "later", "once"))
"""Words that may stand between a governor and its infinitive: *is now to testify*."""


_HAVING: Final = words("has have had given only just")
_SPANS: Final = words("hour hours day days week weeks month months more")
_TERM_REACH: Final = 7
"""Tokens from *to* back to *until*, or to the number of days that are left."""
_WHEN: Final = words(
    """last night on monday tuesday wednesday thursday friday saturday sunday yesterday today earlier morning evening
    afternoon by in the some many"""
)
"""Words that may stand between *said* and *to have*: *was said last night to have been shot*."""


def _infinitive(
    row: Sequence[Token], clause: Clause, first: int, verb: tuple[frozenset[str], Form, bool], headline: bool
) -> Group | None:
    """The reading of *to* + verb, which the word before *to* decides; ``verb``: helpers, form and whether denied."""
    helpers, form, negated = verb
    passive = form == "participle" and _has_be(helpers)
    if form == "participle" and not passive and not helpers & {"have"}:
        return None
    j = first - 2
    while j > clause.first and row[j].low in (_BETWEEN if row[first].low != "have" else _BETWEEN | _WHEN):
        negated = negated or row[j].low == "not"
        j -= 1
    governor = row[j].low if j >= clause.first else ""
    if headline and governor not in _TO_ACTUAL | _TO_DENIED | _TO_TOLD:
        return Group("planned", passive, negated, first - 1)
    if j < clause.first:
        return None
    if governor == "," and passive and "have" not in helpers and j == first - 2:
        return Group("planned", True, negated, first - 1)  # *tabled a motion, to be voted on next week*
    start, outer, denied = _helpers(row, clause, j)
    if outer & _MODALS_OPINION:
        return None
    if _has_term(row, clause, first - 1):
        return Group("planned", passive, negated, first - 1)
    negated = negated or denied or _of_nobody(row, clause, start)
    if governor in _TO_TOLD and row[first].low in ("have", "be"):
        return Group("perfect" if "have" in helpers else "progressive", passive, negated, start)
    if governor == "yet" and j > clause.first and row[j - 1].low in ("has", "have", "had"):
        return Group("perfect", passive, True, j - 1)
    if "have" in helpers:
        undone = governor in _WAS or (governor in _TO_PLANNED and outer & _WAS)
        return Group("past", passive, True, start) if undone else None
    return _governed(row, clause, j, Group("past", passive, negated, start))


def _has_term(row: Sequence[Token], clause: Clause, to: int) -> bool:
    """Whether the words before the *to* at ``to`` set a term for it: *have until Friday to*, *has two weeks to*."""
    for j in range(to - 1, max(clause.first, to - _TERM_REACH), -1):
        had = row[j - 1].low in _HAVING
        if row[j].low in ("until", "till") and had:
            return True
        if verbish(row, j):
            return False
        counted = row[j].low.isdecimal() or row[j].low in NUMBER_WORDS or row[j].low in ("a", "an")
        if counted and had:
            return row[j + 1].low in _SPANS
    return False


def _governed(row: Sequence[Token], clause: Clause, j: int, plain: Group) -> Group | None:
    """The reading of *to* + verb behind the governor at ``j``; ``plain``: voice, negation and where it begins."""
    governor = row[j].low
    if governor in _TO_PLANNED:
        return replace(plain, use="planned", negated=plain.negated or _dropped(row, clause, j))
    if governor in _TO_ACTUAL:
        return plain
    caused = governor.endswith("ing") and row[j - 1].low in ("for", "of")  # *fined for failing to repair the pipes*
    return replace(plain, negated=True) if governor in _TO_DENIED and not caused else None


_WAS: Final = frozenset(("was", "were"))
_DROPPING: Final = words(
    """cancelled canceled scrapped shelved dropped abandoned postponed ditched scuttled thwarted foiled suspended
    cancels scraps shelves drops abandons postpones ditches dropping abandoning scrapping shelving cancelling"""
)
"""What becomes of plans that are not carried out."""


def _dropped(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether the plan named at ``i`` is given up: *scrapped plans to build*."""
    return any(row[k].low in _DROPPING for k in range(max(clause.first, i - 4), i))


def _inflected(
    row: Sequence[Token], clause: Clause, verb: tuple[int, int], form: Form, plain: Group, helpers: frozenset[str]
) -> Group | None:
    """The reading of a past form, a participle or an *-ing* form at tokens ``verb``; ``plain``: that of a bare past."""
    i, first, negated = verb[0], plain.first, plain.negated
    before = row[first - 1].low if first > clause.first else ""
    if form == "ing":
        if _has_be(helpers):
            return Group("progressive", False, negated, first)
        opens = clause.kind == "participle" and (i == clause.first or before in ("and", ","))
        hung = clause.kind == "adverbial" and clause.first + 1 < i and row[clause.first + 1].low.endswith("ing")
        after = clause.kind == "adverbial" and (i == clause.first + 1 or (hung and before == "and"))
        if opens or after or before in _GERUND_AFTER:
            return Group("participle", False, negated, first)
        if before in DENYING:
            return Group("perfect", False, True, first)
        if before in _CONSIDERING:
            return Group("possible", False, negated, first)
        return Group("perfect", False, negated, first) if before in ("of", "for") and _accused(row, clause, i) else None
    being = _has_be(helpers)
    have = helpers & {"has", "have", "hasn't", "haven't"}
    had = helpers & {"had", "hadn't", "having"}
    if form == "participle" and (being or have or had):
        use: Use = "perfect" if have else "pluperfect" if had else _tense_of_be(helpers)
        return Group(use, being, negated, first)
    shared = None if helpers else _shared(row, clause, i, before)
    if shared is not None:
        return Group(*shared, negated, first) if form == "participle" else None
    if form == "participle" and not helpers:
        return _elliptical(row, clause, i, plain)
    if helpers or form != "past":
        return None
    if before in DETERMINERS | PREPOSITIONS or before in ("be", "been", "being") or before.endswith("'s"):
        return None
    if first > clause.first and (verbish(row, first - 1) or _of_noun(row, clause, i, first)):
        return None
    return _bare(row, clause, verb, plain)


_ACCUSING: Final = words(
    "accuse accuses accused accusing suspect suspects suspected guilty convicted acquitted blamed blames"
)


def _accused(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether the gerund at ``i`` is what somebody is said to have done: *accuses the guard of executing prisoners*."""
    return any(row[j].low in _ACCUSING for j in range(max(clause.first, i - 10), i - 1))


def _of_noun(row: Sequence[Token], clause: Clause, i: int, first: int) -> bool:
    """Whether the form stands between an infinitive and a noun, which it describes: *to repair corroded pipes*."""
    after = row[i + 1].low if i + 1 < clause.last else ""
    plural = after.isalpha() and after.endswith("s") and not row[i + 1].capital
    plural = plural and after not in PREPOSITIONS | DETERMINERS
    return plural and first - 2 > clause.first and row[first - 2].low == "to"


def _bare(row: Sequence[Token], clause: Clause, verb: tuple[int, int], plain: Group) -> Group | None:
    """The reading of a past form without an auxiliary: told, a participle behind its noun, or an elliptical passive."""
    i, end = verb
    if not _reduced_relative(row, clause, i, end):
        return plain if not _wanted(row, clause, i) else None
    return _elliptical(row, clause, i, plain)


def _elliptical(row: Sequence[Token], clause: Clause, i: int, plain: Group) -> Group | None:
    """The passive of a line that has no other verb: *63 deaths confirmed by the ministry*."""
    alone = i > clause.first and not any(verbish(row, j) and j != i for j in range(len(row)))
    return Group("past", True, plain.negated, plain.first) if alone else None


_WANTING: Final = words(
    "want wants wanted need needs needed like liked prefer preferred see demand demands demanded get got"
)


def _wanted(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether the form is what somebody wants done: *wants the owners prosecuted*."""
    return any(
        row[j].low in _WANTING and row[j + 1].low not in ("and", ",") for j in range(max(clause.first, i - 5), i - 1)
    )


def _shared(row: Sequence[Token], clause: Clause, i: int, before: str) -> tuple[Use, bool] | None:
    """Use and voice that a participle shares with one before it: *were arrested and deported*, *has closed and sold*.

    Null where nothing joins them, or the verb before has no auxiliary.
    """
    if before not in ("and", "or", ","):
        return None
    if before == "," and any(row[j].low in ("who", "which", "whose") for j in range(clause.first, i)):
        return None  # what is inserted ends here
    for j in range(i - 2, max(clause.first, i - 25) - 1, -1):
        if not verbish(row, j):
            continue
        if row[j].low in AUXILIARIES:
            return None
        _, helpers, _ = _helpers(row, clause, j)
        if not helpers and row[j - 1].low in (",", "and", "or"):
            continue  # itself one that shares: *were met, fed and housed*
        if _has_be(helpers):
            use = "perfect" if helpers & {"has", "have"} else _tense_of_be(frozenset(helpers))
            return use, not row[j].low.endswith("ing")
        if helpers & {"has", "have", "had"}:
            return "pluperfect" if "had" in helpers else "perfect", False
        return None
    return None


def _tense_of_be(helpers: frozenset[str]) -> Use:
    if helpers & {"was", "were", "wasn't", "weren't"}:
        return "past"
    return "progressive" if "being" in helpers else "present"


def _reduced_relative(row: Sequence[Token], clause: Clause, i: int, end: int) -> bool:
    """Whether a past form is a participle behind its noun (*vehicles damaged by shelling*) or before it."""
    after = row[end].low if end < clause.last else ""
    if after == "by" and i > clause.first:
        return True
    if i == clause.first and clause.kind == "main" and not clause.opener and i == 0:
        return True
    return any(
        verbish(row, j) and row[j].low in FINITE and j > i
        for j in range(i + 1, min(clause.last, i + 9))
        if not any(row[k].low in _SUBJECTS | {"and", ","} for k in range(i + 1, j))
    )


def befalls_nobody(row: Sequence[Token], end: int) -> bool:
    """Whether the object behind a verb that ends at ``end`` is nobody: *hit no one*."""
    return end < len(row) and row[end].low in _NOBODY
