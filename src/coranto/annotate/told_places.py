"""Toponyms that the gazetteer knows and the words beside them bear out: a preposition, an area, an office.

The language model marks most; these are the ones that it passes over or takes for a body: *in Kisumu*, *Athens, Ohio*,
*Leeds Council leader*, *a Toronto lawyer*.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.resources.gazetteer import PlaceRow
from coranto.text.names import fold_name
from coranto.text.spans import Span
from coranto.tools import Tools

PEOPLED: Final = 1_000
"""Inhabitants from which a town may be told by a preposition alone."""
KNOWN: Final = 50_000
"""Inhabitants from which a town may stand before a noun without more: *a Toronto lawyer*."""
_WORD: Final = r"[^\W\d_a-z][\w’'-]*[^\W_]"
_JOINER: Final = r"(?:de|del|la|el|al|of|on|upon|sur|am|do|da|dos)[ -]"
_NAME: Final = re.compile(rf"{_WORD}(?:[ -](?:{_JOINER}){{0,2}}{_WORD}){{0,3}}")
_PART: Final = re.compile(r"[^\s-]+")
_LOCATED: Final = re.compile(r"\b(?:in|near|outside|around|across|throughout|toward|towards|via|downtown|central)\s+\Z")
_REACHED: Final = re.compile(
    r"\b(?:visit(?:s|ed|ing)?|reach(?:es|ed|ing)?|as far as"
    r"|(?:governor|commissioner|mayor|prefect|people|residents|streets) of"
    r"|(?:roads?|highway|motorway|railway|flights?|ferr(?:y|ies)) (?:to|from))\s+\Z"
)
"""Before the name of a place, which may be a person's where the language model says so: *reached Johnson by phone*."""
_AREA_AFTER: Final = re.compile(r",\s((?:[A-Z]\.\s?){2}|[A-Z][\w’'-]+\.?(?: [A-Z][\w’'-]+)?)")
_DETERMINED: Final = re.compile(r"\b(?:an?|the|his|her|its|their|our)\s+\Z", re.IGNORECASE)
_NOUN_AFTER: Final = re.compile(r"\s([a-z]{3,})\b")
_WORDS_AFTER: Final = re.compile(r"(?: [A-Za-z][\w’'-]+){1,3}")
_LINE_BEGINS: Final = re.compile(r"(?:\A|[\n.] ?)\Z")
_DATELINE_ENDS: Final = re.compile(r"(?:, [^\n—–]{2,30})?(?: \([A-Z][\w /]+\))? ?(?:—|–|--| - )")
_AREAS: Final = frozenset({"country", "region"})
_STRUCK: Final = re.compile(
    r"\b(?:bombed|shelled|bombarded|overran|retook|recaptured|besieged"
    r"|(?:the |a |an? [a-z]+ )(?:village|hamlet|town|suburb) of|outskirts of|(?:on|at|to) the (?:edge|fringes) of"
    r"|(?:bridge|crossing|checkpoint|roadblock|dam|airstrip|ford|quarry) at"
    r"|(?:shelling|bombing|bombardment|siege|villagers) of)\s+\Z"
)
_OPEN_END: Final = re.compile(
    r"[.,;:!?)]|\s*\Z|\s+(?:and|or|but|on|in|at|near|from|for|with|after|before|as|while|early|late|overnight|"
    r"yesterday|again|was|were|is|had|has)\b"
)
_DAY: Final = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
STRUCK_BACK: Final = 40
LOOK_BACK: Final = 16
"""Characters before a name in which what bears it out ends."""
REACHED_BACK: Final = 24


def is_located(text: str, start: int, end: int, tools: Tools) -> bool:
    """Whether the gazetteer has the name at ``start:end``, and a preposition, an area or a dateline tells a place."""
    if not _is_peopled(text[start:end], PEOPLED, tools):
        return False
    before = text[max(0, start - LOOK_BACK) : start]
    if _LOCATED.search(before) or (_LINE_BEGINS.search(before) and _DATELINE_ENDS.match(text, end)):
        return True
    area = _AREA_AFTER.match(text, end)
    return area is not None and any(map(_is_area, tools.gazetteer.lookup(area[1])))


