"""Where a text tells on which day something happened: its sentences, the days it names, the words for events."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, NamedTuple

from coranto.model.annotation import TimeExpression
from coranto.resources.occurrences import Occurrences
from coranto.text.spans import Span
from coranto.text.timex import Reading
from coranto.text.verbs import AUXILIARIES, COMMON_PASTS
from coranto.text.wordlists import words

NAMED: Final = 60
"""Characters after *after*, *of* and the like in which the event is named."""
MOST_WORDS: Final = 3
"""Words of its name that are taken."""
NEAR: Final = 80
"""Characters between the word for an event and the day told of it."""
SUREST: Final = 4
"""How surely a clause tells of a beginning, at most."""
QUOTED: Final = 70
"""Characters of the sentence that tells a beginning which a reason quotes."""
SAID: Final = 1000
"""Characters of its sentence before an expression in which what it may be said of is named: more than any of news."""
SINCE: Final = 60
"""Characters before a day in which it is called that of a beginning: more than ``_SINCE`` takes."""
SHORTEST_STEM: Final = 4
"""Letters that two forms of one word share at least, unless one is shorter."""
_ENDINGS: Final = words("e s es d ed ied ies ing er ers or ors ion ions sion de al ial ment ments y down out") | {""}
_DATING: Final = frozenset({"date", "monthday", "weekday", "day", "part", "clock", "ago", "weekday-count", "holiday"})
_ABSOLUTE: Final = frozenset({"date", "monthday", "weekday", "weekday-count", "holiday"})
_LINK: Final = re.compile(
    r"\s*(?:after|before|following|into|of|since|in)\s+(?:(?P<det>the|a|an|its|his|her|their|this|that)\s+)?",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"[A-Za-z][\w’'-]*|\S")
_WORD: Final = re.compile(r"\b[a-z][a-z-]{2,}")
_PRONOUNS: Final = words("he she it they we i you")
_STOPS: Final = words(
    """of to in on at by for that with from when who which and or but as while the a an its his her their this these
    those all not no some many there then also only near over under until since because if so than me him them us"""
)
_VAGUE: Final = words(
    "left held went came said called made took told given gave got began put set led event man people"
)
_EMPTY: Final = words(
    """the and was his her had has who two one for are not but its all out day old new now own ago off per may can did
    got you she him our any how why yet too men man saw few six ten after before since into with from that this
    their they were have been which when would about over under more than first last second third fourth fifth
    days weeks week month months said says will also only near then there what where while other some many most
    such very early late north south east west people town city country"""
)
_SINCE: Final = re.compile(
    r"\b(?:since|from|(?:began|begun|started)(?!\s+to\b)|opened|after)\b[^,;.]{0,25}\Z", re.IGNORECASE
)
_BORDER: Final = re.compile(r"[;:]|,\s+(?:and|but|while|who|which|where|when)\b|\n")


@dataclass(frozen=True, slots=True)
class Named:
    """What an expression is counted from, as its sentence names it."""

    words: tuple[str, ...]
    """Words one of which must stand where its day is told: the verb of a clause, else those of the noun."""
    kinds: frozenset[str]
    """Kinds of occurrence that the words name."""
    text: str
    """As written."""
    is_noun: bool = True
    """Whether it is a noun, *the defeat*, and not a clause, *the minister left*."""
    definite: bool = True


@dataclass(frozen=True, slots=True)
class Dated:
    """An expression of one day with the day that it means."""

    found: TimeExpression
    day: date

    @property
    def words(self) -> str:
        """Its words, on one line."""
        return " ".join(self.found.text.split())


@dataclass(frozen=True, slots=True)
class Scene:
    """The text as what happens in it is looked for: its sentences, and the words that name kinds of events."""

    text: str
    sentences: tuple[Span, ...]
    occurrences: Occurrences
    _clauses: "dict[Dated, _Clause]" = field(default_factory=dict, init=False, repr=False, compare=False)
    """What was found around the days: each is asked about for every expression that counts from an event."""

    def sentence(self, at: int) -> Span:
        """The sentence that holds the offset."""
        number = self._number(at)
        return self.sentences[number] if number >= 0 and at < self.sentences[number].end else Span(at, at)

    def before(self, at: int) -> Span | None:
        """The sentence before the one that holds the offset."""
        number = self._number(self.sentence(at).start - 1)
        return self.sentences[number] if number >= 0 else None

    def _number(self, at: int) -> int:
        """Which sentence begins last at or before the offset; -1 for none."""
        return bisect_right(self.sentences, at, key=lambda span: span.start) - 1

    def within(self, dated: Sequence[Dated], span: Span | None) -> list[Dated]:
        """The days told in a sentence, of days in the order of the text."""
        if span is None:
            return []
        first, last = (bisect_left(dated, at, key=lambda one: one.found.start) for at in span)
        return list(dated[first:last])

    def said_before(self, found: TimeExpression) -> Span:
        """The words of its sentence before the expression, the last of them in a sentence without end."""
        return Span(max(self.sentence(found.start).start, found.start - SAID), found.start)

    def named_after(self, found: TimeExpression) -> Named | None:
        """The event that is named after the expression: *after the quake*, *of the strike*, *before he resigned*."""
        link = _LINK.match(self.text, found.end)
        if link is None:
            return None
        end = min(self.sentence(found.start).end, link.end() + NAMED)
        definite = (link["det"] or "the").lower() not in ("a", "an")
        of = link.group().split()[0].lower() in ("of", "in", "into")
        opens = (
            found.start - self.sentence(found.start).start < len("On the ") and "," not in self.text[link.end() : end]
        )
        return self._phrase(link.end(), end, definite=definite, noun=of or opens)

    def _phrase(self, start: int, end: int, *, definite: bool, noun: bool) -> Named | None:
        """The noun or the clause at ``start``: words up to the next determiner, preposition or mark.

        ``noun``: it can only be a noun, for its sentence goes on with a verb of its own: *a day after the vote shops
        were shut*.
        """
        said: list[str] = []
        last, verb = start, ""
        for token in _TOKEN.finditer(self.text, start, end):
            word = token.group()
            past = word in COMMON_PASTS or (word.islower() and word.endswith("ed") and len(word) > len("need"))
            if said and (word.lower() in _PRONOUNS or (noun and verb != "next" and (past or word in AUXILIARIES))):
                break
            if word.lower() in AUXILIARIES or (not said and word.lower() in _PRONOUNS):
                verb = "next"
                continue
            if not word[0].isalpha() or word.lower() in _STOPS or (said and said[-1].islower() and word[0].isupper()):
                break
            said.append(word)
            last = token.end()
            if verb or past:
                verb = word if word not in _VAGUE else ""
                if not verb:
                    return None
                break
            if len(said) == MOST_WORDS:
                break
        if verb == "next":
            return None
        plain = [word for word in said if word.islower() and word not in _EMPTY]
        chosen = (verb,) if verb else tuple(plain)
        kinds = frozenset(kind for _, kind in self.occurrences.kinds(self.text, start, last))
        return Named(chosen, kinds, self.text[start:last], not verb, definite) if chosen else None

    def named_before(self, found: TimeExpression) -> Named | None:
        """What the sentence has told of before the expression: *the walkout entered its fourth day*."""
        start, end = self.said_before(found)
        found_words = _WORD.findall(self.text[start:end].lower())
        verbs = COMMON_PASTS | AUXILIARIES | _VAGUE
        said = tuple(word for word in found_words if word not in _EMPTY | verbs and not word.endswith("ed"))
        kinds = frozenset(kind for _, kind in self.occurrences.kinds(self.text, start, end))
        return Named(said, kinds, said[0], is_noun=False) if said else None

    def is_beginning(self, one: Dated) -> bool:
        """Whether the day is told as that of a beginning: *since Monday*, *which began on Tuesday*."""
        start = max(self.sentence(one.found.start).start, one.found.start - SINCE)
        return _SINCE.search(self.text[start : one.found.start]) is not None

    def quoted(self, one: Dated) -> str:
        """The words that tell the day, on one line: its sentence up to it, or no more than its end."""
        start = max(self.sentence(one.found.start).start, one.found.end - QUOTED)
        return " ".join(self.text[start : one.found.end].split())

    def day_of(self, named: Named, dated: Sequence[Dated], found: TimeExpression) -> tuple[Dated, str] | None:
        """The day that the text tells of the event, and the word for it there; None where it tells none.

        A clause tells it that has a word of the name and a day, or a word of its kind, a day and a beginning. One that
        tells a beginning is believed before others, then the one that stands first. Of days that only the dispatch's
        own can tell (*this morning*, *yesterday*) a beginning is asked for.
        """
        best: tuple[int, int, Dated, str] | None = None
        own = self.sentence(found.start)
        for number, one in enumerate(dated):
            if own.start <= one.found.start < own.end and not self.is_beginning(one):
                continue
            word, score = self._telling(one, named)
            if word and (best is None or (score, -number) > best[:2]):
                best = (score, -number, one, word)
            if score == SUREST:
                break
        return (best[2], best[3]) if best else None

    def _telling(self, one: Dated, named: Named) -> tuple[str, int]:
        """The word for the event near the day, and how surely the clause tells of its beginning; 0 for not."""
        clause = self._clauses.get(one)
        if clause is None:
            clause = self._clauses[one] = self._clause(one)
        same = next((w for w in clause.words if any(is_same(w, stem) for stem in named.words)), "")
        if same and (clause.began or (one.found.form in _ABSOLUTE and named.definite)):
            return same, 3 + clause.began
        here = [at for at, kind in clause.kinds if kind in named.kinds]
        return (self.text[here[0] : here[0] + 14].split()[0], 2) if here and clause.began else ("", 0)

    def _clause(self, one: Dated) -> "_Clause":
        """What stands around the day."""
        span = self.sentence(one.found.start)
        low, high = max(span.start, one.found.start - NEAR), min(span.end, one.found.end + NEAR)
        if not self.is_beginning(one):
            low = max((border.end() for border in _BORDER.finditer(self.text, low, one.found.start)), default=low)
        border = _BORDER.search(self.text, one.found.end, high)
        high = border.start() if border else high
        said = self.text[low : one.found.start] + self.text[one.found.end : high]
        began = (
            one.found.tense == "future"
            or one.found.modifier == "since"
            or self.occurrences.onset.search(self.text, low, high) is not None
        )
        kinds = tuple(self.occurrences.kinds(self.text, low, high))
        return _Clause(tuple(_WORD.findall(said.lower())), kinds, began)


class _Clause(NamedTuple):
    """What is told around a day: words, kinds of occurrence with their places, and whether it is a beginning."""

    words: tuple[str, ...]
    kinds: tuple[tuple[int, str], ...]
    began: bool


def is_same(one: str, other: str) -> bool:
    """Whether two words are likely forms of one: *arrest* and *arrested*, *splashdown* and *splashed*."""
    if one[:1] != other[:1]:
        return False
    common = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    return common >= min(SHORTEST_STEM, len(one), len(other)) and {one[common:], other[common:]} <= _ENDINGS


def days_told(found: Sequence[TimeExpression], readings: Sequence[Reading]) -> tuple[Dated, ...]:
    """The expressions that mean one day, with it."""
    return tuple(_days_told(found, readings))


def _days_told(found: Sequence[TimeExpression], readings: Sequence[Reading]) -> Iterator[Dated]:
    for one, reading in zip(found, readings, strict=True):
        precise = reading.precision in ("minute", "part-of-day", "day") or one.modifier == "since"
        if one.form in _DATING and reading.begin and precise:
            yield Dated(one, date.fromisoformat(reading.begin[:10]))
