"""The names within GUM's markables, which are whole noun phrases: *the Turkish minister Ali Demir* names one person."""

import re
from collections.abc import Iterator
from typing import Final

from training.conllu import ConlluSentence, ConlluWord
from training.example import Marked

_LABELS: Final = {
    "person": frozenset({"person"}),
    "organization": frozenset({"organization"}),
    "place": frozenset({"place", "facility"}),
    "event": frozenset({"event", "O"}),
    "object": frozenset({"product", "O"}),
    "substance": frozenset({"product", "O"}),
}
_OPEN: Final = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")
_TITLES: Final = frozenset({
    "president", "prime", "minister", "mr", "mrs", "ms", "dr", "professor", "prof", "sir", "king", "queen", "prince",
    "princess", "senator", "sen", "judge", "justice", "general", "colonel", "captain", "lieutenant", "sergeant",
    "chief", "director", "secretary", "governor", "mayor", "pope", "saint", "st", "chairman", "attorney",
    "representative", "congressman", "chancellor", "ambassador", "bishop", "archbishop", "father", "sister",
    "reverend", "rev", "lord", "lady", "counsel", "solicitor",
})  # fmt: skip
_JOINERS: Final = frozenset(
    {"of", "the", "and", "&", "for", "de", "la", "du", "del", "von", "van", "-", "'s", ".", "’s"}
)


def named_entities(sentence: ConlluSentence, base: int) -> Iterator[Marked]:
    """Every name of the sentence, flat: the outermost markable that is a name; its offsets count from ``base`` on.

    One of a type that tells nothing (*abstract* covers companies, books and cited authors) has no label.
    """
    words = sentence.words
    taken = [False] * len(words)
    spans = sorted(_markables(words), key=lambda span: (span[0] - span[1], span[0]))
    for first, last, kind in spans:
        if kind == "time" or words[_head(words, first, last)].upos != "PROPN":
            continue
        inner = [(a, b) for a, b, _ in spans if first <= a and b <= last and (a, b) != (first, last)]
        name = _name(words, first, last, kind, inner)
        if name and not any(taken[name[0] : name[1]]):
            taken[name[0] : name[1]] = [True] * (name[1] - name[0])
            yield Marked(words[name[0]].start + base, words[name[1] - 1].end + base, _LABELS.get(kind, frozenset()))


def _markables(words: tuple[ConlluWord, ...]) -> Iterator[tuple[int, int, str]]:
    """Ranges of words and types, from ``Entity=(3-person-…(4-place-…)3)``."""
    opened: list[tuple[str, int, str]] = []
    for index, word in enumerate(words):
        found = re.search(r"Entity=([^|]*)", word.misc)
        for part in _OPEN.finditer(found[1]) if found else ():
            if part[1]:
                opened.append((part[1], index, part[2]))
            elif part[3]:
                place = next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == part[3]), None)
                if place is not None:
                    _, first, kind = opened.pop(place)
                    yield first, index + 1, kind
            elif opened:
                _, first, kind = opened.pop()
                yield first, index + 1, kind


def _head(words: tuple[ConlluWord, ...], first: int, last: int) -> int:
    """The word of the range whose head lies outside it."""
    return next((i for i in range(first, last) if not first <= words[i].head < last), first)


def _name(
    words: tuple[ConlluWord, ...], first: int, last: int, kind: str, inner: list[tuple[int, int]]
) -> tuple[int, int] | None:
    """The run of proper nouns around the head; a person's without title and without the names before it."""
    head = _head(words, first, last)
    proper = [word.xpos in {"NNP", "NNPS"} for word in words]
    begin, end = head, head + 1
    while begin > first and (
        proper[begin - 1] or (_joins(words, begin - 1) and begin - 1 > first and proper[begin - 2])
    ):
        begin -= 1
    while end < last and (proper[end] or (_joins(words, end) and end + 1 < last and proper[end + 1])):
        end += 1
    if kind == "person":
        for _, stop in inner:
            if begin < stop < end and words[stop].xpos.startswith("NNP"):
                begin = max(begin, stop) if stop <= head or words[begin].form.lower() not in _TITLES else begin
        while begin < end - 1 and words[begin].form.lower().strip(".") in _TITLES:
            begin += 1
        cut = next((i for i in range(begin + 1, end) if words[i].form in {"of", "the", "and", "for"}), end)
        end = cut
    while begin < end and words[begin].form.lower() in {"the", ".", "-", "&"}:
        begin += 1
    return (begin, end) if begin < end and proper[begin] else None


def _joins(words: tuple[ConlluWord, ...], index: int) -> bool:
    return words[index].form.lower() in _JOINERS
