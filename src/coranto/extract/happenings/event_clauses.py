"""Sentences cut into clauses by their punctuation, conjunctions and quotations: no parser, so no pretence of one."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from coranto.text.numbers import NUMBER_WORDS
from coranto.text.verbs import COMMON_PASTS, FINITE, PRESENTS
from coranto.text.wordlists import words

Kind = Literal["main", "adverbial", "conditional", "relative", "participle"]

SPLICED: Final = 3
"""Words before a comma that may be a headline's first clause."""
LISTED: Final = 24
"""Words behind a conjunction among which a list of names has its verb."""
MAX_TOKENS: Final = 400
"""Longer sentences are lists or broken input: they are taken as one clause up to here."""

_TOKEN = re.compile(r"\d{1,2}:\d\d(?!\d)|\d+(?:[.,]\d+)*[^\W_]*|[^\W_]+(?:[.'’&-][^\W_]+)*['’]?|[^\w\s]|_")


DETERMINERS: Final = words(
    """a an the this that these those its his her their our my your some any no every each all both several many few
    another such"""
)
PREPOSITIONS: Final = words(
    """of in on at by for with from to into onto over under near between against across through during about around
    outside inside behind beyond amid among off after before since until towards toward despite without within along
    upon via as than following including"""
)
_ADVERBIAL: Final = words("while when after before because although though until since as whereas once whilst")
_CONDITIONAL: Final = words("if unless whether")
_RELATIVE: Final = words("who which whose where whom")
_JOINING: Final = words("and but or so yet nor")
_COMPOUND: Final = words("such as known well far long")
_SO: Final = words("far much many long little few too called")
"""Behind *so* these make one expression with it, which joins nothing."""
_NO_PARTICIPLES: Final = words(
    "including following according during morning evening spring something nothing anything king"
)
MAY: Final = "may."
"""How the month is written in ``Token.low``, so that it is no modal verb."""
MARCH: Final = "march."
"""How that month is, so that nobody marches in it."""
_POINTING: Final = words("until since before after")
_TURNS_OF_DAY: Final = words("noon midday midnight dawn daybreak sunrise dusk sunset nightfall")
"""Behind *before* and its like these are an hour, and no clause: *the pact signed before dawn was torn up*."""
_DAYS: Final = words(
    """monday tuesday wednesday thursday friday saturday sunday january february april june july august september
        october november december noon midnight dawn dusk tomorrow yesterday today next last early late morning
        evening afternoon night week weekend month year the"""
) | {MAY, MARCH}
_TIMED: Final = words("on at in from with") | _DAYS
_BREAKS: Final = frozenset(";:()[]—–")
_EDGES: Final = frozenset(",;:([—–-")
_QUOTES: Final = frozenset('"“”„«»')


_ABOUT: Final = words("at about around over under up between as more fewer less nearly almost some upwards")


_IN_MARCH: Final = words("in of since until till by early late mid during from last next this to and before after")
_DAY: Final = re.compile(r"\s+\d")


@dataclass(frozen=True, slots=True)
class Token:
    """A word or a mark, by its offsets in the document; ``low`` is its text in lower case, quotes straightened."""

    start: int
    end: int
    low: str
    capital: bool


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens ``first:last`` of a sentence, half-open, and what joins them to the rest."""

    first: int
    last: int
    kind: Kind
    opener: str
    """The conjunction or relative word that opens it, or nothing."""


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words and marks of ``text[start:end]``, at most ``MAX_TOKENS``."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        bare = word[:-1] if word[-1] in "'’" and len(word) > 1 else word
        low = bare.lower().replace("’", "'")
        if bare == "May" and found:
            low = MAY
        elif bare == "March" and ((found and found[-1].low in _IN_MARCH) or _DAY.match(text, match.end())):
            low = MARCH
        found.append(Token(match.start(), match.start() + len(bare), low, word[0].isupper()))
        if len(found) == MAX_TOKENS:
            break
    return tuple(found)


def verbish(row: Sequence[Token], i: int) -> bool:
    """Whether the token looks like the finite verb of a clause."""
    low = row[i].low
    if low in FINITE:
        return True
    before = row[i - 1].low if i else ""
    if (before in DETERMINERS and before != "that") or before in ("of", "by", "-"):
        return False
    if low in COMMON_PASTS:
        return True
    return len(low) > 4 and low.endswith("ed") and not row[i].capital


def counted_from(row: Sequence[Token], i: int, last: int) -> int | None:
    """Index of the number of a phrase that opens at ``i`` with *at least nine*, *over 40*; null where none does.

    The words before such a number may look like prepositions.
    """
    if i >= last or row[i].low not in _ABOUT:
        return None
    numbers = (j for j in range(i + 1, min(last, i + 4)) if row[j].low[0].isdigit() or row[j].low in NUMBER_WORDS)
    return next(numbers, None)


def clauses(text: str, row: Sequence[Token], edges: Iterable[int] = ()) -> list[Clause]:
    """The clauses of one sentence, in order; ``edges`` are offsets where a claim's content begins or ends."""
    bounds: list[_Cut] = [*_cuts(text, row, sorted(set(edges))), (len(row), "main", "")]
    pieces: list[Clause] = []
    for (first, kind, opener), (last, _, _) in pairwise(bounds):
        clause = _trimmed(row, Clause(first, last, kind, opener))
        if clause.first < clause.last:
            pieces.append(clause)
    return _resumed(row, pieces)


