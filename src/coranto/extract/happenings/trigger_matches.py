"""Triggers of events in a clause, each with how its verb is used: past, passive, planned, negated …"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, Literal

from coranto.extract.happenings.event_clauses import DETERMINERS, PREPOSITIONS, Clause, Token, verbish
from coranto.resources.triggers import Form, Frame, NounSense, SupportSense, TriggerLexicon, VerbSense
from coranto.text.verbs import AUXILIARIES, FINITE
from coranto.text.wordlists import words

Use = Literal["past", "perfect", "pluperfect", "progressive", "present", "planned", "possible", "participle"]
"""How the verb is used; *present* is the tense of headlines, *participle* a clause such as *, killing dozens*."""

_MODALS_PLANNED: Final = frozenset(("will", "shall", "would", "won't", "wouldn't"))
_MODALS_POSSIBLE: Final = frozenset(("could", "may", "might", "can", "cannot", "can't", "couldn't"))
_MODALS_OPINION: Final = frozenset(("must", "should", "ought", "need"))
_NEGATIONS: Final = frozenset(("not", "never", "neither"))
_ADVERBS: Final = words(
    """not never also now already just still then again since once later earlier soon yet ever even both all
    reportedly together once twice far so not neither first finally"""
)
_SUBJECTLESS: Final = frozenset(("and", "but", "or", "then", ","))
_PRONOUNS: Final = words("i he she it they we you who which that")
_TO_PLANNED: Final = words(
    """plan plans planned planning expected expects expect set due scheduled vow vows vowed vowing pledge
    pledges pledged agree agreed agrees promise promised promises intend intends intended decided going about
    prepared preparing prepares threatened threatens threatening voted ready poised move moved"""
)
_TO_ACTUAL: Final = words(
    """began begun begin begins started starts continued continues continue managed helped proceeded used forced
    resumed"""
)
_TO_DENIED: Final = words("failed fails failing refused refuses refusing declined declines unable")
_GERUND_AFTER: Final = frozenset(("after", "while", "before", "when", "began", "started", "continued", "kept"))


@dataclass(frozen=True, slots=True)
class Match:
    """A trigger at tokens ``first:last`` of its sentence, read as an occurrence."""

    first: int
    last: int
    family: str
    lemma: str
    frame: Frame
    noun: bool
    use: Use
    passive: bool
    negated: bool
    group: int
    """Index of the first token of the verb group that carries it; its subject ends before this."""
    verb_end: int
    """Index after the verb that carries it; its object begins here."""


@dataclass(frozen=True, slots=True)
class Group:
    """How a verb is used: its tense or mood, voice, negation, and the first token of its auxiliaries."""

    use: Use
    passive: bool
    negated: bool
    first: int


def verb_group(row: Sequence[Token], clause: Clause, i: int, form: Form) -> Group | None:
    """How the verb at ``i`` is used, or null where it is no finite or participial telling of something."""
    first, helpers, negated = _helpers(row, clause, i)
    before = row[first - 1].low if first > clause.first else ""
    if (before == "to" and form == "base") or (first < i and row[first].low == "to"):
        return _infinitive(row, clause, i, first, negated)
    if helpers & _MODALS_OPINION or (form == "base" and not helpers and before in DETERMINERS | PREPOSITIONS):
        return None
    if helpers & _MODALS_PLANNED and helpers & {"have", "has"} and "would" in helpers:
        return None
    if helpers & _MODALS_PLANNED:
        return Group("planned", _has_be(helpers) and form == "participle", negated, first)
    if helpers & _MODALS_POSSIBLE:
        return Group("possible", _has_be(helpers) and form == "participle", negated, first)
    if form == "base":
        if helpers & {"did", "didn't"}:
            return Group("past", False, negated, first)
        return None if helpers or before in _SUBJECTLESS | {""} else Group("present", False, negated, first)
    if form == "s":
        return None if helpers or before in DETERMINERS | PREPOSITIONS else Group("present", False, negated, first)
    return _inflected(row, clause, i, form, first, frozenset(helpers), negated)


def _helpers(row: Sequence[Token], clause: Clause, i: int) -> tuple[int, set[str], bool]:
    """Index where the verb group of ``i`` begins, its auxiliaries, and whether it is negated."""
    first, helpers, negated = i, set[str](), False
    while first > clause.first:
        low = row[first - 1].low
        if low in AUXILIARIES or low in _MODALS_OPINION:
            helpers.add(low)
        elif not (low in _ADVERBS or (low.endswith("ly") and len(low) > 4 and not row[first - 1].capital)):
            break
        negated = negated or low in _NEGATIONS or low.endswith("n't") or low == "cannot"
        first -= 1
    while first < i and row[first].low not in AUXILIARIES and row[first].low not in _NEGATIONS:
        first += 1
    return first, helpers, negated


def _has_be(helpers: set[str] | frozenset[str]) -> bool:
    return bool(helpers & {"is", "are", "was", "were", "be", "been", "being", "am", "wasn't", "weren't", "isn't"})


def _infinitive(row: Sequence[Token], clause: Clause, i: int, first: int, negated: bool) -> Group | None:
    """The reading of *to* + verb, which the word before *to* decides."""
    j = first - 2
    if j < clause.first:
        return None
    governor = row[j].low
    start, helpers, denied = _helpers(row, clause, j)
    if helpers & _MODALS_OPINION:
        return None
    negated = negated or denied
    if governor in _TO_PLANNED:
        return Group("planned", False, negated, start)
    if governor in _TO_ACTUAL:
        return Group("past", False, negated, start)
    if governor in _TO_DENIED:
        return Group("past", False, True, start)
    return None


def _inflected(
    row: Sequence[Token], clause: Clause, i: int, form: Form, first: int, helpers: frozenset[str], negated: bool
) -> Group | None:
    """The reading of a past form, a participle or an *-ing* form."""
    before = row[first - 1].low if first > clause.first else ""
    if form == "ing":
        if _has_be(helpers):
            return Group("progressive", False, negated, first)
        opens = clause.kind == "participle" and i == clause.first
        after = clause.kind == "adverbial" and i == clause.first + 1
        return Group("participle", False, negated, first) if opens or after or before in _GERUND_AFTER else None
    being = _has_be(helpers)
    have = helpers & {"has", "have", "hasn't", "haven't"}
    had = helpers & {"had", "hadn't"}
    if form == "participle" and (being or have or had or "having" in helpers):
        use: Use = "perfect" if have else "pluperfect" if had else _tense_of_be(helpers)
        return Group(use, being, negated, first)
    if helpers or form != "past":
        return None
    if before in DETERMINERS | PREPOSITIONS or before in ("be", "been", "being") or _reduced_relative(row, clause, i):
        return None
    if first > clause.first and verbish(row, first - 1):
        return None
    return Group("past", False, negated, first)


def _tense_of_be(helpers: frozenset[str]) -> Use:
    if helpers & {"was", "were", "wasn't", "weren't"}:
        return "past"
    return "progressive" if "being" in helpers else "present"


def _reduced_relative(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a past form is a participle behind its noun (*vehicles damaged by shelling*) or before it."""
    after = row[i + 1].low if i + 1 < clause.last else ""
    if after == "by" and i > clause.first:
        return True
    if i == clause.first and clause.kind == "main" and not clause.opener and i == 0:
        return True
    return any(
        verbish(row, j) and row[j].low in FINITE and j > i
        for j in range(i + 1, min(clause.last, i + 9))
        if not any(row[k].low in ("and", ",", "that", "who", "which") for k in range(i + 1, j))
    )


