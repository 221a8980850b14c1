"""The publication date of every dispatch: stated, inferred from its own words, or from dated siblings; or unknown."""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.model.annotation import Sentence, TimeExpression
from coranto.model.corpus import Corpus, Folio
from coranto.model.resolved import Copy, Extent
from coranto.model.source import Document, Published
from coranto.resolve.agreement import Case, Nearness, Witness
from coranto.resolve.anchors import SOME_EVENT, Anchor, anchors
from coranto.resolve.date_evidence import Finding, Hints, of_copyright, own_findings
from coranto.resolve.date_reasons import alone_reason, conflict_note, sibling_reason, unknown_reason
from coranto.resolve.inference import Verdict, after_last_named, freshness, named_back, narrowest, weigh
from coranto.resolve.issuers import issuer_of
from coranto.resolve.likeness import Features, Likeness, candidates, features, likeness, rarity
from coranto.resolve.own_words import own_words
from coranto.resolve.pinned_days import pinned
from coranto.resolve.tolls import tolls
from coranto.resolve.versions import replacements
from coranto.resolve.weekdays import (
    body_expressions,
    bound_named,
    naming_weekdays,
    next_day_share,
    own_named,
    profile,
)
from coranto.text.dates import Days, parse_iso, whole_day
from coranto.tools import Tools

CERTAINTIES: Final = (0.8, 0.65, 0.5)
"""The surest are dated first, so that the less sure can lean on them; below the last, none is."""
RANGE_SHARE, RANGE_DAYS = 0.8, 3
"""A stretch of so few days is given where no one day is likely enough but these together are."""
MOST_WITNESSES = 10
"""Siblings that are weighed, the most alike first."""
LEAST_TRUST = 0.49
"""A dispatch dated less surely than this, as by rare words alone, proves nothing about others."""
WITNESS_DAYS = 4
"""Nor does one dated less closely than this."""
CHAIN = 0.8
"""What a date that was itself taken from a sibling keeps of its weight."""
LEAST_CONFIDENCE = 0.4
MOST_PASSAGES = 12
BOILERPLATE: Final = ("byline", "credit", "copyright", "related", "header")


@dataclass(frozen=True, slots=True)
class Ground:
    """How far inferences from one kind of evidence are to be believed."""

    least: float
    """Probability without which such evidence dates nothing, whatever the round."""
    far: float
    """The same where dated siblings lie weeks apart, as news of such a story is like that of any other week, or where
    many days are told."""
    held: float
    """No inference is surer than those of its kind proved to be; see the explanation of dating."""


NEVER = 2.0
GROUNDS: Final[Mapping[str, Ground]] = {
    "head": Ground(0.5, 0.5, 0.85),
    "counted": Ground(0.5, 0.75, 0.9),
    "start": Ground(0.5, 0.7, 0.85),
    "copied": Ground(0.55, 0.75, 0.8),
    "first": Ground(0.5, NEVER, 0.6),
    "unnamed": Ground(0.5, NEVER, 0.6),
    "plain": Ground(0.62, NEVER, 0.6),
    "alike": Ground(0.55, 0.6, 0.5),
    "text": Ground(0.64, 0.8, 0.75),
    "quoted": Ground(0.5, 0.8, 0.7),
    "dated": Ground(0.5, 0.6, 0.6),
    "none": Ground(0.85, 0.9, 0.65),
}
"""Evidence for a day, by the weightiest kind of it: a head that states day and month; agreement about an event, of the
sorts of ``agreement`` (``alike``: told in the same rare words), or that one of the two does not name; shared text that
names no day; shared quotations; shared names and subject alone (``dated``: of a dispatch that names the days just
over)."""
MANY_TELLINGS = 10
"""Two dispatches that tell so many days between them may agree on one by chance."""
WEEKS = 10
"""Days over which the dated siblings of a dispatch may lie and still tell of one short story."""

Passages = tuple[tuple[Extent, Extent], ...]


@dataclass(frozen=True, slots=True)
class _Pair:
    """What two documents share word for word."""

    passages: Passages
    quotes: int

    @property
    def only_quotes(self) -> bool:
        return self.quotes == len(self.passages)

    def turned(self) -> "_Pair":
        return _Pair(tuple((b, a) for a, b in self.passages), self.quotes)


