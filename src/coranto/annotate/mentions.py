"""Named mentions of a dispatch: flat, without titles, each with the fullest form of its name in the document.

Rules: runs of capitalised words, a table of evidence for what they name, then what the whole document says of the
doubtful ones. An adjective of a country or a faith (*Russian troops*) is no mention; its noun (*Russians*) is a group.
Armed groups, parties and movements are organizations. A leading demonym stays where it is part of an organization's
name.
"""

import sys
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from coranto.annotate.headline_names import names_in_headline
from coranto.annotate.name_labels import Sight, head_label, is_area, is_everyday, known_label, label_of
from coranto.annotate.name_spans import Run, is_title_case, runs
from coranto.annotate.tokens import Word, words
from coranto.model.annotation import Label, Mention, Sentence, TimeExpression
from coranto.model.corpus import Folio
from coranto.tools import Tools

ENOUGH: Final = 2.0
"""Weight of evidence from which a name is taken at its first sight; below it the document must speak for it."""


SURE: Final = 4.0
"""Weight from which a name is taken in a line of capitals."""
STRONGER: Final = 7.0
"""Weight from which other evidence outdoes that a word is somebody's family name."""


DOUBTFUL: Final = 1.1
"""Weight from which a lone word speaks for a person at all: that no list has it is no such evidence, however often."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible mention."""

    start: int
    end: int
    text: str
    key: str
    label: Label | None
    weight: float
    opening: bool
    """Whether it is the first word of a sentence and could be an everyday word with a capital."""
    titled: bool


def mentions(folio: Folio, tools: Tools) -> tuple[Mention, ...]:
    """Every name in the text, in order; none overlaps another."""
    text = folio.text
    rows = [(row, is_title_case(row, tools.names)) for row in _rows(folio, tools)]
    small = {word.key for row, _ in rows for word in row if word.text.islower()}
    found = [
        c
        for row, shouted in rows
        if not shouted
        for run in runs(row, tools)
        for c in _seen(text, row, run, small, tools)
    ]
    ill = _illnesses((row for row, _ in rows), found, tools)
    kept = [c for c in _kept(found, tools) if c.key not in ill]
    known: dict[str, Label] = {c.key.split()[-1]: "person" for c in kept if c.label == "person"}
    known |= {c.key: c.label for c in kept if c.label is not None}
    for row, shouted in rows:
        if shouted:
            kept += _in_headline(text, row, known, small, tools)
    fullest = full_names([c for c in kept if c.label == "person"])
    return tuple(
        Mention(folio.doc, c.start, c.end, c.text, c.label or "organization", fullest.get(c.key, c.text))
        for c in sorted(kept, key=lambda c: (c.start, -c.end))
    )


def _rows(folio: Folio, tools: Tools) -> Iterable[list[Word]]:
    """The words of every sentence that may hold names."""
    times = sorted((row.start, row.end) for row in folio.of(TimeExpression))
    for sentence in folio.of(Sentence):
        if sentence.furniture != "copyright":
            yield _without_times(words(folio.text, sentence.start, sentence.end, tools.names), times)


def _illnesses(rows: Iterable[Sequence[Word]], found: Iterable[Candidate], tools: Tools) -> frozenset[str]:
    """Words that the text writes before *fever*, *virus* and the like, and nowhere as a sure name (*in Wuhan*)."""
    nouns = tools.names.illness_nouns
    named = {word.key for row in rows for word, after in pairwise(row) if word.capital and after.key in nouns}
    return frozenset(named - {c.key for c in found if c.weight >= STRONGER}) if named else frozenset()


def _in_headline(
    text: str, row: list[Word], known: Mapping[str, Label], small: Set[str], tools: Tools
) -> Iterable[Candidate]:
    """Names of a line in capitals: those that are known, then runs that hold none of them and are sure."""
    taken = [False] * len(row)
    for first, last, label in names_in_headline(row, known, tools):
        taken[first:last] = [True] * (last - first)
        start, end = row[first].start, row[last - 1].end
        key = " ".join(word.key for word in row[first:last])
        yield Candidate(start, end, text[start:end], key, label, SURE, False, False)
    for run in runs(row, tools):
        if not any(taken[run.first : run.last]) and not row[run.first].text.isupper():
            yield from (c for c in _seen(text, row, run, small, tools) if c.label and c.weight >= SURE)


