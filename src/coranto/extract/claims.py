"""Claims: who says what in a dispatch, with cue, source and content to the character."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from coranto.extract.speakers.chains import chain_sources
from coranto.extract.speakers.loose_quotes import loose_quotes
from coranto.extract.speakers.speakers import Names, names
from coranto.extract.speakers.voices import name_sources
from coranto.extract.speech.acts import is_of_this_text
from coranto.extract.speech.attribution import Attribution
from coranto.extract.speech.blocks import blocks
from coranto.extract.speech.clauses import Statement, Token, span_of, statements
from coranto.extract.speech.contents import attributions
from coranto.extract.speech.contrasts import contrast, lead
from coranto.extract.speech.denied_asides import with_denied_asides
from coranto.extract.speech.drafts import Draft, Reading, drafted, inners
from coranto.extract.speech.headlines import headline_attribution, speaking_names
from coranto.extract.speech.introductions import introduction
from coranto.extract.speech.rebuttals import rebuttals
from coranto.extract.speech.transcripts import Turn, turns
from coranto.extract.speech.unknowns import outside, unknowns, withholds
from coranto.extract.standing.denials import answered
from coranto.extract.standing.disclaimers import Disclaimer, check, disclaimers
from coranto.extract.standing.retractions import retractions
from coranto.extract.standing.standing import Standing
from coranto.model.annotation import Mention, Quantity, Sentence, Time
from coranto.model.assertion import Claim, Passage
from coranto.model.corpus import Folio
from coranto.text.quotes import quotations
from coranto.text.spans import trimmed
from coranto.tools import Tools


def claims(folio: Folio, tools: Tools) -> tuple[Claim, ...]:
    """Every claim of the dispatch, by start, the wider first; their spans slice back to their text."""
    text, lexicon = folio.text, tools.speech
    told = list(statements(text, folio.of(Sentence), quotations(text), lexicon.sayings))
    named = speaking_names(told, folio.of(Mention), lexicon.sayings)
    declared = [tuple(unknowns(statement.tokens, lexicon, tools.standing)) for statement in told]
    counted = [quantity.start for quantity in folio.of(Quantity)]
    standing = Standing(folio, tools)
    reading = Reading(text, told, folio.of(Time), named, lexicon, declared, counted, standing.is_tentative)
    found = disclaimers(text, told, declared, lexicon, tools.standing.check)
    spoken = turns(text, told)
    drafts = _turn_drafts(text, told, spoken)
    apart = {} if spoken else {draft.at: draft for draft in blocks(reading)}
    known = names(folio.of(Mention))
    within = {at for draft in apart.values() for at in (draft.at, *draft.carried)}
    for at in range(len(told)):
        drafts += [apart[at]] if at in apart else []
        if at not in spoken and at not in within:
            drafts += _of_statement(reading, at, drafts, known, tools)
    drafts += list(rebuttals(reading, drafts, tools.standing.denial))
    drafts += _narrated(reading, drafts, found)
    name_sources(text, told, drafts, known, tools)
    chain_sources(text, told, drafts, known, tools)
    check(text, told, drafts, found, tools.standing.check, reading.counts)
    return _records(folio, drafts, standing)


# ---------------------------------------------------------------------------------------------- statement by statement


def _of_statement(read: Reading, at: int, before: list[Draft], known: Names, tools: Tools) -> list[Draft]:
    """The claims of one statement; quotations that only carry on may lengthen the last of ``before``."""
    statement = read.told[at]
    tokens = statement.tokens
    headed = at == 0 or statement.furniture == "headline"
    found = headline_attribution(statement, read.named, read.lexicon) if headed else None
    listed = [found] if found is not None else attributions(statement, read.lexicon)
    listed = [
        made
        for made in listed
        if not withholds(made, read.declared[at]) and not is_of_this_text(read.text, tokens, made)
    ]
    drafts = [draft for made in listed if (draft := drafted(read, at, tokens, made)).spans]
    drafts = with_denied_asides(read.text, at, statement, drafts)
    against = contrast(tokens, listed)
    if against is not None:
        drafts.append(Draft(at, [span_of(tokens, *against)], None, None, "narrator"))
    before_all = lead(tokens, listed)
    if before_all is not None and read.tells(*span_of(tokens, *before_all)):
        drafts.append(Draft(at, [span_of(tokens, *before_all)], None, None, "narrator"))
    taken = {i for made in listed for first, last in made.content for i in range(first, last)}
    loose = [token for i, token in enumerate(tokens) if token.kind == "quote" and i not in taken]
    if loose:
        led = _led_by_line_above(read, at, loose)
        if led is not None:
            drafts.append(led)
        else:
            drafts += loose_quotes(read, at, loose, [*before[-8:], *drafts], known, tools.speakers)
    return [draft for draft in drafts if draft.spans]


def _led_by_line_above(read: Reading, at: int, loose: Sequence[Token]) -> Draft | None:
    """The quotation that begins a statement, if the statement before leads up to it with a colon."""
    if at == 0 or loose[0] is not read.told[at].tokens[0]:
        return None
    above = read.told[at - 1].tokens
    led = introduction(above, read.lexicon)
    if led is None:
        return None
    draft = drafted(read, at, above, Attribution(*led, (), "direct"))
    draft.spans = inners(read.text, loose)
    draft.carried.add(at - 1)
    return draft


def _turn_drafts(text: str, told: Sequence[Statement], spoken: Mapping[int, Turn]) -> list[Draft]:
    """One claim for each turn of a transcript."""
    drafts: dict[int, Draft] = {}
    for at, turn in spoken.items():
        tokens = told[at].tokens
        if turn.first >= len(tokens):
            continue
        span = span_of(tokens, turn.first, len(tokens))
        if turn.opening not in drafts:
            cue = Passage(turn.colon.start, turn.colon.end, turn.colon.of(text))
            drafts[turn.opening] = Draft(turn.opening, [], cue, turn.speaker, "direct")
        drafts[turn.opening].spans.append(span)
        drafts[turn.opening].carried.add(at)
    return list(drafts.values())


def _narrated(read: Reading, drafts: Sequence[Draft], found: Mapping[int, Sequence[Disclaimer]]) -> Iterator[Draft]:
    """A claim of the narrator for each statement that counts, plans or doubts and is nobody else's."""
    text = read.text
    attributed = _attributed(drafts) | found.keys()
    for at, statement in enumerate(read.told):
        span = trimmed(text, statement.start, statement.end)
        if at in attributed or span.start == span.end:
            continue
        for start, end in outside(span, statement.tokens, read.declared[at]):
            if read.tells(start, end):
                yield Draft(at, [span], None, None, "narrator")
                break


