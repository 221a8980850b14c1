"""Clauses that name an event without telling it anew: *42 people died in the collapse*, *Tuesday's blast*.

They presuppose the event, so they are passages that speak of it, whatever else they tell. A noun refers to the single
event of its kind that its document tells of, or else to the single one at a place that its document names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coranto.resolve.event_features import OCCASIONS, Features, content_words, words_of
from coranto.resources.triggers import TriggerLexicon
from coranto.text.names import fold_name

_BARE: Final = {"collapse": "collapse", "landslip": "landslide", "derailment": "crash"}
"""Nouns that name an occasion only where a text has told of it: alone they mean too many things."""
_NOT_BEFORE: Final = r"(?!\s+(?:furnace|course|diet|barriers?|helmets?|tests?|landing|of confidence)\b)"
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AROUND: Final = 24
"""Characters before and after a noun in which a year says that an older event of its kind is meant."""
_LOOK_BACK_DAYS: Final = 60
"""How long after an event *the explosion* still needs no other word."""
_NAMES: Final = frozenset(("asserted", "unverified"))


def references(
    found: Sequence[Features], groups: Sequence[Sequence[int]], lexicon: TriggerLexicon
) -> Mapping[int, list[Features]]:
    """By the number of a group: clauses, none of its own, that refer to its event; in canonical order."""
    own, placed = _told(found, groups)
    naming = _Naming(lexicon)
    made: dict[int, list[Features]] = {}
    seen: set[tuple[int, str, int, int]] = set()
    for feature in found:
        for kind, text in naming.kinds(feature):
            group = _meant(feature, kind, own, placed, found, groups)
            if group is None or not _of_it(text, [found[i] for i in groups[group]]):
                continue
            mention = feature.mention
            key = (group, mention.doc, mention.start, mention.end)
            spans = {(found[i].mention.doc, found[i].mention.start, found[i].mention.end) for i in groups[group]}
            if key not in seen and key[1:] not in spans:
                seen.add(key)
                made.setdefault(group, []).append(feature)
    return made


_Groups = Mapping[tuple[str, str], set[int]]


def _told(found: Sequence[Features], groups: Sequence[Sequence[int]]) -> tuple[_Groups, _Groups]:
    """Groups that tell of an occasion, by its class and their documents, and by its class and their places."""
    own: dict[tuple[str, str], set[int]] = {}
    placed: dict[tuple[str, str], set[int]] = {}
    for number, group in enumerate(groups):
        for feature in (found[i] for i in group):
            if feature.occasion is not None:
                own.setdefault((feature.occasion, feature.mention.doc), set()).add(number)
                if feature.mention.place is not None:
                    placed.setdefault((feature.occasion, fold_name(feature.mention.place.name)), set()).add(number)
    return own, placed


class _Naming:
    """Finds the nouns that name occasions."""

    def __init__(self, lexicon: TriggerLexicon) -> None:
        self._kinds = dict(_BARE)
        for listed in lexicon.nouns.values():
            for noun in listed:
                kind = OCCASIONS.get(noun.family)
                if kind is not None and not noun.plural and not noun.beside:
                    self._kinds.setdefault(" ".join(noun.words), kind)
        nouns = "|".join(re.escape(noun) for noun in sorted(self._kinds, key=lambda n: (-len(n), n)))
        self._pattern = re.compile(
            rf"\b(?:the|this|that|an?|\w+day['’]s|\w+['’]s)\s+(?:[\w-]+\s+){{0,3}}?({nouns})\b{_NOT_BEFORE}", re.I
        )

    def kinds(self, feature: Features) -> Iterator[tuple[str, str]]:
        """Classes of the occasions that a clause names as known, each with the words that follow its noun."""
        text = feature.mention.text
        if feature.further or feature.mention.status not in _NAMES:
            return
        for match in self._pattern.finditer(text):
            around = text[max(0, match.start(1) - _AROUND) : match.end(1) + _AROUND]
            if not _YEAR.search(around):
                yield self._kinds[match.group(1).lower()], text[match.end(1) :]


def _meant(
    feature: Features,
    kind: str,
    own: _Groups,
    placed: _Groups,
    found: Sequence[Features],
    groups: Sequence[Sequence[int]],
) -> int | None:
    """The single group that can be meant: of the same document, else at a place that the document names."""
    able = own.get((kind, feature.mention.doc)) or {
        group for name in sorted(feature.near) for group in placed.get((kind, name), ())
    }
    able = {group for group in able if _recent(feature, [found[i] for i in groups[group]])}
    return next(iter(able)) if len(able) == 1 else None


def _recent(feature: Features, members: Sequence[Features]) -> bool:
    """Whether the event was before the clause was printed, and not long before; unknown days forbid nothing."""
    begins = [member.begin for member in members if member.begin is not None]
    if feature.begin is None or not begins:
        return bool(begins)
    return min(begins) <= feature.begin + 1 and feature.begin - min(begins) <= _LOOK_BACK_DAYS


def _of_it(after: str, members: Sequence[Features]) -> bool:
    """Whether what follows the noun fits: *the collapse of the bridge* is of a bridge, not *of the talks*."""
    match = re.match(r"\s+of\s+((?:[\w’'-]+\W+){0,4}[\w’'-]+)", after)
    if match is None:
        return True
    return any(
        content_words(match.group(1)) & member.words or words_of(match.group(1)) & member.place_words
        for member in members
    )
