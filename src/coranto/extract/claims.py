"""Claims: who says what in a dispatch, with cue, source and content to the character."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final, Literal, cast

from coranto.extract.acts import act, is_of_this_text, withholds
from coranto.extract.clauses import Statement, Token, is_title, span_of, statements
from coranto.extract.contents import Attribution, attributions, introduction
from coranto.extract.contrasts import contrast
from coranto.extract.headlines import headline_attribution
from coranto.extract.speakers import (
    NEAR,
    Names,
    Voice,
    body_named,
    body_subject,
    entity_of,
    genders_of,
    names,
    person_meant,
)
from coranto.extract.status import (
    Disclaimer,
    disclaimer,
    has_number,
    hedge,
    hedge_pattern,
    is_tentative,
    modality,
    status,
)
from coranto.extract.transcripts import Turn, turns
from coranto.model.annotation import Mention, Sentence, Time
from coranto.model.assertion import Act, Claim, ClaimBasis, Mode, Passage, Polarity, Said, Source, Verification
from coranto.model.corpus import Folio
from coranto.resources.speech import SpeechLexicon
from coranto.text.identity import content_id
from coranto.text.quotes import quotations
from coranto.text.spans import Span, trimmed
from coranto.tools import Tools

_PERSONAL: Final = frozenset({"he", "she"})
_RELATIVE: Final = frozenset({"who", "which"})
_IMPERSONAL: Final = frozenset({"it", "they"})
_FARTHEST: Final = 6
"""Statements: a disclaimer reaches no farther back."""
_LEAST_QUOTED: Final = 4
"""Words: a shorter quotation that nobody is said to have spoken is no speech."""
_BRACKETS: Final = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\s?\.\s?\.")
_PARENTHESES: Final = re.compile(r"\([^()]{1,120}\)")
_TRANSLATED: Final = frozenset({"translated", "translator", "translation", "interpreter"})
_AFTERWARDS: Final = re.compile(
    r"\b(?:after|before|when|as|while|since|because|though|although|until)\s+(?:\w+\s+){0,2}$", re.I
)
_QUOTE_MARKS: Final = "\"“”„‟«»‹›「」『』'‘’‚"


@dataclass(slots=True)
class _Draft:
    """A claim in the making."""

    at: int
    """Index of its statement."""
    spans: list[tuple[int, int]]
    cue: Passage | None
    source: Span | None
    mode: Mode
    act: Act = "states"
    negated: bool = False
    modal: bool = False
    hearsay: bool = False
    translated: Literal["stated", "likely"] | None = None
    setting: str = ""
    """Words of the cue's clause outside content, cue and source."""
    said: Said | None = None
    entity: str | None = None
    inherited: "_Draft | None" = None
    carried: set[int] = field(default_factory=set)
    """Further statements in which its quotation goes on."""
    chain: list[Source] = field(default_factory=list)
    checks: list[Verification] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Reading:
    """A dispatch as its claims are read from it."""

    text: str
    told: Sequence[Statement]
    times: Sequence[Time]
    named: frozenset[str]
    """Capitalised words of the text below the headline."""
    lexicon: SpeechLexicon


def claims(folio: Folio, tools: Tools) -> tuple[Claim, ...]:
    """Every claim of the dispatch, by start, the wider first; their spans slice back to their text."""
    text, lexicon = folio.text, tools.speech
    told = list(statements(text, folio.of(Sentence), quotations(text)))
    named = frozenset(
        t.text for statement in told[1:40] for t in statement.tokens[1:] if t.kind == "word" and t.capital
    )
    reading = _Reading(text, told, folio.of(Time), named, lexicon)
    spoken = turns(text, told)
    drafts = _turn_drafts(text, told, spoken)
    for at in range(len(told)):
        if at not in spoken:
            drafts += _of_statement(reading, at, drafts)
    drafts += _narrated(text, told, drafts)
    _name_sources(text, told, drafts, names(folio.of(Mention)), lexicon)
    _chain_sources(text, drafts)
    _check(text, told, drafts)
    return _records(folio, drafts, lexicon)


