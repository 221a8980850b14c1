"""Words by which news tells who somebody is and what later stands for a name."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from coranto.resources import agencies, read_yaml

Pronoun = Literal["he", "she"]


@dataclass(frozen=True, slots=True)
class SpeakerWords:
    """The lists of ``speakers.yaml``, in lower case if nothing else is said."""

    short: Mapping[str, str]
    """Title cut short, with the words for it."""
    called: Mapping[str, str]
    """Title before a name, with the noun by which its bearer is called."""
    sets_apart: frozenset[str]
    """What makes another office of an office: *vice*, *deputy*, *former*."""
    idle: frozenset[str]
    """What a description may add to what was told of somebody."""
    sexes: Mapping[str, Pronoun]
    """Noun or title, with the pronoun for whom it names."""
    things: frozenset[str]
    """Sources that are no persons."""
    bodies: frozenset[str]
    """Nouns that can stand for an organization of any name."""
    umbrellas: frozenset[str]
    """As written: bodies whose name before a noun only says whose it is."""
    crowds: frozenset[str]
    """Nouns for many that speak as one."""
    media: frozenset[str]
    """Nouns for media."""
    media_names: frozenset[str]
    """Words that the name of a medium ends or begins with."""
    known_media: frozenset[str]
    """Names of media, as written."""
    cited: frozenset[str]
    """Nouns for people who are cited."""
    replies: frozenset[str]
    """Words that an answer begins with."""


@cache
def load() -> SpeakerWords:
    """The lists as the package carries them."""
    raw = read_yaml("speakers.yaml")
    return SpeakerWords(
        short=raw["short"],
        called=raw["called"],
        sets_apart=frozenset(raw["sets_apart"].split()),
        idle=frozenset(raw["idle"].split()),
        sexes={**dict.fromkeys(raw["he"], "he"), **dict.fromkeys(raw["she"], "she")},
        things=frozenset(raw["things"].split()),
        bodies=frozenset(raw["bodies"].split()),
        umbrellas=frozenset(raw["umbrellas"]),
        crowds=frozenset(raw["crowds"].split()),
        media=frozenset(raw["media"].split()),
        media_names=frozenset(raw["media_names"].split()),
        known_media=frozenset(read_yaml("names.yaml")["organizations"]["media"]) | frozenset(agencies.load()),
        cited=frozenset(raw["cited"].split()),
        replies=frozenset(raw["replies"]),
    )
