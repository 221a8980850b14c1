"""Counts in how many passages of open and own texts each stem stands: the table ``word_rarity.txt.gz``.

    python -m training.rarity --open FOLDER

FOLDER is what ``python -m training data`` makes. Read are UD English EWT (without its development and test parts), GUM,
WikiGold, and the dispatches of ``texts/``; tweets are not, since news does not read like them.
"""

import argparse
import gzip
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from coranto.resources.rarity import word_stems
from training.corpora import corpora
from training.marked import dispatches

TARGET: Final = Path(__file__).parents[1] / "src/coranto/resources/word_rarity.txt.gz"
PASSAGE: Final = 200
"""Words of a passage: about those of a short dispatch."""
SHORTEST: Final = 60
"""Words that the last passage of a text has at least, to count."""
OF_ONE_TEXT: Final = 3
"""Passages that a text gives at most: a long one would make its own matter look common."""
LEAST: Final = 2
"""Passages that a stem stands in, at least, to be listed."""
READ: Final = ("ewt", "gum", "wikigold")


def passages(text: str) -> Iterator[list[str]]:
    """The first passages of a text, as stems."""
    stems = word_stems(text)
    for number in range(OF_ONE_TEXT):
        passage = stems[number * PASSAGE : (number + 1) * PASSAGE]
        if len(passage) >= SHORTEST:
            yield passage


def table(texts: Iterable[str]) -> str:
    """The number of passages, then a stem and its count a line, in order of code points."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        for passage in passages(text):
            total += 1
            counts.update(set(passage))
    listed = [f"{word}\t{count}" for word, count in sorted(counts.items()) if count >= LEAST]
    return "\n".join([str(total), *listed])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--open", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    found = corpora(arguments.open)
    texts = [example.text for name in READ for example in found[name]]
    made = table([*texts, *(example.text for example in dispatches())])
    arguments.out.write_bytes(gzip.compress(made.encode(), 9, mtime=0))
    print(f"{made.count(chr(10)):,} stems, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