@dataclass(frozen=True, slots=True)
class _Dossier:
    """Everything dating looks at, by document."""

    documents: Mapping[str, Document]
    cases: Mapping[str, Case]
    features: Mapping[str, Features]
    pairs: Mapping[tuple[str, str], _Pair]
    """By the sorted pair of names."""
    near: Mapping[str, Sequence[str]]
    rarity: Mapping[str, float]
    weighed: dict[str, tuple[tuple[str, ...], Verdict | None]]
    """What was made of a document by which witnesses, so that no round repeats another's work."""
    alike: dict[tuple[str, str], Likeness]
    """How alike two documents are, as far as it was asked."""
    nearness: Nearness

    def pair(self, mine: str, other: str) -> _Pair:
        """What the two share, as seen from ``mine``."""
        found = self.pairs.get((min(mine, other), max(mine, other)), _Pair((), 0))
        return found if mine <= other else found.turned()

    def likeness(self, mine: str, other: str, copies: int) -> Likeness:
        """How alike the two are that share so many passages."""
        if (mine, other) not in self.alike:
            self.alike[mine, other] = likeness(self.features[mine], self.features[other], copies, self.rarity)
        return self.alike[mine, other]


def dated_documents(corpus: Corpus, tools: Tools) -> Iterator[Document]:
    """Every document with its publication date, the basis of it, a reason in words and a confidence.

    First each dispatch is asked alone; then those without a date are weighed against dated siblings, the surest first,
    until no more can be dated. Documents come in canonical order and the result does not depend on any other.
    """
    documents: dict[str, Document] = {}
    furniture: dict[str, tuple[tuple[int, int], ...]] = {}
    cases: dict[str, Case] = {}
    of_doc: dict[str, Features] = {}
    for folio in corpus.folios():
        document, case = _alone(folio, tools)
        documents[folio.doc], cases[folio.doc] = document, case
        of_doc[folio.doc] = features(folio, tools)
        furniture[folio.doc] = tuple((s.start, s.end) for s in folio.of(Sentence) if s.furniture in BOILERPLATE)
    if any(_undated(document) for document in documents.values()):
        pairs = _pairs(corpus, furniture)
        shared = {names: len(pair.passages) for names, pair in pairs.items()}
        near, rare = candidates(of_doc, shared), rarity(of_doc.values())
        dossier = _Dossier(documents, cases, of_doc, pairs, near, rare, {}, {}, tools.nearness)
        documents = _by_siblings(dossier)
    later = replacements(corpus, documents)
    yield from (replace(documents[doc], replaced_by=later.get(doc)) for doc in sorted(documents))


def _alone(folio: Folio, tools: Tools) -> tuple[Document, Case]:
    """The document as its own words date it, and its case for being dated by others."""
    findings, hints = own_findings(folio)
    placed = own_named(folio.text, body_expressions(folio.of(TimeExpression), folio.of(Sentence)))
    bound, next_day = bound_named(folio.text, placed), next_day_share(folio.text, placed)
    written = profile(bound, next_day)
    hints = pinned(folio.text, placed, written, hints)
    found = anchors(folio, placed, tools)
    case = Case(
        folio.doc, hints, naming_weekdays(bound), written, found,
        tolls(folio.text, tools.calendar), sentences=_holding(folio, found),
    )  # fmt: skip
    chosen = findings[0] if findings else own_words(folio, case, placed)
    if chosen is None and hints.year is not None:
        chosen = of_copyright(hints.year)
    elif chosen is not None and chosen.precision != "day":
        case = replace(case, within=chosen.days)
    return _document(folio, _published(chosen, findings, hints, case), tools), case


def _holding(folio: Folio, found: Sequence[Anchor]) -> dict[int, str]:
    """The running sentences in which the anchors stand, by the anchors' offsets."""
    rows = [row for row in folio.of(Sentence) if row.furniture is None]
    starts = [row.start for row in rows]
    at = {anchor.start: bisect_right(starts, anchor.start) - 1 for anchor in found}
    return {start: folio.text[rows[i].start : rows[i].end] for start, i in at.items() if i >= 0 and start < rows[i].end}


def _published(chosen: Finding | None, findings: Sequence[Finding], hints: Hints, case: Case) -> Published:
    if chosen is None:
        return Published(None, None, None, "unknown", unknown_reason(hints, case.profile), 0.0)
    reason, confidence = chosen.reason, chosen.confidence
    against = next((other for other in findings if not other.days.overlaps(chosen.days)), None)
    if against is not None:
        reason += conflict_note(chosen, against)
        apart = abs((against.days.begin - chosen.days.begin).days)
        confidence -= 0.05 if apart <= 1 or against.rank >= 4 else 0.15
    if hints.refused:
        reason += f" {hints.refused[0][0].upper()}{hints.refused[0][1:]}."
    if chosen.precision == "year":
        reason = alone_reason(reason, case.profile)
    begin, end = chosen.days.begin.isoformat(), chosen.days.until.isoformat()
    return Published(begin, end, chosen.precision, chosen.basis, reason, round(confidence, 3))


