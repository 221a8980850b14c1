"""Lines of series: one thing counted in several dispatches, led by its latest standing figure."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.compose.desk import Desk
from coranto.compose.drafts import PLAIN_WEIGHT, WEIGHT_OF_QUANTITY, Draft, whole
from coranto.compose.selection import Passage, passage_of, wording
from coranto.model.assertion import Figure

_UPDATES: Final = frozenset(("updates",))


def figure_lines(desk: Desk, made: Sequence[Draft]) -> Iterator[Draft]:
    """A line for each series that two or more dispatches give, citing all of its figures.

    Where the sentence of its latest standing figure leads a line already, that line becomes the series' line.
    """
    led_by = {(draft.wording.text.doc, draft.wording.text.end): draft for draft in reversed(made)}
    for series in desk.series:
        rows = [desk.figures[f] for f in series.figures if f in desk.figures]
        if len({f.doc for f in rows}) < 2:
            continue
        passages = [whole(passage_of(desk.lines, f.doc, f.start, f.end)) for f in rows]
        latest = max(range(len(rows)), key=lambda i: _freshness(rows[i], passages[i], desk))
        lead = passages[latest]
        home = led_by.get((lead.sentence.doc, lead.sentence.end))
        if home is None:
            weight = WEIGHT_OF_QUANTITY.get(series.quantity, PLAIN_WEIGHT)
            home = Draft([], wording(desk.lines, lead), [lead], weight=weight, kind=series.quantity)
            led_by[lead.sentence.doc, lead.sentence.end] = home
            home.add_claims(c for c in desk.claims_in.get(desk.lines.home(lead.sentence.doc, lead.sentence.start), ()))
            yield home
        home.moved = home.moved or any(desk.related(f.id, _UPDATES) for f in rows)
        for passage in passages:
            home.cite(passage)
        home.add_figures([rows[latest], *rows])
        home.add_claims(desk.claims[f.claim] for f in rows if f.claim is not None and f.claim in desk.claims)


def _freshness(figure: Figure, passage: Passage, desk: Desk) -> tuple[bool, str, bool, int, str]:
    """What makes a figure fit to lead its series: not taken back, of the latest day, in running text, told first."""
    wrong = any(r.type == "corrects" and r.b == figure.id for r in desk.relations.get(figure.id, ()))
    return not wrong, _as_of(figure), not passage.furniture, -figure.start, figure.id


def _as_of(figure: Figure) -> str:
    return figure.first_day or ""
