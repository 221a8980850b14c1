"""Copies among made-up dispatches: recall by kind of edit, false pairs, speed and memory, beside two MinHash libraries.

    python -m benchmarks.copies [--docs 20000] [--seed 1]

Each system is run in a process of its own, one after the other, on the same documents; speed is in seconds of processor
time, so that a busy machine does not decide. Ours is given the sentences (another step finds them); the peers are given
5-word shingles, 128 permutations, a threshold of 0.5, the bulk call of each library, in memory. Stream: documents come
one by one and partners are named at once; a false pair costs a comparison. The last line is ours with the records made
and every partner compared word by word, as a dossier is built, on 20,000 documents at most; a false pair
is then a false copy.
"""

import argparse
import gc
import json
import multiprocessing
import re
import resource
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from itertools import pairwise

from benchmarks.newsroom import KINDS, Dispatch, Newsroom
from coranto.model.annotation import Fingerprint, Sentence
from coranto.model.corpus import Folio, MemoryCorpus
from coranto.model.resolved import Copy
from coranto.model.source import Dispatch as Source
from coranto.resolve.candidates import CopyIndex
from coranto.resolve.copies import copies
from coranto.resolve.fingerprints import fingerprints, hashes
from coranto.text.identity import sha256_hex
from coranto.tools import open_tools

Pairs = set[tuple[int, int]]
SHINGLE = 5
PERMUTATIONS = 128
THRESHOLD = 0.5
COMPARED = "coranto, compared"
COMPARED_DOCS = 20_000


@dataclass(frozen=True, slots=True)
class Result:
    """What one system found and what it took."""

    system: str
    recall: dict[str, float]
    false_pairs: int
    docs_per_second: float
    peak_mb: float
    """Memory on top of the documents themselves."""


def ours_streaming(documents: list[Dispatch]) -> Pairs:
    index = CopyIndex()
    found: Pairs = set()
    for number, document in enumerate(documents):
        partners = index.add(document.name, hashes(document.sentences))
        found.update((int(partner.a), number) for partner in partners)
    return found


def ours_compared(documents: list[Dispatch]) -> Pairs:
    return {(int(copy.a.doc), int(copy.b.doc)) for copy in copy_rows(documents) if copy.type != "quote"}


def copy_rows(documents: list[Dispatch]) -> Iterator[Copy]:
    """Copies as a dossier would hold them: the two steps of the path, run in memory."""
    tools = open_tools()
    folios = {}
    for document in documents:
        digest = sha256_hex(document.text.encode())
        folio = Folio(Source(document.name, digest, digest, document.text))
        folio = folio.with_rows(_sentences(document), [Sentence])
        folios[document.name] = folio.with_rows(fingerprints(folio, tools), [Fingerprint])
    return copies(MemoryCorpus(folios), tools)


def _sentences(document: Dispatch) -> Iterable[Sentence]:
    at = 0
    for sentence in document.sentences:
        yield Sentence(document.name, at, at + len(sentence))
        at += len(sentence) + 1


def _shingles(text: str) -> list[bytes]:
    words = re.findall(r"\w+", text.lower())
    return [" ".join(words[at : at + SHINGLE]).encode() for at in range(max(1, len(words) - SHINGLE + 1))]


def datasketch_streaming(documents: list[Dispatch]) -> Pairs:
    from datasketch import MinHash, MinHashLSH

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    found: Pairs = set()
    for number, document in enumerate(documents):
        minhash = MinHash(num_perm=PERMUTATIONS)
        minhash.update_batch(list(set(_shingles(document.text))))
        found.update((int(partner), number) for partner in index.query(minhash))
        index.insert(document.name, minhash)
    return found


def rensa_streaming(documents: list[Dispatch]) -> Pairs:
    from rensa import RMinHash, RMinHashLSH

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    found: Pairs = set()
    for number, document in enumerate(documents):
        minhash = RMinHash(num_perm=PERMUTATIONS, seed=1)
        minhash.update([shingle.decode() for shingle in set(_shingles(document.text))])
        found.update((int(partner), number) for partner in index.query(minhash))
        index.insert(number, minhash)
    return found


SYSTEMS: dict[str, Callable[[list[Dispatch]], Pairs]] = {
    "coranto, stream": ours_streaming,
    "datasketch": datasketch_streaming,
    "rensa": rensa_streaming,
    COMPARED: ours_compared,
}


def measured(name: str, documents: list[Dispatch]) -> Result:
    """The result of one system, run in a process of its own."""
    with multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply(_run, (name, documents))


def _run(name: str, documents: list[Dispatch]) -> Result:
    gc.collect()
    gc.freeze()  # the documents themselves are not to be walked again and again
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.process_time()
    found = SYSTEMS[name](documents)
    seconds = time.process_time() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    right = dict.fromkeys(KINDS, 0)
    planted = dict(right)
    for one, other, kind in planted_pairs(documents):
        planted[kind] += 1
        right[kind] += (one, other) in found
    false = sum(documents[a].family != documents[b].family for a, b in found)
    recall = {kind: round(right[kind] / planted[kind], 4) for kind in KINDS}
    return Result(name, recall, false, round(len(documents) / seconds), round(peak / 1024, 1))


def planted_pairs(documents: list[Dispatch]) -> Iterator[tuple[int, int, str]]:
    """Numbers of the two documents of each family of two, and how the copy was made."""
    numbered = sorted((document.family, number) for number, document in enumerate(documents))
    for (family, one), (other_family, other) in pairwise(numbered):
        if family == other_family:
            yield one, other, documents[one].kind or documents[other].kind or ""


def heading(documents: list[Dispatch]) -> str:
    words = sum(len(document.text.split()) for document in documents) / len(documents)
    columns = "".join(f"{kind:>11}" for kind in KINDS) + f"{'false':>9}{'docs/s':>9}{'MB':>8}"
    return f"{len(documents):,} documents of {words:.0f} words on average\n{'':20}{columns}"


def line(one: Result) -> str:
    recalls = "".join(f"{one.recall[kind]:>11.3f}" for kind in KINDS)
    return f"{one.system:20}{recalls}{one.false_pairs:>9,}{one.docs_per_second:>9,.0f}{one.peak_mb:>8,.0f}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--docs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="one JSON object a system instead of the table")
    options = parser.parse_args()
    documents = Newsroom(options.seed).dispatches(options.docs)
    if not options.json:
        print(heading(documents), flush=True)
    speed: dict[str, float] = {}
    for name in SYSTEMS:
        if name == COMPARED and options.docs > COMPARED_DOCS:
            documents = Newsroom(options.seed).dispatches(COMPARED_DOCS)
        one = measured(name, documents)
        speed[name] = one.docs_per_second
        print(json.dumps(asdict(one)) if options.json else line(one), flush=True)
    if not options.json:
        ratios = (f"{speed['coranto, stream'] / speed[peer]:.1f} times {peer}" for peer in ("datasketch", "rensa"))
        print(f"coranto, stream: {', '.join(ratios)}; compared on {min(options.docs, COMPARED_DOCS):,} documents")
    return 0


if __name__ == "__main__":
    sys.exit(main())
