"""Declared languages, brought to one form."""

import re

_TAG = re.compile(r"[a-z]{2,3}")
_NO_LANGUAGE = frozenset({"und", "mul", "zxx", "mis", "x"})


def language_code(declared: object) -> str | None:
    """The primary subtag of a declared language tag in lower case: *en* of *en-GB* and of *EN_us*; null for none.

    Region and script are left out: texts of one language are treated alike. Subtags as in BCP 47 (RFC 5646).
    """
    if not isinstance(declared, str):
        return None
    first = re.split(r"[-_,;\s]", declared.strip().lower(), maxsplit=1)[0]
    return first if _TAG.fullmatch(first) and first not in _NO_LANGUAGE else None