GAP: Final = 6
"""How many tokens of object may stand inside a phrase (*pulled a child from*, *took two men into custody*)."""


def _rest_end(row: Sequence[Token], clause: Clause, i: int, rest: tuple[str, ...]) -> int | None:
    """Index after a phrase whose head is at ``i``; after the head alone where its object stands inside the phrase.

    Null where the rest of the phrase does not follow.
    """
    if not rest:
        return i + 1
    for at in range(i + 1, min(clause.last, i + 2 + GAP)):
        end = _phrase_end(row, clause, at, rest)
        if end is not None:
            return end if at == i + 1 else i + 1
        low = row[at].low
        if low in PREPOSITIONS or not low[0].isalnum() or verbish(row, at):
            return None
    return None


def _phrase_end(row: Sequence[Token], clause: Clause, at: int, rest: tuple[str, ...]) -> int | None:
    """Index after ``rest``, read from ``at``, articles between its words aside; null where it is not there."""
    for word in rest:
        while at < clause.last and row[at].low in ("the", "a", "an", "his", "her", "their") and row[at].low != word:
            at += 1
        if at >= clause.last or row[at].low != word:
            return None
        at += 1
    return at


NEAR: Final = 10
"""How many tokens away a word that a sense needs beside it may stand."""


def _beside(scene: "Scene", i: int, end: int, beside: frozenset[str]) -> bool:
    """Whether one of the words that a sense asks for stands near ``i:end``; a phrase, anywhere in the clause."""
    if not beside:
        return True
    first, last = max(scene.clause.first, i - NEAR), min(scene.clause.last, end + NEAR)
    if any(scene.row[k].low in beside for k in range(first, last) if not i <= k < end):
        return True
    return any(" " in phrase and f" {phrase} " in scene.joined for phrase in beside)


