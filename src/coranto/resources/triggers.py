"""The words by which news tells of events, inflected and ready to look up."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, Literal

from coranto.resources import read_yaml

Form = Literal["base", "s", "past", "participle", "ing"]
NATIONWIDE: Final = frozenset(("invasion", "election", "vote"))
"""Families of what befalls the whole of a country that is named, wherever the dispatch is from."""

Frame = Literal["acts", "happens", "mutual"]

PLOVER_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
"""The event types of PLOVER 2.0."""
UNLISTED_WEIGHT: Final = 3
"""Consequence of an occurrence of which only the type is known: a middling one."""
_VOWELS = frozenset("aeiou")
_UNLISTED: Final = "unlisted "


@dataclass(frozen=True, slots=True)
class Family:
    """One kind of occurrence; ``type`` is a PLOVER type or null, ``weight`` its consequence from 1 to 10."""

    name: str
    type: str | None
    modes: tuple[str, ...]
    weight: int
    contexts: tuple[str, ...]
    broader: str | None
    transitive: bool
    """Whether its verbs always have an object, so that one without is a passive (*two killed, ten injured*)."""
    singular: bool
    """Whether one place has at most one of them a day, so that day and place say which is meant."""

    @property
    def unlisted(self) -> bool:
        """Whether only its type is known: two of its words need not be of one kind."""
        return self.name.startswith(_UNLISTED)


@dataclass(frozen=True, slots=True)
class VerbSense:
    """A verb, or a verb and its particles (``rest``), that tells of a family when ``beside`` (or nothing) is met."""

    lemma: str
    form: Form
    rest: tuple[str, ...]
    family: str
    frame: Frame
    beside: frozenset[str]
    phrases: tuple[str, ...]
    """Those of ``beside`` that are several words."""

    @property
    def is_state(self) -> bool:
        """Whether it tells what somebody or something is: *be missing*."""
        return bool(self.rest) and self.lemma.startswith("be ")


@dataclass(frozen=True, slots=True)
class NounSense:
    """A noun of one or more words, as it is written, that names an occurrence of a family."""

    lemma: str
    words: tuple[str, ...]
    plural: bool
    family: str
    beside: frozenset[str]
    phrases: tuple[str, ...]
    """Those of ``beside`` that are several words."""


@dataclass(frozen=True, slots=True)
class SupportSense:
    """A verb beside which an event noun tells of an occurrence."""

    lemma: str
    form: Form
    rest: tuple[str, ...]
    noun_is: Literal["subject", "object"]


@dataclass(frozen=True)
class TriggerLexicon:
    """Families, and the senses of every inflected word by its first token in lower case."""

    families: Mapping[str, Family]
    verbs: Mapping[str, tuple[VerbSense, ...]]
    nouns: Mapping[str, tuple[NounSense, ...]]
    support: Mapping[str, tuple[SupportSense, ...]]
    phases: tuple[tuple[str, tuple[str, ...]], ...]
    """Cue phrases of each phase, strongest phase first."""
    sectors: tuple[tuple[str, frozenset[str]], ...]
    """PLOVER sectors with the words that name them."""
    family_of: Mapping[tuple[str | None, str], str]
    """Family by PLOVER type and lemma, as event mentions carry them."""
    idle: frozenset[str]
    """Every form of the verbs that tell of nothing happening."""
    irregular_forms: Mapping[str, tuple[Form, ...]]
    """What an irregular past or participle may be."""

    @cached_property
    def company(self) -> Mapping[str, Mapping[str, frozenset[str]]]:
        """By lemma: the families that it may tell of, each with the words in whose company it does."""
        found: dict[str, dict[str, frozenset[str]]] = {}
        groups: tuple[Mapping[str, Sequence[VerbSense | NounSense]], ...] = (self.verbs, self.nouns)
        for sense in (sense for group in groups for listed in group.values() for sense in listed):
            families = found.setdefault(sense.lemma, {})
            families[sense.family] = families.get(sense.family, frozenset()) | sense.beside
        return found

    @cached_property
    def plural_nouns(self) -> frozenset[str]:
        """Every noun of an occurrence in its plural."""
        return frozenset(" ".join(noun.words) for listed in self.nouns.values() for noun in listed if noun.plural)

    def root(self, family: str) -> str:
        """The broadest family that ``family`` is a kind of."""
        broader = self.families[family].broader
        return family if broader is None else self.root(broader)

    def family(self, type_: str | None, lemma: str) -> Family:
        """The family that a mention's type and lemma stand for; where no list has the lemma, that of its type alone."""
        name = self.family_of.get((type_, lemma))
        return self.unlisted(type_) if name is None else self.families[name]

    def unlisted(self, type_: str | None) -> Family:
        """The family of occurrences of which only the type is known."""
        return self.families[_unlisted(type_)]


