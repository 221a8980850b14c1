"""Compiles the nouns that name human beings, as numbers count them (*five contractors*), from WordNet 3.1.

    python tools/compile_wordnet.py --dict FOLDER

FOLDER holds WordNet's ``data.noun``, ``index.noun``, ``index.verb`` and ``index.adj``. A noun is kept where at least
three quarters of its senses are persons; its singular as well where it is no verb and no adjective.
"""

import argparse
import gzip
from collections.abc import Iterator
from pathlib import Path

PERSON = 18
"""WordNet's lexicographer file ``noun.person``."""
MOSTLY = 0.75
TARGET = Path(__file__).parents[1] / "src/coranto/resources/person_nouns.txt.gz"
NOT_COUNTED = """
    angels badgers banks bears bridges burns cranes demons devils dragons dwarfs dwarves fields generals gods
    marks miss mills moors parks predators shrimps spirits souls stars trailers ghosts whales grizzlies
"""
"""Forms that are oftener something else than persons in the news."""


def lines_of(path: Path) -> Iterator[list[str]]:
    """The fields of the lines of a file, its licence left out."""
    with path.open(encoding="latin-1") as lines:
        yield from (line.split() for line in lines if not line.startswith(" "))


def files_of_senses(folder: Path) -> dict[str, int]:
    """Synset → lexicographer file; -1 for those that are names of single persons."""
    return {fields[0]: -1 if "@i" in fields else int(fields[1]) for fields in lines_of(folder / "data.noun")}


def plural(noun: str) -> str:
    """The regular plural of a noun."""
    if noun.endswith("man") and noun not in {"roman", "german", "shaman", "norman", "talisman", "human"}:
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "z", "ch", "sh")):
        return noun + "es"
    return noun[:-1] + "ies" if noun.endswith("y") and noun[-2] not in "aeiou" else noun + "s"


def persons(folder: Path) -> list[str]:
    """The forms that are kept, sorted."""
    files = files_of_senses(folder)
    others = {fields[0] for name in ("index.verb", "index.adj") for fields in lines_of(folder / name)}
    kept: set[str] = set()
    for fields in lines_of(folder / "index.noun"):
        noun, senses = fields[0], fields[-int(fields[2]) :]
        told = sum(files[sense] == PERSON for sense in senses)
        if not noun.isalpha() or len(noun) < 3 or told < MOSTLY * len(senses) or noun.endswith("ss"):
            continue
        kept.add(plural(noun))
        if noun not in others:
            kept.add(noun)
    return sorted(kept - set(NOT_COUNTED.split()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--dict", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    kept = persons(arguments.dict)
    arguments.out.write_bytes(gzip.compress("\n".join(kept).encode(), 9, mtime=0))
    print(f"{len(kept)} forms, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
