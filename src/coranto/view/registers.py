"""Things found by whole words of their names, without looking through all of them."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, Generic, TypeVar

K = TypeVar("K", bound=Hashable)

_WORD: Final = re.compile(r"\w+")


def whole(words: str) -> re.Pattern[str]:
    """Finds ``words`` where no letter goes on before or behind them; anywhere in scripts that set no spaces."""
    pieces = [re.escape(words)]
    if words and not _unspaced(words):
        pieces = [r"(?<!\w)" if words[0].isalnum() else "", *pieces, r"(?!\w)" if words[-1].isalnum() else ""]
    return re.compile("".join(pieces))


def _unspaced(words: str) -> bool:
    return any(unicodedata.east_asian_width(sign) in "WF" for sign in words)


class Register(Generic[K]):
    """Things, each with its folded names."""

    def __init__(self, named: Iterable[tuple[K, Iterable[str]]]) -> None:
        self.names: Final[dict[K, frozenset[str]]] = {thing: frozenset(names) for thing, names in named}
        self._called: dict[str, list[K]] = defaultdict(list)
        self._with_word: dict[str, list[K]] = defaultdict(list)
        for thing, names in self.names.items():
            for name in names:
                self._called[name].append(thing)
            for word in {word for name in names for word in _WORD.findall(name)}:
                self._with_word[word].append(thing)

    def called(self, name: str) -> list[K]:
        """Those that have exactly that name."""
        return self._called.get(name, [])

    def holding(self, words: str) -> list[K]:
        """Those with a name in which the words stand whole, in the order given."""
        tokens = [] if _unspaced(words) or "_" in words else _WORD.findall(words)
        near = min((self._with_word.get(token, []) for token in tokens), key=len, default=list(self.names))
        pattern = whole(words)
        return [thing for thing in near if any(map(pattern.search, self.names[thing]))]
