"""Denials of what stands further off than in the sentences before, or in another dispatch.

A false denial does more harm than a missed one: rare words must be shared for the most part, numbers must not differ,
and nobody denies himself.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from coranto.model.assertion import Claim
from coranto.model.resolved import Relation
from coranto.resolve.utterances import negations
from coranto.resources.rarity import Rarity
from coranto.text.stems import WORD, content_words, stem

COMMON: Final = 60
"""Statements that share a word: a word that more share singles nothing out."""
COVERED: Final = 0.6
"""Share of the weight of the shorter statement's words that both must have."""
WEIGHT: Final = 10.0
"""Least weight of the shared words, as a sum of ``idf``: two rare ones or three of middling rarity."""
SHARED: Final = 2
NEAR: Final = 3
"""How many sentences back *any such proposal* may look."""
CHARGES: Final = 8
"""Charges of one accuser that one denial answers."""
RARE: Final = 2.3
"""As ``counterwords.RARE``."""

_SUCH: Final = re.compile(r"\b(?:any|no) such (?P<noun>[a-z]+)|\bsuch an? (?P<noun2>[a-z]+)", re.IGNORECASE)
_STATEMENTS: Final = (
    r"(?:claim|account|report|statement|allegation|accusation|figure|number|estimate|version|stor(?:y|ie)|toll|count)s?"
)
_MESSAGES: Final = (
    r"(?:message|rumou?r|post|posting|video|clip|image|photo|photograph|picture|letter|leaflet|recording|document"
    r"|text|tweet|news|footage|headline|article)s?"
)
_IS_WRONG: Final = re.compile(
    rf"^\W*(?:(?:that|this|the|those|these|all|such) )?(?:{_STATEMENTS}|{_MESSAGES}) (?:was|were|is|are|had been) "
    r"(?:\w+ly )?(?:not (?:true|correct|right|genuine|real)|wrong|false|incorrect|untrue|invented|nonsense|baseless"
    r"|mistaken|exaggerated|fake[ds]?|fabricat\w+|forged|forger\w+|unfounded|groundless|without foundation|made up"
    r"|(?:a |an )?(?:lies?|hoax|inventions?))\b",
    re.IGNORECASE,
)
"""A statement that calls another wrong without telling it again: *that count was wrong*."""
_ALL_CHARGES: Final = re.compile(
    r"^\W*(?:all |all of )?(?:the|these|those|their|her|his) (?:\w+ )?"
    r"(?:claims|allegations|accusations|charges|reports)\b"
    r"(?! (?:that|of|by|from|in)\b)",
    re.IGNORECASE,
)
_ACCOUNTS: Final = re.compile(r"^\W*(?:\w+ ){1,3}?(?:accounts|stories|versions)\b", re.IGNORECASE)
_ACCOUNT_OF: Final = (
    re.compile(
        rf"\b{_STATEMENTS} (?:(?:made|levelled|leveled|raised|brought|put forward|given|published) )?"
        r"(?:by|from|in|on|of) (?:the |an? )?(?P<who>[\w'’-]+(?: [\w'’-]+)?)",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<who>[\w-]+(?: [\w-]+)?)['’]s? (?:own |earlier )?{_STATEMENTS}\b", re.IGNORECASE),
    re.compile(
        r"\bthat (?:the |an? )?(?P<who>[\w-]+(?: [\w-]+)?) (?:had |has )?"
        r"(?:claimed|given|gave|cited|reported|put|announced)\b",
        re.IGNORECASE,
    ),
)
"""Words that name whose account is meant: *accounts by diplomats*, *the union's figure*, *the 400 that he claimed*."""
_AGAINST: Final = re.compile(
    r"\b(?:contradict\w*|far from|contrary to|disput\w*|at odds with|reject\w*|dismiss\w*)\b", re.I
)
_PRONOUN: Final = re.compile(r"^\W*(?:it|he|she|they|its|his|her|their|himself|herself|itself)\b", re.IGNORECASE)


_NEGATION: Final = re.compile(r"\b(?:not?|never|none|nobody|nothing|without)\b|n['’]t\b", re.IGNORECASE)
_SCOPE: Final = 45
"""Characters behind a negation within which what it negates stands."""
_FIRST_PERSON: Final = re.compile(r"\b(?:I|you|we|my|our|your)\b")


@dataclass(frozen=True, slots=True)
class Statement:
    """Something told, as its words are compared."""

    id: str
    doc: str
    day: str
    speaker: str
    negated: bool
    stems: frozenset[str]
    plain: frozenset[str]
    """Stems of its words that are no names."""
    numbers: frozenset[str]
    scope: frozenset[str] = frozenset()
    """Stems near a negation; of a denial, all."""
    firm: bool = True
    """Whether it states what is so, of others than those who speak."""


def statement(claim: Claim, text: str, day: str, speaker: str) -> Statement:
    """A claim as compared; where its content opens with a pronoun, its speaker's words are its own."""
    told = text
    if claim.source is not None and _PRONOUN.match(text):
        told = f"{told} {claim.source.text}"
    if claim.cue is not None and claim.act != "denies":
        told = f"{told} {claim.cue.text}"
    rebuts = claim.polarity == "denies" and claim.mode == "narrator"  # *contrary to reports, no gate was opened*
    negated = rebuts or (claim.polarity == "denies") != bool(negations(text))
    plain = content_words(" ".join(word for word in WORD.findall(told) if word.islower()))
    near = (content_words(text[m.start() : m.end() + _SCOPE]) for m in _NEGATION.finditer(text))
    scope = plain if claim.polarity == "denies" else frozenset[str]().union(*near)
    firm = claim.modality == "actual" and claim.act in ("states", "denies") and not _FIRST_PERSON.search(text)
    return Statement(
        claim.id, claim.doc, day, speaker, negated, content_words(told), plain, numbers_in(text), scope, firm
    )


def numbers_in(text: str) -> frozenset[str]:
    """The numbers of a text that are written in digits."""
    return frozenset(word for word in WORD.findall(text) if word[0].isdigit())


class Told:
    """The statements of a dossier by their rarer words."""

    def __init__(self, statements: Iterable[Statement], rarity: Rarity) -> None:
        self._rarity = rarity
        self._shelves: Mapping[str, list[Statement]] = defaultdict(list)
        for one in statements:
            for word in one.stems:
                if rarity.idf(word) >= RARE:
                    self._shelves[word].append(one)

    def denied_by(self, denial: Statement) -> Statement | None:
        """The statement of another dispatch, not of a later day, that this one says is not so; none where in doubt."""
        near = {
            other.id: other
            for word in sorted(denial.stems)
            if len(self._shelves.get(word, ())) <= COMMON
            for other in self._shelves.get(word, ())
            if other.doc != denial.doc
            and other.day <= denial.day
            and other.speaker != denial.speaker
            and other.negated != denial.negated
            and denial.numbers <= other.numbers
            and denial.firm
            and other.firm
            and _within_days(other.day, denial.day)
            and len(denial.plain & other.plain & (denial.scope | other.scope)) > 0
        }
        fit = [(share, other.id) for other in near.values() if (share := self._cover(denial, other)) >= COVERED]
        return near[max(fit)[1]] if fit else None

    def like(self, asked: Statement, least: float = WEIGHT) -> list[Statement]:
        """The statements, not of a later day, that have most of the words asked for, in canonical order.

        ``least``: how much the shared words must weigh; one of them is enough where who speaks is known besides.
        """
        near = {
            other.id: other
            for word in sorted(asked.stems)
            if len(self._shelves.get(word, ())) <= COMMON
            for other in self._shelves.get(word, ())
            if other.day <= asked.day and asked.numbers <= other.numbers
        }
        return [other for _, other in sorted(near.items()) if self._cover(asked, other, least) >= COVERED]

    def _cover(self, one: Statement, other: Statement, least: float = WEIGHT) -> float:
        shared = one.stems & other.stems
        weight = self._weight(shared)
        few = len(shared) < SHARED and least >= WEIGHT
        if few or weight < least or not one.plain & other.plain:
            return 0.0
        return weight / min(self._weight(one.stems), self._weight(other.stems))

    def _weight(self, stems: frozenset[str]) -> float:
        return sum(self._rarity.idf(word) for word in sorted(stems))


def _within_days(one: str, other: str) -> bool:
    try:
        return (date.fromisoformat(other) - date.fromisoformat(one)).days <= SOON
    except ValueError:
        return one == other


SOON: Final = 31
"""Days within which one dispatch denies what another told."""


def elsewhere(denials: Sequence[Statement], told: Told, flat: frozenset[str]) -> Iterator[Relation]:
    """Each statement that something is not so with what another dispatch tells; ``flat``: ids of those that deny."""
    for denial in denials:
        found = told.denied_by(denial) if denial.negated else None
        if found is None:
            continue
        if denial.id in flat:
            yield Relation("denies", denial.id, found.id, "it says that what another dispatch tells is not so", 0.6)
        else:
            yield Relation(
                "juxtaposed", denial.id, found.id, "one dispatch tells it, in another it is said not to be so", 0.6
            )


def pointed_back(ordered: Sequence[tuple[int, Claim]]) -> Iterator[Relation]:
    """Denials of *any such proposal* and of *the claims*, with what was told before; claims with their sentences."""
    for at, (sentence, claim) in enumerate(ordered):
        wrong = _IS_WRONG.match(claim.text) is not None
        if claim.polarity != "denies" and not wrong:
            continue
        before = [(i, c) for i, c in ordered[:at] if c.end <= claim.start and c.speaker != claim.speaker]
        if wrong and not isinstance(claim.denies, str):
            near = [c for i, c in before if sentence - i <= 1 and _is_told(c) and c.source is not None]
            if near:
                yield Relation("denies", claim.id, near[-1].id, "it calls what was told right before wrong", 0.7)
        such = _SUCH.search(claim.text)
        if such is not None and not isinstance(claim.denies, str):
            noun = stem((such["noun"] or such["noun2"]).lower())
            near = [c for i, c in before if sentence - i <= NEAR and _names_such(noun, c) and c.polarity == "affirms"]
            if near:
                yield Relation("denies", claim.id, near[-1].id, "it denies what was told right before", 0.7)
        if _ALL_CHARGES.match(claim.text) and claim.source is not None:
            denier = _names(claim.source.text)
            accounts = _ACCOUNTS.match(claim.text) is not None
            charges = [
                c
                for i, c in before
                if _is_told(c)
                and (denier & _names(f" {c.text}") or _charges(c) or (accounts and c.source and sentence - i <= NEAR))
            ]
            for charge in charges[-CHARGES:]:
                yield Relation("denies", claim.id, charge.id, "the accused denies the charges told before", 0.6)


def _names_such(noun: str, claim: Claim) -> bool:
    """Whether a claim has the noun of *no such agreement*, or the verb of it: *had agreed to leave*."""
    return any(word == noun or (len(word) >= SAME_ROOT and noun.startswith(word)) for word in content_words(claim.text))


SAME_ROOT: Final = 4
"""Letters of the stem of a verb by which its noun is known: *agreed*, *agreement*."""
_CHARGES: Final = re.compile(r"\b(?:claim|alleg|accus|said to)", re.IGNORECASE)


def _charges(claim: Claim) -> bool:
    """Whether it is told as somebody's charge: *claims*, *has alleged*, *is said to have*."""
    return any(part is not None and _CHARGES.search(part.text) for part in (claim.cue, claim.hedge))


def _is_told(claim: Claim) -> bool:
    return claim.polarity == "affirms" and claim.modality in ("actual", "possible")


def _names(text: str) -> frozenset[str]:
    return frozenset(stem(word.lower()) for word in re.findall(r"(?<!^)\b[A-Z][^\W_]{3,}", text))


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around claims, by their ids, and the days of dispatches."""

    rest: Mapping[str, str]
    """The words from a claim's beginning to the end of its sentence."""
    numbers: Mapping[str, frozenset[str]]
    """The values of its figures, as text."""
    days: Mapping[str, str]

    def words(self, claim: Claim) -> frozenset[str]:
        """Stems of a claim's words with the values of its figures."""
        return content_words(claim.text) | self.numbers.get(claim.id, frozenset())


def named_accounts(claims: Sequence[Claim], setting: Setting) -> Iterator[Relation]:
    """Words that say whose account they speak against, with it: *far from the 400 that the colonel claimed*."""
    called: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source is not None:
            called[claim.doc, claim.speaker].add(claim.source.text)
    by_source: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.source is not None and _is_told(claim):
            for word in sorted(content_words(" ".join(sorted(called[claim.doc, claim.speaker])))):
                by_source[word].append(claim)
    for claim in claims:
        if isinstance(claim.denies, str):
            continue
        written = setting.rest.get(claim.id, claim.text)
        if claim.polarity != "denies" and not _AGAINST.search(written):
            continue
        found = _account(claim, written, by_source, setting)
        if found is not None:
            kind, why = ("denies", "it denies") if claim.polarity == "denies" else ("juxtaposed", "it speaks against")
            yield Relation(kind, claim.id, found.id, f"{why} the account that it names", 0.7)  # type: ignore[arg-type]


def _account(claim: Claim, written: str, by_source: Mapping[str, Sequence[Claim]], setting: Setting) -> Claim | None:
    words = content_words(written) | setting.words(claim)
    days = setting.days
    for pattern in _ACCOUNT_OF:
        for match in pattern.finditer(written):
            who = content_words(match["who"])
            fit = [
                (len(shared), c.id, c)
                for name in sorted(who)
                if len(by_source.get(name, ())) <= COMMON
                for c in by_source.get(name, ())
                if c.speaker != claim.speaker
                and c.id != claim.denies
                and not (c.doc == claim.doc and c.end > claim.start)
                if days.get(c.doc, "") <= days.get(claim.doc, "")
                for shared in [(words & setting.words(c)) - who]
                if shared
            ]
            if fit:
                return max(fit, key=lambda f: f[:2])[2]
    return None
