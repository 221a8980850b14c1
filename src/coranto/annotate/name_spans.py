"""Where names begin and end: runs of capitalised words, cut at titles and joined over particles."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from coranto.annotate.tokens import Word
from coranto.model.annotation import Label
from coranto.resources.names import NameLexicon
from coranto.tools import Tools

LONGEST_NAME: Final = 14
"""Words: the longest official names of conventions and offices are shorter."""
FARTHEST_HEAD: Final = 4
"""Words after a genitive within which the head of a long name stands."""
SHARE_OF_CAPITALS: Final = 0.66
"""A sentence in which more of its longer everyday words have a capital is a title, and its capitals say nothing."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words ``first:last`` of a sentence that may be a name, with the title that stands before them."""

    first: int
    last: int
    title: tuple[int, int] | None = None


def is_title_case(words: Sequence[Word], lexicon: NameLexicon) -> bool:
    """Whether the sentence writes everyday nouns and verbs with a capital too, as headlines do."""
    plain = [word for word in words[1:] if len(word.text) > 3 and word.key in lexicon.common]
    return len(plain) >= 2 and sum(word.capital for word in plain) > SHARE_OF_CAPITALS * len(plain)


def runs(words: Sequence[Word], tools: Tools) -> Iterator[Run]:
    """Runs of capitalised words, left to right, already cut at titles."""
    lexicon = tools.names
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        end = _end_of_run(words, at, lexicon, tools)
        yield from _cut(words, at, end, lexicon, tools)
        at = max(end, at + 1)


def joined(words: Sequence[Word], at: int) -> bool:
    """Whether nothing but a space, or the stop of an abbreviation, parts the word from the one before."""
    if words[at - 1].genitive:
        return False
    gap = words[at].gap
    if gap in {" ", "\u00a0"}:
        return True
    return gap in {". ", "."} and len(words[at - 1].text) <= 4


def _end_of_run(words: Sequence[Word], first: int, lexicon: NameLexicon, tools: Tools) -> int:
    """The index after the last word of the run that begins at ``first``."""
    end = first + 1
    while end < len(words) and end - first < LONGEST_NAME:
        if not joined(words, end) and not _owned(words, end, lexicon):
            break
        if words[end].capital:
            end += 1
            continue
        bridge = _bridge(words, first, end, lexicon, tools)
        if not bridge:
            break
        end = bridge
    return end


def _owned(words: Sequence[Word], at: int, lexicon: NameLexicon) -> bool:
    """Whether the genitive before is part of a long name: People*'s* Action Party, Workers*'* Union."""
    before, word = words[at - 1], words[at]
    everyday = before.key in lexicon.common or before.key.removesuffix("s") in lexicon.common
    if not (everyday and word.capital and (before.genitive or before.key.endswith("s"))):
        return False
    if word.gap.strip("'’ "):
        return False
    for word in words[at : at + FARTHEST_HEAD]:
        if not word.capital:
            return False
        if word.key in lexicon.heads:
            return True
    return False


def _bridge(words: Sequence[Word], first: int, at: int, lexicon: NameLexicon, tools: Tools) -> int:
    """The index after a lower-case stretch and the capital that follows it, if it belongs to the name; else 0."""
    stop = at
    while stop < len(words) and stop - at < 3 and not words[stop].capital and joined(words, stop):
        stop += 1
    if stop == at or stop >= len(words) or not words[stop].capital or not joined(words, stop):
        return 0
    between = [word.key for word in words[at:stop]]
    if all(key in lexicon.particles for key in between) and "the" not in between:
        return stop + 1
    if between[0] in FOREIGN_JOINERS and all(_is_foreign(words[i], lexicon) for i in (at - 1, stop)):
        return stop + 1
    if not all(key in lexicon.joiners for key in between):
        return 0
    phrase = " ".join(word.text for word in words[first : stop + 1])
    longer = " ".join(word.text for word in words[first : stop + 2])
    if phrase in tools.gazetteer or phrase in lexicon.known:
        return stop + 1
    if between[0] == "of" and (longer in tools.gazetteer):
        return stop + 1
    return stop + 1 if _heads_a_phrase(words, first, at, between, lexicon) else 0


def _is_foreign(word: Word, lexicon: NameLexicon) -> bool:
    return not word.text.isupper() and word.key not in lexicon.common


def _heads_a_phrase(words: Sequence[Word], first: int, at: int, between: Sequence[str], lexicon: NameLexicon) -> bool:
    """Whether the words before a joiner are the head of a long name: *Ministry* of …, *Institute* for …"""
    head = words[at - 1].key
    label = lexicon.heads.get(head)
    if between[0] in _OF:
        return label is not None and label != "product" and head not in _LEGAL
    if between[0] in {"on", "against"}:
        return head in _BODIES
    if between == ["and"]:
        return _and_within(words, first, at, label, lexicon)
    return False