@dataclass(frozen=True, slots=True)
class Inflector:
    """Regular English inflection with the listed exceptions."""

    irregular: Mapping[str, tuple[str, str]]
    also_regular: frozenset[str]
    doubled: frozenset[str]
    plurals: Mapping[str, str]

    def verb_forms(self, base: str) -> tuple[tuple[str, Form], ...]:
        """Every form of a one-word verb with what it is, in the order of the paradigm."""
        if base == "be":
            present: tuple[tuple[str, Form], ...] = (("be", "base"), ("is", "base"), ("are", "base"), ("am", "base"))
            return (*present, ("was", "past"), ("were", "past"), ("been", "participle"), ("being", "ing"))
        stems = self._stems(base)
        forms: list[tuple[str, Form]] = [(base, "base"), (_with_s(base), "s")]
        forms += [(stem + "ing", "ing") for stem in stems.ing]
        if base in self.irregular:
            past, participle = self.irregular[base]
            forms += [(past, "past"), (participle, "participle")]
        if base not in self.irregular or base in self.also_regular:
            forms += [(stem + "ed", form) for stem in stems.past for form in ("past", "participle")]
        return tuple(dict.fromkeys(forms))

    def plural(self, noun: str) -> str:
        """The plural of a noun whose last word is inflected."""
        lead, _, head = noun.rpartition(" ")
        made = self.plurals.get(head) or _with_s(head)
        return f"{lead} {made}" if lead else made

    def _stems(self, base: str) -> "_Stems":
        if base.endswith("ie"):
            return _Stems((base[:-1],), (base[:-2] + "y",))
        if base.endswith("ee"):
            return _Stems((base[:-1],), (base,))
        if base.endswith("e"):
            return _Stems((base[:-1],), (base[:-1],))
        if base.endswith("y") and base[-2] not in _VOWELS:
            return _Stems((base[:-1] + "i",), (base,))
        if base in self.doubled:
            both = (base + base[-1], base)
            return _Stems(both, both)
        stem = base + base[-1] if _doubles(base) else base
        return _Stems((stem,), (stem,))


@dataclass(frozen=True, slots=True)
class _Stems:
    past: tuple[str, ...]
    ing: tuple[str, ...]


def _doubles(base: str) -> bool:
    """Whether a verb of one syllable doubles its last consonant: *stop, stopped* but *shoot*, *attack*."""
    short = sum(letter in _VOWELS for letter in base) == 1 and len(base) >= 3
    return short and base[-2] in _VOWELS and base[-1] not in _VOWELS | frozenset("wxy")


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "z", "ch", "sh")):
        return word + "es"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith("o") and word != "photo" else "s")


Company = Mapping[str, list[str]]
"""Lists of words by name, for which ``$name`` stands."""


def _entries(
    items: Iterable[str | dict[str, list[str]]], company: Company
) -> Iterable[tuple[str, frozenset[str], tuple[str, ...]]]:
    """Each word of a list with the words that must stand beside it, and those of them that are phrases."""
    for item in items:
        if isinstance(item, str):
            yield item, frozenset(), ()
            continue
        for lemmas, listed in item.items():
            beside = frozenset(word for name in listed for word in _members(name, company))
            phrases = tuple(sorted(word for word in beside if " " in word))
            for lemma in lemmas.split(", "):
                yield lemma, beside, phrases


def _members(name: str, company: Company) -> Iterable[str]:
    return company[name[1:]] if name.startswith("$") else (name,)


def _group(pairs: Iterable[tuple[str, Any]]) -> dict[str, tuple[Any, ...]]:
    grouped: dict[str, list[Any]] = {}
    for key, sense in pairs:
        grouped.setdefault(key, []).append(sense)
    return {key: tuple(senses) for key, senses in grouped.items()}


def _verb_senses(
    name: str, raw: dict[str, Any], inflect: Inflector, company: Company
) -> Iterable[tuple[str, VerbSense]]:
    frames: tuple[tuple[str, Frame], ...] = (("verbs", "acts"), ("happens", "happens"), ("mutual", "mutual"))
    for key, frame in frames:
        for lemma, beside, phrases in _entries(raw.get(key, ()), company):
            head, *rest = lemma.split()
            for form, kind in inflect.verb_forms(head):
                yield form, VerbSense(lemma, kind, tuple(rest), name, frame, beside, phrases)


