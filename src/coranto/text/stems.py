"""Crude stems, by which two ways to tell of one thing share words."""

import re
from functools import lru_cache
from typing import Final

from coranto.text.wordlists import words

WORD: Final = re.compile(r"[^\W_]+(?:[-.,][^\W_]+)*")
"""A word with its inner hyphens, stops and commas."""
_SUFFIX: Final = re.compile(r"(?:ians?|ia|ing|edly|ed|es|s|ly|al|ans?|n|a|e|y)$")
_DOUBLED: Final = re.compile(r"([bdglmnprt])\1$")
_STOP: Final = words(
    """the a an and or but of in on at by for with from to into over under as is are was were be been being has
    have had that this these those it its he she they his her their who which said says will would could
    after before during than more not no also since about around near against between monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september
    october november december"""
)


@lru_cache(maxsize=1 << 15)
def stem(word: str) -> str:
    """A crude stem: enough that *Russian* meets *Russia* and *shelled* meets *shelling*."""
    cut = _SUFFIX.sub("", word)
    return (cut if len(cut) >= 4 else word)[:7]


def undoubled(word: str) -> str:
    """The stem of a word, without the second of two consonants at its end: one for *stops* and *stopped*."""
    return _DOUBLED.sub(r"\1", stem(word))


def content_words(text: str) -> frozenset[str]:
    """Stems of the words that carry meaning."""
    lows = (m.group().lower() for m in WORD.finditer(text))
    return frozenset(stem(low) for low in lows if low not in _STOP and (len(low) > 2 or low.isdigit()))