# ---------------------------------------------------------------------------------------------- statement by statement


def _of_statement(read: _Reading, at: int, before: list[_Draft]) -> list[_Draft]:
    """The claims of one statement; quotations that only carry on may lengthen the last of ``before``."""
    statement = read.told[at]
    tokens = statement.tokens
    headed = at == 0 or statement.furniture == "headline"
    found = headline_attribution(statement, read.named, read.lexicon) if headed else None
    listed = [found] if found is not None else attributions(statement, read.lexicon)
    listed = [made for made in listed if not withholds(made) and not is_of_this_text(read.text, tokens, made)]
    drafts = [draft for made in listed if (draft := _drafted(read, at, tokens, made)).spans]
    against = contrast(tokens, listed)
    if against is not None:
        drafts.append(_Draft(at, [span_of(tokens, *against)], None, None, "narrator"))
    taken = {i for made in listed for first, last in made.content for i in range(first, last)}
    loose = [token for i, token in enumerate(tokens) if token.kind == "quote" and i not in taken]
    if loose:
        led = _led_by_line_above(read, at, loose)
        drafts += [led] if led is not None else _loose_quotes(read.text, at, loose, [*before[-8:], *drafts])
    return [draft for draft in drafts if draft.spans]


def _led_by_line_above(read: _Reading, at: int, loose: Sequence[Token]) -> _Draft | None:
    """The quotation that begins a statement, if the statement before leads up to it with a colon."""
    if at == 0 or loose[0] is not read.told[at].tokens[0]:
        return None
    above = read.told[at - 1].tokens
    led = introduction(above, read.lexicon)
    if led is None:
        return None
    draft = _drafted(read, at, above, Attribution(*led, (), "direct"))
    draft.spans = _inners(read.text, loose)
    return draft


def _turn_drafts(text: str, told: Sequence[Statement], spoken: Mapping[int, Turn]) -> list[_Draft]:
    """One claim for each turn of a transcript."""
    drafts: dict[int, _Draft] = {}
    for at, turn in spoken.items():
        tokens = told[at].tokens
        if turn.first >= len(tokens):
            continue
        span = span_of(tokens, turn.first, len(tokens))
        if turn.opening not in drafts:
            cue = Passage(turn.colon.start, turn.colon.end, turn.colon.of(text))
            drafts[turn.opening] = _Draft(turn.opening, [], cue, turn.speaker, "direct")
        drafts[turn.opening].spans.append(span)
        drafts[turn.opening].carried.add(at)
    return list(drafts.values())


def _drafted(read: _Reading, at: int, tokens: Sequence[Token], made: Attribution) -> _Draft:
    """An attribution with its tokens turned into stretches of the text."""
    text = read.text
    spans = [_inner(text, span_of(tokens, first, last), tokens[first]) for first, last in made.content]
    draft = _Draft(at, [span for span in spans if span.start < span.end], None, None, made.mode)
    if made.cue is not None:
        cue = span_of(tokens, made.cue.first, made.cue.last)
        draft.cue = Passage(cue.start, cue.end, cue.of(text))
        draft.act = act(made, " ".join(text[start:end] for start, end in draft.spans), read.lexicon)
        draft.negated, draft.modal = made.cue.negated, made.cue.modal
        draft.hearsay = made.cue.shape == "passive" and made.source is None
        draft.translated = _translated(tokens[: made.cue.last + 8], made.mode, read.lexicon)
    if made.source is not None:
        draft.source = _without_possessive(text, span_of(tokens, made.source.first, made.source.last))
    if made.adjunct is not None and made.adjunct[0] < made.adjunct[1]:
        setting = span_of(tokens, *made.adjunct)
        draft.setting = setting.of(text)
        draft.said = _said(setting, read.times)
    return draft


def _without_possessive(text: str, span: Span) -> Span:
    """The owner's name alone: *the union* of *the union's claim*."""
    written = span.of(text)
    cut = 2 if written.endswith(("'s", "’s")) else 1 if written.endswith(("s'", "s’")) else 0
    return Span(span.start, span.end - cut)


