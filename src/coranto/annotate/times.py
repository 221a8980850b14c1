"""Time expressions: found in the text as they stand, and anchored once the dispatch has its date."""

from collections.abc import Iterable, Iterator

from coranto.annotate.time_anchoring import anchored
from coranto.annotate.time_clauses import in_clause, linked
from coranto.annotate.time_grammar import grammar
from coranto.annotate.time_lookalikes import is_time
from coranto.annotate.time_matches import expression
from coranto.annotate.time_orders import ordered
from coranto.model.annotation import Sentence, Time, TimeExpression
from coranto.model.corpus import Folio
from coranto.model.source import Published
from coranto.text.dates import Days, parse_iso
from coranto.tools import Tools


def time_expressions(folio: Folio, tools: Tools) -> tuple[TimeExpression, ...]:
    """Every time expression of the text, in order and without overlap, with the numbers its words give."""
    calendar, text = tools.calendar, folio.text
    personal = calendar.holidays.personal
    found = [
        made
        for rule, match in grammar(calendar).matches(text)
        if (made := expression(folio.doc, rule, match, calendar)) is not None and is_time(made, text, personal)
    ]
    sentences = folio.of(Sentence)
    told: list[TimeExpression] = []
    for one in ordered(tuple(_longest(found))):
        if one.form != "none":
            told.append(linked(in_clause(one, text, sentences, calendar), told[-1] if told else None, text))
    return tuple(told)


def anchored_times(folio: Folio, tools: Tools) -> tuple[Time, ...]:
    """Each expression as TIMEX3 with its half-open interval, counted from the day on which the dispatch was published.

    Where that day is unknown, what depends on it stays open: the value has ``X`` in the places not known, and begin and
    until are null. Where it is one of several days, the interval holds all that the expression could mean.
    """
    published = _published(folio.document.published if folio.document else None)
    return tuple(anchored(folio, published, tools))


def _published(published: Published | None) -> Days | None:
    """The days of publication, or None where unknown."""
    if published is None or published.start is None or published.end is None:
        return None
    begin, end = parse_iso(published.start), parse_iso(published.end)
    if begin is None or end is None or begin[0].begin >= end[0].begin:
        return None
    return Days(begin[0].begin, end[0].begin)


def _longest(found: Iterable[TimeExpression]) -> Iterator[TimeExpression]:
    """The expressions that do not overlap, the longer of any two that do; among equals the rule that stands first."""
    kept: list[TimeExpression] = []
    for one in sorted(found, key=lambda e: (e.start, -e.end)):
        if not kept or kept[-1].end <= one.start:
            kept.append(one)
        elif one.end - one.start > kept[-1].end - kept[-1].start:
            kept[-1] = one
    return iter(kept)
