"""Where a text names a person who is not to be named: in any spelling that is known, in part, or by initials."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Generator, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from coranto.resources.calendar import load as load_calendar
from coranto.resources.names import NameLexicon
from coranto.resources.names import load as load_names
from coranto.text.folding import plain

UNTOLD: Final = "[name withheld]"
"""What stands for a name that several bear."""

_MARKS: Final = "\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u200b-\u200f\u00ad\u2060\ufeff"
_TOKEN: Final = re.compile(rf"[^\W_][^\W_]*(?:[{_MARKS}]+[^\W_]*)*")
_LETTERS: Final = re.compile(r"(?<![\w.])(?:[^\W\d_]\.[ -]?){2,4}")
_INITIALS: Final = re.compile(r"(?<![\w.])(?:([^\W\d_])\.[ -]?){1,3}$")
_BETWEEN: Final = re.compile(rf"[\s'’.{_MARKS}-]*(?:[^\W\d_][^\W\d_{_MARKS}]*\.?[\s'’-]+)?")
_BARE: Final = re.compile(rf"[\s.{_MARKS}-]*")
_SENTENCE_END: Final = re.compile(r"(?:^|[.!?:;…\n\r\"“”«»‘(\[–—-])\s*$")
_ENCODED: Final = re.compile(r"(?:%[0-9A-Fa-f]{2})+")
_PREFIXES: Final = frozenset("وبلفكובלמהשכ")
"""Letters that Arabic and Hebrew write before a word as part of it: and, in, to …"""
_ABBREVIATED: Final = frozenset(
    map(tuple, ("us", "uk", "un", "eu", "dc", "la", "ny", "am", "pm", "eg", "ie", "uae", "usa", "ussr"))
)
"""What letters with full stops mean to every reader, whoever else has these initials."""
_SHORTEST_PART: Final = 2
"""Letters that a part of a name has, at least, to stand for its bearer."""
_SHORTEST_JOINED: Final = 7
"""Letters from which a whole name may stand written as one word (in the name of a file, behind a #)."""


class Replaced(NamedTuple):
    """Words that are withheld, by their offsets, and what stands for them."""

    start: int
    end: int
    words: str


class _Token(NamedTuple):
    start: int
    end: int
    word: str
    """Folded."""
    capital: bool
    """Whether it opens with a capital, or with a letter that has none."""


@dataclass(frozen=True, slots=True)
class _Match:
    start: int
    end: int
    bearers: frozenset[str]
    part: bool


_Words = tuple[str, ...]


class PrivateNames:
    """The spellings of persons who are not to be named, among those of all who are.

    ``spellings``: by person. ``kept``: of whoever else is named. ``pseudonyms``: by person. Who has none, and a name
    that several bear or that is kept as well, is told as ``UNTOLD``.
    """

    def __init__(self, spellings: Mapping[str, Set[str]], kept: Iterable[str], pseudonyms: Mapping[str, str]) -> None:
        self._pseudonyms: Final = pseudonyms
        self._full: dict[_Words, set[str]] = defaultdict(set)
        self._joined: dict[str, set[str]] = defaultdict(set)
        self._parts: dict[str, set[str]] = defaultdict(set)
        self._unspaced: dict[str, set[str]] = defaultdict(set)
        self._letters: dict[_Words, set[str]] = defaultdict(set)
        self._initials: dict[str, set[str]] = defaultdict(set)
        for bearer, names in spellings.items():
            for name in names:
                self._take(bearer, name)
        self._kept: Final = {words for name in kept if (words := _words(name))}
        self._opening: dict[str, list[_Words]] = defaultdict(list)
        for words in sorted({*self._full, *self._kept}, key=lambda words: (-len(words), words)):
            self._opening[words[0]].append(words)

    def found(self, text: str) -> Iterator[Replaced]:
        """Each name in ``text`` that is withheld, in order, the parts of one name together."""
        for match in self._together(sorted(self._matches(text), key=lambda m: (m.start, -m.end)), text):
            yield Replaced(match.start, match.end, self._words_for(match.bearers))

    def within(self, name: str) -> bool:
        """Whether the name of a file or a URL holds a name, in whatever letters and however joined."""
        name = _ENCODED.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8", "replace"), name)
        joined = "".join(token.word for token in _tokens(name))
        if any(whole in joined for whole in self._joined):
            return True
        words = [token.word for token in _tokens(name)]
        runs = (tuple(words[i : i + n]) for n in (1, 2, 3, 4) for i in range(len(words)))
        if any(run in self._full and not (len(run) == 1 and _is_common(run[0])) for run in runs):
            return True
        parts = any(word in self._parts and not _is_common(word) for word in words)
        return parts or any(unspaced in name for unspaced in self._unspaced)

    def _take(self, bearer: str, name: str) -> None:
        words = _words(name)
        if not words:
            return
        if any(_is_unspaced(sign) for sign in name):
            self._unspaced[name].add(bearer)
        lexicon = _lexicon()
        own = [word for word in words if (word,) not in lexicon.titles and word not in lexicon.particles]
        if own:
            self._full[words].add(bearer)
            self._full[tuple(own)].add(bearer)
        if len(own) < 2:
            return
        self._full[tuple(reversed(own))].add(bearer)
        joined = "".join(words)
        if len(joined) >= _SHORTEST_JOINED:
            self._joined[joined].add(bearer)
        letters = tuple(word[0] for word in own)
        if letters not in _ABBREVIATED and len(own) <= 4:
            self._letters[letters].add(bearer)
        self._initials[bearer] |= set(letters)
        for word in own:
            if len(word) >= _SHORTEST_PART and word not in _calendar_words():
                self._parts[word].add(bearer)

    def _words_for(self, bearers: frozenset[str]) -> str:
        names = {self._pseudonyms.get(bearer, UNTOLD) for bearer in bearers}
        return names.pop() if len(names) == 1 else UNTOLD

    def _matches(self, text: str) -> Iterator[_Match]:
        tokens = list(_tokens(text))
        at = 0
        while at < len(tokens):
            at += yield from self._at(tokens, at, text)
        for name, bearers in self._unspaced.items():
            for found in re.finditer(re.escape(name), text):
                yield _Match(found.start(), found.end(), frozenset(bearers), part=False)
        for letters in _LETTERS.finditer(text):
            key = tuple(plain(sign, diacritics=True, case=True) for sign in letters[0] if sign.isalpha())
            if key in self._letters and letters[0][:1].isupper():
                end = letters.start() + len(letters[0].rstrip(" -"))
                yield _Match(letters.start(), end, frozenset(self._letters[key]), part=False)

    def _at(self, tokens: list[_Token], at: int, text: str) -> Generator[_Match, None, int]:
        """What begins with the token; gives how many tokens it takes, 1 where nothing does."""
        token = tokens[at]
        for word in _forms(token.word):
            for words in self._opening.get(word, ()):
                run = tokens[at : at + len(words)]
                if tuple(t.word for t in run)[1:] != words[1:] or not _stand_together(run, text):
                    continue
                if len(words) == 1 and not token.capital:
                    continue
                if words in self._full:
                    kept = {"kept"} if words in self._kept else set()
                    yield _Match(token.start, run[-1].end, frozenset(self._full[words] | kept), part=False)
                return len(words)
            if word in self._joined:
                yield _Match(token.start, token.end, frozenset(self._joined[word]), part=False)
                return 1
            if word in self._parts and token.capital and not (_is_common(word) and _opens(token, text)):
                yield _Match(token.start, token.end, frozenset(self._parts[word]), part=True)
                return 1
        return 1

    def _together(self, matches: Iterable[_Match], text: str) -> Iterator[_Match]:
        """Matches with the initials before them; those of one bearer that stand side by side are one."""
        last: _Match | None = None
        for match in matches:
            match = self._with_initials(match, text)
            if last is None:
                last = match
            elif match.start < last.end:
                last = _Match(last.start, max(last.end, match.end), last.bearers, last.part)
            elif (shared := last.bearers & match.bearers) and self._side_by_side(last, match, text):
                last = _Match(last.start, match.end, shared, last.part and match.part)
            else:
                yield last
                last = match
        if last is not None:
            yield last

    def _side_by_side(self, one: _Match, other: _Match, text: str) -> bool:
        between = text[one.end : other.start]
        if _BARE.fullmatch(between):
            return True
        middle = between.strip(" \n\r\t-.'’")
        return bool(_BETWEEN.fullmatch(between)) and middle[:1].isupper() and "\n\n" not in between

    def _with_initials(self, match: _Match, text: str) -> _Match:
        before = _INITIALS.search(text[max(0, match.start - 14) : match.start])
        if before is None:
            return match
        letters = {plain(sign, diacritics=True, case=True) for sign in before[0] if sign.isalpha()}
        known = {letter for bearer in match.bearers for letter in self._initials.get(bearer, ())}
        if not letters <= known:
            return match
        return _Match(match.start - len(before[0]), match.end, match.bearers, match.part)


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        first = found[0][0]
        word = plain(found[0], diacritics=True, case=True)
        yield _Token(found.start(), found.end(), word, not first.islower())


def _words(name: str) -> _Words:
    return tuple(token.word for token in _tokens(name))


def _forms(word: str) -> tuple[str, ...]:
    """The word as it stands; without a letter written before it; without the ending of a plural."""
    forms = [word]
    if word[:1] in _PREFIXES and len(word) > 3:
        forms.append(word[1:])
    forms += [word.removesuffix(end) for end in ("s", "es") if word.endswith(end) and len(word) - len(end) > 3]
    return tuple(forms)


def _stand_together(run: list[_Token], text: str) -> bool:
    """Whether nothing but spaces, marks and a comma stands between the tokens of one name."""
    gaps = (text[a.end : b.start] for a, b in pairwise(run))
    return all(len(gap) <= 4 and "\n\n" not in gap and not set(gap) & set("!?;:()[]/|") for gap in gaps)


def _opens(token: _Token, text: str) -> bool:
    """Whether the token opens a sentence, where any word has a capital."""
    return _SENTENCE_END.search(text[max(0, token.start - 4) : token.start]) is not None


def _is_unspaced(sign: str) -> bool:
    """Whether its script sets no spaces between words."""
    return unicodedata.east_asian_width(sign) in "WF" or "\u0e00" <= sign <= "\u0eff" or "\u1000" <= sign <= "\u109f"


def _is_common(word: str) -> bool:
    return word in _lexicon().common


@cache
def _lexicon() -> NameLexicon:
    return load_names()


@cache
def _calendar_words() -> frozenset[str]:
    """Names of months and weekdays: they are never a part of a person's name on its own."""
    calendar = load_calendar()
    listed = (*calendar.months.values(), *calendar.weekdays.values())
    return frozenset(plain(word, case=True) for words in listed for word in words)
