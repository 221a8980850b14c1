"""Compiles the tables of given names, their sex and spellings, and of family names that the package ships.

    pip install Faker==40.54.0
    python tools/compile_names.py --spellings persons.txt

Names by sex and country come from the locale tables of Faker 40.54.0 (MIT); which spellings are one name comes
from ``rigour/data/names/persons.txt`` of the rigour 1.2.4 wheel (MIT; made from Wikidata, CC0). The output depends on
the two inputs alone.
"""

import argparse
import gzip
import importlib
import pkgutil
from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

import faker.providers.person as person

from coranto.text.names import fold_name

FOLDER = Path(__file__).parents[1] / "src/coranto/resources"
SEXES = {"first_names_male": "m", "first_names_female": "f", "first_names": "u", "first_names_nonbinary": "u"}


def given_names() -> dict[str, Counter[str]]:
    """Every given name in Faker's locales, in whatever script, with the sexes that its lists give it."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for module in sorted(pkgutil.iter_modules(person.__path__), key=lambda m: m.name):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute in sorted(vars(provider)):
            values = vars(provider)[attribute]
            sex = next((s for start, s in SEXES.items() if attribute.startswith(start)), None)
            if sex is None or not isinstance(values, Iterable):
                continue
            for value in values:
                name = value[0] if isinstance(value, tuple) else value
                if len(name.split()) == 1 and "_" not in name:
                    found[name.casefold()][sex] += 1
    return found


def family_names(groups: list[list[str]]) -> list[str]:
    """Family names of Faker's locales in Latin letters, and the Latin spellings of those in other scripts, folded."""
    found: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = importlib.import_module(f"{person.__name__}.{module.name}").Provider
        for attribute, values in vars(provider).items():
            if attribute.startswith("last_names") and isinstance(values, Iterable):
                found.update((value[0] if isinstance(value, tuple) else value).casefold() for value in values)
    spelled = {name for group in groups if not found.isdisjoint(group) for name in group}
    return sorted({key for key in map(fold_name, found | spelled) if is_latin(key)})


def spellings(path: Path) -> list[list[str]]:
    """Groups of spellings of one name part, in all scripts."""
    return [line.split(" => ")[0].split(", ") for line in path.read_text(encoding="utf-8").splitlines()]


def is_latin(key: str) -> bool:
    return key.isascii() and key.isalpha() and len(key) >= 2


def compile_table(path: Path) -> list[str]:
    """Lines ``name TAB sex TAB groups``; sex is m, f or u, groups are numbers that spellings of one name share."""
    given = given_names()
    sexes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, counts in given.items():
        if is_latin(fold_name(name)):
            sexes[fold_name(name)] += counts
    groups: dict[str, set[int]] = defaultdict(set)
    number = 0
    for group in spellings(path):
        known = sorted(
            {name for name in group if name in given} | {n for n in map(fold_name, group) if n in sexes and n in given}
        )
        latin = sorted({key for key in map(fold_name, group) if is_latin(key)})
        if not known or not latin:
            continue
        number += 1
        votes = sum((given[name] for name in known), Counter())
        for key in latin:
            groups[key].add(number)
            if key not in sexes or all(key != fold_name(name) for name in known):
                sexes[key] += votes
    return [f"{name}\t{sex_of(sexes[name])}\t{','.join(map(str, sorted(groups[name])))}" for name in sorted(sexes)]


def sex_of(votes: Counter[str]) -> str:
    """m or f where nine tenths of the lists that take sides agree, else u."""
    sided = votes["m"] + votes["f"]
    for sex in "mf":
        if sided and votes[sex] >= 0.9 * sided:
            return sex
    return "u"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--spellings", type=Path, required=True, help="persons.txt of rigour 1.2.4")
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    tables = {
        "given_names.txt.gz": compile_table(arguments.spellings),
        "family_names.txt.gz": family_names(spellings(arguments.spellings)),
    }
    for name, lines in tables.items():
        packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
        (arguments.out / name).write_bytes(packed)
        print(f"{name}: {len(lines)} names, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
