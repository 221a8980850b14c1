"""No test sees the gazetteers that the person who runs it has added."""

import os
import tempfile

os.environ["CORANTO_GAZETTEERS"] = tempfile.mkdtemp(prefix="coranto-gazetteers-")