def _inners(text: str, quotes: Sequence[Token]) -> list[tuple[int, int]]:
    """The words of each quotation, without its marks; empty ones left out."""
    spans = [_inner(text, Span(token.start, token.end), token) for token in quotes]
    return [span for span in spans if span.start < span.end]


def _inner(text: str, span: Span, token: Token) -> Span:
    """A quotation without its marks; any other span as it is."""
    if token.kind != "quote":
        return span
    start, end = span
    while start < end and text[start] in _QUOTE_MARKS + "`":
        start += 1
    while start < end and text[end - 1] in _QUOTE_MARKS:
        end -= 1
    return trimmed(text, start, end)


def _said(setting: Span, times: Sequence[Time]) -> Said | None:
    for time in times:
        if setting.contains((time.start, time.end)) and time.type in ("DATE", "TIME") and time.begin is not None:
            return Said(time.begin, time.until)
    return None


def _loose_quotes(text: str, at: int, loose: Sequence[Token], before: Sequence[_Draft]) -> list[_Draft]:
    """Quotations without a cue of their own: they go on from the quotation before, or inherit its source.

    In a new paragraph only a quotation hands its source on: what follows indirect speech may be anybody's.
    """
    spans = [span for span in _inners(text, loose) if not is_title(text[span[0] : span[1]])]
    if not spans:
        return []
    near = [draft for draft in before if draft.source is not None and at - draft.at <= 2]
    quoting = [draft for draft in near if draft.mode in ("direct", "mixed") and draft.at == near[-1].at]
    last = quoting[-1] if quoting else near[-1] if near else None
    apart = last is None or _new_paragraph(text, last, spans[0][0])
    if last is not None and quoting and at - last.at <= 1 and not apart:
        last.spans += spans
        last.carried.add(at)
        return []
    if sum(len(text[start:end].split()) for start, end in spans) < _LEAST_QUOTED:
        return []
    giver = last if quoting or not apart else None
    return [_Draft(at, spans, None, giver.source if giver else None, "direct", inherited=giver)]


def _new_paragraph(text: str, last: _Draft, start: int) -> bool:
    """Whether a quotation at ``start`` stands in another paragraph than the claim before."""
    end = max(last.spans[-1][1], last.cue.end if last.cue else 0, last.source.end if last.source else 0)
    return "\n" in text[end:start]


def _narrated(text: str, told: Sequence[Statement], drafts: Sequence[_Draft]) -> Iterator[_Draft]:
    """A claim of the narrator for each statement that counts, plans or doubts and is nobody else's."""
    attributed = {at for draft in drafts for at in (draft.at, *draft.carried)}
    for at, statement in enumerate(told):
        span = trimmed(text, statement.start, statement.end)
        content = span.of(text)[:2000]
        if disclaimer(text, statement.start, statement.end) is not None:
            continue
        if at not in attributed and span.start < span.end and (has_number(content) or is_tentative(content)):
            yield _Draft(at, [span], None, None, "narrator")


# ---------------------------------------------------------------------------------------------- across statements


def _name_sources(
    text: str, told: Sequence[Statement], drafts: list[_Draft], known: Names, lexicon: SpeechLexicon
) -> None:
    """Fills in who each source is: by name, or for a pronoun the person or the body it can safely mean."""
    genders = genders_of(text, known)
    stretches = [(statement.start, statement.end) for statement in told]
    person: Voice | None = None
    body: Voice | None = None
    for draft in sorted(drafts, key=lambda d: (d.at, d.cue.start if d.cue else d.spans[0][0])):
        if draft.inherited is not None:
            draft.entity = draft.inherited.entity
        if draft.source is None:
            continue
        low = draft.source.of(text).lower()
        if low in _PERSONAL:
            draft.entity = person_meant(
                low, Voice(draft.at, None), draft.source.start, stretches, person, known, genders
            )
            person = Voice(draft.at, draft.entity) if draft.entity else person
        elif low in _IMPERSONAL:
            if low == "it" and draft.at > 0 and (body is None or body.at < draft.at - 1):
                nearer = body_subject(text, *stretches[draft.at - 1], known, lexicon)
                body = Voice(draft.at - 1, nearer) if nearer is not None else body
            draft.entity = body.entity if body is not None and draft.at - body.at <= NEAR else None
            body = Voice(draft.at, draft.entity) if draft.entity else body
        elif low in _RELATIVE:
            draft.entity = _named_before(text, draft.source.start, known)
        elif draft.inherited is None:
            draft.entity = entity_of(text, draft.source, known, lexicon.bodies)
            collective = None if draft.entity else body_named(text, draft.source, lexicon.collectives)
            if collective is None and any(m.label == "person" for m in known.within(draft.source)):
                person = Voice(draft.at, draft.entity)
            else:
                body = Voice(draft.at, draft.entity or collective)


