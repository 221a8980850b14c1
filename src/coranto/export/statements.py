"""Claims by speaker, figures by series and declared gaps as plain text: for a terminal of any width, and for a pipe."""

from collections.abc import Iterator, Sequence
from typing import Final

from coranto.export.text import Style, harmless, undressed, wrapped
from coranto.model.assertion import Mode
from coranto.view.claims import UNNAMED, Answer, ClaimView, SpeakerView
from coranto.view.figures import SeriesView
from coranto.view.gaps import GapView

ANSWERS: Final = 6
"""Answers to one claim that are told one by one."""
_IN_COLUMNS: Final = 60
"""From this width on, what is said of a figure stands beside its day and not below it."""


def render_claims(rows: Sequence[SpeakerView], *, width: int = 80, style: Style = undressed) -> str:
    """Each speaker with all that it says, in lines of at most ``width`` characters but for permalinks."""
    if not rows:
        return "No claim matches.\n"
    return "\n".join(line for row in rows for line in (*_speaker(row, width, style), "")).rstrip() + "\n"


def render_figures(
    rows: Sequence[SeriesView], *, width: int = 80, style: Style = undressed, whole: bool = False
) -> str:
    """Each series with a line for every source's value, in lines of at most ``width`` characters but for permalinks."""
    if not rows:
        return "No figure matches.\n" if whole else "No series matches: add --all for figures that stand alone.\n"
    return "\n".join(line for row in rows for line in (*_series(row, width, style), "")).rstrip() + "\n"


def render_gaps(rows: Sequence[GapView], *, width: int = 80, style: Style = undressed) -> str:
    """Each gap in the words that declare it, in lines of at most ``width`` characters but for permalinks."""
    if not rows:
        return "Nothing that matches is declared unknown.\n"
    return "\n".join(line for row in rows for line in _gap(row, width, style)) + "\n"


def _speaker(row: SpeakerView, width: int, style: Style) -> Iterator[str]:
    n = len(row.claims)
    party = f", party: {row.party}" if row.party and row.party != row.name else ""
    yield from _heading(row.name, f"{n} claim{'s' * (n != 1)}{party}", width, style)
    for claim in row.claims:
        yield from _claim(claim, width, style, called=row.name == UNNAMED != claim.who)


def _heading(title: str, told: str, width: int, style: Style) -> Iterator[str]:
    """The title and what is told of it on one line where they fit."""
    *above, last = wrapped(title, width, rest="  ") or [""]
    yield from (style(line, "title") for line in above)
    if told and len(last) + 2 + len(told) <= width:
        yield style(last, "title") + style(f"  {harmless(told)}", "faint")
        return
    yield style(last, "title")
    yield from (style(line, "faint") for line in wrapped(told, width, first="  ", rest="  "))


def _claim(claim: ClaimView, width: int, style: Style, called: bool) -> Iterator[str]:
    """One claim with its facts and answers; with the words for its speaker if ``called`` but by a pronoun."""
    yield from wrapped(_content(claim.lead, claim.words, claim.mode), width, first="  ", rest="  ")
    facts = [claim.status, claim.mode, *([claim.act] if claim.act not in ("states", "denies") else ()), claim.said]
    facts += [f"by “{claim.who}”"] if called else []
    facts += [f"as told by {', who is told by '.join(claim.through)}"] if claim.through else []
    facts += [f"hedged: {claim.hedge}"] if claim.hedge else []
    facts += [f"rests on: {claim.basis}"] if claim.basis else []
    told = wrapped(" · ".join([*facts, *claim.checks]), width, first="    ", rest="    ")
    role = "warning" if claim.status in ("denied", "unverified") else "faint"
    yield from _placed([(line, role) for line in told], (claim.permalink, *claim.also), width, style)
    for answer in claim.answers[:ANSWERS]:
        lines = [(line, "") for line in wrapped(_answer(answer, claim), width, first="    ", rest="      ")]
        yield from _placed(lines, (answer.permalink,), width, style, "      ")
    if len(claim.answers) > ANSWERS:
        yield style(f"    … and {len(claim.answers) - ANSWERS} more", "faint")


def _answer(answer: Answer, claim: ClaimView) -> str:
    """Who answers how, and with which words if these are others."""
    content = f" – {_content(answer.lead, answer.words, answer.mode)}" if answer.words != claim.words else ""
    return f"{answer.how} {answer.who}{content}"


def _content(lead: str, words: Sequence[str], mode: Mode) -> str:
    pieces = (f"“{piece}”" if mode == "direct" else piece for piece in words)
    return f"{lead}: {' … '.join(pieces)}" if lead else " … ".join(pieces)


def _series(row: SeriesView, width: int, style: Style) -> Iterator[str]:
    heading = f"{row.heading} – {row.place}" if row.place else row.heading
    yield from _heading(heading, _spread(row.low, row.high) if len(row.steps) > 1 else "", width, style)
    days = [step.as_of or "no day" for step in row.steps]
    column = max(map(len, days), default=0) if width >= _IN_COLUMNS else 0
    for day, step in zip(days, row.steps, strict=True):
        marks = f" [{', '.join(step.marks)}]" if step.marks else ""
        indent = " " * (column + 4)
        told = wrapped(f"{step.amount}{marks}  ({step.who})", width, first=f"  {day:<{column}}  ", rest=indent)
        yield from _placed([(line, "") for line in told], (step.permalink, *step.also), width, style, indent)


def _spread(low: float | None, high: float | None) -> str:
    if low is None and high is None:
        return "no bounds"
    if high is None:
        return f"{low:,.10g} or more"
    if low is None:
        return f"{high:,.10g} or fewer"
    return f"{low:,.10g}" if low == high else f"{low:,.10g} to {high:,.10g}"


def _gap(row: GapView, width: int, style: Style) -> Iterator[str]:
    yield from wrapped(row.words, width, rest="  ")
    who = [row.who] if row.who and row.who not in row.words else []
    who += [f"said by {row.said_by}"] if row.said_by else []
    about = [f"about: {row.about}"] if row.about and row.about not in row.words else []
    told = wrapped(" · ".join([row.reason, *who, *about, row.published]), width, first="    ", rest="    ")
    yield from _placed([(line, "faint") for line in told], (row.permalink, *row.also), width, style)


def _placed(
    lines: Sequence[tuple[str, str]], permalinks: Sequence[str], width: int, style: Style, indent: str = "    "
) -> Iterator[str]:
    """``lines``, each with its role or none, and behind the last of them the permalinks that fit; the rest below.

    No permalink is broken, so that each can be copied as it stands.
    """
    *above, (line, role) = lines
    yield from (style(words, how) if how else words for words, how in above)
    dressed = style(line, role) if role else line
    used, fresh = len(line), False
    for place in map(harmless, permalinks):
        if used + 2 + len(place) > width:
            yield dressed
            dressed, used, fresh = "", len(indent) - 2, True
        dressed += style((indent if fresh else "  ") + place, "faint")
        used, fresh = used + 2 + len(place), False
    yield dressed
