"""Which language models may work on a dossier: none that finds no names, and none that only the dossier asks for."""

from pathlib import Path

from coranto.model.errors import BadRequestError
from coranto.store.writer import Writer
from coranto.tools import Tools, is_embedded


def require_names(tools: Tools) -> None:
    """Raises ``ModelUnavailableError`` where no model is there, ``BadRequestError`` for one that marks no names."""
    if not tools.identity.embedded and "entity" not in tools.analyzer.layers:
        raise BadRequestError(
            f"{tools.identity.name} marks no names, and without a model Coranto finds none",
            "Choose one that lists 'entity' under: coranto models --model SPEC",
        )


def require_embedded(writer: Writer, dossier: Path) -> None:
    """Raises ``BadRequestError`` where a dossier was made with a model that the package does not carry."""
    name = writer.model()
    if name is not None and not is_embedded(name):
        raise BadRequestError(
            f"{dossier} was made with {name}, which is not Coranto's own",
            "Name that model again with --model, or work on all of it anew with --model embedded.",
        )