def _and_within(words: Sequence[Word], first: int, at: int, label: Label | None, lexicon: NameLexicon) -> bool:
    """Whether *and* joins two everyday words of one name: Ministry of Trade *and* Industry, Food *and* Drug Agency."""
    inner = [word.key for word in words[first:at]]
    after = words[at + 1]
    if not lexicon.common.get(after.key) and not lexicon.common.get(words[at - 1].key):
        return False
    if any(key in _OF for key in inner):
        return True
    ahead = []
    for word in words[at + 1 : at + 1 + FARTHEST_HEAD]:
        if not word.capital:
            break
        ahead.append(word.key)
    return label is None and len(ahead) > 1 and lexicon.heads.get(ahead[-1]) == "organization"


_OF: Final = frozenset({"of", "for", "de", "del", "des", "du", "do", "da", "&"})
FOREIGN_JOINERS: Final = frozenset({"fur", "och", "para", "per", "pour", "und", "voor"})
"""Folded joiners of other languages: between two capitals, in an English text, they stand only within a name."""
_LEGAL: Final = frozenset(
    {"inc", "co", "corp", "ltd", "limited", "llc", "llp", "plc", "sa", "ag", "gmbh", "spa", "nv", "bv"}
)
_BODIES: Final = frozenset({
    "board", "campaign", "coalition", "commission", "committee", "conference", "convention", "council", "day",
    "forum", "group", "institute", "law", "movement", "panel", "summit", "treaty", "tribunal", "union", "war",
})  # fmt: skip
"""Heads that *on* and *against* may follow within a name: Convention *on* Biological Diversity."""


def _cut(words: Sequence[Word], first: int, end: int, lexicon: NameLexicon, tools: Tools) -> Iterator[Run]:
    """The run without its titles; what stands before a title is a run of its own."""
    office = _office(words, first, end, lexicon, tools)
    if office:
        yield Run(first, first + office)
        yield Run(first + office, end, (first - 1, first + office))
        return
    start, at, title = first, first, None
    while at < end:
        length = _title_at(words, at, end, lexicon)
        if length and at == start and _is_place(words, at, end, tools):
            length = 0
        if length and not _is_head(words, start, at, length, end, lexicon):
            if at > start:
                yield Run(start, at, title)
            title = (at, at + length)
            at += length
            start = at
        else:
            at += 1
    if start < end:
        yield Run(start, end, title)


def _office(words: Sequence[Word], first: int, end: int, lexicon: NameLexicon, tools: Tools) -> int:
    """Words of an office that a title governs, before its holder: President of the *Senate* Tomas Whitlock; else 0."""
    before = [word.key for word in words[max(0, first - 3) : first]]
    if before[-1:] == ["the"]:
        before.pop()
    if len(before) < 2 or before[-1] != "of" or (before[-2],) not in lexicon.titles:
        return 0
    if any(_title_at(words, at, end, lexicon) for at in range(first, end)):
        return 0
    sizes = [
        size
        for size in range(1, end - first - 1)
        if words[first + size - 1].capital and _is_full_name(words[first + size : end], lexicon)
    ]
    if not sizes or _text(words, first, end) in tools.gazetteer:
        return 0
    known = [size for size in sizes if _text(words, first, first + size) in tools.gazetteer]
    return known[-1] if known else sizes[0]


def _is_full_name(words: Sequence[Word], lexicon: NameLexicon) -> bool:
    """Whether the words are a given name and more, none of which heads an organization."""
    if not words[0].capital or words[0].key not in lexicon.given:
        return False
    return all(word.key in lexicon.particles or (word.capital and word.key not in lexicon.heads) for word in words)


def _text(words: Sequence[Word], first: int, end: int) -> str:
    return "".join(words[i].text if i == first else words[i].gap + words[i].text for i in range(first, end))


def _title_at(words: Sequence[Word], at: int, end: int, lexicon: NameLexicon) -> int:
    """Words of the longest title that begins at ``at``; 0 if none."""
    for length in range(min(lexicon.longest_title, end - at), 0, -1):
        keys = " ".join(word.key for word in words[at : at + length])
        if tuple(keys.split()) in lexicon.titles:
            return length
    return 0


def _is_place(words: Sequence[Word], first: int, end: int, tools: Tools) -> bool:
    """Whether the words, title and all, are a place of some size: *Prince Edward Island*, *Khan Younis*."""
    if end - first < 2:
        return False
    rows = tools.gazetteer.lookup(_text(words, first, end))
    return any(row.population > 20_000 or row.curated for row in rows)


def _is_head(words: Sequence[Word], start: int, at: int, length: int, end: int, lexicon: NameLexicon) -> bool:
    """Whether the supposed title is within an organization's name (*General* Motors, Council of *Ministers*)."""
    after = [word.key for word in words[at + length : end]]
    if any(lexicon.heads.get(key) in {"organization", "facility", "event"} for key in after):
        return True
    return at > start and words[at - 1].key in lexicon.joiners and words[at - 1].key not in lexicon.particles
