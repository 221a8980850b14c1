"""How callers name files and folders."""

import os

PathLike = str | os.PathLike[str]
