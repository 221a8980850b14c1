"""The embedded language model: words a second on one and two threads, cold start, resident memory.

``python -m benchmarks.language [WORDS]``. The articles are our own, whole: the sample and the clusters of the tests.
The peer is the same encoder with the same heads in PyTorch, float32, one window at a time on one thread, with whatever
weights, since they do not change its speed; it is given the same windows and features and its scores are decoded by
the same code, by turns, article by article, so that whatever else the machine does falls on both. Without PyTorch (the
``training`` extra) only absolute figures are printed. Cold start and memory are those of fresh processes; in one of
them a document of WORDS words, the articles over and over, is read as one.
"""

import json
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from benchmarks.reading import seconds_of
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.nlp.heads import HEADS
from coranto.read.sources import Read, list_sources, read_file
from coranto.text.segmentation import paragraphs, sentence_spans
from coranto.tools import open_tools

ROOT: Final = Path(__file__).parents[1]
WORDS: Final = 300_000
TURNS: Final = 5
STARTS: Final = 5

PROBE: Final = """
import json, sys, time
begun = time.perf_counter()
def memory(kind):
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith(kind))
told = {"MB, interpreter": memory("VmRSS")}
from coranto.nlp.embedded import EmbeddedModel
from coranto.nlp.features import Features
from coranto.tools import open_tools
told["s, imports"] = time.perf_counter() - begun
tools = open_tools()
model = EmbeddedModel(Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations, 2)
told["s, vocabularies and word table"] = time.perf_counter() - begun
model.annotate("Ama Osei left Accra on Monday.")
told["s, first text annotated"] = time.perf_counter() - begun
told["MB, tagger open"] = memory("VmRSS")
text = sys.stdin.read()
if text:
    words = len(model.read(text).words)
    told["MB, peak while the long document is cut up"] = memory("VmHWM")
    begun = time.perf_counter()
    model.annotate(text)
    told["words a second, the long document on two threads"] = words / (time.perf_counter() - begun)
    told["MB, peak while the long document is annotated"] = memory("VmHWM")
    model.embed(["Ama Osei left Accra on Monday."])
    told["MB, peak with the embedder open too"] = memory("VmHWM")
print(json.dumps(told))
"""


def articles() -> list[str]:
    """The texts of the sample and the clusters, as the read step gives them."""
    folders = [str(ROOT / "samples"), str(ROOT / "tests" / "clusters")]
    readings = (reading for source in list_sources(folders) for reading in read_file(source))
    return [reading.dispatch.text for reading in readings if isinstance(reading, Read)]


def opened(kind: type[EmbeddedModel] = EmbeddedModel, threads: int = 1) -> EmbeddedModel:
    """A model of the kind on so many threads."""
    tools = open_tools()
    return kind(Features(tools.names, tools.gazetteer, tools.countries), tools.abbreviations, threads)


def float32_model() -> EmbeddedModel | None:
    """The same with PyTorch's encoder in float32 in place of the int8 one; None where there is no PyTorch."""
    try:
        import torch
        from training.network import WIDTH, Encoder
    except ImportError:
        return None
    torch.set_num_threads(1)
    made = opened()
    with torch.inference_mode():
        encoder = Encoder().eval()
        width = len(made.read("Ama").rows[0])
        own, heads = torch.nn.Linear(width, WIDTH, bias=False), torch.nn.Linear(WIDTH + width, sum(HEADS.values()))

    class Tagger:
        def run(self, _: None, inputs: dict[str, Any]) -> list[Any]:
            with torch.inference_mode():
                words, features = torch.from_numpy(inputs["words"]), torch.from_numpy(inputs["features"])
                mask = torch.ones(words.shape[:2], dtype=torch.bool)
                hidden = encoder(words + own(features), mask)
                first = torch.from_numpy(inputs["first"])
                return [heads(torch.cat([hidden[0, first], features[0, first]], dim=1)).numpy()]

    vars(made)["_tagger"] = Tagger()
    return made


def annotate(model: EmbeddedModel, text: str) -> int:
    """Spans that the model marks."""
    return len(model.annotate(text))


def embed(model: EmbeddedModel, sentences: Sequence[str]) -> int:
    """Rows that the model gives."""
    return len(model.embed(sentences))


def fresh(text: str = "") -> dict[str, float]:
    """What a fresh process tells of its start and, where there is a text, of reading it."""
    done = subprocess.run([sys.executable, "-c", PROBE], input=text, capture_output=True, text=True, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def by_turns(systems: dict[str, Callable[[str], int]], texts: Sequence[str]) -> dict[str, list[float]]:
    """Seconds of each system on each text, turn by turn."""
    spent: dict[str, list[float]] = {name: [] for name in systems}
    for text in [texts[0], *[*texts] * TURNS]:
        for name, work in systems.items():
            spent[name].append(seconds_of(partial(work, text))[0])
    return {name: seconds[1:] for name, seconds in spent.items()}  # the first opens the sessions


def main(words: int = WORDS) -> int:
    """Prints the figures, and ratios with the peer where there is one."""
    texts = articles()
    one, two, peer = opened(), opened(threads=2), float32_model()
    counts = [len(one.read(text).words) for text in texts]
    sentences = [text[s.start : s.end] for text in texts for p in paragraphs(text) for s in sentence_spans(text, *p)]
    systems: dict[str, Callable[[str], int]] = {
        "int8, one thread": partial(annotate, one),
        "int8, two threads": partial(annotate, two),
        "cutting up and features alone": lambda text: len(one.read(text).words),
    }
    if peer is not None:
        systems["float32 in PyTorch, one thread"] = partial(annotate, peer)
    spent = by_turns(systems, texts)
    print(f"{len(texts)} articles of {sum(counts) / len(texts):.0f} words, annotated")
    for name, seconds in spent.items():
        ratios = statistics.median(a / b for a, b in zip(seconds, spent["int8, one thread"], strict=True))
        print(
            f"{name:<34} {sum(counts) * TURNS / sum(seconds):>9,.0f} words a second; {1 / ratios:.2f} times int8 on one"
        )
    for model, name in ((one, "one thread"), (two, "two threads")):
        model.embed(sentences[:1])
        took = statistics.median(seconds_of(partial(embed, model, sentences))[0] for _ in range(3))
        print(f"{'sentences embedded, ' + name:<34} {len(sentences) / took:>9,.0f} a second")
    starts = [fresh() for _ in range(STARTS)]
    long = "\n\n".join(texts * (words // sum(counts) + 1))
    told = {name: statistics.median(start[name] for start in starts) for name in starts[0]} | {
        name: value for name, value in fresh(long).items() if name not in starts[0]
    }
    print(f"a fresh process; the long document has {words // sum(counts) * sum(counts) + sum(counts):,} words")
    for name, value in told.items():
        unit, _, what = name.partition(", ")
        print(f"{what:<54} {value:>9,.2f} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1]) if len(sys.argv) > 1 else WORDS))
