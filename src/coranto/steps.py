"""The whole path, one tuple: what happens to a dispatch, in which order, and what each step needs and gives."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from coranto.annotate.markings import markings
from coranto.annotate.mentions import mentions
from coranto.annotate.places import places
from coranto.annotate.quantities import quantities
from coranto.annotate.sentences import sentences
from coranto.annotate.times import anchored_times, time_expressions
from coranto.compose.entries import entries
from coranto.extract.claims import claims
from coranto.extract.events import event_mentions
from coranto.extract.figures import figures
from coranto.extract.gaps import gaps
from coranto.model.annotation import (
    Fingerprint,
    Gist,
    Marking,
    Mention,
    Place,
    Quantity,
    Sentence,
    Time,
    TimeExpression,
)
from coranto.model.assertion import Claim, EventMention, Figure, Gap
from coranto.model.chronicle import Entry
from coranto.model.codec import Record
from coranto.model.corpus import Corpus, Folio
from coranto.model.judgement import Doubt
from coranto.model.resolved import Copy, Entity, EntityLink, Event, Origin, Relation, Series
from coranto.model.source import Document
from coranto.resolve.copies import copies
from coranto.resolve.dating import dated_documents
from coranto.resolve.entities import entities
from coranto.resolve.events import events
from coranto.resolve.fingerprints import fingerprints
from coranto.resolve.gists import gists
from coranto.resolve.origins import origins
from coranto.resolve.relations import relations
from coranto.resolve.series import series
from coranto.tools import Tools

Kinds = tuple[type[Record], ...]


@dataclass(frozen=True, slots=True)
class DocumentStep:
    """A step that looks at one dispatch alone; any number of workers may run it.

    Beside what it ``gives`` it may yield a ``Problem``, which goes to the dossier's list of problems.
    """

    run: Callable[[Folio, Tools], Iterable[Record]]
    needs: Kinds
    gives: Kinds
    version: int = 1
    """Raised whenever the same input may give another output: stored results of older versions are made anew."""


@dataclass(frozen=True, slots=True)
class DossierStep:
    """A step that needs all dispatches of a block at once; the driver runs it.

    A dossier of few dispatches is one block, a larger one falls into several (``coranto.run.blocks``).
    """

    run: Callable[[Corpus, Tools], Iterable[Record]]
    needs: Kinds
    gives: Kinds
    version: int = 1
    every_version: bool = False
    """Whether it sees the versions of a page in whose place a later one stands; else they are not there."""


Step = DocumentStep | DossierStep

PATH: Final[tuple[Step, ...]] = (
    # what each text holds
    DocumentStep(sentences, needs=(), gives=(Sentence,), version=5),
    DocumentStep(time_expressions, needs=(Sentence,), gives=(TimeExpression,), version=11),
    DocumentStep(quantities, needs=(Sentence, TimeExpression), gives=(Quantity,), version=9),
    DocumentStep(markings, needs=(), gives=(Marking,)),
    DocumentStep(mentions, needs=(Sentence, TimeExpression, Marking), gives=(Mention,), version=5),
    DocumentStep(places, needs=(Sentence, Mention), gives=(Place,), version=6),
    DocumentStep(fingerprints, needs=(Sentence,), gives=(Fingerprint,)),
    DocumentStep(gists, needs=(Sentence, TimeExpression), gives=(Gist,)),
    # which texts share words, and when each was published: that takes the whole dossier
    DossierStep(copies, needs=(Fingerprint, Sentence), gives=(Copy,)),
    DossierStep(dated_documents, needs=(Sentence, TimeExpression, Mention, Place, Copy), gives=(Document,), version=19),
    # what each text asserts, now that its days have dates
    DocumentStep(anchored_times, needs=(Sentence, TimeExpression, Document), gives=(Time,), version=11),
    DocumentStep(claims, needs=(Sentence, Quantity, Mention, Time), gives=(Claim,), version=14),
    DocumentStep(gaps, needs=(Sentence, Claim), gives=(Gap,), version=6),
    DocumentStep(
        event_mentions,
        needs=(Sentence, Marking, Mention, Place, Quantity, Time, Claim),
        gives=(EventMention,),
        version=30,
    ),
    DocumentStep(figures, needs=(Sentence, Quantity, Claim, Place, Time, Document), gives=(Figure,), version=17),
    # what all of them together tell
    DossierStep(origins, needs=(Copy, Document), gives=(Origin,), every_version=True),
    DossierStep(  # it also obeys every Judgement, which no step gives: people do
        entities, needs=(Sentence, Mention, Place, Claim, Document), gives=(Entity, EntityLink, Doubt), version=4
    ),
    DossierStep(
        events,
        needs=(Sentence, Mention, EventMention, Claim, Copy, Document, Origin, Entity, EntityLink),
        gives=(Event,),
        version=15,
    ),
    DossierStep(
        series,
        needs=(Sentence, Mention, Place, EventMention, Figure, Copy, Event, EntityLink),
        gives=(Series,),
        version=4,
    ),
    DossierStep(
        relations,
        needs=(
            Sentence,
            Mention,
            Claim,
            Figure,
            Series,
            EventMention,
            Event,
            Copy,
            Origin,
            Document,
            Entity,
            EntityLink,
        ),
        gives=(Relation,),
        version=12,
        every_version=True,
    ),
    DossierStep(
        entries,
        needs=(
            Sentence,
            Time,
            Place,
            EventMention,
            Event,
            Claim,
            Gap,
            Figure,
            Series,
            Relation,
            Copy,
            Origin,
            Document,
            Entity,
            EntityLink,
        ),
        gives=(Entry,),
        version=25,
    ),
)
