"""Finds the directions in which meanings of sentences differ most: ``meaning_axes.bin``.

    python -m training.meanings

Read are the running sentences of the dispatches of ``texts/`` and ``stories/``: principal axes of what the embedder
makes of them, about zero, so that the cosine of two shortened vectors is near that of the whole ones. On the stories of
``tests/voices`` 64 axes tell sentences of one matter as well as all 384 numbers do.
"""

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from coranto.nlp.meanings import AXES
from coranto.text.segmentation import paragraphs, sentence_spans
from coranto.tools import Tools, open_tools
from training.marked import dispatches
from training.tellings import written

TARGET: Final = Path(__file__).parents[1] / "src/coranto/resources/meaning_axes.bin"


def sentences(texts: Iterable[str], tools: Tools) -> Iterator[str]:
    """Each sentence of the texts once, in the order in which they come."""
    seen: set[str] = set()
    for text in texts:
        for paragraph in paragraphs(text):
            for span in sentence_spans(text, *paragraph, tools.abbreviations):
                words = text[slice(*span)]
                if words not in seen:
                    seen.add(words)
                    yield words


def axes(vectors: npt.NDArray[np.float32]) -> npt.NDArray[np.int8]:
    """The first principal axes, each as a column of signed bytes whose greatest is 127, the greatest first positive."""
    _, directions = np.linalg.eigh((vectors.T @ vectors).astype(np.float64))
    first = directions[:, ::-1][:, :AXES]
    greatest = first[np.abs(first).argmax(axis=0), range(AXES)]
    return np.rint(first * (127 / greatest)).astype(np.int8)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=TARGET)
    arguments = parser.parse_args()
    tools = open_tools()
    texts = [example.text for example in dispatches()] + [telling.text for telling in written()]
    read = list(sentences(texts, tools))
    arguments.out.write_bytes(axes(tools.embedder.embed(read)).tobytes())
    print(f"{len(read):,} sentences, {arguments.out.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
