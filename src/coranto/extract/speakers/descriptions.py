"""Descriptions: what a dispatch tells beside a name, by which a later *the minister* or *the agency* is understood."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.extract.speakers.speakers import Names
from coranto.model.annotation import Mention
from coranto.resources.speakers import SpeakerWords
from coranto.resources.speech import SpeechLexicon
from coranto.text.verbs import COMMON_PASTS, FINITE, PRESENTS

NEAR: Final = 400
"""Characters: of several bearers of one office, one is meant only if named within so many, and the others are not."""
AHEAD: Final = 700
"""Characters within which a name may follow its description: *the minister* of a headline or a first line."""
_REACH: Final = 90
"""Characters before and after a name in which it is told who that is."""
_BREAK: Final = re.compile(r"[.;:!?()\[\]\"“”‘«»\n—–]|\s-+\s|,")
_WORD: Final = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_AGE_BEHIND: Final = re.compile(r",\s+(\d{1,3})\b(?=[,.;)]|\s*$)")
_AGE: Final = re.compile(r"\b(\d{1,3})-year-old\b")
_BEHIND: Final = re.compile(
    r"(?:,?\s*\(?\d{1,3}\)?(?=,))?(?:,\s+(?:of|from)\s[^,.;\n]{2,40})?,\s+(?P<told>[^,.;:!?()\"“”\n—–]{3,90})"
)
_BEFORE: Final = re.compile(
    r"(?:^|(?<=[\s(\"“]))(?:the|its|his|her|their|our|an?|[^\W\d_][\w.’'-]*['’]s)\s+(?P<told>[^,.;:!?()\"“”\n—–]{3,80}?),\s+"
    r"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sir|Dame|Sheikh|Gen|Col|Rev)\.?\s+)?$",
    re.IGNORECASE,
)
_COMPLEMENT: Final = re.compile(r"\s(?:of|for|at|in|with|from|on|to|near|under|by)\s")
_CLAUSE: Final = re.compile(r"\s(?:who|which|that|whose|whom|where|when|as)\s")
_ARTICLE: Final = re.compile(r"(?:the|its|his|her|their|our|an?|one of [\w'’]+|[\w.-]+['’]s)\s+", re.IGNORECASE)
_OWN_ARTICLE: Final = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bto )(?<!\bfor )\b(?:the|its|his|her|their|an?)\s"
)
_DEFINITE: Final = re.compile(r"(?:the|this|that)\s+(?P<told>[^,]+)", re.IGNORECASE)
_INDEFINITE: Final = re.compile(r"(?:an?|one|another|two|some|several)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Telling:
    """That somebody is called by a noun, with all words that go with it."""

    entity: str
    head: str
    words: frozenset[str]
    at: int


@dataclass(frozen=True, slots=True)
class Descriptions:
    """What a document tells of the persons and bodies that it names."""

    persons: dict[str, list[Telling]]
    """By head noun, in text order."""
    bodies: dict[str, list[Telling]]
    ages: dict[str, set[str]]
    """Who is of an age."""
    sights: dict[str, list[int]]
    """Where each entity is named."""


def descriptions(text: str, known: Names, lexicon: SpeechLexicon, said: SpeakerWords) -> Descriptions:
    """The tellings of a document, from what stands right before and right behind its names."""
    made = Descriptions(defaultdict(list), defaultdict(list), defaultdict(set), defaultdict(list))
    end = 0
    for mention in known.mentions:
        entity = mention.entity or mention.text
        floor, end = max(end, mention.start - _REACH, 0), mention.end
        if mention.label == "person":
            for told in _told_of(text, mention, floor, lexicon):
                _add(made.persons, entity, told, mention.start, said)
            for age in _ages(text, mention):
                made.ages[age].add(entity)
        elif mention.label == "organization":
            for head, words in _kinds(mention.text, said):
                made.bodies[head].append(Telling(entity, head, words, mention.start))
            for told in _told_of(text, mention, floor, lexicon):
                _add(made.bodies, entity, told, mention.start, said)
        made.sights[entity].append(mention.start)
    return made


def _add(tellings: dict[str, list[Telling]], entity: str, told: str, at: int, said: SpeakerWords) -> None:
    head = head_noun(told, said)
    if head is not None:
        head = said.called.get(head, head)
        tellings[head].append(Telling(entity, head, frozenset((*_words(told, said), head)), at))


def _words(told: str, said: SpeakerWords) -> list[str]:
    """Words in lower case, titles written out: *Lt Col* is *lieutenant colonel*."""
    words = (word.lower() for word in _WORD.findall(told))
    return [part for word in words for part in said.short.get(word, word).split()]


def head_noun(told: str, said: SpeakerWords) -> str | None:
    """The noun that a phrase is about: the last word before its complement."""
    words = _words(_COMPLEMENT.split(f"{told} ", maxsplit=1)[0], said)
    return words[-1] if words else None


def _kinds(name: str, said: SpeakerWords) -> Iterator[tuple[str, frozenset[str]]]:
    """The nouns for a body that its own name holds: a *Council of the Guard* is a council, *Hagenbank* a bank."""
    words = _words(name, said)
    kind = next((i for i, word in enumerate(words) if word in ("of", "for")), len(words))
    if kind and words:
        head = words[kind - 1]
        yield head, frozenset(words)
        for noun in said.bodies:
            if head != noun and head.endswith(noun):
                yield noun, frozenset((*words, noun))


def _told_of(text: str, mention: Mention, floor: int, lexicon: SpeechLexicon) -> Iterator[str]:
    """What stands right before a name, not before ``floor``, and in apposition before and behind it."""
    lead = _lead(text[floor : mention.start], lexicon)
    if lead and (mention.label == "person" or lead.split()[-1].islower()):
        yield lead
    behind = _BEHIND.match(text, mention.end, mention.end + _REACH)
    if behind is not None:
        yield from re.split(r"\s+and\s+", _apposition(behind["told"], lexicon) or "")
    before = _BEFORE.search(text[floor : mention.start])
    if before is not None and text[mention.end : mention.end + 1] in (",", ")", " "):
        yield _inmost(before["told"])


def _lead(before: str, lexicon: SpeechLexicon) -> str:
    """The titles and nouns that run up to a name: *Energy and mines minister* | *Carlos Tello*."""
    grammar = lexicon.grammar
    piece = _BREAK.split(before)[-1] if before.rstrip()[-1:] != "." else before[before.rfind(",") + 1 :]
    kept: list[str] = []
    for word in reversed(piece.split()):
        low = word.lower().strip("'’\"“”")
        outside = low in grammar.determiners | grammar.pronouns | grammar.possessives | grammar.auxiliaries
        verb = low in lexicon.verbs and low not in lexicon.homographs and word.islower()
        if outside or verb or low in grammar.subordinators | grammar.time_words or len(kept) > 6:
            break
        if low in grammar.prepositions or (low in ("and", "or", "but") and not kept):
            break
        kept.append(word)
    while kept and kept[-1].lower() in ("and", "or", "but"):
        kept.pop()
    return " ".join(reversed(kept))


def _apposition(told: str, lexicon: SpeechLexicon) -> str | None:
    """The noun phrase behind a name's comma, without article and clause; None where it is no noun phrase."""
    article = _ARTICLE.match(told)
    bare = _CLAUSE.split(f"{told[article.end() :] if article else told} ", maxsplit=1)[0].strip()
    words = bare.split()
    if not words:
        return None
    low = words[0].lower()
    grammar = lexicon.grammar
    closed = (
        grammar.prepositions | grammar.conjunctions | grammar.subordinators | grammar.pronouns | grammar.auxiliaries
    )
    if low in closed | grammar.asides | grammar.time_words or (article is None and not words[0].islower()):
        return None
    if any(word in FINITE | COMMON_PASTS | PRESENTS for word in words[1:]):
        return None
    verb = low in lexicon.verbs and low not in lexicon.homographs
    return None if article is None and (verb or low.endswith(("ing", "ed", "ly"))) else bare


