"""The plug for a language model of the user's own: ``load`` takes what a setting says and gives an analyzer.

| spec | what it loads |
|---|---|
| ``spacy:NAME`` | an installed spaCy pipeline, or the folder of one |
| ``gliner:FOLDER`` | a GLiNER model saved in a folder |
| ``openai:URL#MODEL`` | a model behind an endpoint that speaks the OpenAI protocol; the only one that uses a network |

``docs/how-to/use-your-own-model.md`` has the options.
"""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from coranto.model.errors import BadRequestError
from coranto.nlp.analyzer import Analyzer


def load(spec: str) -> Analyzer:
    """The analyzer that ``spec`` names. Imports only what that one needs.

    Raises BadRequestError where the spec cannot be read, ModelUnavailableError where the model or its package is not
    there.
    """
    kind, _, rest = spec.partition(":")
    if kind not in _KINDS or not rest.strip():
        raise BadRequestError(
            f"No kind of language model is called {kind[:20]!r}" if kind not in _KINDS else f"'{kind}:' names no model",
            "Give spacy:NAME, gliner:FOLDER or openai:URL#MODEL; for Coranto's own, embedded.",
        )
    return _KINDS[kind](rest.strip())


def _spacy(name: str) -> Analyzer:
    from coranto.nlp.adapters.spacy import SpacyAnalyzer

    return SpacyAnalyzer(name)


def _gliner(folder: str) -> Analyzer:
    from coranto.nlp.adapters.gliner import GlinerAnalyzer

    return GlinerAnalyzer(Path(folder).expanduser())


def _openai(address: str) -> Analyzer:
    from coranto.nlp.adapters.endpoint import EndpointAnalyzer, Settings

    return EndpointAnalyzer(Settings.parse(address))


_KINDS: Final[Mapping[str, Callable[[str], Analyzer]]] = {"spacy": _spacy, "gliner": _gliner, "openai": _openai}
