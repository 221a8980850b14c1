"""The claims step alone: words a second on one core, once sentences, names and times are there.

``python -m benchmarks.claims``. The articles are our own, whole: the sample, the clusters and the voices of the tests.
The peer is what readers of quotations on spaCy (textacy, Citron, the Gender Gap Tracker) must run before they begin to
look: a tagger and a parser over one shared layer, shaped as in spaCy's small English pipeline, with random weights,
which do not change the speed (the ``spacy`` extra). Both read the same articles by turns.
Long inputs follow: one article over and over as one text, and as one sentence, to show that the cost of a word does
not grow.
"""

import statistics
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Final

from benchmarks.reading import seconds_of
from coranto.annotate.markings import markings
from coranto.annotate.mentions import mentions
from coranto.annotate.sentences import sentences
from coranto.extract.claims import claims
from coranto.extract.gaps import gaps
from coranto.model.annotation import Marking, Mention, Sentence
from coranto.model.assertion import Claim
from coranto.model.corpus import Folio
from coranto.model.source import Dispatch
from coranto.read.sources import Read, list_sources, read_file
from coranto.tools import Tools, open_tools

ROOT: Final = Path(__file__).parents[1]
FOLDERS: Final = ("samples", "tests/clusters", "tests/voices")
TURNS: Final = 5
TARGET: Final = 20_000
LONG: Final = (1, 10, 100)
"""How many times over an article is read as one text."""


def folios(tools: Tools) -> list[Folio]:
    """Our own articles with everything that the claims step asks for but dates."""
    readings = (r for source in list_sources([str(ROOT / f) for f in FOLDERS]) for r in read_file(source))
    return [annotated(reading.dispatch, tools) for reading in readings if isinstance(reading, Read)]


def annotated(dispatch: Dispatch, tools: Tools) -> Folio:
    """A dispatch with its sentences and names."""
    folio = Folio(dispatch)
    folio = folio.with_rows(sentences(folio, tools), [Sentence])
    folio = folio.with_rows([m for m in markings(folio, tools) if isinstance(m, Marking)], [Marking])
    return folio.with_rows(mentions(folio, tools), [Mention])


def read_all(rows: list[Folio], tools: Tools) -> int:
    """Claims and gaps of every article, counted."""
    told = 0
    for folio in rows:
        found = claims(folio, tools)
        told += len(found) + len(gaps(folio.with_rows(found, [Claim]), tools))
    return told


def repeated(folio: Folio, times: int, tools: Tools, *, joined: bool) -> Folio:
    """An article so many times over; ``joined`` into one sentence without stops and line ends."""
    text = "\n\n".join([folio.text] * times)
    if joined:
        text = " ".join(text.split()).replace(".", ",").replace("?", ",").replace("!", ",")
    made = Folio(Dispatch(folio.doc, folio.dispatch.sha256, folio.dispatch.sha256, text))
    return made.with_rows(sentences(made, tools), [Sentence])


def spacy_parser(rows: list[Folio]) -> Callable[[], int] | None:
    """The peer at work on the same articles; None where spaCy is not installed."""
    try:
        import spacy
        from spacy.training import Example
    except ImportError:
        return None
    shared = {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}
    tagger = {"@architectures": "spacy.Tagger.v2", **shared}
    parser = {"@architectures": "spacy.TransitionBasedParser.v2", "state_type": "parser", "extra_state_tokens": False}
    parser |= {"hidden_width": 64, "maxout_pieces": 2, "use_upper": True, **shared}
    pipeline = spacy.blank("en")
    pipeline.add_pipe("tok2vec")
    pipeline.add_pipe("tagger", config={"model": tagger})
    pipeline.add_pipe("parser", config={"model": parser})
    words = pipeline.make_doc("The mayor said trains stopped.")
    known = {"tags": ["DT", "NN", "VBD", "NNS", "VBD", "."], "heads": [1, 2, 2, 4, 2, 2]}
    known["deps"] = ["det", "nsubj", "ROOT", "nsubj", "ccomp", "punct"]
    pipeline.initialize(lambda: [Example.from_dict(words, known)])
    return lambda: sum(len(doc) for doc in pipeline.pipe(folio.text for folio in rows))


def main() -> int:
    """Prints words a second, the ratio to the peer, and the cost of a word in long texts."""
    tools = open_tools()
    rows = folios(tools)
    words = sum(len(folio.text.split()) for folio in rows)
    peer = spacy_parser(rows)
    ours, theirs = [], []
    read_all(rows, tools)
    for _ in range(TURNS):
        ours.append(seconds_of(partial(read_all, rows, tools))[0])
        theirs.append(seconds_of(peer)[0] if peer is not None else 0.0)
    speed = words / statistics.median(ours)
    print(f"claims and gaps of {len(rows)} articles, {words:,} words: {speed:,.0f} words a second (target {TARGET:,})")
    if peer is not None:
        ratio = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
        theirs_speed = words / statistics.median(theirs)
        print(f"spaCy's tagger and parser alone: {theirs_speed:,.0f} words a second; ratio {ratio:.2f}")
    longest = max(rows, key=lambda folio: len(folio.text))
    for joined in (False, True):
        for times in LONG:
            folio = repeated(longest, times, tools, joined=joined)
            n = len(folio.text.split())
            taken, _ = seconds_of(partial(read_all, [folio], tools))
            print(f"one {'sentence' if joined else 'text'} of {n:,} words: {1e6 * taken / n:.0f} µs a word")
    return 0


if __name__ == "__main__":
    sys.exit(main())
