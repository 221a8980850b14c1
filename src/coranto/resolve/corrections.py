"""Corrections and withdrawals told in a notice: what an earlier text said, what is so instead, what rested on it.

*An earlier version of this story said the bridge had fallen. In fact it was closed.* The second sentence corrects the
first, and every statement of the same words in this dispatch and in earlier ones.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from coranto.model.annotation import Sentence
from coranto.model.assertion import Claim, EventMention
from coranto.model.corpus import Folio
from coranto.model.resolved import Relation
from coranto.resolve.answers import NOT_DONE, RETRACTS
from coranto.resolve.denials import WEIGHT, Statement, Told, numbers_in
from coranto.text.stems import content_words

_TEXTS: Final = r"(?:article|report|story|item|version|post|bulletin|dispatch|headline|caption|update|graphic)"
_NUMBERED: Final = r"(?:update|bulletin|statement|report|release|situation report|circular|advisory) (?:no\.? ?)?#?\d+"
_NOTICE: Final = re.compile(
    rf"\b(?:an?|our|the) (?:earlier|previous|original|first) (?:\w+ )?{_TEXTS}\b"
    rf"|\b(?:our|this) (?:\w+ )?{_TEXTS}s?\b[^.;]{{0,40}}\b(?:said|stated|reported|gave|wrote|named|misstated)\b"
    rf"|\b(?:{_TEXTS}|page|we) (?:had )?(?:originally|previously|earlier) (?:said|stated|reported|gave|wrote|named)\b"
    r"|\b(?:wrongly|incorrectly|mistakenly|erroneously) (?:said|stated|reported|gave|wrote|named)\b"
    rf"|\b(?:our |the |my )?{_NUMBERED} (?:had )?(?:said|stated|reported|gave|named|put)\b"
    r"|\b(?:my|our) (?:own |earlier |previous |first )*(?:statement|release|message|notice|letter|account)\b"
    r"[^.;]{0,90}\b(?:incorrect|wrong|mistaken|inaccurate|in error)\b"
    r"|^\W*(?:correction|clarification)s?\b[^.]{0,60}\bwe (?:said|stated|reported|wrote|gave|named)\b"
    r"|^(?:earlier|yesterday|on [A-Z]\w+day|in an earlier \w+),? we (?:said|stated|reported|wrote)\b",
    re.IGNORECASE,
)
"""Words that tell what an earlier text of one's own said."""
_SAID: Final = re.compile(r"\b(?:said|stated|reported|gave|wrote|named|misstated|suggested|quoted|identified)\b", re.I)
_TAKEN_BACK: Final = re.compile(
    rf"\b(?:claim|report|statement|accusation|allegation|charge|remark|comment|assertion|{_TEXTS})s?\b"
    r"(?: (?:that|of|on|about))?(?P<what>[^,;:]*)",
    re.IGNORECASE,
)
"""What was withdrawn: *its statement on the wells*."""
ONE_WORD: Final = 5.0
"""Least ``idf`` of what a withdrawal shares with a statement of whoever withdraws it."""
PARAGRAPH: Final = re.compile(r"\n\s*\n")
_WHY: Final = {
    "corrects": "a notice says that this is so, and not what was told before",
    "retracts": "it takes back what was said before it",
}


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relations can be tied to in a sentence: a claim, or an event told there."""

    id: str
    start: int
    text: str


def anchors(folio: Folio, event_of: Mapping[tuple[str, int, int], str]) -> list[Anchor]:
    """The claims of a dispatch and the events told in it, in text order, a claim before an event."""
    rows = [(c.start, 0, Anchor(c.id, c.start, c.text)) for c in folio.of(Claim)]
    for mention in folio.of(EventMention):
        event = event_of.get((mention.doc, mention.start, mention.end))
        if event is not None:
            rows.append((mention.start, 1, Anchor(event, mention.start, mention.text)))
    return [anchor for _, _, anchor in sorted(rows, key=lambda r: (r[0], r[1], r[2].id))]


@dataclass(frozen=True, slots=True)
class Notices:
    """What notices are read with."""

    told: Told
    day: str
    sources: Mapping[str, frozenset[str]]
    """Stems of who says what, by the id of the claim."""

    def like(self, id_: str, doc: str, text: str, least: float = WEIGHT) -> list[Statement]:
        """What was told in the same words, in this dispatch or another, not on a later day."""
        plain = content_words(" ".join(word for word in text.split() if word.islower()))
        asked = Statement(id_, doc, self.day, "", False, content_words(text), plain, numbers_in(text))
        return self.told.like(asked, least)


def notices(folio: Folio, sentences: Sequence[Sentence], tied: Sequence[Anchor], read: Notices) -> Iterator[Relation]:
    """The corrections and withdrawals that a dispatch tells."""
    starts = [anchor.start for anchor in tied]
    for i, sentence in enumerate(sentences):
        written = folio.text[sentence.start : sentence.end]
        own = tied[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        notice = _NOTICE.search(written)
        if notice is not None and _SAID.search(written, notice.start()):
            after = sentences[i + 1] if i + 1 < len(sentences) else None
            if after is not None and PARAGRAPH.search(folio.text, sentence.end, after.start) is None:
                right = tied[bisect_left(starts, after.start) : bisect_left(starts, after.end)]
                yield from _corrected(folio.doc, own, right, read)
        withdrawn = RETRACTS.search(written)
        if withdrawn is not None and own and NOT_DONE.search(written[: withdrawn.start()]) is None:
            here = frozenset(anchor.id for anchor in own)
            yield from _withdrawn(Taker(folio.doc, own[0], here), written, withdrawn.start(), read)


def _corrected(doc: str, own: Sequence[Anchor], right: Sequence[Anchor], read: Notices) -> Iterator[Relation]:
    """What the next sentence puts in the place of the last thing that the notice says was told."""
    if not own or not right:
        return
    wrong, now = own[0], right[0]
    yield _relation("corrects", now.id, wrong.id)
    for other in read.like(wrong.id, doc, wrong.text):
        if other.id not in (wrong.id, now.id):
            yield _relation("corrects", now.id, other.id)


@dataclass(frozen=True, slots=True)
class Taker:
    """Who takes something back: the dispatch, the anchor of its sentence and all others of that sentence."""

    doc: str
    by: Anchor
    here: frozenset[str]


def _withdrawn(taker: Taker, written: str, at: int, read: Notices) -> Iterator[Relation]:
    """The statements of the same speaker that a sentence takes back."""
    who = content_words(written[:at])
    what = _TAKEN_BACK.search(written, at)
    if what is None:
        return
    for other in read.like(taker.by.id, taker.doc, what["what"], ONE_WORD):
        if other.id not in taker.here and who & read.sources.get(other.id, frozenset()):
            yield _relation("retracts", taker.by.id, other.id)


def _relation(kind: Literal["corrects", "retracts"], a: str, b: str) -> Relation:
    return Relation(kind, a, b, _WHY[kind], 0.7)
