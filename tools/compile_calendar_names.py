"""Compiles what months and weekdays are called in the languages of the world: one line a month or weekday.

    python tools/compile_calendar_names.py

The names are those of Unicode CLDR, through Babel, of the Gregorian calendar, in the languages that are official in a
country or a part of one: whole and shortened, as they stand alone and in dates, folded, each once. Left out are names
that hold a figure, names of more than two words, names shorter than three letters, and short forms that are English
words (*set*, *out*).
"""

import argparse
import gzip
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
from babel.localedata import locale_identifiers

from coranto.text.names import fold_name

RESOURCES = Path(__file__).parents[1] / "src/coranto/resources"
TARGET = RESOURCES / "calendar_names.txt"
SHORTEST, MOST_WORDS = 3, 2
OF = re.compile(r"(?:de|di|da|d['’]) ?\b")
"""What some languages put before the name in a date, and give with it."""


def english_words() -> frozenset[str]:
    """The English words that are written in lower case."""
    lines = gzip.decompress((RESOURCES / "common_words.txt.gz").read_bytes()).decode().splitlines()
    return frozenset(line.split()[0] for line in lines)


def official() -> frozenset[str]:
    """The languages, English apart, that are official in a country or a part of one."""
    countries = get_global("territory_languages")
    told = (get_official_languages(country, regional=True, de_facto=True) for country in countries)
    return frozenset(language.split("_")[0] for languages in told for language in languages) - {"en"}


def named(locale: Locale) -> Iterator[tuple[str, int, str, str]]:
    """Every name of a locale: what it names (``month``, ``weekday``), its number, its width, and the name."""
    for kind, table in (("month", locale.months), ("weekday", locale.days)):
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                for number, name in table[context][width].items():
                    yield kind, number, width, name


def kept(name: str, width: str, english: frozenset[str]) -> str | None:
    """The name as it is looked up; None where it could be something else."""
    folded = fold_name(OF.sub("", name, count=1) if OF.match(name) else name)
    letters = sum(char.isalpha() for char in folded)
    if any(char.isdigit() for char in folded) or len(folded.split()) > MOST_WORDS:
        return None
    if folded.isascii() and (letters < SHORTEST or (width == "abbreviated" and folded in english)):
        return None
    return folded or None


def compiled() -> str:
    """The table, as it is written."""
    english, languages = english_words(), official()
    found: defaultdict[tuple[str, int], set[str]] = defaultdict(set)
    for identifier in sorted(locale_identifiers()):
        locale = Locale.parse(identifier)
        if locale.language not in languages:
            continue
        for kind, number, width, name in named(locale):
            folded = kept(name, width, english)
            if folded is not None:
                found[kind, number].add(folded)
    lines = [f"{kind}\t{number}\t{'|'.join(sorted(names))}" for (kind, number), names in sorted(found.items())]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Writes the table, or another file that is named."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--to", type=Path, default=TARGET)
    parser.parse_args().to.write_text(compiled(), encoding="utf-8")


if __name__ == "__main__":
    main()