def _inmost(told: str) -> str:
    """A phrase from its last article on that no preposition leads up to."""
    return _OWN_ARTICLE.split(told)[-1]


def _ages(text: str, mention: Mention) -> Iterator[str]:
    behind = _AGE_BEHIND.match(text, mention.end)
    if behind is not None:
        yield behind[1]
    before = _AGE.findall(text[max(0, mention.start - _REACH // 2) : mention.start])
    after = _AGE.match(text, mention.end + 4) if text[mention.end : mention.end + 4].lower() == ", a " else None
    yield from before[-1:]
    if after is not None:
        yield after[1]


# ------------------------------------------------------------------------------------------------ understanding


def is_indefinite(phrase: str) -> bool:
    """Whether a phrase brings in somebody not named: *a doctor*, *another driver*."""
    return _INDEFINITE.match(phrase) is not None


def described_person(
    phrase: str, at: int, made: Descriptions, said: SpeakerWords, unnamed: dict[str, int]
) -> str | None:
    """The person whom a definite description at offset ``at`` safely means, else None.

    Of two bearers of an office, the one named last if only that one is near. ``unnamed`` gives where somebody without
    a name was last called by a noun: then *the doctor* means that one.
    """
    found = _DEFINITE.fullmatch(phrase)
    if found is None:
        return None
    age = _AGE.match(found["told"])
    if age is not None:
        of_age = made.ages.get(age[1], set())
        return next(iter(of_age)) if len(of_age) == 1 else None
    head = head_noun(found["told"], said)
    if head is None or unnamed.get(head, -1) > _last_named(made, head, at):
        return None
    return _meant(found["told"], at, made.persons.get(head, []), made, said)


def _last_named(made: Descriptions, head: str, at: int) -> int:
    places = [place for one in made.persons.get(head, []) for place in made.sights[one.entity] if place < at]
    return max(places, default=-1)


def described_body(phrase: str, at: int, made: Descriptions, said: SpeakerWords) -> str | None:
    """The body that bears the noun of a definite description in its name, or of which the text tells it, else None."""
    found = _DEFINITE.fullmatch(phrase)
    head = head_noun(found["told"], said) if found is not None else None
    if found is None or head is None:
        return None
    return _meant(found["told"], at, made.bodies.get(head, []), made, said)


def _meant(told: str, at: int, tellings: Sequence[Telling], made: Descriptions, said: SpeakerWords) -> str | None:
    """The one entity of which all words of a description were told before ``at``; if of none, soon behind it."""
    asked = set(_words(told, said)) - said.idle - {"of", "the", "for", "in", "at", "and"}
    told_so = [one for one in tellings if asked <= one.words and not (one.words & said.sets_apart) - asked]
    fitting = dict.fromkeys(one.entity for one in told_so if one.at < at)
    if not fitting and told_so and at + len(told) < told_so[0].at < at + AHEAD:
        fitting = dict.fromkeys(one.entity for one in told_so)
    if len(fitting) <= 1:
        return next(iter(fitting), None)
    near = [entity for entity in fitting if any(at - NEAR <= place < at for place in made.sights[entity])]
    return near[0] if len(near) == 1 else None
