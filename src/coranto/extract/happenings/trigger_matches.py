"""Triggers of events in a clause, each with how its verb is used: past, passive, planned, negated …"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from coranto.extract.happenings.clause_scenes import Match, Scene, rest_end
from coranto.extract.happenings.event_clauses import DETERMINERS, PREPOSITIONS, Clause, Token, counted_from, verbish
from coranto.extract.happenings.present_tense import WEEKDAYS, goes_on, is_ahead
from coranto.extract.happenings.verb_groups import PLANNED, POSSIBLE, PRONOUNS, Group, Use, befalls_nobody, verb_group
from coranto.resources.triggers import Family, Form, NounSense, SupportSense, TriggerLexicon, VerbSense
from coranto.text.numbers import NUMBER_WORDS
from coranto.text.verbs import AUXILIARIES, COMMON_PASTS
from coranto.text.wordlists import words

NEAR: Final = 10
"""How many tokens away a word that a sense needs beside it may stand."""


ALONE: Final = 2 * NEAR
"""How far the company of a sense counts that needs none: farther than any that stands there."""


def _distance(scene: Scene, i: int, end: int, sense: VerbSense | NounSense, far: bool = False) -> int | None:
    """How many tokens from ``i:end`` the nearest word stands that a sense asks for; null where none is near.

    A phrase may stand anywhere in the clause. A relative clause also has the company of what it hangs on, and words
    (``far``) that of what was said.
    """
    if not sense.beside:
        return ALONE
    written = scene.sentence if far else scene.near
    if not written.words.isdisjoint(sense.beside):
        row, last = scene.row, len(scene.row) if far else scene.clause.last
        for step in range(1, NEAR + 1):
            after, before = end - 1 + step, i - step
            if (after < last and row[after].low in sense.beside) or (
                before >= scene.begun and row[before].low in sense.beside
            ):
                return step
    return 1 if any(f" {phrase} " in written.joined for phrase in sense.phrases) else None


def matches(scene: Scene, lexicon: TriggerLexicon) -> list[Match]:
    """The triggers of one clause in text order: verbs first choice, nouns where a support verb carries them."""
    nouns = list(_nouns(scene, lexicon))
    phrases = {i for noun in nouns if noun.last - noun.first > 2 for i in range(noun.first, noun.last)}
    verbs = [verb for verb in _verbs(scene, lexicon) if verb.first not in phrases]
    taken = {i for match in verbs for i in range(match.first, match.last)}
    typed = {match.first for match in verbs if lexicon.families[match.family].type is not None}
    roots = {lexicon.root(match.family) for match in verbs}
    nouns = [
        noun
        for noun in nouns
        if not taken & set(range(noun.first, noun.last))
        and noun.carrier not in typed  # *signed a treaty* is told by its verb
        and lexicon.root(noun.family) not in roots
    ]
    kept = [
        verb
        for verb in verbs
        if not _promised(verb, verbs, lexicon) and not _carries(verb, nouns) and not _governs(scene, verb)
    ]
    return sorted(_one_a_family([*kept, *nouns]), key=lambda m: (m.first, m.last))


_PLAN: Final = "plan"
"""The family of what is only said to be due; where an event noun is its subject, that tells."""


def _carries(verb: Match, nouns: list[Match]) -> bool:
    return verb.family == _PLAN and any(verb.first <= noun.carrier < verb.last for noun in nouns)


def _governs(scene: Scene, verb: Match) -> bool:
    """Whether something is only said to be due and the verb behind *to* tells what: *is set to begin in May*."""
    return verb.family == _PLAN and verb.last < scene.clause.last and scene.row[verb.last].low == "to"


def _promised(verb: Match, verbs: list[Match], lexicon: TriggerLexicon) -> bool:
    """Whether the verb only says to what somebody agreed or with what he threatened: *agreed to fund a bridge*."""
    return any(
        lexicon.families[v.family].type in ("AGREE", "THREATEN") and v.group == verb.group and v.first < verb.first
        for v in verbs
    )


def _one_a_family(found: list[Match]) -> Iterator[Match]:
    """The first match of each family, and further verbs of it that have an object between them.

    Two words for one thing in one clause are one mention; *recalled its envoy and cut all ties* are two.
    """
    last: dict[str, Match] = {}
    for match in sorted(found, key=lambda m: (m.noun, m.first)):
        before = last.get(match.family)
        apart = (
            before is not None
            and not match.noun
            and match.first - before.last >= OBJECT
            and before.lemma != match.lemma
        )
        if before is None or apart:
            last[match.family] = match
            yield match


OBJECT: Final = 2
"""Tokens between two verbs of one family, at least, by which each has an object of its own."""


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
    if row[i].low not in lexicon.verbs or (row[i].capital and i > clause.first and not _may_be_capital(scene, i)):
        return None
    groups: dict[tuple[Form, int], Group | None] = {}
    for sense, end in _able(scene, lexicon, i):
        if (sense.form, end) not in groups:
            groups[sense.form, end] = verb_group(row, clause, i, sense.form, scene.headline, end)
        group = groups[sense.form, end] or _described(scene, lexicon.families[sense.family], sense.form, i)
        if group is None or group.use == "demanded":
            continue
        if group.use == "present" and sense.form == "base" and row[i].low in COMMON_PASTS and not scene.headline:
            continue  # *set fire to*, *cut the line*: its past is written alike
        if group.use == "present" and not (scene.headline or _present_tells(scene, sense, lexicon, i)):
            ahead = is_ahead(row, clause, end) and not _is_past(row, clause, i)
            if not (ahead or goes_on(row, clause, group, lexicon.families[sense.family])):
                continue
            group = replace(group, use="progressive" if group.passive else "planned")
        if lexicon.families[sense.family].transitive and not group.passive and _lacks_object(row, clause, i, sense):
            group = replace(group, passive=True)
        use: Use = "planned" if sense.family == _PLAN else group.use
        negated = group.negated or befalls_nobody(row, end)
        if negated and sense.lemma == "rule out":
            use, negated = "possible", False
        return Match(
            i, end, sense.family, sense.lemma, sense.frame, False,
            use, group.passive, negated, group.first, end,
        )  # fmt: skip
    return None


def _may_be_capital(scene: Scene, i: int) -> bool:
    """Whether a verb may stand there with a capital: in a headline, and where all words have one, as in *WE URGE*."""
    return scene.headline or scene.row[i - 1].low in ("we", "i", "they", "he", "she", "who")


_VICTIMS: Final = frozenset(("death", "injury", "missing", "rescue", "evacuation", "outbreak"))
_FRONTED: Final = frozenset(("ASSAULT", "COERCE", "RETREAT", "SANCTION"))
_WHERE: Final = words("by in at on since during when last for after outside near over")
_PEOPLE: Final = 5
"""Tokens between the number of a phrase and the participle behind it, at most."""


def _described(scene: Scene, family: Family, form: Form, i: int) -> Group | None:
    """A participle that tells what befell those whom it describes: *the five people killed by the blast*, *Freed by a
    judge, he …*; or when something was agreed (*a treaty signed in 2025*)."""
    row, clause = scene.row, scene.clause
    if form != "participle" or scene.headline:
        return None
    after = row[i + 1].low if i + 1 < len(row) else ""
    if family.type in _ACCORDS and i > clause.first and row[i - 1].low.isalpha() and _is_dated(row, i + 1):
        return Group("pluperfect", True, False, i)
    if family.type not in _FRONTED and family.name not in _VICTIMS:
        return None
    if after not in _WHERE:
        return None
    if i == 0:
        comma = next((j for j, token in enumerate(row) if token.low == ","), len(row))
        return Group("past", True, False, 0) if comma < len(row) - _PEOPLE else None
    before = row[max(clause.first, i - _PEOPLE) : i]
    counted = any(token.low[0].isdigit() or token.low in NUMBER_WORDS for token in before)
    counted = counted and row[i - 1].low not in DETERMINERS
    return Group("pluperfect", True, False, i) if counted and row[i - 1].low.isalpha() else None


_ACCORDS: Final = frozenset(("AGREE", "SUPPORT", "COOPERATE"))


def _is_dated(row: Sequence[Token], i: int) -> bool:
    """Whether a day or a year stands behind a preposition at ``i``: *a treaty signed in 2025*."""
    day = row[i + 1].low if i + 1 < len(row) and row[i].low in ("in", "on") else ""
    return day in WEEKDAYS or (day.isdecimal() and (row[i].low == "on" or len(day) == 4))


VERBAL: Final = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN", "SUPPORT", "AGREE", "CONCEDE", "CONSULT"))
"""Types that are mostly acts of words: what they are about may stand beyond the clause of their verb."""
_SAID: Final = frozenset(("ACCUSE", "REJECT", "REQUEST", "THREATEN"))


_COUNTING: Final = frozenset(("put", "put at", "number", "stand at"))
"""Who counts the dead, or what they number, is told in the present."""


def _present_tells(scene: Scene, sense: VerbSense, lexicon: TriggerLexicon, i: int) -> bool:
    """Whether the verb tells in the present tense too: a state that began (*is in custody*), words (*denies it*)."""
    if sense.lemma.startswith(("be ", "remain ")) or (sense.family == "death" and sense.lemma in _COUNTING):
        return True
    type_ = lexicon.families[sense.family].type
    if any(token.low in ("i", "we") for token in scene.row[max(scene.clause.first, i - 4) : i]):
        return type_ in VERBAL  # whoever says so does it: *I appeal to the strikers*
    before = scene.row[i - 1].low
    plural = (before.endswith("s") and "'" not in before) or before in ("police", "people")
    return type_ in _SAID and (sense.form == "s" or (plural and i > 0 and sense.lemma not in lexicon.nouns))


def _able(scene: Scene, lexicon: TriggerLexicon, i: int) -> list[tuple[VerbSense, int]]:
    """The senses that the word at ``i`` may have, with where each ends: the longest first, then by company."""
    found: list[tuple[tuple[int, int], VerbSense, int]] = []
    for sense in lexicon.verbs.get(scene.row[i].low, ()):
        if not scene.near.words.issuperset(sense.rest):
            continue
        end = rest_end(scene.row, scene.clause, _behind_adverbs(scene, i) if sense.is_state else i, sense.rest)
        far = lexicon.families[sense.family].type in VERBAL
        distance = None if end is None else _distance(scene, i, end, sense, far)
        if end is not None and distance is not None and not _goes_on(scene, lexicon, sense, end):
            found.append(((-len(sense.rest), distance), sense, end))
    return [(sense, end) for _, sense, end in sorted(found, key=lambda f: f[0])]


_STILL: Final = words("now also already just still then again soon all both reportedly currently presently")


def _behind_adverbs(scene: Scene, i: int) -> int:
    """Index of the last adverb between *be* and what somebody is (*is* **still** *missing*), or else of *be*."""
    while i + 1 < scene.clause.last and scene.row[i + 1].low in _STILL:
        i += 1
    return i


def _goes_on(scene: Scene, lexicon: TriggerLexicon, sense: VerbSense, end: int) -> bool:
    """Whether the participle behind *be* opens a phrase of its own: *were* **set on fire**, not for a day."""
    if not sense.is_state:
        return False
    longer = (other.rest for other in lexicon.verbs.get(scene.row[end - 1].low, ()) if other.rest)
    return any(rest_end(scene.row, scene.clause, end - 1, rest) is not None for rest in longer)


def _lacks_object(row: Sequence[Token], clause: Clause, i: int, sense: VerbSense) -> bool:
    """Whether a past form has no object: *ten people killed*, *others injured in the crush*."""
    return sense.form == "past" and sense.frame == "acts" and not _object_follows(row, clause, i)


def _object_follows(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether a noun phrase may begin right behind token ``i``."""
    after = row[i + 1].low if i + 1 < clause.last else ""
    if counted_from(row, i + 1, clause.last) is not None:
        return True
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
        if fits and _distance(scene, i, end, sense) is not None and _reads_as_noun(row, clause, i, end):
            return sense
    return None