def spliced(row: Sequence[Token]) -> Iterator[int]:
    """Offsets in a headline at which a comma alone parts two clauses: *Blast kills nine,* **summit put off**."""
    commas = [i for i in range(SPLICED, len(row)) if row[i].low == ","]
    for i in commas:
        stop = next((j for j in range(i + 1, len(row)) if row[j].low == ","), len(row))
        verb = next((j for j in range(i + 1, stop) if verbish(row, j)), None)
        opens = row[i + 1].low if i + 1 < stop else ""
        if verb is not None and verb > i + 1 and not _opens_phrase(opens):
            yield row[i + 1].start


def _opens_phrase(low: str) -> bool:
    """Whether a word behind a comma goes on with what stands before it."""
    return low in _JOINING | _RELATIVE | _ADVERBIAL | _CONDITIONAL | PREPOSITIONS or low.endswith("ing")


_Cut = tuple[int, Kind, str]


def _cuts(text: str, row: Sequence[Token], edges: list[int]) -> list[_Cut]:
    cuts: list[_Cut] = [(0, *(_opening(row, 0) or ("main", "")))] if row else []
    after_comma = False
    for i in range(1, len(row)):
        found = _cut_at(text, row, i, after_comma, cuts[-1])
        if found is None and bisect_right(edges, row[i].start) > bisect_left(edges, row[i - 1].end):
            found = (i, *(_opening(row, i) or ("main", "")))
        if found is not None:
            cuts.append(found)
        if row[i].low not in _QUOTES:
            after_comma = row[i].low == ","
    return cuts


def _cut_at(text: str, row: Sequence[Token], i: int, after_comma: bool, last: _Cut) -> _Cut | None:
    """The cut before token ``i`` that the words themselves ask for."""
    token = row[i]
    if token.low in _BREAKS or _is_dash(text, token):
        return i, "main", ""
    opened = _opening(row, i)
    if opened and not (opened[0] == "adverbial" and row[i - 1].low in _COMPOUND):
        return i, *opened
    measured = token.low == "so" and i + 1 < len(row) and row[i + 1].low in _SO
    if token.low in _JOINING and not measured and _joined(row, last[0], i, after_comma):
        return i, "main", token.low
    if not after_comma:
        return None
    if token.low.endswith("ing") and len(token.low) > 5 and not token.capital and token.low not in _NO_PARTICIPLES:
        return None if _dates(row, i) else (i, "participle", "")
    if last[1] == "participle" and verbish(row, i) and _is_bare(row, last[0]):
        return i, "main", ""
    set_before = last[1] in ("adverbial", "conditional") and any(verbish(row, j) for j in range(i, _next_stop(row, i)))
    return (i, "main", "") if set_before or _closes_relative(row, i) else None


def _dates(row: Sequence[Token], i: int) -> bool:
    """Whether the participle only opens a time: *to be eased, beginning on Tuesday*."""
    return row[i].low in ("beginning", "starting") and i + 1 < len(row) and row[i + 1].low in _TIMED


def _is_bare(row: Sequence[Token], end: int) -> bool:
    """Whether the words before ``end`` are a subject that still lacks its verb: *The court, citing a law, …*."""
    first = next((j + 1 for j in range(end - 2, -1, -1) if row[j].low in _BREAKS or row[j].low in _QUOTES), 0)
    return first < end - 1 and not any(verbish(row, j) for j in range(first, end))


def _opening(row: Sequence[Token], i: int) -> tuple[Kind, str] | None:
    """What kind of clause token ``i`` opens, if it opens one; a comma before it is the caller's affair."""
    low = row[i].low
    if low in _RELATIVE or (low == "that" and i > 0 and _relative_that(row, i)):
        return "relative", low
    if low not in _CONDITIONAL and low not in _ADVERBIAL:
        return None
    if low in _POINTING and (_is_turn_of_day(row, i + 1) or _is_day_and_more(row, i + 1)):
        return None
    stop = _next_stop(row, i + 1)
    opens_ing = i + 1 < stop and row[i + 1].low.endswith("ing")
    set_off = low in _CONDITIONAL and (i == 0 or row[i - 1].low == ",") and stop < len(row) and row[stop].low == ","
    if opens_ing or set_off or any(verbish(row, j) for j in range(i + 1, stop)):
        return ("conditional" if low in _CONDITIONAL else "adverbial"), low
    return None


def _is_turn_of_day(row: Sequence[Token], i: int) -> bool:
    """Whether at ``i`` an hour stands that has no verb of its own: *before dawn*, not *before dawn broke*."""
    return i < len(row) and row[i].low in _TURNS_OF_DAY and not (i + 1 < len(row) and verbish(row, i + 1))


