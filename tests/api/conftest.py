from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from api.serving import TEXTS, TOKEN, dossier_of, served
from coranto.api.settings import Settings


@pytest.fixture(scope="session")
def ferry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dossier that no test changes."""
    return dossier_of(tmp_path_factory.mktemp("ferry"), TEXTS)


@pytest.fixture(scope="session")
def client(ferry: Path) -> Iterator[httpx.Client]:
    """Asks a server that takes verdicts, of a dossier that no test changes."""
    with served(ferry, Settings(token=TOKEN)) as asking:
        yield asking
