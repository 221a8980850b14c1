"""Resolving, composing and storing 1,000 to 100,000 dispatches whose annotations are stored; then adding one more.

``python -m benchmarks.hundred_thousand [MOST]`` (10,000 if not said) measures 1,000, 3,000, 10,000 … up to ``MOST``: by
step the milliseconds of the processor for each dispatch, and the greatest memory of the process, which is a fresh one
for each size. Then single dispatches are added to each. ``--keep FOLDER`` keeps the dossiers and uses those that it
finds there: before (``N.before``) and after. No time goes into the language model: 1,000 dispatches of mixed news are
read by it, and all others are those told again of other people, other places and other matters, on other days, with
words of equal length in the place of theirs, so that every offset holds.

The stream is mixed: stories of one to fifty dispatches, each with people, places and matter of its own; one in three
dispatches states no date, one in eight is another outlet's copy of the one before; half of the family names are met in
every thousand, the others in one.
"""

import hashlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from calendar import day_name, month_name
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path
from shutil import copyfile
from statistics import median, quantiles
from typing import Final

from benchmarks.adding import stream
from benchmarks.generate import FAMILY, OUTLETS, Telling
from coranto.annotate.times import time_expressions
from coranto.library import add, build
from coranto.model.codec import KIND_NAMED, KIND_OF, Record, decode_rows, encode_rows
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch, Document, Metadata, Original
from coranto.resolve.fingerprints import fingerprints
from coranto.resolve.gists import gists
from coranto.resources.rarity import word_stems
from coranto.run.local import run
from coranto.run.order import in_text_order
from coranto.run.phases import DocumentPhase, layer_key, phases, tools_fingerprint
from coranto.steps import PATH
from coranto.store.layers import PackedRows, read_packed
from coranto.store.packing import pack, unpack
from coranto.store.reader import open_reader
from coranto.store.writer import Writer, open_writer, ticket_of
from coranto.text.identity import sha256_hex
from coranto.tools import Tools, open_tools

SIZES: Final = (1000, 3000, 10_000, 30_000, 100_000)
MOST: Final = 10_000
POOL: Final = 1000
"""Dispatches that the language model reads."""
STORIES: Final = (1, 1, 1, 2, 3, 5, 5, 8, 8, 12, 20, 30, 50)
"""Dispatches of a story, each as likely as the others."""
COPIED: Final = 8
"""Each so many-th dispatch is a copy of the one before under another head."""
ADDED: Final = 40
DATE: Final = re.compile(r"\b\d{4}-\d\d-\d\d\b")
SAID: Final = re.compile(rf"\b(\d\d?) ({'|'.join(month_name[1:])}) (\d{{4}})\b")
"""A day as reasons name it."""
NAME: Final = re.compile(r"\b\d{5}\.txt")
WORD: Final = re.compile(r"[^\W\d_]{4,}")
ID: Final = re.compile(r'(?<=")[a-z2-7]{12}(?=")')
FIELD: Final = re.compile(r'"(\w+)":(?:"([^"]*)")?')
TOLD: Final = ("text", "name", "counted", "unit", "local", "entity", "id")
"""Fields that hold words of the text, or what stands for them."""
RARE: Final = 2.0
"""Words of this weight on are told otherwise: by rarer words a story is known, by commoner ones what is said of it."""
REMADE: Final = ("time_expression", "fingerprint", "gist")
"""Kinds of records that say in numbers what the text says in words: they are made anew."""
SOUNDS: Final = ("bcdfghjklmnprstvwz", "aeiou")
ENDING: Final = 2
"""Letters at the end of a word that are kept: they tell what kind of word it is."""


def pool(count: int = POOL) -> Iterator[Telling]:
    """The dispatches that the language model reads."""
    chance, before = random.Random(7), ""
    for number, telling in enumerate(stream(count, sizes=STORIES)):
        text = telling.text
        if number % COPIED == COPIED - 1:
            text = "\n\n".join([f"{chance.choice(OUTLETS)} wire", *before.split("\n\n")[1:]])
        before = text
        yield Telling(telling.name, text)


@dataclass(frozen=True, slots=True)
class Sample:
    """A dispatch that was read, with the records made of it by kind, as JSON, phase by phase, and its date."""

    doc: str
    text: str
    phases: tuple[dict[str, str], ...]
    document: str


def samples(dossier: Path) -> list[Sample]:
    """All documents of a dossier."""
    found = []
    with open_reader(dossier) as reader:
        dated = {document.doc: document for document in reader.stored(Document)}
        for doc, held in reader.listing.items():
            layers = tuple(
                {rows.kind: unpack(*rows.packed).decode() for rows in read_packed(reader.connection, [layer])}
                for layer in held.layers
            )
            document = encode_rows([dated[doc]]).decode()
            found.append(Sample(doc, reader.dispatch(doc).text, layers, document))
    return found


