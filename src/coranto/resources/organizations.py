"""What is known of the words of organizations' names: legal forms, kinds, abbreviations, aliases."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from typing import Any

from coranto.resources import read_bytes, read_yaml
from coranto.text.names import fold_name
from coranto.text.organizations import OrganizationWords
from coranto.text.transliteration import latin


@cache
def organization_words() -> OrganizationWords:
    """The tables that the package ships: ``organizations.yaml``, and ``organization_words.txt`` after rigour (MIT)."""
    data: Mapping[str, Any] = read_yaml("organizations.yaml")
    legal: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    kinds: dict[str, str] = {}
    for line in read_bytes("organization_words.txt").decode().splitlines():
        form, kind = line.split("\t")
        if kind:
            kinds[form] = kind
        else:
            words = tuple(form.split())
            legal[words[0]].append(words)
    generic = _words(data["generic"])
    return OrganizationWords(
        abbreviations=data["abbreviations"],
        legal={first: sorted(forms, key=lambda form: (-len(form), form)) for first, forms in legal.items()},
        kinds=kinds,
        generic=generic | {kinds.get(word, word) for word in generic},
        parts=_words(data["parts"]),
        countries=_words(data["countries"]),
        aliases={_key(name): number for number, names in enumerate(data["aliases"]) for name in names},
    )


def _words(lines: list[str]) -> frozenset[str]:
    return frozenset(fold_name(word) for line in lines for word in line.split(","))


def _key(name: str) -> str:
    """An acronym as it is written, anything longer folded."""
    return name if name.isupper() and " " not in name and name.isascii() else fold_name(latin(name))
