"""Figures: quantities that a chronicle keeps, with who gives them, for what, where and as of when."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from coranto.extract.counts.figure_days import AsOf, as_of, day_of
from coranto.extract.counts.figure_places import Whereabouts
from coranto.extract.counts.figure_sources import antecedent, counting_subject, is_aside, whose_figure
from coranto.extract.counts.recalled_figures import REMEMBERED, asked, recalled, stated
from coranto.extract.counts.tolls import TOLLS, counted_as, counts_people, dimension, is_bare, is_part, is_some
from coranto.model.annotation import ONE_DAY, Quantity, Sentence, Time
from coranto.model.assertion import Claim, Counted, Figure, Source
from coranto.model.corpus import Folio
from coranto.text.identity import content_id
from coranto.text.spans import Span
from coranto.tools import Tools

GROWING: Final = frozenset({"killed", "injured", "missing", "displaced"})
"""Counts that go on after the day of what happened."""
_OF_RAIN: Final = frozenset({"mm", "millimetres", "millimeters", "cm", "centimetres", "centimeters", "inches"})
OPENING: Final = 48
"""Characters at the head of a sentence in which *of the dead* says what the number is a part of."""
PARTS: Final = 6
"""Numbers before a part among which its whole is looked for."""

_PROJECTED: Final = re.compile(
    r"\b(?:could|might|(?-i:may)|would|will|expects?|expected|projects|projected|forecasts?|predicts?|predicted|likely|fears?|feared|"
    r"risks?|threatens?|warned|warns)\b(?! have\b)(?:(?! and [a-z]+ed\b)[^.;!?]){0,60}$",
    re.IGNORECASE,
)
_INTENDED: Final = re.compile(
    r"\b(?:hop(?:es?|ed|ing)|aim(?:s|ed|ing)?|promis(?:es?|ed|ing)|vow(?:s|ed)?|"
    r"pledg(?:es?|ed)|wants?|seeks?|sought|due|set|going|threaten(?:s|ed)?|needs?) to \w+ [^.;!?]{0,40}$"
    r"|\b(?:aim(?:s|ed|ing)? (?:for|at)|target(?:s|ing)?(?: of)?) (?:about |some |around )?$|[’']ll\b[^.;!?]{0,40}$",
    re.IGNORECASE,
)
"""Before a number of what somebody means to do: *hopes to vaccinate 350,000 people*."""
_DEED: Final = re.compile(
    r"\b(?:(?P<wish>(?:hop|aim|need|want|seek|sought|expect|likely|could|might|may)\w*)(?: to)?|to|will|would) "
    r"(?:also |soon |each )?(?:send|pay|give|recruit|hire|open|deploy|provide|donate|hand|deliver|distribute|supply|"
    r"lend|buy|bring|fly|ship|allocate|contribute|release|reinstate|dismiss|close|shut|build)\b[^.;!?]{0,60}$",
    re.IGNORECASE,
)
"""Before a number of what somebody undertakes: a plan, whose status says so, not a forecast."""
_TO_COME: Final = re.compile(
    r"(?:(?! (?:and(?! [\w-]+ (?:could|might|may|will)\b)|but|while|as|after|when|that|who|said|because|if)\b)"
    r" [\w’'-]+){0,6}?"
    r" (?:could|might|(?-i:may)|will|would|(?:is|are|was|were) (?:likely|expected|forecast|projected|set|due|at risk)"
    r"|expected(?= (?:to|by|in|on|tonight|tomorrow|next|later|this)))\b(?! (?:have|not)\b)",
    re.IGNORECASE,
)
"""After a number that is the subject of what may come: *1.8 million children could die*."""
_REALISED: Final = re.compile(r"\b(?:feared|believed|thought) (?:dead|killed|missing|trapped)\b", re.IGNORECASE)
_GOES_ON: Final = re.compile(
    r"[^.;!?]{0,40}?(?:,| and| plus|,? (?:up |down )?from)(?: and)?(?: another| an earlier| a previous)?\s"
    r"|[^.;!?]{0,40}?[,;] (?:and )?(?:on|by|as of) (?:[\w]+ ){1,3}"
    r"|[^.;!?]{0,50}? (?:and|while) (?:the|its|their) (?:[\w-]+ ){1,3}(?:at )?"
    r"|[^.;!?]{0,90}?,? (?:compared (?:with|to)|against|versus)\s|[^.!?]{0,60}?; (?:and )?(?:a further|another)\s"
)
"""Between two numbers of which the second counts what the first did."""
_OF_THE: Final = re.compile(
    r"(?:Of|Among) (?:the |those |all )?(?P<whom>(?!the\b|all\b|a\b)[^\W\d_]+)(?: [a-z]+)?,? "
    r"(?:at least |about |some |only )?(?:[\w-]+ [\w-]+(?:,| and|, and) ){0,2}$"
)
"""At the head of a sentence, before a part of what was counted last: *Of the dead, 44*."""
_WERE: Final = re.compile(
    r" (?:were|was|are|is) (?:an? )?(?!still|in|at|on|also|being|\w+ed\b|hurt|dead|missing|held)[a-z]"
)
"""After a number at the head of a sentence that tells who some of those counted before were."""
_OF_THE_TOLL: Final = re.compile(
    r" of the (?P<whom>dead|wounded|injured|victims|missing|killed|arrested|detained|detainees|hostages|displaced|"
    r"evacuees)\b"
)
_FREED: Final = re.compile(
    r"(?: of (?:them|whom|those|the [a-z]+))? (?:have|had|has|were|was)(?: since| later| already)?(?: been)?"
    r" (?:freed|released|rescued|discharged|found alive|accounted for|recovered|returned)\b"
)
"""After some of those captured or trapped, who are so no more."""
_OF_TOTAL: Final = re.compile(r" of (?:(?:the|its|their|his|her|our|all)(?: [^\W\d_]+[’']s?)? )?")
"""Between a number and the total that it is some of: *14 of its 52 branches*."""
_LISTED: Final = re.compile(r"(?: [\w-]+){1,3}(?:,| and|, and) (?:at least |about |some |more than )?")
_DID_ELSE: Final = re.compile(
    r" [^\W\d_]+s [^\W\d_]+ed\b(?! (?:by|in|at|near))"
    r"|(?: [^\W\d_]+s)? (?!(?:need|feed|hundred)\b)"
    r"(?:[a-z]+ed|told|sent|left|forced|made|taken|held|fled|march|flee)\b"
)
"""After a number that has a verb of its own: *142 people were held and two officers suspended*."""
_COMPARED: Final = re.compile(r"[^.;!?]{0,90}?(?:compared (?:with|to)|(?:up|down) from|against|versus)\s")
"""Between two numbers that one source sets against one another."""
_ANAPHOR: Final = re.compile(r"\b(?:number|figure|total|toll|count|tally)\b[^.;!?]{0,40}$")
_TOLL_NOUN: Final = re.compile(
    r"\b(?:toll|tally|deaths?|fatalities|injuries|dead|wounded|injured|missing|others|number|casualties)$",
    re.IGNORECASE,
)


def figures(folio: Folio, tools: Tools) -> tuple[Figure, ...]:
    """The figures of one dispatch, in text order; ages, durations and a bare *one* are none."""
    contexts = _contexts(folio)
    finder = _Finder(folio, tools, contexts)
    return tuple(figure for context in contexts if context.quantities for figure in finder.of_sentence(context))


@dataclass(frozen=True, slots=True)
class _Context:
    """A sentence with the records that stand in it, each kind in text order."""

    span: Span
    quantities: list[Quantity] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)


def _contexts(folio: Folio) -> list[_Context]:
    """The sentences, each with its quantities, claims and times."""
    made = [_Context(Span(s.start, s.end)) for s in folio.of(Sentence)] or [_Context(Span(0, len(folio.text)))]
    starts = [context.span.start for context in made]

    def at(offset: int) -> int:
        return max(0, bisect_right(starts, offset) - 1)

    for quantity in folio.of(Quantity):
        made[at(quantity.start)].quantities.append(quantity)
    counts = {offset for q in folio.of(Quantity) for offset in (q.start, q.end - 1)}
    for time in folio.of(Time):
        told = time.type in {"DATE", "TIME"} and time.begin and time.precision is not None
        if told and time.start not in counts and time.end - 1 not in counts:
            made[at(time.start)].times.append(time)
    for claim in folio.of(Claim):
        held = sorted({i for start, end in claim.pieces for i in range(at(start), at(max(start, end - 1)) + 1)})
        for index in held:
            made[index].claims.append(claim)
    return made


class _Finder:
    """What the figures of one dispatch are looked up in."""

    def __init__(self, folio: Folio, tools: Tools, contexts: list[_Context]) -> None:
        self.folio = folio
        self.tools = tools
        self.contexts = contexts
        self.starts = [context.span.start for context in contexts]
        self.claims = folio.of(Claim)
        self.recent: list[Figure] = []
        """Figures that are no parts and no conversions."""
        self.tolls: dict[str, Figure] = {}
        """By what they count, the greatest figures that are no parts."""
        self.whereabouts = Whereabouts(folio, tools)
        document = folio.document
        published = document.published if document else None
        self.published = published.start if published and published.precision not in {None, "month", "year"} else None

    def of_sentence(self, context: _Context) -> list[Figure]:
        """The figures of one sentence, each part after the whole that it belongs to."""
        made: dict[tuple[int, int], Figure] = {}
        whole: Figure | None = None
        for index, quantity in enumerate(context.quantities):
            part_of = self._whole(context.quantities, index, made) if index else None
            part_of = part_of or self._whole_before(context, quantity)
            kind = counted_as(self.folio.text, context.span, index, context.quantities, self.tools)
            kind = self._inherited(kind, quantity, whole, part_of)
            kind = asked(self.folio.text, context.span.start, quantity, kind, self.tools)
            meant = recalled(self.folio.text, context.span, quantity, kind, self.recent, self.tools)
            kind = meant.quantity if meant is not None else kind
            twin = made.get((context.quantities[index - 1].start, context.quantities[index - 1].end)) if index else None
            twin = twin if twin is not None and _is_elsewhere(self.folio.text, twin, quantity) else None
            kind = twin.quantity if twin is not None else kind
            meant = meant or twin
            listed = index > 0 and self._is_listed(context.quantities[index - 1], quantity, made)
            if index and _is_known_total(self.folio.text, context.quantities[index - 1], quantity):
                continue
            kept = (
                part_of is not None
                or listed
                or self._is_of_total(context.quantities, index)
                or _is_worth(self.folio.text, quantity, kind or "other", self.tools)
            )
            if kind is None or not kept:
                continue
            figure = self._figure(context, quantity, kind, part_of, made)
            if meant is None and part_of is not None and _is_only_some(self.folio.text, quantity):
                meant = part_of
            if meant is not None:
                figure = replace(figure, unit=meant.unit, counted=meant.counted)
            if figure.subset_of is None and figure.conversion_of is None:
                self.recent.append(figure)
                if stated(figure) >= stated(self.tolls.get(figure.quantity, figure)):
                    self.tolls[figure.quantity] = figure
            made[quantity.start, quantity.end] = figure
            whole = whole if part_of else figure
        return list(made.values())

    def _is_of_total(self, among: Sequence[Quantity], index: int) -> bool:
        """Whether a number is so many of a known total: *12 of 18 departments*."""
        following = among[index + 1] if index + 1 < len(among) else None
        return following is not None and _is_known_total(self.folio.text, among[index], following)

    def _is_listed(self, before: Quantity, quantity: Quantity, made: dict[tuple[int, int], Figure]) -> bool:
        """Whether a number stands in a list with one that is a figure: *six tanks and two drones*."""
        gap = self.folio.text[before.end : quantity.start]
        told = (before.start, before.end) in made and not _only_compares(self.folio.text, quantity)
        return told and _LISTED.fullmatch(gap) is not None

    def _whole(self, among: Sequence[Quantity], index: int, made: dict[tuple[int, int], Figure]) -> Figure | None:
        """The figure that ``among[index]`` is a part of."""
        for earlier in reversed(among[max(0, index - PARTS) : index]):
            figure = made.get((earlier.start, earlier.end))
            part = figure is not None and is_part(self.folio.text, earlier, among[index])
            if part and figure is not None and stated(among[index]) <= stated(figure):
                return figure
        return None

    def _whole_before(self, context: _Context, quantity: Quantity) -> Figure | None:
        """The toll of an earlier sentence of which some are told now: *of the dead, 44*, *two of them*."""
        text, start = self.folio.text, context.span.start
        some = _OF_THE.search(text, start, quantity.start) if quantity.start - start < OPENING else None
        some = some or _OF_THE_TOLL.match(text, quantity.end)
        if some is not None and (told := self.tools.counted.tolls.match(some["whom"])) is not None:
            toll = self.tolls.get(str(told.lastgroup))
            return toll if toll is not None and toll.start < start else None
        opens = quantity.start - start < 3
        of_them = is_some(text, quantity)
        them = some is not None or of_them or (opens and _WERE.match(text, quantity.end) is not None)
        last = self.recent[-1] if self.recent else None
        kinds = {*TOLLS, "other", "troops"} if of_them and not _is_below(quantity, 2) else TOLLS
        near = last is not None and last.quantity in kinds and context.span.start - last.end < REMEMBERED
        return last if them and near and last is not None and stated(last) > stated(quantity) else None

    def _inherited(
        self, kind: Counted | None, quantity: Quantity, before: Figure | None, whole: Figure | None
    ) -> Counted | None:
        """A part counts what its whole does; so does a number joined by *and* with no telling word of its own."""
        if whole is not None and whole.quantity in {*TOLLS, "troops"} and kind in {"other", "troops"}:
            return "other" if _FREED.match(self.folio.text, quantity.end) else whole.quantity
        text = self.folio.text
        bare = kind in {*TOLLS, "other"} and is_bare(text, quantity)
        if bare and before is not None and _COMPARED.fullmatch(text, before.end, quantity.start):
            return before.quantity if before.quantity in TOLLS else kind
        same = before is not None and before.quantity in TOLLS and before.counted == quantity.counted
        if (quantity.unit != "people" and not same) or kind not in {"other", "troops"}:
            return kind
        if before is not None and (same or before.unit == "people"):
            gap = self.folio.text[before.end : min(quantity.start, before.end + 200)]
            if _DID_ELSE.match(self.folio.text, quantity.end):
                return kind
            if _GOES_ON.fullmatch(gap) or _ANAPHOR.search(gap):
                return before.quantity
        return kind

    def _figure(
        self,
        context: _Context,
        quantity: Quantity,
        kind: Counted,
        whole: Figure | None,
        made: dict[tuple[int, int], Figure],
    ) -> Figure:
        folio = self.folio
        claim = _innermost(context.claims, quantity)
        aside = claim is not None and is_aside(folio.text, claim, quantity)
        unit, counted = _whom(folio.text, quantity, kind, self.tools)
        origin = made.get(quantity.conversion_of) if quantity.conversion_of else None
        return Figure(
            id=content_id("figure", folio.doc, folio.dispatch.text_sha256, quantity.start, quantity.end),
            claim=claim.id if claim else None,
            doc=folio.doc,
            start=quantity.start,
            end=quantity.end,
            text=quantity.text,
            low=quantity.low,
            high=quantity.high,
            point=quantity.point,
            qualifier=quantity.qualifier,
            unit=unit,
            quantity=kind,
            counted=counted,
            conversion_of=origin.id if origin else None,
            place=self.whereabouts.of(quantity, kind, claim.source if claim else None)
            or (whole.place if whole else None),
            as_of=whole.as_of
            if whole and not context.times and self._is_settled(context, whole)
            else self._as_of(context, quantity, kind),
            source=self._source(context, quantity, None if aside else claim, next(reversed(made.values()), None)),
            status=claim.status if claim and not aside else "asserted",
            projection=self._is_projection(context, quantity),
            subset_of=whole.id if whole else None,
        )

    @staticmethod
    def _is_settled(context: _Context, whole: Figure) -> bool:
        """Whether a part is counted with its whole: in its sentence, or of what happened to people once."""
        return whole.start >= context.span.start or whole.quantity in GROWING

    def _as_of(self, context: _Context, quantity: Quantity, kind: Counted) -> AsOf:
        """When it holds; a length does not hold for the year in which a bridge was opened."""
        if quantity.unit == "magnitude" and len(context.times) == 1:
            return day_of(context.times[0])
        lasting = kind == "distance" and quantity.unit not in _OF_RAIN
        times = [t for t in context.times if t.precision in ONE_DAY] if lasting else context.times
        table = self.tools.consequences if kind in GROWING else None
        return as_of(self.folio.text, context.span, quantity, times, self.published, table)

    def _source(self, context: _Context, quantity: Quantity, claim: Claim | None, last: Figure | None) -> Source | None:
        """Whose figure it is called, else the claim's source, else whoever counts in the number's own clause."""
        whose = whose_figure(self.folio.text, context.span, quantity, self.claims)
        if whose is not None:
            return whose
        if claim is not None and claim.inherited_from is not None:
            counter = counting_subject(self.folio.text, context.span, None, quantity, self.claims)
            if counter is not None:
                return counter
        if claim is not None and claim.source is not None:
            return antecedent(self.folio.text, context.span, claim.source, self.claims)
        if last is not None and _COMPARED.fullmatch(self.folio.text, last.end, quantity.start):
            return last.source
        return counting_subject(self.folio.text, context.span, self.before(context.span), quantity, self.claims)

    def _is_projection(self, context: _Context, quantity: Quantity) -> bool:
        """Whether the number is said of what may come, not of what is: *could reach four million*."""
        before = self.folio.text[max(context.span.start, quantity.start - 90) : quantity.start]
        after = self.folio.text[quantity.end : min(context.span.end, quantity.end + 80)]
        deed = _DEED.search(before)
        if deed is not None and not deed["wish"]:
            return _TO_COME.match(after) is not None
        foreseen = _PROJECTED.search(before) or _INTENDED.search(before) or _TO_COME.match(after)
        return foreseen is not None and _REALISED.search(before + after[:40]) is None

    def before(self, span: Span) -> Span | None:
        """The sentence before one."""
        at = bisect_left(self.starts, span.start)
        return self.contexts[at - 1].span if at else None


_ELSEWHERE: Final = re.compile(
    r"(?: of (?:them|whom))?(?: [\w’'-]+){0,4} (?:in|at|near|from) [^.;:!?\d]{2,90}?,? (?:and|but)"
    r"(?: another| a further)? "
)
_THERE: Final = re.compile(r"(?: (?:more|others))? (?:in|at|near|from) (?:the )?[^\W\d_a-z]")


def _is_elsewhere(text: str, figure: Figure, quantity: Quantity) -> bool:
    """Whether a number counts in another place what the one before did: *12 died in Aden and five in Taiz*."""
    return (
        _THERE.match(text, quantity.end) is not None
        and _ELSEWHERE.fullmatch(text, figure.end, quantity.start) is not None
    )


def _innermost(claims: Sequence[Claim], quantity: Quantity) -> Claim | None:
    """The shortest claim that holds the whole number."""
    holding = [c for c in claims if any(s <= quantity.start and quantity.end <= e for s, e in c.pieces)]
    return min(holding, key=lambda c: (sum(e - s for s, e in c.spans), c.start, c.id), default=None)


def _is_worth(text: str, quantity: Quantity, kind: Counted, tools: Tools) -> bool:
    """Whether a chronicle keeps it: whatever befell people, sums and measures; of other things only large counts.

    How many are enough of what is the table ``worth`` of ``counted.yaml``.
    """
    if (quantity.counted or "").endswith("inhabitants") and _HAS.search(
        text[max(0, quantity.start - 32) : quantity.start]
    ):
        return False
    if _only_compares(text, quantity) or _INHABITANTS.search(text[max(0, quantity.start - 60) : quantity.start]):
        return False
    if kind == "troops":
        return not _is_below(quantity, 2)
    if quantity.unit is not None and "/" in quantity.unit:
        return True
    if kind != "other" or dimension(quantity, tools) is not None:
        return True
    around = text[max(0, quantity.start - 32) : quantity.start], text[quantity.end : quantity.end + 48]
    alive = _FOUND.search(around[0]) is not None and _ALIVE.match(around[1]) is not None
    if alive or _SAVED.search(around[0]) or _SAVED_AFTER.match(around[1]):
        return not _is_below(quantity, 1)
    if quantity.unit == "people" and (_JUDGED.search(around[0]) or _JUDGED_AFTER.match(around[1])):
        return not _is_below(quantity, 2)
    if not _is_below(quantity, 2) and (_RUINING.search(around[0]) or _RUINED.match(around[1])):
        return True
    if _ADJECTIVAL.match(around[1]):
        return False
    words = (quantity.counted or "").lower().replace("-", " ").split()
    noun = "people" if quantity.unit == "people" else words[-1] if words else ""
    return not _is_below(quantity, tools.counted.least.get(noun, tools.counted.anything))


def _is_only_some(text: str, quantity: Quantity) -> bool:
    """Whether a number is of *them* with no noun of its own: *seven of them reported*, not *11 of them civilians*."""
    some = _OF_THOSE.match(text, quantity.end)
    return some is not None and not text.startswith(quantity.counted or "\0", some.end())


_OF_THOSE: Final = re.compile(r" of (?:them|whom|which|those),? ?")


def _is_known_total(text: str, part: Quantity, total: Quantity) -> bool:
    """Whether ``total`` only says of how many ``part`` is told: *12 of 18 departments*."""
    counts = part.point is not None and total.point is not None and 2 <= part.point <= total.point
    return (
        counts
        and "percent" not in {part.unit, total.unit}
        and _OF_TOTAL.fullmatch(text, part.end, total.start) is not None
    )


def _only_compares(text: str, quantity: Quantity) -> bool:
    """Whether a number only says how two others compare: *three times*, *ten more than the licence allows*."""
    of_things = quantity.unit is not None and not quantity.unit.startswith("percent")
    differs = of_things and _DIFFERS.match(text, quantity.end) is not None
    return differs or _TIMES.match(text, quantity.end) is not None


def _is_below(quantity: Quantity, least: float) -> bool:
    """Whether the number is below ``least``, whichever bound is stated."""
    return stated(quantity) < least


_INHABITANTS: Final = re.compile(
    r"\b(?:(?:nation|country|city|town|state|region|island|village|district|province|capital|republic) of|population of"
    r"|home to|inhabited by)(?: about| some| around| nearly| almost| more than| over)? $",
    re.IGNORECASE,
)
"""Before a number that tells how large a place is, not what happened."""
_HAS: Final = re.compile(r"\b(?:has|have|had|with) (?:about |some |around |only |nearly )?$", re.IGNORECASE)
_RUIN: Final = r"(?:destroy|damag|burn|smash|torch|wreck|flatten|demolish|loot|collaps|flood)"
_RUINING: Final = re.compile(rf"\b{_RUIN}(?:ed|ing|s|es|t|ied)(?: [a-z]+){{0,3}} $", re.IGNORECASE)
_RUINED: Final = re.compile(
    rf"(?: [\w-]+){{0,3}}? (?:(?:were|was|have|had|has|are|been|also) ){{0,3}}{_RUIN}(?:ed|t|ied)\b", re.IGNORECASE
)
"""Around a number of things that came to harm: a chronicle keeps two of any."""
_SAVED: Final = re.compile(r"\b(?:rescu(?:ed|es|ing)|freed|releas(?:ed|es|ing)|saved)(?: [a-z]+){0,2} $", re.IGNORECASE)
_SAVED_AFTER: Final = re.compile(
    r"(?: [\w-]+){0,2} (?:freed|rescued|released)\b"
    r"|(?: [\w-]+){0,3}? (?:(?:have |has |had )?(?:fallen|fell|tested) (?:ill|sick|positive)"
    r"|(?:were|was|have been|had been|has been) (?:[a-z]+ )?(?:rescued|freed|released|saved|infected|admitted|"
    r"suspended|(?:[a-z]+ ){1,3}alive))\b"
)
"""Around a number of people who got away, or fell ill."""
_FOUND: Final = re.compile(r"\b(?:found|pulled|brought|dug|got|located|reached)(?: out| up)? $", re.IGNORECASE)
_ALIVE: Final = re.compile(r"(?: [\w-]+){1,4}? (?:alive|unhurt|unharmed|to safety)\b")
"""Around a number of those found: *a team found two miners alive*."""
_JUDGE: Final = (
    r"(?:charged|charging|indicted|convicted|convicting|sentenced|sentencing|acquitted|questioned|questioning|expelled|expelling|"
    r"dismissed|dismissing|sacked|sacking|suspended|suspending|deported|deporting|laid off|disqualified|summoned)"
)
_JUDGED: Final = re.compile(
    rf"\b(?:{_JUDGE}(?: [a-z]+){{0,2}}|(?:sanctions|bans?|curbs|assets of)(?: on)?) $", re.IGNORECASE
)
_JUDGED_AFTER: Final = re.compile(
    rf"(?: [\w-]+){{0,4}}? (?:were|was|have been|had been|has been|are being) {_JUDGE}\b"
    r"|[^.;:!?]{0,100}? (?:are|were|is|was|stand|go|went)(?: also| now)? (?:in the dock|on trial|under investigation)\b"
)
"""Around a number of people on whom a court, a state or an employer acted."""
_ADJECTIVAL: Final = re.compile(r"[-‑](?!strong\b)[a-z]+")
"""After a number that makes an adjective: *the 47-nation council*."""
_DIFFERS: Final = re.compile(
    r" (?:[a-z]+ )?(?:more|fewer|less) than (?:the|an?|its|in|on|at|last|that|had|yesterday|[A-Z])"
)
_TIMES: Final = re.compile(r" (?:of )?times\b", re.IGNORECASE)


def _whom(text: str, quantity: Quantity, kind: Counted, tools: Tools) -> tuple[str | None, str | None]:
    """Unit, and who or what is counted; the toll itself (*the death toll rose to 45*) counts people."""
    if kind in {"money", "share", "other"} or quantity.counted is None:
        return quantity.unit, quantity.counted
    some = _OF_THE_TOLL.match(text, quantity.end)
    told = tools.counted.tolls.match(some["whom"]) if some is not None else None
    if _TOLL_NOUN.search(quantity.counted) and (told is None or told.lastgroup == kind):
        return quantity.unit, "people"
    participle = quantity.counted.lower().endswith("ed")
    if kind in TOLLS and not counts_people(quantity, tools) and (participle or not _follows(text, quantity)):
        return "people", "people"
    return quantity.unit, quantity.counted


def _follows(text: str, quantity: Quantity) -> bool:
    """Whether the noun that is counted stands right after the number."""
    return (
        text[quantity.end : quantity.end + 60]
        .lstrip(" -“‘'\"")
        .lower()
        .startswith((quantity.counted or "\0").lower()[:12])
    )