class Retelling:
    """Tells samples again, of others: what it does follows from its number."""

    def __init__(self, number: int, words: frozenset[str], ids: frozenset[str]) -> None:
        self._number = number
        self._words = words
        self._ids = ids
        self._days = timedelta(days=-7 * (number * 53 % 1000))
        self._told: dict[str, str] = {}

    def __call__(self, said: str) -> str:
        """The text, or the JSON, with other words of equal length, other days, names of documents and ids."""
        said = NAME.sub(self._name, SAID.sub(self._day_said, DATE.sub(self._day, said)))
        return WORD.sub(self._word, ID.sub(self._id, said))

    def _name(self, found: re.Match[str]) -> str:
        return f"{self._number:03}-{found[0]}"

    def _day(self, found: re.Match[str]) -> str:
        return (date.fromisoformat(found[0]) + self._days).isoformat()

    def _day_said(self, found: re.Match[str]) -> str:
        day = date(int(found[3]), list(month_name).index(found[2]), int(found[1])) + self._days
        return f"{day.day} {month_name[day.month]} {day.year}"

    def _id(self, found: re.Match[str]) -> str:
        return self._other(found[0], "abcdefghijklmnop") if found[0] in self._ids else found[0]

    def _word(self, found: re.Match[str]) -> str:
        word = found[0]
        if word not in self._words:
            return word
        if word not in self._told:
            self._told[word] = word if word in FAMILY and self._digest(word)[0] % 2 else self._made(word)
        return self._told[word]

    def _made(self, word: str) -> str:
        """Another word of that length and ending."""
        drawn = self._digest(word.lower())
        letters = [SOUNDS[at % 2][drawn[at] % len(SOUNDS[at % 2])] for at in range(len(word) - ENDING)]
        made = "".join(letters) + word[-ENDING:]
        return made.capitalize() if word[0].isupper() else made

    def _other(self, id_: str, letters: str) -> str:
        return "".join(letters[byte % len(letters)] for byte in self._digest(id_)[: len(id_)])

    def _digest(self, word: str) -> bytes:
        return hashlib.sha256(f"{word} {self._number}".encode()).digest()


def substituted(found: Sequence[Sample]) -> tuple[frozenset[str], frozenset[str]]:
    """The words that are told otherwise, and the ids of records."""
    texts = {word for sample in found for word in WORD.findall(sample.text)}
    rows = [json_ for sample in found for layer in sample.phases for json_ in layer.values()]
    ids = {id_ for json_ in rows for id_ in re.findall(r'"id":"([a-z2-7]{12})"', json_)}
    fields = [field for json_ in rows for field in FIELD.findall(json_)]
    named = {word for name, value in fields for word in WORD.findall(name if name in TOLD else f"{name} {value}")}
    named |= {word for sample in found for word in WORD.findall(sample.document)}
    rarity = open_tools().rarity
    weights = {word: max((rarity.idf(stem) for stem in word_stems(word)), default=0.0) for word in texts}
    named = {word for word in named if not word.istitle()} | set(day_name)
    told = {word for word in texts if weights[word] >= RARE and not {word, word.lower()} & named}
    return frozenset(told), frozenset(ids)


def hold(writer: Writer, sample: Sample, told: Callable[[str], str], tools: Tools, fingerprint: str) -> None:
    """Takes one dispatch in as it is told, with its annotations."""
    first, second = (phase for phase in phases(PATH) if isinstance(phase, DocumentPhase))
    data = told(sample.text).encode()
    digest = sha256_hex(data)
    dispatch = Dispatch(told(sample.doc), digest, digest, data.decode(), Metadata())
    rows = {kind: told(json_) for kind, json_ in sample.phases[0].items() if kind not in REMADE}
    folio = Folio(
        dispatch, {KIND_NAMED[kind].record: decode_rows(kind, json_.encode()) for kind, json_ in rows.items()}
    )
    row = writer.hold(Original(digest, "text/plain", data), dispatch)
    packed = [_packed(kind, json_) for kind, json_ in rows.items()]
    for step in (time_expressions, fingerprints, gists):
        made: list[Record] = [coded.record for coded in in_text_order(step(folio, tools))]
        folio = folio.with_rows(made, [type(one) for one in made[:1]])
        packed += [PackedRows(KIND_OF[type(made[0])].name, len(made), pack(encode_rows(made)))] if made else []
    key = layer_key(first, dispatch.doc, ticket_of(dispatch), "", {}, fingerprint)
    writer.keep(row, first.number, key, packed)
    (document,) = decode_rows("document", told(sample.document).encode())
    assert isinstance(document, Document)
    about: Mapping[type[Record], tuple[Record, ...]] = {Document: (replace(document, sha256=digest),)}
    key = layer_key(second, dispatch.doc, ticket_of(dispatch), key, about, fingerprint)
    writer.keep(row, second.number, key, [_packed(kind, told(json_)) for kind, json_ in sample.phases[1].items()])


