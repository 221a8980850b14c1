"""Which language models are at hand: the package's own, and those that its plugs could take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, entry_points, version
from importlib.resources import as_file, files
from pathlib import Path
from typing import Final

from coranto.nlp.manifest import FOLDER
from coranto.tools import EMBEDDED, embedded_manifest, open_tools


@dataclass(frozen=True, slots=True)
class LanguageModel:
    """A language model that can be used as it is."""

    name: str
    version: str | None
    """Of the embedded model; that of another stands in its name, where it has one."""
    digest: str
    """SHA-256 of what decides its answers, in hexadecimal. A dossier records it."""
    layers: tuple[str, ...]
    """What it can mark in a text."""
    size_bytes: int | None = None
    """What its files take on the disk; null for a model of the user's own."""
    notice: str | None = None
    """The file that says under which licences it comes; null where none came with it."""


@dataclass(frozen=True, slots=True)
class Plug:
    """A kind of language model that Coranto can be told to use."""

    spec: str
    """How ``--model`` names one."""
    package: str | None
    """The Python package that it needs; null for none."""
    version: str | None
    """Of that package; null where it is not installed."""
    models: tuple[str, ...]
    """Specs of models that are installed; models in folders and behind endpoints are not looked for."""

    @property
    def usable(self) -> bool:
        """Whether what it needs is there."""
        return self.package is None or self.version is not None


@dataclass(frozen=True, slots=True)
class Models:
    """What ``coranto models`` lists."""

    embedded: LanguageModel
    plugs: tuple[Plug, ...]


def list_models() -> Models:
    """The embedded model, and the plugs. Loads no weights, imports none of the plugs' packages, asks no endpoint.

    Raises ``ModelUnavailableError`` where the embedded model is missing.
    """
    plugs = (Plug(spec, package, _version(package), find()) for spec, (package, find) in _PLUGS.items())
    return Models(_embedded(), tuple(plugs))


def describe(spec: str) -> LanguageModel:
    """The model that ``spec`` names, loaded; an endpoint is not asked.

    Raises ``BadRequestError`` for a spec that is none and ``ModelUnavailableError`` where the model is not there.
    """
    if spec == EMBEDDED:
        return _embedded()
    analyzer = open_tools(spec).analyzer
    return LanguageModel(analyzer.name, None, analyzer.digest, analyzer.layers)


def _embedded() -> LanguageModel:
    from coranto.nlp.embedded import EmbeddedModel

    given = embedded_manifest()
    sizes: dict[Path, int] = {}
    for item in (files("coranto.resources") / FOLDER).iterdir():
        with as_file(item) as path:
            sizes[path] = path.stat().st_size
    notices = [path for path in sorted(sizes) if path.stem in _NOTICES]
    return LanguageModel(
        given.name,
        given.version,
        given.digest,
        EmbeddedModel.layers,
        sum(sizes.values()),
        str(notices[0]) if notices else None,
    )


def _version(package: str | None) -> str | None:
    try:
        return None if package is None else version(package)
    except PackageNotFoundError:
        return None


def _spacy_pipelines() -> tuple[str, ...]:
    """Pipelines that were installed as packages: each announces itself, so spaCy need not be asked."""
    return tuple(sorted({f"spacy:{one.name}" for one in entry_points(group="spacy_models")}))


def _none() -> tuple[str, ...]:
    return ()


_NOTICES: Final = ("NOTICE", "LICENCE", "LICENSE")
"""Files among the weights that tell of licences, with or without a suffix."""
_PLUGS: Final[Mapping[str, tuple[str | None, Callable[[], tuple[str, ...]]]]] = {
    "spacy:NAME": ("spacy", _spacy_pipelines),
    "gliner:FOLDER": ("gliner", _none),
    "openai:URL#MODEL": (None, _none),
}
"""Spec → the package it needs, and how to find models that are installed."""
