"""Laws of the whole path, on generated dispatches: nothing loses its span, and order of arrival changes nothing."""

import json
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import coranto

SENTENCES = (
    "A magnitude 6.1 earthquake struck near Oaxaca on Tuesday evening, killing at least 14 people.",
    "“We ran into the street,” said Rosa Méndez, who lives in the old town.",
    "The governor said more than 2,000 homes had been damaged.",
    "Dockers in Santos walked out for a third day.",
    "The union denied that any ship had been attacked.",
    "Officials could not independently verify the toll.",
    "According to the health ministry, 31 were injured, including four children.",
    'The minister, who took office last week, called the report "a lie".',
    "Rescue teams from Puebla are expected on Thursday morning.",
    "Talks between the union and the port ended without agreement, the mayor's office said.",
    "The damage could reach $3.5 million (€3.2 million).",
    "Police fired tear gas at protesters in Valparaíso.",
)
ODDITIES = (
    "", " ", "\u00a0", "\r\n", "\n\n", "\U0001f30b ", "e\u0301", "\u200f\u05e9\u05dc\u05d5\u05dd ", "\u202eabc\u202c",
    "مرحبا ", "”", "\"", "‘", "\ufeff", "\t", "© 2021 Gazette\n", "Photo: Reuters\n", "\x1b[31m", "𝔸 ", "(", "—",
)  # fmt: skip


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A dispatch of a few sentences, with things between and inside them that texts have."""
    pieces: list[str] = []
    for sentence in draw(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)):
        at = draw(st.integers(0, len(sentence)))
        pieces += [
            sentence[:at],
            draw(st.sampled_from(ODDITIES)),
            sentence[at:],
            draw(st.sampled_from((" ", "\n", "\r\n"))),
        ]
    return draw(st.sampled_from(("", " date 2021-09-08 ", "OAXACA, Sept 8, 2021 (Wire) - "))) + "".join(pieces)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts(), min_size=1, max_size=4))
def test_every_exported_span_is_its_text(dispatches: list[str]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = _written(Path(folder), dispatches)
        assert coranto.build(sources, Path(folder) / "a.coranto", workers=1).problems == ()
        with coranto.open_dossier(Path(folder) / "a.coranto") as dossier:
            assert dossier.verify().faults == ()
            held = {document.doc: dossier.text(document.doc) for document in dossier.documents()}
            lines = [json.loads(line) for line in dossier.export_lines()]
        assert list(held.values()) == dispatches
        for record in lines:
            for doc, start, end, quote in _quoted(record, None):
                assert held[doc][start:end] == quote


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(texts(), min_size=2, max_size=4), st.integers(0, 4))
def test_order_and_additions_change_no_byte(dispatches: list[str], split: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        sources = _written(Path(folder), dispatches)
        at_once, in_parts = Path(folder) / "a.coranto", Path(folder) / "b.coranto"
        coranto.build(sources, at_once, workers=1)
        turned = sources[::-1]
        coranto.build(turned[: 1 + split], in_parts, workers=1)
        coranto.add(in_parts, turned[1 + split :], workers=1)
        assert _exported(at_once) == _exported(in_parts)


def _written(folder: Path, dispatches: list[str]) -> list[Path]:
    sources = [folder / f"{number:02}.txt" for number in range(len(dispatches))]
    for source, text in zip(sources, dispatches, strict=True):
        source.write_bytes(text.encode())
    return sources


def _exported(path: Path) -> bytes:
    with coranto.open_dossier(path) as dossier:
        return b"".join(dossier.export_lines())


def _quoted(value: Any, doc: str | None) -> Iterator[tuple[str, int, int, str]]:
    """Document, ``start``, ``end`` and ``text`` that stand together, at any depth; an inner record may name its own."""
    if isinstance(value, dict):
        doc = value.get("doc", doc)
        if {"start", "end", "text"} <= set(value) and value["start"] is not None:
            assert doc is not None
            yield doc, value["start"], value["end"], value["text"]
        for inner in value.values():
            yield from _quoted(inner, doc)
    elif isinstance(value, list):
        for inner in value:
            yield from _quoted(inner, doc)