def _reads_as_noun(row: Sequence[Token], clause: Clause, i: int, end: int) -> bool:
    """Whether the words stand where a noun phrase ends: no verb before them, no further noun after."""
    before = row[i - 1].low if i > clause.first else ""
    if before in PRONOUNS | {"to", "will", "would", "could", "not"} and before != "that":
        return False
    if end >= clause.last:
        return True
    after = row[end]
    plain = after.low.isalpha() and not after.capital and after.low not in _AFTER_NOUN
    return not (plain and not verbish(row, end) and not after.low.endswith(("s", "ly", "ing")))


_AFTER_NOUN: Final = (
    PREPOSITIONS
    | AUXILIARIES
    | DETERMINERS
    | words("and or but that who which where when while never not now also still then already later soon")
)


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
    if _dependent(row, clause, i):
        return None
    for j in range(end, min(clause.last, end + 12)):
        if row[j].low in ("that", "who", "which"):
            return None
        senses = [s for s in support.get(row[j].low, ()) if s.noun_is == "subject"]
        for sense in senses:
            match = _supported(scene, sense, j, i, end)
            if match:
                return match
        if verbish(row, j) and row[j].low not in AUXILIARIES and not _describes(row, clause, j):
            return None
    return None


_AMOUNTS: Final = words(
    """series wave waves string spate number rash flurry round rounds bout outbreak hundreds thousands dozens scores
    weeks days hours months night evening hail barrage kind sort pair threat risk"""
)
"""What an event noun may hang on and still be the subject: *a wave of attacks hit*."""


