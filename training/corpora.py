"""Reads the open corpora into examples, each with what it tells and what it leaves open.

The corpora mean different things by their labels; what one does not tell apart becomes a set of labels, and the loss
sums over it. ``DATA.md`` names each corpus, its licence and what is read from it.
"""

import gzip
import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from training.conllu import ConlluSentence, documents, read
from training.example import OUTSIDE, Example, Marked
from training.named import named_entities

Scheme = Mapping[str, frozenset[str]]


def _scheme(outside: str, **labels: str) -> Scheme:
    return {"O": frozenset({OUTSIDE, *outside.split()})} | {k: frozenset(v.split()) for k, v in labels.items()}


SCHEMES: Final[Mapping[str, Scheme]] = {
    "wikigold": _scheme("", PER="person", ORG="organization", LOC="place facility", MISC="O group event product"),
    "btc": _scheme("group event product", PER="person", ORG="organization", LOC="place facility"),
    "wnut": _scheme(
        "event", person="person", location="place facility", corporation="organization",
        group="organization group", product="product", **{"creative-work": "product"},
    ),
    "uner": _scheme("group event product facility", PER="person", ORG="organization", LOC="place facility"),
    "gum": _scheme("group event product"),
}  # fmt: skip
"""What each label of a corpus may be of ours; ``O`` is what its other words may be."""
_FILES: Final = {"wikigold": "wikigold", "btc": "btc", "wnut": "wnut.train", "uner": "uner.train"}


def corpora(root: Path) -> dict[str, list[Example]]:
    """Every corpus of the folder ``root`` (``training data`` makes it), by name, in the order of its files."""
    found = {name: list(tagged(name, root / "ner" / f"{file}.jsonl.gz")) for name, file in _FILES.items()}
    found["ewt"] = list(_web_treebank(root / "ewt"))
    found["gum"] = list(_georgetown(root / "gum"))
    return found


# ------------------------------------------------------------------------------------------------ words with tags


def tagged(name: str, path: Path) -> Iterator[Example]:
    """Documents of a file that gives words and BIO tags, sentence by sentence."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            yield from_tags(f"{name}-{number}", name, [(s["w"], s["t"]) for s in json.loads(line)], SCHEMES[name])


def from_tags(id_: str, corpus: str, sentences: Sequence[tuple[list[str], list[str]]], scheme: Scheme) -> Example:
    """One text of words and BIO tags; handles and web addresses are masked, since corpora disagree on them."""
    text, starts, ends = "", list[list[tuple[int, int]]](), set[int]()
    for words, _ in sentences:
        text += "\n" if text else ""
        plain, places = detokenised(words)
        starts.append([(start + len(text), end + len(text)) for start, end in places])
        text += plain
        ends.add(len(text))
    entities = list[Marked]()
    masked = list[tuple[int, int]]()
    for (words, tags), places in zip(sentences, starts, strict=True):
        entities += [Marked(a, b, scheme[label]) for a, b, label in _chunks(tags, places)]
        masked += [
            place
            for before, word, place in zip(["", *words], words, places, strict=False)
            if _HANDLE.match(word) or before in {"@", "#"}
        ]
    kept = tuple(e for e in entities if not any(a <= e.start < b for a, b in masked))
    whole = frozenset(ends) if corpus in {"wikigold", "uner"} else None
    return Example(id_, corpus, text, kept, scheme["O"], tuple(masked), whole)


_HANDLE: Final = re.compile(r"[@#]|https?:|www\.")
_BRACKETS: Final = {"-LRB-": "(", "-RRB-": ")"}
_NO_SPACE_BEFORE: Final = re.compile(r"[,.;:!?%)\]}’”…]$|['’](?:s|re|ve|ll|d|m|t)$|n['’]t$|['’]{2}$", re.IGNORECASE)
_NO_SPACE_AFTER: Final = re.compile(r"[(\[{$£€“‘#]$|``$")


def detokenised(words: Sequence[str]) -> tuple[str, list[tuple[int, int]]]:
    """The words as a text has them, and where each stands. Straight quotation marks open and close in turn."""
    text, places = "", list[tuple[int, int]]()
    open_quote = False
    glue = True
    for given in words:
        word = _BRACKETS.get(given, given)
        straight = word in {'"', "``", "''"}
        closing = straight and open_quote
        if not glue and not closing and not _NO_SPACE_BEFORE.fullmatch(word):
            text += " "
        shown = '"' if straight else word
        places.append((len(text), len(text) + len(shown)))
        text += shown
        glue = bool(_NO_SPACE_AFTER.fullmatch(word)) or (straight and not closing)
        open_quote ^= straight
    return text, places


def _chunks(tags: Sequence[str], places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    """Start, end and label of every run of BIO tags."""
    begin: int | None = None
    for index in range(len(tags) + 1):
        tag = tags[index] if index < len(tags) else "O"
        if begin is not None and tag != f"I-{tags[begin][2:]}":
            yield places[begin][0], places[index - 1][1], tags[begin][2:]
            begin = None
        if begin is None and tag != "O":
            begin = index


# ------------------------------------------------------------------------------------------------------ treebanks


def _web_treebank(folder: Path) -> Iterator[Example]:
    """The English Web Treebank without the documents of its development and test parts: tags and sentence ends."""
    held = {d.id for part in ("dev", "test") for d in documents(read(folder / f"en_ewt-ud-{part}.conllu.gz"))}
    for genre in ("answers", "email", "newsgroup", "reviews", "weblog"):
        for document in documents(read(folder / f"{genre}.conllu.gz")):
            if document.id not in held:
                yield treebank_example("ewt", document.id, document.sentences)


def _georgetown(folder: Path) -> Iterator[Example]:
    """GUM: tags, sentence ends, and the entities that its markables name."""
    for genre in ("academic", "bio", "court", "interview", "news", "voyage"):
        for document in documents(read(folder / f"{genre}.conllu.gz")):
            yield treebank_example("gum", document.id, document.sentences, named_entities)


def treebank_example(
    corpus: str,
    id_: str,
    sentences: Sequence[ConlluSentence],
    entities_of: Callable[[ConlluSentence, int], Iterator[Marked]] | None = None,
) -> Example:
    """One document of a treebank: its text as its words and paragraphs make it."""
    text, tags, ends, entities = "", dict[int, str](), set[int](), list[Marked]()
    for sentence in sentences:
        text += ("\n\n" if sentence.new_paragraph else " ") if text else ""
        base = len(text)
        text += sentence.text
        ends.add(len(text))
        tags.update({base + word.start: word.upos for word in sentence.words})
        if entities_of:
            entities += entities_of(sentence, base)
    scheme = SCHEMES.get(corpus)
    named = tuple(entity for entity in entities if entity.labels)
    return Example(
        id_, corpus, text, named if entities_of else None, scheme["O"] if scheme else frozenset({OUTSIDE}),
        tuple((entity.start, entity.end) for entity in entities if not entity.labels), frozenset(ends), tags=tags,
    )  # fmt: skip