def _named_before(text: str, at: int, known: Names) -> str | None:
    """Who a relative pronoun stands for: the name that ends right before it."""
    near = [m for m in known.within((max(0, at - 120), at)) if text[m.end : at].strip(" ,)") == ""]
    return (near[-1].entity or near[-1].text) if near else None


def _chain_sources(text: str, drafts: Sequence[_Draft]) -> None:
    """Whoever reports a statement that itself attributes something stands in the chain of the inner claim."""
    by_statement: dict[int, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        by_statement[draft.at].append(draft)
    for group in by_statement.values():
        for outer in group:
            for inner in group:
                if _reports(text, outer, inner) and outer.source is not None:
                    span = outer.source
                    inner.chain.append(Source(span.start, span.end, span.of(text), outer.entity))


def _reports(text: str, outer: _Draft, inner: _Draft) -> bool:
    """Whether the content of ``outer`` holds the cue and the named source of ``inner``."""
    if outer is inner or inner.cue is None or inner.source is None or outer.source is None or outer.act == "denies":
        return False
    if inner.source.of(text).lower() in _PERSONAL | _IMPERSONAL | {"who", "we", "i"}:
        return False
    if _AFTERWARDS.search(text, max(0, inner.source.start - 40), inner.source.start):
        return False
    return any(
        start <= inner.cue.start and inner.cue.end <= end and start <= inner.source.start < end
        for start, end in outer.spans
    )


def _check(text: str, told: Sequence[Statement], drafts: list[_Draft]) -> None:
    """Adds to each claim the disclaimers that mean it, and drops what only repeats a disclaimer."""
    found = {at: said for at, s in enumerate(told) if (said := disclaimer(text, s.start, s.end)) is not None}
    drafts[:] = [
        d for d in drafts if not (d.at in found and d.cue and found[d.at].start <= d.cue.start < found[d.at].end)
    ]
    spoken: dict[int, list[_Draft]] = defaultdict(list)
    for draft in drafts:
        if draft.mode != "narrator":
            spoken[draft.at].append(draft)
    for at, said in found.items():
        reached = _reached(text, at, told, spoken, said)
        counted = [d for d in reached if any(has_number(text[s:e]) for s, e in d.spans)] if said.figures else []
        for draft in counted or reached:
            draft.checks.append(Verification(said.by, "unverified", said.start, said.end))


def _reached(
    text: str, at: int, told: Sequence[Statement], spoken: Mapping[int, list[_Draft]], said: Disclaimer
) -> list[_Draft]:
    """The claims that a disclaimer in statement ``at`` means: those right before it, and if it means several, those
    before them in its paragraph and as far back as a pronoun leads.
    """
    own = [d for d in spoken.get(at, ()) if d.spans[0][0] < said.start]
    near = own or spoken.get(at - 1, [])
    if own or not near or not said.plural:
        return list(near)
    reached = list(near)
    for back in range(at - 2, max(-1, at - 2 - _FARTHEST), -1):
        pronoun = any(d.source is not None and d.source.of(text).lower() in _PERSONAL | _IMPERSONAL for d in near)
        if not pronoun and told[back].paragraph != told[at].paragraph:
            break
        near = spoken.get(back, [])
        reached = [*near, *reached]
    return reached


# ---------------------------------------------------------------------------------------------- records


def _records(folio: Folio, drafts: Sequence[_Draft], lexicon: SpeechLexicon) -> tuple[Claim, ...]:
    pattern = hedge_pattern(lexicon.hedges)
    ids: dict[int, str] = {}
    made: dict[str, Claim] = {}
    for draft in drafts:
        if draft.spans:
            claim = _record(folio, draft, lexicon, pattern)
            ids[id(draft)] = claim.id
            made.setdefault(claim.id, claim)
    for draft in drafts:
        if draft.inherited is not None and draft.spans and id(draft.inherited) in ids:
            own = ids[id(draft)]
            made[own] = replace(made[own], inherited_from=ids[id(draft.inherited)])
    return tuple(sorted(made.values(), key=lambda claim: (claim.start, -claim.end, claim.id)))


def _record(folio: Folio, draft: _Draft, lexicon: SpeechLexicon, hedges: re.Pattern[str]) -> Claim:
    text = folio.text
    spans = tuple(sorted({(start, end) for start, end in draft.spans}))
    start, end = max(spans, key=lambda span: (span[1] - span[0], -span[0]))
    content = " ".join(text[s:e] for s, e in spans)
    doubt = hedge(text, spans, hedges)
    kind = modality(content, draft.act, modal_cue=draft.modal)
    polarity: Polarity = "denies" if (draft.act == "denies") != draft.negated else "affirms"
    source = None
    if draft.source is not None:
        source = Source(draft.source.start, draft.source.end, draft.source.of(text), draft.entity)
    cue_key = f"{draft.cue.start}-{draft.cue.end}" if draft.cue else None
    key = " ".join(f"{s}-{e}" for s, e in spans)
    return Claim(
        id=content_id(folio.doc, folio.dispatch.text_sha256, key, cue_key),
        doc=folio.doc,
        start=start,
        end=end,
        text=text[start:end],
        spans=spans,
        cue=draft.cue,
        source=source,
        mode=draft.mode,
        status=status(polarity, kind, draft.checks, hearsay=draft.hearsay),
        polarity=polarity,
        modality=kind,
        verification=tuple(draft.checks),
        act=draft.act,
        basis=_basis(draft, text, lexicon),
        said=draft.said,
        hedge=doubt,
        inherited_from=None,
        reported_by=tuple(draft.chain),
        denies=(start, end) if polarity == "denies" else None,
        translated=draft.translated,
        insertions=_insertions(text, spans, draft.mode),
    )


def _basis(draft: _Draft, text: str, lexicon: SpeechLexicon) -> ClaimBasis | None:
    """What the claim rests on, by the words of its source, else of the rest of the cue's clause."""
    for where in (draft.source.of(text) if draft.source else "", draft.setting):
        low = f" {re.sub(r'[^a-z]+', ' ', where.lower()[:300])} "
        for word, basis in lexicon.basis.items():
            if f" {word} " in low:
                return cast(ClaimBasis, basis)
    return None


def _translated(lead: Sequence[Token], mode: Mode, lexicon: SpeechLexicon) -> Literal["stated", "likely"] | None:
    """Whether quoted words are a translation: the text says so, or says that another language was spoken."""
    if mode not in ("direct", "mixed"):
        return None
    if any(token.low in _TRANSLATED for token in lead):
        return "stated"
    pairs = pairwise(lead)
    return "likely" if any(a.low == "in" and b.text in lexicon.languages for a, b in pairs) else None


def _insertions(text: str, spans: Sequence[tuple[int, int]], mode: Mode) -> tuple[tuple[int, int], ...]:
    """Brackets and ellipses within quoted words; round brackets too where all of it is quoted."""
    if mode not in ("direct", "mixed"):
        return ()
    patterns = (_BRACKETS, _PARENTHESES) if mode == "direct" else (_BRACKETS,)
    return tuple(
        sorted(m.span() for start, end in spans for pattern in patterns for m in pattern.finditer(text, start, end))
    )