def _noun_senses(
    name: str, raw: dict[str, Any], inflect: Inflector, company: Company
) -> Iterable[tuple[str, NounSense]]:
    for lemma, beside, phrases in _entries(raw.get("nouns", ()), company):
        stem, tail = (lemma[:-3], ("of",)) if lemma.endswith(" of") else (lemma, ())
        for written, plural in ((stem, False), (inflect.plural(stem), True)):
            words = (*written.split(), *tail)
            yield words[0], NounSense(lemma, words, plural, name, beside, phrases)


def _support_senses(raw: dict[str, list[str]], inflect: Inflector) -> Iterable[tuple[str, SupportSense]]:
    for lemma in raw["happen"]:
        words = lemma.split()
        if words[0] == "be" and len(words) > 1:
            head, rest = words[1], tuple(words[2:])
            participles = [form for form, kind in inflect.verb_forms(head) if kind == "participle"]
            for participle in participles or [head]:
                yield participle, SupportSense(lemma, "participle", rest, "subject")
        else:
            for form, kind in inflect.verb_forms(words[0]):
                yield form, SupportSense(lemma, kind, tuple(words[1:]), "subject")
    for lemma in raw["carry"]:
        head, *tail = lemma.split()
        for form, kind in inflect.verb_forms(head):
            yield form, SupportSense(lemma, kind, tuple(tail), "object")


def _idle(raw: Mapping[str, list[str]], inflect: Inflector) -> Iterable[str]:
    for listed in raw.values():
        for lemma in listed:
            yield from (form for form, _ in inflect.verb_forms(lemma))


def _irregular_forms(inflect: Inflector) -> dict[str, tuple[Form, ...]]:
    forms: dict[str, list[Form]] = {}
    for past, participle in inflect.irregular.values():
        forms.setdefault(past, []).append("past")
        forms.setdefault(participle, []).append("participle")
    for base, either in inflect.irregular.items():
        if base in either:
            forms[base].append("base")
    return {word: tuple(dict.fromkeys(kinds)) for word, kinds in forms.items()}


def _unlisted(type_: str | None) -> str:
    return f"{_UNLISTED}{(type_ or 'occurrence').lower()}"


def load() -> TriggerLexicon:
    """The lexicon in ``triggers.yaml``; longer senses of a word come before shorter ones."""
    raw = read_yaml("triggers.yaml")
    inflect = Inflector(
        {base: (forms[0], forms[1]) for base, forms in raw["irregular"].items()},
        frozenset(raw["also_regular"]),
        frozenset(raw["doubled"]),
        raw["plural"],
    )
    company: Company = raw["company"]
    families = {
        name: Family(
            name,
            spec.get("type"),
            tuple(spec.get("modes", ())),
            spec.get("weight", 3),
            tuple(spec.get("contexts", ())),
            spec.get("broader"),
            spec.get("transitive", False),
            spec.get("singular", False),
        )
        for name, spec in raw["families"].items()
    }
    for type_ in (None, *PLOVER_TYPES):
        families[_unlisted(type_)] = Family(_unlisted(type_), type_, (), UNLISTED_WEIGHT, (), None, False, False)
    verbs = [pair for name, spec in raw["families"].items() for pair in _verb_senses(name, spec, inflect, company)]
    nouns = [pair for name, spec in raw["families"].items() for pair in _noun_senses(name, spec, inflect, company)]
    verbs.sort(key=lambda pair: (-len(pair[1].rest), not pair[1].beside))
    nouns.sort(key=lambda pair: (-len(pair[1].words), not pair[1].beside))
    family_of: dict[tuple[str | None, str], str] = {}
    for sense in [pair[1] for pair in verbs] + [pair[1] for pair in nouns]:
        family_of.setdefault((families[sense.family].type, sense.lemma), sense.family)
    return TriggerLexicon(
        families,
        _group(verbs),
        _group(nouns),
        _group(_support_senses(raw["support"], inflect)),
        tuple((phase, tuple(cues)) for phase, cues in raw["phases"].items()),
        tuple((sector, frozenset(listed)) for sector, listed in raw["sectors"].items()),
        family_of,
        frozenset(_idle(raw["idle"], inflect)),
        _irregular_forms(inflect),
    )