def _attributed(drafts: Sequence[Draft]) -> set[int]:
    """Indices of the statements that some draft is read from."""
    return {at for draft in drafts for at in (draft.at, *draft.carried)}


# ---------------------------------------------------------------------------------------------- records


def _records(folio: Folio, drafts: Sequence[Draft], standing: Standing) -> tuple[Claim, ...]:
    ids: dict[int, str] = {}
    made: dict[str, Claim] = {}
    for draft in drafts:
        if draft.spans:
            claim = standing.record(draft)
            ids[id(draft)] = claim.id
            made.setdefault(claim.id, claim)
    for draft in drafts:
        if draft.inherited is not None and draft.spans and id(draft.inherited) in ids:
            own = ids[id(draft)]
            giver = made[ids[id(draft.inherited)]]
            made[own] = replace(
                made[own],
                inherited_from=giver.id,
                said=made[own].said or giver.said,
                basis=made[own].basis or giver.basis,
            )
    for denial, denied in answered(tuple(made.values()), folio.of(Sentence), standing.words.denial):
        made[denial] = replace(made[denial], denies=denied)
    for id_, refuted in retractions(folio.text, tuple(made.values()), folio.of(Sentence)):
        made[id_] = replace(made[id_], verification=(*made[id_].verification, refuted), status="denied")
    return tuple(sorted(made.values(), key=lambda claim: (claim.start, -claim.end, claim.id)))