def _without_times(row: list[Word], times: Sequence[tuple[int, int]]) -> list[Word]:
    """The words, those within time expressions marked as not capitalised: *Monday* begins no name."""
    if not times:
        return row
    kept = []
    for word in row:
        at = bisect_right(times, (word.start, sys.maxsize)) - 1
        within = at >= 0 and word.end <= times[at][1]
        kept.append(replace(word, capital=False) if within and word.capital else word)
    return kept


def _seen(text: str, row: list[Word], run: Run, small: Set[str], tools: Tools) -> Iterable[Candidate]:
    """The candidates in one run: the run without its idle first words, cut where it holds several names."""
    first = _first_word(row, run, tools)
    if first >= run.last:
        return
    for part in _parts(row, Run(first, run.last, run.title if first == run.first else None), tools):
        inner = row[part.first : part.last]
        sight = Sight(row, part, tools)
        key = " ".join(word.key for word in inner)
        if not key or _is_idle(sight, key):
            continue
        judged = label_of(sight)
        start, end = inner[0].start, inner[-1].end
        yield Candidate(
            start, end, text[start:end], key,
            judged[0] if judged else None, judged[1] if judged else 0.0,
            _opens(row, part, small, tools), part.title is not None,
        )  # fmt: skip


def _first_word(row: list[Word], run: Run, tools: Tools) -> int:
    """The index of the run's first word that can begin a name."""
    lexicon, first = tools.names, run.first
    if run.title is not None:
        return first
    if _idle_participle(row, run, tools):
        first += 1
    while first < run.last:
        word = row[first]
        if word.text.isupper() and len(word.text) > 1:
            break  # an acronym, whatever word it spells
        rest = "".join(w.gap + w.text for w in row[first : run.last]).strip()
        if rest in lexicon.known or (word.key not in lexicon.common and word.key not in {"the", "i"}):
            break
        if lexicon.common.get(word.key, False) or (first > 0 and first != run.first and word.key != "the"):
            break  # nouns and adjectives may begin a name: National Bank
        if first > 0 and row[first].gap.strip() == "" and word.key not in {"the", "i"} and run.title is None:
            break  # within a sentence even a verb's capital is meant
        if run.last - first >= 2 and rest in tools.gazetteer:
            break
        first += 1
    return first


def _idle_participle(row: list[Word], run: Run, tools: Tools) -> bool:
    """Whether a verb form opens the sentence before a name that stands by itself: *Addressing Parliament*."""
    word = row[run.first]
    if run.first > 0 or run.last - run.first < 2 or not word.key.endswith(("ing", "ed", "ly")):
        return False
    rest = "".join(w.gap + w.text for w in row[run.first + 1 : run.last]).strip()
    whole = f"{word.text} {rest}"
    return (rest in tools.gazetteer or known_label(rest, tools) is not None) and whole not in tools.gazetteer


def _parts(row: list[Word], run: Run, tools: Tools) -> Iterable[Run]:
    """The run without a demonym that only qualifies the name; whole where a head word holds it together."""
    inner = row[run.first : run.last]
    sight = Sight(row, run, tools)
    if len(inner) < 2 or head_label(sight) in {"organization", "facility", "event", "place", "product"}:
        yield run
        return
    if sight.text in tools.names.known or sight.text in tools.gazetteer:
        yield run
        return
    for size in (2, 1):
        lead = " ".join(word.key for word in inner[:size])
        if len(inner) > size and (lead in tools.countries.demonyms or lead in tools.names.peoples):
            yield Run(run.first + size, run.last, run.title)
            return
    yield run


def _is_idle(sight: Sight, key: str) -> bool:
    """Whether the words name nothing: a weekday, a demonym as adjective, a title alone."""
    lexicon, countries = sight.tools.names, sight.tools.countries
    if key in lexicon.not_names or key in lexicon.illnesses or len(key) < 2:
        return True
    if sight.after() in lexicon.illness_nouns and sight.gap_after.strip() == "" and not is_area(sight):
        return True
    if key in countries.peoples and (key.endswith("s") or (sight.before() == "the" and not sight.after().isalpha())):
        return False
    return (key in countries.demonyms or key in lexicon.peoples) and key not in lexicon.people_nouns


def _opens(row: list[Word], run: Run, small: Set[str], tools: Tools) -> bool:
    """Whether a lone word at the head of a sentence or a quotation may be an everyday word, or is set in capitals.

    ``small`` are the words that the text writes in lower case elsewhere.
    """
    word = row[run.first]
    if run.last - run.first > 1 or run.title is not None:
        return False
    if word.text.isupper() and len(word.text) > 1:
        return _set_in_capitals(row, run, tools)
    heads = run.first == 0 or word.gap.strip(" \u00a0") not in {"", ",", "("}
    return heads and (is_everyday(word.key, tools.names) or word.key in small)