def is_reached(text: str, start: int, end: int, tools: Tools) -> bool:
    """Whether the gazetteer has the name, and somebody visits it, governs it or lives there, or a way leads there."""
    before = _REACHED.search(text, max(0, start - REACHED_BACK), start)
    return before is not None and _is_peopled(text[start:end], PEOPLED, tools)


def is_no_person(text: str, start: int, end: int, tools: Tools) -> bool:
    """Whether what may be taken for a person is a place by the words before it: nobody has an edge or a siege.

    Somebody is visited, too: of such names only one that the gazetteer has counts, and no family's.
    """
    name = text[start:end]
    key = fold_name(name)
    if is_struck(text, start, end):
        return _may_be_place(name, tools)
    visited = _OPEN_END.match(text, end) is not None and key not in tools.names.family and key not in tools.names.common
    return visited and is_reached(text, start, end, tools)


def stands_before_noun(text: str, start: int, end: int, tools: Tools) -> bool:
    """Whether a place stands before an office (*Lagos Governor*, *the Leeds mayor*) or, if known, before any noun."""
    name = text[start:end]
    if name.isupper():
        return False  # *a US official*, *the UN envoy*
    determined = _DETERMINED.search(text, max(0, start - LOOK_BACK), start) is not None
    following = _WORDS_AFTER.match(text, end)
    words = following[0].split() if following else []
    if words and (determined or words[0][0].isupper()):
        folded = fold_name(" ".join(words)).split()
        if any(tuple(folded[:size]) in tools.names.titles for size in range(1, len(folded) + 1)):
            return _is_peopled(name, PEOPLED, tools)
    noun = _NOUN_AFTER.match(text, end)
    named = determined and noun is not None and bool(tools.names.common.get(noun[1]))
    return named and _is_peopled(name, KNOWN, tools)


def is_struck(text: str, start: int, end: int) -> bool:
    """Whether the name, which no gazetteer need have, is a town by what is done to it: *shelled Ulonzi*."""
    before = _STRUCK.search(text, max(0, start - STRUCK_BACK), start)
    return before is not None and _OPEN_END.match(text, end) is not None and not _DAY.search(text, start, end)


def _is_area(row: PlaceRow) -> bool:
    return row.precision in _AREAS


def _is_peopled(name: str, inhabitants: int, tools: Tools) -> bool:
    """Whether it is an area, or the own name of a place with so many inhabitants: towns have many other names."""
    key = fold_name(name)
    return any(
        _is_area(row) or row.curated or (row.population >= inhabitants and fold_name(row.name) == key)
        for row in tools.gazetteer.lookup(name)
    )


def told_places(text: str, taken: bytearray, tools: Tools) -> Iterator[Span]:
    """Names that nothing has ``taken`` yet and that are told, without overlap; the longest from each word on."""
    for match in _NAME.finditer(text):
        start, last = match.span()
        first = taken.find(1, start, last)
        last = last if first < 0 else start + len(text[start:first].rstrip())
        words = [found.span() for found in _PART.finditer(text, start, last)]
        found = next(_told(text, words, tools), None)
        if found is not None:
            yield found


def _told(text: str, words: Sequence[tuple[int, int]], tools: Tools) -> Iterator[Span]:
    """The stretches of the words that are told, from the first word on, the longest first."""
    for i, (start, _) in enumerate(words):
        for _, end in reversed(words[i:]):
            if text[start].islower() or not _may_be_place(text[start:end], tools):
                continue
            if (
                is_located(text, start, end, tools)
                or stands_before_noun(text, start, end, tools)
                or is_reached(text, start, end, tools)
                or is_struck(text, start, end)
            ):
                yield Span(start, end)


def _may_be_place(name: str, tools: Tools) -> bool:
    """Whether the name is no everyday word, no adjective of a country, and no given name but that of a large place."""
    key = fold_name(name)
    lexicon = tools.names
    if key in lexicon.common or key in lexicon.not_names or key in tools.countries.adjectives:
        return False
    return key not in lexicon.given or _is_peopled(name, KNOWN, tools)
