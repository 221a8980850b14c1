"""How English marks that somebody says something: cue verbs, their acts and complements, closed word classes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from coranto.resources import read_yaml
from coranto.text.wordlists import phrases

VerbForm = Literal["base", "third", "past", "participle", "ing", "adjective"]
Complement = Literal["clause", "quote", "addressee", "infinitive", "object", "as", "contested"]
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
class SpeechLexicon:
    """Everything that ``speech.yaml`` lists, keyed by lower-case words."""

    verbs: Mapping[str, tuple[CueVerb, ...]]
    """By first word; longer phrases first."""
    adjectives: Mapping[str, tuple[CueVerb, ...]]
    """Adjectives that say what somebody thinks, by first word; longer phrases first."""
    homographs: frozenset[str]
    """Forms that are more often a noun."""
    prepositions: tuple[tuple[str, ...], ...]
    own_words: Mapping[str, frozenset[str]]
    """Nouns of what is somebody's own (*in the mayor's words*), by the preposition before their owner."""
    nouns: Mapping[str, str]
    """Noun that carries a claim, with its act."""
    noun_frames: Mapping[tuple[str, str], str]
    """Noun and what leads on from it (*to* before a verb is *infinitive*), with its act; singular and plural."""
    deeds: frozenset[str]
    """Nouns for what people say or do that is attacked and defended in words."""
    givers: frozenset[str]
    """Forms of verbs whose subject gives what a noun names: *voiced fears*."""
    leads: frozenset[str]
    """Words whose infinitive tells what was indeed said: *continued to insist*, *was quick to note*."""
    occasions: frozenset[str]
    """Nouns for what somebody speaks at or through: *took to the radio to deny*."""
    hearings: frozenset[str]
    """Nouns for where testimony is heard."""
    baseless: frozenset[str]
    """Words that call a claim false."""
    headline_sources: frozenset[str]
    sayings: frozenset[str]
    """Forms of single verbs of speech that quoted words may follow, but for those that are often a noun."""
    languages: frozenset[str]
    """With a capital, as written."""
    bodies: frozenset[str]
    """Nouns behind a name that is still what speaks."""
    collectives: frozenset[str]
    """Nouns for bodies that speak though they bear no name."""
    grammar: Grammar


def load() -> SpeechLexicon:
    """The lexicon as the package carries it."""
    raw = read_yaml("speech.yaml")
    inflect = _Inflector(raw["irregular"], frozenset(raw["doubling"]), frozenset(raw["doubling_british"]))
    nouns = {noun + end: act for act, listed in raw["nouns"].items() for noun in listed.split() for end in ("", "s")}
    verbs, homographs = _verbs(raw["verbs"], inflect), frozenset(raw["homographs"].split())
    return SpeechLexicon(
        verbs=verbs,
        adjectives=_adjectives(raw["adjectives"]),
        homographs=homographs,
        prepositions=tuple(tuple(phrase.split()) for phrase in phrases(raw["prepositions"])),
        own_words={lead: frozenset(nouns.split()) for lead, nouns in raw["own_words"].items()},
        nouns=nouns,
        noun_frames={
            (form, frame["to"]): frame["act"]
            for frame in raw["noun_frames"]
            for noun in frame["words"].split()
            for form in (noun, _plural(noun))
        },
        deeds=frozenset(raw["deeds"].split()) | nouns.keys(),
        givers=frozenset(form for lemma in raw["givers"].split() for form in inflect.forms(lemma)),
        leads=frozenset(raw["leads"].split()),
        occasions=frozenset(raw["occasions"].split()),
        hearings=frozenset(raw["hearings"].split()),
        baseless=frozenset(raw["baseless"].split()),
        headline_sources=frozenset(raw["headline_sources"].split()),
        sayings=frozenset(form for form, listed in verbs.items() if _leads_to_quotes(listed)) - homographs,
        languages=frozenset(raw["languages"].split()),
        bodies=frozenset(raw["bodies"].split()),
        collectives=frozenset(raw["collectives"].split()),
        grammar=Grammar(**{name: frozenset(words.split()) for name, words in raw["grammar"].items()}),
    )


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


def _leads_to_quotes(listed: Sequence[CueVerb]) -> bool:
    return any(not verb.rest and verb.sort == "speech" and "quote" in verb.takes for verb in listed)


def _verbs(groups: Iterable[Mapping[str, Any]], inflect: _Inflector) -> dict[str, tuple[CueVerb, ...]]:
    found: dict[str, list[CueVerb]] = defaultdict(list)
    for group in groups:
        for phrase in _listed(group):
            for form, names in inflect.forms(phrase.split()[0]).items():
                found[form].append(_cue(phrase, names, group))
    return _longer_first(found)


def _adjectives(groups: Iterable[Mapping[str, Any]]) -> dict[str, tuple[CueVerb, ...]]:
    found: dict[str, list[CueVerb]] = defaultdict(list)
    for group in groups:
        for phrase in _listed(group):
            found[phrase.split()[0]].append(_cue(phrase, {"adjective"}, group))
    return _longer_first(found)


def _longer_first(found: Mapping[str, Iterable[CueVerb]]) -> dict[str, tuple[CueVerb, ...]]:
    return {form: tuple(sorted(verbs, key=lambda v: (-len(v.rest), v.lemma))) for form, verbs in found.items()}


def _listed(group: Mapping[str, Any]) -> list[str]:
    return [*group.get("words", "").split(), *phrases(group.get("phrases", ""))]


def _cue(phrase: str, forms: Iterable[VerbForm], group: Mapping[str, Any]) -> CueVerb:
    rest = tuple(phrase.split()[1:])
    return CueVerb(phrase, rest, frozenset(forms), group["act"], frozenset(group["takes"]), group["sort"])


def _plural(noun: str) -> str:
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"
