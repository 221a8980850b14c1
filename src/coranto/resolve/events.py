"""Events of a dossier: mentions that tell of one occurrence, merged across documents."""

from collections.abc import Iterator
from dataclasses import replace

from coranto.model.assertion import Claim, EventMention
from coranto.model.corpus import Corpus
from coranto.model.parties import Parties
from coranto.model.resolved import Copy, Event, Origin
from coranto.model.source import Document
from coranto.model.support import support_of
from coranto.resolve.event_features import Kin, features_of
from coranto.resolve.event_merging import clusters
from coranto.resolve.event_parts import parts
from coranto.resolve.event_records import Ledger, event_of, rough_points
from coranto.resolve.event_references import references
from coranto.resolve.event_verdicts import rulings
from coranto.tools import Tools


def events(corpus: Corpus, tools: Tools) -> Iterator[Event]:
    """Every event once, by id; work grows near linearly with the number of mentions."""
    kin = Kin(corpus)
    found = sorted(features_of(corpus, tools.triggers, tools.consequences, kin, tools.deeds), key=lambda f: f.key)
    copies = list(corpus.all(Copy))
    claims = {claim.id: claim for claim in corpus.all(Claim)}
    documents = list(corpus.all(Document))
    ledger = Ledger(
        claims=claims,
        denied=frozenset(claim.denies for claim in claims.values() if isinstance(claim.denies, str)),
        published={document.doc: document.published.start for document in documents},
        support=support_of(copies, corpus.all(Origin)),
        kin=kin,
        parties=Parties(corpus, tools.parties),
        lexicon=tools.triggers,
        issued=frozenset(document.doc for document in documents if document.issuer is not None),
        points=rough_points(corpus.all(EventMention), tools.gazetteer),
    )
    groups = clusters(found, copies, kin, tools, rulings(corpus, found))
    naming = references(found, [group.members for group in groups], tools.triggers)
    made = [
        event_of([found[i] for i in group.members], ledger, naming.get(number, ()), group.why)
        for number, group in enumerate(groups)
    ]
    wholes = parts(found, [group.members for group in groups], naming, tools.consequences)
    told = [replace(e, part_of=made[wholes[n]].id) if n in wholes else e for n, e in enumerate(made)]
    yield from sorted(told, key=lambda event: event.id)
