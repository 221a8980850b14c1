"""Obeying what people decided on events: which tellings a verdict is about."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from coranto.model.corpus import Corpus
from coranto.model.judgement import EVENT_PAIRS, HASH_DIGITS, Judgement, NameRef, standing
from coranto.resolve.event_features import Features
from coranto.resolve.verdicts import told


@dataclass(frozen=True, slots=True)
class Ruling:
    """A verdict on two mentions, by their positions in canonical order."""

    a: int
    b: int
    one: bool
    """Whether they tell of one event."""
    why: str


def rulings(corpus: Corpus, found: Sequence[Features]) -> list[Ruling]:
    """What the verdicts in force say of the mentions of a dossier, the oldest first.

    A verdict on words that no text of the dossier has is passed over, until one does.
    """
    return list(_rulings(corpus.all(Judgement), found, _digests(corpus)))


def _digests(corpus: Corpus) -> Mapping[str, str]:
    """Document → the digits by which a verdict knows its text."""
    return {doc: corpus.folio(doc).dispatch.text_sha256[:HASH_DIGITS] for doc in corpus.docs()}


def _rulings(rows: Iterable[Judgement], found: Sequence[Features], digests: Mapping[str, str]) -> Iterator[Ruling]:
    asked = [row for row in standing(rows) if row.verdict in EVENT_PAIRS]
    if not asked:
        return
    at: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, feature in enumerate(found):
        mention = feature.mention
        at[digests[mention.doc], mention.text, mention.trigger.text].append(position)
    for row in asked:
        if row.a is not None and row.b is not None:
            for a in _positions(row.a, at):
                for b in _positions(row.b, at):
                    yield Ruling(a, b, EVENT_PAIRS[row.verdict], told(row))


def _positions(ref: NameRef, at: Mapping[tuple[str, str, str], Sequence[int]]) -> list[int]:
    return [position for text in ref.texts for position in at.get((text, ref.name, ref.trigger or ""), ())]
