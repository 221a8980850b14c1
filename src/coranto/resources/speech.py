"""How English marks that somebody says something: cue verbs, their acts and complements, closed word classes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coranto.resources import read_yaml

VerbForm = Literal["base", "third", "past", "participle", "ing"]
Complement = Literal["clause", "quote", "addressee", "infinitive", "object"]
Sort = Literal["speech", "thought", "attitude", "evidence"]


@dataclass(frozen=True, slots=True)
class CueVerb:
    """One form of a cue: the words after its first, which form it is, what act it does and what may follow."""

    lemma: str
    rest: tuple[str, ...]
    forms: frozenset[VerbForm]
    act: str
    takes: frozenset[Complement]
    sort: Sort = "speech"


@dataclass(frozen=True, slots=True)
class Grammar:
    """Closed classes of English words, in lower case with straight apostrophes."""

    auxiliaries: frozenset[str]
    be: frozenset[str]
    negations: frozenset[str]
    adverbs: frozenset[str]
    determiners: frozenset[str]
    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    subordinators: frozenset[str]
    pronouns: frozenset[str]
    possessives: frozenset[str]
    light: frozenset[str]
    """Verbs and adjectives that only lead up to an infinitive: *continued to insist*."""
    weekdays: frozenset[str]
    time_words: frozenset[str]
    asides: frozenset[str]


@dataclass(frozen=True, slots=True)
class GapWords:
    """Words by which a text declares that something is not known."""

    tell: frozenset[str]
    withhold: frozenset[str]
    nothing_given: frozenset[str]
    nothing: frozenset[str]
    unclear: frozenset[str]
    clear: frozenset[str]
    verify: frozenset[str]
    unreachable: frozenset[str]


@dataclass(frozen=True, slots=True)
class SpeechLexicon:
    """Everything that ``speech.yaml`` lists, keyed by lower-case words."""

    verbs: Mapping[str, tuple[CueVerb, ...]]
    """By first word; longer phrases first."""
    homographs: frozenset[str]
    """Forms that are more often a noun."""
    prepositions: tuple[tuple[str, ...], ...]
    nouns: Mapping[str, str]
    """Noun that carries a claim, with its act."""
    baseless: frozenset[str]
    """Words that call a claim false."""
    headline_sources: frozenset[str]
    sayings: frozenset[str]
    """Forms of single verbs of speech that quoted words may follow, but for those that are often a noun."""
    hedges: tuple[str, ...]
    basis: Mapping[str, str]
    """Word or phrase, with the kind of evidence it names."""
    languages: frozenset[str]
    """With a capital, as written."""
    gaps: GapWords
    bodies: frozenset[str]
    """Nouns behind a name that is still what speaks."""
    collectives: frozenset[str]
    """Nouns for bodies that speak though they bear no name."""
    grammar: Grammar


def load() -> SpeechLexicon:
    """The lexicon as the package carries it."""
    raw = read_yaml("speech.yaml")
    inflect = _Inflector(raw["irregular"], frozenset(raw["doubling"]), frozenset(raw["doubling_british"]))
    verbs, homographs = _verbs(raw["verbs"], inflect), frozenset(raw["homographs"].split())
    return SpeechLexicon(
        verbs=verbs,
        homographs=homographs,
        prepositions=tuple(tuple(phrase.split()) for phrase in raw["prepositions"]),
        nouns={noun + end: act for act, nouns in raw["nouns"].items() for noun in nouns.split() for end in ("", "s")},
        baseless=frozenset(raw["baseless"].split()),
        headline_sources=frozenset(raw["headline_sources"].split()),
        sayings=frozenset(form for form, listed in verbs.items() if _leads_to_quotes(listed)) - homographs,
        hedges=tuple(_phrases(raw["hedges"])),
        basis={word: basis for basis, words in raw["basis"].items() for word in words},
        languages=frozenset(raw["languages"].split()),
        gaps=GapWords(**{name: frozenset(words.split()) for name, words in raw["gaps"].items()}),
        bodies=frozenset(raw["bodies"].split()),
        collectives=frozenset(raw["collectives"].split()),
        grammar=Grammar(**{name: frozenset(words.split()) for name, words in raw["grammar"].items()}),
    )


def _leads_to_quotes(listed: Sequence[CueVerb]) -> bool:
    return any(not verb.rest and verb.sort == "speech" and "quote" in verb.takes for verb in listed)


@dataclass(frozen=True, slots=True)
class _Inflector:
    irregular: Mapping[str, list[str]]
    doubling: frozenset[str]
    doubling_british: frozenset[str]

    def forms(self, lemma: str) -> dict[str, set[VerbForm]]:
        """Each written form of a verb, with what it can be."""
        found: dict[str, set[VerbForm]] = defaultdict(set)
        third, past, participle, ing = self.irregular.get(lemma) or self._regular(lemma, double=lemma in self.doubling)
        listed: list[tuple[str, VerbForm]] = [
            (lemma, "base"), (third, "third"), (past, "past"), (participle, "participle"), (ing, "ing")
        ]  # fmt: skip
        if lemma in self.doubling_british:
            _, past, participle, ing = self._regular(lemma, double=True)
            listed += [(past, "past"), (participle, "participle"), (ing, "ing")]
        for form, name in listed:
            found[form].add(name)
        return found

    @staticmethod
    def _regular(lemma: str, *, double: bool) -> list[str]:
        """Third person, past, past participle and present participle, by the rules of spelling."""
        if lemma.endswith("y") and lemma[-2] not in "aeiou":
            return [lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"]
        third = lemma + ("es" if lemma.endswith(("s", "x", "z", "ch", "sh")) else "s")
        if lemma.endswith("ee"):
            return [third, lemma + "d", lemma + "d", lemma + "ing"]
        if lemma.endswith("e"):
            return [third, lemma + "d", lemma + "d", lemma[:-1] + "ing"]
        stem = lemma + lemma[-1] if double else lemma
        return [third, stem + "ed", stem + "ed", stem + "ing"]


def _verbs(groups: Iterable[Mapping[str, Any]], inflect: _Inflector) -> dict[str, tuple[CueVerb, ...]]:
    found: dict[str, list[CueVerb]] = defaultdict(list)
    for group in groups:
        for phrase in [*group["words"].split(), *_phrases(group.get("phrases", ""))]:
            first, *rest = phrase.split()
            for form, names in inflect.forms(first).items():
                verb = CueVerb(
                    phrase, tuple(rest), frozenset(names), group["act"], frozenset(group["takes"]), group["sort"]
                )
                found[form].append(verb)
    return {form: tuple(sorted(verbs, key=lambda v: (-len(v.rest), v.lemma))) for form, verbs in found.items()}


def _phrases(listed: str) -> list[str]:
    return [" ".join(part.split()) for part in listed.split(",") if part.strip()]
