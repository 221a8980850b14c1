"""Named mentions of a dispatch: flat, without titles, each with the fullest form of its name in the document.

The language model marks names sentence by sentence; here the whole document is heard. A mark that the model is unsure
of falls; what a name is, all its sights decide together; and a name that was recognised in one place is one wherever it
stands. An adjective of a country or a faith (*Russian troops*) is no mention; its noun (*Russians*) is a group. Armed
groups, parties and movements are organizations.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final, get_args
from unicodedata import category

from coranto.annotate.told_places import is_located, is_no_person, stands_before_noun, told_places
from coranto.model.annotation import Label, Marking, Mention, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.resources.names import NameLexicon
from coranto.text.names import fold_name
from coranto.text.segmentation import Abbreviations
from coranto.text.spans import Span
from coranto.text.verbs import AUXILIARIES
from coranto.text.wordlists import words
from coranto.tools import Tools

ENOUGH: Final = 0.6
"""How sure the model must be of a name: below, it invents more than it finds (measured on development texts)."""
LIKELY: Final = 0.4
"""How sure it must be of a name whose kind the text itself tells."""
SURE: Final = 0.8
"""How sure it must be once for the same words to be taken as a name elsewhere in the text."""
BORROWED: Final = 0.5
"""The weight of a name that was taken so."""
_LABELS: Final[Mapping[str, Label]] = {label: label for label in get_args(Label)}
_WORD: Final = re.compile(r"\S+")
_LETTERS: Final = re.compile(r"\w+")
_GENITIVE: Final = re.compile(r"['’ʼ][sS]$")
_INITIALS: Final = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]")
_NEXT: Final = re.compile(r"\s+([^\W\d_]+)")
_PLURAL: Final = re.compile(r"\b[^\W\d_a-z][^\W\d_]{2,}s\b")
_ARTICLE: Final = re.compile(r"the\s+", re.IGNORECASE)
_OWNED: Final = re.compile(r"['’ʼ][sS](?=(?:\s+[^\W\d_A-Z][^\WA-Z]*)+$)")
"""The genitive of a name that only words in small letters follow: *Orvak's ethics*."""
_SMALL: Final = re.compile(r"([^\W\d_A-Z]+)\s+(?=[^\W\d_a-z])")
"""A word in small letters before one with a capital."""
_AGE: Final = re.compile(r",\s+(?:\d{1,2}\b(?=[,.;](?:\s|$))|an?\s+\d{1,3}-year-old\b)")
"""How old somebody is, right behind the name: *, 34,* or *, a 34-year-old*; nothing but a person has that."""
_BRACKET: Final = re.compile(r"\((?=[^()\d]+\))")
_LEGAL_FORMS: Final = words(
    """aktiengesellschaft bhd cjsc corp doo eirl gmbh inc jsc kft llc llp ltd ltda nv ojsc oyj pjsc plc pte pty sa sac
    saa saca sarl sas spa srl sro"""
)
"""Last words that only companies have."""
_BUILT: Final = frozenset({"hospital", "airport", "stadium", "bridge", "prison"})
"""Last words that make a facility of a name, whoever acts in it."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One place where a name stands, and how sure that is."""

    start: int
    end: int
    text: str
    key: str
    """Folded form."""
    label: Label
    weight: float


def mentions(folio: Folio, tools: Tools) -> tuple[Mention, ...]:
    """Every name in the text, in order; none overlaps another."""
    closed = _closed(folio)
    seen = _borne_out(folio.text, _seen(folio, closed, tools), tools.names)
    seen = _with_places(folio.text, seen, closed, tools)
    settled = _settled(seen, tools)
    settled += _elsewhere(folio.text, closed, settled, tools.names)
    named = sorted([*settled, *_peoples(folio, settled, tools)], key=lambda sight: sight.start)
    fullest = full_names(sight for sight in named if sight.label == "person")
    return tuple(
        Mention(
            folio.doc, s.start, s.end, s.text, s.label, fullest.get(s.key, s.text) if s.label == "person" else s.text
        )
        for s in named
    )


def _closed(folio: Folio) -> bytearray:
    """One byte a character of the text, 1 where no name is looked for: in bare times, and where rights are reserved."""
    rights = [sentence for sentence in folio.of(Sentence) if sentence.furniture == "copyright"]
    return _covered(folio.text, [*rights, *folio.of(TimeExpression)])