@dataclass(frozen=True, slots=True)
class Scene:
    """A clause of a sentence with what every match in it asks for."""

    row: Sequence[Token]
    clause: Clause
    joined: str
    headline: bool

    @staticmethod
    def of(row: Sequence[Token], clause: Clause, headline: bool) -> "Scene":
        """The scene of one clause."""
        lows = [row[i].low for i in range(clause.first, clause.last)]
        return Scene(row, clause, f" {' '.join(lows)} ", headline)


def matches(scene: Scene, lexicon: TriggerLexicon) -> list[Match]:
    """The triggers of one clause in text order: verbs first choice, nouns where a support verb carries them."""
    verbs = list(_verbs(scene, lexicon))
    taken = {i for match in verbs for i in range(match.first, match.last)}
    roots = {lexicon.root(match.family) for match in verbs}
    nouns = [
        noun
        for noun in _nouns(scene, lexicon)
        if not taken & set(range(noun.first, noun.last)) and lexicon.root(noun.family) not in roots
    ]
    return sorted(_one_a_family([*verbs, *nouns]), key=lambda m: (m.first, m.last))


def _one_a_family(found: list[Match]) -> Iterator[Match]:
    """The first match of each family: two words for one thing in one clause are one mention."""
    seen: set[str] = set()
    for match in sorted(found, key=lambda m: (m.noun, m.first)):
        if match.family not in seen:
            seen.add(match.family)
            yield match


def _verbs(scene: Scene, lexicon: TriggerLexicon) -> Iterator[Match]:
    i = scene.clause.first
    while i < scene.clause.last:
        match = _verb_at(scene, lexicon, i)
        if match:
            yield match
            i = match.last
        else:
            i += 1


def _verb_at(scene: Scene, lexicon: TriggerLexicon, i: int) -> Match | None:
    row, clause = scene.row, scene.clause
    if row[i].capital and i > clause.first and not scene.headline:
        return None
    for sense in lexicon.verbs.get(row[i].low, ()):
        if not _beside(scene, i, i + 1, sense.beside):
            continue
        end = _rest_end(row, clause, i, sense.rest)
        if end is None:
            continue
        group = verb_group(row, clause, i, sense.form)
        if group is None or (group.use == "present" and not scene.headline):
            continue
        if lexicon.families[sense.family].transitive and not group.passive and _lacks_object(row, clause, i, sense):
            group = replace(group, passive=True)
        return Match(
            i, end, sense.family, sense.lemma, sense.frame, False,
            group.use, group.passive, group.negated, group.first, end,
        )  # fmt: skip
    return None


def _lacks_object(row: Sequence[Token], clause: Clause, i: int, sense: VerbSense) -> bool:
    """Whether a past form has no object: *ten people killed*, *others injured in the crush*."""
    return sense.form == "past" and sense.frame == "acts" and not _object_follows(row, clause, i)


