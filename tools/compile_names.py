"""Compiles the tables of given names, their sex and spellings, and of family names that the package ships.

    pip install Faker==40.54.0
    python tools/compile_names.py --spellings rigour/data/names/persons.txt --characters opencc/dictionary

Names by sex and country come from the locale tables of Faker 40.54.0 (MIT); which spellings are one name comes
from ``rigour/data/names/persons.txt`` of the rigour 1.2.4 wheel (MIT; made from Wikidata, CC0). Words for kinds of
organizations and legal forms come from ``data.py`` and ``org_types.py`` beside it (MIT). Traditional and
Japanese characters come from the dictionaries of opencc-python-reimplemented 0.1.7 (Apache 2.0). The output depends on
the inputs alone.
"""

import argparse
import ast
import gzip
import importlib
import pkgutil
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import faker.providers.person as person
from rapidfuzz.distance import Indel

from coranto.text.names import fold_name
from coranto.text.romanisation import romanised, script_of
from coranto.text.transliteration import coarse_keys, skeleton

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


def native_names(groups: list[list[str]], known: set[str]) -> list[str]:
    """Lines ``native TAB latin``: single words of scripts that a rule cannot vocalise, with their nearest spelling.

    Nearest is the spelling that most groups give for characters, for letters that with the same consonants; then
    a known name, then the shortest. Left out are characters whose reading in pinyin is among the spellings.
    """
    spelled: dict[str, Counter[str]] = defaultdict(Counter)
    for group in groups:
        latin = {key for key in map(fold_name, group) if is_latin(key)}
        for name in group:
            native = unicodedata.normalize("NFC", without_points(name))
            if script_of(native) in NATIVE and native.isalpha() and len(native) >= 2:
                spelled[native].update(latin)
    lines = []
    for native, counts in sorted(spelled.items()):
        ways = [fold_name(way).replace(" ", "") for way in romanised(native)]
        if not counts or not counts.keys().isdisjoint(ways):
            continue
        best = min(counts, key=lambda key: _rank(key, counts, ways, script_of(native) == "han", known))
        if script_of(native) in SYLLABIC or likeness(ways, best) >= LIKE:
            lines.append(f"{native}\t{best}")
    return lines


def _rank(
    key: str, counts: Counter[str], ways: list[str], characters: bool, known: set[str]
) -> tuple[float, float, int, bool, int, str]:
    near = -round(likeness(ways, key), 1)
    return (-counts[key] if characters else near, near, -counts[key], key not in known, len(key), key)


NATIVE = frozenset({"arabic", "hebrew", "han", "kana"})
SYLLABIC = frozenset({"han", "kana"})
LIKE = 0.7
"""Least ``likeness`` of a spelling to the letters that it is said to spell."""


def without_points(name: str) -> str:
    return "".join(ch for ch in unicodedata.normalize("NFC", name) if unicodedata.category(ch) not in ("Mn", "Cf"))


def likeness(ways: list[str], key: str) -> float:
    """Share of consonant classes that a spelling shares with the nearest of ``ways``, and a little for its letters."""
    coarse = max(ratio(way, other) for w in ways for way in coarse_keys(w) for other in coarse_keys(key))
    return coarse + 0.3 * max(ratio(skeleton(way), skeleton(key)) + ratio(way, key) for way in ways)


def ratio(a: str, b: str) -> float:
    return round(Indel.normalized_similarity(a, b), 2)


def han_variants(folder: Path) -> list[str]:
    """Lines of two characters: a traditional or Japanese form, and the simplified one that stands for all of them."""
    simple = dict(_pairs(folder / "TSCharacters.txt"))
    japanese = ((new, simple.get(old, old)) for old, new in _pairs(folder / "JPVariants.txt"))
    simpler = {form: one for form, one in {**dict(japanese), **simple}.items() if form != one}
    lines = []
    for form in sorted(simpler):
        seen, one = {form}, simpler[form]
        while one in simpler and one not in seen:
            seen.add(one)
            one = simpler[one]
        lines.append(f"{form}{min(one, *seen) if one in seen else one}")
    return [line for line in lines if line[0] != line[1]]


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    for line in path.read_text("utf-8").splitlines():
        form, forms = line.split("\t")
        if len(form) == len(forms.split()[0]) == 1:
            yield form, forms.split()[0]


def organization_words(folder: Path) -> list[str]:
    """Lines ``form TAB kind``: legal forms of companies, kind empty, and words for kinds of bodies, all folded.

    Left out are forms of one letter, numbers, and what is a word or an acronym of something else as well.
    """
    forms: dict[str, str] = {}
    for symbol, names in literal(folder / "data.py", "ORG_SYMBOLS").items():
        for name in map(fold_name, names) if symbol not in NOT_KINDS else ():
            if is_latin(name) and len(name) >= LONG_ENOUGH:
                forms.setdefault(name, symbol.lower())
    for form in literal(folder / "org_types.py", "ORG_TYPES"):
        for name in (form.get("display", ""), form.get("compare", ""), *form.get("aliases", ())):
            key = fold_name(name)
            if name and key.replace(" ", "").isascii() and len(key) > 1 and key not in NOT_FORMS:
                forms[key] = ""
    return [f"{form}\t{kind}" for form, kind in sorted(forms.items())]


LONG_ENOUGH = 4
NOT_KINDS = frozenset({
    "INTEL", "NAMED", "SOCALLED", "TPB", "NPP", "SPV", "SKB", "LIQUIDATION", "REINSURANCE", "CO", "POWER", "SUPPLY",
})  # fmt: skip
NOT_FORMS = frozenset({
    "ii", "im", "is", "pr", "na", "nl", "pp", "ong", "rf", "rp", "rs", "yu", "uu", "tu", "in", "pc", "pa", "ps", "pe",
    "psu", "pt", "sc", "rt", "sd", "od", "og", "ei", "ca", "at", "cooperation", "cooperative", "koop", "kooperatif",
    "sube",
})  # fmt: skip


def literal(path: Path, name: str) -> Any:
    """The value that a module gives ``name``, without running it."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and node.target.id == name:
            assert node.value is not None
            return ast.literal_eval(node.value)
    raise KeyError(f"{path} has no {name}")


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
    parser.add_argument("--characters", type=Path, required=True, help="opencc/dictionary of the OpenCC wheel")
    parser.add_argument("--out", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    groups = spellings(arguments.spellings)
    tables = {
        "given_names.txt.gz": compile_table(arguments.spellings),
        "family_names.txt.gz": family_names(groups),
    }
    known = {line.split("\t")[0] for lines in tables.values() for line in lines}
    tables["native_names.txt.gz"] = native_names(groups, known)
    variants = han_variants(arguments.characters)
    (arguments.out / "han_variants.txt").write_text("\n".join(variants) + "\n", "utf-8")
    words = organization_words(arguments.spellings.parent)
    (arguments.out / "organization_words.txt").write_text("\n".join(words) + "\n", "utf-8")
    for name, lines in tables.items():
        packed = gzip.compress("\n".join(lines).encode(), 9, mtime=0)
        (arguments.out / name).write_bytes(packed)
        print(f"{name}: {len(lines)} names, {len(packed):,} bytes")


if __name__ == "__main__":
    main()
