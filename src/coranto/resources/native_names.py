"""Latin spellings of names in scripts whose letters alone do not tell how they sound."""

import gzip
from collections.abc import Mapping
from functools import cache

from coranto.resources import read_bytes


@cache
def han_variants() -> Mapping[int, str]:
    """Traditional and Japanese characters → the simplified one, for ``str.translate``; from OpenCC (Apache 2.0)."""
    return {ord(line[0]): line[1] for line in read_bytes("han_variants.txt").decode().splitlines()}


@cache
def native_names() -> Mapping[str, str]:
    """Name word in Arabic, Hebrew, Chinese or Japanese letters → a folded Latin spelling; read when first needed.

    From the groups of spellings of rigour (MIT; Wikidata, CC0) by ``tools/compile_names.py``.
    """
    lines = gzip.decompress(read_bytes("native_names.txt.gz")).decode().split("\n")
    return dict(line.split("\t") for line in lines)
