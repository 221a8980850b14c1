"""Compiles the English words that are written in lower case, which tell a word at the head of a sentence from a name.

    python tools/compile_words.py --conllu FOLDER

FOLDER holds the English Web Treebank (UD_English-EWT, CC BY-SA 4.0) and GUM (annotation CC BY 4.0) as ``*.conllu.gz``.
A line is a word, and after a tab ``f`` where it is mostly a verb, adverb or function word, ``c`` where it is a noun or
adjective.
"""

import argparse
import gzip
from collections import Counter
from pathlib import Path

CONTENT = ("NOUN", "ADJ", "X", "SYM")
TARGET = Path(__file__).parents[1] / "src/coranto/resources/common_words.txt.gz"


def words_of(path: Path, lower: Counter[str], proper: Counter[str], content: Counter[str]) -> None:
    """Counts words written in lower case, and words tagged as proper nouns, in one treebank file."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split("\t")
            if len(fields) < 4 or not fields[0].isdigit() or not fields[1].isalpha():
                continue
            if fields[3] == "PROPN":
                proper[fields[1].lower()] += 1
            elif fields[1].islower():
                for word in {fields[1], fields[2]}:
                    if word.isalpha() and word.islower():
                        lower[word] += 1
                        content[word] += fields[3] in CONTENT


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--conllu", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    lower: Counter[str] = Counter()
    proper: Counter[str] = Counter()
    content: Counter[str] = Counter()
    for path in sorted(arguments.conllu.rglob("*.conllu.gz")):
        words_of(path, lower, proper, content)
    kept = [
        f"{word}\t{'c' if 2 * content[word] >= count else 'f'}"
        for word, count in sorted(lower.items())
        if count >= 2 and count >= proper[word] / 2
    ]
    arguments.out.write_bytes(gzip.compress("\n".join(kept).encode(), 9, mtime=0))
    print(f"{len(kept)} words, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
