"""Clauses that name an event without telling it anew: *42 people died in the collapse*, *Tuesday's blast*.

They presuppose the event, so they are passages that speak of it, whatever else they tell. A noun refers to the single
event of its kind that its document tells of, or else to the single one at a place that its document names.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from coranto.resolve.event_features import OCCASIONS, Features, words_of
from coranto.resources.triggers import TriggerLexicon
from coranto.text.names import fold_name
from coranto.text.stems import content_words

_BARE: Final = {"collapse": "collapse", "landslip": "landslide", "derailment": "crash"}
"""Nouns that name an occasion only where a text has told of it: alone they mean too many things."""
_NOT_BEFORE: Final = (
    r"(?!\s+(?:furnace|course|diet|barriers?|helmets?|tests?|landing|of confidence|fears|drills?|threats?|warnings?|"
    r"leaders?|plot|plotters?|plans?|insurance|\w+(?:ists|makers?))\b)"
)
"""What a noun only goes with: *the coup plotters* are no coup, *a blast furnace* no blast."""
_YEAR: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")
_AROUND: Final = 24
"""Characters before and after a noun in which a year says that an older event of its kind is meant."""
_OF: Final = re.compile(r"\s+of\s+((?:[\w’'-]+\W+){0,4}[\w’'-]+)")
LOOK_BACK_DAYS: Final = 60
"""How long after an event *the explosion* still needs no other word."""
_NAMES: Final = frozenset(("asserted", "unverified"))


def references(
    found: Sequence[Features], groups: Sequence[Sequence[int]], lexicon: TriggerLexicon
) -> Mapping[int, list[Features]]:
    """By the number of a group: clauses, none of its own, that refer to its event; in canonical order."""
    told = _Told(found, groups)
    naming = _Naming(lexicon)
    made: dict[int, list[Features]] = {}
    for feature in found:
        mention = feature.mention
        span = (mention.doc, mention.start, mention.end)
        for kind, after in naming.kinds(feature):
            group = told.meant(feature, kind)
            if group is not None and span not in told.spans[group] and told.fits(group, after):
                told.spans[group].add(span)
                made.setdefault(group, []).append(feature)
    return made


class _Told:
    """The groups that tell of an occasion: where, when, of what."""

    def __init__(self, found: Sequence[Features], groups: Sequence[Sequence[int]]) -> None:
        self._own: dict[tuple[str, str], set[int]] = {}
        self._placed: dict[tuple[str, str], set[int]] = {}
        self._begins: dict[int, int] = {}
        self._words: dict[int, set[str]] = {}
        self.spans: dict[int, set[tuple[str, int, int]]] = {}
        for number, group in enumerate(groups):
            for feature in (found[i] for i in group):
                if feature.occasion is not None:
                    self._add(number, feature, feature.occasion)

    def _add(self, number: int, feature: Features, kind: str) -> None:
        mention = feature.mention
        self._own.setdefault((kind, mention.doc), set()).add(number)
        self.spans.setdefault(number, set()).add((mention.doc, mention.start, mention.end))
        self._words.setdefault(number, set()).update(feature.words, feature.place_words)
        if mention.place is not None:
            self._placed.setdefault((kind, fold_name(mention.place.name)), set()).add(number)
        if feature.begin is not None:
            self._begins[number] = min(feature.begin, self._begins.get(number, feature.begin))

    def meant(self, feature: Features, kind: str) -> int | None:
        """The single group that can be meant: of the same document, else at a place that the document names."""
        able = self._own.get((kind, feature.mention.doc)) or {
            group for name in sorted(feature.near) for group in self._placed.get((kind, name), ())
        }
        recent = [group for group in able if self._recent(group, feature.begin)]
        return recent[0] if len(recent) == 1 else None

    def _recent(self, group: int, day: int | None) -> bool:
        """Whether the event was before the clause's day, and not long before; an event without a day is none."""
        begin = self._begins.get(group)
        return begin is not None and (day is None or begin <= day + 1 <= begin + LOOK_BACK_DAYS)

    def fits(self, group: int, after: str) -> bool:
        """Whether what follows the noun fits: *the collapse of the bridge* is of a bridge, not *of the talks*."""
        match = _OF.match(after)
        return match is None or bool((content_words(match.group(1)) | words_of(match.group(1))) & self._words[group])


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