def _dependent(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether the noun at ``i`` only hangs on another: *the toll of the blast rose*."""
    j = i - 1
    while j > max(clause.first, i - 5) and row[j].low not in PREPOSITIONS and row[j].low != "," and not verbish(row, j):
        j -= 1
    return (
        j > clause.first and row[j].low in ("of", "over", "after", "before", "about") and row[j - 1].low not in _AMOUNTS
    )


def _describes(row: Sequence[Token], clause: Clause, j: int) -> bool:
    """Whether the verb at ``j`` is a participle with its doer: *floods set off by the rain have killed ten*."""
    return any(row[k].low == "by" for k in range(j + 1, min(clause.last, j + 3)))


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


def _is_past(row: Sequence[Token], clause: Clause, i: int) -> bool:
    """Whether another verb tells the clause in the past, so that a form like the present is a noun of it.

    *The shell was defused on Saturday*, *they received calls on Saturday*.
    """
    for k in range(clause.first, clause.last):
        low = row[k].low
        told = low in COMMON_PASTS or low.endswith("ed")
        if k != i and (low in _PASTS or (told and k > clause.first and row[k - 1].low in _SUBJECTS)):
            return True
    return False


_PASTS: Final = frozenset(("was", "were", "had"))
_SUBJECTS: Final = frozenset(("he", "she", "it", "they", "we"))


def _supported(scene: Scene, sense: SupportSense, j: int, i: int, end: int) -> Match | None:
    """The noun ``i:end`` as carried by the support verb at ``j``."""
    row, clause = scene.row, scene.clause
    after = rest_end(row, clause, j, sense.rest)
    group = verb_group(row, clause, j, sense.form, scene.headline)
    if after is None or group is None or group.use == "demanded":
        return None
    if group.use == "present" and not (scene.headline or sense.lemma in _PLANS):
        return None
    elliptical = sense.form == "past" and not group.passive and not _object_follows(row, clause, j)
    if sense.lemma in _TAKES_OBJECT and elliptical:
        return None
    if sense.lemma == "be set" and row[min(after, len(row) - 1)].low not in ("to", "for"):
        return None  # *the verdict set off riots*
    needs_passive = sense.lemma.startswith("be ")
    if needs_passive != group.passive and sense.noun_is == "subject":
        return None
    first = group.first if sense.noun_is == "object" else end
    use: Use = "planned" if sense.lemma in _PLANS and group.use in ("past", "present", "perfect") else group.use
    return Match(i, end, "", "", "acts", True, use, group.passive, group.negated, first, end, j)


_PLANS: Final = frozenset(("be plan", "be schedule", "be expect", "be set", "be due", "plan", "schedule"))
"""What is planned or due is ahead, in whatever tense that is told."""


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
    if tail[0] in PLANNED | POSSIBLE:
        use = "planned" if tail[0] in PLANNED else "possible"
    negated = any(low in ("no", "not") for low in tail)
    return Match(i, end, "", "", "acts", True, use, False, negated, i, end)