def _document(folio: Folio, published: Published, tools: Tools) -> Document:
    dispatch, metadata = folio.dispatch, folio.dispatch.metadata
    headline = next((s for s in folio.of(Sentence) if s.furniture == "headline"), None)
    title = metadata.title or (folio.text[headline.start : headline.end] if headline else None)
    return Document(
        folio.doc, dispatch.sha256, len(folio.text), " ".join(title.split()) if title else None, metadata.language,
        metadata.outlet, metadata.agency or agency_named(folio, tools), published, issuer_of(folio),
        metadata.captured,
    )  # fmt: skip


def agency_named(folio: Folio, tools: Tools) -> str | None:
    """The news agency that the dispatch's dateline or credit names, else null; picture credits do not count."""
    for sentence in folio.of(Sentence):
        if sentence.furniture in ("dateline", "credit", "byline", "header"):
            words = folio.text[sentence.start : sentence.end]
            if sentence.furniture == "credit" and "photo" in words.lower():
                continue
            named = [(at, -len(form), form) for form in tools.agencies if (at := _word_at(words, form)) >= 0]
            if named:
                return tools.agencies[min(named)[2]]
    return None


def _word_at(text: str, word: str) -> int:
    """Offset of ``word`` in ``text`` as a whole word, or -1."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        if not text[at - 1 : at].isalnum() and not text[end : end + 1].isalnum():
            return at
        at = text.find(word, at + 1)
    return -1


# siblings


def _undated(document: Document) -> bool:
    return document.published.start is None or document.published.precision in ("year", "month", "week")


def _pairs(corpus: Corpus, furniture: Mapping[str, tuple[tuple[int, int], ...]]) -> dict[tuple[str, str], _Pair]:
    """Shared passages of running text by pair of documents, at most ``MOST_PASSAGES`` of each pair."""
    passages: defaultdict[tuple[str, str], list[tuple[Extent, Extent]]] = defaultdict(list)
    quotes: Counter[tuple[str, str]] = Counter()
    for copy in corpus.all(Copy):
        if copy.a.doc == copy.b.doc or any(
            start <= end.start < stop for end in (copy.a, copy.b) for start, stop in furniture.get(end.doc, ())
        ):
            continue
        a, b = (copy.a, copy.b) if copy.a.doc < copy.b.doc else (copy.b, copy.a)
        key = (a.doc, b.doc)
        if len(passages[key]) < MOST_PASSAGES:
            passages[key].append((a, b))
            quotes[key] += copy.type == "quote"
    return {key: _Pair(tuple(found), quotes[key]) for key, found in sorted(passages.items())}


def _by_siblings(dossier: _Dossier) -> dict[str, Document]:
    """The documents once no further one can be dated; each round sees only what the rounds before have dated."""
    documents = dict(dossier.documents)
    for certainty in CERTAINTIES:
        last = certainty == CERTAINTIES[-1]
        while True:
            fresh: dict[str, Document] = {}
            for doc in sorted(documents):
                if _undated(documents[doc]):
                    found = _inferred(dossier, documents, doc, certainty, ranges=last)
                    if found is not None:
                        fresh[doc] = replace(documents[doc], published=found)
            if not fresh:
                break
            documents |= fresh
    for doc in sorted(documents):
        if _undated(documents[doc]):
            documents[doc] = _told_why_not(dossier, documents, doc)
    return documents


def _verdict(dossier: _Dossier, documents: Mapping[str, Document], doc: str) -> Verdict | None:
    """What the dated siblings make of a document; weighed anew only when they are others than last time."""
    witnesses = tuple(_witnesses(dossier, documents, doc))
    names = tuple(witness.case.doc for witness in witnesses)
    if dossier.weighed.get(doc, ((), None))[0] != names:
        dossier.weighed[doc] = (names, weigh(dossier.cases[doc], witnesses, dossier.nearness))
    return dossier.weighed.get(doc, ((), None))[1]


def _witnesses(dossier: _Dossier, documents: Mapping[str, Document], doc: str) -> list[Witness]:
    """The dated siblings of a document, the most alike first."""
    found: list[Witness] = []
    for other in dossier.near[doc]:
        known = _known_days(documents[other].published)
        if known is None:
            continue
        days, trust = known
        pair = dossier.pair(doc, other)
        alike = dossier.likeness(doc, other, len(pair.passages))
        if alike.is_sibling:
            found.append(Witness(dossier.cases[other], days, trust, alike, pair.passages, pair.only_quotes))
    found.sort(key=lambda witness: (-witness.likeness.score * witness.trust, witness.case.doc))
    return found[:MOST_WITNESSES]


def _known_days(published: Published) -> tuple[Days, float] | None:
    """The days of a dated document and how far to trust them; None where it proves nothing."""
    if published.start is None or published.end is None or published.confidence < LEAST_TRUST:
        return None
    begin, end = parse_iso(published.start), parse_iso(published.end)
    if begin is None or end is None or not 0 < (end[0].begin - begin[0].begin).days <= WITNESS_DAYS:
        return None
    trust = published.confidence * (CHAIN if published.basis == "sibling" else 1.0)
    return Days(begin[0].begin, end[0].begin), trust


def _inferred(
    dossier: _Dossier, documents: Mapping[str, Document], doc: str, certainty: float, *, ranges: bool
) -> Published | None:
    """The date that its siblings give a document, if they give it surely enough."""
    verdict = _verdict(dossier, documents, doc)
    if verdict is None:
        return None
    case = dossier.cases[doc]
    ground = GROUNDS[_kind(verdict, case)]
    trust = max(witness.trust for witness in verdict.witnesses) ** 0.5
    confidence = round(min(verdict.probability, ground.held) * trust, 3)
    told = case.profile.tells or case.hints.month_day is not None or verdict.ties
    least = ground.far if _weeks(verdict) or _crowded(verdict, case) else ground.least
    if verdict.probability >= max(certainty, least) and confidence >= LEAST_CONFIDENCE and told:
        reason = sibling_reason(case, verdict, whole_day(verdict.day))
        start, end = whole_day(verdict.day).begin.isoformat(), whole_day(verdict.day).until.isoformat()
        return Published(start, end, "day", "sibling", reason, confidence)
    stretch = None
    if verdict.ties or any(witness.copied for witness in verdict.witnesses):
        stretch = narrowest(verdict.ranked, max(RANGE_SHARE, ground.far), RANGE_DAYS)
    if stretch is None or stretch[0].is_day:
        years = {witness.days.begin.year for witness in verdict.witnesses}
        latest = max(witness.days.begin for witness in verdict.witnesses)
        report = after_last_named(case, latest) if len(years) == 1 else None
        stretch = None if report is None else (report, LEAST_CONFIDENCE)
    if not ranges or stretch is None:
        return None
    reason = sibling_reason(case, verdict, stretch[0])
    confidence = round(min(stretch[1], ground.held) * trust, 3)
    return Published(stretch[0].begin.isoformat(), stretch[0].until.isoformat(), "range", "sibling", reason, confidence)


def _kind(verdict: Verdict, case: Case) -> str:
    """The kind of the weightiest evidence for the best day, a key of ``GROUNDS``."""
    if case.hints.month_day is not None:
        return "head"
    if verdict.ties:
        tie = verdict.ties[0]
        return (
            tie.sort if tie.sort in ("copied", "alike") or tie.mine.kinds & tie.theirs.kinds - SOME_EVENT else "unnamed"
        )
    if any(witness.copied and not witness.only_quotes for witness in verdict.witnesses):
        return "text"
    if any(witness.copied for witness in verdict.witnesses):
        return "quoted"
    return "dated" if freshness(named_back(case, verdict.day)) > 0 else "none"


def _weeks(verdict: Verdict) -> bool:
    """Whether the dated siblings lie weeks apart, or weeks from the day found."""
    days = [verdict.day, *(witness.days.begin for witness in verdict.witnesses)]
    return (max(days) - min(days)).days > WEEKS


def _crowded(verdict: Verdict, case: Case) -> bool:
    """Whether the dispatch and the sibling that agrees with it tell of many days."""
    if not verdict.ties:
        return False
    return len(case.anchors) + len(verdict.ties[0].witness.case.anchors) >= MANY_TELLINGS


def _told_why_not(dossier: _Dossier, documents: Mapping[str, Document], doc: str) -> Document:
    """The document left undated, with what stood in the way."""
    document = documents[doc]
    verdict = _verdict(dossier, documents, doc)
    if document.published.start is not None:
        return document
    case = dossier.cases[doc]
    reason = unknown_reason(case.hints, case.profile, verdict)
    return replace(document, published=replace(document.published, reason=reason))