def _is_day_and_more(row: Sequence[Token], i: int) -> bool:
    """Whether at ``i`` a day stands alone before *and*: *shut the port until 24 May and freed the crew*."""
    end = next((j for j in range(i, min(len(row), i + 4)) if row[j].low in _JOINING), i)
    said = [row[j].low for j in range(i, end)]
    return bool(said) and all(low[0].isdigit() or low in _DAYS for low in said)


def _relative_that(row: Sequence[Token], i: int) -> bool:
    """Whether *that* stands for the noun before it: a finite verb follows at once, and no verb precedes."""
    return i + 1 < len(row) and verbish(row, i + 1) and not verbish(row, i - 1)


def _next_stop(row: Sequence[Token], i: int) -> int:
    """Index of the next comma or break at or after ``i``, at most 25 tokens on."""
    limit = min(len(row), i + 25)
    for j in range(i, limit):
        if row[j].low in (",", "-") or row[j].low in _BREAKS:
            return j
    return limit


def _is_dash(text: str, token: Token) -> bool:
    return token.low in "-–—" and text[max(0, token.start - 1) : token.start].isspace()


def _joined(row: Sequence[Token], begun: int, i: int, after_comma: bool) -> bool:
    """Whether the conjunction at ``i`` ends a clause begun at ``begun`` and opens one with a subject and a verb."""
    stop = _next_stop(row, i + 1)
    if i + 1 >= stop or not any(verbish(row, j) for j in range(begun, i)):
        return False
    if any(row[j].low == "between" for j in range(max(begun, i - 3), i)):
        return False  # *between 1998 and 2000*
    if verbish(row, i + 1):
        return after_comma and row[i].low in ("but", "so", "yet")
    for j in range(i + 2, min(stop, i + 12)):
        if row[j].low in _JOINING | _RELATIVE:
            return False
        if verbish(row, j):
            return row[j].low in FINITE or row[j - 1].low not in PREPOSITIONS | {"and", ",", "or"}
    return after_comma and _opens_list(row, i + 1, stop)


def _opens_list(row: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a list of names is the subject behind a conjunction: *, and by noon Ba, Nadi and Suva were flooded*."""
    at, end = stop, min(len(row), first + LISTED)
    while at + 2 < end and row[at].low == "," and row[at + 1].capital:
        at = next((j for j in range(at + 1, end) if not row[j].capital), end)
    if at == stop or at + 2 >= end or row[at].low not in ("and", "or") or not row[at + 1].capital:
        return False
    at = next((j for j in range(at + 1, end) if not row[j].capital), end)
    return at < end and verbish(row, at)


def _closes_relative(row: Sequence[Token], i: int) -> bool:
    """Whether the comma before ``i`` closes an inserted relative clause: a finite verb without a subject follows."""
    if not _goes_on(row, i):
        return False
    opened = [j for j in range(max(1, i - 25), i - 1) if row[j].low in _RELATIVE]
    return any(row[j - 1].low == "," for j in opened) or (
        len(opened) == 1 and any(row[j].low == "," for j in range(opened[0])) and _is_bare(row, opened[0])
    )


def _goes_on(row: Sequence[Token], i: int) -> bool:
    """Whether the token is the finite verb of a subject that stands before what was inserted."""
    return verbish(row, i) or row[i].low in PRESENTS


def _trimmed(row: Sequence[Token], clause: Clause) -> Clause:
    first, last = clause.first, clause.last
    while first < last and (row[first].low in _EDGES or row[first].low in (".", ")", "]", "and", "but")):
        first += 1
    while last > first and (
        row[last - 1].low in (",", ";", ":", "(", "[", "—", "–", "-") or row[last - 1].low in _JOINING
    ):
        last -= 1
    return Clause(first, last, clause.kind, clause.opener)


def _resumed(row: Sequence[Token], pieces: list[Clause]) -> list[Clause]:
    """Main clauses that inserted clauses had cut in two, made whole again."""
    made: list[Clause] = []
    for piece in pieces:
        headless = piece.kind == "main" and not piece.opener and _goes_on(row, piece.first)
        at = _lead(row, made) if headless else -1
        if at >= 0:
            lead = made[at]
            made[at] = Clause(lead.first, piece.last, lead.kind, lead.opener)
        else:
            made.append(piece)
    return made


def _lead(row: Sequence[Token], made: Sequence[Clause]) -> int:
    """Index of the clause that a clause without a subject goes on with; -1 where none is.

    It stands before a relative clause, with what hangs on that (*the nurse who was held when the convoy was
    attacked*); over more than one clause, only a subject that still lacks its verb does.
    """
    at = len(made) - 1
    if at > 0 and made[at].kind == "participle" and _is_bare(row, made[at].first):
        return at - 1
    while at >= 0 and made[at].kind in ("adverbial", "participle"):
        at -= 1
    if at < 1 or made[at].kind != "relative":
        return -1
    lead = made[at - 1]
    bare = not any(verbish(row, j) for j in range(lead.first, lead.last))
    return at - 1 if at == len(made) - 1 or bare else -1
