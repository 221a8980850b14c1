"""The chronicle: one line for each thing that happened or was said, in the sources' words, with every passage cited."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from coranto.compose.coming import coming_lines
from coranto.compose.days import day_of
from coranto.compose.desk import Desk
from coranto.compose.doubts import cite_unproven
from coranto.compose.drafts import Draft
from coranto.compose.earlier import cite_earlier
from coranto.compose.event_lines import event_lines
from coranto.compose.figure_lines import figure_lines
from coranto.compose.folding import without_denied, without_tails
from coranto.compose.places import place_of, spellings
from coranto.compose.qualifiers import (
    cite_answers,
    cite_both_sides,
    cite_doubts,
    cite_facts,
    cite_rivals,
    cite_truths,
    within,
)
from coranto.compose.ranking import ranked
from coranto.compose.see_also import see_also
from coranto.compose.standing import borrowed, is_unverified, status_of
from coranto.compose.statement_lines import statement_lines
from coranto.model.chronicle import Entry
from coranto.model.corpus import Corpus
from coranto.model.parties import Parties
from coranto.model.resolved import Copy, Extent, Origin
from coranto.model.support import Support, support_of
from coranto.text.folding import plain
from coranto.text.identity import content_id
from coranto.tools import Tools


def entries(corpus: Corpus, tools: Tools) -> Iterator[Entry]:
    """Every line of the chronicle in canonical order: by day, the undated last, then by rank."""
    desk = Desk.of(corpus, tools.triggers)
    support = support_of(corpus.all(Copy), corpus.all(Origin))
    spelt = spellings(desk)
    parties = Parties(corpus, tools.parties)
    written = [
        (draft, replace(_written(draft, desk, support, spelt), n_parties=len(parties.behind(_supporting(draft)))))
        for draft in drafts(corpus, desk, tools)
    ]
    made = _without_copies(_without_repetition(written), support)
    numbered = [replace(entry, rank=rank) for rank, (_, entry) in enumerate(ranked(made, desk), 1)]
    yield from sorted(numbered, key=lambda e: (e.day is None, e.day or "", e.rank))


def drafts(corpus: Corpus, desk: Desk, tools: Tools) -> list[Draft]:
    """Drafts of all lines: of events, then of series, then of what is stated elsewhere; each with both sides cited."""
    made = without_tails(without_denied(event_lines(corpus, desk), desk), desk)
    made += figure_lines(desk, made)
    made += statement_lines(desk, made)
    made += coming_lines(desk, made)
    for draft in made:
        cite_both_sides(draft, desk)
    for cite in (cite_truths, cite_facts, cite_answers, cite_rivals, cite_doubts, cite_unproven, cite_earlier):
        cite(made, desk)
    see_also(made, desk, tools)
    return made


def _written(draft: Draft, desk: Desk, support: Support, spelt: Mapping[str, str]) -> Entry:
    """The entry of a draft, still without its parties and its rank."""
    lines = desk.lines
    citations = _citations(draft, support)
    day, until, precision = day_of(draft, desk)
    flags = _flags(draft, desk)
    ids = [e.id for e in draft.events] or [c.id for c in draft.claims] or [f.id for f in draft.figures]
    ids = ids or [f"{p.clause.doc} {p.clause.start}" for p in draft.passages]
    return Entry(
        id=content_id("entry", *sorted(ids)),
        day=day, until=until, precision=precision,
        place=place_of(draft, desk, spelt),
        title=_plain(lines.text(draft.wording.title)),
        text=_plain(lines.text(draft.wording.text)),
        status=status_of(draft, day, desk),
        events=tuple(sorted(e.id for e in draft.events)),
        claims=tuple(sorted({c.id for c in draft.claims})),
        figures=tuple(dict.fromkeys(f.id for f in draft.figures)),
        citations=citations,
        n_origins=support.n_origins([draft.wording.text, *(p.sentence for p in (*draft.passages, *draft.naming))]),
        n_parties=0,
        disputed=flags.disputed, unverified=flags.unverified, changed=flags.changed,
        rank=0,
        see_also=tuple(p.sentence for p in draft.beside),
    )  # fmt: skip


def _plain(text: str) -> str:
    """The words of a passage on one line."""
    return " ".join(text.split())


def _citations(draft: Draft, support: Support) -> tuple[Extent, ...]:
    """The passage that the text is cut from, then one of each other independent group, then the rest."""
    text = draft.wording.text
    others = [p.sentence for p in (*draft.passages, *draft.naming) if not within(p.sentence, text)]
    groups = support.groups([text, *others])
    own = next(group for group in groups if text in group)
    rest = [group for group in groups if group is not own]
    heads = [group[0] for group in rest]
    tail = [p for p in own if p != text] + [p for group in rest for p in group[1:]]
    also = [p.sentence for p in draft.also]
    return tuple(dict.fromkeys((text, *heads, *tail, *also, *(p.sentence for p in draft.beside))))


def _supporting(draft: Draft) -> Iterator[str]:
    """Ids of the claims that support the line: no denials, and none that tells another value or another word."""
    also = [p.sentence for p in draft.also]
    for claim in draft.claims:
        own = Extent(claim.doc, claim.start, claim.end)
        if claim.status != "denied" and not any(own.overlaps(sentence) for sentence in also):
            yield claim.id


@dataclass(frozen=True, slots=True)
class _Flags:
    disputed: bool
    unverified: bool
    changed: bool


def _flags(draft: Draft, desk: Desk) -> _Flags:
    ids = [e.id for e in draft.events] + [c.id for c in draft.claims] + [f.id for f in draft.figures]
    contradicted = any(
        e.status == "denied" and len({point.status for point in e.status_history}) > 1 for e in draft.events
    )
    return _Flags(
        contradicted or any(desk.opposed(i) for i in ids),
        draft.unverified or any(is_unverified(c) for c in (*draft.claims, *borrowed(draft, desk))),
        draft.moved or any(desk.is_changed(i) for i in ids),
    )


def _without_repetition(pairs: Sequence[tuple[Draft, Entry]]) -> list[tuple[Draft, Entry]]:
    """One entry for each title of a day; what a dropped twin cites, its keeper cites."""
    kept: dict[tuple[str | None, str], tuple[Draft, Entry]] = {}
    for draft, entry in sorted(pairs, key=lambda pair: (-len(pair[1].citations), pair[1].id)):
        key = entry.day, plain(entry.title, case=True)
        twin = kept.get(key)
        kept[key] = (draft, entry) if twin is None else (twin[0], _joined(twin[1], entry))
    return list(kept.values())


def _without_copies(pairs: Sequence[tuple[Draft, Entry]], support: Support) -> list[tuple[Draft, Entry]]:
    """One entry for a statement that several dispatches print in the same words: the earliest, citing all of them.

    Events are one or several by what is known of them, not by their words.
    """
    kept: list[tuple[Draft, Entry]] = []
    shelves: dict[str, list[int]] = {}
    for draft, entry in sorted(pairs, key=lambda pair: (pair[1].day is None, pair[1].day or "", pair[1].id)):
        shelf = shelves.setdefault(" ".join(plain(entry.title, case=True).split()[:OPENING]), [])
        text = draft.wording.text
        twin = next((i for i in shelf if not draft.events and support.are_copies(kept[i][1].citations[0], text)), None)
        if twin is None or kept[twin][1].events:
            shelf.append(len(kept))
            kept.append((draft, entry))
        else:
            own = kept[twin][1]
            kept[twin] = kept[twin][0], replace(_joined(own, entry), figures=own.figures)
    return kept


OPENING: Final = 4
"""Words with which copies begin alike."""


def _joined(keeper: Entry, twin: Entry) -> Entry:
    shown = {cited for one in (keeper, twin) for cited in one.citations if cited not in one.see_also}
    return replace(
        keeper,
        events=tuple(sorted({*keeper.events, *twin.events})),
        claims=tuple(sorted({*keeper.claims, *twin.claims})),
        figures=tuple(dict.fromkeys((*keeper.figures, *twin.figures))),
        citations=tuple(dict.fromkeys((*keeper.citations, *twin.citations))),
        disputed=keeper.disputed or twin.disputed,
        unverified=keeper.unverified or twin.unverified,
        changed=keeper.changed or twin.changed,
        n_origins=max(keeper.n_origins, twin.n_origins),
        n_parties=max(keeper.n_parties, twin.n_parties),
        see_also=tuple(dict.fromkeys(s for s in (*keeper.see_also, *twin.see_also) if s not in shown)),
    )