def _object_follows(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a noun phrase may begin right behind token ``i``."""
    after = row[i + 1].low if i + 1 < clause.last else ""
    return after.isalnum() and after not in PREPOSITIONS | {"and", "when"}


_TAKES_OBJECT: Final = words(
    """kill injure wound destroy damage target leave claim displace force trigger cause hit strike rock shake devastate
    batter paralyse paralyze disrupt"""
)


def _nouns(scene: Scene, lexicon: TriggerLexicon) -> Iterator[Match]:
    clause = scene.clause
    i = clause.first
    while i < clause.last:
        sense = _noun_at(scene, lexicon.nouns, i)
        if sense is None:
            i += 1
            continue
        match = carried(scene, lexicon.support, i, i + len(sense.words))
        if match:
            yield replace(match, family=sense.family, lemma=sense.lemma)
        i += len(sense.words)


def _noun_at(scene: Scene, senses: Mapping[str, tuple[NounSense, ...]], i: int) -> NounSense | None:
    row, clause = scene.row, scene.clause
    for sense in senses.get(row[i].low, ()):
        end = i + len(sense.words)
        fits = end <= clause.last and all(row[i + k].low == word for k, word in enumerate(sense.words))
        if fits and _beside(scene, i, end, sense.beside) and _reads_as_noun(row, clause, i, end):
            return sense
    return None


def _reads_as_noun(row: Sequence[Token], clause: Clause, i: int, end: int) -> bool:
    """Whether the words stand where a noun phrase ends: no verb before them, no further noun after."""
    before = row[i - 1].low if i > clause.first else ""
    if before in _PRONOUNS | {"to", "will", "would", "could", "not"} and before != "that":
        return False
    if end >= clause.last:
        return True
    after = row[end]
    plain = after.low.isalpha() and not after.capital and after.low not in _AFTER_NOUN
    return not (plain and not verbish(row, end) and not after.low.endswith(("s", "ly", "ing")))


_AFTER_NOUN: Final = PREPOSITIONS | AUXILIARIES | DETERMINERS | words("and or but that who which where when while")


def carried(scene: Scene, support: Mapping[str, tuple[SupportSense, ...]], i: int, end: int) -> Match | None:
    """The noun as subject or object of a support verb, behind *there was*, or in a headline."""
    for reader in (_as_subject, _as_object, _existential):
        match = reader(scene, support, i, end)
        if match:
            return match
    if scene.headline:
        return Match(i, end, "", "", "acts", True, "past", False, False, end, end)
    return None


def _as_subject(scene: Scene, support: Mapping[str, tuple[SupportSense, ...]], i: int, end: int) -> Match | None:
    row, clause = scene.row, scene.clause
    for j in range(end, min(clause.last, end + 12)):
        if row[j].low in ("that", "who", "which"):
            return None
        senses = [s for s in support.get(row[j].low, ()) if s.noun_is == "subject"]
        for sense in senses:
            match = _supported(scene, sense, j, i, end)
            if match:
                return match
        if verbish(row, j) and row[j].low not in AUXILIARIES:
            return None
    return None


def _as_object(scene: Scene, support: Mapping[str, tuple[SupportSense, ...]], i: int, end: int) -> Match | None:
    row, clause = scene.row, scene.clause
    for j in range(i - 1, max(clause.first, i - 9) - 1, -1):
        for sense in support.get(row[j].low, ()):
            if sense.noun_is == "object":
                match = _supported(scene, sense, j, i, end)
                if match:
                    return match
        if row[j].low in PREPOSITIONS - {"of"} or row[j].low in _BREAKING:
            return None
    return None


_BREAKING: Final = frozenset((",", "that", "who", "which"))


def _supported(scene: Scene, sense: SupportSense, j: int, i: int, end: int) -> Match | None:
    """The noun ``i:end`` as carried by the support verb at ``j``."""
    row, clause = scene.row, scene.clause
    after = _rest_end(row, clause, j, sense.rest)
    group = verb_group(row, clause, j, sense.form)
    if after is None or group is None or (group.use == "present" and not scene.headline):
        return None
    elliptical = sense.form == "past" and not group.passive and not _object_follows(row, clause, j)
    if sense.lemma in _TAKES_OBJECT and elliptical:
        return None
    needs_passive = sense.lemma.startswith("be ")
    if needs_passive != group.passive and sense.noun_is == "subject":
        return None
    first = group.first if sense.noun_is == "object" else end
    return Match(i, end, "", "", "acts", True, group.use, group.passive, group.negated, first, end)


def _existential(scene: Scene, support: Mapping[str, tuple[SupportSense, ...]], i: int, end: int) -> Match | None:
    """*There was heavy fighting*; ``support`` is not asked."""
    row, clause = scene.row, scene.clause
    lows = [row[k].low for k in range(max(clause.first, i - 9), i)]
    if "there" not in lows:
        return None
    tail = lows[lows.index("there") + 1 :]
    if not tail or tail[0] not in AUXILIARIES:
        return None
    use: Use = "past" if tail[0] in ("was", "were", "had") else "progressive"
    if tail[0] in _MODALS_PLANNED | _MODALS_POSSIBLE:
        use = "planned" if tail[0] in _MODALS_PLANNED else "possible"
    negated = any(low in ("no", "not") for low in tail)
    return Match(i, end, "", "", "acts", True, use, False, negated, i, end)
