"""Which of the names that a place is listed under may mean it in a text.

GeoNames lists alternate names by the million: in all languages and scripts, of all times, among them codes,
transcriptions in lower case, and words that mean something else nearly always.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from typing import Final

from coranto.resources.names import NameLexicon
from coranto.resources.place_table import NameRank
from coranto.text.names import fold_name
from coranto.text.transliteration import skeleton

OTHER_NAMES_FROM: Final = 5_000
"""Inhabitants from which a place keeps names that are not spelled like its own: those of villages mostly collide."""
OTHER_SCRIPTS_FROM: Final = 2_000
"""Inhabitants from which it keeps names in Cyrillic, Arabic, Greek, Hebrew and Han."""
FURTHER_SCRIPTS_FROM: Final = 15_000
"""Inhabitants from which it keeps names in any other script."""
KNOWN_BY: Final = 40
"""Other names in GeoNames from which a town is named abroad without its country: many languages have one for it."""
SHORTEST_LATIN: Final = 4
SHORTEST_CODE: Final = 5
"""Capitals from which a word in capitals is a name: ``LON`` and ``NYC`` are codes, and given by hand where in use."""
_SCRIPTS: Final = ("CYRILLIC", "ARABIC", "GREEK", "HEBREW", "CJK")
_SHORT_NAMES: Final = ("CJK", "HANGUL", "KATAKANA", "HIRAGANA", "ETHIOPIC")
"""Scripts with a sign for a syllable or a word."""


def name_ranks(name: str, others: Iterable[str], population: int, lexicon: NameLexicon) -> dict[str, int]:
    """The folded names that may mean a place of that name, with the ``NameRank`` of each."""
    own = fold_name(name)
    ranks = {key: int(NameRank.OTHER) for key in _usable(own, others, population, lexicon)}
    return ranks | {own: int(NameRank.OWN)} if own else ranks


def _usable(own: str, others: Iterable[str], population: int, lexicon: NameLexicon) -> Iterator[str]:
    for other in others:
        key = fold_name(other)
        if key == own or not _is_name(other, key):
            continue
        if not key.isascii():
            known = unicodedata.name(key[0], "").startswith(_SCRIPTS)
            if population >= (OTHER_SCRIPTS_FROM if known else FURTHER_SCRIPTS_FROM):
                yield key
        elif (population >= OTHER_NAMES_FROM or _spelled_alike(own, key)) and not is_other_word(key, lexicon):
            yield key


def is_other_word(key: str, lexicon: NameLexicon) -> bool:
    """Whether a folded name is an everyday word, somebody's given name, a title or a people before it is a place."""
    return key in lexicon.common or key in lexicon.given or key in lexicon.not_names or key in lexicon.peoples


def _is_name(written: str, key: str) -> bool:
    """Whether it is letters only, and neither a code nor a transcription, which GeoNames writes in lower case."""
    if not key.replace(" ", "").isalpha():
        return False
    if key.isascii():
        is_code = written.isupper() and len(key) < SHORTEST_CODE
        return len(key) >= SHORTEST_LATIN and written[0].isupper() and not is_code
    return len(key) >= (2 if unicodedata.name(key[0], "").startswith(_SHORT_NAMES) else 3)


def _spelled_alike(own: str, key: str) -> bool:
    """Whether two folded names in Latin letters begin alike and have the same consonants."""
    return own[:1] == key[:1] and [*map(skeleton, own.split())] == [*map(skeleton, key.split())]