def _credited(folio: Folio) -> frozenset[int]:
    """Where the names begin that stand in the brackets of datelines: those of agencies, whatever else they name."""
    lines = (row for row in folio.of(Sentence) if row.furniture == "dateline")
    return frozenset(found.end() for row in lines for found in _BRACKET.finditer(folio.text, row.start, row.end))


def _seen(folio: Folio, closed: bytearray, tools: Tools) -> Iterator[Sight]:
    """What the model marks, cut to the bare name, in order."""
    text, credited = folio.text, _credited(folio)
    for marking in folio.of(Marking):
        if marking.layer != "entity" or 0 not in closed[marking.start : marking.end]:
            continue
        label = "organization" if marking.start in credited else _LABELS[marking.label]
        start, end = _bare(text, marking.start, marking.end, label, tools)
        key = fold_name(text[start:end])
        if not key or _is_idle(text, end, key, label, tools.names) or _qualifies(text, start, end, label, tools):
            continue
        if label == "organization" and " " in key and key.split()[-1] in _BUILT:
            label = "facility"
        yield Sight(start, end, text[start:end], key, label, marking.score)


def _is_idle(text: str, end: int, key: str, label: Label, lexicon: NameLexicon) -> bool:
    """Whether the words name nobody: a weekday, a title alone, a disease or what it is called after (*Lassa fever*)."""
    if key in lexicon.not_names or key in lexicon.illnesses:
        return True
    following = _NEXT.match(text, end)
    ill = following is not None and fold_name(following[1]) in lexicon.illness_nouns
    return ill or (label == "person" and tuple(key.split()) in lexicon.titles)


def _qualifies(text: str, start: int, end: int, label: Label, tools: Tools) -> bool:
    """Whether what is marked as a people is its adjective before a noun: *Swiss francs*, unlike *the Swiss*."""
    following = _NEXT.match(text, end)
    adjective = fold_name(text[start:end])
    return (
        label in ("group", "place")
        and following is not None
        and following[1].islower()
        and following[1] not in tools.names.joiners
        and not _acts(text, end, tools.names)
        and text[max(0, start - 4) : start].lower() != "the "
        and adjective not in tools.gazetteer
        and adjective not in tools.names.people_nouns
        and (adjective in tools.names.peoples or adjective in tools.countries.adjectives)
    )


def _bare(text: str, start: int, end: int, label: Label, tools: Tools) -> Span:
    """The name without article, title, genitive and signs at its edges; with the stop that belongs to its last word."""
    genitive = _GENITIVE.search(text[start:end])
    own = label == "organization" and _acts(text, end, tools.names)
    if genitive and genitive.start() and not own:
        end = start + genitive.start()
    while start < end and not _is_letter(text[start]):
        start += 1
    while start < end and not _is_letter(text[end - 1]) and (text[end - 1] != ")" or "(" not in text[start:end]):
        end -= 1
    if label == "person":
        start = _after_title(text, start, end, tools.names)
    article = _ARTICLE.match(text, start, end)
    start = article.end() if article else start
    if label == "organization":
        start, end = _trimmed(text, start, end, tools.names)
    if text[max(0, start - 4) : start] == "The " and text[start - 4 : end] in tools.gazetteer:
        start -= 4  # The Hague, The Gambia
    if text[end : end + 1] == "." and _is_abbreviated(text[start:end], tools.abbreviations):
        end += 1
    return Span(start, end)


def _acts(text: str, end: int, lexicon: NameLexicon) -> bool:
    """Whether a verb follows, so that an *'s* is no genitive but the end of the name: *Orvak's said*."""
    following = _NEXT.match(text, end)
    return following is not None and (following[1] in lexicon.person_verbs or following[1] in AUXILIARIES)


def _trimmed(text: str, start: int, end: int, lexicon: NameLexicon) -> Span:
    """An organization's name without everyday words at its edges: *upstart* before it, what it owns behind it."""
    owned = _OWNED.search(text[start:end])
    end = start + len(text[start : start + owned.start()].rstrip()) if owned and owned.start() else end
    while (small := _SMALL.match(text, start, end)) and small[1].islower() and small[1] not in lexicon.particles:
        start = small.end()
    return Span(start, end)


