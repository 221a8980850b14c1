"""Steps that do to the process that runs them what a document might: each asks its text what to do."""

import os
import signal
import time
from collections.abc import Iterator

from coranto.model.annotation import Sentence
from coranto.model.corpus import Folio
from coranto.steps import DocumentStep
from coranto.tools import Tools
from run import fake_path


def sentences(folio: Folio, tools: Tools) -> Iterator[Sentence]:
    """One for each line; but for some texts the process does not live, or does not end."""
    if "HANG" in folio.text:
        while True:
            time.sleep(0.01)
    if "SLOW" in folio.text:
        time.sleep(float(os.environ.get("TEST_SLOW_S", "0")))
    if "SWELL" in folio.text:
        held = [bytes(100_000_000) for _ in range(100)]
        assert len(held) == 100
    if "CRASH" in folio.text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "KILLED" in folio.text:
        os.kill(os.getpid(), signal.SIGKILL)
    yield from fake_path.sentences(folio, tools)


STEP = DocumentStep(sentences, needs=(), gives=(Sentence,))
PATH = (STEP, *fake_path.PATH[1:])
