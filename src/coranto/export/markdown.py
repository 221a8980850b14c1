"""The chronicle in Markdown, with numbered endnotes: source, quote, offsets, hash."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from coranto.export import assessments
from coranto.export.edition import Edition
from coranto.model.grade import Grade
from coranto.view.chronicle import ChronicleView, EntryView
from coranto.view.notes import Note

_SPECIAL: Final = re.compile(r"([\\`*_{}\[\]<>#|~!])")


def render(edition: Edition) -> str:
    """The whole chronicle; words of sources are escaped, so that none of them is taken for markup."""
    return "\n".join(_lines(edition.view, edition.grades, edition.about.in_words())).rstrip() + "\n"


def _lines(view: ChronicleView, grades: Sequence[Grade], about: str) -> Iterator[str]:
    yield "# Chronicle"
    yield ""
    yield f"{view.total} entries from {len(view.documents)} dispatches. Titles and texts are the sources' own words."
    yield from ("", view.note) if view.note else ()
    for section in view.sections():
        yield from ("", "# The rest, day by day") if section in view.rest[:1] else ()
        yield from ("", f"## {section.heading}")
        for entry in section.entries:
            yield from _entry(entry)
    if grades:
        yield from ("", f"## {assessments.HEADING}", "", assessments.INTRODUCTION, "")
    yield from map(_grade, grades)
    yield from ("", "## Notes", "")
    yield from (_note(note) for note in view.notes())
    yield from ("", "## Dispatches", "", "| document | outlet | published | basis | reason |", "|---|---|---|---|---|")
    for d in view.documents:
        cells = (d.doc, d.outlet or "", d.published.start or "unknown", d.published.basis, d.published.reason)
        yield "| " + " | ".join(escaped(cell) for cell in cells) + " |"
    yield from ("", "## About this file", "", escaped(about))


def _entry(entry: EntryView) -> Iterator[str]:
    marks = "".join(f"[^{note.number}]" for note in entry.notes)
    marks += " (see also " + "".join(f"[^{note.number}]" for note in entry.beside) + ")" if entry.beside else ""
    yield from ("", f"### {escaped(entry.title)}", "")
    facts = [entry.when, *([escaped(entry.place)] if entry.place else []), *entry.badges, entry.support]
    facts += [f"says {escaped('; '.join(entry.speakers))}"] if entry.speakers else []
    yield f"*{' · '.join(facts)}*"
    yield from ("", escaped(entry.text) + marks)
    if entry.figures:
        yield ""
    for f in entry.figures:
        as_of = f", as of {f.as_of}" if f.as_of else ""
        yield f"- {escaped(f.what)}: {escaped(f.amount)} ({escaped(f.who)}{as_of})"


def _grade(grade: Grade) -> str:
    where = "" if grade.permalink is None else f" `{code(grade.permalink)}`"
    return f"- **{escaped(assessments.who(grade))}**: {escaped(assessments.what(grade))}{where}"


def _note(note: Note) -> str:
    outlet = f"{escaped(note.outlet)}, " if note.outlet else ""
    page = f"page {note.page}, " if note.page is not None else ""
    same = f" Same words as note {note.copy_of}." if note.copy_of else ""
    return (
        f"[^{note.number}]: {outlet}{note.published}. “{escaped(note.quote)}” "
        f"`{code(note.permalink)}`, {page}characters {note.start}–{note.end}, sha256 `{note.sha256}`.{same}"
    )


def escaped(words: str) -> str:
    """``words`` on one line, with Markdown's special characters taken literally."""
    return _SPECIAL.sub(r"\\\1", " ".join(words.split()))


def code(words: str) -> str:
    """``words`` as they may stand between backticks."""
    return words.replace("`", "'")
