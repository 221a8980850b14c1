"""Titles and offices that a text gives a person, as written."""

import re
from collections.abc import Iterator
from typing import Final

from coranto.model.resolved import Role
from coranto.resources.names import NameLexicon
from coranto.resources.public_roles import public_roles
from coranto.text.names import fold_name

BEFORE: Final = 120
"""Characters before a name in which its title is looked for."""
AFTER: Final = 140
"""Characters after a name in which an apposition must end."""
_WORD: Final = re.compile(r"[\w'’.-]*[\w'’]")
_OPENS: Final = re.compile(
    r",\s(?:the |a |an |who is )?(?P<role>(?:[\w'’-]+\s){0,3}?(?P<head>[\w'’-]+)(?:\s[^,.;:\n()\"“”]{1,90})?)[,.;\n]"
)
_BEFORE: Final = re.compile(
    r"(?:^|[.!?\n]\s*|[“\"—-]\s*|,\s)(?:[Tt]he|[Ii]ts|[Tt]heir|[Aa]n?)\s(?P<role>[^\s,.;:()\"“”][^,.;:\n()\"“”]{1,80}),\s$"
)
"""An office that stands before a name, between commas: *the governor of the province, Ana Lopes,*."""
_SKIPPED: Final = frozenset(
    {"but", "and", "as", "when", "while", "the", "a", "an", "with", "that", "after", "before", "by", "said"}
)
_RANKS: Final = frozenset({
    "former", "deputy", "acting", "press", "prime", "chief", "senior", "regional", "affairs", "foreign", "party",
    "opposition",
})  # fmt: skip
"""Words in lower case that belong to the office before a name."""
HONORIFICS: Final = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "madam"})
"""Titles that say nothing of an office."""


def roles_of(doc: str, text: str, start: int, end: int, lexicon: NameLexicon) -> Iterator[Role]:
    """The title right before the name at ``start:end``, and the office in an apposition right before or after it.

    An apposition is taken for an office where a title is among its first words, or where it is a public role.
    """
    title = title_before(text, start, lexicon)
    if title and fold_name(text[title[0] : title[1]]) not in HONORIFICS:
        yield Role(text[title[0] : title[1]], doc, *title)
    elif text[end : end + 1] == ",":
        base = max(0, start - BEFORE)
        office = _BEFORE.search(text[base:start])
        if office and public_roles().hold(office["role"]):
            yield Role(office["role"], doc, *(base + at for at in office.span("role")))
    apposition = _OPENS.match(text, end, min(len(text), end + AFTER))
    if apposition and _is_office(apposition["role"], lexicon):
        yield Role(apposition["role"], doc, *apposition.span("role"))


def title_before(text: str, start: int, lexicon: NameLexicon) -> tuple[int, int] | None:
    """The span of the title that ends right before ``start``, with the capitalised words that qualify it."""
    base = max(0, start - BEFORE)
    base = max(base, text.rfind("\n", base, start) + 1)
    found = [(match.start() + base, match.end() + base) for match in _WORD.finditer(text[base:start])]
    if not found or text[found[-1][1] : start].strip(" .\u00a0"):
        return None
    size = _title_size(text, found, lexicon)
    if not size:
        return None
    first = len(found) - size
    while first > 0 and _qualifies(text, found, first, lexicon):
        first -= 1
    return found[first][0], found[-1][1]


def _title_size(text: str, found: list[tuple[int, int]], lexicon: NameLexicon) -> int:
    """Words of the title at the end of ``found``; titles may follow one another (*spokesman Major General*)."""
    total = 0
    while total < len(found):
        for size in range(min(lexicon.longest_title, len(found) - total), 0, -1):
            stop = len(found) - total
            words = [fold_name(text[a:b]) for a, b in found[stop - size : stop]]
            if tuple(words) in lexicon.titles or (size == 1 and public_roles().is_head(words[0])):
                total += size
                break
        else:
            break
    return total


def _qualifies(text: str, found: list[tuple[int, int]], first: int, lexicon: NameLexicon) -> bool:
    """Whether the word before is a capitalised qualifier of the title, or its *deputy*, *former* …"""
    start, end = found[first - 1]
    word = text[start:end]
    key = fold_name(word)
    if text[end : found[first][0]] != " " or key in _SKIPPED:
        return False
    noun = lexicon.common.get(key)
    if word[0].isupper():
        return noun is not False or word.isupper()  # a verb or an adverb with a capital only opens the sentence
    return bool(noun) and (key in _RANKS or key in lexicon.heads)


def _is_office(role: str, lexicon: NameLexicon) -> bool:
    return _names_office(fold_name(role).split()[:4], lexicon) or public_roles().hold(role)


def _names_office(words: list[str], lexicon: NameLexicon) -> bool:
    """Whether a title is among the first words of an apposition."""
    return any(
        tuple(words[i : i + n]) in lexicon.titles
        for i in range(len(words))
        for n in (1, 2)
        if words[i] not in HONORIFICS
    )