def _packed(kind: str, json_: str) -> PackedRows:
    return PackedRows(kind, json_.count("\n") + 1, pack(json_.encode()))


def annotated(path: Path, count: int, source: Path) -> None:
    """A dossier at ``path`` that holds ``count`` dispatches with their annotations, and nothing else."""
    tools, found = open_tools(), samples(source)
    fingerprint = tools_fingerprint(tools.identity.digest, tools.gazetteer.digest)
    words, ids = substituted(found)
    with open_writer(path) as writer:
        writer.connection.pragma("synchronous", "off")
        for number in range(-(-count // len(found))):
            told = Retelling(number + 1, words, ids)
            with writer.batch():
                writer.note_model(tools.identity.name)
                for sample in found[: count - number * len(found)]:
                    hold(writer, sample, told, tools, fingerprint)


def worked_out(path: Path) -> dict[str, float]:
    """Milliseconds of the processor for each dispatch, by step, all under ``total``; memory in MB under ``peak``."""
    marks: list[tuple[str, float]] = []
    tools = open_tools()
    with open_writer(path) as writer:
        begun = time.process_time()
        run(writer, [], workers=1, tools=tools, progress=lambda *told: marks.append((told[0], time.process_time())))
        ended = time.process_time()
        count, _ = writer.counts()
    spent: dict[str, float] = {}
    for (phase, at), (_, until) in pairwise([("", begun), *marks, ("", ended)]):
        spent[phase or "opening"] = spent.get(phase or "opening", 0.0) + 1000 * (until - at) / count
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"total": 1000 * (ended - begun) / count, **spent, "peak": peak, "documents": count}


def added(path: Path, source: Path) -> dict[str, float]:
    """Seconds that one more dispatch takes: samples told once more, of stories that the dossier has and has not."""
    found = samples(source)
    words, ids = substituted(found)
    chance = random.Random(3)
    cpu, wall = [], []
    with tempfile.TemporaryDirectory() as folder:
        for number, sample in enumerate(chance.sample(found, ADDED + 1)):
            file = Path(folder) / f"more-{number:03}.txt"
            own = sample.text.split("\n\n")
            chance.shuffle(own)
            file.write_text(Retelling(1 + number % 2 * 998, words, ids)("\n\n".join(own[: len(own) - 1])))
            begun, clock = time.process_time(), time.perf_counter()
            add(path, [file], workers=1)
            cpu.append(time.process_time() - begun)
            wall.append(time.perf_counter() - clock)
    return {
        name + part: value
        for name, seconds in (("cpu", cpu[1:]), ("wall", wall[1:]))
        for part, value in ((" median", median(seconds)), (" p95", quantiles(seconds, n=20)[-1]))
    }


def main() -> int:
    """Prints a line for each size, by step, and what one more dispatch took."""
    numbers = [int(word) for word in sys.argv[1:] if word.isdigit()]
    keep = Path(sys.argv[sys.argv.index("--keep") + 1]) if "--keep" in sys.argv else None
    with tempfile.TemporaryDirectory() as name:
        folder = keep or Path(name)
        source = folder / "pool"
        if not source.exists():
            (Path(name) / "texts").mkdir()
            for telling in pool():
                (Path(name) / "texts" / telling.name).write_text(telling.text, encoding="utf-8")
            build([Path(name) / "texts"], source, workers=1)
        for count in [size for size in SIZES if size <= (numbers or [MOST])[0]]:
            before, after = folder / f"{count}.before", folder / f"{count}.after"
            if not before.exists():
                _aside("annotated", before, count, source)
            copyfile(before, after)
            _tell(count, _aside("worked_out", after))
            _tell(count, _aside("added", after, source))
    return 0


def _aside(name: str, *given: object) -> dict[str, float]:
    """What a function of this module gives in a process of its own."""
    words = [str(one) if isinstance(one, Path) else one for one in given]
    code = (
        "import json, sys; from pathlib import Path; from benchmarks import hundred_thousand as h; "
        "words = [Path(w) if isinstance(w, str) else w for w in json.loads(sys.argv[2])]; "
        "print(json.dumps(getattr(h, sys.argv[1])(*words)))"
    )
    command = [sys.executable, "-c", code, name, json.dumps(words)]
    out = subprocess.run(command, capture_output=True, check=True, env={"OMP_NUM_THREADS": "1", **os.environ}).stdout
    told: dict[str, float] = json.loads(out.splitlines()[-1]) or {}
    return told


def _tell(count: int, told: Mapping[str, float]) -> None:
    print(f"{count:>7} " + ", ".join(f"{name} {value:.2f}" for name, value in told.items()), flush=True)


if __name__ == "__main__":
    sys.exit(main())