def _is_letter(char: str) -> bool:
    """Whether it is a letter, a digit, or a mark that belongs to the letter before it."""
    return char.isalnum() or category(char).startswith("M")


def _is_abbreviated(name: str, known: Abbreviations) -> bool:
    """Whether the last word is short for another, so that a stop after it is its own: *Inc*, *D.C*, *Jr*."""
    last = name.rsplit(maxsplit=1)[-1] if name.strip() else ""
    return not {last, last.lower()}.isdisjoint(known.open_ended) or bool(_INITIALS.fullmatch(last))


def _after_title(text: str, start: int, end: int, lexicon: NameLexicon) -> int:
    """Where the name begins after the longest title that leaves something of it."""
    parts = [match.span() for match in _WORD.finditer(text, start, end)]
    for size in range(min(lexicon.longest_title, len(parts) - 1), 0, -1):
        if tuple(fold_name(text[start : parts[size - 1][1]]).split()) in lexicon.titles:
            return parts[size][0]
    return start


def _borne_out(text: str, found: Iterable[Sight], lexicon: NameLexicon) -> list[Sight]:
    """Those that the model is sure enough of, and doubtful ones of which the text or a list tells what they are.

    An age or a legal form does, or a given name before a family name: one by the list, or that of somebody in the text.
    Of two that overlap, the first.
    """
    seen = [replace(sight, weight=max(sight.weight, ENOUGH)) if _is_told(text, sight) else sight for sight in found]
    families = {s.key.split()[-1] for s in seen if s.weight >= ENOUGH and s.label == "person" and " " in s.key}
    kept: list[Sight] = []
    for sight in seen:
        first, *rest = sight.key.split()
        called = bool(rest) and first in lexicon.given and (rest[-1] in families or rest[-1] in lexicon.family)
        if sight.weight < ENOUGH and called:
            sight = replace(sight, label="person", weight=ENOUGH)
        if sight.weight >= ENOUGH and (not kept or sight.start >= kept[-1].end):
            kept.append(sight)
    return kept


def _with_places(text: str, seen: Sequence[Sight], closed: bytearray, tools: Tools) -> list[Sight]:
    """The sights and the places that the words beside them tell, in order; a body so told is a place."""
    placed = [replace(sight, label="place") if _is_placed(text, sight, tools) else sight for sight in seen]
    taken = bytearray(map(max, _covered(text, seen), closed))
    for start, end in told_places(text, taken, tools):
        key = fold_name(text[start:end])
        if not _is_idle(text, end, key, "place", tools.names):
            placed.append(Sight(start, end, text[start:end], key, "place", BORROWED))
    return sorted(placed, key=lambda sight: sight.start)


def _is_placed(text: str, sight: Sight, tools: Tools) -> bool:
    """Whether the words beside what the model took for a body or a person tell a place."""
    if sight.label == "organization" and stands_before_noun(text, sight.start, sight.end, tools):
        return True
    if sight.label == "person" and is_no_person(text, sight.start, sight.end, tools):
        return True
    return sight.label in ("organization", "person") and is_located(text, sight.start, sight.end, tools)


def _is_told(text: str, sight: Sight) -> bool:
    """Whether its own words, or those behind it, say what a likely name of several words is: an age, a legal form."""
    _, *rest = sight.key.split()
    if not rest or sight.weight < LIKELY:
        return False
    if sight.label == "organization":
        return rest[-1].rstrip(".") in _LEGAL_FORMS
    return sight.label == "person" and _AGE.match(text, sight.end) is not None


def _settled(seen: Sequence[Sight], tools: Tools) -> list[Sight]:
    """The sights, each with the label for which all sights of its name, and of its longer forms, speak.

    *Ford* is a person where *Dana Ford* is.
    """
    votes: dict[str, dict[Label, float]] = defaultdict(lambda: defaultdict(float))
    for sight in seen:
        votes[sight.key][sight.label] += sight.weight
    for sight in seen:
        for short in _short_forms(sight, tools):
            if short in votes:
                votes[short][sight.label] += sight.weight
    best = {key: max(counted.items(), key=lambda item: (item[1], item[0]))[0] for key, counted in votes.items()}
    return [replace(sight, label=best[sight.key]) for sight in seen]


