"""What is kept of a language model's answer."""

import pytest

from analyzers import FakeAnalyzer, plug_in
from coranto.annotate.markings import SHOWN, markings
from coranto.model.annotation import Marking
from coranto.model.corpus import Folio
from coranto.model.source import Problem
from coranto.nlp.analyzer import Refusal, Span
from coranto.tools import open_tools
from sources import dispatch

OWN = FakeAnalyzer("house", "0" * 64, "Ama")


class Talker(FakeAnalyzer):
    def annotate(self, text: str) -> tuple[Span, ...]:
        return (Span(0, len(text), "sentence", "sentence", 0.9), *super().annotate(text))


def marked(monkeypatch: pytest.MonkeyPatch, refused: int) -> list[Marking | Problem]:
    answers = tuple(Refusal(f"Nobody {n}", "person", "no such text", 0, 9) for n in range(refused))
    plug_in(monkeypatch, {"openai:talker": Talker("openai:talker", "1" * 64, "Ama", refused=answers)}, OWN)
    return list(markings(Folio(dispatch("Ama left.", "a.txt")), open_tools("openai:talker")))


def test_everything_but_sentences_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = marked(monkeypatch, 0)
    assert isinstance(found, Marking)
    assert (found.start, found.end, found.layer, found.label, found.score) == (0, 3, "entity", "person", 1.0)


def test_refused_answers_are_told_of_and_not_all_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    _, problem = marked(monkeypatch, SHOWN + 2)
    assert isinstance(problem, Problem)
    assert "'Nobody 0' (no such text), 'Nobody 1'" in problem.what
    assert problem.what.endswith("and 2 more")
    assert "more" not in marked(monkeypatch, SHOWN)[1].what