def _set_in_capitals(row: list[Word], run: Run, tools: Tools) -> bool:
    """Whether capitals are how the line is set: *FURIOUS fans*, *A CLOSE vote*, a heading by itself; no acronym."""
    word = row[run.first]
    if not all(w.text.isupper() for w in row[: run.first]) or word.text in tools.gazetteer:
        return False
    alone = all(w.text.isupper() for w in row)
    return alone or run.first > 0 or is_everyday(word.key, tools.names)


def _kept(found: list[Candidate], tools: Tools) -> list[Candidate]:
    """The candidates that the document bears out, with their labels settled."""
    votes = _votes(found)
    surnames = {c.key.split()[-1] for c in found if c.label == "person" and " " in c.key and c.weight >= ENOUGH}
    surnames = {word for word in surnames if word not in tools.names.heads or word not in tools.names.common}
    titled = {c.key for c in found if c.titled and c.label == "person"}
    called = _parts_of_names(found, tools)
    short = _short_names(found, tools)
    settled = []
    for c in found:
        label, weight = c.label, c.weight
        alone = " " not in c.key
        weak = weight < STRONGER or (label == "organization" and not c.text.isupper())
        family = alone and weak and (c.key in surnames or c.key in titled)
        if family or (alone and c.key in called and c.label in {None, "person"}):
            label, weight = "person", max(weight, ENOUGH)
        elif c.key in short and c.label in {None, "person"}:
            label, weight = "organization", max(weight, ENOUGH)
        elif votes.get(c.key):
            label, total = max(votes[c.key].items(), key=lambda item: (item[1], item[0]))
            weight = max(weight, total if not c.opening else weight)
        if label is None or weight < ENOUGH or (c.opening and not votes.get(c.key) and weight < 6.0):
            continue
        settled.append(replace(c, label=label, weight=weight))
    return settled


def _parts_of_names(found: Sequence[Candidate], tools: Tools) -> set[str]:
    """Words of the document's full names of people that may stand for them alone (*Lula*)."""
    lexicon = tools.names
    words = {word for c in found if c.label == "person" and c.weight >= ENOUGH for word in c.key.split()[:-1]}
    return {word for word in words if len(word) > 2 and word not in lexicon.common and word not in lexicon.particles}


def _short_names(found: Sequence[Candidate], tools: Tools) -> set[str]:
    """First words of the document's organizations that may stand for them alone, unless they are a person's name."""
    lexicon = tools.names
    firsts = {c.key.split()[0] for c in found if c.label == "organization" and " " in c.key and c.weight >= ENOUGH}
    return {
        word
        for word in firsts
        if len(word) > 3 and word not in lexicon.given and not is_everyday(word, lexicon) and word not in lexicon.heads
    }


def _votes(found: list[Candidate]) -> dict[str, Counter[Label]]:
    """How much weight the sure sights of each name give each label."""
    votes: dict[str, Counter[Label]] = {}
    for c in found:
        if c.label is not None and not c.opening and c.weight >= (DOUBTFUL if _bare(c) else 1.0):
            votes.setdefault(c.key, Counter())[c.label] += c.weight  # type: ignore[assignment]
    return votes


def _bare(candidate: Candidate) -> bool:
    return candidate.label == "person" and " " not in candidate.key


def full_names(people: Iterable[Candidate]) -> dict[str, str]:
    """Folded name → the fullest form of it that is not ambiguous; forms as first written."""
    written: dict[str, str] = {}
    for person in people:
        written.setdefault(person.key, person.text)
    holders: dict[str, list[str]] = {}
    for key in sorted(written, key=lambda k: (-len(k.split()), k)):
        for word in set(key.split()):
            holders.setdefault(word, []).append(key)
    return {key: written[_fullest(key, holders)] for key in written}


def _fullest(key: str, holders: dict[str, list[str]]) -> str:
    """The longest name of the document that ``key`` can stand for, itself if several could be meant.

    Names that end alike come first: *Kim* is *Mina Kim* before *Kim Basset*.
    """
    parts = key.split()
    longer = [full for full in holders[parts[-1]] if len(full.split()) > len(parts) and set(parts) <= set(full.split())]
    same_end = [full for full in longer if full.split()[-1] == parts[-1]]
    meant = same_end or longer
    firsts = {full.split()[0] for full in meant}
    return meant[0] if len(firsts) == 1 else key