def _short_forms(sight: Sight, tools: Tools) -> Iterator[str]:
    """Words that may stand for the whole: a person's last, or first if it is rare, and an organization's first.

    *Ohio* does not stand for the *Ohio Department of Transportation*.
    """
    lexicon = tools.names
    first, *rest = sight.key.split()
    if not rest:
        return
    rare = len(first) > 3 and first not in lexicon.common
    if sight.label == "person":
        yield rest[-1]
        if rare:
            yield first
    elif sight.label == "organization" and rare and first not in lexicon.given and first not in tools.gazetteer:
        yield first


def _elsewhere(text: str, closed: bytearray, named: Sequence[Sight], lexicon: NameLexicon) -> Iterator[Sight]:
    """Sights of sure names that the model passed over; an everyday word has to be seen by it each time."""
    known: dict[str, Sight] = {}
    sizes: dict[str, dict[int, None]] = defaultdict(dict)  # first word → lengths of the names that begin with it
    for sight in sorted(named, key=lambda sight: (-len(sight.text), sight.start)):
        if sight.weight >= SURE and len(sight.text) > 2 and sight.text[0].isupper() and sight.key not in lexicon.common:
            known.setdefault(sight.text, sight)
            sizes[_first_word(sight.text)][len(sight.text)] = None
    taken = _covered(text, named)
    for match in _LETTERS.finditer(text) if known else ():
        start = match.start()
        for size in sizes.get(match.group(), ()):
            end = start + size
            found = known.get(text[start:end])
            if found is None or text[end : end + 1].isalnum() or 1 in taken[start:end] or 0 not in closed[start:end]:
                continue
            if not _is_idle(text, end, found.key, found.label, lexicon):
                taken[start:end] = b"\x01" * size
                yield replace(found, start=start, end=end, weight=BORROWED)
            break


def _peoples(folio: Folio, named: Sequence[Sight], tools: Tools) -> Iterator[Sight]:
    """Peoples and faiths in the plural that no sight covers: lists know them all, and a plural is no adjective."""
    taken = _covered(folio.text, named)
    for match in _PLURAL.finditer(folio.text):
        start, end = match.span()
        key = fold_name(match.group())
        if 1 in taken[start:end] or _qualifies(folio.text, start, end, "group", tools):
            continue
        if key in tools.names.people_nouns or key in tools.countries.peoples:
            yield Sight(start, end, match.group(), key, "group", BORROWED)


def _covered(text: str, spans: Iterable[Sight | Sentence | TimeExpression]) -> bytearray:
    """One byte a character of the text, 1 where a span covers it."""
    covered = bytearray(len(text))
    for span in spans:
        covered[span.start : span.end] = b"\x01" * (span.end - span.start)
    return covered


def _first_word(name: str) -> str:
    """The letters and digits that the name begins with."""
    match = _LETTERS.match(name)
    return match.group() if match else ""


def full_names(people: Iterable[Sight]) -> dict[str, str]:
    """Folded name → the fullest form of it that is not ambiguous; forms as first written."""
    written: dict[str, str] = {}
    for person in people:
        written.setdefault(person.key, person.text)
    holders: dict[str, list[str]] = {}
    for key in sorted(written, key=lambda k: (-len(k.split()), k)):
        for word in set(key.split()):
            holders.setdefault(word, []).append(key)
    return {key: written[_fullest(key, holders)] for key in written}


def _fullest(key: str, holders: Mapping[str, Sequence[str]]) -> str:
    """The longest name of the document that ``key`` can stand for, itself if several could be meant.

    Names that end alike come first: *Kim* is *Mina Kim* before *Kim Basset*.
    """
    parts = key.split()
    rarest = min((holders[part] for part in parts), key=len)
    longer = [full for full in rarest if len(full.split()) > len(parts) and _in_order(parts, full.split())]
    same_end = [full for full in longer if full.split()[-1] == parts[-1]]
    meant = same_end or longer
    firsts = {full.split()[0] for full in meant}
    return meant[0] if len(firsts) == 1 else key


def _in_order(words: Sequence[str], longer: Iterable[str]) -> bool:
    """Whether the words stand in the longer name in their order: *Ali Omar* is *Ali bin Omar*, not *Omar Ali*."""
    rest = iter(longer)
    return all(word in rest for word in words)
